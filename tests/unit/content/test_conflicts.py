"""The marks of git are found in every kind of source, and nothing else is taken for them."""

from __future__ import annotations

import pytest

from dancam.content.conflicts import conflicts
from dancam.content.files import measured, settings_of, source, template
from tests.unit.makers import codes

BOTH = "<<<<<<< HEAD\nmột\n=======\nhai\n>>>>>>> nhanh-khac\n"
THREE = "<<<<<<< HEAD\nmột\n||||||| 1a2b3c4\nba\n=======\nhai\n>>>>>>> nhanh-khac\n"


def lines(text: str) -> list[int]:
    return [each.place.line for each in conflicts(text, "a")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BOTH, [1]),
        (THREE, [1]),
        (f"a\n{BOTH}b\n{THREE}", [2, 8]),
        (f"```\n{BOTH}```\n", [2]),
        ("<<<<<<<\nmột\n=======\n>>>>>>>\n", [1]),
        ("a\n<<<<<<< HEAD\n", [2]),
        ("a\n>>>>>>> nhanh-khac\n", [2]),
        ("a\n||||||| merged common ancestors\n", [2]),
    ],
)
def test_a_mark_is_found(text: str, expected: list[int]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Đề mục\n=======\n",
        "Đề mục\n========\n",
        "<<<<<<<< HEAD\n",
        "<<<<<<HEAD\n",
        " <<<<<<< HEAD\n",
        "> > > > > > > a\n",
        ">>>>>>>> a\n",
        "| a | b |\n||||||| b |\n",
        "Gõ `<<<<<<< HEAD` rồi `>>>>>>> a`.\n",
        "```\n<<<<<<< HEAD\n```\n",
        "~~~\n>>>>>>> a\n~~~\n",
    ],
)
def test_nothing_else_is(text: str) -> None:
    assert lines(text) == []


def test_every_kind_of_source_is_looked_at() -> None:
    front = "---\ntitle: A\n---\n\n"
    assert codes(source("content/a.md", f"{front}{BOTH}".encode(), "")[1]) == ["conflict-mark"]
    assert codes(source("content/a.md", f"{front}{BOTH}".replace("\n", "\r\n").encode(), "")[1]) == ["conflict-mark"]
    assert codes(source("content/a.md", f"---\n{BOTH}---\n".encode(), "")[1]) == ["conflict-mark"]
    assert codes(source("content/a.md", f"{BOTH}---\ntitle: A\n---\n".encode(), "")[1]) == ["conflict-mark"]
    assert codes(settings_of("site.yml", BOTH.encode(), "")[1]) == ["conflict-mark"]
    assert codes(template("templates/a.html", f"{BOTH}".encode(), "")[1]) == ["conflict-mark"]
    for path in ("static/a.css", "static/a.js", "content/a.svg", "content/a.csv", "static/root/a.TXT"):
        assert "conflict-mark" in codes(measured(path, f"\n{BOTH}".encode(), "")[1]), path
    assert codes(measured("static/a.bin", f"\n{BOTH}".encode(), "")[1]) == []

"""No file of an editor disappears: whatever field is left empty in whatever way, it is a page or a problem names it."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dancam.authoring.fieldbook import FRONT_MATTER
from dancam.content import frontmatter
from dancam.content.source import Source
from dancam.plan.scope import plan_all, scope_of
from dancam.problems import Problem
from dancam.site.urls import output_path
from tests.amounts import IS_LONG
from tests.property.strategies import examples
from tests.unit.makers import arranged, told

EMPTY = (
    *(
        "",
        '""',
        "''",
        "~",
        "null",
        '" "',
        "'\t'",
        "# ghi chú",
        "#chữ",
        "|",
        ">-\n  ",
        "[]",
        "{}",
        '[""]',
        "[~]",
        '[" "]',
    ),
    *(
        '{"": ""}',
        '{name: ""}',
        "\n  -",
        '\n  - ""',
        "\n  - #chữ",
        '\n  - {name: "", url: "", file: ""}',
        '\n  src: ""',
    ),
    *(f'"{blank}"' for blank in "\u00a0\u200b\u3000\ufeff\u2060"),
    *("\u00a0", "\u200b", "\u3000", "\ufeff", "\u00a0\u200b", "|\n  \u00a0\n", "“”", '"“”"'),
)
FIELDS = [each.name for each in FRONT_MATTER]
KINDS = {
    "thoi-su/bai.md": {"title": "Bài", "date": "2026-06-01 08:00", "category": "thoi-su"},
    "thoi-su/index.md": {"title": "Bài", "date": "2026-06-01", "category": "thoi-su"},
    "thoi-su/khong-ngay.md": {"title": "Bài", "category": "thoi-su"},
    "thoi-su/khong-chuyen-muc.md": {"title": "Bài", "date": "2026-06-01"},
    "gioi-thieu.md": {"title": "Giới thiệu"},
    "ban/index.md": {"title": "Ban"},
    "index.md": {"title": "Trang chủ"},
}


def read(path: str, fields: dict[str, str]) -> tuple[Source | None, list[Problem]]:
    front = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return frontmatter.read(f"---\n{front}---\n\nThân bài.\n".encode(), path)


def is_accounted_for(path: str, fields: dict[str, str]) -> bool:
    """Whether a file became an output of its own, or an error names it."""
    source, problems = read(path, fields)
    errors = [each for each in problems if each.is_error]
    if source is None:
        return bool(errors) and all(each.place.file == f"content/{path}" for each in errors)
    return becomes_something(source)


@functools.cache  # most ways of leaving a field empty are read as the same
def becomes_something(source: Source) -> bool:
    """Whether a source becomes an output of its own, or an error names it."""
    path = source.path
    arrangement = arranged([source])
    plan = plan_all(arrangement, None, scope_of(arrangement))
    shown = [*arrangement.site.articles, *arrangement.site.pages]
    is_shown = any(each.path == path and output_path(each.url) in plan.slots for each in shown)
    return is_shown or any(each.is_error for each in (*told(arrangement.problems), *told(plan.problems)))


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("field", FIELDS)
def test_a_field_that_is_left_empty_makes_no_file_disappear(path: str, field: str) -> None:
    turn = [*KINDS].index(path) + FIELDS.index(field)  # every way in every field and in every kind, not in each of both
    for value in EMPTY if IS_LONG else EMPTY[turn % 2 :: 2]:
        assert is_accounted_for(path, KINDS[path] | {field: value}), (path, field, value)


@examples(400)
@given(
    st.sampled_from(sorted(KINDS)),
    st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(EMPTY), min_size=2, max_size=6),
)
def test_several_fields_that_are_left_empty_make_no_file_disappear(path: str, fields: dict[str, str]) -> None:
    assert is_accounted_for(path, KINDS[path] | fields)


@pytest.mark.parametrize("date", EMPTY)
def test_an_article_with_neither_date_nor_category_does_not_disappear(date: str) -> None:
    for category in EMPTY:
        assert is_accounted_for("thoi-su/bai.md", {"title": "Bài", "date": date, "category": category}), category


@pytest.mark.parametrize("body", ["", "\x07", "a" * 10, "Ra qu\u00a9n lµm thñy lîi cho vô mïa", "\ufeff"])
@pytest.mark.parametrize(
    "front", ["", "# ghi chú\n", "\n\n", "{}\n", "[]\n", "~\n", '""\n', "\u00a0\n", "\ufeff\n", "|\n"]
)
def test_a_front_matter_with_nothing_in_it_is_told_whatever_else_is(front: str, body: str) -> None:
    _, problems = frontmatter.read(f"---\n{front}---\n{body}".encode(), "a.md")
    assert any(each.is_error for each in problems)

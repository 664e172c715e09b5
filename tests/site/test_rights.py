"""Each example of what is wrong is told with its code, and what is right is not."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from dancam.cli.check import check
from dancam.messages.catalogue import WORDINGS
from demo.examples import SITE as SAMPLE
from demo.examples import write_sample
from demo.rights import BODY, EXAMPLES, FRONT, SITE, TEMPLATE, WHOLE, WORDS, Example
from tests.portal import Portal

TRIED = sorted(code for code, each in EXAMPLES.items() if each.kind != WORDS)
MADE, OTHER = "content/thoi-su/bai-moi.md", "content/thoi-su/bai-khac.md"
BASE = {"title": "Ra quân", "date": "2026-02-24 07:30", "category": "thoi-su"}


def codes(folder: Path, kind: str, text: str, other: str = "") -> dict[str, set[str]]:
    """Return what is told of the files of a portal with an example in it, and with another body in a second article."""
    site = SAMPLE
    if kind == SITE:
        kept = {key: value for key, value in yaml.safe_load(SAMPLE).items() if not re.search(rf"^{key}:", text, re.M)}
        site = f"{text}\n{yaml.safe_dump(kept, allow_unicode=True)}"
    write_sample(folder, site)
    portal = Portal(folder, "")
    given = {key: value for key, value in BASE.items() if not re.search(rf"^{key}:", text, re.M)}
    front = "".join(f"{key}: {value}\n" for key, value in (given if kind == FRONT else BASE).items())
    if kind == FRONT:
        portal.write(MADE, f"---\n{front}{text}\n---\n\nSáng nay.\n")
    elif kind == BODY:
        portal.write(MADE, f"---\n{front}---\n\n{text}\n")
        if other:
            portal.write(OTHER, f"---\n{front.replace('Ra quân', 'Mở hội')}---\n\n{other}\n")
    elif kind == WHOLE:
        portal.write("content/bai-moi.md", text)
    elif kind == TEMPLATE:
        portal.write("templates/404.html", text)
    found = defaultdict(set)
    for each in check(replace(portal.options, jobs=1)).problems:
        found[each.place.file].add(each.code)
    return found


def test_every_problem_has_an_example_and_no_other() -> None:
    assert sorted(EXAMPLES) == sorted(WORDINGS)
    assert len(TRIED) > 75


@pytest.mark.parametrize("code", TRIED)
def test_the_wrong_is_told_and_the_right_is_not(code: str, tmp_path: Path) -> None:
    example: Example = EXAMPLES[code]
    if example.kind == BODY:  # two bodies go into one portal
        found = codes(tmp_path, BODY, example.wrong, example.right)
        assert code in found[MADE]
        assert code not in found[OTHER]
    else:
        assert code in set().union(*codes(tmp_path / "wrong", example.kind, example.wrong).values())
        assert code not in set().union(*codes(tmp_path / "right", example.kind, example.right).values())

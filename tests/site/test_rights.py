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
from demo.rights import EXAMPLES, FRONT, SITE, TEMPLATE, WHOLE, WORDS
from tests.portal import Portal

TRIED = sorted(code for code, each in EXAMPLES.items() if each.kind != WORDS)
ALONE = [code for code in TRIED if EXAMPLES[code].kind in {SITE, TEMPLATE}]
BASE = {"title": "Ra quân", "date": "2026-02-24 07:30", "category": "thoi-su"}
Told = dict[str, set[str]]


def told(portal: Portal) -> Told:
    """Return what is told of each file of a portal."""
    found: Told = defaultdict(set)
    for each in check(replace(portal.options, jobs=1)).problems:
        found[each.place.file].add(each.code)
    return found


def alone(folder: Path, kind: str, text: str) -> set[str]:
    """Return what is told of a portal with an example in its settings, or as a template."""
    site = SAMPLE
    if kind == SITE:
        kept = {key: value for key, value in yaml.safe_load(SAMPLE).items() if not re.search(rf"^{key}:", text, re.M)}
        site = f"{text}\n{yaml.safe_dump(kept, allow_unicode=True)}"
    write_sample(folder, site)
    portal = Portal(folder, "")
    if kind == TEMPLATE:
        portal.write("templates/404.html", text)
    return set().union(*told(portal).values())


def file_of(code: str) -> str:
    """Return the file that an example is in, when it lies beside others."""
    return f"content/bai-{code}.md" if EXAMPLES[code].kind == WHOLE else f"content/thoi-su/bai-{code}.md"


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    """What is told of two portals: one with all that is wrong in articles, one with all that is right."""
    found = {}
    for side in ("wrong", "right"):
        write_sample(folder := tmp_path_factory.mktemp(side))
        portal = Portal(folder, "")
        for code in TRIED:
            if code in ALONE:
                continue
            example = EXAMPLES[code]
            text = getattr(example, side).replace("bai-moi.md", f"bai-{code}.md")
            base = BASE | {"title": f"{BASE['title']} {code}"}
            is_front = example.kind == FRONT
            given = {
                key: value for key, value in base.items() if not is_front or not re.search(rf"^{key}:", text, re.M)
            }
            front = "".join(f"{key}: {value}\n" for key, value in given.items())
            whole = f"---\n{front}{text}\n---\n\nSáng nay.\n" if is_front else f"---\n{front}---\n\n{text}\n"
            portal.write(file_of(code), text if example.kind == WHOLE else whole)
        found[side] = told(portal)
    return found


def test_every_problem_has_an_example_and_no_other() -> None:
    assert sorted(EXAMPLES) == sorted(WORDINGS)
    assert len(TRIED) > 75


@pytest.mark.parametrize("code", ALONE)
def test_the_wrong_is_told_of_settings_and_templates_and_the_right_is_not(code: str, tmp_path: Path) -> None:
    example = EXAMPLES[code]
    assert code in alone(tmp_path / "wrong", example.kind, example.wrong)
    assert code not in alone(tmp_path / "right", example.kind, example.right)


@pytest.mark.parametrize("code", [code for code in TRIED if code not in ALONE])
def test_the_wrong_is_told_and_the_right_is_not(code: str, beside: dict[str, Told]) -> None:
    assert code in beside["wrong"][file_of(code)]
    assert code not in beside["right"][file_of(code)]

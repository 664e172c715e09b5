"""`dancam check`: everything at once, in every form, and nothing is published."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from dancam.authoring.proofread import notes_on
from dancam.cli.check import check
from dancam.cli.main import main
from dancam.pipeline.options import Options
from dancam.problems import Severity
from dancam.system.disk import Disk
from demo.portal import NOW as DEMO_NOW
from tests.portal import NOW, PICTURE, Portal

ROOT = Path(__file__).parents[2]
Captured = pytest.CaptureFixture[str]


def codes(portal: Portal, **options: object) -> list[str]:
    portal.result = check(replace(portal.options, **options))
    return portal.codes()


def test_every_kind_of_problem_is_told_at_once(portal: Portal) -> None:
    portal.write("content/thoi-su/anh.svg", PICTURE)
    portal.article("thoi-su/a.md", "[x](khong.md) ![](anh.svg)\n\n##### Sâu\n\nHai  dấu, hòan, hoà, hóa.", tag="x")
    portal.article("thoi-su/b.md", title="Bài a", expires="2026-06-02")
    portal.article("thoi-su/c.md", date="31/02/2026")
    portal.write("templates/404.html", "{{ view.khong_co }}")
    wanted = {"dead-link", "alt-missing", "heading-skipped", "double-space", "tone-astray", "tones-mixed"}
    wanted |= {"unknown-field", "same-title", "expired", "no-such-day", "template-name"}
    assert wanted == set(codes(portal))
    assert portal.result.failed
    assert not (portal.folder / "public").exists()


def test_drafts_and_scheduled_articles_are_looked_at_too(portal: Portal) -> None:
    portal.article("thoi-su/a.md", "Hai  dấu", draft="true").article("thoi-su/b.md", "[x](k.md)", date="2026-12-01")
    assert codes(portal) == ["double-space", "dead-link"]


def test_only_warnings_and_errors_fail_a_strict_check(portal: Portal) -> None:
    portal.article("thoi-su/a.md", "Hai  dấu")
    assert codes(portal, strict=True) == ["double-space"]
    assert not portal.result.failed
    portal.article("thoi-su/a.md", "##### Sâu")
    codes(portal, strict=True)
    assert portal.result.failed
    codes(portal)
    assert not portal.result.failed


def test_what_a_build_tells_does_not_depend_on_remarks(portal: Portal) -> None:
    portal.article("thoi-su/a.md", "Hai  dấu, hòan.\n\n##### Sâu").build().succeeded()
    assert portal.codes() == []


def test_many_files_are_shared_among_processes(portal: Portal) -> None:
    for number in range(120):
        portal.article(f"thoi-su/bai-{number}.md", "Hai  dấu.")
    alone = codes(portal, jobs=1)
    assert len(alone) == 120  # more than one batch
    one = portal.result.problems
    codes(portal, jobs=3)
    assert portal.result.problems == one


def test_long_lines_and_odd_ones_take_no_time(portal: Portal) -> None:
    """A pattern that takes its time with them would not be through with this in hours."""
    for number, text in enumerate(("`" * 9000, "![](" * 2400, "<img " * 1900, "òa" * 4900, "# " * 4900, "| " * 4900)):
        portal.article(f"thoi-su/bai-{number}.md", text)
        portal.article(f"thoi-su/dai-{number}.md", text * 2)
    paths = [f"thoi-su/{name}-{number}.md" for name in ("bai", "dai") for number in range(6)]
    found = [each for path in paths for each in notes_on(path, Disk().read(portal.folder / "content" / path)).remarks]
    assert {each.code for each in found} == {"alt-missing", "tone-astray"}


def test_the_demo_portal_is_in_order(demo_folder: Path) -> None:
    result = check(Options(site=demo_folder.parent, output=demo_folder, now=DEMO_NOW, jobs=1))
    assert [each.code for each in result.problems] == ["expired"]
    assert result.count(Severity.WARNING) == 0


@pytest.mark.parametrize("name", ["short", "json", "github", "sarif"])
def test_the_forms_for_programs_are_all_that_is_printed(portal: Portal, name: str, capsys: Captured) -> None:
    portal.article("thoi-su/a.md", "[x](khong.md)")
    assert main(["check", "--site", str(portal.folder), "--now", NOW.isoformat(), "--format", name]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    if name == "short":
        assert captured.out.startswith("content/thoi-su/a.md:7:5: warning[liên-kết-chết] ")
        assert captured.out.count("\n") == 1
    elif name == "github":
        assert captured.out.startswith("::warning file=")
        assert "content/thoi-su/a.md,line=7,col=5," in captured.out
    else:
        assert json.loads(captured.out)


def test_a_portal_without_settings_is_told_in_every_form(tmp_path: Path, capsys: Captured) -> None:
    for name in ("people", "short", "json", "github", "sarif"):
        assert main(["check", "--site", str(tmp_path), "--format", name]) == 1
        captured = capsys.readouterr()
        assert "thiếu-site-yml" in captured.out + captured.err

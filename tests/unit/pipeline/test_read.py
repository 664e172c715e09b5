"""The first look at a portal: where nothing is different, nothing is brought, arranged or even imported."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from dancam.pipeline.ledger import Ledger
from dancam.pipeline.read import Opened, open_portal
from dancam.system.disk import Disk
from tests.portal import NOW, Portal

ROOT = Path(__file__).parents[3]
FUTURE = 60 * 10**9  # nanoseconds


class Settled(Disk):
    """A file system on which every file counts as unchanged whose numbers are the same."""

    def now(self) -> int:
        return super().now() + FUTURE


def opened(portal: Portal) -> Opened:
    found = open_portal(portal.options, Settled())
    found.ledger.close()
    return found


def untouched(portal: Portal) -> bool:
    found = open_portal(portal.options, Settled())
    try:
        return found.is_unchanged()
    finally:
        found.ledger.close()


@pytest.fixture
def built(portal: Portal) -> Portal:
    """A portal that was built."""
    portal.write("content/thoi-su/anh.svg", "<svg/>").write("static/a.css", "a").articles(5)
    portal.article("thoi-su/x.md", "[x](khong.md)", image="anh.svg")
    return portal.build(Settled()).succeeded()


def test_a_portal_in_which_nothing_changed_is_untouched(built: Portal) -> None:
    assert untouched(built)
    assert opened(built).reading.files_read == 0


EDITS: dict[str, Callable[[Portal], object]] = {
    "an article": lambda portal: portal.edit("content/thoi-su/x.md", lambda text: text + "x"),
    "a new article": lambda portal: portal.article("thoi-su/y.md"),
    "an article less": lambda portal: portal.delete("content/thoi-su/x.md"),
    "an article elsewhere": lambda portal: portal.move("content/thoi-su/x.md", "content/thoi-su/y.md"),
    "a picture": lambda portal: portal.write("content/thoi-su/anh.svg", "<svg></svg>"),
    "a static file": lambda portal: portal.write("static/a.css", "b"),
    "a static file less": lambda portal: portal.delete("static"),
    "a template": lambda portal: portal.write("templates/404.html", "x"),
    "the settings": lambda portal: portal.edit("site.yml", lambda text: text + "\n"),
    "an output": lambda portal: portal.write("public/index.html", "x"),
    "an output less": lambda portal: portal.delete("public/the/index.html"),
    "an output folder less": lambda portal: portal.delete("public"),
    "a stranger": lambda portal: portal.write("public/x.html", "x"),
    "no ledger": lambda portal: portal.delete(".dancam"),
    "times": lambda portal: portal.touch("content/thoi-su/x.md"),
}


@pytest.mark.parametrize("what", EDITS)
def test_whatever_changed_is_seen(built: Portal, what: str) -> None:
    EDITS[what](built)
    assert not untouched(built)
    built.build(Settled()).succeeded()
    assert untouched(built)


def test_an_output_that_became_a_folder_leaves_nothing_to_do(built: Portal) -> None:
    built.write("static/root/cu", "x").build(Settled()).succeeded()
    built.delete("static/root/cu").article("thoi-su/y.md", aliases="[/cu/y.html]").build(Settled()).succeeded()
    assert untouched(built)


def test_other_options_are_seen(built: Portal) -> None:
    built.build(Settled(), drafts=True)
    assert not untouched(built)
    built.build(Settled(), base_url="https://khac.example")
    assert not untouched(built)
    built.build(Settled())
    assert untouched(built)


@pytest.mark.parametrize("field", ["date", "expires", "updated"])
def test_a_moment_that_has_come_is_seen(built: Portal, field: str) -> None:
    built.article("thoi-su/z.md", **{field: f"{NOW + timedelta(hours=1):%Y-%m-%d %H:%M}"}).build(Settled()).succeeded()
    built.at(NOW + timedelta(minutes=59))
    assert untouched(built)
    built.at(NOW + timedelta(hours=1))
    assert not untouched(built)


def test_news_that_are_old_are_seen(built: Portal) -> None:
    built.article("thoi-su/z.md", date=f"{NOW - timedelta(hours=47):%Y-%m-%d %H:%M}").build(Settled()).succeeded()
    assert "z.html" in built.page("sitemap/tin-moi.xml")
    built.at(NOW + timedelta(hours=1))
    assert untouched(built)
    built.at(NOW + timedelta(hours=1, seconds=1))
    assert not untouched(built)
    assert "z.html" not in built.build(Settled()).succeeded().page("sitemap/tin-moi.xml")
    assert untouched(built)


def test_a_moment_before_the_last_build_is_seen(built: Portal) -> None:
    built.at(NOW - timedelta(seconds=1))
    assert not untouched(built)


def test_a_build_with_nothing_to_do_says_what_the_last_one_said_and_brings_nothing(
    built: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = built.result

    def never(*_: object) -> None:
        raise AssertionError("something was brought")

    for name in (
        "articles",
        "labels",
        "pages",
        "asked",
        "all_outputs",
        "sources",
        "below",
        "output_digests",
        "writing",
    ):
        if name != "below":  # templates, which are few
            monkeypatch.setattr(Ledger, name, never)
    monkeypatch.setenv("DANCAM_DEBUG", "1")
    built.build(Settled()).succeeded().rendered(0).wrote(0)
    now = built.result
    assert (now.articles, now.pages, now.kept) == (before.articles, before.pages, before.rendered) == (6, 1, now.kept)
    assert built.codes() == ["dead-link"] == [each.code for each in before.problems]
    assert now.cold == ""
    built.build(Settled(), strict=True)
    assert not built.result.published
    assert built.result.failed


SCRIPT = f"""
import json, sys
from dancam.system.disk import Disk
now = Disk.now
Disk.now = lambda self: now(self) + {FUTURE}
from dancam.cli.main import main
code = main(sys.argv[1:])
print(json.dumps([code, sorted(sys.modules)]))
"""
# What takes long to import; of dancam itself what arranges, plans and renders.
HEAVY = {"jinja2", "markdown", "nh3", "yaml", "slugify", "difflib", "multiprocessing", "PIL"}
HEAVY |= {f"dancam.{name}" for name in ("views", "render", "site.arrange", "site.site", "plan.planner", "plan.scope")}
HEAVY |= {f"dancam.content.{name}" for name in ("frontmatter", "settings", "form", "yaml", "text")}
HEAVY |= {"dancam.pipeline.prepare", "dancam.pipeline.stages"}


def run(portal: Portal) -> tuple[int, set[str], str]:
    """Build in a process of its own; return how it ended, what it imported and what it said."""
    command = [sys.executable, "-c", SCRIPT, "build", "--site", str(portal.folder), "--now", NOW.isoformat()]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    said, _, last = done.stdout.rstrip("\n").rpartition("\n")
    code, modules = json.loads(last)
    return code, set(modules), said


def test_a_build_with_nothing_to_do_imports_nothing_for_it(portal: Portal) -> None:
    portal.articles(5).build(Settled()).succeeded()
    assert {name for name in HEAVY if name not in sys.modules} <= {"multiprocessing"}  # the names are right
    code, modules, said = run(portal)
    assert code in {0, None}
    assert modules & HEAVY == set()
    assert "5 bài" in said
    assert "0 tệp dựng lại" in said

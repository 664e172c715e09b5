"""Which folder may be written, and in which order files take their places."""

from __future__ import annotations

from pathlib import Path

import pytest

from dancam.pipeline.publish import ASIDE, MARKER, is_ours, mark, publish, refusal
from dancam.render.workers import Done
from dancam.system.disk import Disk, FileStat
from dancam.system.listing import difference

STAT = FileStat(1, 2, 3, 4)


class Diary(Disk):
    """A disk that writes down what is done to it."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    def replace(self, source: Path | str, target: Path | str) -> None:
        self.steps.append(f"put {Path(target).name}")

    def remove(self, path: Path, root: Path) -> None:
        self.steps.append(f"remove {path.name}")


def done(path: str, *, aside: str = "1") -> Done:
    return Done(path, "", b"", aside, ())


def order_of(path: str) -> int:
    return path.endswith(".html")


def steps(rendered: list[Done], found: list[str], gone: list[str]) -> list[str]:
    diary = Diary()
    removed = publish(diary, Path("out"), rendered, order_of, difference(dict.fromkeys(found, STAT), {}), gone)
    assert removed == sum(step.startswith("remove ") for step in diary.steps)
    return diary.steps


def test_what_is_new_comes_before_what_may_lead_to_it() -> None:
    rendered = [done("index.html"), done("new.html")]
    assert steps(rendered, ["index.html"], []) == ["put new.html", "put index.html"]


def test_assets_come_before_the_pages_that_show_them() -> None:
    rendered = [done("a.html"), done("z.svg")]
    assert steps(rendered, [], []) == ["put z.svg", "put a.html"]
    assert steps(rendered, ["a.html", "z.svg"], []) == ["put z.svg", "put a.html"]


def test_the_home_page_comes_when_everything_it_leads_to_is_there() -> None:
    rendered = [done("index.html"), done("the.html"), done("z/index.html")]
    assert steps(rendered, [], []) == ["put the.html", "put index.html", "put index.html"]
    homes = [done("index.html"), done("rss.xml")]
    assert steps(homes, [], []) == ["put rss.xml", "put index.html"]


def test_removals_come_last() -> None:
    assert steps([done("index.html")], ["index.html", "a.html"], ["a.html"]) == ["put index.html", "remove a.html"]


def test_an_output_whose_bytes_are_there_already_is_not_written() -> None:
    assert steps([done("a.html", aside="")], ["a.html"], []) == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.html", True),
        ("a/.b", True),
        (MARKER, False),
        (".htaccess", False),
        (".git/config", False),
        (f"{ASIDE}/1", True),
    ],
)
def test_hidden_entries_at_the_root_are_not_ours(path: str, expected: bool) -> None:
    assert is_ours(path) is expected


def test_what_is_not_ours_is_not_removed() -> None:
    found = [".htaccess", ".git/config", MARKER, f"{ASIDE}/1", "a.html"]
    assert steps([], found, found) == ["remove a.html"]


def portal(folder: Path) -> Path:
    for name in ("content", "static", "templates", ".dancam"):
        (folder / "site" / name).mkdir(parents=True)
    return folder / "site"


@pytest.mark.parametrize(
    "output", [".", "..", "content", "content/x", "static", "templates/x", "/", ".dancam", "content/../content"]
)
def test_no_folder_with_sources_is_ever_written(tmp_path: Path, output: str) -> None:
    site = portal(tmp_path)
    found = refusal(site, site / output)
    assert found is not None
    assert found.code == "output-is-source"


def test_the_home_folder_is_never_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    assert refusal(portal(tmp_path), tmp_path / "home") is not None


def test_a_link_to_the_sources_is_refused(tmp_path: Path) -> None:
    site = portal(tmp_path)
    (tmp_path / "out").symlink_to(site / "content")
    assert refusal(site, tmp_path / "out") is not None


@pytest.mark.parametrize("file", ["a.txt", ".a"])
def test_a_folder_with_files_of_somebody_else_is_refused(tmp_path: Path, file: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / file).touch()
    found = refusal(portal(tmp_path), tmp_path / "out")
    assert found is not None
    assert found.code == "output-not-ours"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    assert refusal(portal(tmp_path), tmp_path / "out") is not None


def test_an_empty_a_missing_and_a_marked_folder_may_be_written(tmp_path: Path) -> None:
    site = portal(tmp_path)
    assert refusal(site, tmp_path / "missing") is None
    (tmp_path / "out").mkdir()
    assert refusal(site, tmp_path / "out") is None
    mark(tmp_path / "out", Disk())
    (tmp_path / "out/a.html").touch()
    assert refusal(site, tmp_path / "out") is None


def test_the_output_may_lie_beside_the_sources(tmp_path: Path) -> None:
    site = portal(tmp_path)
    assert refusal(site, site / "public") is None

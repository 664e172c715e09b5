"""A file system that is told what changes knows the same as one that looks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dancam.serve.live_disk import LiveDisk
from dancam.system.disk import Disk
from tests.portal import PICTURE, Portal


class Settled(LiveDisk):
    """One on which every file counts as unchanged whose numbers are the same."""

    def now(self) -> int:
        return super().now() + 60 * 10**9


def write(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path, encoding="utf-8")


def refused(folder: Path) -> str:
    (folder / "a").symlink_to("../outside")
    return "a"


def nowhere(folder: Path) -> str:
    (folder / "a").symlink_to("b/c")
    return "a"


def within(folder: Path) -> str:
    write(folder, "b/c")
    (folder / "a").symlink_to("b/c")
    return "a"


@pytest.mark.parametrize("made", [refused, nowhere, within])
def test_a_link_that_is_gone_is_forgotten(tmp_path: Path, made: Callable[[Path], str]) -> None:
    link = made(tmp_path)
    disk = LiveDisk()
    disk.scan(tmp_path)
    (tmp_path / link).unlink()
    disk.mark_changed([tmp_path / link])
    assert vars(disk.scan(tmp_path)) == vars(Disk().scan(tmp_path))


def test_what_a_link_leads_to_may_come_and_change_and_go(tmp_path: Path) -> None:
    nowhere(tmp_path)
    disk = LiveDisk()
    for step in ("begin", "come", "change", "go"):
        if step in {"come", "change"}:
            write(tmp_path, "b/c")
        if step == "go":
            (tmp_path / "b/c").unlink()
        disk.mark_changed([tmp_path / "b/c"])
        for first in ("a", "b"):
            assert vars(disk.scan(tmp_path, first=first)) == vars(Disk().scan(tmp_path, first=first)), step


def test_a_folder_that_was_not_there_is_seen_when_it_is(tmp_path: Path) -> None:
    disk = LiveDisk()
    assert not disk.scan(tmp_path / "x").files
    write(tmp_path, "x/a")
    assert list(disk.scan(tmp_path / "x").files) == ["a"]


def test_a_folder_that_is_another_one_is_looked_through_once(tmp_path: Path) -> None:
    write(tmp_path, "x/a/1", "x/b/1", "y/a/2", "y/b/2")
    disk = LiveDisk()
    for first in ("a", "b"):
        disk.scan(tmp_path / "x", first=first)
    (tmp_path / "x").rename(tmp_path / "z")
    (tmp_path / "y").rename(tmp_path / "x")
    disk.mark_changed([tmp_path / "x", tmp_path / "z"])
    known = [disk.scan(tmp_path / "x", first=first) for first in ("a", "b")]
    assert [list(scan.files) for scan in known] == [["a/2"], ["b/2"]]
    assert [disk.scan(tmp_path / "x", first=first) for first in ("a", "b")] == known


def test_a_file_behind_a_link_changes_with_what_it_leads_to(portal: Portal) -> None:
    disk = Settled()
    portal.article("thoi-su/a.md", "![x](x.svg)").write("content/anh.svg", PICTURE)
    (portal.folder / "content/thoi-su/x.svg").symlink_to("../anh.svg")
    portal.build(disk).succeeded()
    portal.write("content/anh.svg", PICTURE.replace("120", "240"))
    disk.mark_changed([portal.folder / "content/anh.svg"])
    assert portal.build(disk).succeeded().tree() == portal.clean_tree()


def test_the_first_template_of_ones_own_is_seen(portal: Portal) -> None:
    disk = Settled()
    portal.articles(1).build(disk).succeeded()
    portal.write("templates/404.html", "x")
    disk.mark_changed([portal.folder / "templates"])
    assert portal.build(disk).succeeded().tree() == portal.clean_tree()

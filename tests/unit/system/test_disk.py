"""All that touches files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dancam.filenames import is_temporary
from dancam.system.disk import Disk, FileStat, RefusedLink


class FailingDisk(Disk):
    """A disk on which putting a file in its place fails."""

    def replace(self, source: Path | str, target: Path | str) -> None:
        raise OSError(28, "No space left on device", str(target))


def write(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path, encoding="utf-8")


def test_a_scan_finds_all_files_in_order(tmp_path: Path) -> None:
    write(tmp_path, "b/a.md", "a.md", "b/c/d.md", "B.md")
    assert list(Disk().scan(tmp_path).files) == ["B.md", "a.md", "b/a.md", "b/c/d.md"]


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert not Disk().scan(tmp_path / "x").files


def test_hidden_files_are_found_where_asked(tmp_path: Path) -> None:
    write(tmp_path, ".git/config", ".a", "b")
    assert list(Disk().scan(tmp_path).files) == ["b"]
    assert list(Disk().scan(tmp_path, hidden=True).files) == [".a", ".git/config", "b"]


@pytest.mark.parametrize(
    "name", ["bai.md~", ".bai.md.swp", "#bai.md#", "4913", "~$bai.docx", "bai.md.tmp", "Thumbs.db"]
)
def test_what_text_editors_leave_for_a_moment_is_no_source(name: str) -> None:
    assert is_temporary(name)


@pytest.mark.parametrize("name", ["bai.md", "4913.md", "tmp.md", "a~b.md", "swp"])
def test_ordinary_names_are_sources(name: str) -> None:
    assert not is_temporary(name)


def test_a_link_within_the_folder_is_followed_to_a_file(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    (tmp_path / "b.md").symlink_to("a.md")
    scan = Disk().scan(tmp_path)
    assert list(scan.files) == ["a.md", "b.md"]
    assert not scan.refused


@pytest.mark.parametrize("target", ["../outside.md", "loop", ".", "nowhere", "folder"])
def test_links_out_of_the_folder_and_to_folders_are_refused_by_name(tmp_path: Path, target: str) -> None:
    root = tmp_path / "root"
    write(tmp_path, "outside.md", "root/folder/a.md")
    (root / "loop").symlink_to(target)
    scan = Disk().scan(root)
    assert list(scan.files) == ["folder/a.md"]
    assert [each.path for each in scan.refused] == ["loop"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names there")
def test_what_is_no_file_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    os.mkfifo(tmp_path / "b.md")
    assert list(Disk().scan(tmp_path).files) == ["a.md"]


def test_a_folder_beside_with_a_longer_name_is_outside(tmp_path: Path) -> None:
    write(tmp_path, "root/a.md", "root-2/b.md")
    (tmp_path / "root/c.md").symlink_to("../root-2/b.md")
    assert Disk().scan(tmp_path / "root").refused == [RefusedLink("c.md", str(tmp_path / "root-2/b.md"))]


@pytest.mark.parametrize(
    ("stat", "settled"),
    [
        (FileStat(1, 0, 0, 1), True),
        (FileStat(1, 9_500_000_000, 0, 1), False),
        (FileStat(1, 0, 9_500_000_000, 1), False),
        (FileStat(1, 99_000_000_000, 0, 1), False),
    ],
)
def test_a_file_that_changed_just_now_may_change_again_unseen(stat: FileStat, settled: bool) -> None:
    assert stat.settled(10_000_000_000) is settled


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    Disk().write(tmp_path / "a/b/c", b"x")
    assert (tmp_path / "a/b/c").read_bytes() == b"x"


def test_a_write_that_fails_leaves_the_old_bytes_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, "a")
    with pytest.raises(OSError, match="No space"):
        FailingDisk().write_whole(tmp_path / "a", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"a"}


@pytest.mark.parametrize(
    ("there", "target"), [("x/y.txt", "x"), ("x/y/z.txt", "x"), ("x", "x/y.txt"), ("x", "x/y/z.txt"), ("q", "x/y.txt")]
)
def test_a_file_takes_its_place_whatever_stood_in_the_way(tmp_path: Path, there: str, target: str) -> None:
    write(tmp_path, f"out/{there}", "new")
    Disk().replace(tmp_path / "new", tmp_path / "out" / target)
    assert (tmp_path / "out" / target).read_text(encoding="utf-8") == "new"


def test_removing_a_file_takes_the_empty_folders_along(tmp_path: Path) -> None:
    write(tmp_path, "a/b/c.html", "a/d.html")
    Disk().remove(tmp_path / "a/b/c.html", tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "d.html"]


def test_removing_the_last_file_leaves_the_root(tmp_path: Path) -> None:
    write(tmp_path, "a/b.html")
    Disk().remove(tmp_path / "a/b.html", tmp_path)
    assert tmp_path.is_dir()
    assert not list(tmp_path.iterdir())


def test_removing_what_was_in_a_folder_that_is_a_file_now_leaves_the_file(tmp_path: Path) -> None:
    write(tmp_path, "a/b")
    Disk().remove(tmp_path / "a/b/c.html", tmp_path)
    assert (tmp_path / "a/b").is_file()


def test_removing_what_is_gone_is_no_error(tmp_path: Path) -> None:
    Disk().remove(tmp_path / "a.html", tmp_path)


def test_a_link_is_removed_and_not_what_it_leads_to(tmp_path: Path) -> None:
    write(tmp_path, "real/a")
    (tmp_path / "link").symlink_to("real")
    Disk().remove_tree(tmp_path / "link")
    assert (tmp_path / "real/a").exists()

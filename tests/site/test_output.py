"""What somebody has done to the output folder by hand: the next build makes it what a clean build makes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from dancam.system.disk import Disk
from tests.portal import Portal, tree


class Settled(Disk):
    """A file system on which every file counts as unchanged whose numbers are the same."""

    def now(self) -> int:
        return super().now() + 60 * 10**9


def link(portal: Portal, path: str, target: str) -> None:
    (portal.folder / path).symlink_to(target)


def a_page_behind_a_link(portal: Portal) -> None:
    portal.move("public/index.html", "public/x.html")
    link(portal, "public/index.html", "x.html")


def a_page_is_a_link_out_of_it(portal: Portal) -> None:
    portal.move("public/index.html", "xa.html")
    link(portal, "public/index.html", "../xa.html")


def a_page_is_a_link_to_nowhere(portal: Portal) -> None:
    portal.delete("public/index.html")
    link(portal, "public/index.html", "x")


def a_page_is_a_link_to_a_folder(portal: Portal) -> None:
    portal.delete("public/index.html")
    link(portal, "public/index.html", "thoi-su")


def a_folder_is_a_link_out_of_it(portal: Portal) -> None:
    portal.move("public/thoi-su", "xa")
    link(portal, "public/thoi-su", "../xa")


def a_folder_is_a_link_within_it(portal: Portal) -> None:
    portal.move("public/thoi-su", "public/x")
    link(portal, "public/thoi-su", "x")


def a_folder_is_a_link_to_nowhere(portal: Portal) -> None:
    portal.delete("public/thoi-su")
    link(portal, "public/thoi-su", "x")


def a_link_more(portal: Portal) -> None:
    link(portal, "public/x.html", "../site.yml")
    link(portal, "public/thoi-su/x", "..")
    link(portal, "public/y.html", "index.html")


def a_page_is_a_folder(portal: Portal) -> None:
    portal.delete("public/index.html").write("public/index.html/x/y", "x")


def a_folder_is_a_file(portal: Portal) -> None:
    portal.delete("public/thoi-su").write("public/thoi-su", "x")


def a_page_is_a_pipe(portal: Portal) -> None:
    portal.delete("public/index.html")
    os.mkfifo(portal.folder / "public/index.html")


ACCIDENTS: list[Callable[[Portal], None]] = [
    a_page_behind_a_link,
    a_page_is_a_link_out_of_it,
    a_page_is_a_link_to_nowhere,
    a_page_is_a_link_to_a_folder,
    a_folder_is_a_link_out_of_it,
    a_folder_is_a_link_within_it,
    a_folder_is_a_link_to_nowhere,
    a_link_more,
    a_page_is_a_folder,
    a_folder_is_a_file,
    *([a_page_is_a_pipe] if hasattr(os, "mkfifo") else []),
]


@pytest.mark.parametrize("kind", [Disk, Settled])
@pytest.mark.parametrize("accident", ACCIDENTS)
def test_the_next_build_puts_all_right(portal: Portal, accident: Callable[[Portal], None], kind: type[Disk]) -> None:
    disk = kind()
    clean = portal.articles(3).build(disk).succeeded().tree()
    accident(portal)
    beside = {path: data for path, data in tree(portal.folder).items() if path.startswith("xa")}
    portal.build(disk).succeeded()
    assert portal.tree() == clean
    assert not [path for path in (portal.folder / "public").rglob("*") if path.is_symlink()]
    assert {path: data for path, data in tree(portal.folder).items() if path.startswith("xa")} == beside
    portal.build(disk).succeeded().rendered(0).wrote(0)


def test_hidden_links_at_the_root_are_somebody_elses(portal: Portal, tmp_path: Path) -> None:
    portal.articles(1).build(Settled()).succeeded()
    link(portal, "public/.git", str(tmp_path))
    link(portal, "public/.htaccess", "index.html")
    portal.build(Settled()).succeeded().rendered(0)
    portal.build(Settled()).succeeded().rendered(0)
    assert (portal.folder / "public/.git").is_symlink()
    assert (portal.folder / "public/.htaccess").is_symlink()


def test_a_folder_that_is_a_link_itself_is_the_output_folder(portal: Portal) -> None:
    (portal.folder / "xa").mkdir()
    link(portal, "public", "xa")
    portal.articles(1).build(Settled()).succeeded()
    portal.build(Settled()).succeeded().rendered(0)
    assert (portal.folder / "public").is_symlink()
    assert (portal.folder / "xa/index.html").is_file()


def test_a_link_on_the_way_to_the_output_folder_stays(portal: Portal) -> None:
    portal.write("static/root/cu", "x").articles(1)
    way = portal.folder.parent / "duong"
    way.symlink_to(portal.folder, target_is_directory=True)
    portal.options = replace(portal.options, site=way, output=way / "public")
    portal.build().succeeded()
    portal.delete("static/root/cu").article("thoi-su/a.md", aliases="[/cu/a.html]").build().succeeded()
    assert way.is_symlink()
    assert portal.tree() == portal.clean_tree()

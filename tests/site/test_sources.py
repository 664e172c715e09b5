"""Which files there are, and what becomes of those with odd names, in odd places, or that nobody can read."""

from __future__ import annotations

import os
import shutil
import unicodedata
from pathlib import Path

import pytest

from dancam.content.reader import theme_folder
from dancam.system.disk import Disk, Scan
from tests.portal import PICTURE, Portal

NFC, NFD = (unicodedata.normalize(form, "đường-về") for form in ("NFC", "NFD"))


class Settled(Disk):
    """A file system on which every file counts as unchanged whose numbers are the same."""

    def now(self) -> int:
        return super().now() + 60 * 10**9


@pytest.fixture(params=[Disk, Settled])
def disk(request: pytest.FixtureRequest) -> Disk:
    """A file system, one of whose kinds looks at each file again."""
    kind: type[Disk] = request.param
    return kind()


def same_as_clean(portal: Portal) -> None:
    assert portal.succeeded().tree() == portal.clean_tree()
    assert [each for each in portal.result.problems if each.code != "address-lost"] == portal.clean_result.problems


def test_a_name_that_is_composed_otherwise_on_the_disk_is_one_name(portal: Portal, disk: Disk) -> None:
    portal.write(f"content/thoi-su/{NFD}.svg", PICTURE).write(f"static/{NFD}.css", "a")
    portal.article(f"thoi-su/{NFD}.md", f"![x]({NFC}.svg)").article("thoi-su/b.md", f"[x]({NFC}.md)").build(disk)
    same_as_clean(portal)
    assert portal.codes() == []
    assert {f"thoi-su/{NFC}.svg", f"static/{NFC}.css", "thoi-su/duong-ve.html"} <= portal.tree().keys()
    portal.build(disk).succeeded().rendered(0)
    portal.edit(f"content/thoi-su/{NFD}.md", lambda text: text + "Thêm.\n").build(disk)
    same_as_clean(portal)
    assert "Thêm." in portal.page("thoi-su/duong-ve.html")
    portal.delete(f"content/thoi-su/{NFD}.svg").build(disk)
    same_as_clean(portal)
    assert portal.codes() == ["image-missing"]


@pytest.mark.parametrize(("old", "new"), [(NFC, NFD), (NFD, NFC)])
def test_a_file_that_is_composed_otherwise_from_now_on_is_the_same(
    portal: Portal, disk: Disk, old: str, new: str
) -> None:
    portal.write(f"content/thoi-su/{old}.svg", PICTURE).article(f"thoi-su/{old}.md", f"![x]({NFC}.svg)").build(disk)
    for name in (f"content/thoi-su/{old}.svg", f"content/thoi-su/{old}.md"):
        portal.move(name, name.replace(old, new))
    portal.build(disk).succeeded().rendered(0)
    portal.edit(f"content/thoi-su/{new}.md", lambda text: text + "Thêm.\n").build(disk)
    same_as_clean(portal)
    portal.build(disk).rendered(0)


def test_two_files_of_one_name_are_told_until_one_is_gone(portal: Portal, disk: Disk) -> None:
    portal.article(f"thoi-su/{NFC}.md", "Một.").build(disk).succeeded()
    portal.article(f"thoi-su/{NFD}.md", "Hai.").build(disk)
    assert "same-file-name" in portal.codes()
    portal.build(disk)
    assert "same-file-name" in portal.codes()
    portal.delete(f"content/thoi-su/{NFC}.md").build(disk)
    same_as_clean(portal)
    assert portal.codes() == []
    assert "Hai." in portal.page("thoi-su/duong-ve.html")


def test_a_template_of_ones_own_takes_the_place_of_the_themes_as_long_as_it_is_there(
    portal: Portal, disk: Disk
) -> None:
    portal.articles(2).build(disk).succeeded()
    theirs = portal.tree()
    portal.write("templates/404.html", "Của ta.\n").build(disk)
    same_as_clean(portal)
    assert portal.page("404.html") == "Của ta.\n"
    portal.rendered(1)
    portal.delete("templates/404.html").build(disk).succeeded().rendered(1)
    assert portal.tree() == theirs
    portal.build(disk).rendered(0)


def test_a_theme_file_of_ones_own_takes_the_place_of_the_themes_as_long_as_it_is_there(
    portal: Portal, disk: Disk
) -> None:
    name = next(path.name for path in sorted((theme_folder() / "static/theme").glob("*.css")))
    portal.articles(2).build(disk).succeeded()
    theirs = portal.tree()
    portal.write(f"static/theme/{name}", "/* của ta */").build(disk)
    same_as_clean(portal)
    assert portal.page(f"static/theme/{name}") == "/* của ta */"
    assert portal.page("index.html") != theirs["index.html"].decode()  # the address of the file has its digest
    portal.delete(f"static/theme/{name}").build(disk).succeeded()
    assert portal.tree() == theirs
    portal.build(disk).rendered(0)


def test_a_file_that_cannot_be_read_is_told_each_time_until_it_can(portal: Portal) -> None:
    class Refusing(Settled):
        """A file system that does not give one file away."""

        refused = True

        def read(self, path: Path | str) -> bytes:
            if self.refused and str(path).endswith("bai-002.md"):
                raise PermissionError(13, "Permission denied", str(path))
            return super().read(path)

    disk = Refusing()
    portal.articles(3).build(disk).failed("unreadable")
    portal.build(disk).failed("unreadable")
    disk.refused = False
    portal.build(disk)
    same_as_clean(portal)
    disk.refused = True
    portal.build(disk).succeeded()  # nobody had to open it
    portal.edit("content/thoi-su/bai-002.md", lambda text: text + "x").build(disk).failed("unreadable")
    assert portal.exists("thoi-su/bai-002.html")
    assert "address-lost" not in portal.codes()


def test_a_link_out_of_the_portal_is_refused_each_time(portal: Portal, disk: Disk) -> None:
    portal.articles(1).build(disk).succeeded()
    (portal.folder.parent / "la.md").write_text("---\ntitle: Lạ\n---\n", encoding="utf-8")
    (portal.folder / "content/la.md").symlink_to(portal.folder.parent / "la.md")
    for _ in range(2):
        portal.build(disk)
        assert "link-refused" in portal.codes()
        assert not portal.exists("la.html")


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_that_is_no_text_is_told_each_time(portal: Portal, disk: Disk) -> None:
    portal.articles(1).build(disk).succeeded()
    try:
        (portal.folder / os.fsdecode(b"content/\xff.md")).write_bytes(b"x")
    except OSError:
        pytest.skip("this file system wants text")
    for _ in range(2):
        portal.build(disk)
        assert "file-name" in portal.codes()


def test_a_file_that_becomes_a_folder_and_back_is_followed(portal: Portal, disk: Disk) -> None:
    portal.article("thoi-su/a.md").build(disk).succeeded()
    portal.delete("content/thoi-su/a.md").article("thoi-su/a.md/b.md", category="thoi-su").build(disk)
    same_as_clean(portal)
    portal.delete("content/thoi-su/a.md").article("thoi-su/a.md").build(disk)
    same_as_clean(portal)


def test_settings_that_cannot_be_used_publish_nothing_and_come_back(portal: Portal, disk: Disk) -> None:
    portal.articles(2).build(disk).succeeded()
    text = (portal.folder / "site.yml").read_text(encoding="utf-8")
    before = portal.tree()
    portal.write("site.yml", "- a\n").build(disk).failed("not-fields")
    portal.delete("site.yml").build(disk).failed("no-site-yml")
    assert portal.tree() == before
    portal.write("site.yml", text).build(disk).succeeded()
    assert portal.tree() == before


def test_a_theme_that_is_installed_inside_the_portal_makes_way_for_a_template_of_ones_own(
    portal: Portal, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = portal.folder / ".venv/theme"
    for name in ("templates", "static/theme"):
        shutil.copytree(theme_folder() / name, theme / name)
    monkeypatch.setattr("dancam.pipeline.read.theme_folder", lambda: theme)
    portal.articles(1).build(disk).succeeded()
    portal.write("templates/404.html", "Của ta.\n").build(disk)
    same_as_clean(portal)
    assert portal.page("404.html") == "Của ta.\n"


# What is told of files that are as they were, beside one that is not


def told_as_clean(portal: Portal) -> None:
    portal.clean_build()
    assert portal.result.published == portal.clean_result.published
    assert portal.result.problems == portal.clean_result.problems


@pytest.mark.parametrize(("old", "new"), [(NFC, NFD), (NFD, NFC)])
def test_a_file_that_is_composed_otherwise_from_now_on_is_told_of_as_before(
    portal: Portal, disk: Disk, old: str, new: str
) -> None:
    portal.article(f"thoi-su/{old}.md", slug="Đường Về").build(disk).succeeded()
    portal.move(f"content/thoi-su/{old}.md", f"content/thoi-su/{new}.md")
    for _ in range(2):
        portal.build(disk)
        assert portal.codes() == ["slug-changed"]
        told_as_clean(portal)


@pytest.mark.parametrize("settings", ["- a\n", "title: [\n", ""])
def test_settings_that_cannot_be_used_hide_nothing_that_is_wrong_elsewhere(
    portal: Portal, disk: Disk, settings: str
) -> None:
    portal.article("thoi-su/a.md", slug="Bài Một").article("thoi-su/b.md", slug="Bài Hai").build(disk).succeeded()
    portal.edit("content/thoi-su/b.md", lambda text: text.replace("Bài Hai", "bai-hai"))
    portal.write("site.yml", settings).build(disk)
    assert "slug-changed" in portal.codes()
    told_as_clean(portal)


def test_a_template_that_cannot_be_read_is_told_of_without_what_only_pages_tell(portal: Portal, disk: Disk) -> None:
    portal.article("thoi-su/a.md", "[x](khong.md)", slug="Bài Một").build(disk).succeeded()
    assert portal.codes() == ["slug-changed", "dead-link"]
    portal.write("templates/404.html", "{% if %}").build(disk)
    assert portal.codes() == ["slug-changed", "template-syntax"]
    told_as_clean(portal)
    portal.delete("templates").build(disk).succeeded()
    told_as_clean(portal)


def test_a_file_that_cannot_be_read_any_more_is_told_of_that_alone(portal: Portal) -> None:
    class Refusing(Settled):
        refused = ""

        def read(self, path: Path | str) -> bytes:
            if self.refused and str(path).endswith(self.refused):
                raise PermissionError(13, "Permission denied", str(path))
            return super().read(path)

    disk = Refusing()
    portal.article("thoi-su/a.md", slug="Bài Một").build(disk).succeeded()
    portal.edit("content/thoi-su/a.md", lambda text: f"{text}Thêm.\n")
    disk.refused = "a.md"
    assert portal.build(disk).codes() == ["unreadable"]
    portal.edit("site.yml", lambda text: f"{text}x: 1\n").build(disk)
    assert portal.codes() == ["unreadable", "unknown-field"]


class Vanishing(Disk):
    """A file system on which a file goes away after it was seen, and may come back to be seen again."""

    def __init__(self, path: Path, *, back: bool) -> None:
        self.path = path
        self.back = back

    def read(self, path: Path | str) -> bytes:
        if Path(path) == self.path:
            self.path.unlink(missing_ok=True)
        return super().read(path)

    def scan(self, folder: Path, *, hidden: bool = False, first: str = "") -> Scan:
        if self.back and not self.path.exists():
            self.path.write_text("x", encoding="utf-8")
        return super().scan(folder, hidden=hidden, first=first)


@pytest.mark.parametrize("path", ["content/thoi-su/a.md", "content/anh.svg", "static/a.css", "templates/404.html"])
def test_a_file_that_went_away_since_it_was_seen_is_gone(portal: Portal, path: str) -> None:
    portal.article("thoi-su/b.md", "![x](/anh.svg)").build().succeeded()
    portal.article("thoi-su/a.md").write("content/anh.svg", PICTURE).write("static/a.css", "a")
    portal.write("templates/404.html", "x").build(Vanishing(portal.folder / path, back=False))
    same_as_clean(portal)


def test_a_file_that_keeps_coming_and_going_is_told(portal: Portal) -> None:
    portal.articles(1).write("static/a.css", "a")
    portal.build(Vanishing(portal.folder / "static/a.css", back=True)).failed("changed-meanwhile")

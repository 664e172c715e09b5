"""Watching: what an editor's programs do to files comes as one change set."""

from __future__ import annotations

import ctypes
import errno
import itertools
import logging
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingEmitter

from dancam.serve import watcher
from dancam.serve.live_disk import LiveDisk
from dancam.serve.watcher import watch
from dancam.system.disk import Disk
from tests.amounts import WATCHED
from tests.portal import Portal

Changes = Iterator[frozenset[Path]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path


def next_change(changes: Changes) -> set[str]:
    """Return the names of the next change set that is not empty."""
    for _ in range(20):
        names = {path.name for path in next(changes)}
        if names:
            return names
    return set()


@pytest.fixture
def changes(folder: Path) -> Iterator[Changes]:
    generator = watch([folder / "content"], [folder / "site.yml"])
    assert next(generator) == frozenset()
    yield generator
    generator.close()


class Silent(BaseObserver):
    """An observer on a shared folder: nothing is ever told."""

    def __init__(self) -> None:
        super().__init__(PollingEmitter)

    def schedule(self, *args: object, **options: object) -> ObservedWatch:
        return ObservedWatch("", recursive=True)

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def join(self, timeout: float | None = None) -> None: ...


class Refusing(Silent):
    """An observer where the system's limit of watches is reached."""

    def start(self) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")


@pytest.mark.parametrize("observer", [Silent, Refusing])
def test_where_the_system_tells_nothing_changes_are_looked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, observer: type[BaseObserver]
) -> None:
    monkeypatch.setattr(watcher, "Observer", observer)
    monkeypatch.setattr(watcher, "POLL", 0.2)
    monkeypatch.setattr(watcher, "POLL_OFTEN", 0.1)
    said: list[str] = []
    (folder / "content/bai.md").write_text("a", encoding="utf-8")
    changes = watch([folder / "content"], [folder / "site.yml"], on_polling=lambda: said.append("polling"))
    assert next(changes) == frozenset()
    (folder / "content/bai.md").write_text("ab", encoding="utf-8")
    assert next_change(changes) == {"bai.md"}
    assert said == ["polling"]
    (folder / "content/bai.md").unlink()
    (folder / "site.yml").write_text("a", encoding="utf-8")
    assert next_change(changes) == {"bai.md", "site.yml"}
    assert said == ["polling"]
    changes.close()


def test_where_events_were_lost_changes_are_looked_for_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watcher, "Observer", Silent)
    monkeypatch.setattr(watcher, "POLL", 1000.0)
    said: list[str] = []
    changes = watch([folder / "content"], on_polling=lambda: said.append("polling"))
    assert next(changes) == frozenset()
    (folder / "content/bai.md").write_text("a", encoding="utf-8")
    logging.getLogger("watchdog.observers.inotify_c").warning("Inotify queue overflowed; filesystem events were lost")
    assert next_change(changes) == {"bai.md"}
    assert said == ["polling"]
    changes.close()


def test_where_the_system_tells_of_everything_nothing_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watcher, "POLL", 0.0)
    said: list[str] = []
    changes = watch([folder / "content"], on_polling=lambda: said.append("polling"))
    assert next(changes) == frozenset()
    for number in range(20):
        (folder / "content/thoi-su").mkdir(exist_ok=True)
        (folder / f"content/thoi-su/{number}.md").write_text("a", encoding="utf-8")
        next(changes)
    assert said == []
    changes.close()


def test_a_saved_file_is_told(folder: Path, changes: Changes) -> None:
    (folder / "content/bai.md").write_text("a", encoding="utf-8")
    assert next_change(changes) == {"bai.md"}


def test_a_file_put_in_place_by_renaming_is_told(folder: Path, changes: Changes) -> None:
    (folder / "content/.bai.md.swp").write_text("a", encoding="utf-8")
    (folder / "content/.bai.md.swp").rename(folder / "content/bai.md")
    assert "bai.md" in next_change(changes)


def test_a_new_folder_with_files_is_told(folder: Path, changes: Changes) -> None:
    (folder / "content/thoi-su").mkdir()
    assert "thoi-su" in next_change(changes)


def test_the_settings_are_watched_but_not_their_neighbours(folder: Path, changes: Changes) -> None:
    (folder / "ghi-chu.txt").write_text("a", encoding="utf-8")
    (folder / "site.yml").write_text("a", encoding="utf-8")
    assert next_change(changes) == {"site.yml"}


def by_vim(file: Path) -> None:
    (file.parent / f".{file.name}.swp").write_text("a", encoding="utf-8")
    (file.parent / "4913").write_text("", encoding="utf-8")
    (file.parent / "4913").unlink()
    file.rename(f"{file}~")
    file.write_text("b", encoding="utf-8")
    Path(f"{file}~").unlink()
    (file.parent / f".{file.name}.swp").unlink()


def by_emacs(file: Path) -> None:
    (file.parent / f".#{file.name}").symlink_to("ten@may.123:456")
    (file.parent / f"#{file.name}#").write_text("a", encoding="utf-8")
    shutil.copy(file, f"{file}~")
    file.write_text("b", encoding="utf-8")
    (file.parent / f"#{file.name}#").unlink()
    (file.parent / f".#{file.name}").unlink()


def by_gedit(file: Path) -> None:
    (file.parent / ".goutputstream-ABC123").write_text("b", encoding="utf-8")
    (file.parent / ".goutputstream-ABC123").rename(file)


def by_pycharm(file: Path) -> None:
    Path(f"{file}___jb_tmp___").write_text("b", encoding="utf-8")
    file.rename(f"{file}___jb_old___")
    Path(f"{file}___jb_tmp___").rename(file)
    Path(f"{file}___jb_old___").unlink()


def by_word(file: Path) -> None:
    (file.parent / f"~${file.name}").write_text("a", encoding="utf-8")
    (file.parent / f".~lock.{file.name}#").write_text("a", encoding="utf-8")
    (file.parent / "~WRD0001.tmp").write_text("b", encoding="utf-8")
    file.rename(file.parent / "~WRL0002.tmp")
    (file.parent / "~WRD0001.tmp").rename(file)
    (file.parent / "~WRL0002.tmp").unlink()
    (file.parent / f"~${file.name}").unlink()


@pytest.mark.parametrize("save", [by_vim, by_emacs, by_gedit, by_pycharm, by_word])
def test_of_what_an_editor_does_to_save_only_the_file_is_told(folder: Path, save: Callable[[Path], None]) -> None:
    file = folder / "content/bai.md"
    file.write_text("a", encoding="utf-8")
    changes = watch([folder / "content"], [folder / "site.yml"])
    next(changes)
    save(file)
    (folder / "site.yml").write_text("a", encoding="utf-8")
    told: set[str] = set()
    while "site.yml" not in told:  # whatever was told before it has come by then
        told |= next_change(changes)
    changes.close()
    assert told == {"bai.md", "site.yml"}
    assert file.read_text(encoding="utf-8") == "b"
    assert list(Disk().scan(folder / "content").files) == ["bai.md"]


def test_reading_is_no_change(folder: Path, changes: Changes) -> None:
    file = folder / "content/bai.md"
    file.write_text("a", encoding="utf-8")
    assert next_change(changes) == {"bai.md"}
    file.read_text(encoding="utf-8")
    assert next(changes) == frozenset()


def test_a_watched_folder_that_comes_and_goes_is_told_and_watched_again(folder: Path) -> None:
    generator = watch([folder / "content", folder / "static"], [folder / "site.yml"])
    assert next(generator) == frozenset()
    for _ in range(2):
        (folder / "static").mkdir()
        assert next_change(generator) == {"static"}
        (folder / "static/a.css").write_text("a", encoding="utf-8")
        assert next_change(generator) == {"a.css"}
        shutil.rmtree(folder / "static")
        assert next_change(generator) >= {"static"}
    generator.close()


def drain(changes: Changes, disk: LiveDisk) -> None:
    """Tell the disk of all that the watcher tells, until it tells nothing for a while."""
    quiet = 0
    while quiet < 2:
        changed = next(changes)
        disk.mark_changed(changed)
        quiet = 0 if changed else quiet + 1


def some_edit(portal: Portal, chance: random.Random) -> None:
    """Do one of the things that people and programs do to files."""
    content = portal.folder / "content"
    articles = sorted(content.rglob("bai-*.md"))
    one = chance.choice(articles)
    path = one.relative_to(portal.folder).as_posix()
    kind = chance.choice(["append", "append", "replace", "new", "delete", "rename", "folder", "settings", "template"])
    if kind == "append":
        portal.edit(path, lambda text: text + f"\n{chance.random()}\n")
    elif kind == "replace":
        aside = one.with_name(".bai.tmp")
        aside.write_text(one.read_text("utf-8").replace("title: ", "title: Mới "), encoding="utf-8")
        aside.replace(one)
    elif kind == "new":
        portal.article(f"thoi-su/bai-{chance.randrange(100, 200)}.md", date=f"2026-05-{chance.randrange(1, 28)}")
    elif kind == "delete" and len(articles) > 3:
        one.unlink()
    elif kind == "rename":
        one.rename(one.with_name(f"bai-{chance.randrange(200, 300)}.md"))
    elif kind == "folder":
        target = content / f"thu-muc-{chance.randrange(10)}"
        if not target.exists():
            target.mkdir()
            shutil.copy(one, target / f"bai-{chance.randrange(300, 400)}.md")
    elif kind == "settings":
        portal.edit("site.yml", lambda text: text.replace("page_size: 4", "page_size: 5"))
    elif kind == "template":
        portal.write("templates/parts/newest.html", f"<!-- {chance.random()} -->\n")


@pytest.mark.parametrize("seed", range(WATCHED))
def test_edits_that_the_watcher_tells_end_as_a_clean_build(portal: Portal, seed: int) -> None:
    chance = random.Random(seed)
    portal.articles(8).build().succeeded()
    names = ("content", "static", "templates")
    changes = watch([portal.folder / name for name in names], [portal.folder / "site.yml"])
    next(changes)
    disk = LiveDisk()
    portal.build(disk)
    for _ in range(8):
        for _ in range(chance.randrange(1, 4)):
            some_edit(portal, chance)
        drain(changes, disk)
        portal.build(disk).succeeded()
        assert portal.tree() == portal.clean_tree()
    changes.close()


def test_a_folder_that_is_a_link_is_watched_where_it_lies(folder: Path) -> None:
    (folder / "xa").mkdir()
    (folder / "static").symlink_to("xa")
    changes = watch([folder / "content", folder / "static"], [folder / "site.yml"])
    next(changes)
    (folder / "xa/a.css").write_text("a", encoding="utf-8")
    assert next(changes) == {folder / "static/a.css"}
    changes.close()


def fail_after(monkeypatch: pytest.MonkeyPatch, name: str, calls: int, number: int) -> None:
    """Let a function of the system fail after so many calls, as it does at its limit."""
    from watchdog.observers import inotify_c

    real = getattr(inotify_c, name)
    count = itertools.count()

    def limited(*arguments: object) -> object:
        if next(count) < calls:
            return real(*arguments)
        ctypes.set_errno(number)
        return -1

    monkeypatch.setattr(inotify_c, name, limited)


@pytest.mark.skipif(sys.platform != "linux", reason="about inotify")
@pytest.mark.parametrize(
    ("name", "calls", "number"),
    [
        ("inotify_init", 0, errno.EMFILE),
        ("inotify_add_watch", 0, errno.ENOSPC),
        ("inotify_add_watch", 3, errno.ENOSPC),  # of which watchdog itself says nothing
        ("inotify_add_watch", 6, errno.ENOSPC),
    ],
)
def test_where_the_systems_limit_is_reached_changes_are_looked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, calls: int, number: int
) -> None:
    monkeypatch.setattr(watcher, "POLL", 0.2)
    monkeypatch.setattr(watcher, "POLL_OFTEN", 0.1)
    for each in "abcde":
        (folder / "content" / each).mkdir()
    fail_after(monkeypatch, name, calls, number)
    said: list[str] = []
    changes = watch([folder / "content"], [folder / "site.yml"], on_polling=lambda: said.append("polling"))
    assert next(changes) == frozenset()
    for each in "abcde":
        (folder / f"content/{each}/bai.md").write_text("a", encoding="utf-8")
        assert next_change(changes) == {"bai.md"}
    (folder / "site.yml").write_text("a", encoding="utf-8")
    assert next_change(changes) == {"site.yml"}
    assert said == ["polling"]
    changes.close()


def test_a_file_that_goes_while_the_portal_is_built_is_gone_before_the_watcher_tells(portal: Portal) -> None:
    class Late(LiveDisk):
        """A file system on which one article is deleted while another one is read."""

        def read(self, path: Path | str) -> bytes:
            other = portal.folder / "content/thoi-su/bai-002.md"
            if str(path).endswith("bai-001.md") and other.exists():
                other.unlink()
            return super().read(path)

    portal.articles(3).build().succeeded()
    disk = LiveDisk()
    portal.build(disk).succeeded()
    disk.__class__ = Late
    for name in ("bai-001.md", "bai-002.md"):
        portal.edit(f"content/thoi-su/{name}", lambda text: text + "\nMột.\n")
        disk.mark_changed([portal.folder / "content/thoi-su" / name])
    portal.build(disk).succeeded()
    assert portal.tree() == portal.clean_tree()

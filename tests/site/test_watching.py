"""Watching: what an editor's programs do to files comes as one change set."""

from __future__ import annotations

import errno
import logging
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingEmitter

from dancam import watching
from dancam.live import LiveDisk
from dancam.watching import watch
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
    monkeypatch.setattr(watching, "Observer", observer)
    monkeypatch.setattr(watching, "LOOK", 0.2)
    monkeypatch.setattr(watching, "LOOK_OFTEN", 0.1)
    said: list[str] = []
    (folder / "content/bai.md").write_text("a", encoding="utf-8")
    changes = watch([folder / "content"], [folder / "site.yml"], looks=lambda: said.append("looks"))
    assert next(changes) == frozenset()
    (folder / "content/bai.md").write_text("ab", encoding="utf-8")
    assert next_change(changes) == {"bai.md"}
    assert said == ["looks"]
    (folder / "content/bai.md").unlink()
    (folder / "site.yml").write_text("a", encoding="utf-8")
    assert next_change(changes) == {"bai.md", "site.yml"}
    assert said == ["looks"]
    changes.close()


def test_where_events_were_lost_changes_are_looked_for_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "Observer", Silent)
    monkeypatch.setattr(watching, "LOOK", 1000.0)
    said: list[str] = []
    changes = watch([folder / "content"], looks=lambda: said.append("looks"))
    assert next(changes) == frozenset()
    (folder / "content/bai.md").write_text("a", encoding="utf-8")
    logging.getLogger("watchdog.observers.inotify_c").warning("Inotify queue overflowed; filesystem events were lost")
    assert next_change(changes) == {"bai.md"}
    assert said == ["looks"]
    changes.close()


def test_where_the_system_tells_of_everything_nothing_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "LOOK", 0.0)
    said: list[str] = []
    changes = watch([folder / "content"], looks=lambda: said.append("looks"))
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


def test_passing_files_of_editors_are_not_told(folder: Path, changes: Changes) -> None:
    (folder / "content/bai.md~").write_text("a", encoding="utf-8")
    (folder / "content/4913").write_text("a", encoding="utf-8")
    (folder / "content/that.md").write_text("a", encoding="utf-8")
    assert next_change(changes) == {"that.md"}


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
        disk.tell(changed)
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


@pytest.mark.parametrize("seed", range(6))
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

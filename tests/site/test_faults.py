"""A publish that fails at any step leaves a whole site, and the next build completes it."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import re
import shutil
import signal
import sqlite3
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from dancam.pipeline import stages
from dancam.pipeline.build import build
from dancam.problems import Problem
from dancam.system.disk import Disk, Scan
from dancam.system.lock import Locked, lock
from demo.links import dead_links
from tests.amounts import IS_LONG, KILLS
from tests.portal import PICTURE, Portal, tree


class Killed(BaseException):
    """Stands for the death of the process: nothing handles it."""


class Failing(Disk):
    """A file system that fails at its n-th change, and at each one after it."""

    def __init__(self, good: int, how: int | None = errno.ENOSPC) -> None:
        """Fail after so many good changes with an error of that number; None kills the process."""
        self.good = good
        self.how = how
        self.failed = False

    def _step(self, path: Path | str) -> None:
        self.good -= 1
        if self.good < 0:
            self.failed = True
            raise Killed if self.how is None else OSError(self.how, os.strerror(self.how), str(path))

    def write(self, path: Path | str, data: bytes) -> None:
        self._step(path)
        super().write(path, data)

    def replace(self, source: Path | str, target: Path | str) -> None:
        self._step(target)
        super().replace(source, target)

    def sync(self, folder: Path) -> None:
        self._step(folder)  # whether the disk really turns is not seen from here

    def remove(self, path: Path, root: Path) -> None:
        self._step(path)
        super().remove(path, root)

    def remove_tree(self, folder: Path) -> None:
        if self.failed and self.how is None:
            raise Killed  # the dead clean nothing up
        super().remove_tree(folder)


def first(portal: Portal) -> Portal:
    """Write a portal whose pages lead to each other."""
    portal.write("content/thoi-su/anh.svg", PICTURE).articles(9)
    return portal.article("thoi-su/cu.md", tags="[đi]", related="[bai-009]", image="anh.svg")


def later(portal: Portal) -> Portal:
    """Change it: pages, tags and files come, change and go."""
    portal.delete("content/thoi-su/cu.md").delete("content/thoi-su/anh.svg").articles(2, first=10)
    portal.write("content/dan-van-kheo/anh.svg", PICTURE)
    body = "[xem](../thoi-su/bai-011.md)\n\n![](anh.svg)"
    portal.article("dan-van-kheo/moi.md", body, tags="[đến]", related="[bai-010]")
    return portal.edit("content/thoi-su/bai-001.md", lambda text: text + "\n[mới](../dan-van-kheo/moi.md)\n")


@pytest.mark.parametrize(
    ("how", "begin", "stride"),
    [
        (errno.ENOSPC, "first build", 53),
        (errno.EIO, "first build", 67),
        (None, "first build", 37),
        (errno.ENOSPC, "later build", 23),
        (errno.EIO, "later build", 29),
        (None, "later build", 11),
    ],
    ids=lambda each: {errno.ENOSPC: "disk full", errno.EIO: "disk broken", None: "killed"}.get(each, str(each)),
)
def test_every_step_of_a_publish_may_fail(
    portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: int | None, begin: str, stride: int
) -> None:
    before: dict[str, bytes] = {}
    if begin == "later build":
        before = first(portal).build().succeeded().tree()
        assert dead_links(before, set(before)) == []
        later(portal)
    else:
        later(first(portal))
    clean = portal.clean_tree()
    problems = portal.clean_result.problems
    # A page about to be removed may be left by a reader who was there, but nothing leads to it.
    known = before.keys() & clean.keys() if before else {"index.html"}
    kept = tmp_path / "kept"
    shutil.copytree(portal.folder, kept)
    steps = 0
    while True:
        shutil.rmtree(portal.folder)
        shutil.copytree(kept, portal.folder)
        disk = Failing(steps, how)
        with contextlib.suppress(Killed):
            portal.build(disk, sync=True)
        there = tree(portal.folder / "public")
        whole(there, before, clean)
        assert dead_links(there, set(known)) == [], steps
        if not disk.failed:
            break
        if how is not None:
            portal.failed("cannot-write")
        portal.build().succeeded()
        assert portal.tree() == clean, steps
        assert lasting(portal) == problems
        steps += 1 if IS_LONG else stride
    assert steps > 40


def whole(there: dict[str, bytes], before: dict[str, bytes], clean: dict[str, bytes]) -> None:
    """Assert that each file of the site is the old or the new one, and none is lost that should stay."""
    for path, data in there.items():
        if not path.startswith("."):
            assert data in (before.get(path), clean.get(path)), path
    assert before.keys() & clean.keys() <= there.keys()


def lasting(portal: Portal) -> list[Problem]:
    """Return the problems of the last build that a clean one has as well."""
    return [each for each in portal.result.problems if each.code != "address-lost"]


@pytest.mark.parametrize("good", [0, 20])
def test_a_publish_in_a_process_of_its_own_may_fail(portal: Portal, monkeypatch: pytest.MonkeyPatch, good: int) -> None:
    monkeypatch.setattr(stages, "_WORTH_A_FORK", 1)
    first(portal).build(jobs=2).succeeded()
    later(portal)
    clean = portal.clean_tree()

    class Late(Failing):
        def write(self, path: Path | str, data: bytes) -> None:
            Disk.write(self, path, data)

    portal.build(Late(good), jobs=2).failed("cannot-write")
    portal.build(jobs=2).succeeded()
    assert portal.tree() == clean


@pytest.mark.parametrize("seed", [1, 2])
def test_a_build_may_be_killed_at_any_moment(portal: Portal, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """Kill real processes in the middle of real builds, each after another edit, at moments spread over their life."""
    monkeypatch.setattr(stages, "_WORTH_A_FORK", 20)
    chance = random.Random(seed)
    portal.write("content/thoi-su/anh.svg", PICTURE).articles(24)
    clean = portal.clean_tree()
    portal.build().succeeded()
    usual, killed = 0.1, 0
    for number in range(KILLS):
        before = portal.tree()
        edit_somehow(portal, chance, number)
        clean = portal.clean_tree()
        started = time.monotonic()
        process = os.fork()
        if process == 0:
            with contextlib.suppress(BaseException):
                os.setsid()
                build(replace(portal.options, jobs=2))
            os._exit(0)
        deadline = started + chance.uniform(0, 1.1) * usual
        while time.monotonic() < deadline and os.waitpid(process, os.WNOHANG) == (0, 0):
            time.sleep(0.0005)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            _, status = os.waitpid(process, 0)
            killed += os.WIFSIGNALED(status)
        there = portal.tree()
        whole(there, before, clean)
        assert dead_links(there, before.keys() & clean.keys()) == [], number
        started = time.monotonic()
        portal.build(jobs=2).succeeded()
        usual = max(0.02, 0.7 * usual + 0.3 * (time.monotonic() - started))
        assert portal.tree() == clean, number
    print(f"{killed} of {KILLS} builds were killed before they ended")
    assert killed > KILLS / 4


def edit_somehow(portal: Portal, chance: random.Random, number: int) -> None:
    """Make one edit, by which some ten or all pages change."""
    name = f"content/thoi-su/bai-{chance.randrange(1, 25):03d}.md"
    how = chance.randrange(6)
    if how == 0 and (portal.folder / name).exists():
        portal.delete(name)
    elif how == 1:
        path = f"dan-van-kheo/{chance.choice('abcd')}.md"
        portal.article(path, f"Lần {number}.", tags="[đến]", image="/thoi-su/anh.svg")
    elif how == 2:
        portal.edit("site.yml", lambda text: re.sub(r"title: Cổng thử.*", f"title: Cổng thử {number}", text, count=1))
    elif how == 3:
        portal.write("content/thoi-su/anh.svg", PICTURE.replace("120", str(100 + number)))
    else:
        portal.article(name.removeprefix("content/"), f"Lần {number}.", title=f"Bài {number}", tags="[đi]")


def test_a_first_build_that_was_killed_does_not_lock_its_folder(portal: Portal) -> None:
    (portal.folder / "public/.dancam-aside").mkdir(parents=True)
    (portal.folder / "public/.dancam-aside/0").write_text("x", encoding="utf-8")
    (portal.folder / "public/..dancam-output.123.tmp").write_text("x", encoding="utf-8")
    portal.articles(3).build().succeeded()
    assert portal.tree() == portal.clean_tree()


def test_a_failed_publish_does_not_advance_the_ledger(portal: Portal) -> None:
    portal.articles(3).build().articles(1, first=9)
    portal.build(Failing(8)).failed("cannot-write")
    portal.build().succeeded().rendered(at_least=5)


def test_a_second_build_at_once_names_the_first(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dancam.pipeline.build.lock", lambda path: lock(path, wait=0))
    with lock(portal.folder / ".dancam/lock"):
        portal.build().failed("locked")
    portal.build().succeeded()


def test_a_lock_left_by_a_dead_process_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("999999\n", encoding="ascii")
    try:
        with lock(tmp_path / "lock", wait=0):
            pass
    except Locked:  # pragma: no cover - the defect that this test is for
        pytest.fail("a dead process holds the lock")


class Noting(Disk):
    """A file system that notes what is done to the published files."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def sync(self, folder: Path) -> None:
        self.done.append("sync")
        super().sync(folder)

    def replace(self, source: Path | str, target: Path | str) -> None:
        if str(target).endswith(".html"):
            self.done.append("replace")
        super().replace(source, target)


@pytest.mark.parametrize("wanted", [True, False])
def test_new_bytes_are_on_the_disk_before_they_are_published_where_that_is_wanted(
    portal: Portal, *, wanted: bool
) -> None:
    first(portal).build().succeeded()
    disk = Noting()
    later(portal).build(disk, sync=wanted).succeeded()
    assert disk.done.count("sync") == wanted
    assert disk.done[0] == ("sync" if wanted else "replace")


@pytest.mark.parametrize("left", [b"", b"\0" * 4096, None], ids=["empty", "zeros", "gone"])
def test_what_a_power_cut_left_of_new_files_is_made_again(portal: Portal, left: bytes | None) -> None:
    first(portal).build().succeeded()
    later(portal).build().succeeded()
    for name in ("thoi-su/bai-010.html", "dan-van-kheo/moi.html", "index.html"):
        file = portal.folder / "public" / name
        file.unlink()
        if left is not None:
            file.write_bytes(left)
    portal.build().succeeded().rendered(3)
    assert portal.tree() == portal.clean_tree()


def test_a_folder_that_cannot_be_read_is_named_and_nothing_is_published(portal: Portal) -> None:
    class Barred(Disk):
        def scan(self, folder: Path, *, hidden: bool = False, first: str = "") -> Scan:
            if first == "thoi-su":
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder / first))
            return super().scan(folder, hidden=hidden, first=first)

    before = portal.articles(3).build().succeeded().tree()
    portal.article("dan-van-kheo/a.md").build(Barred()).failed("unreadable")
    assert portal.result.problems[0].place.file == "content/thoi-su"
    assert portal.tree() == before


def test_a_ledger_that_cannot_be_written_is_told_as_that(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("dancam.pipeline.stages.remember", full)
    portal.articles(3).build().failed("cannot-write")
    monkeypatch.undo()
    portal.build().succeeded()
    assert portal.tree() == portal.clean_tree()


def test_a_strict_build_publishes_a_removal(portal: Portal) -> None:
    portal.articles(3).build(strict=True).succeeded()
    portal.delete("content/thoi-su/bai-002.md").build(strict=True).succeeded()
    assert portal.codes() == ["address-lost"]
    portal.article("thoi-su/b.md", "[x](khong.md)").build(strict=True)
    assert not portal.result.published

"""Who holds the lock on a target, and for how long."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import msgspec
import pytest
from msgspec.structs import replace

from dancam.deploy import locking
from dancam.deploy.locking import STALE, Ticket, is_dead, locked, ticket
from dancam.deploy.record import LOCK
from dancam.problems import Refusal
from tests.stores import MemoryStore

MINE = ticket()


def held(store: MemoryStore) -> Ticket:
    return msgspec.json.decode(store.files[LOCK], type=Ticket)


def test_a_process_of_this_machine_is_dead_when_it_is_gone_or_another_one() -> None:
    assert not is_dead(MINE, MINE)
    assert not is_dead(replace(MINE, renewed=0.0), MINE)  # it may have slept
    assert is_dead(replace(MINE, began=MINE.began - 1), MINE)
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    assert is_dead(replace(MINE, process=ended.pid), MINE)


@pytest.mark.parametrize("other", [{"host": "khac"}, {"machine": "khac"}])
def test_another_machine_is_given_up_only_when_it_is_silent_for_long(other: dict[str, str]) -> None:
    theirs = replace(MINE, process=1, **other)
    assert not is_dead(theirs, replace(MINE, renewed=theirs.renewed + STALE))
    assert is_dead(theirs, replace(MINE, renewed=theirs.renewed + STALE + 1))


def test_where_the_system_does_not_tell_when_a_process_began_a_dead_one_is_known_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class NoProc(type(locking.Path())):  # type: ignore[misc]  # as this system has it
        def read_text(self, *_: object, **__: object) -> str:
            raise FileNotFoundError

        def exists(self, **_: object) -> bool:
            return False

    monkeypatch.setattr(locking, "Path", NoProc)
    here = ticket()
    assert here.began == 0
    assert not is_dead(here, here)
    monkeypatch.setattr(os, "kill", lambda *_: (_ for _ in ()).throw(ProcessLookupError))
    assert is_dead(here, here)


def test_the_holder_says_again_and_again_that_it_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "_RENEWED", 0.005)
    store = MemoryStore()
    with locked(store, 0, lambda _: None) as lock:
        first = held(store).renewed
        while held(store).renewed == first:
            time.sleep(0.005)
        lock.check()
    assert LOCK not in store.files


def test_a_lock_that_was_taken_over_is_neither_renewed_nor_released(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "_RENEWED", 0.001)
    store = MemoryStore()
    theirs = msgspec.json.encode(replace(MINE, host="khac"))
    with locked(store, 0, lambda _: None) as lock:
        for _ in range(2):  # what was under way when it was taken over may still be written
            store.files[LOCK] = theirs
            time.sleep(0.02)
        with pytest.raises(Refusal):
            lock.check()
    assert store.files[LOCK] == theirs


def test_a_lock_that_is_released_while_its_holder_is_looked_for_is_tried_again_at_once() -> None:
    class Released(MemoryStore):
        tries = 0

        def create(self, path: str, data: bytes) -> bool:
            self.tries += 1
            return self.tries > 2 and super().create(path, data)

    store = Released()
    with locked(store, 0, lambda _: None):
        assert held(store).process == MINE.process
    assert store.tries == 3


def test_a_lock_that_nobody_gets_though_nobody_holds_it_is_not_tried_for_ever() -> None:
    class Never(MemoryStore):
        def create(self, path: str, data: bytes) -> bool:
            return False

    with pytest.raises(Refusal), locked(Never(), 0, lambda _: None):
        pass

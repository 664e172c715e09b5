"""The lock on a target: one deploy at a time, whichever machine it comes from."""

from __future__ import annotations

import contextlib
import math
import os
import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from dancam.deploy.record import LOCK
from dancam.deploy.targets.store import Failed, Store
from dancam.problems import Place, Problem, Refusal, problem
from dancam.records import Record

# A holder says so often that it lives, in seconds, and is given up after so long.
_RENEWED = 60
STALE = 300
# So often a lock is tried at once that was held, and no more when its holder is looked for.
_TRIES = 5


class Ticket(Record, frozen=True):
    """Who holds the lock."""

    host: str
    """Name of the machine."""
    machine: str
    """What else tells the machine, or container, from others, and from itself after it was started anew."""
    process: int
    """Number of the process."""
    began: float
    """When that process began, in ticks of its machine: numbers of processes come again."""
    since: str
    """When the deploy began, in ISO 8601."""
    renewed: float
    """When the holder last said that it lives, in seconds since 1970."""

    @property
    def holder(self) -> tuple[str, str, int, str]:
        """What is the same as long as the holder is."""
        return self.host, self.machine, self.process, self.since


def ticket() -> Ticket:
    """Return the ticket of this process."""
    now = datetime.now(UTC)
    since = now.astimezone().isoformat(timespec="seconds")
    return Ticket(socket.gethostname(), _machine(), os.getpid(), _began(os.getpid()), since, now.timestamp())


def _machine() -> str:
    parts = [f"{uuid.getnode():x}"]
    with contextlib.suppress(OSError):
        parts.append(Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip())
        parts.append(str(Path("/proc/self/ns/pid").readlink()))
    return " ".join(parts)


def _began(process: int) -> float:
    """Return when a process of this machine began; 0 where that cannot be known, -1 where there is no such process."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return -1 if Path("/proc/self/stat").exists() or not _lives(process) else 0
    return float(stat.rpartition(")")[2].split()[19])


def _lives(process: int) -> bool:
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is another user's
        return True
    return True


def is_dead(held: Ticket, mine: Ticket) -> bool:
    """Whether the holder of a lock lives no more: here that is known, of other machines their silence says it."""
    if (held.host, held.machine) == (mine.host, mine.machine):
        return _began(held.process) != held.began
    return mine.renewed - held.renewed > STALE


_NOBODY = Ticket("?", "", 0, 0, "?", math.inf)


class Lock:
    """The lock on a target, held by this process."""

    def __init__(self, store: Store, mine: Ticket) -> None:
        self._store = store
        self._mine = mine
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._renew, daemon=True)
        self._thread.start()

    def _renew(self) -> None:
        while not self._over.wait(_RENEWED):
            with contextlib.suppress(Failed, Refusal):
                self.check()
                self._store.write(LOCK, msgspec.json.encode(msgspec.structs.replace(self._mine, renewed=time.time())))

    def check(self) -> None:
        """Check that the lock is still held.

        Raises:
            Refusal: Another deploy has taken it over.
        """
        held = _held(self._store)
        if held is not None and held.holder != self._mine.holder:
            raise Refusal(_problem("deploy-taken-over", held))

    def release(self) -> None:
        """Let others deploy; after a failure they may have to wait until they know that this process is dead."""
        self._over.set()
        self._thread.join()
        held = _held(self._store)
        if held is not None and held.holder == self._mine.holder:
            self._store.remove([LOCK])


@contextlib.contextmanager
def locked(store: Store, wait: float, waiting: Callable[[Ticket], None], *, take_over: bool = False) -> Iterator[Lock]:
    """Hold the lock on a target.

    Args:
        store: The target.
        wait: Seconds to wait for another deploy.
        waiting: Called once with the holder for whom this process waits.
        take_over: Whether the lock is taken from whoever holds it.

    Raises:
        Refusal: Another deploy still holds it.
        Failed: The target cannot be reached, or written.
    """
    mine, deadline, told, gone = ticket(), time.monotonic() + wait, False, 0
    while not store.create(LOCK, msgspec.json.encode(mine)):
        mine, held = msgspec.structs.replace(mine, renewed=time.time()), _held(store)
        if held is not None and (take_over or is_dead(held, mine)):
            store.remove([LOCK])
            continue
        if held is None and gone < _TRIES:  # it was released in between: nobody is there to be waited for
            gone += 1
            continue
        if time.monotonic() > deadline:
            raise Refusal(_problem("deploy-locked", held or _NOBODY))
        if held is not None and not told:
            waiting(held)
            told = True
        time.sleep(min(1, wait / 10))
    lock = Lock(store, mine)
    try:
        yield lock
    finally:
        with contextlib.suppress(Failed):  # what happened before is what matters
            lock.release()


def _held(store: Store) -> Ticket | None:
    data = store.read(LOCK)
    if data is None:
        return None
    try:
        return msgspec.json.decode(data, type=Ticket)
    except msgspec.MsgspecError:  # of another version, or nothing that anybody can read
        return _NOBODY


def _problem(code: str, held: Ticket) -> Problem:
    return problem(code, Place(LOCK), host=held.host, process=held.process, since=held.since)

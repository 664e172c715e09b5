"""A lock that one process at a time holds."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path


class Locked(Exception):  # noqa: N818 - another process is at work; no error of the program
    """Another process holds the lock."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder
        """The other process's number; `?` where it is not known."""


@contextlib.contextmanager
def lock(path: Path, wait: float = 10.0) -> Iterator[None]:
    """Hold a lock that one process at a time holds; the system frees it when its holder dies.

    Args:
        path: The lock file; it is not removed.
        wait: Seconds to wait for another holder.

    Raises:
        Locked: Another process still holds it.
        OSError: The lock file cannot be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="ascii") as file:
        deadline = time.monotonic() + wait
        while not _try_lock(file.fileno()):
            if time.monotonic() > deadline:
                file.seek(0)
                raise Locked(file.read(20).strip() or "?")
            time.sleep(0.05)
        file.seek(0)
        file.truncate()
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


def _try_lock(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]  # exists only on Windows
        except OSError:
            return False
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

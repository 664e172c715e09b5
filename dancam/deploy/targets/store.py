"""What every kind of host can do."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from pathlib import Path
from typing import Protocol

Sent = Callable[[int], None]
"""Called with how many more files have arrived."""


class Failed(Exception):  # noqa: N818 - the host failed, which is told as a problem; no error of the program
    """A host, or the way to it, failed; nothing is half written, and the next try completes it."""

    def __init__(self, code: str, reason: str = "") -> None:
        super().__init__(f"{code}: {reason}")
        self.code = code
        """The kind of problem."""
        self.reason = reason
        """What the other side said."""


class Moved(Exception):  # noqa: N818 - the deploy looks anew; no error of the program
    """Somebody else changed the target meanwhile: what was read of it counts no more."""


class Store(Protocol):
    """A folder on a host. Paths have `/` and are below it; every method may raise `Failed`."""

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file; None where there is none."""

    def write(self, path: str, data: bytes) -> None:
        """Put a small file in its place: whoever reads it sees the old bytes or the new ones."""

    def create(self, path: str, data: bytes) -> bool:
        """Make a small file only if there is none, and return whether that was so."""

    def send(self, folder: Path, paths: Sequence[str], sent: Sent, files: Container[str], /) -> None:
        """Put files of a folder in their places, each whole; all are there when this returns.

        Args:
            folder: The folder.
            paths: The files.
            sent: Whom to tell how many have arrived.
            files: All that the target should have in the end: what lies beside a file may say what that is.
        """

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files where they are there, and the folders that this leaves empty."""

    def survey(self) -> Mapping[str, str]:
        """Return all files that are there, with `sha256:`, `md5:` or `git:` and digits of their bytes, or nothing."""

    def finish(self) -> None:
        """Make all that was done visible, where that is not so already.

        Raises:
            Moved: Somebody else changed the target meanwhile.
        """

    def close(self) -> None:
        """End the connection."""

"""What was compared so far, one line for each address, so that a comparison that was cut off goes on where it was."""

from __future__ import annotations

import contextlib
import secrets
import time
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import msgspec

from dancam.live.judging import Finding
from dancam.problems import Place, Refusal, problem
from dancam.records import Record
from dancam.system.disk import Disk

# After this long (in seconds) the site may have been changed by whom it belongs to: it is compared anew.
_KEPT = 24 * 3600
_LONGEST_HEAD = 1000


class _Head(Record, frozen=True, forbid_unknown_fields=True):
    key: str
    """Digest of all that is compared with what."""
    seed: str
    """Decides which addresses a quick look takes."""
    at: float
    """When it began, in seconds since 1970."""


class _Line(Record, frozen=True, forbid_unknown_fields=True):
    job: str
    """What was looked at."""
    finding: Finding | None
    """How it differs; None where it does not."""
    missing: tuple[str, ...] = ()
    """Headers that it lacks."""


_encode = msgspec.json.Encoder().encode
_head = msgspec.json.Decoder(_Head).decode
_line = msgspec.json.Decoder(_Line).decode


class Log:
    """The comparisons made so far, in a file that only grows until the last is made; then it is removed."""

    def __init__(self, path: Path, key: str) -> None:
        """Go on with the log at a path if it is of the same comparison, else begin a new one.

        Args:
            path: Its file.
            key: Digest of all that is compared with what.

        Raises:
            OSError: It cannot be read or written.
            Refusal: Something else is there.
        """
        self.path = path
        self.findings: dict[str, Finding | None] = {}
        """How each address differs that was looked at, by job; None where it does not."""
        self.missing: tuple[str, ...] = ()
        """Security headers that are missing."""
        self.seed = secrets.token_hex(8)
        """Decides which addresses a quick look takes; the same when it goes on."""
        lines = _lines_of(path)
        if not self._goes_on(lines, key):
            path.parent.mkdir(parents=True, exist_ok=True)
            # Whole from its first moment on: what is no log is nobody's to write over.
            Disk().write_whole(path, _encode(_Head(key, self.seed, time.time())) + b"\n")
            lines = []
        self._file: BinaryIO = path.open("ab", buffering=0)
        if lines and lines[-1]:
            self._file.write(b"\n")  # the last one was cut off

    def _goes_on(self, lines: list[bytes], key: str) -> bool:
        if not lines:
            return False
        head = _head(lines[0])
        if head.key != key or not 0 <= time.time() - head.at < _KEPT:
            return False
        self.seed = head.seed
        for line in lines[1:]:
            with contextlib.suppress(msgspec.MsgspecError):  # cut off
                self._take(_line(line))
        return True

    def _take(self, line: _Line) -> None:
        self.findings[line.job] = line.finding
        self.missing = self.missing or line.missing

    def add(self, job: str, finding: Finding | None, missing: tuple[str, ...] = ()) -> None:
        """Record what was found.

        Raises:
            OSError: It cannot be written.
        """
        line = _Line(job, finding, missing)
        self._take(line)
        self._file.write(_encode(line) + b"\n")

    def finish(self) -> None:
        """Remove the file: the next comparison looks at everything again."""
        self.path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()


def _lines_of(path: Path) -> list[bytes]:
    """Return the lines of a log; none where nothing is there.

    Raises:
        OSError: It cannot be read.
        Refusal: It is no log.
    """
    if not path.exists():
        return []
    strange = Refusal(problem("not-a-state", Place(str(path))))
    if not path.is_file():
        raise strange
    with path.open("rb") as file:
        head = file.readline(_LONGEST_HEAD)
        try:
            _head(head)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            raise strange from None
        return [head.rstrip(b"\n"), *file.read().split(b"\n")]

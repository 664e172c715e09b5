"""What one file says, and the reading of many as a job, which other machines can do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from dancam.content.config import FILE
from dancam.content.files import FileContents, Parse, measured, source
from dancam.problems import Place, Problem, problem
from dancam.records import digest
from dancam.system.disk import Disk
from dancam.system.executor import Parcel


class FileReading(msgspec.Struct, frozen=True, array_like=True):
    """The result of reading one file."""

    digest: str = ""
    """Digest of its bytes."""
    is_same: bool = False
    """Whether they are the same as before; then all else is left empty."""
    record: FileContents = None
    """What it says."""
    problems: list[Problem] = []
    """What is wrong with it."""
    failure: str = ""
    """Why it cannot be read."""
    is_missing: bool = False
    """Whether it does not exist."""


def read_file(disk: Disk, path: str, where: Path, before: str, parse: Parse) -> FileReading:
    """Return what is in a file, which is parsed unless its bytes have the digest that they had before.

    Args:
        disk: The file system.
        path: Its path below the site's folder.
        where: Where it lies.
        before: Their earlier digest; empty where that is not known.
        parse: Parses it.
    """
    data = _bytes_of(disk, where)
    return data if isinstance(data, FileReading) else _said(path, data, before, parse)


def _bytes_of(disk: Disk, where: Path) -> bytes | FileReading:
    """Return the bytes of a file, or why it cannot be read."""
    try:
        return disk.read(where)
    except OSError as error:
        return FileReading(failure=error.strerror or str(error), is_missing=isinstance(error, FileNotFoundError))


def _said(path: str, data: bytes, before: str, parse: Parse) -> FileReading:
    name = digest(data)
    if name == before:
        return FileReading(name, is_same=True)
    return FileReading(name, False, *parse(path, data, name))


def failure_of(path: str, result: FileReading) -> Problem:
    """Return the problem of a file that cannot be read.

    Args:
        path: Its path below the site's folder.
        result: The result of reading it, which says why.
    """
    code = "no-site-yml" if path == FILE and result.is_missing else "unreadable"
    return problem(code, Place(path), reason=result.failure)


Readings = list[tuple[int, FileReading]]
_encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder(Readings).decode
"""Returns the results of a job, by number."""


class _Text(msgspec.Struct, frozen=True, array_like=True):
    """A Markdown file on its way to another machine."""

    number: int
    path: str
    data: bytes


_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(list[_Text]).decode


class ReadingJob:
    """Reads files. Only texts travel: to measure a photograph takes less than to send it."""

    kind = "read"

    def __init__(self, disk: Disk, files: Sequence[tuple[str, Path]], digests: Mapping[str, str]) -> None:
        """Take what to read.

        Args:
            disk: The file system.
            files: Path below the site's folder of each file, and where it lies.
            digests: Digests that the files had before, by path.
        """
        self._disk = disk
        self._files = files
        self._digests = digests

    def do(self, numbers: Sequence[int]) -> bytes:
        """Read files; `decode` returns the results."""
        return _encode([(number, self._read(number)) for number in numbers])

    def _read(self, number: int) -> FileReading:
        path, where = self._files[number]
        return read_file(self._disk, path, where, self._digests.get(path, ""), _parser(path))

    def shared(self) -> bytes:
        """Return nothing: a text can be read by itself."""
        return b""

    def pack(self, numbers: Sequence[int]) -> Iterator[Parcel]:
        """Make a task of those texts that are new."""
        here: Readings = []
        away: list[_Text] = []
        for number in numbers:
            path, where = self._files[number]
            data, before = _bytes_of(self._disk, where), self._digests.get(path, "")
            if isinstance(data, FileReading):
                here.append((number, data))
            elif path.endswith(".md") and (not before or digest(data) != before):
                away.append(_Text(number, path, data))
            else:
                here.append((number, _said(path, data, before, _parser(path))))
        if here:
            yield Parcel([number for number, _ in here], done=_encode(here))
        if away:
            yield Parcel([each.number for each in away], _pack(away))

    def unpack(self, answer: bytes) -> bytes:
        """Return the results of a task."""
        decode(answer)
        return answer


def perform(task: bytes) -> bytes:
    """Do a task of a `ReadingJob` on whichever machine."""
    return _encode([(each.number, _said(each.path, each.data, "", source)) for each in _unpack(task)])


def _parser(path: str) -> Parse:
    return source if path.endswith(".md") else measured

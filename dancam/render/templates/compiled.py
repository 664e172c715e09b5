"""Compiled templates, kept from one build to the next: to compile the theme takes as long as to render 500 pages."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable
from pathlib import Path

import jinja2
import msgspec
from jinja2.bccache import Bucket

from dancam.records import Record
from dancam.system.disk import Disk

NAME = "templates"


class _Entry(Record, frozen=True):
    """A compiled template."""

    source: str
    """Digest of its text, as Jinja makes it, and of all that it includes."""
    code: bytes
    """Its code, marshalled."""


class _Kept(Record, frozen=True):
    """What the file holds."""

    program: str
    """Digest of the program that compiled: another Python or Jinja would not understand it."""
    entries: dict[str, _Entry]
    """By the key that Jinja gives to a template."""


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Kept).decode
_SIZE = 32


class Kept(jinja2.BytecodeCache):
    """The compiled templates of one portal, in one file. One that is corrupt, or of another program, is as none.

    The digest at its head keeps garbage from being taken for code. It does not keep out who can write into this
    folder; but who can do that can write into the templates beside it, and templates are code.
    """

    def __init__(self, disk: Disk, folder: Path, program: str, includes: Callable[[str], str]) -> None:
        """Take where code is kept, and what it depends on besides the text of its template.

        Args:
            disk: The file system.
            folder: The folder for what is kept.
            program: Digest of the program.
            includes: Returns the digest of a template with all that it includes, by its name.
        """
        self._disk = disk
        self._path = folder / NAME
        self._program = program
        self._includes = includes
        self._entries = self._read()
        self._learned = False

    def _read(self) -> dict[str, _Entry]:
        try:
            data = self._disk.read(self._path)
            if _digest(data[_SIZE:]) == data[:_SIZE]:
                kept = _decode(data[_SIZE:])
                return kept.entries if kept.program == self._program else {}
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            pass
        return {}

    def get_bucket(self, environment: jinja2.Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return the place for the code of a template, with its code if it is kept."""
        checksum = f"{self.get_source_checksum(source)} {self._includes(name)}"
        bucket = Bucket(environment, self.get_cache_key(name, filename), checksum)
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if it is kept and its text is the same."""
        entry = self._entries.get(bucket.key)
        if entry is not None and entry.source == bucket.checksum:
            bucket.code = marshal.loads(entry.code)  # noqa: S302 - its digest is that of what was written

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template that was compiled."""
        self._entries[bucket.key] = _Entry(bucket.checksum, marshal.dumps(bucket.code))
        self._learned = True

    def save(self) -> None:
        """Write down what was compiled; nothing where all was kept already."""
        if self._learned:
            data = _encode(_Kept(self._program, self._entries))
            if self._path.is_dir():  # all that lies in the state folder is dancam's
                self._disk.remove_tree(self._path)
            self._disk.write_whole(self._path, _digest(data) + data)
            self._learned = False


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_SIZE).digest()

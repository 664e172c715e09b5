"""Unpacks answers piece by piece, and no more of them than was asked for: a few bytes may unpack to gigabytes."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from typing import Protocol

PLAIN, GZIP, BROTLI = "identity", "gzip", "br"
_NAMES = {"": PLAIN, "x-gzip": GZIP}
# With the head and the end of a gzip file.
_GZIP = 31


class Spoiled(Exception):  # noqa: N818 - the answer to a question, not an error of the program
    """What came cannot be unpacked."""


class Unpacker(Protocol):
    """Unpacks an answer."""

    def feed(self, data: bytes, most: int, /) -> bytes:
        """Return what the next piece unpacks to, not much more than `most` bytes of it.

        Raises:
            Spoiled: It cannot be unpacked.
        """

    @property
    def is_whole(self) -> bool:
        """Whether the answer may end here."""


def coding_of(header: str) -> str:
    """Return what the header Content-Encoding of an answer says."""
    said = header.strip().lower()
    return _NAMES.get(said, said)


def can_unpack(coding: str) -> bool:
    """Whether answers with a coding can be read here: without its library, those with Brotli cannot."""
    if coding != BROTLI:
        return coding in {PLAIN, GZIP}
    try:
        from brotli import Decompressor  # only a portal that is compressed needs it
    except ImportError:
        return False
    return hasattr(Decompressor, "can_accept_more_data")  # before 1.2 it unpacks all at once, whatever that becomes


def unpacker_of(coding: str) -> Unpacker:
    """Return what unpacks answers with a coding that can be unpacked."""
    kinds: Mapping[str, Callable[[], Unpacker]] = {PLAIN: _Plain, GZIP: _Gzip, BROTLI: _Brotli}
    return kinds[coding]()


class _Plain:
    is_whole = True

    def feed(self, data: bytes, _most: int) -> bytes:
        return data


class _Gzip:
    def __init__(self) -> None:
        self._stream = zlib.decompressobj(wbits=_GZIP)

    def feed(self, data: bytes, most: int) -> bytes:
        try:
            return self._stream.decompress(data, most)
        except zlib.error as error:
            raise Spoiled from error

    @property
    def is_whole(self) -> bool:
        return self._stream.eof


class _Brotli:
    def __init__(self) -> None:
        from brotli import Decompressor

        self._stream = Decompressor()

    def feed(self, data: bytes, most: int) -> bytes:
        from brotli import error

        try:
            piece: bytes = self._stream.process(data, output_buffer_limit=most)
        except error as spoiled:
            raise Spoiled from spoiled
        return piece

    @property
    def is_whole(self) -> bool:
        return bool(self._stream.is_finished())

"""Compresses outputs: equal bytes become equal bytes, whenever and wherever that is done."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping

# Of 11: the best two take three times as long for a fiftieth less, and all below 9 leave a sixteenth more.
_BROTLI_QUALITY = 10
# From so many bytes on, 9: the program of the editing page takes six seconds otherwise.
_LARGE, _QUALITY_OF_LARGE = 1 << 20, 9
# With the head and the end of a gzip file; zlib writes neither a time nor a name into it.
_GZIP = 31


def gzip(data: bytes) -> bytes:
    """Return data as a gzip file."""
    return zlib.compress(data, 9, wbits=_GZIP)


def brotli(data: bytes) -> bytes:
    """Return data as a Brotli stream."""
    from brotli import MODE_TEXT, compress  # only a portal that is compressed needs it

    quality = _BROTLI_QUALITY if len(data) < _LARGE else _QUALITY_OF_LARGE
    packed: bytes = compress(data, quality=quality, mode=MODE_TEXT)
    return packed


COMPRESS: Mapping[str, Callable[[bytes], bytes]] = {"brotli": brotli, "gzip": gzip}
"""What each codec of `plan.compression` does."""

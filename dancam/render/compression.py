"""Compresses outputs: equal bytes become equal bytes, whenever and wherever that is done."""

from __future__ import annotations

import functools
import zlib
from collections.abc import Callable, Mapping

# Of 11: the best two take three times as long for a fiftieth less, and all below 9 leave a sixteenth more.
_BROTLI_QUALITY = 10
# With the head and the end of a gzip file; zlib writes neither a time nor a name into it.
_GZIP = 31


def gzip(data: bytes) -> bytes:
    """Return data as a gzip file."""
    return zlib.compress(data, 9, wbits=_GZIP)


def brotli(data: bytes) -> bytes:
    """Return data as a Brotli stream."""
    return _brotli()(data)


@functools.cache
def _brotli() -> Callable[[bytes], bytes]:
    import brotli as library  # only a portal that is compressed needs it

    return functools.partial(library.compress, quality=_BROTLI_QUALITY, mode=library.MODE_TEXT)


COMPRESS: Mapping[str, Callable[[bytes], bytes]] = {"brotli": brotli, "gzip": gzip}
"""What each codec of `plan.compression` does."""

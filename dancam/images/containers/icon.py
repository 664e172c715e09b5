"""ICO and CUR: a table, and for each size a picture, which is a PNG or a BMP without the head of a file."""

from __future__ import annotations

import struct

from dancam.images.containers import bitmap, png
from dancam.images.containers.cleaned import Cleaned

_HEADS = frozenset({b"\0\0\1\0", b"\0\0\2\0"})
_TABLE, _ENTRY = 6, 16


def is_icon(head: bytes) -> bool:
    """Whether a file begins as an ICO or CUR, with the place of its first picture right behind the table."""
    if len(head) < _TABLE + _ENTRY or head[:4] not in _HEADS:
        return False
    (count,) = struct.unpack_from("<H", head, 4)
    (start,) = struct.unpack_from("<I", head, _TABLE + 12)
    return count > 0 and start >= _TABLE + _ENTRY * count and head[9] == 0


def cleaned(data: bytes) -> Cleaned:
    """Return an icon whose pictures are cleaned, one behind the other; unchanged where its table is wrong.

    Args:
        data: A file of which `is_icon` is true.
    """
    (count,) = struct.unpack_from("<H", data, 4)
    at = end = _TABLE + _ENTRY * count
    if len(data) < end:
        return Cleaned(data, is_clean=False)
    table, pictures, is_clean = data[:_TABLE], b"", True
    placed: dict[tuple[int, int], tuple[int, int]] = {}
    for number in range(count):
        entry = data[_TABLE + _ENTRY * number :][:_ENTRY]
        size, start = struct.unpack_from("<II", entry, 8)
        if start < at or start + size > len(data):
            return Cleaned(data, is_clean=False)
        if (size, start) not in placed:
            picture = _cleaned(data[start : start + size])
            is_clean &= picture.is_clean
            placed[size, start] = len(picture.data), end
            pictures += picture.data
            end += len(picture.data)
            if end > 2 * len(data):  # entries that share bytes, to make the file grow
                return Cleaned(data, is_clean=False)
        table += entry[:8] + struct.pack("<II", *placed[size, start])
    return Cleaned(table + pictures, is_clean)


def _cleaned(picture: bytes) -> Cleaned:
    if picture.startswith(png.SIGNATURE):
        return png.cleaned(picture)
    try:
        start, length = bitmap.extent(picture, 0)
        width, double = struct.unpack_from("<ii", picture, 4)
    except (struct.error, ValueError):
        return Cleaned(picture, is_clean=False)
    # The height counts twice: behind the pixels follow as many bits, which are transparent.
    height = abs(double) // 2
    return Cleaned(picture[: start + length // 2 + (width + 31) // 32 * 4 * height], is_clean=True)

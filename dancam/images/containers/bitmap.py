"""BMP: a head, a table of colours, pixels. What lies behind the last that the head names is cut off."""

from __future__ import annotations

import struct

from dancam.images.containers.cleaned import Cleaned

_FILE_HEAD = 14
# Lengths of the head of the picture, by version of the format.
_HEADS = frozenset({12, 16, 40, 52, 56, 64, 108, 124})
_RAW, _RLE8, _RLE4, _MASKS, _ALPHA_MASKS = 0, 1, 2, 3, 6
# In the last version, the kinds of colour profile: its bytes in the file, or the path of a file.
_EMBEDDED, _LINKED = b"DEBM", b"KNIL"


def is_bitmap(head: bytes) -> bool:
    """Whether a file begins as a BMP: two letters alone may be chance."""
    if len(head) < 26 or head[:2] != b"BM" or any(head[6:10]):
        return False
    start, size = struct.unpack_from("<II", head, 10)
    return size in _HEADS and start >= _FILE_HEAD + size


def cleaned(data: bytes) -> Cleaned:
    """Return a BMP without what lies behind it.

    Args:
        data: A file of which `is_bitmap` is true.
    """
    (start,) = struct.unpack_from("<I", data, 10)
    try:
        colours, length = extent(data, _FILE_HEAD)
        end = start + length
        is_clean = not any(data[colours:start])  # a gap
        if data[_FILE_HEAD] == 124:
            kind, (profile, size) = data[70:74], struct.unpack_from("<II", data, 126)
            is_clean &= kind != _LINKED
            if kind == _EMBEDDED:
                profile += _FILE_HEAD
                is_clean &= profile <= end or not any(data[end:profile])
                end = max(end, profile + size)
    except (struct.error, ValueError):
        return Cleaned(data, is_clean=False)
    if len(data) <= end:
        return Cleaned(data, is_clean)
    return Cleaned(data[:2] + struct.pack("<I", end) + data[6:end], is_clean)


def extent(data: bytes, at: int) -> tuple[int, int]:
    """Return where the table of colours ends, and how many bytes the pixels have.

    Args:
        data: The file.
        at: Where the head of the picture begins.

    Raises:
        ValueError: The pixels are packed in a way that says nothing of their length.
        struct.error: The head is not whole.
    """
    (size,) = struct.unpack_from("<I", data, at)
    if size == 12:
        width, height, _, bits = struct.unpack_from("<HHHH", data, at + 4)
        packing, length, used, entry = _RAW, 0, 0, 3
    else:
        width, height, _, bits = struct.unpack_from("<iiHH", data, at + 4)
        packing, length, used, entry = _RAW, 0, 0, 4
        if size >= 40:
            packing, length, _, _, used = struct.unpack_from("<IIIII", data, at + 16)
    masks = {_MASKS: 12, _ALPHA_MASKS: 16}.get(packing, 0) if size == 40 else 0
    entries = used or (1 << bits if bits <= 8 else 0)
    if entries > 1 << 16 or packing not in {_RAW, _RLE8, _RLE4, _MASKS, _ALPHA_MASKS}:
        raise ValueError
    if packing in {_RLE8, _RLE4} and not length:
        raise ValueError
    if packing not in {_RLE8, _RLE4}:
        length = (width * bits + 31) // 32 * 4 * abs(height)
    if length < 0:
        raise ValueError
    return at + size + masks + entries * entry, length

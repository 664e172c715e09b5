"""How a camera was held: the one entry of Exif by which browsers turn a picture, and which therefore stays."""

from __future__ import annotations

import struct

_TAG = 0x0112


def orientation_in(exif: bytes) -> int:
    """Return the orientation in Exif, from 1 to 8; 0 where there is none.

    Args:
        exif: The Exif, from the head of its TIFF structure on.
    """
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return 0
    try:
        (first,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, first)
        for number in range(min(count, 200)):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, first + 2 + 12 * number)
            if tag == _TAG and 1 <= value <= 8:
                return int(value)
    except struct.error:
        pass
    return 0


def exif_of(orientation: int) -> bytes:
    """Return Exif that holds only an orientation."""
    return b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHH", _TAG, 3, 1, orientation, 0) + b"\0\0\0\0"

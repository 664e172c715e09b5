"""PNG and APNG: chunks with a name and a length, up to the end chunk. Only what decoders need is kept."""

from __future__ import annotations

import struct
import zlib

from dancam.images.containers.cleaned import Cleaned
from dancam.images.containers.orientation import exif_of, orientation_in

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_END = b"\0\0\0\0IEND\xaeB`\x82"
_ANY = 1 << 31
# Chunks of the picture, its colours and its animation: each with the most bytes that it may hold.
_NEEDED = {
    b"IHDR": _ANY,
    b"PLTE": 768,
    b"IDAT": _ANY,
    b"tRNS": 256,
    b"bKGD": 6,
    b"cHRM": 32,
    b"gAMA": 4,
    b"iCCP": _ANY,
    b"sBIT": 4,
    b"sRGB": 1,
    b"cICP": 4,
    b"mDCV": 24,
    b"cLLI": 8,
    b"hIST": 512,
    b"pHYs": 9,
    b"acTL": 8,
    b"fcTL": 26,
    b"fdAT": _ANY,
}


def cleaned(data: bytes) -> Cleaned:
    """Return a PNG without metadata except for its orientation, by which browsers turn it.

    What is missing at the end of a file that was cut off stays missing.

    Args:
        data: A file with the signature of a PNG.
    """
    parts, at, is_head = [data[:8]], 8, True
    while at + 8 <= len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        if name == b"IEND":
            parts.append(_END if at + 12 <= len(data) else data[at:])
            break
        is_optional = bool(name[0] & 0x20)
        if not name.isalpha() or not (is_optional or name in _NEEDED):  # a decoder would also stop here
            return Cleaned(b"".join(parts) + data[at:], is_clean=False)
        if name == b"eXIf" and is_head and zlib.crc32(data[at + 4 : at + 8 + size]) == _crc(data, at + 8 + size):
            parts.append(_exif(data[at + 8 : at + 8 + size]))
        # Browsers follow the first Exif, and only where it stands before the pixels.
        is_head = is_head and name not in {b"eXIf", b"IDAT"}
        if size <= _NEEDED.get(name, -1):
            parts.append(data[at : at + 12 + size])
        at += 12 + size
    return Cleaned(b"".join(parts), is_clean=True)


def is_whole(data: bytes) -> bool:
    """Whether a PNG is there up to its end chunk, and no chunk without which there is no picture was altered."""
    at = 8
    while at + 12 <= len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        end = at + 8 + size
        if end + 4 > len(data):
            return False
        if name.isupper() and zlib.crc32(data[at + 4 : end]) != _crc(data, end):
            return False
        if name == b"IEND":
            return True
        at = end + 4
    return False


def _crc(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4])


def _exif(exif: bytes) -> bytes:
    """Return a chunk that holds only the orientation; nothing where the picture is not to be turned."""
    orientation = orientation_in(exif)
    if orientation < 2:
        return b""
    body = b"eXIf" + exif_of(orientation)
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))

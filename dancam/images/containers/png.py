"""PNG and APNG: chunks with a name and a length, up to the end chunk. Only what decoders need is kept."""

from __future__ import annotations

import struct

from dancam.images.containers.cleaned import Cleaned

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
    """Return a PNG without metadata; what is missing at the end of a file that was cut off stays missing.

    Args:
        data: A file with the signature of a PNG.
    """
    parts, at = [data[:8]], 8
    while at + 8 <= len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        if name == b"IEND":
            parts.append(_END if at + 12 <= len(data) else data[at:])
            break
        is_optional = bool(name[0] & 0x20)
        if not name.isalpha() or not (is_optional or name in _NEEDED):  # a decoder would also stop here
            return Cleaned(b"".join(parts) + data[at:], is_clean=False)
        if size <= _NEEDED.get(name, -1):
            parts.append(data[at : at + 12 + size])
        at += 12 + size
    return Cleaned(b"".join(parts), is_clean=True)

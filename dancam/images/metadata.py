"""What photographs say of themselves, taken out: where and when they were taken, with which camera, by whom.

The picture itself stays as it is, byte for byte. Of a JPEG the orientation is kept, as browsers turn it by that.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

# Segments of a JPEG that stay: the head of the format, the colour profile, what Adobe says of the colours.
_KEPT_SEGMENTS = frozenset({0xE0, 0xE2, 0xEE})
_DROPPED_CHUNKS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
_PNG = b"\x89PNG\r\n\x1a\n"


def is_stripped(name: str) -> bool:
    """Whether files of a name are such as say something of themselves."""
    return name.lower().endswith((".jpg", ".jpeg", ".png", ".webp"))


def stripped(data: bytes, name: str) -> bytes:
    """Return a file without what it says of itself; a file that is no picture, or a broken one, as it is.

    Args:
        data: Its bytes.
        name: Its name.
    """
    lower = name.lower()
    try:
        if lower.endswith((".jpg", ".jpeg")) and data.startswith(b"\xff\xd8"):
            return b"".join(_jpeg(data))
        if lower.endswith(".png") and data.startswith(_PNG):
            return b"".join(_png(data))
        if lower.endswith(".webp") and data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
    except (struct.error, IndexError):
        pass
    return data


def _jpeg(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    at, orientation = 2, 1
    parts: list[bytes] = []
    while data[at] == 0xFF and data[at + 1] != 0xDA:
        kind = data[at + 1]
        (size,) = struct.unpack_from(">H", data, at + 2)
        segment = data[at : at + 2 + size]
        if kind == 0xE1 and segment[4:10] == b"Exif\0\0":
            orientation = _orientation(segment[10:]) or orientation
        is_private = (0xE1 <= kind <= 0xEF and kind not in _KEPT_SEGMENTS) or kind == 0xFE
        if not is_private:
            parts.append(segment)
        at += 2 + size
    if orientation != 1:
        head = 1 if parts and parts[0][1] == 0xE0 else 0
        parts.insert(head, _exif(orientation))
    yield from parts
    yield data[at:]


def _orientation(exif: bytes) -> int:
    order = "<" if exif[:2] == b"II" else ">"
    try:
        (first,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, first)
        for number in range(min(count, 200)):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, first + 2 + 12 * number)
            if tag == 0x0112 and 1 <= value <= 8:
                return int(value)
    except struct.error:
        pass
    return 0


def _exif(orientation: int) -> bytes:
    """Return a segment that says nothing but the orientation."""
    body = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0) + b"\0\0\0\0"
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _png(data: bytes) -> Iterator[bytes]:
    yield data[:8]
    at = 8
    while at < len(data):
        (size,) = struct.unpack_from(">I", data, at)
        chunk = data[at : at + 12 + size]
        if chunk[4:8] not in _DROPPED_CHUNKS:
            yield chunk
        at += 12 + size


def _webp(data: bytes) -> bytes:
    parts: list[bytes] = []
    at = 12
    while at + 8 <= len(data):
        name = data[at : at + 4]
        (size,) = struct.unpack_from("<I", data, at + 4)
        chunk = data[at : at + 8 + size + size % 2]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~0x0C]) + chunk[9:]  # neither Exif nor XMP any more
        if name not in {b"EXIF", b"XMP "}:
            parts.append(chunk)
        at += 8 + size + size % 2
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body

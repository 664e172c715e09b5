"""JPEG: segments, each with its marker, and scans between them, up to the end marker.

Only what decoders need is kept. What lies behind the end (more pictures, a short film, a gain map) is cut off.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from dancam.images.containers.cleaned import Cleaned
from dancam.images.containers.orientation import exif_of, orientation_in

_EOI, _SOS = 0xD9, 0xDA
_APP0, _APP1, _APP2, _APP14 = 0xE0, 0xE1, 0xE2, 0xEE
# Frames, tables and scans, which decoders need.
_PICTURE = frozenset(range(0xC0, 0xE0)) - {0xC8} - frozenset(range(0xD0, 0xD9))
_PRIVATE = frozenset(range(0xE0, 0xF0)) | {0xFE}
# Markers without a length: they mean nothing outside a scan, and decoders skip them there.
_BARE = frozenset(range(0xD0, 0xD8)) | {0x01}
_KNOWN = _PICTURE | _PRIVATE | _BARE
# A marker may have more bytes FF before it. Within a scan, FF 00 is a byte of the picture, and RSTn belongs to it.
_MARKER = re.compile(rb"\xff[^\x00\xff]")
_MARKER_AFTER_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_JFIF_LENGTH, _ADOBE_LENGTH = 12, 12
_PROFILE = b"ICC_PROFILE\0"


class _Segment(NamedTuple):
    """A segment, with the scan that follows it."""

    code: int
    start: int
    end: int
    body: bytes | None
    """What it holds; None where its length is impossible."""


def cleaned(data: bytes) -> Cleaned:
    """Return a JPEG without metadata except for its orientation, by which browsers turn it, and its colour profile.

    What is missing at the end of a file that was cut off stays missing.

    Args:
        data: A file that begins with the marker of a JPEG.
    """
    parts: list[bytes] = []
    has_profile, is_clean = _profile(list(_profile_parts(data))) if _PROFILE in data else (False, True)
    jfif, orientation, is_head = 0, 0, True
    for code, start, end, body in _segments(data):
        if body is None or code not in _KNOWN:
            parts.append(data[start:])
            is_clean = False
            break
        if is_head and code == _APP1 and not orientation and body[:6] == b"Exif\0\0":
            orientation = orientation_in(body[6:])
        if code in _PRIVATE:
            needed = _needed(code, body, has_profile=has_profile)
            if needed == body:
                parts.append(data[start:end])
            elif needed:
                parts.append(bytes((0xFF, code)) + struct.pack(">H", len(needed) + 2) + needed)
            jfif = jfif or int(code == _APP0 and len(parts) == 1)
        elif code not in _BARE:
            parts.append(data[start:end])
        if code == _EOI:
            break
        is_head = is_head and code != _SOS
    if orientation > 1:
        parts.insert(jfif, _exif(orientation))
    return Cleaned(data[:2] + b"".join(parts), is_clean)


def _segments(data: bytes) -> Iterator[_Segment]:
    """Yield the segments of a file; what stands between them is skipped, as decoders do."""
    at = 2
    while marker := _MARKER.search(data, at):
        code = marker[0][1]
        start = at + len(data[at : marker.start()].rstrip(b"\xff"))
        at = marker.end()
        body: bytes | None = b""
        if code not in _BARE and code != _EOI:
            size = int.from_bytes(data[at : at + 2])
            body = data[at + 2 : at + size] if size >= 2 or at + 2 > len(data) else None
            at = min(at + max(size, 2), len(data))
            if code == _SOS:
                after = _MARKER_AFTER_SCAN.search(data, at)
                at = after.start() if after else len(data)
        yield _Segment(code, start, at, body)


def _needed(code: int, body: bytes, *, has_profile: bool) -> bytes | None:
    """Return what decoders need of an application's segment; None where they need nothing of it.

    JFIF may hold a small preview, perhaps of what was cropped later: that is left out.
    """
    if code == _APP0 and body[:5] == b"JFIF\0" and len(body) >= _JFIF_LENGTH + 2:
        return body[:_JFIF_LENGTH] + b"\0\0"
    if code == _APP2 and has_profile and body.startswith(_PROFILE):
        return body
    if code == _APP14 and body[:5] == b"Adobe" and len(body) >= _ADOBE_LENGTH:
        return body[:_ADOBE_LENGTH]
    return None


def _profile_parts(data: bytes) -> Iterator[bytes]:
    """Yield the parts of a colour profile, each with its number and how many there are."""
    for code, _, _, body in _segments(data):
        if code == _APP2 and body is not None and body.startswith(_PROFILE):
            yield body[len(_PROFILE) :]
        if code == _EOI:
            return


def _profile(parts: list[bytes]) -> tuple[bool, bool]:
    """Return whether parts are a colour profile, and not something else under its name; and whether they are sound.

    Decoders put the parts in the order of their numbers. Parts that contradict each other stay, so that no colours
    are lost, but some decoders may read in them what others do not: they are not sound.
    """
    ordered = sorted(parts, key=lambda part: part[:1])
    if not any(part[38:42] == b"acsp" for part in parts):
        return False, True
    profile = b"".join(part[2:] for part in ordered)
    size = int.from_bytes(profile[:4])
    expected = [bytes((number, len(parts))) for number in range(1, min(len(parts), 255) + 1)]
    is_sound = [part[:2] for part in ordered] == expected and profile[36:40] == b"acsp"
    return True, is_sound and 128 <= size <= len(profile) and not any(profile[size:])


def _exif(orientation: int) -> bytes:
    """Return a segment that holds only the orientation."""
    body = b"Exif\0\0" + exif_of(orientation)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body

"""WebP: a RIFF file of chunks with a name and a length. Only what decoders need is kept."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from dancam.images.containers.cleaned import Cleaned

_NEEDED = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_IN_A_FRAME = frozenset({b"VP8 ", b"VP8L", b"ALPH"})
# Of a chunk ANMF, before the chunks of its frame: place, size, time.
_FRAME_HEAD = 16
# The flags in VP8X for Exif and XMP.
_HAS_METADATA = 0x0C


def cleaned(data: bytes) -> Cleaned:
    """Return a WebP picture without metadata.

    Where the end of the file is missing, the size in its head still says so.

    Args:
        data: A file that begins as a RIFF file of this kind.
    """
    (size,) = struct.unpack_from("<I", data, 4)
    missing = max(0, 8 + size - len(data))
    body = b"WEBP" + b"".join(_kept(data[: 8 + size], 12, _NEEDED))
    return Cleaned(b"RIFF" + struct.pack("<I", len(body) + missing) + body, is_clean=True)


def _kept(data: bytes, at: int, needed: frozenset[bytes]) -> Iterator[bytes]:
    """Yield the chunks of a file or a frame that are needed."""
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        end = at + 8 + size + size % 2
        if name in needed:
            chunk = data[at:end]
            if name == b"VP8X" and len(chunk) > 8:
                chunk = chunk[:8] + bytes([chunk[8] & ~_HAS_METADATA]) + chunk[9:]
            elif name == b"ANMF" and end <= len(data):
                frame = chunk[8 : 8 + _FRAME_HEAD] + b"".join(_kept(chunk[: 8 + size], 8 + _FRAME_HEAD, _IN_A_FRAME))
                chunk = name + struct.pack("<I", len(frame)) + frame + b"\0" * (len(frame) % 2)
            yield chunk
        at = end

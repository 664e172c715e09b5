"""GIF: blocks, up to the end block. Of the extensions only those for the picture and its animation are kept."""

from __future__ import annotations

from dancam.images.containers.cleaned import Cleaned

_EXTENSION, _FRAME, _END = 0x21, 0x2C, 0x3B
_CONTROL, _APPLICATION = 0xF9, 0xFF
_LOOPS = frozenset({b"NETSCAPE2.0", b"ANIMEXTS1.0"})
# Their blocks: how often the animation is repeated, how much of it to load first. Kind and length.
_LOOP_BLOCKS = frozenset({(1, 3), (2, 5)})
_PROFILE = b"ICCRGBG1012"
_HEAD, _FRAME_HEAD = 13, 10


def cleaned(data: bytes) -> Cleaned:
    """Return a GIF without metadata; what is missing at the end of a file that was cut off stays missing.

    Args:
        data: A file that begins with the signature of a GIF.
    """
    at = _HEAD + _colours(data, 10)
    parts = [data[:at]]
    while at < len(data):
        kind = data[at]
        if kind == _END:
            parts.append(data[at : at + 1])
            break
        if kind == _EXTENSION:
            end = _after_blocks(data, at + 2)
            parts.append(_needed(data[at:end]))
        elif kind == _FRAME:
            end = _after_blocks(data, at + _FRAME_HEAD + _colours(data, at + 9) + 1)
            parts.append(data[at:end])
        elif kind == 0:  # some programs leave it between blocks, and decoders skip it
            end = at + 1
        else:
            return Cleaned(b"".join(parts) + data[at:], is_clean=False)
        at = end
    return Cleaned(b"".join(parts), is_clean=True)


def is_whole(data: bytes) -> bool:
    """Whether a GIF has a frame, and all of its blocks up to the end block."""
    at, has_frame = _HEAD + _colours(data, 10), False
    while at < len(data):
        kind = data[at]
        if kind == _END:
            return has_frame
        if kind == _EXTENSION:
            at = _after_blocks(data, at + 2)
        elif kind == _FRAME:
            at = _after_blocks(data, at + _FRAME_HEAD + _colours(data, at + 9) + 1)
            has_frame = True
        elif kind == 0:
            at += 1
        else:
            return False
    return False


def _colours(data: bytes, at: int) -> int:
    """Return how many bytes a table of colours has, by the byte of flags at a position."""
    flags = data[at] if at < len(data) else 0
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    """Return the end of a row of blocks with lengths, behind the empty one that closes it."""
    while at < len(data) and data[at]:
        at += data[at] + 1
    return at + 1


def _needed(extension: bytes) -> bytes:
    """Return what decoders need of an extension."""
    if extension[1:3] == bytes([_CONTROL, 4]):
        return extension if len(extension) <= 8 else extension[:7] + b"\0"
    if extension[1:3] != bytes([_APPLICATION, 11]):
        return b""
    name, blocks = extension[3:14], extension[14:]
    if name == _PROFILE:
        return extension
    return extension[:14] + _loop(blocks) if name in _LOOPS else b""


def _loop(blocks: bytes) -> bytes:
    """Return the blocks of a row that say how the animation is played, and the empty one at its end."""
    kept, at = b"", 0
    while at + 1 < len(blocks) and blocks[at]:
        end = at + 1 + blocks[at]
        if (blocks[at + 1], blocks[at]) in _LOOP_BLOCKS:
            kept += blocks[at:end]
        at = end
    return kept + blocks[at : at + 1]

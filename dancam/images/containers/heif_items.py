"""The items of an AVIF or HEIF file: which of them are pictures, and where the data of each lies."""

from __future__ import annotations

import struct

from dancam.records import Record

_PICTURES = frozenset(
    {b"av01", b"hvc1", b"hev1", b"lhv1", b"avc1", b"vvc1", b"evc1", b"j2k1", b"unci"}  # coded
    | {b"grid", b"iovl", b"iden", b"tmap", b"mski", b"lt01"}  # made of others
)
_PRIVATE = frozenset({b"Exif", b"mime", b"uri "})
_XMP = b"application/rdf+xml"
# Empty contents: some decoders refuse a file whose Exif they cannot read.
_EMPTY_EXIF = b"\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"
_EMPTY_XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'
# Names that encoders give to items; others may be of people or places.
_PLAIN_NAMES = frozenset({b"Color", b"Alpha", b"Depth", b"Exif", b"XMP", b"Image", b"Thumbnail", b"GMap"})
_MOST_EXTENTS = 100_000

Extent = tuple[int, int]
"""Start and end of a part of the file."""


class NotUnderstood(Exception):  # noqa: N818 - an error of the file, not of the program
    """A file breaks the rules of its format."""


class Item(Record, frozen=True):
    """One item: a picture, a part of one, or metadata of one."""

    is_private: bool
    """Whether it is metadata."""
    is_understood: bool
    """Whether its kind and the place of its data are known."""
    name: Extent
    """Where its name stands, if that must not be published; else an empty part."""
    extents: tuple[Extent, ...]
    """Where its data lies, one part after the other."""
    neutral: bytes
    """What replaces its data where it is private: of the same length."""


def items_of(data: bytes, infos: Extent, places: Extent, store: Extent | None) -> list[Item]:
    """Return the items of a file.

    Args:
        data: The file.
        infos: Where the inside of the box `iinf` lies.
        places: Where the inside of the box `iloc` lies.
        store: Where the inside of the box `idat` lies; None where there is none.

    Raises:
        NotUnderstood: A table contradicts its own length.
        struct.error: A table is shorter than it says.
    """
    extents = _extents(data, places, store)
    items = []
    for number, kind, name, content_type in _infos(data, infos):
        where, is_known = extents.pop(number, ((), True))
        length = sum(end - start for start, end in where)
        items.append(
            Item(
                kind in _PRIVATE,
                is_known and (kind in _PICTURES or kind in _PRIVATE),
                name if data[slice(*name)] not in _PLAIN_NAMES else (0, 0),
                where,
                _neutral(kind, content_type, length) if kind in _PRIVATE else b"",
            )
        )
    # Data of items that are not listed is kept, as it is not known what it is.
    items += [Item(False, False, (0, 0), where, b"") for where, _ in extents.values()]
    return items


def _neutral(kind: bytes, content_type: bytes, length: int) -> bytes:
    if kind == b"Exif" and length >= len(_EMPTY_EXIF):
        return _EMPTY_EXIF.ljust(length, b"\0")
    if content_type == _XMP:
        return (_EMPTY_XMP if length >= len(_EMPTY_XMP) else b"").ljust(length)
    return bytes(length)


def _infos(data: bytes, box: Extent) -> list[tuple[int, bytes, Extent, bytes]]:
    """Return number, kind, place of the name and type of content of each item."""
    at, end = box
    version = data[at]
    at += 8 if version else 6
    infos = []
    while at + 12 <= end:
        size, kind = struct.unpack_from(">I4s", data, at)
        if kind != b"infe" or size < 12 or at + size > end:
            raise NotUnderstood
        infos.append(_info(data, at + 8, at + size))
        at += size
    return infos


def _info(data: bytes, at: int, end: int) -> tuple[int, bytes, Extent, bytes]:
    version = data[at]
    (number,) = struct.unpack_from(">I" if version == 3 else ">H", data, at + 4)
    at += 10 if version == 3 else 8
    kind = b"mime"  # of old versions, all items have a type of content
    if version >= 2:
        kind = data[at : at + 4]
        at += 4
    stop = data.find(b"\0", at, end)
    stop = end if stop < 0 else stop
    rest = data[stop + 1 : end].split(b"\0")
    content_type = rest[0] if kind == b"mime" and not any(rest[1:]) else b""  # a third part: it is also compressed
    return number, kind, (at, stop), content_type


def _extents(data: bytes, box: Extent, store: Extent | None) -> dict[int, tuple[tuple[Extent, ...], bool]]:
    """Return by number where the data of each item lies, and whether that is known."""
    at, end = box
    version = data[at]
    sizes = data[at + 4] >> 4, data[at + 4] & 15, data[at + 5] >> 4, data[at + 5] & 15 if version else 0
    offset_size, length_size, base_size, index_size = sizes
    wide = 4 if version == 2 else 2
    at += 6

    def number(size: int) -> int:
        nonlocal at
        if at + size > end:
            raise NotUnderstood
        at += size
        return int.from_bytes(data[at - size : at])

    places: dict[int, tuple[tuple[Extent, ...], bool]] = {}
    count = 0
    for _ in range(number(wide)):
        key = number(wide)
        method = number(2) & 15 if version else 0
        is_known = number(2) == 0 and method in {0, 1} and key not in places
        base = number(base_size)
        extents = []
        for _ in range(number(2)):
            count += 1
            number(index_size)
            start, length = base + number(offset_size), number(length_size)
            if method == 1 and store:
                start += store[0]
            is_known = is_known and length > 0
            if count > _MOST_EXTENTS:
                raise NotUnderstood
            stop = min(start + length, len(data)) if length else len(data)
            if method < 2 and start < stop:
                extents.append((start, stop))
        places[key] = tuple(extents), is_known
    return places

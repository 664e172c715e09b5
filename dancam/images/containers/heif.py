"""AVIF and HEIF: boxes within boxes, and tables that say by place in the file where each picture's data lies.

So no data may move: private data is overwritten with zeros, and a box that no decoder needs becomes an empty one
(`free`). What stands behind the last box that is needed is cut off.
"""

from __future__ import annotations

import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dancam.images.containers.cleaned import Cleaned
from dancam.images.containers.heif_items import Item, NotUnderstood, items_of

_BRANDS = frozenset(
    b"avif avis mif1 mif2 msf1 miaf heic heix heim heis hevc hevx hevm hevs avci avcs vvic vvis j2ki j2is".split()
)
_OF_AV1, _OF_ANY = frozenset({b"avif", b"avis"}), frozenset({b"mif1", b"msf1", b"miaf"})
# What decoders need, by the box in which it stands; "" is the file. All other boxes are emptied.
_NEEDED = {
    parent: frozenset(kinds.split())
    for parent, kinds in {
        b"": b"ftyp meta moov moof mdat styp sidx mfra wide",
        b"meta": b"hdlr pitm iinf iref iprp iloc idat grpl dinf",
        b"iprp": b"ipco ipma",
        b"ipco": b"ispe pixi colr pasp clap irot imir auxC av1C a1op a1lx lsel hvcC lhvC oinf tols vvcC vvnC avcC j2kH "
        b"jpgC rloc rref clli mdcv cclv amve ndwt iscl reve cicp uncC cmpd cmpC icef esds wipe zoom fade splz",
        b"moov": b"mvhd trak mvex",
        b"trak": b"tkhd tref trgr edts mdia meta",
        b"mdia": b"mdhd hdlr elng minf",
        b"minf": b"vmhd smhd nmhd hmhd sthd dinf stbl",
        b"stbl": b"stsd stts ctts cslg stsc stsz stz2 stco co64 stss stsh sdtp sbgp sgpd subs saiz saio stdp padb",
        b"moof": b"mfhd traf",
        b"traf": b"tfhd tfdt trun sbgp sgpd subs saiz saio",
    }.items()
}
_TIMES = frozenset({b"mvhd", b"tkhd", b"mdhd"})
_PICTURE_TRACKS = frozenset({b"pict", b"auxv", b"vide"})
_DEEPEST = 8


class _Box(NamedTuple):
    """Where a box lies."""

    kind: bytes
    start: int
    body: int
    end: int


def is_heif(data: bytes) -> bool:
    """Whether a file declares itself as AVIF or HEIF."""
    if data[4:8] != b"ftyp":
        return False
    brands = data[8 : max(16, min(int.from_bytes(data[:4]), 512))]
    return any(brands[at : at + 4] in _BRANDS for at in (0, *range(8, len(brands), 4)))


def is_avif(data: bytes) -> bool:
    """Whether a file of which `is_heif` is true declares its pictures to be in AV1, which browsers show."""
    main, others = data[8:12], data[16 : max(16, min(int.from_bytes(data[:4]), 512))]
    return main in _OF_AV1 or (
        main in _OF_ANY and any(others[at : at + 4] in _OF_AV1 for at in range(0, len(others), 4))
    )


def is_whole(data: bytes) -> bool:
    """Whether all boxes of a file are there to their ends, and among them its table of contents."""
    at, kinds = 0, set()
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16])
        elif size == 0:  # up to the end of the file
            size = len(data) - at
        if size < 8 or at + size > len(data):
            return False
        kinds.add(kind)
        at += size
    return bool(kinds & {b"meta", b"moov"})


def cleaned(data: bytes) -> Cleaned:
    """Return an AVIF or HEIF file without metadata; unchanged where its boxes contradict each other.

    Args:
        data: A file of which `is_heif` is true.
    """
    try:
        return _Cleaner(data).cleaned()
    except (NotUnderstood, struct.error, IndexError):
        return Cleaned(data, is_clean=False)


class _Cleaner:
    """Overwrites what is private in one file."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.out = bytearray(data)
        self.is_clean = True
        self.stores: list[tuple[int, int]] = []  # where data of pictures lies: the insides of `mdat` and `idat`
        self.items: list[Item] = []
        self.has_tracks = False

    def cleaned(self) -> Cleaned:
        """Return the cleaned file."""
        end = 0
        for box in self._boxes(0, len(self.data), is_file=True):
            if box.kind in _NEEDED[b""]:
                end = box.end
                self._walk(box, 1)
            else:
                self._empty(box)
        self._clean_stores()
        return Cleaned(bytes(self.out[:end]), self.is_clean)

    def _boxes(self, at: int, end: int, *, is_file: bool = False) -> Iterator[_Box]:
        while at < end:
            if end - at < 8:
                if is_file:
                    return
                raise NotUnderstood
            size, kind = struct.unpack_from(">I4s", self.data, at)
            body = at + 8
            if size == 1:
                (size,) = struct.unpack_from(">Q", self.data, body)
                body += 8
            elif size == 0 and is_file:
                size = end - at
            if size < body - at or (at + size > end and not is_file):
                raise NotUnderstood
            yield _Box(kind, at, body, min(at + size, end))
            at += size

    def _walk(self, box: _Box, depth: int) -> None:
        """Clean a box that is needed, with all boxes in it."""
        if depth > _DEEPEST:
            raise NotUnderstood
        if box.kind == b"meta":
            self._meta(box, depth)
        elif box.kind in _NEEDED:
            self._children(box, box.body, depth)
        elif box.kind in {b"mdat", b"idat"}:
            self.stores.append((box.body, box.end))
        elif box.kind == b"hdlr":
            self._zero(box.body + 24, box.end)  # the name of the program that wrote it
        elif box.kind in _TIMES:
            self._zero(box.body + 4, min(box.body + (20 if self.data[box.body] else 12), box.end))
        elif box.kind == b"wide":
            self._zero(box.body, box.end)
        self.has_tracks = self.has_tracks or box.kind in {b"moov", b"moof"}

    def _children(self, parent: _Box, at: int, depth: int) -> None:
        for box in self._boxes(at, parent.end):
            if box.kind not in _NEEDED[parent.kind]:
                self._empty(box)
                continue
            self._walk(box, depth + 1)
            if parent.kind == b"mdia" and box.kind == b"hdlr":
                self.is_clean &= self.data[box.body + 8 : box.body + 12] in _PICTURE_TRACKS

    def _meta(self, meta: _Box, depth: int) -> None:
        """Clean a table of items, noting which are pictures and where each lies."""
        try:
            inside = {box.kind: box for box in self._boxes(meta.body + 4, meta.end)}
        except NotUnderstood:
            inside = {}
        handler = inside.get(b"hdlr")
        if handler is None or self.data[handler.body + 8 : handler.body + 12] != b"pict":
            if depth == 1:
                raise NotUnderstood
            self._empty(meta)  # of another kind: titles and the like for players of films
            return
        self._children(meta, meta.body + 4, depth)
        if b"iinf" in inside and b"iloc" in inside:
            store = inside.get(b"idat")
            infos, places = ((inside[kind].body, inside[kind].end) for kind in (b"iinf", b"iloc"))
            self.items += items_of(self.data, infos, places, (store.body, store.end) if store else None)

    def _empty(self, box: _Box) -> None:
        self.out[box.start + 4 : box.start + 8] = b"free"
        self._zero(box.body, box.end)

    def _zero(self, start: int, end: int) -> None:
        if start < end:
            self.out[start:end] = bytes(end - start)

    def _clean_stores(self) -> None:
        """Overwrite private items, and what lies beside pictures; not where there are tracks, whose data lies there."""
        self.stores.sort()
        pictures = _merged(extent for item in self.items if not item.is_private for extent in item.extents)
        private = [item for item in self.items if item.is_private]
        self.is_clean &= all(item.is_understood for item in self.items)
        if not all(self._is_stored(*extent) for extent in pictures):
            raise NotUnderstood
        if not self.has_tracks:
            for start, end in self.stores:
                self._zero(start, end)
            for start, end in pictures:
                self.out[start:end] = self.data[start:end]
        for item in private:
            if any(_overlaps(pictures, extent) or not self._is_stored(*extent) for extent in item.extents):
                self.is_clean = False
                continue
            content = item.neutral
            for start, end in item.extents:
                self.out[start:end] = content[: end - start]
                content = content[end - start :]
        for item in self.items:
            start, end = item.name
            self.out[start:end] = b" " * (end - start)

    def _is_stored(self, start: int, end: int) -> bool:
        at = bisect_right(self.stores, (start, len(self.data))) - 1
        return at >= 0 and self.stores[at][0] <= start and end <= self.stores[at][1]


def _merged(extents: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the same places in order, those joined that overlap."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(extents):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _overlaps(merged: list[tuple[int, int]], extent: tuple[int, int]) -> bool:
    start, end = extent
    at = bisect_left(merged, (end, 0)) - 1  # the last that begins before the end
    return at >= 0 and merged[at][1] > start

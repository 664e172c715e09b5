"""The listing of a folder: its files at the last build, by which the next one sees quickly what has changed.

A listing is cut by the folders of its first level. A piece that is the same, byte for byte, is not decoded.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dancam.system.disk import FileStat

Piece = dict[str, FileStat]
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Piece).decode
# Stands for numbers that prove nothing yet: no file has these.
UNSETTLED = FileStat(-1, 0, 0, 0)


class ListingDifference(msgspec.Struct):
    """How a folder differs from its listing."""

    listed: Mapping[str, bytes]
    """The pieces of the listing."""
    pieces: dict[str, Piece]
    """The pieces that differ, as they are now, by first folder; `piece` adds others."""
    changed: list[str]
    """Files that are new, or whose bytes may have changed."""
    removed: list[str]
    """Files that exist no more."""
    stale: set[str]
    """The first folders whose pieces of the listing are outdated."""

    def firsts(self) -> list[str]:
        """Return the folders of the first level."""
        return sorted({*self.pieces, *(first for first in self.listed if first not in self.stale)})

    def piece(self, first: str) -> Piece:
        """Return the files in a folder of the first level."""
        if first not in self.pieces:
            as_listed = first in self.listed and first not in self.stale
            self.pieces[first] = _decode(self.listed[first]) if as_listed else {}
        return self.pieces[first]

    def __contains__(self, path: str) -> bool:
        return path in self.piece(path.partition("/")[0])


def difference(files: Mapping[str, FileStat], listed: Mapping[str, bytes]) -> ListingDifference:
    """Return how a folder differs from its listing.

    Args:
        files: Its files by path, in order.
        listed: The pieces of the listing, as `piece_of` made them.
    """
    pieces: dict[str, Piece] = {}
    for path, stat in files.items():
        first = path.partition("/")[0]
        piece = pieces.get(first)
        if piece is None:
            piece = pieces[first] = {}
        piece[path] = stat
    result = ListingDifference(listed, {}, [], [], set())
    for first in listed.keys() - pieces.keys():
        result.stale.add(first)
        result.removed += _decode(listed[first])
    for first, piece in pieces.items():
        if first in listed and _encode(piece) == listed[first]:
            continue
        result.stale.add(first)
        result.pieces[first] = piece
        before = _decode(listed[first]) if first in listed else {}
        result.changed += [path for path, stat in piece.items() if before.get(path) != stat]
        result.removed += [path for path in before if path not in piece]
    return result


def piece_of(files: Mapping[str, FileStat], now: int) -> bytes:
    """Return a piece of a listing in the form in which it is kept.

    Args:
        files: The files of one folder of the first level, by path.
        now: The time at which they were listed, in nanoseconds: a file that changed shortly before may change again
            without its numbers showing it, so the next build reads it once more.
    """
    return _encode({path: stat if stat.settled(now) else UNSETTLED for path, stat in sorted(files.items())})

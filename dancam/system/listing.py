"""What a folder holds, as the last build found it: to see at a glance whether anything is different now.

A listing is cut by the folders of its first level. A piece that is the same, byte for byte, is not looked into.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dancam.system.disk import FileStat

Piece = dict[str, FileStat]
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Piece).decode
# In the place of numbers that prove nothing yet: no file has them.
UNSETTLED = FileStat(-1, 0, 0, 0)


class ListingDifference(msgspec.Struct):
    """How a folder differs from its listing."""

    known: Mapping[str, bytes]
    """The pieces of the listing."""
    found: dict[str, Piece]
    """The pieces that were found otherwise, by first folder."""
    changed: list[str]
    """Files that are new, or whose bytes may have changed."""
    gone: list[str]
    """Files that were there."""
    stale: set[str]
    """The pieces of the listing that are not true any more."""

    def firsts(self) -> list[str]:
        """Return the folders of the first level."""
        return sorted({*self.found, *(first for first in self.known if first not in self.stale)})

    def piece(self, first: str) -> Piece:
        """Return the files found in a folder of the first level."""
        if first not in self.found:
            as_listed = first in self.known and first not in self.stale
            self.found[first] = _decode(self.known[first]) if as_listed else {}
        return self.found[first]

    def __contains__(self, path: str) -> bool:
        return path in self.piece(path.partition("/")[0])


def difference(files: Mapping[str, FileStat], known: Mapping[str, bytes]) -> ListingDifference:
    """Compare what a folder holds with its listing.

    Args:
        files: Its files by path, in order.
        known: The pieces of the listing, as `piece_of` made them.
    """
    pieces: dict[str, Piece] = {}
    for path, stat in files.items():
        first = path.partition("/")[0]
        piece = pieces.get(first)
        if piece is None:
            piece = pieces[first] = {}
        piece[path] = stat
    result = ListingDifference(known, {}, [], [], set())
    for first in known.keys() - pieces.keys():
        result.stale.add(first)
        result.gone += _decode(known[first])
    for first, piece in pieces.items():
        if first in known and _encode(piece) == known[first]:
            continue
        result.stale.add(first)
        result.found[first] = piece
        before = _decode(known[first]) if first in known else {}
        result.changed += [path for path, stat in piece.items() if before.get(path) != stat]
        result.gone += [path for path in before if path not in piece]
    return result


def piece_of(files: Mapping[str, FileStat], now: int) -> bytes:
    """Return a piece of a listing in the form in which it is kept.

    Args:
        files: The files of one folder of the first level, by path.
        now: The time at which they were found, in nanoseconds: a file that changed shortly before may change again
            without its numbers showing it, so the next build looks at it once more.
    """
    return _encode({path: stat if stat.settled(now) else UNSETTLED for path, stat in sorted(files.items())})

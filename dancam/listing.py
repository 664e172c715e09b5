"""What a folder holds, as the last build found it: to see at a glance whether anything is different now.

A listing is cut by the folders of its first level. A piece that is the same, byte for byte, is not looked into.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dancam.disk import FileStat

Piece = dict[str, FileStat]
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Piece).decode
# In the place of numbers that prove nothing yet: no file has them.
UNSETTLED = FileStat(-1, 0, 0, 0)


class Difference(msgspec.Struct):
    """How a folder differs from its listing."""

    pieces: dict[str, Piece]
    """All that was found, by first folder."""
    changed: list[str] = msgspec.field(default_factory=list)
    """Files that are new, or whose bytes may have changed."""
    gone: list[str] = msgspec.field(default_factory=list)
    """Files that were there."""
    stale: set[str] = msgspec.field(default_factory=set)
    """The pieces of the listing that are not true any more."""

    def __contains__(self, path: str) -> bool:
        return self.stat(path) is not None

    def stat(self, path: str) -> FileStat | None:
        """Return a file's numbers; None where it was not found."""
        return self.pieces.get(path.partition("/")[0], {}).get(path)

    def paths(self) -> list[str]:
        """Return the paths of all files, in order."""
        return [path for piece in self.pieces.values() for path in piece]


def difference(found: Mapping[str, FileStat], known: Mapping[str, bytes]) -> Difference:
    """Compare what a folder holds with its listing.

    Args:
        found: Its files by path, in order.
        known: The pieces of the listing, as `piece_of` made them.
    """
    pieces: dict[str, Piece] = {}
    for path, stat in found.items():
        first = path.partition("/")[0]
        piece = pieces.get(first)
        if piece is None:
            piece = pieces[first] = {}
        piece[path] = stat
    result = Difference(pieces)
    for first in known.keys() - pieces.keys():
        result.stale.add(first)
        result.gone += _decode(known[first])
    for first, piece in pieces.items():
        if first in known and _encode(piece) == known[first]:
            continue
        result.stale.add(first)
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

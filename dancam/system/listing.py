"""The listing of a folder: its files at the last build, by which the next one sees quickly what has changed.

A listing is cut by the folders of its first two levels. A piece that is the same, byte for byte, is not decoded. Where
a folder is not looked through, what is known of single files amends their pieces.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import msgspec

from dancam.system.disk import FileStat

Piece = dict[str, FileStat]
Amended = tuple[str, FileStat | None]
"""A file whose numbers are new, with these; None where it is gone."""
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Piece).decode
# Stands for numbers that prove nothing yet: no file has these.
UNSETTLED = FileStat(-1, 0, 0, 0)


class ListingDifference(msgspec.Struct):
    """How a folder differs from its listing."""

    listed: Mapping[str, bytes]
    """The pieces of the listing."""
    pieces: dict[str, Piece]
    """The pieces that differ, as they are now, by folder; `piece` adds others."""
    changed: list[str]
    """Files that are new, or whose bytes may have changed."""
    removed: list[str]
    """Files that exist no more."""
    stale: set[str]
    """The folders whose pieces of the listing are outdated."""
    amended: dict[str, FileStat | None] = {}
    """Files of other pieces whose numbers are new; None for one that is gone."""
    is_known: Callable[[str], bool] | None = None
    """Says whether a file is there, where nothing was looked at; None where the pieces say it."""

    @property
    def is_none(self) -> bool:
        """Whether the folder is as it was listed."""
        return not self.stale and not self.amended

    def folders(self) -> list[str]:
        """Return the folders of all pieces."""
        return sorted({*self.pieces, *(folder for folder in self.listed if folder not in self.stale)})

    def piece(self, folder: str) -> Piece:
        """Return the files in the piece of a folder."""
        if folder not in self.pieces:
            as_listed = folder in self.listed and folder not in self.stale
            self.pieces[folder] = _decode(self.listed[folder]) if as_listed else {}
        return self.pieces[folder]

    def include_amended(self) -> None:
        """Put what is amended into the pieces."""
        for path, stat in self.amended.items():
            piece = self.piece(piece_of(path))
            if stat is not None:
                piece[path] = stat
            else:
                piece.pop(path, None)

    def __contains__(self, path: str) -> bool:
        return self.is_known(path) if self.is_known is not None else path in self.piece(piece_of(path))


def piece_of(path: str) -> str:
    """Return the folder in whose piece a file is listed: the first two of its path, or the one; else its name."""
    first, slash, rest = path.partition("/")
    second, deeper, _ = rest.partition("/")
    return f"{first}{slash}{second}" if deeper else first


def difference(files: Mapping[str, FileStat], listed: Mapping[str, bytes]) -> ListingDifference:
    """Return how a folder differs from its listing.

    Args:
        files: Its files by path, in order.
        listed: The pieces of the listing, as `packed` made them.
    """
    pieces: defaultdict[str, Piece] = defaultdict(dict)
    for path, stat in files.items():
        pieces[piece_of(path)][path] = stat
    result = ListingDifference(listed, {}, [], [], set())
    for folder in listed.keys() - pieces.keys():
        result.stale.add(folder)
        result.removed += _decode(listed[folder])
    for folder, piece in pieces.items():
        if folder in listed and _encode(piece) == listed[folder]:
            continue
        result.stale.add(folder)
        result.pieces[folder] = piece
        before = _decode(listed[folder]) if folder in listed else {}
        result.changed += [path for path, stat in piece.items() if before.get(path) != stat]
        result.removed += [path for path in before if path not in piece]
    return result


def packed(files: Mapping[str, FileStat], now: int) -> bytes:
    """Return a piece of a listing in the form in which it is kept.

    Args:
        files: The files of one piece, by path.
        now: The time at which they were listed, in nanoseconds: a file that changed shortly before may change again
            without its numbers showing it, so the next build reads it once more.
    """
    return _encode({path: settled(stat, now) for path, stat in sorted(files.items())})


def settled(stat: FileStat, now: int) -> FileStat:
    """Return the numbers by which a file is known later: see `packed`."""
    return stat if stat.settled(now) else UNSETTLED


def amended(entry: bytes | None, files: Iterable[Amended]) -> bytes | None:
    """Return a piece of a listing in which some files have other numbers; None for one without files."""
    piece = _decode(entry) if entry is not None else {}
    for path, stat in files:
        if stat is not None:
            piece[path] = stat
        else:
            piece.pop(path, None)
    return _encode(dict(sorted(piece.items()))) if piece else None

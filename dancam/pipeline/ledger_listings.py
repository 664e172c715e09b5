"""The listing of a folder as the ledger has it: its pieces, and what became known since of single files in them."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from dancam.pipeline.ledger_entries import Unusable
from dancam.system.disk import FileStat
from dancam.system.listing import Amended, amended

Rows = Callable[..., list[Any]]
_decode = msgspec.msgpack.Decoder(FileStat).decode


class Listing(Mapping[str, bytes]):
    """The pieces of a listing: one that is asked for is loaded alone, all of them when their names are asked for."""

    def __init__(self, rows: Rows, root: str) -> None:
        """Take a function that returns rows of the ledger, given their type and a query, and the folder."""
        self._rows = rows
        self._root = root
        self._pieces: dict[str, bytes | None] = {}

    def __getitem__(self, piece: str) -> bytes:
        if "_all" in self.__dict__:
            return self._all[piece]
        if piece not in self._pieces:
            here = (self._root, piece)
            entries = self._rows(tuple[bytes], "SELECT entry FROM listings WHERE root = ? AND piece = ?", *here)
            later = self._rows(_File, "SELECT path, entry FROM amended WHERE root = ? AND piece = ?", *here)
            entry = entries[0][0] if entries else None
            self._pieces[piece] = _merged(entry, later) if later else entry
        entry = self._pieces[piece]
        if entry is None:
            raise KeyError(piece)
        return entry

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @functools.cached_property
    def _all(self) -> Mapping[str, bytes]:
        query = "SELECT piece, entry FROM listings WHERE root = ?"
        pieces: dict[str, bytes] = dict(self._rows(tuple[str, bytes], query, self._root))
        later: dict[str, list[tuple[str, bytes | None]]] = defaultdict(list)
        query = "SELECT piece, path, entry FROM amended WHERE root = ?"
        for piece, path, entry in self._rows(tuple[str, str, bytes | None], query, self._root):
            later[piece].append((path, entry))
        for piece, files in later.items():
            merged = _merged(pieces.pop(piece, None), files)
            if merged is not None:
                pieces[piece] = merged
        return pieces


_File = tuple[str, bytes | None]


def _merged(entry: bytes | None, files: Sequence[tuple[str, bytes | None]]) -> bytes | None:
    """Return a piece with what became known later.

    Raises:
        Unusable: The ledger is corrupt.
    """
    try:
        return amended(entry, map(_numbers, files))
    except msgspec.MsgspecError as error:
        raise Unusable from error


def _numbers(row: tuple[str, bytes | None]) -> Amended:
    path, numbers = row
    return path, _decode(numbers) if numbers is not None else None

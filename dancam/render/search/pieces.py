"""Pieces of text between blanks → the numbers of their syllables, for many texts at once.

Nearly all pieces were met before. So each is taken as two words of eight bytes, and these are looked up in a table, all
by a few operations of NumPy; only one that is not there is cut into syllables.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from dancam.render.search.syllables import Spelling, spell, syllables

Numbers = NDArray[np.int32]
_Words = NDArray[np.uint64]
_Places = NDArray[np.intp]

_BLANK = 32
_BYTES = 8
# By length of a piece, which bits of its two words are its own.
_OWN = [(1 << 8 * each) - 1 for each in range(2 * _BYTES + 1)]
_OWN_LOW = np.array([each & (1 << 64) - 1 for each in _OWN], np.uint64)
_OWN_HIGH = np.array([each >> 64 for each in _OWN], np.uint64)
# No letter has such a byte: of a piece that is too long for two words.
_LONG = np.uint64(2**64 - 1)
_BITS = 17
# Two odd numbers without a pattern.
_MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)
_MANY = -1


class Vocabulary:
    """The syllables of many texts, each with a number."""

    def __init__(self) -> None:
        self.spelled: list[Spelling] = []
        """How they are looked up, by number."""
        self._numbers: dict[str, int] = {}
        self._pieces: dict[bytes, int] = {}
        # Those of pieces that have none or more than one.
        self._parts: dict[int, list[int]] = {}
        # By number of a piece, its syllable; _MANY where it has none or more than one.
        self._single: Numbers = np.empty(1 << _BITS, np.int32)
        # The table of pieces: both words of each, and its number. One that is met later takes the place of another.
        self._low: _Words = np.zeros(1 << _BITS, np.uint64)
        self._high: _Words = np.zeros(1 << _BITS, np.uint64)
        self._known: Numbers = np.zeros(1 << _BITS, np.int32)

    def numbers(self, texts: Sequence[bytes]) -> tuple[Numbers, Numbers]:
        """Return the numbers of the syllables of texts in pieces, and for each in which text it stands."""
        data = b" " + b" ".join(texts) + b" " * 2 * _BYTES
        is_blank = np.frombuffer(data, np.uint8) == _BLANK
        edges = np.flatnonzero(is_blank[1:] != is_blank[:-1]) + 1
        starts, stops = edges[::2], edges[1::2]
        numbers = self._look_up(data, starts, stops)
        ends = np.cumsum([len(each) + 1 for each in texts], dtype=np.intp)
        texts_of = np.repeat(np.arange(len(texts), dtype=np.int32), np.diff(np.searchsorted(starts, ends), prepend=0))
        found: Numbers = self._single[numbers]
        others = np.flatnonzero(found == _MANY)
        if not len(others):
            return found, texts_of
        parts = [self._parts[each] for each in numbers[others].tolist()]
        counts = np.ones(len(found), np.intp)
        counts[others] = [*map(len, parts)]
        found = np.repeat(found, counts)
        found[found == _MANY] = [*chain.from_iterable(parts)]
        return found, np.repeat(texts_of, counts)

    def _look_up(self, data: bytes, starts: _Places, stops: _Places) -> Numbers:
        """Return the numbers of pieces."""
        lengths = stops - starts
        cut = np.minimum(lengths, 2 * _BYTES)
        words = np.ndarray((len(data) - _BYTES + 1,), "<u8", data, strides=(1,))  # from each byte on
        low, high = words[starts] & _OWN_LOW[cut], words[starts + _BYTES] & _OWN_HIGH[cut]
        for each in np.flatnonzero(lengths > 2 * _BYTES).tolist():
            low[each], high[each] = self._piece(data[starts[each] : stops[each]]), _LONG
        mixed = low * _MIX[0] ^ high * _MIX[1]
        slots = (mixed >> np.uint64(64 - _BITS)).astype(np.intp)
        found: Numbers = self._known[slots]
        left = np.flatnonzero((self._low[slots] != low) | (self._high[slots] != high))
        if not len(left):
            return found
        _, firsts, which = np.unique(mixed[left], return_index=True, return_inverse=True)
        some = left[firsts]
        numbers = [
            self._piece(data[start:stop])
            for start, stop in zip(starts[some].tolist(), stops[some].tolist(), strict=True)
        ]
        new = np.array(numbers, np.int32)
        found[left] = new[which]
        places = slots[some]
        self._low[places], self._high[places], self._known[places] = low[some], high[some], new
        alike = some[which]
        for each in left[low[alike] != low[left]].tolist():  # then they differ in the other word, too
            found[each] = self._piece(data[starts[each] : stops[each]])
        return found

    def _piece(self, piece: bytes) -> int:
        """Return the number of a piece."""
        if (number := self._pieces.get(piece)) is not None:
            return number
        number = self._pieces[piece] = len(self._pieces)
        if number == len(self._single):
            self._single = np.resize(self._single, 2 * number)
        found = [*map(self._number, syllables(piece))]
        if len(found) == 1:
            (self._single[number],) = found
        else:
            self._single[number], self._parts[number] = _MANY, found
        return number

    def _number(self, syllable: str) -> int:
        number = self._numbers.setdefault(syllable, len(self.spelled))
        if number == len(self.spelled):
            self.spelled.append(spell(syllable))
        return number

"""Keys in order → files: of each, by how much its article is greater than the one before.

What is written are tokens, numbers of short texts, until the files are put together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise, product

import numpy as np
from numpy.typing import NDArray

from dancam.render.search.postings import EVERYWHERE, PLACES, step
from dancam.render.search.syllables import DIGITS

Keys = NDArray[np.uint64]
_Tokens = NDArray[np.int32]
_Sizes = NDArray[np.int32]
_Ranks = NDArray[np.int32]

PLACE_BITS, SIGN_BITS = 2, 6
SIGNS = sorted(DIGITS)
"""The signs of accents, in the order in which they are written."""
# Keys written together, and files put together: what a processor has at hand.
_KEYS, _FILES = 1 << 16, 32


class Writer:
    """Writes the postings of a segment that are of one kind, pairs or single syllables.

    Those of the same syllables, whatever the accents, are an entry. Its first two tokens are what ends the one before
    or begins the row of a first syllable, and the second syllable.
    """

    def __init__(self, length: int, plain: Sequence[str], count: int, most: int) -> None:
        """Take what keys are made of.

        Args:
            length: Of how many syllables each is.
            plain: The syllables, by rank.
            count: How many articles there are.
            most: In how many bodies something stands that are told one by one.
        """
        self._length, self._most = length, most
        self._article_bits, self._plain_bits = count.bit_length(), len(plain).bit_length()
        self._way_bits = length * SIGN_BITS
        signs = [*map("".join, product(SIGNS, repeat=length))]
        self._texts: list[bytes] = []
        self._put(map(step, range(count)))
        self._everywhere = self._put([EVERYWHERE])
        self._places = self._put(PLACES)
        self._ways = self._put(signs)
        self._other_ways = self._put(f".{each}" for each in signs)
        self._end = self._put(['",'])
        self._seconds = self._put(f'"{each}":"' for each in plain)
        self._rows = self._put(f'"}},"{each}":{{' for each in plain) if length > 1 else 0
        self._entries: list[Keys] = []
        self._sizes: list[_Sizes] = []
        self._tokens: list[_Tokens] = []

    def _put(self, texts: Iterable[str]) -> int:
        """Take texts that are written, and return the token of the first."""
        first = len(self._texts)
        self._texts += map(str.encode, texts)
        return first

    def add(self, keys: Keys, start: int = 0) -> None:
        """Write keys, in any order and as often as they are there.

        Args:
            keys: The keys; they are put into order.
            start: From which rank on those of first syllables are counted.
        """
        keys.sort()
        same = np.uint64((1 << self._article_bits + PLACE_BITS + self._way_bits) - 1)
        begin = 0
        while begin < len(keys):  # so many at once, and all of one entry
            end = begin + _KEYS
            if end < len(keys):
                end = int(np.searchsorted(keys, keys[end] | same, "right"))
            self._add(keys[begin:end], start)
            begin = end

    def _add(self, keys: Keys, start: int) -> None:
        keys = keys[_is_other(keys)]
        articles = _low(keys, self._article_bits)
        runs = keys >> np.uint64(self._article_bits)  # of articles that have the same in the same place
        is_run = _is_other(runs)
        firsts = np.flatnonzero(is_run)
        lengths = np.diff(firsts, append=len(runs))
        places = _low(runs[firsts], PLACE_BITS)
        is_all = (places == 0) & (lengths > self._most)
        if is_all.any():
            kept = is_run | ~np.repeat(is_all, lengths)
            articles, runs = articles[kept], runs[kept]
            firsts = np.flatnonzero(is_run[kept])
        steps = np.diff(articles, prepend=np.int32(0)) - np.int32(1)
        steps[firsts] = np.where(is_all, self._everywhere, articles[firsts])
        ways = runs[firsts] >> np.uint64(PLACE_BITS)
        entries = ways >> np.uint64(self._way_bits)
        is_way, is_entry = _is_other(ways), _is_other(entries)
        has_place = places > 0
        sizes = np.ones(len(steps), np.int32)
        sizes[firsts] += has_place.astype(np.int32) + is_way + 2 * is_entry
        stops = np.cumsum(sizes, dtype=np.int32)
        tokens = np.empty(int(stops[-1]), np.int32)
        tokens[stops - 1] = steps
        at = stops[firsts] - 2
        tokens[at[has_place]] = self._places + places[has_place]
        at = (at - has_place)[is_way]
        is_first = is_entry[is_way]
        tokens[at] = np.where(is_first, self._ways, self._other_ways) + _low(ways[is_way], self._way_bits)
        at = at[is_first] - 1
        entries = entries[is_entry]
        tokens[at] = self._seconds + _low(entries, self._plain_bits)
        tokens[at - 1] = self._end
        self._entries.append(entries + np.uint64(start << self._plain_bits))
        self._sizes.append(np.diff(at - 1, append=np.int32(len(tokens))))
        self._tokens.append(tokens)

    def files(self, parts: int, place: Callable[[_Ranks, _Ranks], NDArray[np.uint32]]) -> list[bytes]:
        """Return the files.

        Args:
            parts: How many.
            place: Returns in which file entries lie, modulo `parts`, given the ranks of first and second syllables.
        """
        if not self._entries:
            return [b"{}\n"] * parts
        entries, sizes = np.concatenate(self._entries), np.concatenate(self._sizes)
        tokens = np.concatenate(self._tokens)
        self._entries, self._sizes, self._tokens = [], [], []  # as all of it would be there twice
        first, second = (entries >> np.uint64(self._plain_bits)).astype(np.int32), _low(entries, self._plain_bits)
        files = place(first, second) % np.uint32(parts)
        order = np.argsort(files, kind="stable")
        begins = (np.cumsum(sizes, dtype=np.int32) - sizes)[order]
        sizes, first, files = sizes[order], first[order], files[order]
        cuts = np.searchsorted(files, np.arange(parts + 1))
        texts = _Texts(self._texts)
        made: list[bytes] = []
        for number in range(0, parts, _FILES):
            bounds = cuts[number : number + _FILES + 1]
            some = slice(bounds[0], bounds[-1])
            starts = np.cumsum(sizes[some]) - sizes[some]
            row = tokens[_ranges(begins[some], sizes[some])]
            if self._length > 1:
                is_row = _is_other(first[some]) | _is_other(files[some])
                row[starts[is_row]] = self._rows + first[some][is_row]
            made += map(self._file, texts.joined(row, np.append(starts, len(row))[bounds - bounds[0]]))
        return made

    def _file(self, entries: bytes) -> bytes:
        """Return a file, given its entries as they stand behind others."""
        if not entries:
            return b"{}\n"
        return b'{%b"}\n' % entries[2:] if self._length == 1 else b'{%b"}}\n' % entries[3:]


class _Texts:
    """Short texts, by number."""

    def __init__(self, texts: Sequence[bytes]) -> None:
        self._bytes = np.frombuffer(b"".join(texts), np.uint8)
        self._sizes = np.fromiter(map(len, texts), np.int32, len(texts))
        self._starts = np.cumsum(self._sizes, dtype=np.int32) - self._sizes

    def joined(self, tokens: _Tokens, cuts: NDArray[np.intp]) -> Iterator[bytes]:
        """Yield the texts of tokens between cuts, joined."""
        sizes = self._sizes[tokens]
        joined = self._bytes[_ranges(self._starts[tokens], sizes)].tobytes()
        stops = np.concatenate(([0], np.cumsum(sizes)))[cuts].tolist()
        return (joined[start:stop] for start, stop in pairwise(stops))


def _ranges(starts: NDArray[np.int32], sizes: _Sizes) -> NDArray[np.int32]:
    """Return the numbers of ranges, one behind the other."""
    stops = np.cumsum(sizes, dtype=np.int32)
    numbers = np.repeat(starts - stops + sizes, sizes)
    numbers += np.arange(len(numbers), dtype=np.int32)
    return numbers


def _low(keys: Keys, bits: int) -> NDArray[np.int32]:
    """Return the lowest bits."""
    return (keys & np.uint64((1 << bits) - 1)).astype(np.int32)


def _is_other(column: NDArray[np.uint64] | NDArray[np.int32] | NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Return where something else begins than stands before it."""
    is_other = np.ones(len(column), np.bool_)
    np.not_equal(column[1:], column[:-1], out=is_other[1:])
    return is_other

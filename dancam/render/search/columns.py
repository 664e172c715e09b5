"""The files that `postings` makes, of many articles: what is done with each syllable is done to whole columns.

That a pair stands in an article is a key of 64 bits: the ranks of the first syllable and of the second, the accents of
both, the place, and the article. Sorted, keys are in the order in which they are written (`written`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import numpy as np

from dancam.render.search.pieces import Vocabulary
from dancam.render.search.postings import PLACES, Texts, first_place, most_bodies, second_place, word_place
from dancam.render.search.written import PLACE_BITS, SIGN_BITS, SIGNS, Keys, Writer

_KEY_BITS = 64
# Bytes of text cut into syllables together, and keys made together: what a processor has at hand.
_BYTES, _SLICE = 1 << 18, 1 << 16


class Columns:
    """The postings of a segment, cut into files."""

    def __init__(self, texts: Iterable[Texts], count: int, vocabulary: Vocabulary) -> None:
        """Take the texts of all articles, oldest first, how many these are, and the syllables known already."""
        self._count, bits = count, count.bit_length()
        self._low_bits = bits + PLACE_BITS
        places = np.arange(len(PLACES), dtype=np.uint32) << np.uint32(bits)
        syllables, where = bytearray(), bytearray()  # which grow without being there twice
        start = 0
        for batch in _batches(texts):
            found, text = vocabulary.numbers([*chain.from_iterable(batch)])
            articles = np.arange(start, start + len(batch), dtype=np.uint32)
            syllables += found.tobytes()
            where += (articles[:, None] | places).ravel()[text].tobytes()
            start += len(batch)
        self._syllables, self._where = np.frombuffer(syllables, np.int32), np.frombuffer(where, np.uint32)
        self._rank(vocabulary)

    def _rank(self, vocabulary: Vocabulary) -> None:
        """Put the syllables of the segment into the order in which they are written."""
        spelled = vocabulary.spelled
        used = np.flatnonzero(np.bincount(self._syllables, minlength=len(spelled)))
        plain = [spelled[each].plain for each in used.tolist()]
        self._plain = sorted({*plain})
        self._plain_bits = len(self._plain).bit_length()
        ranks = {each: rank for rank, each in enumerate(self._plain)}
        signs = {sign: rank for rank, sign in enumerate(SIGNS)}
        self._ranks, self._signs = np.zeros((2, len(spelled)), np.uint64)
        self._ranks[used] = [*map(ranks.__getitem__, plain)]
        self._signs[used] = [signs[spelled[each].accent] for each in used.tolist()]

    def words(self, parts: int) -> list[bytes]:
        """Return the files of single syllables: the postings by syllable."""
        high = self._ranks << _u(SIGN_BITS + self._low_bits) | self._signs << _u(self._low_bits)
        # An article has most of its syllables several times.
        keys = [np.unique(high[self._syllables[some]] | self._where[some]) for some in _slices(len(self._syllables))]
        writer = Writer(1, self._plain, self._count, most_bodies(self._count))
        writer.add(np.concatenate(keys) if keys else np.empty(0, np.uint64))
        del keys
        places = np.array([*map(word_place, self._plain)], np.uint32)
        return writer.files(parts, lambda _, word: places[word])

    def pairs(self, parts: int) -> list[bytes]:
        """Return the files of pairs: the postings by second syllable, by first syllable."""
        writer = Writer(2, self._plain, self._count, self._count)
        for start, keys in self._pair_keys():
            writer.add(keys, start)
            del keys
        one, two = (np.array([*map(each, self._plain)], np.uint32) for each in (first_place, second_place))
        return writer.files(parts, lambda first, second: one[first] ^ two[second])

    def _pair_keys(self) -> Iterator[tuple[int, Keys]]:
        """Yield the keys of pairs, and from which rank on the first syllables are counted.

        They come all at once, unless there are so many syllables that a key has too few bits for the ranks of both.
        """
        shift = 2 * SIGN_BITS + self._low_bits
        second = self._ranks << _u(shift) | self._signs << _u(self._low_bits)
        most = 1 << _KEY_BITS - shift - self._plain_bits
        for start in range(0, len(self._plain), most):
            first = self._ranks - _u(start) << _u(shift + self._plain_bits)
            first |= self._signs << _u(SIGN_BITS + self._low_bits)
            has = (self._ranks >= _u(start)) & (self._ranks < _u(start + most))
            keys = np.empty(len(self._syllables), np.uint64)
            size = 0
            for some in _slices(len(keys) - 1):  # those of one text that stand side by side
                behind = slice(some.start + 1, some.stop + 1)
                one, two, where = self._syllables[some], self._syllables[behind], self._where[behind]
                found = (first[one] | second[two] | where)[has[one] & (self._where[some] == where)]
                keys[size : size + len(found)] = found
                size += len(found)
            yield start, keys[:size]


def _batches(texts: Iterable[Texts]) -> Iterator[list[Texts]]:
    """Yield the texts of some articles, of one where it is long."""
    batch: list[Texts] = []
    size = 0
    for each in texts:
        batch.append(each)
        size += sum(map(len, each))
        if size > _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _slices(size: int) -> Iterator[slice]:
    return (slice(start, min(start + _SLICE, size)) for start in range(0, size, _SLICE))


def _u(number: int) -> np.uint64:
    return np.uint64(number)

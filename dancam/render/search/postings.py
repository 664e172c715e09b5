"""Postings: which articles of a segment have a syllable, or two that stand side by side.

In Vietnamese, most words are two syllables, and a single one stands on nearly every page: so the pairs are what is
looked up, and single syllables are for what is no pair.

This is how the files are made, in the fewest words; `columns` makes the same ones, of many articles in a tenth of the
time.
"""

from __future__ import annotations

import functools
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from typing import TypeVar

from dancam.render.search.syllables import DIGITS, Spelling, spell, syllables

EVERYWHERE = "~"
"""Stands for the bodies of all articles, where most have a syllable."""
PLACES = ("", "!", "*")
"""What stands before the articles that have it in the body; in sapo, tags and the like; in the headline."""
Texts = tuple[bytes, ...]
"""What is searched of an article, in pieces, by place: body; sapo, tags and the like; headline."""
# Up to so many articles, all bodies are told one by one.
_TOLD = 64
_Key = TypeVar("_Key")


class Postings:
    """The postings of a segment, cut into files."""

    def __init__(self, texts: Iterable[Texts]) -> None:
        """Take the texts of all articles, oldest first."""
        self._count = 0
        # By place, the articles in which a syllable, or two, stand there.
        self._words: list[defaultdict[Spelling, list[int]]] = [defaultdict(list) for _ in PLACES]
        self._pairs: list[defaultdict[tuple[Spelling, Spelling], list[int]]] = [defaultdict(list) for _ in PLACES]
        spelled = functools.cache(lambda piece: [*map(spell, syllables(piece))])
        for number, places in enumerate(texts):
            self._count += 1
            for text, words, pairs in zip(places, self._words, self._pairs, strict=True):
                found = [*chain.from_iterable(map(spelled, text.split()))]
                for word in {*found}:
                    words[word].append(number)
                for pair in {*pairwise(found)}:
                    pairs[pair].append(number)

    def words(self, parts: int) -> list[bytes]:
        """Return the files of single syllables: the postings by syllable."""
        ways: defaultdict[str, list[str]] = defaultdict(list)
        for (plain, accent), written in _written(self._words, most_bodies(self._count)).items():
            ways[plain].append(accent + written)
        files: list[list[str]] = [[] for _ in range(parts)]
        for plain in sorted(ways):
            files[word_place(plain) % parts].append(_row(plain, ways[plain]))
        return [*map(_object, files)]

    def pairs(self, parts: int) -> list[bytes]:
        """Return the files of pairs: the postings by second syllable, by first syllable."""
        rows: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for ((one, accent), (two, other)), written in _written(self._pairs, self._count).items():
            rows[one][two].append(accent + other + written)
        files: list[defaultdict[str, list[str]]] = [defaultdict(list) for _ in range(parts)]
        for one, row in sorted(rows.items()):
            place = first_place(one)
            for two in sorted(row):
                files[(place ^ second_place(two)) % parts][one].append(_row(two, row[two]))
        return [_object(f'"{one}":{{{",".join(each)}}}' for one, each in file.items()) for file in files]


def _written(found: Iterable[Mapping[_Key, Sequence[int]]], most: int) -> Mapping[_Key, str]:
    """Return the articles of each syllable, or two, as they are written."""
    written: defaultdict[_Key, str] = defaultdict(str)
    for sign, places in zip(PLACES, found, strict=True):
        for key, articles in places.items():
            written[key] += EVERYWHERE if not sign and len(articles) > most else sign + numbers(articles)
    return written


def _row(plain: str, ways: Iterable[str]) -> str:
    return f'"{plain}":"{".".join(sorted(ways))}"'


def _object(rows: Iterable[str]) -> bytes:
    return f"{{{','.join(rows)}}}\n".encode()


def most_bodies(count: int) -> int:
    """Return how many bodies of a segment with so many articles are told one by one."""
    return count // 2 if count > _TOLD else count


def word_place(word: str) -> int:
    """Return what says in which file a syllable lies: its first three letters, for one that is half typed."""
    return zlib.crc32(word[:3].encode())


def first_place(word: str) -> int:
    """Return what says in which file a pair lies, together with `second_place`: its first syllable."""
    return zlib.crc32(f"{word} ".encode())


def second_place(word: str) -> int:
    """Return the same of its second one: the first two letters, for one that is half typed."""
    return zlib.crc32(word[:2].encode())


@functools.cache
def step(number: int) -> str:
    """Return a number as the index writes it: five bits to a sign, the least first, all but the last with 32 added."""
    written = ""
    while number > 31:
        written += DIGITS[32 + (number & 31)]
        number >>= 5
    return written + DIGITS[number]


def numbers(ascending: Sequence[int]) -> str:
    """Return ascending numbers: the first, and how many lie between each and the next."""
    written, last = "", -1
    for each in ascending:
        written += step(each - last - 1)
        last = each
    return written

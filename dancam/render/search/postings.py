"""Postings: which articles of a segment have a syllable, or two that stand side by side.

In Vietnamese, most words are two syllables, and a single one stands on nearly every page: so the pairs are what is
looked up, and single syllables are for what is no pair.

A segment has a million of them: what is done with each is done by `map` and its like, which take a fifth of the time of
a loop.
"""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, compress, repeat
from operator import add, lshift, rshift, sub

from dancam.render.search.syllables import DIGITS, Spelling, Vocabulary, seen
from dancam.views.search import SearchedArticle

EVERYWHERE = "~"
"""Stands for the bodies of all articles, where most have a syllable."""
_FEW = 64
# What stands before the articles that have it in the body; in sapo, tags and the like; in the headline.
_PLACES = ("", "!", "*")
_PLACE_BITS = 2


class Postings:
    """The postings of a segment, as the index writes them."""

    def __init__(self, articles: Sequence[SearchedArticle], body: Callable[[SearchedArticle], str]) -> None:
        """Read all articles.

        Args:
            articles: The articles of the segment, oldest first.
            body: Returns the body of one.
        """
        count = len(articles)
        vocabulary = Vocabulary()
        words, pairs = _Words(), _Pairs(count)
        for number, article in enumerate(articles):
            fields = " . ".join((article.summary, *article.words))
            for place, text in enumerate((seen(body(article)), fields, article.title)):
                found = vocabulary.numbers(text)
                words.add(number, place, found)
                pairs.add(number, place, found)
        self.words: Mapping[str, str] = words.written(vocabulary.spelled, count // 2 if count > _FEW else count)
        """The postings of each syllable, by its plain spelling."""
        self.pairs: Mapping[str, Mapping[str, str]] = pairs.written(vocabulary.spelled)
        """The postings of each two syllables, by the plain spelling of the first, and then of the second."""


class _Words:
    """The articles that have a syllable, by place and number of the syllable."""

    def __init__(self) -> None:
        self._places: list[dict[int, list[int]]] = [defaultdict(list) for _ in _PLACES]

    def add(self, number: int, place: int, found: Sequence[int]) -> None:
        """Note what stands in a place of an article."""
        lists = map(self._places[place].__getitem__, {*found})
        deque(map(list.append, lists, repeat(number)), maxlen=0)

    def written(self, spelled: Sequence[Spelling], most: int) -> dict[str, str]:
        """Return the postings by plain spelling; `EVERYWHERE` for more than `most` bodies."""
        together: dict[str, str] = {}
        for word, (plain, accent) in enumerate(spelled):
            postings = accent
            for sign, lists in zip(_PLACES, self._places, strict=True):
                if word in lists:
                    many = sign == "" and len(lists[word]) > most
                    postings += EVERYWHERE if many else sign + numbers(lists[word])
            together[plain] = f"{together[plain]}.{postings}" if plain in together else postings
        return together


class _Pairs:
    """What stands behind each syllable.

    A pair that is found is an integer: its lowest bits are the article, the next the place, the highest the second
    syllable. Sorted, all articles of one pair stand behind one another, and by how much each is greater than the one
    before it is what is written.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._bits = count.bit_length() + 1  # so that from one pair to the next is further than between articles of one
        self._numbers = [_NUMBERS[each] for each in range(count)]
        self._steps = {0: "", **dict(enumerate(self._numbers, start=1))}
        self._by_first: defaultdict[int, array[int]] = defaultdict(lambda: array("Q"))

    def add(self, number: int, place: int, found: Sequence[int]) -> None:
        """Note what stands in a place of an article, as often as it stands there."""
        shifted = map(lshift, found[1:], repeat(self._bits + _PLACE_BITS))
        pairs = map(add, shifted, repeat((place << self._bits) + number))
        deque(map(array.append, map(self._by_first.__getitem__, found), pairs), maxlen=0)

    def written(self, spelled: Sequence[Spelling]) -> dict[str, dict[str, str]]:
        """Return the postings by the plain spellings of the first and the second syllable."""
        together: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for first, found in self._by_first.items():
            row, accent, last = together[spelled[first].plain], spelled[first].accent, -1
            for key, postings in self._lists(found):
                if (second := key >> _PLACE_BITS) != last:
                    last = second
                    plain, other = spelled[second]
                    row[plain] = f"{row[plain]}.{accent}{other}" if plain in row else accent + other
                row[plain] += _PLACES[key & 3] + postings
        return together

    def _lists(self, found: array[int]) -> Iterator[tuple[int, str]]:
        """Yield second syllable and place, as one number, with the articles that have it there."""
        pairs = sorted(found)
        steps = [*map(sub, pairs, chain((-1 << self._bits,), pairs))]
        starts = [*compress(pairs, map(self._count.__lt__, steps))]
        # A step to another pair is none that is written: it cuts the text of all into one for each pair.
        _, *rest = "".join(map(self._steps.get, steps, repeat("\n"))).split("\n")
        firsts = map(self._numbers.__getitem__, map(((1 << self._bits) - 1).__and__, starts))
        return zip(map(rshift, starts, repeat(self._bits)), map(add, firsts, rest), strict=True)


class _Numbers(dict[int, str]):
    """Numbers as the index writes them: five bits to a sign, the least first, all but the last with 32 added."""

    def __missing__(self, number: int) -> str:
        left, written = number, ""
        while left > 31:
            written += DIGITS[32 + (left & 31)]
            left >>= 5
        written = self[number] = written + DIGITS[left]
        return written


_NUMBERS = _Numbers()


def numbers(ascending: Sequence[int]) -> str:
    """Return ascending numbers: the first, and how many lie between each and the next."""
    steps = map(sub, ascending, chain((-1,), ascending))
    return "".join(map(_NUMBERS.__getitem__, map(sub, steps, repeat(1))))

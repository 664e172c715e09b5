"""Postings: which articles of a segment have a syllable, or two that stand side by side.

In Vietnamese, most words are two syllables, and a single one stands on nearly every page: so the pairs are what is
looked up, and single syllables are for what is no pair.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, repeat
from typing import Generic, TypeVar

from dancam.render.search.syllables import DIGITS, Spellings, seen, syllables
from dancam.views.search import SearchedArticle

_Key = TypeVar("_Key", bound=Hashable)
EVERYWHERE = "~"
"""Stands for the bodies of all articles, where most have a syllable."""
_FEW = 64


class Postings:
    """The postings of a segment, as the index writes them."""

    def __init__(self, articles: Sequence[SearchedArticle], body: Callable[[SearchedArticle], str]) -> None:
        """Read all articles.

        Args:
            articles: The articles of the segment, oldest first.
            body: Returns the body of one.
        """
        self._spellings = Spellings()
        words: _Places[str] = _Places()
        pairs: _Places[tuple[str, str]] = _Places()
        for number, article in enumerate(articles):
            fields = " . ".join((article.summary, *article.words))
            texts = [syllables(each) for each in (article.title, fields, seen(body(article)))]
            words.add(number, [set(each) for each in texts])
            pairs.add(number, [pairwise(each) for each in texts])
        count = len(articles)
        most = count // 2 if count > _FEW else count
        self.words: Mapping[str, str] = _joined(self._of_words(words.lists(most)))
        """The postings of each syllable, by its plain spelling."""
        self.pairs: Mapping[tuple[str, str], str] = _joined(self._of_pairs(pairs.lists(count)))
        """The postings of each two syllables, by their plain spellings."""

    def _of_words(self, lists: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        for word, written in lists:
            plain, accent = self._spellings[word]
            yield plain, accent + written

    def _of_pairs(self, lists: Iterable[tuple[tuple[str, str], str]]) -> Iterator[tuple[tuple[str, str], str]]:
        spellings = self._spellings
        for (one, two), written in lists:
            first, second = spellings[one], spellings[two]
            yield (first.plain, second.plain), first.accent + second.accent + written


class _Places(Generic[_Key]):
    """Numbers of the articles that have something, by what it is: in headlines, in sapo, tags and the like, in bodies.

    Before the list of the first stands `*`, before that of the second `!`.
    """

    def __init__(self) -> None:
        self._by_place: tuple[dict[_Key, list[int]], ...] = (defaultdict(list), defaultdict(list), defaultdict(list))

    def add(self, number: int, found: Sequence[Iterable[_Key]]) -> None:
        """Note what an article has in each place, as often as it stands there."""
        for by_key, keys in zip(self._by_place, found, strict=True):
            deque(map(list.append, map(by_key.__getitem__, keys), repeat(number)), maxlen=0)  # a loop of no Python

    def lists(self, most: int) -> Iterator[tuple[_Key, str]]:
        """Yield what was found with the lists of its articles; a list of more than `most` bodies is `EVERYWHERE`.

        What an article has in one place does not count in the next.
        """
        titles, fields, bodies = self._by_place
        marked = {key: (titles.get(key, ()), fields.get(key, ())) for key in (*titles, *fields)}
        for key, those in bodies.items():
            if key in marked:
                continue
            once = [*dict.fromkeys(those)]
            yield key, EVERYWHERE if len(once) > most else numbers(once)
        for key, (in_titles, in_fields) in marked.items():
            first = dict.fromkeys(in_titles)
            second = [each for each in dict.fromkeys(in_fields) if each not in first]
            known = {*first, *second}
            once = [each for each in dict.fromkeys(bodies.get(key, ())) if each not in known]
            written = EVERYWHERE if len(once) > most else numbers(once)
            yield key, written + (f"!{numbers(second)}" if second else "") + (f"*{numbers([*first])}" if first else "")


class _Digits(dict[int, str]):
    """Numbers as the index writes them: five bits to a sign, the least first, all but the last with 32 added."""

    def __missing__(self, number: int) -> str:
        left, written = number, ""
        while left > 31:
            written += DIGITS[32 + (left & 31)]
            left >>= 5
        written = self[number] = written + DIGITS[left]
        return written


_DIGITS = _Digits()


def numbers(ascending: Sequence[int]) -> str:
    """Return ascending numbers: the first, and how many lie between each and the next."""
    if not ascending:
        return ""
    first = _DIGITS[ascending[0]]
    if len(ascending) == 1:
        return first
    return first + "".join([_DIGITS[two - one - 1] for one, two in pairwise(ascending)])


def _joined(spelled: Iterable[tuple[_Key, str]]) -> dict[_Key, str]:
    """Return the postings of all spellings that are found by each other as one, each behind its accents."""
    together: dict[_Key, list[str]] = {}
    for key, written in spelled:
        if key in together:
            together[key].append(written)
        else:
            together[key] = [written]
    return {key: ".".join(sorted(each)) for key, each in together.items()}

"""The files of the index: JSON of as few bytes as readers have patience, as every server compresses that."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable

import msgspec

from dancam.content.opening import shorten
from dancam.render.search.postings import Postings, numbers
from dancam.views.search import SearchCardsView, SearchedArticle, SearchIndexView, SearchPartView, SearchSegment

# How much of a summary is shown among what was found, in letters.
_SUMMARY = 240
_encode = msgspec.json.Encoder().encode


class Drawers:
    """The postings of segments, each file's made when one of them is asked for.

    A pair lies by its first syllable and the first two letters of its second, a syllable by its first three letters: so
    one that is half typed is found in one file, too.
    """

    def __init__(self, body: Callable[[SearchedArticle], str]) -> None:
        """Take how bodies are read."""
        self._body = body
        self._segment: SearchSegment | None = None
        self._postings: Postings | None = None
        self._made: dict[tuple[str, int], list[bytes]] = {}

    def pairs(self, view: SearchPartView) -> bytes:
        """Return a file of pairs: the postings by second syllable, by first syllable."""
        return self._of("pairs", view)

    def words(self, view: SearchPartView) -> bytes:
        """Return a file of single syllables: the postings by syllable."""
        return self._of("words", view)

    def _of(self, kind: str, view: SearchPartView) -> bytes:
        if self._segment is not view.segment:  # all files of one segment are made one after the other
            self._postings = Postings(view.segment.articles, self._body)
            self._segment, self._made = view.segment, {}
        assert self._postings is not None
        if (kind, view.parts) not in self._made:
            make = _pairs if kind == "pairs" else _words
            self._made[kind, view.parts] = make(self._postings, view.parts)
        return self._made[kind, view.parts][view.number]


def _pairs(postings: Postings, parts: int) -> list[bytes]:
    drawers: list[list[str]] = [[] for _ in range(parts)]
    for one, row in postings.pairs.items():
        by_begin: dict[str, list[str]] = defaultdict(list)
        for two, written in row.items():
            by_begin[two[:2]].append(f'"{two}":"{written}"')
        by_drawer: dict[int, list[str]] = defaultdict(list)
        for begin, rows in by_begin.items():
            by_drawer[_place(f"{one} {begin}", parts)] += rows
        for number, rows in by_drawer.items():
            drawers[number].append(f'"{one}":{{{",".join(sorted(rows))}}}')
    return [_object(each) for each in drawers]


def _words(postings: Postings, parts: int) -> list[bytes]:
    drawers: list[list[str]] = [[] for _ in range(parts)]
    for word, written in postings.words.items():
        drawers[_place(word[:3], parts)].append(f'"{word}":"{written}"')
    return [_object(each) for each in drawers]


def _place(key: str, parts: int) -> int:
    return zlib.crc32(key.encode()) % parts


def _object(rows: Iterable[str]) -> bytes:
    return f"{{{','.join(sorted(rows))}}}\n".encode()


def cards(view: SearchCardsView) -> bytes:
    """Return what is shown of some articles: headline, address, summary, day and category."""
    rows = [
        [each.title, each.href, shorten(each.summary, _SUMMARY), each.date, each.category] for each in view.articles
    ]
    return _encode(rows) + b"\n"


def groups(view: SearchPartView) -> bytes:
    """Return the articles of each category and each author of a segment, to search only these."""
    by_category: dict[str, list[int]] = defaultdict(list)
    by_author: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(view.segment.articles):
        by_category[article.category].append(number)
        for name in dict.fromkeys(article.authors):
            by_author[name].append(number)
    written = [{key: numbers(each) for key, each in sorted(by.items())} for by in (by_category, by_author)]
    return _encode(written) + b"\n"


def index(view: SearchIndexView) -> bytes:
    """Return the table of segments and the categories."""
    segments = [
        [each.address, each.digest, each.articles, each.pairs, each.words, each.months] for each in view.segments
    ]
    return _encode({"segments": segments, "categories": view.categories}) + b"\n"

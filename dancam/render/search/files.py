"""The files of the index: JSON of as few bytes as readers have patience, as every server compresses that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from dancam.content.opening import shorten
from dancam.render.search.postings import Postings, Texts, numbers
from dancam.render.search.seen import seen
from dancam.render.search.syllables import cut
from dancam.views.search import SearchCardsView, SearchedArticle, SearchIndexView, SearchPartView, SearchSegment

if TYPE_CHECKING:
    from dancam.render.search.columns import Columns
    from dancam.render.search.pieces import Vocabulary

FEW = 40
"""Segments of more articles are made by NumPy; to import that takes longer than to do without it in these."""
# How much of a summary is shown among what was found, in letters.
_SUMMARY = 240
_encode = msgspec.json.Encoder().encode


class Drawers:
    """The postings of segments, each file's made when one of them is asked for."""

    def __init__(self, body: Callable[[SearchedArticle], bytes]) -> None:
        """Take how bodies are read."""
        self._body = body
        self._segment: SearchSegment | None = None
        self._postings: Postings | Columns | None = None
        self._made: dict[tuple[str, int], list[bytes]] = {}
        self._vocabulary: Vocabulary | None = None

    def pairs(self, view: SearchPartView) -> bytes:
        """Return a file of pairs: the postings by second syllable, by first syllable."""
        return self._of("pairs", view)

    def words(self, view: SearchPartView) -> bytes:
        """Return a file of single syllables: the postings by syllable."""
        return self._of("words", view)

    def _of(self, kind: str, view: SearchPartView) -> bytes:
        if self._segment is not view.segment:  # all files of one segment are made one after the other
            self._segment, self._postings, self._made = view.segment, None, {}
        if (kind, view.parts) not in self._made:
            postings = self._postings or self._gathered(view.segment.articles)
            self._made[kind, view.parts] = (postings.pairs if kind == "pairs" else postings.words)(view.parts)
            self._postings = None if len(self._made) > 1 else postings  # both kinds are made of them
        return self._made[kind, view.parts][view.number]

    def _gathered(self, articles: Sequence[SearchedArticle]) -> Postings | Columns:
        texts = map(self._texts, articles)
        if len(articles) <= FEW and self._vocabulary is None:
            return Postings(texts)
        from dancam.render.search.columns import Columns
        from dancam.render.search.pieces import Vocabulary

        self._vocabulary = self._vocabulary or Vocabulary()
        return Columns(texts, len(articles), self._vocabulary)

    def _texts(self, article: SearchedArticle) -> Texts:
        fields = " ".join((article.summary, *article.words))
        places = (seen(self._body(article)), *(each.encode(errors="replace") for each in (fields, article.title)))
        return tuple(map(cut, places))


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

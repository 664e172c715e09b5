"""The views of the search: its page, and the files in which a browser searches."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

from dancam.records import Record, Shared, digest_of
from dancam.site.article import Article
from dancam.site.lists import ALL
from dancam.site.segments import BLOCKS, Segment, segments_of
from dancam.site.site import Site
from dancam.vietnamese import day
from dancam.views.parts import Link, Sheet
from dancam.views.presenter import Presenter

# Articles whose headlines and summaries lie in one file: few, as those that are found seldom stand side by side.
CARDS = 4
# Files of pairs of a small segment; articles of others up to which each adds one, three of four adding one from there
# on; articles to a file of words.
_OPEN = 12
_COMMON = 1200
_WORDS = 16
# To be increased where files of the same name mean something else, as browsers keep them.
_FORM = 2


class SearchView(Sheet, frozen=True, kw_only=True):
    """The search page (`search.html`)."""

    index: str
    """Address of the table of segments, which the browser loads."""
    archive: Link
    """Link to the archive, for readers without JavaScript."""


class SearchedArticle(Record, frozen=True, array_like=True):
    """All of an article that can be searched or is shown where it is found."""

    path: str
    """Path of its file below `content/`."""
    body: str
    """Digest of its body."""
    title: str
    """The headline."""
    href: str
    """Its address."""
    summary: str
    """The sapo, or the first paragraph."""
    words: tuple[str, ...]
    """What can be found besides headline, sapo and body: tags, authors, attachments, the number of the document."""
    category: str
    """Key of its category."""
    authors: tuple[str, ...]
    """Names of its authors."""
    date: str
    """The day in figures."""


class SearchSegment(Shared, frozen=True):
    """The articles of a segment: the same for all its files."""

    articles: tuple[SearchedArticle, ...]
    """Oldest first; their numbers in the index are those of this order."""


class SearchPartView(Record, frozen=True):
    """One of the files of a segment."""

    segment: SearchSegment
    """The segment."""
    parts: int
    """How many files of this kind it has."""
    number: int
    """Which one this is, from 0 on."""


class SearchCardsView(Record, frozen=True):
    """What is shown of a few articles of a segment where they are found."""

    articles: tuple[SearchedArticle, ...]
    """The articles."""


class SegmentEntry(Record, frozen=True):
    """A segment in the table of segments."""

    address: str
    """The folder of its files."""
    digest: str
    """Another one where other articles have its numbers, so that browsers do not take files of both for one."""
    articles: int
    """How many articles it has."""
    pairs: int
    """How many files of pairs of syllables it has."""
    words: int
    """How many files of single syllables."""
    months: tuple[tuple[int, int, int], ...]
    """Year, month, and number of its first article, for each month."""


class SearchIndexView(Record, frozen=True):
    """The table of segments."""

    segments: tuple[SegmentEntry, ...]
    """Newest first."""
    categories: tuple[tuple[str, str, int], ...]
    """Key, title and depth of each category, in the order of the tree."""


def search_view(site: Site, presenter: Presenter) -> SearchView:
    """Return the search page."""
    words, urls = presenter.words, site.urls
    return SearchView(
        **presenter.sheet(words.search, urls.search, description=words.search_text, robots="noindex"),
        index=urls.href(urls.search_index),
        archive=Link(words.archive, urls.href(urls.archive())),
    )


def segments(site: Site) -> list[Segment]:
    """Return the segments of a site, oldest first."""
    return segments_of({month: site.count(month) for month in site.shelves})


def segment_of(site: Site, key: str) -> Segment | None:
    """Return the segment with a key; None where a site has none."""
    return next((each for each in segments(site) if each.key == key), None)


def articles_of(site: Site, segment: Segment) -> list[Article]:
    """Return the articles of a segment, oldest first."""
    if segment.first == segment.last:
        return list(site.articles_of(segment.first)[segment.start : segment.start + segment.count])
    return [each for month in site.shelves if segment.has(month) for each in site.articles_of(month)]


def files_of(site: Site, segment: Segment) -> Iterator[tuple[str, int, Callable[[], Record]]]:
    """Yield kind, number and a function that makes the view of each file of a segment.

    Its articles are gathered once, when the first of these views is made.
    """

    @functools.cache
    def gathered() -> SearchSegment:
        return SearchSegment(tuple(_searched(site, each) for each in articles_of(site, segment)))

    def part(parts: int, number: int) -> SearchPartView:
        return SearchPartView(gathered(), parts, number)

    def cards(number: int) -> SearchCardsView:
        return SearchCardsView(gathered().articles[number * CARDS : (number + 1) * CARDS])

    for kind, parts in (("pairs", pair_files(segment)), ("words", word_files(segment)), ("groups", 1)):
        yield from ((kind, number, functools.partial(part, parts, number)) for number in range(parts))
    yield from (("cards", number, functools.partial(cards, number)) for number in range(-(-segment.count // CARDS)))


def _searched(site: Site, article: Article) -> SearchedArticle:
    front, source = article.front, article.source
    # As readers cite it: with the word that stands before it on the page.
    number = f"Số {source.document.number}" if source.document and source.document.number else ""
    titles = (field.title for field, asset in zip(source.attachments, article.attachments, strict=True) if asset)
    authors = tuple(each.name for each in front.authors)
    return SearchedArticle(
        path=front.path,
        body=source.body,
        title=front.title,
        href=site.urls.href(front.url),
        summary=front.summary,
        words=tuple(each for each in (*(tag.title for tag in front.tags), *authors, *titles, number) if each),
        category=front.category,
        authors=authors,
        date=day(front.date),
    )


def search_index_view(site: Site) -> SearchIndexView:
    """Return the table of segments."""
    return SearchIndexView(
        tuple(_entry(site, each) for each in reversed(segments(site))),
        tuple((each.key, each.title, len(each.trail) - 1) for each in site.categories.values()),
    )


def _entry(site: Site, segment: Segment) -> SegmentEntry:
    months = [month for month in site.shelves if segment.has(month)]
    fronts = [site.shelves[month].label.parts[ALL].digest for month in months]
    starts, start = [], 0
    for year, month in months:
        starts.append((year, month, start))
        start += site.count((year, month))
    pairs, words = pair_files(segment), word_files(segment)
    return SegmentEntry(
        address=site.urls.href(site.urls.search_segment(segment.key)),
        digest=digest_of((_FORM, pairs, words, segment.start, segment.count, fronts))[:8],
        articles=segment.count,
        pairs=pairs,
        words=words,
        months=tuple(starts),
    )


def pair_files(segment: Segment) -> int:
    """Return in how many files the pairs of syllables of a segment lie, each of some two kilobytes when it is packed.

    More articles have more pairs in common. The open segment, which is small, has few, as each publish writes all.
    """
    if segment.count <= BLOCKS[-1]:  # also once it is over, so that its files stay as they are
        return min(2 * segment.count, _OPEN)
    return min(segment.count, (3 * segment.count + _COMMON) // 4)


def word_files(segment: Segment) -> int:
    """Return in how many files its single syllables lie."""
    return -(-segment.count // _WORDS)

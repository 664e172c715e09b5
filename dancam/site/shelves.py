"""Articles on shelves: a shelf holds one month; its label says what it has of each list, without loading its articles.

All lists of the portal run from the oldest article to the newest, so each is a sequence of months. A list knows its
length and where each month begins; the articles of a month are loaded only when they are accessed. In a portal of any
size, publishing an article loads a few shelves.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from itertools import accumulate
from typing import overload

import msgspec

from dancam.records import Record, quick_digest
from dancam.site.article import Article, Front, Month, entry_of, front_digest
from dancam.site.lists import ALL, ListKind, ListName, lists_of
from dancam.vietnamese import same


class MonthOfList(Record, frozen=True, array_like=True):
    """The part of one list in one month."""

    count: int
    """How many articles."""
    digest: bytes
    """Digest of their fronts; in a list made by `own_of`, of the whole articles."""
    title: str = ""
    """A tag as the first article spells it; an author's name as in the last article."""
    position: str = ""
    """The author's position in the last article."""
    slug: str = ""
    """Address part of the author's or the tag's list."""
    mixed: bool = False
    """Whether a tag is spelled in several ways."""


class Label(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """What is known of a shelf without loading its articles."""

    rows: tuple[tuple[ListName, MonthOfList], ...]
    """Each list of which it has articles, and its part of it."""
    modified: datetime
    """When an article on it last appeared or was changed."""

    @cached_property
    def parts(self) -> Mapping[ListName, MonthOfList]:
        """Its part of each list, by the list's name."""
        return dict(self.rows)


class Shelf:
    """One month with its articles, oldest first."""

    def __init__(
        self, month: Month, label: Label, load: Callable[[], Sequence[Article]], entries: Sequence[bytes] = ()
    ) -> None:
        """Take what is known without loading the articles.

        Args:
            month: The month.
            label: Its label.
            load: Loads the articles when they are needed.
            entries: The articles in the form of `entry_of`, if they were made and kept.
        """
        self.month = month
        self.label = label
        self._entries = entries
        self._load = load
        self._articles: Sequence[Article] | None = None
        self._lists: Mapping[ListName, Sequence[Article]] = {}

    @property
    def entries(self) -> Sequence[bytes]:
        """All its articles in the form of `entry_of`."""
        return self._entries or [entry_of(each) for each in self.articles]

    @property
    def articles(self) -> Sequence[Article]:
        """All its articles."""
        if self._articles is None:
            self._articles = self._load()
        return self._articles

    def articles_of(self, name: ListName, trails: Mapping[str, tuple[str, ...]]) -> Sequence[Article]:
        """Return the articles of one list on the shelf."""
        if name == ALL:
            return self.articles
        if not self._lists:
            self._lists = by_list(self.articles, trails)
        return self._lists.get(name, ())


def by_list(articles: Sequence[Article], trails: Mapping[str, tuple[str, ...]]) -> Mapping[ListName, Sequence[Article]]:
    """Return the given articles, oldest first, by the lists of which they are part; see `lists_of`."""
    lists: dict[ListName, list[Article]] = {}
    for article in articles:
        for name in lists_of(article.front, trails):
            lists.setdefault(name, []).append(article)
    return {ALL: articles, **lists}


def label_of(articles: Iterable[Article], entries: Iterable[bytes], trails: Mapping[str, tuple[str, ...]]) -> Label:
    """Return the label of a shelf.

    Args:
        articles: Its articles, at least one, oldest first.
        entries: The same in the form of `entry_of`.
        trails: For each category, the keys from the root of the tree to the category itself.
    """
    members: dict[ListName, list[Front]] = {}
    digests: dict[ListName, list[bytes]] = {ALL: []}
    modified = None
    for article, entry in zip(articles, entries, strict=True):
        front = article.front
        shown = front_digest(front)
        whole = quick_digest(entry)
        digests[ALL].append(shown)
        for name in lists_of(front, trails):
            members.setdefault(name, []).append(front)
            digests.setdefault(name, []).append(whole if name.kind is ListKind.OWN else shown)
        latest = front.updated or front.date
        modified = latest if modified is None or latest > modified else modified
    assert modified is not None
    rows = (
        (name, MonthOfList(len(each), quick_digest(b"".join(each)), *_list_details(name, members)))
        for name, each in digests.items()
    )
    return Label(tuple(rows), modified)


def tag_title(front: Front, slug: str) -> str:
    """Return how an article spells one of its tags."""
    return next(tag.title for tag in front.tags if tag.slug == slug)


def _list_details(name: ListName, members: Mapping[ListName, Sequence[Front]]) -> tuple[str, str, str, bool]:
    """Return the last four fields of `MonthOfList`."""
    key = name.key
    if name.kind is ListKind.TAG:
        titles = [tag_title(each, key) for each in members[name]]
        return titles[0], "", key, len(set(titles)) > 1 and len(set(map(same, titles))) > 1
    if name.kind is ListKind.AUTHOR:
        author = [each for each in members[name][-1].authors if each.who == key][-1]
        return author.name, author.position, author.slug, False
    return "", "", "", False


def authors_of(label: Label) -> Iterator[tuple[str, str]]:
    """Yield each author who has an article on a shelf, with the address part of the author's list."""
    for (kind, key), part in label.rows:
        if kind is ListKind.AUTHOR:
            yield key, part.slug


def tags_of(label: Label) -> dict[str, MonthOfList]:
    """Return the part of each tag's list on a shelf, by the tag's address part."""
    return {name.key: part for name, part in label.rows if name.kind is ListKind.TAG}


def title_of(name: ListName, parts: Sequence[MonthOfList]) -> tuple[str, str]:
    """Return title and position of a list, shown on all its pages, from its parts, oldest first."""
    if not parts:
        return "", ""
    part = parts[-1] if name.kind is ListKind.AUTHOR else parts[0]
    return part.title, part.position


class ArticleList(Sequence[Article]):
    """One list over all months: a sequence that loads a shelf only when its articles are accessed."""

    def __init__(self, name: ListName, shelves: Sequence[Shelf], trails: Mapping[str, tuple[str, ...]]) -> None:
        """Take the name of the list, all shelves, oldest first, and the trails of categories."""
        self.name = name
        self._among = shelves
        self._trails = trails

    @cached_property
    def shelves(self) -> Sequence[Shelf]:
        """The shelves with articles of the list, oldest first."""
        return [shelf for shelf in self._among if self.name in shelf.label.parts]

    @cached_property
    def _ends(self) -> Sequence[int]:
        """The index after the last article of each shelf."""
        return [*accumulate(shelf.label.parts[self.name].count for shelf in self.shelves)]

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, index: int) -> Article: ...
    @overload
    def __getitem__(self, index: slice) -> list[Article]: ...
    def __getitem__(self, index: int | slice) -> Article | list[Article]:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            if step != 1:
                return [self[each] for each in range(start, stop, step)]
            return self._between(start, stop)
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self._between(index, index + 1)[0]

    def _between(self, start: int, stop: int) -> list[Article]:
        between: list[Article] = []
        number = bisect.bisect_right(self._ends, start)
        while start < stop:
            first = self.start_of(number)
            articles = self.shelves[number].articles_of(self.name, self._trails)
            between += articles[start - first : stop - first]
            start = self._ends[number]
            number += 1
        return between

    def __iter__(self) -> Iterator[Article]:
        for shelf in self.shelves:
            yield from shelf.articles_of(self.name, self._trails)

    def __reversed__(self) -> Iterator[Article]:
        for shelf in reversed(self.shelves):
            yield from reversed(shelf.articles_of(self.name, self._trails))

    def start_of(self, number: int) -> int:
        """Return the index of the first article of the shelf with a number."""
        return self._ends[number - 1] if number else 0

    def index_of(self, month: Month) -> int:
        """Return the index of the first article of a month, or of a later month where it has none."""
        return self.start_of(bisect.bisect_left(self.shelves, month, key=lambda shelf: shelf.month))

    def month_at(self, index: int) -> Month:
        """Return the month of the article with an index."""
        return self.shelves[bisect.bisect_right(self._ends, index)].month

    def spans(self) -> Iterator[tuple[Shelf, int, int]]:
        """Yield each shelf with the index of its first article and the index after its last."""
        start = 0
        for shelf, end in zip(self.shelves, self._ends, strict=True):
            yield shelf, start, end
            start = end

    def rank(self, article: Article) -> int:
        """Return the index of an article of the list."""
        number = bisect.bisect_left(self.shelves, article.month, key=lambda shelf: shelf.month)
        articles = self.shelves[number].articles_of(self.name, self._trails)
        return self.start_of(number) + bisect.bisect_left(articles, article.order, key=lambda each: each.order)

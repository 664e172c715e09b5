"""Owners: every output has one (a source, a file, a list, a feed …) and is planned again when its owner changes."""

from __future__ import annotations

import enum
from typing import NamedTuple

from dancam.site.article import Month
from dancam.site.lists import ListKind, ListName


class OwnerKind(enum.StrEnum):
    """The kind of an owner; the comments say what its key is."""

    SOURCE = "content"  # path below content/
    FILE = "file"  # path below the site's folder
    HOME = "home"  # key of a sub-site's category; empty for the portal
    NOT_FOUND = "not-found"
    CARDS = "cards"
    CATEGORY = "category"  # key
    TAG = "tag"  # address part
    AUTHOR = "author"  # `@` and the key in the registry, or a name
    ARCHIVE = "archive"  # empty, a year, or a month
    TAGS = "tags"
    AUTHORS = "authors"
    SITE_MAP = "site-map"
    FEEDS = "feeds"  # key of a category; empty for the portal
    SITEMAP_INDEX = "sitemap-index"
    SITEMAP_PAGES = "sitemap-pages"
    SITEMAP_NEWS = "sitemap-news"
    SITEMAP_MONTH = "sitemap-month"  # a month
    SEARCH_PAGE = "search-page"
    SEARCH_INDEX = "search-index"
    SEARCH_SEGMENT = "search-segment"  # key of a segment
    ROBOTS = "robots"
    ADMIN = "admin"
    INDEXNOW_KEY = "indexnow-key"

    __hash__ = str.__hash__  # as of `ListKind`


LISTS = frozenset({OwnerKind.CATEGORY, OwnerKind.TAG, OwnerKind.AUTHOR})
"""Kinds whose outputs are the pages of one list of articles."""
_WITH_PAGES = frozenset({ListKind.CATEGORY, ListKind.TAG, ListKind.AUTHOR})
OF_A_MONTH = (OwnerKind.ARCHIVE, OwnerKind.SITEMAP_MONTH)
"""Kinds that show all articles of a month."""
OF_ALL_ARTICLES = (
    *(OwnerKind.HOME, OwnerKind.ARCHIVE, OwnerKind.TAGS, OwnerKind.AUTHORS, OwnerKind.FEEDS),
    *(OwnerKind.SITEMAP_INDEX, OwnerKind.SITEMAP_NEWS, OwnerKind.SEARCH_INDEX),
)
"""Kinds of the portal itself that show something of every new article."""
OF_ALL_PAGES = (OwnerKind.SITE_MAP, OwnerKind.SITEMAP_PAGES)
"""Kinds that show something of every page (not article)."""


class Owner(NamedTuple):
    """The owner of outputs."""

    kind: OwnerKind
    """Its kind."""
    key: str = ""
    """Which one of its kind."""

    def __str__(self) -> str:
        """Return the text form for the ledger."""
        return f"{self.kind} {self.key}"


def read_owner(text: str) -> Owner:
    """Return an owner from its text form.

    Raises:
        ValueError: There is no such kind.
    """
    kind, _, key = text.partition(" ")
    return Owner(OwnerKind(kind), key)


def source_owner(path: str) -> Owner:
    """Return the owner of the outputs of a source at a path below `content/`."""
    return Owner(OwnerKind.SOURCE, path)


def list_owner(name: ListName) -> Owner | None:
    """Return the owner of a list; None for a list that has no pages of its own."""
    return Owner(OwnerKind(name.kind.value), name.key) if name.kind in _WITH_PAGES else None


def list_name(owner: Owner) -> ListName:
    """Return the name of the list whose pages an owner has."""
    return ListName(ListKind(owner.kind.value), owner.key)


def of_month(kind: OwnerKind, year: int, month: int = 0) -> Owner:
    """Return an owner of a month, or of a year."""
    return Owner(kind, f"{year}-{month:02}" if month else f"{year}")


def month_of(key: str) -> Month:
    """Return year and month from a key made by `of_month`; 0 for a missing part."""
    year, _, month = key.partition("-")
    return int(year or 0), int(month or 0)

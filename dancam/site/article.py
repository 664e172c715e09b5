"""What is published: articles and pages, with all that their sources refer to looked up."""

from __future__ import annotations

import enum
from datetime import datetime

import msgspec

from dancam.content.source import Asset, Source
from dancam.records import Record, quick_digest

Month = tuple[int, int]
"""A year and a month of it."""


class Kind(enum.Enum):
    """What was found at the end of a reference."""

    PAGE = "page"
    """A published article or page."""
    ASSET = "asset"
    """A file that is copied."""
    ADDRESS = "address"
    """An address of the site; whether something lies there, only the plan knows."""
    UNPUBLISHED = "unpublished"
    """An article that exists but is not published now."""
    MISSING = "missing"
    """Nothing."""
    BAD = "bad"
    """It leads out of the site."""
    OUTSIDE = "outside"
    """Another site."""


class Referent(Record, frozen=True, array_like=True):
    """Where a reference leads."""

    kind: Kind
    """What was found."""
    path: str = ""
    """Path of the article below `content/`, or of the asset below the site's folder."""
    address: str = ""
    """Site-absolute address, without fragment."""
    fragment: str = ""
    """What stood after `#`, with it."""
    width: int = 0
    """Width where it is a picture of known size."""
    height: int = 0
    """Height where it is a picture of known size."""
    front: bytes = b""
    """What other pages may show of the article that is found there, as a digest."""
    body: str = ""
    """Digest of the body in which the part lies that is meant; empty where no part is."""
    mark: str = ""
    """What the names of the other sizes of a photograph have of its digest; empty where there are none."""


class Byline(Record, frozen=True, array_like=True):
    """An author as one article shows them."""

    name: str
    """The author's name."""
    position: str
    """The position held on the day of the article; may be empty."""
    slug: str
    """Address part of the author's list."""
    who: str
    """What tells this author from all others: a key of the registry, or address part and name."""


class Article(Record, frozen=True):
    """A published article: its source, and what site.yml, the clock and the other sources make of it."""

    source: Source
    """The file as read."""
    url: str
    """Site-absolute address."""
    date: datetime
    """When it appeared, in the portal's zone."""
    updated: datetime | None
    """When it was last changed for readers, in the portal's zone."""
    authors: tuple[Byline, ...]
    """Those who sign."""
    state: str
    """Empty; `draft` or `scheduled` where only a build with drafts shows it."""
    picture: Asset | None = None
    """The file of its picture."""
    attachments: tuple[Asset | None, ...] = ()
    """The files of its attachments; None for one that is missing."""
    audio: Asset | None = None
    """The file in which it is read aloud."""
    links: tuple[Referent, ...] = ()
    """Where each link of its body leads."""
    related: tuple[Referent, ...] = ()
    """What each entry of `related` means."""
    translations: tuple[Referent, ...] = ()
    """What each entry of `translations` means."""

    @property
    def path(self) -> str:
        """Path of the file below `content/`: what tells articles apart."""
        return self.source.path

    @property
    def month(self) -> Month:
        """The month in which it appeared."""
        return self.date.year, self.date.month

    @property
    def order(self) -> tuple[datetime, str]:
        """What articles are sorted by: the date, then the path."""
        return self.date, self.source.path


class StaticPage(Record, frozen=True):
    """A published page that is not an article."""

    source: Source
    """The file as read."""
    url: str
    """Site-absolute address."""
    picture: Asset | None = None
    """The file of its picture."""
    attachments: tuple[Asset | None, ...] = ()
    """The files of its attachments; None for one that is missing."""
    links: tuple[Referent, ...] = ()
    """Where each link of its body leads."""

    @property
    def path(self) -> str:
        """Path of the file below `content/`."""
        return self.source.path

    @property
    def is_withdrawn(self) -> bool:
        """Whether it is what is left of an article that was taken back."""
        return self.source.is_article


_encode = msgspec.msgpack.Encoder().encode
_entry = msgspec.json.Encoder().encode
# What no page but the article's own shows of a source.
_INNER = frozenset(
    [
        "body",
        "body_line",
        "links",
        "spots",
        "related",
        "attachments",
        "aliases",
        "correction",
        "withdrawn",
        "audio",
        "expires",
        "has_summary",
        "origin",
        "slug",
        "draft",
    ]
)
_OUTER = tuple(name for name in Source.__struct_fields__ if name not in _INNER)


def entry_of(article: Article) -> bytes:
    """Return all that an article is, as JSON, which keeps the zone of a moment."""
    return _entry(article)


def front_digest(article: Article | StaticPage) -> bytes:
    """Return the digest of what pages other than its own may show of an article: lists, feeds, related articles."""
    source = article.source
    parts: list[object] = [getattr(source, name) for name in _OUTER]
    parts += (article.url, article.picture)
    if isinstance(article, Article):
        parts += (article.date, article.updated, article.authors, article.state)
    return quick_digest(_encode(parts))

"""Published articles and pages, with all references of their sources resolved.

An article has two parts. Its front is all that other pages may show of it, so lists and feeds are made from fronts;
the rest is for its own page.
"""

from __future__ import annotations

import enum
from datetime import datetime

import msgspec

from dancam.content.source import Asset, Source, Tag
from dancam.records import Record, quick_digest

Month = tuple[int, int]
"""A year, and a month from 1 to 12."""


class ReferentKind(enum.Enum):
    """What a reference leads to."""

    PAGE = "page"
    """A published article or page."""
    ASSET = "asset"
    """A file that is copied."""
    ADDRESS = "address"
    """An address of the site; only the plan knows whether an output has it."""
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

    kind: ReferentKind
    """What it leads to."""
    path: str = ""
    """Path of the article below `content/`, or of the asset below the site's folder."""
    address: str = ""
    """Site-absolute address, without fragment."""
    fragment: str = ""
    """The part from `#` on."""
    width: int = 0
    """Width where it is a picture of known size."""
    height: int = 0
    """Height where it is a picture of known size."""
    front: bytes = b""
    """Digest of the front of the article, for an entry of `related` or `translations`; else empty."""
    body: str = ""
    """Digest of the target's body where the reference names a part of it; else empty."""
    mark: str = ""
    """The part of a photograph's digest in the names of its other sizes; empty where it has none."""
    no_picture: str = ""
    """As in `Asset`."""


class Signer(Record, frozen=True, array_like=True):
    """An author who signs an article."""

    name: str
    """The author's name."""
    position: str
    """The position held on the day of the article; may be empty."""
    who: str
    """Identifies the author: `@` and a key of the registry, or address part and name."""


class Byline(Signer, frozen=True, array_like=True):
    """An author who signs an article, with the address of the author's list."""

    slug: str
    """Address part of the author's list."""


class Front(Record, frozen=True, array_like=True):
    """All that other pages may show of an article: lists, feeds, sitemaps, other articles.

    While the front stays equal, only the article's own page can change.
    """

    path: str
    """Path of the file below `content/`; identifies the article."""
    url: str
    """Site-absolute address."""
    title: str
    """The headline."""
    summary: str
    """The sapo, or the first paragraph where the article has none."""
    category: str
    """Key of its category."""
    date: datetime
    """When it appeared, in the portal's zone."""
    has_time: bool
    """Whether its date was given with a time of day."""
    updated: datetime | None
    """When it was last changed for readers, in the portal's zone."""
    authors: tuple[Byline, ...]
    """Its authors, in order."""
    picture: Asset | None
    """The file of its picture."""
    alt: str
    """Text for readers who do not see the picture."""
    tags: tuple[Tag, ...]
    """Its tags, in the editor's order."""
    pinned: bool
    """Whether it stands first on the home pages and the front of its category."""
    lang: str
    """Language of the text if not the portal's; else empty."""
    translations: tuple[str, ...]
    """The same article in other languages, as its file names them."""
    state: str
    """`draft` or `scheduled` where only a build with drafts shows it; else empty."""

    @property
    def month(self) -> Month:
        """The month in which it appeared."""
        return self.date.year, self.date.month

    @property
    def order(self) -> tuple[datetime, str]:
        """The sort key of articles: the date, then the path."""
        return self.date, self.path


class Article(Record, frozen=True, array_like=True):
    """A published article: its front, and what only its own page shows."""

    front: Front
    """All that other pages may show."""
    source: Source
    """The file as read."""
    attachments: tuple[Asset | None, ...]
    """The files of its attachments; None for one that is missing."""
    audio: Asset | None
    """The recording in which it is read aloud."""
    links: tuple[Referent, ...]
    """Where each link of its body leads."""
    related: tuple[Referent, ...]
    """Where each entry of `related` leads."""
    translations: tuple[Referent, ...]
    """Where each entry of `translations` leads."""

    @property
    def path(self) -> str:
        """Path of the file below `content/`."""
        return self.front.path

    @property
    def url(self) -> str:
        """Site-absolute address."""
        return self.front.url

    @property
    def picture(self) -> Asset | None:
        """The file of its picture."""
        return self.front.picture

    @property
    def month(self) -> Month:
        """The month in which it appeared."""
        return self.front.month

    @property
    def order(self) -> tuple[datetime, str]:
        """The sort key of articles: the date, then the path."""
        return self.front.order


class StaticPage(Record, frozen=True):
    """A published page, not an article."""

    source: Source
    """The file as read."""
    url: str
    """Site-absolute address."""
    picture: Asset | None
    """The file of its picture."""
    attachments: tuple[Asset | None, ...]
    """The files of its attachments; None for one that is missing."""
    links: tuple[Referent, ...]
    """Where each link of its body leads."""

    @property
    def path(self) -> str:
        """Path of the file below `content/`."""
        return self.source.path

    @property
    def is_withdrawn(self) -> bool:
        """Whether it replaces an article that was withdrawn."""
        return self.source.is_article


_encode = msgspec.msgpack.Encoder().encode
_entry = msgspec.json.Encoder().encode


def entry_of(article: Article) -> bytes:
    """Return an article as JSON, which keeps the zone of a moment."""
    return _entry(article)


def front_digest(front: Front) -> bytes:
    """Return the digest of a front."""
    return quick_digest(_encode(front))

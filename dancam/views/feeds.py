"""The views of feeds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dancam.records import Record
from dancam.site.article import Article
from dancam.site.site import Site
from dancam.site.urls import asset_address
from dancam.views.presenter import Presenter

FEED_LENGTH = 20


class FeedItem(Record, frozen=True):
    """An article in a feed."""

    url: str
    """Whole URL; also its identifier."""
    title: str
    """The headline."""
    summary: str
    """The sapo."""
    published: datetime
    """When it appeared."""
    updated: datetime
    """When it was last changed for readers."""
    authors: tuple[str, ...]
    """Names of its authors."""
    category: str
    """Title of its category."""
    tags: tuple[str, ...]
    """Its tags."""
    image: str
    """Whole URL of its picture; may be empty."""
    image_size: int
    """Size of the picture in bytes."""
    lang: str
    """Language if not the portal's; else empty."""


class FeedView(Record, frozen=True):
    """A feed."""

    title: str
    """Its title."""
    description: str
    """One sentence about it."""
    url: str
    """Its own whole URL."""
    home: str
    """Whole URL of the page to which it belongs."""
    language: str
    """Language of the portal."""
    rights: str
    """How articles may be reused."""
    icon: str
    """Whole URL of the portal's icon; may be empty."""
    updated: datetime | None
    """When its newest entry was last changed; None where it is empty."""
    hub: str
    """Address of the hub that tells feed readers what is new (WebSub); may be empty."""
    items: tuple[FeedItem, ...]
    """Newest first."""


def feed_view(
    site: Site,
    title: str,
    description: str,
    home: str,
    name: str,
    articles: Sequence[Article],
    presenter: Presenter,
) -> FeedView:
    """Return the feed `name` at the address `home`, with the newest of the articles (oldest first)."""
    urls, config = site.urls, site.config
    items = []
    for article in reversed(articles[-FEED_LENGTH:]):
        front = article.front
        asset = front.picture
        items.append(
            FeedItem(
                url=urls.absolute(front.url),
                title=front.title,
                summary=front.summary,
                published=front.date,
                updated=front.updated or front.date,
                authors=tuple(each.name for each in front.authors),
                category=site.category_of(front).title,
                tags=tuple(tag.title for tag in front.tags),
                image=urls.absolute(asset_address(asset.path)) if asset else "",
                image_size=asset.size if asset else 0,
                lang=front.lang,
            )
        )
    icon = presenter.frame().assets.get("icon.svg", "")
    return FeedView(
        title=title,
        description=description or config.description or title,
        url=urls.absolute(home + name),
        home=urls.absolute(home),
        language=config.language,
        rights=config.footer.reuse,
        icon=urls.origin + icon if icon else "",
        updated=max((item.updated for item in items), default=None),
        hub=config.notify.websub,
        items=tuple(items),
    )

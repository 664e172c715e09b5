"""The views of what is not HTML: feeds, sitemaps, robots.txt and copied files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from dancam.articles import Article
from dancam.model import Asset, Record
from dancam.references import asset_address
from dancam.site import Site
from dancam.views.presenter import Presenter

FEED_LENGTH = 20
NEWS_AGE = timedelta(days=2)
# The only languages of which the protocol tells two forms apart.
_OF_CHINESE = ("zh-cn", "zh-tw")


class FeedItem(Record, frozen=True):
    """An article in a feed."""

    url: str
    """Whole URL; also its identity."""
    title: str
    """The headline."""
    summary: str
    """The sapo."""
    published: datetime
    """When it appeared."""
    updated: datetime
    """When it was last changed for readers."""
    authors: tuple[str, ...]
    """Names of those who sign."""
    category: str
    """Title of its category."""
    tags: tuple[str, ...]
    """Its tags."""
    image: str
    """Whole URL of its picture; may be empty."""
    image_size: int
    """Bytes of the picture."""
    lang: str
    """Language where it is not the portal's."""


class FeedView(Record, frozen=True):
    """A feed."""

    title: str
    """Its title."""
    description: str
    """One sentence about it."""
    url: str
    """Its own whole URL."""
    home: str
    """Whole URL of the page that it follows."""
    language: str
    """Language of the portal."""
    rights: str
    """How articles may be used elsewhere."""
    icon: str
    """Whole URL of the portal's icon; may be empty."""
    updated: datetime | None
    """When its newest entry was last changed; None where it is empty."""
    items: tuple[FeedItem, ...]
    """Newest first."""


class SitemapEntry(Record, frozen=True):
    """An address in a sitemap."""

    url: str
    """Whole URL."""
    modified: str
    """When it was last changed, in ISO form; may be empty."""


class SitemapView(Record, frozen=True):
    """A sitemap, or the index of all sitemaps."""

    entries: tuple[SitemapEntry, ...]
    """Its addresses."""


class NewsEntry(Record, frozen=True):
    """An article in the news sitemap."""

    url: str
    """Whole URL."""
    title: str
    """The headline."""
    published: str
    """When it appeared, in ISO form."""
    language: str
    """Its language."""


class NewsSitemapView(Record, frozen=True):
    """The sitemap of the articles of the last two days."""

    publication: str
    """Title of the portal."""
    entries: tuple[NewsEntry, ...]
    """Newest first; empty is valid."""


class RobotsView(Record, frozen=True):
    """robots.txt."""

    sitemaps: tuple[str, ...]
    """Whole URLs of the sitemaps."""


class TextView(Record, frozen=True):
    """A file of the editing page, made with the settings alone."""

    text: str
    """All of it."""


class ProgramView(Record, frozen=True):
    """The program of the editing page, which comes with dancam."""

    version: str
    """Which one it is."""


class CopyView(Record, frozen=True):
    """A file that is copied as it is."""

    path: str
    """Path below the site's folder."""
    digest: str
    """Digest of its bytes."""


class SizeView(Record, frozen=True):
    """A photograph in another size."""

    path: str
    """Path below the site's folder of the file that it is made from."""
    digest: str
    """Digest of that file's bytes."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""


class CardView(Record, frozen=True):
    """The picture that other sites show of a page which has none of its own."""

    title: str
    """What stands on it: a category, or the portal."""
    portal: str
    """What stands below: the sub-site or the portal; empty where that is the title."""
    tone: int
    """Number of the category, for the colour."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""
    fonts: tuple[CopyView, ...]
    """The theme's fonts: those to read with, then those for what stands around, each in its parts."""


def feed_view(
    site: Site,
    title: str,
    description: str,
    front: str,
    name: str,
    articles: Sequence[Article],
    presenter: Presenter,
) -> FeedView:
    """Return the feed `name` at `front`, with the newest of the articles (oldest first)."""
    urls, config = site.urls, site.config
    items = []
    for article in reversed(articles[-FEED_LENGTH:]):
        source = article.source
        asset = article.picture
        items.append(
            FeedItem(
                url=urls.absolute(article.url),
                title=source.title,
                summary=source.summary,
                published=article.date,
                updated=article.updated or article.date,
                authors=tuple(each.name for each in article.authors),
                category=site.category_of(article).title,
                tags=tuple(tag.title for tag in source.tags),
                image=urls.absolute(asset_address(asset.path)) if asset else "",
                image_size=asset.size if asset else 0,
                lang=source.lang or "",
            )
        )
    icon = presenter.frame().assets.get("icon.svg", "")
    return FeedView(
        title=title,
        description=description or config.description or title,
        url=urls.absolute(front + name),
        home=urls.absolute(front),
        language=config.language,
        rights=config.footer.reuse,
        icon=urls.origin + icon if icon else "",
        updated=max((item.updated for item in items), default=None),
        items=tuple(items),
    )


def month_sitemap_view(site: Site, year: int, month: int) -> SitemapView:
    """Return the sitemap of the articles of a month, oldest first."""
    return SitemapView(
        tuple(
            SitemapEntry(site.urls.absolute(each.url), (each.updated or each.date).isoformat())
            for each in site.shelves[year, month].articles
        )
    )


def pages_sitemap_view(site: Site) -> SitemapView:
    """Return the sitemap of all that is neither an article nor a numbered page."""
    urls = site.urls
    addresses = [
        urls.home,
        *(urls.category(key) for key in site.categories),
        *(page.url for page in site.lasting_pages),
    ]
    addresses += [urls.archive(), urls.tags, urls.authors, urls.site_map]
    return SitemapView(tuple(SitemapEntry(urls.absolute(each), "") for each in addresses))


def sitemap_index_view(site: Site) -> SitemapView:
    """Return the index of the sitemaps, newest month first."""
    urls = site.urls
    entries = [SitemapEntry(urls.absolute(urls.sitemap_pages), "")]
    entries += [
        SitemapEntry(urls.absolute(urls.month_sitemap(*month)), site.latest(month).isoformat())
        for month in sorted(site.shelves, reverse=True)
    ]
    return SitemapView(tuple(entries))


def news_sitemap_view(site: Site) -> NewsSitemapView:
    """Return the news sitemap as it stands at the site's moment."""
    entries = []
    for article in news(site):
        if article.date <= site.now:
            url = site.urls.absolute(article.url)
            language = (article.source.lang or site.config.language).lower()
            if language not in _OF_CHINESE:
                language = language.partition("-")[0]
            entries.append(NewsEntry(url, article.source.title, article.date.isoformat(), language))
    return NewsSitemapView(site.config.title, tuple(entries[:1000]))


def news(site: Site) -> Iterator[Article]:
    """Yield the articles that are not too old for the news sitemap, newest first."""
    for article in reversed(site.articles):
        if article.date < site.now - NEWS_AGE:
            return
        yield article


def robots_view(site: Site) -> RobotsView:
    """Return robots.txt."""
    urls = site.urls
    return RobotsView((urls.absolute(urls.sitemap_index), urls.absolute(urls.sitemap_news)))


def copy_view(asset: Asset) -> CopyView:
    """Return a file to copy."""
    return CopyView(asset.path, asset.digest)

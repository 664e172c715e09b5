"""The views of sitemaps and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from dancam.records import Record
from dancam.site.article import Front
from dancam.site.site import Site

NEWS_AGE = timedelta(days=2)


# The protocol for news sitemaps has regional forms only for Chinese.
_CHINESE_FORMS = ("zh-cn", "zh-tw")


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
    """Whole URLs of the sitemaps; none where search engines are kept away."""


def month_sitemap_view(site: Site, year: int, month: int) -> SitemapView:
    """Return the sitemap of the articles of a month, oldest first."""
    return SitemapView(
        tuple(
            SitemapEntry(site.urls.absolute(each.front.url), (each.front.updated or each.front.date).isoformat())
            for each in site.shelves[year, month].articles
        )
    )


def pages_sitemap_view(site: Site) -> SitemapView:
    """Return the sitemap of all pages that are neither articles nor numbered pages of lists."""
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
    """Return the news sitemap at the site's moment."""
    entries = []
    for front in news(site):
        if front.date <= site.now:
            url = site.urls.absolute(front.url)
            language = (front.lang or site.config.language).lower()
            if language not in _CHINESE_FORMS:
                language = language.partition("-")[0]
            entries.append(NewsEntry(url, front.title, front.date.isoformat(), language))
    return NewsSitemapView(site.config.title, tuple(entries[:1000]))


def news(site: Site) -> Iterator[Front]:
    """Yield the fronts of the articles that are not too old for the news sitemap, newest first."""
    for article in reversed(site.articles):
        if article.front.date < site.now - NEWS_AGE:
            return
        yield article.front


def robots_view(site: Site) -> RobotsView:
    """Return robots.txt."""
    urls = site.urls
    named = () if site.config.preview else (urls.sitemap_index, urls.sitemap_news)
    return RobotsView(tuple(map(urls.absolute, named)))

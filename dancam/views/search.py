"""The views of the search: its page, and its data, one file for each month."""

from __future__ import annotations

from dancam.records import Record
from dancam.site.site import Site
from dancam.vietnamese import day
from dancam.views.parts import Link, Sheet
from dancam.views.presenter import Presenter


class SearchView(Sheet, frozen=True, kw_only=True):
    """The search page (`search.html`)."""

    index: str
    """Address of the list of months, which the browser loads."""
    archive: Link
    """Link to the archive, for readers without JavaScript."""


class SearchEntry(Record, frozen=True):
    """The searchable text of an article."""

    title: str
    """The headline."""
    href: str
    """Its address."""
    summary: str
    """The sapo."""
    category: str
    """Title of its category."""
    date: str
    """The day in figures."""


class SearchMonthView(Record, frozen=True):
    """The search data of a month."""

    entries: tuple[SearchEntry, ...]
    """Newest first."""


class SearchIndexView(Record, frozen=True):
    """The list of months with articles."""

    months: tuple[str, ...]
    """Addresses of the files of the months, newest first."""


def search_view(site: Site, presenter: Presenter) -> SearchView:
    """Return the search page."""
    words, urls = presenter.words, site.urls
    return SearchView(
        **presenter.sheet(words.search, urls.search, description=words.search_text, robots="noindex"),
        index=urls.href(urls.search_index),
        archive=Link(words.archive, urls.href(urls.archive())),
    )


def search_month_view(site: Site, year: int, month: int) -> SearchMonthView:
    """Return the search data of a month."""
    return SearchMonthView(
        tuple(
            SearchEntry(
                title=front.title,
                href=site.urls.href(front.url),
                summary=front.summary,
                category=site.category_of(front).title,
                date=day(front.date),
            )
            for front in (article.front for article in reversed(site.shelves[year, month].articles))
        )
    )


def search_index_view(site: Site) -> SearchIndexView:
    """Return the list of months with articles."""
    urls = site.urls
    return SearchIndexView(tuple(urls.href(urls.search_month(*month)) for month in sorted(site.shelves, reverse=True)))

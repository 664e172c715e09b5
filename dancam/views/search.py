"""The views of the search: its page, and the words of all articles, one file for each month."""

from __future__ import annotations

from dancam.records import Record
from dancam.site.site import Site
from dancam.vietnamese import day
from dancam.views.parts import Link, Sheet
from dancam.views.presenter import Presenter


class SearchView(Sheet, frozen=True, kw_only=True):
    """The page for searching (`search.html`)."""

    index: str
    """Where the list of the months lies that a browser asks for."""
    archive: Link
    """Where readers go who have no JavaScript."""


class SearchEntry(Record, frozen=True):
    """An article as it can be found."""

    title: str
    """The headline."""
    href: str
    """Where it lies."""
    summary: str
    """The sapo."""
    category: str
    """Title of its category."""
    date: str
    """The day in figures."""


class SearchMonthView(Record, frozen=True):
    """The articles of a month."""

    entries: tuple[SearchEntry, ...]
    """Newest first."""


class SearchIndexView(Record, frozen=True):
    """The months that have articles."""

    months: tuple[str, ...]
    """Where the files of the months lie, newest first."""


def search_view(site: Site, presenter: Presenter) -> SearchView:
    """Return the page for searching."""
    words, urls = presenter.words, site.urls
    return SearchView(
        **presenter.sheet(words.search, urls.search, description=words.search_text, robots="noindex"),
        index=urls.href(urls.search_index),
        archive=Link(words.archive, urls.href(urls.archive())),
    )


def search_month_view(site: Site, year: int, month: int) -> SearchMonthView:
    """Return what can be found of a month."""
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
    """Return the months in which something can be found."""
    urls = site.urls
    return SearchIndexView(tuple(urls.href(urls.search_month(*month)) for month in sorted(site.shelves, reverse=True)))

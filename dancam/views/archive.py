"""The view of the archive: all years, one year, one month."""

from __future__ import annotations

from dancam.model import Record
from dancam.site import Site
from dancam.views.parts import Card, Sheet
from dancam.views.presenter import Presenter


class MonthLink(Record, frozen=True):
    """A month of the archive."""

    title: str
    """`Tháng 2`."""
    href: str
    """Its page."""
    count: int
    """How many articles it has."""


class YearLink(Record, frozen=True):
    """A year of the archive."""

    title: str
    """`2023`."""
    href: str
    """Its page."""
    count: int
    """How many articles it has."""
    months: tuple[MonthLink, ...]
    """Its months with articles, newest first."""


class ArchiveView(Sheet, frozen=True, kw_only=True):
    """A page of the archive (`archive.html`)."""

    years: tuple[YearLink, ...]
    """Years with articles, newest first; one on the page of a year, none on that of a month."""
    cards: tuple[Card, ...]
    """The articles of a month, newest first."""


def _year(site: Site, year: int, presenter: Presenter) -> YearLink:
    months = tuple(
        MonthLink(
            f"{presenter.words.month} {month}",
            site.urls.href(site.urls.archive(year, month)),
            site.count((year, month)),
        )
        for each, month in sorted(site.shelves, reverse=True)
        if each == year
    )
    count = sum(month.count for month in months)
    return YearLink(str(year), site.urls.href(site.urls.archive(year)), count, months)


def archive_view(site: Site, presenter: Presenter, year: int = 0, month: int = 0) -> ArchiveView:
    """Return the archive (no year), the page of a year (no month) or of a month."""
    words, urls = presenter.words, site.urls
    steps = [(words.archive, urls.archive())]
    if year:
        steps.append((f"{words.year} {year}", urls.archive(year)))
    if month:
        steps.append((f"{words.month} {month}/{year}", urls.archive(year, month)))
    years = [year] if year else sorted({each for each, _ in site.shelves}, reverse=True)
    title = f"{words.archive} – {steps[-1][0]}" if year else words.archive
    frame = presenter.frame()
    return ArchiveView(
        frame=frame,
        head=presenter.heads.head(title, "", steps[-1][1], frame=frame),
        crumbs=presenter.trail(None, *steps),
        section=(),
        here=presenter.here(frame, steps[-1][1]),
        title=steps[-1][0],
        years=() if month else tuple(_year(site, each, presenter) for each in years),
        cards=tuple(presenter.card(each) for each in reversed(site.shelves[year, month].articles)) if month else (),
    )

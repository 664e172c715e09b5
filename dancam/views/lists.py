"""The views of lists and of the archive. List pages are numbered from the oldest, so that full ones never change."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dancam.records import Record
from dancam.site.article import Article
from dancam.site.shelves import ArticleList
from dancam.site.site import Category, Group, Site
from dancam.vietnamese import day
from dancam.views.parts import Card, Link, Sheet
from dancam.views.presenter import Presenter

# Maximum number of pinned articles at the top of a category's front.
PINNED = 3


class ListView(Sheet, frozen=True, kw_only=True):
    """A page of the list of a category, a tag or an author (`list.html`)."""

    kind: str
    """What the list is of: `category`, `tag` or `author`."""
    description: str
    """One sentence about it; an author's latest position. May be empty."""
    cards: tuple[Card, ...]
    """Its articles, newest first; on the front of a category, pinned ones come before them."""
    number: int
    """Number of the page, counted from the oldest; 0 on the front, which shows the newest articles."""
    period: str
    """The days that the page spans: `01/02/2023 – 15/02/2023`; empty on an empty page."""
    older: Link | None
    """Link to the page with the next older articles."""
    newer: Link | None
    """Link to the page with the next newer articles."""
    front: Link | None
    """Link to the front of the list, on numbered pages."""
    children: tuple[Link, ...]
    """Subcategories, on the front of a category."""
    years: tuple[Link, ...]
    """Link to the last page of each year, newest first, on the front of a list with numbered pages."""


class Listing(msgspec.Struct, frozen=True):
    """A list of articles and its division into pages."""

    kind: str
    title: str
    description: str
    front: str
    """Address of the front."""
    articles: ArticleList
    """Oldest first."""
    size: int
    """Number of articles on a full page."""
    category: Category | None = None
    always_numbered: bool = False
    """Whether even a single page is numbered, as the front is another kind of page."""

    @property
    def pages(self) -> int:
        """How many numbered pages there are; none where the front shows everything."""
        count = -(-len(self.articles) // self.size)
        return count if count > 1 or (self.always_numbered and count) else 0

    def is_full(self, number: int) -> bool:
        """Whether a numbered page is full; from then on it never changes."""
        return number * self.size <= len(self.articles)

    @property
    def empty_page(self) -> int:
        """Number of the page after the last full one, if it has no articles yet; else 0."""
        return self.pages + 1 if self.pages and self.is_full(self.pages) else 0

    def on_page(self, number: int) -> Sequence[Article]:
        """Return the articles of a numbered page; of the front (0), those of the newest two pages at most."""
        if number:
            return self.articles[(number - 1) * self.size : number * self.size]
        return self.articles[max(0, self.pages - 2) * self.size :]

    def page_of(self, index: int) -> int:
        """Return the number of the page with the article of an index."""
        return index // self.size + 1


def category_listing(site: Site, category: Category) -> Listing:
    """Return the list of a category and its subcategories."""
    return Listing(
        "category",
        category.title,
        category.description,
        site.urls.category(category.key),
        category.articles,
        site.config.page_size,
        category,
        always_numbered=category.key in site.subsites,
    )


def tag_listing(site: Site, group: Group) -> Listing:
    """Return the list of a tag."""
    return Listing("tag", group.title, "", site.urls.tag(group.slug), group.articles, site.config.page_size)


def author_listing(site: Site, group: Group) -> Listing:
    """Return the list of an author."""
    front = site.urls.author(group.slug)
    return Listing("author", group.title, group.position, front, group.articles, site.config.page_size)


def list_view(site: Site, listing: Listing, number: int, presenter: Presenter) -> ListView:
    """Return the view of one page of a list; number 0 is the front."""
    urls, words = site.urls, presenter.words
    articles = listing.on_page(number)
    cards = list(reversed(articles))
    if listing.category and not number:
        pinned = list(reversed(listing.category.pinned[-PINNED:]))
        cards = [*pinned, *(each for each in cards if each not in pinned)]
    address = urls.list_page(listing.front, number)
    above = {"tag": (words.all_tags, urls.tags), "author": (words.all_authors, urls.authors)}.get(listing.kind)
    steps = [above, (listing.title, listing.front)] if above else []
    page_title = f"{words.page_number} {number}"
    if number:
        steps.append((page_title, address))
    period = ""
    if articles:
        first, last = day(articles[0].front.date), day(articles[-1].front.date)
        period = first if first == last else f"{first} – {last}"
    older, newer = _around(listing, number)
    children = listing.category.children if listing.category and not number else ()
    return ListView(
        **presenter.sheet(
            listing.title,
            address,
            listing.category,
            steps=steps,
            head_title=f"{listing.title} – {page_title}" if number else "",
            description=listing.description,
            feeds=presenter.heads.feeds(listing.front, listing.title) if listing.category else (),
        ),
        kind=listing.kind,
        description=listing.description,
        cards=tuple(presenter.card(each.front) for each in cards),
        number=number,
        period=period,
        older=Link(words.older, urls.href(urls.list_page(listing.front, older))) if older else None,
        newer=Link(words.newer, urls.href(urls.list_page(listing.front, newer))) if newer else None,
        front=Link(words.newest_page, urls.href(listing.front)) if number else None,
        children=tuple(presenter.category_link(site.categories[key]) for key in children),
        years=_years(site, listing) if not number else (),
    )


def _around(listing: Listing, number: int) -> tuple[int, int]:
    """Return the numbers of the older and the newer page; 0 where there is none."""
    if not number:
        return max(0, listing.pages - 2), 0
    return number - 1, number + 1 if listing.is_full(number) else 0


def _years(site: Site, listing: Listing) -> tuple[Link, ...]:
    if not listing.pages:
        return ()
    last: dict[int, int] = {}
    for shelf, _, end in listing.articles.spans():
        last[shelf.month[0]] = listing.page_of(end - 1)
    return tuple(
        Link(str(year), site.urls.href(site.urls.list_page(listing.front, page)))
        for year, page in sorted(last.items(), reverse=True)
    )


class MonthLink(Record, frozen=True):
    """A month of the archive."""

    title: str
    """`Tháng 2`."""
    href: str
    """Address of its page."""
    count: int
    """Number of its articles."""


class YearLink(Record, frozen=True):
    """A year of the archive."""

    title: str
    """`2023`."""
    href: str
    """Address of its page."""
    count: int
    """Number of its articles."""
    months: tuple[MonthLink, ...]
    """Its months with articles, newest first."""


class ArchiveView(Sheet, frozen=True, kw_only=True):
    """A page of the archive (`archive.html`)."""

    years: tuple[YearLink, ...]
    """Years with articles, newest first; one on the page of a year, none on the page of a month."""
    cards: tuple[Card, ...]
    """The articles of a month, newest first; none on other pages."""


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
    """Return the archive (no year), its page of a year (no month), or of a month."""
    words, urls = presenter.words, site.urls
    steps = [(words.archive, urls.archive())]
    if year:
        steps.append((f"{words.year} {year}", urls.archive(year)))
    if month:
        steps.append((f"{words.month} {month}/{year}", urls.archive(year, month)))
    years = [year] if year else sorted({each for each, _ in site.shelves}, reverse=True)
    title, address = steps[-1]
    return ArchiveView(
        **presenter.sheet(title, address, steps=steps, head_title=f"{words.archive} – {title}" if year else ""),
        years=() if month else tuple(_year(site, each, presenter) for each in years),
        cards=tuple(presenter.card(each.front) for each in reversed(site.articles_of((year, month)))) if month else (),
    )

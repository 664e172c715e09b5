"""The view of a home page: of the portal, or of a sub-site."""

from __future__ import annotations

from collections.abc import Sequence

from dancam.records import Record
from dancam.site.article import Article
from dancam.site.site import Category, Site
from dancam.views.lists import category_listing
from dancam.views.parts import Card, Link, Picture, Publisher, Sheet, Teaser
from dancam.views.presenter import Presenter

TOP = 4
NEWEST = 10
BLOCK = 4


class Block(Record, frozen=True):
    """A block of a category on a home page."""

    category: Link
    """The category."""
    lead: Card | None
    """Its newest article; None where it has none."""
    teasers: tuple[Teaser, ...]
    """The articles after it."""


class SubsiteLink(Record, frozen=True):
    """A sub-site on the portal's home page."""

    title: str
    """Its title."""
    href: str
    """Address of its home page."""
    description: str
    """One sentence about it."""
    banner: Picture | None
    """Its banner."""


class HomeView(Sheet, frozen=True, kw_only=True):
    """A home page (`home.html`)."""

    description: str
    """One sentence about the portal or sub-site."""
    is_subsite: bool
    """Whether it is the home page of a sub-site."""
    lead: Card | None
    """The lead story: the newest pinned article, else the newest; None in an empty portal."""
    top: tuple[Card, ...]
    """The stories beside it."""
    newest: tuple[Card, ...]
    """The newest stories after those."""
    older: Link | None
    """Link to older stories."""
    blocks: tuple[Block, ...]
    """A block for each category of the first level."""
    subsites: tuple[SubsiteLink, ...]
    """The sub-sites, on the portal's home page."""
    publisher: Publisher
    """The publisher, for search engines."""
    search: str
    """Whole URL of the search page, for search engines."""


def home_view(site: Site, presenter: Presenter, root: Category | None = None) -> HomeView:
    """Return the home page of the sub-site of the category `root`, or of the portal."""
    config, urls, words = site.config, site.urls, presenter.words
    articles, pinned = (root.articles, root.pinned) if root else (site.articles, site.pinned)
    lead = pinned[-1] if pinned else articles[-1] if articles else None
    shown = [each for each in reversed(articles[-(1 + TOP + NEWEST) - 1 :]) if each is not lead][: TOP + NEWEST]
    children = root.children if root else [key for key, each in site.categories.items() if len(each.trail) == 1]
    older = None
    if root is not None:
        pages = category_listing(site, root).pages
        if pages:
            older = Link(words.see_all, urls.href(urls.list_page(urls.category(root.key), pages)))
    elif articles:
        older = Link(words.archive, urls.href(urls.archive()))
    subsite = site.subsites.get(root.key) if root else None
    title = subsite.title if subsite else config.title
    description = subsite.description if subsite else config.description
    address = urls.category(root.key) if root else urls.home
    return HomeView(
        **presenter.sheet(
            title,
            address,
            root,
            is_home=True,
            description=description,
            feeds=presenter.heads.feeds(address, title),
        ),
        description=description,
        is_subsite=root is not None,
        lead=presenter.card(lead.front) if lead else None,
        top=tuple(presenter.card(each.front) for each in shown[:TOP]),
        newest=tuple(presenter.card(each.front) for each in shown[TOP:]),
        older=older,
        blocks=tuple(_block(site.categories[key], [lead, *shown[:TOP]], presenter) for key in children),
        publisher=presenter.heads.publisher,
        search=urls.absolute(urls.search),
        subsites=() if root else tuple(_subsite(site, key, presenter) for key in site.subsites),
    )


def _block(category: Category, above: Sequence[Article | None], presenter: Presenter) -> Block:
    """Return the block of a category: its newest articles, without those above if it has others."""
    recent = list(reversed(category.articles[-1 - BLOCK - len(above) :]))
    newest = ([each for each in recent if each not in above] or recent)[: 1 + BLOCK]
    return Block(
        category=presenter.category_link(category),
        lead=presenter.card(newest[0].front) if newest else None,
        teasers=tuple(presenter.teaser(each.front) for each in newest[1:]),
    )


def _subsite(site: Site, key: str, presenter: Presenter) -> SubsiteLink:
    subsite = site.subsites[key]
    return SubsiteLink(
        title=subsite.title,
        href=site.urls.href(site.urls.category(key)),
        description=subsite.description,
        banner=presenter.banner(subsite.banner),
    )

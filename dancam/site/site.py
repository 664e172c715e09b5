"""The portal at one moment: its articles by category, tag, author and month."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

import msgspec

from dancam.content.config import Config, SubsiteField, categories, trails_of
from dancam.content.source import PictureField
from dancam.site.article import Article, Front, Month, StaticPage
from dancam.site.lists import ALL, PINNED, ListKind, ListName
from dancam.site.names import Names
from dancam.site.references import References
from dancam.site.shelves import ArticleList, MonthOfList, Shelf
from dancam.site.urls import Urls


class Category(msgspec.Struct, frozen=True):
    """A category with its place in the tree and its articles."""

    key: str
    title: str
    description: str
    banner: PictureField | None
    """Its own banner, or that of its nearest ancestor in the same sub-site."""
    trail: tuple[str, ...]
    """Keys from the root of the tree to the category itself."""
    children: tuple[str, ...]
    subsite: str
    """Key of the root category of its sub-site; empty for the portal itself."""
    own: ArticleList
    """Articles of this category without its subcategories, oldest first."""
    articles: ArticleList
    """Articles of this category and its subcategories, oldest first."""
    pinned: ArticleList
    """The pinned ones among `articles`, oldest first."""


class Group(msgspec.Struct, frozen=True):
    """Articles that share a tag or an author."""

    title: str
    slug: str
    position: str
    """The latest position of an author; empty for a tag."""
    articles: ArticleList
    """Oldest first."""


class Site(msgspec.Struct, frozen=True):
    """The whole portal at one moment."""

    config: Config
    urls: Urls
    now: datetime
    """The moment, in the portal's zone."""
    articles: ArticleList
    """All published articles, oldest first."""
    pinned: ArticleList
    """The pinned ones among them, oldest first."""
    pages: tuple[StaticPage, ...]
    categories: Mapping[str, Category]
    """By key, in the order of the tree."""
    subsites: Mapping[str, SubsiteField]
    """By key of their root category."""
    tags: Mapping[str, Group]
    """By address part."""
    authors: Mapping[str, Group]
    """By address part."""
    shelves: Mapping[Month, Shelf]
    """The articles by month, oldest first."""
    names: Names
    """Everything in the portal that can be referred to."""
    references: References

    @property
    def lasting_pages(self) -> tuple[StaticPage, ...]:
        """The pages without those that replace withdrawn articles."""
        return tuple(page for page in self.pages if not page.is_withdrawn)

    def category_of(self, front: Front) -> Category:
        """Return the category of an article."""
        return self.categories[front.category]

    def article(self, path: str) -> Article | None:
        """Return the published article at a path below `content/`, or None."""
        name = self.names.published(path)
        if name is None or name.month is None:
            return None
        return next(each for each in self.shelves[name.month].articles if each.path == path)

    def articles_of(self, month: Month) -> Sequence[Article]:
        """Return the articles of a month, oldest first."""
        return self.shelves[month].articles if month in self.shelves else ()

    def latest(self, month: Month) -> datetime:
        """Return when an article of a month last appeared or was changed."""
        return self.shelves[month].label.modified

    def count(self, month: Month) -> int:
        """Return how many articles a month has."""
        return self.shelves[month].label.parts[ALL].count


def site_of(
    config: Config,
    shelves: Mapping[Month, Shelf],
    pages: Iterable[StaticPage],
    names: Names,
    references: References,
    now: datetime,
) -> Site:
    """Return the portal with the articles on these shelves.

    Args:
        config: The settings.
        shelves: The months, oldest first.
        pages: The published pages.
        names: Everything that can be referred to.
        references: Resolves references among them.
        now: The moment, in the portal's zone.
    """
    trails = trails_of(config)
    ordered = tuple(shelves.values())
    first: dict[ListName, MonthOfList] = {}
    last: dict[ListName, MonthOfList] = {}
    for older, newer in zip(ordered, reversed(ordered), strict=True):
        last.update(older.label.parts)
        first.update(newer.label.parts)

    def list_of(name: ListName) -> ArticleList:
        return ArticleList(name, ordered, trails)

    def groups(kind: ListKind, details: Mapping[ListName, MonthOfList]) -> dict[str, Group]:
        shown = ((name, details[name]) for name in last if name.kind is kind)
        return {part.slug: Group(part.title, part.slug, part.position, list_of(name)) for name, part in shown}

    subsites = {each.category: each for each in config.subsites if each.category in trails}
    return Site(
        config=config,
        urls=Urls(config),
        now=now,
        articles=list_of(ALL),
        pinned=list_of(PINNED),
        pages=tuple(sorted(pages, key=lambda each: each.path)),
        categories=_categories(config, subsites, list_of),
        subsites=subsites,
        tags=groups(ListKind.TAG, first),
        authors=groups(ListKind.AUTHOR, last),
        shelves=shelves,
        names=names,
        references=references,
    )


def _categories(
    config: Config, subsites: Mapping[str, object], list_of: Callable[[ListName], ArticleList]
) -> dict[str, Category]:
    made: dict[str, Category] = {}
    for trail, each in categories(config):
        above = made[trail[-2]] if len(trail) > 1 else None
        outer = above.subsite if above is not None else ""
        subsite = each.key if each.key in subsites else outer
        inherited = above.banner if above is not None and subsite == outer else None
        made[each.key] = Category(
            key=each.key,
            title=each.title,
            description=each.description,
            banner=each.banner or inherited,
            trail=trail,
            children=tuple(child.key for child in each.children),
            subsite=subsite,
            own=list_of(ListName(ListKind.OWN, each.key)),
            articles=list_of(ListName(ListKind.CATEGORY, each.key)),
            pinned=list_of(ListName(ListKind.PINNED, each.key)),
        )
    return made

"""From the sources to the portal: what is published now, in its categories, tags, authors and months."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

import msgspec

from dancam.config import AuthorField, CategoryField, Config, SubsiteField
from dancam.model import Asset, Moment, PictureField, Record, Source
from dancam.problems import Place, Problem, close_match, problem
from dancam.references import References
from dancam.urls import Urls
from dancam.vietnamese import LONGEST_SLUG, fold, same, slug


class Byline(Record, frozen=True):
    """An author as one article shows them."""

    name: str
    """The author's name."""
    position: str
    """The position held on the day of the article; may be empty."""
    slug: str
    """Address part of the author's list."""


class Article(Record, frozen=True):
    """A published article: its source, and what site.yml and the clock make of it."""

    source: Source
    """The file as read."""
    url: str
    """Site-absolute address."""
    date: datetime
    """When it appeared, in the portal's zone."""
    updated: datetime | None
    """When it was last changed for readers, in the portal's zone."""
    authors: tuple[Byline, ...]
    """Those who sign."""
    state: str
    """Empty; `draft` or `scheduled` where only a build with drafts shows it."""

    @property
    def path(self) -> str:
        """Path of the file below `content/`: what tells articles apart."""
        return self.source.path


class StaticPage(Record, frozen=True):
    """A published page that is not an article."""

    source: Source
    """The file as read."""
    url: str
    """Site-absolute address."""


@dataclass(frozen=True, slots=True)
class Category:
    """A category with its place in the tree and its articles."""

    key: str
    title: str
    description: str
    banner: PictureField | None
    """Its own or its nearest ancestor's banner, within its sub-site."""
    trail: tuple[str, ...]
    """Keys from the root of the tree to this category, itself last."""
    children: tuple[str, ...]
    subsite: str
    """Key of the root of the sub-site that it belongs to; empty for the portal itself."""
    own: list[Article] = field(default_factory=list)
    """Articles of this very category, oldest first."""
    articles: list[Article] = field(default_factory=list)
    """Articles of this category and all below it, oldest first."""


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that share a tag or an author."""

    title: str
    slug: str
    position: str = ""
    """The latest position, where the group is an author."""
    articles: list[Article] = field(default_factory=list)
    """Oldest first."""


@dataclass(frozen=True, slots=True)
class Site:
    """The whole portal as it stands at one moment."""

    config: Config
    urls: Urls
    now: datetime
    articles: tuple[Article, ...]
    """All that is published, oldest first."""
    pages: tuple[StaticPage, ...]
    categories: Mapping[str, Category]
    """By key, in the order of the tree."""
    subsites: Mapping[str, SubsiteField]
    """By key of their root category."""
    tags: Mapping[str, Group]
    authors: Mapping[str, Group]
    months: Mapping[tuple[int, int], list[Article]]
    """Articles by year and month, oldest first."""
    by_path: Mapping[str, Article]
    rank: Mapping[str, int]
    """Index of each article in the list `own` of its category."""
    unpublished: Mapping[str, str]
    """Why each source that is not published is not, by path: `draft`, `scheduled` or `expired`."""
    references: References
    assets: Mapping[str, Asset]

    def published(self) -> Iterable[Source]:
        """Yield the sources of all published articles and pages."""
        for article in self.articles:
            yield article.source
        for page in self.pages:
            yield page.source

    def category_of(self, article: Article) -> Category:
        """Return the category of an article."""
        return self.categories[article.source.category or ""]


@dataclass(slots=True)
class Arrangement:
    """A site and the problems found while arranging it."""

    site: Site
    problems: list[Problem]


def arrange(
    config: Config,
    sources: Iterable[Source],
    assets: Mapping[str, Asset],
    now: datetime,
    *,
    drafts: bool = False,
) -> Arrangement:
    """Arrange the sources to a site.

    Args:
        config: The settings.
        sources: All Markdown files that could be read.
        assets: All other files, by path below the site's folder.
        now: The moment, with a zone, at which the site is looked at.
        drafts: Whether drafts and scheduled articles are shown.
    """
    work = _Arranging(config, now, drafts)
    for source in sources:
        work.take(source)
    return Arrangement(work.site(assets), work.problems)


class _Arranging:
    def __init__(self, config: Config, now: datetime, drafts: bool) -> None:
        self.config = config
        self.urls = Urls(config)
        self.zone: tzinfo = ZoneInfo(config.zone)
        self.now = now.astimezone(self.zone)
        self.drafts = drafts
        self.problems: list[Problem] = []
        self.categories: dict[str, Category] = {}
        self.subsites = {each.category: each for each in config.subsites}
        self._grow(config.categories, (), None, "")
        self.registry = {author.key: author for author in config.authors}
        self.registry_by_name = {same(author.name): author for author in config.authors}
        self.registry_alike = {fold(author.name): author for author in config.authors}
        # Whose each author's address is; the registry chooses first.
        self.owners = {slug(each.key) or each.key: (same(each.name), each.name) for each in config.authors}
        self.articles: list[Article] = []
        self.pages: list[StaticPage] = []
        self.unpublished: dict[str, str] = {}
        self.why: dict[str, str] = {}
        self.unpublished_slugs: list[tuple[str, str]] = []

    def _grow(
        self,
        fields: tuple[CategoryField, ...],
        trail: tuple[str, ...],
        banner: PictureField | None,
        subsite: str,
    ) -> None:
        for each in fields:
            own_subsite = each.key if each.key in self.subsites else subsite
            own_banner = each.banner or (banner if own_subsite == subsite else None)
            category = Category(
                key=each.key,
                title=each.title,
                description=each.description,
                banner=own_banner,
                trail=(*trail, each.key),
                children=tuple(child.key for child in each.children),
                subsite=own_subsite,
            )
            self.categories[each.key] = category
            self._grow(each.children, category.trail, own_banner, own_subsite)

    def tell(self, code: str, source: Source, spot_field: str, **values: object) -> None:
        spot = source.spot(spot_field)
        place = Place(f"content/{source.path}", spot.line, spot.column, spot.length)
        self.problems.append(problem(code, place, **values))

    def aware(self, moment: Moment) -> datetime:
        value = moment.value
        return value.replace(tzinfo=self.zone) if value.tzinfo is None else value.astimezone(self.zone)

    def take(self, source: Source) -> None:
        """Put one source among the articles, the pages or the unpublished."""
        expired = source.expires is not None and self.aware(source.expires) <= self.now
        if source.date is None or source.category is None:
            folder = source.path.partition("/")[0]
            if folder in self.categories and "/" in source.path and folder not in self.subsites:
                self.tell("page-in-category", source, "title", category=folder)
            if expired or (source.draft and not self.drafts):
                self.unpublished[source.path] = self.urls.page(source.path)
                self.why[source.path] = "expired" if expired else "draft"
            else:
                self.pages.append(StaticPage(source, self.urls.page(source.path)))
            return
        category = self.categories.get(source.category)
        if category is None:
            guess = close_match(source.category, list(self.categories))
            known = ", ".join(self.categories)
            self.tell("unknown-category", source, "category", value=source.category, guess=guess, known=known)
            return
        date = self.aware(source.date)
        state = "draft" if source.draft else "scheduled" if date > self.now else ""
        address = self.urls.article(
            category=category.key, section="/".join(category.trail), slug=source.slug, date=date
        )
        if expired or (state and not self.drafts):
            self.unpublished[source.path] = address
            self.why[source.path] = "expired" if expired else state
            self.unpublished_slugs.append((source.slug, source.path))
            return
        article = Article(
            source=source,
            url=address,
            date=date,
            updated=self.aware(source.updated) if source.updated else None,
            authors=self.bylines(source, date),
            state=state,
        )
        self.articles.append(article)

    def bylines(self, source: Source, date: datetime) -> tuple[Byline, ...]:
        bylines = []
        for number, signature in enumerate(source.authors, start=1):
            author = self.registry.get(signature.name) or self.registry_by_name.get(same(signature.name))
            if author is not None:
                position = signature.position or self.position(author, date)
                bylines.append(Byline(author.name, position, slug(author.key) or author.key))
                continue
            name = signature.name
            alike = self.registry_alike.get(fold(name))
            if alike is not None:
                self.tell("author-alike", source, f"author.{number}", value=name, guess=alike.name)
            elif self.registry and re.fullmatch(r"[A-Za-z0-9-]+", name):
                guess = close_match(name, list(self.registry))
                if guess or "-" in name or name.islower():
                    self.tell("unknown-author", source, f"author.{number}", value=name, guess=guess)
            bylines.append(Byline(name, signature.position or "", slug(name, LONGEST_SLUG) or "khong-ten"))
        return tuple(dict.fromkeys(bylines))

    def with_own_addresses(self, article: Article) -> Article:
        """Return an article whose authors share their address with nobody of another name.

        Of two people whose names differ in accents only, the one who wrote first has the plain address.
        """
        bylines = []
        for number, byline in enumerate(article.authors, start=1):
            name, address, count = same(byline.name), byline.slug, 1
            while self.owners.setdefault(address, (name, byline.name))[0] != name:
                count += 1
                address = f"{byline.slug}-{count}"
            if count > 1:
                values = {"value": byline.name, "known": self.owners[byline.slug][1], "address": address}
                self.tell("same-author", article.source, f"author.{number}", **values)
                byline = msgspec.structs.replace(byline, slug=address)
            bylines.append(byline)
        return msgspec.structs.replace(article, authors=tuple(bylines))

    def position(self, author: AuthorField, date: datetime) -> str:
        """Return the position that an author held at a date; the first known one before all dates."""
        held = author.positions[0].title if author.positions else ""
        for position in author.positions:
            if position.since is None or self.aware(Moment(position.since, has_time=True)) <= date:
                held = position.title
        return held

    def site(self, assets: Mapping[str, Asset]) -> Site:
        """Return the site made of all that was taken."""
        articles = sorted(self.articles, key=lambda each: (each.date, each.source.path))
        articles = [self.with_own_addresses(article) for article in articles]
        pages = sorted(self.pages, key=lambda each: each.source.path)
        tags: dict[str, Group] = {}
        authors: dict[str, Group] = {}
        months: dict[tuple[int, int], list[Article]] = {}
        rank: dict[str, int] = {}
        for article in articles:
            category = self.categories[article.source.category or ""]
            rank[article.source.path] = len(category.own)
            category.own.append(article)
            for key in category.trail:
                self.categories[key].articles.append(article)
            for number, tag in enumerate(article.source.tags, start=1):
                tags.setdefault(tag.slug, Group(tag.title, tag.slug)).articles.append(article)
                first = tags[tag.slug]
                if tag.title != first.title and same(tag.title) != same(first.title):
                    other = f"content/{first.articles[0].path}"
                    values = {"value": tag.title, "known": first.title, "other": other, "address": tag.slug}
                    self.tell("same-tag", article.source, f"tags.{number}", **values)
            for author in article.authors:
                known = authors.get(author.slug)
                group = Group(author.name, author.slug, author.position, known.articles if known else [])
                group.articles.append(article)
                authors[author.slug] = group
            months.setdefault((article.date.year, article.date.month), []).append(article)
        published = {each.path: each.url for each in articles}
        published.update({page.source.path: page.url for page in pages})
        slugs = [(article.source.slug, article.path) for article in reversed(articles)]
        slugs += self.unpublished_slugs
        return Site(
            config=self.config,
            urls=self.urls,
            now=self.now,
            articles=tuple(articles),
            pages=tuple(pages),
            categories=self.categories,
            subsites={key: value for key, value in self.subsites.items() if key in self.categories},
            tags=tags,
            authors=authors,
            months=months,
            by_path={article.path: article for article in articles},
            rank=rank,
            unpublished=self.why,
            references=References(
                published, self.unpublished, assets, slugs, (self.config.base_url, self.config.public_url)
            ),
            assets=assets,
        )

"""From the site to the outputs: which file lies where, and who makes it from which view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from dancam.model import Asset, PictureField, Record, Source
from dancam.problems import Place, Problem, problem
from dancam.references import Kind, asset_address
from dancam.site import Site
from dancam.urls import BadAddress, output_path
from dancam.views import archive, data, front, pages
from dancam.views.article import article_view
from dancam.views.lists import (
    Listing,
    author_listing,
    category_listing,
    list_view,
    tag_listing,
)
from dancam.views.presenter import Presenter


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the portal as a value: equal makers and views give equal bytes."""

    path: str
    """Where it lies below the output folder, with `/`."""
    maker: str
    """Who makes it: `template:NAME`, `copy`, `robots`, or a feed or sitemap by its name."""
    view: Record
    """All that the maker may read."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the output, with the recipe for its view: a view is only made when somebody asks for it."""

    maker: str
    view: Callable[[], Record]
    place: Place
    """The source that it comes from, for problems."""


class Plan:
    """Every output of the portal, by path."""

    def __init__(self) -> None:
        self.slots: dict[str, Slot] = {}
        self.problems: list[Problem] = []
        self._folded: dict[str, str] = {}

    def output(self, path: str) -> Output:
        """Return one output with its view."""
        slot = self.slots[path]
        return Output(path, slot.maker, slot.view())

    def add(self, address: str, maker: str, view: Callable[[], Record], place: Place) -> None:
        """Give an address to an output; a second claim to it is a problem that names both."""
        try:
            path = output_path(address)
        except BadAddress:
            self.problems.append(problem("address-outside", place, address=address))
            return
        folded = path.casefold()
        other = self._folded.get(folded)
        if other is not None:
            first, second = self.slots[other].place, place
            # The one who can mend it is told: a source rather than the portal itself, else the later of two.
            if (second.line > 0, second.file, second.line) < (first.line > 0, first.file, first.line):
                first, second = second, first
            code = "same-address" if other == path else "same-address-but-case"
            self.problems.append(problem(code, second, address=address, other=_name(first)))
            return
        self._folded[folded] = path
        self.slots[path] = Slot(maker, view, place)


def _name(place: Place) -> str:
    return f"{place.file}:{place.line}" if place.line else place.file


def plan(site: Site) -> Plan:
    """Plan all outputs of a site."""
    result = Plan()
    planning = _Planning(site, result)
    planning.articles()
    planning.pages()
    planning.fronts()
    planning.lists()
    planning.archive()
    planning.indexes()
    planning.feeds()
    planning.sitemaps()
    planning.assets()
    planning.redirects()
    planning.folders()
    return result


# Old addresses that end so are files; all others become folders, which servers know to be pages.
_PAGE_SUFFIXES = frozenset({"html", "htm", "xhtml", "shtml", "asp", "aspx", "cfm", "do", "jsp", "php", "xml"})


class _Planning:
    def __init__(self, site: Site, result: Plan) -> None:
        self.site = site
        self.urls = site.urls
        self.plan = result
        self.presenter = Presenter(site, result.slots)

    def made(self, maker: str) -> Place:
        """Return the place of what no source but the portal itself asks for."""
        return Place(f"site.yml ({maker})")

    def articles(self) -> None:
        site, presenter = self.site, self.presenter
        for article in site.articles:
            place = _spot(article.source, "slug")
            self.plan.add(
                article.url,
                "template:article.html",
                partial(article_view, site, article, presenter),
                place,
            )

    def pages(self) -> None:
        site, presenter = self.site, self.presenter
        for page in site.pages:
            place = _spot(page.source, "slug")
            self.plan.add(
                page.url,
                "template:page.html",
                partial(pages.page_view, site, page, presenter),
                place,
            )

    def fronts(self) -> None:
        site, presenter = self.site, self.presenter
        self.plan.add(
            self.urls.home, "template:home.html", partial(front.home_view, site, presenter), self.made("home")
        )
        for key in site.subsites:
            root = site.categories[key]
            self.plan.add(
                self.urls.category(key),
                "template:home.html",
                partial(front.home_view, site, presenter, root),
                self.made(f"category {key}"),
            )
        self.plan.add(
            self.urls.not_found,
            "template:404.html",
            partial(pages.not_found_view, site, presenter),
            self.made("404"),
        )

    def lists(self) -> None:
        site = self.site
        for category in site.categories.values():
            listing = category_listing(site, category)
            self.listing(listing, f"category {category.key}", with_front=category.key not in site.subsites)
        for group in site.tags.values():
            self.listing(tag_listing(site, group), f"tag {group.title}")
        for group in site.authors.values():
            self.listing(author_listing(site, group), f"author {group.title}")

    def listing(self, listing: Listing, name: str, *, with_front: bool = True) -> None:
        site, presenter = self.site, self.presenter
        first = 0 if with_front else 1
        for number in (*range(first, 1), *range(1, listing.pages + 1)):
            self.plan.add(
                self.urls.list_page(listing.front, number),
                "template:list.html",
                partial(list_view, site, listing, number, presenter),
                self.made(name),
            )
        if listing.waiting:  # until the next article comes, the way on from the last full page leads to the front
            self.plan.add(
                self.urls.list_page(listing.front, listing.waiting),
                "template:redirect.html",
                partial(pages.redirect_view, site, listing.title, listing.front, presenter),
                self.made(name),
            )

    def archive(self) -> None:
        site, presenter = self.site, self.presenter
        years = sorted({year for year, _ in site.months})
        for year, month in [(0, 0), *((year, 0) for year in years), *site.months]:
            self.plan.add(
                self.urls.archive(year, month),
                "template:archive.html",
                partial(archive.archive_view, site, presenter, year, month),
                self.made("archive"),
            )

    def indexes(self) -> None:
        site, presenter = self.site, self.presenter
        for kind, address in (("tag", self.urls.tags), ("author", self.urls.authors)):
            self.plan.add(
                address,
                "template:terms.html",
                partial(pages.terms_view, site, kind, presenter),
                self.made(kind),
            )
        self.plan.add(
            self.urls.site_map,
            "template:site-map.html",
            partial(pages.site_map_view, site, presenter),
            self.made("site map"),
        )

    def feeds(self) -> None:
        site, presenter = self.site, self.presenter
        config = site.config
        sets = [(config.title, config.description, self.urls.home, site.articles)]
        for category in site.categories.values():
            subsite = site.subsites.get(category.key)
            title = subsite.title if subsite else f"{category.title} – {config.short_title or config.title}"
            front_address = self.urls.category(category.key)
            sets.append((title, category.description, front_address, tuple(category.articles)))
        names = (
            ("feed:rss", self.urls.rss_name),
            ("feed:atom", self.urls.atom_name),
            ("feed:json", self.urls.json_feed_name),
        )
        for title, description, front_address, articles in sets:
            for maker, name in names:
                self.plan.add(
                    front_address + name,
                    maker,
                    partial(data.feed_view, site, title, description, front_address, name, articles, presenter),
                    self.made("feed"),
                )

    def sitemaps(self) -> None:
        site, urls = self.site, self.urls
        made = self.made("sitemap")
        self.plan.add(urls.sitemap_index, "sitemap:index", partial(data.sitemap_index_view, site), made)
        self.plan.add(urls.sitemap_pages, "sitemap:urls", partial(data.pages_sitemap_view, site), made)
        self.plan.add(urls.sitemap_news, "sitemap:news", partial(data.news_sitemap_view, site), made)
        for year, month in site.months:
            self.plan.add(
                urls.month_sitemap(year, month),
                "sitemap:urls",
                partial(data.month_sitemap_view, site, year, month),
                made,
            )
        if "static/root/robots.txt" not in site.assets:
            self.plan.add(urls.robots, "robots", partial(data.robots_view, site), self.made("robots.txt"))

    def assets(self) -> None:
        """Plan the static files, and of the files beside articles those that something published refers to."""
        site = self.site
        for path in dict.fromkeys((*(p for p in site.assets if p.startswith("static/")), *self.wanted())):
            asset: Asset = site.assets[path]
            self.plan.add(
                asset_address(path),
                "copy",
                partial(data.copy_view, asset),
                Place(path),
            )

    def wanted(self) -> Iterable[str]:
        """Yield the assets that published articles and pages refer to."""
        references = self.site.references
        for source in self.site.published():
            image = (source.image.src,) if source.image else ()
            files = (field.file for field in source.attachments)
            for target in (*image, *files, *(link.target for link in source.links)):
                found = references.resolve(source.path, target)
                if found.kind is Kind.ASSET:
                    yield found.path
        for banner in _banners(self.site):
            found = references.resolve("", banner.src)
            if found.kind is Kind.ASSET:
                yield found.path

    def redirects(self) -> None:
        site, presenter = self.site, self.presenter
        for source in site.published():
            address_now = site.references.published[source.path]
            for number, alias in enumerate(source.aliases, start=1):
                suffix = alias.rpartition("/")[2].rpartition(".")[2].lower()
                address = alias if alias.endswith("/") or suffix in _PAGE_SUFFIXES else f"{alias}/"
                self.plan.add(
                    address,
                    "template:redirect.html",
                    partial(pages.redirect_view, site, source.title, address_now, presenter),
                    _spot(source, f"aliases.{number}", "aliases"),
                )

    def folders(self) -> None:
        """Tell where one output lies in a folder whose name another output, a file, has."""
        files = self.plan.slots
        for path, slot in files.items():
            parent = path.rpartition("/")[0]
            while parent:
                if parent in files:
                    other = _name(files[parent].place)
                    self.plan.problems.append(problem("same-address", slot.place, address=f"/{path}", other=other))
                parent = parent.rpartition("/")[0]


def _banners(site: Site) -> Iterable[PictureField]:
    banners = [site.config.banner, *(each.banner for each in site.subsites.values())]
    banners += [each.banner for each in site.categories.values()]
    return (banner for banner in banners if banner is not None)


def _spot(source: Source, *names: str) -> Place:
    spots: Mapping[str, object] = {spot.field: spot for spot in source.spots}
    for name in names:
        if name in spots:
            spot = source.spot(name)
            return Place(f"content/{source.path}", spot.line, spot.column, spot.length)
    return Place(f"content/{source.path}", 1)

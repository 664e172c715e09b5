"""From the site to the outputs: which file lies where, and who makes it from which view.

Every output has an owner: an article, a list, a feed. Where little changed, only the outputs of few owners are planned,
and all others stay as the last build has left them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from dancam.content.source import Asset, PictureField
from dancam.images.sizes import CARDS, crops_of, sizes_of
from dancam.plan.outputs import NO_MONTH, Plan
from dancam.problems import Place
from dancam.records import Record
from dancam.site.article import Article, Kind, Month, StaticPage
from dancam.site.site import Category, Group, Site
from dancam.site.urls import asset_address
from dancam.views import files as data
from dancam.views import home as front
from dancam.views import lists as archive
from dancam.views import pages, search
from dancam.views.article import article_view
from dancam.views.feeds import feed_view
from dancam.views.lists import Listing, author_listing, category_listing, list_view, tag_listing
from dancam.views.presenter import Presenter
from dancam.views.sitemaps import (
    month_sitemap_view,
    news_sitemap_view,
    pages_sitemap_view,
    robots_view,
    sitemap_index_view,
)

# Old addresses that end so are files; all others become folders, which servers know to be pages.
_PAGE_SUFFIXES = frozenset({"html", "htm", "xhtml", "shtml", "asp", "aspx", "cfm", "do", "jsp", "php", "xml"})


def plan(site: Site, presenter: Presenter, files: Iterable[str]) -> Plan:
    """Plan all outputs of a site.

    Args:
        site: The site.
        presenter: Makes what its views share.
        files: Paths of all files that something published refers to.
    """
    planner = Planner(site, presenter)
    for article in site.articles:
        planner.article(article)
    for page in site.pages:
        planner.page(page)
    for owner in planner.owners():
        planner.plan_for(owner)
    static = site.names.assets_below("static")
    for path in dict.fromkeys((*static, *sorted(files))):
        planner.file(path)
    planner.plan.tell_of_folders()
    planner.plan.is_whole = True
    return planner.plan


class Planner:
    """Plans the outputs of one owner after the other."""

    def __init__(self, site: Site, presenter: Presenter) -> None:
        """Take the site and what makes the parts that its views share."""
        self.site = site
        self.urls = site.urls
        self.presenter = presenter
        self.plan = Plan()

    def owners(self) -> Iterator[str]:
        """Yield the owners of all that is neither an article nor a page nor a file."""
        site = self.site
        yield "home"
        yield from (f"home {key}" for key in site.subsites)
        yield "not found"
        yield "cards"
        yield from (category.articles.name for category in site.categories.values())
        yield from (group.articles.name for group in (*site.tags.values(), *site.authors.values()))
        years = sorted({year for year, _ in site.shelves})
        yield "archive 0 0"
        yield from (f"archive {year} 0" for year in years)
        yield from (f"archive {year} {month}" for year, month in site.shelves)
        yield from ("tags", "authors", "site map", "feeds")
        yield from (f"feeds {key}" for key in site.categories)
        yield from ("sitemap index", "sitemap pages", "sitemap news")
        yield from (f"sitemap {year} {month}" for year, month in site.shelves)
        yield from ("search page", "search index")
        yield from (f"search {year} {month}" for year, month in site.shelves)
        yield "robots"
        if site.config.admin is not None:
            yield "admin"

    def plan_any(self, owner: str) -> None:
        """Plan the outputs of any owner: a source, a file, or one that `owners` yields."""
        kind, _, key = owner.partition(" ")
        if owner.startswith("content/"):
            path = owner.removeprefix("content/")
            article = self.site.article(path)
            if article is not None:
                self.article(article)
            for page in self.site.pages:
                if page.path == path:
                    self.page(page)
        elif kind == "file":
            self.file(key)
        else:
            self.plan_for(owner)

    def plan_for(self, owner: str, spans: Iterable[tuple[int, int]] | None = None) -> None:
        """Plan the outputs of an owner that `owners` yields.

        Args:
            owner: The owner.
            spans: Of a list, the numbers of the pages that may be different: from, to; None for all.
        """
        self.plan.own(owner)
        kind, _, key = owner.partition(" ")
        if kind in {"category", "tag", "author"}:
            self._list(owner, kind, key, spans)
        elif kind in _BY_MONTH and key[:1].isdigit():
            year, month = map(int, key.split())
            _BY_MONTH[kind](self, owner, year, month)
        else:
            _ONE_OF_A_KIND[kind](self, owner, key)

    def _add(
        self,
        owner: str,
        address: str,
        maker: str,
        view: Callable[[], Record],
        name: str = "",
        month: Month = NO_MONTH,
    ) -> str:
        """Plan what no source but the portal itself asks for."""
        return self.plan.add(address, maker, view, Place(f"site.yml ({name or owner})"), owner, month)

    # Sources

    def article(self, article: Article) -> None:
        """Plan an article and what stands at its old addresses."""
        self._source(article, "template:article.html", partial(article_view, self.site, article, self.presenter))

    def page(self, page: StaticPage) -> None:
        """Plan a page and what stands at its old addresses."""
        if page.is_withdrawn:
            view = partial(pages.withdrawn_view, self.site, page, self.presenter)
            self._source(page, "template:withdrawn.html", view)
        else:
            self._source(page, "template:page.html", partial(pages.page_view, self.site, page, self.presenter))

    def _source(self, found: Article | StaticPage, maker: str, view: Callable[[], Record]) -> None:
        owner = owner_of(found.path)
        if owner in self.plan.owners:
            return
        self.plan.own(owner)
        source = found.source
        month = found.month if isinstance(found, Article) else NO_MONTH
        place = source.place("slug") if source.has_spot("slug") else Place(f"content/{found.path}", 1)
        self.plan.add(found.url, maker, view, place, owner, month)
        if found.picture is not None and found.picture.mark:
            self._crops(found, found.picture, owner, month)
        for number, alias in enumerate(source.aliases, start=1):
            suffix = alias.rpartition("/")[2].rpartition(".")[2].lower()
            address = alias if alias.endswith("/") or suffix in _PAGE_SUFFIXES else f"{alias}/"
            redirect = partial(pages.redirect_view, self.site, source.title, found.url, self.presenter)
            place = source.place(f"aliases.{number}")
            self.plan.add(address, "template:redirect.html", redirect, place, owner)

    def _crops(self, found: Article | StaticPage, asset: Asset, owner: str, month: Month) -> None:
        """Plan the parts of its photograph that other sites show of a page."""
        for crop in crops_of(found.url, asset.width, asset.height, asset.mark):
            view = partial(data.SizeView, asset.path, asset.digest, crop.width, crop.height)
            self.plan.add(crop.address, f"crop:{crop.format}", view, found.source.place("image"), owner, month)

    def file(self, path: str) -> None:
        """Plan a file that is copied, if it is there."""
        owner = f"file {path}"
        self.plan.own(owner)
        asset = self.site.names.asset(path)
        if asset is not None:
            address = asset_address(path)
            self.plan.add(address, "copy", partial(data.copy_view, asset), Place(path), owner)
            for size in sizes_of(address, asset.width, asset.height, asset.mark, avif=self.site.config.avif):
                view = partial(data.SizeView, path, asset.digest, size.width, size.height)
                self.plan.add(size.address, f"picture:{size.format}", view, Place(path), owner)

    # Home pages and lists

    def _home(self, owner: str, key: str) -> None:
        site = self.site
        if not key:
            self._add(owner, self.urls.home, "template:home.html", partial(front.home_view, site, self.presenter))
        elif key in site.subsites:
            view = partial(front.home_view, site, self.presenter, site.categories[key])
            self._add(owner, self.urls.category(key), "template:home.html", view, f"category {key}")

    def _not_found(self, owner: str, _: str) -> None:
        view = partial(pages.not_found_view, self.site, self.presenter)
        self._add(owner, self.urls.not_found, "template:404.html", view, "404")

    def _cards(self, owner: str, _: str) -> None:
        """Plan what other sites show of pages that have no photograph."""
        site, fonts = self.site, tuple(map(data.copy_view, self.presenter.heads.fonts))
        if not fonts:
            return
        portal = (self.urls.home, self.presenter.frame().title, "", 0)
        for address, title, below, tone in (portal, *map(self._face, site.categories.values())):
            for shape, width, height in CARDS:
                view = partial(data.CardView, title, below, tone, width, height, fonts)
                self._add(owner, self.urls.card(address, shape), "card", view, f"category {title}")

    def _face(self, category: Category) -> tuple[str, str, str, int]:
        """Return address, title, what it belongs to, and tone of a category."""
        frame = self.presenter.frame(category)
        is_home = category.key in self.site.subsites
        title, below = (frame.title, self.site.config.title) if is_home else (category.title, frame.title)
        return self.urls.category(category.key), title, below, self.presenter.tones[category.key]

    def _list(self, owner: str, kind: str, key: str, spans: Iterable[tuple[int, int]] | None) -> None:
        listing = self.listing(kind, key)
        if listing is None:
            return
        site, presenter = self.site, self.presenter
        name = f"category {key}" if kind == "category" else f"{kind} {listing.title}"
        looked = list(spans) if spans is not None else [(0, listing.pages)]
        first = 0 if key not in site.subsites or kind != "category" else 1
        for number in (*range(first, 1), *range(1, listing.pages + 1)):
            view = partial(list_view, site, listing, number, presenter)
            address = self.urls.list_page(listing.front, number)
            month = listing.articles.month_at((number - 1) * listing.size) if number else NO_MONTH
            path = self._add(owner, address, "template:list.html", view, name, month)
            if number and not any(low <= number <= high for low, high in looked):
                self.plan.settled.add(path)
        if listing.waiting:  # until the next article comes, the way on from the last full page leads to the front
            address = self.urls.list_page(listing.front, listing.waiting)
            leading = partial(pages.redirect_view, site, listing.title, listing.front, presenter)
            self._add(owner, address, "template:redirect.html", leading, name)

    def listing(self, kind: str, key: str) -> Listing | None:
        """Return the list of a category, a tag or an author, as their articles name it; None where there is none."""
        site = self.site
        if kind == "category":
            category: Category | None = site.categories.get(key)
            return category_listing(site, category) if category is not None else None
        groups: Mapping[str, Group] = site.tags if kind == "tag" else site.authors
        name = f"{kind} {key}"
        group = next((each for each in groups.values() if each.articles.name == name), None)
        if group is None:
            return None
        return tag_listing(site, group) if kind == "tag" else author_listing(site, group)

    def _archive(self, owner: str, year: int, month: int) -> None:
        site = self.site
        there = (year, month) in site.shelves if month else not year or any(each == year for each, _ in site.shelves)
        if there:
            view = partial(archive.archive_view, site, self.presenter, year, month)
            self._add(owner, self.urls.archive(year, month), "template:archive.html", view, "archive", (year, month))

    def _terms(self, owner: str, _: str) -> None:
        kind = "tag" if owner == "tags" else "author"
        address = self.urls.tags if kind == "tag" else self.urls.authors
        view = partial(pages.terms_view, self.site, kind, self.presenter)
        self._add(owner, address, "template:terms.html", view, kind)

    def _site_map(self, owner: str, _: str) -> None:
        view = partial(pages.site_map_view, self.site, self.presenter)
        self._add(owner, self.urls.site_map, "template:site-map.html", view, "site map")

    # What is not HTML

    def _feeds(self, owner: str, key: str) -> None:
        site, config, urls = self.site, self.site.config, self.urls
        if key and key not in site.categories:
            return
        if key:
            category, subsite = site.categories[key], site.subsites.get(key)
            title = subsite.title if subsite else f"{category.title} – {config.short_title or config.title}"
            description, address, articles = category.description, urls.category(key), category.articles
        else:
            title, description, address, articles = config.title, config.description, urls.home, site.articles
        for maker, name in (
            ("feed:rss", urls.rss_name),
            ("feed:atom", urls.atom_name),
            ("feed:json", urls.json_feed_name),
        ):
            view = partial(feed_view, site, title, description, address, name, articles, self.presenter)
            self._add(owner, address + name, maker, view, "feed")

    def _sitemap(self, owner: str, key: str) -> None:
        site, urls = self.site, self.urls
        if key == "index":
            self._add(owner, urls.sitemap_index, "sitemap:index", partial(sitemap_index_view, site), "sitemap")
        elif key == "pages":
            self._add(owner, urls.sitemap_pages, "sitemap:urls", partial(pages_sitemap_view, site), "sitemap")
        else:
            self._add(owner, urls.sitemap_news, "sitemap:news", partial(news_sitemap_view, site), "sitemap")

    def _month_sitemap(self, owner: str, year: int, month: int) -> None:
        if (year, month) in self.site.shelves:
            view = partial(month_sitemap_view, self.site, year, month)
            self._add(owner, self.urls.month_sitemap(year, month), "sitemap:urls", view, "sitemap")

    def _search(self, owner: str, key: str) -> None:
        site, urls = self.site, self.urls
        if key == "page":
            view = partial(search.search_view, site, self.presenter)
            self._add(owner, urls.search, "template:search.html", view, "search")
        else:
            self._add(owner, urls.search_index, "search:index", partial(search.search_index_view, site), "search")

    def _month_search(self, owner: str, year: int, month: int) -> None:
        if (year, month) in self.site.shelves:
            view = partial(search.search_month_view, self.site, year, month)
            self._add(owner, self.urls.search_month(year, month), "search:month", view, "search")

    def _robots(self, owner: str, _: str) -> None:
        if self.site.names.asset("static/root/robots.txt") is None:
            self._add(owner, self.urls.robots, "robots", partial(robots_view, self.site), "robots.txt")

    def _admin(self, owner: str, _: str) -> None:
        config = self.site.config
        if config.admin is not None:
            view = partial(data.admin_view, config, config.admin)
            self._add(owner, self.urls.admin, "admin:page", view, "admin")
            self._add(owner, self.urls.admin_settings, "admin:settings", view, "admin")
            self._add(owner, self.urls.admin_program, "admin:program", data.ProgramView, "admin")


_BY_MONTH: Mapping[str, Callable[[Planner, str, int, int], None]] = {
    "archive": Planner._archive,
    "sitemap": Planner._month_sitemap,
    "search": Planner._month_search,
}
_ONE_OF_A_KIND: Mapping[str, Callable[[Planner, str, str], None]] = {
    "home": Planner._home,
    "not": Planner._not_found,
    "cards": Planner._cards,
    "tags": Planner._terms,
    "authors": Planner._terms,
    "site": Planner._site_map,
    "feeds": Planner._feeds,
    "sitemap": Planner._sitemap,
    "search": Planner._search,
    "robots": Planner._robots,
    "admin": Planner._admin,
}


def owner_of(path: str) -> str:
    """Return the owner of the outputs of a source at a path below `content/`."""
    return f"content/{path}"


def files_of(found: Article | StaticPage) -> set[str]:
    """Return the files below `content/` that an article or page refers to: they are published with it."""
    audio = found.audio if isinstance(found, Article) else None
    paths = {asset.path for asset in (found.picture, audio, *found.attachments) if asset is not None}
    paths |= {link.path for link in found.links if link.kind is Kind.ASSET}
    return {path for path in paths if path.startswith("content/")}


def banner_files(site: Site) -> set[str]:
    """Return the files below `content/` that are banners."""
    fields: list[PictureField | None] = [site.config.banner, *(each.banner for each in site.subsites.values())]
    fields += [each.banner for each in site.categories.values()]
    found = [site.references.asset("", field.src) for field in fields if field is not None]
    return {asset.path for asset in found if asset is not None and asset.path.startswith("content/")}

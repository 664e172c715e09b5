"""Plans the outputs of a site: the address, maker and view of each.

Every output has an owner: an article, a list, a feed … Where little changed, only the outputs of a few owners are
planned, and all others are kept from the last build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import NamedTuple

from dancam.content.source import Asset, PictureField
from dancam.content.strangers import unseen
from dancam.images.sizes import CARDS, crops_of, sizes_of
from dancam.plan.aliases import old_addresses
from dancam.plan.compression import REDIRECT
from dancam.plan.outputs import NO_MONTH, Plan
from dancam.plan.owners import Owner, OwnerKind, list_owner, month_of, of_month, source_owner
from dancam.problems import Place, problem
from dancam.records import Record
from dancam.site.article import Article, Month, ReferentKind, StaticPage
from dancam.site.site import Group, Site
from dancam.site.urls import asset_address, has_path
from dancam.views import files, lists, pages, search, sitemaps
from dancam.views.article import article_view
from dancam.views.feeds import feed_view
from dancam.views.head import fonts_of
from dancam.views.home import home_view
from dancam.views.lists import Listing, author_listing, category_listing, list_view, tag_listing
from dancam.views.presenter import Presenter

OWN_ROBOTS = "static/root/robots.txt"
View = Callable[[Presenter], Record]


def plan(site: Site, used: Iterable[str]) -> Plan:
    """Plan all outputs of a site.

    Args:
        site: The site.
        used: Paths of all files that published sources refer to.
    """
    planner = Planner(site)
    for article in site.articles:
        planner.article(article)
    for page in site.pages:
        planner.page(page)
    for owner in owners(site):
        planner.plan_for(owner)
    static, used = site.names.assets_below("static"), sorted(used)
    for path in dict.fromkeys((*static, *used)):
        planner.file(path)
    for path in site.names.assets_below("content").keys() - set(used):
        planner.unseen(path)
    planner.plan.report_folder_clashes()
    planner.plan.is_whole = True
    return planner.plan


def owners(site: Site) -> Iterator[Owner]:
    """Yield all owners except articles, pages and files."""
    for kind, row in KINDS.items():
        yield from (Owner(kind, key) for key in row.keys(site))


class Planner:
    """Plans the outputs of one owner after the other."""

    def __init__(self, site: Site) -> None:
        """Take the site."""
        self.site = site
        self.urls = site.urls
        self.plan = Plan(compress=site.config.compress)

    def plan_for(self, owner: Owner, spans: Iterable[tuple[int, int]] | None = None) -> None:
        """Plan the outputs of an owner.

        Args:
            owner: The owner; nothing is planned if the site does not have it.
            spans: For a list, ranges (first, last) of the numbers of pages that may have changed; None for all.
        """
        if owner.kind not in {OwnerKind.SOURCE, OwnerKind.FILE}:
            self.plan.own(owner)
        if spans is None:
            KINDS[owner.kind].plan(self, owner)
        else:
            self._list(owner, spans)

    def _add(self, owner: Owner, address: str, maker: str, view: View, name: str, month: Month = NO_MONTH) -> str:
        """Plan an output of the portal itself, not of a source; `name` is its name in problems."""
        return self.plan.add(address, maker, view, Place(f"site.yml ({name})"), owner, month)

    # Sources and files

    def _source(self, owner: Owner) -> None:
        article = self.site.article(owner.key)
        if article is not None:
            self.article(article)
        for page in self.site.pages:
            if page.path == owner.key:
                self.page(page)

    def article(self, article: Article) -> None:
        """Plan an article and the redirects at its old addresses."""
        self._page(article, "template:article.html", partial(article_view, self.site, article))

    def page(self, page: StaticPage) -> None:
        """Plan a page and the redirects at its old addresses."""
        if page.is_withdrawn:
            self._page(page, "template:withdrawn.html", partial(pages.withdrawn_view, self.site, page))
        else:
            self._page(page, "template:page.html", partial(pages.page_view, self.site, page))

    def _page(self, page: Article | StaticPage, maker: str, view: View) -> None:
        owner = source_owner(page.path)
        if owner in self.plan.owners:
            return
        self.plan.own(owner)
        source = page.source
        month = page.month if isinstance(page, Article) else NO_MONTH
        place = source.place("slug") if source.has_spot("slug") else Place(f"content/{page.path}", 1)
        is_planned = self.plan.add(page.url, maker, view, place, owner, month)
        if is_planned and page.picture is not None and page.picture.mark:
            self._crops(page, page.picture, owner, month)
        if source.aliases:
            self._redirects(page, owner)

    def _redirects(self, page: Article | StaticPage, owner: Owner) -> None:
        """Plan the redirects at the old addresses of a page."""
        source = page.source
        for old in old_addresses(source.aliases, page.url):
            place = source.place(f"aliases.{old.number}")
            if old.query is None:
                redirect = partial(pages.redirect_view, self.site, source.title, page.url)
                self.plan.add(old.address, REDIRECT, redirect, place, owner)
                continue
            told = problem("alias-query", place, value=old.written, address=self.urls.href(page.url))
            if not has_path(old.address):
                told = problem("address-outside", place, address=old.written)
            self.plan.problems.setdefault(owner, []).append(told)

    def _crops(self, page: Article | StaticPage, asset: Asset, owner: Owner, month: Month) -> None:
        """Plan the crops of a page's photograph for other sites."""
        for crop in crops_of(page.url, asset.width, asset.height, asset.mark):
            view = _without_presenter(files.SizeView, asset.path, asset.digest, crop.width, crop.height)
            self.plan.add(crop.address, f"crop:{crop.format}", view, page.source.place("image"), owner, month)

    def file(self, path: str) -> None:
        """Plan a file that is copied, and its smaller sizes; nothing if it is missing."""
        owner = Owner(OwnerKind.FILE, path)
        self.plan.own(owner)
        asset = self.site.names.asset(path)
        if asset is not None and not (path == OWN_ROBOTS and self.site.config.preview):
            address, copied = asset_address(path), _without_presenter(files.copy_view, asset)
            if not self.plan.add(address, "copy", copied, Place(path), owner, size=asset.size):
                return  # it is told once: its smaller sizes have no other address
            for size in sizes_of(address, asset.width, asset.height, asset.mark, avif=self.site.config.avif):
                view = _without_presenter(files.SizeView, path, asset.digest, size.width, size.height)
                self.plan.add(size.address, f"picture:{size.format}", view, Place(path), owner)

    def unseen(self, path: str) -> None:
        """Plan nothing for a file that no published page refers to; it is told where somebody may expect a page."""
        owner = Owner(OwnerKind.FILE, path)
        self.plan.own(owner)
        asset = self.site.names.asset(path) if path.startswith("content/") else None
        if asset is not None and not asset.is_misnamed and (told := unseen(path, asset.no_picture)):
            self.plan.problems.setdefault(owner, []).extend(told)

    # Home pages and lists

    def _home(self, owner: Owner) -> None:
        site, key = self.site, owner.key
        if not key:
            self._add(owner, self.urls.home, "template:home.html", partial(home_view, site), "home")
        elif key in site.subsites:
            view = partial(home_view, site, root=site.categories[key])
            self._add(owner, self.urls.category(key), "template:home.html", view, f"category {key}")

    def _not_found(self, owner: Owner) -> None:
        self._add(owner, self.urls.not_found, "template:404.html", partial(pages.not_found_view, self.site), "404")

    def _cards(self, owner: Owner) -> None:
        """Plan the sharing pictures for pages without a photograph."""
        site = self.site
        if not fonts_of(site):
            return
        for category in (None, *site.categories.values()):
            address = self.urls.category(category.key) if category else self.urls.home
            title = files.card_title(site, category)
            for shape, width, height in CARDS:
                view = partial(files.card_view, site, category, width, height)
                self._add(owner, self.urls.card(address, shape), "card", view, f"category {title}")

    def _list(self, owner: Owner, spans: Iterable[tuple[int, int]] | None = None) -> None:
        listing = self.listing(owner)
        if listing is None:
            return
        site = self.site
        is_category = owner.kind is OwnerKind.CATEGORY
        name = f"{owner.kind} {owner.key if is_category else listing.title}"
        ranges = list(spans) if spans is not None else [(0, listing.pages)]
        first = 1 if is_category and owner.key in site.subsites else 0
        for number in (*range(first, 1), *range(1, listing.pages + 1)):
            view = partial(list_view, site, listing, number)
            address = self.urls.list_page(listing.front, number)
            month = listing.articles.month_at((number - 1) * listing.size) if number else NO_MONTH
            path = self._add(owner, address, "template:list.html", view, name, month)
            if number and not any(low <= number <= high for low, high in ranges):
                self.plan.certain(path)
        if listing.empty_page:  # until the next article, the last full page leads on to the front
            address = self.urls.list_page(listing.front, listing.empty_page)
            leading = partial(pages.redirect_view, site, listing.title, listing.front)
            self._add(owner, address, REDIRECT, leading, name)

    def listing(self, owner: Owner) -> Listing | None:
        """Return the list of a category, a tag or an author; None where there is none."""
        site = self.site
        if owner.kind is OwnerKind.CATEGORY:
            category = site.categories.get(owner.key)
            return category_listing(site, category) if category is not None else None
        group = self._groups.get(owner)
        if group is None:
            return None
        return tag_listing(site, group) if owner.kind is OwnerKind.TAG else author_listing(site, group)

    @cached_property
    def _groups(self) -> Mapping[Owner | None, Group]:
        """The group of each tag and author, by owner: in the site they are by address part."""
        groups = (*self.site.tags.values(), *self.site.authors.values())
        return {list_owner(group.articles.name): group for group in groups}

    def _archive(self, owner: Owner) -> None:
        site = self.site
        year, month = month_of(owner.key)
        exists = (year, month) in site.shelves if month else not year or any(each == year for each, _ in site.shelves)
        if exists:
            view = partial(lists.archive_view, site, year=year, month=month)
            self._add(owner, self.urls.archive(year, month), "template:archive.html", view, "archive", (year, month))

    def _terms(self, owner: Owner) -> None:
        kind = "tag" if owner.kind is OwnerKind.TAGS else "author"
        address = self.urls.tags if kind == "tag" else self.urls.authors
        self._add(owner, address, "template:terms.html", partial(pages.terms_view, self.site, kind), kind)

    def _site_map(self, owner: Owner) -> None:
        view = partial(pages.site_map_view, self.site)
        self._add(owner, self.urls.site_map, "template:site-map.html", view, "site map")

    # Outputs other than HTML

    def _feeds(self, owner: Owner) -> None:
        site, config, urls, key = self.site, self.site.config, self.urls, owner.key
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
            view = partial(feed_view, site, title, description, address, name, articles)
            self._add(owner, address + name, maker, view, "feed")

    def _data(self, owner: Owner) -> None:
        urls = self.urls
        address, maker, view, name = {
            OwnerKind.SITEMAP_INDEX: (urls.sitemap_index, "sitemap:index", sitemaps.sitemap_index_view, "sitemap"),
            OwnerKind.SITEMAP_PAGES: (urls.sitemap_pages, "sitemap:urls", sitemaps.pages_sitemap_view, "sitemap"),
            OwnerKind.SITEMAP_NEWS: (urls.sitemap_news, "sitemap:news", sitemaps.news_sitemap_view, "sitemap"),
            OwnerKind.SEARCH_INDEX: (urls.search_index, "search:index", search.search_index_view, "search"),
        }[owner.kind]
        self._add(owner, address, maker, _without_presenter(view, self.site), name)

    def _sitemap_month(self, owner: Owner) -> None:
        month = month_of(owner.key)
        if month in self.site.shelves:
            view = _without_presenter(sitemaps.month_sitemap_view, self.site, *month)
            self._add(owner, self.urls.month_sitemap(*month), "sitemap:urls", view, "sitemap")

    def _search_page(self, owner: Owner) -> None:
        self._add(owner, self.urls.search, "template:search.html", partial(search.search_view, self.site), "search")

    def _search_segment(self, owner: Owner) -> None:
        segment = search.segment_of(self.site, owner.key)
        if segment is None:
            return
        for kind, number, view in search.files_of(self.site, segment):
            address = f"{self.urls.search_segment(owner.key)}{kind}-{number}.json"
            self._add(owner, address, f"search:{kind}", _without_presenter(view), "search", segment.last)

    def _robots(self, owner: Owner) -> None:
        if self.site.names.asset(OWN_ROBOTS) is None or self.site.config.preview:
            view = _without_presenter(sitemaps.robots_view, self.site)
            self._add(owner, self.urls.robots, "robots", view, "robots.txt")

    def _admin(self, owner: Owner) -> None:
        config = self.site.config
        if config.admin is not None:
            view = _without_presenter(files.admin_view, config, config.admin)
            self._add(owner, self.urls.admin, "admin:page", view, "admin")
            self._add(owner, self.urls.admin_settings, "admin:settings", view, "admin")
            self._add(owner, self.urls.admin_program, "admin:program", _without_presenter(files.ProgramView), "admin")
            self._add(owner, self.urls.admin_scripts, "admin:scripts", _without_presenter(files.ScriptsView), "admin")

    def _indexnow_key(self, owner: Owner) -> None:
        key = self.site.config.notify.indexnow
        if key:
            view = _without_presenter(files.IndexNowKeyView, key)
            self._add(owner, self.urls.indexnow_key(key), "indexnow-key", view, "notify")


def _without_presenter(make: Callable[..., Record], *arguments: object) -> View:
    """Return a function that makes a view which needs no presenter."""
    return lambda _: make(*arguments)


class _OwnerRow(NamedTuple):
    """How one kind of owner is planned."""

    keys: Callable[[Site], Iterable[str]]
    """Returns the keys of this kind in a site."""
    plan: Callable[[Planner, Owner], None]
    """Plans the outputs of one owner."""


def _none(_: Site) -> Iterable[str]:
    """Return no keys: `plan` iterates over sources and files itself, as they are many."""
    return ()


def _one(_: Site) -> Iterable[str]:
    return ("",)


def _months(site: Site) -> Iterable[str]:
    return (of_month(OwnerKind.ARCHIVE, *month).key for month in site.shelves)


def _years_and_months(site: Site) -> Iterable[str]:
    return ("", *map(str, sorted({year for year, _ in site.shelves})), *_months(site))


def _list_keys(groups: Callable[[Site], Mapping[str, Group]]) -> Callable[[Site], Iterable[str]]:
    return lambda site: (group.articles.name.key for group in groups(site).values())


KINDS: Mapping[OwnerKind, _OwnerRow] = {
    OwnerKind.SOURCE: _OwnerRow(_none, Planner._source),
    OwnerKind.HOME: _OwnerRow(lambda site: ("", *site.subsites), Planner._home),
    OwnerKind.NOT_FOUND: _OwnerRow(_one, Planner._not_found),
    OwnerKind.CARDS: _OwnerRow(_one, Planner._cards),
    OwnerKind.CATEGORY: _OwnerRow(lambda site: site.categories, Planner._list),
    OwnerKind.TAG: _OwnerRow(_list_keys(lambda site: site.tags), Planner._list),
    OwnerKind.AUTHOR: _OwnerRow(_list_keys(lambda site: site.authors), Planner._list),
    OwnerKind.ARCHIVE: _OwnerRow(_years_and_months, Planner._archive),
    OwnerKind.TAGS: _OwnerRow(_one, Planner._terms),
    OwnerKind.AUTHORS: _OwnerRow(_one, Planner._terms),
    OwnerKind.SITE_MAP: _OwnerRow(_one, Planner._site_map),
    OwnerKind.FEEDS: _OwnerRow(lambda site: ("", *site.categories), Planner._feeds),
    OwnerKind.SITEMAP_INDEX: _OwnerRow(_one, Planner._data),
    OwnerKind.SITEMAP_PAGES: _OwnerRow(_one, Planner._data),
    OwnerKind.SITEMAP_NEWS: _OwnerRow(_one, Planner._data),
    OwnerKind.SITEMAP_MONTH: _OwnerRow(_months, Planner._sitemap_month),
    OwnerKind.SEARCH_PAGE: _OwnerRow(_one, Planner._search_page),
    OwnerKind.SEARCH_INDEX: _OwnerRow(_one, Planner._data),
    OwnerKind.SEARCH_SEGMENT: _OwnerRow(
        lambda site: (each.key for each in search.segments(site)), Planner._search_segment
    ),
    OwnerKind.ROBOTS: _OwnerRow(_one, Planner._robots),
    OwnerKind.ADMIN: _OwnerRow(lambda site: ("",) if site.config.admin is not None else (), Planner._admin),
    OwnerKind.INDEXNOW_KEY: _OwnerRow(_one, Planner._indexnow_key),
    OwnerKind.FILE: _OwnerRow(_none, lambda planner, owner: planner.file(owner.key)),
}
"""Every kind of owner; a new kind of page is added here, with its view and its template."""


def files_of(page: Article | StaticPage) -> set[str]:
    """Return the files below `content/` that an article or page refers to; they are published with it."""
    audio = page.audio if isinstance(page, Article) else None
    paths = {asset.path for asset in (page.picture, audio, *page.attachments) if asset is not None}
    paths |= {link.path for link in page.links if link.kind is ReferentKind.ASSET}
    return {path for path in paths if path.startswith("content/")}


def banner_files(site: Site) -> set[str]:
    """Return the files below `content/` that are used as banners."""
    fields: list[PictureField | None] = [site.config.banner, *(each.banner for each in site.subsites.values())]
    fields += [each.banner for each in site.categories.values()]
    banners = [site.references.asset("", field.src) for field in fields if field is not None]
    return {asset.path for asset in banners if asset is not None and asset.path.startswith("content/")}

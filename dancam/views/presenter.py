"""Turns the site's records into the parts that views share; each part is made once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

import msgspec

from dancam.content.config import FooterField, MenuField, SubsiteField
from dancam.content.source import Asset, PictureField
from dancam.images.sizes import SourceSet, sizes_of, source_set
from dancam.site.article import Article, Kind, Referent, StaticPage
from dancam.site.site import Category, Site
from dancam.site.urls import BadAddress, Urls, asset_address, output_path
from dancam.vietnamese import day, file_size
from dancam.views.head import Heads
from dancam.views.parts import (
    Attachment,
    Audio,
    Body,
    BodyLink,
    Card,
    Crumb,
    Footer,
    Frame,
    Link,
    MenuItem,
    Picture,
    Teaser,
)
from dancam.views.words import words

THEME = "static/theme/"
TONES = 6


# Articles whose parts are remembered at most; then it starts anew. Pages that show one article are made together.
_MOST = 6_144


class Known(Protocol):
    """Everything that will lie in the output."""

    def __contains__(self, path: str, /) -> bool: ...


class Presenter:
    """Makes the shared parts of views for one site."""

    def __init__(self, site: Site, known: Known) -> None:
        """Take the site.

        Args:
            site: The site.
            known: Everything that will lie in the output, by path, to judge links to bare addresses.
        """
        self.site = site
        self.urls: Urls = site.urls
        self.words = words(site.config.language)
        self.known = known
        self.tones = {key: number % TONES for number, key in enumerate(site.categories)}
        self._teasers: dict[str, Teaser] = {}
        self._cards: dict[str, Card] = {}
        self._frames: dict[tuple[str, str], Frame] = {}
        self._links: dict[str, Link] = {}
        self._trails: dict[str, tuple[Crumb, ...]] = {}
        self._menus: dict[int, frozenset[str]] = {}
        self._assets = {
            path.removeprefix(THEME): f"{self.urls.href(asset_address(path))}?v={asset.digest[:10]}"
            for path, asset in site.names.assets_below(THEME.rstrip("/")).items()
            if "/" not in path.removeprefix(THEME)
        }

        self.heads = Heads(site, self._assets)

    # Pictures and files

    def picture(self, field: PictureField | None, asset: Asset | None) -> Picture | None:
        """Return a picture for a page; None where there is none or its file is missing."""
        if field is None or asset is None:
            return None
        address = asset_address(asset.path)
        return Picture(
            src=self.urls.href(address),
            alt=field.alt,
            width=asset.width,
            height=asset.height,
            caption=field.caption,
            credit=field.credit,
            files=self._files(address, asset.width, asset.height, asset.mark),
        )

    def _files(self, address: str, width: int, height: int, mark: str) -> SourceSet | None:
        """Return the files of a photograph; None where there is only the one."""
        if not mark:
            return None
        return source_set(sizes_of(address, width, height, mark, avif=self.site.config.avif), self.urls.href)

    def banner(self, field: PictureField | None) -> Picture | None:
        """Return a picture that site.yml names."""
        return self.picture(field, self.site.references.asset("", field.src) if field else None)

    def attachments(self, page: Article | StaticPage) -> tuple[Attachment, ...]:
        """Return the attachments whose files are there."""
        found = []
        for field, asset in zip(page.source.attachments, page.attachments, strict=True):
            if asset is not None:
                kind = asset.path.rpartition(".")[2].upper() if "." in asset.path else ""
                size = file_size(asset.size, self.site.config.language)
                found.append(Attachment(field.title, self.urls.href(asset_address(asset.path)), kind, size))
        return tuple(found)

    def audio(self, asset: Asset | None) -> Audio | None:
        """Return a recording; None where there is none or its file is missing."""
        if asset is None:
            return None
        address = asset_address(asset.path)
        size = f"{asset.path.rpartition('.')[2].upper()}, {file_size(asset.size, self.site.config.language)}"
        return Audio(self.urls.href(address), self.urls.absolute(address), size)

    # Articles elsewhere

    def teaser(self, article: Article) -> Teaser:
        """Return an article as short as it gets."""
        path = article.path
        if path not in self._teasers:
            if len(self._teasers) >= _MOST:
                self._teasers.clear()
            source = article.source
            picture = self.picture(source.image, article.picture)
            if picture is not None:  # what stands under the picture is for the article itself
                picture = msgspec.structs.replace(picture, caption="", credit="")
            self._teasers[path] = Teaser(
                title=source.title,
                href=self.urls.href(article.url),
                date=day(article.date),
                datetime=article.date.isoformat(),
                picture=picture,
                tone=self.tones[source.category or ""],
                lang=source.lang or "",
                state=article.state,
                time=f"{article.date:%H:%M}" if source.date and source.date.has_time else "",
            )
        return self._teasers[path]

    def teasers(self, articles: Iterable[Article]) -> list[Teaser]:
        """Return articles as short as they get."""
        known = self._teasers.get
        return [known(each.source.path) or self.teaser(each) for each in articles]

    def card(self, article: Article) -> Card:
        """Return an article as lists show it."""
        path = article.path
        if path not in self._cards:
            if len(self._cards) >= _MOST:
                self._cards.clear()
            category = self.site.category_of(article)
            self._cards[path] = Card(self.teaser(article), article.source.summary, self.category_link(category))
        return self._cards[path]

    def category_link(self, category: Category) -> Link:
        """Return the link to a category."""
        found = self._links.get(category.key)
        if found is None:
            found = Link(category.title, self.urls.href(self.urls.category(category.key)))
            self._links[category.key] = found
        return found

    # The body

    def body(self, page: Article | StaticPage) -> Body:
        """Return the body of an article or page with its links resolved."""
        source = page.source
        links = []
        for link, found in zip(source.links, page.links, strict=True):
            if found.kind is Kind.OUTSIDE:
                continue
            why = self._why_dead(found)
            links.append(
                BodyLink(
                    target=link.target,
                    href="" if why else self.urls.href(found.address) + found.fragment,
                    width=found.width,
                    height=found.height,
                    files=self._files(found.address, found.width, found.height, found.mark),
                    why=why,
                    page="" if why or not found.body else found.path,
                    body="" if why else found.body,
                )
            )
        return Body(source.path, source.body, source.body_line, tuple(links))

    def _why_dead(self, found: Referent) -> str:
        if found.kind is Kind.ADDRESS:
            try:
                return "" if output_path(found.address) in self.known else "dead-link"
            except BadAddress:
                return "link-outside"
        return {
            Kind.MISSING: "dead-link",
            Kind.UNPUBLISHED: "link-unpublished",
            Kind.BAD: "link-outside",
        }.get(found.kind, "")

    # Around the page

    def frame(self, category: Category | None = None) -> Frame:
        """Return the frame of the pages of a category, or of the portal's own pages."""
        subsite = category.subsite if category else ""
        banner = category.banner if category else None
        key = (subsite, banner.src if banner else "")
        if key not in self._frames:
            self._frames[key] = self._frame(self.site.subsites.get(subsite), banner)
        return self._frames[key]

    def _frame(self, subsite: SubsiteField | None, banner: PictureField | None) -> Frame:
        config = self.site.config
        home = Link(self.words.home, self.urls.href(self.urls.home))
        if subsite is None:
            return Frame(
                words=self.words,
                language=config.language,
                title=config.title,
                short_title=config.short_title or config.title,
                description=config.description,
                home=home,
                portal=None,
                banner=self.banner(banner or config.banner),
                menu=self._menu(config.menu) or self._default_menu(""),
                search=self.urls.href(self.urls.search),
                footer=self._footer(config.footer, None),
                video_hosts=config.video_hosts,
                assets=self._assets,
            )
        front = self.urls.href(self.urls.category(subsite.category))
        return Frame(
            words=self.words,
            language=config.language,
            title=subsite.title,
            short_title=subsite.short_title or subsite.title,
            description=subsite.description,
            home=Link(subsite.title, front),
            portal=Link(config.title, home.href),
            banner=self.banner(banner or subsite.banner or config.banner),
            menu=self._menu(subsite.menu) or self._default_menu(subsite.category),
            search=self.urls.href(self.urls.search),
            footer=self._footer(config.footer, subsite.footer),
            video_hosts=config.video_hosts,
            assets=self._assets,
        )

    def _menu(self, entries: tuple[MenuField, ...]) -> tuple[MenuItem, ...]:
        items = []
        for entry in entries:
            children = self._menu(entry.children)
            if entry.category:
                category = self.site.categories.get(entry.category)
                if category:
                    href = self.urls.href(self.urls.category(category.key))
                    items.append(MenuItem(entry.title or category.title, href, category.key, children))
            elif entry.page:
                for page in self.site.pages:
                    if page.source.path == entry.page:
                        title = entry.title or page.source.title
                        items.append(MenuItem(title, self.urls.href(page.url), "", children))
            else:
                href = self.urls.href(entry.url) if entry.url.startswith("/") else entry.url
                items.append(MenuItem(entry.title, href, "", children))
        return tuple(items)

    def here(self, frame: Frame, address: str) -> str:
        """Return what the menu of a frame says for an address; empty where it does not lead there."""
        found = self._menus.get(id(frame))  # frames live as long as the presenter
        if found is None:
            found = self._menus[id(frame)] = frozenset(_hrefs(frame.menu))
        href = self.urls.href(address)
        return href if href in found else ""

    def _default_menu(self, parent: str) -> tuple[MenuItem, ...]:
        """Return the menu where site.yml gives none: the categories of the first level."""
        tree = self.site.categories
        keys = tree[parent].children if parent else [key for key, each in tree.items() if len(each.trail) == 1]
        return tuple(MenuItem(tree[key].title, self.urls.href(self.urls.category(key)), key) for key in keys)

    def _footer(self, portal: FooterField, own: FooterField | None) -> Footer:
        def part(name: str) -> str:
            value: str = (getattr(own, name) if own else "") or getattr(portal, name)
            return value

        given = own.links if own and own.links else portal.links
        links = [Link(each.title, self.urls.href(each.url) if each.url[:1] == "/" else each.url) for each in given]
        for title, address in (
            (self.words.archive, self.urls.archive()),
            (self.words.all_tags, self.urls.tags),
            (self.words.site_map, self.urls.site_map),
            ("RSS", f"/{self.urls.rss_name}"),
        ):
            links.append(Link(title, self.urls.href(address)))
        phone = part("phone")
        digits = "".join(c for c in phone.partition("-")[0] if c.isdigit() or c == "+")
        return Footer(
            managing_body=part("managing_body"),
            responsible=part("responsible"),
            licence=part("licence"),
            address=part("address"),
            phone=phone,
            phone_href=f"tel:{digits}" if len(digits) > 5 else "",
            email=part("email"),
            reuse=part("reuse"),
            links=tuple(links),
        )

    def crumb(self, title: str, address: str) -> Crumb:
        """Return one step of a breadcrumb."""
        return Crumb(title, self.urls.href(address), self.urls.absolute(address))

    def trail(self, category: Category | None, *more: tuple[str, str]) -> tuple[Crumb, ...]:
        """Return the way from the home page through a category to a page; `more` are titles and addresses."""
        name = category.key if category else ""
        crumbs = self._trails.get(name)
        if crumbs is None:
            steps = [(self.words.home, self.urls.home)]
            keys = category.trail if category else ()
            steps += [(self.site.categories[key].title, self.urls.category(key)) for key in keys]
            crumbs = self._trails[name] = tuple(self.crumb(*step) for step in steps)
        return (*crumbs, *(self.crumb(*step) for step in more))


def _hrefs(items: tuple[MenuItem, ...]) -> Iterator[str]:
    for item in items:
        yield item.href
        yield from _hrefs(item.children)

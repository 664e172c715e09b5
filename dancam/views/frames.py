"""The frame around every page: banner, menu, footer. It depends on the settings and pages, not on articles."""

from __future__ import annotations

from collections.abc import Iterator

from dancam.content.config import FooterField, MenuField, SubsiteField
from dancam.content.source import PictureField
from dancam.site.site import Category, Site
from dancam.site.urls import asset_address
from dancam.views.parts import Footer, Frame, Link, MenuItem
from dancam.views.pictures import Pictures
from dancam.views.words import words

THEME = "static/theme/"


class Frames:
    """Makes the frames of one site's pages, each once."""

    def __init__(self, site: Site) -> None:
        """Take the site."""
        self.site = site
        self.urls = site.urls
        self.words = words(site.config.language)
        self.pictures = Pictures(site)
        self.assets = {
            path.removeprefix(THEME): f"{self.urls.href(asset_address(path))}?v={asset.digest[:10]}"
            for path, asset in site.names.assets_below(THEME.rstrip("/")).items()
            if "/" not in path.removeprefix(THEME)
        }
        """Addresses of the theme's own files, by name."""
        self._frames: dict[tuple[str, str], Frame] = {}
        self._menus: dict[int, frozenset[str]] = {}

    def all(self) -> list[Frame]:
        """Return all frames of the site."""
        return [self.frame(category) for category in (None, *self.site.categories.values())]

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
        own = subsite or config
        home, portal = Link(self.words.home, self.urls.href(self.urls.home)), None
        if subsite is not None:
            portal = Link(config.title, home.href)
            home = Link(subsite.title, self.urls.href(self.urls.category(subsite.category)))
        return Frame(
            words=self.words,
            language=config.language,
            title=own.title,
            short_title=own.short_title or own.title,
            description=own.description,
            home=home,
            portal=portal,
            banner=self.pictures.banner(banner or own.banner or config.banner),
            menu=self._menu(own.menu) or self._default_menu(subsite.category if subsite else ""),
            search=self.urls.href(self.urls.search),
            search_in=subsite.category if subsite else "",
            footer=self._footer(config.footer, subsite.footer if subsite else None),
            video_hosts=config.video_hosts,
            assets=self.assets,
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
        """Return the `href` of an address if the menu of a frame has it, or the search; else an empty text."""
        hrefs = self._menus.get(id(frame))  # frames live as long as this object
        if hrefs is None:
            hrefs = self._menus[id(frame)] = frozenset((*_hrefs(frame.menu), frame.search))
        href = self.urls.href(address)
        return href if href in hrefs else ""

    def _default_menu(self, parent: str) -> tuple[MenuItem, ...]:
        """Return the menu where site.yml has none: the categories of the first level."""
        tree = self.site.categories
        keys = tree[parent].children if parent else [key for key, each in tree.items() if len(each.trail) == 1]
        return tuple(MenuItem(tree[key].title, self.urls.href(self.urls.category(key)), key) for key in keys)

    def _footer(self, portal: FooterField, own: FooterField | None) -> Footer:
        def part(name: str) -> str:
            value: str = (getattr(own, name) if own else "") or getattr(portal, name)
            return value

        fields = own.links if own and own.links else portal.links
        links = [Link(each.title, self.urls.href(each.url) if each.url[:1] == "/" else each.url) for each in fields]
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


def _hrefs(items: tuple[MenuItem, ...]) -> Iterator[str]:
    for item in items:
        yield item.href
        yield from _hrefs(item.children)

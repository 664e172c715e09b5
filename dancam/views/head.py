"""The heads of pages: metadata for search engines, social networks and feed readers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from dancam.content.source import Asset
from dancam.images.sizes import CARDS, crops_of
from dancam.site.site import Category, Site
from dancam.site.urls import Urls
from dancam.views.parts import Alternate, FeedLink, Frame, Head, Picture, Publisher

# The fonts of the text on cards: the text font first, then the interface font.
FONTS = tuple(
    f"static/theme/fonts/{family}-{script}.woff2"
    for family in ("noto-serif", "be-vietnam-pro")
    for script in ("latin", "vietnamese", "western")
)
# Whole URL of a picture, its width and its height.
SharedPicture = tuple[str, int, int]


def fonts_of(site: Site) -> tuple[Asset, ...]:
    """Return the theme's fonts for drawing cards; none where a theme has other fonts."""
    fonts = [site.names.asset(path) for path in FONTS]
    return tuple(filter(None, fonts)) if all(fonts) else ()


class HeadOptions(TypedDict, total=False):
    """Optional arguments of `Heads.head`, which explains them."""

    description: str
    feeds: tuple[FeedLink, ...]
    kind: str
    picture: Picture | None
    asset: Asset | None
    alternates: tuple[Alternate, ...]
    robots: str


class Heads:
    """Makes the heads of one site's pages."""

    def __init__(self, site: Site, assets: Mapping[str, str]) -> None:
        """Take the site, and the addresses of the theme's files by name."""
        self.site = site
        self.urls: Urls = site.urls
        self._feeds: dict[tuple[str, str], tuple[FeedLink, ...]] = {}
        self._shared: dict[str, tuple[SharedPicture, ...]] = {}
        self.fonts = fonts_of(site)
        icon = assets.get("icon.svg", "")
        self.publisher = Publisher(
            name=site.config.footer.managing_body or site.config.title,
            url=self.urls.absolute(self.urls.home),
            logo=self.urls.origin + icon.partition("?")[0] if icon else "",
        )

    def head(
        self,
        title: str,
        address: str,
        *,
        frame: Frame,
        description: str = "",
        feeds: tuple[FeedLink, ...] = (),
        kind: str = "website",
        category: Category | None = None,
        picture: Picture | None = None,
        asset: Asset | None = None,
        alternates: tuple[Alternate, ...] = (),
        robots: str = "",
        home: bool = False,
    ) -> Head:
        """Return the head of a page.

        Args:
            title: Its headline.
            address: Its address; empty where the page has none of its own.
            frame: The frame around it.
            description: One or two sentences; may be empty.
            feeds: Feeds to announce.
            kind: OpenGraph type.
            category: The category that it belongs to.
            picture: Its picture.
            asset: The file of that picture.
            alternates: The page in all its languages.
            robots: Content of `<meta name=robots>`; empty where search engines are welcome.
            home: Whether it is a home page.
        """
        config = self.site.config
        crops = self._crops(address, asset) if asset is not None else ()
        card = () if crops else self._card_of(category)
        shown, alt = crops or card, picture.alt if picture else ""
        if card:
            alt = f"{category.title} – {frame.title}" if category else frame.title
        if picture and not crops:
            shown = ((self.urls.origin + picture.src, picture.width, picture.height), *shown)
        banner = frame.banner
        if not shown and banner:
            shown, alt = ((self.urls.origin + banner.src, banner.width, banner.height),), banner.alt
        url, width, height = shown[-1] if shown else ("", 0, 0)
        return Head(
            title=title if home else f"{title} | {frame.short_title}",
            share_title=title,
            description=description or frame.description or config.description,
            canonical=self.urls.absolute(address) if address else "",
            site_name=config.title,
            locale="en_US" if config.language == "en" else "vi_VN",
            kind=kind,
            image=url,
            image_alt=alt,
            image_width=width,
            image_height=height,
            images=tuple(each for each, _, _ in shown) if kind == "article" else (),
            alternates=alternates,
            feeds=feeds,
            robots="noindex" if config.preview else robots,
        )

    def _crops(self, address: str, asset: Asset) -> tuple[SharedPicture, ...]:
        """Return the crops of a page's photograph for other sites."""
        crops = crops_of(address, asset.width, asset.height, asset.mark)
        return tuple((self.urls.absolute(each.address), each.width, each.height) for each in crops)

    def _card_of(self, category: Category | None) -> tuple[SharedPicture, ...]:
        """Return the sharing pictures of a category, or of the portal, for pages without a photograph."""
        front = self.urls.category(category.key) if category else self.urls.home
        if front not in self._shared:
            self._shared[front] = tuple(
                (self.urls.absolute(self.urls.card(front, shape)), width, height)
                for shape, width, height in (CARDS if self.fonts else ())
            )
        return self._shared[front]

    def feeds(self, front: str, title: str) -> tuple[FeedLink, ...]:
        """Return the feeds of the portal, or of the category whose front has the given address."""
        feeds = self._feeds.get((front, title))
        if feeds is None:
            feeds = self._feeds[front, title] = tuple(
                FeedLink(f"{title} ({label})", self.urls.href(front + name), mime)
                for name, label, mime in (
                    (self.urls.rss_name, "RSS", "application/rss+xml"),
                    (self.urls.atom_name, "Atom", "application/atom+xml"),
                    (self.urls.json_feed_name, "JSON Feed", "application/feed+json"),
                )
            )
        return feeds

"""Turns the site's records into the parts that views share; each part is made once."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import TypedDict, Unpack

from dancam.cache import Cache
from dancam.content.source import Asset
from dancam.site.article import Article, Front, Referent, ReferentKind, StaticPage
from dancam.site.site import Category
from dancam.site.urls import BadAddress, Urls, asset_address, output_path
from dancam.vietnamese import day, file_size
from dancam.views.frames import Frames
from dancam.views.head import HeadOptions, Heads
from dancam.views.parts import (
    Attachment,
    Audio,
    Body,
    BodyLink,
    Card,
    Crumb,
    Frame,
    Head,
    Link,
    Teaser,
)

TONES = 6
# Articles whose parts are cached at most: pages that show the same article are rendered close together.
_MOST = 6_144


class SheetFields(TypedDict):
    """The fields that every page has, as `Sheet` names them."""

    frame: Frame
    head: Head
    crumbs: tuple[Crumb, ...]
    section: tuple[str, ...]
    here: str
    title: str


class Presenter:
    """Makes the shared parts of views for one site."""

    def __init__(self, frames: Frames, outputs: Container[str]) -> None:
        """Take what views are made from.

        Args:
            frames: The frames of the site's pages.
            outputs: The paths of all outputs, to check links to addresses.
        """
        site = frames.site
        self.site = site
        self.urls: Urls = site.urls
        self.words = frames.words
        self.frame = frames.frame
        self.picture = frames.pictures.picture
        self.banner = frames.pictures.banner
        self._frames = frames
        self._outputs = outputs
        self.tones = {key: number % TONES for number, key in enumerate(site.categories)}
        self._teasers: Cache[str, Teaser] = Cache(_MOST)
        self._cards: Cache[str, Card] = Cache(_MOST)
        self._links: dict[str, Link] = {}
        self._trails: dict[str, tuple[Crumb, ...]] = {}
        self.heads = Heads(site, frames.assets)

    # Files

    def attachments(self, page: Article | StaticPage) -> tuple[Attachment, ...]:
        """Return the attachments whose files exist."""
        attachments = []
        for field, asset in zip(page.source.attachments, page.attachments, strict=True):
            if asset is not None:
                kind = asset.path.rpartition(".")[2].upper() if "." in asset.path else ""
                size = file_size(asset.size, self.site.config.language)
                attachments.append(Attachment(field.title, self.urls.href(asset_address(asset.path)), kind, size))
        return tuple(attachments)

    def audio(self, asset: Asset | None) -> Audio | None:
        """Return a recording; None where there is none or its file is missing."""
        if asset is None:
            return None
        address = asset_address(asset.path)
        size = f"{asset.path.rpartition('.')[2].upper()}, {file_size(asset.size, self.site.config.language)}"
        return Audio(self.urls.href(address), self.urls.absolute(address), size)

    # Articles on other pages

    def teaser(self, front: Front) -> Teaser:
        """Return the teaser of an article."""
        path = front.path
        if path not in self._teasers:
            self._teasers[path] = Teaser(
                title=front.title,
                href=self.urls.href(front.url),
                date=day(front.date),
                datetime=front.date.isoformat(),
                picture=self._frames.pictures.of(front.picture, front.alt) if front.picture is not None else None,
                tone=self.tones[front.category],
                lang=front.lang,
                state=front.state,
                time=f"{front.date:%H:%M}" if front.has_time else "",
            )
        return self._teasers[path]

    def teasers(self, fronts: Iterable[Front]) -> list[Teaser]:
        """Return the teasers of articles."""
        made = self._teasers.get
        return [made(each.path) or self.teaser(each) for each in fronts]

    def card(self, front: Front) -> Card:
        """Return the card of an article."""
        path = front.path
        if path not in self._cards:
            category = self.site.category_of(front)
            self._cards[path] = Card(self.teaser(front), front.summary, self.category_link(category))
        return self._cards[path]

    def category_link(self, category: Category) -> Link:
        """Return the link to a category."""
        link = self._links.get(category.key)
        if link is None:
            link = Link(category.title, self.urls.href(self.urls.category(category.key)))
            self._links[category.key] = link
        return link

    # The body

    def body(self, page: Article | StaticPage) -> Body:
        """Return the body of an article or page with its links resolved."""
        source = page.source
        links = []
        for link, referent in zip(source.links, page.links, strict=True):
            if referent.kind is ReferentKind.OUTSIDE:
                continue
            why = self._why_dead(referent)
            links.append(
                BodyLink(
                    target=link.target,
                    href="" if why else self.urls.href(referent.address) + referent.fragment,
                    width=referent.width,
                    height=referent.height,
                    files=self._frames.pictures.files(referent.address, referent.width, referent.height, referent.mark),
                    why=why,
                    page="" if why or not referent.body else referent.path,
                    body="" if why else referent.body,
                    no_picture=referent.no_picture,
                )
            )
        return Body(source.path, source.body, source.body_line, tuple(links))

    def _why_dead(self, referent: Referent) -> str:
        if referent.kind is ReferentKind.ADDRESS:
            try:
                return "" if output_path(referent.address) in self._outputs else "dead-link"
            except BadAddress:
                return "link-outside"
        return {
            ReferentKind.MISSING: "dead-link",
            ReferentKind.UNPUBLISHED: "link-unpublished",
            ReferentKind.BAD: "link-outside",
        }.get(referent.kind, "")

    # Around the page

    def sheet(
        self,
        title: str,
        address: str,
        category: Category | None = None,
        *,
        steps: Sequence[tuple[str, str]] | None = None,
        head_title: str = "",
        is_home: bool = False,
        **head: Unpack[HeadOptions],
    ) -> SheetFields:
        """Return the fields that every page has.

        Args:
            title: The headline of the page.
            address: Its address; empty where it has none of its own.
            category: Its category; None for the portal's own pages.
            steps: Titles and addresses of the breadcrumb after the category; None for the page alone.
            head_title: The title in its head; empty for the headline.
            is_home: Whether it is a home page, which has no breadcrumb.
            head: Further arguments of `Heads.head`.
        """
        frame = self.frame(category)
        return {
            "frame": frame,
            "head": self.heads.head(head_title or title, address, frame=frame, category=category, home=is_home, **head),
            "crumbs": () if is_home else self.trail(category, *([(title, address)] if steps is None else steps)),
            "section": category.trail if category else (),
            "here": self._frames.here(frame, address) if address else "",
            "title": title,
        }

    def crumb(self, title: str, address: str) -> Crumb:
        """Return one step of a breadcrumb."""
        return Crumb(title, self.urls.href(address), self.urls.absolute(address))

    def trail(self, category: Category | None, *more: tuple[str, str]) -> tuple[Crumb, ...]:
        """Return the breadcrumb from the home page through a category; `more` are titles and addresses after it."""
        name = category.key if category else ""
        crumbs = self._trails.get(name)
        if crumbs is None:
            steps = [(self.words.home, self.urls.home)]
            keys = category.trail if category else ()
            steps += [(self.site.categories[key].title, self.urls.category(key)) for key in keys]
            crumbs = self._trails[name] = tuple(self.crumb(*step) for step in steps)
        return (*crumbs, *(self.crumb(*step) for step in more))

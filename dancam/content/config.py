"""The portal's settings, as records; `settings` reads them from site.yml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from dancam.content.source import PictureField, Spot
from dancam.problems import Place
from dancam.records import Record

FILE = "site.yml"
# Sites whose videos may be shown without a setting, with their names.
VIDEO_SITES = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "facebook.com": "Facebook",
    "fb.watch": "Facebook",
    "vimeo.com": "Vimeo",
    "tiktok.com": "TikTok",
    "vtv.vn": "VTV",
}
INDEXNOW = "https://api.indexnow.org/indexnow"
NOWHERE = Spot(field="", line=1, column=1, length=1)


class MenuField(Record, frozen=True):
    """One entry of a menu: it names an address, a category or a page."""

    title: str = ""
    """What the reader sees; empty to take the title of the category or page."""
    url: str = ""
    """A site-absolute or outside address."""
    category: str = ""
    """Key of a category."""
    page: str = ""
    """Path of a page below `content/`."""
    children: tuple[MenuField, ...] = ()
    """Entries below this one."""
    spot: Spot = NOWHERE
    """Its place in site.yml, for problems."""


class CategoryField(Record, frozen=True):
    """A category of the tree."""

    key: str
    """The name by which articles refer to it, also its address part."""
    title: str
    """What the reader sees."""
    description: str = ""
    """One sentence about it."""
    banner: PictureField | None = None
    """Its own banner."""
    banner_spot: Spot = NOWHERE
    """The place of the banner in site.yml, for problems."""
    children: tuple[CategoryField, ...] = ()
    """Categories below it."""
    spot: Spot = NOWHERE
    """Its place in site.yml, for problems."""


class FooterLink(Record, frozen=True):
    """A link in the footer."""

    title: str
    """What the reader sees."""
    url: str
    """Where it leads."""


class FooterField(Record, frozen=True):
    """The foot of every page, with what the law requires of such portals."""

    managing_body: str = ""
    """The body that the portal belongs to (cơ quan chủ quản)."""
    responsible: str = ""
    """The person responsible for the content (chịu trách nhiệm chính)."""
    licence: str = ""
    """The licence of the portal."""
    address: str = ""
    """Postal address."""
    phone: str = ""
    """Telephone."""
    email: str = ""
    """E-mail address."""
    reuse: str = ""
    """How the portal is to be named when its articles are used elsewhere."""
    links: tuple[FooterLink, ...] = ()
    """Further links."""


class SubsiteField(Record, frozen=True):
    """A category subtree with a title, a banner, a menu and a home page of its own."""

    category: str
    """Key of the root of the subtree."""
    title: str
    """Its title."""
    description: str = ""
    """One sentence about it."""
    short_title: str = ""
    """Its title where there is little room."""
    banner: PictureField | None = None
    """Its banner."""
    banner_spot: Spot = NOWHERE
    """The place of the banner in site.yml, for problems."""
    menu: tuple[MenuField, ...] = ()
    """Its menu."""
    footer: FooterField | None = None
    """Its foot, where it differs from the portal's."""
    spot: Spot = NOWHERE
    """Its place in site.yml, for problems."""


class PositionField(Record, frozen=True):
    """A position that an author held from a day on."""

    title: str
    """The position."""
    since: datetime | None = None
    """The day from which it was held; None for always."""


class AuthorField(Record, frozen=True):
    """An author of the registry."""

    key: str
    """The name by which articles refer to the author."""
    name: str
    """The author's name."""
    positions: tuple[PositionField, ...] = ()
    """Positions, oldest first."""


class AdminField(Record, frozen=True):
    """Where the published editing page keeps articles."""

    backend: str
    """`github`, `gitlab` or `gitea`."""
    repo: str
    """The repository: `owner/name`."""
    branch: str = "main"
    """The branch that is written."""
    login: str = ""
    """Address of the service that logs editors in."""
    api: str = ""
    """Address of the API of a self-hosted service."""
    app_id: str = ""
    """The id under which the host knows the editing page."""


class NotifyField(Record, frozen=True):
    """Who is told of new and changed pages after a deploy."""

    indexnow: str = ""
    """The portal's key for IndexNow; empty to tell no search engine."""
    indexnow_endpoint: str = INDEXNOW
    """Where IndexNow is told."""
    websub: str = ""
    """Address of the hub that feed readers ask; empty for none."""


class Config(Record, frozen=True, tag=True):
    """Everything that site.yml says."""

    title: str = "Cổng thông tin"
    """Title of the portal."""
    short_title: str = ""
    """Its title where there is little room."""
    description: str = ""
    """One sentence about it."""
    base_url: str = "http://localhost"
    """Address of the portal, without `/` at its end; may have a path."""
    public_url: str = ""
    """Its address in site.yml, where the build is for another address."""
    preview: bool = False
    """Whether search engines are kept away, as nobody but editors shall see the build; decided by the caller."""
    language: str = "vi"
    """Language of the portal: vi or en."""
    zone: str = "Asia/Ho_Chi_Minh"
    """Time zone of dates without one."""
    banner: PictureField | None = None
    """The portal's banner."""
    permalink: str = "/{category}/{slug}.html"
    """Pattern of the addresses of articles."""
    page_size: int = 20
    """Articles on a list page."""
    newer: int = 5
    """How many newer articles are listed under an article at most, while there are older ones."""
    older: int = 10
    """How many older ones; both together are the number of related articles."""
    menu: tuple[MenuField, ...] = ()
    """The portal's menu."""
    categories: tuple[CategoryField, ...] = ()
    """The category tree."""
    subsites: tuple[SubsiteField, ...] = ()
    """The sub-sites."""
    authors: tuple[AuthorField, ...] = ()
    """The author registry."""
    admin: AdminField | None = None
    """The published editing page; None for none."""
    notify: NotifyField = NotifyField()
    """Who is told of new and changed pages."""
    footer: FooterField = FooterField()
    """The foot of every page."""
    video_hosts: tuple[str, ...] = tuple(VIDEO_SITES)
    """Sites whose videos articles may show."""
    avif: bool = False
    """Whether photographs come in AVIF as well: a fifth to two fifths smaller than WebP, up to four times the work."""
    compress: bool = False
    """Whether texts lie in the output folder compressed as well, for servers that send the file as it is."""
    banner_spot: Spot = NOWHERE
    """The place of the banner in site.yml, for problems."""


def place(spot: Spot) -> Place:
    """Return a spot of site.yml as a place."""
    return spot.in_file(FILE)


def categories(config: Config) -> Iterator[tuple[tuple[str, ...], CategoryField]]:
    """Yield all categories of a portal in the order of the tree, each before those below it.

    Each comes with its trail: the keys from the root of the tree to it, its own last.
    """

    def walk(
        fields: Iterable[CategoryField], above: tuple[str, ...]
    ) -> Iterator[tuple[tuple[str, ...], CategoryField]]:
        for each in fields:
            trail = (*above, each.key)
            yield trail, each
            yield from walk(each.children, trail)

    return walk(config.categories, ())


def category_keys(config: Config) -> list[str]:
    """Return the keys of all categories, in the order of the tree."""
    return [category.key for _, category in categories(config)]


def trails_of(config: Config) -> dict[str, tuple[str, ...]]:
    """Return the trail of each category, by its key."""
    return {category.key: trail for trail, category in categories(config)}

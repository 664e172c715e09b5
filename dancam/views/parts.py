"""The parts that views of several kinds share."""

from __future__ import annotations

from dancam.images.sizes import SourceSet
from dancam.records import Record, Shared
from dancam.views.words import Words


class Link(Record, frozen=True):
    """A link as a page shows it."""

    title: str
    """What the reader sees."""
    href: str
    """Where it leads."""


class MenuItem(Record, frozen=True):
    """An entry of the menu."""

    title: str
    """What the reader sees."""
    href: str
    """Where it leads; empty where it only opens its children."""
    section: str = ""
    """Key of the category that it stands for, to mark where the reader is."""
    children: tuple[MenuItem, ...] = ()
    """Entries below it."""


class Picture(Record, frozen=True):
    """A picture."""

    src: str
    """Address for `src`."""
    alt: str = ""
    """Text for readers who do not see it."""
    width: int = 0
    """Width in pixels; 0 where unknown."""
    height: int = 0
    """Height in pixels; 0 where unknown."""
    caption: str = ""
    """The line under it."""
    credit: str = ""
    """Who made it."""
    files: SourceSet | None = None
    """The files to choose from, where it is a photograph; None where there is only the one."""


class Footer(Record, frozen=True):
    """What the foot of the page says; any part may be empty."""

    managing_body: str = ""
    """The body that the portal belongs to."""
    responsible: str = ""
    """Who answers for the content."""
    licence: str = ""
    """The licence of the portal."""
    address: str = ""
    """Postal address."""
    phone: str = ""
    """Telephone."""
    phone_href: str = ""
    """`tel:` link."""
    email: str = ""
    """E-mail address."""
    reuse: str = ""
    """How to name the portal when its articles are used elsewhere."""
    links: tuple[Link, ...] = ()
    """Further links: archive, tags, site map and those of site.yml."""


class Frame(Shared, frozen=True):
    """All that stands around a page; the same record for all pages of a sub-site with one banner."""

    words: Words
    """What the theme says, in the portal's language."""
    language: str
    """Language of the portal: `vi` or `en`."""
    title: str
    """Title of the sub-site, or of the portal."""
    short_title: str
    """The same where there is little room."""
    description: str
    """One sentence about it."""
    home: Link
    """Home of the sub-site, or of the portal."""
    portal: Link | None
    """Home of the portal, on pages of a sub-site."""
    banner: Picture | None
    """The banner."""
    menu: tuple[MenuItem, ...]
    """The menu."""
    search: str
    """Where the page for searching lies."""
    footer: Footer
    """The foot."""
    video_hosts: tuple[str, ...]
    """Sites whose videos articles may show."""
    assets: dict[str, str]
    """Address of each file of `static/theme/` by its name, with its fingerprint."""


class FeedLink(Record, frozen=True):
    """A feed announced in the head of a page."""

    title: str
    """Its title."""
    href: str
    """Its address."""
    mime: str
    """Its media type."""


class Alternate(Record, frozen=True):
    """A page in one of its languages."""

    lang: str
    """Its language; `x-default` for readers of all others."""
    url: str
    """Its whole URL."""


class Head(Record, frozen=True):
    """What the head of a page tells to browsers, search engines and social networks."""

    title: str
    """Text of `<title>`."""
    share_title: str
    """The title without the portal's name."""
    description: str
    """One or two sentences."""
    canonical: str
    """The page's whole URL; empty on the page for errors."""
    site_name: str
    """Title of the portal."""
    locale: str
    """`vi_VN` or `en_US`."""
    kind: str = "website"
    """OpenGraph type: `website` or `article`."""
    image: str = ""
    """Whole URL of the picture that social networks show of the page."""
    image_alt: str = ""
    """Its text alternative."""
    image_width: int = 0
    """Its width in pixels; 0 where unknown."""
    image_height: int = 0
    """Its height in pixels; 0 where unknown."""
    images: tuple[str, ...] = ()
    """Whole URLs of pictures of an article for search engines; of a photograph square, in 4:3 and in 16:9."""
    alternates: tuple[Alternate, ...] = ()
    """The page in all its languages, itself among them; none where there is only the one."""
    feeds: tuple[FeedLink, ...] = ()
    """Feeds that go with the page."""
    robots: str = ""
    """Content of `<meta name=robots>`; empty where search engines are welcome."""


class Publisher(Shared, frozen=True):
    """Who publishes the portal, for search engines."""

    name: str
    """The managing body, else the title of the portal."""
    url: str
    """Whole URL of the portal's home."""
    logo: str
    """Whole URL of its emblem; may be empty."""


class Crumb(Record, frozen=True):
    """A step of the breadcrumb."""

    title: str
    """What the reader sees."""
    href: str
    """Where it leads."""
    url: str
    """The same as a whole URL, for search engines."""


class Teaser(Shared, frozen=True):
    """An article elsewhere, as short as it gets: it changes only when its headline or picture does."""

    title: str
    """The headline."""
    href: str
    """Where it leads."""
    date: str
    """The day in figures; empty for outside pages."""
    datetime: str
    """The moment in ISO form; empty for outside pages."""
    picture: Picture | None
    """Its picture."""
    tone: int
    """Number of its category, to colour the placeholder where it has no picture."""
    outside: bool = False
    """Whether it lies on another site."""
    lang: str = ""
    """Language of the headline where it is not the portal's."""
    state: str = ""
    """`draft` or `scheduled` where only a build with drafts shows it."""
    time: str = ""
    """The time of day, `08:30`; empty where none was given."""


class Card(Shared, frozen=True):
    """An article in a list, with its sapo and category."""

    teaser: Teaser
    """Headline, date and picture."""
    summary: str
    """The sapo."""
    category: Link
    """Its category."""


class BodyLink(Record, frozen=True):
    """What one target in the body turned out to be."""

    target: str
    """The target as written."""
    href: str
    """Where it leads; empty where nothing is there."""
    width: int = 0
    """Width where it is a picture of known size."""
    height: int = 0
    """Height where it is a picture of known size."""
    files: SourceSet | None = None
    """As in `Picture`."""
    why: str = ""
    """Code of the problem where nothing is there."""
    page: str = ""
    """Path below `content/` of what it leads into a part of; else empty."""
    body: str = ""
    """Digest of the body in which that part is looked for."""


class Body(Record, frozen=True):
    """The body of an article or page; it becomes HTML when the page is rendered."""

    path: str
    """Path of the file below `content/`."""
    digest: str
    """Digest of the body."""
    line: int
    """Line of the file on which it starts."""
    links: tuple[BodyLink, ...]
    """Its links into the site."""


class Attachment(Record, frozen=True):
    """A file to download."""

    title: str
    """What the reader sees."""
    href: str
    """Where it lies."""
    kind: str
    """Its type in capitals: `PDF`."""
    size: str
    """Its size: `1,2 MB`."""


class Audio(Record, frozen=True):
    """An article read aloud, in a file."""

    href: str
    """Where it lies."""
    url: str
    """The same as a whole URL, for search engines."""
    size: str
    """Its type and size: `MP3, 1,2 MB`."""


class Sheet(Record, frozen=True):
    """What every page has."""

    frame: Frame
    """What stands around the page."""
    head: Head
    """What the head of the page tells."""
    crumbs: tuple[Crumb, ...]
    """The way from the home page to this page, itself last; empty on home pages."""
    section: tuple[str, ...]
    """Keys of the categories around the page, outermost first."""
    here: str
    """Where the page lies, if the menu leads to it; else empty, so that many pages have the same menu."""
    title: str
    """Headline of the page."""

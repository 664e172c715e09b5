"""The parts that several kinds of views share."""

from __future__ import annotations

from dancam.images.sizes import SourceSet
from dancam.records import Record, Shared
from dancam.views.words import Words


class Link(Record, frozen=True):
    """A link."""

    title: str
    """Its text."""
    href: str
    """Where it leads."""


class MenuItem(Record, frozen=True):
    """An entry of the menu."""

    title: str
    """Its text."""
    href: str
    """Where it leads; empty where it only opens its children."""
    section: str = ""
    """Key of its category, to mark where the reader is."""
    children: tuple[MenuItem, ...] = ()
    """Entries below it."""


class Picture(Record, frozen=True):
    """A picture."""

    src: str
    """Address for `src`."""
    alt: str = ""
    """Its text alternative."""
    width: int = 0
    """Width in pixels; 0 where unknown."""
    height: int = 0
    """Height in pixels; 0 where unknown."""
    caption: str = ""
    """Its caption."""
    credit: str = ""
    """Who made it."""
    files: SourceSet | None = None
    """The files of a photograph in several sizes; None where there is only one file."""


class Footer(Record, frozen=True):
    """The footer of the page; any field may be empty."""

    managing_body: str = ""
    """The body that the portal belongs to."""
    responsible: str = ""
    """The person responsible for the content."""
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
    """How to credit the portal when its articles are reused."""
    links: tuple[Link, ...] = ()
    """Further links: archive, tags, site map and those of site.yml."""


class Frame(Shared, frozen=True):
    """The frame around a page; one record for all pages of a sub-site with the same banner."""

    words: Words
    """The words of the theme, in the portal's language."""
    language: str
    """Language of the portal: `vi` or `en`."""
    title: str
    """Title of the sub-site, or of the portal."""
    short_title: str
    """A short form of it, for narrow spaces."""
    description: str
    """One sentence about it."""
    home: Link
    """Link to the home page of the sub-site, or of the portal."""
    portal: Link | None
    """Link to the home page of the portal, on pages of a sub-site."""
    banner: Picture | None
    """The banner."""
    menu: tuple[MenuItem, ...]
    """The menu."""
    search: str
    """Address of the search page."""
    search_in: str
    """Key of the category that is searched first: a sub-site's own; empty for the portal."""
    footer: Footer
    """The footer."""
    video_hosts: tuple[str, ...]
    """Sites whose videos articles may show."""
    assets: dict[str, str]
    """Address of each file of `static/theme/`, with a part of its digest, by name."""


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
    """The head of a page: metadata for browsers, search engines and social networks."""

    title: str
    """Text of `<title>`."""
    share_title: str
    """The title without the portal's name."""
    description: str
    """One or two sentences."""
    canonical: str
    """The page's whole URL; empty on the error page."""
    site_name: str
    """Title of the portal."""
    locale: str
    """`vi_VN` or `en_US`."""
    kind: str = "website"
    """OpenGraph type: `website` or `article`."""
    image: str = ""
    """Whole URL of the picture that social networks show for the page."""
    image_alt: str = ""
    """Its text alternative."""
    image_width: int = 0
    """Its width in pixels; 0 where unknown."""
    image_height: int = 0
    """Its height in pixels; 0 where unknown."""
    images: tuple[str, ...] = ()
    """Whole URLs of pictures of an article for search engines; a photograph is cropped to 1:1, 4:3 and 16:9."""
    alternates: tuple[Alternate, ...] = ()
    """The page in all its languages, its own among them; empty where there is only one."""
    feeds: tuple[FeedLink, ...] = ()
    """Feeds to announce."""
    robots: str = ""
    """Content of `<meta name=robots>`; empty where search engines are welcome."""


class Publisher(Shared, frozen=True):
    """The publisher of the portal, for search engines."""

    name: str
    """The managing body, else the title of the portal."""
    url: str
    """Whole URL of the portal's home page."""
    logo: str
    """Whole URL of its logo; may be empty."""


class Crumb(Record, frozen=True):
    """A step of the breadcrumb."""

    title: str
    """Its text."""
    href: str
    """Where it leads."""
    url: str
    """The same as a whole URL, for search engines."""


class Teaser(Shared, frozen=True):
    """The shortest form of an article on other pages: it changes only when its headline, date or picture does."""

    title: str
    """The headline."""
    href: str
    """Where it leads."""
    date: str
    """The day in figures; empty for pages of other sites."""
    datetime: str
    """The moment in ISO form; empty for pages of other sites."""
    picture: Picture | None
    """Its picture."""
    tone: int
    """Number of the colour of its category, for the placeholder where it has no picture."""
    outside: bool = False
    """Whether it is a page of another site."""
    lang: str = ""
    """Language of the headline if not the portal's; else empty."""
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
    """A link or picture target in a body, resolved."""

    target: str
    """The target as written."""
    href: str
    """Where it leads; empty for a dead link."""
    width: int = 0
    """Width where it is a picture of known size."""
    height: int = 0
    """Height where it is a picture of known size."""
    files: SourceSet | None = None
    """As in `Picture`."""
    why: str = ""
    """Code of the problem of a dead link; else empty."""
    page: str = ""
    """Path below `content/` of the target, if the link names a part of it; else empty."""
    body: str = ""
    """Digest of the body that should have that part; else empty."""
    no_picture: str = ""
    """What the file is, where it is surely no picture; else empty."""


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
    """Its text."""
    href: str
    """Its address."""
    kind: str
    """Its type in capitals: `PDF`."""
    size: str
    """Its size: `1,2 MB`."""


class Audio(Record, frozen=True):
    """A recording of an article read aloud."""

    href: str
    """Its address."""
    url: str
    """The same as a whole URL, for search engines."""
    size: str
    """Its type and size: `MP3, 1,2 MB`."""


class Sheet(Record, frozen=True):
    """The fields that every page has."""

    frame: Frame
    """The frame around the page."""
    head: Head
    """The head of the page."""
    crumbs: tuple[Crumb, ...]
    """The breadcrumb from the home page to this page, itself last; empty on home pages."""
    section: tuple[str, ...]
    """Keys of the categories of the page, outermost first."""
    here: str
    """Address of the page if it is in the menu; else empty, so that many pages have the same menu."""
    title: str
    """Headline of the page."""

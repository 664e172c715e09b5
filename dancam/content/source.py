"""The records that travel through dancam: what was read from the sources, before site.yml gives it meaning.

All are frozen values. They are kept in the ledger as they are, so a field may hold only strings, numbers, dates,
tuples and other records.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from dancam.problems import Place
from dancam.records import Record


class Spot(Record, frozen=True):
    """Where one field of the front matter stands in its file."""

    field: str
    """Name of the field, with `.` between levels and a number for an item: `related.2`."""
    line: int
    """Line of the value, counted from 1."""
    column: int
    """Column of the value in characters, counted from 1."""
    length: int
    """Length of the value on that line, in characters."""

    def in_file(self, file: str) -> Place:
        """Return it as the place of a problem."""
        return Place(file, self.line, self.column, self.length)


class Moment(Record, frozen=True):
    """A date as an editor wrote it."""

    value: datetime
    """The moment; without a zone where the editor gave none."""
    has_time: bool
    """Whether a time of day was given."""


class Signature(Record, frozen=True):
    """One author as the front matter names it."""

    name: str
    """A key of the author registry, or a name."""
    position: str | None = None
    """The position, where the front matter gives it itself."""


class PictureField(Record, frozen=True):
    """The `image` of an article or a banner, as written."""

    src: str
    """Path relative to the article, or `/static/…`."""
    alt: str = ""
    """Text for readers who do not see the picture."""
    caption: str = ""
    """The line under the picture."""
    credit: str = ""
    """Who made the picture."""


class RelatedField(Record, frozen=True):
    """One entry of `related`, as written."""

    target: str
    """Path, slug or URL of an article, or the address of an outside page."""
    title: str = ""
    """Title of an outside page; empty for articles, which bring their own."""


class Tag(Record, frozen=True):
    """A tag of an article."""

    title: str
    """The tag as written."""
    slug: str
    """Its part of the address."""


class Origin(Record, frozen=True):
    """The `source` of an article taken over from elsewhere."""

    name: str
    """Who published it first."""
    url: str = ""
    """Where."""


class OfficialDocument(Record, frozen=True):
    """The `document` of an article that is the text of an official document."""

    number: str
    """Its number: `12/QĐ-UBND`; may be empty."""
    date: Moment | None = None
    """When it was signed."""


class AttachmentField(Record, frozen=True):
    """One entry of `attachments`, as written."""

    file: str
    """Path relative to the article, or `/static/…`."""
    title: str
    """What the reader sees."""


class LinkField(Record, frozen=True):
    """A link or picture in the body that points into the site."""

    target: str
    """The target as written."""
    line: int
    """Line in the file, counted from 1."""
    column: int
    """Column in characters, counted from 1."""


class Source(Record, frozen=True, kw_only=True, tag=True):
    """One Markdown file as read: its front matter, and what must be known of the body without rendering it."""

    path: str
    """Path below `content/`, with `/`."""
    title: str
    """The headline."""
    date: Moment | None = None
    """`date`; None on pages that are not articles."""
    category: str | None = None
    """Key of the category; None on pages that are not articles."""
    authors: tuple[Signature, ...] = ()
    """The authors who sign it, in order."""
    summary: str = ""
    """The sapo; the first paragraph where the front matter has none."""
    has_summary: bool = False
    """Whether the front matter has one."""
    image: PictureField | None = None
    """The picture of the article."""
    related: tuple[RelatedField, ...] = ()
    """The articles picked by hand, in the editor's order."""
    tags: tuple[Tag, ...] = ()
    """Tags in the editor's order."""
    slug: str
    """Last part of the address: `slug`, or made from the file name."""
    aliases: tuple[str, ...] = ()
    """Old addresses, site-absolute."""
    updated: Moment | None = None
    """When it was last changed for readers."""
    correction: str = ""
    """What was wrong in it, and how it is right."""
    withdrawn: str = ""
    """Why it was withdrawn: of its text only this is published."""
    audio: str = ""
    """Path of a recording in which it is read aloud."""
    expires: Moment | None = None
    """When it stops being published."""
    draft: bool = False
    """Whether it is unfinished."""
    pinned: bool = False
    """Whether it leads the home pages and the front of its category."""
    origin: Origin | None = None
    """`source`: where it was published first."""
    document: OfficialDocument | None = None
    """The official document of which it is the text."""
    attachments: tuple[AttachmentField, ...] = ()
    """Files to download."""
    lang: str | None = None
    """Language of the text where it is not the portal's."""
    translations: tuple[str, ...] = ()
    """Paths, slugs or addresses of the same article in other languages."""
    body: str
    """Digest of the body after normalising."""
    body_line: int
    """Line of the file on which the body starts."""
    links: tuple[LinkField, ...] = ()
    """Links and pictures of the body that may point into the site."""
    spots: str = ""
    """Places of the fields, for later problems, packed by `packed_spots`: a portal has millions of them."""

    @property
    def is_article(self) -> bool:
        """Whether it is an article: a page has neither category nor date."""
        return self.date is not None and self.category is not None

    def has_spot(self, field: str) -> bool:
        """Whether `field` itself stands in the file."""
        return f"\n{field} " in self.spots

    def spot(self, field: str) -> Spot:
        """Return where `field` stands, else the field around it, else the first line of the file."""
        around = field
        while around:
            start = self.spots.find(f"\n{around} ") + 1
            if start:
                name, *place = self.spots[start : self.spots.index("\n", start)].split(" ")
                return Spot(name, *map(int, place))
            around = around.rpartition(".")[0]
        return Spot(field=field, line=1, column=1, length=1)

    def place(self, field: str) -> Place:
        """Return where `field` stands, else the field around it, else the first line, as the place of a problem."""
        return self.spot(field).in_file(f"content/{self.path}")


def packed_spots(spots: Iterable[Spot]) -> str:
    """Return places as one text: a line for each, with line feeds around all of them."""
    lines = [f"{spot.field} {spot.line} {spot.column} {spot.length}" for spot in spots]
    return f"\n{chr(10).join(lines)}\n" if lines else ""


class Asset(Record, frozen=True, tag=True):
    """A file that is published beside the pages: a picture, an attachment, a style sheet."""

    path: str
    """Path below the site's folder: `content/…` or `static/…`."""
    digest: str
    """Digest of its bytes."""
    size: int
    """Bytes that readers get."""
    width: int = 0
    """Width in pixels; 0 where it is no picture of known size."""
    height: int = 0
    """Height in pixels; 0 where it is no picture of known size."""
    mark: str = ""
    """The part of its digest in the names of its other sizes; empty where there are none."""
    no_picture: str = ""
    """What it is by its bytes, such as `PDF`; empty where it is a picture, or nobody looked."""
    is_misnamed: bool = False
    """Whether it is told to be an article under another name."""


class TemplateSource(Record, frozen=True, tag=True):
    """A template file: what its fingerprint needs."""

    path: str
    """Name of the template: its path below `templates/`."""
    digest: str
    """Digest of its text."""
    includes: tuple[str, ...] = ()
    """Names of the templates that it extends, includes or imports; `*` where a name is computed."""

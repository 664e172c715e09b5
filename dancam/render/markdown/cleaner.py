"""What of a body's HTML readers get: an allow-list, every link looked up, and a remark about each thing left out."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Callable, Iterable
from urllib.parse import unquote

import nh3

from dancam.content.body import is_inside, is_on_web
from dancam.images.sizes import SourceSet
from dancam.records import Record
from dancam.render.markdown.html.addresses import mended
from dancam.render.markdown.places import Note, bare, number_in
from dancam.render.markdown.tree import BETWEEN
from dancam.vietnamese import CONTROL

# Identifiers that the theme uses begin so; a heading never gets one of them.
RESERVED_IDS = ("page-", "letter-")

# fmt: off
TAGS = frozenset([
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn",
    "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li",
    "mark", "ol", "p", "pre", "q", "s", "samp", "section", "small", "span", "strong", "sub", "summary", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "video",
])
# fmt: on
ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir", "title"},
    "a": {"href", "hreflang"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"start", "type", "reversed"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "time": {"datetime"},
    "video": {"src", "poster", "controls", "preload", "width", "height"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_TARGETS = frozenset(("href", "src", "poster"))
_NUMBERS = frozenset(("start", "value", "colspan", "rowspan", "span"))
# What a block may need to be cleaned of: all but tags without attributes that the allow-list has, the identifiers that
# headings get, and text that a cleaner would write just so.
_SUSPECT_TAG = re.compile(r"<(?!/?(?:p|ul|ol|li|blockquote|em|strong|code|h[2-6])>|[bh]r>|h[2-6] id=\"[a-z0-9-]+\">)")
_SUSPECT_ENTITY = re.compile(r"&(?!(?:amp|lt|gt);)")
_HEADING_ID = re.compile(r"<h[2-6] id=\"([a-z0-9-]+)\">")
# An address that may have a scheme which is not allowed: a colon, or an entity that may be one, before any part. Or one
# on the web whose host may be none.
# It begins with signs that have no case, so that the search for nothing is quick.
_ODD_ADDRESS = re.compile(
    r"=\"(?:(?<=href=\")|(?<=src=\")|(?<=poster=\"))"
    r"((?:(?!https?://|mailto:|tel:)[^\"/?#]*[:&]|https?:(?!//[\w.-]+[/?#\"]))[^\"]*)\"",
    re.IGNORECASE,
)
_START_TAG = re.compile(r"<[a-z][^<>]*>")  # elsewhere `<` is written as an entity
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_BLANKS = re.compile(r"[\x00-\x20]+")
_LONGEST = 60


class Target(Record, frozen=True):
    """Where a link or picture of the body leads."""

    href: str
    """The address for the page; empty where nothing is there."""
    width: int = 0
    """Width where it is a picture of known size."""
    height: int = 0
    """Height where it is a picture of known size."""
    files: SourceSet | None = None
    """The files to choose from, where it is a photograph; None where there is only the one."""
    why: str = ""
    """Code of the problem wherever it is used; empty where there is none, or none is known."""
    no_picture: str = ""
    """What the file is, where it is surely no picture; else empty."""


Resolve = Callable[[str], Target | None]


def is_reserved(anchor: str) -> bool:
    """Whether an identifier is the theme's own."""
    return anchor.startswith(RESERVED_IDS)


class Cleaner:
    """Cleans bodies, one after the other."""

    def __init__(self) -> None:
        self._nh3 = nh3.Cleaner(
            tags=set(TAGS),
            attributes=ATTRIBUTES,
            attribute_filter=self._attribute,
            url_schemes=_SCHEMES,
            link_rel=None,
        )
        self.start(lambda _: None)

    def start(self, resolve: Resolve, *, is_marked: bool = False) -> None:
        """Forget the last body.

        Args:
            is_marked: Whether the next one has marks, by which its remarks have places.
            resolve: Returns where a target inside the site leads; None where it is unknown.
        """
        self.resolve = resolve
        self.is_marked = is_marked
        self.ids: set[str] = set()
        self._notes: dict[Note, set[int]] = {}
        self._anchors: dict[str, set[int]] = {}

    def note(self, code: str, target: str, marked: str = "", known: str = "") -> None:
        """Remember a problem.

        Args:
            code: Code of the problem.
            target: What it is about.
            marked: Text with the mark of its place, where `target` has none.
            known: What would be right, where the message says it.
        """
        self._notes.setdefault(Note(code, self.bare(target), known), set()).update(self._numbers(marked or target))

    def bare(self, text: str) -> str:
        """Return a text without its marks."""
        return bare(text) if self.is_marked else text

    def _numbers(self, text: str) -> tuple[int, ...]:
        """Return the number of the mark in a text, if it has one."""
        number = number_in(text) if self.is_marked else None
        return () if number is None else (number,)

    def note_lost(self, code: str, target: Target | None, written: str) -> None:
        """Remember that nothing is where an address leads.

        Args:
            code: Code of the problem where no other is known.
            target: What is known of the address.
            written: The address.
        """
        why = target.why if target is not None else ""
        self.note(why if why not in {"", "dead-link"} else code, written)

    def notes(self) -> dict[Note, set[int]]:
        """Return what there is to say of the body, in order, with the numbers of the marks at its places."""
        for anchor, numbers in self._anchors.items():
            if anchor not in self.ids and not is_reserved(anchor):
                self._notes.setdefault(Note("dead-anchor", f"#{anchor}"), set()).update(numbers)
        return self._notes

    def clean(self, raw: str, written: Iterable[object]) -> str:
        """Return HTML with nothing but what the allow-list has.

        What has no raw HTML in it comes block by block out of a tree, so that each block can be looked at for itself,
        and in most there is nothing to clean.

        Args:
            raw: The HTML that the library made, its outermost blocks apart.
            written: The pieces of it that stand in the text as HTML, or were made from code.
        """
        pieces = [str(each) for each in written]
        if pieces or "\r" in raw:
            made = raw.replace(BETWEEN, "")
            self._tell_addresses(made)
            made = self._nh3.clean(made)
        else:
            made = self._blocks(raw)
        # By its number a character comes through that was taken out of the text.
        return CONTROL.sub("", self.bare(made)) if "&#" in raw else made

    def _blocks(self, raw: str) -> str:
        made = ""
        for is_suspect, blocks in itertools.groupby(raw.split(BETWEEN), _is_suspect):
            part = "".join(blocks)
            if is_suspect:
                self._tell_addresses(part)
                part = self._nh3.clean(part)
            elif "<h" in part:
                ids = _HEADING_ID.findall(part)
                if len({*self.ids, *ids}) == len(self.ids) + len(ids):
                    self.ids.update(ids)
                else:  # one of them stands above already
                    part = self._nh3.clean(part)
            made += part
        return made

    def _tell_addresses(self, made: str) -> None:
        """Tell of the addresses that the allow-list will leave out."""
        if not _ODD_ADDRESS.search(made):
            return
        for odd in itertools.chain.from_iterable(_ODD_ADDRESS.finditer(tag[0]) for tag in _START_TAG.finditer(made)):
            written = html.unescape(odd[1])
            address = self.bare(written).strip()
            scheme = _SCHEME.match(_BLANKS.sub("", address))
            if scheme and scheme[1].lower() not in _SCHEMES:
                self.note("link-scheme", address[:_LONGEST], written)
            elif mended(address) is None:
                self.note("address-broken", address[:_LONGEST], written)

    def _attribute(self, tag: str, name: str, value: str) -> str | None:
        """Return the value that an attribute shall have; None where it shall not be there."""
        if tag not in TAGS:
            return None
        if name == "id":
            if not value or " " in value or value in self.ids:
                return None
            self.ids.add(value)
        if name in _NUMBERS:
            return str(int(value)) if value.lstrip("-").isdecimal() else None  # also ٣: Markdown takes it for a number
        if name not in _TARGETS:
            return value
        written = value.strip().strip("<>")  # the library leaves the brackets where a title is odd
        value = self.bare(written)
        inside = is_inside(value)
        if len(value) > 1 and value.startswith("#") and not inside:
            self._anchors.setdefault(unquote(value[1:]), set()).update(self._numbers(written))
        target = self.resolve(value) if inside or is_on_web(value) else None
        if not value:
            self.note("dead-link" if name == "href" else "image-missing", "()", written)
            return None
        if target is None and not inside:
            if name == "href":
                right = mended(value)
                if right is None:
                    self.note("address-broken", value[:_LONGEST], written)
                return right
            self.note("foreign-picture" if tag == "img" or name == "poster" else "foreign-video", written)
            return None
        if target is None or not target.href:
            lost = "dead-link" if name == "href" else "image-missing"
            self.note_lost("video-missing" if tag == "video" and name == "src" else lost, target, written)
            return None
        if tag == "img" and target.no_picture:
            self.note("body-no-picture", written, known=target.no_picture)
        if target.why:  # the page is there, only not the part of it
            self.note(target.why, written)
        return target.href


def _is_suspect(block: str) -> bool:
    """Whether there may be something to clean in a block of HTML."""
    return (
        _SUSPECT_TAG.search(block) is not None
        or ("&" in block and _SUSPECT_ENTITY.search(block) is not None)
        or "\xa0" in block
    )

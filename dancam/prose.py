"""Markdown to safe HTML: Python-Markdown makes it, an allow-list cleans it, and every link is looked up."""

from __future__ import annotations

import functools
import html
import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import unquote
from xml.etree.ElementTree import Element, SubElement

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from dancam.gates import Gates, Library
from dancam.markup import is_inside, is_on_web
from dancam.model import Record
from dancam.shortcuts import Shortcuts
from dancam.trees import BETWEEN, Contents, Trees, to_blocks
from dancam.vietnamese import CONTROL, slug

# Identifiers that the theme uses begin so; a heading never gets one of them.
RESERVED_IDS = ("page-", "letter-")

_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "section",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "var",
    ]
)
_ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir", "title"},
    "a": {"href", "hreflang"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "details": {"open"},
    "div": {"role", "tabindex", "aria-label"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"start", "type", "reversed"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "time": {"datetime"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
# What a block may need to be cleaned of: all but tags without attributes that the allow-list has, the identifiers that
# headings get, and text that a cleaner would write just so.
_SUSPECT_TAG = re.compile(r"<(?!/?(?:p|ul|ol|li|blockquote|em|strong|code|h[2-6])>|[bh]r>|h[2-6] id=\"[a-z0-9-]+\">)")
_SUSPECT_ENTITY = re.compile(r"&(?!(?:amp|lt|gt);)")
_HEADING_ID = re.compile(r"<h[2-6] id=\"([a-z0-9-]+)\">")


class Target(Record, frozen=True):
    """Where a link or picture of the body leads."""

    href: str
    """The address for the page; empty where nothing is there."""
    width: int = 0
    """Width where it is a picture of known size."""
    height: int = 0
    """Height where it is a picture of known size."""


class Heading(Record, frozen=True):
    """A heading of the body."""

    level: int
    """2 to 6."""
    id: str
    """Its identifier."""
    title: str
    """Its text."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A body as HTML."""

    html: Markup
    """Safe HTML."""
    toc: tuple[Heading, ...]
    """Its headings, in order."""
    dead: tuple[str, ...]
    """Targets that it links to and that lead nowhere, as written."""
    lost_pictures: tuple[str, ...]
    """Pictures that are not there, as written."""
    foreign: tuple[str, ...]
    """Pictures on other sites, which are left out: a page loads nothing from elsewhere."""
    lost_anchors: tuple[str, ...]
    """Identifiers that it links to within itself, and that it does not have."""


Resolve = Callable[[str], Target | None]
_Kind = TypeVar("_Kind", bound=markdown.Markdown)


class _Look(Treeprocessor):
    """Gives pictures their size and figures their caption, tables a box to scroll in, headings their level."""

    def __init__(self, md: markdown.Markdown, table_label: str) -> None:
        super().__init__(md)
        self.table_label = table_label
        self.resolve: Resolve = lambda _: None

    def run(self, root: Element) -> None:
        for heading in root.iter("h1"):
            heading.tag = "h2"
        pictures, tables = list(root.iter("img")), list(root.iter("table"))
        if pictures or tables:
            parents = {child: parent for parent in root.iter() for child in parent}
            for element in pictures:
                self._picture(element, parents)
            for element in tables:
                self._table(element, parents[element])

    def _picture(self, element: Element, parents: dict[Element, Element]) -> None:
        target = self.resolve(html.unescape(element.get("src") or "").strip())
        if target and target.width and "width" not in element.attrib:
            element.set("width", str(target.width))
            element.set("height", str(target.height))
        element.set("loading", "lazy")
        parent = parents[element]
        alone = parent.tag == "p" and len(parent) == 1 and not (parent.text or "").strip()
        if alone and not (element.tail or "").strip():
            parent.tag = "figure"
            caption = element.attrib.pop("title", "")
            if caption:
                SubElement(parent, "figcaption").text = caption

    def _table(self, element: Element, parent: Element) -> None:
        box = Element("div", {"class": "table", "role": "region", "tabindex": "0", "aria-label": self.table_label})
        box.tail, element.tail = element.tail, None
        parent[list(parent).index(element)] = box
        box.append(element)
        for tag in ("th", "td"):
            for cell in element.iter(tag):
                if "align" in cell.attrib:
                    cell.set("class", cell.attrib.pop("align"))


class _LookExtension(Extension):
    def __init__(self, table_label: str) -> None:
        super().__init__()
        self.table_label = table_label

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        # After the inline patterns (20) have made the pictures, before the contents list (5) reads the headings.
        md.treeprocessors.register(_Look(md, self.table_label), "look", 15)


class _Targets:
    """Looks up where the links and pictures of a body lead, attribute by attribute, and remembers what is amiss."""

    def __init__(self) -> None:
        self.start(lambda _: None)

    def start(self, resolve: Resolve) -> None:
        """Forget the last body."""
        self.resolve = resolve
        # As keys, for each is told once and in order.
        self.dead: dict[str, None] = {}
        self.lost: dict[str, None] = {}
        self.foreign: dict[str, None] = {}
        self.anchors: dict[str, None] = {}
        self.ids: set[str] = set()

    def attribute(self, _: str, name: str, value: str) -> str | None:
        """Return the value that an attribute shall have; None where it shall not be there."""
        if name == "id":
            self.ids.add(value)
        if name not in {"href", "src"}:
            return value
        value = value.strip().strip("<>")  # the library leaves the brackets where a title is odd
        if len(value) > 1 and value.startswith("#"):
            self.anchors[unquote(value[1:])] = None
        inside = is_inside(value)
        target = self.resolve(value) if inside or is_on_web(value) else None
        if target is None and not inside:
            if name == "src":
                self.foreign[value] = None
                return None
            return value
        if target is None or not target.href:
            (self.lost if name == "src" else self.dead)[value] = None
            return None
        return target.href


def _heading_id(text: str, separator: str) -> str:
    address = slug(text) or "muc"
    return f"muc{separator}{address}" if _reserved(address) else address


def _reserved(anchor: str) -> bool:
    return anchor.startswith(RESERVED_IDS)


class Renderer:
    """Renders bodies, one after the other; made once, as making it costs more than a short article."""

    def __init__(self, table_label: str, back_label: str) -> None:
        """Take what the HTML says by itself.

        Args:
            table_label: What a screen reader calls the box of a table.
            back_label: What the link from a footnote back to the text is called.
        """
        self.table_label = table_label
        self.back_label = back_label
        self._begin()
        self._targets = _Targets()
        self._cleaner = nh3.Cleaner(
            tags=set(_TAGS),
            attributes=_ATTRIBUTES,
            attribute_filter=self._targets.attribute,
            url_schemes=_SCHEMES,
            link_rel=None,
        )

    def _begin(self) -> None:
        self.library = self._make(Library, Trees(), Shortcuts(), Gates())
        self.library.serializer = to_blocks
        look = self.library.treeprocessors["look"]
        assert isinstance(look, _Look)
        self._look = look

    def whole(self) -> markdown.Markdown:
        """Return a new instance of the library untouched, with all that bodies may use."""
        return self._make(markdown.Markdown)

    def _make(self, kind: type[_Kind], *more: Extension) -> _Kind:
        toc = Contents if more else TocExtension
        # As classes: to find an extension by its name the library looks through all packages that are installed.
        return kind(
            extensions=[
                TableExtension(use_align_attribute=True),
                FootnoteExtension(BACKLINK_TITLE=f"{self.back_label} %d"),
                toc(slugify=_heading_id, separator="-", toc_depth="2-4"),
                _LookExtension(self.table_label),
                AbbrExtension(),
                AdmonitionExtension(),
                AttrListExtension(),
                DefListExtension(),
                FencedCodeExtension(),
                SaneListExtension(),
                *more,
            ],
            output_format="html",
        )

    def render(self, text: str, resolve: Resolve) -> Prose:
        """Return a body as safe HTML.

        Args:
            text: The Markdown.
            resolve: Tells where a target inside the site leads; None where nobody knows of it.
        """
        self._look.resolve = resolve
        self._targets.start(resolve)
        self.library.reset()
        try:
            raw = self.library.convert(text)
        except BaseException:  # such as a body nested too deep: it leaves the library in the middle of it
            self._begin()
            raise
        clean = self._clean(raw)
        if "&#" in raw:  # by its number a character comes through that was taken out of the text
            clean = CONTROL.sub("", clean)
        targets = self._targets
        return Prose(
            html=Markup(clean),  # noqa: S704 - the allow-list made it safe
            toc=tuple(_headings(self.library.toc_tokens)),
            dead=tuple(targets.dead),
            lost_pictures=tuple(targets.lost),
            foreign=tuple(targets.foreign),
            lost_anchors=tuple(each for each in targets.anchors if each not in targets.ids and not _reserved(each)),
        )

    def _clean(self, raw: str) -> str:
        """Return HTML with nothing but what the allow-list has.

        What has no raw HTML in it comes block by block out of a tree, so that each block can be looked at for itself,
        and in most there is nothing to clean.
        """
        if self.library.htmlStash.html_counter or "\r" in raw:
            return self._cleaner.clean(raw.replace(BETWEEN, ""))
        made = ""
        for is_suspect, blocks in itertools.groupby(raw.split(BETWEEN), _is_suspect):
            part = "".join(blocks)
            if is_suspect:
                part = self._cleaner.clean(part)
            elif "<h" in part:
                self._targets.ids.update(_HEADING_ID.findall(part))
            made += part
        return made


def _is_suspect(block: str) -> bool:
    """Whether there may be something to clean in a block of HTML."""
    return (
        _SUSPECT_TAG.search(block) is not None
        or ("&" in block and _SUSPECT_ENTITY.search(block) is not None)
        or "\xa0" in block
    )


def _headings(tokens: list[dict[str, object]]) -> list[Heading]:
    found = []
    for token in tokens:
        level, anchor, name = token["level"], token["id"], token["name"]
        assert isinstance(level, int)
        found.append(Heading(level, str(anchor), html.unescape(str(name))))
        children = token["children"]
        assert isinstance(children, list)
        found += _headings(children)
    return found


@functools.cache
def renderer(table_label: str, back_label: str) -> Renderer:
    """Return this process's renderer for a language's labels."""
    return Renderer(table_label, back_label)

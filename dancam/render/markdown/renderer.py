"""Markdown to safe HTML: Python-Markdown makes it, an allow-list cleans it, and every link is looked up."""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from dancam.records import Record
from dancam.render.markdown.blocks.extension import Blocks, CommonMark
from dancam.render.markdown.boxes import titles
from dancam.render.markdown.cleaner import Cleaner, Resolve, Target, is_reserved
from dancam.render.markdown.directives import GALLERY, Directives
from dancam.render.markdown.faithful import faults
from dancam.render.markdown.gates import Gates, Library
from dancam.render.markdown.html.extension import Html
from dancam.render.markdown.inline.attributes import Attributes
from dancam.render.markdown.inline.extension import Inline
from dancam.render.markdown.inline.footnotes import Footnotes
from dancam.render.markdown.inline.tasks import Tasks
from dancam.render.markdown.places import BodyPlace, BodyPlaces, Note, Rendering, bare
from dancam.render.markdown.tables import Tables, boxed
from dancam.render.markdown.tree import Contents, SlowContents, Trees, to_blocks
from dancam.vietnamese import slug
from dancam.views.words import Words

# How wide a picture of the body is shown: the column, on telephones all of the screen.
COLUMN = "(min-width: 44rem) 42rem, 100vw"
TILE, TILES = "tile", "(min-width: 44rem) 14rem, 50vw"
_IMG = re.compile(r'<img((?: [a-z-]+="[^"]*")*)>')
_EMPTY = re.compile(r"<figure></figure>\n?")
_SRC = re.compile(r' src="([^"]*)"')
_ALT = re.compile(r' alt="([^"]*)"')


class Heading(Record, frozen=True):
    """A heading of the body."""

    level: int
    """2 to 6."""
    id: str
    """Its identifier."""
    title: str
    """Its text."""


class Remark(Record, frozen=True):
    """What a body's author should know of, at one place."""

    code: str
    """Code of the problem."""
    target: str
    """What it is about, for the message."""
    known: str
    """What would be right, for the hint."""
    place: BodyPlace
    """Where in the body it stands."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A body as HTML."""

    html: Markup
    """Safe HTML."""
    toc: tuple[Heading, ...]
    """Its headings, in order."""
    remarks: tuple[Remark, ...]
    """What its author should know of: links that lead nowhere, pictures that are not there, what was left out."""


_Library = TypeVar("_Library", bound=markdown.Markdown)


class _Look(Treeprocessor):
    """Gives pictures their size and figures their caption."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.resolve: Resolve = lambda _: None

    def run(self, root: Element) -> None:
        pictures = list(root.iter("img"))
        if pictures:
            parents = {child: parent for parent in root.iter() for child in parent}
            for element in pictures:
                self._picture(element, parents)

    def _picture(self, element: Element, parents: dict[Element, Element]) -> None:
        target = self.resolve(html.unescape(element.get("src") or "").strip())
        if target and target.width and "width" not in element.attrib:
            element.set("width", str(target.width))
            element.set("height", str(target.height))
        element.set("loading", "lazy")
        parent = parents[element]
        marks = list(element)  # of footnotes, in its words or its title
        for mark in marks:
            element.remove(mark)
        alone = parent.tag == "p" and len(parent) == 1 and not (parent.text or "").strip()
        if alone and not (element.tail or "").strip():
            parent.tag = "figure"
            caption = element.attrib.pop("title", "")
            holder = SubElement(parent, "figcaption") if caption or marks else parent
            if caption:
                holder.text = caption
            holder.extend(marks)
            if target and target.href and parents[parent].get("class") == GALLERY:
                self._tile(element, parent)
        elif marks:
            place = list(parent).index(element) + 1
            parent[place:place] = marks
            marks[-1].tail, element.tail = element.tail, None

    def _tile(self, element: Element, figure: Element) -> None:
        """Have a picture of a gallery lead to its file."""
        element.set("class", TILE)
        link = Element("a", {"href": element.get("src") or ""})
        figure.remove(element)
        figure.insert(0, link)
        link.append(element)


class _LookExtension(Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        # After the inline patterns (20) have made the pictures, before the contents list (5) reads the headings.
        md.treeprocessors.register(_Look(md), "look", 15)


def _heading_id(text: str, separator: str) -> str:
    address = slug(text) or "muc"
    return f"muc{separator}{address}" if is_reserved(address) else address


def library_of(
    kind: type[_Library], words: Words, hosts: Sequence[str], cleaner: Cleaner, *more: Extension
) -> _Library:
    """Return a new instance of the library, with all that bodies may use.

    Args:
        kind: Its class.
        words: What the theme says.
        hosts: Sites whose videos may be shown by a link to them.
        cleaner: Cleans the HTML of tables and directives.
        more: What makes it quicker; without any it is the library untouched.
    """
    toc = Contents if more else SlowContents
    footnotes = Footnotes(cleaner, words.back_to_text)
    abbreviations = AbbrExtension()
    # As classes: to find an extension by its name the library looks through all packages that are installed.
    library = kind(
        extensions=[
            CommonMark(cleaner.note),
            Tables(),
            footnotes,
            Inline(footnotes, Tasks(words.task_done, words.task_to_do)),
            toc(slugify=_heading_id, separator="-", toc_depth="2-4"),
            _LookExtension(),
            abbreviations,
            Attributes(),
            Directives(words.watch, hosts, cleaner),
            Html(cleaner),
            Trees(),
            *more,
        ],
        output_format="html",
    )
    blocks = library.parser
    assert isinstance(blocks, Blocks)
    blocks.parts.abbreviations = vars(abbreviations)["abbrs"]  # the library's types have no such name
    blocks.parts.titles = titles(words)
    return library


class Renderer:
    """Renders bodies, one after the other; made once, as making it costs more than a short article."""

    def __init__(self, words: Words, hosts: Sequence[str] = ()) -> None:
        """Take what is the same for all bodies.

        Args:
            words: What the theme says.
            hosts: Sites whose videos may be shown by a link to them.
        """
        self.words = words
        self.hosts = hosts
        self.cleaner = Cleaner()
        self._begin()

    def _begin(self) -> None:
        self.library = library_of(Library, self.words, self.hosts, self.cleaner, Gates())
        self.library.serializer = to_blocks
        look = self.library.treeprocessors["look"]
        assert isinstance(look, _Look)
        self._look = look

    def render(self, text: str, resolve: Resolve) -> Prose:
        """Return a body as safe HTML.

        Args:
            text: The Markdown.
            resolve: Returns where a target inside the site leads; None where it is unknown.
        """
        photographs: dict[str, Target] = {}

        def noted(target: str) -> Target | None:
            known = resolve(target)
            if known is not None and known.files:
                photographs[known.href] = known
            return known

        made = raw = self._made(text, noted)
        toc = tuple(_headings(self.library.toc_tokens))
        notes = self.cleaner.notes()
        remarks = tuple(self._with_places(notes, text, raw, noted)) if notes else ()
        found = faults(text, made, lambda: ((each.code, each.place.line) for each in remarks))
        if "<table" in made:
            made = boxed(made, self.words.table, self.words.scroll)
        return Prose(
            html=Markup(_with_pictures(made, photographs) if "<img" in made else made),  # noqa: S704 - the allow-list made it safe
            toc=toc,
            remarks=(*remarks, *(Remark(each.code, each.text, each.known, each.place) for each in found))
            if found
            else remarks,
        )

    def anchors(self, text: str) -> frozenset[str]:
        """Return the identifiers that a body gives to its parts.

        Args:
            text: The Markdown.
        """
        self._made(text, lambda _: None)
        return frozenset(self.cleaner.ids)

    def _made(self, text: str, resolve: Resolve, *, is_marked: bool = False) -> str:
        """Return a body as clean HTML; the cleaner has notes of what is wrong in it."""
        self._look.resolve = resolve
        self.cleaner.start(resolve, is_marked=is_marked)
        self.library.reset()
        try:
            raw = self.library.convert(text)
        except BaseException:  # such as a body nested too deep: it leaves the library in the middle of it
            self._begin()
            raise
        return self.clean(raw)

    def _with_places(self, notes: Iterable[Note], text: str, made: str, resolve: Resolve) -> Iterator[Remark]:
        """Yield a remark for each place of each note: the body is rendered once more, with marks."""

        def render(marked: str) -> Rendering | None:
            try:
                return self._made(marked, lambda target: resolve(bare(target)), is_marked=True), self.cleaner.notes()
            except Exception:  # the library fails over the marks, and nobody has to know
                return None

        for note, places in BodyPlaces(text, made, render).of(notes).items():
            for place in places:
                yield Remark(note.code, note.target, note.known, place)

    def clean(self, raw: str) -> str:
        """Return the HTML that the library just made with nothing but what the allow-list has."""
        return self.cleaner.clean(raw, self.library.htmlStash.rawHtmlBlocks)


def _with_pictures(made: str, photographs: Mapping[str, Target]) -> str:
    """Return clean HTML with its pictures as readers get them.

    A photograph comes in several sizes, for browsers to choose from. Of a picture that is not there only the text
    alternative is left.
    """

    def picture(match: re.Match[str]) -> str:
        attributes = match[1]
        src, alt = _SRC.search(attributes), _ALT.search(attributes)
        if src is None:
            return alt[1] if alt else ""
        if alt is None:
            attributes += ' alt=""'
        known = photographs.get(html.unescape(src[1]))
        files = known.files if known else None
        if files is None:
            return f"<img{attributes}>"
        sizes = TILES if f'class="{TILE}"' in attributes else COLUMN
        sources = "".join(
            f'<source type="{kind}" srcset="{html.escape(each)}" sizes="{sizes}">' for kind, each in files.formats
        )
        own = f' srcset="{html.escape(files.own)}" sizes="{sizes}"' if files.own else ""
        small = f"{attributes[: src.start(1)]}{html.escape(files.small)}{attributes[src.end(1) :]}"
        return f"<picture>{sources}<img{small}{own}></picture>"

    return _EMPTY.sub("", _IMG.sub(picture, made))


def _headings(tokens: list[dict[str, object]]) -> list[Heading]:
    headings = []
    for token in tokens:
        level, anchor, name = token["level"], token["id"], token["name"]
        assert isinstance(level, int)
        headings.append(Heading(level, str(anchor), html.unescape(str(name))))
        children = token["children"]
        assert isinstance(children, list)
        headings += _headings(children)
    return headings


@functools.cache
def renderer(words: Words, hosts: tuple[str, ...]) -> Renderer:
    """Return this process's renderer for a language's words and a portal's video sites."""
    return Renderer(words, hosts)

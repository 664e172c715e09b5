"""Where elements may stand: a body with HTML is brought into a form that is valid, and no word of it is lost.

What is not on the allow-list is opened: its words stay where they stood. What stands where HTML does not allow it is
parted (a table in a paragraph), wrapped (an item without its list) or opened (a link in a link).
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString

from dancam.content.elements import BLOCKS, VOID
from dancam.render.markdown.cleaner import TAGS, Cleaner
from dancam.render.markdown.html import grids, groups
from dancam.render.markdown.html.inline import InlineHtml
from dancam.render.markdown.html.pieces import (
    APART,
    BLOCK,
    HEADINGS,
    LIST_PARTS,
    PHRASING,
    TABLE_PARTS,
    TERM_PARTS,
    Around,
    Piece,
    fill,
    holds,
    is_blank,
    like,
    pieces_of,
    stripped,
    within,
)
from dancam.render.markdown.html.tags import HIDDEN, mark_among

# Elements that may hold whatever may stand in their place.
_TRANSPARENT = frozenset(["a", "ins", "del"])
_LINK = frozenset(["a"])
# What must not stand in a link besides: people could not tell what a click is for. A table stands in a box to scroll.
_CLICKED = TABLE_PARTS | {"details", "input", "table"}
# Elements that are no blocks, and whose words stand apart nevertheless.
_APART = frozenset(["applet", "audio", "button", "canvas", "label", "rp", "rt", "select", "svg", "text"])
_LONGEST = 60


class Structure(Treeprocessor):
    """Makes a tree valid, in a body that has HTML."""

    def __init__(self, md: markdown.Markdown, given: InlineHtml) -> None:
        super().__init__(md)
        self.given = given

    def run(self, root: Element) -> None:
        """Make valid what stands below an element."""
        if self.given.is_met:
            fill(root, _Building(self.given.cleaner).flow(pieces_of(root), Around(paragraph=Element("p"))))
            for code in root.iter("code"):  # there the library takes no sign for one that was escaped
                if code.text and STX in code.text:
                    code.text = AtomicString(UnescapeTreeprocessor(self.md).unescape(code.text))
        elif next(root.iter("a"), None) is not None:  # Markdown alone can put a footnote's mark into a link
            for link in list(root.iter("a")):
                if len(link) and holds(link, _LINK):
                    _open_links(link)


def _open_links(parent: Element) -> None:
    pieces: list[Piece] = []
    for piece in pieces_of(parent):
        if isinstance(piece, Element):
            _open_links(piece)
            pieces += pieces_of(piece) if piece.tag == "a" else [piece]
        else:
            pieces.append(piece)
    fill(parent, pieces)


class _Building:
    """Builds what is valid of what was read."""

    def __init__(self, cleaner: Cleaner) -> None:
        self.cleaner = cleaner

    def opened(self, pieces: Iterable[Piece], around: Around) -> list[Piece]:
        """Return pieces without the elements that must not stand there, but with what those hold."""
        made: list[Piece] = []
        for piece in pieces:
            if isinstance(piece, str) or self._may_stand(piece, around):
                made.append(piece)
            elif piece.tag in HIDDEN or piece.tag in VOID:
                continue
            elif piece.tag in BLOCKS:
                made.append(fill(Element(APART), pieces_of(piece)))
            else:
                inner = self.opened(pieces_of(piece), around)
                made += [" ", *inner, " "] if piece.tag in _APART else inner
        return made

    def _may_stand(self, element: Element, around: Around) -> bool:
        """Whether an element may stay; what may not is told."""
        name = element.tag
        if name == APART:
            return True
        if name not in TAGS and name not in HEADINGS:
            self.cleaner.note("html-dropped", f"<{name[:_LONGEST]}>", mark_among(element.attrib))
            return False
        if name in around.barred or (name == "a" and any(map(_is_clicked, element.iter()))):
            if name not in TABLE_PARTS:  # it is told of the table
                self.cleaner.note("html-misplaced", f"<{name}>", mark_among(element.attrib))
            return False
        return True

    def phrasing(self, pieces: Iterable[Piece], around: Around) -> list[Piece]:
        """Return pieces as they may stand among words: blocks are opened, with a blank on both sides."""
        made: list[Piece] = []
        for piece in self.opened(pieces, around):
            if isinstance(piece, str):
                made.append(piece)
            elif piece.tag in PHRASING:
                if piece.tag == "video":
                    groups.take_source(piece)
                if len(piece):
                    fill(piece, self.phrasing(pieces_of(piece), within(piece, around)))
                made.append(piece)
            else:
                made += [" ", *stripped(self.phrasing(pieces_of(piece), around)), " "]
        return made

    def flow(self, pieces: Iterable[Piece], around: Around) -> list[Piece]:
        """Return pieces as they may stand among blocks."""
        made: list[Piece] = []
        words: list[Piece] = []
        whole: Element | None = None  # the list or table that parts belong in which stand alone
        for piece in self.opened(pieces, around):
            name = _whole_of(piece)
            if whole is not None:
                if name == whole.tag:
                    fill(whole, [piece])
                    continue
                if isinstance(piece, str) and not piece.strip():
                    continue
                made += self._block(whole, around)
                whole = None
            if name == _WORDS:
                words.append(piece)
                continue
            made += self._paragraph(words, around)
            words = []
            if name:
                whole = fill(Element(name), [piece])
            elif isinstance(piece, Element):
                made += self._block(piece, around)
        return made + (self._paragraph(words, around) if whole is None else self._block(whole, around))

    def _paragraph(self, words: list[Piece], around: Around) -> list[Piece]:
        """Return words with all that shall be around them."""
        if all(map(is_blank, words)):
            return [each for each in words if isinstance(each, str)]
        made = self._words(words, around)
        return [fill(like(around.paragraph), stripped(made))] if around.paragraph is not None else made

    def _words(self, words: Iterable[Piece], around: Around) -> list[Piece]:
        made = self.phrasing(words, around._replace(shells=(), paragraph=None))
        for each in reversed(around.shells):
            made = [fill(like(each), made)]
        return made

    def _block(self, element: Element, around: Around) -> list[Piece]:
        """Return what becomes of an element that is a block, or has one in it."""
        name = element.tag
        if name == APART:
            around = around if around.paragraph is not None else around._replace(paragraph=Element("p"))
            return self.flow(pieces_of(element), around)
        if name in PHRASING:
            return self._around_blocks(element, around)
        if name in {"p", "summary", "figcaption"}:  # the latter stand in no details, no figure
            element.tag = "p"
            return self._parted(element, around)
        if name in HEADINGS or name == "pre":
            words = self._words(pieces_of(element), around)
            return [fill(element, words if name == "pre" else stripped(words))]
        if name == "hr":
            return [element]
        return self._with_blocks(element, within(element, around))

    def _with_blocks(self, element: Element, inside: Around) -> list[Piece]:
        """Return what becomes of an element that holds blocks."""
        name = element.tag
        if name in {"ul", "ol"}:
            return groups.as_list(element, self, inside)
        if name == "dl":
            return groups.as_terms(element, self, inside)
        if name == "table":
            return grids.as_table(element, self, inside)
        if name == "details":
            return groups.as_details(element, self, inside)
        if name == "figure":
            return groups.as_figure(element, self, inside)
        return [fill(element, self.flow(pieces_of(element), inside))]

    def _around_blocks(self, element: Element, around: Around) -> list[Piece]:
        """Return what becomes of an element of text with blocks in it."""
        inner = pieces_of(element)
        around = around._replace(barred=within(element, around).barred)
        if element.tag in _TRANSPARENT:
            return [fill(element, self.flow(inner, around))]
        return self.flow(inner, around._replace(shells=(*around.shells, element)))

    def _parted(self, paragraph: Element, around: Around) -> list[Piece]:
        """Return the paragraphs and blocks that become of a paragraph."""
        if around.paragraph is not None:
            for name, value in around.paragraph.items():
                paragraph.attrib.setdefault(name, value)
        made = self.flow(pieces_of(paragraph), around._replace(paragraph=paragraph))
        is_named = "id" in paragraph.attrib and not any(isinstance(each, Element) for each in made)
        return [paragraph] if is_named else made


_WORDS = "words"
_BLOCK = BLOCK | {APART}


def _whole_of(piece: Piece) -> str:
    """Return what a piece is only a part of; empty where it is a block, `_WORDS` where it stands among words."""
    if isinstance(piece, str):
        return _WORDS
    name = piece.tag
    if name in PHRASING:
        return "" if holds(piece, _BLOCK) else _WORDS
    if name in LIST_PARTS:
        return "ul"
    if name in TERM_PARTS:
        return "dl"
    return "table" if name in TABLE_PARTS else ""


def _is_clicked(element: Element) -> bool:
    return element.tag in _CLICKED or (element.tag == "video" and "controls" in element.attrib)

"""What stands in an element as a list of its texts and elements, in order: so it can be parted, wrapped and moved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol
from xml.etree.ElementTree import Element

Piece = str | Element
"""A text, or an element without anything behind it."""


class Around(NamedTuple):
    """What stands around pieces."""

    barred: frozenset[str] = frozenset()
    """Elements that must not stand there."""
    shells: tuple[Element, ...] = ()
    """Elements of text, such as `b`, that shall be around the words but cannot be around blocks."""
    paragraph: Element | None = None
    """What words are wrapped in; None where they may stand alone."""


class Builder(Protocol):
    """Brings pieces into a form that is valid."""

    def opened(self, pieces: Iterable[Piece], around: Around) -> list[Piece]:
        """Return pieces without the elements that must not stand there, but with what those hold."""

    def flow(self, pieces: Iterable[Piece], around: Around) -> list[Piece]:
        """Return pieces as they may stand among blocks."""

    def phrasing(self, pieces: Iterable[Piece], around: Around) -> list[Piece]:
        """Return pieces as they may stand among words."""


# fmt: off
PHRASING = frozenset([
    "a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "img", "input", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "video",
])
"""Elements that stand among words."""
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
FLOW = HEADINGS | frozenset([
    "blockquote", "details", "div", "dl", "figure", "hr", "ol", "p", "pre", "section", "table", "ul",
])
"""Elements that stand for themselves, as paragraphs do."""
# fmt: on
# What some elements are only parts of: where they stand alone, they get what they belong in.
LIST_PARTS = frozenset(["li"])
TERM_PARTS = frozenset(["dt", "dd"])
TABLE_PARTS = frozenset(["tr", "td", "th", "thead", "tbody", "tfoot", "caption", "col", "colgroup"])
PARTS = LIST_PARTS | TERM_PARTS | TABLE_PARTS | frozenset(["summary", "figcaption"])
BLOCK = FLOW | PARTS
"""All that does not stand among words."""
APART = "/"
"""The name of what an opened block leaves: what stands in it stands apart from what is beside it."""
# What is seen without words.
_SEEN = frozenset(["img", "video", "hr", "br", "input"])


# What must not stand, at any depth, within some elements.
_BARRED_IN = {
    "a": frozenset(["a"]),
    "caption": TABLE_PARTS | {"table"},
    "dfn": frozenset(["dfn"]),
    "dt": HEADINGS | {"section"},
    "th": HEADINGS | {"section"},
}


def within(element: Element, around: Around) -> Around:
    """Return what stands around that which is in an element; words may stand alone there."""
    barred = _BARRED_IN.get(element.tag)
    return around._replace(paragraph=None, barred=around.barred | barred if barred else around.barred)


def pieces_of(element: Element) -> list[Piece]:
    """Return what stands in an element, and leave it empty."""
    pieces: list[Piece] = [element.text] if element.text else []
    for child in element:
        pieces.append(child)
        if child.tail:
            pieces.append(child.tail)
            child.tail = None
    element.text = None
    del element[:]
    return pieces


def fill(element: Element, pieces: Iterable[Piece]) -> Element:
    """Put pieces behind what stands in an element; return it."""
    for piece in pieces:
        if isinstance(piece, Element):
            element.append(piece)
        elif len(element):
            last = element[-1]
            last.tail = last.tail + piece if last.tail else piece
        else:
            element.text = element.text + piece if element.text else piece
    return element


def is_blank(piece: Piece) -> bool:
    """Whether nobody sees a piece: a text of blanks, or an element of such without an identifier."""
    if isinstance(piece, str):
        return not piece.strip()
    return all(
        each.tag not in _SEEN and "id" not in each.attrib and not (each.text or "").strip() for each in piece.iter()
    ) and not any((each.tail or "").strip() for each in piece.iter() if each is not piece)


def stripped(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces without the blanks at both ends."""
    found = list(pieces)
    while found and isinstance(found[0], str):
        text = found[0].lstrip(" \t\n\r\f")
        if text:
            if text != found[0]:
                found[0] = text
            break
        del found[0]
    while found and isinstance(found[-1], str):
        text = found[-1].rstrip(" \t\n\r\f")
        if text:
            if text != found[-1]:
                found[-1] = text
            break
        del found[-1]
    return found


def like(element: Element) -> Element:
    """Return a new element like an emptied one; the first has the identifier, which stands once."""
    made = Element(element.tag, dict(element.items()))
    element.attrib.pop("id", None)
    return made


def without_paragraph(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces; if there is but a bare paragraph, what stands in it: it is no paragraph, as it is all."""
    found = stripped(pieces)
    if len(found) == 1 and isinstance(found[0], Element) and found[0].tag == "p" and not found[0].attrib:
        return pieces_of(found[0])
    return found


def holds(element: Element, names: frozenset[str]) -> bool:
    """Whether one of some elements stands in an element."""
    return any(each.tag in names for each in element.iter() if each is not element)

"""The pieces of a text, as the scanner finds them and `building` makes elements of them."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from dancam.render.markdown.inline.runs import Run


class Bracket:
    """A `[` or `![` that is open, or what a link began with."""

    __slots__ = ("at", "first_run", "is_picture", "link", "start", "written")

    def __init__(self, written: str, start: int, at: int, first_run: int) -> None:
        """Take the bracket.

        Args:
            written: What stands there.
            start: Where the text behind it begins.
            at: Its number among the pieces.
            first_run: Number of the first run behind it.
        """
        self.written, self.start, self.at, self.first_run = written, start, at, first_run
        self.is_picture = written == "!["
        self.link: Element | None = None
        """The link that begins here; None where the bracket is text."""


class End:
    """The end of a link."""


class Note(NamedTuple):
    """The mark of a footnote."""

    label: str
    """What stands in its brackets."""


class Auto(NamedTuple):
    """An address that is a link by itself; within another link it is text."""

    href: str
    """Where it leads."""
    text: str
    """What readers see."""


class Picture(NamedTuple):
    """A picture in whose words or title footnotes are marked."""

    element: Element
    """The picture."""
    notes: tuple[Note, ...]
    """The marks."""


Piece = str | Element | Run | Bracket | End | Note | Auto | Picture


def notes_in(piece: Piece) -> Sequence[Note]:
    """Return the marks of footnotes in a piece."""
    return (piece,) if isinstance(piece, Note) else piece.notes if isinstance(piece, Picture) else ()


def plain(pieces: Sequence[Piece]) -> str:
    """Return the words of pieces alone, as the text alternative of a picture has them."""
    return "".join(map(_words, pieces))


def _words(piece: Piece) -> str:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, Run):
        return piece.sign * piece.count
    if isinstance(piece, Bracket):
        return piece.written if piece.link is None else ""
    if isinstance(piece, Auto):
        return piece.text
    if isinstance(piece, Picture):
        return piece.element.get("alt", "").replace("&amp;", "&")
    if isinstance(piece, Element):
        # Code lies in the tree as HTML has it.
        return piece.get("alt", "") if piece.tag == "img" else html.unescape("".join(piece.itertext()))
    return ""

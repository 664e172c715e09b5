"""What a Word document shows, piece by piece: paragraphs and tables, with styles and numbers already worked out."""

from __future__ import annotations

from dancam.records import Record


class Text(Record, frozen=True):
    """A stretch of text that looks the same throughout."""

    text: str
    marks: frozenset[str] = frozenset()
    """How it looks: some of `strong`, `em`, `del`, `sup`, `sub`."""
    href: str = ""
    """Where it leads; empty where it is no link."""


class Break(Record, frozen=True):
    """The start of a new line within a paragraph."""


class NoteMark(Record, frozen=True):
    """The mark of a footnote or an endnote."""

    key: str
    """Its name in Markdown: `1`, or `c1` for an endnote."""


class Image(Record, frozen=True):
    """A picture in the text."""

    number: int
    """Which of the document's pictures it is, counted from 1."""
    alt: str
    """What it shows, for readers who do not see it."""
    href: str = ""
    """Where it leads; empty where it is no link."""


Piece = Text | Break | NoteMark | Image


class Number(Record, frozen=True):
    """The number or the sign before a paragraph of a list."""

    label: str
    """It as Word shows it: `Điều 1.`; empty where that is only a dot, a dash or a tick."""
    sign: str
    """`-`, `.` or `)` where Markdown has such a list, else empty: the number is text."""
    value: int
    """The number."""
    list: str
    """To which list it belongs."""
    level: int
    """Its level in the list, counted from 0."""
    marks: frozenset[str]
    """How it looks."""
    glue: str = " "
    """What stands between it and the text."""


class Paragraph(Record, frozen=True):
    """A paragraph."""

    pieces: tuple[Piece, ...]
    heading: int = 0
    """The level of a heading, counted from 1; 0 where it is none."""
    is_title: bool = False
    """Whether its style says that it is the title of the document."""
    is_quote: bool = False
    align: str = ""
    """`center`, `right`, or empty."""
    indent: int = 0
    """How far from the margin its text stands, in twentieths of a point."""
    number: Number | None = None

    def words(self) -> str:
        """Return its text on one line, without its number."""
        return plain(self.pieces)

    def is_all(self, mark: str) -> bool:
        """Whether all its words look so."""
        texts = [each for each in self.pieces if isinstance(each, Text) and each.text.strip()]
        return bool(texts) and all(mark in each.marks for each in texts)


class Cell(Record, frozen=True):
    """A cell of a table."""

    blocks: tuple[Block, ...]
    columns: int = 1
    """How many columns it takes."""
    rows: int = 1
    """How many rows it takes."""


class Table(Record, frozen=True):
    """A table."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Table


def plain(pieces: tuple[Piece, ...]) -> str:
    """Return text on one line."""
    parts = (each.text if isinstance(each, Text) else " " if isinstance(each, Break) else "" for each in pieces)
    return " ".join("".join(parts).split())


def lines(blocks: tuple[Block, ...]) -> list[str]:
    """Return the lines that blocks show, each with its number, those of tables cell by cell."""
    found: list[str] = []
    for each in blocks:
        if isinstance(each, Table):
            for row in each.rows:
                for cell in row:
                    found += lines(cell.blocks)
            continue
        line: list[Piece] = [Text(each.number.label + each.number.glue)] if each.number else []
        for piece in (*each.pieces, Break()):
            if not isinstance(piece, Break):
                line.append(piece)
                continue
            found.append(plain(tuple(line)))
            line = []
    return [each for each in found if each]

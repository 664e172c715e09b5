"""Tables: their parts in order, every row as wide as the others, no cell over another one."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from dancam.render.markdown.html.pieces import (
    APART,
    Around,
    Builder,
    Piece,
    fill,
    is_blank,
    pieces_of,
    within,
    without_paragraph,
)

_CELLS = frozenset(["td", "th"])
_SECTIONS = frozenset(["thead", "tbody", "tfoot"])
_COLUMNS = frozenset(["col", "colgroup"])
# HTML knows no wider cells.
_WIDEST = 1000
# A row that lacks more cells gets none: the page would become many times as large as what is written.
_MOST_MISSING = 50


def as_table(element: Element, builder: Builder, around: Around) -> list[Piece]:
    """Return a table with its parts in order; what stands between its cells gets cells of its own."""
    table = _Table(builder, around)
    table.read(pieces_of(element))
    table.settle()
    caption = [] if table.caption is None or is_blank(table.caption) else [table.caption]
    if not table.sections:
        return [piece for each in caption for piece in builder.flow([fill(Element(APART), pieces_of(each))], around)]
    columns = table.columns if sum(map(_span, _columns(table.columns))) == table.width else []
    return [fill(element, [*caption, *columns, *table.sections])]


class _Table:
    """A table that is read."""

    def __init__(self, builder: Builder, around: Around) -> None:
        self.builder = builder
        self.around = around
        self.caption: Element | None = None
        self.columns: list[Element] = []
        self.sections: list[Element] = []
        self.width = 0

    def read(self, pieces: Iterable[Piece]) -> None:
        """Read what stands directly in a table."""
        loose: list[Piece] = []  # rows and cells outside any section
        for piece in self.builder.opened(pieces, self.around):
            name = piece.tag if isinstance(piece, Element) else ""
            if name == "caption" and self.caption is None and isinstance(piece, Element):
                inner = self.builder.flow(pieces_of(piece), within(piece, self.around))
                self.caption = fill(piece, without_paragraph(inner))
            elif name in _COLUMNS and isinstance(piece, Element):
                inner = self.builder.opened(pieces_of(piece), self.around)
                is_column = [isinstance(each, Element) and each.tag == "col" for each in inner]
                self.columns.append(fill(piece, itertools.compress(inner, is_column)))
                if any(is_column):  # a group is as wide as its columns, and must not say so besides
                    piece.attrib.pop("span", None)
                loose += (each for each, is_one in zip(inner, is_column, strict=True) if not is_one)
            elif name in _SECTIONS and isinstance(piece, Element):
                self._add("tbody", loose)
                loose = []
                inner = pieces_of(piece)
                self._add(name, inner, piece)
            else:
                loose.append(piece)
        self._add("tbody", loose)

    def _add(self, name: str, pieces: list[Piece], section: Element | None = None) -> None:
        """Add a section; only the first may be the head, and only the last the foot."""
        rows = list(self._rows(pieces))
        if not rows:
            return
        section = Element(name) if section is None else section
        section.tag = "tbody" if name == "tfoot" or (name == "thead" and self.sections) else name
        section.set(_FOOT, "") if name == "tfoot" else None
        self.sections.append(fill(section, rows))

    def _rows(self, pieces: Iterable[Piece]) -> Iterator[Element]:
        loose: list[Piece] = []
        for piece in self.builder.opened(pieces, self.around):
            if isinstance(piece, Element) and piece.tag == "tr":
                yield from self._row(loose)
                loose = []
                yield from self._row(pieces_of(piece), piece)
            elif isinstance(piece, Element) and piece.tag in _SECTIONS:
                yield from self._row(loose)
                loose = []
                yield from self._rows(pieces_of(piece))
            else:
                loose.append(piece)
        yield from self._row(loose)

    def _row(self, pieces: list[Piece], row: Element | None = None) -> Iterator[Element]:
        """Yield the rows that a row becomes: one, but for rows within it."""
        cells: list[Piece] = []
        loose: list[Piece] = []
        inner: list[Piece] = []
        for piece in self.builder.opened(pieces, self.around):
            if isinstance(piece, Element) and piece.tag in _CELLS:
                cells += self._loose_cell(loose)
                loose = []
                made = self.builder.flow(pieces_of(piece), within(piece, self.around))
                cells.append(fill(piece, without_paragraph(made)))
            elif isinstance(piece, Element) and piece.tag in {"tr", *_SECTIONS}:
                inner.append(piece)
            else:
                loose.append(piece)
        cells += self._loose_cell(loose)
        if cells or row is not None:
            yield fill(Element("tr") if row is None else row, cells)
        yield from self._rows(inner) if inner else ()

    def _loose_cell(self, pieces: list[Piece]) -> list[Piece]:
        if all(map(is_blank, pieces)):
            return []
        return [fill(Element("td"), without_paragraph(self.builder.flow(pieces, self.around)))]

    def settle(self) -> None:
        """Give all rows one width."""
        grids = [_Grid(section) for section in self.sections]
        begun = sorted({cell.column for grid in grids for cell in grid.cells})
        for grid in grids:
            grid.keep_columns(begun)
        self.width = len(begun)
        for number, grid in enumerate(grids):
            grid.write(self.width, is_first=number == 0)
        self.sections = [each for each in self.sections if len(each)]
        if self.sections and self.sections[-1].attrib.get(_FOOT) is not None:
            self.sections[-1].tag = "tfoot"
        for each in self.sections:
            each.attrib.pop(_FOOT, None)


# Says of a section, for a while, that it was written as the foot.
_FOOT = "/"


@dataclass(slots=True)
class _Cell:
    """A cell and the places that it takes."""

    element: Element
    row: int
    column: int
    rows: int
    columns: int


class _Grid:
    """The places of the cells of one section."""

    def __init__(self, section: Element) -> None:
        self.rows: list[Element] = list(section)
        self.section = section
        self.cells: list[_Cell] = []
        self._place()
        self._drop_rows()

    def _place(self) -> None:
        above: list[_Cell] = []  # those that reach into the row, in the order of their columns
        count = len(self.rows)
        for number, row in enumerate(self.rows):
            above = [each for each in above if each.row + each.rows > number]
            begun: list[_Cell] = []
            column = passed = 0
            for element in row:
                while passed < len(above) and above[passed].column <= column:
                    column = max(column, above[passed].column + above[passed].columns)
                    passed += 1
                columns = _number(element.get("colspan"), most=_WIDEST) or 1
                if passed < len(above):
                    columns = min(columns, above[passed].column - column)
                rows = _number(element.get("rowspan"), most=count - number)
                rows = count - number if rows == 0 and element.get("rowspan") is not None else max(rows, 1)
                begun.append(_Cell(element, number, column, rows, columns))
                column += columns
            self.cells += begun
            above = sorted([*above, *begun], key=lambda cell: cell.column)

    def _drop_rows(self) -> None:
        """Drop the rows in which no cell begins: they would have no height."""
        begun = {each.row for each in self.cells}
        kept = [number for number in range(len(self.rows)) if number in begun]
        if len(kept) == len(self.rows):
            return
        place = {number: index for index, number in enumerate(kept)}
        for cell in self.cells:
            cell.rows = sum(number in begun for number in range(cell.row, cell.row + cell.rows))
            cell.row = place[cell.row]
        self.rows = [self.rows[number] for number in kept]

    def keep_columns(self, begun: Sequence[int]) -> None:
        """Leave the columns in which a cell of the table begins, given in order: others would have no width."""
        for cell in self.cells:
            end = bisect_left(begun, cell.column + cell.columns)
            cell.column = bisect_left(begun, cell.column)
            cell.columns = end - cell.column

    def write(self, width: int, *, is_first: bool) -> None:
        """Write the rows with all their cells into the section, each as wide as the table.

        Args:
            width: How many columns the table has.
            is_first: Whether it is the first section, whose first row must be as wide as the table.
        """
        taken = [0] * len(self.rows)
        for cell in self.cells:
            for name, count in (("colspan", cell.columns), ("rowspan", cell.rows)):
                if count > 1:
                    cell.element.set(name, str(count))
                else:
                    cell.element.attrib.pop(name, None)
            for row in range(cell.row, cell.row + cell.rows):
                taken[row] += cell.columns
        pieces_of(self.section)
        for number, (element, count) in enumerate(zip(self.rows, taken, strict=True)):
            missing = width - count
            is_filled = missing <= _MOST_MISSING or (is_first and not number)
            fill(self.section, [fill(element, [Element("td") for _ in range(missing if is_filled else 0)])])


def _columns(columns: Iterable[Element]) -> Iterator[Element]:
    """Yield what stands for a column, or for several alike."""
    for each in columns:
        inner = [piece for piece in each if piece.tag == "col"]
        yield from inner or [each]


def _span(column: Element) -> int:
    return _number(column.get("span"), most=_WIDEST) or 1


def _number(written: str | None, most: int) -> int:
    """Return a number, at most `most`; 0 where none is written."""
    text = (written or "").strip()
    return min(int(text[:8]), most) if text.isascii() and text.isdecimal() else 0

"""The paragraphs and tables of a part of a document, as Word shows them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from dancam.importers.word.account import Account
from dancam.importers.word.elements import Element, is_on
from dancam.importers.word.letters import in_unicode
from dancam.importers.word.model import Block, Cell, Image, Number, Paragraph, Piece, Table, Text
from dancam.importers.word.numbering import Numbering
from dancam.importers.word.regions import Region, ground_of, parts_of, taken_of_style
from dancam.importers.word.runs import Line, Runs, is_contents
from dancam.importers.word.styles import ParagraphStyle, Styles, align_of, left_of, outline_of, whole
from dancam.importers.word.tidy import tidy
from dancam.records import Record

_SKIPPED = frozenset(
    ["w:sectPr", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr", "w:tblPrEx"]
)
_QUOTES = frozenset({"quote", "intense quote", "block text", "quotations"})
_MOST_COLUMNS = 1000
_NOWHERE = Region()


class Story:
    """Reads one part of a document."""

    def __init__(self, styles: Styles, numbering: Numbering, runs: Runs, account: Account) -> None:
        self._styles = styles
        self._numbering = numbering
        self._runs = runs
        self._account = account

    def blocks(self, element: Element, region: Region = _NOWHERE) -> tuple[Block, ...]:
        """Return the paragraphs and tables in an element.

        Args:
            element: The body, a note, a cell, or a text box.
            region: Where it stands; without one, on a ground that nobody knows.
        """
        found: list[Block] = []
        carried: list[_Carried] = []
        for each in self._blocks_in(element):
            if each.tag == "w:tbl":
                found += _flushed(carried)
                found.append(self._read_table(each, region))
            elif each.tag == "a:p":
                found.append(self._drawn(each))
            else:
                found += self._paragraph(each, region, carried)
        return (*found, *_flushed(carried))

    def _blocks_in(self, element: Element) -> Iterator[Element]:
        """Yield the paragraphs and tables in an element, whatever stands around them."""
        for each in element.children:
            if each.tag in {"w:p", "w:tbl", "a:p"}:
                yield each
            elif each.tag == "w:sdt" and is_contents(each):
                self._account.leave_element("table of contents", each)
            elif each.tag in {"w:altChunk", "w:subDoc"}:
                self._account.leave("inserted files")
            elif each.tag in {"w:del", "w:moveFrom"}:
                self._account.leave_element("deleted text", each)
            elif each.tag == "mc:AlternateContent":
                yield from self._blocks_in(self._alternative(each))
            elif each.tag == "w:r" or each.tag.startswith("m:"):  # text without a paragraph
                around = Element("w:p", {})
                around.children.append(each)
                yield around
            elif each.tag not in _SKIPPED:
                yield from self._blocks_in(each)

    def _alternative(self, element: Element) -> Element:
        """Return the first of several ways in which the same is written that has anything; the others are seen."""
        filled = [each for each in element.children if each.children]
        for other in filled[1:]:
            self._account.text_of(other)
        return filled[0] if filled else _NOTHING

    def _paragraph(self, element: Element, around: Region, carried: list[_Carried]) -> list[Block]:
        properties = element.find("w:pPr")
        style = self._styles.paragraph(properties)
        behind = style.ground if style.ground is not None else around.ground
        region = replace(around, ground=ground_of(properties, behind))
        mark = properties.find("w:rPr") if properties is not None else None
        changes = {each.tag for each in mark.children} if mark is not None else set()
        if changes & {"w:del", "w:ins", "w:moveFrom", "w:moveTo"}:
            self._account.change("tracked changes")
        is_deleted = bool(changes & {"w:del", "w:moveFrom"})
        is_hidden = self._styles.run(mark, style.key, region).is_hidden
        line = self._runs.read(element, style.key, region)
        is_heading = "title" in style.names or bool(outline_of(properties or _NOTHING, style.outline))
        written = self._runs.pieces(line, is_heading=is_heading)
        pieces = tidy(written)
        is_drop_cap = properties is not None and bool((properties.find("w:framePr") or _NOTHING).get("w:dropCap"))
        made: list[Block] = []
        if not pieces and (is_deleted or is_hidden):
            pass  # nothing is left of it: it is not even counted
        else:
            is_open = is_deleted or is_hidden or is_drop_cap
            shown = tuple(written) if is_open or carried else pieces
            paragraph = self._shown(shown, properties, style, mark, region)
            if is_open:
                carried.append(_Carried(paragraph, is_first=is_hidden and not is_deleted))
            elif pieces or paragraph.number is not None:
                made.append(_joined(carried, paragraph))
                carried.clear()
            else:
                made += _flushed(carried)
        if line.boxes:
            made += _flushed(carried)
            made += self._boxes(line)
        return made

    def _boxes(self, line: Line) -> list[Block]:
        made: list[Block] = []
        for box in line.boxes:
            text = box.content
            found = (Paragraph((Text(text),)),) if isinstance(text, str) else self.blocks(text)
            href = self._runs.web_address(box.href)
            found = tuple(_leading(each, href) for each in found) if href else found
            if found:
                self._account.change("text boxes")
            made += found
        return made

    def _drawn(self, element: Element) -> Paragraph:
        """Return a paragraph of a drawing."""
        parts: list[Piece] = []
        href = ""
        for each in element.walk():
            if each.tag in {"a:r", "a:fld"}:
                href = self._runs.web_address(self._runs.target(each.find("a:rPr", "a:hlinkClick")))
            elif each.tag == "a:t":
                parts.append(Text(self._account.see(each), href=href))
            elif each.tag == "a:br":
                parts.append(Text(" "))
        return Paragraph(tidy(parts))

    def _shown(
        self,
        pieces: tuple[Piece, ...],
        properties: Element | None,
        style: ParagraphStyle,
        mark: Element | None,
        region: Region,
    ) -> Paragraph:
        own = properties if properties is not None else _NOTHING
        number, left = self._number(own, style, mark, region)
        return Paragraph(
            pieces,
            heading=outline_of(own, style.outline),
            is_title="title" in style.names,
            is_quote=not _QUOTES.isdisjoint(style.names),
            align=align_of(own, style.align),
            indent=left_of(own, left if left is not None else style.left) or 0,
            number=number,
        )

    def _number(
        self, own: Element, style: ParagraphStyle, mark: Element | None, region: Region
    ) -> tuple[Number | None, int | None]:
        """Return the number of a paragraph, and how far its list moves it from the margin."""
        stated, level = own.value("w:numPr", "w:numId"), own.value("w:numPr", "w:ilvl")
        if stated:
            key, number = stated, whole(level, 0)
        elif style.number is not None:
            key = style.number[0]
            number = whole(level, self._numbering.level_of(key, style.key, style.number[1]))
        else:
            return None, None
        shown = self._numbering.count(key, number) if key != "0" else None
        if shown is None:
            return None, None
        look = self._styles.run(mark, style.key, region, self._numbering.look(key, number))
        if look.is_hidden:
            return None, shown.left
        if not shown.is_certain:
            self._account.change("numbers")
        labels, count = in_unicode([shown.label], [look.font])
        self._account.decoded += count
        label = " ".join(labels[0].split())
        if not label and not shown.sign:  # a level that shows nothing
            return None, shown.left
        marks = look.marks - {"sup", "sub", "del"}
        glue = " " if labels[0][-1:].isspace() else shown.glue
        made = Number(label, shown.sign, shown.value, shown.list, shown.level, marks, glue)
        return made, shown.left

    def _read_table(self, element: Element, around: Region) -> Table:
        properties = element.find("w:tblPr") or _NOTHING
        region = Region(properties.value("w:tblStyle"), ground=ground_of(properties, around.ground))
        look, rows = properties.find("w:tblLook"), list[list[_Open]]()
        found = list(self._parts(element, "w:tr"))
        for number, row in enumerate(found):
            special = row.find("w:tblPrEx", "w:tblLook")
            taken = taken_of_style(special if special is not None else look)
            about = row.find("w:trPr") or _NOTHING
            if is_on(about.find("w:hidden")):
                self._account.leave_element("hidden text", row)
            elif about.find("w:del") is not None:
                self._account.change("tracked changes")
                self._account.leave_element("deleted text", row)
            else:
                place = _Place(region, taken, (number, len(found)))
                rows.append(self._row(row, about, place, rows[-1] if rows else []))
        return Table(tuple(tuple(each.cell() for each in row if not each.is_above) for row in rows))

    def _parts(self, element: Element, tag: str) -> Iterator[Element]:
        """Yield the rows of a table or the cells of a row, whatever stands around them."""
        for each in element.children:
            if each.tag == tag:
                yield each
            elif each.tag == "mc:AlternateContent":
                yield from self._parts(self._alternative(each), tag)
            elif each.tag not in _SKIPPED:
                yield from self._parts(each, tag)

    def _row(self, row: Element, about: Element, place: _Place, above: list[_Open]) -> list[_Open]:
        made: list[_Open] = []
        bands = self._styles.bands(place.table.style)
        cells = list(self._parts(row, "w:tc"))
        column = _span(about.value("w:gridBefore"), 0)
        if column:
            made.append(_Open(0, column, ()))
        for number, cell in enumerate(cells):
            own = cell.find("w:tcPr") or _NOTHING
            columns = _span(own.value("w:gridSpan"), 1)
            if own.find("w:cellDel") is not None:
                self._account.change("tracked changes")
                self._account.leave_element("deleted text", cell)
                continue
            beside, under = own.find("w:hMerge"), own.find("w:vMerge")
            upper = next((each for each in above if each.column == column), None)
            if beside is not None and beside.get("w:val") != "restart" and made:
                made[-1].columns += columns
                self._account.leave_element("hidden text", cell)
            elif under is not None and under.get("w:val") != "restart" and upper and upper.is_open:
                upper.top.rows += 1
                made.append(_Open(column, upper.columns, (), top=upper.top))
                self._account.leave_element("hidden text", cell)
            else:
                parts = parts_of(place.taken, place.row, (number, len(cells)), bands, about, own)
                region = replace(place.table, parts=parts)
                region = replace(region, ground=self._styles.ground(own, region))
                blocks = self.blocks(cell, region)
                made.append(_Open(column, columns, blocks, is_open=under is not None))
            column += columns
        after = _span(about.value("w:gridAfter"), 0)
        if after:
            made.append(_Open(column, after, ()))
        return made


class _Carried:
    """A paragraph whose end Word does not show: the next one goes on in its line."""

    def __init__(self, paragraph: Paragraph, *, is_first: bool) -> None:
        self.paragraph = paragraph
        self.is_first = is_first
        """Whether the line looks as this paragraph, not as the next one."""


class _Place(Record, frozen=True):
    """Where a row is."""

    table: Region
    taken: frozenset[str]
    """What of the table's style counts in it."""
    row: tuple[int, int]
    """Its number, counted from 0, and how many rows there are."""


class _Open:
    """A cell, while it may still grow."""

    def __init__(
        self, column: int, columns: int, blocks: tuple[Block, ...], *, is_open: bool = False, top: _Open | None = None
    ) -> None:
        self.column = column
        self.columns = columns
        self.rows = 1
        self.blocks = blocks
        self.is_above = top is not None
        """Whether it is but the lower part of a cell above."""
        self.is_open = is_open or self.is_above
        self.top = top or self

    def cell(self) -> Cell:
        """Return the cell."""
        return Cell(self.blocks, self.columns, self.rows)


_NOTHING = Element("", {})


def _span(text: str, otherwise: int) -> int:
    return min(_MOST_COLUMNS, max(otherwise, whole(text, otherwise)))


def _leading(block: Block, href: str) -> Block:
    """Return a block of which everything leads somewhere that leads nowhere else."""
    if isinstance(block, Table):
        rows = (
            tuple(replace(cell, blocks=tuple(_leading(each, href) for each in cell.blocks)) for cell in row)
            for row in block.rows
        )
        return Table(tuple(rows))
    pieces = (
        replace(each, href=each.href or href) if isinstance(each, Text | Image) else each for each in block.pieces
    )
    return replace(block, pieces=tuple(pieces))


def _flushed(carried: list[_Carried]) -> list[Block]:
    """Return the paragraphs that nothing follows."""
    if not carried:
        return []
    last = carried.pop().paragraph
    joined = _joined(carried, last) if carried else replace(last, pieces=tidy(last.pieces))
    carried.clear()
    return [joined]


def _joined(carried: list[_Carried], paragraph: Paragraph) -> Paragraph:
    """Return a paragraph with those in its line before it."""
    if not carried:
        return paragraph
    pieces = [piece for each in carried for piece in each.paragraph.pieces]
    looks = next((each.paragraph for each in carried if each.is_first), paragraph)
    return replace(looks, pieces=tidy([*pieces, *paragraph.pieces]))

"""Tables of a document: in Markdown's own form where that can say it, else as HTML."""

from __future__ import annotations

from collections.abc import Mapping

from dancam.importers.word.inline import html, markdown
from dancam.importers.word.model import Block, Cell, Image, NoteMark, Paragraph, Piece, Table, Text


def is_box(table: Table) -> bool:
    """Whether a table is but a frame around text."""
    return len(table.rows) == 1 and len(table.rows[0]) == 1


def has_content(table: Table) -> bool:
    """Whether there is anything to see in a table."""
    return any(True for _ in pieces_in(table))


def pieces_in(block: Block) -> list[Piece]:
    """Return all pieces of a paragraph or a table."""
    if isinstance(block, Paragraph):
        return list(with_number(block))
    return [piece for row in block.rows for cell in row for each in cell.blocks for piece in pieces_in(each)]


def is_simple(table: Table) -> bool:
    """Whether Markdown has a form for a table: no merged cells, and no table in a cell."""
    cells = [cell for row in table.rows for cell in row]
    return all(
        cell.columns == cell.rows == 1 and all(isinstance(each, Paragraph) for each in cell.blocks) for cell in cells
    )


def as_markdown(table: Table, pictures: Mapping[int, str]) -> str:
    """Return a simple table as Markdown; its first row is its head.

    Args:
        table: The table.
        pictures: The file of each picture, by its number.
    """
    rows = [[_cell(cell, pictures) for cell in row] for row in table.rows]
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    rows.insert(1, ["---"] * width)
    return "\n".join(f"| {' | '.join(row)} |".replace("|  |", "| |") for row in rows)


def as_html(table: Table, pictures: Mapping[int, str]) -> str:
    """Return a table as HTML, a row on each line.

    Args:
        table: The table.
        pictures: The file of each picture, by its number.
    """
    made = ["<table>"]
    for number, row in enumerate(row for row in table.rows if row):
        tag = "td" if number else "th"
        made.append("<tr>" + "".join(_html_cell(cell, tag, pictures) for cell in row) + "</tr>")
    return "\n".join([*made, "</table>"])


def notes_in(table: Table) -> list[str]:
    """Return the names of the notes whose marks stand in a table."""
    return [each.key for each in pieces_in(table) if isinstance(each, NoteMark)]


def with_number(paragraph: Paragraph) -> tuple[Piece, ...]:
    """Return the pieces of a paragraph behind its number, as Word shows it."""
    number = paragraph.number
    if number is None:
        return paragraph.pieces
    label = number.label or "-"
    return (Text(f"{label}{number.glue if paragraph.pieces else ''}", number.marks), *paragraph.pieces)


def _lines(cell: Cell) -> list[tuple[Piece, ...]]:
    return [with_number(each) for each in cell.blocks if isinstance(each, Paragraph)]


def _cell(cell: Cell, pictures: Mapping[int, str]) -> str:
    return "<br>".join(line for line in (markdown(each, pictures, "<br>") for each in _lines(cell)) if line)


def _html_cell(cell: Cell, tag: str, pictures: Mapping[int, str]) -> str:
    made = ""
    for each in cell.blocks:
        if isinstance(each, Table):
            made += as_html(each, pictures).replace("\n", "") if has_content(each) else ""
        else:
            line = html(with_number(each), pictures)
            made += ("<br>" if made and not made.endswith("</table>") and line else "") + line
    spans = "".join(
        f' {name}="{count}"' for name, count in (("colspan", cell.columns), ("rowspan", cell.rows)) if count > 1
    )
    return f"<{tag}{spans}>{made}</{tag}>"


def pictures_in(block: Block) -> list[Image]:
    """Return the pictures of a paragraph or a table."""
    return [each for each in pieces_in(block) if isinstance(each, Image)]

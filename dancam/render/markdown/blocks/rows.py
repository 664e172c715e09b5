"""Tables among the lines of a paragraph: a head, a rule under it, and rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from dancam.content.inline import OPENS_CODE
from dancam.patterns import lazy

_RULE = lazy(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
# A bar parts cells where no escape and no code holds it.
_PIECES = lazy(rf"\\.|{OPENS_CODE}(`+).*?(?<!`)\1(?!`)|`+|\||[^\\`|]+|\\", re.DOTALL)


def cells_of(row: str) -> list[str]:
    """Return the texts of a row's cells."""
    row = row.strip(" \t")
    cells = [""]
    for piece in _PIECES.finditer(row):
        text = piece[0]
        if text == "|":
            cells.append("")
        elif piece[1] and "\\|" in text:
            cells[-1] += text.replace("\\|", "|")
        else:
            cells[-1] += text
    if row.startswith("|"):
        del cells[0]
    if len(cells) > 1 and not cells[-1].strip() and row.endswith("|"):
        cells.pop()
    return [cell.strip(" \t") for cell in cells]


def table_start(lines: Sequence[str]) -> int | None:
    """Return the index of the line that is the head of a table among the lines of a paragraph; None without one."""
    for number, line in enumerate(lines[1:]):
        rule = line.strip(" \t")
        if ("|" in rule or ":" in rule) and _RULE.fullmatch(rule) and "|" in lines[number] + rule:
            head = cells_of(lines[number])
            if len(head) == len(cells_of(rule)) and (len(head) > 1 or lines[number].strip().startswith("|")):
                return number
    return None


def is_rule(head: str, rule: str) -> bool:
    """Whether a line is the rule under the head of a table."""
    return table_start((head, rule)) is not None


def columns_of(row: str) -> int:
    """Return how many cells a row has."""
    return len(cells_of(row))


def make_table(parent: Element, lines: Sequence[str]) -> list[int]:
    """Make a table.

    Args:
        parent: What it stands in.
        lines: Its head, its rule and its rows.

    Returns:
        The indexes of rows that are not as the head: with more cells, or without the bar that all others begin with.
    """
    head = cells_of(lines[0])
    alignments = [_alignment(cell) for cell in cells_of(lines[1])]
    begins_with_bar = lines[0].lstrip().startswith("|")
    table = SubElement(parent, "table")
    _make_row(SubElement(table, "thead"), "th", head, alignments)
    odd = []
    if len(lines) > 2:
        body = SubElement(table, "tbody")
        for number, line in enumerate(lines[2:], 2):
            cells = cells_of(line)
            if len(cells) > len(head) or (begins_with_bar and not line.lstrip().startswith("|")):
                odd.append(number)
            _make_row(body, "td", cells, alignments)
    return odd


def _alignment(rule: str) -> str:
    if rule.endswith(":"):
        return "center" if rule.startswith(":") else "right"
    return "left" if rule.startswith(":") else ""


def _make_row(parent: Element, tag: str, cells: Sequence[str], alignments: Sequence[str]) -> None:
    """Make a row; what is too much for it goes into its last cell, so that nothing is lost."""
    row = SubElement(parent, "tr")
    last = len(alignments) - 1
    for number, alignment in enumerate(alignments):
        cell = SubElement(row, tag)
        texts = cells[number : number + 1] if number < last else cells[number:]
        cell.text = " | ".join(texts)
        if alignment:
            cell.set("align", alignment)

"""Where text stands: in which part of which table, and on what ground.

A style of tables has other looks for the first row, every second column and so on. Which of them a cell has follows
from its place and from what the table takes of its style; Word also writes it down at rows and cells.
"""

from __future__ import annotations

from collections.abc import Set
from typing import TypeVar

from dancam.importers.word.elements import Element
from dancam.records import Record

_Ground = TypeVar("_Ground", bound=str | None)

WHITE = "FFFFFF"
_UNKNOWN = ""
# The parts of a table, in the order in which a later look counts more than an earlier one.
# fmt: off
PARTS = (
    "band1Vert", "band2Vert", "band1Horz", "band2Horz", "firstRow", "lastRow", "firstCol", "lastCol",
    "nwCell", "neCell", "swCell", "seCell",
)
_CORNERS = {
    "nwCell": {"firstRow", "firstCol"}, "neCell": {"firstRow", "lastCol"},
    "swCell": {"lastRow", "firstCol"}, "seCell": {"lastRow", "lastCol"},
}
# The parts as `w:cnfStyle` has them: digit by digit, and by name.
_WRITTEN = (
    ("firstRow", "firstRow"), ("lastRow", "lastRow"), ("firstCol", "firstColumn"), ("lastCol", "lastColumn"),
    ("band1Vert", "oddVBand"), ("band2Vert", "evenVBand"), ("band1Horz", "oddHBand"), ("band2Horz", "evenHBand"),
    ("neCell", "firstRowLastColumn"), ("nwCell", "firstRowFirstColumn"),
    ("seCell", "lastRowLastColumn"), ("swCell", "lastRowFirstColumn"),
)
# What a table takes of its style: name, bit, and whether it is stated where it is not taken.
_LOOKS = (
    ("firstRow", 0x20, False), ("lastRow", 0x40, False), ("firstColumn", 0x80, False), ("lastColumn", 0x100, False),
    ("noHBand", 0x200, True), ("noVBand", 0x400, True),
)
# fmt: on


class Region(Record, frozen=True):
    """A place for text."""

    style: str = ""
    """The style of the table around it; empty where there is none."""
    parts: tuple[str, ...] = ()
    """Which parts of the table it is in, those that count more behind the others."""
    ground: str = _UNKNOWN
    """The colour behind the text: `FFFFFF`; empty where nobody can say."""


def taken_of_style(look: Element | None) -> frozenset[str]:
    """Return what a table takes of its style.

    Args:
        look: Its `w:tblLook`; without one it takes only the bands.
    """
    names = {name for name, _, _ in _LOOKS}
    stated = {name: look.get(f"w:{name}") for name in names} if look is not None else {}
    if not any(stated.values()):
        try:
            bits = int(look.get("w:val") or "0", 16) if look is not None else 0
        except ValueError:
            bits = 0
        stated = {name: "1" if bits & bit else "0" for name, bit, _ in _LOOKS}
    is_stated = {name: text.lower() in {"1", "true", "on"} for name, text in stated.items()}
    return frozenset(name for name, _, is_not in _LOOKS if is_stated[name] != is_not)


def parts_of(
    taken: Set[str], row: tuple[int, int], column: tuple[int, int], bands: tuple[int, int], *written: Element
) -> tuple[str, ...]:
    """Return the parts of a table in which a cell is.

    Args:
        taken: What the table takes of its style.
        row: The number of its row, counted from 0, and how many there are.
        column: The same of its column.
        bands: How many rows, and how many columns, are a band.
        written: The properties of its row and of the cell itself, in which Word wrote down their parts.
    """
    found: set[str] = set()
    for kind, end, (number, count), size in (("Horz", "Row", row, bands[0]), ("Vert", "Col", column, bands[1])):
        has_first, has_last = (f"{each}{'Column' if end == 'Col' else 'Row'}" in taken for each in ("first", "last"))
        is_first, is_last = has_first and number == 0, has_last and number == count - 1
        found |= {f"first{end}"} if is_first else set()
        found |= {f"last{end}"} if is_last else set()
        if f"no{kind[0]}Band" in taken and not is_first and not is_last:
            found.add(f"band{(number - has_first) // max(1, size) % 2 + 1}{kind}")
    for properties in written:
        found |= _written(properties.find("w:cnfStyle"))
    found |= {corner for corner, sides in _CORNERS.items() if sides <= found}
    return tuple(each for each in PARTS if each in found)


def _written(element: Element | None) -> set[str]:
    if element is None:
        return set()
    digits = element.get("w:val")
    return {
        part
        for place, (part, name) in enumerate(_WRITTEN)
        if digits[place : place + 1] == "1" or element.get(f"w:{name}").lower() in {"1", "true", "on"}
    }


def page_ground(document: Element) -> str:
    """Return the colour of the pages of a document, given its outermost element."""
    page = document.find("w:background")
    return WHITE if page is None or page.get("w:color", WHITE).upper() == WHITE else _UNKNOWN


def ground_of(properties: Element | None, otherwise: _Ground) -> _Ground | str:
    """Return the colour of the ground that properties give a run, a paragraph or a cell.

    Args:
        properties: The properties, which may have a `w:shd`.
        otherwise: What is behind it.
    """
    shade = properties.find("w:shd") if properties is not None else None
    pattern = shade.get("w:val", "clear") if shade is not None else "nil"
    if shade is None or pattern == "nil":
        return otherwise
    if pattern == "clear":
        fill = shade.get("w:fill", "auto")
        return otherwise if fill == "auto" else fill
    if pattern == "solid":
        color = shade.get("w:color", "auto")
        return "000000" if color == "auto" else color
    return _UNKNOWN  # dots and stripes

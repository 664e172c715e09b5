"""Headings, tables and captions that people lay out by hand, and blanks that Markdown does not take for blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dancam.content.typed.lines import INVISIBLE, is_empty
from dancam.patterns import lazy

# Blanks that look like one and are none to Markdown.
ODD_BLANKS = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
# One without a width may stand within marks, too, or in the name of a topic: `*\u200bnghiêng*`, `#\u200bChungTay`.
_NOT_MARKED = r"(?![\u200b\u2060\ufeff]++(?:[^\w\s]|[^*\n]*\*|(?<=(?<!#)#[\u200b\u2060\ufeff])\w))"
MARK = lazy(
    rf"[ \t>]*(?P<mark>[-*+]|\d{{1,3}}[.)]|#{{1,6}}){_NOT_MARKED}[ \t]*(?P<blank>[{ODD_BLANKS}])"
    rf"[{ODD_BLANKS} \t]*+(?=\S)(?!{INVISIBLE.pattern})"
)
_CLOSE_HEADING = lazy(rf"[ \t>]*(?P<mark>#{{2,6}})(?={INVISIBLE.pattern}*+[^\s#\0])")
_UNDERLINE = lazy(r" {0,3}(?P<line>=+|-+)[ \t]*$")
# What stands above an underline and is no name: it is something else already.
_NO_NAME = lazy(r"[ \t]*(?:#|>|\||[-*+][ \t]|\d{1,9}[.)][ \t]|<|:::|\[\^?[^\]]+\]:|\0|[*_-]{3,}[ \t]*$|!!!)")
_DRAWN = lazy(r"[ \t>]*\+(?:[-=]{2,}\+)+[ \t]*$")
_BOX = lazy(r"[│┃║┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋]")
_GAP = lazy(r"(?<=[^\s>])(?P<gap>[ ]*\t[ \t]*|[ ]{3,})(?=[^\s\\])")
_ITEM = lazy(r"[ \t>]*(?:[^\w\s]\)?|\(?\w{1,5}[.)/]-?|[ovqüØ§](?=\t|[ ]{2}))(?=\s)\s*")
_ROWS = 2
# A target with a caption in quotation marks as text processors set them, which Markdown does not know.
QUOTED = lazy(
    r"(?P<before>\]\([ \t]*(?:<[^<>\n]*>|[^\s()“”‘’„\"']+(?:\([^\s()]*\)[^\s()“”‘’„\"']*)*)[ \t]+)"
    r"(?P<open>[“”„‘’\"'])(?P<caption>[^“”„\"\n]*)(?P<close>[“”‘’\"'])(?=[ \t]*\))"
)
_CURLY = frozenset("“”„‘’")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a body."""

    row: int
    """Number of the line, counted from 0."""
    start: int
    """Where it begins in it, counted from 0."""
    length: int
    """How many characters it has."""
    text: str
    """What is there, or how much of it."""


def marks_with_odd_blanks(lines: Sequence[str]) -> Iterator[Spot]:
    """Yield each blank behind the mark of an item or heading that is none to Markdown; the text is the mark."""
    for row, line in enumerate(lines):
        match = MARK.match(line)
        if match:
            yield Spot(row, match.start("blank"), 1, match["mark"])


def headings_without_blank(lines: Sequence[str]) -> Iterator[Spot]:
    """Yield each row of hash marks with a word right behind; one alone is a text such as `#ChungTay`."""
    for row, line in enumerate(lines):
        match = _CLOSE_HEADING.match(line)
        if match:
            yield Spot(row, match.start("mark"), len(match["mark"]), match["mark"])


def underlined(lines: Sequence[str]) -> Iterator[Spot]:
    """Yield each line of signs under a text, which makes a heading of the text; the text is the line."""
    first = 0  # of the block
    for row, line in enumerate(lines):
        if is_empty(line):
            first = row + 1
            continue
        match = _UNDERLINE.match(line)
        if match and row > first and not any(_NO_NAME.match(lines[each]) for each in {first, row - 1}):
            yield Spot(row, match.start("line"), len(match["line"]), match["line"])
            first = row + 1


def drawn_tables(lines: Sequence[str]) -> Iterator[Spot]:
    """Yield the first line of each table that is drawn with signs; the text is the number of its lines."""
    found = [bool(_DRAWN.match(line) or len(_BOX.findall(line)) > 1 or _is_row(line)) for line in lines]
    for rows in _stretches(found):
        drawn = [row for row in rows if not _is_row(lines[row])]
        if drawn and (len(drawn) >= _ROWS or _DRAWN.match(lines[drawn[0]])):
            line = lines[rows[0]]
            start = len(line) - len(line.lstrip())
            yield Spot(rows[0], start, len(line.strip()), str(len(rows)))


def _is_row(line: str) -> bool:
    return line.lstrip(" \t>").startswith(("|", "│", "┃", "║"))


def spaced_tables(lines: Sequence[str]) -> Iterator[Spot]:
    """Yield the first gap of each stretch of lines that tabs or many blanks part into columns.

    The text is the number of lines.
    """
    gaps = [gap_of(line) for line in lines]
    for rows in _stretches([each is not None for each in gaps]):
        match = gaps[rows[0]]
        if len(rows) >= _ROWS and match is not None:
            yield Spot(rows[0], match.start("gap"), len(match["gap"]), str(len(rows)))


def gap_of(line: str) -> re.Match[str] | None:
    """Return the first gap between columns of a line; None where it has none, or is a row of a table."""
    if ("\t" not in line and "   " not in line) or line.count("|") > 1 or "\0" in line:
        return None
    item = _ITEM.match(line)
    return _GAP.search(line, item.end() if item else 0)


def _stretches(found: Sequence[bool]) -> Iterator[list[int]]:
    """Yield the numbers of the lines in each stretch for which something holds."""
    for holds, rows in groupby(range(len(found)), key=found.__getitem__):
        if holds:
            yield list(rows)


def curly_captions(lines: Sequence[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield each caption of a link or picture in curly quotation marks, with the number of its line."""
    for row, line in enumerate(lines):
        if "](" in line:
            for match in QUOTED.finditer(line):
                if match["open"] in _CURLY or match["close"] in _CURLY:
                    yield row, match

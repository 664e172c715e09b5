"""Blanks that are too many, and characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dancam.authoring.fixes.drafts import Draft, Edit, keys, words
from dancam.content.legacy_fonts import from_tcvn3, is_syllable
from dancam.content.typed.layout import gap_of
from dancam.content.typed.lines import INVISIBLE

_GAP = re.compile(r"(?<=[^\s|])[ \u00a0]{2,}(?=[^\s|\\#])")
_START = re.compile(r"[\s>]*(?:[-*+]|\d{1,9}[.)]|\[\^[^\]]+\]:|:)?\s*")
_VALUE = re.compile(r"[ ]*(?:-[ ]+)*[a-z_]+[ ]*:[ ]+")
_SENTENCES = frozenset({"title", "summary", "correction", "withdrawn", "alt", "caption", "credit"})
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SOFT = re.compile(r"[^\W\d_\u00ad]*(?:\u00ad[^\W\d_\u00ad]*)+")


def unseen(draft: Draft) -> Iterator[Edit]:
    """Yield an edit for each character that nobody sees, but for those that a text from right to left needs."""
    if not any(map(INVISIBLE.search, draft.lines)):
        return
    for row, line in enumerate(words(draft)):
        if not INVISIBLE.search(line):
            continue
        needed = {at for match in _SOFT.finditer(line) for at in _letters_in_tcvn3(match)}
        is_mixed = any(unicodedata.bidirectional(each) in {"R", "AL"} for each in line)
        for match in INVISIBLE.finditer(line):
            if match.start() not in needed and not (is_mixed and _DIRECTIONS.match(match[0])):
                yield Edit(row, match.start(), match.end(), "", "invisible-character")


def _letters_in_tcvn3(match: re.Match[str]) -> Iterator[int]:
    """Yield the places of soft hyphens in a word that are letters: TCVN3 has its `ư` there."""
    if max(match[0]) <= "\xff" and is_syllable(from_tcvn3(match[0])):
        yield from (match.start() + at for at, each in enumerate(match[0]) if each == "\u00ad")


def doubled(draft: Draft) -> Iterator[Edit]:
    """Yield an edit for each gap of several blanks between words, where they make no columns."""
    if not any("  " in line or "\u00a0" in line for line in draft.lines):
        return
    lines = words(draft)
    around = [own for own, _ in keys(draft.lines[: draft.fields])]
    columns = {row for row, line in enumerate(lines) if gap_of(line.replace("\0", "x"))}
    for row, line in enumerate(lines):
        if row < draft.fields:
            match = _VALUE.match(line) if around[row] in _SENTENCES else None
            start = match.end() if match else len(line)
        elif line.count("|") > 1 or (row in columns and {row - 1, row + 1} & columns):
            continue
        else:
            match = _START.match(line)
            start = match.end() if match else 0
        for gap in _GAP.finditer(line, start):
            yield Edit(row, gap.start(), gap.end(), _one(line, gap), "double-space")


def _one(line: str, gap: re.Match[str]) -> str:
    """Return the blank that is left of a gap: one that does not break only between a number and its unit."""
    is_number = line[gap.start() - 1].isdigit() and line[gap.end()].isalpha()
    return "\u00a0" if "\u00a0" in gap[0] and is_number else " "

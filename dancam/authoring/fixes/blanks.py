"""Blanks that are too many, and characters that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dancam.authoring.fixes.drafts import Draft, Edit, keys, words
from dancam.content.legacy_fonts import from_tcvn3, is_syllable
from dancam.content.typed.layout import gap_of
from dancam.content.typed.lines import INVISIBLE, is_empty, near, unneeded

_GAP = re.compile(rf"(?<=[^\s|])(?<!{INVISIBLE.pattern})[ \u00a0]{{2,}}(?=[^\s|\\#])(?!{INVISIBLE.pattern})")
_START = re.compile(r"[\s>]*(?:[-*+]|\d{1,9}[.)]|\[\^[^\]]+\]:|:)?\s*")
_VALUE = re.compile(r"[ ]*(?:-[ ]+)*[a-z_]+[ ]*:[ ]+")
_SENTENCES = frozenset({"title", "summary", "correction", "withdrawn", "alt", "caption", "credit"})
# Marks of Markdown, of HTML and of addresses: what stands beside one may become a mark, too.
_MARKS = re.compile(r"[\0`*_~^\[\]{}<>|&#=+@\\]|://|^www$|^www\.", re.IGNORECASE)
_MAKES_A_MARK = re.compile(r"[\0&<>\[\]{}^/:.@#\\]")
_WORDS_THAT_SAY_MORE = frozenset(
    [*("www", "http", "https", "ftp", "mailto"), *("yes", "no", "true", "false", "on", "off", "null", "y", "n")]
)
_LEAD = re.compile(r"[-+*=_.:>]+|\d{1,9}[.)]?|")
_BEGINNING = re.compile(r"(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))*")
_FIELD_MARKS = re.compile(r"[:\"'%!?,]")
_SOFT = re.compile(r"[^\W\d_\u00ad]*(?:\u00ad[^\W\d_\u00ad]*)+")


def unseen(draft: Draft) -> Iterator[Edit]:
    """Yield an edit for each character that nobody sees and nothing needs, where no mark comes about without it."""
    if not any(map(INVISIBLE.search, draft.lines)):
        return
    for row, line in enumerate(words(draft)):
        if not INVISIBLE.search(line):
            continue
        needed = {at for match in _SOFT.finditer(line) for at in _letters_in_tcvn3(match)}
        for match in unneeded(line):
            if match.start() not in needed and _is_free(draft, row, line, match.start()):
                yield Edit(row, match.start(), match.end(), "", "invisible-character")


def _is_free(draft: Draft, row: int, line: str, at: int) -> bool:
    """Whether a character that nobody sees can go, and all else is read as before."""
    start, end = at, at
    while start and not line[start - 1].isspace():
        start -= 1
    while end < len(line) and not line[end].isspace():
        end += 1
    around = INVISIBLE.sub("", line[start:end])
    if _is_within_word(line, at):
        return True
    if _MARKS.search(around):
        return False
    if row < draft.fields:
        return not line[:at].strip() or (any(map(str.isalpha, around)) and not _FIELD_MARKS.search(around))
    before, behind = (INVISIBLE.sub("", each) for each in (line[:start], line[end:]))
    if _BEGINNING.fullmatch(before):
        if around:
            return _LEAD.fullmatch(around) is None
        if behind.strip():
            return False  # it would be indented
        return not all(not is_empty(each) for each in (*draft.lines[row - 1 : row], *draft.lines[row + 1 : row + 2]))
    return bool(around or behind.strip()) or not before.endswith("  ")  # two blanks break the line


def _is_within_word(line: str, at: int) -> bool:
    """Whether letters stand on both sides, in a word that no mark before or behind it makes another thing of."""
    start, end = at, at
    while start and (line[start - 1].isalpha() or INVISIBLE.match(line[start - 1])):
        start -= 1
    while end < len(line) and (line[end].isalpha() or INVISIBLE.match(line[end])):
        end += 1
    word = INVISIBLE.sub("", line[start:end])
    is_inside = all(map(str.isalpha, near(line, at)))
    around = line[max(0, start - 1) : start] + line[end : end + 1]
    return is_inside and not _MAKES_A_MARK.search(around) and word.lower() not in _WORDS_THAT_SAY_MORE


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

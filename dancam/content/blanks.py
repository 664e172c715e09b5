"""Blanks and signs that look like the usual ones and are others: text programs write them, and nobody sees them.

Where they stand between the words of a front matter (before a field, behind a colon or a hyphen) only one thing can
be meant, and that is read. Inside of values they stay, but for byte-order marks, which are no part of any text.
"""

from __future__ import annotations

import re
import unicodedata

WIDE = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Blanks that have a width."""
NOTHING = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
"""Characters of no width."""
COLON = "\uff1a"
"""The colon of Chinese and Japanese keyboards, which has its blank within itself."""
_ALL = f"{WIDE}{NOTHING}"
_STRIPPED = f" \t\n\r\v\f\x1c\x1d\x1e\x1f\x85{_ALL}"
_ANY = re.compile(f"[{_ALL}{COLON}]")
_MARK = "\ufeff"
# Before and behind the name of a field or the hyphen of an item; only such a name is written in plain letters.
_BEFORE = re.compile(rf"[ {_ALL}]*(?:-(?=[{_ALL} ])[ {_ALL}]*)*")
_KEY = re.compile(rf"[\w-](?:[\w {NOTHING}-]*[\w-])?(?P<gap>[ {_ALL}]*)(?P<colon>:|{COLON})(?P<behind>[ \t{_ALL}]*)")
_NAME = re.compile(r"[A-Za-z_-]+")
_BLOCK = re.compile(rf":[ \t{_ALL}]+[|>][-+0-9]{{0,2}}[ \t{_ALL}]*(?:#.*)?$")
_QUOTES = ("\u201c\u201d", "\u201d\u201d", "\u201e\u201c", "\u2018\u2019", "\u2019\u2019", "\u00ab\u00bb")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | {COLON: ":"})
_AS_BLANKS = str.maketrans({**dict.fromkeys(WIDE, " "), **dict.fromkeys(NOTHING, "")})


def is_blank(text: str) -> bool:
    """Whether there is nothing to see in a text."""
    return not text.strip(_STRIPPED)


def trimmed(text: str) -> str:
    """Return a text without the blanks of all kinds around it."""
    return text.strip(_STRIPPED)


def as_sign(text: str) -> str:
    """Return a value that is no prose (a key, a path, a date, a number) as it is meant.

    Without blanks of no width, with usual ones for the others, and without curly quotes around it.
    """
    return without_quotes(text.translate(_AS_BLANKS) if not text.isascii() else text)


def without_quotes(text: str) -> str:
    """Return the name of a file or the like without blanks and curly quotes around it."""
    text = trimmed(text)
    return trimmed(text[1:-1]) if len(text) > 2 and text[0] + text[-1] in _QUOTES else text


def as_figures(text: str) -> str:
    """Return a date or a number as it is meant: as by `as_sign`, with plain hyphens and colons."""
    return as_sign(text).translate(_DASHES)


def named(character: str) -> str:
    """Return the number of a character and its name in the standard, to find it by in text editors."""
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'CONTROL').lower()})"


def first_odd(line: str) -> int:
    """Return the index of the first odd blank or colon in a line; -1 where there is none."""
    found = _ANY.search(line)
    return found.start() if found else -1


class Straight:
    """A front matter with usual blanks and colons wherever only these can be meant."""

    def __init__(self, text: str) -> None:
        """Take the text as it is written."""
        self.text = text
        """The text as it is meant."""
        self.is_written = True
        """Whether it is the text as it is written."""
        self._columns: dict[int, list[int]] = {}
        if text.isascii() or not _ANY.search(text):
            return
        lines = text.split("\n")
        inside = -1  # how deep the block of text is indented whose lines are not looked at
        for number, line in enumerate(lines):
            indent = _BEFORE.match(line)
            depth = len(indent[0]) if indent else 0
            if inside >= 0 and (depth > inside or is_blank(line)):
                if _MARK in line:
                    self._set(lines, number, _without_marks(line))
                continue
            inside = -1
            if _ANY.search(line):
                self._set(lines, number, _without_marks(_straight(line)))
            if _BLOCK.search(lines[number]):
                inside = len(lines[number]) - len(lines[number].lstrip(" "))
        self.text = "\n".join(lines)

    def column(self, line: int, column: int) -> int:
        """Return the column in the written text of a column in the straight one.

        Args:
            line: The line, counted from 0.
            column: The column, counted from 0.
        """
        columns = self._columns.get(line)
        return column if columns is None else columns[min(column, len(columns) - 1)]

    def _set(self, lines: list[str], number: int, signs: list[tuple[str, int]]) -> None:
        end = len(lines[number])
        lines[number] = "".join(sign for sign, _ in signs)
        self.is_written = False
        self._columns[number] = [*(column for _, column in signs), end]


def _without_marks(line: str | list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return the characters of a line, each with its column, without byte-order marks."""
    signs = [(sign, column) for column, sign in enumerate(line)] if isinstance(line, str) else line
    return [each for each in signs if each[0] != _MARK]


def _straight(line: str) -> list[tuple[str, int]]:
    """Return the characters of a line as they are meant, each with the column at which it is written."""
    signs = [(sign, column) for column, sign in enumerate(line)]
    before = _BEFORE.match(line)
    start = before.end() if before else 0
    out = [(" " if sign in WIDE else sign, column) for sign, column in signs[:start] if sign not in NOTHING]
    key = _KEY.match(line, start)
    if key is None:
        return [*out, *signs[start:]]
    name = line[start : key.start("gap")].translate(_AS_BLANKS)
    if key["colon"] == COLON and not _NAME.fullmatch(name):
        return [*out, *signs[start:]]
    if key["colon"] == ":" and not key["behind"] and key.end() < len(line):  # `https://…`, or a blank is missing
        return [*out, *signs[start:]]
    out += [each for each in signs[start : key.start("gap")] if each[0] not in NOTHING]
    colon = key.start("colon")
    out.append((":", colon))
    behind = [(" " if sign in WIDE else sign, column) for sign, column in signs[colon + 1 : key.end()]]
    behind = [each for each in behind if each[0] not in NOTHING]
    if key.end() < len(line):
        out += behind or [(" ", colon)]
    rest = line[key.end() :].rstrip(_STRIPPED)
    return out + signs[key.end() : key.end() + len(rest)]

"""The lines of a body in which people write prose: all but code, comments and what stands between tags of code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dancam.content.inline import OPENS_CODE
from dancam.patterns import lazy

_HIDDEN = lazy(
    r"^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*"
    r"(?:\n(?:.*?\n)??[ \t>]*(?P=fence)[`~]*[ \t]*$|.*\Z)"
    rf"|{OPENS_CODE}(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)*?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?(?:-->|\Z)"
    r"|<(?P<tag>pre|script|style|textarea|template|xmp|svg|math)\b[^>]*>.*?(?:</(?P=tag)\s*>|\Z)",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
# Characters that nobody sees, and that nothing but mischance puts between letters: those that steer the direction of
# writing, joiners and breaks of no width, a byte-order mark, the soft hyphen.
INVISIBLE = lazy("[\u00ad\u034f\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# Scripts that are written without blanks between words, which are parted or kept together by such a character: Thai,
# Lao, Tibetan, Burmese, Khmer and those akin to them; Mongolian has one of its own; Chinese and Japanese.
_PARTED = lazy(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u18af\u1950-\u19df\u1a20-\u1aaf\u1b00-\u1bbf\u3005-\u30ff\u3400-\u9fff"
    "\ua980-\ua9ff\uaa60-\uaadf]"
)
_PARTING = frozenset("\u034f\u180e\u200b\u2060")
_DIRECTIONS = lazy("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ALL_BUT_LINE_ENDS = lazy(r"[^\n]")


def prose(body: str) -> list[str]:
    """Return the lines of a body; what is no prose in them is replaced by as many NUL characters."""
    if "`" in body or "~~~" in body or "<" in body:
        body = _HIDDEN.sub(lambda match: _ALL_BUT_LINE_ENDS.sub("\0", match[0]), body)
    return body.split("\n")


def unneeded(line: str) -> Iterator[re.Match[str]]:
    """Yield the characters of a line that nobody sees and no script needs.

    Those that steer the direction stay where something is written from right to left, those that part words where it
    is written without blanks.
    """
    is_mixed: bool | None = None
    for match in INVISIBLE.finditer(line):
        if match[0] in _PARTING and any(map(_PARTED.match, near(line, match.start()))):
            continue
        if _DIRECTIONS.match(match[0]):
            if is_mixed is None:
                is_mixed = any(unicodedata.bidirectional(each) in {"R", "AL"} for each in line)
            if is_mixed:
                continue
        yield match


def near(line: str, at: int) -> tuple[str, str]:
    """Return the characters that are seen before and behind a place of a line; empty where there is none."""
    before, behind = at - 1, at
    while before >= 0 and INVISIBLE.match(line[before]):
        before -= 1
    while behind < len(line) and INVISIBLE.match(line[behind]):
        behind += 1
    return line[before : before + 1] if before >= 0 else "", line[behind : behind + 1]


def is_empty(line: str) -> bool:
    """Whether a line has no words, in a quotation or outside."""
    return not line.strip(" \t>")

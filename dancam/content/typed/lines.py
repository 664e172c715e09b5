"""The lines of a body in which people write prose: all but code, comments and what stands between tags of code."""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    r"^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*"
    r"(?:\n(?:.*?\n)??[ \t>]*(?P=fence)[`~]*[ \t]*$|.*\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)*?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?(?:-->|\Z)"
    r"|<(?P<tag>pre|script|style|textarea|template|xmp|svg|math)\b[^>]*>.*?(?:</(?P=tag)\s*>|\Z)",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
# Characters that nobody sees, and that nothing but mischance puts between letters: those that steer the direction of
# writing, joiners and breaks of no width, a byte-order mark, the soft hyphen.
INVISIBLE = re.compile("[\u00ad\u034f\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_ALL_BUT_LINE_ENDS = re.compile(r"[^\n]")


def prose(body: str) -> list[str]:
    """Return the lines of a body; what is no prose in them is replaced by as many NUL characters."""
    if "`" in body or "~~~" in body or "<" in body:
        body = _HIDDEN.sub(lambda match: _ALL_BUT_LINE_ENDS.sub("\0", match[0]), body)
    return body.split("\n")


def is_empty(line: str) -> bool:
    """Whether a line has no words, in a quotation or outside."""
    return not line.strip(" \t>")

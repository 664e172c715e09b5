"""Where a link or picture leads: addresses, titles and labels as they stand behind its text."""

from __future__ import annotations

import re
from typing import NamedTuple

from dancam.render.markdown.inline.signs import PUNCTUATION

LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999}+)\]", re.DOTALL)
"""A label in its brackets."""
_BLANKS = re.compile(r"[ \t\n]*")
_IN_ANGLES = re.compile(r"<((?:[^<>\n\\]|\\[^\n])*+)>")
_TITLE = re.compile(r"""\"((?:[^"\\]|\\.)*+)\"|'((?:[^'\\]|\\.)*+)'|\(((?:[^()\\]|\\.)*+)\)""", re.DOTALL)
_BEFORE_TURN = re.compile(r"[^ \t\n()\\]*")
_BEFORE_BRACKET = re.compile(r"[^\n()\\]*")
# What people write who have blanks in the names of their files: it ends as an address does.
_WITH_BLANKS = re.compile(r"[^<]*(?:/|\.[a-zA-Z]\w{0,4}\b)|#|[\w.+-]{2,20}:")
_TITLE_AT_END = re.compile(r"""(.*?)[ \t]+("(?:.*)"|'(?:.*)')""", re.DOTALL)
_DEEPEST = 32
# So far the end of an address with blanks is looked for.
_LONGEST = 600


class Address(NamedTuple):
    """What stands in the round brackets of a link."""

    href: str
    """The address, as it is written."""
    title: str | None
    """The title, as it is written; None where there is none."""
    end: int
    """Where the text goes on."""


def label_of(text: str) -> str:
    """Return a label so that all ways to write it are one: without regard to case and the number of blanks."""
    return " ".join(text.split()).casefold()


def address_at(text: str, start: int) -> Address | None:
    """Return the address in round brackets; None where the text has none there.

    Args:
        text: The text.
        start: Where the bracket stands.
    """
    position = _end(_BLANKS, text, start + 1)
    angles = _IN_ANGLES.match(text, position)
    if angles:
        href, position = angles[1], angles.end()
    else:
        end = _end_of_bare(text, position, _BEFORE_TURN, len(text)) if text[position : position + 1] != "<" else None
        if end is None:
            return _with_blanks(text, start)
        href, position = text[position:end], end
    behind = _end(_BLANKS, text, position)
    title = _TITLE.match(text, behind) if behind > position else None
    if title:
        behind = _end(_BLANKS, text, title.end())
    if text[behind : behind + 1] != ")":
        return _with_blanks(text, start)
    return Address(href, None if title is None else title[title.lastindex or 0], behind + 1)


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start


def _end_of_bare(text: str, start: int, ordinary: re.Pattern[str], last: int) -> int | None:
    """Return where an address ends that stands without angle brackets; None where its brackets are at odds.

    Args:
        text: The text.
        start: Where it begins.
        ordinary: What of it needs no closer look.
        last: So far it is looked for.
    """
    depth = 0
    position = _end(ordinary, text, start)
    while position < last:
        sign = text[position]
        if sign == "\\":
            position += 1 + (text[position + 1 : position + 2] in PUNCTUATION)
        elif sign == "(":
            depth += 1
            if depth > _DEEPEST:
                return None
            position += 1
        elif sign == ")":
            if not depth:
                return position
            depth -= 1
            position += 1
        else:
            break
        position = _end(ordinary, text, position)
    return None if depth else position


def _with_blanks(text: str, start: int) -> Address | None:
    """Return an address that has blanks in it, as in `[a](bài viết.html)`; None where it can hardly be one."""
    end = _end_of_bare(text, start + 1, _BEFORE_BRACKET, min(len(text), start + _LONGEST))
    if end is None or text[end : end + 1] != ")":
        return None
    inner = text[start + 1 : end].strip()
    titled = _TITLE_AT_END.fullmatch(inner)
    href, title = (titled[1], titled[2][1:-1]) if titled else (inner, None)
    if href[:1] == "<" and href[-1:] == ">":
        href = href[1:-1].strip()
    return Address(href, title, end + 1) if _WITH_BLANKS.match(href) else None

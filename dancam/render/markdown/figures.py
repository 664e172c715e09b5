"""Signs between figures that Markdown takes for its own: `20*30*40` would be read as 203040.

All is read as Markdown has it; but nobody who multiplies, or blots out the digits of a telephone number, means that.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

# The sign first, so that the search for nothing is quick. Between figures on both sides, as bold letters that begin or
# end within a number are seen in texts of word processors; digits to dial, up to their `#`; stars for hidden digits.
_TAKEN = re.compile(
    r"\*(?<=\d\*)(?=\d)[^*~\n]{0,80}?(?<=\d)\*\d+"
    r"|\*\*(?<=\d\*\*)(?=\d)[^*~\n]{0,80}?(?<=\d)\*\*\d+"
    r"|~(?<=\d~)\d+~\d+"
    r"|\*(?<![\w*]\*)\d+\*(?=[^\W_])[^\s#*]{1,30}(?: [^\s#*]{1,10}){0,3}#"
    r"|\*\*(?<=\d[.-]\*\*)\*?(?:[.-]\*{2,3})+"
)
# One of these stands in each of them, and in few other texts: a pattern that begins with one sign is found quickly.
_BETWEEN = (re.compile(r"\*\d"), re.compile(r"~\d"))
_TO_DIAL = re.compile(r"\*\d+\*\w")
_HIDDEN = (".**", "-**")
_COMPARED = re.compile(r" >=?[ \t]*\d")
_FIGURES = re.compile(r"\d[\d.,-]*$")
_LONGEST = 20
# How many are looked up on the page: so the time stays in proportion to the text.
_MOST = 200
# In an item, more than so many is no quotation.
_MORE = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(>=?[ \t]*\d+(?:[.,]\d+)*%?)", re.MULTILINE)
_SIGNS = str.maketrans("", "", "*~")


class Taken(NamedTuple):
    """Figures that readers see without a sign of theirs."""

    written: str
    """What is written."""
    shown: str
    """What is on the page."""
    start: int
    """Where it stands in the body."""


def taken(body: str, text: str) -> list[Taken]:
    """Return the figures of a body that stand on its page without a sign that is one of Markdown's.

    Args:
        body: The Markdown.
        text: The text of the page.
    """
    suspects = itertools.islice(_suspects(body), _MOST)
    return [each for each in suspects if each.written not in text and each.shown in text]


def _suspects(body: str) -> Iterator[Taken]:
    if ("*" in body or "~" in body) and _may_be_there(body):
        for sign in _TAKEN.finditer(body):
            start = sign.start()
            figures = _FIGURES.search(body, max(0, start - _LONGEST), start)
            start = figures.start() if figures else start
            written = body[start : sign.end()]
            yield Taken(written, written.translate(_SIGNS), start)
    if ">" in body and _COMPARED.search(body):
        for more in _MORE.finditer(body):
            yield Taken(more[1], more[1][1:].strip(), more.start(1))


def _may_be_there(body: str) -> bool:
    """Whether a sign may stand beside figures so that Markdown takes it."""
    return (
        any(_is_behind_figure(body, sign.start()) for kind in _BETWEEN for sign in kind.finditer(body))
        or _TO_DIAL.search(body) is not None
        or any(each in body for each in _HIDDEN)
    )


def _is_behind_figure(body: str, place: int) -> bool:
    return body[max(0, place - 2) : place].rstrip("*")[-1:].isdigit()

"""Signs between figures that Markdown takes for its own: `20*30*40` would be read as 203040.

All is read as Markdown has it; but nobody who multiplies, or blots out the digits of a telephone number, means that.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from dancam.patterns import lazy

# What is multiplied may stand in brackets, as in `(2*3)*(4*5)`, or apart, as in `12 *3* 4`.
# The sign first, so that the search for nothing is quick. Between figures on both sides, as bold letters that begin or
# end within a number are seen in texts of word processors; digits to dial, up to their `#`; stars for hidden digits.
_TAKEN = lazy(
    r"\*(?<=\d\*)(?=\d)[^*~\n]{0,80}?(?<=\d)\*\d+"
    r"|\*(?<=[\w)]\*)(?=[\w(])[^*~\n]{0,80}?\)\*\(\w*"
    r"|\*(?<=\)\*)(?=\()[^*~\n]{0,80}?(?<=\d)\*\d+"
    r"|\*(?<=[\d)] \*)(?=[\d(])[\d.,()+/ -]{0,40}(?<=[\d)])\* \(?\d+"
    r"|\*\*(?<=\d\*\*)(?=\d)[^*~\n]{0,80}?(?<=\d)\*\*\d+"
    r"|~(?<=\d~)\d+~\d+"
    r"|\*(?<![\w*]\*)\d+\*(?=[^\W_])[^\s#*]{1,30}(?: [^\s#*]{1,10}){0,3}#"
    r"|\*\*(?<=\d[.-]\*\*)\*?(?:[.-]\*{2,3})+"
)
# One of these stands in each of them, and in few other texts: a pattern that begins with one sign is found quickly.
_BETWEEN = (lazy(r"\*[\d(]"), lazy(r"~\d"))
_TO_DIAL = lazy(r"\*\d+\*\w")
_ELSEWHERE = (".**", "-**", ")*(")
_COMPARED = lazy(r" >=?[ \t]*\d")
# At the start of a line it is compared, or has a sign, where no sentence follows, and no line of a quotation or list.
_SHORT = 30
_AT_START = lazy(
    rf"""\n[ \t]*(?:
    (?P<more>>=?[ \t]*\d+(?:[.,/]\d+)*%?)(?![.)][ \t]|\d)
    |(?P<plus>\+[ \t]+\d+(?:[.,]\d+)*%?)(?![.)][ \t]|\d)
    |(?P<minus>-[ \t]+\d+(?:[.,]\d+)?[ ]?(?:°|%|độ\b|oC\b))
    )[^\n]{{0,{_SHORT}}}(?<![.!?…:;,”"»])[ \t]*(?=\n|\Z)""",
    re.VERBOSE,
)
_MAY_START = lazy(r"\n[ \t]*[>+-]=?[ \t]*\d")
_WITH_FIGURES = lazy(r"[ \t]*[<>≤≥=]*[ \t]*\d")
_BULLETS = ("- ", "+ ", "* ")
_FIGURES = lazy(r"(?:\d[\d.,-]*|\))[ ]?$|\w$")
_LONGEST = 20
# How far from a line those beside it are looked for.
_NEAR = 500
# How many are looked up on the page: so the time stays in proportion to the text.
_MOST = 200
# In an item, more than so many is no quotation.
_MORE = lazy(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(>=?[ \t]*\d+(?:[.,]\d+)*%?)", re.MULTILINE)
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
    text = body if body.startswith("\n") else f"\n{body}"  # a pattern that begins with a line's end is found quickly
    if _MAY_START.search(text):
        for sign in _AT_START.finditer(text):
            kind = sign.lastgroup or ""
            if not _goes_on(text, sign):
                start = sign.start(kind) - (len(text) - len(body))
                yield Taken(sign[kind], sign[kind].lstrip(">=+-").strip(), start)


def _goes_on(text: str, line: re.Match[str]) -> bool:
    """Whether a line belongs to a quotation or a list of several lines: one beside it is no such line with figures."""
    before, behind = text[max(0, line.start() - _NEAR) : line.start()], text[line.end() : line.end() + _NEAR]
    if line["more"]:
        last, following = before.rpartition("\n")[2], behind[1:].partition("\n")[0]
        return (last.lstrip().startswith(">") and not _WITH_FIGURES.match(last)) or (
            following.strip() != "" and not _WITH_FIGURES.match(following)
        )
    last, following = before.rstrip().rpartition("\n")[2], behind.lstrip().partition("\n")[0]
    return last.lstrip().startswith(_BULLETS) or following.startswith(_BULLETS)


def _may_be_there(body: str) -> bool:
    """Whether a sign may stand beside figures so that Markdown takes it."""
    return (
        any(_is_behind_figure(body, sign.start()) for kind in _BETWEEN for sign in kind.finditer(body))
        or _TO_DIAL.search(body) is not None
        or any(each in body for each in _ELSEWHERE)
    )


def _is_behind_figure(body: str, place: int) -> bool:
    return body[max(0, place - 2) : place].rstrip("* ")[-1:].isdigit()

"""The words of a body are the words of its page, and no mark of Markdown is seen there.

This does not know how Markdown is read, so it finds faults of the reading, too, whatever they are. Letters and digits
of the text must stand in the HTML, in their order (`losses` has what may be missing), and what looks like a mark must
be meant to be seen (`marks`).

Most of a body is plain prose, which stands on the page as it was written, but for a few signs: so it is found there as
it is, and only what is not found is compared word by word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from dancam.render.markdown.figures import taken
from dancam.render.markdown.losses import WORD, Page, lost
from dancam.render.markdown.marks import SIGNS, shown_marks
from dancam.render.markdown.places import BodyPlace

# A paragraph that is found behind its place is long enough not to stand there by chance.
_SURE = 24
# How far behind its place a paragraph is looked for, beyond twice the length of what stands between.
_SLACK = 400
# How far behind a block a mark can stand that is none of its words.
_BEHIND = 8
# How many faults are told, and how much of each.
_MOST = 20
_LONGEST = 60

# What a line may begin with.
_STARTS = frozenset("#>-+|: ")
_RULE = frozenset("|:- \n")
_BETWEEN = ("\n", " ", "\xa0")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)|\[\^[^\[\]]*\]")
_PICTURE = re.compile(r'!\[([^\[\]"&<>]*)\]\([^()\s]*(?: +"([^"]*)")?\) *')
_NUMBER = re.compile(r"\d{1,9}[.)] +")
# A block that stands on the page just as it is written begins no line with a mark.
_MARKS = frozenset(" \t-*+#>|~:!?=`[")
_MARKED = re.compile(r"\n[ \t]*[-*+#>|~:!=]")


TOLD_OTHERWISE = frozenset(
    {
        "attribute-dropped",
        "gallery-empty",
        "html-dropped",
        "table-broken",
        "video-address",
        "video-missing",
    }
)
"""Codes of remarks on a paragraph that say why a mark of it is seen, or words of it are not there."""


class Fault(NamedTuple):
    """What of a body readers do not get, or get as nobody means it."""

    place: BodyPlace
    """Where it stands in the body."""
    code: str
    """Code of the problem: `words-lost`, `mark-shown` or `sign-taken`."""
    text: str
    """The words, the mark, or the figures with the sign."""
    known: str = ""
    """The figures as readers see them."""


def faults(body: str, made: str, told: Callable[[], Iterable[tuple[str, int]]] = tuple) -> list[Fault]:
    """Return the words of a body that are not on its page, and the marks that are; not more than an editor can bear.

    Args:
        body: The Markdown.
        made: The HTML that was made of it, with nothing of the theme.
        told: Returns the codes of other remarks on the body, each with its line.
    """
    page = Page(made, body)
    text = page.text
    is_whole, may_show = True, any(sign in text for sign in SIGNS)
    for stretch, start, end in _stretches(body, page):
        may_show = True
        if stretch and lost(stretch, page, start, end):
            is_whole = False
            break
    figures = taken(body, text)
    if is_whole and not may_show and not figures:
        return []
    missing = [] if is_whole else _together(body, lost(body, page, 0, len(text)))
    marks = shown_marks(body, made) if may_show else []
    if not missing and not marks and not figures:
        return []
    starts = [0, *(end.end() for end in re.finditer("\n", body))]
    found = [_fault("words-lost", _shown(body[start:end]), body, starts, start, end) for start, end in missing[:_MOST]]
    found += [
        _fault("mark-shown", each.mark, body, starts, each.start, each.start + len(each.mark)) for each in marks[:_MOST]
    ]
    found += [
        _fault("sign-taken", each.written, body, starts, each.start, each.start + len(each.written))._replace(
            known=each.shown
        )
        for each in figures[:_MOST]
    ]
    blocks = [0, *(body.count("\n", 0, end.end()) + 1 for end in re.finditer(r"\n[ \t]*\n", body))] if found else []
    others = [*told()] if found else []
    known = {bisect_right(blocks, line) for code, line in others if code in TOLD_OTHERWISE}
    # Of a block whose kind nobody knows that is told in its first line, and both of its lines of colons are seen.
    unknown = {line for code, line in others if code == "unknown-directive"}
    explained = {bisect_right(starts, each.start) for each in marks if bisect_right(starts, each.opened) in unknown}
    return sorted(
        each
        for each in found
        if each.code == "sign-taken"
        or not (
            bisect_right(blocks, each.place.line) in known
            or each.place.line in unknown
            or (each.place.line in explained and each.text.startswith(":::"))
        )
    )


def _shown(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _fault(code: str, text: str, body: str, starts: Sequence[int], start: int, end: int) -> Fault:
    line = bisect_right(starts, start)
    stop = body.find("\n", start)
    length = min(end, stop if stop > start else end) - start
    return Fault(BodyPlace(line, start - starts[line - 1] + 1, max(length, 1)), code, text)


def _stretches(body: str, page: Page) -> Iterator[tuple[str, int, int]]:
    """Yield what of a body does not stand in the text of its page as it is written, with that part of the text."""
    text = page.text
    place = begin = 0
    waiting = -1
    for block in body.split("\n\n"):
        if block:
            while text.startswith(_BETWEEN, place):
                place += 1
            if text.startswith(block, place):
                start, end = place, place + len(block)
                if block[0] in _MARKS or ("\n" in block and _MARKED.search(block)):
                    yield "", start, end
            else:
                window = _SLACK if waiting < 0 else 2 * (begin - waiting) + _SLACK
                start, end = _stands(block, page, place, window)
                if start >= 0 and (text[start : start + 1] in _MARKS or _MARKED.search(text, start, end + _BEHIND)):
                    yield "", start, end
            if start < 0:
                waiting = begin if waiting < 0 else waiting
            else:
                if waiting >= 0:
                    yield body[waiting:begin], place, start
                    waiting = -1
                place = end
        begin += len(block) + 2
    if waiting >= 0:
        yield body[waiting:], place, len(text)


def _stands(block: str, page: Page, place: int, window: int) -> tuple[int, int]:
    """Return start and end of a block in a text where it stands there but for a few signs of Markdown; else -1.

    Args:
        block: The block.
        page: What the page says.
        place: Where it must begin.
        window: How far behind that it may begin, if it is long enough not to stand there by chance.
    """
    text = page.text
    start = -1
    pieces = [*_pieces(block, page)]
    pieces.reverse()
    while pieces:
        piece = pieces.pop()
        while text.startswith(_BETWEEN, place):
            place += 1
        if text.startswith(piece, place):
            found = place
        elif start < 0 and len(piece) >= _SURE:
            found = text.find(piece, place, place + len(piece) + window)
            if found < 0:
                return -1, -1
        elif _RULE.issuperset(piece):
            continue
        elif "\n" in piece:  # a row of which not all cells stand there as they are
            pieces.extend(reversed(piece.split("\n")))
            continue
        else:
            return -1, -1
        start = found if start < 0 else start
        place = found + len(piece)
    return max(start, 0), place


def _pieces(block: str, page: Page) -> Iterator[str]:
    """Yield the lines and rows of a block as they stand on the page if all is as usual, a row with a cell to a line."""
    for line in block.split("\n"):
        first = line[:1]
        if first in _STARTS:
            line = line.strip("#>-+|: \t")
        elif first.isdigit():
            number = _NUMBER.match(line)
            line = line[number.end() :] if number else line
        elif first == "!":
            picture = _PICTURE.fullmatch(line)
            if picture and page.describes(picture[1]):
                line = picture[2] or ""
        elif first == "[" and line.startswith("[^"):
            line = line.partition("]: ")[2] or line
        if "*" in line:
            line = line.replace("*", "")
        if "[" in line:
            line = _LINK.sub(r"\1", line)
        if "|" in line:
            yield "\n".join([cell.strip() for cell in line.split("|")])
        else:
            yield line.strip()


def _together(body: str, missing: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places of words with those that stand side by side as one."""
    together: list[tuple[int, int]] = []
    for start, end in missing:
        if together and not WORD.search(body, together[-1][1], start):
            together[-1] = together[-1][0], end
        else:
            together.append((start, end))
    return together

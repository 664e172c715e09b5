"""Where in a body that is which a remark is about.

HTML does not tell from which line of the Markdown it was made. So a body of which there is something to remark is
rendered once more with marks: each piece of the text that may be meant gets a number, written so that Markdown reads
the text as before. The number comes along with an address, or among the attributes of an element, to where the remark
is made. In code and in comments marks are text like any other, and nobody meets them. What is made of a body with marks
is thrown away: readers get what was made of it without them.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from dancam.content.body import targets

ATTRIBUTE = "dancamplace"
"""The attribute that has the mark of an attribute list."""
# A control character that no body has; it is neither a blank nor part of a word.
_SIGN = "\x01"
MARK = rf"{_SIGN}[0-9]{{1,6}}{_SIGN}"
"""A mark, as a regular expression."""
_MARK = re.compile(rf" ?{_SIGN}([0-9]{{1,6}}){_SIGN}")
_TAG = re.compile(r"<(?:\?|[a-zA-Z][^\s<>/@]*(?=[\s>]|/(?!/)))")
_LIST = re.compile(r"\{:?[ ]*(?=[^}\n ])")
_DIRECTIVE = re.compile(r"(?<!:):{3,99} {0,9}[^\W\d_][\w-]*")
# The first word of an address: a mark behind it changes neither the scheme nor an escape, an entity or a bracket.
_WORD = re.compile(r"\s*[<\"']?([^\s<>\"'()\\]*)")
_RULE = frozenset("|:- \t>")
_WAY_BACK = re.compile(r"#fnref\d*:(.+)")
# How many pieces of one kind get marks, and how many places of one thing are named, at most.
_MOST_MARKS = 10_000
_MOST_PLACES = 20
# So far the end of a piece is looked for.
_LONGEST = 300


class Piece(NamedTuple):
    """A piece of the text that a remark may be about."""

    start: int
    """Where it begins."""
    length: int
    """How long it is, by its first word where it is an address."""
    at: int
    """Where its mark is put."""
    before: str
    """What stands before the mark."""
    behind: str
    """What stands behind it."""


class BodyPlace(NamedTuple):
    """A place in a body; lines and columns are counted from 1."""

    line: int = 1
    """Line."""
    column: int = 1
    """Column."""
    length: int = 1
    """How many characters."""


def _addresses(text: str) -> Iterator[Piece]:
    for start, written in targets(text):
        word = _WORD.match(written)
        assert word is not None
        yield Piece(start + word.start(1), len(word[1]), start + word.end(), "", "")


def _tags(text: str) -> Iterator[Piece]:
    for tag in _TAG.finditer(text):
        yield Piece(tag.start(), len(tag[0]), tag.end(), "" if tag[0] == "<?" else " ", "")


def _tags_and_lists(text: str) -> Iterator[Piece]:
    yield from _tags(text)
    for opened in _LIST.finditer(text):
        start, end = opened.start(), text.find("}", opened.end(), opened.end() + _LONGEST)
        yield Piece(start, max(end + 1 - start, 1), opened.end(), f"{ATTRIBUTE}=", " ")


def _directives(text: str) -> Iterator[Piece]:
    for opened in _DIRECTIVE.finditer(text):
        line = text[opened.start() : opened.end() + _LONGEST].partition("\n")[0]
        yield Piece(opened.start(), len(line.rstrip()), opened.end(), "", "")


def _rows(text: str) -> Iterator[Piece]:
    """Yield lines with bars, but for those that part the head of a table from its rows: they must stay as they are."""
    start = 0
    was_row = False
    for line in text.split("\n"):
        bar = line.find("|")
        if bar >= 0 and not (was_row and "-" in line and _RULE.issuperset(line)):
            yield Piece(start + bar, len(line[bar:].rstrip()), start + bar + 1, "", "")
        was_row = bar >= 0
        start += len(line) + 1


# What remarks of a code are about; most are about an address.
_KINDS = {
    "html-dropped": _tags,
    "attribute-dropped": _tags_and_lists,
    "table-broken": _rows,
    "unknown-directive": _directives,
    "gallery-empty": _directives,
    "video-address": _directives,
    "video-host": _directives,
}


class Marked:
    """A body with marks."""

    def __init__(self, body: str, codes: Collection[str]) -> None:
        """Put marks into a body.

        Args:
            body: The body.
            codes: Codes of the remarks whose places are wanted.
        """
        kinds = dict.fromkeys(_KINDS.get(code, _addresses) for code in codes)
        pieces: dict[int, Piece] = {}
        for piece in itertools.chain.from_iterable(itertools.islice(kind(body), _MOST_MARKS) for kind in kinds):
            if piece.at not in pieces or piece.start < pieces[piece.at].start:  # `<a>` may be a tag or an address
                pieces[piece.at] = piece
        self._body = body
        self._lines = [0, *(end.end() for end in re.finditer("\n", body))]
        self._pieces = sorted(pieces.values(), key=lambda each: each.at)
        parts: list[str] = []
        done = 0
        for number, each in enumerate(self._pieces):
            parts += body[done : each.at], f"{each.before}{_SIGN}{number}{_SIGN}{each.behind}"
            done = each.at
        self.text = "".join((*parts, body[done:]))
        """The body with its marks."""

    def places(self, numbers: Iterable[int], target: str) -> list[BodyPlace]:
        """Return the places of marks, in the order of the text; the first line of the body where there are none.

        Args:
            numbers: The numbers of the marks.
            target: What the remark is about, for the length where the text has it just so.
        """
        places = []
        known = sorted(each for each in numbers if each < len(self._pieces))  # others an author wrote as entities
        for number in known[:_MOST_PLACES]:
            piece = self._pieces[number]
            start = piece.start
            if self._body.startswith(f"<{target}", start):
                start += 1
            length = len(target) if target and self._body.startswith(target, start) else piece.length
            places.append(self._place(start, length))
        return places or [self._of_footnote(target)]

    def _of_footnote(self, target: str) -> BodyPlace:
        """Return the place of a footnote that nobody refers to, by the way back from it; else the first line."""
        way_back = _WAY_BACK.fullmatch(target)
        if way_back is None:
            return BodyPlace()
        label = re.compile(rf"^[ >]*(\[\^{re.escape(way_back[1])}\]):", re.MULTILINE)
        starts = [each.start(1) for each in label.finditer(self._body)]
        return self._place(starts[0], len(way_back[1]) + 3) if len(starts) == 1 else BodyPlace()

    def _place(self, start: int, length: int) -> BodyPlace:
        line = bisect_right(self._lines, start)
        return BodyPlace(line, start - self._lines[line - 1] + 1, max(length, 1))


def number_in(text: str) -> int | None:
    """Return the number of the first mark in a text; None where there is none."""
    mark = _MARK.search(text) if _SIGN in text else None
    return int(mark[1]) if mark else None


def bare(text: str) -> str:
    """Return a text without its marks."""
    return _MARK.sub("", text) if _SIGN in text else text

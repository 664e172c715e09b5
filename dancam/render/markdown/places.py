"""Where in its body a remark belongs.

HTML does not say from which line of the Markdown it was made. So a body with remarks is rendered once more with marks:
each piece of the text that a remark may be about gets a number, written so that Markdown reads the text as before. The
number comes along with an address, or among the attributes of an element, to where the remark is made. In code and in
comments marks are text like any other, and nobody meets them. What is made of a body with marks is thrown away: readers
get what was made of it without them.

Only pieces with the very words of a remark get marks at first; all pieces of the kind follow where that does not lead
to a place. Whether Markdown really read the text as before is seen by the HTML: where it differs, the marks are tried
again in two halves, until those that change something are alone.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from dancam.content.body import readings, targets
from dancam.patterns import lazy
from dancam.records import Record

ATTRIBUTE = "dancamplace"
"""The attribute that has the mark of an attribute list."""
# A control character that no body has; it is neither a blank nor part of a word.
_SIGN = "\x01"
MARK = rf"{_SIGN}[0-9]{{1,6}}{_SIGN}"
"""A mark, as a regular expression."""
_MARK = lazy(rf" ?{_SIGN}([0-9]{{1,6}}){_SIGN}")
# What two renderings of a body, one with marks, may differ in.
_BESIDE_WORDS = lazy(rf"(?:{ATTRIBUTE}=)?{MARK}|\s+")
_TAG = lazy(r"<(?:\?|[^\W\d_][^\s<>/@]*(?=[\s>]|/(?!/)))")
# Each `<` for itself: a name can hold others. It ends where the reader of the HTML ends it.
_TAG_NAME = lazy(r"<(?=(\?|!--|/?[^\W\d_][^ \t\n\r\f/>]{0,300}))")
_END_TAG = lazy(r"</[a-zA-Z][^\s<>/@]*(?=[\s>])")
_EMPTY_HEADING = lazy(r"^[ \t>]*(#{1,6})(?=[ \t]*#*[ \t]*$)", re.MULTILINE)
_LIST = lazy(r"\{:?[ ]*(?=[^}\n ])")
_DIRECTIVE = lazy(r"(?<!:):{3,99} {0,9}([^\W\d_][\w-]*)")
# The first word of an address: a mark behind it changes neither the scheme nor an escape, an entity or a bracket. It
# does not stand between `!`, `[…]` and `(…)` either, as what looks like an address may be a link of its own.
_WORD = lazy(r"\s*[<\"']?([^\s<>\"'()\[\]!\\]*)")
_HALF_ENTITY = lazy(r"&[#\w]{0,40}$")
_FENCE = lazy(r"^[ >]*((`{3,}|~{3,})[^`\n]*)$", re.MULTILINE)
_RULE = frozenset("|:- \t>")
_FOOTNOTE = lazy(r"\[\^([^\[\]\n]{1,200})\]")
# How many pieces get marks, as their numbers have six digits, and how many places of one thing are named, at most.
_MOST_MARKS = 1_000_000
_MOST_PLACES = 20
# So far the end of a piece is looked for.
_LONGEST = 300
# How much of two addresses is compared: patterns cut long ones, and remarks name but the beginning of some.
_COMPARED = (400, 60)
# How often a body is rendered with marks beyond the first time, and how many characters that makes, at most.
_MORE_RENDERINGS = 10
_MORE_TEXT = 100_000


class Note(Record, frozen=True):
    """Something in a body that its author should know of, wherever it stands."""

    code: str
    """Code of the problem."""
    target: str
    """What it is about, for the message."""
    known: str = ""
    """What would be right, for the hint."""


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
        yield _address(start, written)


def _address(start: int, written: str) -> Piece:
    word = _WORD.match(written)
    assert word is not None
    end = word.end()
    if end == len(written):  # it may be cut within an entity
        half = _HALF_ENTITY.search(written, word.start(1))
        end = half.start() if half else end
    return Piece(start + word.start(1), len(word[1]), start + end, "", "")


def _tags(text: str) -> Iterator[Piece]:
    for tag in _TAG.finditer(text):
        yield Piece(tag.start(), len(tag[0]), tag.end(), "" if tag[0] == "<?" else " ", "")


def _end_tags(text: str) -> Iterator[Piece]:
    for tag in _END_TAG.finditer(text):
        yield Piece(tag.start(), len(tag[0]), tag.end(), " ", "")


def _empty_headings(text: str) -> Iterator[Piece]:
    for heading in _EMPTY_HEADING.finditer(text):
        yield Piece(heading.start(1), len(heading[1]), heading.end(), " ", "")
    yield from _tags(text)


def _tags_and_lists(text: str) -> Iterator[Piece]:
    yield from _tags(text)
    for opened in _LIST.finditer(text):
        start, end = opened.start(), text.find("}", opened.end(), opened.end() + _LONGEST)
        yield Piece(start, max(end + 1 - start, 1), opened.end(), f"{ATTRIBUTE}=", " ")


def _directives(text: str) -> Iterator[Piece]:
    for _, piece in _named_directives(text):
        yield piece


def _named_directives(text: str) -> Iterator[tuple[str, Piece]]:
    """Yield directives with their names."""
    for opened in _DIRECTIVE.finditer(text):
        line = text[opened.start() : opened.end() + _LONGEST].partition("\n")[0]
        yield opened[1], Piece(opened.start(), len(line.rstrip()), opened.end(), "", "")


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


def _fences(text: str) -> Iterator[Piece]:
    """Yield the first lines of fenced code, and others that look so."""
    for fence in _FENCE.finditer(text):
        yield Piece(fence.start(1), len(fence[1]), fence.end(), " ", "")


def _named_tags(text: str) -> Iterator[tuple[str, Piece]]:
    """Yield whatever begins like a tag, with what a remark calls it."""
    for tag in _TAG_NAME.finditer(text):
        start, written = tag.start(), f"<{tag[1]}"
        name, before = (written, "") if written in {"<?", "<!--"} else (f"{written[: _COMPARED[-1]]}>", " ")
        piece = Piece(start, len(written), start + len(written), before, "")
        for each in {name, name.lower()}:  # elements are named in small letters
            yield each, piece


def _named_addresses(text: str) -> Iterator[tuple[str, Piece]]:
    """Yield addresses with all that they may mean."""
    for start, written in targets(text):
        piece = _address(start, written)
        meanings = [each for reading in readings(written) for each in (reading, unquote(reading))]
        for name in {each[:length] for each in meanings for length in _COMPARED}:
            yield name, piece


def _footnotes(text: str) -> Iterator[Piece]:
    for _, piece in _named_footnotes(text):
        yield piece


def _named_footnotes(text: str) -> Iterator[tuple[str, Piece]]:
    """Yield the marks of footnotes, those before their texts too, with their labels."""
    for mark in _FOOTNOTE.finditer(text):
        yield mark[1], Piece(mark.start(), len(mark[0]), mark.end(1), "", "")


# What remarks of a code are about; most are about an address.
_KINDS = {
    "html-dropped": _tags,
    "html-misplaced": _tags,
    "html-shown": _tags,
    "html-unclosed": _tags,
    "html-unopened": _end_tags,
    "heading-empty": _empty_headings,
    "attribute-dropped": _tags_and_lists,
    "attribute-value": _tags_and_lists,
    "fence-open": _fences,
    "table-broken": _rows,
    "table-row": _rows,
    "unknown-directive": _directives,
    "gallery-empty": _directives,
    "video-address": _directives,
    "video-host": _directives,
    "footnote-missing": _footnotes,
    "footnote-unused": _footnotes,
    "footnote-twice": _footnotes,
    "footnote-case": _footnotes,
}
# How those pieces are found that have the words of a remark, for codes whose remarks have any.
_NAMED = {
    "html-dropped": _named_tags,
    "unknown-directive": _named_directives,
    "footnote-missing": _named_footnotes,
    "footnote-unused": _named_footnotes,
    "footnote-twice": _named_footnotes,
    "footnote-case": _named_footnotes,
    "html-misplaced": _named_tags,
    "html-shown": _named_tags,
    "html-unclosed": _named_tags,
    "html-unopened": _named_tags,
}

_ByName = Callable[[str], Iterator[tuple[str, Piece]]]
_Pieces = dict[int, Piece]
"""Pieces by where their marks are put."""
_Met = defaultdict[Note, list[Piece]]
Rendering = tuple[str, Mapping[Note, Iterable[int]]]
"""The HTML of a body with marks, and its remarks with the numbers of marks at their places."""


class BodyPlaces:
    """Finds places in one body."""

    def __init__(self, body: str, made: str, render: Callable[[str], Rendering | None]) -> None:
        """Take the body.

        Args:
            body: The body.
            made: Its HTML.
            render: Renders it with marks; None where the library fails over them.
        """
        self._body = body
        self._words = _BESIDE_WORDS.sub("", made)
        self._render = render
        self._lines = [0, *(end.end() for end in re.finditer("\n", body))]
        self._tries = 1 + min(_MORE_RENDERINGS, _MORE_TEXT // (len(body) + 1))

    def of(self, notes: Iterable[Note]) -> dict[Note, list[BodyPlace]]:
        """Return the places of each remark, in the order of the text; the first line where none can be known."""
        noted = list(notes)
        named = self._named(noted)
        pieces, doubtful = self._met(named)
        places = {note: self._places(pieces[note], note.target) for note in noted}
        lost = [note for note in noted if not places[note]]
        if lost:
            pieces, _ = self._met(self._of_kind(lost))
            for note in lost:
                # The only piece with the words of a remark is what it is about, whether it was met or not.
                only = named[note].values() if len(named[note]) == 1 else ()
                known = pieces[note] or doubtful[note] or only
                places[note] = self._places(known, note.target) or [BodyPlace()]
        return places

    def _named(self, notes: Iterable[Note]) -> dict[Note, _Pieces]:
        """Return for each remark the pieces that have its words; all of its kind where it has no words."""
        wanted: dict[_ByName, dict[str, list[Note]]] = {}
        others = []
        for note in notes:
            by_name = _NAMED.get(note.code) or (None if note.code in _KINDS else _named_addresses)
            if by_name is None:
                others.append(note)
            else:
                wanted.setdefault(by_name, {}).setdefault(note.target[: _COMPARED[0]], []).append(note)
        pieces = self._of_kind(others)
        for pieces_by_name, by_target in wanted.items():
            for note in itertools.chain.from_iterable(by_target.values()):
                pieces[note] = {}
            for name, piece in pieces_by_name(self._body):
                for note in by_target.get(name, ()):
                    pieces[note].setdefault(piece.at, piece)
        return pieces

    def _of_kind(self, notes: Iterable[Note]) -> dict[Note, _Pieces]:
        """Return for each remark all pieces of which it may be one."""
        kinds: dict[Callable[[str], Iterator[Piece]], _Pieces] = {}
        pieces = {}
        for note in notes:
            kind = _KINDS.get(note.code, _addresses)
            if kind not in kinds:
                kinds[kind] = {each.at: each for each in kind(self._body)}
            pieces[note] = kinds[kind]
        return pieces

    def _met(self, pieces: Mapping[Note, _Pieces]) -> tuple[_Met, _Met]:
        """Return for each remark those of its pieces whose marks were met where it was made.

        They come twice: from renderings that are alike but for the marks, and from others.
        """
        distinct = {id(each): each for each in pieces.values()}.values()
        insertions: dict[int, tuple[str, str]] = {}
        for piece in itertools.chain.from_iterable(each.values() for each in distinct):
            # The end of a tag may be that of an address, too; the blank before its mark does no harm there.
            insertions[piece.at] = max(insertions.get(piece.at, ("", "")), (piece.before, piece.behind))
        sure: _Met = defaultdict(list)
        doubtful: _Met = defaultdict(list)
        queue = [sorted(insertions)[:_MOST_MARKS]] if insertions else []
        while queue and self._tries:
            self._tries -= 1
            ends = queue.pop()
            rendering = self._render(self._marked(ends, insertions))
            made, numbers = rendering or ("", {})
            is_alike = rendering is not None and _BESIDE_WORDS.sub("", made) == self._words
            for note, own in pieces.items():
                known = sorted(each for each in numbers.get(note, ()) if each < len(ends))  # others are written so
                (sure if is_alike else doubtful)[note] += [own[ends[each]] for each in known if ends[each] in own]
            if not is_alike and len(ends) > 1:
                half = len(ends) // 2
                queue += ends[half:], ends[:half]
        untried = set(itertools.chain.from_iterable(queue))
        for note, some in doubtful.items() if untried else ():
            sure[note] += {each for each in some if each.at in untried}
        return sure, doubtful

    def _marked(self, ends: Sequence[int], insertions: Mapping[int, tuple[str, str]]) -> str:
        """Return the body with marks at some places, numbered in their order."""
        parts: list[str] = []
        done = 0
        for number, end in enumerate(ends):
            before, behind = insertions[end]
            parts += self._body[done:end], f"{before}{_SIGN}{number}{_SIGN}{behind}"
            done = end
        return "".join((*parts, self._body[done:]))

    def _places(self, pieces: Iterable[Piece], target: str) -> list[BodyPlace]:
        """Return the places of pieces; where the text has the target, it gives the length."""
        places = []
        for piece in sorted(set(pieces))[:_MOST_PLACES]:
            written = self._body[piece.start : piece.start + len(target)]
            length = len(target) if target and written.lower() == target.lower() else piece.length
            places.append(self._place(piece.start, length))
        return places

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

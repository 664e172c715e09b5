"""Marks of Markdown that readers would see: each is a piece of the text that was not read as it was meant.

What an editor wrote with a backslash or as an entity is meant to be seen, and code is seen as it is. Everything else
that looks like a mark in the text of a page is looked up in the body, by the letters beside it, to tell its place.
"""

from __future__ import annotations

import functools
import html
import itertools
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from dancam.content.inline import APOSTROPHE
from dancam.patterns import lazy
from dancam.render.markdown.directives import NAMES

_CODE = lazy(r"<(pre|code)\b[^>]*>.*?</\1>", re.DOTALL)
_BLOCK = lazy(
    r"</?(?:address|blockquote|br|caption|dd|details|div|dl|dt|fig\w+|h[1-6]|hr|li|ol|p|section|summary|t\w+|ul)\b[^>]*>"
)
_PICTURE = lazy(r"<img\b[^>]*>")
_TAG = lazy(r"<[^>]*>")
SIGNS = "*_~[]|\\#`{>&<="
"""One of these stands in each mark, but for those at the start of a line."""
_LINE = r"^[ \t]*"
_TAGS = "br|center|div|em|font|h[1-6]|hr|iframe|img|li|ol|script|span|strong|style|sub|sup|t[dhr]|table|ul|video"
_FILE = r"(?:md|html?|jpe?g|png|webp|svg|pdf|docx?)"
_ALERTS = "(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)"
_BLOCKS = "caption|gallery|embed|video|audio|playlist"
# Colons at the start of a line, with the name of a block behind them.
_COLONS = r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*:{3,}(?:[ ]*(?P<name>[^\W\d_][\w-]*)|(?P<bare>[ \t]*$))?"
# What is looked for on a page, with what to look for in the body where a line of it may begin otherwise.
_KINDS: tuple[tuple[str, str], ...] = (
    # Digits that are blotted out, such as those of a telephone number, are no emphasis; `(**)` is the sign of a note.
    (
        r"(?<![0-9x*][ .-])(?<![0-9x*])(?!(?<=\()\*{2,3}\))\*{2,3}(?!\*)|(?<!\*)\*{2,3}(?=[^\W\d])",
        "",
    ),
    (r"(?<![\w_])__(?=[^\W_])", ""),  # blanks of a form have no letters behind them
    (r"(?<!~)~~(?!~)", ""),
    (r"\]\(", ""),
    (rf"(?<![0-9])\][ \t]+\((?=\ufffc|[^\s()]+\.{_FILE}\))", ""),
    (r"!\[(?![0-9]{1,3}\])", ""),
    (r"\[\^[^\]\s]", ""),
    (r"\|[ \t]*:?-{3,}:?[ \t]*(?:\||$)|^[ \t]*:?-{3,}:?[ \t]*\|", ""),
    # A row that stands alone, such as behind a blank line in a table; of more than one another remark tells.
    (r"(?<![|+]\n)^[ \t]*\|[ \t][^|\n]*\|[^\n]*[ \t]\|[ \t]*$(?!\n[ \t]*[|+])", r"^[ \t>]*\|[ \t][^\n]*"),
    (rf"{_LINE}:{{1,2}}[ \t]*(?=(?i:gallery|video)\b)", r"^[ \t>]*:{1,2}(?!:)"),
    (rf"{_LINE}:{{3,}}", _COLONS),
    (r"\\$", ""),
    (r"\\(?=[*_`\[\]{}()#+.!|~>-])", ""),
    (rf"{_LINE}#{{1,6}}[ \t]+(?=\S)", r"#{1,6}[ \t]+(?=\S)"),
    (rf"{_LINE}>(?!=?[ \t]*\d)", r">"),  # `> 60` in a cell of a table compares
    (r"(?<=\S\n)[ \t]*[-*+][ \t]+(?=\S)", r"^[ \t>]*[-*+][ \t]+(?=\S)"),
    # One backtick between letters is an apostrophe: `K`Ho`.
    (r"`{3,}|(?<![\w`])`{1,2}(?=[^\s`])|(?<=[^\s`])`{1,2}(?![\w`])|^[ \t]*~{3,}", ""),
    (r"(?<=[^\W_])`(?=[^\W_]+`[^\W_])", ""),  # two in one word look like code, and are none
    (r"(?<![\w=])==(?=[^\s=])(?=[^=\n]{0,200}[^\s=]==(?![\w=]))", ""),  # other programs tint so
    # Other programs strike so, put a footnote into its place, a box, another page, a block of theirs.
    (r"(?<!\S)~(?=[^\W\d_])[^~\n]{0,200}?[^\s~]~(?![\w~])", ""),
    (r"(?<=[\w.,;:!?)”])\^\[(?=[^\]\s])", ""),
    (rf"{_LINE}\[!{_ALERTS}\]", rf"\[!{_ALERTS}\]"),
    (r"(?<!!)\[\[(?=[^\W\d_])(?!(?i:TOC)\])[^\[\]\n]{1,200}\]\]", ""),
    (r"\{\{[<%][ ]?/?[ ]?\w[^\n]{0,200}?[>%]\}\}|\{%-?[ ]*\w[^\n]{0,200}?%\}", ""),
    (rf"\[/(?:{_BLOCKS}|[biu]|url|img|quote|color|size|center)\]", ""),
    (rf"\[(?:{_BLOCKS})[ ][^\[\]\n]{{0,200}}=[^\[\]\n]{{0,200}}\]", ""),
    (rf"{_LINE}(?:!!!|\?{{3}}\+?)[ \t]+(?=[^\W\d_])", ""),
    (rf"\[TOC\]|{_LINE}\[(?i:TOC)\][ \t]*$", ""),
    # A reference whose address is nowhere; digits alone cite something.
    (r"(?<!\w)\[(?!\d+\])[^\[\]\n]{1,200}\]\[[^\[\]\n]{0,200}\]", ""),
    # Emphasis that a sign at its inner side makes none, as a letter stands on the other: `*Ảnh.*Tiếp`, `theo*"Báo"*`.
    # A link may be the sign, whose brackets readers do not see: `*[Bài](a.md)*Tiếp`.
    (r"(?<![\w*\\])\*(?=[\"“‘'«(\[]?[\w\ufffc])[^*\n]{0,200}?[^\s*]\*(?=[^\W\d_])", r"\*(?=[\"“‘'«(\[]?[\w\ufffc])"),
    (r"(?<=[^\W\d_])\*(?=[\"“‘'«(\[]?[\w\ufffc])[^*\n]{0,200}?[^\s*]\*(?=[\s,.;:!?]|$)", r"\*(?=[\"“‘'«(\[\ufffc])"),
    (r"(?<![\w\\])_(?=[^\W_])[^_\n]{0,200} [^_\n]{0,200}[^\s_]_(?=[^\W_])", r"_(?=\w)"),
    (rf"{_LINE}\*\[[^\]\n]+\]:", ""),
    (r"\{:[ \t]?[.#\w]|\{[ ]?[.#][^\W\d][^{}\n]{0,200}\}", ""),
    # The address of a label behind a line of text; digits alone number a source.
    (
        rf"{_LINE}\[(?!\d+\]|\^)[^\[\]\n]{{1,200}}\]:[ \t]+(?=\ufffc|<|[./#]\S|[^\s()]+\.{_FILE}\b)",
        r"^[ \t>]*\[(?!\d+\]|\^)[^\[\]\n]{1,200}\]:[ \t]+(?=\S)",
    ),
    (
        r"&(?:(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[lr][sd]quo|[mn]dash|hellip);|(?:nbsp|amp|lt|gt|quot)(?:;|(?!\w)))",
        "",
    ),
    # A tag whose end is missing; `a <b` compares.
    (
        rf"</?(?:(?:{_TAGS})(?!\w)|(?:(?<=/)|(?=\w+[ \t]+[a-z-]+=))(?:[abipqsu])(?!\w))(?!(?:[^<>\n]|\n(?!\n))*>)",
        "",
    ),
)
_PATTERNS = tuple((lazy(page, re.MULTILINE), lazy(body or page, re.MULTILINE)) for page, body in _KINDS)
_STARS = frozenset(["**", "***"])
# Marks of which one begins what another one ends.
_PAIRED = _STARS | {"__", "~~"}
_RUN = lazy(r"\*+")
# A line that explains such a sign in the text above.
_NOTE = lazy(r"^[ \t]*\\?(\*{2,3})[ \t]+(?=\S)(?!.*\*{2})", re.MULTILINE)
# Stands in the place of code, in which nothing is a mark.
_SOMETHING = "\ufffc"
_FENCED = lazy(r"^[ \t>]*(`{3,}(?=[^`\n]*$)|~{3,})[^\n]*(?:[\s\S]*?\n[ \t>]*\1|[\s\S]*)", re.MULTILINE)
_APOSTROPHE = lazy(APOSTROPHE)
_TICKS_OR_BLANK = lazy(r"(\\?)(`+)|\n[ \t]*\n")
_OPENED = lazy(r"(?<!\\)(?:\\\\)*\\\[[^\[\]]*$")
_LONGEST = 1000
# An address that is shown as it is: nothing in it is a mark.
_ADDRESS = lazy(r'<a [^>]*?href="(?:mailto:)?([^"]*)"[^>]*>\1</a>')
_WRITTEN_ADDRESS = lazy(r"<[A-Za-z][\w+.-]*:[^\s<>]*>|\b(?:https?://|www\.)[^\s<>]*", re.IGNORECASE)
_ESCAPED = lazy(r"\\([!-/:-@\[-`{-~])|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_MOST = 200
# How many letters beside a mark are compared.
_BESIDE = 6


class Shown(NamedTuple):
    """A mark of Markdown that readers would see."""

    mark: str
    """The mark."""
    start: int
    """Where it stands in the body."""
    opened: int = -1
    """Where the block begins, of a kind that nobody knows, of which it is the first or the last line; else -1."""


def shown_marks(body: str, made: str) -> list[Shown]:
    """Return the marks of a body that stand in the text of its page, in order.

    Args:
        body: The Markdown.
        made: The HTML that was made of it.
    """
    if "`" in body or "~" in body:
        body = _without_code(_FENCED.sub(lambda code: _SOMETHING * len(code[0]), body))
    if ":" in body or "www." in body:
        body = _WRITTEN_ADDRESS.sub(lambda address: _SOMETHING * len(address[0]), body)
        made = _ADDRESS.sub(_SOMETHING, made)
    made = _PICTURE.sub(_SOMETHING, made)
    text = html.unescape(_TAG.sub("", _BLOCK.sub("\n\n", _CODE.sub(_SOMETHING, made))))
    plain = _Plain(body)
    opened = _blocks(body) if ":::" in body else {}
    unseen = {start for start, opening in opened.items() if opening is None}
    found = sorted(
        {
            each._replace(opened=opening) if (opening := opened.get(each.start)) is not None else each
            for kind in _PATTERNS
            for each in _of_kind(*kind, body, plain, text, unseen)
        },
        key=lambda each: each.start,
    )
    return list(_once(found, body))


def _blocks(body: str) -> dict[int, int | None]:
    """Return where the lines of colons begin that belong to a block, with where that begins; None if we know its kind.

    A block that we know ends at the next such line. Any other is text, in which others can stand.
    """
    opened: dict[int, int | None] = {}
    others: list[int] = []
    is_open = False
    for each in re.finditer(_COLONS, body, re.MULTILINE):
        start = each.start()
        if each["name"]:
            is_open = each["name"].lower() in NAMES
            opened[start] = None if is_open else start
            others += [] if is_open else [start]
        elif each["bare"] is not None and (is_open or others):
            opened[start] = None if is_open else others.pop()
            is_open = False
    return opened


def _once(found: Sequence[Shown], body: str) -> Iterator[Shown]:
    """Yield marks without the signs of notes below a text, and of two that belong together the first."""
    notes = {each[1] for each in _NOTE.finditer(body)} if any(each.mark in _STARS for each in found) else set()
    opened: dict[str, int] = {}
    """Number of the line in which a mark has no second one so far, by the mark."""
    for each in found:
        if each.mark in _PAIRED:
            line = body.count("\n", 0, each.start)
            if opened.get(each.mark) == line:
                del opened[each.mark]
                continue
            if each.mark in notes and _is_of_note(each, body):
                continue
            opened[each.mark] = line
        yield each


def _is_of_note(mark: Shown, body: str) -> bool:
    """Whether a mark stands where the sign of a note does: alone in its line, at its start or behind a word."""
    start = body.rfind("\n", 0, mark.start) + 1
    end = body.find("\n", mark.start)
    line = body[start : end if end >= 0 else len(body)]
    before, behind = body[start : mark.start], body[mark.start + len(mark.mark) :]
    if not before.strip() and body[: max(0, start - 1)].rpartition("\n")[2].lstrip().startswith("* "):
        return False  # signs in a row, of which the first makes an item of a list
    is_at_sign = not before.strip() or not before[-1].isspace()
    return is_at_sign and not behind[:1].isalnum() and _RUN.findall(line).count(mark.mark) == 1


def _without_code(body: str) -> str:
    """Return a body with something else in the place of code between backticks.

    The time is in proportion to the body: each run of backticks is looked at once, with the next of its length.
    """
    runs: list[tuple[int, int, int, bool]] = []  # start, end, number of its paragraph, whether it opens none
    paragraph = 0
    for found in _TICKS_OR_BLANK.finditer(body):
        if found[2]:
            is_text = bool(found[1]) or _APOSTROPHE.match(body, found.start()) is not None
            runs.append((found.start(2), found.end(), paragraph, is_text))
        else:
            paragraph += 1
    following: list[int | None] = []
    by_length: dict[int, int] = {}
    for number in range(len(runs) - 1, -1, -1):
        start, end, *_ = runs[number]
        following.append(by_length.get(end - start))
        by_length[end - start] = number
    following.reverse()
    pieces: list[str] = []
    done = number = 0
    while number < len(runs):
        start, _, paragraph, is_text = runs[number]
        closing = None if is_text else following[number]
        if closing is not None and runs[closing][2] == paragraph:
            end = runs[closing][1]
            pieces += (body[done:start], _SOMETHING * (end - start))
            done = end
            number = closing
        number += 1
    return "".join((*pieces, body[done:]))


class _Plain:
    """A body with what backslashes and entities stand for: what is a mark only there is meant to be seen."""

    def __init__(self, body: str) -> None:
        self._body = body

    @functools.cached_property
    def _read(self) -> tuple[str, str]:
        """The text, and as many letters that say of each of its signs whether it was written otherwise."""
        texts: list[str] = []
        kinds: list[str] = []
        done = 0
        for each in _ESCAPED.finditer(self._body) if "\\" in self._body or "&" in self._body else ():
            before, sign = self._body[done : each.start()], each[1] or html.unescape(each[0])
            texts += (before, sign)
            kinds += ("=" * len(before), "+" * len(sign))
            done = each.end()
        texts.append(self._body[done:])
        return "".join(texts), "".join(kinds)

    def marks(self, *patterns: re.Pattern[str]) -> Iterator[_Written]:
        """Yield what is a mark of such a kind in the text, and none in the body."""
        text, kinds = self._read
        if not kinds:
            return
        for pattern in {*patterns}:
            for each in pattern.finditer(text):
                if "+" in kinds[each.start() : each.end()]:
                    yield _Written(each.start(), _before(text, each.start()), _behind(text, each.end()))


def _of_kind(
    on_page: re.Pattern[str], in_body: re.Pattern[str], body: str, plain: _Plain, text: str, unseen: Container[int]
) -> Iterator[Shown]:
    """Yield the marks of a kind; those `unseen` are none as long as there are others."""
    shown = list(itertools.islice(on_page.finditer(text), _MOST))
    if not shown:
        return
    written: list[_Written] = []
    meant: list[_Written] = []
    before: dict[str, int] = {}
    behind: dict[str, int] = {}
    known: set[int] = set()
    for each in in_body.finditer(body):
        found = _Written(each.start(), _before(body, each.start()), _behind(body, each.end()))
        (meant if _is_escaped(body, each) else written).append(found)
    likely = [each for each in written if each.start not in unseen]
    written = likely if len(likely) >= len(shown) else written
    for found in written:
        before.setdefault(found.before, found.start)
        behind.setdefault(found.behind, found.start)
    meant += itertools.islice(plain.marks(on_page, in_body), _MOST)
    if len(written) == len(shown) and not meant:
        yield from (
            Shown(mark[0].strip().replace(_SOMETHING, "…"), each.start)
            for mark, each in zip(shown, written, strict=True)
        )
        return
    for mark in shown:
        left, right = _before(text, mark.start()), _behind(text, mark.end())
        start = (before.get(left) if left else None, behind.get(right) if right else None)
        place = start[0] if start[0] is not None else start[1]
        likeness = max((_likeness(each, left, right) for each in meant[:_MOST]), default=-1)
        if place is None or place in known or likeness >= 0:
            place = _nearest(
                itertools.islice((each for each in written if each.start not in known), _MOST), left, right, likeness
            )
        if place is not None:
            known.add(place)
            yield Shown(mark[0].strip().replace(_SOMETHING, "…"), place)


class _Written(NamedTuple):
    """What may be a mark in a body."""

    start: int
    before: str
    behind: str


def _nearest(written: Iterable[_Written], left: str, right: str, least: int) -> int | None:
    """Return where of some marks that one stands beside which most letters are those beside a mark on the page.

    Args:
        written: The marks.
        left: The letters before the one on the page.
        right: The letters behind it.
        least: More letters than so many must be alike.
    """
    best = max(written, key=lambda each: _likeness(each, left, right), default=None)
    return best.start if best and _likeness(best, left, right) > least else None


def _likeness(mark: _Written, left: str, right: str) -> int:
    return _common(mark.before[::-1], left[::-1]) + _common(mark.behind, right)


def _common(one: str, other: str) -> int:
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _is_escaped(body: str, mark: re.Match[str]) -> bool:
    """Whether a backslash takes the meaning of a mark away: before it, or before the bracket that it closes."""
    start = mark.start() + len(mark[0]) - len(mark[0].lstrip())
    before = body[max(0, start - _LONGEST) : start]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1 or (
        mark[0][:1] == "]" and _OPENED.search(before) is not None
    )


def _before(text: str, place: int) -> str:
    return "".join(filter(str.isalnum, text[max(0, place - 4 * _BESIDE) : place]))[-_BESIDE:]


def _behind(text: str, place: int) -> str:
    return "".join(filter(str.isalnum, text[place : place + 4 * _BESIDE]))[:_BESIDE]

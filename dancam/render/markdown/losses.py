"""The words of a piece of Markdown against the text that was made of it: which are not there?

What Markdown may take away (addresses, tags, attribute lists, labels, the first lines of blocks …) may be missing, or
stand there as it is written; what the page has besides (the label of a video, a list of headings) is passed over. The
texts of footnotes stand at the end of a page, descriptions of pictures in attributes.
"""

from __future__ import annotations

import enum
import functools
import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dancam.content.elements import KNOWN
from dancam.patterns import lazy

# How much of the text that follows tells that a place on the page is the right one, in letters.
_PROBE = 16
# How much the page may have between two words of the text, where little of the text tells the place.
_NEAR = 300
# How much of the text beside a word tells that it is the one, in letters.
_BESIDE = 8
# How long the description of a picture may be.
_LONGEST_DESCRIPTION = 3000

WORD = lazy(r"[^\W_]+")
"""Letters and digits without anything between them."""
_ATTRIBUTE = r"""(?:[.#][\w:-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]*))"""
_IN_TAG = r"""(?:"[^"<>]*"|'[^'<>]*'|"[^"]{0,999}"|'[^']{0,999}'|[^"'<>])*+"""
# A name that HTML knows, or one of another language of tags: `<Tên cơ quan>` is a text.
_NAME = rf"(?:(?i:{'|'.join(sorted(KNOWN))})(?![\w:.-])|[A-Za-z]\w*+(?=[^<>=]*[=:-])[\w:-]*+)"
_QUOTED = r"""(?:"(?:[^"\\]|\\.){0,400}"|'(?:[^'\\]|\\.){0,400}'|\((?:[^()\\]|\\.){0,400}\))"""
_PLAIN = r"[^()\\\n]|\\."
_IN_PARENTHESES = rf"\((?:{_PLAIN}|\((?:{_PLAIN}|\((?:{_PLAIN})*+\))*+\))*+\)"
# It may begin and end on lines of its own, and its title may reach over some.
_WRITTEN = (
    rf"(?:\n[ \t>]*+)?(?:(?<=[\s>]){_QUOTED}(?=[\s>]*\))|{_PLAIN}|{_IN_PARENTHESES}|\n(?=[ \t>]*(?:{_QUOTED}|\))))*+"
)
_NUMBER, _BULLETS = r"\d{1,9}[.)](?=\s|$)", r"(?:[-*+][ \t]++)*+"
# What stands before the sign of a block within quotes and lists.
_LEAD = r"(?:^[ \t>]*+(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]++)*+|(?<=>))"
_BEHIND_SIGN = "|".join(rf"(?<=[-*+>.):]{' ' * blanks})" for blanks in range(1, 10))
# What may be missing on the page, or stand there as it is written.
_OPTIONAL = (
    ("tag", rf"</[A-Za-z][^<>]{{0,300}}>|<{_NAME}(?=[\s/>]){_IN_TAG}>"),
    (
        "definition",
        rf"{_LEAD}\[(?!\^)(?:[^\[\]\\]|\\.){{1,300}}\]:\s*(?:<[^<>\n]*>|\S+)(?:\s+{_QUOTED})?[ \t]*$",
    ),
    ("abbreviation", rf"{_LEAD}\*\[(?!\^)[^\]\n]+\]:[^\n]*"),
    ("directive", rf"{_LEAD}:{{3,}}[ \t]*(?i:gallery\b|video\b(?:[ \t]+\S+){{0,2}})"),
    ("admonition", rf"{_LEAD}!{{3}}[ \t]*(?a:[\w -]*)"),
    ("fence", rf"{_LEAD}(?:`{{3,}}|~{{3,}})[ \t]*(?:\{{[^{{}}\n]*\}}|[^\s`\[\]()*<>]*)(?:[ \t]+{_ATTRIBUTE})*"),
    ("caption", rf"{_LEAD}(?i:bảng|biểu|table)\s*:"),
    # Not behind any full stop or colon: `tr. 15.` and `Tổng số: 125.` are texts.
    ("number", rf"(?:^|(?<=>)|(?<=\]:))[ \t>:]*+{_BULLETS}{_NUMBER}(?:[ \t]++{_BULLETS}{_NUMBER})*+"),
    ("task", rf"(?:{_BEHIND_SIGN})\[[xX]\](?=\s)"),
    ("label", r"\[\^[^\[\]\n]{1,200}\]:?|\[TOC\]"),
    ("verbatim", r"\x00+"),
    ("picture", r"!\[(?!\^)"),
    ("address", rf"\]\((?:\s*<(?:[^<>\n\\]|\\.)*+>(?:\s+{_QUOTED})?\s*|{_WRITTEN})\)"),
    ("list", rf"\{{:?[ ]*{_ATTRIBUTE}(?:[ ]+{_ATTRIBUTE})*+[ ]*\}}"),
)
_CONSTRUCT = lazy(
    "|".join(
        (*(f"(?P<{name}>{each})" for name, each in _OPTIONAL), r"(?P<reference>\]\[(?:[^\[\]\\]|\\.){1,300}(?=\]))")
    )
    + r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)",
    re.MULTILINE | re.DOTALL,
)
_FOOTNOTE = lazy(
    r"^[ \t>:]*(?:(?:[-*+]|\d+[.)])[ \t]+)*\[\^[^\]\n]+\]:.*"
    r"(?:\n(?![ \t>]*$|[ \t>]*\[\^).*|\n(?:[ \t>]*\n)+(?:  |\t).*)*",
    re.MULTILINE,
)
# What has an end of its own, whatever stands in it; what begins so is looked for where such an end is.
_VERBATIM = lazy(r"<!--|<\?|<!\[CDATA\[|<!\[?[A-Za-z]|<(script|style)\b[^<>]*>", re.IGNORECASE)
_ENDS = {"<!--": "-->", "<?": "?>", "<![cdata[": "]]>", "<script": "</script>", "<style": "</style>"}
_IN_BRACKETS = lazy(r"\[((?:[^\[\]\\]|\\.){1,300})\]", re.DOTALL)
_DEFINED = lazy(rf"{_IN_BRACKETS.pattern}:", re.DOTALL)
# The address of a comment: `[//]: # (…)`.
_NOWHERE = frozenset(("#", ""))
_MASK = "\x00"
_BRACKET = lazy(r"\\.|[\[\]]", re.DOTALL)
# What stands behind an address, well closed or not; a name of a file may have blanks and parentheses.
_TITLE = lazy(rf"""[ \t\n]+[ \t>]*{_QUOTED}[\s>]*\)$|[ \t\n]+[^"'\s]*(?=")""")
# What the page has besides: numbers of footnotes, the ways back from them, what is said of a task.
_ADDED = lazy(
    r'<(?:sup [^>]*?\bid="fnref[^>]*>.*?</sup|a class="footnote-backref"[^>]*>[^<]*</a'
    r'|span class="visually-hidden">[^<]*</span)>',
    re.DOTALL,
)
_SAID = lazy(r' (?:alt|title|summary|aria-label)="([^"]*)"')
_TAG = lazy(r"<[^>]*>")
_FOOTNOTES = '<div class="footnote">'


class Page:
    """What the HTML of a body says."""

    def __init__(self, made: str, body: str) -> None:
        if "[" in body:
            made = _ADDED.sub("", made)
        self._made = made
        self._body = body
        first, *pieces = made.split("<")  # quicker than a pattern, and every body is looked at
        text = first + "".join([each[each.find(">") + 1 :] for each in pieces])
        self.text = html.unescape(text) if "&" in text else text
        """Its text."""

    @functools.cached_property
    def footnotes(self) -> str:
        """The letters of the texts of its footnotes."""
        _, _, behind = self._made.partition(_FOOTNOTES)
        return letters(html.unescape(_TAG.sub("", behind)))

    @functools.cached_property
    def labels(self) -> Mapping[str, int]:
        """The labels that the body defines, with how often each is used."""
        return _labels(self._body)

    @functools.cached_property
    def addresses(self) -> dict[str, str]:
        """The addresses of the labels that were met: of two for one label, the first counts."""
        return {}

    def uses(self, abbreviation: str) -> bool:
        """Whether the body has an abbreviation besides the line that says what it stands for."""
        return self._body.count(abbreviation) > self._body.count(f"*[{abbreviation}]")

    def describes(self, picture: str) -> bool:
        """Whether it has a picture with this description."""
        return f' alt="{picture}"' in self._made

    def says(self, written: str) -> bool:
        """Whether letters stand in an attribute that is shown or read out."""
        return written in self._said

    @functools.cached_property
    def _said(self) -> str:
        return letters(html.unescape(" ".join(_SAID.findall(self._made))))


class Need(enum.Enum):
    """Where a piece of a body must stand on its page."""

    TEXT = enum.auto()
    """In its text."""
    SAID = enum.auto()
    """In its text or an attribute that is read out."""
    FOOTNOTE = enum.auto()
    """In the texts of the footnotes, or in its place: who reads it otherwise than Markdown cannot know."""
    NONE = enum.auto()
    """Nowhere: Markdown may take it away."""


class _Item(NamedTuple):
    """A piece of the text."""

    letters: str
    """Its letters and digits."""
    text: str
    """The piece."""
    start: int
    """Where it begins in the body."""
    need: Need
    """Where it must stand."""
    other: str = ""
    """What may stand there in its place."""


def letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(WORD.findall(text))


def lost(body: str, page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """Return start and end of each word of a stretch of a body that is not in its part of the text of the page."""
    masked = body
    for opening, closing in _verbatim(body):
        masked = f"{masked[:opening]}{_MASK * (closing - opening)}{masked[closing:]}"
    items: list[_Item] = []
    begin = 0
    for footnote in _FOOTNOTE.finditer(masked) if "[^" in body else ():
        items += _items(body, masked, (begin, footnote.start()), page, Need.TEXT)
        items += _items(body, masked, footnote.span(), page, Need.FOOTNOTE)
        begin = footnote.end()
    items += _items(body, masked, (begin, len(body)), page, Need.TEXT)
    return _missing(items, page, letters(page.text[start:end]))


def _labels(body: str) -> Mapping[str, int]:
    """Return the labels that a body defines, with how often each stands in brackets besides."""
    if "]:" not in body:
        return {}
    count = Counter(_label(each) for each in _IN_BRACKETS.findall(body))
    defined = Counter(map(_label, _DEFINED.findall(body)))
    return {label: count[label] - times for label, times in defined.items()}


def _label(written: str) -> str:
    return " ".join(written.split()).casefold()


def _verbatim(body: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of the comments, scripts and instructions in a body."""
    if "<" not in body:
        return
    folded = body.lower()
    start = 0
    while found := _VERBATIM.search(body, start):
        start = found.end()
        last = _ENDS.get(f"<{found[1]}".lower() if found[1] else found[0].lower(), ">")
        closing = folded.find(last, start)
        if closing >= 0:
            start = closing + len(last)
            yield found.start(), start


def _items(body: str, masked: str, part: tuple[int, int], page: Page, need: Need) -> Iterator[_Item]:
    """Yield the pieces of a part of a body.

    Args:
        body: The body.
        masked: The same with comments and scripts masked.
        part: Where the part begins and ends.
        page: The page.
        need: Where its words must stand.
    """
    done, end = part
    described = done  # so far goes the description of a picture
    for construct in _CONSTRUCT.finditer(masked, done, end):
        kind, at, text = construct.lastgroup, construct.start(), construct[0]
        if kind == "reference" and _label(text[2:]) not in page.labels:
            continue
        if kind == "definition" and not _defines(text, page):
            continue
        if kind == "abbreviation" and not page.uses(text.partition("*[")[2].partition("]")[0]):
            continue
        if kind == "entity" and html.unescape(text) == text:  # `Q&A;` is a text
            continue
        yield from _split(body, done, at, described, need)
        done = construct.end()
        if kind == "picture":
            described = max(described, _closing(masked, done, end))
        elif kind == "entity":
            yield _Item(letters(text), text, at, Need.NONE, letters(html.unescape(text)))
        else:
            title = _TITLE.search(text) if kind == "address" and text.count("](") == 1 else None
            cut = at + title.start() if title else done
            yield from _item(body, at, cut, Need.NONE)
            yield from _item(body, cut, done, need if need is Need.FOOTNOTE else Need.SAID)
    yield from _split(body, done, end, described, need)


def _defines(definition: str, page: Page) -> bool:
    """Whether what looks like the address of a label is one: it is lost if nothing refers to the label.

    `[Nguồn]: TTXVN` and `[Nguồn]: https://…` look so, and a second address of one label leads nowhere. A comment can be
    hidden that way, too.
    """
    before, _, address = definition.partition("]:")
    label = _label(before[before.index("[") + 1 :])
    address = address.split(maxsplit=1)[0].strip("<>")
    return address in _NOWHERE or (
        page.labels.get(label, 0) > 0 and page.addresses.setdefault(label, address) == address
    )


def _closing(text: str, start: int, end: int) -> int:
    """Return where the bracket is that closes one before `start`; `start` if there is none near it."""
    depth = 1
    for bracket in _BRACKET.finditer(text, start, min(end, start + _LONGEST_DESCRIPTION)):
        depth += {"[": 1, "]": -1}.get(bracket[0], 0)
        if not depth:
            return bracket.start()
    return start


def _split(body: str, start: int, end: int, described: int, need: Need) -> Iterator[_Item]:
    """Yield the pieces of a text without constructs, of which a part may describe a picture."""
    if start < described:
        yield from _item(body, start, min(end, described), need if need is Need.FOOTNOTE else Need.SAID)
    yield from _item(body, max(start, described), end, need)


def _item(body: str, start: int, end: int, need: Need) -> Iterator[_Item]:
    text = body[start:end]
    for line in text.splitlines(keepends=True) if need is Need.FOOTNOTE else (text,):
        written = letters(html.unescape(line) if need is Need.SAID and "&" in line else line)
        if written:
            yield _Item(written, line, start, need)
        start += len(line)


def _missing(items: Sequence[_Item], page: Page, text: str) -> list[tuple[int, int]]:
    """Return start and end of each word that must stand on the page, and does not.

    Args:
        items: The pieces of a stretch of the body.
        page: The page.
        text: The letters of the text that is made of the stretch.
    """
    following: list[str | None] = [""]  # None where it stands among the footnotes, as what is before it does
    for item in reversed(items):
        behind = following[-1]
        if item.need is Need.FOOTNOTE and item.letters in page.footnotes:
            behind = None
        elif item.need in {Need.TEXT, Need.FOOTNOTE}:
            behind = item.letters[:_PROBE]
        following.append(behind)
    following.reverse()
    lost: list[tuple[int, int]] = []
    place = 0
    for number, item in enumerate(items):
        behind = following[number + 1]
        if item.need is Need.NONE or _is_elsewhere(item.letters, item, page):
            place = place if behind is None else _behind_optional(item, behind, text, place)
        elif text.startswith(item.letters, place):
            place += len(item.letters)
        else:
            ends = behind is None and text.endswith(page.footnotes)
            place = _follow(item, behind or "", page, text[: -len(page.footnotes)] if ends else text, place, lost)
    return lost


def _is_elsewhere(written: str, item: _Item, page: Page) -> bool:
    """Whether letters of a piece that need not stand in its place stand elsewhere."""
    if item.need is Need.TEXT:
        return False
    return page.says(written) or (item.need is Need.FOOTNOTE and written in page.footnotes)


def _is_beside(written: str, start: int, end: int, item: _Item, page: Page) -> bool:
    """Whether a word of a footnote stands there beside what it is written beside, and not by chance."""
    if item.need is not Need.FOOTNOTE or page.says(written[start:end]):
        return True
    before, behind = written[max(0, start - _BESIDE) : end], written[start : end + _BESIDE]
    return any(each in page.footnotes for each in (before, behind) if len(each) > end - start or each == written)


def _behind_optional(item: _Item, following: str, text: str, place: int) -> int:
    """Return the place in the letters of the page behind a piece that may stand there."""
    choices = tuple(each for each in (item.letters, item.other) if each)
    for choice in choices:
        if text.startswith(choice + following, place):
            return place + len(choice)
    if not following or not text.startswith(following, place):
        for choice in choices:
            if text.startswith(choice, place):
                return place + len(choice)
    return place


def _follow(item: _Item, following: str, page: Page, text: str, place: int, lost: list[tuple[int, int]]) -> int:
    """Go along a piece word by word; return the place behind it."""
    rest, done = item.letters, 0
    for word in WORD.finditer(item.text):
        length = len(word[0])
        probe = rest[done : done + max(_PROBE, length)]
        done += length
        if text.startswith(probe, place):
            place += length
            continue
        if _is_elsewhere(probe, item, page) and (
            len(probe) >= _PROBE or _is_beside(rest, done - length, done, item, page)
        ):
            continue
        is_sure = item.need is Need.TEXT or len(probe) >= _PROBE
        found = _found(probe, following, text, place) if is_sure else -1
        if found >= 0:
            place = found + length
            continue
        after = rest[done : done + _PROBE] or following
        if text.startswith(word[0], place) and not (after and text.startswith(after, place)):
            place += length
        elif not _is_elsewhere(word[0], item, page) or not _is_beside(rest, done - length, done, item, page):
            lost.append((item.start + word.start(), item.start + word.end()))
    return place


def _found(probe: str, following: str, text: str, place: int) -> int:
    """Return where letters stand from a place on; -1 where they do not, or may stand there by chance.

    Args:
        probe: The letters.
        following: Letters that follow soon, if any do.
        text: The letters of the page.
        place: Where to begin.
    """
    if len(probe) >= _PROBE:
        return text.find(probe, place)
    found = text.find(probe, place, place + _NEAR)
    while found >= 0 and following and text.find(following, found + len(probe), found + len(probe) + _NEAR) < 0:
        found = text.find(probe, found + 1, place + _NEAR)
    return found

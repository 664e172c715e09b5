"""The words of a piece of Markdown against the text that was made of it: which are not there?

What Markdown may take away (addresses, tags, attribute lists, labels, the first lines of blocks …) may be missing, or
stand there as it is written; what the page has besides (the label of a video, a list of headings) is passed over. The
texts of footnotes stand at the end of a page, descriptions of pictures in attributes.
"""

from __future__ import annotations

import enum
import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# How much of the text that follows tells that a place on the page is the right one, in letters.
_PROBE = 16
# How much the page may have between two words of the text, where little of the text tells the place.
_NEAR = 300

WORD = re.compile(r"[^\W_]+")
"""Letters and digits without anything between them."""
_ATTRIBUTE = r"""(?:[.#][\w:-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]*))"""
_IN_TAG = r"""(?:"[^"<>]*"|'[^'<>]*'|[^"'<>])*+"""
_QUOTED = r"""(?:"[^"]{0,400}"|'[^']{0,400}'|\([^()]{0,400}\))"""
# What stands before the sign of a block within quotes and lists.
_LEAD = r"^[ \t>]*+(?:[-*+][ \t]++)*+"
# What may be missing on the page, or stand there as it is written.
_OPTIONAL = (
    ("comment", r"<!--(?:(?!<!--|-->)[\s\S]){0,20000}-->"),
    ("script", r"(?i:<(script|style)\b[^<>]*>(?:(?!</(?:script|style)).){0,20000}</(?:script|style)\s*>)"),
    ("instruction", r"<\?(?:(?!\?>)[\s\S]){0,2000}\?>|<!(?:\[CDATA\[)?[A-Za-z][^<>]{0,2000}>"),
    ("tag", rf"</?[A-Za-z][\w-]*(?=[\s/>]){_IN_TAG}>"),
    ("definition", rf"{_LEAD}\[(?!\^)(?:[^\[\]\n\\]|\\.){{1,300}}\]:\s*(?:<[^<>\n]*>|\S+)(?:\s+{_QUOTED})?[ \t]*$"),
    ("abbreviation", rf"{_LEAD}\*\[[^\]\n]+\]:[^\n]*"),
    ("directive", rf"{_LEAD}:{{3,}}[ \t]*(?i:video|gallery)\b[^\n]*"),
    ("admonition", rf"{_LEAD}!{{3}}[ \t]*[\w -]*"),
    ("fence", rf"{_LEAD}(?:\d+[.)][ \t]+)?(?:`{{3,}}|~{{3,}})[^\n]*"),
    ("caption", rf"{_LEAD}(?i:bảng|biểu|table)\s*:"),
    ("number", rf"{_LEAD}\d{{1,9}}[.)](?=\s|$)"),
    ("task", r"(?<=[-*+.)] )\[[xX]\](?=\s)"),
    ("label", r"\[\^[^\]\n]{1,200}\]:?|\[TOC\]"),
    ("picture", r"!\[(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*+\])*+(?=\])"),
    ("address", rf"\]\((?:[^()\\\n]|\\.|\((?:[^()\\\n]|\\.)*+\)|\n(?=[ \t>]*{_QUOTED}))*+\)"),
    ("list", rf"\{{:[^{{}}\n]*\}}|\{{[ ]*{_ATTRIBUTE}(?:[ ]+{_ATTRIBUTE})*+[ ]*\}}"),
)
_CONSTRUCT = re.compile(
    "|".join((*(f"(?P<{name}>{each})" for name, each in _OPTIONAL), r"(?P<reference>\]\[[^\[\]\n]{1,300}\])"))
    + r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)",
    re.MULTILINE | re.DOTALL,
)
_FOOTNOTE = re.compile(
    r"^[ \t>]*(?:[-*+][ \t]+)*\[\^[^\]\n]+\]:.*(?:\n(?![ \t>]*$|[ \t>]*\[\^).*|\n(?:[ \t>]*\n)+(?:  |\t).*)*",
    re.MULTILINE,
)
_TITLE = re.compile(r"""\s+["'(]""")
_NUMBER_OF_FOOTNOTE = re.compile(r'<sup id="fnref[^>]*>.*?</sup>|<a class="footnote-backref"[^>]*>[^<]*</a>', re.DOTALL)
_SAID = re.compile(r' (?:alt|title|summary|aria-label)="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_FOOTNOTES = '<div class="footnote">'


class Page:
    """What the HTML of a body says."""

    def __init__(self, made: str) -> None:
        if "<sup" in made:
            made = _NUMBER_OF_FOOTNOTE.sub("", made)
        self._made = made
        text = _TAG.sub("", made)
        self.text = html.unescape(text) if "&" in text else text
        """Its text."""
        self._said: str | None = None

    @property
    def footnotes(self) -> int:
        """Where the texts of its footnotes begin in its text."""
        before, _, _ = self._made.partition(_FOOTNOTES)
        return len(html.unescape(_TAG.sub("", before)))

    def describes(self, picture: str) -> bool:
        """Whether it has a picture with this description."""
        return f' alt="{picture}"' in self._made

    def says(self, written: str) -> bool:
        """Whether letters stand in an attribute that is shown or read out."""
        if self._said is None:
            self._said = letters(html.unescape(" ".join(_SAID.findall(self._made))))
        return written in self._said


class Need(enum.Enum):
    """Where a piece of a body must stand on its page."""

    TEXT = enum.auto()
    """In its text."""
    SAID = enum.auto()
    """In its text or an attribute that is read out."""
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
    lost: list[tuple[int, int]] = []
    begin = 0
    labels = _labels(body)
    items: list[_Item] = []
    for footnote in _FOOTNOTE.finditer(body) if "[^" in body else ():
        items += _items(body, begin, footnote.start(), labels)
        own = list(_items(body, footnote.start(), footnote.end(), labels))
        missing = _missing(own, page, page.footnotes, len(page.text))
        lost += missing and _missing(own, page, 0, len(page.text))
        begin = footnote.end()
    items += _items(body, begin, len(body), labels)
    return sorted(lost + _missing(items, page, start, end))


def _labels(body: str) -> frozenset[str]:
    """Return the labels to which a stretch may refer."""
    if "]:" not in body:
        return frozenset()
    return frozenset(" ".join(each.split()).casefold() for each in re.findall(r"\[([^\[\]]{1,300})\]:", body))


def _items(body: str, start: int, end: int, labels: frozenset[str]) -> Iterator[_Item]:
    """Yield the pieces of a part of a body."""
    done = start
    for construct in _CONSTRUCT.finditer(body, start, end):
        kind, at = construct.lastgroup, construct.start()
        text = construct[0]
        if kind == "reference" and " ".join(text[2:-1].split()).casefold() not in labels:
            continue
        if at > done:
            yield from _item(body[done:at], done, Need.TEXT)
        if kind == "entity":
            yield _Item(letters(text), text, at, Need.NONE, letters(html.unescape(text)))
        elif kind == "picture":
            yield from _item(text, at, Need.SAID)
        elif kind == "address":
            title = _TITLE.search(text)
            cut = title.start() if title else len(text)
            yield from _item(text[:cut], at, Need.NONE)
            yield from _item(text[cut:], at + cut, Need.NONE)
        else:
            yield from _item(text, at, Need.NONE)
        done = construct.end()
    if done < end:
        yield from _item(body[done:end], done, Need.TEXT)


def _item(text: str, start: int, need: Need) -> Iterator[_Item]:
    written = letters(text)
    if written:
        yield _Item(written, text, start, need)


def _missing(items: Sequence[_Item], page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """Return start and end of each word that must stand in a part of the text of a page, and does not."""
    lost: list[tuple[int, int]] = []
    text, place = letters(page.text[start:end]), 0
    for number, item in enumerate(items):
        if item.need is Need.NONE:
            place = _after_optional(items, number, text, place)
        elif item.need is Need.SAID and page.says(item.letters):
            continue
        elif text.startswith(item.letters, place):
            place += len(item.letters)
        else:
            place = _follow(items, number, page, text, place, lost)
    return lost


def _after_optional(items: Sequence[_Item], number: int, text: str, place: int) -> int:
    """Return the place in the letters of the page behind a piece that may stand there."""
    following = _following(items, number)[:_PROBE]
    item = items[number]
    choices = tuple(each for each in (item.letters, item.other) if each)
    for choice in choices:
        if text.startswith(choice + following, place):
            return place + len(choice)
    if not following or not text.startswith(following, place):
        for choice in choices:
            if text.startswith(choice, place):
                return place + len(choice)
    return place


def _following(items: Sequence[_Item], number: int) -> str:
    """Return the letters of the next piece that must stand on the page."""
    return next((each.letters for each in items[number + 1 :] if each.need is Need.TEXT and each.letters), "")


def _follow(items: Sequence[_Item], number: int, page: Page, text: str, place: int, lost: list[tuple[int, int]]) -> int:
    """Go along a piece word by word; return the place behind it."""
    item = items[number]
    behind = ""
    for each in items[number + 1 :]:
        if each.need is not Need.TEXT or len(behind) >= _PROBE:
            break
        behind += each.letters
    rest, done = item.letters + behind, 0
    following = _following(items, number)[:_PROBE]
    for word in WORD.finditer(item.text):
        length = len(word[0])
        probe = rest[done : done + max(_PROBE, length)]
        done += length
        found = _found(probe, following, text, place)
        if found >= 0:
            place = found + length
            continue
        after = rest[done : done + _PROBE]
        if text.startswith(word[0], place) and not (after and text.startswith(after, place)):
            place += length
        elif item.need is Need.TEXT or not page.says(word[0]):
            lost.append((item.start + word.start(), item.start + word.end()))
    return place


def _found(probe: str, following: str, text: str, place: int) -> int:
    """Return where letters stand from a place on; -1 where they do not, or may stand there by chance.

    Args:
        probe: The letters.
        following: The letters that must follow next, if anything stands between, or not.
        text: The letters of the page.
        place: Where to begin.
    """
    if len(probe) >= _PROBE or text.startswith(probe, place):
        return text.find(probe, place)
    found = text.find(probe, place, place + _NEAR)
    while found >= 0 and following and not text.startswith(following, found + len(probe)):
        found = text.find(probe, found + 1, place + _NEAR)
    return found

"""The numbers of lists, headings and articles of law, counted as Word counts them."""

from __future__ import annotations

import re
import unicodedata

from dancam.importers.word.elements import Element, is_on
from dancam.importers.word.numerals import numeral
from dancam.importers.word.styles import Styles, left_of, whole
from dancam.records import Record

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_PLAIN = re.compile(r"%([1-9])([.)])")
# A list of Markdown counts no further.
_HIGHEST = 999_999_999


class Level(Record, frozen=True):
    """One level of a list, as its definition has it."""

    start: int
    form: str
    """How numbers are written: `decimal`, `upperRoman`, `bullet` …"""
    text: str
    """What stands before the paragraph, with `%1` for the number of the first level."""
    glue: str
    """What stands between the number and the paragraph."""
    restart: int | None
    """After which level it begins anew, counted from 1; None for any above it, 0 for none."""
    is_legal: bool
    """Whether the numbers of all levels are written in Arabic figures."""
    style: str
    """The style of paragraphs that has this level."""
    left: int | None
    """How far from the margin its text stands."""


class Shown(Record, frozen=True):
    """The number of a paragraph."""

    label: str
    """As Word shows it; empty where it is a sign."""
    sign: str
    """`-`, `.` or `)` where Markdown has such a list, else empty."""
    value: int
    list: str
    level: int
    glue: str
    left: int | None
    is_certain: bool
    """Whether it is certain that Word shows it so."""


class Numbering:
    """Counts the numbers of a document, paragraph after paragraph."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Read the definitions.

        Args:
            root: The part with them; None where there is none.
            styles: The styles of the document.
        """
        self._styles = styles
        self._levels: dict[str, dict[int, Level]] = {}
        self._looks: dict[tuple[str, int], Element] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[str, str] = {}
        self._other: dict[str, dict[int, Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for each in root.children if root is not None else ():
            if each.tag == "w:abstractNum":
                key = each.get("w:abstractNumId")
                self._levels[key] = self._read(each, key)
                self._links[key] = each.value("w:numStyleLink")
        for each in root.children if root is not None else ():
            if each.tag == "w:num":
                key = each.get("w:numId")
                self._lists[key] = each.value("w:abstractNumId")
                self._override(key, each)

    def _read(self, parent: Element, key: str) -> dict[int, Level]:
        levels = {}
        for each in parent.children:
            if each.tag == "w:lvl":
                number = whole(each.get("w:ilvl"), 0)
                levels[number] = _level(each, number)
                look = each.find("w:rPr")
                if look is not None:
                    self._looks[key, number] = look
        return levels

    def _override(self, key: str, element: Element) -> None:
        self._starts[key], self._other[key] = {}, {}
        for each in element.children:
            if each.tag != "w:lvlOverride":
                continue
            number = whole(each.get("w:ilvl"), 0)
            self._other[key] |= self._read(each, f"{key} itself")
            start = each.value("w:startOverride")
            if start:
                self._starts[key][number] = whole(start, 1)

    def _list(self, key: str) -> str:
        """Return the list that a numbering belongs to, following the styles for lists."""
        found = self._lists.get(key, "")
        for _ in range(_LEVELS):
            style = self._links.get(found, "")
            linked = self._lists.get(self._styles.numbering(style), "") if style else ""
            if not linked or linked == found:
                break
            found = linked
        return found

    def level_of(self, key: str, style: str, otherwise: int) -> int:
        """Return the level of paragraphs that have a numbering by their style.

        Args:
            key: The numbering.
            style: The style.
            otherwise: The level where the list does not name the style.
        """
        levels = self._levels.get(self._list(key), {}) | self._other.get(key, {})
        return next((number for number, level in levels.items() if level.style == style), otherwise)

    def look(self, key: str, number: int) -> Element | None:
        """Return how a level's numbers look."""
        return self._looks.get((f"{key} itself", number)) or self._looks.get((self._list(key), number))

    def count(self, key: str, number: int) -> Shown | None:
        """Count one more paragraph and return its number; None where the list has none.

        Args:
            key: The numbering of the paragraph.
            number: Its level, counted from 0.
        """
        name = self._list(key)
        levels = self._levels.get(name, {}) | self._other.get(key, {})
        level = levels.get(number)
        if level is None:
            return None
        counts = self._counts.setdefault(name, {})
        start = self._starts.get(key, {}).get(number)
        if start is not None and (key, number) not in self._begun:
            counts[number] = start
        elif number in counts:
            counts[number] += 1
        else:
            counts[number] = start if start is not None else level.start
        self._begun.add((key, number))
        for deeper in [each for each in counts if each > number]:
            rule = levels[deeper].restart if deeper in levels else None
            if rule is None or number < rule:
                del counts[deeper]

        def shown(match: re.Match[str]) -> str:
            which = int(match[1]) - 1
            other = levels.get(which)
            if other is None:
                return ""
            value = counts.get(which, other.start)
            written, is_sure = numeral(
                value, "decimal" if level.is_legal and other.form != "decimalZero" else other.form
            )
            certain.append(is_sure)
            return written

        certain: list[bool] = []
        label = _PLACEHOLDER.sub(shown, level.text)
        is_certain = all(certain)
        value = counts[number]
        if level.form == "bullet":
            is_sign = _is_sign(label)
            return Shown(
                "" if is_sign else label, "-" if is_sign else "", value, name, number, " ", level.left, is_certain
            )
        plain = _PLAIN.fullmatch(level.text.strip())
        is_markdown = (
            plain is not None
            and int(plain[1]) == number + 1
            and (level.form == "decimal" or (level.is_legal and level.form != "decimalZero"))
            and 0 <= value <= _HIGHEST
        )
        sign = plain[2] if plain and is_markdown else ""
        return Shown(label, sign, value, name, number, level.glue, level.left, is_certain)


def _level(element: Element, number: int) -> Level:
    form = element.value("w:numFmt")
    custom = next((each for each in element.walk() if each.tag == "w:numFmt" and each.get("w:format")), None)
    if custom is not None:
        form = f"custom {custom.get('w:format')}"
    text = element.value("w:lvlText")
    if element.find("w:lvlText") is None:  # Word shows only the bare number of a level without a text
        text = f"%{number + 1}." if form != "none" else ""
    properties = element.find("w:pPr")
    restart = element.value("w:lvlRestart")
    return Level(
        start=whole(element.value("w:start"), 1),
        form=form or "decimal",
        text=text,
        glue="" if element.value("w:suff") == "nothing" else " ",
        restart=whole(restart, 0) if restart else None,
        is_legal=is_on(element.find("w:isLgl")),
        style=element.value("w:pStyle"),
        left=left_of(properties, None) if properties is not None else None,
    )


def _is_sign(label: str) -> bool:
    """Whether the label of a list without numbers is but a dot, a dash or a tick.

    A single letter is one too: fonts for signs have them at the places of letters.
    """
    return len(label.strip()) <= 1 or not any(unicodedata.category(each)[0] in "LN" for each in label)

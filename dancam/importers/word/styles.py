"""How text looks in Word: the document's defaults, the styles, and what a paragraph or a run says itself."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dancam.importers.word.elements import Element, is_on
from dancam.importers.word.letters import is_old_font, is_sign_font
from dancam.importers.word.regions import Region, ground_of
from dancam.records import Record

# Properties that two styles together switch off again, as bold text in a bold heading.
_TOGGLES = ("b", "i", "strike", "dstrike", "vanish", "caps")
# What a part of a table looks like by its style: a head that is bold there is one in the article by itself.
_LOOKS_OF_TABLES = frozenset({"b", "i", "u"})
_HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_RAISED = 4  # half points above the line, from which on a small figure is meant as an exponent
_DEEPEST_BASE = 60
_TINY = 2  # half points: Word has nothing smaller, and nobody can read it
_HIGHLIGHTS = {"black": "000000", "white": "FFFFFF"}
_COLOR = re.compile(r"[0-9a-fA-F]{6}")
_ALIKE = 8  # how far each of red, green and blue may differ in colours that nobody tells apart
_NOWHERE = Region()


class Look(Record, frozen=True):
    """How a run of text looks, as far as it matters here."""

    marks: frozenset[str]
    """Some of `strong`, `em`, `del`, `sup`, `sub`."""
    is_hidden: bool
    is_unseen: bool
    """Whether nobody sees it, though Word does not call it hidden: white on white, or of the smallest size."""
    is_capital: bool
    """Whether Word shows it in capitals, however it was typed."""
    font: str
    """The font of its letters with accents."""


class ParagraphStyle(Record, frozen=True):
    """What the style of a paragraph means."""

    key: str
    """Its identifier."""
    names: tuple[str, ...]
    """Its name and those of the styles that it is based on, in small letters."""
    outline: int
    """The level of a heading, counted from 1; 0 where it is none."""
    number: tuple[str, int] | None
    """Which numbering it has, and the level in it."""
    left: int | None
    align: str
    ground: str | None
    """The colour behind its text; None where it is that of what is around it."""


class Styles:
    """The styles of a document."""

    def __init__(self, root: Element | None, theme_fonts: Mapping[str, str]) -> None:
        """Read the styles.

        Args:
            root: The part with the styles; None where there is none.
            theme_fonts: The fonts of the document's theme, by the names that styles call them.
        """
        self._theme = theme_fonts
        self._elements: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._usual: dict[str, str] = {}
        self._chains: dict[str, list[Element]] = {}
        self._cascades: dict[str, dict[str, str]] = {}
        self._bases: dict[tuple[str, str, tuple[str, ...], str], dict[str, str]] = {}
        if root is None:
            return
        self._defaults = self._said(root.find("w:docDefaults", "w:rPrDefault", "w:rPr"))
        for each in root.children:
            if each.tag == "w:style":
                key = each.get("w:styleId")
                self._elements.setdefault(key, each)
                if is_on_attribute(each, "w:default"):
                    self._usual.setdefault(each.get("w:type", "paragraph"), key)

    def paragraph(self, properties: Element | None) -> ParagraphStyle:
        """Return what the style of a paragraph means.

        Args:
            properties: The `w:pPr` of the paragraph.
        """
        key = self._known(properties.value("w:pStyle") if properties else "", "paragraph")
        chain = self._chain(key)
        names = tuple(each.value("w:name").lower() for each in chain)
        outline, number, left, align, level = 0, "", None, "", 0
        ground: str | None = None
        for style in reversed(chain):
            heading = _HEADING.match(style.value("w:name"))
            outline = int(heading[1]) if heading else outline
            own = style.find("w:pPr")
            if own is None:
                continue
            outline = outline_of(own, outline)
            number = own.value("w:numPr", "w:numId") or number
            level = whole(own.value("w:numPr", "w:ilvl"), level)
            left = left_of(own, left)
            align = align_of(own, align)
            ground = ground_of(own, ground)
        return ParagraphStyle(key, names, outline, (number, level) if number else None, left, align, ground)

    def numbering(self, key: str) -> str:
        """Return the numbering that a style for lists stands for; empty where there is none."""
        for style in self._chain(key):
            found = style.value("w:pPr", "w:numPr", "w:numId")
            if found:
                return found
        return ""

    def ground(self, cell: Element, region: Region) -> str:
        """Return the colour behind the text of a cell.

        Args:
            cell: Its `w:tcPr`.
            region: Where it is, and what is behind the table.
        """
        ground = region.ground
        chain = self._chain(self._known(region.style, "table"))[::-1]
        for style in chain:
            ground = ground_of(style.find("w:tcPr"), ground_of(style.find("w:tblPr"), ground))
        for part in ("wholeTable", *region.parts):
            for style in chain:
                for each in _of_part(style, part):
                    ground = ground_of(each.find("w:tcPr"), ground)
        return ground_of(cell, ground)

    def bands(self, table: str) -> tuple[int, int]:
        """Return how many rows, and how many columns, a style takes for one band."""
        chain = self._chain(self._known(table, "table"))

        def size(name: str) -> int:
            stated = (style.value("w:tblPr", name) for style in chain)
            return whole(next((each for each in stated if each), ""), 1)

        return size("w:tblStyleRowBandSize"), size("w:tblStyleColBandSize")

    def run(
        self, properties: Element | None, paragraph: str, region: Region = _NOWHERE, level: Element | None = None
    ) -> Look:
        """Return how a run of text looks.

        Args:
            properties: Its `w:rPr`.
            paragraph: The style of its paragraph.
            region: Where it stands.
            level: What the level of a list says of its numbers, where it is one of those.
        """
        character = self._known(properties.value("w:rStyle") if properties else "", "character")
        found = {**self._base(paragraph, region, character), **self._said(properties), **self._said(level)}
        marks = {mark for name, mark in (("b", "strong"), ("i", "em"), ("u", "em")) if found.get(name) == "1"}
        if found.get("strike") == "1" or found.get("dstrike") == "1":
            marks.add("del")
        raised = whole(found.get("position", ""), 0)
        if found.get("vertAlign") == "superscript" or raised >= _RAISED:
            marks.add("sup")
        elif found.get("vertAlign") == "subscript" or raised <= -_RAISED:
            marks.add("sub")
        font = _font(found)
        is_hidden = found.get("vanish") == "1" or found.get("specVanish") == "1"
        highlight = found.get("highlight", "none")
        ground = found.get("ground", region.ground) if highlight == "none" else _HIGHLIGHTS.get(highlight, "")
        is_unseen = 0 < whole(found.get("sz", ""), 0) <= _TINY or _are_alike(found.get("color", ""), ground)
        return Look(frozenset(marks), is_hidden, is_unseen, found.get("caps") == "1", font)

    def _base(self, paragraph: str, region: Region, character: str) -> dict[str, str]:
        """Return what the defaults and the styles of a table, a paragraph and a run say together."""
        key = paragraph, region.style, region.parts, character
        if key not in self._bases:
            parts = [self._of_table(region), self._cascade(paragraph), self._cascade(character)]
            found = {**self._defaults}
            for part in parts:
                found |= {name: value for name, value in part.items() if name not in _TOGGLES}
            for name in _TOGGLES:
                odd = sum(part.get(name) == "1" for part in parts) % 2 == 1
                found[name] = "1" if odd or self._defaults.get(name) == "1" else ""
            self._bases[key] = found
        return self._bases[key]

    def _known(self, key: str, kind: str) -> str:
        return key if key in self._elements else self._usual.get(kind, "")

    def _chain(self, key: str) -> list[Element]:
        """Return a style and those that it is based on."""
        if key not in self._chains:
            chain: list[Element] = []
            here = key
            while here in self._elements and self._elements[here] not in chain and len(chain) < _DEEPEST_BASE:
                chain.append(self._elements[here])
                here = self._elements[here].value("w:basedOn")
            self._chains[key] = chain
        return self._chains[key]

    def _cascade(self, key: str) -> dict[str, str]:
        if key not in self._cascades:
            said: dict[str, str] = {}
            for style in reversed(self._chain(key)):
                said |= self._said(style.find("w:rPr"))
                for part in _of_part(style, "wholeTable"):
                    said |= self._said(part.find("w:rPr"))
            said.pop("u", None)  # an underlined style is one of links
            self._cascades[key] = said
        return self._cascades[key]

    def _of_table(self, region: Region) -> dict[str, str]:
        """Return what the style of a table says of text in some parts of it."""
        key = self._known(region.style, "table")
        said = {**self._cascade(key)}
        for part in region.parts:
            for style in reversed(self._chain(key)):
                for each in _of_part(style, part):
                    found = self._said(each.find("w:rPr")).items()
                    said |= {name: value for name, value in found if name not in _LOOKS_OF_TABLES}
        return said

    def _said(self, properties: Element | None) -> dict[str, str]:
        """Return what one place says of a run."""
        said: dict[str, str] = {}
        for each in properties.children if properties else ():
            name = each.tag.removeprefix("w:")
            if name in _TOGGLES or name == "specVanish":
                said[name] = "1" if is_on(each) else "0"
            elif name == "u":
                said[name] = "0" if each.get("w:val", "none") == "none" else "1"
            elif name in {"vertAlign", "position", "sz", "color", "highlight"}:
                said[name] = each.get("w:val")
            elif name == "shd":
                ground = ground_of(properties, None)
                said |= {"ground": ground} if ground is not None else {}
            elif name == "rFonts":
                for slot in ("ascii", "hAnsi", "cs"):
                    font = self._theme.get(each.get(f"w:{slot}Theme"), "") or each.get(f"w:{slot}")
                    if font:
                        said[slot] = font
        return said


def _of_part(style: Element, part: str) -> list[Element]:
    """Return what a style of tables says of a part of them."""
    return [each for each in style.children if each.tag == "w:tblStylePr" and each.get("w:type") == part]


def _are_alike(one: str, other: str) -> bool:
    """Whether nobody can tell two colours apart; those that are not known are not alike."""
    if not (_COLOR.fullmatch(one) and _COLOR.fullmatch(other)):
        return False
    pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    return all(abs(mine - its) <= _ALIKE for mine, its in pairs)


def _font(found: Mapping[str, str]) -> str:
    """Return the font that decides of letters with accents: the one for other than plain English, or one with codes."""
    fonts = [found.get("hAnsi", ""), found.get("ascii", "")]
    return next((each for each in fonts if is_old_font(each) or is_sign_font(each)), fonts[0] or fonts[1])


def is_on_attribute(element: Element, name: str) -> bool:
    """Whether an attribute that is on or off is on."""
    return element.get(name, "0").lower() in {"1", "true", "on"}


def whole(text: str, otherwise: int) -> int:
    """Return a whole number as XML has it, of a reasonable size."""
    try:
        number = int(float(text.removesuffix("pt"))) if text else otherwise
    except (ValueError, OverflowError):
        return otherwise
    return number if abs(number) < 10**9 else otherwise


def outline_of(properties: Element, otherwise: int) -> int:
    """Return the level of a heading that properties of a paragraph state; 0 for none."""
    stated = properties.value("w:outlineLvl")
    return (whole(stated, 9) + 1) % 10 if stated else otherwise


def left_of(properties: Element, otherwise: int | None) -> int | None:
    """Return how far from the margin properties of a paragraph put it."""
    indent = properties.find("w:ind")
    if indent is None:
        return otherwise
    stated = indent.get("w:left") or indent.get("w:start")
    return whole(stated, otherwise or 0) if stated else otherwise


def align_of(properties: Element, otherwise: str) -> str:
    """Return how properties of a paragraph align it: `center`, `right` or empty."""
    stated = properties.value("w:jc")
    return {"center": "center", "right": "right", "end": "right"}.get(stated, "") if stated else otherwise

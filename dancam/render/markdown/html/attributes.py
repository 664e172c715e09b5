"""Attributes of a body: those that are allowed, with values that HTML knows."""

from __future__ import annotations

import html
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from dancam.render.markdown.cleaner import ATTRIBUTES, Cleaner, is_reserved
from dancam.render.markdown.html.inline import InlineHtml
from dancam.render.markdown.html.tags import mark_among
from dancam.render.markdown.html.values import fitting, moment
from dancam.render.markdown.places import ATTRIBUTE, number_in

_NOBODY = frozenset[str]()
_EVERYWHERE = ATTRIBUTES["*"]
# What nobody needs to hear of: it says to other programs how to read the text, and here all is read so.
_HARMLESS = frozenset(["markdown"])
_WEB = ("http://", "https://", "//")
_LONGEST = 60


class Attributes(Treeprocessor):
    """Leaves the attributes that may be there, in a body that has HTML or attribute lists."""

    def __init__(self, md: markdown.Markdown, given: InlineHtml) -> None:
        super().__init__(md)
        self.given = given

    def run(self, root: Element) -> None:
        """Look at the attributes of an element and of all below it."""
        # The library untouched knows no text: there all are looked at, and those that Markdown makes stay as they are.
        if not self.given.is_met and "{" not in getattr(self.md, "text", "{"):
            return
        identifiers: set[str] = set()
        for element in root.iter():
            if element.attrib:
                _Attributes(element, self.given.cleaner, identifiers).run()
            if element.tag == "time" and "datetime" not in element.attrib and not _says_when(element):
                element.tag = "span"
        for items in root.iter():
            if items.tag != "ol":
                for item in items.findall("li"):
                    item.attrib.pop("value", None)
        for table in root.iter("table"):
            _with_heads(table)


def _says_when(element: Element) -> bool:
    return not len(element) and moment(html.unescape(element.text or "")) is not None


def _with_heads(table: Element) -> None:
    """Leave of what cells say of their heads only such heads as the table has."""
    heads = {cell.get("id") for cell in table.iter("th")}
    for cell in table.iter():
        named = cell.get("headers")
        if named is not None:
            known = [each for each in named.split() if each in heads and each != cell.get("id")]
            if known:
                cell.set("headers", " ".join(known))
            else:
                del cell.attrib["headers"]


class _Attributes:
    """The attributes of one element."""

    def __init__(self, element: Element, cleaner: Cleaner, identifiers: set[str]) -> None:
        self.element = element
        self.cleaner = cleaner
        self.identifiers = identifiers
        self.mark = mark_among(element.attrib) if cleaner.is_marked else ""

    def run(self) -> None:
        element = self.element
        allowed = _EVERYWHERE | ATTRIBUTES.get(element.tag, _NOBODY)
        given: list[tuple[str, str | None]] = list(element.items())
        element.attrib.clear()
        for written, value in given:
            name = written.lower()
            if name in allowed:
                self._keep(name, value or "")
            elif self.mark and _is_mark(name):
                element.set(written, value or "")  # the allow-list leaves it out in the end
            elif name not in _HARMLESS and element.tag != "code":
                self.cleaner.note("attribute-dropped", name[:_LONGEST], self.mark)
        if "hreflang" in element.attrib and not element.get("href", "").lower().startswith(_WEB):
            del element.attrib["hreflang"]

    def _keep(self, name: str, written: str) -> None:
        if name in self.element.attrib:
            return
        value = fitting(self.element.tag, name, html.unescape(written) if "&" in written else written)
        if name == "id" and value is not None:
            value = self._identifier(value.strip())
        if value is None:
            shown = self.cleaner.bare(f'{name}="{written}"')
            self.cleaner.note("attribute-value", shown[:_LONGEST], self.mark)
        else:
            self.element.set(name, value.replace("&", "&amp;") if "&" in value else value)

    def _identifier(self, value: str) -> str | None:
        """Return an identifier that stands once in the page; None where it cannot be one."""
        if not value or value in self.identifiers or is_reserved(value) or len(value.split()) > 1:
            return None
        self.identifiers.add(value)
        return value


def _is_mark(name: str) -> bool:
    return number_in(name) is not None or name == ATTRIBUTE

"""Attribute lists, `{.class #id key="value"}`, where they can be nothing else.

Every word of a list must be a class, an identifier or a value; anything else in curly brackets is text. So `{Theo Báo
Nghệ An}` at the end of a paragraph, heading or cell stays where it is.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from dancam.patterns import lazy

_NAME = r"[^\W\d][\w:.-]*"
_WORD = rf"(?:\.-?[^\W\d][\w-]*|\#\w[\w:-]*|{_NAME}=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'{{}}=]+))"
# These have no value; they can only be meant where the list begins as no text does.
_SWITCH = r"(?:reversed|open|controls)(?![\w=])"
_LIST = rf"\{{(?::[ ]*(?:{_WORD}|{_SWITCH})(?:[ ]+(?:{_WORD}|{_SWITCH}))*+[ ]*|[ ]*{_WORD}(?:[ ]+{_WORD})*+[ ]*)\}}"
_BEHIND = lazy(_LIST)
_AT_END = lazy(rf"(?<=[ ])({_LIST})[ ]*$")
_LAST_LINE = lazy(rf"\n[ ]*({_LIST})[ ]*$")
_PART = lazy(
    rf"\.(?P<cls>-?[^\W\d][\w-]*)|\#(?P<id>\w[\w:-]*)|(?P<key>{_NAME})(?:=(?P<value>\"[^\"]*\"|'[^']*'|[^\s}}]+))?"
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SHORT = _HEADINGS | {"dt", "td", "th"}
_LISTS = ("ul", "ol")


class Attributes(Extension):
    """Gives elements the attributes that stand behind them."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        """Register the step where the library has its own."""
        md.treeprocessors.register(_Apply(md), "attr_list", 8)


class _Apply(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            if self.md.is_block_level(element.tag):
                _of_block(element)
            elif element.tail and element.tail[0] == "{" and type(element.tail) is not AtomicString:
                end = 0
                while given := _BEHIND.match(element.tail, end):  # several may follow one upon the other
                    _give(element, given[0])
                    end = given.end()
                element.tail = element.tail[end:]


def _of_block(element: Element) -> None:
    """Give a block the list at the end of its text."""
    before: Element | None = element[-1] if len(element) else None
    if element.tag == "li":  # a list within it ends its text
        inner = next((number for number, child in enumerate(element) if child.tag in _LISTS), None)
        if inner is not None:
            before = element[inner - 1] if inner else None
    text = element.text if before is None else before.tail
    if not text or "{" not in text or type(text) is AtomicString:
        return
    given = (_AT_END if element.tag in _SHORT else _LAST_LINE).search(text)
    if given is None:
        return
    _give(element, given[1])
    text = text[: given.start()].rstrip(" ")
    if element.tag in _HEADINGS:
        text = text.rstrip("#").rstrip()  # what may close a heading stands before the list
    if before is None:
        element.text = text
    else:
        before.tail = text


def _give(element: Element, given: str) -> None:
    for part in _PART.finditer(given, 1):
        if part["cls"]:
            known = element.get("class")
            element.set("class", f"{known} {part['cls']}" if known else part["cls"])
        elif part["id"]:
            element.set("id", part["id"])
        elif part["value"] is None:
            element.set(part["key"], part["key"])
        else:
            element.set(part["key"], part["value"].strip("\"'"))

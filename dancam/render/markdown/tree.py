"""The tree of a body on its way to text: line breaks, identifiers of headings, HTML.

These do what the library's own parts do, in fewer walks: `tests/property/test_gates.py` shows that the HTML is the
same.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import HTML_EMPTY, Element

import markdown
from markdown import serializers
from markdown.extensions import Extension
from markdown.extensions.toc import (
    TocExtension,
    TocTreeprocessor,
    nest_toc_tokens,
    remove_fnrefs,
    render_inner_html,
    strip_tags,
    unique,
)
from markdown.serializers import RE_AMP, to_html_string
from markdown.treeprocessors import PrettifyTreeprocessor
from markdown.util import STX

from dancam.render.markdown.gates import Library

_BOOLEAN: frozenset[str] = vars(serializers)["BOOLEAN_ATTRIBUTES"]["html"]  # the library's types have no such name
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Trees(Extension):
    """Has line breaks between blocks, and leaves code as it is written."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        """Register the part."""
        md.treeprocessors.register(_Breaks(md), "prettify", 10)


class _Breaks(PrettifyTreeprocessor):
    """Adds line breaks between the blocks."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.blocks = frozenset(md.block_level_elements)

    def run(self, root: Element) -> None:
        blocks = self.blocks
        waiting = [root]
        while waiting:
            element = waiting.pop()
            if len(element) and element.tag in blocks and element.tag != "pre":
                if element[0].tag in blocks and not (element.text and element.text.strip()):
                    element.text = "\n"
                waiting += [child for child in element if child.tag in blocks]
            if not element.tail or not element.tail.strip():
                element.tail = "\n"
        for br in root.iter("br"):
            br.tail = f"\n{br.tail}" if br.tail and br.tail.strip() else "\n"


class _Lists(TocTreeprocessor):
    """Puts lists of headings in their places."""

    def replace_marker(self, root: Element, elem: Element) -> None:
        """Put the list of headings in the place of each paragraph that asks for it.

        With nothing in the list, and anywhere else, what asks is a text and told of.
        """
        if elem.find(".//li") is None:
            return
        for parent in [*root.iter()]:
            for place, child in enumerate(parent):
                if child.tag == "p" and not len(child) and (child.text or "").strip() == self.marker:
                    parent[place] = elem


class _Contents(_Lists):
    """Does for a body without `[TOC]` only what can be seen of it: identifiers and the list of headings."""

    md: Library

    def run(self, doc: Element) -> None:
        headings = [each for each in doc.iter() if each.tag in _HEADINGS]
        if "[TOC]" in self.md.text or "{" in self.md.text:
            super().run(doc)
            return
        if not headings:
            return
        used = {each.get("id", "") for each in doc.iter()}
        counters: dict[str, int] = {}
        tokens: list[Any] = []
        for heading in headings:
            text = heading.text or ""
            if len(heading) or "&" in text or "<" in text or ">" in text or STX in text:
                inner = render_inner_html(remove_fnrefs(heading), self.md)
                name = strip_tags(inner)
                anchor = self.slugify(html.unescape(name), self.sep)
            else:
                inner = text.strip()
                name = " ".join(text.split())
                anchor = self.slugify(name, self.sep)
            anchor = heading.get("id") or unique(
                anchor, used, counters
            )  # one that was written as HTML may have its own
            heading.set("id", anchor)
            if self._listed(heading):
                level = int(heading.tag[1])
                tokens.append({"level": level, "id": anchor, "name": name, "html": inner, "data-toc-label": ""})
        self.md.toc_tokens = nest_toc_tokens(tokens)

    def _listed(self, heading: Element) -> bool:
        return self.toc_top <= int(heading.tag[1]) <= self.toc_bottom


class SlowContents(TocExtension):
    """Gives headings their identifiers and lists them, as the library's extension does."""

    TreeProcessorClass = _Lists


class Contents(TocExtension):
    """Does the same sooner."""

    TreeProcessorClass = _Contents


# Stands between the blocks of a body on their way; no body has it, for control characters are taken out of bodies.
BETWEEN = "\x1e"


def to_blocks(root: Element) -> str:
    """Return the tree of a body as HTML, as `to_html` does, with `BETWEEN` between its outermost blocks."""
    if root.tag != "div" or root.attrib:
        return to_html(root)  # a heading, say, that is wanted for the contents
    text = _escaped(root.text) if root.text else ""
    return f"<div>{text}{BETWEEN.join(map(to_html, root))}</div>"


def to_html(root: Element) -> str:
    """Return a tree as HTML, as the library's serializer writes it."""
    parts: list[str] = []
    write = parts.append
    waiting: list[Element | str] = [root]
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            write(element)
            continue
        tag = element.tag
        if not isinstance(tag, str) or tag in {"script", "style"}:
            return to_html_string(root)  # a comment, say: nothing that the parts in use would make
        given = element.items()
        start = f"{tag}{_attributes(given)}" if given else tag
        text = _escaped(element.text) if element.text else ""
        tail = element.tail or ""
        if tail and tail != "\n":
            tail = _escaped(tail)
        end = tail if tag in HTML_EMPTY else f"</{tag}>{tail}"
        if len(element):
            write(f"<{start}>{text}")
            waiting.append(end)
            waiting += reversed(element)
        else:
            write(f"<{start}>{text}{end}")
    return "".join(parts)


def _attributes(given: Iterable[tuple[str, str | None]]) -> str:
    written = ""
    for name, value in sorted(given):
        if value is None or (name == value and name in _BOOLEAN):
            written += f" {name}"
            continue
        value = _escaped(value)
        if '"' in value:
            value = value.replace('"', "&quot;")
        written += f' {name}="{value}"'
    return written


def _escaped(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text

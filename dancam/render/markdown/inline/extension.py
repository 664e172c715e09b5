"""The inline step of the library: all texts of a tree, read as CommonMark reads them.

It takes the place of the library's own step and of its patterns; those that other extensions registered are asked
where the text has the sign that they begin with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from dancam.render.markdown.inline.building import build
from dancam.render.markdown.inline.footnotes import Footnotes
from dancam.render.markdown.inline.scanner import Scanner, has_signs
from dancam.render.markdown.inline.tasks import Tasks

REPLACED: Final = (
    "backtick",
    "escape",
    "reference",
    "link",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "autolink",
    "automail",
    "linebreak",
    "entity",
    "em_strong",
)
"""The patterns of the library that the scanner makes needless."""
BEGINNINGS: Final = {"html": "<"}
"""What other patterns begin with."""


class Inline(Extension):
    """Reads what stands within lines."""

    def __init__(self, footnotes: Footnotes, tasks: Tasks) -> None:
        """Take what has its own place in the tree.

        Args:
            footnotes: The footnotes.
            tasks: Makes items of lists tasks.
        """
        super().__init__()
        self._footnotes = footnotes
        self._tasks = tasks

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        """Register the step in place of the library's."""
        for name in REPLACED:
            md.inlinePatterns.deregister(name)
        md.treeprocessors.register(Texts(md, self._footnotes, self._tasks), "inline", 20)


class Texts(Treeprocessor):
    """Makes elements of the texts of a tree, in the order in which they are read."""

    def __init__(self, md: markdown.Markdown, footnotes: Footnotes, tasks: Tasks) -> None:
        """Take the library and what has its own place in the tree."""
        super().__init__(md)
        self._footnotes = footnotes
        self._tasks = tasks
        self._patterns: Mapping[str, Sequence[InlineProcessor]] = {}
        self.stashed_nodes: dict[str, Element | str] = {}
        """Empty: some patterns of the library look here for what others made of a text."""

    def run(self, root: Element) -> None:
        """Read all texts below the root, and put the footnotes behind them."""
        patterns: dict[str, list[InlineProcessor]] = {}
        for name, sign in BEGINNINGS.items():
            if name in self.md.inlinePatterns:
                pattern = self.md.inlinePatterns[name]
                assert isinstance(pattern, InlineProcessor)
                patterns.setdefault(sign, []).append(pattern)
        self._patterns = patterns
        self._read(root)
        self._footnotes.finish(root, self._read)

    def _read(self, root: Element) -> None:
        # What stands in an element, and what stands behind it in its parent.
        waiting: list[tuple[Element, Element | None]] = [(root, None)]
        while waiting:
            element, parent = waiting.pop()
            if parent is not None:
                self._behind(element, parent)
                continue
            if element.tag == "li":
                self._tasks.take(element)
            children = list(element)
            text = element.text
            if text and type(text) is not AtomicString and has_signs(text):
                made = self._made(text)
                element.text = made.text
                for number, child in enumerate(made):
                    element.insert(number, child)
            for child in reversed(children):
                if child.tail and type(child.tail) is not AtomicString and has_signs(child.tail):
                    waiting.append((child, element))
                waiting.append((child, None))

    def _behind(self, element: Element, parent: Element) -> None:
        made = self._made(element.tail or "")
        element.tail = made.text
        if len(made):
            place = list(parent).index(element) + 1
            for number, child in enumerate(made, place):
                parent.insert(number, child)

    def _made(self, text: str) -> Element:
        scanner = Scanner(text, self.md.references, self._patterns, self._footnotes.has)
        return build(scanner.scan(), self._footnotes.mark)

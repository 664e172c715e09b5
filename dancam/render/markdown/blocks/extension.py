"""What teaches CommonMark to the library: `CommonMark` puts its parts in the place of the library's own."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, ElementTree

import markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

from dancam.render.markdown.blocks.parsing import Parsing
from dancam.render.markdown.blocks.parts import Note, Parts


class CommonMark(Extension):
    """Has the blocks of a body be what CommonMark says."""

    def __init__(self, note: Note) -> None:
        """Take what is told of mistakes: code, what it is about, the text with its mark, what would be right."""
        super().__init__()
        self.note = note

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        """Put the block parser in its place; it reads HTML and fences itself, and tabs."""
        blocks = Blocks(md, self.note)
        blocks.blockprocessors = md.parser.blockprocessors
        md.parser = blocks
        for name in ("html_block", "normalize_whitespace"):
            md.preprocessors.deregister(name)
        md.preprocessors.register(_Controls(md), "controls", 30)


class _Controls(Preprocessor):
    """Takes out the signs by which the library marks its places, and the other ends of lines."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if STX in text or ETX in text:
            text = text.replace(STX, "").replace(ETX, "")
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text.split("\n")


class Blocks(BlockParser):
    """Finds the blocks of a body, and those of texts within it."""

    def __init__(self, md: markdown.Markdown, note: Note) -> None:
        """Take the library's parts, and what is told of mistakes."""
        super().__init__(md)
        self.parts = Parts(note)

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:  # noqa: N802 - the library's name
        """Return the tree of a body.

        Args:
            lines: Its lines.
        """
        self.parts.references = self.md.references
        self.root = Element(self.md.doc_tag)
        written = list(lines)
        if written and not written[-1]:
            written.pop()  # what follows the end of the last line is no line
        Parsing(self.parts, self.root, written, 1).run()
        return ElementTree(self.root)

    def parseChunk(self, parent: Element, text: str, number: int = 0) -> None:  # noqa: N802 - the library's name
        """Put the blocks of a text into an element.

        Args:
            parent: The element.
            text: The text.
            number: On which line of the body it begins; 0 where that is not known.
        """
        Parsing(self.parts, parent, text.split("\n"), number).run()

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802 - the library's name
        """Put blocks into an element; `blocks` is empty then."""
        text = "\n\n".join(blocks)
        blocks.clear()
        self.parseChunk(parent, text)

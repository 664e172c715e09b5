"""What is open while the blocks of a text are found: a stack of containers, and a block of lines in the innermost."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from dancam.render.markdown.blocks import paragraph
from dancam.render.markdown.blocks.containers import OF_TEXT, Container, Indented, Item, Items, Markup
from dancam.render.markdown.blocks.ends import Ends
from dancam.render.markdown.blocks.parts import Parts
from dancam.render.markdown.blocks.rows import make_table, table_start
from dancam.render.markdown.blocks.verbatim import Verbatim

# Deeper than any reader follows, and than the parts that walk the tree can.
_DEEPEST = 100


class State:
    """What is open, and what stands in it, while the blocks of a text are found."""

    def __init__(self, parts: Parts, parent: Element, lines: Sequence[str], first: int) -> None:
        """Take the text.

        Args:
            parts: What other parts of the library the blocks are for.
            parent: The element that they become children of.
            lines: The lines.
            first: Number of the first line in the body; 0 where it is not known.
        """
        self.parts = parts
        self.lines = lines
        self.first = first
        self.index = 0
        """Of the line that comes next."""
        self.stack: list[Container] = [Container(parent)]
        self.depth = 1
        """How many of the open containers the present line goes on with."""
        self.paragraph: list[str] | None = None
        """The lines of the open paragraph."""
        self.indent = 0
        """How far its first line is indented."""
        self.lazy = 0
        """How many of its last lines go on with it without the marks or blanks of what it stands in."""
        self.verbatim: Verbatim | None = None
        """The open block whose lines are taken as they are."""
        self.is_behind_tag = False
        """Whether a tag stands on the line already, behind which no block can begin."""
        self._ends: Ends | None = None
        self.was_blank = False
        self.hidden = 0  # how many containers the last blank line is none for

    @property
    def ends(self) -> Ends:
        """Which tags have an end."""
        if self._ends is None:
            self._ends = Ends(self.lines)
        return self._ends

    @property
    def is_in_paragraph(self) -> bool:
        """Whether the line would interrupt a paragraph, and does not merely stand behind a list or quote with one."""
        return self.paragraph is not None and self.depth == len(self.stack)

    @property
    def is_behind_blank(self) -> bool:
        """Whether the last line was blank for the innermost container that the line goes on with."""
        return self.was_blank and self.depth > self.hidden

    def begin(self, *, is_item: bool = False) -> Element:
        """Return the element in which a new block stands; what the line does not go on with is closed.

        Args:
            is_item: Whether it is an item of the list that is innermost.
        """
        self.close(self.depth)
        inner = self.stack[-1]
        if isinstance(inner, Items) and not is_item:
            self.close(len(self.stack) - 1)
            inner = self.stack[-1]
        if inner.blocks and self.was_blank and len(self.stack) > self.hidden:
            if isinstance(inner, Item):
                inner = self.stack[-2]
                assert isinstance(inner, Items)
                inner.is_loose = True
                inner = self.stack[-1]
            elif isinstance(inner, (Items, Indented)):
                inner.is_loose = True
            elif isinstance(inner, Markup) and inner.tag not in OF_TEXT:
                inner.is_inline = False
        inner.blocks += 1
        return inner.element

    def open(self, container: Container) -> None:
        """Have a container be the innermost."""
        if len(self.stack) > _DEEPEST:
            raise RecursionError
        self.stack.append(container)
        self.depth = len(self.stack)

    def close(self, depth: int) -> None:
        """Close the paragraph, and all containers but the outermost `depth`."""
        if self.paragraph is not None:
            lines, self.paragraph = self.paragraph, None
            self._make_paragraph(self.stack[-1].element, lines)
        while len(self.stack) > depth:
            self.stack.pop().close()
        self.depth = min(self.depth, depth)

    def close_verbatim(self) -> None:
        """Close the block whose lines are taken as they are, if one is open."""
        if self.verbatim is not None:
            verbatim, self.verbatim = self.verbatim, None
            verbatim.close()

    def take_paragraph(self) -> list[str]:
        """Return the lines of the open paragraph but for definitions of addresses; it is open no more."""
        lines, self.paragraph = self.paragraph or [], None
        return self._without_definitions(lines)

    def _without_definitions(self, lines: list[str]) -> list[str]:
        if lines and lines[0][:1] == "[":
            text = paragraph.without_references("\n".join(lines), self.parts.references)
            lines = text.split("\n") if text else []
        if any(line.startswith("*[") for line in lines):
            lines = paragraph.without_abbreviations(lines, self.parts.abbreviations)
        return lines

    def _make_paragraph(self, parent: Element, lines: list[str]) -> None:
        """Make what the lines of a paragraph stand for."""
        lines = self._without_definitions(lines)
        if any("|" in line for line in lines):
            start = table_start(lines)
            if start is not None:
                if start:
                    _make_text(parent, lines[:start])
                for odd in make_table(parent, lines[start:]):
                    # Of a line without a bar the place is that of the row that it goes on with.
                    bar = max(number for number in range(start + odd + 1) if "|" in lines[number])
                    self.parts.note("table-row", "", lines[bar])
                return
            self.parts.note_rows(lines)
        if lines:
            _make_text(parent, lines)


def _make_text(parent: Element, lines: Sequence[str]) -> None:
    SubElement(parent, "p").text = "\n".join(lines).rstrip(" \t")

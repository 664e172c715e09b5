"""The blocks of one text, found line by line as CommonMark describes it.

What is open is a stack of containers, and at most one block of lines in the innermost: a paragraph, or lines that are
taken as they are. Each line goes on with as many containers as it can; what is left of it begins new blocks, goes on
with the paragraph, or begins one. Nothing recurses and no line is looked at twice, so the time stays in proportion to
the text.

Unlike in CommonMark there is no code by indentation, as typists indent the first line of a paragraph: what is indented
by four blanks or more begins a block as elsewhere, but cannot interrupt a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from dancam.render.markdown.blocks import paragraph
from dancam.render.markdown.blocks.containers import Container, Indented, Item, Items
from dancam.render.markdown.blocks.line import TAB, Line
from dancam.render.markdown.blocks.markup import Ends, block_tag_in, read_markup
from dancam.render.markdown.blocks.openers import OPENERS
from dancam.render.markdown.blocks.rows import make_table, table_start
from dancam.render.markdown.blocks.verbatim import Verbatim

if TYPE_CHECKING:
    from dancam.render.markdown.blocks.extension import Blocks

# Deeper than any reader follows, and than the parts that walk the tree can.
_DEEPEST = 100
_NOT_PROSE = frozenset((*OPENERS, " ", "\t"))


class Parsing:
    """A text whose blocks are being found."""

    def __init__(self, blocks: Blocks, parent: Element, lines: Sequence[str], first: int) -> None:
        """Take the text.

        Args:
            blocks: What parts of the library the blocks are for.
            parent: The element that they become children of.
            lines: The lines.
            first: Number of the first line in the body; 0 where it is not known.
        """
        self.blocks = blocks
        self.lines = lines
        self.first = first
        self.index = 0
        """Of the line that comes next."""
        self.stack: list[Container] = [Container(parent)]
        self.depth = 1
        """How many of the open containers the present line goes on with."""
        self.paragraph: list[str] | None = None
        """The lines of the open paragraph."""
        self.verbatim: Verbatim | None = None
        """The open block whose lines are taken as they are."""
        self.is_behind_tag = False
        """Whether a tag stands on the line already, behind which no block can begin."""
        self._ends: Ends | None = None
        self._is_behind_blank = False
        self._hidden = 0  # how many containers the last blank line is none for

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
        return self._is_behind_blank and self.depth > self._hidden

    def run(self) -> None:
        """Find all blocks."""
        lines = self.lines
        count = len(lines)
        stack = self.stack
        outermost = stack[0]
        while self.index < count:
            text = lines[self.index]
            self.index += 1
            if len(stack) == 1 and self.verbatim is None:
                if not text:
                    if self.paragraph is not None:
                        self.close(1)
                    self._is_behind_blank = True
                    self._hidden = 0
                    continue
                if (
                    self.paragraph is None
                    and text[0] not in _NOT_PROSE
                    and "<" not in text
                    and (self.index == count or not lines[self.index])
                ):  # the usual case: a paragraph of one line
                    SubElement(outermost.element, "p").text = text.rstrip(" \t")
                    outermost.blocks += 1
                    self._is_behind_blank = False
                    continue
            self._take(Line(text, self.index))
        self._close_verbatim()
        self.close(1)

    def _take(self, line: Line) -> None:
        stack = self.stack
        depth = 1
        while depth < len(stack) and stack[depth].goes_on(line):
            depth += 1
        self.depth = depth
        is_rest = False
        if self.verbatim is not None:
            if depth == len(stack):
                outcome = self.verbatim.take(line)
                if outcome == "taken":
                    return
                self._close_verbatim()
                if outcome == "done":
                    return
                is_rest = line.at > 0
            else:
                self._close_verbatim()
        if line.is_blank:
            if not is_rest:
                self._blank(depth)
            return
        self.is_behind_tag = is_rest
        self._begin_blocks(line)
        self._is_behind_blank = False

    def _blank(self, depth: int) -> None:
        self.close(depth)
        self._is_behind_blank = True
        self._hidden = 0
        for number, container in enumerate(self.stack):
            if container.hides_blanks:
                self._hidden = number
            elif container.ends_at_blank:
                self.close(number)
                break

    def _begin_blocks(self, line: Line) -> None:
        """Begin blocks with what is left of a line, and make the rest text."""
        while not line.is_blank:
            if line.sign == "<" and read_markup(self, line):
                self.is_behind_tag = self.is_behind_tag or not line.is_blank
                if self.verbatim is not None:
                    return
                continue
            opener = None if self.is_behind_tag else OPENERS.get(line.sign)
            if opener is not None and self._may_interrupt(line):
                outcome = opener(self, line)
                if outcome == "block":
                    return
                if outcome == "container":
                    continue
            cut = block_tag_in(self, line) if "<" in line.text else None
            if cut is None:
                self._text(line.rest)
                return
            self._text(line.text[line.first : cut])
            line.move(cut)
            self.is_behind_tag = True
            if not read_markup(self, line):  # it looked like one only
                self._text(line.rest)
                return

    def _may_interrupt(self, line: Line) -> bool:
        if self.paragraph is None or line.indent < TAB:
            return True
        inner = self.stack[self.depth - 1]
        return self.depth < len(self.stack) and isinstance(inner, Items) and line.indent < inner.indent + TAB

    def _text(self, text: str) -> None:
        if self.paragraph is None:
            self.begin()
            self.paragraph = []
        self.paragraph.append(text)

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
        if inner.blocks and self._is_behind_blank and len(self.stack) > self._hidden:
            if isinstance(inner, Item):
                inner = self.stack[-2]
                assert isinstance(inner, Items)
                inner.is_loose = True
                inner = self.stack[-1]
            elif isinstance(inner, (Items, Indented)):
                inner.is_loose = True
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

    def _close_verbatim(self) -> None:
        if self.verbatim is not None:
            verbatim, self.verbatim = self.verbatim, None
            verbatim.close()

    def take_paragraph(self) -> list[str]:
        """Return the lines of the open paragraph but for definitions of addresses; it is open no more."""
        lines, self.paragraph = self.paragraph or [], None
        return self._without_definitions(lines)

    def _without_definitions(self, lines: list[str]) -> list[str]:
        if lines and lines[0][:1] == "[":
            text = paragraph.without_references("\n".join(lines), self.blocks.md.references)
            lines = text.split("\n") if text else []
        if any(line.startswith("*[") for line in lines):
            lines = paragraph.without_abbreviations(lines, self.blocks.abbreviations)
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
                    self.blocks.note("table-row", "", lines[start + odd])
                return
            self.blocks.note_rows(lines)
        if lines:
            _make_text(parent, lines)


def _make_text(parent: Element, lines: Sequence[str]) -> None:
    SubElement(parent, "p").text = "\n".join(lines).rstrip(" \t")

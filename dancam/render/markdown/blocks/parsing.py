"""The blocks of one text, found line by line as CommonMark describes it.

What is open is a stack of containers, and at most one block of lines in the innermost: a paragraph, or lines that are
taken as they are. Each line goes on with as many containers as it can; what is left of it begins new blocks, goes on
with the paragraph, or begins one. Nothing recurses and no line is looked at twice, so the time stays in proportion to
the text.

Unlike in CommonMark there is no code by indentation, as typists indent the first line of a paragraph: what is indented
by four blanks or more begins a block as elsewhere, but cannot interrupt a paragraph that is not indented so, too.
"""

from __future__ import annotations

from xml.etree.ElementTree import SubElement

from dancam.render.markdown.blocks.containers import Items
from dancam.render.markdown.blocks.line import TAB, Line
from dancam.render.markdown.blocks.markup import block_tag_in, read_markup
from dancam.render.markdown.blocks.openers import OPENERS
from dancam.render.markdown.blocks.state import State

_NOT_PROSE = frozenset((*OPENERS, " ", "\t"))


class Parsing(State):
    """A text whose blocks are being found."""

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
                    self.was_blank = True
                    self.hidden = 0
                    continue
                if (
                    self.paragraph is None
                    and text[0] not in _NOT_PROSE
                    and "<" not in text
                    and (self.index == count or not lines[self.index])
                ):  # the usual case: a paragraph of one line
                    SubElement(outermost.element, "p").text = text.rstrip(" \t")
                    outermost.blocks += 1
                    self.was_blank = False
                    continue
            self._take(Line(text, self.index))
        self.close_verbatim()
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
                self.close_verbatim()
                if outcome == "done":
                    return
                is_rest = line.at > 0
            else:
                self.close_verbatim()
        if line.is_blank:
            if not is_rest:
                self._blank(depth)
            return
        self.is_behind_tag = is_rest
        self._begin_blocks(line)
        self.was_blank = False

    def _blank(self, depth: int) -> None:
        self.close(depth)
        self.was_blank = True
        self.hidden = 0
        for number, container in enumerate(self.stack):
            if container.hides_blanks:
                self.hidden = number
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
                self._text(line.rest, line.indent)
                return
            self._text(line.text[line.first : cut], line.indent)
            line.move(cut)
            self.is_behind_tag = True
            if not read_markup(self, line):  # it looked like one only
                self._text(line.rest, line.indent)
                return

    def _may_interrupt(self, line: Line) -> bool:
        if self.paragraph is None or line.indent < TAB:
            return True
        if self.is_in_paragraph and line.indent < self.indent + TAB and self.indent >= TAB:
            return True
        inner = self.stack[self.depth - 1]
        return self.depth < len(self.stack) and isinstance(inner, Items) and line.indent < inner.indent + TAB

    def _text(self, text: str, indent: int) -> None:
        if self.paragraph is None:
            self.begin()
            self.paragraph = []
            self.indent = indent
            self.lazy = 0
        else:
            self.lazy = self.lazy + 1 if self.depth < len(self.stack) else 0
        self.paragraph.append(text)

"""Blocks whose lines are taken as they are: fenced code, directives, texts of footnotes, raw HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from dancam.render.markdown.blocks.line import TAB, Line
from dancam.render.markdown.inline.signs import unescaped

FENCE = re.compile(r"(`{3,})([^`]*)$|(~{3,})(.*)$")
_LANGUAGE = re.compile(r"[\s{]*\.?([^\s{}]+)")

Outcome = Literal["taken", "done", "over"]
"""The line is taken; it is taken and the last one; it does not belong to the block."""


class Verbatim:
    """A block whose lines are taken as they are."""

    def take(self, line: Line) -> Outcome:
        """Take a line that follows."""
        raise NotImplementedError

    def close(self) -> None:
        """Make of the lines what they stand for."""
        raise NotImplementedError


class Fence(Verbatim):
    """Code between fences."""

    def __init__(
        self, parent: Element, fence: str, info: str, indent: int, tell: Callable[[], None], *, is_outermost: bool
    ) -> None:
        """Take the first line.

        Args:
            parent: What the code stands in.
            fence: The marks of the fence.
            info: What stands behind them.
            indent: How far the fence is indented.
            tell: Called where nothing ends the code.
            is_outermost: Whether it stands in no list or quote, so that its tabs can stay.
        """
        self._tell: Callable[[], None] | None = tell
        self._end = re.compile(rf"{re.escape(fence[0])}{{{len(fence)},}}[ \t]*")
        self._indent = indent
        self._is_outermost = is_outermost
        self._lines: list[str] = []
        self._code = SubElement(SubElement(parent, "pre"), "code")
        language = _LANGUAGE.match(info)
        if language:
            self._code.set("class", "language-" + unescaped(language[1]))

    def take(self, line: Line) -> Outcome:
        """Take a line of code."""
        if line.indent < max(TAB, self._indent + 1) and self._end.fullmatch(line.rest):
            self._tell = None
            return "done"
        text = line.written if self._is_outermost and line.at == 0 else line.text[line.at :]
        blanks = len(text) - len(text.lstrip(" "))
        self._lines.append(text[min(blanks, self._indent) :])
        return "taken"

    def close(self) -> None:
        """Write the code."""
        if self._tell:
            self._tell()
        self._code.text = AtomicString("".join(f"{line}\n" for line in self._lines))


class Until(Verbatim):
    """Lines up to a known one, such as those of a directive."""

    def __init__(self, last: int, make: Callable[[str], object], *, has_end: bool) -> None:
        """Take what is known of it.

        Args:
            last: Number of its last line.
            make: Is given the text between its first and last line, once.
            has_end: Whether the last line is a mark, not text.
        """
        self._last = last
        self._make = make
        self._has_end = has_end
        self._lines: list[str] = []

    def take(self, line: Line) -> Outcome:
        """Take a line."""
        if line.number < self._last:
            self._lines.append(line.text[line.at :])
            return "taken"
        if not self._has_end:
            self._lines.append(line.text[line.at :])
        return "done"

    def close(self) -> None:
        """Hand over the lines."""
        self._make("\n".join(self._lines))


class Note(Verbatim):
    """The text of a footnote: its first line, and all that is indented behind it."""

    _STARTS = frozenset("#>-*+`~:[|!<")

    def __init__(self, first: str, make: Callable[[str], object]) -> None:
        """Take the first line, and what is given the whole text."""
        self._lines = [first]
        self._make = make

    def take(self, line: Line) -> Outcome:
        """Take a line that is indented, or goes on with a paragraph."""
        if line.is_blank:
            self._lines.append("")
            return "taken"
        if line.indent >= TAB:
            self._lines.append(line.text[line.at + TAB :])
            return "taken"
        is_further = self._lines[-1] != "" and line.sign not in self._STARTS and not line.sign.isdecimal()
        if not is_further and not (line.indent > 1 and self._lines[-1] != ""):
            return "over"
        self._lines.append(line.rest)
        return "taken"

    def close(self) -> None:
        """Hand over the text."""
        self._make("\n".join(self._lines).rstrip())

"""One line of a body while its blocks are found: what is read of it already, and how far the rest is indented."""

from __future__ import annotations

from dancam.patterns import lazy

# Blanks and marks that a line can begin with; tabs among them reach up to the next column that four divides.
_PREFIX = lazy(r"[ \t>*+\-:]*(?:\d{1,9}[.)][ \t>*+\-:]*)*")
TAB = 4


class Line:
    """A line, read from its start."""

    __slots__ = ("at", "indent", "number", "text", "written")

    def __init__(self, text: str, number: int) -> None:
        """Take the line.

        Args:
            text: The line without its end.
            number: Its number in the body, from 1.
        """
        self.written = text
        if "\t" in text:
            prefix = _PREFIX.match(text)
            if prefix and "\t" in prefix[0]:
                text = prefix[0].expandtabs(TAB) + text[prefix.end() :]
        self.text = text
        self.number = number
        self.move(0)

    def move(self, at: int) -> None:
        """Have read it up to an index."""
        self.at = at
        text = self.text
        end = len(text)
        first = at
        while first < end and text[first] == " ":
            first += 1
        self.indent = first - at

    @property
    def first(self) -> int:
        """Index of the first sign that is no blank."""
        return self.at + self.indent

    @property
    def sign(self) -> str:
        """The first sign that is no blank; empty where there is none."""
        first = self.at + self.indent
        return self.text[first : first + 1]

    @property
    def rest(self) -> str:
        """What is not read yet, without the blanks before it."""
        return self.text[self.at + self.indent :]

    @property
    def is_blank(self) -> bool:
        """Whether nothing but blanks is left."""
        return not self.text[self.at + self.indent :].strip(" \t")

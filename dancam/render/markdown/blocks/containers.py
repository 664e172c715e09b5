"""What blocks stand in: each kind says whether a line goes on with it, and reads the marks by which it does."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from dancam.render.markdown.blocks.line import TAB, Line

# fmt: off
OF_TEXT = frozenset([
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "dd", "li", "td", "th", "caption", "figcaption", "legend",
])
# fmt: on
"""Elements that hold a line of text, so that their only paragraph is none."""


class Container:
    """What blocks stand in; this one is the body itself, with which any line goes on."""

    __slots__ = ("blocks", "element")
    hides_blanks = False
    """Whether a blank line in it is none for what it stands in."""
    ends_at_blank = False
    """Whether a blank line ends it."""

    def __init__(self, element: Element) -> None:
        """Take the element that the blocks become children of."""
        self.element = element
        self.blocks = 0
        """How many blocks began in it."""

    def goes_on(self, line: Line) -> bool:  # noqa: ARG002 - others look at it
        """Whether a line goes on with it; its marks are read then."""
        return True

    def close(self) -> None:
        """Bring its element into its last form."""


class Quote(Container):
    """Lines behind `>`."""

    __slots__ = ("indent",)
    hides_blanks = True

    def __init__(self, element: Element, indent: int) -> None:
        """Take the element, and how far its first mark is indented."""
        super().__init__(element)
        self.indent = max(indent, TAB - 1)

    def goes_on(self, line: Line) -> bool:
        """Whether the line begins with the mark."""
        if line.sign != ">" or line.indent > self.indent:
            return False
        read_quote(line)
        return True


def read_quote(line: Line) -> None:
    """Read the mark of a quote, and the blank that belongs to it."""
    line.move(line.first + 1)
    if line.indent:
        line.move(line.at + 1)


class Items(Container):
    """A list: items with marks of one kind."""

    __slots__ = ("indent", "is_loose", "kind")

    def __init__(self, element: Element, kind: str, indent: int) -> None:
        """Take the list.

        Args:
            element: Its element.
            kind: The sign of its marks: `-`, `*`, `+`, `.` or `)`.
            indent: How far its first mark is indented.
        """
        super().__init__(element)
        self.kind = kind
        self.indent = indent
        self.is_loose = False
        """Whether its items are apart by blank lines."""

    def close(self) -> None:
        """Write the paragraphs of a tight list as mere text of its items."""
        if not self.is_loose:
            for item in self.element:
                unwrap(item)


class Item(Container):
    """One item of a list; lines that are indented as far as its text go on with it."""

    __slots__ = ("offset",)

    def __init__(self, element: Element, offset: int) -> None:
        """Take the element, and how far its text is indented."""
        super().__init__(element)
        self.offset = offset

    def goes_on(self, line: Line) -> bool:
        """Whether the line is indented far enough, or blank behind the first block."""
        if line.is_blank:
            return self.blocks > 0
        if line.indent < self.offset:
            return False
        line.move(line.at + self.offset)
        return True


class Indented(Container):
    """A definition or an admonition: lines that are indented go on with it."""

    __slots__ = ("is_loose", "offset")

    def __init__(self, element: Element, offset: int = TAB, *, is_loose: bool = True) -> None:
        """Take what is indented.

        Args:
            element: Its element.
            offset: How far its lines are indented.
            is_loose: Whether its only paragraph stays one.
        """
        super().__init__(element)
        self.offset = offset
        self.is_loose = is_loose

    def goes_on(self, line: Line) -> bool:
        """Whether the line is blank, or indented far enough."""
        if line.is_blank:
            return True
        if line.indent < self.offset:
            return False
        line.move(line.at + self.offset)
        return True

    def close(self) -> None:
        """Write the only paragraph of a tight definition as mere text."""
        if not self.is_loose and sum(child.tag == "p" for child in self.element) == 1:
            unwrap(self.element)


class Markup(Container):
    """An element of HTML: all goes on with it until its end tag."""

    __slots__ = ("is_inline", "tag")

    def __init__(self, element: Element, *, is_inline: bool) -> None:
        """Take the element.

        Args:
            element: The element.
            is_inline: Whether its only paragraph is none: the text begins on the line of the tag, say.
        """
        super().__init__(element)
        self.tag = element.tag
        self.is_inline = is_inline

    def close(self) -> None:
        """Write its only paragraph as mere text where that is what was written."""
        if self.is_inline and sum(child.tag == "p" for child in self.element) == 1:
            unwrap(self.element)


class OpenMarkup(Markup):
    """An element of HTML without an end tag: it ends with its block."""

    __slots__ = ()
    ends_at_blank = True


def unwrap(element: Element) -> None:
    """Put the text of plain paragraphs right below an element into the element itself."""
    before: Element | None = None
    for child in list(element):
        if child.tag != "p" or child.attrib or len(child):
            before = child
        elif before is None:
            element.text = f"{element.text}\n{child.text}" if element.text else child.text
            element.remove(child)
        else:
            before.tail = f"{before.tail}\n{child.text}" if before.tail else child.text
            element.remove(child)

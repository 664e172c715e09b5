"""The pieces of a text as elements of the library's tree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from dancam.render.markdown.inline.pieces import Auto, Bracket, End, Note, Picture, Piece
from dancam.render.markdown.inline.runs import Run
from dancam.render.markdown.inline.signs import protected

# Emphasis within emphasis says nothing any more long before, and programs that walk a tree need a bound.
_DEEPEST = 30


def build(pieces: Sequence[Piece], mark: Callable[[str], Element]) -> Element:
    """Return an element that holds what the pieces make.

    Args:
        pieces: The pieces, as the scanner made them.
        mark: Returns the element for the mark of a footnote, given its label.
    """
    builder = _Builder(mark)
    for piece in pieces:
        if isinstance(piece, str):
            builder.texts.append(piece)
        elif isinstance(piece, Run):
            builder.run(piece)
        elif isinstance(piece, Element):
            builder.put(piece)
        elif isinstance(piece, Bracket):
            if piece.link is None:
                builder.texts.append(piece.written)
            else:
                builder.begin(piece.link)
        elif isinstance(piece, End):
            builder.end_link()
        elif isinstance(piece, Note):
            builder.note(piece.label)
        elif isinstance(piece, Picture):
            builder.picture(piece)
        else:
            builder.put(_link(piece))
    builder.write()
    return builder.whole


def _link(auto: Auto) -> Element:
    element = Element("a", {"href": protected(auto.href)})
    element.text = protected(auto.text)
    return element


class _Builder:
    def __init__(self, mark: Callable[[str], Element]) -> None:
        self.whole = Element("span")
        self.texts: list[str] = []
        self._mark = mark
        self._open = [self.whole]
        self._last: Element | None = None  # within the innermost that is open
        self._is_link = False
        self._notes: list[str] = []

    def write(self) -> None:
        """Put the texts that wait where they belong."""
        if self.texts:
            text = protected("".join(self.texts))
            self.texts.clear()
            if self._last is None:
                self._open[-1].text = (self._open[-1].text or "") + text
            else:
                self._last.tail = (self._last.tail or "") + text

    def put(self, element: Element) -> None:
        self.write()
        self._open[-1].append(element)
        self._last = element

    def begin(self, element: Element) -> None:
        self._is_link = self._is_link or element.tag == "a"
        if len(self._open) > _DEEPEST and element.tag != "a":
            self._open.append(self._open[-1])
            return
        self.put(element)
        self._open.append(element)
        self._last = None

    def end(self) -> None:
        self.write()
        ended = self._open.pop()
        if ended is not self._open[-1]:
            self._last = ended

    def end_link(self) -> None:
        self.end()
        self._is_link = False
        for label in self._notes:
            self.put(self._mark(label))
        self._notes.clear()

    def run(self, run: Run) -> None:
        for _ in range(run.ends):
            self.end()
        if run.count:
            self.texts.append(run.sign * run.count)
        for tag in reversed(run.begins):
            self.begin(Element(tag))

    def picture(self, picture: Picture) -> None:
        """Put a picture, with its marks within it: whoever gives it a caption puts them there."""
        self.put(picture.element)
        if self._is_link:
            self._notes += [each.label for each in picture.notes]
        else:
            picture.element.extend(self._mark(each.label) for each in picture.notes)

    def note(self, label: str) -> None:
        if self._is_link:  # a link within a link is none: it comes behind it
            self._notes.append(label)
        else:
            self.put(self._mark(label))

"""What the blocks of a body are for: other parts of the library, which are told of what is theirs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Protocol
from xml.etree.ElementTree import Element

from dancam.render.markdown.blocks.rows import columns_of
from dancam.render.markdown.html.tags import Tag

Note = Callable[..., None]
"""Is told of a mistake: code, what it is about, the text with its mark, what would be right."""


class Html(Protocol):
    """Looks after HTML in the tree."""

    def meet(self, tag: Tag) -> None:
        """Remember that there is a tag."""


class Starts(Protocol):
    """Blocks that begin with `:::`."""

    def start(self, line: str) -> re.Match[str] | None:
        """Return what a line begins; None where it begins nothing."""

    def make(self, parent: Element, start: re.Match[str], inner: str) -> None:
        """Make a block, given what stands in it."""


class Parts:
    """Other parts of the library."""

    def __init__(self, note: Note) -> None:
        """Take what is told of mistakes."""
        self.note = note
        self.references: dict[str, tuple[str, str]] = {}
        """Addresses and titles by their labels."""
        self.abbreviations: dict[str, str] = {}
        """What abbreviations stand for."""
        self.titles: Mapping[str, str] = {}
        """What stands above boxes without a title, by their kind."""
        self.directives: Starts | None = None
        """What makes blocks that begin with `:::`."""
        self.html: Html | None = None
        """Is told of the HTML in the body."""
        self.define_footnote: Callable[[str, str, int], object] = lambda _label, _text, _line: None
        """Is given label, text and line of each footnote."""

    def meet_html(self, tag: Tag) -> None:
        """Remember that the body has a tag."""
        if self.html is not None:
            self.html.meet(tag)

    def note_rows(self, lines: Sequence[str]) -> None:
        """Tell of rows without the rule that would make a table of them."""
        stripped = [line.strip() for line in lines]
        head = next((line for line, below in pairwise(stripped) if line[:1] == below[:1] == "|"), "")
        if head:
            self.note("table-broken", "", head, known="|---" * columns_of(head) + "|")

"""Footnotes: marks in the text, and the texts that they lead to at the end of the body.

Notes are numbered in the order of their marks. Nothing of them is lost: a mark without a text stays as a small sign, a
text without a mark comes behind the others, and so does a second text for one mark; the author is told of each.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.extensions import Extension

from dancam.render.markdown.blocks.extension import Blocks
from dancam.render.markdown.cleaner import Cleaner
from dancam.render.markdown.inline.targets import label_of

_BACK = "\u21a9"
_SPACE = "\u00a0"


class Footnote:
    """The text of a footnote."""

    __slots__ = ("key", "label", "marks", "number", "text")

    def __init__(self, key: str, label: str, text: str) -> None:
        """Take the text.

        Args:
            key: What it is called in addresses of the page.
            label: Its label, as it is written.
            text: Its Markdown.
        """
        self.key, self.label, self.text = key, label, text
        self.marks = 0
        """How many marks lead to it."""
        self.number = 0
        """Its number; 0 where it has none yet."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return not self.text.strip()


class Footnotes(Extension):
    """The footnotes of one body after the other."""

    def __init__(self, cleaner: Cleaner, title: str) -> None:
        """Take what all bodies have in common.

        Args:
            cleaner: Collects the remarks.
            title: What the way back is called; the number of the note follows.
        """
        super().__init__()
        self.cleaner = cleaner
        self._title = title
        self.reset()

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        """Have the block parser hand over the texts; the marks are found by the inline step."""
        assert isinstance(md.parser, Blocks)
        self.parser = md.parser
        md.registerExtension(self)
        md.parser.parts.define_footnote = self.define

    def reset(self) -> None:
        """Forget the last body."""
        self._known: dict[str, Footnote] = {}
        self._all: list[Footnote] = []
        self._numbered: list[Footnote] = []

    def define(self, label: str, text: str, line: int = 0) -> None:  # noqa: ARG002 - whoever parses blocks knows it
        """Take the text of a footnote.

        Args:
            label: What stands between `[^` and `]`.
            text: Its Markdown.
            line: Line of the body, from 1; 0 where it is not known.
        """
        bare = self.cleaner.bare(label)
        key = label_of(bare)
        name = "-".join(key.split())
        if key in self._known:
            self.cleaner.note("footnote-twice", bare, label)
            self._all.append(Footnote(f"{name}-{len(self._all) + 1}", label, text))
        else:
            self._known[key] = Footnote(name, label, text)
            self._all.append(self._known[key])

    def has(self, label: str) -> bool:
        """Whether a footnote has such a label."""
        return bool(self._known) and label_of(self.cleaner.bare(label)) in self._known

    def mark(self, label: str) -> Element:
        """Return the element for a mark in the text.

        Args:
            label: What stands between `[^` and `]`.
        """
        bare = self.cleaner.bare(label)
        footnote = self._known.get(label_of(bare))
        mark = Element("sup")
        if footnote is None or footnote.is_empty:
            self.cleaner.note("footnote-missing", bare, label)
            mark.text = bare.strip()
            if footnote is not None:
                footnote.marks += 1
            return mark
        if bare.split() != self.cleaner.bare(footnote.label).split():
            self.cleaner.note("footnote-case", bare, label, known=self.cleaner.bare(footnote.label))
        self._give_number(footnote)
        footnote.marks += 1
        mark.set("id", _way_back(footnote, footnote.marks))
        link = SubElement(mark, "a", {"class": "footnote-ref", "href": f"#fn:{footnote.key}"})
        link.text = str(footnote.number)
        return mark

    def finish(self, root: Element, inline: Callable[[Element], None]) -> None:
        """Put the texts behind the body.

        Args:
            root: The body.
            inline: Reads the texts below an element; there may be marks in them.
        """
        if not self._known:
            return
        whole = Element("div", {"class": "footnote"})
        SubElement(whole, "hr")
        notes = SubElement(whole, "ol")
        items: list[Element] = []
        # More may come along while these are read; those without marks are the last.
        position = 0
        while len(items) < len(self._numbered) or position < len(self._all):
            if len(items) == len(self._numbered):
                self._take_unmarked(self._all[position])
                position += 1
                continue
            footnote = self._numbered[len(items)]
            items.append(SubElement(notes, "li", {"id": f"fn:{footnote.key}"}))
            self._read(footnote, items[-1])
            inline(items[-1])
        if items:
            root.append(whole)
        for footnote, item in zip(self._numbered, items, strict=True):
            self._lead_back(footnote, item)

    def _take_unmarked(self, footnote: Footnote) -> None:
        if footnote.number or footnote.marks:
            return
        if footnote is self._known[label_of(self.cleaner.bare(footnote.label))]:
            self.cleaner.note("footnote-unused", self.cleaner.bare(footnote.label), footnote.label)
        if not footnote.is_empty:
            self._give_number(footnote)

    def _give_number(self, footnote: Footnote) -> None:
        if not footnote.number:
            self._numbered.append(footnote)
            footnote.number = len(self._numbered)

    def _read(self, footnote: Footnote, item: Element) -> None:
        holder = Element("div")  # the library treats what is read into an `li` in its own way
        self.parser.parseChunk(holder, footnote.text)
        item.extend(holder)

    def _lead_back(self, footnote: Footnote, item: Element) -> None:
        """Put a link to each mark behind the text of a footnote."""
        if not footnote.marks:
            return
        paragraph = item[-1] if len(item) and item[-1].tag == "p" else SubElement(item, "p")
        if len(paragraph):
            paragraph[-1].tail = (paragraph[-1].tail or "") + _SPACE
        elif paragraph.text:
            paragraph.text += _SPACE
        for count in range(1, footnote.marks + 1):
            link = SubElement(
                paragraph,
                "a",
                {
                    "class": "footnote-backref",
                    "href": f"#{_way_back(footnote, count)}",
                    "title": f"{self._title} {footnote.number}",
                },
            )
            link.text = _BACK


def _way_back(footnote: Footnote, count: int) -> str:
    return f"fnref{count if count > 1 else ''}:{footnote.key}"

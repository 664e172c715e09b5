"""Headings of a body: none is empty, none leaves out a level."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from dancam.render.markdown.html.inline import InlineHtml
from dancam.render.markdown.html.pieces import HEADINGS, fill, holds, is_blank, pieces_of
from dancam.render.markdown.html.tags import mark_among

_STEPS = sorted(HEADINGS - {"h2"})  # a body that has only h2 is in order


class Headings(Treeprocessor):
    """Takes out empty headings, and gives the others levels one below the other."""

    def __init__(self, md: markdown.Markdown, given: InlineHtml) -> None:
        super().__init__(md)
        self.given = given
        self.cleaner = given.cleaner

    def run(self, root: Element) -> None:
        """Bring the headings below an element in order."""
        headings = [each for each in root.iter() if each.tag in HEADINGS]
        empty = [each for each in headings if self._is_empty(each)]
        if empty:
            self._take_out(root, empty)
            headings = [each for each in headings if each.tag in HEADINGS and each not in empty]
        if any(each.tag != "h2" for each in headings):
            _in_steps(headings)
        if self.given.is_met:
            for section in list(root.iter("section")):
                if not holds(section, HEADINGS):
                    section.tag = "div"  # a section is what a heading is of

    def _is_empty(self, heading: Element) -> bool:
        words = "".join(heading.itertext())
        return not self.cleaner.bare(words).strip() and not any(each.get("alt") for each in heading.iter("img"))

    def _take_out(self, root: Element, empty: list[Element]) -> None:
        """Take out headings without words; what is seen in them all the same stays as a paragraph."""
        for heading in empty:
            self.cleaner.note("heading-empty", "", mark_among(heading.attrib) or "".join(heading.itertext()))
            heading.text = None
            if not is_blank(heading):
                heading.tag = "p"
        gone = {each for each in empty if each.tag != "p"}
        for parent in [each for each in root.iter() if any(child in gone for child in each)]:
            fill(parent, [each for each in pieces_of(parent) if isinstance(each, str) or each not in gone])


def _in_steps(headings: Iterable[Element]) -> None:
    """Leave out no level of headings: people who listen to the page find their way by them."""
    above: list[int] = []  # as they are written
    for heading in headings:
        level = max(2, int(heading.tag[1]))
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        heading.tag = f"h{len(above) + 1}"  # h1 is the headline of the page

"""Tables of a body: their caption, what their head is the head of, and a box to scroll in.

The paragraph above a table that begins as titles of tables do is its caption, so that who has the page read out hears
it with the table:

    Bảng 1. Số hộ hiến đất, theo xã

    | Xã | Hộ |
    |----|---:|
    | Hải Lộc | 42 |

`Bảng:` without a number is a mark for the caption and not a part of it. The blank line above the table may be missing.
"""

from __future__ import annotations

import html
import re
from itertools import pairwise
from xml.etree.ElementTree import Element

import markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import remove_fnrefs, render_inner_html, strip_tags
from markdown.treeprocessors import Treeprocessor

from dancam.cleaning import Cleaner

_TITLE = re.compile(
    r"\s*(?:(?P<mark>(?:bảng|biểu|table)\s*:\s+)|(?:bảng|biểu|table)(?:\s+số)?\s+\d[\d.]*\s*[.:–-]\s+)(?=\S)",
    re.IGNORECASE,
)
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r" *\|?(?: *:?-+:? *\|)* *:?-+:? *\|? *")


class Tables(TableExtension):
    """Makes HTML of tables."""

    def __init__(self, label: str, hint: str, cleaner: Cleaner) -> None:
        """Take what is the same for all tables.

        Args:
            label: What a table is called that has no caption.
            hint: What stands above one that is wider than the screen.
            cleaner: Takes remarks.
        """
        super().__init__(use_align_attribute=True)
        self.label = label
        self.hint = hint
        self.cleaner = cleaner

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        """Register the parts: the blank line just before paragraphs are made, the rest once there is a tree."""
        super().extendMarkdown(md)
        md.parser.blockprocessors.register(_Under(md, self.cleaner), "under", 11)
        # After the inline patterns (20), before line breaks are put between the blocks (10).
        md.treeprocessors.register(_Look(md, self), "tables", 14)


class _Under(BlockProcessor):
    """Parts a table from the lines of text that it stands under; tells of one that would stay a paragraph."""

    def __init__(self, md: markdown.Markdown, cleaner: Cleaner) -> None:
        super().__init__(md.parser)
        self.cleaner = cleaner
        self.table = md.parser.blockprocessors["table"]

    def _start(self, parent: Element, block: str) -> int:
        """Return the line of a block with which a table begins; 0 if none does."""
        lines = block.split("\n")
        for number, line in enumerate(lines[2:], 1):
            if "|" in lines[number] and _RULE.fullmatch(line) and self.table.test(parent, "\n".join(lines[number:])):
                return number
        return 0

    def test(self, parent: Element, block: str) -> bool:
        if "|" not in block:
            return False
        if self._start(parent, block):
            return True
        lines = [line.strip() for line in block.split("\n")]
        first = next((line for line, next_one in pairwise(lines) if line[:1] == next_one[:1] == "|"), "")
        if first:
            columns = max(1, len(_BAR.findall(first.rstrip("|"))))
            self.cleaner.note("table-broken", "", first, known="|---" * columns + "|")
        return False

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        start = self._start(parent, "\n".join(lines))
        self.parser.parseBlocks(parent, ["\n".join(lines[:start])])
        blocks.insert(0, "\n".join(lines[start:]))


class _Look(Treeprocessor):
    """Gives each table its caption and its box."""

    def __init__(self, md: markdown.Markdown, given: Tables) -> None:
        super().__init__(md)
        self.given = given

    def run(self, root: Element) -> None:
        tables = list(root.iter("table"))
        if tables:
            parents = {child: parent for parent in root.iter() for child in parent}
            for number, table in enumerate(tables, 1):
                self._table(table, parents[table], number)

    def _table(self, table: Element, parent: Element, number: int) -> None:
        place = list(parent).index(table)
        # Each has a name of its own, to be told from the others in a list of all parts of the page.
        name = self.given.label if number == 1 else f"{self.given.label} {number}"
        above = parent[place - 1] if place else None
        if above is not None and above.tag == "p" and not (above.tail or "").strip():
            title = _TITLE.match("".join(above.itertext()))
            if title:
                _unmark(above, title)
                name = _text(above, self.md) or name
                parent.remove(above)
                above.tag, above.tail = "caption", None
                table.insert(0, above)
                place -= 1
        for cell in table.iter("th"):
            cell.set("scope", "col")
        for tag in ("th", "td"):
            for cell in table.iter(tag):
                if "align" in cell.attrib:
                    cell.set("class", cell.attrib.pop("align"))
        box = Element(
            "div",
            {"class": "table", "role": "region", "tabindex": "0", "aria-label": name, "data-hint": self.given.hint},
        )
        box.tail, table.tail = table.tail, None
        parent[place] = box
        box.append(table)


def _text(element: Element, md: markdown.Markdown) -> str:
    """Return the plain text of an element that still has the library's placeholders in it."""
    return html.unescape(strip_tags(render_inner_html(remove_fnrefs(element), md)))


def _unmark(paragraph: Element, title: re.Match[str]) -> None:
    """Take the mark off a caption, if it has one that is only a mark."""
    mark = title["mark"]
    if mark and (paragraph.text or "").startswith(mark):
        paragraph.text = (paragraph.text or "")[len(mark) :]

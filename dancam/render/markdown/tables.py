"""Tables of a body: their caption, what their head is the head of, and a box to scroll in.

The paragraph above a table that begins as titles of tables do is its caption, so that people who
listen to the page hear it with the table:

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
from markdown.treeprocessors import Treeprocessor

from dancam.render.markdown.cleaner import Cleaner

_TITLE = re.compile(
    r"\s*(?:(?P<mark>(?:bảng|biểu|table)\s*:\s+)|(?:bảng|biểu|table)(?:\s+số)?\s+\d[\d.]*\s*[.:–-]\s+)(?=\S)",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)table\b[^>]*>")
_CAPTION = re.compile(r"\s*<caption\b[^>]*>(.*?)</caption>", re.DOTALL)
_MARKUP = re.compile(r'<sup id="fnref.*?</sup>|<[^>]*>', re.DOTALL)
_BAR = re.compile(r"(?<!\\)\|")
_RULE = frozenset("|:- ")


class Tables(TableExtension):
    """Makes HTML of tables."""

    def __init__(self, cleaner: Cleaner) -> None:
        """Take the cleaner, which collects the remarks."""
        super().__init__(use_align_attribute=True)
        self.cleaner = cleaner

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        """Register the parts: the blank line just before paragraphs are made, the rest once there is a tree."""
        super().extendMarkdown(md)
        md.parser.blockprocessors.register(_Under(md, self.cleaner), "under", 11)
        # After the inline patterns (20), before line breaks are put between the blocks (10).
        md.treeprocessors.register(_Captions(md), "tables", 14)


class _Under(BlockProcessor):
    """Parts a table from the lines of text that it stands under, and notes one that would stay a paragraph."""

    def __init__(self, md: markdown.Markdown, cleaner: Cleaner) -> None:
        super().__init__(md.parser)
        self.cleaner = cleaner
        self.table = md.parser.blockprocessors["table"]

    def _start(self, parent: Element, block: str) -> int:
        """Return the line of a block with which a table begins; 0 if none does."""
        lines = block.split("\n")
        for number, line in enumerate(lines[2:], 1):
            if "|" in lines[number] and _RULE.issuperset(line) and self.table.test(parent, f"{lines[number]}\n{line}"):
                # All of it is looked at once only: the time stays in proportion to the length.
                return number if self.table.test(parent, "\n".join(lines[number:])) else 0
        return 0

    def test(self, parent: Element, block: str) -> bool:
        return "|" in block and (self._start(parent, block) > 0 or _head_without_rule(block) != "")

    def run(self, parent: Element, blocks: list[str]) -> bool:
        start = self._start(parent, blocks[0])
        if not start:
            head = _head_without_rule(blocks[0])
            columns = max(1, len(_BAR.findall(self.cleaner.bare(head).rstrip("|"))))
            self.cleaner.note("table-broken", "", head, known="|---" * columns + "|")
            return False  # it is a paragraph
        lines = blocks.pop(0).split("\n")
        self.parser.parseBlocks(parent, ["\n".join(lines[:start])])
        blocks.insert(0, "\n".join(lines[start:]))
        return True


def _head_without_rule(block: str) -> str:
    """Return the first of several lines that begin with a bar; empty where there are none."""
    lines = [line.strip() for line in block.split("\n")]
    return next((line for line, next_one in pairwise(lines) if line[:1] == next_one[:1] == "|"), "")


class _Captions(Treeprocessor):
    """Gives tables their captions, and says what their heads are of."""

    def run(self, root: Element) -> None:
        tables = list(root.iter("table"))
        if tables:
            parents = {child: parent for parent in root.iter() for child in parent}
            for table in tables:
                _entitle(table, parents[table])
                for cell in table.iter("th"):
                    cell.attrib.setdefault("scope", "col")  # one that was written as HTML may have its own
                for tag in ("th", "td"):
                    for cell in table.iter(tag):
                        if "align" in cell.attrib:
                            cell.set("class", cell.attrib.pop("align"))


def _entitle(table: Element, parent: Element) -> None:
    """Make the title above a table its caption, if there is one."""
    if table.find("caption") is not None:
        return
    place = list(parent).index(table)
    above = parent[place - 1] if place else None
    if above is None or above.tag != "p" or (above.tail or "").strip():
        return
    title = _TITLE.match("".join(above.itertext()))
    if title is None:
        return
    mark = title["mark"]
    if mark and (above.text or "").startswith(mark):
        above.text = (above.text or "")[len(mark) :]
    parent.remove(above)
    above.tag, above.tail = "caption", None
    table.insert(0, above)


def boxed(made: str, label: str, hint: str) -> str:
    """Return the clean HTML of a body with each table in a box to scroll in, those that were pasted as HTML too.

    Args:
        made: The HTML.
        label: What a table is called that has no caption.
        hint: What stands above one that is wider than the screen.
    """
    parts: list[str] = []
    number = depth = done = 0
    for tag in _TAG.finditer(made):
        depth += -1 if tag[1] else 1
        if tag[1] and not depth:
            parts += made[done : tag.end()], "</div>"
            done = tag.end()
        elif not tag[1] and depth == 1:
            number += 1
            caption = _CAPTION.match(made, tag.end())
            # Each has a name of its own, so that no two are alike in a list of all parts of the page.
            name = (caption and _text(caption[1])) or (label if number == 1 else f"{label} {number}")
            box = f'<div class="table" role="region" tabindex="0" aria-label="{html.escape(name)}"'
            parts += made[done : tag.start()], f'{box} data-hint="{html.escape(hint)}">'
            done = tag.start()
    return "".join((*parts, made[done:]))


def _text(caption: str) -> str:
    """Return the words of a caption alone."""
    return " ".join(html.unescape(_MARKUP.sub("", caption)).split())

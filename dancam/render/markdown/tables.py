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
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_TITLE = re.compile(
    r"\s*(?:(?P<mark>(?:bảng|biểu|table)\s*:\s+)|(?:bảng|biểu|table)(?:\s+số)?\s+\d[\d.]*\s*[.:–-]\s+)(?=\S)",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)table\b[^>]*>")
_CAPTION = re.compile(r"\s*<caption\b[^>]*>(.*?)</caption>", re.DOTALL)
_MARKUP = re.compile(r'<sup id="fnref.*?</sup>|<[^>]*>', re.DOTALL)


class Tables(Extension):
    """Gives tables their captions."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        """Register the part for the tree."""
        # After the inline patterns (20), before line breaks are put between the blocks (10).
        md.treeprocessors.register(_Captions(md), "tables", 14)


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

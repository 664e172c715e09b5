"""Parts of Python-Markdown that see the usual case at once: a heading alone in its block, `**words**`, a plain link.

Anything else goes to the library's own code. `tests/property/test_gates.py` shows that the HTML is the same.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    LINK_RE,
    REFERENCE_RE,
    DelimiterProcessor,
    ImageInlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
)
from markdown.util import STX


class Shortcuts(Extension):
    """Puts the parts with shortcuts in place of the library's own."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        """Register the parts."""
        emphasis = _Emphasis("*", "strong,em", md)
        emphasis.add("_", "strong,em", smart=True)
        md.parser.blockprocessors.register(_Headings(md.parser), "hashheader", 70)
        md.inlinePatterns.register(_Reference(REFERENCE_RE, md), "reference", 170)
        md.inlinePatterns.register(_Link(LINK_RE, md), "link", 160)
        md.inlinePatterns.register(_Image(IMAGE_LINK_RE, md), "image_link", 150)
        md.inlinePatterns.register(emphasis, "em_strong", 60)


class _Headings(HashHeaderProcessor):
    """Sees at once what a heading is that stands alone and has no other sign in it."""

    def test(self, parent: Element, block: str) -> bool:
        return super().test(parent, block) if "\n" in block or "\\" in block else block.startswith("#")

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks[0]
        title = block.lstrip("#")
        if "\n" in block or "\\" in block or "#" in title or len(block) > len(title) + 6:
            super().run(parent, blocks)
            return
        del blocks[0]
        SubElement(parent, f"h{len(block) - len(title)}").text = title.strip()


class _Emphasis(DelimiterProcessor):
    """Sees at once where emphasis ends that has no other in it, and looks for signs in C."""

    ALONE = re.compile(r"(?<![*_])(\*\*?)(?![\s*_])([^*_]*[^\s*_])\1(?!\*)")

    def handleMatch(  # type: ignore[override]  # noqa: N802 - both the library's own
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        alone = None if self.regions else self.ALONE.match(data, m.start())
        if alone is None:
            return super().handleMatch(m, data)
        element = Element("em" if len(alone[1]) == 1 else "strong")
        element.text = alone[2]
        return element, alone.start(), alone.end()

    def search(self, data: str, start: int) -> re.Match[str] | None:
        for found in self.compiled_re.finditer(data, start):
            delimiter = self.delimiters[found[0]]
            match = delimiter.boundary.match(data, found.start())
            if match is not None and (delimiter.stack or match.lastgroup != "end"):
                return match
        return None


class _Link(LinkInlineProcessor):
    """Sees at once where a link ends that has neither brackets nor signs in it."""

    PLAIN = re.compile(rf"\(([^\s()<>\"'{STX}]+)\)")

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802 - the library's name
        end = data.find("]", index)
        if end < 0 or data.find("[", index, end) >= 0:
            return super().getText(data, index)
        return data[index:end], end + 1, True

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802 - the library's name
        plain = self.PLAIN.match(data, index)
        return (plain[1], None, plain.end(), True) if plain else super().getLink(data, index)


class _Image(_Link, ImageInlineProcessor):
    pass


class _Reference(_Link, ReferenceInlineProcessor):
    pass

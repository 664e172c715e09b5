"""Python-Markdown without the work that cannot change anything: most of an article is plain prose.

Each part of the library looks for certain signs. Here a part is asked only about a block, a text or a document in
which its signs stand; in any other it would change nothing. So the HTML is the same for every document, and
`tests/property/test_gates.py` shows it against the library untouched.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, Generic, TypeVar
from xml.etree.ElementTree import Element

import markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedBlockPreprocessor, FencedCodeExtension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import ETX, STX, Registry

# What a line of a block must begin with for a block processor to match; any may match behind a blank.
LINE_STARTS: Mapping[str, tuple[str, ...]] = {
    "admonition": ("!",),
    "empty": ("",),
    "indent": (),
    "defindent": (),
    "code": (),
    "hashheader": ("#",),
    "setextheader": ("=", "-"),
    "hr": ("-", "_", "*"),
    "olist": ("0",),  # any digit
    "ulist": ("*", "+", "-"),
    "deflist": (":",),
    "directive": (":",),
    "quote": (">",),
    "footnote": ("[",),
    "abbr": ("*",),
    "reference": ("[",),
    "table": ("|",),  # these two anywhere, in a block of several lines
    "under": ("|",),
}
_P = TypeVar("_P", bound=Hashable)


class _Choice(dict[int, tuple[tuple[int, _P], ...]], Generic[_P]):
    """The parts of a registry, with their numbers, for each set of signs; a set of signs is a number, bit by bit."""

    def __init__(self, registry: Registry[_P], signs: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self.parts = tuple(enumerate(registry))
        self.whole = (1 << len(self.parts)) - 1
        self.always = self.whole
        """Those of which no sign is known."""
        self.by_sign: dict[str, int] = {}
        """For each sign, those that look for it."""
        bits = {part: 1 << number for number, part in self.parts}
        for name, each in signs.items():
            bit = bits[registry[name]]
            self.always &= ~bit
            for sign in each:
                self.by_sign[sign] = self.by_sign.get(sign, 0) | bit

    def __missing__(self, signs: int) -> tuple[tuple[int, _P], ...]:
        chosen = self[signs] = tuple(each for each in self.parts if (signs | self.always) >> each[0] & 1)
        return chosen


class Library(markdown.Markdown):
    """The library with gates before its parts. `Gates` must be the last of its extensions."""

    text = ""
    """The document in work, its blanks made even: what does not stand in it stands in no part of it."""

    toc_tokens: list[Any] = []  # noqa: RUF012 - the library gives each document its own

    def build_parser(self) -> Library:
        """Build the parts, and a block parser that asks only processors that may match."""
        super().build_parser()
        gated = Blocks(self)
        gated.blockprocessors = self.parser.blockprocessors
        for processor in gated.blockprocessors:
            processor.parser = gated
        self.parser = gated
        return self


class Gates(Extension):
    """Puts gates before the parts of a `Library`, in place of the library's own where it has them."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        """Register the parts that have gates."""
        assert isinstance(md.parser, Blocks)
        md.parser.arrange()
        md.preprocessors.register(_Whitespace(md), "normalize_whitespace", 30)
        md.preprocessors.register(_Fences(md, FencedCodeExtension().getConfigs()), "fenced_code_block", 25)
        md.preprocessors.register(_Html(md), "html_block", 20)
        md.treeprocessors.register(_Unescape(md), "unescape", 0)
        md.postprocessors.register(_Placeholders(md.postprocessors["amp_substitute"]), "amp_substitute", 20)


class _Whitespace(NormalizeWhitespace):
    md: Library

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if any(sign in text for sign in (STX, ETX, "\r", "\t", "\n ")):
            lines = super().run(lines)
            self.md.text = "\n".join(lines)
        else:
            self.md.text = text + "\n\n"
            lines = [*lines, "", ""]
        return lines


class _Fences(FencedBlockPreprocessor):
    md: Library

    def run(self, lines: list[str]) -> list[str]:
        return super().run(lines) if "`" in self.md.text or "~" in self.md.text else lines


class _Html(HtmlBlockPreprocessor):
    md: Library

    def run(self, lines: list[str]) -> list[str]:
        return super().run(lines) if "<" in self.md.text or "&" in self.md.text else lines


class _Unescape(UnescapeTreeprocessor):
    md: Library

    def run(self, root: Element) -> None:
        # Only a sign that stood behind one, or as an entity, became a number that must be turned back.
        if "\\" in self.md.text or "&" in self.md.text:
            super().run(root)


class _Placeholders(Postprocessor):
    """Fills in placeholders where there are any."""

    def __init__(self, inner: Postprocessor) -> None:
        super().__init__()
        self.inner = inner

    def run(self, text: str) -> str:
        return self.inner.run(text) if STX in text else text


class Blocks(BlockParser):
    """The block parser: the signs that a block's lines begin with tell which processors may match."""

    def arrange(self) -> None:
        """Take note of the processors that are registered by now."""
        self._choice: _Choice[BlockProcessor] = _Choice(self.blockprocessors, LINE_STARTS)
        self._starts = dict(self._choice.by_sign)
        self._table = self._starts.pop("|")

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802 - the library's name
        """Process blocks as the library does, but for the processors that would only say no."""
        while blocks:
            for _, processor in self._able(blocks[0]):
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break

    def _able(self, block: str) -> tuple[tuple[int, BlockProcessor], ...]:
        if "\n" not in block:
            return self._choice[self._begun(block[:1])]
        signs = self._table if "|" in block else 0
        for start in {line[:1] for line in block.split("\n")}:
            signs |= self._begun(start)
        return self._choice[signs]

    def _begun(self, start: str) -> int:
        """Return the processors that may match in a line which begins so."""
        if start in self._starts:
            return self._starts[start]
        if start == " ":
            return self._choice.whole
        return self._starts["0"] if start.isdecimal() else 0

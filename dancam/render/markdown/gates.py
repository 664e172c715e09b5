"""Python-Markdown without the work that cannot change anything: most of an article is plain prose.

Each part of the library looks for certain signs. Here a part is asked only about a block, a text or a document in
which its signs stand; in any other it would change nothing. So the HTML is the same for every document, and
`tests/property/test_gates.py` shows it against the library untouched.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Mapping
from typing import Any, Generic, TypeVar
from xml.etree.ElementTree import Element

import markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.fenced_code import FencedBlockPreprocessor, FencedCodeExtension
from markdown.inlinepatterns import Pattern
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import NormalizeWhitespace
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import ETX, STX, AtomicString, Registry

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
# What must stand in a text for an inline pattern to match: one sign of it, as one is looked for much faster than two.
TEXT_SIGNS: Mapping[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("^",),
    "reference": ("[",),
    "link": ("[",),
    "short_reference": ("[",),
    "image_link": ("!",),
    "image_reference": ("!",),
    "short_image_ref": ("!",),
    "autolink": ("<",),
    "automail": ("<",),
    "html": ("<",),
    "linebreak": ("\n",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}

# Patterns that change nothing in a document which defines no references.
_REFERENCES = ("reference", "short_reference", "image_reference", "short_image_ref")

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
        md.treeprocessors.register(_Inline(md), "inline", 20)
        md.treeprocessors.register(_Attributes(md), "attr_list", 8)
        md.treeprocessors.register(_Unescape(md), "unescape", 0)
        for name, priority in (("footnote", 25), ("amp_substitute", 20)):
            md.postprocessors.register(_Placeholders(md.postprocessors[name]), name, priority)


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


class _Attributes(AttrListTreeprocessor):
    md: Library

    def run(self, doc: Element) -> None:
        if "{" in self.md.text:
            super().run(doc)


class _Unescape(UnescapeTreeprocessor):
    md: Library

    def run(self, root: Element) -> None:
        if "\\" in self.md.text:  # only a sign behind one became a number that must be turned back
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


class _Inline(InlineProcessor):
    """Applies the inline patterns to the texts of a tree: to each text only those whose signs stand in it."""

    # The library keeps its two steps to itself, though nothing else can put a pattern's element into a text.
    _InlineProcessor__applyPattern: Callable[[Pattern, str, int, int], tuple[str, bool, int]]
    _InlineProcessor__processPlaceholders: Callable[..., list[tuple[Element, Any]]]

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self._choice: _Choice[Pattern] = _Choice(md.inlinePatterns, TEXT_SIGNS)
        references = {md.inlinePatterns[name] for name in _REFERENCES}
        self._without_references = sum(1 << number for number, each in self._choice.parts if each not in references)
        self._signs: tuple[tuple[str, int], ...] = ()

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:  # noqa: ARG002 - nobody gives any
        """Apply the patterns to all texts below `tree`, in the order in which the library does.

        Ancestors are not followed, as none of the patterns is barred from an element.
        """
        self.stashed_nodes = {}
        self.ancestors = []
        able = self._choice.whole if self.md.references else self._without_references
        self._signs = tuple((sign, parts & able) for sign, parts in self._choice.by_sign.items() if parts & able)
        waiting = deque([tree])
        while waiting:
            parent = waiting.popleft()
            inside: list[tuple[Element, list[Element]]] = []
            for child in parent:  # those that are put behind `child` come next, as in the library
                if child.text and type(child.text) is not AtomicString:
                    text = self._handle(child.text)
                    if STX in text:
                        child.text = None
                        elements = [each for each, _ in self._InlineProcessor__processPlaceholders(text, child)]
                        waiting += elements
                        inside.append((child, elements))
                if child.tail:
                    self._behind(parent, child, self._handle(child.tail))
                if len(child):
                    waiting.append(child)
            for child, elements in inside:
                for number, element in enumerate(elements):
                    child.insert(number, element)
        return tree

    def _behind(self, parent: Element, child: Element, tail: str) -> None:
        """Put the elements of a tail behind the child that it follows."""
        if STX not in tail:
            return
        holder = Element("d")
        child.tail = None
        elements = self._InlineProcessor__processPlaceholders(tail, holder, False)
        if holder.tail:
            child.tail = holder.tail
        place = list(parent).index(child) + 1
        for element, _ in reversed(elements):
            parent.insert(place, element)

    def _handle(self, data: str, first: int = 0) -> str:
        """Return the text with a placeholder for each match of a pattern, from the pattern of number `first` on."""
        if type(data) is AtomicString:
            return data
        signs = 0
        for sign, patterns in self._signs:
            if sign in data:
                signs |= patterns
        start = 0
        for number, pattern in self._choice[signs]:
            matched = number >= first
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, number, start)
        return data

    # What the library calls for the texts within an element that a pattern made.
    _InlineProcessor__handleInline = _handle

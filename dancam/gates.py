"""Python-Markdown without the parts that cannot match: most articles are plain prose, and most parts look for signs.

Each part of the library looks for certain characters. A part whose characters are not in a text changes nothing in it,
so an instance without that part gives the same HTML sooner. A text with `<` may hold anything and gets the whole
library. `tests/property/test_gates.py` shows that the HTML is the same, against the library untouched.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import markdown

# What may stand before a sign that begins a line: the marks of lists, quotations and definitions around it.
_LEAD = r"^[ \t>*+\-:0-9.]*"
_ORDERED = re.compile(_LEAD + r"\d\.[ \t]", re.MULTILINE)
_BULLET = re.compile(_LEAD + r"[*+-][ \t]", re.MULTILINE)
_DEFINITION = re.compile(_LEAD + r":[ \t]", re.MULTILINE)
_RULE = re.compile(r"([-_*])[ \t]{0,2}\1[ \t]{0,2}\1")

# For each sign: what tells that it is in a text, and the parts that look for it (registry and name).
_BLOCKS, _INLINE, _TREE, _PRE, _POST = (
    "blockprocessors",
    "inlinePatterns",
    "treeprocessors",
    "preprocessors",
    "postprocessors",
)
_Part = tuple[str, str]
_GATES: tuple[tuple[Callable[[str], object], tuple[_Part, ...]], ...] = (
    (lambda text: "&" in text, ((_PRE, "html_block"), (_INLINE, "entity"))),
    (lambda text: "```" in text or "~~~" in text, ((_PRE, "fenced_code_block"),)),
    (lambda text: "`" in text, ((_INLINE, "backtick"),)),
    (lambda text: "\\" in text, ((_INLINE, "escape"),)),
    (
        lambda text: "[" in text,
        (
            (_BLOCKS, "reference"),
            (_BLOCKS, "abbr"),
            (_BLOCKS, "footnote"),
            (_INLINE, "footnote"),
            (_INLINE, "reference"),
            (_INLINE, "link"),
            (_INLINE, "short_reference"),
            (_TREE, "footnote"),
            (_TREE, "footnote-duplicate"),
            (_TREE, "abbr"),
            (_POST, "footnote"),
        ),
    ),
    (
        lambda text: "![" in text,
        ((_INLINE, "image_link"), (_INLINE, "image_reference"), (_INLINE, "short_image_ref")),
    ),
    (lambda text: "*" in text or "_" in text, ((_INLINE, "em_strong"),)),
    (lambda text: "  \n" in text or "\t" in text, ((_INLINE, "linebreak"),)),
    (lambda _: False, ((_INLINE, "autolink"), (_INLINE, "automail"), (_INLINE, "html"))),  # these need `<`
    (lambda text: "!!!" in text, ((_BLOCKS, "admonition"),)),
    (
        lambda text: "    " in text or "\t" in text,
        ((_BLOCKS, "indent"), (_BLOCKS, "defindent"), (_BLOCKS, "code")),
    ),
    (lambda text: "|" in text, ((_BLOCKS, "table"),)),
    (lambda text: "#" in text, ((_BLOCKS, "hashheader"),)),
    (lambda text: "=" in text or "-" in text, ((_BLOCKS, "setextheader"),)),
    (lambda text: "#" in text or "=" in text or "-" in text or "[" in text, ((_TREE, "toc"),)),
    (_RULE.search, ((_BLOCKS, "hr"),)),
    # The text of a footnote is a block of its own, wherever it begins.
    (lambda text: "[^" in text or _ORDERED.search(text), ((_BLOCKS, "olist"),)),
    (lambda text: "[^" in text or _BULLET.search(text), ((_BLOCKS, "ulist"),)),
    (lambda text: "[^" in text or _DEFINITION.search(text), ((_BLOCKS, "deflist"),)),
    (lambda text: ">" in text, ((_BLOCKS, "quote"),)),
    (lambda text: "{" in text, ((_TREE, "attr_list"),)),
)
_WHOLE = (True,) * len(_GATES)
_MOST = 64


class Gated:
    """Instances of the library with one set of extensions, each for the texts with certain signs."""

    def __init__(self, make: Callable[[], markdown.Markdown]) -> None:
        """Take what makes an instance of the whole library."""
        self.make = make
        self._instances: dict[tuple[bool, ...], markdown.Markdown] = {}

    def instance(self, text: str) -> markdown.Markdown:
        """Return an instance, ready for use, that makes of this text what the whole library makes of it."""
        signs = _WHOLE if "<" in text else tuple(bool(sign(text)) for sign, _ in _GATES)
        found = self._instances.get(signs)
        if found is None:
            if len(self._instances) >= _MOST:
                self._instances.clear()
            found = self._instances[signs] = self._without(signs)
        found.reset()
        return found

    def _without(self, signs: tuple[bool, ...]) -> markdown.Markdown:
        made = self.make()
        for sign, (_, parts) in zip(signs, _GATES, strict=True):
            for kind, name in () if sign else parts:
                registry: Any = made.parser.blockprocessors if kind == _BLOCKS else getattr(made, kind)
                registry.deregister(name)
        return made

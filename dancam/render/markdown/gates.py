"""Python-Markdown without the work that cannot change anything: most of an article is plain prose.

Each part of the library looks for certain signs. Here a part is asked only about a document in which its signs stand;
in any other it would change nothing. So the HTML is the same for every document, and `tests/property/test_gates.py`
shows it against the library without gates.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import STX


class Library(markdown.Markdown):
    """The library with gates before its parts. `Gates` must be the last of its extensions."""

    text = ""
    """The document in work: what does not stand in it stands in no part of it."""

    toc_tokens: list[Any] = []  # noqa: RUF012 - the library gives each document its own

    def convert(self, source: str) -> str:
        """Return a document as HTML."""
        self.text = source
        return super().convert(source)


class Gates(Extension):
    """Puts gates before the parts of a `Library`, in place of the library's own where it has them."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        """Register the parts that have gates."""
        md.treeprocessors.register(_Unescape(md), "unescape", 0)
        md.postprocessors.register(_Placeholders(md.postprocessors["amp_substitute"]), "amp_substitute", 20)


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

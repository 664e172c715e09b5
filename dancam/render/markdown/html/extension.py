"""HTML in bodies as the library's extension."""

from __future__ import annotations

import markdown
from markdown.extensions import Extension

from dancam.render.markdown.blocks.extension import Blocks
from dancam.render.markdown.cleaner import Cleaner
from dancam.render.markdown.html.attributes import Attributes
from dancam.render.markdown.html.headings import Headings
from dancam.render.markdown.html.inline import InlineHtml, Pairs, Tags
from dancam.render.markdown.html.structure import Structure


class Html(Extension):
    """Makes HTML a part of the tree, and the tree valid."""

    def __init__(self, cleaner: Cleaner) -> None:
        """Take the cleaner, which collects the remarks."""
        super().__init__()
        self.given = InlineHtml(cleaner)

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        """Register the parts."""
        md.registerExtension(self)
        assert isinstance(md.parser, Blocks)
        md.parser.parts.html = self.given
        md.inlinePatterns.register(Tags(md, self.given), "html", 90)
        # Behind the inline patterns (20), before pictures and tables are looked at (15).
        md.treeprocessors.register(Pairs(md, self.given), "html_pairs", 18)
        md.treeprocessors.register(Structure(md, self.given), "html_structure", 17)
        # Behind attribute lists (8) and abbreviations (7), before the contents (5) read the headings.
        md.treeprocessors.register(Attributes(md, self.given), "html_attributes", 6.5)
        md.treeprocessors.register(Headings(md, self.given), "headings", 6)

    def reset(self) -> None:
        """Forget the last body."""
        self.given.start()

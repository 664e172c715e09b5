"""A whole Word document, read: its text, its notes, its pictures, and the account of what it does not show."""

from __future__ import annotations

from dancam.importers.word.account import Account
from dancam.importers.word.drawings import Drawings
from dancam.importers.word.elements import Element
from dancam.importers.word.model import Block
from dancam.importers.word.numbering import Numbering
from dancam.importers.word.package import Package
from dancam.importers.word.pictures import Pictures
from dancam.importers.word.regions import Region, page_ground
from dancam.importers.word.runs import Notes, Runs
from dancam.importers.word.story import Story
from dancam.importers.word.styles import Styles

_MARGINS = frozenset({"w:headerReference", "w:footerReference"})


class Document:
    """What Word shows of a document."""

    def __init__(self, package: Package) -> None:
        """Read a document.

        Args:
            package: Its file.

        Raises:
            Refusal: A part of it is broken.
        """
        self.account = Account()
        pictures = Pictures(package, self.account)
        self._package = package
        self._styles = Styles(self._part("styles"), self._theme_fonts())
        self._numbering = Numbering(self._part("numbering"), self._styles)
        self._drawings = Drawings(package, pictures, self.account)
        self._notes = Notes()
        self._note_parts = [
            (kind, path, root)
            for kind in ("footnote", "endnote")
            for path in package.related(package.main, f"{kind}s")
            if (root := package.xml(path)) is not None
        ]
        self._notes.known |= {(kind, each.get("w:id")) for kind, _, root in self._note_parts for each in root.children}
        self._page = Region(ground=page_ground(package.root))
        body = package.root.find("w:body")
        self.blocks: tuple[Block, ...] = self._story(package.main).blocks(body, self._page) if body is not None else ()
        """The paragraphs and tables of its text."""
        self.notes: dict[str, tuple[Block, ...]] = {}
        """Those of its footnotes and endnotes, by name."""
        self._read_notes()
        self._read_margins()
        self._read_comments()
        self.account.close(package.root)
        self.pictures = pictures.files
        """The ending and the bytes of each picture, the first one having number 1."""

    def _part(self, kind: str) -> Element | None:
        paths = self._package.related(self._package.main, kind)
        return self._package.xml(paths[0]) if paths else None

    def _story(self, part: str) -> Story:
        runs = Runs(self._styles, self._drawings, self.account, self._notes, part)
        return Story(self._styles, self._numbering, runs, self.account)

    def _theme_fonts(self) -> dict[str, str]:
        theme = self._part("theme")
        fonts = {}
        for each in theme.walk() if theme is not None else ():
            if each.tag in {"a:majorFont", "a:minorFont"}:
                latin = each.find("a:latin")
                for slot in ("Ascii", "HAnsi"):
                    if latin is not None:
                        fonts[each.tag[2:7] + slot] = latin.get("typeface")
        return fonts

    def _read_notes(self) -> None:
        for kind, path, root in self._note_parts:
            story = self._story(path)
            for each in root.children:
                key = self._notes.keys.get((kind, each.get("w:id")))
                if key is not None and key not in self.notes:
                    self.notes[key] = story.blocks(each, self._page)
                elif each.get("w:type", "normal") == "normal":  # its mark is hidden, deleted or gone
                    self.account.leave_element("hidden text", each)
            self.account.close(root)

    def _read_margins(self) -> None:
        """Enter what stands at the top and the foot of each page."""
        wanted = {each.get("r:id") for each in self._package.root.walk() if each.tag in _MARGINS}
        texts: list[str] = []
        for key, relation in self._package.relations(self._package.main).items():
            root = self._package.xml(relation.target) if key in wanted and not relation.is_outside else None
            text = self.account.text_of(root) if root is not None else ""
            if text not in texts and any(letter.isalpha() for letter in text):
                texts.append(text)
                self.account.leave("headers and footers", text)

    def _read_comments(self) -> None:
        for path in self._package.related(self._package.main, "comments"):
            root = self._package.xml(path)
            for each in root.children if root is not None else ():
                self.account.leave("comments", self.account.text_of(each))

"""A Word document as HTML: read by mammoth, after it was opened with care and reduced to what mammoth surely knows."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterable
from xml.etree.ElementTree import Element, tostring  # noqa: S405 - the trees are made by `package`

from dancam.importers.blocks import BULLETS, NUMBERS, Blocks, Line
from dancam.importers.letters import Letters, made, words
from dancam.importers.package import Package, R, Relation, W
from dancam.importers.remarks import Remarks
from dancam.importers.styles import Numbering, Styles

PREFIX = "dancam-"
"""Begins all identifiers of the HTML."""
_DEEPEST = 9
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OFFICE = f"{R[1:-1]}/"
_NOTES = ("footnote", "endnote")
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_STYLE_MAP = "\n".join(
    [
        *(f"p.Heading{level} => h{level}:fresh" for level in range(1, 7)),
        "p.Caption => p.caption:fresh",
        *(
            f"p:{kind}ordered-list({level}) => {'ul|ol > li > ' * (level - 1)}{tag} > li:fresh"
            for level in range(1, _DEEPEST + 1)
            for kind, tag in (("un", "ul"), ("", "ol"))
        ),
    ]
)


class Word:
    """One Word document."""

    def __init__(self, data: bytes, name: str) -> None:
        """Read a document.

        Args:
            data: The bytes of the file.
            name: How the file is called in problems.

        Raises:
            Refusal: It is no Word document that can be read.
        """
        self.package = package = Package(data, name)
        self.remarks = Remarks(name)
        styles = Styles(package.tree(package.related("styles")))
        numbering = Numbering(package.tree(package.related("numbering")), styles)
        notes = {kind: self._notes(kind) for kind in _NOTES}
        known = {key for found in notes.values() for key in found}
        self._letters = letters = Letters(styles, self.remarks, self._comments(), known)
        blocks = Blocks(letters, styles, numbering, self.remarks)
        self._body = list(blocks.read(self._open(package.main)))
        self._made: dict[str, list[Element]] = {}
        for kind in _NOTES:
            letters.relations = package.relations(package.related(f"{kind}s"))
            self._made[kind] = [
                made(kind, blocks.note(notes[kind][key], place), id=key.partition("-")[2])
                for key, place in letters.notes.items()
                if key in notes[kind]
            ]
        self.lines: list[Line] = blocks.lines
        """The paragraphs of the body."""
        self._margins()

    @property
    def pictures(self) -> dict[str, str]:
        """The part of each picture, by its name in the HTML."""
        return self._letters.pictures

    def _open(self, part: str) -> Element:
        root = self.package.tree(part)
        body = root.find(W + "body") if root is not None and root.tag == W + "document" else None
        if body is None:
            self.package.refuse("word-not-docx", part)
        self._letters.relations = self.package.relations(part)
        return body

    def _notes(self, kind: str) -> dict[str, Element]:
        root = self.package.tree(self.package.related(f"{kind}s"))
        found = root.iter(W + kind) if root is not None else ()
        return {f"{kind}-{each.get(W + 'id')}": each for each in found if "eparator" not in each.get(W + "type", "")}

    def _comments(self) -> dict[str, str]:
        root = self.package.tree(self.package.related("comments"))
        return {each.get(W + "id", ""): words(each) for each in root.iter(W + "comment")} if root is not None else {}

    def _margins(self) -> None:
        """Tell of what stands at the top and the foot of each page."""
        relations = self.package.relations(self.package.main).values()
        self.remarks.at(0, "")
        for part in dict.fromkeys(each.target for each in relations if each.kind in {"header", "footer"}):
            root = self.package.tree(part)
            text = words(root) if root is not None else ""
            if re.search(r"[^\W\d_]{3}", text):
                self.remarks.note("word-margin", text)

    def properties(self) -> tuple[str, str]:
        """Return title and creator as the properties of the document have them; empty where they do not."""
        part = next((each.target for each in self.package.relations("").values() if "core-prop" in each.kind), "")
        root = self.package.tree(part or "docProps/core.xml")
        found = [root.findtext(name) if root is not None else "" for name in (_TITLE, _CREATOR)]
        title, creator = (" ".join((each or "").split()) for each in found)
        return title, creator

    def html(self, without: Collection[Line]) -> str:
        """Return the body as HTML.

        Args:
            without: Paragraphs that are left out, as they are in the front matter.
        """
        import mammoth  # only this needs it  # type: ignore[import-untyped]

        def name_of(picture: object) -> dict[str, str]:
            with picture.open() as file:  # type: ignore[attr-defined]
                return {"src": file.read().decode()}

        left_out = {id(each.element) for each in without}
        body = [each for each in self._body if id(each) not in left_out]
        result = mammoth.convert_to_html(
            io.BytesIO(self._reduced(body)),
            style_map=_STYLE_MAP,
            include_default_style_map=False,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(name_of),
            id_prefix=PREFIX,
            external_file_access=False,
        )
        for each in result.messages:
            sign = re.search(r"char (\w+) in font (.*)", each.message)
            if sign:
                self.remarks.note("word-symbol", sign[1], name=sign[2])
            else:
                self.remarks.note("word-unknown", each.message, name="mammoth")
        html: str = result.value
        return html

    def link(self, key: str) -> str:
        """Return the address of a link by its name in the HTML; other addresses as they are."""
        return self._letters.links.get(key, key)

    def _reduced(self, body: list[Element]) -> bytes:
        """Return a document that has nothing but what is known."""
        styles = [
            made("style", [made("name", val=name)], styleId=name, type="paragraph")
            for name in (*(f"Heading{level}" for level in range(1, 7)), "Caption")
        ]
        kinds = {BULLETS: "bullet", NUMBERS: "decimal"}
        forms = [
            made(
                "abstractNum",
                [made("lvl", [made("numFmt", val=kind)], ilvl=str(level)) for level in range(_DEEPEST)],
                abstractNumId=key,
            )
            for key, kind in kinds.items()
        ]
        lists = [made("num", [made("abstractNumId", val=key)], numId=key) for key in kinds]
        pictures = [Relation("image", f"{key}.png", is_outside=False) for key in self.pictures]
        links = [Relation("hyperlink", key, is_outside=True) for key in self._letters.links]
        relations = _relations([*pictures, *links])
        image = Element(_TYPES + "Default", {"Extension": "png", "ContentType": "image/png"})
        types = Element(_TYPES + "Types")
        types.append(image)
        parts = {
            "[Content_Types].xml": types,
            "_rels/.rels": _relations([Relation("officeDocument", "word/document.xml", is_outside=False)]),
            "word/document.xml": made("document", [made("body", body)]),
            "word/styles.xml": made("styles", styles),
            "word/numbering.xml": made("numbering", [*forms, *lists]),
            **{f"word/{kind}s.xml": made(f"{kind}s", found) for kind, found in self._made.items()},
            **{f"word/_rels/{name}.xml.rels": relations for name in ("document", "footnotes", "endnotes")},
        }
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for name, root in parts.items():
                archive.writestr(name, tostring(root, "utf-8"))
            for key in self.pictures:
                archive.writestr(f"word/{key}.png", key)
        return file.getvalue()


def _relations(relations: Iterable[Relation]) -> Element:
    root = Element(_RELATIONS + "Relationships")
    for each in relations:
        key = each.target.partition(".")[0] if each.kind == "image" else each.target
        root.append(
            Element(_RELATIONS + "Relationship", {"Id": key, "Type": _OFFICE + each.kind, "Target": each.target})
        )
    return root

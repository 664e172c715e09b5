"""A Word file as a package of parts: its text, its properties, and what in it has no place in an article."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from dancam.content.legacy_fonts import from_tcvn3, from_vni
from dancam.problems import Place, Problem, Refusal, problem
from dancam.records import Record
from dancam.vietnamese import nfc

# Far more than a report of a hundred pages with pictures has: a larger file is a zip bomb, or no article.
MOST_PARTS, MOST_BYTES = 2_000, 200 * 1024 * 1024
_LONGEST_XML = 50 * 1024 * 1024
DOCUMENT, _FOOTNOTES = "word/document.xml", "word/footnotes.xml"
# What the library raises where a file is cut off, has a password, or contradicts itself.
_UNREADABLE = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, RuntimeError, OSError, EOFError, ValueError)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
# Elements whose content is left out or changed, by the name that editors know.
_UNSUPPORTED = {
    "comments": (f"{_W}commentReference",),
    "text boxes": (f"{_W}txbxContent",),
    "equations": ("{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",),
    "tracked changes": (f"{_W}ins", f"{_W}del", f"{_W}moveFrom", f"{_W}moveTo"),
    "merged cells": (f"{_W}gridSpan", f"{_W}vMerge"),
    "hidden text": (f"{_W}vanish",),
    "fields": (f"{_W}fldSimple",),
    "embedded objects": (f"{_W}object",),
    "charts": (
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
        "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    ),
}
_TCVN3_FONT, _VNI_FONT = re.compile(r"\.vn", re.IGNORECASE), re.compile(r"vni[- ]", re.IGNORECASE)
# What Word writes as the author where no name was entered.
_NO_PERSON = re.compile(
    r"(windows|microsoft|office|user|admin|administrator|pc|hp|dell|acer|asus|lenovo|home)\b", re.IGNORECASE
)


class Paragraph(Record, frozen=True):
    """A paragraph, with what its format suggests about its meaning."""

    text: str
    is_bold: bool
    is_right: bool


class Package:
    """The parts of a Word file that matter."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open a file.

        Args:
            data: Its bytes.
            name: Its name, for problems.

        Raises:
            Refusal: It is no Word file, or not one that is safe to open.
        """
        self.name = name
        self._parts = _parts(data, name)
        root = self._xml(DOCUMENT)
        if root is None:
            raise Refusal(problem("word-broken", Place(name)))
        self.root = root
        notes = self._xml(_FOOTNOTES)
        _remove_hidden(root)
        self._texts = {DOCUMENT: root} | ({_FOOTNOTES: notes} if notes is not None else {})
        self.old_fonts = sum(map(_decode, self._texts.values()))
        """How many pieces of text in fonts from before Unicode were decoded."""

    def file(self) -> io.BytesIO:
        """Return the file with its text decoded, as Word would have written it."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for path, data in self._parts.items():
                new.writestr(
                    path, ElementTree.tostring(self.root) if path == DOCUMENT and self.root is not None else data
                )
        out.seek(0)
        return out

    def _xml(self, path: str) -> ElementTree.Element | None:
        data = self._parts.get(path)
        if data is None:
            return None
        if len(data) > _LONGEST_XML or b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:  # Word writes none
            raise Refusal(problem("word-broken", Place(self.name)))
        try:
            return ElementTree.fromstring(data)  # noqa: S314 - without entities there is nothing to expand
        except ElementTree.ParseError as error:
            raise Refusal(problem("word-broken", Place(self.name))) from error

    def paragraphs(self) -> list[Paragraph]:
        """Return the paragraphs that have text."""
        paragraphs = []
        for each in self.root.iter(f"{_W}p"):
            text = nfc(" ".join(_text(each).split()))
            if not text:
                continue
            aligned = each.find(f"{_W}pPr/{_W}jc")
            runs = [
                run for run in each.iter(f"{_W}r") if "".join(part.text or "" for part in run.iter(f"{_W}t")).strip()
            ]
            bold = all(_is_on(run.find(f"{_W}rPr/{_W}b")) for run in runs)
            is_right = aligned is not None and aligned.get(f"{_W}val") in {"right", "end"}
            paragraphs.append(Paragraph(text, bold, is_right))
        return paragraphs

    def title(self) -> str:
        """Return the title of the file's properties."""
        return self._property("title")

    def creator(self) -> str:
        """Return the author of the file's properties, if that is a person's name."""
        name = self._property("creator")
        return name if len(name.split()) > 1 and not _NO_PERSON.match(name) else ""

    def _property(self, name: str) -> str:
        core = self._xml("docProps/core.xml")
        return nfc(" ".join((core.findtext(f"{_DC}{name}") or "").split())) if core is not None else ""

    def unsupported(self) -> Iterator[Problem]:
        """Yield a problem for each kind of thing that has no place in an article."""
        counts: dict[str, int] = {}
        for each in self.root.iter():
            counts[each.tag] = counts.get(each.tag, 0) + 1
        for what, tags in _UNSUPPORTED.items():
            count = sum(counts.get(tag, 0) for tag in tags)
            if count:
                yield problem("word-left-out", Place(self.name), thing=what, count=count)
        if self.old_fonts:
            yield problem("word-old-fonts", Place(self.name), count=self.old_fonts)


def _parts(data: bytes, name: str) -> dict[str, bytes]:
    place = Place(name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):  # from before 2007, or with a password
        raise Refusal(problem("word-old", place))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if DOCUMENT not in {each.filename for each in infos}:
                raise Refusal(problem("word-not-word", place))
            if len(infos) > MOST_PARTS or sum(each.file_size for each in infos) > MOST_BYTES:
                raise Refusal(problem("word-too-big", place, limit=MOST_BYTES // (1024 * 1024)))
            parts = {}
            for each in infos:
                with archive.open(each) as part:  # the size that it states need not be true
                    parts[each.filename] = part.read(MOST_BYTES + 1)
                if len(parts[each.filename]) > MOST_BYTES:
                    raise Refusal(problem("word-too-big", place, limit=MOST_BYTES // (1024 * 1024)))
            return parts
    except _UNREADABLE as error:
        raise Refusal(problem("word-not-word" if not data.startswith(b"PK") else "word-broken", place)) from error


def _text(element: ElementTree.Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{_W}t"))


def _remove_hidden(root: ElementTree.Element) -> None:
    """Remove the text that Word does not show: it is not meant to be published."""
    for run in root.iter(f"{_W}r"):
        if _is_on(run.find(f"{_W}rPr/{_W}vanish")):
            for part in run.findall(f"{_W}t"):
                part.text = ""


def _is_on(element: ElementTree.Element | None) -> bool:
    return element is not None and element.get(f"{_W}val", "1") not in {"0", "false", "off"}


def _decode(root: ElementTree.Element) -> int:
    """Turn the text of runs in fonts from before Unicode into Unicode; return how many pieces there were."""
    count = 0
    for run in root.iter(f"{_W}r"):
        fonts = run.find(f"{_W}rPr/{_W}rFonts")
        name = (fonts.get(f"{_W}ascii") or fonts.get(f"{_W}hAnsi") or "") if fonts is not None else ""
        decode = from_tcvn3 if _TCVN3_FONT.match(name) else from_vni if _VNI_FONT.match(name) else None
        if decode is None:
            continue
        for part in run.iter(f"{_W}t"):
            text = decode(part.text or "")
            part.text = text.upper() if decode is from_tcvn3 and name.endswith("H") else text
            count += 1
    return count

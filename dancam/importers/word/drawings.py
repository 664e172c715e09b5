"""Drawings: pictures, text boxes, and what has no place in an article, such as charts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from dancam.importers.word.account import Account
from dancam.importers.word.elements import Element
from dancam.importers.word.model import Image
from dancam.importers.word.package import Package
from dancam.importers.word.pictures import Crop, Pictures
from dancam.importers.word.styles import is_on_attribute, whole
from dancam.vietnamese import nfc

_CHARTS = frozenset({"c:chart", "cx:chart"})
_RIGHT_ANGLE, _CIRCLE = 5_400_000, 21_600_000
_VML_WHOLE = 65_536
_HIDDEN_SHAPE = re.compile(r"visibility:\s*hidden|display:\s*none", re.IGNORECASE)
# Word once wrote the path of the file into the description, with the name of whoever uses the machine.
_FILE = re.compile(r"(?:.*[\\/])?[^\\/\n]*\.(?:jpe?g|png|gif|bmp|tiff?|webp|heic|emf|wmf|svg)", re.IGNORECASE)


class Drawings:
    """Reads the drawings of a document."""

    def __init__(self, package: Package, pictures: Pictures, account: Account) -> None:
        self._package = package
        self._pictures = pictures
        self._account = account

    def links(self, part: str) -> dict[str, str]:
        """Return the addresses to which a part leads, by identifier."""
        found = self._package.relations(part)
        return {key: each.target for key, each in found.items() if each.kind == "hyperlink" and each.is_outside}

    def read(self, element: Element, part: str) -> Iterator[Image | Element | str]:
        """Yield what a drawing shows, in order: pictures, elements with paragraphs, and words without any.

        Args:
            element: The drawing: `w:drawing`, `w:pict`, `w:object`, or something in it.
            part: The part in which it stands.
        """
        if element.tag == "w:object":
            programs = [each.get("ProgID") for each in element.walk() if each.tag == "o:OLEObject"]
            self._account.leave("embedded objects", " ".join(programs))
        yield from self._walk(element, part, "")

    def _walk(self, element: Element, part: str, alt: str) -> Iterator[Image | Element | str]:
        for each in element.children:
            yield from self._take(each, part, alt)

    def _take(self, each: Element, part: str, alt: str) -> Iterator[Image | Element | str]:
        tag = each.tag
        if tag in {"wp:inline", "wp:anchor"}:
            about = each.find("wp:docPr")
            if about is not None and (is_on_attribute(about, "hidden") or is_on_attribute(each, "hidden")):
                self._account.leave_element("hidden text", each)
                self._account.leave("hidden pictures")
                return
            links = self.links(part)
            href = next((links.get(one.get("r:id"), "") for one in each.walk() if one.tag == "a:hlinkClick"), "")
            for found in self._walk(each, part, _description(about)):
                yield replace(found, href=href) if href and isinstance(found, Image) else found
        elif tag == "mc:AlternateContent":
            yield from self._take_alternative(each, part, alt)
        elif tag in {"w:txbxContent", "a:txBody"}:
            yield each
        elif tag == "pic:pic":
            yield from self._picture(each, part, alt)
        elif tag == "v:imagedata":
            crop = Crop(tuple(_vml_share(each.get(f"crop{side}")) for side in ("left", "top", "right", "bottom")))
            yield from self._image(part, each.get("r:id") or each.get("r:pict") or each.get("o:relid"), crop, alt)
        elif tag == "v:textpath":
            if each.get("string"):
                yield each.get("string")
        elif tag in _CHARTS or tag == "dgm:relIds":
            self._chart(each, part)
        elif tag == "w14:contentPart":
            self._account.leave("embedded objects")
        elif (tag.startswith("v:") and _HIDDEN_SHAPE.search(each.get("style"))) or _is_hidden_shape(each):
            self._account.leave_element("hidden text", each)
            self._account.leave("hidden pictures")
        else:
            yield from self._walk(each, part, _clean(each.get("alt")) or alt if tag.startswith("v:") else alt)

    def _take_alternative(self, element: Element, part: str, alt: str) -> Iterator[Image | Element | str]:
        """Read the first way in which something is written that gives anything; the others are the same again."""
        is_found = False
        for each in element.children:
            if is_found:
                self._account.text_of(each)
                continue
            before = len(self._account.left) + len(self._account.unseen_formats)
            found = list(self._walk(each, part, alt))
            is_found = bool(found) or before < len(self._account.left) + len(self._account.unseen_formats)
            yield from found

    def _picture(self, element: Element, part: str, alt: str) -> Iterator[Image]:
        about = element.find("pic:nvPicPr", "pic:cNvPr")
        if about is not None and is_on_attribute(about, "hidden"):
            self._account.leave("hidden pictures")
            return
        fill = element.find("pic:blipFill")
        blip = fill.find("a:blip") if fill is not None else None
        if fill is None or blip is None:
            return
        vector = next((each.get("r:embed") for each in blip.walk() if each.tag == "asvg:svgBlip"), "")
        relation = blip.get("r:embed") or vector or blip.get("r:link")
        yield from self._image(part, relation, _crop(fill, element.find("pic:spPr")), alt or _description(about))

    def _image(self, part: str, relation: str, crop: Crop, alt: str) -> Iterator[Image]:
        if not relation:
            return
        number = self._pictures.take(part, relation, crop)
        if number is not None:
            yield Image(number, alt)

    def _chart(self, element: Element, part: str) -> None:
        """Enter a chart or a diagram with the words that it shows; they lie in parts of their own."""
        is_diagram = element.tag == "dgm:relIds"
        identifier = element.get("r:dm") if is_diagram else element.get("r:id")
        relation = self._package.relations(part).get(identifier)
        root = self._package.xml(relation.target) if relation is not None and not relation.is_outside else None
        parts = root.walk() if root is not None else ()
        words = [each.text.strip() for each in parts if each.tag in {"a:t", "c:v", "?:pt", "?:v"} and each.text.strip()]
        self._account.leave("diagrams" if is_diagram else "charts", " ".join(words))


def _is_hidden_shape(element: Element) -> bool:
    about = element.find("wps:cNvPr") if element.tag == "wps:wsp" else None
    return about is not None and is_on_attribute(about, "hidden")


def _description(about: Element | None) -> str:
    return _clean(about.get("descr") or about.get("title")) if about is not None else ""


def _clean(text: str) -> str:
    text = nfc(" ".join(text.split()))
    return "" if _FILE.fullmatch(text) else text


def _crop(fill: Element, shape: Element | None) -> Crop:
    cut = fill.find("a:srcRect")
    sides = tuple(_share(cut.get(side)) if cut is not None else 0 for side in ("l", "t", "r", "b"))
    turn, is_mirrored, is_round = 0, False, False
    if shape is not None:
        frame, form = shape.find("a:xfrm"), shape.find("a:prstGeom")
        if frame is not None:
            turn = whole(frame.get("rot"), 0) % _CIRCLE
            turn = round(turn / _RIGHT_ANGLE) % 4 * 90
            is_mirrored = is_on_attribute(frame, "flipH") != is_on_attribute(frame, "flipV")
            turn = (turn + 180) % 360 if is_on_attribute(frame, "flipV") else turn
        is_round = form is not None and form.get("prst") == "ellipse"
    return Crop(sides, turn=turn, is_mirrored=is_mirrored, is_round=is_round)


def _share(text: str) -> int:
    """Return how much is cut away, in thousandths of a percent: `12500`, or `12.5%` in Strict Open XML."""
    try:
        share = float(text.removesuffix("%")) * 1000 if text.endswith("%") else float(text or "0")
    except ValueError:
        return 0
    return min(99_000, max(0, round(share)))


def _vml_share(text: str) -> int:
    """Return the same as old drawings write it: `6554f` of 65,536, or `0.1`."""
    try:
        share = float(text.removesuffix("f")) / _VML_WHOLE if text.endswith("f") else float(text or "0")
    except ValueError:
        return 0
    return min(99_000, max(0, round(share * 100_000)))

"""Drawings: pictures, text boxes, and what has no place in an article, such as charts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

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


class Box(NamedTuple):
    """What stands in a box."""

    content: Element | str
    """An element with paragraphs, or words without any."""
    href: str
    """Where it leads; empty where it is no link."""


class _Around(NamedTuple):
    """What holds for all in a drawing, or in a part of it."""

    alt: str
    """What it shows."""
    href: str
    """Where it leads."""


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

    def read(self, element: Element, part: str, href: str = "") -> Iterator[Image | Box]:
        """Yield what a drawing shows, in order.

        Args:
            element: The drawing: `w:drawing`, `w:pict`, `w:object`, or something in it.
            part: The part in which it stands.
            href: Where it leads, if nothing in it says otherwise.
        """
        if element.tag == "w:object":
            programs = [each.get("ProgID") for each in element.walk() if each.tag == "o:OLEObject"]
            self._account.leave("embedded objects", " ".join(programs))
        yield from self._linked(element, part, _Around("", ""), href)

    def _linked(self, element: Element, part: str, around: _Around, href: str) -> Iterator[Image | Box]:
        """Yield what an element shows that may lead somewhere; where it shows nothing, the address is entered."""
        found = list(self._walk(element, part, around._replace(href=href) if href else around))
        if href and not found:
            self._account.leave("bare links", href)
        yield from found

    def _target(self, about: Element | None, part: str) -> str:
        """Return where the properties of something drawn say that it leads."""
        link = about.find("a:hlinkClick") if about is not None else None
        return self.links(part).get(link.get("r:id"), "") if link is not None else ""

    def _walk(self, element: Element, part: str, around: _Around) -> Iterator[Image | Box]:
        for each in element.children:
            yield from self._take(each, part, around)

    def _take(self, each: Element, part: str, around: _Around) -> Iterator[Image | Box]:
        tag = each.tag
        if tag in {"wp:inline", "wp:anchor"}:
            about = each.find("wp:docPr")
            if about is not None and (is_on_attribute(about, "hidden") or is_on_attribute(each, "hidden")):
                self._account.leave_element("hidden text", each)
                self._account.leave("hidden pictures")
                return
            around = around._replace(alt=_description(about))
            yield from self._linked(each, part, around, self._target(about, part))
        elif tag == "mc:AlternateContent":
            yield from self._take_alternative(each, part, around)
        elif tag in {"w:txbxContent", "a:txBody"}:
            yield Box(each, around.href)
        elif tag == "pic:pic":
            yield from self._picture(each, part, around)
        elif tag == "v:imagedata":
            crop = Crop(tuple(_vml_share(each.get(f"crop{side}")) for side in ("left", "top", "right", "bottom")))
            yield from self._image(part, each.get("r:id") or each.get("r:pict") or each.get("o:relid"), crop, around)
        elif tag == "v:textpath":
            if each.get("string"):
                yield Box(each.get("string"), around.href)
        elif tag in _CHARTS or tag == "dgm:relIds":
            self._chart(each, part)
        elif tag == "w14:contentPart":
            self._account.leave("embedded objects")
        elif (tag.startswith("v:") and _HIDDEN_SHAPE.search(each.get("style"))) or _is_hidden_shape(each):
            self._account.leave_element("hidden text", each)
            self._account.leave("hidden pictures")
        elif tag.startswith("v:"):
            around = around._replace(alt=_clean(each.get("alt")) or around.alt)
            yield from self._linked(each, part, around, each.get("href"))
        else:
            yield from self._linked(each, part, around, self._target(each.find("wps:cNvPr"), part))

    def _take_alternative(self, element: Element, part: str, around: _Around) -> Iterator[Image | Box]:
        """Read the first way in which something is written that gives anything; the others are the same again."""
        is_found = False
        for each in element.children:
            if is_found:
                self._account.text_of(each)
                continue
            before = len(self._account.left) + len(self._account.unseen_formats)
            found = list(self._walk(each, part, around))
            is_found = bool(found) or before < len(self._account.left) + len(self._account.unseen_formats)
            yield from found

    def _picture(self, element: Element, part: str, around: _Around) -> Iterator[Image]:
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
        href = self._target(about, part)
        around = _Around(around.alt or _description(about), href or around.href)
        found = list(self._image(part, relation, _crop(fill, element.find("pic:spPr")), around))
        if href and not found:
            self._account.leave("bare links", href)
        yield from found

    def _image(self, part: str, relation: str, crop: Crop, around: _Around) -> Iterator[Image]:
        if not relation:
            return
        number = self._pictures.take(part, relation, crop)
        if number is not None:
            yield Image(number, around.alt, around.href)

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

"""XML of a Word file as plain elements: names without namespaces' addresses, and nothing that could expand or loop.

Word writes in one of two sets of namespaces, Transitional or Strict; both get the same short prefixes here, so that the
rest of the importer need not know of the difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

_OFFICE, _STRICT = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
# Prefix by namespace; what is not here keeps no prefix that anything asks for.
_PREFIXES = {
    f"{_OFFICE}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_OFFICE}officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"{_OFFICE}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_OFFICE}drawingml/2006/main": "a",
    f"{_STRICT}drawingml/main": "a",
    f"{_OFFICE}drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}drawingml/wordprocessingDrawing": "wp",
    f"{_OFFICE}drawingml/2006/picture": "pic",
    f"{_STRICT}drawingml/picture": "pic",
    f"{_OFFICE}drawingml/2006/chart": "c",
    f"{_STRICT}drawingml/chart": "c",
    f"{_OFFICE}drawingml/2006/diagram": "dgm",
    f"{_STRICT}drawingml/diagram": "dgm",
    f"{_OFFICE}package/2006/relationships": "rel",
    f"{_OFFICE}markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
    "http://schemas.microsoft.com/office/drawing/2016/SVG/main": "asvg",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://purl.org/dc/elements/1.1/": "dc",
}
# A document of Word nests some twenty deep; a text box in a text box in a table, sixty.
_DEEPEST = 150


class XmlError(Exception):
    """This is no XML that Word writes."""


class Element:
    """An element with its attributes, its own text and its children."""

    __slots__ = ("attributes", "children", "tag", "text")

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Element] = []
        self.text = ""

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute, by its name with prefix: `w:val`."""
        return self.attributes.get(name, default)

    def find(self, *path: str) -> Element | None:
        """Return the first element at the end of a path of tags."""
        here: Element | None = self
        for tag in path:
            here = next((each for each in here.children if each.tag == tag), None) if here else None
        return here

    def value(self, *path: str) -> str:
        """Return `w:val` of the element at the end of a path of tags; empty where there is none."""
        found = self.find(*path)
        return found.get("w:val") if found is not None else ""

    def walk(self) -> Iterator[Element]:
        """Yield the element and all below it, in the order of the document."""
        waiting = [self]
        while waiting:
            each = waiting.pop()
            yield each
            waiting.extend(reversed(each.children))


def is_on(element: Element | None) -> bool:
    """Whether a property that is on or off is there and on."""
    return element is not None and element.get("w:val", "1").lower() not in {"0", "false", "off", "none"}


def parse(data: bytes) -> Element:
    """Return the outermost element of an XML file.

    Raises:
        XmlError: It is not well-formed, is nested too deep, or has a document type: Word writes none, and all that
            makes XML dangerous needs one.
    """
    parser = expat.ParserCreate(namespace_separator="\x1f")
    parser.buffer_text = True
    root = Element("", {})
    open_elements = [root]

    def name_of(name: str) -> str:
        space, _, local = name.rpartition("\x1f")
        return f"{_PREFIXES[space]}:{local}" if space in _PREFIXES else f"?:{local}" if space else local

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(open_elements) > _DEEPEST:
            raise XmlError
        element = Element(name_of(name), {name_of(key): value for key, value in attributes.items()})
        open_elements[-1].children.append(element)
        open_elements.append(element)

    def end(_: str) -> None:
        open_elements.pop()

    def text(data: str) -> None:
        open_elements[-1].text += data

    def refuse(*_: object) -> None:
        raise XmlError

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # an encoding that nobody knows is among them
        raise XmlError from error
    return root.children[0]

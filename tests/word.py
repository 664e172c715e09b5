"""Word documents, made of as little as Word needs to open them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from html import escape

_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
<Default Extension="emf" ContentType="image/x-emf"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_STYLES = f"<w:styles {_SPACES}>" + "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
    for key, name in {"T": "Title", "H1": "heading 1", "H2": "heading 2", "H3": "heading 3", "Q": "Quote"}.items()
)
_STYLES += "</w:styles>"
_NUMBERS = (
    f'<w:numbering {_SPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def png(width: int = 12) -> bytes:
    """Return a small picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"".join(b"\0" + b"\xb3\x12\x1d" * width for _ in range(8)))
    head = struct.pack(">IIBBBBB", width, 8, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def run(text: str, *, bold: bool = False, italic: bool = False, font: str = "") -> str:
    """Return a run of text."""
    looks = "<w:b/>" * bold + "<w:i/>" * italic + (f'<w:rFonts w:ascii="{font}"/>' if font else "")
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", right: bool = False, number: str = "") -> str:
    """Return a paragraph; `number` is list and level: `1 0`."""
    looks = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        which, level = number.split()
        looks += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{which}"/></w:numPr>'
    looks += '<w:jc w:val="right"/>' if right else ""
    return f"<w:p><w:pPr>{looks}</w:pPr>{''.join(runs)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of plain cells."""
    cells = ("".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def picture(relation: str = "rIdP", alt: str = "") -> str:
    """Return a run with a picture."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{escape(alt)}"/><a:graphic><a:graphicData>'
        f'<pic:pic><pic:blipFill><a:blip r:embed="{relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def link(text: str) -> str:
    """Return a link to https://nghean.example/."""
    return f'<w:hyperlink r:id="rIdL">{run(text)}</w:hyperlink>'


def note(number: int) -> str:
    """Return the mark of a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def level(number: int, form: str, text: str, **more: str) -> str:
    """Return one level of a list.

    Args:
        number: Its number, counted from 0.
        form: How its numbers are written: `decimal`, `upperRoman`, `bullet` …
        text: What stands before a paragraph: `Điều %1.`.
        more: Other properties by the names that Word has for them, and `xml` for what is no property with a value.
    """
    own = "".join(f'<w:{name} w:val="{value}"/>' for name, value in more.items() if name != "xml")
    return (
        f'<w:lvl w:ilvl="{number}">{own}<w:numFmt w:val="{form}"/><w:lvlText w:val="{escape(text)}"/>'
        f'{more.get("xml", "")}<w:pPr><w:ind w:left="{720 * (number + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    )


def numbering(*lists: str, more: str = "") -> dict[str, bytes]:
    """Return the part with the lists of a document, for `docx`; the first one is list 1.

    Args:
        lists: The levels of each.
        more: Further `w:num`, which go on with one of the lists: `w:abstractNumId` 0 is the first.
    """
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>' for number, levels in enumerate(lists)
    )
    made += "".join(
        f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(len(lists))
    )
    return {"word/numbering.xml": f"<w:numbering {_SPACES}>{made}{more}</w:numbering>".encode()}


def styles(*definitions: str, defaults: str = "") -> dict[str, bytes]:
    """Return the part with the styles of a document, for `docx`, those that it has anyway among them.

    Args:
        definitions: Further `w:style`.
        defaults: What `w:rPr` of the defaults holds.
    """
    usual = f"<w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault></w:docDefaults>"
    text = _STYLES.replace("</w:styles>", "".join(definitions) + "</w:styles>")
    return {"word/styles.xml": text.replace("<w:style ", f"{usual}<w:style ", 1).encode()}


def docx(body: str, notes: str = "", core: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    """Return a document.

    Args:
        body: Its paragraphs and tables.
        notes: The text of its first footnote.
        core: Its properties.
        more: Further parts, or others in their place.
    """
    relations = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'
        for key, kind, target, mode in (
            ("rIdS", "styles", "styles.xml", ""),
            ("rIdN", "numbering", "numbering.xml", ""),
            ("rIdF", "footnotes", "footnotes.xml", ""),
            ("rIdP", "image", "media/image1.png", ""),
            ("rIdE", "image", "media/image2.emf", ""),
            ("rIdX", "image", "file:///etc/passwd", ' TargetMode="External"'),
            ("rIdL", "hyperlink", "https://nghean.example/", ' TargetMode="External"'),
        )
    )
    marked = f'<w:footnote w:id="1">{paragraph(run(notes))}</w:footnote>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS.format(
            f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _RELATIONS.format(relations),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": _STYLES,
        "word/numbering.xml": _NUMBERS,
        "word/footnotes.xml": f"<w:footnotes {_SPACES}>{marked}</w:footnotes>",
        "docProps/core.xml": '<x xmlns:dc="http://purl.org/dc/elements/1.1/">' + core + "</x>",
        "word/media/image1.png": png(),
        "word/media/image2.emf": b"emf",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**parts, **(more or {})}.items():
            archive.writestr(name, data)
    return out.getvalue()

"""What a file is, judged by its first bytes: its name may say something else."""

from __future__ import annotations

import re

from dancam.images.containers import bitmap, heif, icon, png, svg

SHOWN = frozenset({"AVIF", "GIF", "ICO", "JPEG", "PNG", "SVG", "WebP"})
"""Kinds of pictures that browsers show."""
RASTER = SHOWN - {"SVG"}
"""Those that browsers recognise by their bytes, whatever picture a server declares them to be."""
UNSHOWN = frozenset({"BMP", "HEIC", "JPEG 2000", "JPEG XL", "JPEG XR", "PSD", "RAW", "SVGZ", "TIFF", "XCF"})
"""Kinds of pictures that cameras and programs save and browsers do not show."""
ENDINGS = {
    "AVIF": (".avif",),
    "GIF": (".gif",),
    "ICO": (".ico", ".cur"),
    "JPEG": (".jpg", ".jpeg", ".jfif", ".pjpeg", ".pjp"),
    "PNG": (".png", ".apng"),
    "SVG": (".svg",),
    "WebP": (".webp",),
    "BMP": (".bmp", ".dib"),
    "HEIC": (".heic", ".heif", ".hif"),
    "JPEG 2000": (".jp2", ".j2k", ".jpx"),
    "JPEG XL": (".jxl",),
    "PSD": (".psd",),
    "TIFF": (".tif", ".tiff"),
}
"""Endings of the names of each kind of picture, the usual one first."""
_BY_ENDING = {ending: kind for kind, endings in ENDINGS.items() for ending in endings}
_FIRST_BYTES = (
    ("JPEG", re.compile(rb"\xff\xd8\xff")),
    ("GIF", re.compile(rb"GIF8[79]a")),
    ("WebP", re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
    ("PSD", re.compile(rb"8BPS")),
    ("XCF", re.compile(rb"gimp xcf")),
    ("JPEG XL", re.compile(rb"\xff\x0a|\0\0\0\x0cJXL ")),
    ("JPEG 2000", re.compile(rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51")),
    ("JPEG XR", re.compile(rb"II\xbc")),
    (
        "RAW",
        re.compile(
            rb"II\x2a\0.{4}CR|IIU\0|IIR[OS]|MMOR|II\x1a\0\0\0HEAPCCDR|FUJIFILMCCD-RAW|FOVb|\0MRM|.{4}ftypcrx ",
            re.DOTALL,
        ),
    ),
    ("TIFF", re.compile(rb"II\x2a\0|MM\0\x2a|II\x2b\0|MM\0\x2b")),
    ("PDF", re.compile(rb"[\0\s]{0,64}%PDF-")),
    ("RTF", re.compile(rb"\{\\rtf")),
    ("DOC", re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
    ("RAR", re.compile(rb"Rar!\x1a")),
    ("7z", re.compile(rb"7z\xbc\xaf")),
    ("MP3", re.compile(rb"ID3|\xff[\xfb\xf3\xf2]")),
    ("MP4", re.compile(rb".{4}ftyp", re.DOTALL)),
    ("WebM", re.compile(rb"\x1aE\xdf\xa3")),
    ("SVGZ", re.compile(rb"\x1f\x8b\x08")),
)
_ZIPPED = (("DOCX", b"word/"), ("XLSX", b"xl/"), ("PPTX", b"ppt/"), ("ODT", b"opendocument.text"))
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|script|title|meta|div|p|h1)\b",
    re.DOTALL | re.IGNORECASE,
)
_HEAD = 4096
# Where the names of packed files stand, in a document of any size.
_NAMES = 65_536


def kind_of(data: bytes) -> str:
    """Return what a file is, such as `JPEG`, `HEIC` or `PDF`; `?` where that is unknown, `0 byte` where it is empty.

    Args:
        data: Its bytes.
    """
    head = data[:_HEAD]
    if not head:
        return "0 byte"
    if head.startswith(png.SIGNATURE):
        return "PNG"
    if heif.is_heif(head):
        return "AVIF" if heif.is_avif(head) else "HEIC"
    found = next((kind for kind, pattern in _FIRST_BYTES if pattern.match(head)), "")
    if found:
        return found
    if bitmap.is_bitmap(head):
        return "BMP"
    if icon.is_icon(head):
        return "ICO"
    if head.startswith(b"PK\x03\x04"):
        names = data[:_NAMES] + data[-_NAMES:]
        return next((kind for kind, part in _ZIPPED if part in names), "ZIP")
    return _kind_of_text(head)


def _kind_of_text(head: bytes) -> str:
    if svg.is_svg(head):
        return "SVG"
    if _HTML.match(head):
        return "HTML"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        return "SVG" if b"<svg" in head else "XML"
    try:
        text = head.decode()
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:
            return "?"
        text = head[: error.start].decode()
    return "TXT" if all(char.isprintable() or char in "\t\r\n\f" for char in text[:200]) else "?"


def kind_by_name(name: str) -> str:
    """Return the kind of picture that the ending of a name promises; empty where it promises none.

    Args:
        name: The name of a file, or its path.
    """
    bare = name.rpartition("/")[2]
    dot = bare.rfind(".")
    return _BY_ENDING.get(bare[dot:].lower(), "") if dot >= 0 else ""

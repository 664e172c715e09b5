"""Takes private metadata out of pictures: where and when they were taken, with which camera, by whom, how edited.

The picture itself stays the same, pixel for pixel. The first bytes decide which format a file has, whatever its name:
many files named `.jpg` are something else, and photographs lie about as `.jfi`, `.thm` or without a suffix.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dancam.images.containers import bitmap, gif, heif, icon, jpeg, png, svg, webp
from dancam.images.containers.cleaned import Cleaned
from dancam.patterns import lazy

HEAD = 4096
"""How many bytes from its beginning tell whether a file is a picture."""
_PICTURE_NAME = lazy(
    r"\.(?:a?png|avifs?|bmp|cur|dib|gif|hei[cf]s?|hif|ico|jfif|jp[2efx]|jpeg|jpg|jxl|mpo|pjpe?g|psd|svgz?|tiff?|webp)$",
    re.IGNORECASE,
)
# What cameras save before it becomes a picture, and files beside it that hold its metadata alone.
_RAW_NAME = lazy(
    r"\.(?:3fr|ar[iqw]|cap|cr[23w]|dcr|dng|erf|fff|gpr|iiq|k25|kdc|mdc|mef|mos|mrw|nef|nrw|orf|pef|ptx|r3d|raf|raw"
    r"|rw[12l]|sr[2fw]|x3f|aae|cos|dop|pp3|xmp)$",
    re.IGNORECASE,
)
# How pictures begin that are not cleaned here, under any name: TIFF and raw photographs, Photoshop, GIMP, JPEG XR,
# JPEG XL, JPEG 2000, the raw film format of Canon; and a file of metadata alone.
_UNCLEANED = lazy(
    rb"II[*+\xbc]|MM\0[*+]|II(?:U\0|R[OS])|MMOR|II\x1a\0\0\0HEAPCCDR|FUJIFILMCCD-RAW|FOVb|\0MRM|8BPS|gimp xcf"
    rb"|\0\0\0\x0c(?:jP  |JXL )|\xff\x0a|\xff\x4f\xff\x51|.{4}ftypcrx |(?:\xef\xbb\xbf)?\s*<(?:\?xpacket|x:xmpmeta)",
    re.DOTALL,
)
# The same only under the name of a picture, because others have such a beginning too: packed drawings, and films.
_UNCLEANED_PICTURE = lazy(rb"\x1f\x8b|.{4}ftyp", re.DOTALL)
# How metadata begins: in a file of an unknown format this shows that there is some.
_SIGNS = lazy(rb"Exif\0\0|http://ns\.adobe\.com/|<x:xmpmeta|<rdf:RDF|Photoshop 3\.0|eXIf|iTXt|tEXt")


def is_stripped(name: str, head: bytes) -> bool:
    """Whether a file is a picture, of which only a cleaned copy is published.

    Args:
        name: Its name.
        head: Its first bytes, `HEAD` of them where there are so many.
    """
    return _PICTURE_NAME.search(name) is not None or _format_of(head, name) is not None


def stripped(data: bytes, name: str) -> bytes:
    """Return a picture without its metadata; a file that is no picture is returned unchanged.

    Args:
        data: Its bytes.
        name: Its name.
    """
    return cleaned(data, name).data


def cleaned(data: bytes, name: str) -> Cleaned:
    """Return a picture without its metadata, and whether that is certain; other files are returned unchanged.

    Args:
        data: Its bytes.
        name: Its name.
    """
    clean = _format_of(data[:HEAD], name)
    if clean is not None:
        return clean(data)
    has_more = _RAW_NAME.search(name) or _UNCLEANED.match(data)
    if not has_more and _PICTURE_NAME.search(name):
        has_more = _UNCLEANED_PICTURE.match(data) or _SIGNS.search(data)
    return Cleaned(data, is_clean=not has_more)


def _format_of(head: bytes, name: str) -> Callable[[bytes], Cleaned] | None:
    """Return what cleans files of the format that the first bytes show; None where it is none of a picture."""
    # Two bytes are enough under the name of a picture. Elsewhere they may be chance.
    if head.startswith(b"\xff\xd8" if _PICTURE_NAME.search(name) else b"\xff\xd8\xff"):
        return jpeg.cleaned
    if head.startswith(png.SIGNATURE):
        return png.cleaned
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return webp.cleaned
    if head[:6] in {b"GIF87a", b"GIF89a"}:
        return gif.cleaned
    if heif.is_heif(head):
        return heif.cleaned
    if bitmap.is_bitmap(head):
        return bitmap.cleaned
    if icon.is_icon(head):
        return icon.cleaned
    return _cleaned_drawing if svg.is_svg(head) or name.lower().endswith(".svg") else None


def _cleaned_drawing(data: bytes) -> Cleaned:
    return svg.cleaned(data, lambda picture: cleaned(picture, ".jpg"))  # what it holds is declared as a picture

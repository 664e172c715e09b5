"""Takes private metadata out of pictures: where and when they were taken, with which camera, by whom, how edited.

The picture itself stays the same, pixel for pixel. The first bytes decide which format a file has, as in browsers:
many files named `.jpg` are something else.
"""

from __future__ import annotations

import re

from dancam.images.containers import gif, heif, jpeg, png, svg, webp
from dancam.images.containers.cleaned import Cleaned

_NAMES = re.compile(
    r"\.(?:a?png|avifs?|bmp|cur|gif|hei[cf]s?|hif|ico|jfif|jp[2efx]|jpeg|jpg|jxl|mpo|pjpe?g|psd|svgz?|tiff?|webp"
    r"|arw|cr[23]|dng|nef|orf|raf|rw2)$",  # what cameras save before it becomes a picture
    re.IGNORECASE,
)
# Formats that are not cleaned here: TIFF and raw photographs, Photoshop, JPEG 2000, JPEG XL, packed drawings,
# and films under the name of a picture.
_OTHERS = re.compile(
    rb"II[*+]\0|MM\0[*+]|8BPS|\0\0\0\x0c(?:jP  |JXL )|\xff\x0a|\xff\x4f\xff\x51|\x1f\x8b|.{4}ftyp", re.DOTALL
)
# How metadata begins: in a file of an unknown format this shows that there is some.
_SIGNS = re.compile(rb"Exif\0\0|http://ns\.adobe\.com/|<x:xmpmeta|<rdf:RDF|Photoshop 3\.0|eXIf|iTXt|tEXt")


def is_stripped(name: str) -> bool:
    """Whether a file of this name is a picture, of which only a cleaned copy is published."""
    return _NAMES.search(name) is not None


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
    if not is_stripped(name):
        return Cleaned(data, is_clean=True)
    if name.lower().endswith(".svg"):
        return svg.cleaned(data, _cleaned)
    return _cleaned(data)


def _cleaned(data: bytes) -> Cleaned:
    if data.startswith(b"\xff\xd8"):
        return jpeg.cleaned(data)
    if data.startswith(png.SIGNATURE):
        return png.cleaned(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return webp.cleaned(data)
    if data[:6] in {b"GIF87a", b"GIF89a"}:
        return gif.cleaned(data)
    if heif.is_heif(data):
        return heif.cleaned(data)
    return Cleaned(data, is_clean=not (_OTHERS.match(data) or _SIGNS.search(data)))

"""The size of pictures in pixels, and whether they are whole."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable

from dancam.images.containers import gif, heif, png
from dancam.images.kinds import RASTER, kind_by_name

# Formats of pictures that browsers turn by their Exif, in the words of Pillow. They do not turn WebP.
_TURNED = frozenset({"JPEG", "MPO", "PNG", "AVIF"})
_SVG = re.compile(rb"<svg\b[^>]*>", re.DOTALL)
_NUMBER = rb"\s*=\s*[\"']\s*([0-9]{1,7}(?:\.[0-9]{1,9})?)(?:px)?\s*[\"']"
_VIEW_BOX = re.compile(
    rb"\bviewBox\s*=\s*[\"']\s*[-0-9.]+[\s,]+[-0-9.]+[\s,]+([0-9]{1,7}(?:\.[0-9]{1,9})?)[\s,]+([0-9]{1,7}(?:\.[0-9]{1,9})?)\s*[\"']"
)
# Pixels that a picture may have at most: some ten times what a screen shows. More is a mistake, or an attack.
MOST_PIXELS = 60_000_000
_NOTHING_WIDE = re.compile(rb"\s(?:width|height)\s*=\s*[\"']\s*0+(?:\.0*)?\s*(?:px|%)?\s*[\"']")


def is_whole(data: bytes, kind: str) -> bool:
    """Whether a picture is complete to its end, and there is something to see; true for kinds that are not looked at.

    Args:
        data: Its bytes.
        kind: What it is, in the words of `kinds`.
    """
    if kind == "SVG":
        root = _SVG.search(data, 0, 4096)
        return root is None or not _NOTHING_WIDE.search(root[0])
    return kind not in _LOOKED_AT or _LOOKED_AT[kind](data)


def _is_whole_jpeg(data: bytes) -> bool:
    return b"\xff\xd9" in data[-4096:]  # some programs append data


def _is_whole_webp(data: bytes) -> bool:
    return len(data) >= int.from_bytes(data[4:8], "little") + 8


_LOOKED_AT: dict[str, Callable[[bytes], bool]] = {
    "AVIF": heif.is_whole,
    "GIF": gif.is_whole,
    "JPEG": _is_whole_jpeg,
    "PNG": png.is_whole,
    "WebP": _is_whole_webp,
}


def is_still(data: bytes) -> bool:
    """Whether a picture is not animated, as far as PNG and WebP say; true for all other formats."""
    if data[:4] == b"RIFF" and data[8:16] == b"WEBPVP8X":
        return len(data) > 20 and not data[20] & 2
    return not (data.startswith(b"\x89PNG") and b"acTL" in data[: max(0, data.find(b"IDAT"))])


def measure(data: bytes, name: str) -> tuple[int, int]:
    """Return width and height in pixels as a reader sees it; zeros where it is no picture of known size."""
    promised = kind_by_name(name)
    if promised == "SVG":
        return _measure_svg(data)
    return _measure_raster(data) if promised in RASTER - {"ICO"} else (0, 0)


def _measure_svg(data: bytes) -> tuple[int, int]:
    root = _SVG.search(data, 0, 4096)
    if root is None:
        return 0, 0
    width = re.search(rb"\bwidth" + _NUMBER, root[0])
    height = re.search(rb"\bheight" + _NUMBER, root[0])
    if width and height:
        return round(float(width[1])), round(float(height[1]))
    box = _VIEW_BOX.search(root[0])
    return (round(float(box[1])), round(float(box[2]))) if box else (0, 0)


def _measure_raster(data: bytes) -> tuple[int, int]:
    from PIL import Image  # only a new picture needs it

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as picture:
            width, height = picture.size
            exif = Image.Exif()
            # Not `getexif`: it also reads XMP, and unpacks a whole PNG to search behind the pixels.
            exif.load(picture.info.get("exif", b"") if picture.format in _TURNED else b"")
            turned = exif.get(0x0112, 1) in {5, 6, 7, 8}
    except Image.DecompressionBombError:
        return MOST_PIXELS, MOST_PIXELS
    except (OSError, ValueError, SyntaxError):
        return 0, 0
    return (height, width) if turned else (width, height)

"""The size of pictures in pixels, and whether browsers can show them."""

from __future__ import annotations

import io
import re
import warnings

_RASTER = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")
# Formats of pictures that browsers turn by their Exif, in the words of Pillow. They do not turn WebP.
_TURNED = frozenset({"JPEG", "MPO", "PNG", "AVIF"})
_SVG = re.compile(rb"<svg\b[^>]*>", re.DOTALL)
_NUMBER = rb"\s*=\s*[\"']\s*([0-9]{1,7}(?:\.[0-9]{1,9})?)(?:px)?\s*[\"']"
_VIEW_BOX = re.compile(
    rb"\bviewBox\s*=\s*[\"']\s*[-0-9.]+[\s,]+[-0-9.]+[\s,]+([0-9]{1,7}(?:\.[0-9]{1,9})?)[\s,]+([0-9]{1,7}(?:\.[0-9]{1,9})?)\s*[\"']"
)
# Pixels that a picture may have at most: some ten times what a screen shows. More is a mistake, or an attack.
MOST_PIXELS = 60_000_000
# What cameras and programs save and browsers do not show.
_UNSHOWN = (".bmp", ".heic", ".heif", ".jp2", ".jxl", ".psd", ".tif", ".tiff")
_ENDS = {".jpg": b"\xff\xd9", ".jpeg": b"\xff\xd9", ".png": b"IEND\xaeB`\x82", ".gif": b";"}


def is_shown(name: str) -> bool:
    """Whether browsers show files of such a name, where they are pictures."""
    return not name.lower().endswith(_UNSHOWN)


def is_whole(data: bytes, name: str) -> bool:
    """Whether a picture is complete to its end; true for what is no picture of a known format."""
    lower = name.lower()
    if lower.endswith(".webp"):
        return data[:4] == b"RIFF" and len(data) >= int.from_bytes(data[4:8], "little") + 8
    end = _ENDS.get(lower[lower.rfind(".") :])
    return end is None or end in data[-4096:]  # some programs append data


def is_still(data: bytes) -> bool:
    """Whether a picture is not animated, as far as PNG and WebP say; true for all other formats."""
    if data[:4] == b"RIFF" and data[8:16] == b"WEBPVP8X":
        return len(data) > 20 and not data[20] & 2
    return not (data.startswith(b"\x89PNG") and b"acTL" in data[: max(0, data.find(b"IDAT"))])


def measure(data: bytes, name: str) -> tuple[int, int]:
    """Return width and height in pixels as a reader sees it; zeros where it is no picture of known size."""
    lower = name.lower()
    if lower.endswith(".svg"):
        return _measure_svg(data)
    if lower.endswith(_RASTER):
        return _measure_raster(data)
    return 0, 0


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

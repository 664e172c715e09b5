"""Pictures: how large they are."""

from __future__ import annotations

import io
import re
import warnings

_RASTER = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")
_SVG = re.compile(rb"<svg\b[^>]*>", re.DOTALL)
_NUMBER = rb"\s*=\s*[\"']\s*([0-9]{1,7}(?:\.[0-9]{1,9})?)(?:px)?\s*[\"']"
_VIEW_BOX = re.compile(
    rb"\bviewBox\s*=\s*[\"']\s*[-0-9.]+[\s,]+[-0-9.]+[\s,]+([0-9]{1,7}(?:\.[0-9]{1,9})?)[\s,]+([0-9]{1,7}(?:\.[0-9]{1,9})?)\s*[\"']"
)


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
    from PIL import Image  # only a picture that was never seen before needs it

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as picture:
            width, height = picture.size
            turned = picture.getexif().get(0x0112, 1) in {5, 6, 7, 8}
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return 0, 0
    return (height, width) if turned else (width, height)

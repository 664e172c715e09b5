"""Photographs made smaller: upright, in sRGB, and without metadata."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageCms, ImageOps

# Of 100, near what the libraries take by themselves.
_QUALITY = {"avif": 60, "webp": 78, "jpeg": 80}
# A JPEG is decoded at least so many times larger than the result, which is less work than decoding all of it.
_SPARE = 2
# Of what is cut off, the shares to the left and above: people stand in the upper part of a photograph.
_MIDDLE = (0.5, 0.3)


class Unreadable(Exception):  # noqa: N818 - an error of the picture, not of the program
    """A picture cannot be read, though its head can."""


def resized(data: bytes, width: int, height: int, form: str, *, cut: bool = False) -> bytes:
    """Return a photograph in another size; the same bytes for the same arguments and version of Pillow.

    Args:
        data: The file.
        width: Width in pixels, as a reader sees it.
        height: Height in pixels.
        form: `avif`, `webp`, `jpeg` or `png`.
        cut: Whether it may have another shape: then the surplus is cut off, more below than above.

    Raises:
        Unreadable: It is broken, or too large.
    """
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as opened:
            most = max(width, height) * _SPARE
            opened.draft(None, (most, most))
            picture = _in_srgb(ImageOps.exif_transpose(opened))
        if cut:
            picture = ImageOps.fit(picture, (width, height), Image.Resampling.LANCZOS, centering=_MIDDLE)
        else:
            picture = picture.resize((width, height), Image.Resampling.LANCZOS)
        picture.info.clear()  # or the file's metadata is written into the new one
        return _packed(picture, form)
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise Unreadable from error


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Return a picture in sRGB, converted from its colour profile; with transparency where it has some."""
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I;16"):  # 16 bits of grey
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    if profile and picture.mode in {"RGB", "CMYK", "L"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            return converted or picture
        except (ImageCms.PyCMSError, OSError, ValueError):  # a broken profile: colours as they are
            pass
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _packed(picture: Image.Image, form: str) -> bytes:
    out = io.BytesIO()
    if form == "avif":
        picture.save(out, "AVIF", quality=_QUALITY[form], speed=7)
    elif form == "webp":
        picture.save(out, "WEBP", quality=_QUALITY[form], method=4)
    elif form == "jpeg":
        picture.convert("RGB").save(out, "JPEG", quality=_QUALITY[form], progressive=True, optimize=True)
    else:
        picture.save(out, "PNG", optimize=True)
    return out.getvalue()

"""Photographs for tests: painted, and with all that a camera says of itself."""

from __future__ import annotations

import functools
import io

from PIL import Image


@functools.cache
def painted(width: int = 40, height: int = 30, form: str = "JPEG", secret: str = "", seed: int = 0) -> bytes:
    """Return a picture of soft colours.

    Args:
        width: In pixels.
        height: In pixels.
        form: Name of the format, as Pillow has it.
        secret: What its metadata say, in each of the places that they have.
        seed: Another number gives another picture.
    """
    ramp = Image.linear_gradient("L").rotate(37 * seed)
    bands = (ramp, ramp.rotate(90), ramp.rotate(180))
    picture = Image.merge("RGB", [band.resize((width, height)) for band in bands])
    out = io.BytesIO()
    exif = Image.Exif()
    if secret:
        exif[0x010E] = exif[0x013B] = secret.encode()
    comment = {"comment": secret.encode()} if secret and form == "JPEG" else {}
    picture.save(out, form, exif=exif.tobytes(), **comment)
    return out.getvalue()

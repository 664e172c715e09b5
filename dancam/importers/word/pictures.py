"""The pictures of a document, cut and turned as Word shows them: what was cut away may not be meant for anybody."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps

from dancam.importers.word.account import Account
from dancam.importers.word.package import Package
from dancam.records import Record

_SUFFIXES = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp"}
# What no browser shows but Pillow reads.
_CONVERTED = ("BMP", "DIB", "TIFF", "PCX", "PPM", "TGA", "AVIF")
_WHOLE = 100_000
_LARGEST = 100_000_000
_JPEG_QUALITY = 92


class Crop(Record, frozen=True):
    """What of a picture Word shows."""

    sides: tuple[int, ...] = (0, 0, 0, 0)
    """How much is cut away left, at the top, right and at the bottom, in thousandths of a percent."""
    turn: int = 0
    """By how many degrees it is turned to the right: 0, 90, 180 or 270."""
    is_mirrored: bool = False
    is_round: bool = False
    """Whether it is cut to an ellipse."""


class Pictures:
    """Collects the pictures of a document."""

    def __init__(self, package: Package, account: Account) -> None:
        self._package = package
        self._account = account
        self._numbers: dict[tuple[str, Crop], int] = {}
        self.files: list[tuple[str, bytes]] = []
        """The ending and the bytes of each, the first one having number 1."""

    def take(self, part: str, relation: str, crop: Crop) -> int | None:
        """Take a picture over and return its number; None where it cannot be shown, which is told.

        Args:
            part: The part that shows it.
            relation: By what identifier.
            crop: What of it is shown.
        """
        related = self._package.relations(part).get(relation)
        data = self._package.bytes(related.target) if related is not None and not related.is_outside else None
        if related is None or data is None:  # only linked: it is on another disk
            self._account.leave("linked pictures")
            return None
        key = related.target, crop
        if key not in self._numbers:
            made = _shown(data, crop)
            if made is None:
                self._account.unseen_formats.append(_kind(data, related.target))
                return None
            self.files.append(made)
            self._numbers[key] = len(self.files)
        return self._numbers[key]


def _shown(data: bytes, crop: Crop) -> tuple[str, bytes] | None:
    """Return the ending and the bytes of a picture as Word shows it; None where that is not possible."""
    form = _form(data)
    if form == "SVG":
        return ("svg", data) if crop == Crop() else None
    if form in _SUFFIXES and crop == Crop():
        return _SUFFIXES[form], data
    if form not in _SUFFIXES and form not in _CONVERTED:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as opened:
                if opened.width * opened.height > _LARGEST:
                    return None
                profile = opened.info.get("icc_profile")
                image: Image.Image = ImageOps.exif_transpose(opened)
                image.load()
            image = _cut(image, crop)
    except Exception:  # Pillow raises its own kinds of errors for each format
        return None
    out = io.BytesIO()
    # Nothing of the file's own remarks is kept: they may have a small copy of the whole picture.
    image = image.copy()
    image.info = {key: value for key, value in image.info.items() if key == "transparency"}
    if form == "JPEG":
        image = image if image.mode in {"RGB", "L", "CMYK"} else image.convert("RGB")
        image.save(out, "JPEG", quality=_JPEG_QUALITY, icc_profile=profile, exif=b"")
        return "jpg", out.getvalue()
    image = image if image.mode in {"RGB", "RGBA", "L", "LA", "P", "1"} else image.convert("RGB")
    image.save(out, "PNG", icc_profile=profile)
    return "png", out.getvalue()


def _cut(image: Image.Image, crop: Crop) -> Image.Image:
    width, height = image.size
    shares = [each / _WHOLE for each in crop.sides]
    left, top = round(width * shares[0]), round(height * shares[1])
    right, bottom = width - round(width * shares[2]), height - round(height * shares[3])
    image = image.crop((left, top, max(left + 1, right), max(top + 1, bottom)))
    if crop.is_round:
        from PIL import ImageDraw

        mask = Image.new("L", image.size, 0)
        ImageDraw.Draw(mask).ellipse((0, 0, *image.size), fill=255)
        white = Image.new("RGB", image.size, "white")
        white.paste(image.convert("RGB"), mask=mask)
        image = white
    if crop.is_mirrored:
        image = ImageOps.mirror(image)
    turns = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
    return image.transpose(turns[crop.turn]) if crop.turn else image


def _form(data: bytes) -> str:
    """Return the format of a picture, by its bytes: what its name and its type say is often wrong."""
    if data[:5] == b"<?xml" or b"<svg" in data[:1000]:
        return "SVG" if b"<svg" in data[:4000] else ""
    if data[:4] in {b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00"}:
        return "WMF"
    if data[:4] == b"\x01\x00\x00\x00" and data[40:44] == b" EMF":
        return "EMF"
    for form, start in (("PNG", b"\x89PNG"), ("JPEG", b"\xff\xd8\xff"), ("GIF", b"GIF8"), ("BMP", b"BM")):
        if data.startswith(start):
            return form
    if data[:4] in {b"II*\x00", b"MM\x00*"}:
        return "TIFF"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    return "AVIF" if data[4:12] == b"ftypavif" else ""


def _kind(data: bytes, path: str) -> str:
    return _form(data) or path.rpartition(".")[2].upper()[:8] or "?"

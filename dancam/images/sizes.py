"""The sizes in which a photograph is published besides the file that the editor has put there.

Each lies beside that file, and has a part of its digest in its name: an address always has the same bytes.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable

from dancam.images.measure import is_still
from dancam.records import Record

WIDTHS = (320, 640, 960, 1280)
"""In pixels. Pictures are never made larger than they are."""
# Width of the file for browsers that do not choose one themselves.
_SMALL = 960
SHAPES = ("1x1", "4x3", "16x9")
"""Shapes of the pictures that other sites show of a page, as search engines and social networks want them."""
_SHARED_WIDTH = 1200
CARDS = (("-1x1", 800, 800), ("-4x3", 800, 600), ("", 1200, 675))
"""The pictures that are drawn where there is no photograph: the end of the name, width and height in pixels."""
_LEAST = 320
# A size must be so many times wider than the next smaller one to be worth a file.
_STEP = 1.2
_MARK = 8
_FORMATS = {".jpg": "jpeg", ".jpeg": "jpeg", ".png": "png", ".webp": "webp"}


class Size(Record, frozen=True):
    """One of the sizes of a photograph."""

    address: str
    """Site-absolute address."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""
    format: str
    """`avif`, `webp`, `jpeg` or `png`."""


def mark_of(path: str, data: bytes, digest: str, width: int) -> str:
    """Return the part of a picture's digest in the names of its other sizes; empty where there are none.

    Args:
        path: Path of the picture below the site's folder. What is in `static/` is the webmaster's, and left alone.
        data: Its bytes.
        digest: Their digest.
        width: Its width in pixels; 0 where that is unknown.
    """
    is_photograph = path.startswith("content/") and _suffix(path) != "" and width > 0 and is_still(data)
    return digest[:_MARK] if is_photograph else ""


@functools.lru_cache(maxsize=1024)
def crops_of(address: str, width: int, height: int, mark: str) -> tuple[Size, ...]:
    """Return the pictures for other sites that are cut out of a photograph; none where it is too small for that.

    Args:
        address: Site-absolute address of the page whose picture it is.
        width: Width of the photograph in pixels.
        height: Its height in pixels.
        mark: As `mark_of` returns it.
    """
    if not mark or min(width, height) < _LEAST:
        return ()
    stem = f"{address}anh" if address.endswith("/") else address.removesuffix(".html")
    crops = []
    for shape in SHAPES:
        wide, high = map(int, shape.split("x"))
        most = min(_SHARED_WIDTH, width, height * wide // high)
        crops.append(Size(f"{stem}-{mark}-{shape}.jpg", most, round(most * high / wide), "jpeg"))
    return tuple(crops)


@functools.lru_cache(maxsize=1024)
def sizes_of(address: str, width: int, height: int, mark: str, *, avif: bool = False) -> tuple[Size, ...]:
    """Return the sizes of a photograph, the smallest first of each format: WebP, its own, and AVIF where wanted.

    Args:
        address: Its site-absolute address.
        width: Its width in pixels.
        height: Its height in pixels.
        mark: As `mark_of` returns it.
        avif: Whether there are files in AVIF as well.
    """
    if not mark:
        return ()
    suffix = _suffix(address)
    # With its suffix: the same photograph may lie there as a.jpg and a.jpeg.
    stem, form = f"{address}-{mark}", _FORMATS[suffix.lower()]
    suffix = suffix.lower()

    def size(wide: int, form: str, suffix: str) -> Size:
        return Size(f"{stem}-{wide}{suffix}", wide, max(1, round(height * wide / width)), form)

    widths = [each for each in WIDTHS if each < width]
    own = min(width, WIDTHS[-1])
    if not widths or own > widths[-1] * _STEP:
        widths.append(own)
    formats = [("avif", ".avif")] if avif else []
    formats.append(("webp", ".webp"))
    if form != "webp":
        formats.append((form, suffix))
    return tuple(size(wide, *each) for each in formats for wide in widths)


def source_set(sizes: Iterable[Size], href: Callable[[str], str]) -> SourceSet | None:
    """Return sizes as a page names them; None where there are none.

    Args:
        sizes: As `sizes_of` returns them.
        href: Returns an address as a page names it.
    """
    formats: dict[str, list[Size]] = {}
    for size in sizes:
        formats.setdefault(size.format, []).append(size)
    if not formats:
        return None
    sets = {
        form: ", ".join(f"{href(each.address)} {each.width}w" for each in several) for form, several in formats.items()
    }
    *_, last = formats.values()
    small = next((each for each in reversed(last) if each.width <= _SMALL), last[0])
    own = "" if last[0].format == "webp" else sets.pop(last[0].format)
    return SourceSet(tuple((f"image/{form}", each) for form, each in sets.items()), own, href(small.address))


def _suffix(path: str) -> str:
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    return name[dot:] if dot > 0 and name[dot:].lower() in _FORMATS else ""


class SourceSet(Record, frozen=True):
    """The files of one photograph, for browsers to choose from."""

    formats: tuple[tuple[str, str], ...]
    """Media type and `srcset` of each format that not every browser knows, the best first."""
    own: str
    """`srcset` in the photograph's own format; empty where that is one of those."""
    small: str
    """Address for `src`: of a file that is not larger than screens."""

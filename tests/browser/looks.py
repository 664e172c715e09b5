"""Golden pictures of pages: how each kind looks on each screen, so that a change of looks is seen.

A picture is kept at a quarter of its size: letters that a browser draws a little otherwise do not matter there, and
whatever stands elsewhere or has another colour does.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Page

FOLDER = Path(__file__).parent / "looks"
SEEN = Path(os.environ.get("DANCAM_LOOKS", ".looks"))
UPDATE = "DANCAM_UPDATE_LOOKS"
_SMALLER = 4
SCALE = 1 / _SMALLER
"""The `device_scale_factor` of a browser in which pictures are taken."""
# So much of a long page is looked at, in pixels; its foot is on shorter ones.
_MOST = 2400
# A picture is compared tile by tile, each of so many pixels across: in a whole page a missing word would be nothing.
_TILE = 16
TOLERANCE = 9.0
"""How much of 255 a tile may be off on average."""


def taken(page: Page, width: int) -> Image.Image:
    """Return a picture of a page on a screen of a width, small; everything of it is loaded first."""
    page.set_viewport_size({"width": width, "height": 900})
    high = min(_MOST, int(page.evaluate("document.documentElement.scrollHeight"))) // _SMALLER * _SMALLER
    page.set_viewport_size({"width": width, "height": high})
    page.evaluate(
        """async (high) => {
            const seen = [...document.images].filter((image) => image.getBoundingClientRect().top < high);
            for (const image of seen) image.loading = "eager";
            await document.fonts.ready;
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            await Promise.all(seen.map((image) => image.decode().catch(() => {})));
        }""",
        high,
    )
    data = page.screenshot()
    return Image.open(io.BytesIO(data)).convert("RGB")


def differences(one: Image.Image, two: Image.Image) -> list[tuple[int, int]]:
    """Return the places of the tiles in which two pictures differ, in pixels of the page."""
    if one.width != two.width or abs(one.height - two.height) > 1:
        return [(0, _SMALLER * min(one.height, two.height))]
    size = one.width, min(one.height, two.height)
    red, green, blue = ImageChops.difference(one.crop((0, 0, *size)), two.crop((0, 0, *size))).split()
    off = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    tiles = off.resize((-(-size[0] // _TILE), -(-size[1] // _TILE)), Image.Resampling.BOX)
    step = _TILE * _SMALLER
    return [
        (number % tiles.width * step, number // tiles.width * step)
        for number, value in enumerate(tiles.tobytes())
        if value > TOLERANCE
    ]


def complaint(picture: Image.Image, name: str) -> str:
    """Return how a picture differs from the one that is kept; empty where it does not, or is kept from now on."""
    kept = FOLDER / f"{name}.webp"
    if os.environ.get(UPDATE):
        FOLDER.mkdir(exist_ok=True)
        picture.save(kept, "WEBP", lossless=True, method=6)
        return ""
    if not kept.exists():
        return f"{kept.name} is not there: set {UPDATE}=1 to keep what is seen now"
    with Image.open(kept) as golden:
        places = differences(golden.convert("RGB"), picture)
    if not places:
        return ""
    SEEN.mkdir(exist_ok=True)
    picture.save(SEEN / kept.name, lossless=True)
    return (
        f"{name} looks different in {len(places)} places, the first at {places[0]} pixels: compare"
        f" {SEEN / kept.name} with {kept}; where that is meant, set {UPDATE}=1 and look at what changes"
    )

"""Make a photograph of a drawing, for the demo portal: `python -m tools.photograph FROM.svg TO.jpg`.

It has the size, the grain and the metadata (place and camera) of a photograph from a telephone, so that the demo shows
how one is published. The result is kept in the repository, as another Chromium would not draw the same bytes.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from demo.browser import QUIET, chromium

WIDTH = 2400
GRAIN = 14
# The citadel of Vinh as GPS data of EXIF, in degrees, minutes and seconds.
PLACE = {1: "N", 2: (18.0, 40.0, 12.0), 3: "E", 4: (105.0, 40.0, 3.0)}


def photograph(drawing: Path) -> bytes:
    """Return a JPEG of a drawing in SVG."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        page = browser.new_page(viewport={"width": WIDTH, "height": WIDTH})
        page.set_content(f'<body style="margin:0">{drawing.read_text(encoding="utf-8")}</body>')
        page.add_style_tag(content=f"svg {{ display: block; width: {WIDTH}px; height: auto }}")
        data = page.locator("svg").screenshot()
        browser.close()
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    grain = Image.effect_noise(picture.size, GRAIN).convert("RGB")
    picture = Image.blend(picture, grain, 0.06)
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "dancam", "tools/photograph.py"
    exif.get_ifd(0x8825).update(PLACE)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=82, exif=exif)
    return out.getvalue()


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(photograph(Path(sys.argv[1])))

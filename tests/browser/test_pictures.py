"""Pictures without their metadata are shown in a real Chromium as before: turned the same way, pixel for pixel."""

from __future__ import annotations

import base64

import pytest
from playwright.sync_api import Browser

from dancam.images.metadata import stripped
from tests.telling_pictures import ALL

pytestmark = pytest.mark.browser

TYPES = {"jpg": "jpeg", "jpeg": "jpeg", "jfif": "jpeg", "svg": "svg+xml"}
PIXELS = """async (address) => {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
    const context = canvas.getContext("2d");
    context.drawImage(picture, 0, 0);
    const all = context.getImageData(0, 0, canvas.width, canvas.height).data;
    return [canvas.width, canvas.height, Array.from(all).join()];
}"""


def test_chromium_shows_the_same(browser: Browser) -> None:
    page = browser.new_page()

    def shown(data: bytes, kind: str) -> list[object]:
        address = f"data:image/{TYPES.get(kind, kind)};base64,{base64.b64encode(data).decode()}"
        return list(page.evaluate(PIXELS, address))

    for name, make in ALL.items():
        if name != "heic.jpg":  # not for Chromium
            data, kind = make(), name.lower().rpartition(".")[2]
            assert shown(stripped(data, name), kind) == shown(data, kind), name
    page.close()

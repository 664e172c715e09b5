"""Take the pictures of the demo portal for the README: `make shot`."""

from __future__ import annotations

import contextlib
import shutil
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import sync_playwright

from dancam.build import build
from dancam.opening import Options
from tools.folder import listening

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
ARTICLE = "/dan-van-kheo/ket-qua-phong-trao-dan-van-kheo-nam-2022-o-huyen-dien-chau.html"
SHOTS = (("portal", "/", 1280, 900), ("article", ARTICLE, 1280, 900), ("phone", ARTICLE, 390, 844))
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def main() -> int:
    """Build the demo portal aside, and write its pictures into docs/pictures/."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    browser_path = next(filter(None, map(shutil.which, names)), None)
    with contextlib.ExitStack() as stack, tempfile.TemporaryDirectory() as raw, sync_playwright() as playwright:
        target = Path(raw) / "public"
        result = build(Options(site=ROOT, output=target, now=NOW))
        server = stack.enter_context(listening(target))
        browser = playwright.chromium.launch(executable_path=browser_path, args=QUIET)
        for name, path, width, height in SHOTS:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"http://127.0.0.1:{server.server_address[1]}{path}")
            page.screenshot(path=ROOT / f"docs/pictures/{name}.png")
            page.close()
        browser.close()
    return 0 if result.published else 1


if __name__ == "__main__":
    sys.exit(main())

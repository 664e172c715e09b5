"""What readers get: the bytes of a first view, the findings of axe, and how much smaller photographs are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request

# The rules of WCAG 2.1 A and AA, and the best practices of axe.
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


def first_view(browser: Browser, url: str) -> Counter[str]:
    """Return the bytes that a phone downloads on the first visit to a page, by type of resource.

    Of the pictures, those of the theme and the banner count; those of articles do not.

    Args:
        browser: The browser.
        url: The address of the page, on a server that compresses.
    """
    requests: list[Request] = []
    with browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2) as context:
        page = context.new_page()
        page.on("requestfinished", lambda request: requests.append(request))
        page.goto(url, wait_until="networkidle")
        sizes: Counter[str] = Counter()
        for request in requests:
            kind = request.resource_type
            if kind == "image":
                if "/static/" not in request.url:
                    continue
                kind = "banner" if "/banner/" in request.url else "drawings of the theme"
            sizes[kind] += request.sizes()["responseBodySize"]
    return sizes


def axe(page: Page) -> list[str]:
    """Return the violations that axe reports on an open page, a line for each place."""
    if not page.evaluate("'axe' in window"):  # reading it takes as long as a look
        page.evaluate(Axe().axe_script)
    options = {"runOnly": _RULES, "resultTypes": ["violations"]}
    results: dict[str, Any] = page.evaluate("options => axe.run(options)", options)
    return [f"{each['id']}: {node['html'][:160]}" for each in results["violations"] for node in each["nodes"]]


def saved(content: Path, public: Path) -> dict[int, float]:
    """Return the average share of bytes (0 to 1) that a smaller photograph saves, by its width in pixels.

    Args:
        content: The folder with the original files.
        public: The same folder as published.
    """
    shares: dict[int, list[float]] = {}
    for original in content.rglob("*"):
        if original.suffix.lower() in {".jpg", ".jpeg", ".png", ".webp"}:
            folder = public / original.relative_to(content).parent
            for size in folder.glob(f"{original.name}-*.webp"):
                width = int(size.stem.rpartition("-")[2])
                shares.setdefault(width, []).append(1 - size.stat().st_size / original.stat().st_size)
    return {width: sum(several) / len(several) for width, several in sorted(shares.items())}

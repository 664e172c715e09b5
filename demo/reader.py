"""What readers get: how many bytes a first view takes, what axe finds, how much smaller photographs are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request

# Rules of WCAG 2.1 A and AA, and what axe holds for good practice beyond them.
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


def first_view(browser: Browser, url: str) -> Counter[str]:
    """Return the bytes that a phone gets from a web server for a page that it never saw, by what they are for.

    Of the pictures the banner counts, which is the portal's; those of the article and of other articles do not.

    Args:
        browser: The browser.
        url: Address of the page, on a server that packs what it sends.
    """
    got: list[Request] = []
    with browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2) as context:
        page = context.new_page()
        page.on("requestfinished", lambda request: got.append(request))
        page.goto(url, wait_until="networkidle")
        found: Counter[str] = Counter()
        for request in got:
            kind = request.resource_type
            if kind == "image":
                if "/static/" not in request.url:
                    continue
                kind = "banner" if "/banner/" in request.url else "drawings of the theme"
            found[kind] += request.sizes()["responseBodySize"]
    return found


def axe(page: Page) -> list[str]:
    """Return what axe finds on a page that is open, a line for each place."""
    results: dict[str, Any] = Axe().run(page, options={"runOnly": _RULES, "resultTypes": ["violations"]}).response
    return [f"{each['id']}: {node['html'][:160]}" for each in results["violations"] for node in each["nodes"]]


def saved(content: Path, public: Path) -> dict[int, float]:
    """Return how much of its bytes a photograph loses on average, of 1, by the width in pixels in which it comes.

    Args:
        content: The folder with the files of editors.
        public: The same as published.
    """
    shares: dict[int, list[float]] = {}
    for original in content.rglob("*"):
        if original.suffix.lower() in {".jpg", ".jpeg", ".png", ".webp"}:
            folder = public / original.relative_to(content).parent
            for size in folder.glob(f"{original.name}-*.webp"):
                width = int(size.stem.rpartition("-")[2])
                shares.setdefault(width, []).append(1 - size.stat().st_size / original.stat().st_size)
    return {width: sum(several) / len(several) for width, several in sorted(shares.items())}

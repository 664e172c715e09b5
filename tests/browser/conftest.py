"""A real Chromium, and the demo portal served to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from demo.browser import browsing
from demo.folder import listening


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with browsing() as instance:
        yield instance


@pytest.fixture(scope="session")
def demo(demo_folder: Path) -> Iterator[str]:
    """The address of the served demo portal, without a slash at its end."""
    with listening(demo_folder) as server:
        yield f"http://127.0.0.1:{server.server_address[1]}"


class Visit:
    """A page with what went wrong while it was loaded."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.home = home
        self.complaints: list[str] = []
        self.foreign: list[str] = []
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", lambda request: self._failed(request.url))
        page.on("request", lambda request: self._asked(request.url))

    def _note(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)

    def _failed(self, url: str) -> None:
        if "/_dancam/" not in url:
            self.complaints.append(f"failed: {url}")

    def _asked(self, url: str) -> None:
        if not url.startswith((self.home, "data:")):
            self.foreign.append(url)

    def go(self, path: str) -> Visit:
        """Open a page of the portal."""
        self.page.goto(self.home + path, wait_until="load")
        return self

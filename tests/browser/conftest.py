"""A real Chromium, and the demo portal served to it."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from demo.browser import browsing
from demo.hosted import hosting


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with browsing() as instance:
        yield instance


@pytest.fixture(scope="session")
def demo(demo_folder: Path) -> Iterator[str]:
    """The address of the demo portal as a web server sends it, without a slash at its end."""
    with hosting(demo_folder) as address:
        yield address


class Visit:
    """A page of a browser with what went wrong since it was last led to an address."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.home = home
        self.complaints: list[str] = []
        self.foreign: list[str] = []
        self.answered: list[str] = []
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", lambda request: self._failed(request.url))
        page.on("request", lambda request: self._asked(request.url))
        page.on("response", lambda response: self.answered.append(response.url))

    def _note(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)

    def _failed(self, url: str) -> None:
        self.complaints.append(f"failed: {url}")

    def _asked(self, url: str) -> None:
        if not url.startswith((self.home, "data:")):
            self.foreign.append(url)

    def go(self, path: str) -> Visit:
        """Open a page of the portal."""
        for noted in (self.complaints, self.foreign, self.answered):
            noted.clear()
        self.page.goto(self.home + path, wait_until="load")
        return self


Visiting = Callable[..., Visit]


@pytest.fixture(scope="module")
def visiting(browser: Browser) -> Iterator[Visiting]:
    """Return the one visit that the tests of a module make to a portal with a browser of some kind.

    Opening a page costs three times what it costs to lead one elsewhere, so whatever only looks shares one. A test that
    leaves something behind, in what the browser keeps or in its settings, opens its own.
    """
    with contextlib.ExitStack() as stack:

        @functools.cache
        def visit(home: str, width: int = 1280, height: int = 720, **options: Any) -> Visit:
            viewport: ViewportSize = {"width": width, "height": height}
            context = stack.enter_context(browser.new_context(viewport=viewport, **options))
            return Visit(context.new_page(), home)

        yield visit

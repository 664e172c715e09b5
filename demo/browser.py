"""The Chromium browser that is installed on this machine."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator

from playwright.sync_api import Browser, sync_playwright

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--font-render-hinting=slight",  # as in a browser with a window: else the headless shell draws letters otherwise
]


def chromium() -> str:
    """Return the path of the installed Chromium; empty if there is none. `tools/programs.sh` installs one.

    The headless shell comes first: it has no window to draw, which is a third of the work.
    """
    given = os.environ.get("DANCAM_CHROMIUM")
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return given or next(filter(None, map(shutil.which, names)), None) or ""


@contextlib.contextmanager
def browsing() -> Iterator[Browser]:
    """Run a headless Chromium, and yield it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium() or None, args=QUIET)
        yield browser
        browser.close()

"""How long an editor waits: from saving an article to seeing it in an open page of `dancam serve`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import portal
from bench.contestant import ROOT, Dancam
from bench.portal import Article

_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PATIENCE = 60_000  # milliseconds


def browser_path() -> str:
    """Return the machine's Chromium; empty where there is none."""
    return os.environ.get("DANCAM_CHROMIUM") or next(filter(None, map(shutil.which, _BROWSERS)), None) or ""


def reloads(folder: Path, article: Article, times: int = 20) -> list[float]:
    """Serve a portal, open an article, edit it again and again, and return the seconds until each text was seen.

    Args:
        folder: A portal of dancam.
        article: The one that is edited.
        times: How often.
    """
    from playwright.sync_api import sync_playwright

    source = Dancam().source(folder, article)
    took = []
    with _served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(_QUIET))
        page = browser.new_page()
        page.goto(address + article.address)
        for number in range(times):
            text = f"Câu vừa lưu lần thứ {number + 1}."
            # The page looks for itself, at each frame: asking it from here would add the way there and back.
            wait = "text => document.querySelector('.prose')?.innerText.includes(text)"
            started = time.perf_counter()
            with source.open("a", encoding="utf-8") as file:
                file.write(f"\n{text}\n")
            page.wait_for_function(wait, arg=text, timeout=_PATIENCE, polling="raf")
            took.append(time.perf_counter() - started)
            time.sleep(0.7)  # an editor does not save faster
        browser.close()
    return took


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Have `dancam serve` running, and its address."""
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--site", str(folder)]
    command += ["--now", portal.NOW.isoformat(), "--port", "8377"]
    log = folder.with_name("serve.log")
    with log.open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True)
        try:
            assert process.stdout is not None
            line = next((line for line in process.stdout if "http://" in line), "")
            assert line, log.read_text(encoding="utf-8")
            yield line[line.index("http://") :].split("/ ")[0].rstrip("/\n")
        finally:
            process.terminate()
            process.wait()

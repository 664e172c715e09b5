"""How long an editor waits: for `dancam serve` to start, and from saving something to seeing it in an open page."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bench import portal
from bench.contestant import ROOT, Dancam
from bench.portal import Article

if TYPE_CHECKING:
    from playwright.sync_api import Page

STATE = ".dancam"
# How long a file must lie still before its times are believed.
_SETTLING = 2.2
# How often the first start after a build is tried.
_BUILT = 5

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
_BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PATIENCE = 60_000  # milliseconds


def browser_path() -> str:
    """Return the machine's Chromium; empty where there is none."""
    return os.environ.get("DANCAM_CHROMIUM") or next(filter(None, map(shutil.which, _BROWSERS)), None) or ""


@dataclass(slots=True)
class Serve:
    """What an editor waits for, in seconds."""

    first: float = 0.0
    """From the command to the page in the browser, in a portal that was never served or built."""
    after_build: list[float] = field(default_factory=list)
    """The same after a build, if it was never served."""
    starts: list[float] = field(default_factory=list)
    """From the command to the address on the terminal, in a portal that was served before."""
    pages: list[float] = field(default_factory=list)
    """From the same command to the page in the browser."""
    saves: dict[str, list[float]] = field(default_factory=dict)
    """From saving to the change in an open page, by what was saved."""


def serve(folder: Path, article: Article, times: int = 20) -> Serve:
    """Serve a portal, open an article, save all kinds of files again and again, and return what that took.

    Args:
        folder: A portal of dancam that was built.
        article: The one that is opened and edited.
        times: How often.
    """
    from playwright.sync_api import sync_playwright

    found = Serve()
    style = folder / "static/theme/dancam.css"
    style.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "static/theme/dancam.css", style)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(QUIET))
        page = browser.new_page()

        def start() -> tuple[float, float]:
            started = time.perf_counter()
            with _served(folder) as address:
                ready = time.perf_counter() - started
                page.goto(address + article.address)
                return ready, time.perf_counter() - started

        start()  # so that it is the program that is measured, and not a browser that has just been opened
        for _ in range(_BUILT):
            for ledger in (folder / STATE).glob("ledger-*.db"):  # of an earlier serve
                ledger.unlink()
            found.after_build.append(start()[1])
        kept = (folder / STATE).rename(folder / f"{STATE}-kept")
        found.first = start()[1]
        shutil.rmtree(folder / STATE)
        kept.rename(folder / STATE)
        start()
        time.sleep(_SETTLING)
        start()
        for _ in range(times):
            ready, shown = start()
            found.starts.append(ready)
            found.pages.append(shown)
        with _served(folder) as address:
            page.goto(address + article.address)
            for change in _changes(folder, article, style):
                found.saves[change.what] = [_seen(page, change, number) for number in range(times)]
        browser.close()
    return found


@dataclass(frozen=True, slots=True)
class _Change:
    """Something that is saved, and how a page knows that it shows it."""

    what: str
    file: Path
    text: str
    """What is put into the file; `{}` is another number each time."""
    before: str
    """Before which text of the file; at its end where there is none."""
    wait: str
    """A function of the page, which is given what was put into the file and the number."""


def _changes(folder: Path, article: Article, style: Path) -> list[_Change]:
    shows = "([text]) => document.body.innerText.includes(text)"
    color = "([, number]) => getComputedStyle(document.querySelector('h1')).color === `rgb(1, 2, ${number})`"
    title = (
        "([, number]) => document.head.querySelector('[property=\"og:site_name\"]').content.includes(`số ${number} –`)"
    )
    template, site = folder / Dancam.base_template, folder / "site.yml"
    return [
        _Change("article", Dancam().source(folder, article), "\nCâu vừa lưu lần thứ {}.\n", "", shows),
        _Change("template of all pages", template, "<p>Mẫu lần thứ {}.</p>\n", "</body>", shows),
        _Change("style sheet", style, "\nh1 {{ color: rgb(1, 2, {}) }}\n", "", color),
        _Change("site.yml", site, "Cổng số {} – ", portal.TITLE, title),
    ]


def _seen(page: Page, change: _Change, number: int) -> float:
    """Save a change, and return the seconds until the page shows it."""
    old = change.file.read_text(encoding="utf-8")
    new = change.text.format(number)
    text = old.replace(change.before, f"{new}{change.before}", 1) if change.before else old + new
    started = time.perf_counter()
    change.file.write_text(text, encoding="utf-8")
    shown = [new.strip().removeprefix("<p>").removesuffix("</p>"), number]
    # The page looks for itself, at each frame: asking it from here would add the way there and back.
    page.wait_for_function(change.wait, arg=shown, timeout=_PATIENCE, polling="raf")
    took = time.perf_counter() - started
    time.sleep(max(0.7, 2 * took))  # an editor does not save faster
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

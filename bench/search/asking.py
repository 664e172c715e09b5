"""Asks both searches the same questions in a Chromium, as a reader with a telephone, and looks at what they show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from bench.browser import QUIET, browser_path
from bench.search.questions import Question
from bench.search.server import Line, Sent, Site, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

SHOWN = 10
"""Of how many results headlines are shown."""
PATIENCE = 60_000  # milliseconds
_PHONE: ViewportSize = {"width": 360, "height": 740}
_SEARCH_PAGE = "/tim-kiem.html"
# What a page is made of with any search.
_FRAME = (".css", ".woff2", ".svg", ".png", ".webp", ".jpg", ".ico", "/dancam.js", _SEARCH_PAGE)

# Notes when the first result stands on the page, from when it was opened.
_NOTING = """
new MutationObserver((_, observer) => {
  if (!document.querySelector(".found li")) return;
  window.first = performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""
# The page of Pagefind has its engine alone, without what it would show results with: headlines, as a script's least.
_PAGEFIND = """<!doctype html>
<html lang="vi"><meta charset="utf-8"><title>Tìm kiếm</title><link rel="icon" href="data:,"><ol class="found"></ol>
<script type="module">
const list = document.querySelector(".found");
const loaded = import("/pagefind/pagefind.js");
window.ask = async (query) => {
  const { results } = await (await loaded).search(query);
  list.replaceChildren();
  return Promise.all(results.slice(0, 10).map(async (each) => {
    const { url, meta } = await each.data();
    const link = list.appendChild(document.createElement("li")).appendChild(document.createElement("a"));
    link.href = url;
    link.textContent = meta.title;
    return url;
  }));
};
const query = new URLSearchParams(location.search).get("q");
if (query) window.answer = window.ask(query);
</script></html>
"""


@dataclass(frozen=True, slots=True)
class Engine:
    """A search: where it is asked, and how."""

    name: str
    cold: str
    """A script that waits for the answer to the question in the page's address, and returns addresses."""
    warm: str
    """A function that asks a question in the open page, and returns addresses."""
    site: Callable[[Path, Path], Site]
    """Makes what is served of the folder of the portal and that of Pagefind's index."""


def _ours(public: Path, _: Path) -> Site:
    return Site({"/": public}, lambda path: not path.endswith(_FRAME))


def _pagefind(public: Path, index: Path) -> Site:
    pages = {_SEARCH_PAGE: _PAGEFIND}
    return Site({"/pagefind/": index, "/": public}, lambda path: path.startswith("/pagefind/"), pages)


OURS = Engine(
    "dancam",
    """async () => {
        const list = document.querySelector(".found");
        while (list.ariaBusy !== "false") await new Promise((next) => setTimeout(next, 5));
        return [...list.querySelectorAll("h2 a")].map((each) => each.pathname);
    }""",
    """async (query) => {
        const form = document.querySelector(".search form"), list = document.querySelector(".found");
        form.elements.q.value = query;
        form.requestSubmit();
        while (list.ariaBusy !== "false") await new Promise((next) => setTimeout(next, 5));
        return [...list.querySelectorAll("h2 a")].map((each) => each.pathname);
    }""",
    _ours,
)
PAGEFIND = Engine("pagefind", "() => window.answer", "(query) => window.ask(query)", _pagefind)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question."""

    question: Question
    found: tuple[str, ...]
    """Addresses of the articles shown, the best first."""
    sent: tuple[Sent, ...] = ()
    """What was sent for it to a browser that had nothing; empty where nobody counted."""
    first: float = 0.0
    """Seconds from opening the page to the first headline; 0 where there is none."""

    @property
    def rank(self) -> int | None:
        """Which of the results is the wanted one, from 1 on; None where none of them is."""
        wanted = self.question.wanted
        return self.found.index(wanted) + 1 if wanted in self.found else None

    @property
    def size(self) -> int:
        """Bytes sent."""
        return sum(each.size for each in self.sent)


@dataclass(slots=True)
class Asking:
    """A browser and a site, of which questions are asked."""

    engine: Engine
    browser: Browser
    site: Site
    complaints: list[str] = field(default_factory=list)
    """What went wrong in pages."""

    def warm(self, asked: Sequence[Question]) -> Iterator[Answer]:
        """Ask one question after the other in one page."""
        with self._page() as page:
            page.goto(self.site.address + _SEARCH_PAGE)
            for question in asked:
                found = page.evaluate(self.engine.warm, question.query)
                yield Answer(question, tuple(found[:SHOWN]))

    def cold(self, asked: Sequence[Question], line: Line | None = None) -> Iterator[Answer]:
        """Ask each question in a browser that has nothing yet, by opening its address.

        Args:
            asked: The questions.
            line: How slow the line is; as fast as can be where it is None.
        """
        for question in asked:
            self.site.begin()
            self.site.line = line
            with self._page() as page:
                page.goto(f"{self.site.address}{_SEARCH_PAGE}?q={quote(question.query)}")
                found = page.evaluate(self.engine.cold)
                page.evaluate("() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))")
                sent = self.site.end()
                first = page.evaluate("() => window.first ?? 0") / 1000
            yield Answer(question, tuple(found[:SHOWN]), tuple(sent), first)

    @contextmanager
    def _page(self) -> Iterator[Page]:
        with self.browser.new_context(viewport=_PHONE, device_scale_factor=2) as context:
            context.add_init_script(_NOTING)
            context.set_default_timeout(PATIENCE)
            page = context.new_page()
            page.on("pageerror", lambda error: self.complaints.append(str(error)))
            yield page


@contextmanager
def asking(engine: Engine, public: Path, index: Path) -> Iterator[Asking]:
    """Have a search that can be asked.

    Args:
        engine: Which.
        public: The folder of the built portal.
        index: The folder of Pagefind's index.
    """
    from playwright.sync_api import sync_playwright

    with serving(engine.site(public, index)) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(QUIET))
        yield Asking(engine, browser, site)
        browser.close()

"""What an editor sees: the page reloads by itself after saving."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import ROOT
from tests.portal import Portal

pytestmark = pytest.mark.browser


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Portal, str]]:
    """A small portal under `dancam serve`, and its address."""
    portal = Portal(tmp_path / "site").articles(3)
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--site", str(portal.folder), "--port", "8123"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = ""
        for line in process.stdout:
            if "http://" in line:
                address = line[line.index("http://") :].split("/ ")[0]
                break
        assert address, process.stderr.read() if process.stderr else ""
        yield portal, address
        process.terminate()


def test_saving_an_article_reloads_the_open_page(browser: Browser, served: tuple[Portal, str]) -> None:
    portal, address = served
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/thoi-su/bai-001.html")
        with page.expect_response(lambda response: response.url.endswith("bai-001.html"), timeout=15000):
            portal.edit("content/thoi-su/bai-001.md", lambda text: text + "\nĐoạn vừa lưu.\n")
        expect(page.get_by_text("Đoạn vừa lưu.")).to_be_visible()


def test_many_pages_may_be_open_at_once_and_all_follow(browser: Browser, served: tuple[Portal, str]) -> None:
    """A browser keeps six connections to a server: pages that wait for a reload must not take them all."""
    portal, address = served
    with browser.new_context() as context:
        pages = [context.new_page() for _ in range(9)]
        for page in pages:
            page.goto(f"{address}/thoi-su/bai-001.html")
        portal.edit("content/thoi-su/bai-001.md", lambda text: text + "\nĐoạn vừa lưu.\n")
        for page in pages:
            expect(page.get_by_text("Đoạn vừa lưu.")).to_be_visible(timeout=30000)


def test_a_mistake_leaves_the_last_good_page(browser: Browser, served: tuple[Portal, str]) -> None:
    portal, address = served
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/thoi-su/bai-002.html")
        portal.edit("content/thoi-su/bai-002.md", lambda text: text.replace("date: ", "date: 31/02/"))
        page.goto(f"{address}/thoi-su/bai-002.html")
        expect(page.locator("h1")).to_have_text("Bài bai-002")
        with page.expect_response(lambda response: response.url.endswith("bai-002.html"), timeout=15000):
            portal.edit(
                "content/thoi-su/bai-002.md", lambda text: text.replace("date: 31/02/", "date: ") + "\nĐã sửa.\n"
            )
        expect(page.get_by_text("Đã sửa.")).to_be_visible()


@pytest.mark.parametrize("mistake", ["{% if %}", "{{ view.khong_co }}", '{% include "article.html" %}'])
def test_a_mistake_in_a_template_leaves_the_last_good_page_and_the_next_save_recovers(
    browser: Browser, served: tuple[Portal, str], mistake: str
) -> None:
    portal, address = served
    template = (ROOT / "templates/article.html").read_text(encoding="utf-8")
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/thoi-su/bai-003.html")
        portal.write("templates/article.html", template + mistake)
        page.wait_for_timeout(1000)  # longer than a build: the mistake has been met
        page.goto(f"{address}/thoi-su/bai-003.html")
        expect(page.locator("h1")).to_have_text("Bài bai-003")
        with page.expect_response(lambda response: response.url.endswith("bai-003.html"), timeout=15000):
            portal.write("templates/article.html", template.replace("</article>", "<p>Mẫu mới</p></article>"))
        expect(page.get_by_text("Mẫu mới")).to_be_visible()

"""What an editor sees: the page reloads by itself after saving."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from demo.portal import ROOT
from tests.portal import PICTURE, Portal

pytestmark = pytest.mark.browser


@contextlib.contextmanager
def serving(portal: Portal, *arguments: str) -> Iterator[str]:
    """Have a portal under `dancam serve`, and its address."""
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--site", str(portal.folder), "--port", "8123"]
    with subprocess.Popen(
        [*command, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if "Đang chạy tại" in line:
                break
        else:
            raise AssertionError(said)
        try:
            yield said[-1][said[-1].index("http://") :].split("/ ")[0]
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Portal, str]]:
    """A small portal under `dancam serve`, and its address: each test has an article and mends what it broke.

    What a test writes for all pages it takes back, and waits until the open page has lost it.
    """
    portal = Portal(tmp_path_factory.mktemp("served") / "site").articles(12).article("thoi-su/nhap.md", draft="true")
    with serving(portal) as address:
        yield portal, address


@pytest.fixture(scope="module")
def drafty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Portal, str]]:
    """A portal under `dancam serve --drafts`, with a template that failed from the beginning, and its address."""
    portal = Portal(tmp_path_factory.mktemp("drafty") / "site").write("templates/page.html", "{{ view.khong_co }}\n")
    portal.article("thoi-su/nhap.md", draft="true").article("thoi-su/b.md")
    portal.article("thoi-su/hen.md", date="2199-01-01")
    with serving(portal, "--drafts") as address:
        yield portal, address


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
            page.goto(f"{address}/thoi-su/bai-002.html")
        portal.edit("content/thoi-su/bai-002.md", lambda text: text + "\nĐoạn vừa lưu.\n")
        for page in pages:
            expect(page.get_by_text("Đoạn vừa lưu.")).to_be_visible(timeout=30000)


def test_a_mistake_leaves_the_last_good_page(browser: Browser, served: tuple[Portal, str]) -> None:
    portal, address = served
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/thoi-su/bai-003.html")
        portal.edit("content/thoi-su/bai-003.md", lambda text: text.replace("date: ", "date: 31/02/"))
        page.goto(f"{address}/thoi-su/bai-003.html")
        expect(page.locator("h1")).to_have_text("Bài bai-003")
        with page.expect_response(lambda response: response.url.endswith("bai-003.html"), timeout=15000):
            portal.edit(
                "content/thoi-su/bai-003.md", lambda text: text.replace("date: 31/02/", "date: ") + "\nĐã sửa.\n"
            )
        expect(page.get_by_text("Đã sửa.")).to_be_visible()


@pytest.mark.parametrize("mistake", ["{% if %}", "{{ view.khong_co }}"])
def test_a_mistake_in_a_template_leaves_the_last_good_page_and_the_next_save_recovers(
    browser: Browser, served: tuple[Portal, str], mistake: str
) -> None:
    portal, address = served
    template = (ROOT / "templates/article.html").read_text(encoding="utf-8")
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/thoi-su/bai-004.html")
        portal.write("templates/article.html", template.replace("</article>", f"{mistake}</article>"))
        expect(page.locator("dancam-notes").get_by_role("alert")).to_be_visible(timeout=15000)  # it has been met
        page.goto(f"{address}/thoi-su/bai-004.html")
        expect(page.locator("h1")).to_have_text("Bài bai-004")
        with page.expect_response(lambda response: response.url.endswith("bai-004.html"), timeout=15000):
            portal.write("templates/article.html", template.replace("</article>", "<p>Mẫu mới</p></article>"))
        expect(page.get_by_text("Mẫu mới")).to_be_visible()
        portal.delete("templates")
        expect(page.get_by_text("Mẫu mới")).to_have_count(0)


def marked(page: Page) -> bool:
    """Whether a page is still the one that was marked: it was not loaded anew."""
    return bool(page.evaluate("window.marked === true"))


def test_a_mistake_is_told_in_the_page_and_goes_when_it_is_mended(browser: Browser, served: tuple[Portal, str]) -> None:
    portal, address = served
    with browser.new_context(viewport={"width": 900, "height": 500}) as context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(f"{address}/thoi-su/bai-005.html")
        page.evaluate("window.marked = true; scrollTo(0, 200)")
        panel = page.locator("dancam-notes")
        expect(panel).to_have_count(0)
        portal.edit("content/thoi-su/bai-005.md", lambda text: text.replace("date: ", "date: 31/02/"))
        expect(panel.get_by_role("alert")).to_be_visible()
        for text in ("lỗi[ngày-không-hợp-lệ]", "content/thoi-su/bai-005.md:3:7", "3 | date: 31/02/2026", "Gợi ý"):
            expect(panel.get_by_role("alert")).to_contain_text(text)
        panel.get_by_role("button", name="Đóng").click()
        expect(panel.get_by_role("alert")).to_have_count(0)
        panel.get_by_role("button", name="Có lỗi cần sửa: 1").click()
        expect(panel.get_by_role("alert")).to_be_visible()
        page.keyboard.press("Escape")
        expect(panel.get_by_role("alert")).to_have_count(0)
        portal.edit("content/thoi-su/bai-005.md", lambda text: text.replace("date: 31/02/", "date: ") + "\nĐã sửa.\n")
        expect(page.get_by_text("Đã sửa.")).to_be_visible()
        expect(panel).to_have_count(0)
        assert marked(page)
        assert page.evaluate("scrollY") == 200
        assert not [each for each in complaints if "Security" in each or "rror" in each]


def test_a_warning_waits_behind_a_button(browser: Browser, served: tuple[Portal, str]) -> None:
    portal, address = served
    portal.edit("content/thoi-su/bai-006.md", lambda text: f"{text}\n[đây](khong-co.md)\n")
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/thoi-su/bai-006.html")
        panel = page.locator("dancam-notes")
        panel.get_by_role("button", name="Cần xem lại: 1").click()
        expect(panel.get_by_role("region")).to_contain_text("cảnh báo[liên-kết-chết]")
        page.goto(f"{address}/thoi-su/bai-010.html")
        expect(page.locator("h1")).to_be_visible()
        expect(panel).to_have_count(0)


def test_a_page_that_cannot_be_made_says_why_and_comes_when_it_can(
    browser: Browser, drafty: tuple[Portal, str]
) -> None:
    portal, address = drafty
    with browser.new_context() as context:
        page = context.new_page()
        answer = page.goto(f"{address}/gioi-thieu.html")
        assert answer is not None
        assert answer.status == 500
        expect(page.locator("dancam-notes").get_by_role("alert")).to_contain_text("templates/page.html:1")
        portal.delete("templates/page.html")
        expect(page.locator("h1")).to_have_text("Giới thiệu")
        expect(page.locator("dancam-notes")).to_have_count(0)


def test_a_style_changes_without_loading_the_page(browser: Browser, served: tuple[Portal, str]) -> None:
    portal, address = served
    style = (ROOT / "static/theme/dancam.css").read_text(encoding="utf-8")
    with browser.new_context(viewport={"width": 900, "height": 400}) as context:
        page = context.new_page()
        page.goto(f"{address}/thoi-su/bai-007.html")
        page.evaluate("window.marked = true; scrollTo(0, 150)")
        sheets = page.locator("link[rel=stylesheet]").count()
        for color in ("rgb(1, 2, 3)", "rgb(4, 5, 6)"):
            portal.write("static/theme/dancam.css", f"{style}\nh1 {{ color: {color} }}\n")
            expect(page.locator("h1")).to_have_css("color", color)
        assert marked(page)
        expect(page.locator("link[rel=stylesheet]")).to_have_count(sheets)
        # A browser loads the fonts of another style sheet anew, and until then other letters move the text by a pixel.
        page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
        assert page.evaluate("scrollY") == 150
        portal.delete("static")
        expect(page.locator("h1")).not_to_have_css("color", color)


def test_a_picture_changes_without_loading_the_page(browser: Browser, served: tuple[Portal, str]) -> None:
    portal, address = served
    portal.write("content/thoi-su/ảnh 1.svg", PICTURE)
    portal.edit("content/thoi-su/bai-008.md", lambda text: f"{text}\n![Ảnh](<ảnh 1.svg>)\n")
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/thoi-su/bai-008.html")
        page.evaluate("window.marked = true")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        portal.write("content/thoi-su/ảnh 1.svg", PICTURE.replace("<rect", "<rect fill='red'"))
        expect(page.locator(".prose img")).to_have_attribute("src", re.compile(r"\?dancam=1$"))
        assert marked(page)
        assert any(url.endswith("1.svg?dancam=1") for url in asked)


def test_settings_and_templates_change_in_the_open_page(browser: Browser, served: tuple[Portal, str]) -> None:
    portal, address = served
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/thoi-su/bai-009.html")
        page.evaluate("window.marked = true")
        portal.edit("site.yml", lambda text: text.replace("title: Thời sự", "title: Tin trong tỉnh"))
        expect(page.locator(".kicker")).to_have_text("Tin trong tỉnh")
        template = (ROOT / "templates/article.html").read_text(encoding="utf-8")
        portal.write("templates/article.html", template.replace("</article>", "<p>Mẫu mới</p></article>"))
        expect(page.get_by_text("Mẫu mới")).to_be_visible()
        assert marked(page)
        portal.delete("templates").edit("site.yml", lambda text: text.replace("Tin trong tỉnh", "Thời sự"))
        expect(page.get_by_text("Mẫu mới")).to_have_count(0)
        expect(page.locator(".kicker")).to_have_text("Thời sự")


def test_drafts_are_marked(browser: Browser, drafty: tuple[Portal, str], served: tuple[Portal, str]) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        for path, mark in (("nhap", "BẢN NHÁP"), ("hen", "CHỜ ĐĂNG")):
            page.goto(f"{drafty[1]}/thoi-su/{path}.html")
            expect(page.locator(".kicker .state")).to_have_text(mark)
        page.goto(f"{drafty[1]}/thoi-su/")
        expect(page.locator("main .state")).to_have_text(["CHỜ ĐĂNG", "BẢN NHÁP"])
        answer = page.goto(f"{served[1]}/thoi-su/nhap.html")
        assert answer is not None
        assert answer.status == 404

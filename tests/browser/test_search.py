"""Searching in a real Chromium: with marks and without, month by month, and what is said where nothing is found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from demo.hosted import hosting
from tests.browser.conftest import Visit
from tests.portal import Portal

pytestmark = pytest.mark.browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader's telephone."""
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        yield context


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A portal of forty months, served."""
    portal = Portal(tmp_path_factory.mktemp("library") / "site")
    for number in range(40):
        date = f"{2023 + number // 12}-{number % 12 + 1:02d}-05"
        portal.article(f"thoi-su/so-{number}.md", title=f"Đường số {number}", date=date, summary="Chuyện “làng” & <b>.")
    portal.article("thoi-su/ban.md", title="Bạn bè", date="2023-01-01")
    portal.article("thoi-su/ban-2.md", title="Bàn việc", date="2023-01-02")
    portal.build().succeeded()
    with hosting(portal.options.output) as address:
        yield address


def search(page: Page, words: str) -> list[str]:
    """Search for words; return the headlines that are shown once it is over."""
    page.get_by_role("searchbox", name="Từ cần tìm").fill(words)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).not_to_have_text("Đang tìm…")
    return page.locator(".found h2").all_inner_texts()


def test_an_article_is_found_with_its_marks_and_without(context: BrowserContext, library: str) -> None:
    visit = Visit(context.new_page(), library).go("/tim-kiem.html")
    page = visit.page
    assert search(page, "bạn") == ["Bạn bè"]
    assert search(page, "BÀN") == ["Bàn việc"]
    assert set(search(page, "ban")) == {"Bàn việc", "Bạn bè"}
    assert search(page, "duong so 7") == ["Đường số 7"]
    assert search(page, "số đường 7") == ["Đường số 7"]
    assert search(page, "đướng") == []
    expect(page.get_by_role("status")).to_contain_text("Không tìm thấy bài nào")
    assert search(page, "   ") == []
    assert visit.complaints == []
    assert page.url.endswith("?q=")


def test_the_newest_come_first_and_more_are_shown_when_somebody_asks(context: BrowserContext, library: str) -> None:
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    Visit(page, library).go("/tim-kiem.html?q=lang")
    more = page.get_by_role("button", name="Tìm tiếp trong các tháng trước")
    expect(more).to_be_visible()
    found = page.locator(".found h2").all_inner_texts()
    assert found[0] == "Đường số 39"
    assert 20 <= len(found) < 25
    assert sum("/tim-kiem/20" in each for each in asked) <= 25  # the rest is not asked for
    more.click()
    expect(page.get_by_role("status")).to_have_text("Số bài tìm thấy: 40")
    expect(more).to_be_hidden()
    assert page.locator(".found .summary").first.inner_text() == "Chuyện “làng” & <b>."
    page.locator(".found a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đường số 39")


def test_the_menu_leads_to_it_and_an_address_searches_by_itself(context: BrowserContext, demo: str) -> None:
    visit = Visit(context.new_page(), demo).go("/")
    visit.page.get_by_role("link", name="Tìm kiếm").click()
    expect(visit.page.get_by_role("searchbox")).to_be_focused()
    visit.page.wait_for_load_state("networkidle")
    visit.go("/tim-kiem.html?q=S%C3%B4ng%20Lam")
    expect(visit.page.get_by_role("searchbox")).to_have_value("Sông Lam")
    expect(visit.page.locator(".found li").first).to_be_visible()
    assert visit.complaints == []
    assert visit.foreign == []


def test_what_cannot_be_loaded_is_said_and_tried_again(context: BrowserContext, library: str) -> None:
    page = Visit(context.new_page(), library).go("/tim-kiem.html").page
    page.route("**/muc-luc.json", lambda route: route.abort())
    search(page, "bạn")
    expect(page.get_by_role("status")).to_contain_text("Không tải được")
    page.unroute("**/muc-luc.json")
    assert search(page, "bạn") == ["Bạn bè"]


def test_without_javascript_a_reader_is_led_to_the_archive(browser: Browser, library: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = Visit(context.new_page(), library).go("/tim-kiem.html").page
        expect(page.get_by_role("searchbox")).to_be_hidden()
        page.get_by_role("main").get_by_role("link", name="Lưu trữ").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Lưu trữ")

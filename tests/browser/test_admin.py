"""Somebody who never touched git writes an article in the browser; it is a file, and it is built."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_serving import serving
from tests.portal import Portal
from tests.word import png

pytestmark = pytest.mark.browser


def begin(page: Page, address: str, path: str) -> None:
    """Open the editing page at a place in it, and log in, which nobody is asked to prove here."""
    page.goto(f"{address}/admin/")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("link", name="Thời sự")).to_be_visible()
    page.goto(f"{address}/admin/#{path}")


def save(page: Page) -> None:
    """Publish what stands in the form, and wait until it is a file."""
    page.get_by_role("button", name="Công bố").first.click()
    with page.expect_response(lambda answer: '"persistEntry"' in (answer.request.post_data or "")) as saved:
        page.get_by_role("menuitem", name="Công bố ngay").click()
    assert saved.value.ok
    expect(page.get_by_role("button", name="Đã công bố").first).to_be_visible()


def test_an_article_is_written_in_the_browser_and_built(browser: Browser, tmp_path: Path) -> None:
    portal = Portal(tmp_path / "site").articles(2)
    picture = tmp_path / "Ảnh chợ.png"
    picture.write_bytes(png())
    with serving(portal, "--admin") as address, browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        foreign: list[str] = []
        page.on("request", lambda request: foreign.append(request.url) if "127.0.0.1" not in request.url else None)
        begin(page, address, "/collections/dan-van-kheo/new")
        page.locator("[id^=title-field]").fill("Đổi mới công tác dân vận: nghĩ thật")
        page.locator("[id^=author-field]").fill("khoi")
        page.locator("[id^=summary-field]").fill("Một câu.")
        page.locator("[id^=tags-field]").fill("dân vận khéo, nông thôn")
        page.get_by_role("button", name="Chọn một hình").click()
        with page.expect_file_chooser() as chooser:
            page.get_by_text("Tải lên").first.click()
        chooser.value.set_files(picture)
        page.get_by_role("button", name="Lấy những cái đã chọn").click()
        page.locator("[id^=alt-field]").fill("Bà con họp chợ")
        page.locator("textarea[id^=body-field]").click()
        page.keyboard.type("Đoạn một có ")
        page.keyboard.press("Control+b")
        page.keyboard.type("chữ đậm")
        page.keyboard.press("Control+b")
        page.keyboard.type(".")
        page.locator("#draft-field").or_(page.get_by_role("switch")).first.click()  # it is ready
        save(page)
        assert [url for url in foreign if not url.startswith(("data:", "blob:"))] == []
    path = portal.folder / "content/dan-van-kheo/doi-moi-cong-tac-dan-van-nghi-that.md"
    text = path.read_text(encoding="utf-8")
    for line in ('title: "Đổi mới công tác dân vận: nghĩ thật"', "category: dan-van-kheo", "author: khoi"):
        assert f"{line}\n" in text
    assert "\n\nĐoạn một có **chữ đậm**.\n" in text
    for empty in ("expires", "updated", "pinned", "draft: false", "slug", "lang"):
        assert empty not in text
    portal.build(now=portal.now.replace(year=2199)).succeeded()
    assert portal.codes() == []
    html = portal.page("dan-van-kheo/doi-moi-cong-tac-dan-van-nghi-that.html")
    assert "<strong>chữ đậm</strong>" in html
    assert 'alt="Bà con họp chợ"' in html


def test_an_article_that_is_there_changes_only_where_somebody_changed_it(browser: Browser, tmp_path: Path) -> None:
    portal = Portal(tmp_path / "site")
    head = "---\n# ghi chú\ntitle: 'Chợ: phiên'\ncategory: thoi-su\nauthor: {name: Lê A, position: Cán bộ}\n"
    head += "tags: [chợ, Tết]\ndate: 15/02/2026 08:30\nsummary: Câu cũ.\n---\n"
    body = "\nĐoạn một.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n::: video https://www.youtube.com/watch?v=abc\n:::\n"
    portal.write("content/thoi-su/cho.md", head + body)
    with serving(portal, "--admin") as address, browser.new_context() as context:
        page = context.new_page()
        begin(page, address, "/collections/thoi-su/entries/cho")
        page.locator("[id^=summary-field]").fill("Câu mới.")
        save(page)
    text = (portal.folder / "content/thoi-su/cho.md").read_text(encoding="utf-8")
    assert text == head.replace("Câu cũ.", "Câu mới.") + body

"""The editing page where it is published: what it commits to a repository."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from demo.hosted import hosting
from tests.browser.bodies import CHANGED, sources
from tests.browser.github import REPOSITORY, GitHub
from tests.browser.test_round_trips import NEW, change
from tests.portal import Portal

pytestmark = pytest.mark.browser
SETTINGS = f"admin: {{backend: github, repo: {REPOSITORY}, login: 'https://dang-nhap.example'}}\n"
# Other line ends, a byte-order mark, no last line end, decomposed letters: what a program loses that writes files anew.
NAMES = ("danh sách", "trích dẫn", "bảng", "đoạn văn")


def commit(page: Page) -> None:
    page.get_by_role("button", name="Công bố").first.click()
    page.get_by_role("menuitem", name="Công bố ngay").click()
    expect(page.get_by_role("button", name="Đã công bố").first).to_be_visible()


def test_a_commit_has_the_old_bytes_but_for_what_somebody_changed(browser: Browser, tmp_path: Path) -> None:
    portal = Portal(tmp_path / "site").edit("site.yml", lambda text: text + SETTINGS)
    portal.build().succeeded()
    files = {f"content/thoi-su/bai-{n}.md": sources()[name] for n, name in enumerate(NAMES)}
    github = GitHub(files)
    with hosting(portal.folder / "public") as address, browser.new_context() as context:
        github.serve(context, address)
        page = context.new_page()
        for path, old in files.items():
            page.goto(f"{address}/admin/#/collections/thoi-su")
            expect(page.get_by_role("link", name="Chợ: phiên").first).to_be_visible()
            page.goto(f"{address}/admin/#/collections/thoi-su/entries/{Path(path).stem}")
            area = page.locator("textarea[id^=body-field]")
            expect(page.get_by_text("Trang này không xem trước được")).to_be_visible()
            area.press("Control+End")
            page.keyboard.insert_text(" ")  # else the page has nothing to save
            commit(page)
            assert github.commits[-1] == {path: old}
            change(area, CHANGED, NEW)
            commit(page)
            lines = zip(old.splitlines(True), github.commits[-1][path].splitlines(True), strict=True)
            assert [NEW.encode() in new for before, new in lines if before != new] == [True]
    assert github.unknown == []

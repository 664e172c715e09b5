"""What a reader does, in a real Chromium on the demo portal."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from demo.kinds import ARTICLE, KINDS
from tests.browser.conftest import Visit, Visiting

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def barred(visiting: Visiting, demo: str) -> Visit:
    """A visit to the portal on which each page notes what its policy barred."""
    visit = visiting(demo)
    visit.page.add_init_script(
        "window.barred = [];addEventListener('securitypolicyviolation', e => window.barred.push(e.effectiveDirective))"
    )
    return visit


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_runs_no_script_of_its_own_asks_nobody_else_and_leaves_no_cookie(
    barred: Visit, demo: str, kind: str
) -> None:
    visit = barred.go(KINDS[kind])
    page = visit.page
    assert page.evaluate("window.barred") == []
    page.evaluate(
        "const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s);"
        "const i = document.createElement('img'); i.src = 'https://kia.example/a.png'; document.body.append(i);"
        "document.body.insertAdjacentHTML('beforeend', '<p onclick=\"window.ran = true\" id=\"bay\">x</p>');"
        "document.getElementById('bay').click()"
    )
    page.wait_for_function("window.barred.length >= 3")
    assert page.evaluate("window.ran") is None
    assert not [url for url in visit.answered if not url.startswith(demo)]
    assert page.context.cookies() == []


def test_an_article_is_whole_without_javascript(visiting: Visiting, demo: str) -> None:
    page = visiting(demo, 360, 740, java_script_enabled=False).go(ARTICLE).page
    expect(page.locator("h1")).to_have_text("Kết quả phong trào “Dân vận khéo” năm 2022 ở huyện Diễn Châu")
    expect(page.get_by_text("Nguyễn Mạnh Khôi").last).to_be_visible()
    expect(page.get_by_text("Phó Trưởng ban Thường trực Ban Dân vận Tỉnh ủy").last).to_be_visible()
    expect(page.get_by_role("heading", name="Tin cùng chuyên mục")).to_be_visible()


def test_fifteen_other_articles_stand_under_an_article(visiting: Visiting, demo: str) -> None:
    page = visiting(demo).go(ARTICLE).page
    links = page.locator("section, aside").filter(has=page.get_by_role("heading", name="Tin cùng chuyên mục"))
    hrefs = links.last.locator("a[href]").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert len(dict.fromkeys(hrefs)) == 15
    assert ARTICLE not in hrefs


def test_the_skip_link_comes_first_and_leads_to_the_content(visiting: Visiting, demo: str) -> None:
    page = visiting(demo).go(ARTICLE).page
    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    assert target.startswith("#")
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.locator(f"main{target}, main {target}").count() == 1


def test_a_reader_walks_from_the_newest_list_page_to_the_oldest(visiting: Visiting, demo: str) -> None:
    page = visiting(demo).go("/dan-van-kheo/trang/2/").page
    page.get_by_role("link", name="Cũ hơn").first.click()
    assert page.url == f"{demo}/dan-van-kheo/trang/1/"
    page.get_by_role("link", name="Mới hơn").first.click()
    assert page.url == f"{demo}/dan-van-kheo/trang/2/"


def test_a_wide_table_scrolls_in_its_own_box(visiting: Visiting, demo: str, demo_folder: Path) -> None:
    wide = next(
        path
        for path in sorted(demo_folder.rglob("*.html"))
        if any(row.count("<th") >= 9 for row in path.read_text(encoding="utf-8").split("</tr>"))
    )
    page = visiting(demo, 320, 700).go(f"/{wide.relative_to(demo_folder).as_posix()}").page
    box = page.locator("div.table").first
    assert box.evaluate("each => each.scrollWidth > each.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_menu_opens_on_a_phone_without_javascript(visiting: Visiting, demo: str) -> None:
    page = visiting(demo, 360, 740, java_script_enabled=False).go("/").page
    entry = page.locator("nav").get_by_role("link", name="Thời sự").first
    if not entry.is_visible():
        page.locator("summary").first.click()
    expect(entry).to_be_visible()

"""Writing in the editing page: the clock, what is shown meanwhile, buttons, keys and what is pasted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.browser.test_admin import begin, save
from tests.browser.test_serving import serving
from tests.portal import PICTURE, Portal
from tests.word import png

pytestmark = pytest.mark.browser
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PATIENCE = 30_000  # milliseconds: the first preview reads the whole portal


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Portal, str]]:
    """A portal with one article, and the address at which it is edited."""
    portal = Portal(tmp_path_factory.mktemp("editing") / "site").article("thoi-su/co-san.md", title="Bài có sẵn")
    with serving(portal, "--admin") as address:
        yield portal, address


@pytest.fixture(scope="module")
def page(browser: Browser, served: tuple[Portal, str]) -> Iterator[Page]:
    """The editing page, logged in once for all tests that need no browser of another kind."""
    with browser.new_context(viewport={"width": 1400, "height": 900}) as context:
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())  # whether to leave what is not saved
        begin(page, served[1], "/collections/thoi-su")
        yield page


def go(page: Page, address: str, name: str) -> None:
    """Open the form of an article, or of a new one."""
    page.goto(f"{address}/admin/#/collections/thoi-su")  # from one article straight to another it does not go
    expect(page.get_by_role("link", name="Bài có sẵn").first).to_be_visible()
    page.goto(f"{address}/admin/#/collections/thoi-su/{name}")


def front_of(portal: Portal, name: str) -> dict[str, str]:
    text = (portal.folder / f"content/thoi-su/{name}.md").read_text(encoding="utf-8")
    lines = (line.partition(": ") for line in text.split("---\n")[1].splitlines())
    return {name: value for name, _, value in lines}


@pytest.fixture(scope="module")
def abroad(request: pytest.FixtureRequest, browser: Browser, served: tuple[Portal, str]) -> Iterator[Page]:
    """The editing page on a machine of another zone, logged in."""
    with browser.new_context(timezone_id=request.param, viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        begin(page, served[1], "/collections/thoi-su")
        yield page


@pytest.mark.parametrize("abroad", ["America/New_York", "Asia/Tokyo"], indirect=True)
def test_a_time_chosen_in_another_zone_is_the_time_in_ha_noi(abroad: Page, served: tuple[Portal, str]) -> None:
    portal, address = served
    name = abroad.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone")
    name = name.rpartition("/")[2].lower().replace("_", "-")
    go(abroad, address, "new")
    field = abroad.locator("[id^=date-field]")
    shown = datetime.fromisoformat(field.input_value()).replace(tzinfo=ZONE)
    assert abs((datetime.now(ZONE) - shown).total_seconds()) < 600
    expect(abroad.get_by_text("Giờ Hà Nội.").first).to_be_visible()
    abroad.locator("[id^=title-field]").fill(name)
    abroad.locator("[id^=expires-field]").fill("2031-03-09T02:30")  # an hour that New York does not have
    save(abroad)
    assert front_of(portal, name)["date"] == f"{shown:%Y-%m-%d %H:%M}"
    assert front_of(portal, name)["expires"] == "2031-03-09 02:30"
    field.fill("2026-03-01T00:15")
    save(abroad)
    assert front_of(portal, name)["date"] == "2026-03-01 00:15"


@pytest.mark.parametrize("abroad", ["America/New_York"], indirect=True)
def test_a_date_without_a_time_gets_none_until_somebody_chooses_one(abroad: Page, served: tuple[Portal, str]) -> None:
    portal, address = served
    portal.write("content/thoi-su/ngay.md", "---\ntitle: Ngày\ncategory: thoi-su\ndate: 15/02/2026\n---\n\nA\n")
    go(abroad, address, "entries/ngay")
    field = abroad.locator("[id^=date-field]")
    expect(field).to_have_value("2026-02-15T00:00")
    field.fill("2026-02-16T00:00")
    save(abroad)
    assert front_of(portal, "ngay")["date"] == "2026-02-16"
    field.fill("2026-02-16T09:05")
    save(abroad)
    assert front_of(portal, "ngay")["date"] == "2026-02-16 09:05"


# The preview

WRITTEN = """## Mục

1. Một
   - a
2. Hai[^1]

| Tên | Số |
|:---|---:|
| An | 1 |

::: video https://www.youtube.com/watch?v=abc
:::

![Chợ](anh/cho.svg)

HĐND họp, xem [bài](/gioi-thieu.html).

[^1]: Chú thích.

*[HĐND]: Hội đồng nhân dân
"""


def preview_of(page: Page) -> FrameLocator:
    return page.frame_locator("iframe").frame_locator("iframe")


def test_what_is_shown_while_one_writes_is_what_is_published(page: Page, served: tuple[Portal, str]) -> None:
    portal, address = served
    portal.write("content/thoi-su/anh/cho.svg", PICTURE)
    portal.write("content/thoi-su/xem.md", "---\ntitle: Xem\ncategory: thoi-su\ndate: 2026-02-15\n---\n\nMột.\n")
    go(page, address, "entries/xem")
    article = preview_of(page).locator("main")
    expect(article).to_contain_text("Một.", timeout=PATIENCE)
    page.locator("[id^=title-field]").fill("Xem trước")
    page.locator("textarea[id^=body-field]").fill(WRITTEN)
    expect(article.locator("h1")).to_have_text("Xem trước", timeout=PATIENCE)
    expect(article).to_contain_text("Chú thích.", timeout=PATIENCE)
    shown = article.inner_html()
    assert "Một." in (portal.folder / "content/thoi-su/xem.md").read_text(encoding="utf-8")
    save(page)
    other = page.context.new_page()
    other.goto(f"{address}/thoi-su/xem.html")
    expect(other.locator("h1")).to_have_text("Xem trước")
    published = other.evaluate("() => fetch(location.href).then(answer => answer.text())")
    assert re.sub(r"\s+", "", shown) == re.sub(
        r"\s+",
        "",
        other.evaluate(
            "html => new DOMParser().parseFromString(html, 'text/html').querySelector('main').innerHTML", published
        ),
    )


def test_a_mistake_is_told_beside_the_last_preview(page: Page, served: tuple[Portal, str]) -> None:
    portal, address = served
    portal.write("content/thoi-su/loi.md", "---\ntitle: Lỗi\ncategory: thoi-su\ndate: 2026-02-15\n---\n\nMột.\n")
    go(page, address, "entries/loi")
    frame = page.frame_locator("iframe")
    expect(preview_of(page).locator("main")).to_contain_text("Một.", timeout=PATIENCE)
    page.locator("[id^=title-field]").fill("")
    expect(frame.get_by_role("status")).to_contain_text("Bài này chưa dựng được", timeout=PATIENCE)
    expect(preview_of(page).locator("main")).to_contain_text("Một.", timeout=PATIENCE)
    page.locator("[id^=title-field]").fill("Lành")
    expect(frame.get_by_role("status")).to_have_count(0, timeout=PATIENCE)


def test_a_front_matter_with_a_mistake_is_mended_in_the_page(page: Page, served: tuple[Portal, str]) -> None:
    portal, address = served
    portal.write("content/thoi-su/hong.md", "---\ntitle: [\ncategory: thoi-su\ndate: 2026-02-15\n---\n\nMột.\n")
    go(page, address, "entries/hong")
    expect(page.get_by_role("alert").first).to_contain_text("Phần đầu bài")
    area = page.locator("textarea[id^=body-field]")
    area.fill(area.input_value().replace("[", "Lành"))
    save(page)
    text = (portal.folder / "content/thoi-su/hong.md").read_text(encoding="utf-8")
    assert text == "---\ntitle: Lành\ncategory: thoi-su\ndate: 2026-02-15\n---\n\nMột.\n"


def test_two_who_write_at_once_lose_nothing(page: Page, served: tuple[Portal, str]) -> None:
    portal, address = served
    old = "---\ntitle: Hai người\ncategory: thoi-su\ndate: 2026-02-15\n---\n\nMột.\n"
    portal.write("content/thoi-su/hai.md", old)
    path = portal.folder / "content/thoi-su/hai.md"
    go(page, address, "entries/hai")
    page.locator("[id^=summary-field]").fill("Câu mới.")
    path.write_text(old.replace("Một.", "Một của người khác."), encoding="utf-8")
    save(page)
    both = old.replace("---\n\nMột.", "summary: Câu mới.\n---\n\nMột của người khác.")
    assert path.read_text(encoding="utf-8") == both
    page.locator("textarea[id^=body-field]").fill("Một của tôi.")
    page.get_by_role("button", name="Công bố").first.click()
    page.get_by_role("menuitem", name="Công bố ngay").click()
    expect(page.get_by_text("người khác đã sửa và lưu cùng một chỗ").first).to_be_visible()
    assert path.read_text(encoding="utf-8") == both


def test_a_picture_that_is_not_saved_yet_is_shown(page: Page, served: tuple[Portal, str], tmp_path: Path) -> None:
    portal, address = served
    (tmp_path / "Chợ quê.png").write_bytes(png())
    go(page, address, "new")
    page.locator("[id^=title-field]").fill("Có ảnh")
    page.locator("textarea[id^=body-field]").fill("Một.")
    page.get_by_role("toolbar").get_by_role("button", name="Ảnh").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_text("Tải lên").first.click()
    chooser.value.set_files(tmp_path / "Chợ quê.png")
    page.get_by_role("button", name="Lấy những cái đã chọn").click()
    expect(page.locator("textarea[id^=body-field]")).to_have_value("Một.\n\n![ảnh cho thấy gì](anh/cho-que.png)")
    picture = preview_of(page).locator("main img")
    expect(picture).to_have_attribute("alt", "ảnh cho thấy gì", timeout=PATIENCE)
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 0
    save(page)
    assert (portal.folder / "content/thoi-su/anh/cho-que.png").read_bytes() == png()


# Buttons, keys, pasting


@pytest.fixture(scope="module")
def area_page(page: Page, served: tuple[Portal, str]) -> Page:
    """The form of a new article."""
    go(page, served[1], "new")
    expect(page.locator("textarea[id^=body-field]")).to_be_visible()
    return page


def select(page: Page, text: str, words: str) -> None:
    page.locator("textarea[id^=body-field]").fill(text)
    page.locator("textarea[id^=body-field]").evaluate(
        "(area, words) => { area.focus(); const at = area.value.indexOf(words);"
        " area.setSelectionRange(at, at + words.length); }",
        words,
    )


@pytest.mark.parametrize(
    ("button", "text", "words", "made"),
    [
        ("Đậm", "một hai ba", "hai", "một **hai** ba"),
        ("Đậm", "một hai ba", " hai ", "một **hai** ba"),
        ("Đậm", "một **hai** ba", "hai", "một hai ba"),
        ("Nghiêng", "một hai", "hai", "một *hai*"),
        ("Liên kết", "xem đây", "đây", "xem [đây](https://)"),
        ("Đề mục", "một\nhai", "hai", "một\n## hai"),
        ("Đề mục", "## hai", "hai", "hai"),
        ("Đề mục nhỏ", "## hai", "hai", "hai"),
        ("Trích dẫn", "một\n\nhai", "một\n\nhai", "> một\n\n> hai"),
        ("Danh sách", "một\nhai", "một\nhai", "- một\n- hai"),
        ("Danh sách số", "một\nhai", "một\nhai", "1. một\n2. hai"),
        ("Danh sách số", "1. một\n2. hai", "một\n2. hai", "một\nhai"),
        ("Bảng", "một\n\nhai", "một", "một\n\n| Cột | Cột |\n|---|---|\n| ô | ô |\n| ô | ô |\n\nhai"),
    ],
)
def test_a_button_writes_its_signs_and_takes_them_away(
    area_page: Page, button: str, text: str, words: str, made: str
) -> None:
    select(area_page, text, words)
    area_page.get_by_role("toolbar").get_by_role("button", name=button, exact=True).click()
    area = area_page.locator("textarea[id^=body-field]")
    expect(area).to_have_value(made)
    area.press("Control+z")
    expect(area).to_have_value(text)


def test_keys_write_signs_and_go_on_with_lists(area_page: Page) -> None:
    area = area_page.locator("textarea[id^=body-field]")
    area.fill("")
    area.press("Control+b")
    area_page.keyboard.type("đậm")
    area.press("Control+b")
    area_page.keyboard.type(" và\n\n- một\nhai\n\n3) ba\nbốn\n\nhết")
    expect(area).to_have_value("**đậm** và\n\n- một\n- hai\n\n3) ba\n4) bốn\n\nhết")


WORD = """<html><head><style>p{color:red}</style></head><body><h1>Đầu</h1>
<p class=MsoNormal>Một <b>đậm </b>và <i>nghiêng</i>
<o:p></o:p></p><p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·  </span>mục</p>
<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o  </span>con</p>
<ol start=3><li>ba<ul><li>con</li></ul></li><li>bốn</li></ol>
<table><tr><td>a|b</td><td>2</td></tr>
<tr><td>m<sup>2</sup></td></tr></table>
<p>1. không là *danh sách* <a href="https://a.example/x(1)">đây</a><br>dòng hai</p><script>x</script></body></html>"""
PASTED = """## Đầu

Một **đậm** và *nghiêng*

- mục
   - con

3. ba
   - con
4. bốn

| a\\|b | 2 |
|---|---|
| m<sup>2</sup> |   |

1\\. không là \\*danh sách\\* [đây](<https://a.example/x(1)>)\\
dòng hai"""


def test_what_is_pasted_from_word_keeps_its_form(area_page: Page) -> None:
    area = area_page.locator("textarea[id^=body-field]")
    area.fill("")
    paste = """(area, html) => { const clipboardData = new DataTransfer(); clipboardData.setData('text/html', html);
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })); }"""
    area.evaluate(paste, WORD)
    expect(area).to_have_value(PASTED)

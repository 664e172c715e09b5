"""The tools of an article, in a real Chromium: the size of the text, reading aloud, sharing, printing, going on."""

from __future__ import annotations

import io
import wave
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from demo.folder import listening
from tests.browser.conftest import Visit
from tests.portal import Portal

pytestmark = pytest.mark.browser

ARTICLE = "/thoi-su/hop-long-cau-ven-bien-qua-song-lam.html"
CANONICAL = f"https://dancam.example{ARTICLE}"
OTHER = "/thoi-su/mot-tram-ngay-chinh-quyen-hai-cap.html"
# A browser that can speak, slower than a test can click: each piece ends when the test says so.
SPEECH = """
window.said = []; window.stopped = 0; window.heard = {};
Object.defineProperty(window, "speechSynthesis", { value: {
  voices: VOICES,
  getVoices() { return this.voices; },
  speak(piece) { said.push(piece.text); window.done = piece.onend; },
  cancel() { stopped += 1; },
  addEventListener(name, heard) { window.heard[name] = heard; },
} });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
VIETNAMESE = '[{ lang: "en-US" }, { lang: "vi-VN" }]'


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader's browser."""
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        yield context


def speaking(context: BrowserContext, demo: str, voices: str) -> Page:
    page = context.new_page()
    page.add_init_script(SPEECH.replace("VOICES", voices))
    visit = Visit(page, demo).go(ARTICLE)
    assert visit.complaints == []
    return page


def size(page: Page) -> float:
    return float(page.locator(".prose > p").first.evaluate("each => parseFloat(getComputedStyle(each).fontSize)"))


def test_text_becomes_larger_and_stays_so_on_the_next_page(context: BrowserContext, demo: str) -> None:
    page = Visit(context.new_page(), demo).go(ARTICLE).page
    usual = size(page)
    larger, smaller = page.get_by_role("button", name="Chữ to hơn"), page.get_by_role("button", name="Chữ nhỏ hơn")
    expect(smaller).to_have_attribute("aria-disabled", "true")
    seen = [usual]
    for _ in range(3):
        larger.press("Enter")
        seen.append(size(page))
    assert seen == sorted(set(seen))
    assert 1.35 < seen[-1] / usual < 1.45
    expect(larger).to_have_attribute("aria-disabled", "true")
    larger.press("Enter")
    assert size(page) == seen[-1]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto(demo + OTHER)
    assert size(page) == seen[-1]
    for _ in range(3):
        page.get_by_role("button", name="Chữ nhỏ hơn").click()
    assert size(page) == usual
    page.reload()
    assert size(page) == usual


def test_a_browser_that_keeps_nothing_still_makes_text_larger(context: BrowserContext, demo: str) -> None:
    page = context.new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    visit = Visit(page, demo).go(ARTICLE)
    usual = size(page)
    page.get_by_role("button", name="Chữ to hơn").click()
    assert size(page) > usual
    assert visit.complaints == []


def test_an_article_is_read_aloud_sentence_by_sentence_until_somebody_stops_it(
    context: BrowserContext, demo: str
) -> None:
    page = speaking(context, demo, VIETNAMESE)
    button = page.locator("[data-tool=listen]")
    expect(button).to_have_text("Nghe bài")
    button.click()
    expect(button).to_have_text("Dừng đọc")
    assert page.evaluate("said")[0].startswith("Hợp long nhịp chính")
    page.evaluate("done()")
    assert page.evaluate("said")[1] == "Mẻ bê tông cuối cùng đổ xong lúc 3 giờ sáng. "
    button.click()
    expect(button).to_have_text("Nghe bài")
    assert page.evaluate("stopped") == 1
    page.evaluate("done()")
    assert page.evaluate("said.length") == 2


def test_all_of_an_article_is_read_once_and_then_it_is_over(context: BrowserContext, demo: str) -> None:
    page = speaking(context, demo, VIETNAMESE)
    button = page.locator("[data-tool=listen]")
    button.click()
    for _ in range(500):
        if button.inner_text() == "Nghe bài":
            break
        page.evaluate("done()")
    said = page.evaluate("said.map(each => each.trim())")
    assert len(said) == len(set(said)) > 10
    whole = " ".join(said)
    for text in page.locator(".prose > p").all_inner_texts():
        assert " ".join(text.split()) in whole
    assert "Cây cầu nối hai bờ" not in whole


def test_nothing_is_offered_that_the_browser_cannot_do(context: BrowserContext, demo: str) -> None:
    page = speaking(context, demo, '[{ lang: "en-US" }]')
    button = page.locator("[data-tool=listen]")
    expect(button).to_be_hidden()
    page.evaluate("speechSynthesis.voices.push({ lang: 'vi-VN' }); heard.voiceschanged(); heard.voiceschanged()")
    expect(button).to_be_visible()
    button.click()
    assert page.evaluate("said.length") == 1


def test_the_row_above_the_text_has_its_place_before_the_script_comes(context: BrowserContext, demo: str) -> None:
    page = context.new_page()
    page.goto(demo + ARTICLE)
    top = page.locator("figure").first.bounding_box()
    late = context.new_page()
    late.route("**/dancam.js*", lambda route: route.abort())
    late.goto(demo + ARTICLE)
    assert late.locator("figure").first.bounding_box() == top


def test_without_javascript_there_are_no_tools_and_no_gap_for_them(browser: Browser, demo: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(demo + ARTICLE)
        expect(page.locator(".tools").first).to_be_hidden()
        assert page.locator(".tools").first.bounding_box() is None


def test_a_reader_goes_on_to_the_articles_before_and_after(context: BrowserContext, demo: str) -> None:
    page = Visit(context.new_page(), demo).go(ARTICLE).page
    beside = page.get_by_role("navigation", name="Bài liền trước, liền sau")
    beside.locator(".newer a").click()
    expect(page).to_have_url(demo + OTHER)
    beside.locator(".older a").click()
    expect(page).to_have_url(demo + ARTICLE)


def test_the_address_is_copied_and_that_is_said(context: BrowserContext, demo: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = Visit(context.new_page(), demo).go(ARTICLE).page
    page.get_by_role("button", name="Chép liên kết").click()
    expect(page.get_by_role("status")).to_have_text("Đã chép")
    assert page.evaluate("navigator.clipboard.readText()").endswith(ARTICLE)


def test_what_is_printed_has_no_tools(context: BrowserContext, demo: str) -> None:
    page = Visit(context.new_page(), demo).go(ARTICLE).page
    page.emulate_media(media="print")
    for part in (".tools", ".beside-article", ".related", ".menu"):
        for each in page.locator(part).all():
            expect(each).to_be_hidden()
    assert page.pdf(format="A4").startswith(b"%PDF-")


def test_a_gallery_needs_no_script_and_leads_to_its_pictures(browser: Browser, demo: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{demo}/dan-van-kheo/con-duong-sang-den-cua-xom-bai-ngang.html")
        boxes = [each.bounding_box() for each in page.locator(".gallery .tile").all()]
        assert len({round(each["height"]) for each in boxes if each}) == 1
        assert [round(each["y"]) for each in boxes[:2] if each] == [round(boxes[0]["y"])] * 2  # type: ignore[index]  # seen
        page.locator(".gallery").get_by_role("link", name="Sân bóng").click()
        expect(page).to_have_url(f"{demo}/dan-van-kheo/anh/san-bong.svg")


def test_an_article_is_shared_by_name_without_a_foreign_script(context: BrowserContext, demo: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit = Visit(context.new_page(), demo).go(ARTICLE)
    page = visit.page
    facebook = page.get_by_role("link", name="Facebook")
    expect(facebook).to_have_attribute(
        "href", f"https://www.facebook.com/sharer/sharer.php?u={quote(CANONICAL, safe='')}"
    )
    expect(facebook).to_have_attribute("rel", "noopener")
    page.get_by_role("button", name="Zalo").click()
    expect(page.get_by_role("status")).to_have_text("Đã chép liên kết, mời dán vào Zalo")
    assert page.evaluate("navigator.clipboard.readText()") == CANONICAL
    assert visit.foreign == []


def test_a_telephone_shares_to_zalo_by_its_own_sheet(browser: Browser, demo: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.add_init_script("navigator.share = (what) => { window.shared = what; return Promise.resolve(); };")
        page.goto(demo + ARTICLE)
        page.get_by_role("button", name="Zalo").tap()
        assert page.evaluate("window.shared.url") == CANONICAL


def test_an_article_is_saved_as_one_file_that_needs_no_network(browser: Browser, demo: str, tmp_path: Path) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        visit = Visit(context.new_page(), demo).go(ARTICLE)
        with visit.page.expect_download() as coming:
            visit.page.get_by_role("button", name="Lưu bài").click()
        assert coming.value.suggested_filename == ARTICLE.rpartition("/")[2]
        coming.value.save_as(tmp_path / "bai.html")
        assert visit.complaints == []
        headline = visit.page.get_by_role("heading", level=1).inner_text()
    with browser.new_context(viewport={"width": 360, "height": 740}, offline=True) as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto((tmp_path / "bai.html").as_uri())
        assert page.get_by_role("heading", level=1).inner_text() == headline
        expect(page.get_by_role("link", name=CANONICAL)).to_have_attribute("href", CANONICAL)
        picture = page.locator("figure img").first
        assert picture.evaluate("each => each.decode().then(() => each.naturalWidth)") > 300
        assert page.locator("script, button, .tools").count() == 0
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 248, 241)"
        assert not [each for each in asked if not each.startswith(("file:", "data:"))]
        assert page.evaluate("document.documentElement.lang") == "vi"


def test_a_recording_is_played_in_place_of_the_browsers_voice(browser: Browser, tmp_path: Path) -> None:
    silence = io.BytesIO()
    with wave.open(silence, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(16000))
    portal = Portal(tmp_path / "site").write("content/thoi-su/tep/a.wav", silence.getvalue())
    portal.article("thoi-su/a.md", audio="tep/a.wav").build().succeeded()
    with listening(portal.options.output) as server, browser.new_context() as context:
        visit = Visit(context.new_page(), f"http://127.0.0.1:{server.server_address[1]}").go("/thoi-su/a.html")
        player = visit.page.locator("audio")
        player.evaluate("each => { each.muted = true; return each.play(); }")
        assert player.evaluate("each => each.duration") == 1
        expect(visit.page.get_by_role("button", name="Nghe bài")).to_have_count(0)
        assert visit.complaints == []

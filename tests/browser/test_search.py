"""Searching in a real Chromium: with accents and without, in pieces, with mistakes, filtered, offline."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from dancam.render.search.syllables import spell
from demo.hosted import hosting
from tests.browser.conftest import Visit
from tests.portal import Portal
from tests.searching import syllables_of

pytestmark = pytest.mark.browser
TONES = ("", *"\u0300\u0309\u0303\u0301\u0323")
FILLING = "Bà con các thôn họp bàn việc chung, mỗi nhà một ý, rồi cùng làm."


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader's telephone."""
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        yield context


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A portal of forty months with some articles that have something of their own, served."""
    portal = Portal(tmp_path_factory.mktemp("library") / "site")
    for number in range(40):
        date = f"{2022 + number // 12}-{number % 12 + 1:02d}-05"
        portal.article(
            f"thoi-su/so-{number}.md", FILLING, title=f"Đường số {number}", date=date, summary="Chuyện làng."
        )
    for name, title, body in (
        ("kheo", "Kết quả phong trào “Dân vận khéo” năm 2022 ở huyện Diễn Châu", FILLING),
        ("hoa", "Hoà Thuý kể chuyện kĩ sư", FILLING),
        ("doan", "Đoàn thanh niên ra quân", FILLING),
        ("doan-2", "Đoạn đường thanh bình", FILLING),
        (
            "than-bai",
            "Một bài khác",
            f"{FILLING}\n\nĐội văn nghệ **hát ví** đò đưa bên bến Thượng Xá suốt đêm.\n\n{FILLING}",
        ),
        ("so", "Triển khai Kế hoạch 159-KH/TU", FILLING),
        ("nguoi", "Thưa, rằng", "Chữ dân rồi đến vận, và khéo."),
    ):
        portal.article(
            f"dan-van-kheo/{name}.md", body, title=f"'{title}'", date="2023-03-07", author="{name: Lê Văn Sĩ}"
        )
    for name, title, body in (
        ("hop", "Cơ quan họp bàn", FILLING),
        ("ho", "Hội làng", "Liền anh liền chị hát quan họ bên sông."),
        ("nghi-quyet", "Nghị quyết mới", FILLING),
        ("lua", "Trong đồng lúa chín", FILLING),
        ("trong", "Trống đồng làng Vạc", FILLING),
        ("chu-thich", "Họp giao ban", "Ban Chấp hành[^1] Huyện ủy đã bàn.\n\n[^1]: Khóa mới."),
        ("hoi-dap", "Hỏi và đáp", "[Phóng viên]: Xin ông cho biết vụ mùa bội thu ra sao?"),
    ):
        date = "2023-02-07" if name in {"ho", "trong"} else "2023-02-09"
        portal.article(f"thoi-su/{name}.md", body, title=title, date=date)
    portal.write("content/dan-van-kheo/tep/a.pdf", b"%PDF-1.4\n").article(
        "dan-van-kheo/tai-lieu.md",
        "Cá kho, rồi kho tộ.",
        title="Tài liệu",
        date="2023-03-06",
        tags="[nông thôn mới]",
        document="{number: 27-QĐ/BDV}",
        attachments="[{file: tep/a.pdf, title: Biểu mẫu thống kê}]",
    )
    portal.build().succeeded()
    with hosting(portal.options.output) as address:
        yield address


def search(page: Page, words: str) -> list[str]:
    """Search for words; return the headlines that are shown once it is over."""
    page.get_by_role("searchbox", name="Từ cần tìm").fill(words)
    page.keyboard.press("Enter")
    expect(page.locator(".found")).to_have_attribute("aria-busy", "false")
    return page.locator(".found h2").all_inner_texts()


@pytest.fixture(scope="module")
def found(browser: Browser, library: str) -> Iterator[Page]:
    """The search page."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield Visit(context.new_page(), library).go("/tim-kiem.html").page


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("dan van kheo dien chau", "Kết quả"),
        ("DÂN VẬN KHÉO", "Kết quả"),
        (unicodedata.normalize("NFD", "phong trào dân vận"), "Kết quả"),
        ('"phong trao dan van"', "Kết quả"),
        ("dien chau dan van kheo", "Kết quả"),  # in another order
        ("phong tra", "Kết quả"),  # half typed
        ("hòa thúy kỹ", "Hoà Thuý"),
        ("doan thanh nien", "Đoàn thanh"),
        ("đoạn đường", "Đoạn đường"),
        ("phong trao d", "Kết quả"),
        ("159-KH/TU", "Triển khai"),
        ("159-kh", "Triển khai"),
        ("hat vi do dua", "Một bài khác"),
        ("ben thuong xa", "Một bài khác"),
        ("duong so 7", "Đường số 7"),
        ("số đường 7", "Đường số 7"),
        ("doan thnh nien", "Đoàn thanh"),  # a letter too few
        ("phong traoo dan van", "Kết quả"),  # one too many
        ("phogn trao dan van", "Kết quả"),  # in the first syllable
        ("hong trao", "Kết quả"),
        ("hpong trao", "Kết quả"),
        ("trao dna", "Kết quả"),
        ("doan rhanh nien", "Đoàn thanh"),  # in the letters by which files are chosen
        ("ke hoach 159 kk tu", "Triển khai"),
        ("thnah", "Đoàn thanh"),  # in the only syllable
        ("phogn", "Kết quả"),
        ("doạn", "Đoạn đường"),  # d for đ, the tone as it is meant
        ("Số 159-KH", "Triển khai"),  # cited with a word that does not stand there
        ("số 27-qđ", "Tài liệu"),
        ('"27-QĐ/BDV"', "Tài liệu"),  # what is in quotes stands beside the body
        ('"nông thôn mới"', "Tài liệu"),
        ('"biểu mẫu thống kê"', "Tài liệu"),
        ('"dân vận kh', "Kết quả"),  # a quotation that is half typed
        ("kết quả “dân vận khéo” nghệ an", "Kết quả"),  # only what is in quotes must stand
        ("quan họ", "Hội làng"),  # not what only begins so, though it is newer and in a headline
        ("nghị quy", "Nghị quyết"),  # y is i at the end of a syllable, and this has no end yet
        ("trống đồng", "Trống đồng"),  # no two ways to write accents are one
        ("trong dong lua", "Trong đồng"),
        (unicodedata.normalize("NFD", "đoàn thanh ni"), "Đoàn thanh"),
        (unicodedata.normalize("NFD", "trống đồ"), "Trống đồng"),
        ('"chấp hành huyện ủy"', "Họp giao ban"),  # a footnote stands between
        ("vụ mùa bội thu", "Hỏi và đáp"),
    ],
)
def test_an_article_is_found_first(found: Page, words: str, first: str) -> None:
    headlines = search(found, words)
    assert headlines
    assert headlines[0].startswith(first)


def test_what_stands_nowhere_is_not_found_and_a_likely_phrase_is_proposed(found: Page) -> None:
    assert search(found, "xyzzy plugh") == []
    expect(found.get_by_role("status")).to_contain_text("Không tìm thấy bài nào")
    search(found, "doan thnh nien")
    expect(found.locator(".search-hint")).to_contain_text("“doan thanh nien”")
    search(found, "hpong trao")
    expect(found.locator(".search-hint")).to_contain_text("“phong trao”")
    search(found, "hpong trào mỹ")  # what was typed rightly stays as it was typed
    expect(found.locator(".search-hint")).to_be_empty()
    search(found, "hpong trào")
    expect(found.locator(".search-hint")).to_contain_text("“phong trào”")
    assert search(found, "th") == []
    expect(found.get_by_role("status")).to_have_text("Gõ thêm chữ để tìm.")
    assert search(found, "!!!") == []
    expect(found.get_by_role("status")).to_have_text("Gõ thêm chữ để tìm.")
    assert search(found, '"van dan kheo"') == []  # a phrase is a phrase
    assert search(found, "   ") == []
    assert search(found, "số 158") == []  # another figure is no mistake of one letter
    search(found, '"cá kho tộ"')  # its syllables stand side by side by two
    expect(found.locator(".found li")).to_have_count(0)
    expect(found.get_by_role("status")).to_contain_text("Không tìm thấy bài nào")


def test_whole_paragraphs_are_asked_for_without_waiting(found: Page) -> None:
    assert len(search(found, FILLING * 80)) == 10
    assert search(found, "a" * 5000) == []


def test_an_excerpt_has_the_place_in_the_body_with_its_mark(found: Page) -> None:
    search(found, "hat vi do dua")
    excerpt = found.locator(".found .summary").first
    expect(excerpt).to_contain_text("Đội văn nghệ hát ví đò đưa")
    assert excerpt.locator("mark").all_inner_texts() == ["hát", "ví", "đò", "đưa"]
    search(found, "thuong x")  # half typed
    expect(excerpt).to_contain_text("bến Thượng Xá")
    expect(found.locator(".search-hint")).to_be_empty()
    search(found, "bne thuong xa")  # mended
    expect(excerpt).to_contain_text("bến Thượng Xá")


def test_accents_as_they_are_typed_come_first(found: Page) -> None:
    assert search(found, "đoàn")[0] == "Đoàn thanh niên ra quân"
    assert search(found, "đoạn")[0] == "Đoạn đường thanh bình"


def test_filters_and_order_stand_in_the_address_and_come_back(context: BrowserContext, library: str) -> None:
    page = Visit(context.new_page(), library).go("/tim-kiem.html?q=duong").page
    expect(page.get_by_role("status")).to_contain_text("41")
    page.get_by_text("Thu hẹp").click()
    page.get_by_label("Năm").select_option("2024")
    expect(page.get_by_role("status")).to_contain_text("12")
    page.get_by_label("Xếp theo").select_option("Mới nhất trước")
    expect(page.locator(".found h2").first).to_have_text("Đường số 35")
    assert page.url.endswith("?q=duong&y=2024&s=new")
    page.reload()
    expect(page.locator(".found h2").first).to_have_text("Đường số 35")
    page.get_by_text("Thu hẹp").click()
    page.get_by_label("Chuyên mục").select_option("dan-van-kheo")
    expect(page.get_by_role("status")).to_contain_text("Không tìm thấy")
    expect(page.locator(".search-hint")).to_contain_text("Chuyên mục: Dân vận khéo · Năm: 2024")
    page.get_by_role("button", name="Tìm trong toàn cổng").click()
    expect(page.get_by_role("status")).to_contain_text("41")
    expect(page.get_by_role("searchbox", name="Từ cần tìm")).to_be_focused()
    page.get_by_label("Tác giả").focus()
    page.get_by_label("Tác giả").select_option("Lê Văn Sĩ")
    expect(page.locator(".found h2")).to_have_text(["Đoạn đường thanh bình"])


def later(route: Route) -> None:
    """Answer when the reader has pressed once more."""
    time.sleep(0.05)
    route.continue_()


def test_more_are_shown_when_somebody_asks_and_the_keyboard_goes_on_there(
    context: BrowserContext, library: str
) -> None:
    page = Visit(context.new_page(), library).go("/tim-kiem.html?q=chuyen+lang").page
    expect(page.locator(".found li")).to_have_count(10)
    page.get_by_role("button", name="Xem thêm bài").focus()
    page.route("**/cards-*", later)
    page.evaluate("() => { const more = document.querySelector('.search-more'); more.click(); more.click(); }")
    expect(page.locator(".found li")).to_have_count(20)
    assert len(set(page.locator(".found h2").all_inner_texts())) == 20
    expect(page.locator(".found h2 a").nth(10)).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("40")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đường số")


def test_results_come_while_one_types_and_offline_once_they_were_loaded(context: BrowserContext, library: str) -> None:
    page = Visit(context.new_page(), library).go("/tim-kiem.html").page
    page.get_by_role("searchbox", name="Từ cần tìm").press_sequentially("doan thanh ni", delay=20)
    expect(page.locator(".found h2").first).to_have_text("Đoàn thanh niên ra quân")
    page.wait_for_load_state("networkidle")
    context.set_offline(True)
    page.get_by_role("searchbox", name="Từ cần tìm").press_sequentially("en")
    expect(page.locator(".found h2").first).to_have_text("Đoàn thanh niên ra quân")
    context.set_offline(False)


def test_the_box_of_every_page_leads_to_it_and_a_subsite_searches_itself_first(
    context: BrowserContext, demo: str
) -> None:
    visit = Visit(context.new_page(), demo).go("/ban-dan-van/")
    box = visit.page.get_by_role("search").get_by_role("searchbox", name="Từ cần tìm")
    box.fill("dân vận khéo")
    box.press("Enter")
    expect(visit.page.locator(".found li").first).to_be_visible()
    assert "c=ban-dan-van" in visit.page.url
    visit.page.wait_for_load_state("networkidle")
    visit.go("/tim-kiem.html?q=S%C3%B4ng%20Lam")
    expect(visit.page.get_by_role("searchbox")).to_have_value("Sông Lam")
    expect(visit.page.locator(".found li").first).to_be_visible()
    visit.page.wait_for_load_state("networkidle")
    assert visit.complaints == []
    assert visit.foreign == []


def test_what_cannot_be_loaded_is_said_and_tried_again(context: BrowserContext, library: str) -> None:
    page = context.new_page()
    page.route("**/*", lambda route: route.fallback())  # or a route that comes later may come too late for a request
    page.route("**/muc-luc.json", lambda route: route.abort())
    Visit(page, library).go("/tim-kiem.html")
    search(page, "đoàn")
    expect(page.get_by_role("status")).to_contain_text("Không tải được")
    page.unroute("**/muc-luc.json")
    assert search(page, "đoàn")[0] == "Đoàn thanh niên ra quân"
    page.route("**/pairs-*", lambda route: route.fulfill(status=404), times=1)  # its segment is another one by now
    with page.expect_request("**/muc-luc.json"):
        assert search(page, "doan thanh nien")[0] == "Đoàn thanh niên ra quân"


def test_the_script_spells_as_the_index_does(found: Page) -> None:
    vowels = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "iê", "uô", "ươ", "ưa", "uơ", "oă", "uyê"]
    words = [
        *(
            unicodedata.normalize("NFC", f"{onset}{vowel}{tone}")
            for onset in ("d", "đ", "t")
            for vowel in vowels
            for tone in TONES
        ),
        *(
            "kỹ",
            "quý",
            "tay",
            "159",
            "km²",
            "İstanbul",
            "straße",
            "café",
            "résumé",
            "müller",
            "ﬁn",
            "đđ",
            "ñu",
            "𡨸喃",
            "ΑΣ",
        ),
    ]
    spelled = [spell(syllable) for word in words for syllable in syllables_of(word)]
    told = found.evaluate(
        "words => words.flatMap(dancamIndex.syllables).map(dancamIndex.spell)"
        ".map(({plain, accent}) => [plain, accent[0] ?? '0'])",
        words,
    )
    assert told == [[each.plain, each.accent] for each in spelled]


def test_an_open_page_follows_what_is_published(context: BrowserContext, tmp_path: Path) -> None:
    portal = Portal(tmp_path / "site")
    for number in range(24):
        title = f"{'Lũ lụt' if number % 2 else 'Nắng hạn'} số {number}"
        portal.article(f"thoi-su/so-{number}.md", FILLING, title=title, date=f"2023-03-{number + 1:02d}")
    portal.article("thoi-su/moi.md", FILLING, title="Chuyện mới", date="2023-05-01").build().succeeded()
    with hosting(portal.options.output) as address:
        page = Visit(context.new_page(), address).go("/tim-kiem.html?q=lũ lụt").page
        expect(page.locator(".found li")).to_have_count(10)
        portal.article("thoi-su/so-1.md", FILLING, title="Lũ lụt số 1", date="2023-03-02", withdrawn="Sai số liệu.")
        portal.article(
            "thoi-su/so-2.md", "Bà con chống bão.", title="Nắng hạn số 2", date="2023-03-03"
        ).build().succeeded()
        page.evaluate("() => { const now = performance.now() + 60000; performance.now = () => now; }")
        page.get_by_role("button", name="Xem thêm bài").click()
        expect(page.get_by_role("status")).to_contain_text("11")
        expect(page.locator(".found li")).to_have_count(11)
        assert all(each.startswith("Lũ lụt") for each in page.locator(".found h2").all_inner_texts())
        assert search(page, "chống bão") == ["Nắng hạn số 2"]
        portal.article("thoi-su/so-2.md", FILLING, title="Nắng hạn số 2", date="2023-03-03").build().succeeded()
        page.evaluate("() => { const now = performance.now() + 600000; performance.now = () => now; }")
        assert search(page, "chống bão") == []


def test_a_filter_of_the_address_outlasts_a_slow_line(context: BrowserContext, library: str) -> None:
    page = context.new_page()
    page.route("**/muc-luc.json", lambda route: route.abort(), times=1)
    Visit(page, library).go("/tim-kiem.html?q=duong&c=dan-van-kheo&y=2023")
    expect(page.get_by_role("status")).to_contain_text("1")
    page.keyboard.press("Enter")
    search(page, "duong")
    assert "c=dan-van-kheo" in page.url and "y=2023" in page.url
    assert page.locator(".found h2").all_inner_texts() == ["Đoạn đường thanh bình"]


def test_without_javascript_a_reader_is_led_to_the_archive(browser: Browser, library: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = Visit(context.new_page(), library).go("/tim-kiem.html").page
        expect(page.get_by_role("searchbox")).to_be_hidden()
        page.get_by_role("main").get_by_role("link", name="Lưu trữ").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Lưu trữ")

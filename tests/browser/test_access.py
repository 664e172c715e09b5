"""The portal without a mouse, with large text, in high contrast, without motion, and on paper."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from demo.kinds import ARTICLE, KINDS, PHOTOGRAPH
from tests.browser.conftest import Visit, Visiting

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(visiting: Visiting, demo: str) -> Visit:
    """A reader at a desk."""
    return visiting(demo, 1280, 800)


# What has the focus: its text, whether it is to be seen, and how wide its ring is.
FOCUSED = """() => {
    const each = document.activeElement;
    const own = getComputedStyle(each), after = getComputedStyle(each, "::after");
    const width = (style) => style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
    const box = each.getBoundingClientRect();
    return {
        text: (each.getAttribute("aria-label") ?? each.textContent).trim(), tag: each.tagName,
        ring: Math.max(width(own), width(after)),
        seen: each.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && box.width > 0,
    };
}"""
REACHABLE = """() => [...document.querySelectorAll("a[href], button, summary, audio, [tabindex='0']")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true })).length"""


def focused(page: Page) -> dict[str, object]:
    """Return what has the focus."""
    found: dict[str, object] = page.evaluate(FOCUSED)
    return found


def walked(page: Page, steps: int) -> list[dict[str, object]]:
    """Press Tab so many times; return all that had the focus, each once."""
    page.evaluate(
        f"""() => {{
            const seen = new Set();
            window.walked = [];
            addEventListener("focusin", () => {{
                if (!seen.has(document.activeElement)) walked.push(({FOCUSED})());
                seen.add(document.activeElement);
            }});
        }}"""
    )
    for _ in range(steps):
        page.keyboard.press("Tab")
    found: list[dict[str, object]] = page.evaluate("window.walked")
    return found


@pytest.mark.parametrize("kind", ["home", "category", "article", "photograph", "page", "not found"])
def test_everything_is_reached_with_the_keyboard_and_the_focus_is_always_seen(desk: Visit, kind: str) -> None:
    page = desk.go(KINDS[kind]).page
    reachable = page.evaluate(REACHABLE)
    found = walked(page, reachable)
    assert len(found) == reachable
    assert found[0]["text"] == "Đến nội dung chính"
    for each in found:
        assert each["seen"], each
        assert isinstance(each["ring"], int | float)
        assert each["ring"] >= 3, each


def test_a_menu_is_opened_walked_and_closed_with_the_keyboard(desk: Visit) -> None:
    page = desk.go("/").page
    summary = page.locator("nav.menu .submenu summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Cơ cấu tổ chức")).to_be_visible()
    page.keyboard.press("Tab")
    assert focused(page)["text"] == "Cơ cấu tổ chức"
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Cơ cấu tổ chức")).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_reader_goes_from_the_home_page_to_an_article_and_back_with_the_keyboard(desk: Visit) -> None:
    page = desk.go("/").page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "page-main"
    headline = page.locator(".lead .headline a")
    name = headline.inner_text()
    for _ in range(5):
        page.keyboard.press("Tab")
        if focused(page)["text"] == name:
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(name)


def test_a_wide_table_is_scrolled_with_the_keyboard(visiting: Visiting, demo: str) -> None:
    page = visiting(demo, 360, 740).go(ARTICLE).page
    box = page.locator(".prose .table").first
    box.focus()
    assert focused(page)["text"] == box.get_attribute("aria-label")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("each => each.scrollLeft > 0", arg=box.element_handle())
    # The caption names the table for who hears it, and stays in view for who sees it.
    caption = page.get_by_role("table", name=box.get_attribute("aria-label")).locator("caption")
    inner, outer = caption.bounding_box(), box.bounding_box()
    assert inner
    assert outer
    assert inner["x"] == pytest.approx(outer["x"], abs=1)
    assert inner["width"] <= outer["width"] + 1


@pytest.mark.parametrize("kind", KINDS)
def test_landmarks_and_headings_are_in_order_and_text_of_twice_the_size_is_not_cut_off(
    visiting: Visiting, demo: str, kind: str
) -> None:
    page = visiting(demo, 1280, 900, bypass_csp=True).go(KINDS[kind]).page
    for landmark in ("header.masthead", "main", "footer.foot"):
        assert page.locator(f"body > {landmark}").count() == 1, landmark
    names = page.get_by_role("navigation").evaluate_all("all => all.map((each) => each.ariaLabel)")
    assert all(names)
    assert len(set(names)) == len(names)
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((each) => +each.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    page.add_style_tag(content="html { font-size: 200% !important }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    cut = page.evaluate(
        """() => [...document.querySelectorAll("h1, h2, h3, p, li, dt, dd, td, th, a, button, summary, time")]
            .filter((each) => each.checkVisibility() && !each.closest(".visually-hidden, .table, .skip"))
            .filter((each) => {
                const style = getComputedStyle(each);
                const clamped = style.webkitLineClamp !== "none" || style.textOverflow === "ellipsis";
                return style.overflow !== "visible" && !clamped
                    && (each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2);
            }).map((each) => each.outerHTML.slice(0, 120))"""
    )
    assert cut == []


def test_nothing_moves_by_itself(visiting: Visiting, demo: str) -> None:
    for path in ("/", ARTICLE):
        page = visiting(demo, reduced_motion="reduce").go(path).page
        moving = page.evaluate(
            """() => [...document.querySelectorAll("*")].filter((each) => {
                const style = getComputedStyle(each);
                return style.animationName !== "none" || style.transitionDuration !== "0s"
                    || style.scrollBehavior === "smooth";
            }).length + document.getAnimations().length"""
        )
        assert moving == 0
        assert page.locator("marquee, blink, video[autoplay]").count() == 0


@pytest.mark.parametrize("path", ["/", ARTICLE, PHOTOGRAPH, "/404.html"])
def test_in_high_contrast_everything_is_still_to_be_seen(visiting: Visiting, demo: str, path: str) -> None:
    """Windows gives all colours then: what is drawn with a background alone would be gone."""
    page = visiting(demo, 1280, 800, forced_colors="active").go(path).page
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    lost = page.evaluate(
        """() => [...document.querySelectorAll("a, button, summary")].filter((each) => {
            if (!each.checkVisibility({ visibilityProperty: true }) || !each.textContent.trim()) return false;
            const style = getComputedStyle(each), ground = getComputedStyle(document.body).backgroundColor;
            return style.color === ground;
        }).length"""
    )
    assert lost == 0
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    ring = focused(page)["ring"]
    assert isinstance(ring, int | float)
    assert ring >= 3


def test_an_article_is_printed_on_paper_with_its_masthead_address_and_date(
    visiting: Visiting, demo: str, tmp_path: Path
) -> None:
    page = visiting(demo, 794, 1123).go(ARTICLE).page  # a sheet of paper: nobody else looks at one
    page.pdf(path=tmp_path / "bai.pdf", format="A4")
    data = (tmp_path / "bai.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert 2 <= data.count(b"/Type /Page\n") + data.count(b"/Type /Page ") <= 8
    page.emulate_media(media="print")
    for text in ("Ban Dân vận Tỉnh ủy Nghệ An", f"https://dancam.example{ARTICLE}"):
        expect(page.locator(".print-only").get_by_text(text, exact=False).first).to_be_visible()
    expect(page.locator(".byline time").first).to_be_visible()
    expect(page.get_by_text("Nguyễn Mạnh Khôi").last).to_be_visible()
    for hidden in ("nav.menu", ".related", "footer.foot", ".tools"):
        expect(page.locator(hidden).first).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"

"""How little a first visit takes: no page is heavy, and nothing comes from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from demo.kinds import KINDS
from demo.reader import first_view, saved

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
# Bytes: text, style, fonts and banner; the fonts alone; and with the script and the drawings of the theme.
MOST, MOST_OF_FONTS, MOST_WITH_SCRIPT = 60_000, 40_000, 63_000


@pytest.mark.parametrize("kind", ["article", "photograph", "withdrawn", "page"])
def test_the_first_view_of_an_article_is_light(browser: Browser, demo: str, kind: str) -> None:
    found = first_view(browser, demo + KINDS[kind])
    assert set(found) <= {"document", "stylesheet", "script", "font", "banner", "drawings of the theme", "other"}
    assert 0 < found["font"] <= MOST_OF_FONTS, found
    assert sum(found[each] for each in ("document", "stylesheet", "font", "banner")) <= MOST, found
    assert sum(found.values()) <= MOST_WITH_SCRIPT, found


def test_a_page_after_the_first_takes_its_text_and_little_more(browser: Browser, demo: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(demo + KINDS["article"], wait_until="networkidle")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.resource_type))
        page.goto(demo + KINDS["photograph"], wait_until="networkidle")
        sent = page.evaluate(
            "performance.getEntriesByType('resource').filter((each) => each.transferSize > 0)"
            ".map((each) => each.initiatorType)"
        )
        assert set(sent) <= {"img"}  # its own pictures; style, script and fonts are there


def test_photographs_lose_most_of_their_bytes(demo_folder: Path) -> None:
    found = saved(ROOT / "content", demo_folder)
    assert list(found) == [320, 640, 960, 1280]
    assert found[320] > found[640] > found[960] > found[1280] > 0.75

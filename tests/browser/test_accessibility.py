"""Every kind of page looked through by axe, in both colour schemes; and photographs that come as large as needed."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from demo.kinds import KINDS, PHOTOGRAPH
from demo.reader import axe
from tests.browser.conftest import Visit, Visiting

pytestmark = pytest.mark.browser

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
GALLERY = "/dan-van-kheo/con-duong-sang-den-cua-xom-bai-ngang.html"


@pytest.mark.parametrize("kind", [*KINDS, "gallery"])
def test_axe_finds_nothing_in_either_colour_scheme(visiting: Visiting, demo: str, kind: str) -> None:
    page = visiting(demo, 360, 740, bypass_csp=True).go({**KINDS, "gallery": GALLERY}[kind]).page
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") == (scheme == "dark")
        assert axe(page) == [], scheme


def test_axe_would_find_something(visiting: Visiting, demo: str) -> None:
    page = visiting(demo, 360, 740, bypass_csp=True).go("/").page
    page.emulate_media(color_scheme="light")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=/static/theme/icon.svg>')")
    page.add_style_tag(content=".meta { color: #bbb !important }")
    assert {each.partition(":")[0] for each in axe(page)} == {"image-alt", "color-contrast"}


@pytest.mark.parametrize(("width", "density", "most"), [(360, 1, 640), (360, 2, 960), (1280, 1, 960), (1280, 2, 1280)])
def test_a_photograph_comes_as_large_as_it_is_shown(
    browser: Browser, demo: str, demo_folder: Path, width: int, density: int, most: int
) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}, device_scale_factor=density) as context:
        visit = Visit(context.new_page(), demo).go(PHOTOGRAPH)
        picture = visit.page.locator("figure picture img")
        address = picture.evaluate("each => each.currentSrc")
        box = picture.bounding_box()
        assert box is not None
        assert address.endswith(f"-{most}.webp")
        assert most / density >= box["width"] * 0.94
        whole = demo_folder / "thoi-su/anh/cau-song-lam.jpg"
        assert (demo_folder / address.removeprefix(f"{demo}/")).stat().st_size < whole.stat().st_size / 4
        assert visit.complaints == []


def test_a_photograph_takes_its_place_before_it_comes(browser: Browser, demo: str) -> None:
    """Nothing moves when it arrives."""
    with browser.new_context(viewport={"width": 360, "height": 800}) as context:
        page = context.new_page()
        page.route("**/*.webp", lambda route: route.abort())
        page.goto(demo + PHOTOGRAPH)
        box = page.locator("figure picture img").bounding_box()
        assert box is not None
        assert abs(box["height"] - box["width"] * 1600 / 2400) < 1


def test_a_portrait_takes_its_place_before_it_comes(browser: Browser, demo: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 800}) as context:
        page = context.new_page()
        page.route("**/trong-dong.svg", lambda route: route.abort())
        page.goto(demo + "/gioi-thieu.html")
        box = page.locator("figure.portrait img").bounding_box()
        assert box is not None
        assert abs(box["height"] - min(box["width"] * 1200 / 900, 0.85 * 800)) < 1

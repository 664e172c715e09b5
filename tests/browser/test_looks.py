"""How every kind of page looks on screens of every width, and at its extremes; see looks.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from demo.hosted import hosting
from demo.kinds import KINDS
from tests.browser import looks
from tests.browser.conftest import Visit, Visiting
from tests.portal import NOW, SITE_YML, Portal

pytestmark = pytest.mark.browser

NARROWEST = 320
WIDTHS = (360, 768, 1280, 1920)
# On a screen of each width nothing may be wider than it. A picture shows how the parts stand: on a telephone and on a
# desk for every kind of page, and where these have more in between and beyond, for the four that differ most.
TELEPHONE_AND_DESK = (360, 1280)
ON_ALL_SCREENS = ("home", "category", "article", "longest headline")
LONG = (
    "Đoàn công tác của Ban Thường vụ Tỉnh ủy kiểm tra việc thực hiện Quy chế dân chủ ở cơ sở gắn với phong trào thi đua"
    " “Dân vận khéo” tại các xã biên giới của huyện Kỳ Sơn"
)
EXTREMES = {
    "longest headline": "/dan-van-kheo/dai.html",
    "no picture": "/thoi-su/tron.html",
    "one article": "/dan-van-kheo/",
    "five hundred": "/thoi-su/",
    "one paragraph": "/quy-che/ngan.html",
}


@pytest.fixture(scope="module")
def extremes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A portal in which everything is at its longest or its shortest, served."""
    portal = Portal(tmp_path_factory.mktemp("extremes") / "site", SITE_YML.replace("page_size: 4", "page_size: 20"))
    for number in range(500):
        day = NOW - timedelta(days=1, hours=number)
        title = f"{LONG} ({number})" if number % 5 == 0 else f"Tin số {number}"
        portal.article(f"thoi-su/tin-{number}.md", title=f"'{title}'", date=f"{day:%Y-%m-%d %H:%M}")
    portal.article("thoi-su/tron.md", "Thân bài.\n\n" * 40, title="Không có ảnh", summary="Sapo.", author="khoi")
    portal.article("dan-van-kheo/dai.md", "## Mục\n\nThân bài.\n\n" * 4, title=f"'{LONG}'", summary=f"'{LONG}'")
    portal.article("quy-che/ngan.md", "Một đoạn.", title="Ngắn")
    portal.build().succeeded()
    with hosting(portal.options.output) as address:
        yield address


def kept_widths(name: str) -> tuple[int, ...]:
    """Return on screens of which widths pictures of a page are kept."""
    return WIDTHS if name in ON_ALL_SCREENS else TELEPHONE_AND_DESK


def look(visit: Visit, path: str, name: str) -> list[str]:
    """Open a page; return what is wrong with it on screens of all widths."""
    page = visit.page
    page.set_viewport_size({"width": 1280, "height": 720})
    visit.go(path)
    if "?q=" in path:  # what was found, with all that is shown of it
        expect(page.locator(".search [role=status]")).to_contain_text(re.compile(r"\d"))
    expect(page.locator(".search [role=status]", has_text="…")).to_have_count(0)  # it is searching
    page.wait_for_load_state("networkidle")
    found = []
    for width in (*WIDTHS, NARROWEST):
        page.set_viewport_size({"width": width, "height": 900})
        if width in kept_widths(name):
            found.append(looks.complaint(looks.taken(page, width), f"{name.replace(' ', '-')}-{width}"))
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{name} is wider than {width} pixels")
    return [*filter(None, found), *visit.complaints, *visit.foreign]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_looks_as_it_did(visiting: Visiting, demo: str, kind: str) -> None:
    visit = visiting(demo, device_scale_factor=looks.SCALE)
    assert look(visit, KINDS[kind], kind) == []
    assert visit.page.locator("h1").count() == 1


@pytest.mark.parametrize("kind", EXTREMES)
def test_the_longest_and_the_shortest_look_as_they_did(visiting: Visiting, extremes: str, kind: str) -> None:
    assert look(visiting(extremes, device_scale_factor=looks.SCALE), EXTREMES[kind], kind) == []


@pytest.mark.parametrize("kind", ["home", "article"])
def test_the_dark_scheme_looks_as_it_did(visiting: Visiting, demo: str, kind: str) -> None:
    assert look(visiting(demo, device_scale_factor=looks.SCALE, color_scheme="dark"), KINDS[kind], f"dark {kind}") == []


@pytest.mark.parametrize(
    "change",
    [
        ":root { --accent: #12b31d !important }",
        ".page { padding-left: 3rem }",
        "h1 { font-weight: 400 }",
        ".prose { line-height: 1.5 }",
        ".banner { display: none }",
    ],
)
def test_a_change_of_looks_is_seen(visiting: Visiting, demo: str, change: str) -> None:
    page = visiting(demo, device_scale_factor=looks.SCALE, bypass_csp=True).go(KINDS["article"]).page
    before = looks.taken(page, 360)
    assert looks.differences(before, looks.taken(page, 360)) == []
    page.add_style_tag(content=change)
    assert looks.differences(before, looks.taken(page, 360))


def test_what_is_kept_is_what_is_compared() -> None:
    names = [*KINDS, *EXTREMES, "dark home", "dark article"]
    kept = {f"{name.replace(' ', '-')}-{width}.webp" for name in names for width in kept_widths(name)}
    assert {path.name for path in Path(looks.FOLDER).iterdir()} == kept

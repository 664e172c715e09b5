"""What the editing page saves: nothing where nobody changed anything, and else what somebody changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.bodies import CHANGED, joined_sources
from tests.browser.test_admin import begin, save
from tests.browser.test_serving import serving
from tests.portal import Portal

pytestmark = pytest.mark.browser
SOURCES = joined_sources()
KINDS = sum(map(len, SOURCES))
NUMBERS = {name: number for number, name in enumerate(SOURCES)}
NEW = "Câu đã đổi."
UNCHANGED: list[str] = []
"""The kinds of bodies that came back as they were."""


@pytest.fixture(scope="module")
def editing(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Portal, Page, str]]:
    """A portal with all bodies, and the editing page of it, logged in."""
    portal = Portal(tmp_path_factory.mktemp("editing") / "site")
    for name, data in SOURCES.items():
        portal.write(f"content/thoi-su/bai-{NUMBERS[name]}.md", data)
    with serving(portal, "--admin") as address, browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        begin(page, address, "/collections/thoi-su")
        yield portal, page, address
    print(f"\nround trips through the editing page that changed nothing: {len(UNCHANGED)} of {KINDS}")


def opened(page: Page, address: str, name: tuple[str, ...]) -> Locator:
    page.goto(f"{address}/admin/#/collections/thoi-su")  # from one article straight to another it does not go
    expect(page.get_by_role("link", name="Chợ: phiên").first).to_be_visible()
    page.goto(f"{address}/admin/#/collections/thoi-su/entries/bai-{NUMBERS[name]}")
    area = page.locator("textarea[id^=body-field]")
    expect(area).to_have_value(body_of(name))
    return area


def body_of(name: tuple[str, ...]) -> str:
    """Return the body as the page shows it."""
    text = unicodedata.normalize("NFC", SOURCES[name].decode("utf-8-sig").replace("\r\n", "\n"))
    return text.split("\n---\n", 1)[1].strip(" \n")


def change(area: Locator, old: str, new: str) -> None:
    """Select some words of a text field, and type others."""
    start = area.evaluate(
        "(area, old) => { const at = area.value.indexOf(old); area.focus(); "
        "area.setSelectionRange(at, at + old.length); return at; }",
        old,
    )
    assert start >= 0
    area.page.keyboard.insert_text(new)


@pytest.mark.parametrize("name", SOURCES, ids=", ".join)
def test_saving_without_a_change_changes_no_byte_and_one_sentence_one_line(
    editing: tuple[Portal, Page, str], name: tuple[str, ...]
) -> None:
    portal, page, address = editing
    path = portal.folder / f"content/thoi-su/bai-{NUMBERS[name]}.md"
    area = opened(page, address, name)
    area.press("Control+End")
    page.keyboard.insert_text(" ")  # else the page has nothing to save
    save(page)
    assert path.read_bytes() == SOURCES[name]
    UNCHANGED.extend(name)
    for _ in name:
        change(area, CHANGED, NEW)
    save(page)
    lines = list(zip(SOURCES[name].splitlines(keepends=True), path.read_bytes().splitlines(keepends=True), strict=True))
    changed = [pair for pair in lines if pair[0] != pair[1]]
    assert len(changed) == len(name)
    assert all(NEW.encode() in new for _, new in changed)

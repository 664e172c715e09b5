"""The editing page where it is published: what it commits to a repository."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from demo.hosted import hosting
from tests.browser.bodies import CHANGED, sources
from tests.browser.repositories import Gitea, GitHub, GitLab, Repository
from tests.browser.test_round_trips import NEW, change
from tests.portal import Portal

pytestmark = pytest.mark.browser


def commit(page: Page) -> None:
    page.get_by_role("button", name="Công bố").first.click()
    page.get_by_role("menuitem", name="Công bố ngay").click()
    expect(page.get_by_role("button", name="Đã công bố").first).to_be_visible()


@pytest.mark.parametrize(
    ("kind", "names"),
    # Other line ends, a byte-order mark, no last line end, decomposed letters: what is lost where a program writes a
    # file anew.
    [(GitHub, ["bảng", "đoạn văn"]), (GitLab, ["trích dẫn"]), (Gitea, ["danh sách"])],
)
def test_a_commit_has_the_old_bytes_but_for_what_somebody_changed(
    browser: Browser, tmp_path: Path, kind: type[Repository], names: list[str]
) -> None:
    files = {f"content/thoi-su/bai-{n}.md": sources()[name] for n, name in enumerate(names)}
    repository = kind(files)
    portal = Portal(tmp_path / "site").edit("site.yml", lambda text: text + repository.settings)
    portal.build().succeeded()
    with hosting(portal.folder / "public") as address, browser.new_context() as context:
        repository.serve(context, address)
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
            assert repository.commits[-1] == {path: old}
            change(area, CHANGED, NEW)
            commit(page)
            changed = repository.commits[-1][path]
            lines = zip(old.splitlines(True), changed.splitlines(True), strict=True)
            assert [NEW.encode() in new for before, new in lines if before != new] == [True]
            # Somebody else changes a field meanwhile; then somebody deletes the file.
            repository.files[path] = changed.replace(b"rieng: 010", b"rieng: 011").replace(b"tags: [ch", b"tags: [Ch")
            change(area, NEW, CHANGED)
            commit(page)
            assert repository.commits[-1] == {path: repository.files[path].replace(NEW.encode(), CHANGED.encode())}
            assert repository.commits[-1][path].count(b"rieng: 011") == 1
            del repository.files[path]
            change(area, CHANGED, NEW)
            commit(page)
            assert NEW.encode() in repository.commits[-1][path]
    assert [each for each in repository.unknown if "/contents/" not in each and "/raw" not in each] == []

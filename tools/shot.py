"""Take the screenshots for README.md and the handbook: `make shot`."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from demo.browser import browsing
from demo.folder import listening
from demo.kinds import ARTICLE
from demo.portal import NOW, ROOT, build_into, copy_sources

SHOTS = (("portal", "/", 1280, 900), ("article", ARTICLE, 1280, 900), ("phone", ARTICLE, 390, 844))


def main() -> int:
    """Build the demo portal in a temporary folder, and write its screenshots into docs/pictures/."""
    with contextlib.ExitStack() as stack, tempfile.TemporaryDirectory() as raw:
        target = Path(raw) / "public"
        build_into(target)
        server = stack.enter_context(listening(target))
        browser = stack.enter_context(browsing())
        for name, path, width, height in SHOTS:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"http://127.0.0.1:{server.server_address[1]}{path}")
            page.screenshot(path=ROOT / f"docs/pictures/{name}.png")
            page.close()
        _editing(stack, browser, Path(raw) / "portal")
    return 0


def _editing(stack: contextlib.ExitStack, browser: Browser, folder: Path) -> None:
    """Take the screenshots for the handbook: the editing page, and an error shown in an open page."""
    copy_sources(folder)
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--site", str(folder), "--port", "8456", "--admin"]
    command += ["--drafts", "--now", NOW.isoformat()]
    process = stack.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
    stack.callback(process.terminate)
    assert process.stdout is not None
    line = next(line for line in process.stdout if "Đang chạy tại" in line)
    address = line[line.index("http://") :].split("/ ")[0]
    page = browser.new_page(viewport={"width": 1280, "height": 760})
    page.goto(f"{address}/admin/")
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_role("link", name="Dân vận khéo").click()
    page.locator("a[href*=entries]").first.wait_for()
    page.wait_for_timeout(500)
    page.screenshot(path=ROOT / "docs/pictures/soan-bai.png")
    page.goto(f"{address}/admin/#/collections/dan-van-kheo/new")
    page.locator("[id^=title-field]").fill("Đổi mới công tác dân vận ở xã Nghĩa Đàn")
    page.locator("[id^=author-field]").fill("nguyen-manh-khoi")
    page.locator("[id^=summary-field]").fill("Cán bộ xóm đến từng nhà trước, họp sau.")
    page.locator("textarea[id^=body-field]").fill(
        "Sáng sớm, tổ dân vận đã **đến từng nhà**.\n\n- nghe trước\n- nói sau"
    )
    page.frame_locator("iframe").frame_locator("iframe").get_by_text("nói sau").wait_for()
    page.mouse.move(10, 10)
    page.screenshot(path=ROOT / "docs/pictures/soan-bai-moi.png")
    page.close()
    page = browser.new_page(viewport={"width": 1280, "height": 760})
    page.goto(address + ARTICLE)
    source = folder / f"content{ARTICLE.removesuffix('.html')}.md"
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("date: 2023-02-15", "date: 31/02/2023"), encoding="utf-8")
    page.locator("dancam-notes section").wait_for()
    page.screenshot(path=ROOT / "docs/pictures/bao-loi.png")
    page.close()


if __name__ == "__main__":
    sys.exit(main())

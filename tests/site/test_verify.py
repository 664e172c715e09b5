"""A day of a portal through the command line: after each edit and build, `dancam verify` finds nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from dancam.cli.main import main
from tests.portal import NOW, PICTURE, Portal


class Day:
    """A portal that is edited, built and verified by commands."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self.now = NOW
        self.verified = 0

    def run(self, command: str, *more: str, now: datetime | None = None) -> int:
        """Give a command; return its exit status."""
        moment = ["--now", now.isoformat()] if now else []
        return main([command, "--site", str(self.portal.folder), *more, *moment])

    def build(self, *more: str) -> None:
        """Build as the clock says, and verify with the clock of the machine, as CI does."""
        assert self.run("build", *more, now=self.now) == 0
        assert self.run("verify", *more) == 0
        self.verified += 1


def test_a_day_of_edits_is_what_a_clean_build_makes_after_each(portal: Portal) -> None:
    day = Day(portal)
    portal.write("content/thoi-su/anh.svg", PICTURE).write("static/root/ghi-chu.txt", "1").articles(5)
    portal.article("dan-van-kheo/a.md", "[xem](../thoi-su/bai-001.md)", tags="[dân vận]", author="khoi")
    day.build()
    portal.article("thoi-su/moi.md", tags="[dân vận]", image="anh.svg", related="[bai-003]")
    day.build()
    portal.edit("content/thoi-su/bai-002.md", lambda text: text + "\n## Thêm\n\nMột đoạn.\n")
    portal.edit("content/thoi-su/bai-003.md", lambda text: text.replace("title: ", "title: Sửa "))
    day.build()
    portal.move("content/thoi-su/bai-004.md", "content/thoi-su/ten-khac.md").delete("content/thoi-su/bai-005.md")
    day.build()
    portal.edit("site.yml", lambda text: text.replace("page_size: 4", "page_size: 3"))
    day.build()
    portal.write("templates/parts/tools.html", "<p>Mẫu riêng</p>\n")
    day.build()
    portal.delete("templates/parts/tools.html").write("static/root/ghi-chu.txt", "2")
    portal.write("content/thoi-su/anh.svg", PICTURE.replace("120", "240"))
    day.build()
    portal.article("thoi-su/hen.md", date="2026-06-16 08:00", expires="2026-06-18")
    day.build()
    day.now += timedelta(days=2)
    day.build()
    day.now += timedelta(days=2)
    day.build()
    (portal.folder / "public/thoi-su/bai-001.html").unlink()
    portal.article("thoi-su/nhap.md", draft="true")
    day.build("--drafts")
    day.build("--base-url", "https://xem.example/con")
    portal.delete(".dancam")
    day.build()
    assert day.verified == 13


def test_a_build_that_failed_leaves_what_the_last_one_made(portal: Portal) -> None:
    day = Day(portal)
    portal.articles(3)
    day.build()
    portal.article("thoi-su/sai.md", date="31/02/2026")
    assert day.run("build", now=day.now) == 1
    portal.delete("content/thoi-su/sai.md")
    assert day.run("verify") == 0

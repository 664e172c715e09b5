"""The site tester: a small portal in a folder of its own, written, built and looked at in one chain.

Portal(tmp_path).article("thoi-su/bai-1.md", title="Một").build().rendered(at_least=1)
"""

from __future__ import annotations

import html
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from dancam.messages.catalogue import say
from dancam.pipeline.build import build
from dancam.pipeline.options import Options
from dancam.pipeline.result import Result
from dancam.system.disk import Disk

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 6, 15, 9, 0, tzinfo=ZONE)

SITE_YML = """title: Cổng thử
description: Một cổng để thử.
base_url: https://thu.example
page_size: 4
related: {newer: 2, older: 3}
menu:
  - {title: Trang chủ, url: /}
  - {category: thoi-su}
  - {page: gioi-thieu.md}
categories:
  - key: thoi-su
    title: Thời sự
    description: Tin trong ngày.
  - key: ban
    title: Ban Dân vận
    children:
      - key: dan-van-kheo
        title: Dân vận khéo
      - key: quy-che
        title: Quy chế dân chủ
  - key: trong
    title: Chuyên mục trống
subsites:
  - category: ban
    title: Ban Dân vận Tỉnh ủy
    description: Trang của Ban.
authors:
  khoi:
    name: Nguyễn Mạnh Khôi
    positions:
      - {from: 2020-01-01, title: Trưởng phòng}
      - {from: 2026-03-01, title: Phó Trưởng ban}
footer:
  managing_body: Tỉnh ủy
  phone: "0238 3842 345"
"""

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><rect width="120" height="80"/></svg>\n'


class Portal:
    """A portal in a folder; every method but the looking ones returns the portal itself."""

    def __init__(self, folder: Path, site_yml: str = SITE_YML) -> None:
        self.folder = folder
        self.now = NOW
        self.options = Options(site=folder, output=folder / "public", now=NOW, jobs=1)
        self.result = self.clean_result = Result()
        folder.mkdir(parents=True, exist_ok=True)
        if site_yml:
            self.write("site.yml", site_yml)
            self.write("content/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\n\nVề cổng này.\n")

    # Writing

    def write(self, path: str, text: str | bytes) -> Portal:
        """Write a file below the portal's folder."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def article(self, path: str, body: str = "Thân bài.", **fields: str) -> Portal:
        """Write an article below `content/`; fields are YAML, title, date and category are there by themselves."""
        name = Path(path).stem
        folder = path.partition("/")[0] if "/" in path else "thoi-su"
        given = {"title": f"Bài {name}", "date": "2026-06-01 08:00", "category": folder} | fields
        front = "".join(f"{key}: {value}\n" for key, value in given.items() if value != "")
        return self.write(f"content/{path}", f"---\n{front}---\n\n{body}\n")

    def articles(self, count: int, category: str = "thoi-su", first: int = 1) -> Portal:
        """Write a number of articles, eight hours apart, the last one the newest: `bai-001.md` and so on."""
        start = datetime(2026, 1, 1, 8, 0, tzinfo=ZONE)
        for number in range(first, first + count):
            day = start + timedelta(hours=8 * number)
            self.article(f"{category}/bai-{number:03d}.md", date=f"{day:%Y-%m-%d %H:%M}")
        return self

    def edit(self, path: str, change: Callable[[str], str]) -> Portal:
        """Change the text of a file."""
        target = self.folder / path
        return self.write(path, change(target.read_text(encoding="utf-8")))

    def move(self, old: str, new: str) -> Portal:
        """Move a file."""
        (self.folder / new).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / old).rename(self.folder / new)
        return self

    def delete(self, path: str) -> Portal:
        """Delete a file or folder."""
        target = self.folder / path
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink()
        return self

    def touch(self, path: str) -> Portal:
        """Set a file's times to now without changing it."""
        os.utime(self.folder / path)
        return self

    def at(self, moment: datetime) -> Portal:
        """Look at the portal at another moment from now on."""
        self.options = replace(self.options, now=moment)
        return self

    # Building

    def build(self, disk: Disk | None = None, **options: object) -> Portal:
        """Build; the result is in `result`."""
        self.result = build(replace(self.options, **options), disk)
        return self

    def clean_build(self, **options: object) -> dict[str, bytes]:
        """Build the same sources elsewhere; its result is in `clean_result`, and what it published is returned.

        Args:
            options: Other options than those of this portal.
        """
        with tempfile.TemporaryDirectory() as raw:
            folder = Path(raw) / "copy"
            shutil.copytree(self.folder, folder, ignore=shutil.ignore_patterns("public*", ".dancam"), symlinks=True)
            self.clean_result = build(replace(self.options, site=folder, output=folder / "public", **options))
            return tree(folder / "public") if self.clean_result.published else {}

    def clean_tree(self, **options: object) -> dict[str, bytes]:
        """Return the files of a clean build of the same sources elsewhere, which must be published."""
        files = self.clean_build(**options)
        assert self.clean_result.published, [each.code for each in self.clean_result.problems]
        return files

    # Looking

    def succeeded(self) -> Portal:
        """Assert that the build was published."""
        assert self.result.published, self.codes()
        return self

    def failed(self, *codes: str) -> Portal:
        """Assert that nothing was published, because of these problems among others."""
        assert not self.result.published
        assert set(codes) <= set(self.codes()), self.codes()
        return self

    def rendered(self, exactly: int | None = None, *, at_least: int = 0, at_most: int = 10**9) -> Portal:
        """Assert how many outputs were rendered."""
        assert at_least <= self.result.rendered <= at_most, self.result.rendered_paths
        assert exactly is None or self.result.rendered == exactly, self.result.rendered_paths
        return self

    def wrote(self, exactly: int) -> Portal:
        """Assert how many files were written."""
        assert self.result.written == exactly, self.result.written_paths
        return self

    def codes(self) -> list[str]:
        """Return the codes of the problems."""
        return [each.code for each in self.result.problems]

    def messages(self, language: str = "vi") -> list[str]:
        """Return the problems in words: place, message, hint."""
        found = []
        for each in self.result.problems:
            said, place = say(each, language), each.place
            found.append(f"{place.file}:{place.line}:{place.column} {said.message} | {said.hint}")
        return found

    def tree(self) -> dict[str, bytes]:
        """Return the published files."""
        return tree(self.folder / "public")

    def page(self, path: str) -> str:
        """Return a published file as text."""
        return (self.folder / "public" / path).read_text(encoding="utf-8")

    def text(self, path: str) -> str:
        """Return the words of a published page, without markup."""
        bare = re.sub(r"<(script|style)\b.*?</\1>", " ", self.page(path), flags=re.DOTALL)
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", bare)).split())

    def exists(self, path: str) -> bool:
        """Whether a file is published."""
        return (self.folder / "public" / path).is_file()


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder, by path, but for dancam's own mark."""
    found = {}
    top = len(str(folder)) + 1
    for parent, folders, names in os.walk(folder):  # half of a test's time with a Path for each file
        folders.sort()
        for name in sorted(names):
            path = f"{parent}{os.sep}{name}"
            if name != ".dancam-output" and os.path.isfile(path):  # noqa: PTH113 - as above
                with open(path, "rb") as file:  # noqa: PTH123 - as above
                    found[path[top:].replace(os.sep, "/")] = file.read()
    return found

"""Random sequences of edits: after each build the published tree is the one that a clean build makes, byte for byte.

So are the problems and the counts. The templates print the whole view, so that a difference in any field is a
difference in bytes. `tests/amounts.py` says how many sequences are tried.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from stat import S_ISDIR
from typing import Any, Literal

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from msgspec.structs import replace

from dancam.problems import Problem
from dancam.serve.live_disk import LiveDisk
from dancam.system.disk import Disk
from tests.amounts import SEQUENCES
from tests.photographs import painted
from tests.portal import NOW, PICTURE, SITE_YML, Portal, tree

FOLDERS = ["", "thoi-su/", "tin/"]
NAMES = [
    f"{folder}bai-{letter}"
    for folder, letters in zip(FOLDERS, ("abcdef", "ghở", "ij"), strict=True)
    for letter in letters
]
CATEGORIES = ["thoi-su", "dan-van-kheo", "quy-che", "trong"]
TAGS = ["dân vận", "Dân Vận", "dan van", "nông thôn mới", "Đường sắt", "Dương sắt"]
AUTHORS = [
    "khoi",
    "Trần Thị Hồng",
    "{name: Lê Văn A, position: Cán bộ}",
    "{name: Lê Văn A, position: Trưởng phòng}",
    "[khoi, Bùi Đình Sơn]",
    "Nguyễn Văn Hưng",
    "Nguyễn Văn Hùng",
    "nguyễn văn hưng",
    "Nguyen Van Hung",
    "[Nguyễn Văn Hùng, Nguyễn Văn Hưng]",
    "hung",
    "Nguyễn Mạnh Khối",
    "le-van-a-2",
]
ALIASES = [
    "/cu.php?id=1",
    "/cu/b/#muc",
    "/cu/a.html",
    "/cu/thu-muc/",
    "/cu/b",
    "/cu/b/x.html",
    "/Cu/a.html",
    "/thoi-su/bai-a.html",
    "/the/cu/",
    "/quy-che/trang/2/",
]
FILES = [
    "anh.svg",
    "tin/anh.svg",
    "tep.pdf",
    "tin/tep.pdf",
    "thoi-su/anh.svg",
    "bang-ron.svg",
    "anh.png",
    "tin/anh.png",
    "ảnh #1 50%.svg",
    "tep.txt",
    "BAI.MD",
]
DRAWINGS = [PICTURE, PICTURE.replace("120", "240")]
TEXTS = ["Ghi chú", "---\ntitle: Bài\n---\n"]
PHOTOGRAPHS = [painted(40, 30, "PNG"), painted(400, 300, "PNG"), painted(40, 30, "PNG", seed=1)]
PAGES = ["gioi-thieu.md", "trang.md", "ban/trang.md", "khac/index.md", "thoi-su/lac.md"]
TEMPLATES = ("article", "page", "list", "home", "archive", "terms", "site-map", "404", "redirect")
TARGETS = [
    "bai-a.md",
    "bai-b.md#muc",
    "bai-a.md#cuoi",
    "trang.md#muc",
    "/bai-c.md",
    "tin/bai-i.md",
    "../bai-d.md",
    "/thoi-su/bai-a.html",
    "/quy-che/bai-b.html#muc",
    "bai-c.html",
    "/trong/",
    "/thoi-su/trang/1/",
    "/thoi-su/trang/2/",
    "/ban/trang/1/",
    "/the/",
    "/the/dan-van/",
    "/the/duong-sat/#cuoi",
    "/the/nong-thon-moi/trang/1/",
    "/tac-gia/le-van-a/",
    "/tac-gia/nguyen-van-hung/",
    "/tac-gia/nguyen-van-hung-2/",
    "/luu-tru/2026/05/",
    "/luu-tru/2024/",
    "/cu/a.html",
    "/cu/thu-muc/",
    "/cu/b/",
    "/rss.xml",
    "/trong/feed.json",
    "/sitemap/2025-06.xml",
    "/static/a.css",
    "/ghi-chu.txt",
    "/trang.html",
    "trang.md",
    "/ban/trang.html",
    "/khac/",
    "tep.pdf",
    "/tin/tep.pdf",
    "khong.md",
    "/khong/",
    "https://thu.example/thoi-su/bai-a.html",
    "https://thu.example/con/the/dan-van/",
    "https://kia.example/",
]
# Lines of site.yml that come and go: what stands there, and what instead of it.
CHANGES = {
    "page size": ("page_size: 4", "page_size: 2"),
    "related": ("newer: 2, older: 3", "newer: 1, older: 4"),
    "title": ("title: Cổng thử", "title: Cổng mới"),
    "position": ("title: Phó Trưởng ban", "title: Trưởng ban"),
    "category title": ("title: Quy chế dân chủ", "title: Dân chủ cơ sở"),
    "base": ("base_url: https://thu.example", "base_url: https://thu.example/con"),
    "permalink": ("page_size:", 'permalink: "/{year}/{slug}.html"\npage_size:'),
    "menu": ("  - {page: gioi-thieu.md}\n", "  - {page: trang.md}\n"),
    "menu page": ("  - {category: thoi-su}\n", "  - {category: thoi-su, children: [{page: ban/trang.md}]}\n"),
    "banner": ("page_size:", "banner: bang-ron.svg\npage_size:"),
    "category banner": ("    title: Quy chế", "    banner: tin/anh.svg\n    title: Quy chế"),
    "banner of the root": ("    title: Ban Dân vận\n", "    title: Ban Dân vận\n    banner: anh.svg\n"),
    "sub-site's banner": (
        "    description: Trang của Ban.\n",
        "    description: Trang của Ban.\n    banner: bang-ron.svg\n",
    ),
    "author": ("footer:", "  hung:\n    name: Nguyễn Văn Hùng\nfooter:"),
    "author's key": ("footer:", "  nguyen-van-hung:\n    name: Lê Văn A\nfooter:"),
    "compress": ("page_size:", "compress: true\npage_size:"),
    "zone": ("page_size:", "zone: America/New_York\npage_size:"),
    "subsite": ("subsites:\n  - category: ban", "subsites:\n  - category: quy-che"),
    "category": ("  - key: trong\n    title: Chuyên mục trống\n", ""),
}

names = st.sampled_from(NAMES)
days = st.integers(-900, 40) | st.integers(-40, 2)
words = st.sampled_from(
    [
        "một",
        "## Mục\n\n[lên](#muc)",
        "![năm](anh.svg)",
        "![s](/static/anh/b.svg)",
        "![p](anh.png)",
        "**sáu**",
        "| a |\n|--|",
    ]
)
bodies = st.lists(
    words | st.sampled_from(["## Mục", "## Cuối"]) | st.sampled_from(TARGETS).map("[đây]({})".format),
    min_size=1,
    max_size=4,
).map("\n\n".join)
rarely = st.sampled_from([True] + [False] * 5)
sometimes = st.sampled_from([True, True, False])


def minimal_templates(portal: Portal) -> None:
    """Give the portal templates that show everything and cost little."""
    portal.write("templates/base.html", "{% include 'parts/note.html' %}\n{% block main %}{% endblock %}\n")
    portal.write("templates/parts/note.html", "note\n")
    for name in TEMPLATES:
        prose = "{{ prose.html }}" if name in {"article", "page"} else ""
        text = "{% extends 'base.html' %}{% block main %}{{ view }}" + prose + "{% endblock %}"
        portal.write(f"templates/{name}.html", text)


class Settled(Disk):
    """A file system on which every file counts as unchanged whose numbers are the same."""

    def now(self) -> int:
        return super().now() + 60 * 10**9


def edit(**given: Any) -> Callable[[Callable[..., None]], Any]:
    """Make a rule of an edit, mostly with a build and a comparison behind it."""

    def made(change: Callable[..., None]) -> Any:
        def run(self: Edits, build: bool, **drawn: Any) -> None:
            change(self, **drawn)
            if build:
                self.compare()

        run.__name__ = change.__name__
        return rule(build=sometimes, **given)(run)  # type: ignore[no-untyped-call]  # the library's

    return made


def lasting(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems that a clean build tells as well."""
    return [each for each in problems if each.code != "address-lost"]


class Edits(RuleBasedStateMachine):
    """Edits as editors, webmasters, clocks and accidents make them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="dancam-"))
        self.portal = Portal(self.folder / "site")
        self.moment = NOW
        self.changes: set[str] = set()
        self.disk = Disk()
        self.before: dict[Path, tuple[int, ...]] = {}

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @property
    def content(self) -> Path:
        return self.portal.folder / "content"

    def sources(self, pattern: str = "*.md") -> list[str]:
        return sorted(path.relative_to(self.content).as_posix() for path in self.content.rglob(pattern))

    def pick(self, data: st.DataObject, found: list[str]) -> str:
        return data.draw(st.sampled_from(found)) if found else ""

    @initialize(disk=st.sampled_from([Disk, Settled, LiveDisk]), count=st.sampled_from([0, 3, 18]))
    def start(self, disk: type[Disk], count: int) -> None:
        self.disk = disk()
        minimal_templates(self.portal)
        self.portal.write("content/anh.svg", PICTURE).write("content/anh.png", PHOTOGRAPHS[0])
        fields = {"author": "Lê Văn A", "tags": "[dân vận]"}
        for number in range(count):  # of one author and tag, so that their lists have several pages
            date = f"{NOW - timedelta(days=45 * number):%Y-%m-%d %H:%M}"
            category = ("thoi-su", "quy-che")[number % 3 == 0]
            self.portal.article(f"{category}/bai-{number:02d}.md", date=date, **fields)

    # Comparing

    def build(self, **options: object) -> None:
        """Build; a live disk is told before of what its watcher would have seen."""
        if isinstance(self.disk, LiveDisk):
            now = self.seen()
            self.disk.mark_changed(path for path in {*now, *self.before} if now.get(path) != self.before.get(path))
        self.portal.build(self.disk, **options)
        self.before = self.seen()

    def seen(self) -> dict[Path, tuple[int, ...]]:
        """Return what a watcher knows of all files and folders."""
        if not isinstance(self.disk, LiveDisk):
            return {}
        found = {path: path.lstat() for path in self.portal.folder.rglob("*") if ".dancam" not in path.parts}
        return {
            path: (stat.st_ino, *(() if S_ISDIR(stat.st_mode) else (stat.st_size, stat.st_mtime_ns)))
            for path, stat in found.items()
        }

    def compare(self) -> None:
        output = self.portal.options.output
        before = tree(output)
        self.build()
        result, expected, clean = self.portal.result, self.portal.clean_build(), self.portal.clean_result
        assert "internal" not in self.portal.codes(), self.portal.messages()
        assert lasting(result.problems) == lasting(clean.problems)
        assert result.published == clean.published
        if not result.published:
            assert tree(output) == before
            return
        assert tree(output) == expected
        assert not any(path.is_symlink() for path in output.rglob("*"))
        assert (result.articles, result.pages) == (clean.articles, clean.pages)
        assert result.kept + result.rendered == clean.rendered
        self.build()
        self.portal.succeeded().rendered(0).wrote(0)
        assert self.portal.result.problems == clean.problems
        assert self.portal.result.kept == clean.rendered

    @rule()
    def build_and_compare(self) -> None:
        self.compare()

    @rule()
    def only_look(self) -> None:
        before = tree(self.portal.options.output)
        self.build(publish=False)
        assert "internal" not in self.portal.codes(), self.portal.messages()
        assert tree(self.portal.options.output) == before

    # Articles and pages

    @edit(
        name=names,
        category=st.sampled_from(CATEGORIES),
        day=days,
        tags=st.lists(st.sampled_from(TAGS), max_size=3),
        author=st.sampled_from(AUTHORS),
        related=st.lists(
            st.sampled_from([*NAMES, "chung", "bai-a", "/thoi-su/bai-b.html", "trang.md", "sai"]), max_size=2
        ),
        flags=st.sets(st.sampled_from(["draft", "pinned"])),
        updated=st.none() | days,
        expires=st.none() | days,
        slug=st.sampled_from(["", "", "", "", "chung", "bai-a", "Bài A"]),
        aliases=st.just([]) | st.lists(st.sampled_from(ALIASES), max_size=2),
        body=bodies,
        image=st.sampled_from(
            ["", "anh.svg", "/tin/anh.svg", "/tin/anh.png", "thieu.svg", "/static/anh/b.svg", "'/ảnh #1 50%.svg'"]
        ),
        attachments=st.lists(
            st.sampled_from(["tep.pdf", "/tin/tep.pdf", "/tep.txt", "thieu.pdf"]), max_size=2, unique=True
        ),
    )
    def write(
        self,
        name: str,
        day: int,
        tags: list[str],
        related: list[str],
        flags: set[str],
        updated: int | None,
        expires: int | None,
        aliases: list[str],
        attachments: list[str],
        body: str,
        **texts: str,
    ) -> None:
        fields = dict.fromkeys(sorted(flags), "true")
        for field, value in (("updated", updated), ("expires", expires)):
            if value is not None:
                fields[field] = f"{NOW + timedelta(days=value):%Y-%m-%d}"
        for field, values in (("tags", tags), ("related", related), ("aliases", aliases), ("attachments", attachments)):
            if values:
                fields[field] = f"[{', '.join(values)}]"
        date = f"{NOW + timedelta(days=day):%Y-%m-%d %H:%M}"
        for form in ("NFC", "NFD"):  # it may be there under its other name
            (self.content / f"{unicodedata.normalize(form, name)}.md").unlink(missing_ok=True)
        self.portal.article(f"{name}.md", body, date=date, **fields, **texts)

    @edit(
        name=st.sampled_from(PAGES),
        title=st.sampled_from(["Giới thiệu", "Về chúng tôi"]),
        expires=st.none() | days,
        draft=rarely,
        alias=st.sampled_from(["", "", "", *ALIASES]),
        updated=st.sampled_from(["", "2026-06-01T08:00:00+07:00", "2026-06-01T01:00:00+00:00"]),
        body=bodies,
    )
    def write_page(
        self, name: str, title: str, expires: int | None, draft: bool, alias: str, updated: str, body: str
    ) -> None:
        front = (
            f"title: {title}\n"
            + (f"updated: {updated}\n" if updated else "")
            + "draft: true\n" * draft
            + (f"aliases: [{alias}]\n" if alias else "")
        )
        if expires is not None:
            front += f"expires: {NOW + timedelta(days=expires):%Y-%m-%d}\n"
        self.portal.write(f"content/{name}", f"---\n{front}---\n\n{body}\n")

    @edit(data=st.data(), text=bodies)
    def edit_body(self, data: st.DataObject, text: str) -> None:
        if path := self.pick(data, self.sources()):
            self.portal.edit(f"content/{path}", lambda old: f"{old}\n{text}\n")

    @edit(
        data=st.data(),
        line=st.sampled_from(
            [
                "title: Tên mới",
                "title: Ơn Đảng",
                "title: Ổn định",
                "date: 2026-05-20 10:00",
                "date: 2024-02-29",
                "author: khoi",
                "author: {name: Lê Văn A, position: Bí thư}",
                "author: LÊ VĂN A",
                "tags: [Dân Vận]",
                "tags: [dần vạn, a]",
                "pinned: true",
                "expires: 2030-01-01",
                "aliases: [/cu/tay.html]",
            ]
        ),
    )
    def edit_field(self, data: st.DataObject, line: str) -> None:
        if path := self.pick(data, self.sources("bai-*.md")):
            field = line.partition(":")[0]
            lines = (self.content / path).read_text(encoding="utf-8").split("\n")
            there = any(each.startswith(f"{field}:") for each in lines)
            lines = [line if each.startswith(f"{field}:") else each for each in lines]
            lines[1:1] = [] if there else [line]  # all others move down
            self.portal.write(f"content/{path}", "\n".join(lines))

    @edit(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        if path := self.pick(data, self.sources()):
            self.portal.delete(f"content/{path}")

    @edit(data=st.data(), name=names)
    def move(self, data: st.DataObject, name: str) -> None:
        path = self.pick(data, self.sources("bai-*.md"))
        if path and not (self.content / f"{name}.md").exists():
            self.portal.move(f"content/{path}", f"content/{name}.md")

    @edit(data=st.data(), field=st.sampled_from(["aliases", "related", "tags", "author", "image", "expires", "pinned"]))
    def drop_field(self, data: st.DataObject, field: str) -> None:
        if path := self.pick(data, self.sources()):
            lines = (self.content / path).read_text(encoding="utf-8").split("\n")
            self.portal.write(f"content/{path}", "\n".join(each for each in lines if not each.startswith(f"{field}:")))

    @edit(data=st.data())
    def rename_to_the_same_address(self, data: st.DataObject) -> None:
        if path := self.pick(data, self.sources("*ai-*.md")):
            folder, slash, name = path.rpartition("/")
            self.portal.move(f"content/{path}", f"content/{folder}{slash}{name[0].swapcase()}{name[1:]}")

    @edit(data=st.data())
    def compose_otherwise(self, data: st.DataObject) -> None:
        if path := self.pick(data, [each for each in self.sources() if not each.isascii()]):
            form: Literal["NFC", "NFD"] = "NFD" if unicodedata.is_normalized("NFC", path) else "NFC"
            self.portal.move(f"content/{path}", f"content/{unicodedata.normalize(form, path)}")

    @edit(data=st.data())
    def touch(self, data: st.DataObject) -> None:
        if path := self.pick(data, self.sources()):
            self.portal.touch(f"content/{path}")

    @edit(data=st.data())
    def break_an_article(self, data: st.DataObject) -> None:
        if path := self.pick(data, self.sources("bai-*.md")):
            self.portal.edit(f"content/{path}", lambda text: text.replace("date: 2", "date: 31/02/2", 1))

    def broken(self) -> list[str]:
        return [each for each in self.sources("bai-*.md") if "date: 31/02/" in (self.content / each).read_text("utf-8")]

    @precondition(lambda self: bool(self.broken()))
    @edit()
    def mend(self) -> None:
        for path in self.broken():
            self.portal.edit(f"content/{path}", lambda text: text.replace("date: 31/02/", "date: ", 1))

    @precondition(lambda self: "same-address" in self.portal.codes())
    @edit()
    def mend_addresses(self) -> None:
        for path in {each.place.file for each in self.portal.result.problems if each.code.startswith("same-address")}:
            if path.startswith("content/") and (self.portal.folder / path).exists():
                self.portal.delete(path)

    # Files, templates, settings

    @edit(
        name=st.sampled_from(["a.css", "root/ghi-chu.txt", "root/robots.txt", "root/cu/b", "anh/b.svg"]),
        text=st.sampled_from(["1", "2", PICTURE]),
    )
    def write_static(self, name: str, text: str) -> None:
        self.portal.write(f"static/{name}", text)

    @edit(name=st.sampled_from(FILES), number=st.integers(0, 5))
    def write_file(self, name: str, number: int) -> None:
        known: Sequence[str | bytes] = DRAWINGS
        if name.endswith((".png", ".txt", ".MD")):
            known = PHOTOGRAPHS if name.endswith(".png") else TEXTS
        path = self.content / name
        if path.is_symlink() and not path.exists():  # nothing can be written through a link that leads to itself
            path.unlink()
        self.portal.write(f"content/{name}", known[number % len(known)])

    def files(self) -> list[str]:
        found = [
            *self.content.rglob("*.svg"),
            *self.content.rglob("*.png"),
            *self.content.rglob("*.pdf"),
            *self.content.rglob("*.txt"),
            *self.content.rglob("*.MD"),
            *(path for path in (self.portal.folder / "static").rglob("*") if path.is_file()),
        ]
        return sorted(path.relative_to(self.portal.folder).as_posix() for path in found)

    @edit(name=st.sampled_from(FILES), other=st.sampled_from(FILES))
    def link_file(self, name: str, other: str) -> None:
        path = self.content / name
        path.parent.mkdir(exist_ok=True)
        path.unlink(missing_ok=True)
        path.symlink_to(os.path.relpath(self.content / other, path.parent))

    @precondition(lambda self: "link-refused" in self.portal.codes())
    @edit()
    def mend_links(self) -> None:
        for path in [path for path in self.content.rglob("*") if path.is_symlink() and not path.is_file()]:
            path.unlink()

    @edit(data=st.data())
    def delete_file(self, data: st.DataObject) -> None:
        if path := self.pick(data, self.files()):
            self.portal.delete(path)

    @edit(data=st.data(), name=st.sampled_from(FILES))
    def move_file(self, data: st.DataObject, name: str) -> None:
        path = self.pick(data, self.files())
        if path and Path(path).suffix == Path(name).suffix:
            self.portal.move(path, f"content/{name}")

    @edit(name=st.sampled_from(["base", "parts/note", "article", "list"]), text=st.sampled_from(["x", "y", ""]))
    def edit_template(self, name: str, text: str) -> None:
        self.portal.edit(f"templates/{name}.html", lambda old: old.split("{# #}")[0] + f"{{# #}}{text}")

    @edit(name=st.sampled_from(["404", "parts/note"]))
    def break_a_template(self, name: str) -> None:
        self.portal.edit(f"templates/{name}.html", lambda old: old.split("{# #}")[0] + "{# #}{% if %}")

    @precondition(lambda self: "template-syntax" in self.portal.codes())
    @edit()
    def mend_templates(self) -> None:
        for name in ("404", "parts/note"):
            self.portal.edit(f"templates/{name}.html", lambda old: old.split("{# #}")[0])

    @edit()
    def break_the_settings(self) -> None:
        self.portal.write("site.yml", "- a\n")

    @precondition(lambda self: "not-fields" in self.portal.codes())
    @edit(change=st.sampled_from(sorted(CHANGES)))
    def mend_the_settings(self, change: str) -> None:
        self.edit_the_settings(change)

    @edit(change=st.sampled_from(sorted(CHANGES)))
    def edit_settings(self, change: str) -> None:
        self.edit_the_settings(change)

    def edit_the_settings(self, change: str) -> None:
        self.changes ^= {change}
        text = SITE_YML
        for name in sorted(self.changes):
            old, new = CHANGES[name]
            assert old in text, name
            text = text.replace(old, new, 1)
        self.portal.write("site.yml", text)

    # Options, clocks, accidents

    @edit(drafts=st.booleans(), base_url=st.sampled_from(["", "https://xem.example", "https://xem.example/con/"]))
    def other_options(self, drafts: bool, base_url: str) -> None:
        self.portal.options = replace(self.portal.options, drafts=drafts, base_url=base_url)

    @edit(name=st.sampled_from(["public", "public-2"]))
    def other_folder(self, name: str) -> None:
        self.portal.options = replace(self.portal.options, output=self.portal.folder / name)

    @edit(hours=st.integers(-24 * 30, 24 * 30) | st.integers(-3, 3))
    def time_passes(self, hours: int) -> None:
        self.moment += timedelta(hours=hours)
        self.portal.at(self.moment)

    @edit(
        data=st.data(),
        how=st.sampled_from(["delete", "change", "add", "link", "link a folder", "ledger", "garbage", "state"]),
    )
    def accident(self, data: st.DataObject, how: str) -> None:
        state, public = self.portal.folder / ".dancam", self.portal.options.output
        ledgers = sorted(state.glob("ledger*.db"))
        if how == "state":
            shutil.rmtree(state, ignore_errors=True)
        elif how in {"ledger", "garbage"}:
            for ledger in ledgers:
                if how == "ledger":
                    ledger.unlink()
                else:
                    ledger.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
        elif found := sorted(str(path) for path in public.rglob("*.*") if path.is_file() and path.name[0] != "."):
            victim = Path(data.draw(st.sampled_from(found)))
            if how == "delete":
                victim.unlink()
            elif how == "link":
                victim.rename(victim.with_name("thua.html"))
                victim.symlink_to("thua.html")
            elif how == "link a folder" and victim.parent != public:
                outside = self.folder / "ngoai"
                shutil.rmtree(outside, ignore_errors=True)
                victim.parent.rename(outside)
                victim.parent.symlink_to(outside)
            elif how == "change":
                victim.write_text("bị sửa", encoding="utf-8")
            else:
                (victim.parent / "thua.html").write_text("thừa", encoding="utf-8")


_SETTINGS = settings(
    max_examples=SEQUENCES // 2,
    stateful_step_count=14,
    deadline=None,
    # Making a failing sequence shorter takes many minutes: only where somebody looks for the reason.
    phases=[*([Phase.shrink] if os.environ.get("DANCAM_SHRINK") else []), Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)


class MoreEdits(Edits):
    """The other half of the sequences, for another process."""


TestEdits = Edits.TestCase
TestMoreEdits = MoreEdits.TestCase
TestEdits.settings = TestMoreEdits.settings = _SETTINGS

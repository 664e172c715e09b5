"""Random sequences of edits: after each build the published tree is the one that a clean build makes, byte for byte.

The templates print the whole view, so that a difference in any field is a difference in bytes. `DANCAM_EXAMPLES` sets
how many sequences are tried.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.portal import NOW, PICTURE, SITE_YML, Portal

EXAMPLES = int(os.environ.get("DANCAM_EXAMPLES", "100"))

NAMES = [f"bai-{letter}" for letter in "abcdefghij"]
CATEGORIES = ["thoi-su", "dan-van-kheo", "quy-che", "trong"]
TAGS = ["dân vận", "Dân Vận", "nông thôn mới", "Đường sắt"]
AUTHORS = ["khoi", "Trần Thị Hồng", "{name: Lê Văn A, position: Cán bộ}", "[khoi, Bùi Đình Sơn]"]
PAGES = ("article", "page", "list", "home", "archive", "terms", "site-map", "404", "redirect")

names = st.sampled_from(NAMES)
categories = st.sampled_from(CATEGORIES)
days = st.integers(-400, 40)
words = st.sampled_from(
    ["một", "hai", "ba [bốn](bai-a.md)", "![năm](anh.svg)", "**sáu**", "# bảy", "| a | b |\n|--|--|"]
)


def minimal_templates(portal: Portal) -> None:
    """Give the portal templates that show everything and cost little."""
    portal.write("templates/base.html", "{% include 'parts/note.html' %}\n{% block main %}{% endblock %}\n")
    portal.write("templates/parts/note.html", "note\n")
    for name in PAGES:
        prose = "{{ prose.html }}" if name in {"article", "page"} else ""
        text = "{% extends 'base.html' %}{% block main %}{{ view }}" + prose + "{% endblock %}"
        portal.write(f"templates/{name}.html", text)


class Edits(RuleBasedStateMachine):
    """Edits as editors, webmasters, clocks and accidents make them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="dancam-"))
        self.portal = Portal(self.folder / "site")
        self.moment = NOW
        self.broken: dict[str, str] = {}

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def articles(self) -> list[str]:
        content = self.portal.folder / "content"
        return sorted(path.relative_to(content).as_posix() for path in content.rglob("bai-*.md"))

    @initialize()
    def start(self) -> None:
        minimal_templates(self.portal)
        self.portal.write("content/anh.svg", PICTURE).articles(5)

    @rule(
        name=names,
        category=categories,
        day=days,
        tags=st.lists(st.sampled_from(TAGS), max_size=3),
        author=st.sampled_from(AUTHORS),
        related=st.lists(names, max_size=2),
        flags=st.sets(st.sampled_from(["draft", "pinned"])),
        expires=st.none() | days,
        body=st.lists(words, min_size=1, max_size=3),
        image=st.sampled_from(["", "anh.svg", "thieu.svg"]),
    )
    def write(
        self,
        name: str,
        category: str,
        day: int,
        tags: list[str],
        author: str,
        related: list[str],
        flags: set[str],
        expires: int | None,
        body: list[str],
        image: str,
    ) -> None:
        fields = dict.fromkeys(sorted(flags), "true")
        if expires is not None:
            fields["expires"] = f"{NOW + timedelta(days=expires):%Y-%m-%d}"
        self.broken.pop(f"{name}.md", None)
        self.portal.article(
            f"{name}.md",
            "\n\n".join(body),
            category=category,
            date=f"{NOW + timedelta(days=day):%Y-%m-%d %H:%M}",
            tags=f"[{', '.join(tags)}]",
            author=f"{author}" if author[:1] in "[{" else author,
            related=f"[{', '.join(related)}]",
            image=image,
            **fields,
        )

    @rule(data=st.data(), text=words)
    def edit_body(self, data: st.DataObject, text: str) -> None:
        path = data.draw(st.sampled_from(self.articles() or ["gioi-thieu.md"]))
        self.portal.edit(f"content/{path}", lambda old: f"{old}\n{text}\n")

    @rule(data=st.data(), title=st.sampled_from(["Tên mới", "Ơn Đảng", "Ổn định", "Điều 1"]))
    def edit_title(self, data: st.DataObject, title: str) -> None:
        path = data.draw(st.sampled_from(self.articles() or ["gioi-thieu.md"]))
        lines = (self.portal.folder / "content" / path).read_text(encoding="utf-8").split("\n")
        lines = [f"title: {title}" if line.startswith("title:") else line for line in lines]
        self.portal.write(f"content/{path}", "\n".join(lines))

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from([*self.articles(), ""]))
        if path:
            self.broken.pop(path, None)
            self.portal.delete(f"content/{path}")

    @rule(data=st.data(), name=names)
    def move(self, data: st.DataObject, name: str) -> None:
        path = data.draw(st.sampled_from([*self.articles(), ""]))
        if path and path not in self.broken and not (self.portal.folder / f"content/{name}.md").exists():
            self.portal.move(f"content/{path}", f"content/{name}.md")

    @rule(name=st.sampled_from(["base", "parts/note", "article", "list"]), text=st.sampled_from(["x", "y", ""]))
    def edit_template(self, name: str, text: str) -> None:
        self.portal.edit(f"templates/{name}.html", lambda old: old.split("{# #}")[0] + f"{{# #}}{text}")

    @rule(
        change=st.sampled_from(
            [
                ("page_size: 4", "page_size: 2"),
                ("newer: 2, older: 3", "newer: 1, older: 4"),
                ("title: Cổng thử", "title: Cổng mới"),
                ("title: Phó Trưởng ban", "title: Trưởng ban"),
                ("title: Quy chế dân chủ", "title: Dân chủ cơ sở"),
                ("base_url: https://thu.example", "base_url: https://thu.example/con"),
                ("/{category}/{slug}.html", "/{year}/{slug}.html"),
                ("  - {page: gioi-thieu.md}\n", ""),
            ]
        ),
        back=st.booleans(),
    )
    def edit_settings(self, change: tuple[str, str], back: bool) -> None:
        old, new = change if not back else change[::-1]
        self.portal.edit("site.yml", lambda text: text.replace(old, new, 1) if old and old in text else SITE_YML)

    @rule(name=st.sampled_from(["a.css", "root/ghi-chu.txt", "anh/b.svg"]), text=st.sampled_from(["1", "2", PICTURE]))
    def write_static(self, name: str, text: str) -> None:
        self.portal.write(f"static/{name}", text)

    @rule(text=st.sampled_from([PICTURE, PICTURE.replace("120", "240")]))
    def edit_picture(self, text: str) -> None:
        self.portal.write("content/anh.svg", text)

    @rule(hours=st.integers(1, 24 * 20))
    def time_passes(self, hours: int) -> None:
        self.moment += timedelta(hours=hours)
        self.portal.at(self.moment)

    @rule(data=st.data())
    def touch(self, data: st.DataObject) -> None:
        self.portal.touch(f"content/{data.draw(st.sampled_from(self.articles() or ['gioi-thieu.md']))}")

    @rule(data=st.data())
    def break_an_article(self, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from([*self.articles(), ""]))
        if path and path not in self.broken:
            file = self.portal.folder / "content" / path
            self.broken[path] = file.read_text(encoding="utf-8")
            self.portal.edit(f"content/{path}", lambda text: text.replace("date: ", "date: 31/02/", 1))
            before = self.portal.tree() if (self.portal.folder / "public").exists() else None
            self.portal.build().failed("bad-date")
            assert before is None or self.portal.tree() == before

    @precondition(lambda self: self.broken)
    @rule()
    def mend(self) -> None:
        for path, text in self.broken.items():
            self.portal.write(f"content/{path}", text)
        self.broken.clear()

    @rule(data=st.data(), how=st.sampled_from(["delete", "change", "add", "ledger", "garbage", "state"]))
    def accident(self, data: st.DataObject, how: str) -> None:
        ledger, public = self.portal.folder / ".dancam/ledger.db", self.portal.folder / "public"
        if not ledger.exists():
            return
        if how == "ledger":
            ledger.unlink()
        elif how == "garbage":
            ledger.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
        elif how == "state":
            shutil.rmtree(ledger.parent)
        else:
            victim = data.draw(st.sampled_from(sorted(p for p in public.rglob("*.html") if p.is_file())))
            if how == "delete":
                victim.unlink()
            elif how == "change":
                victim.write_text("bị sửa", encoding="utf-8")
            else:
                (victim.parent / "thua.html").write_text("thừa", encoding="utf-8")

    @rule()
    def build_and_compare(self) -> None:
        if self.broken:
            self.mend()
        self.portal.build()
        if not self.portal.result.published:
            assert "same-address" in self.portal.codes(), self.portal.messages()
            return
        assert self.portal.tree() == self.portal.clean_tree()
        told = [each for each in self.portal.result.problems if each.code != "address-lost"]
        assert told == self.portal.clean_result.problems
        assert self.portal.result.kept + self.portal.result.rendered == self.portal.clean_result.rendered
        self.portal.build().succeeded().rendered(0).wrote(0)


TestEdits = Edits.TestCase
TestEdits.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=14,
    deadline=None,
    # Making a failing sequence shorter takes many minutes: only where somebody looks for the reason.
    phases=[*([Phase.shrink] if os.environ.get("DANCAM_SHRINK") else []), Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)

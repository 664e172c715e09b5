"""How the editing page reads a source and writes it again, without the page around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Error, Page

from dancam.authoring.admin.page import scripts
from dancam.content import frontmatter
from dancam.content.text import TextParts

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
KINDS = {
    "title": "string",
    "date": "moment",
    "author": "string",
    "summary": "text",
    "image": "object",
    "tags": "list",
    "related": "list",
    "draft": "boolean",
    "expires": "moment",
    "category": "hidden",
}
OLD = """---
# Bài của số Tết
title: 'Chợ phiên: ngày đầu năm'
category: thoi-su   # chưa chắc
author: {name: Lê Văn A, position: Cán bộ}
summary: >-
  Chợ họp
  từ bốn giờ.
image: anh/cho.jpg
tags: [chợ, Tết]
related:
  - {url: 'https://a.example/', title: A}
rieng: 010
date: 15/02/2026
---

Đoạn một.

Đoạn hai.
"""


class Sources:
    """The page's own reading and writing."""

    def __init__(self, page: Page) -> None:
        self._page = page
        settings = {"kinds": KINDS, "zone": "Asia/Ho_Chi_Minh", "needed": ["title", "date"]}
        page.add_script_tag(content=scripts().decode())
        page.evaluate("settings => { window.settings = settings; }", settings)

    def read(self, text: str) -> dict[str, Any]:
        """Return what the form is given."""
        found = self._page.evaluate("text => dancamEditing.sources.read(text, settings)", text)
        assert isinstance(found, dict)
        return found

    def saved(self, text: str, **changes: object) -> str:
        """Return a source after somebody has changed some fields and saved it."""
        call = "([text, changes]) => { const { read, text: written } = dancamEditing.sources; "
        call += "return written({ ...read(text, settings), ...changes }, Object.keys(settings.kinds), settings); }"
        return str(self._page.evaluate(call, [text, changes]))

    def new(self, **values: object) -> str:
        """Return a new source."""
        call = "values => dancamEditing.sources.text(values, Object.keys(settings.kinds), settings)"
        return str(self._page.evaluate(call, values))

    def restored(self, text: str, **changes: object) -> str:
        """Return a source that somebody changed, left as a draft in the browser, opened and saved later."""
        call = "([text, changes]) => { const { read, text: made, written } = dancamEditing.sources; "
        call += "const names = Object.keys(settings.kinds); const values = { ...read(text, settings), ...changes }; "
        call += "return made(read(written(values, names, settings), settings), names, settings); }"
        return str(self._page.evaluate(call, [text, changes]))

    def rebased(self, made: str, base: str, current: str) -> str:
        """Return what is saved where somebody else has saved something meanwhile."""
        call = "texts => dancamEditing.sources.rebased(...texts, { ...settings, words: { conflict: 'cùng chỗ' } })"
        return str(self._page.evaluate(call, [made, base, current]))


@pytest.fixture(scope="module")
def sources(browser: Browser) -> Iterator[Sources]:
    with browser.new_context(timezone_id="America/New_York") as context:
        yield Sources(context.new_page())


def test_saving_without_a_change_changes_nothing(sources: Sources) -> None:
    assert sources.saved(OLD) == OLD


def test_one_changed_field_is_one_changed_line(sources: Sources) -> None:
    assert sources.saved(OLD, title="Chợ phiên cuối năm") == OLD.replace(
        "'Chợ phiên: ngày đầu năm'", "Chợ phiên cuối năm"
    )
    assert sources.saved(OLD, category="ban") == OLD.replace("thoi-su   #", "ban   #")
    assert sources.saved(OLD, tags=["chợ", "Tết", "a: b"]) == OLD.replace("[chợ, Tết]", '[chợ, Tết, "a: b"]')
    assert sources.saved(OLD, image={"src": "anh/b.jpg"}) == OLD.replace("anh/cho.jpg", "anh/b.jpg")
    picture = "image:\n  src: anh/cho.jpg\n  alt: Chợ\n"
    assert sources.saved(OLD, image={"src": "anh/cho.jpg", "alt": "Chợ"}) == OLD.replace(
        "image: anh/cho.jpg\n", picture
    )
    assert sources.saved(OLD, summary="Một.\n\nHai: ba.") == OLD.replace(
        "summary: >-\n  Chợ họp\n  từ bốn giờ.\n", "summary: |-\n  Một.\n\n  Hai: ba.\n"
    )


def test_a_changed_body_leaves_the_front_matter(sources: Sources) -> None:
    assert sources.saved(OLD, body="Đoạn khác.") == OLD.replace("Đoạn một.\n\nĐoạn hai.", "Đoạn khác.")
    assert sources.saved(OLD, body="") == OLD.partition("\nĐoạn một")[0]


def test_a_field_that_was_emptied_goes_and_a_new_one_comes(sources: Sources) -> None:
    new = sources.saved(OLD, tags=[], expires="2026-12-01 07:00", draft=True)
    assert new == OLD.replace("tags: [chợ, Tết]\n", "").replace(
        "2026\n---", "2026\ndraft: true\nexpires: 2026-12-01 07:00\n---"
    )


def test_tags_on_one_line_are_as_many_as_they_are(sources: Sources) -> None:
    text = "---\ntitle: A\ntags: một, hai\nrelated: a, b\n---\nB\n"
    seen = sources.read(text)
    assert (seen["tags"], seen["related"]) == (["một", "hai"], ["a, b"])
    assert sources.saved(text) == text
    assert sources.saved(text, tags=["một", "hai", "ba"]) == text.replace(
        "một, hai", "\n  - một\n  - hai\n  - ba"
    ).replace("tags: \n", "tags:\n")


def test_what_the_page_has_no_form_for_stays_until_somebody_writes_another(sources: Sources) -> None:
    seen = sources.read(OLD)
    assert not {"author", "related", "rieng"} & set(seen)
    assert seen["image"] == {"src": "anh/cho.jpg"}
    assert sources.saved(OLD, author="khoi") == OLD.replace("{name: Lê Văn A, position: Cán bộ}", "khoi")


def test_what_was_written_is_what_the_form_shows(sources: Sources) -> None:
    """YAML makes numbers, dates and flags of words; nobody who writes an article means that."""
    seen = sources.read("---\ntitle: 010\ntags: [2026, no, 1e3, 08:30]\nsummary: yes\ndraft: yes\n---\n")
    assert (seen["title"], seen["tags"], seen["summary"]) == ("010", ["2026", "no", "1e3", "08:30"], "yes")
    assert seen["draft"] is True


TEXTS = ("Chợ: phiên", "no", "010", "- a", "# b", "[x]", "{y}", "'a'", '"b" \\', "a #b", " c ", "&d", "*e", "!f")
MORE_TEXTS = (
    "|",
    "%",
    "@",
    "`",
    "a\tb",
    "null",
    "2026-01-01",
    "x: y # z",
    "---",
    "a\u2028b",
    "=",
    "<<",
    "? a",
    "a:",
    "~",
)


@pytest.mark.parametrize("title", [*TEXTS, *MORE_TEXTS, "đ" * 300])
def test_any_text_is_read_as_it_was_written(sources: Sources, title: str) -> None:
    for text in (OLD, sources.new(title="A", category="thoi-su")):
        source, problems = frontmatter.read(sources.saved(text, title=title).encode(), "a.md")
        assert source is not None, problems
        assert source.title == " ".join(title.split())


def test_a_new_source_has_no_empty_fields(sources: Sources) -> None:
    empty = {"author": "", "tags": [], "image": {"src": "", "alt": ""}, "draft": False, "expires": "", "summary": None}
    made = sources.new(title="A", date="2026-01-01 07:00", category="thoi-su", body="Một.", **empty)
    assert made == "---\ntitle: A\ndate: 2026-01-01 07:00\ncategory: thoi-su\n---\n\nMột.\n"


@pytest.mark.parametrize(
    ("end", "mark"), [("\n", ""), ("\r\n", ""), ("\r", ""), ("\r\n", "\ufeff"), ("\n", "\ufeff")], ids=repr
)
def test_lines_end_as_they_did(sources: Sources, end: str, mark: str) -> None:
    old = mark + OLD.replace("\n", end)
    assert sources.saved(old) == old
    new = sources.saved(old, title="Một", body="Đoạn một.\n\nThêm.\n\nĐoạn hai.")
    assert new == old.replace("'Chợ phiên: ngày đầu năm'", "Một").replace("Đoạn hai", f"Thêm.{end}{end}Đoạn hai")


def test_letters_stay_composed_as_they_were(sources: Sources) -> None:
    old = unicodedata.normalize("NFD", OLD)
    assert sources.read(old)["body"] == "Đoạn một.\n\nĐoạn hai."
    assert sources.saved(old) == old
    assert sources.saved(old, body="Đoạn một.\n\nĐoạn mới.") == old.replace(
        unicodedata.normalize("NFD", "Đoạn hai."), "Đoạn mới."
    )


def test_a_mixed_file_keeps_the_end_of_each_line(sources: Sources) -> None:
    old = OLD.replace("Đoạn một.\n", "Đoạn một.\r\n").replace("summary: >-\n", "summary: >-\r\n")
    assert sources.saved(old, body="Đoạn một.\n\nĐoạn ba.") == old.replace("Đoạn hai", "Đoạn ba")


@pytest.mark.parametrize(
    "old", ["---\ntitle: A\n---", "---\ntitle: A\n---\nB", "---\n---\n", "", "Chỉ có thân.", "\n\n"]
)
def test_odd_sources_stay(sources: Sources, old: str) -> None:
    assert sources.saved(old) == old


def test_a_source_without_front_matter_gets_one(sources: Sources) -> None:
    assert sources.saved("Thân bài.\n", title="A") == "---\ntitle: A\n---\n\nThân bài.\n"


@pytest.mark.parametrize(
    "front", ["title: [", "title: A\ntitle: B", "- a", "title: A\n\tb: c", "a", "title: *x", "title: \x07"], ids=repr
)
def test_what_cannot_be_read_is_shown_whole_and_kept(sources: Sources, front: str) -> None:
    front = front.replace("\n", "\r\n")
    old = f"---\r\n{front}\r\n---\r\n\r\nThân."
    seen = sources.read(old)
    assert seen["body"] == old.replace("\r\n", "\n")
    assert seen[" fault"]
    assert sources.saved(old) == old
    mended = sources.saved(old, title="bỏ qua", body=old.replace(front, "title: A").replace("\r\n", "\n"))
    assert mended == old.replace(front, "title: A")


def test_a_front_matter_in_one_line_is_written_in_lines_once_it_changes(sources: Sources) -> None:
    old = '---\n{title: A, "category": thoi-su, x: {y: [1, 2]}}\n---\n\nB.\n'
    assert sources.saved(old) == old
    new, problems = frontmatter.read(sources.saved(old, title="C").encode(), "a.md")
    assert new is not None, problems
    assert (new.title, new.category) == ("C", "thoi-su")
    assert "    - 1\n" in sources.saved(old, title="C")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("15/02/2026 08:30", "2026-02-15 08:30"),
        ("15-2-2026", "2026-02-15"),
        ("2026-02-15", "2026-02-15"),
        ("2026-02-15T08:30:15", "2026-02-15 08:30"),
        ("2026-02-15, 8g05", "2026-02-15 08:05"),
        ("2026-02-15 20:30Z", "2026-02-16 03:30"),
        ("2026-02-15T08:30:00+07:00", "2026-02-15 08:30"),
        ("2026-02-15 08:30 -0500", "2026-02-15 20:30"),
        ("2026-03-08 02:30", "2026-03-08 02:30"),  # no such time in New York
        ("31/02/2026", "31/02/2026"),
        ("hôm qua", "hôm qua"),
    ],
)
def test_a_moment_is_on_the_clock_of_the_portal(sources: Sources, written: str, shown: str) -> None:
    old = f"---\ntitle: A\ndate: {written}\n---\n"
    assert sources.read(old)["date"] == shown
    assert sources.saved(old) == old


MEANT = ("A", "2025-12-25 07:30", "thoi-su", ["một", "hai"])
ODD = (
    ("---", "title: A\ndate: 25/12/2025 7:30\ncategory: thoi-su\ntags: [một, hai]", "---"),
    (
        "---",
        "title：A\ndate:\u00a025-12-2025 7:30\ncategory :  thoi-su\ntags：\n\u00a0 -\u2003một\n\u00a0 - hai",
        "---",
    ),
    (
        "\ufeff\ufeff---",
        "\ufefftitle: A\n\u200bdate:\u200b25.12.2025\u00a07g30\ncate\u200bgory: thoi-su\ntags: một, hai",
        "---\u00a0",
    ),
    ("———", "title: A\ndate: “25–12–2025, 7：30”\ncategory: thoi-su\ntags: [một, hai]", "—"),
    ("－－－", "title: A\ndate: 2025-12-25T07:30:59\ncategory: thoi-su\ntags: [một, hai]", "\u00a0---"),
    ("----", '"title": \'A\' # c\n\'date\' : 2025-12-25 00:30Z # d\n"category": "thoi-su"\ntags:\n- một\n- hai', "***"),
    (
        "\u00a0---",
        "date: 2025-12-25 7h30\ncategory: thoi-su\ntags: [một, hai]\nsummary: |\n  ---\n\n  a：b\ntitle: A",
        "...",
    ),
)


@pytest.mark.parametrize(("opening", "front", "closing"), ODD, ids=[str(number) for number in range(len(ODD))])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_both_readers_see_one_thing(sources: Sources, opening: str, front: str, closing: str, end: str) -> None:
    text = f"{opening}\n{front}\n{closing}\n\nĐoạn một.\n\n---\n\nĐoạn hai.\n".replace("\n", end)
    found, problems = frontmatter.read(text.encode(), "a.md")
    assert found is not None, problems
    assert found.date is not None
    zone = ZoneInfo("Asia/Ho_Chi_Minh")
    shown = f"{found.date.value.astimezone(zone) if found.date.value.tzinfo else found.date.value:%Y-%m-%d %H:%M}"
    assert (found.title, shown, found.category, [each.title for each in found.tags]) == MEANT
    seen = sources.read(text)
    assert tuple(seen[each] for each in ("title", "date", "category", "tags")) == MEANT
    assert seen["body"] == "Đoạn một.\n\n---\n\nĐoạn hai."
    assert sources.saved(text) == text
    old, new = (each.split(end) for each in (text, sources.saved(text, title="Khác")))
    changed = [(one, two) for one, two in zip(old, new, strict=True) if one != two]
    assert len(changed) == 1
    assert changed[0][1].endswith(("title: Khác", '"title": Khác # c'))


def test_what_was_not_changed_in_a_field_keeps_its_bytes(sources: Sources) -> None:
    text = (
        "---\n\"title\": 'x' # chú thích\n# giữa\ntags: # những gì\n- 'một' # m\n-   \"hai\"\nimage:\n"
        "    src: 'a.jpg' # s\n    alt: \"b\" # t\nrelated: ['a', b] # r\n---\n"
    )
    assert sources.saved(text, title="Mới") == text.replace("'x'", "Mới")
    assert sources.saved(text, tags=["hai", "ba", "một"]) == text.replace(
        "- 'một' # m\n-   \"hai\"\n", "-   \"hai\"\n- ba\n- 'một' # m\n"
    )
    image = {"alt": "c", "src": "a.jpg", "credit": "D"}
    assert sources.saved(text, image=image) == text.replace('    alt: "b" # t\n', "    alt: c\n    credit: D\n")
    assert sources.saved(text, related=["a"]) == text.replace("['a', b]", "[a]")
    flow = "---\ntitle: A\nimage: {src: a.jpg, alt: b} # c\n---\n"
    assert sources.saved(flow, image={"src": "a.jpg", "alt": "d: e"}) == flow.replace("b}", '"d: e"}')


@pytest.mark.parametrize("old", [OLD, OLD.replace("\n", "\r\n"), OLD.rstrip("\n"), "---\ntitle: [\n---\n", ""])
def test_a_draft_in_the_browser_is_opened_as_it_was_left(sources: Sources, old: str) -> None:
    changes: dict[str, object] = {"title": "Một", "tags": [], "draft": True, "body": "Đoạn một.\n\nĐoạn ba."}
    assert sources.restored(old, **changes) == sources.saved(old, **changes)
    assert sources.restored(old) == old
    mended = {"body": old.replace("\r\n", "\n").replace("title: [", "title: A")}
    assert sources.restored(old, **mended) == sources.saved(old, **mended)


def test_what_somebody_else_saved_meanwhile_stays(sources: Sources) -> None:
    mine = sources.saved(OLD, title="Một", tags=[], draft=True)
    theirs = OLD.replace("Đoạn hai.", "Đoạn của người khác.").replace("# Bài", "# Một bài").replace("\n", "\r\n")
    assert sources.rebased(mine, OLD, OLD) == mine
    assert sources.rebased(mine, OLD, theirs) == sources.saved(theirs, title="Một", tags=[], draft=True)
    assert sources.rebased(mine, OLD, mine) == mine


@pytest.mark.parametrize("theirs", [OLD.replace("'Chợ phiên: ngày đầu năm'", "Hai"), "---\ntitle: [\n---\n", ""])
def test_one_field_is_not_written_over_by_two(sources: Sources, theirs: str) -> None:
    with pytest.raises(Error, match="cùng chỗ"):
        sources.rebased(sources.saved(OLD, title="Một"), OLD, theirs)


@pytest.mark.parametrize("path", sorted((ROOT / "content").rglob("*.md")), ids=lambda path: path.stem)
def test_no_article_of_the_demo_portal_changes(sources: Sources, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert sources.saved(text) == text
    new = sources.saved(text, title="Tiêu đề khác", body=TextParts(text).body.strip() + "\n\nThêm một đoạn.")
    lines = [line for line in text.splitlines() if not re.match("title:", line)]
    assert [line for line in lines if line not in new.splitlines()] == []
    assert "\nThêm một đoạn.\n" in new

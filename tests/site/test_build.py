"""Building: what is rendered, what is kept, what is removed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

import pytest

from dancam.pipeline import stages
from dancam.pipeline.ledger import Ledger
from dancam.pipeline.prepare import Prepared, prepare
from dancam.pipeline.read import Opened
from dancam.site import segments
from dancam.site.article import Article, Month
from tests.portal import NOW, Portal


def test_a_second_build_renders_and_writes_nothing(portal: Portal) -> None:
    portal.articles(9).build().succeeded().rendered(at_least=20)
    portal.build().succeeded().rendered(0).wrote(0)
    assert portal.result.removed == 0


def test_touching_a_source_rebuilds_nothing(portal: Portal) -> None:
    portal.articles(3).build().touch("content/thoi-su/bai-001.md").build().rendered(0).wrote(0)


def test_an_edit_of_the_body_renders_one_output(portal: Portal) -> None:
    portal.articles(9).build()
    portal.edit("content/thoi-su/bai-005.md", lambda text: text + "\nThêm một đoạn.\n").build()
    assert [path for path in portal.result.written_paths if not path.startswith("tim-kiem/2")] == [
        "thoi-su/bai-005.html"
    ]


def test_an_incremental_build_equals_a_clean_one(portal: Portal) -> None:
    portal.articles(9).build()
    portal.edit("content/thoi-su/bai-003.md", lambda text: text.replace("Bài bai-003", "Tên mới"))
    portal.delete("content/thoi-su/bai-004.md").articles(2, first=20).build().succeeded()
    assert portal.tree() == portal.clean_tree()


def test_a_deleted_article_takes_its_page_along(portal: Portal) -> None:
    portal.articles(3).build().delete("content/thoi-su/bai-002.md").build().succeeded()
    assert not portal.exists("thoi-su/bai-002.html")
    assert portal.codes() == ["address-lost"]
    portal.build()
    assert portal.codes() == []


@pytest.mark.parametrize("size", [60, 240])
def test_publishing_an_article_costs_the_same_in_any_portal(portal: Portal, size: int) -> None:
    portal.articles(size).build()
    tags = "[dân vận, nông thôn mới, cải cách]"
    portal.article("thoi-su/cu.md", date="2026-06-14 08:00", tags=tags, author="khoi").build()
    portal.article("thoi-su/moi.md", date="2026-06-15 08:00", tags=tags, author="khoi").build().succeeded()
    # The article and its two neighbours, the home page, the fronts and open pages of the category, of three tags
    # and of the author, the archive with year and month, six feeds, the month's sitemap, their index, the news.
    assert portal.result.rendered == portal.result.written == 30


class Work:
    """What builds had to do: the shelves that they opened, and the outputs whose views they had to make."""

    def __init__(self) -> None:
        self.opened: set[Month] = set()
        self.looked_at = 0
        self.whole = False

    def of(self, portal: Portal) -> tuple[int, int]:
        """Build, and return how many shelves were opened, and of how many outputs the view was made."""
        self.opened.clear()
        portal.build().succeeded()
        assert not self.whole
        return len(self.opened), self.looked_at


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    """Looks on while portals are built."""
    seen = Work()
    articles = Ledger.articles

    def look(ledger: Ledger, month: Month) -> Sequence[Article]:
        seen.opened.add(month)
        return articles(ledger, month)

    def plan(opened: Opened) -> Prepared:
        portal = prepare(opened)
        seen.looked_at = len(portal.plan.slots.keys() - portal.plan.unchanged)
        seen.whole = portal.plan.is_whole
        return portal

    monkeypatch.setattr(segments, "_MOST", 60)  # all of a segment is gathered where one of its articles changes
    monkeypatch.setattr(Ledger, "articles", look)
    monkeypatch.setattr(stages, "prepare", plan)
    yield seen


TAGS = "[dân vận, nông thôn mới, cải cách]"


def wide(portal: Portal, size: int) -> Portal:
    """Write articles over as many years as there are hundreds of them and some, the last one the newest."""
    for number in range(size):
        date = NOW - timedelta(days=4 * (size - number))
        fields = {"tags": TAGS, "author": "khoi"} if number % 3 == 0 else {"author": "Trần Thị Hồng"}
        category = ("thoi-su", "quy-che")[number % 5 == 0]
        portal.article(f"{category}/bai-{number:03d}.md", date=f"{date:%Y-%m-%d %H:%M}", **fields)
    return portal.build().succeeded()


def body(portal: Portal, number: int) -> Portal:
    return portal.edit(f"content/thoi-su/bai-{number:03d}.md", lambda text: text + "\nThêm một đoạn.\n")


def title(portal: Portal, number: int) -> Portal:
    return portal.edit(f"content/thoi-su/bai-{number:03d}.md", lambda text: text.replace("Bài bai", "Tên mới"))


def new(portal: Portal, day: int) -> Portal:
    date = NOW - timedelta(days=day)
    return portal.article("thoi-su/moi.md", date=f"{date:%Y-%m-%d %H:%M}", tags=TAGS, author="khoi")


EDITS: dict[str, tuple[Callable[[Portal, int], Portal], int, int]] = {
    # Shelves and outputs that are looked at, at most; a segment of 60 articles has some 80 files.
    "a new article": (lambda portal, _: new(portal, 0), 12, 55),
    "a new body of the newest": (lambda portal, size: body(portal, size - 2), 4, 12),
    "a new body of an old one": (lambda portal, _: body(portal, 22), 12, 85),
    "a new headline of the newest": (lambda portal, size: title(portal, size - 2), 12, 55),
    "a new headline of an old one": (lambda portal, _: title(portal, 22), 24, 135),
    "the newest less": (lambda portal, _: portal.delete("content/thoi-su/moi.md"), 12, 55),
    "a new page": (lambda portal, _: portal.write("content/trang.md", "---\ntitle: Trang\n---\n\nX.\n"), 1, 4),
}


@pytest.mark.parametrize("size", [60, 360])
def test_an_edit_opens_few_shelves_and_looks_at_few_outputs_in_any_portal(
    portal: Portal, work: Work, size: int
) -> None:
    wide(portal, size)
    for what, (edit, shelves, outputs) in EDITS.items():
        edit(portal, size)
        opened, looked_at = work.of(portal)
        assert opened <= shelves, what
        assert portal.result.rendered <= looked_at <= outputs, what


def test_who_signs_twice_has_the_article_once_in_the_list(portal: Portal) -> None:
    portal.article("thoi-su/a.md", author="[khoi, {name: Nguyễn Mạnh Khôi, position: Ủy viên}]").build().succeeded()
    assert {"Phó Trưởng ban", "Ủy viên"} <= set(re.findall("Phó Trưởng ban|Ủy viên", portal.text("thoi-su/a.html")))
    assert portal.text("tac-gia/khoi/index.html").count("Bài a") == 1


def test_those_who_only_link_to_an_article_are_not_looked_at_when_its_headline_changes(
    portal: Portal, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments, "_MOST", 12)
    for number in range(48):
        date = f"{2022 + number // 12}-{number % 12 + 1:02d}-01"
        portal.article(f"thoi-su/bai-{number:03d}.md", "Xem [bài](bai-000.md).", date=date)
    portal.build().succeeded()
    opened, _ = work.of(title(portal, 0))
    assert opened < 40

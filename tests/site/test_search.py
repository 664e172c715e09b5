"""The search index of a portal: all that is published can be found, nothing else, and publishing changes few files."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import Any

from dancam.render.search.syllables import DIGITS, spell
from tests.portal import Portal
from tests.searching import syllables_of


class Index:
    """The files of the index, read as a browser does."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self.table = self._load("tim-kiem/muc-luc.json")

    def _load(self, path: str) -> Any:
        return json.loads(self._portal.page(path.lstrip("/")))

    def found(self, words: str) -> list[str]:
        """Return the headlines of the articles that have two syllables side by side, or one."""
        spelled = [spell(each).plain for each in syllables_of(words)]
        return sorted(card[0] for segment in self.table["segments"] for card in self._cards(segment, spelled))

    def _cards(self, segment: list[Any], spelled: list[str]) -> Iterator[list[str]]:
        folder, _, _, pairs, words, _ = segment
        one, two = (*spelled, "")[:2]
        place = _crc(f"{one} ") ^ _crc(two[:2]) if two else _crc(one[:3])
        kind, parts = ("pairs", pairs) if two else ("words", words)
        drawer = self._load(f"{folder}{kind}-{place % parts}.json")
        postings = drawer.get(one, {}).get(two, "") if two else drawer.get(one, "")
        lists = [each[len(spelled) :].replace("!", "*").split("*") for each in postings.split(".") if postings]
        for number in sorted({number for each in lists for numbers in each for number in _numbers(numbers)}):
            yield self._load(f"{folder}cards-{number // 4}.json")[number % 4]


def _crc(text: str) -> int:
    return zlib.crc32(text.encode())


def _numbers(written: str) -> Iterator[int]:
    last, value, shift = -1, 0, 0
    for sign in written:
        digit = DIGITS.index(sign)
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            last += value + 1
            yield last
            value = shift = 0


FULL = {
    "title": "'Kế hoạch 159-KH/TU: “Dân vận khéo”'",
    "summary": "Sapo có chợ phiên",
    "tags": "[nông thôn mới]",
    "author": "{name: Lê Văn Sĩ, position: Cán bộ}",
    "document": "{number: 27-QĐ/BDV}",
}


def test_everything_of_an_article_can_be_found(portal: Portal) -> None:
    portal.write("content/thoi-su/tep/a.pdf", b"%PDF-1.4\n").article(
        "thoi-su/a.md", "Thân bài ở **Diễn** Châu.", **FULL, attachments="[{file: tep/a.pdf, title: Biểu mẫu số 3}]"
    ).article("thoi-su/b.md", "Bài khác.").build().succeeded()
    index = Index(portal)
    for words in (
        "ke hoach",
        "159 kh",
        "kh tu",
        "van kheo",
        "phien",
        "nong thon",
        "van si",
        "so 27",
        "27 qd",
        "bieu mau",
        "dien chau",
    ):
        assert index.found(words) == ["Kế hoạch 159-KH/TU: “Dân vận khéo”"], words
    assert index.found("bai khac") == ["Bài b"]


def test_what_is_not_published_cannot_be_found(portal: Portal) -> None:
    portal.article("thoi-su/a.md", "Nháp.", draft="true").article("thoi-su/b.md", "Gỡ.", withdrawn="Sai")
    portal.article("thoi-su/c.md", "Hẹn.", date="2199-01-01").article("thoi-su/d.md", "Hết.", expires="2026-01-02")
    portal.article("thoi-su/e.md", "Còn đây.").build()
    index = Index(portal)
    assert index.found("con day") == ["Bài e"]
    assert [index.found(each) for each in ("nhap", "go", "hen", "het")] == [[], [], [], []]
    whole = b"".join(data for path, data in portal.tree().items() if path.startswith("tim-kiem/"))
    assert b"B\xc3\xa0i a" not in whole
    assert b"withdrawn" not in whole


def test_an_article_that_moved_or_was_withdrawn_is_found_where_it_is_or_not_at_all(portal: Portal) -> None:
    portal.articles(40).article("thoi-su/a.md", "Chuyện lạ.", date="2025-04-01").build().succeeded()
    portal.delete("content/thoi-su/a.md").article("dan-van-kheo/a.md", "Chuyện lạ.", date="2025-04-01").build()
    assert b"/thoi-su/a.html" not in (portal.folder / "public/tim-kiem/2025-04.0/cards-0.json").read_bytes()
    assert Index(portal).found("chuyen la") == ["Bài a"]
    portal.article("dan-van-kheo/a.md", "Chuyện lạ.", date="2025-04-01", withdrawn="Sai").build()
    assert Index(portal).found("chuyen la") == []
    assert not portal.exists("tim-kiem/2025-04.0")
    assert portal.tree() == portal.clean_tree()


def test_publishing_changes_few_files_of_the_index(portal: Portal) -> None:
    portal.articles(290).build().succeeded()
    year, month, _ = Index(portal).table["segments"][0][5][0]
    text = "Một bài mới " + " ".join(f"chữ{number}" for number in range(300))
    portal.article("thoi-su/moi.md", text, date=f"{year}-{month:02}-28 23:00").build()
    changed = [path for path in portal.result.rendered_paths if path.startswith("tim-kiem/")]
    assert len(changed) <= 20
    assert len({path.split("/")[1] for path in changed}) == 2  # the table, and one segment
    portal.edit("content/thoi-su/bai-100.md", lambda text: text.replace("Bài bai-100", "Tên mới")).build()
    folders = {path.split("/")[1] for path in portal.result.rendered_paths if path.startswith("tim-kiem/")}
    assert len(folders) == 2
    assert Index(portal).found("ten moi") == ["Tên mới"]
    assert portal.tree() == portal.clean_tree()


def test_a_body_that_changes_alone_is_searched_anew(portal: Portal) -> None:
    portal.article("thoi-su/a.md", "Chữ cũ.", summary="Sapo").build().succeeded()
    portal.article("thoi-su/a.md", "Chữ khác hẳn.", summary="Sapo").build().succeeded()
    index = Index(portal)
    assert index.found("chu cu") == []
    assert index.found("khac han") == ["Bài a"]
    assert portal.tree() == portal.clean_tree()


def test_categories_and_authors_can_be_asked_for_alone(portal: Portal) -> None:
    portal.article("thoi-su/a.md", author="Lê A").article("dan-van-kheo/b.md", author="Trần B").build().succeeded()
    groups = json.loads(portal.page("tim-kiem/2026-06.0/groups-0.json"))
    assert groups == [{"dan-van-kheo": "0", "thoi-su": "1"}, {"Lê A": "1", "Trần B": "0"}]
    assert ["thoi-su", "Thời sự", 0] in Index(portal).table["categories"]


def test_a_portal_below_a_path_and_an_empty_one(portal: Portal) -> None:
    portal.build().succeeded()
    assert json.loads(portal.page("tim-kiem/muc-luc.json"))["segments"] == []
    portal.edit("site.yml", lambda text: text.replace("https://thu.example", "https://thu.example/cong"))
    portal.article("thoi-su/a.md").build().succeeded()
    assert json.loads(portal.page("tim-kiem/muc-luc.json"))["segments"][0][0] == "/cong/tim-kiem/2026-06.0/"
    assert json.loads(portal.page("tim-kiem/2026-06.0/cards-0.json"))[0][1] == "/cong/thoi-su/a.html"
    assert '"urlTemplate":"https://thu.example/cong/tim-kiem.html?q={search_term_string}"' in portal.page("index.html")

"""Remarks on writing."""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from dancam.authoring.proofread import SourceFacts, compared, facts_of, proofread
from dancam.content import frontmatter
from dancam.problems import Problem
from tests.portal import NOW

HEAD = "---\ntitle: Bài\ndate: 2026-05-01\ncategory: thoi-su\n---\n"


def remarks(body: str, head: str = HEAD, raw: str = "") -> list[Problem]:
    text = f"{head}{body}"
    source, problems = frontmatter.read(text.encode(), "a.md")
    assert source is not None, problems
    return list(proofread(text, source, raw))


def told(body: str, head: str = HEAD) -> list[tuple[str, int, int]]:
    """Return code, line and column of each remark."""
    return [(each.code, each.place.line, each.place.column) for each in remarks(body, head)]


# Pictures


@pytest.mark.parametrize(
    "body", ["![](a.jpg)", "![ ](a.jpg)", "![][a]\n\n[a]: a.jpg", '<img src="a.jpg">', "<img src=a.jpg alt=''>"]
)
def test_a_picture_without_a_description_is_told(body: str) -> None:
    assert told(body) == [("alt-missing", 6, 1)]


@pytest.mark.parametrize(
    "body",
    [
        "![Gặt lúa](a.jpg)",
        '<img alt="Gặt lúa" src="a.jpg">',
        "<img src=a.jpg alt=Gặt>",
        "`![](a.jpg)`",
        "```\n![](a.jpg)\n```",
        "~~~\n![](a.jpg)\n```\n![](b.jpg)\n~~~",
        "[](a.html)",
    ],
)
def test_what_is_described_or_no_picture_is_not_told(body: str) -> None:
    assert told(body) == []


def test_the_picture_of_the_article_needs_a_description_too() -> None:
    head = HEAD.replace("---\n", "---\nimage: a.jpg\n", 1)
    assert told("", head) == [("alt-missing", 2, 8)]
    assert told("", head.replace("a.jpg", "{src: a.jpg, alt: Gặt lúa}")) == []
    assert told("", head.replace("a.jpg", "{src: a.jpg, caption: Gặt}")) == [("alt-missing", 2, 14)]


# Headings


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("## A\n\n### B\n\n## C", []),
        ("# A\n\n### B", []),  # the first level becomes the second
        ("### A", [6]),
        ("## A\n\n#### B\n\n#### C", [8]),
        ("## A\n\n### B\n\n#### C\n\n## D\n\n#### E", [14]),
        ("A\n===\n\n### B", []),
        ("A\n---\n\n#### B", [9]),
        ("Một đoạn.\n\n---\n\n### B", [10]),
        ("```\n##### A\n```", []),
        ("#không phải đề mục", []),
    ],
)
def test_a_heading_more_than_one_level_below_the_last_is_told(body: str, lines: list[int]) -> None:
    assert told(body) == [("heading-skipped", line, 1) for line in lines]


def test_the_level_that_was_meant_is_named() -> None:
    (found,) = remarks("## A\n\n##### B")
    assert dict(found.values) == {"level": "#####", "wanted": "###"}


# Blanks


@pytest.mark.parametrize(
    ("body", "column"),
    [("Một  hai", 4), ("Một \u00a0hai", 4), ("- Một  hai", 6), ("> Một   hai", 6), ("**Một**  hai", 8)],
)
def test_two_blanks_in_a_row_are_told(body: str, column: int) -> None:
    assert told(body) == [("double-space", 6, column)]


@pytest.mark.parametrize(
    "body",
    [
        "Dòng một  \nDòng hai",
        "-   Một\n    hai",
        "1.  Một",
        "  Một",
        "| a   | b |\n|-----|---|\n| một | hai |",
        "`a  b`",
        "[a](<x  y.html>)",
        "    a  b",
        "Một \\  \nhai",
        "Một\u00a0hai",
        "[^1]:  Ghi chú",
        "Thuật ngữ\n:   Nghĩa",
    ],
)
def test_blanks_that_mean_something_are_not_told(body: str) -> None:
    assert told(body) == []


def test_blanks_are_counted_and_told_once() -> None:
    (found,) = remarks("Một  hai  ba\n\nBốn  năm", HEAD.replace("Bài", "Bài  viết"))
    assert (found.place.line, found.place.column, found.place.length) == (2, 11, 2)
    assert dict(found.values)["count"] == "4"


# Tone marks


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("hòan", "hoàn"),
        ("Hòang", "Hoàng"),
        ("tóan", "toán"),
        ("lọai", "loại"),
        ("ngòai", "ngoài"),
        ("xóay", "xoáy"),
        ("hỏang", "hoảng"),
        ("qúy", "quý"),
        ("Qủa", "Quả"),
        ("qúa", "quá"),
        ("gìa", "già"),
        ("gíup", "giúp"),
    ],
)
def test_a_tone_mark_where_nobody_has_it_is_told_with_the_right_word(word: str, right: str) -> None:
    found = remarks(f"Chữ {word} đây")
    assert [each.code for each in found] == ["tone-astray"]
    assert (found[0].place.line, found[0].place.column, found[0].place.length) == (6, 5, len(word))
    assert dict(found[0].values) == {"value": word, "right": right, "count": "1"}


@pytest.mark.parametrize(
    "body",
    [
        "hoàn toàn, loại, ngoài, xoáy, quý, quả, già, giữ, giúp, gì, giỗ, giày",
        "hoà, hoá, khoẻ, loè, thuỷ, thuý, uỷ",
        "hòa, hóa, khỏe, lòe, thủy, thúy, ủy",
        "quý khách, quỹ, quỷ",
        "tuyên, thuyền, chuyện, nguyễn, quyển, huỳnh, khuỷu",
        "`hoà` hòa",
        "hòa [xem](hoà.html)",
        "mùa lúa, của, thừa, giữa, chiều",
    ],
)
def test_right_words_are_not_told(body: str) -> None:
    assert told(body) == []


def test_two_ways_of_placing_tone_marks_are_told_at_the_rarer_one() -> None:
    (found,) = remarks("hòa, thủy, khỏe\n\nxã Thái Hoà", HEAD)
    assert (found.code, found.place.line, found.place.column, found.place.length) == ("tones-mixed", 8, 9, 3)
    assert dict(found.values) == {"value": "Hoà", "few": "1", "other": "hòa", "many": "3"}
    (found,) = remarks("hoà, thuỷ, khoẻ, hóa")
    assert dict(found.values)["value"] == "hóa"


def test_the_front_matter_counts_too() -> None:
    assert told("hòa, hóa", HEAD.replace("Bài", "Xã Thái Hoà")) == [("tones-mixed", 2, 16)]


def test_combining_marks_are_told() -> None:
    text = f"{HEAD}Một\n\nTiếng Việt"
    (found,) = remarks("Một\n\nTiếng Việt", raw=unicodedata.normalize("NFD", text).replace("Bài", "Bài"))
    assert (found.code, found.place.line) == ("loose-marks", 2)
    (found,) = remarks("Một\n\nTiếng Việt", raw=f"{HEAD}Một\n\n{unicodedata.normalize('NFD', 'Tiếng Việt')}")
    assert found.place.line == 8
    assert remarks("Tiếng Việt", raw=f"{HEAD}Tiếng Việt") == []


# Side by side


def sheet(path: str, **fields: str) -> SourceFacts:
    given = {"title": path, "date": "2026-05-01", "category": "thoi-su"} | fields
    text = "---\n" + "".join(f"{key}: {value}\n" for key, value in given.items()) + "---\n"
    source, problems = frontmatter.read(text.encode(), f"{path}.md")
    assert source is not None, problems
    return facts_of(source)


def of_all(*sheets: SourceFacts) -> list[tuple[str, str, dict[str, str]]]:
    found = compared(sheets, NOW, ZoneInfo("Asia/Ho_Chi_Minh"))
    return [(each.code, each.place.file, dict(each.values)) for each in found]


def test_the_later_of_two_files_with_one_title_is_told() -> None:
    found = of_all(
        sheet("b", title="Hội nghị  Hoà", date="2026-01-02"),
        sheet("c", title="hội nghị Hòa", date="2026-01-01"),
        sheet("d", title="Hội nghi Hòa"),
    )
    assert found == [("same-title", "content/b.md", {"value": "Hội nghị Hoà", "other": "content/c.md"})]


def test_two_articles_with_one_slug_are_told_and_pages_have_none() -> None:
    page, _ = frontmatter.read(b"---\ntitle: P\n---\n", "khac/a.md")
    assert page is not None
    found = of_all(sheet("a"), sheet("ban/a", category="ban"), facts_of(page))
    assert found == [("same-slug", "content/ban/a.md", {"value": "a", "other": "content/a.md"})]


def test_a_date_in_the_far_future_and_one_that_is_over_are_told() -> None:
    assert of_all(sheet("a", date="2027-08-01")) == [("date-far", "content/a.md", {"date": "01/08/2027"})]
    assert of_all(sheet("a", date=f"{NOW + timedelta(days=300):%Y-%m-%d}")) == []
    assert of_all(sheet("a", expires="2026-06-15 09:00")) == [("expired", "content/a.md", {"date": "15/06/2026"})]
    assert of_all(sheet("a", expires="2026-06-15 09:01")) == []


# Characters that nobody sees


@pytest.mark.parametrize("sign", list("\u200b\u00ad\u2060\ufeff\u200e\u202e"))
def test_a_character_that_nobody_sees_is_told_once_with_its_place(sign: str) -> None:
    assert told(f"Một\nhai{sign} ba{sign}") == [("invisible-character", 7, 4)]
    assert told("", HEAD.replace("Bài", f"Bài{sign}")) == [("invisible-character", 2, 11)]


def test_a_family_of_signs_is_held_together_by_what_nobody_sees() -> None:
    assert told("👩\u200d👩\u200d👧 và \u00a0") == []

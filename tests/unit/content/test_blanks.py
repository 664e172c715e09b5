"""Blanks that nobody sees, and signs that look like others: read as meant, or named with their place."""

from __future__ import annotations

import pytest

from dancam.content import frontmatter
from dancam.content.blanks import NOTHING, WIDE, Straight, as_figures, as_sign, named, trimmed
from dancam.content.source import PictureField, Source
from dancam.content.text import TextParts
from dancam.problems import Place
from tests.unit.makers import codes, read

FRONT = "title: Ra quân\ndate: 2026-02-24 07:30\ncategory: thoi-su\ntags:\n  - một\n  - hai\nimage:\n  src: a.jpg\n"
PLAIN, _ = frontmatter.read(f"---\n{FRONT}---\nThân bài.\n".encode(), "a.md")


def meant(text: str) -> Source | None:
    """Return what is read of a whole file, without the places of its fields, with which nothing may be wrong."""
    found, problems = frontmatter.read(text.encode(), "a.md")
    assert problems == []
    return found


def alike(one: Source | None, other: Source | None) -> bool:
    assert one is not None
    assert other is not None
    fields = ("title", "date", "category", "tags", "image", "body", "body_line")
    return [getattr(one, each) for each in fields] == [getattr(other, each) for each in fields]


@pytest.mark.parametrize("blank", WIDE)
def test_a_blank_with_a_width_counts_as_a_blank(blank: str) -> None:
    front = FRONT.replace(": ", f":{blank}").replace("  - ", f"{blank}{blank}-{blank}").replace("  src", f"{blank} src")
    assert alike(meant(f"---\n{front}---\nThân bài.\n"), PLAIN)
    assert alike(meant(f"---\n{FRONT.replace(chr(10), blank + chr(10))}---\nThân bài.\n"), PLAIN)


@pytest.mark.parametrize("nothing", NOTHING)
def test_a_blank_without_a_width_counts_as_nothing(nothing: str) -> None:
    front = FRONT.replace(": ", f":{nothing} {nothing}").replace("  - ", f"{nothing} {nothing} -{nothing} ")
    front = (
        front.replace("title", f"{nothing}title")
        .replace("category", f"cate{nothing}gory")
        .replace("-su", f"-su{nothing}")
    )
    assert alike(meant(f"---\n{front}---\nThân bài.\n"), PLAIN)


@pytest.mark.parametrize("mark", ["\ufeff", "\ufeff\ufeff", "\u200b", "\u00a0", " "])
def test_what_stands_before_the_first_line_and_behind_it_does_not_matter(mark: str) -> None:
    assert alike(meant(f"{mark}---{mark}\n{FRONT}---{mark}\nThân bài.\n"), PLAIN)


@pytest.mark.parametrize("mark", ["\ufeff", "\ufeff\ufeff", "\u200b"])
def test_what_stands_before_a_field_does_not_matter(mark: str) -> None:
    assert alike(meant(f"---\n{mark}{FRONT.replace('date', f'{mark}date')}---\nThân bài.\n"), PLAIN)


@pytest.mark.parametrize("dashes", ["----", "----------", "—", "———", "–––", "--—", "—-", "－－－", "−−−", "\u00a0---"])
def test_dashes_that_a_text_program_makes_open_and_close_the_front_matter(dashes: str) -> None:
    for text in (f"{dashes}\n{FRONT}{dashes}\n", f"{dashes}\n{FRONT}---\n", f"---\n{FRONT}{dashes}\n"):
        assert alike(meant(f"{text}Thân bài.\n"), PLAIN)
    longer = meant(f"---\n{FRONT}{dashes}\nThân bài.\n\n---\n\nHết.\n")
    assert longer is not None
    assert longer.body_line == PLAIN.body_line if PLAIN else 0


@pytest.mark.parametrize(
    "line", ["***", "* * *", "___", "...", "- - -", "+++", "--", " ---", "\t---", "\u00a0***\u00a0"]
)
def test_another_line_that_parts_texts_closes_the_front_matter_behind_a_field(line: str) -> None:
    for behind in ("", "\n---\n\nHết.\n"):
        assert alike(meant(f"---\n{FRONT}{line}\nThân bài.\n{behind}"), meant(f"---\n{FRONT}---\nThân bài.\n{behind}"))


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{FRONT}summary: |\n  Một\n  ---\n  ***\n  hai\n---\nThân bài.\n",
        f"---\n{FRONT}summary: |\n  ---\n  Hai\n---\nThân bài.\n",
        f"---\n{FRONT}summary: >-\n\n  ***\n  Hai\n---\nThân bài.\n",
    ],
)
def test_a_line_of_dashes_within_a_text_of_a_field_closes_nothing(text: str) -> None:
    assert TextParts(text).body == "Thân bài.\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("---\ntitle: a\n\nLời dẫn.\n\n***\n\nHết.\n", "front-matter-unclosed"),
        ("---\ntitle: a\n***\ndate: 2026-05-01\n---\n", "yaml-indent"),
    ],
)
def test_a_line_that_parts_prose_or_fields_closes_nothing(text: str, told: str) -> None:
    assert codes(frontmatter.read(text.encode(), "a.md")[1]) == [told]


@pytest.mark.parametrize(
    "first", ["—\nĐây là lời dẫn.", "-----\n\nĐây là lời dẫn.\n", "***\ntitle: a\n***", "--\ntitle: a\n--"]
)
def test_dashes_above_prose_open_nothing(first: str) -> None:
    assert codes(frontmatter.read(f"{first}\n---\n".encode(), "a.md")[1]) == ["no-front-matter"]


def test_a_full_width_colon_behind_a_field_is_a_colon() -> None:
    assert alike(meant(f"---\n{FRONT.replace(': ', '：').replace('tags:', 'tags：')}---\nThân bài.\n"), PLAIN)
    assert alike(meant(f"---\n{FRONT.replace(': ', ' ：　')}---\nThân bài.\n"), PLAIN)


def test_within_a_text_everything_stays_but_byte_order_marks() -> None:
    found, problems = read("title: 'Lưu ý： xã\u200d\u00a0Hòa\ufeff'\nsummary: |\n  Ghi chú： một\n  url：hai\ufeff\n")
    assert found is not None
    assert problems == []
    assert found.title == "Lưu ý： xã\u200d Hòa"
    assert found.summary == "Ghi chú： một url：hai"


@pytest.mark.parametrize(
    ("front", "line", "column", "character"),
    [
        ("tiêu đề：Ra quân", 2, 8, "U+FF1A (fullwidth colon)"),
        ("title: Một\nnội dung：hai", 3, 9, "U+FF1A (fullwidth colon)"),
        ("title: Một\n\u00a0\u00a0\u00a0tags: hai", 3, 1, ""),
    ],
)
def test_what_may_be_meant_in_two_ways_is_named_with_its_place(
    front: str, line: int, column: int, character: str
) -> None:
    _, problems = read(front)
    assert problems
    if character:
        assert [dict(each.values)["character"] for each in problems] == [character]
        assert problems[0].place == Place("content/thoi-su/bai.md", line, column)


@pytest.mark.parametrize(
    ("front", "place"),
    [
        ("title:\u00a0[Ra quân]", Place("content/thoi-su/bai.md", 2, 8)),
        ("\u200btitle：[Ra quân]", Place("content/thoi-su/bai.md", 2, 8)),
        ("\ufeff\u200btitle:\u200b\u200b [Ra quân]", Place("content/thoi-su/bai.md", 2, 12)),
        ("title: Ra\nlan\ufeffg: \u200bABC", Place("content/thoi-su/bai.md", 3, 9, 3)),
    ],
)
def test_places_are_those_of_the_text_as_it_is_written(front: str, place: Place) -> None:
    assert read(front)[1][0].place == place


@pytest.mark.parametrize(
    ("front", "codes_told"),
    [
        ("title: a\nlang: “en”\n", []),
        ("title: a\nimage: “anh/a.jpg”\n", []),
        ("title: a\ndraft: “có”\n", []),
        ("title: a\ndate: ‘2026–02–24 07：30’\ncategory: «thoi-su»\n", []),
    ],
)
def test_curly_quotes_around_what_is_no_prose_are_not_meant(front: str, codes_told: list[str]) -> None:
    found, problems = read(front)
    assert codes(problems) == codes_told
    assert found is not None
    assert found.lang in {None, "en"}
    assert found.image in {None, PictureField("anh/a.jpg")}
    assert found.category in {None, "thoi-su"}


def test_curly_quotes_around_a_title_are_a_part_of_it() -> None:
    found, _ = read("title: “Ra quân”")
    assert found is not None
    assert found.title == "“Ra quân”"


def test_signs_and_figures() -> None:
    assert as_sign("\u00a0anh\u200b/a\u00a0b.jpg\ufeff ") == "anh/a b.jpg"
    assert as_sign("”") == "”"
    assert as_figures(" 24–02—2026 ") == "24-02-2026"
    assert named("\u200b") == "U+200B (zero width space)"
    assert trimmed("\u00a0-5-\x1f\u200b") == "-5-"
    assert Straight("a: b").column(0, 3) == 3


@pytest.mark.parametrize(
    ("front", "told", "values"),
    [
        ("title: a\ntags: #a #b", ["only-on-articles", "value-hash"], {"value": "#a #b", "quoted": "'#a #b'"}),
        ("title: a\ntags:\n  - #a\n  - b", ["only-on-articles", "value-hash"], {"value": "#a", "field": "tags"}),
        ("title: #ChungTay", ["missing-field", "value-hash"], {"value": "#ChungTay", "field": "title"}),
        ("title: a\ntags: [#a]", ["hash-in-list"], {"value": "#a", "quoted": "'#a'"}),
        ("title: a\ntags: [b, #a, c]", ["hash-in-list"], {"value": "#a"}),
        ("title: a\ntags: [b,\n  #a, c]", ["hash-in-list"], {"value": "#a"}),
        ("title: a\ntags: [b,\n  # một, c\n", ["yaml-unclosed"], {}),
        ("title: a\nimage: {src: #a.jpg}", ["hash-in-list"], {"value": "#a.jpg"}),
        ("title: 'Kế hoạch' #5", ["comment-cut"], {"value": "Kế hoạch", "quoted": "'Kế hoạch #5'"}),
        ("title: a\ntags: # chưa có", ["only-on-articles"], {}),
        ("title: a # tạm", [], {}),
        ("title: a ## tạm", [], {}),
        ("title: a\nimage: #anh.jpg", ["value-hash"], {"field": "image"}),
        ("title: a\nimage:\n  src: #anh.jpg", ["missing-field", "value-hash"], {"field": "src"}),
    ],
)
def test_a_value_that_vanishes_behind_a_hash_is_told(front: str, told: list[str], values: dict[str, str]) -> None:
    _, problems = read(front)
    assert sorted(codes(problems)) == told
    if values:
        last = next(each for each in problems if each.code in {"value-hash", "hash-in-list", "comment-cut"})
        assert values.items() <= dict(last.values).items()

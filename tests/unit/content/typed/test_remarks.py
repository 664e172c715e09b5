"""What looks like a list, a table or a heading and is none: told where it is, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from dancam.content.legacy_fonts import find
from dancam.content.typed.remarks import remarks
from tests.unit.clock import within

ROOT = Path(__file__).parents[4]


def told(body: str) -> list[tuple[str, int, int, int]]:
    """Return code, line, column and length of each remark, in the order of their places."""
    found = [(each.code, each.place.line, each.place.column, each.place.length) for each in remarks(body, 1, "a.md")]
    return sorted(found, key=lambda each: each[1:])


def codes(body: str) -> list[str]:
    return [each[0] for each in told(body)]


@pytest.mark.parametrize(
    "body",
    [
        "• Một\n• Hai",
        "•Một\n•Hai",
        "● Một\n● Hai",
        "· Một\n· Hai",
        "▪ Một\n▪ Hai",
        "❖ Một\n❖ Hai",
        "\uf0b7 Một\n\uf0b7 Hai",
        "\uf0a7\tMột\n\uf0a7\tHai",
        "o\tMột\no\tHai",
        "§  Một\n§  Hai",
        "– Một\n– Hai",
        "— Một;\n— Hai.",
        "-Một\n-Hai",
        "-“Một” và ba\n-Hai",
        "+Một\n+Hai",
        "*Một\n*Hai",
        "+) Một\n+) Hai",
        "-) Một\n-) Hai",
        "1/ Một\n2/ Hai",
        "1/Một\n2/Hai",
        "1.Một\n2.Hai",
        "1)Một\n2)Hai",
        "1- Một\n2- Hai",
        "1.- Một\n2.- Hai",
        "1 . Một\n2 . Hai",
        "9/ Một\n10/ Hai",
        "> • Một\n> • Hai",
        "    • Một\n    • Hai",
        "• Một\ndài sang dòng\n• Hai",
        "• Một\n\n• Hai",
        "1/ Một\n\n2/ Hai",
        "-Một\n\n-Hai",
    ],
)
def test_a_list_of_other_signs_is_told(body: str) -> None:
    assert codes(body) == ["list-typed"]
    assert codes(f"Các việc:\n{body}") == ["list-typed"]
    assert codes(f"Các việc:\n\n{body}\n\nHết.") == ["list-typed"]


@pytest.mark.parametrize(
    "body",
    [
        "a) Một\nb) Hai",
        "a. Một\nb. Hai",
        "A/ Một\nB/ Hai",
        "d) Một\nđ) Hai\ne) Ba",
        "d) Một\ne) Hai",
        "g) Một\nh) Hai",
        "I. Một\nII. Hai\nIII. Ba",
        "i) Một\nii) Hai",
        "IX. Một\nX. Hai",
        "(a) Một\n(b) Hai",
        "(1) Một\n(2) Hai",
        "(i) Một\n(ii) Hai",
        "✓ Một\n✓ Hai",
        "*Ghi chú: Một\n*Nguồn: Hai",
        "☐ Có\n☐ Không",
    ],
)
def test_items_that_say_something_themselves_are_told_where_they_run_together(body: str) -> None:
    assert codes(body) == ["list-lettered"]
    assert codes(body.replace("\n", "\n\n")) == []
    assert codes(body.replace("\n", "\\\n")) == []


def test_what_people_say_is_told_where_it_runs_together() -> None:
    assert codes("– Anh đi đâu?\n– Tôi về.") == ["lines-with-dashes"]
    assert codes("-Anh đi đâu?\n-Tôi về.") == ["lines-with-dashes"]
    assert codes("– Anh đi đâu?\n\n– Tôi về.") == []
    assert codes("-Anh đi đâu?\n\n-Tôi về.") == []


def test_an_item_that_is_swallowed_by_another_is_told() -> None:
    assert told("1. Một\n2.Hai\n3. Ba") == [("list-typed", 2, 1, 2)]
    assert told("- Một\n-Hai\n- Ba") == [("list-typed", 2, 1, 1)]
    assert told("- Một\n  • Hai\n- Ba") == [("list-typed", 2, 3, 1)]


def test_a_list_of_several_signs_is_told_as_one_that_somebody_must_sort() -> None:
    assert codes("• Một\n○ hai\n○ ba") == ["list-mixed"]
    assert codes("- Một\n+Hai\n+Ba") == ["list-mixed"]
    assert codes("• Một\n  ○ hai\n  ○ ba") == ["list-typed"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Một\n-\u00a0Hai", ("odd-blank", 2, 2, 1)),
        ("K`Ho\n-\u00a0K`Ho", ("odd-blank", 2, 2, 1)),
        ("1.\u2003Hai", ("odd-blank", 1, 3, 1)),
        ("##\u00a0Hai", ("odd-blank", 1, 3, 1)),
        ("> * \u200bHai", ("odd-blank", 1, 5, 1)),
        ("##Hai", ("heading-close", 1, 1, 2)),
        ("Một\n-----", ("heading-underlined", 2, 1, 5)),
        ("Một\n=====\nHai", ("heading-underlined", 2, 1, 5)),
        ("Một\nhai\n---\n", ("heading-underlined", 3, 1, 3)),
        ("Một\n-", ("heading-underlined", 2, 1, 1)),
        ("Một\n=======", ("heading-underlined", 2, 1, 7)),
        ("+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+", ("table-drawn", 1, 1, 9)),
        ("┌──┬──┐\n│ a│ b│\n└──┴──┘", ("table-drawn", 1, 1, 7)),
        ("Xã │ Hộ │ Ghi\nHải Lộc │ 42 │ a", ("table-drawn", 1, 1, 13)),
        ("Xã\tHộ\nHải Lộc\t42", ("table-spaced", 1, 3, 1)),
        ("Một\n\nXã      Hộ\nHải Lộc    42\n", ("table-spaced", 3, 3, 6)),
        ("![a](b.jpg “c”)", ("caption-quotes", 1, 12, 3)),
        ("![a](b c.jpg)\n[a](<b c.md> ‘c d’ )", ("caption-quotes", 2, 14, 5)),
    ],
)
def test_what_is_laid_out_by_hand_is_told_with_its_place(body: str, expected: tuple[str, int, int, int]) -> None:
    assert told(body) == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "• Chỉ một dòng",
        "– Chỉ một dòng",
        "-5°C ở Sa Pa\n-7°C ở Mẫu Sơn",
        "−5°C ở Sa Pa\n−7°C ở Mẫu Sơn",
        "+84 238 1\n+84 238 2",
        "1/5/2026 nghỉ\n2/9/2026 nghỉ",
        "1/5 nghỉ\n2/9 nghỉ",
        "1.000 đồng\n2.000 đồng",
        "1/ Một\n5/ Năm",
        "I. Newton\nA. Einstein",
        "C. Mác và Ph. Ăng-ghen\nD. Diderot cùng viết",
        "V. I. Lê-nin\nVI. Đại hội\nX.V. Mi-kha-in",
        "A. P. Chekhov\nB. L. Pasternak",
        "A. được bạn rủ đi\nB. không đồng ý",
        "*Ghi chú: Giá chưa có thuế\n*Ảnh: Trần Văn Bảy*",
        "*Ghi chú: Giá chưa có thuế\n\n*Nguồn: TTXVN",
        "*Ảnh: A*\n*Bài: B*",
        "**Một** hai\n**Ba** bốn",
        "*[UBND]: Ủy ban\n*[HĐND]: Hội đồng",
        "- Một\n- Hai",
        "1. Một\n2. Hai",
        "1) Một\n2) Hai",
        "-\tMột\n-\tHai",
        "a)\tMột\n\nb)\tHai",
        "- - -",
        "★★★ Một\n★★ Hai",
        "-> Một\n-> Hai",
        "--Một\n--Hai",
        "```\n• Một\n• Hai\n```",
        "~~~\nMột\n---\n~~~",
        "- ```\n  • Một\n  • Hai\n  ```",
        "<!--\n• Một\n\n• Hai\n-->",
        "<pre>\n• Một\n• Hai\nMột\n---\n</pre>",
        "`a\n• b\n• c`",
        "- Một\n---",
        "> Một\n---",
        "# Một\n---",
        "Một\n\n---",
        "| a | b |\n|---|---|\n| c\td | e |\n| f\tg | h |",
        "a | b\n---|---\nc | d",
        "Một\tdòng",
        "Một   dòng\n\nHai   dòng",
        "── trang trí ──",
        "#ChungTay",
        "(gọi là “nông thôn”)",
        '![a](b.jpg "c “d” e")',
        "",
    ],
)
def test_nothing_else_is_told(body: str) -> None:
    assert codes(body) == []


def test_real_prose_has_no_remark() -> None:
    text = (ROOT / "tests" / "files" / "prose.md").read_text(encoding="utf-8")
    assert text.count("\n\n") >= 40
    assert told(text) == []
    assert find(text) is None


OPENINGS = """
V. I. Lê-nin viết|C. Mác và Ph. Ăng-ghen|Ph. Ăng-ghen mất|Đ. T. A., 34 tuổi|N.V.H. khai nhận|T. là chủ|M. cho biết
A. bị bắt|B. bỏ trốn|TP. Hồ Chí Minh|Q. Bình Thạnh|P. 5 và P. 6|Tr. 15 ghi rõ|1. Hải Lộc|1975. Năm ấy|1.245 hồ sơ
12.5 là ngày hẹn|3.000 đồng|12/5, đoàn đi|15/QĐ-UBND có|20-NQ/TW nêu|5-7 ngày là xong|- Tôi về.|Vâng, về rồi.
-5°C ở Sa Pa|–7°C ở Mẫu Sơn|*Ghi chú: sơ bộ|**Xóm Ba** dẫn|*Ảnh: Bảy*|(1) là số hộ|(a) chưa tính|I. Kant sinh
X. Quang|K. Marx, F. Engels|H. Hải Hậu|S. Lavrov đến|D. Trump và|E. Macron thăm|G. Bush là|No. 5 là tên|* theo giá
"""


def test_lines_of_prose_may_begin_with_letters_figures_and_dashes_one_upon_the_other() -> None:
    openings = OPENINGS.strip().replace("\n", "|").split("|")
    assert len(openings) >= 40
    found = {(one, other): codes(f"{one}\n{other}") for one in openings for other in openings if one != other}
    assert {pair: each for pair, each in found.items() if each} == {}


def test_no_body_of_the_demo_portal_has_a_remark() -> None:
    paths = sorted((ROOT / "content").rglob("*.md"))
    assert len(paths) > 80
    found = {}
    for path in paths:
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
        found[path.name] = codes(body)
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize(
    "piece",
    [
        "• a\n",
        "`",
        "~~~\n",
        "<!--",
        "- a\n• b\n",
        "1/ a\n2/ b\n",
        "\t a",
        "   a\n",
        "](a “",
        "<pre>",
        "+--",
        "a\n-\n",
        "│ │\n",
    ],
)
def test_a_hostile_body_is_looked_through_soon(piece: str) -> None:
    with within(seconds=10):
        codes(piece * (60_000 // len(piece)))

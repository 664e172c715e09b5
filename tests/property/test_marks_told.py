"""No mark of Markdown is seen on a page untold, wherever it stands in prose; and of prose alone nothing is told."""

from __future__ import annotations

from random import Random

from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.renderer import Renderer
from dancam.views.words import Words
from tests.amounts import examples_of

RENDERER = Renderer(Words())
PROSE = """
Sáng nay, bà con xóm Ba ra đồng nạo vét 31,5 ki-lô-mét kênh (hơn 1/3 kế hoạch) – việc này do ông V. I. An, 75 tuổi, nêu
ra từ năm 1975; “nước về đến ruộng nhà ai thì nhà ấy có phần”, ông nói. R&D, AT&T, 5 > 3, a < b, C:\\Tài liệu và giá*:
20% - 30% * 2 đã tính vào [1], {xem phụ lục}, đường dây 0912.345.678 / 1900_1000, số 2~3, a == b và #ChungTay
"""
BETWEEN = (
    "** đậm **",
    "chữ](dia-chi",
    "[^x]",
    "~~",
    "|---|---|",
    "![ảnh",
    "```",
    "`chữ",
    "==tô==",
    "{.lop}",
    "{: .lop}",
    "</b",
    "<br chữ",
    "&nbsp",
    "&amp;nbsp;&nbsp",
    "__chữ",
    "[TOC]",
    "[kế][hoạch]",
)
"""Marks that cannot be read between words."""
AT_START = ("::: chữ", ":::", "!!! Chú ý", "*[HĐND]: Hội đồng")
AT_END = ("\\",)


def test_each_mark_that_is_planted_in_prose_is_told_on_its_line_and_nothing_else_is() -> None:
    chance = Random(3)
    for number in range(examples_of(250)):
        blocks = [" ".join(chance.choices(PROSE.split(), k=chance.randint(4, 30))) for _ in range(4)]
        blocks = [f"Chữ {each} chữ" for each in blocks]
        assert lines_told("\n\n".join(blocks)) == set(), blocks
        mark = (*BETWEEN, *AT_START, *AT_END)[number % (len(BETWEEN) + len(AT_START) + len(AT_END))]
        place = chance.randrange(4)
        words = blocks[place].split()
        at = 0 if mark in AT_START else len(words) if mark in AT_END else chance.randint(1, len(words) - 1)
        if mark in AT_END:
            words[-1] += mark
        else:
            words.insert(at, mark)
        blocks[place] = " ".join(words)
        text = "\n\n".join(blocks)
        assert lines_told(text) == {2 * place + 1}, text


def lines_told(text: str) -> set[int]:
    return {each.place.line for each in RENDERER.render(text, lambda target: Target(target)).remarks}

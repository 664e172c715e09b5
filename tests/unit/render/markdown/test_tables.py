"""Tables: captions, heads, the box to scroll in, and where a table begins."""

from __future__ import annotations

import re

import pytest

from dancam.render.markdown.blocks import rows
from dancam.render.markdown.renderer import Renderer
from dancam.views.words import Words

RENDERER = Renderer(Words(table="Bảng", scroll="Cuộn ngang"))
TABLE = "| a | b |\n|:--|--:|\n| 1 | 2 |"


def html(text: str) -> str:
    return str(RENDERER.render(text, lambda _: None).html)


def captions(text: str) -> list[str]:
    return re.findall("<caption>(.*?)</caption>", html(text))


def labels(text: str) -> list[str]:
    return re.findall('aria-label="(.*?)"', html(text))


def test_a_table_has_a_box_to_scroll_in() -> None:
    found = html(TABLE)
    assert found.startswith(
        '<div class="table" role="region" tabindex="0" aria-label="Bảng" data-hint="Cuộn ngang"><table>\n<thead>'
    )
    assert '<th class="left" scope="col">a</th>' in found
    assert '<td class="right">2</td>' in found


def test_a_table_that_was_pasted_as_html_has_a_box_too() -> None:
    inner = "<table><tbody><tr><td>trong</td></tr></tbody></table>"
    pasted = f'<table><caption class="x">Bảng <b>dán</b></caption><tbody><tr><td>{inner}</td></tr></tbody></table>'
    found = html(f"{TABLE}\n\n{pasted}\n\n<table><tr><td>hai</td></tr></table>\n\n`<table>`")
    assert labels(f"{TABLE}\n\n{pasted}\n\n<table><tr><td>hai</td></tr></table>") == ["Bảng", "Bảng dán", "Bảng 3"]
    assert found.count('<div class="table"') == 3
    assert f'data-hint="Cuộn ngang">{pasted}</div>' in found.replace("\n", "")
    assert "<code>&lt;table&gt;</code>" in found


@pytest.mark.parametrize(
    ("title", "caption"),
    [
        ("Bảng 1. Số hộ hiến đất", "Bảng 1. Số hộ hiến đất"),
        ("Bảng 2.1. Số hộ", "Bảng 2.1. Số hộ"),
        ("BẢNG SỐ 3: Số hộ", "BẢNG SỐ 3: Số hộ"),
        ("Biểu 04 – Số hộ", "Biểu 04 – Số hộ"),
        ("Table 1: Households", "Table 1: Households"),
        ("**Bảng 1.** Số *hộ*", "<strong>Bảng 1.</strong> Số <em>hộ</em>"),
        ("Bảng: Số hộ", "Số hộ"),
        ("Table: Households", "Households"),
    ],
)
def test_the_title_above_a_table_is_its_caption(title: str, caption: str) -> None:
    for between in ("\n\n", "\n"):  # the blank line may be missing
        assert captions(f"Mở đầu.\n\n{title}{between}{TABLE}") == [caption]
        assert html(f"Mở đầu.\n\n{title}{between}{TABLE}").count("<p>") == 1


@pytest.mark.parametrize(
    "words",
    [
        "Bảng 1 cho thấy số hộ hiến đất.",
        "Bảng dưới đây nêu số hộ.",
        "Bảng 1\\. Số hộ",  # written so to stay a paragraph
        "Kết quả đến giữa vụ:",
        "Bảng:",
        "## Bảng 1. Số hộ",
        "- Bảng 1. Số hộ",
    ],
)
def test_other_words_above_a_table_stay_where_they_are(words: str) -> None:
    found = html(f"{words}\n\n{TABLE}")
    assert "<caption>" not in found
    assert found.index("Bảng" if "Bảng" in words else "Kết") < found.index("<table>")


def test_a_title_below_or_away_from_a_table_is_a_paragraph() -> None:
    assert captions(f"{TABLE}\n\nBảng 1. Số hộ") == []
    assert captions(f"Bảng 1. Số hộ\n\nLời dẫn.\n\n{TABLE}") == []


def test_each_of_two_tables_has_the_caption_above_it() -> None:
    text = f"Bảng 1. Xuân\n\n{TABLE}\n\nBảng 2. Thu\n\n{TABLE}\n\n{TABLE}"
    assert captions(text) == ["Bảng 1. Xuân", "Bảng 2. Thu"]
    assert labels(text) == ["Bảng 1. Xuân", "Bảng 2. Thu", "Bảng 3"]


def test_the_box_is_called_by_the_words_of_the_caption_alone() -> None:
    text = f'Bảng: Số <b title="x">hộ</b> & "nhà" \\*[^1] `<i>`\n\n{TABLE}\n\n[^1]: Ghi chú.'
    assert labels(text) == ["Số hộ &amp; &quot;nhà&quot; * &lt;i&gt;"]
    assert labels(f"Bảng: ![](a.png)\n\n{TABLE}") == ["Bảng"]


def test_tables_within_other_blocks_have_captions_too() -> None:
    assert captions("- Mục\n\n    Bảng: Trong mục\n\n    | a | b |\n    |---|---|\n    | 1 | 2 |") == ["Trong mục"]
    assert captions("> Bảng: Trích\n>\n> | a | b |\n> |---|---|\n> | 1 | 2 |") == ["Trích"]


def test_a_table_may_follow_a_line_of_text() -> None:
    found = html(f"Kết quả\ngiữa vụ:\n{TABLE}\n\nHết.")
    assert "<p>Kết quả\ngiữa vụ:</p>" in found
    assert "<td class=" in found
    assert found.endswith("<p>Hết.</p>")


@pytest.mark.parametrize("text", ["a | b\nc | d", "a\nb | c\n---", "a\n| b | c |\n|---|"])
def test_what_is_no_table_does_not_become_one(text: str) -> None:
    assert "<table>" not in html(text)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("| a | b |\n| 1 | 2 |", "|---|---|"),
        ("| a | b |\n|---|\n| 1 | 2 |", "|---|---|"),
        ("Lời dẫn\n | a | b | c\n | 1 | 2 | 3", "|---|---|---|"),
        ("| a \\| b |\n| 1 |", "|---|"),
        ("||\n| a |", "|---|"),
    ],
)
def test_lines_that_were_to_be_a_table_are_told(text: str, rule: str) -> None:
    (remark,) = RENDERER.render(text, lambda _: None).remarks
    assert (remark.code, remark.known) == ("table-broken", rule)
    line = text.split("\n")[remark.place.line - 1]
    assert line.strip().startswith("|")
    assert remark.place == (text.count("\n") and 1 + text.startswith("Lời"), 1 + line.index("|"), len(line.strip()))


@pytest.mark.parametrize("text", [TABLE, f"Lời dẫn\n{TABLE}", "a | b\nc | d", "| a |", "```\n| a |\n| b |\n```"])
def test_nothing_is_told_of_other_lines_with_bars(text: str) -> None:
    assert RENDERER.render(text, lambda _: None).remarks == ()


@pytest.mark.parametrize("lines", ["a|b\n-|-|-\n", "|a|\n|-|\nx\n", "a|b\n-" + " " * 99 + "x\n", "x\n|-\n"])
def test_the_work_stays_in_proportion_to_the_length(lines: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0
    real = rows.cells_of

    def counting(row: str) -> list[str]:
        nonlocal looked_at
        looked_at += len(row)
        return real(row)

    monkeypatch.setattr(rows, "cells_of", counting)
    text = "x\n" + lines * 500
    html(text)
    assert looked_at < 20 * len(text)

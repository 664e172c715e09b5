"""Tables, in Markdown's own form or as HTML."""

from __future__ import annotations

from dancam.importers.word.article import Imported, read
from tests.word import docx, note, paragraph, picture, run, table


def imported(body: str, notes: str = "") -> Imported:
    return read(docx(paragraph(run("Một.")) + body, notes), "bai.docx", "anh", lambda title: "ten")


def cell(text: str, looks: str = "") -> str:
    return f"<w:tc><w:tcPr>{looks}</w:tcPr>{text if text.startswith('<') else paragraph(run(text))}</w:tc>"


def rows(*given: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{each}</w:tr>" for each in given) + "</w:tbl>"


WIDE, TALL, LOWER = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_bars_and_lines_in_a_cell_stay_in_it() -> None:
    two = paragraph(run("a")) + paragraph(run("b"))
    line = "<w:p><w:r><w:t>c</w:t><w:br/><w:t>d</w:t></w:r></w:p>"
    found = imported(rows(cell("Xã | Hộ") + cell(r"\|"), cell(two) + cell(line)))
    assert found.body.split("\n")[2:] == [
        r"| Xã \| Hộ | &#92;&#124; |",
        "| --- | --- |",
        "| a<br>b | c<br>d |",
    ]


def test_rows_of_different_lengths_are_filled_up() -> None:
    assert imported(rows(cell("a"), cell("b") + cell("c"))).body.endswith("| a | |\n| --- | --- |\n| b | c |")


def test_merged_cells_are_merged() -> None:
    found = imported(
        rows(
            cell("Xã", WIDE) + cell("x"),
            cell("a", TALL) + cell("b") + cell("c"),
            cell("", LOWER) + cell("d") + cell("e"),
        )
    )
    assert found.body.split("\n")[2:] == [
        "<table>",
        '<tr><th colspan="2">Xã</th><th>x</th></tr>',
        '<tr><td rowspan="2">a</td><td>b</td><td>c</td></tr>',
        "<tr><td>d</td><td>e</td></tr>",
        "</table>",
    ]
    assert found.problems == []


def test_cells_merged_in_the_old_way_are_merged() -> None:
    beside, next_to = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'
    assert (
        '<tr><th colspan="2">a</th></tr>'
        in imported(rows(cell("a", beside) + cell("", next_to), cell("b") + cell("c"))).body
    )


def test_what_is_a_mark_of_markdown_is_text_in_html_too() -> None:
    assert (
        '<th colspan="2">&#42;a&#42; &lt;b&gt; &#91;^1&#93;</th>'.replace("^", "&#94;")
        in imported(rows(cell("*a* <b> [^1]", WIDE), cell("b") + cell("c"))).body
    )


def test_looks_links_and_pictures_of_a_merged_table_stay() -> None:
    looks = paragraph(run("đậm", bold=True), run("a"), picture(alt='Đồng "lớn"'))
    found = imported(rows(cell(looks, WIDE), cell("b") + cell("c")))
    shown = '<strong>đậm</strong>a<img src="anh/ten-1.png" alt="Đồng &quot;lớn&quot;">'
    assert shown in found.body


def test_a_table_in_a_table_stays_one() -> None:
    found = imported(rows(cell(paragraph(run("a")) + rows(cell("b") + cell("c")) + paragraph(run("d"))) + cell("e")))
    assert "<th>a<table><tr><th>b</th><th>c</th></tr></table>d</th><th>e</th>" in found.body


def test_notes_of_a_merged_table_stand_below_it() -> None:
    found = imported(rows(cell(paragraph(run("a"), note(1)), WIDE), cell("b") + cell("c")), "Theo báo cáo.")
    assert "a<sup>(1)</sup>" in found.body
    assert found.body.endswith("</table>\n\n(1) Theo báo cáo.")
    assert [dict(each.values)["thing"] for each in found.problems] == ["notes in tables"]


def test_a_frame_around_text_is_no_table() -> None:
    assert imported(rows(cell(paragraph(run("a")) + paragraph(run("b"), number="1 0")))).body == "Một.\n\na\n\n- b"


def test_numbers_in_cells_are_text() -> None:
    numbered = paragraph(run("a"), number="2 0") + paragraph(run("b"), number="2 0") + paragraph(run("c"), number="1 0")
    assert "| 1. a<br>2. b<br>- c | x |" in imported(rows(cell(numbered) + cell("x"))).body


def test_an_empty_table_is_nothing() -> None:
    assert imported(table(("", ""))).body == "Một."

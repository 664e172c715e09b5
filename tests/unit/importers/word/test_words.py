"""Each word of a document stands in the article, or is named as left out: documents of python-docx and our own XML."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx as python_docx
import pytest
from docx.document import Document
from docx.enum.text import WD_BREAK
from hypothesis import given
from hypothesis import strategies as st

from dancam.importers.word.article import Imported, read
from tests.documents import letters, words_in, words_kept
from tests.property.strategies import examples
from tests.word import docx, level, link, note, numbering, paragraph, picture, run


def imported(document: bytes) -> Imported:
    return read(document, "bai.docx", "anh", lambda title: "ten")


def a_plan(document: Document) -> None:
    document.add_heading("Kế hoạch tháng Thanh niên", 0)
    for number in range(1, 4):
        document.add_heading(f"Phần {number}", 1)
        document.add_heading("Yêu cầu", 2)
        document.add_paragraph("Đoạn mở đầu của phần này.")
        for text in ("Một việc", "Hai việc", "Ba việc"):
            document.add_paragraph(text, style="List Number")
            document.add_paragraph(f"Chi tiết của {text}", style="List Bullet 2")
        document.add_paragraph("Đoạn chen giữa")
        document.add_paragraph("Bốn việc", style="List Number")
    document.add_paragraph("Lời của bác Tư", style="Intense Quote")


def a_text_of_all_looks(document: Document) -> None:
    document.add_heading("Diện tích", 1)
    text = document.add_paragraph("Rộng 10 m")
    text.add_run("2").font.superscript = True
    text.add_run(", có H")
    text.add_run("2").font.subscript = True
    text.add_run("O; ")
    text.add_run("bỏ đi").font.strike = True
    bold = text.add_run("Đậm")
    bold.bold = bold.italic = True
    text.add_run("liền")
    text.add_run("chữ mật").font.hidden = True
    text.add_run(" dòng\nmới\tcột").add_break(WD_BREAK.LINE)
    text.add_run("hết trang").add_break(WD_BREAK.PAGE)
    for sign in (
        "# thẻ",
        "> trích",
        "+ cộng",
        "- trừ",
        "* sao",
        "1975. Năm ấy",
        "::: hộp",
        "[TOC]",
        "=====",
        "| a | b |",
    ):
        document.add_paragraph(sign)


def a_table_with_merged_cells(document: Document) -> None:
    table = document.add_table(4, 3)
    for row in range(4):
        for column in range(3):
            table.cell(row, column).text = f"ô{row}{column} | bên\ndòng"
    table.cell(0, 0).merge(table.cell(0, 2))
    table.cell(1, 1).merge(table.cell(2, 2))
    table.cell(3, 0).add_table(2, 2).cell(1, 1).text = "bảng trong bảng"
    document.add_table(1, 1).cell(0, 0).text = "khung"


def what_stands_beside_the_text(document: Document) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "Đầu mỗi trang"
    section.first_page_header.paragraphs[0].text = "Đầu trang thứ nhất"
    section.footer.paragraphs[0].text = "Chân trang"
    text = document.add_paragraph("Câu có lời bàn")
    document.add_comment(runs=text.runs[0], text="Xem lại số liệu", author="A", initials="A")


def a_letter_in_sections(document: Document) -> None:
    document.add_paragraph("Kính gửi các chi đoàn", style="Title")
    document.add_section()
    document.add_paragraph("Phần hai", style="Heading 1")
    document.add_paragraph("Nội dung", style="List Continue")
    document.add_paragraph("Chú dẫn", style="Caption")
    document.add_paragraph("Văn bản", style="Body Text Indent 2") if "Body Text Indent 2" in document.styles else None


BY_PYTHON_DOCX: tuple[Callable[[Document], None], ...] = (
    a_plan,
    a_text_of_all_looks,
    a_table_with_merged_cells,
    what_stands_beside_the_text,
    a_letter_in_sections,
)


def made(build: Callable[[Document], None]) -> bytes:
    document = python_docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("build", BY_PYTHON_DOCX, ids=lambda build: build.__name__)
def test_no_word_of_python_docx_is_lost(build: Callable[[Document], None]) -> None:
    document = made(build)
    assert words_in(document) - words_kept(imported(document)) == {}


# Documents in XML of our own, of everything that may stand in a paragraph.

SIGNS = st.sampled_from(
    [
        *(
            "chữ",
            "Điều",
            "1.",
            "a)",
            "# ",
            "- ",
            "+ ",
            "> ",
            "*",
            "**",
            "_",
            "`",
            "[a](b)",
            "![",
            "<b>",
            "&amp;",
            "|",
            "~~",
        ),
        *(
            "\\",
            "^2",
            ":::",
            "---",
            "===",
            "{x}",
            "https://nghean.example/a_b",
            "www.x.example",
            " ",
            "\u00a0",
            "[^1]",
            "“",
        ),
        *("(", ")", "!", "1975.", "[TOC]", "{Theo Báo}", "<!--", "$", "đ"),
    ]
)
TEXT = st.lists(SIGNS, min_size=1, max_size=5).map("".join)


EQUATION = "<m:oMath><m:f><m:num>{}</m:num><m:den>{}</m:den></m:f></m:oMath>".format(
    *(f"<m:r><m:t>{each}</m:t></m:r>" for each in ("a", "b+c"))
)


def _wrapped(inner: str, around: str) -> str:
    return around.replace("…", inner)


RUN = st.one_of(
    st.builds(run, TEXT, bold=st.booleans(), italic=st.booleans()),
    st.builds(
        _wrapped,
        st.builds(run, TEXT),
        st.sampled_from(
            [
                "<w:ins>…</w:ins>",
                "<w:smartTag>…</w:smartTag>",
                "<w:customXml>…</w:customXml>",
                "<w:bdo>…</w:bdo>",
                "<w:sdt><w:sdtContent>…</w:sdtContent></w:sdt>",
                '<w:fldSimple w:instr="REF a">…</w:fldSimple>',
                '<w:hyperlink w:anchor="a">…</w:hyperlink>',
                "<w:del>…</w:del>",
                "<w:moveFrom>…</w:moveFrom>",
                "<w:unknown>…</w:unknown>",
            ]
        ),
    ),
    st.builds(link, TEXT),
    st.builds(
        lambda text, looks: run(text).replace("<w:rPr>", f"<w:rPr>{looks}"),
        TEXT,
        st.sampled_from(
            [
                "<w:vanish/>",
                '<w:vertAlign w:val="superscript"/>',
                '<w:vertAlign w:val="subscript"/>',
                "<w:strike/>",
                '<w:position w:val="-6"/>',
                "<w:webHidden/>",
                '<w:u w:val="single"/>',
            ]
        ),
    ),
    st.sampled_from(
        [
            "<w:r><w:br/></w:r>",
            "<w:r><w:tab/></w:r>",
            '<w:r><w:br w:type="page"/></w:r>',
            "<w:r><w:noBreakHyphen/></w:r>",
            note(1),
            picture(alt="mô tả"),
            run(" ") + EQUATION + run(" "),
            "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>hộp chữ</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
        ]
    ),
)
LISTS = numbering(
    level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)") + level(2, "bullet", "-"),
    level(0, "upperRoman", "Chương %1") + level(1, "decimal", "Điều %2.") + level(2, "decimal", "%3)"),
)
NUMBER = st.sampled_from(["", "", "", "1 0", "1 1", "1 2", "2 0", "2 1", "2 2"])
PARAGRAPH = st.builds(
    lambda runs, style, number, mark: paragraph(*runs, style=style, number=number).replace("<w:pPr>", f"<w:pPr>{mark}"),
    st.lists(RUN, max_size=4),
    st.sampled_from(["", "", "", "H1", "H2", "Q", "T"]),
    NUMBER,
    st.sampled_from(
        ["", "", "", "", "<w:rPr><w:vanish/></w:rPr>", "<w:rPr><w:del/></w:rPr>", "<w:rPr><w:ins/></w:rPr>"]
    ),
)
CELL = st.builds(
    lambda inner, looks: f"<w:tc><w:tcPr>{looks}</w:tcPr>{''.join(inner)}<w:p/></w:tc>",
    st.lists(PARAGRAPH, max_size=2),
    st.sampled_from(
        ["", "", "", '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>", "<w:cellDel/>"]
    ),
)
ROW = st.builds(
    lambda cells, looks: f"<w:tr><w:trPr>{looks}</w:trPr>{''.join(cells)}</w:tr>",
    st.lists(CELL, min_size=1, max_size=3),
    st.sampled_from(["", "", "", "<w:hidden/>", "<w:del/>", '<w:gridBefore w:val="1"/>']),
)
BLOCK = st.one_of(
    PARAGRAPH,
    PARAGRAPH,
    PARAGRAPH,
    st.lists(ROW, min_size=1, max_size=3).map(lambda rows: f"<w:tbl>{''.join(rows)}</w:tbl>"),
)


@examples(400)
@given(st.lists(BLOCK, min_size=1, max_size=7), TEXT)
def test_no_word_of_any_document_is_lost(blocks: list[str], notes: str) -> None:
    document = docx("".join(blocks), notes, more=LISTS)
    assert letters(words_in(document)) - letters(words_kept(imported(document))) == {}

"""What a document proposes for the front matter, above all an official one."""

from __future__ import annotations

import unicodedata

import pytest

from dancam.importers.word.article import Imported, read
from tests.word import docx, note, paragraph, picture, run

BODY = paragraph(run("Căn cứ Luật Thanh niên;")) + paragraph(run("Xét đề nghị của Ban Phong trào."))


def lines(*texts: str) -> str:
    return "".join(paragraph(run(each)) for each in texts)


def centred(*texts: str) -> str:
    looks = '<w:pPr><w:jc w:val="center"/>'
    return "".join(paragraph(run(each, bold=True)).replace("<w:pPr>", looks) for each in texts)


def head(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    cells = "".join(f"<w:tc>{lines(*each)}</w:tc>" for each in (left, right))
    return f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"


def imported(*body: str, **more: str) -> Imported:
    return read(docx("".join(body), **more), "bai.docx", "anh", lambda title: "ten")  # type: ignore[arg-type]  # parts by name


STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "_______")
USUAL = head(
    ("TỈNH ĐOÀN NGHỆ AN", "BAN THƯỜNG VỤ", "***", "Số: 123-QĐ/TĐTN"),
    (*STATE, "Nghệ An, ngày 5 tháng 11 năm 2026"),
)


def test_an_official_document_has_its_own_title_number_and_date() -> None:
    title = centred("QUYẾT ĐỊNH", "Về việc ban hành Quy chế hoạt động", "BAN THƯỜNG VỤ TỈNH ĐOÀN")
    found = imported(USUAL, title, BODY)
    assert found.title == "Quyết định về việc ban hành Quy chế hoạt động"
    assert (found.number, found.date, found.author) == ("123-QĐ/TĐTN", "2026-11-05", "")
    assert found.body == ("**BAN THƯỜNG VỤ TỈNH ĐOÀN**\n\nCăn cứ Luật Thanh niên;\n\nXét đề nghị của Ban Phong trào.")
    (left,) = found.left_out
    assert left.thing == "document head"
    for words in ("TỈNH ĐOÀN NGHỆ AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"):
        assert words in left.text


@pytest.mark.parametrize(
    ("top", "number", "date"),
    [
        (
            head(("UBND XÃ", "Số: 07/UBND-VX"), (*STATE, "Diễn Châu, ngày 01 tháng 02 năm 2026")),
            "07/UBND-VX",
            "2026-02-01",
        ),
        (
            head(("TỈNH ỦY", "*", "Số 12-CT/TU"), ("ĐẢNG CỘNG SẢN VIỆT NAM", "Vinh, ngày 3 tháng 2 năm 2026")),
            "12-CT/TU",
            "2026-02-03",
        ),
        (head(("UBND", "Số:       /QĐ-UBND"), (*STATE, "ngày     tháng     năm 2026")), "", ""),
        (head(("UBND",), STATE) + lines("Nghệ An, ngày 3 tháng 2 năm 2026"), "", "2026-02-03"),
        (
            head(
                ("UBND", "Số: 1/KH"), (STATE[0].replace("HÒA", "HOÀ").title(), *STATE[1:], "ngày 31 tháng 12 năm 2025")
            ),
            "1/KH",
            "2025-12-31",
        ),
        (
            lines("SỞ Y TẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TRUNG TÂM A Độc lập - Tự do - Hạnh phúc")
            + lines("Số: 12 /QĐ - SYT Nghệ An, ngày 3 tháng 2 năm 2026"),
            "12/QĐ-SYT",
            "2026-02-03",
        ),
        (
            head(("BCH ĐOÀN TỈNH", "Số: 3-KH/ĐTN"), ("ĐOÀN TNCS HỒ CHÍ MINH", "Vinh, ngày 3 tháng 2 năm 2026")),
            "3-KH/ĐTN",
            "2026-02-03",
        ),
        (head(("UBND", "Số: 2/KH"), (*STATE, "ngày 31 tháng 2 năm 2026")), "2/KH", ""),
        (lines(*STATE, "Số: 9/BC-UBND", "Nghệ An, ngày 3 tháng 2 năm 2026"), "9/BC-UBND", "2026-02-03"),
        (head(("UBND", "Số: 1/KH"), (*STATE, "ngày 45 tháng 2 năm 2026")), "1/KH", ""),
        (unicodedata.normalize("NFD", USUAL), "123-QĐ/TĐTN", "2026-11-05"),
    ],
)
def test_heads_of_all_kinds_are_recognised(top: str, number: str, date: str) -> None:
    found = imported(top, centred("KẾ HOẠCH", "Tổ chức Ngày hội"), BODY)
    assert (found.title, found.number, found.date) == ("Kế hoạch Tổ chức Ngày hội", number, date)
    assert found.body.startswith("Căn cứ")


@pytest.mark.parametrize("stamp", ["HỎA TỐC", "MẬT", "DỰ THẢO", "Dự thảo lần 2", "Lưu hành nội bộ", "THƯỢNG KHẨN"])
def test_a_stamp_is_neither_a_title_nor_in_its_way(stamp: str) -> None:
    title = centred("KẾ HOẠCH", "Tổ chức Ngày hội")
    boxed = f"<w:tbl><w:tr><w:tc>{lines(stamp)}</w:tc></w:tr></w:tbl>"
    for top in (
        lines(stamp) + USUAL,
        centred(stamp) + USUAL,
        USUAL + lines(stamp),
        USUAL + centred(stamp),
        USUAL + boxed,
    ):
        found = imported(top, title, BODY)
        assert (found.title, found.number) == ("Kế hoạch Tổ chức Ngày hội", "123-QĐ/TĐTN")
        assert stamp in found.body
    assert imported(centred(stamp), centred("Ra quân đầu xuân"), BODY).title == "Ra quân đầu xuân"


def test_a_stamp_that_goes_on_is_a_title() -> None:
    assert imported(USUAL, centred("DỰ THẢO NGHỊ QUYẾT"), BODY).title == "DỰ THẢO NGHỊ QUYẾT"


def test_to_whom_a_letter_goes_is_not_its_title() -> None:
    found = imported(head(("UBND", "Số: 5/UBND", "V/v chống rét"), STATE), centred("Kính gửi: Các xã"), BODY)
    assert found.title == "Về việc chống rét"
    assert "Kính gửi: Các xã" in found.body


def test_a_head_may_stand_below_many_short_lines() -> None:
    found = imported(lines(*(f"Nơi nhận {number}" for number in range(12))), USUAL, centred("KẾ HOẠCH"), BODY)
    assert (found.title, found.number) == ("KẾ HOẠCH", "123-QĐ/TĐTN")


def test_the_head_of_a_document_within_a_text_is_paragraphs_and_none_of_its_fields() -> None:
    prose = lines(*["Sáng nay bà con ra đồng làm thủy lợi. " * 4] * 9)
    for top in (prose, USUAL + centred("KẾ HOẠCH") + prose):
        found = imported(top, USUAL.replace("123", "456"), BODY)
        assert "456" not in found.number
        assert "|" not in found.body
        assert "TỈNH ĐOÀN NGHỆ AN\n\nBAN THƯỜNG VỤ" in found.body
        assert "Số: 456-QĐ/TĐTN" in found.body


def test_a_letter_has_its_subject_as_its_title() -> None:
    found = imported(head(("UBND TỈNH", "Số: 5/UBND", "V/v tăng cường phòng,", "chống cháy rừng"), STATE), BODY)
    assert found.title == "Về việc tăng cường phòng, chống cháy rừng"
    assert found.number == "5/UBND"


def test_the_subject_of_a_letter_ends_where_its_date_begins() -> None:
    found = imported(head(("UBND", "Số: 5/UBND", "V/v chống rét"), (*STATE, "Nghệ An, ngày 3 tháng 2 năm 2026")), BODY)
    assert (found.title, found.date) == ("Về việc chống rét", "2026-02-03")


@pytest.mark.parametrize(
    "body",
    [
        lines("Mở đầu.", "Sáng 3/2, Đảng Cộng sản Việt Nam kỷ niệm 95 năm ngày thành lập với nhiều hoạt động."),
        lines("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013 quy định như sau.", "Số: 5 người."),
        lines("Khát vọng Độc lập - Tự do - Hạnh phúc của nước Cộng hòa xã hội chủ nghĩa Việt Nam"),
        centred("DIỄN VĂN CỦA TỔNG BÍ THƯ BAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG CỘNG SẢN VIỆT NAM") + lines("Thưa đồng chí."),
        lines("Mở đầu.") + head(("1930", "1976"), ("Đảng Cộng sản Việt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam")),
        lines("Đoàn TNCS Hồ Chí Minh", "phát động thi đua."),
    ],
)
def test_an_article_that_names_the_state_or_the_party_has_no_head(body: str) -> None:
    found = imported(body)
    assert (found.left_out, found.number, found.date) == ([], "", "")


def test_a_picture_and_a_note_in_a_head_are_not_lost() -> None:
    top = USUAL.replace("</w:tc>", paragraph(picture(alt="Huy hiệu"), note(1)) + "</w:tc>", 1)
    found = imported(top, centred("KẾ HOẠCH"), BODY, notes="Bản sửa đổi.")
    assert (found.image, found.alt, len(found.pictures)) == ("anh/ten-1.png", "Huy hiệu", 1)
    assert ("notes of the title", "Bản sửa đổi.") in [(each.thing, each.text) for each in found.left_out]
    assert "[^" not in found.body


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - cong van.doc",
        "cong van 12.docx",
        "Document1",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "TỈNH ĐOÀN",
    ],
)
def test_a_title_that_a_program_gave_the_file_is_none(title: str) -> None:
    top = USUAL.replace("TỈNH ĐOÀN NGHỆ AN", "TỈNH ĐOÀN")
    assert imported(top, BODY, core=f"<dc:title>{title}</dc:title>").title == ""
    assert imported(USUAL, BODY, core="<dc:title>Kế hoạch năm</dc:title>").title == "Kế hoạch năm"


def test_a_title_in_capitals_stays_so_and_a_line_of_signs_below_it_is_not_text() -> None:
    found = imported(USUAL, centred("THÔNG BÁO", "KẾT QUẢ CUỘC THI", "-------"), BODY)
    assert found.title == "THÔNG BÁO KẾT QUẢ CUỘC THI"
    assert found.body.startswith("Căn cứ")


def test_who_signs_an_official_document_is_not_its_author() -> None:
    assert imported(USUAL, BODY, paragraph(run("Nguyễn Văn An", bold=True), right=True)).author == ""


def test_a_table_that_only_looks_alike_stays() -> None:
    found = imported(head(("Xã", "Số: 5"), ("Hộ", "ngày 3 tháng 2 năm 2026")), BODY)
    assert (found.number, found.date) == ("", "")
    assert "Số: 5" in found.body


def test_a_title_on_two_lines_is_one() -> None:
    broken = (
        '<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>Ra quân</w:t><w:br/><w:t>làm thủy lợi</w:t></w:r></w:p>'
    )
    assert imported(broken, BODY).title == "Ra quân làm thủy lợi"
    two = paragraph(run("Ra quân"), style="T") + paragraph(run("làm thủy lợi"), style="T")
    assert imported(two, BODY).title == "Ra quân làm thủy lợi"


def test_the_number_of_a_heading_belongs_to_the_title() -> None:
    assert imported(paragraph(run("Mở đầu"), style="H1", number="2 0"), BODY).title == "1. Mở đầu"


def test_a_note_and_a_picture_in_the_title_are_not_lost() -> None:
    found = imported(paragraph(run("Ra quân"), note(1), picture(), style="T"), BODY, notes="Theo báo cáo.")
    assert (found.title, found.image) == ("Ra quân", "anh/ten-1.png")
    assert [(each.thing, each.text) for each in found.left_out] == [("notes of the title", "Theo báo cáo.")]
    assert "[^" not in found.body

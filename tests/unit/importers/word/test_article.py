"""Word documents become articles."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dancam.cli.main import main
from dancam.importers.word import package
from dancam.importers.word.article import Imported, read
from dancam.messages.catalogue import say
from dancam.problems import Refusal
from tests.portal import NOW, Portal
from tests.property.strategies import examples
from tests.word import docx, link, note, paragraph, picture, png, run, table

Captured = pytest.CaptureFixture[str]


def imported(*body: str, **more: str) -> Imported:
    return read(docx("".join(body), **more), "bai.docx", "anh", lambda title: "ten")  # type: ignore[arg-type]  # parts by name


def codes(found: Imported) -> list[str]:
    return [each.code for each in found.problems]


def test_headings_bold_lists_and_links() -> None:
    found = imported(
        paragraph(run("Ra quân làm thủy lợi"), style="T"),
        paragraph(run("Sáng, "), run("hai trăm", bold=True), run(" bà con "), run("ra đồng", italic=True), run(".")),
        paragraph(run("Buổi sáng"), style="H1"),
        paragraph(run("Một"), number="1 0"),
        paragraph(run("Một rưỡi"), number="1 1"),
        paragraph(run("Hai"), number="1 0"),
        paragraph(run("Bốn giờ", bold=True), style="H3"),
        paragraph(run("Thứ nhất"), number="2 0"),
        paragraph(run("Thứ hai"), number="2 0"),
        paragraph(run("Lời bác Tư"), style="Q"),
        paragraph(run("Xem "), link("trang tỉnh"), run(".")),
    )
    assert found.title == "Ra quân làm thủy lợi"
    assert found.problems == []
    assert found.body.split("\n") == [
        "Sáng, **hai trăm** bà con *ra đồng*.",
        "",
        "## Buổi sáng",
        "",
        "- Một",
        "  - Một rưỡi",
        "- Hai",
        "",
        "### Bốn giờ",
        "",
        "1. Thứ nhất",
        "2. Thứ hai",
        "",
        "> Lời bác Tư",
        "",
        "Xem [trang tỉnh](https://nghean.example/).",
    ]


def test_a_table_has_a_head_and_one_line_for_each_row() -> None:
    found = imported(paragraph(run("Bảng")), table(("Xã", "Hộ"), ("Diễn Vạn", "1.200"), ("Diễn Bích", "800")))
    assert found.body.endswith("| Xã | Hộ |\n| --- | --- |\n| Diễn Vạn | 1.200 |\n| Diễn Bích | 800 |")


def test_footnotes_are_footnotes() -> None:
    found = imported(paragraph(run("Câu có chú thích"), note(1), run(".")), notes="Theo báo cáo.")
    assert found.body == "Câu có chú thích[^1].\n\n[^1]: Theo báo cáo."


def test_pictures_are_files_with_their_description() -> None:
    found = imported(paragraph(run("Một.")), paragraph(picture(alt="Bà con trên đồng")))
    assert found.body == "Một.\n\n![Bà con trên đồng](anh/ten-1.png)"
    assert [(each.name, each.data[:4]) for each in found.pictures] == [("ten-1.png", b"\x89PNG")]


def test_a_picture_before_the_text_is_that_of_the_article() -> None:
    found = imported(paragraph(run("Tiêu đề"), style="T"), paragraph(picture(alt="Đồng")), paragraph(run("Một.")))
    assert (found.image, found.alt, found.body) == ("anh/ten-1.png", "Đồng", "Một.")


@pytest.mark.parametrize(
    ("first", "core", "title"),
    [
        (paragraph(run("Chợ Vinh"), style="H1"), "", "Chợ Vinh"),
        (paragraph(run("Chợ Vinh", bold=True)), "", "Chợ Vinh"),
        (paragraph(run("Chợ "), run("Vinh", bold=True)), "<dc:title>Từ tệp</dc:title>", "Từ tệp"),
        (paragraph(run("Chợ", bold=True), run(" & Vinh", bold=True)), "", "Chợ & Vinh"),
        (paragraph(run("Một đoạn thường.")), "", ""),
    ],
)
def test_the_title_is_proposed(first: str, core: str, title: str) -> None:
    found = imported(first, paragraph(run("Một đoạn.")), core=core)
    assert found.title == title
    assert ("Chợ" in found.body) is (title not in {"Chợ Vinh", "Chợ & Vinh"} and "Chợ" in first)


@pytest.mark.parametrize(
    ("last", "core", "author"),
    [
        (paragraph(run("Nguyễn Mạnh Khôi", bold=True), right=True), "", "Nguyễn Mạnh Khôi"),
        (paragraph(run("Đặng Ánh"), right=True), "", "Đặng Ánh"),
        (paragraph(run("Hết.")), "<dc:creator>Lê Văn A</dc:creator>", "Lê Văn A"),
        (paragraph(run("Hết.")), "<dc:creator>Windows User</dc:creator>", ""),
        (paragraph(run("Hết.")), "<dc:creator>Admin</dc:creator>", ""),
        (paragraph(run("Ngày 3 tháng 2 năm 2026"), right=True), "", ""),
        (paragraph(run("Mai Hoa"), right=True) + paragraph(run("Ảnh: Bảo Ngân")), "", "Mai Hoa"),
        (paragraph(run("Mai Hoa", bold=True)) + paragraph(run("(Theo Báo Nghệ An)")), "", "Mai Hoa"),
        # What is bold is a heading, a place or a cry just as well.
        (paragraph(run("Đồng bào Mông.", bold=True)), "", ""),
        (paragraph(run("Tình đồng đội", bold=True)), "", ""),
        (paragraph(run("KẾT LUẬN", bold=True)), "", ""),
        (paragraph(run("Mùa Xuân", bold=True), style="H2"), "", ""),
        (paragraph(run("Mùa Xuân", bold=True), style="Q"), "", ""),
        (paragraph(run("Liên Hệ", bold=True)) + paragraph(run("Điện thoại: 0912.")), "", ""),
        (paragraph(run("Mùa Xuân", bold=True)) + paragraph(run("Ra đồng sớm. " * 9)), "", ""),
        (paragraph(run("Bà con ở Nghệ An ra đồng.")) + paragraph(run("Nghệ An"), right=True), "", ""),
        (paragraph(run("Ra Quân"), right=True) + table(("a", "b")), "", ""),
    ],
)
def test_the_author_is_proposed(last: str, core: str, author: str) -> None:
    found = imported(paragraph(run("Một đoạn.")), last, core=core)
    assert found.author == author
    if "<dc:" not in core:
        assert all(word in found.body + found.author for word in re.findall(r"<w:t[^>]*>(\w+)", last))
    assert not author or author not in found.body


def test_text_is_composed_and_nothing_in_it_is_markup() -> None:
    text = "Giá 3*4*5 <b> {{ x }} [a](b) # _x_"
    found = imported(paragraph(run(unicodedata.normalize("NFD", "Tiếng Việt"))), paragraph(run(text)))
    assert found.body.startswith("Tiếng Việt\n")
    assert r"3\*4\*5 &lt;b>" in found.body


def test_old_fonts_become_unicode() -> None:
    found = imported(paragraph(run("D©n vËn khÐo", font=".VnTime")), paragraph(run("Daân vaän", font="VNI-Times")))
    assert found.body == "Dân vận khéo\n\nDân vận"
    assert codes(found) == ["word-old-fonts"]
    assert imported(paragraph(run("d©n", font=".VnTimeH"))).body == "DÂN"


@pytest.mark.parametrize(
    ("body", "thing"),
    [
        ("<w:p><w:r><w:object/></w:r></w:p>", "embedded objects"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>kín</w:t></w:r></w:p>", "hidden text"),
        ("<w:p><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del></w:p>", "deleted text"),
        ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0CC"/></w:r></w:p>', "symbols"),
        ("<w:p><w:r><w:dayLong/></w:r></w:p>", "fields"),
        ('<w:p><w:r><w:control w:name="Nút"/></w:r></w:p>', "embedded objects"),
        ('<w:altChunk xmlns:r="x" r:id="y"/>', "inserted files"),
        ("<w:sectPr><w:p><w:r><w:t>lạ</w:t></w:r></w:p></w:sectPr>", "other text"),
        (
            (
                '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>EQ \\f(1;2)</w:instrText>'
                '<w:fldChar w:fldCharType="end"/></w:r></w:p>'
            ),
            "fields",
        ),
    ],
)
def test_what_has_no_place_in_an_article_is_told(body: str, thing: str) -> None:
    told = [each for each in imported(paragraph(run("Một.")), body).problems if each.code == "word-left-out"]
    assert [(each.place.file, dict(each.values)["thing"]) for each in told] == [("bai.docx", thing)]


@pytest.mark.parametrize(
    ("body", "thing", "words"),
    [
        ("<w:p><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins></w:p>", "tracked changes", "thêm"),
        ("<w:p><w:moveTo><w:r><w:t>dời</w:t></w:r></w:moveTo></w:p>", "tracked changes", "dời"),
        (
            "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>hộp</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>",
            "text boxes",
            "hộp",
        ),
        (
            (
                "<w:p><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
                "</m:oMath></w:p>"
            ),
            "equations",
            "x<sup>2</sup>",
        ),
    ],
)
def test_what_is_in_the_article_in_another_form_is_told(body: str, thing: str, words: str) -> None:
    found = imported(paragraph(run("Một.")), body)
    assert [(each.code, dict(each.values)["thing"]) for each in found.problems] == [("word-changed", thing)]
    assert found.body == f"Một.\n\n{words}"


LINKED = picture(alt="m").replace('descr="m"/>', 'descr="m"><a:hlinkClick r:id="{}"/></wp:docPr>')


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (link("x").replace(run("x"), picture(alt="m")), "[![m](anh/ten-1.png)](https://nghean.example/)"),
        (LINKED.format("rIdL"), "[![m](anh/ten-1.png)](https://nghean.example/)"),
        (
            link("x").replace(run("x"), run("Xem") + picture(alt="m") + run("ảnh")),
            "[Xem![m](anh/ten-1.png)ảnh](https://nghean.example/)",
        ),
        (
            (
                '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "https://a.example/"</w:instrText>'
                f'<w:fldChar w:fldCharType="separate"/></w:r>{picture()}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            ),
            "[![](anh/ten-1.png)](https://a.example/)",
        ),
    ],
)
def test_a_picture_that_leads_somewhere_does_so_in_the_article(body: str, shown: str) -> None:
    found = imported(paragraph(body), paragraph(run("Hết.")))
    assert (found.body, found.image, found.problems) == (f"{shown}\n\nHết.", "", [])
    cells = f"<w:tc>{paragraph(body)}</w:tc><w:tc>{table(('a', 'b'))}</w:tc>"
    html = imported(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>").body
    assert 'example/"><img src="anh/ten-1.png"' in html.replace("Xem</a>", "").replace('<a href="https://nghean.', "")


CLICK = '<a:hlinkClick r:id="rIdL"/>'
TEXT = f"<w:txbxContent>{paragraph(run('hộp'))}</w:txbxContent>"
BOX = f"<wps:wsp><wps:cNvPr id='2' name='x'/><wps:txbx>{TEXT}</wps:txbx></wps:wsp>"
CLICKED = BOX.replace("name='x'/>", f"name='x'>{CLICK}</wps:cNvPr>")
DRAWN = (
    "<mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><wp:docPr id='1' name='x'>{0}</wp:docPr><a:graphic>{1}"
    f"</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{TEXT}</v:textbox>"
    "</v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
)
SHOWN = "[hộp](https://nghean.example/)"
PICTURED = picture(alt="m").partition("<pic:pic>")[2].partition("</pic:pic>")[0]
GROUP = "".join(
    f"<pic:pic><pic:nvPicPr><pic:cNvPr id='3' name='x' descr='{name}'>{click}</pic:cNvPr></pic:nvPicPr>"
    f"{PICTURED}</pic:pic>"
    for name, click in (("a", CLICK), ("b", ""))
)
CHART = '<w:drawing><wp:inline><a:graphic><c:chart r:id="none"/></a:graphic></wp:inline></w:drawing>'


@pytest.mark.parametrize(
    ("body", "shown", "told"),
    [
        (link("x").replace(run("x"), f"<w:r>{DRAWN.format('', BOX)}</w:r>"), SHOWN, ["text boxes"]),
        (f"<w:r>{DRAWN.format(CLICK, BOX)}</w:r>", SHOWN, ["text boxes"]),
        (f"<w:r>{DRAWN.format('', CLICKED)}</w:r>", SHOWN, ["text boxes"]),
        (
            (
                '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "https://nghean.example/"</w:instrText>'
                f'<w:fldChar w:fldCharType="separate"/></w:r><w:r>{DRAWN.format("", BOX)}</w:r>'
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            ),
            SHOWN,
            ["text boxes"],
        ),
        (
            f'<w:r><w:pict><v:rect href="https://nghean.example/"><v:textbox>{TEXT}</v:textbox></v:rect></w:pict></w:r>',
            SHOWN,
            ["text boxes"],
        ),
        (
            (
                '<w:r><w:pict><v:shape href="https://nghean.example/" alt="m"><v:imagedata r:id="rIdP"/></v:shape>'
                "</w:pict></w:r>"
            ),
            "[![m](anh/ten-1.png)](https://nghean.example/)",
            [],
        ),
        (
            f"<w:r><w:drawing><a:txBody><a:p><a:r><a:rPr>{CLICK}</a:rPr><a:t>hộp</a:t></a:r></a:p></a:txBody></w:drawing></w:r>",
            SHOWN,
            ["text boxes"],
        ),
        # Each of a group leads where it says itself.
        (
            f"<w:r>{DRAWN.format('', GROUP)}</w:r>",
            "[![a](anh/ten-1.png)](https://nghean.example/)![b](anh/ten-1.png)",
            [],
        ),
        # What leads there is not in the article.
        (link("x").replace(run("x"), f"<w:r>{CHART}</w:r>"), "", ["charts", "bare links"]),
        (f"<w:r>{DRAWN.format(CLICK, CHART)}</w:r>", "", ["charts", "bare links"]),
    ],
)
def test_a_drawing_that_leads_somewhere_does_so_in_the_article_or_is_told(
    body: str, shown: str, told: list[str]
) -> None:
    found = imported(paragraph(run("Một.")), paragraph(body))
    assert found.body.removeprefix("Một.").strip() == shown
    assert [dict(each.values)["thing"] for each in found.problems] == told


def test_where_a_title_leads_is_told() -> None:
    found = imported(paragraph(run("Kế "), link("hoạch"), style="T"), paragraph(run("Một.")))
    assert (found.title, found.body) == ("Kế hoạch", "Một.")
    assert [dict(each.values)["words"] for each in found.problems] == [": “https://nghean.example/”"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (f'<w:fldSimple w:instr="HYPERLINK &quot;file:///C:/a.doc&quot;">{run("xem")}</w:fldSimple>', ["links"]),
        (f'<w:fldSimple w:instr="HYPERLINK a.doc">{picture(alt="m")}</w:fldSimple>', ["links"]),
        (f'<w:hyperlink w:anchor="a">{run("xem")}</w:hyperlink>', []),
        (f'<w:fldSimple w:instr="HYPERLINK \\l &quot;a&quot;">{run("xem")}</w:fldSimple>', []),
    ],
)
def test_a_link_to_a_file_on_a_disk_is_told(body: str, told: list[str]) -> None:
    found = imported(paragraph(run("Một.")), paragraph(body))
    assert [dict(each.values)["thing"] for each in found.problems] == told
    assert "](" not in found.body.replace("![m](anh", "")


def test_a_mark_without_a_note_is_told() -> None:
    found = imported(paragraph(run("Một"), note(7), run(" hai.")))
    assert found.body == "Một hai."
    assert [dict(each.values)["thing"] for each in found.problems] == ["marks without notes"]


def test_a_note_keeps_its_lists_and_tables() -> None:
    inner = paragraph(run("Gồm:"), style="H1") + paragraph(run("một"), number="1 0") + table(("a", "b"), ("c", "d"))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts = {
        "word/footnotes.xml": f'<w:footnotes {space}><w:footnote w:id="1">{inner}</w:footnote></w:footnotes>'.encode()
    }
    found = imported(paragraph(run("Một"), note(1)), more=parts)  # type: ignore[arg-type]  # parts by name
    assert found.body == "Một[^1]\n\n[^1]: Gồm:\n\n    - một\n\n    | a | b |\n    | --- | --- |\n    | c | d |"


def test_hidden_and_deleted_words_are_counted_and_not_repeated() -> None:
    found = imported(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>mật</w:t></w:r></w:p>"
        "<w:p><w:del><w:r><w:delText>mật</w:delText></w:r></w:del></w:p>"
    )
    assert [each.text for each in found.left_out] == ["mật", "mật"]
    assert not any("mật" in say(each).message for each in found.problems)


@pytest.mark.parametrize("relation", ["rIdE", "rIdX"])
def test_a_picture_that_cannot_be_shown_is_told_and_no_file_of_this_machine_is_read(relation: str) -> None:
    found = imported(
        paragraph(run("Một.")),
        paragraph(picture(relation).replace("r:embed", "r:link" if relation == "rIdX" else "r:embed")),
    )
    assert codes(found) == ["word-left-out" if relation == "rIdX" else "word-picture"]
    shown = "ảnh chỉ được liên kết" if relation == "rIdX" else "một ảnh kiểu"
    assert shown in say(found.problems[0]).message
    assert found.pictures == []
    assert found.body == "Một."


# Hostile files


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


BOMB = b'<!DOCTYPE a [<!ENTITY b "xxxx"><!ENTITY c "&b;&b;">]><w:document>&c;</w:document>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "word-not-word"),
        (b"Xin chao", "word-not-word"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "word-old"),
        (b"PK\x03\x04" + b"\0" * 100, "word-broken"),
        (docx(paragraph(run("a")))[:-400], "word-broken"),
        (zipped(a=b"b"), "word-not-word"),
        (docx("", more={"word/document.xml": BOMB}), "word-broken"),
        (docx("", more={"word/document.xml": b"<w:document>"}), "word-broken"),
        (docx("", more={"docProps/core.xml": BOMB}), "word-broken"),
        (docx("<w:p>" * 3000 + "</w:p>" * 3000), "word-broken"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read(data, "bai.docx", "anh", lambda title: "ten")
    assert [each.code for each in refusal.value.problems] == [code]


def test_a_bomb_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 100_000)
    with pytest.raises(Refusal) as refusal:
        imported(paragraph(run("a")), more={"word/media/x": b"\0" * 200_000})  # type: ignore[arg-type]  # parts by name
    assert refusal.value.problems[0].code == "word-too-big"
    monkeypatch.setattr(package, "MOST_PARTS", 5)
    with pytest.raises(Refusal):
        imported(paragraph(run("a")))


@examples(60)
@given(st.data())
def test_a_damaged_file_never_stops_the_program(data: st.DataObject) -> None:
    whole = bytearray(docx(paragraph(run("Một đoạn"), note(1)) + table(("a", "b")), "Chú thích"))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        read(bytes(whole), "bai.docx", "anh", lambda title: "ten")
    except Refusal as refusal:
        assert refusal.problems


# The command


def new(portal: Portal, tmp_path: Path, data: bytes, *arguments: str) -> int:
    path = tmp_path / "Bài của tôi.docx"
    path.write_bytes(data)
    command = ["new", "--from", str(path), "--category", "thoi-su", "--site", str(portal.folder)]
    return main([*command, "--now", NOW.isoformat(), *arguments])


RICH = (
    paragraph(run("Ra quân: làm thủy lợi"), style="T")
    + paragraph(picture(alt="Bà con trên đồng"))
    + paragraph(run("Sáng nay "), run("hai trăm", bold=True), run(" người ra đồng"), note(1), run("."))
    + paragraph(run("Kết quả"), style="H1")
    + table(("Xã", "Hộ"), ("Diễn Vạn", "1.200"))
    + paragraph(picture(alt="Kênh mới"))
    + paragraph(run("Nguyễn Mạnh Khôi", bold=True), right=True)
)


def test_a_document_becomes_an_article_that_builds_without_a_problem(
    portal: Portal, tmp_path: Path, capsys: Captured
) -> None:
    assert new(portal, tmp_path, docx(RICH, "Theo báo cáo."), "--tag", "thủy lợi") == 0
    assert capsys.readouterr().out.endswith("content/thoi-su/ra-quan-lam-thuy-loi.md\n")
    portal.build(drafts=True).succeeded()
    assert portal.codes() == []
    page = portal.page("thoi-su/ra-quan-lam-thuy-loi.html")
    for part in (
        "Ra quân: làm thủy lợi",
        "Bà con trên đồng",
        "<strong>hai trăm</strong>",
        "<table",
        "Nguyễn Mạnh Khôi",
    ):
        assert part in page
    assert portal.exists("thoi-su/anh/ra-quan-lam-thuy-loi-1.png")  # it is one, though it is shown twice


def test_a_title_and_an_author_that_are_given_count_and_those_of_the_text_are_told(
    portal: Portal, tmp_path: Path, capsys: Captured
) -> None:
    signed = docx(RICH + paragraph(run("Nguyễn Văn An", bold=True), right=True))
    assert new(portal, tmp_path, signed, "Tên khác", "--author", "khoi") == 0
    assert (portal.folder / "content/thoi-su/ten-khac.md").exists()
    told = capsys.readouterr().err
    title = read(docx(RICH), "a.docx", "anh", lambda title: "ten").title
    assert f"tiêu đề (1 chỗ) không đưa vào bài: “{title}”" in told
    assert "tên tác giả (1 chỗ) không đưa vào bài: “Nguyễn Văn An”" in told
    assert new(portal, tmp_path, signed) == 0
    told = capsys.readouterr().err
    assert "tiêu đề (1 chỗ)" not in told
    assert "tên “Nguyễn Văn An” ở cuối tệp đã chuyển thành ô tác giả" in told


def test_a_document_without_a_title_is_told_to_have_none(portal: Portal, tmp_path: Path, capsys: Captured) -> None:
    assert new(portal, tmp_path, docx(paragraph(run("Một đoạn.")))) == 2
    assert "còn thiếu: tiêu đề" in capsys.readouterr().err


def test_what_cannot_be_taken_over_is_printed(portal: Portal, tmp_path: Path, capsys: Captured) -> None:
    body = RICH + "<w:p><w:r><w:object/></w:r></w:p>"
    assert new(portal, tmp_path, docx(body)) == 0
    assert "trong tệp có đối tượng nhúng (1 chỗ)" in capsys.readouterr().err


def test_pictures_of_two_documents_with_one_title_lie_side_by_side(portal: Portal, tmp_path: Path) -> None:
    portal.write("content/thoi-su/anh/ra-quan-lam-thuy-loi-2.png", b"x")
    other = docx(RICH, more={"word/media/image1.png": png(9)})
    assert new(portal, tmp_path, docx(RICH)) == 0
    (portal.folder / "content/thoi-su/ra-quan-lam-thuy-loi.md").rename(portal.folder / "content/thoi-su/bai-1.md")
    assert new(portal, tmp_path, other) == 0
    folder = portal.folder / "content/thoi-su/anh"
    assert (folder / "ra-quan-lam-thuy-loi-2.png").read_bytes() == b"x"
    assert (folder / "ra-quan-lam-thuy-loi-1.png").read_bytes() == png()
    assert (folder / "ra-quan-lam-thuy-loi-2-1.png").read_bytes() == png(9)
    text = (portal.folder / "content/thoi-su/ra-quan-lam-thuy-loi.md").read_text(encoding="utf-8")
    assert "anh/ra-quan-lam-thuy-loi-2-1.png" in text
    assert "anh/ra-quan-lam-thuy-loi-1.png" not in text


def test_number_and_date_of_an_official_document_become_fields(portal: Portal, tmp_path: Path) -> None:
    cells = (("UBND TỈNH", "Số: 12/QĐ-UBND"), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ngày 3 tháng 2 năm 2026"))
    head = "".join(f"<w:tc>{''.join(paragraph(run(line)) for line in each)}</w:tc>" for each in cells)
    body = f"<w:tbl><w:tr>{head}</w:tr></w:tbl>" + paragraph(run("Căn cứ Luật Thanh niên."))
    assert new(portal, tmp_path, docx(body), "Quyết định") == 0
    text = (portal.folder / "content/thoi-su/quyet-dinh.md").read_text(encoding="utf-8")
    assert "document:\n  number: 12/QĐ-UBND\n  date: 2026-02-03\n" in text.replace("'", "").replace('"', "")
    portal.build(drafts=True).succeeded()
    assert "Văn bản: 12/QĐ-UBND, 03/02/2026" in portal.page("thoi-su/quyet-dinh.html")


def test_the_same_picture_may_lie_there_already(portal: Portal, tmp_path: Path) -> None:
    portal.write("content/thoi-su/anh/ra-quan-lam-thuy-loi-1.png", png())
    assert new(portal, tmp_path, docx(RICH)) == 0
    assert len(list((portal.folder / "content/thoi-su/anh").iterdir())) == 1


def test_nothing_is_left_where_it_fails(portal: Portal, tmp_path: Path, capsys: Captured) -> None:
    before = sorted(portal.folder.rglob("*"))
    assert new(portal, tmp_path, b"abc") == 1
    assert "không-phải-word" in capsys.readouterr().err
    assert (
        main(["new", "--from", str(tmp_path / "khong.docx"), "--category", "thoi-su", "--site", str(portal.folder)])
        == 1
    )
    assert "không-có-tệp" in capsys.readouterr().err
    assert sorted(portal.folder.rglob("*")) == before


# Other forms of the same file


def rewritten(document: bytes, change: dict[str, str]) -> bytes:
    """Return a document with other addresses in all its parts, and other names of these."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            for before, after in change.items():
                data, name = data.replace(before.encode(), after.encode()), name.replace(before, after)
            new.writestr(name, data)
    return out.getvalue()


OPEN, STRICT = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
STRICTLY = {
    f"{OPEN}wordprocessingml/2006/main": f"{STRICT}wordprocessingml/main",
    f"{OPEN}officeDocument/2006/relationships": f"{STRICT}officeDocument/relationships",
    f"{OPEN}officeDocument/2006/math": f"{STRICT}officeDocument/math",
    f"{OPEN}drawingml/2006/wordprocessingDrawing": f"{STRICT}drawingml/wordprocessingDrawing",
    f"{OPEN}drawingml/2006/main": f"{STRICT}drawingml/main",
    f"{OPEN}drawingml/2006/picture": f"{STRICT}drawingml/picture",
}


@pytest.mark.parametrize(
    "change",
    [STRICTLY, {"document.xml": "document2.xml"}, {'"word/document.xml"': '"/word/document.xml"'}],
    ids=["strict", "another name", "from the root"],
)
def test_other_forms_of_a_file_are_read_alike(change: dict[str, str]) -> None:
    usual = docx(RICH + paragraph(run("Hết."), link("xem"), number="1 0"), "Theo báo cáo.")
    found = read(rewritten(usual, change), "bai.docx", "anh", lambda title: "ten")
    wanted = read(usual, "bai.docx", "anh", lambda title: "ten")
    assert found == wanted
    assert "[^1]: Theo báo cáo." in found.body
    assert len(found.pictures) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_every_encoding(encoding: str) -> None:
    with pytest.raises(Refusal) as refusal:
        imported(more={"word/document.xml": BOMB.decode().encode(encoding)})  # type: ignore[arg-type]  # parts by name
    assert refusal.value.problems[0].code == "word-broken"

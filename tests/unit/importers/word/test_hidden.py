"""What Word does not show never comes out."""

from __future__ import annotations

import pytest

from dancam.importers.word.article import Imported, read
from dancam.messages.catalogue import say
from tests.word import docx, paragraph, picture, png, run, styles

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
VANISH = "<w:rPr><w:vanish/></w:rPr>"
WRITTEN_OUT = VANISH.replace("/></", ' w:val="true"/></')
OF_STYLE = '<w:rPr><w:rStyle w:val="C"/></w:rPr>'
SECRET = "mật khẩu"
SHOWN = paragraph(run("Một."))


def style(key: str, kind: str, inner: str) -> str:
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{key}"/>{inner}</w:style>'


def text(looks: str = "") -> str:
    return f"<w:r>{looks}<w:t>{SECRET}</w:t></w:r>"


def imported(body: str, more: dict[str, bytes] | None = None, notes: str = "") -> Imported:
    return read(docx(SHOWN + body, notes, more=more), "bai.docx", "anh", lambda title: "ten")


def field(code: str, result: str) -> str:
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


BOX = (
    "<w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'{0}><v:textbox><w:txbxContent>{1}</w:txbxContent>"
    "</v:textbox></v:shape></w:pict>"
)

HIDDEN = {
    "a run": (f"<w:p>{text(VANISH)}</w:p>", ""),
    "written out": (f"<w:p>{text(WRITTEN_OUT)}</w:p>", ""),
    "a style of letters": (
        f"<w:p>{text(OF_STYLE)}</w:p>",
        style("C", "character", VANISH),
    ),
    "a style of paragraphs": (
        f'<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>{text()}</w:p>',
        style("P", "paragraph", VANISH),
    ),
    "a style that is based on one": (
        f'<w:p><w:pPr><w:pStyle w:val="P2"/></w:pPr>{text()}</w:p>',
        style("P", "paragraph", VANISH) + style("P2", "paragraph", '<w:basedOn w:val="P"/>'),
    ),
    "a style of tables": (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="B"/></w:tblPr><w:tr><w:tc><w:p>{text()}</w:p></w:tc></w:tr></w:tbl>',
        style("B", "table", VANISH),
    ),
    "the whole of a table by its style": (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="B"/></w:tblPr><w:tr><w:tc><w:p>{text()}</w:p></w:tc></w:tr></w:tbl>',
        style("B", "table", f'<w:tblStylePr w:type="wholeTable">{VANISH}</w:tblStylePr>'),
    ),
    "an equation of a hidden paragraph": (
        f'<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr><m:oMath><m:r><m:t>{SECRET}</m:t></m:r></m:oMath></w:p>',
        style("P", "paragraph", VANISH),
    ),
    "deleted text of an equation": (
        f"<w:p><m:oMath><w:del><m:r><m:t>{SECRET}</m:t></m:r></w:del></m:oMath></w:p>",
        "",
    ),
    "deleted letters of an equation": (
        f"<w:p><m:oMath><m:r><w:rPr><w:del/></w:rPr><m:t>{SECRET}</m:t></m:r></m:oMath></w:p>",
        "",
    ),
    "a phantom": (
        (
            '<w:p><m:oMath><m:phant><m:phantPr><m:show m:val="0"/></m:phantPr>'
            f"<m:e><m:r><m:t>{SECRET}</m:t></m:r></m:e></m:phant></m:oMath></w:p>"
        ),
        "",
    ),
    "a row": (f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p>{text()}</w:p></w:tc></w:tr></w:tbl>", ""),
    "the lower part of a merged cell": (
        (
            '<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc></w:tr>'
            f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p>{text()}</w:p></w:tc></w:tr></w:tbl>"
        ),
        "",
    ),
    "a text box in a hidden run": (f"<w:p><w:r>{VANISH}{BOX.format('', f'<w:p>{text()}</w:p>')}</w:r></w:p>", ""),
    "a hidden text box": (
        "<w:p><w:r>" + BOX.format(' style="visibility:hidden"', f"<w:p>{text()}</w:p>") + "</w:r></w:p>",
        "",
    ),
    "a hidden shape of a group": (
        (
            "<w:p><w:r><w:drawing><wp:inline><a:graphic><wpg><wps:wsp "
            'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:cNvPr hidden="1"/>'
            f"<wps:txbx><w:txbxContent><w:p>{text()}</w:p></w:txbxContent></wps:txbx></wps:wsp></wpg></a:graphic>"
            "</wp:inline></w:drawing></w:r></w:p>"
        ),
        "",
    ),
    "a link": (f'<w:p><w:hyperlink r:id="rIdL">{text(VANISH)}</w:hyperlink></w:p>', ""),
    "a content control": (f"<w:p><w:sdt><w:sdtContent>{text(VANISH)}</w:sdtContent></w:sdt></w:p>", ""),
    "an equation": (f"<w:p><m:oMath><m:r>{VANISH}<m:t>{SECRET}</m:t></m:r></m:oMath></w:p>", ""),
    "deleted text": (f"<w:p><w:del><w:r><w:delText>{SECRET}</w:delText></w:r></w:del></w:p>", ""),
    "text moved away": (f"<w:p><w:moveFrom>{text()}</w:moveFrom></w:p>", ""),
    "a deleted row": (f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{text()}</w:p></w:tc></w:tr></w:tbl>", ""),
    "a deleted cell": (
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p>{text()}</w:p></w:tc></w:tr></w:tbl>",
        "",
    ),
    "the result of a hidden field": (field("REF a", text(VANISH)), ""),
    "the code of a field": (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{text()}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        "",
    ),
    "both ways of writing a thing": (
        (
            f"<w:p><w:r><mc:AlternateContent {MC}>"
            f"<mc:Choice><w:t>Hai</w:t></mc:Choice><mc:Fallback><w:t>{SECRET}</w:t></mc:Fallback></mc:AlternateContent>"
            "</w:r></w:p>"
        ),
        "",
    ),
}


@pytest.mark.parametrize("kind", HIDDEN)
def test_hidden_text_does_not_come_out(kind: str) -> None:
    body, own = HIDDEN[kind]
    found = imported(body, styles(own))
    assert SECRET not in found.body + found.title + found.author
    if kind != "both ways of writing a thing":
        assert SECRET in " ".join(each.text for each in found.left_out)
    if kind not in {"the code of a field", "both ways of writing a thing"}:
        assert not any(SECRET in say(each).message for each in found.problems)
        assert {each.thing for each in found.left_out} <= {"hidden text", "deleted text", "hidden pictures"}


def test_hidden_text_of_the_defaults_does_not_come_out_unless_it_says_otherwise() -> None:
    shown = '<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Hai</w:t></w:r></w:p>'
    found = imported(f"<w:p>{text()}</w:p>{shown}", styles(defaults="<w:vanish/>"))
    assert found.body == "Hai"


def test_hidden_text_of_the_usual_style_of_letters_does_not_come_out() -> None:
    usual = f'<w:style w:type="character" w:default="1" w:styleId="D"><w:name w:val="D"/>{VANISH}</w:style>'
    shown = '<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Hai</w:t></w:r></w:p>'
    assert imported(f"<w:p>{text()}</w:p>{shown}", styles(usual)).body == "Hai"


def test_two_styles_that_hide_show_again() -> None:
    own = styles(style("C", "character", VANISH), style("P", "paragraph", VANISH))
    body = f'<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>{text(OF_STYLE)}</w:p>'
    assert imported(body, own).body == f"Một.\n\n{SECRET}"


def test_hidden_text_of_a_note_and_a_note_whose_mark_is_hidden_do_not_come_out() -> None:
    note = '<w:footnote w:id="{0}"><w:p>{1}</w:p></w:footnote>'
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = (
        note.format(1, "<w:r><w:t>Hai </w:t></w:r>" + text(VANISH)) + note.format(2, text()) + note.format(3, text())
    )
    body = (
        '<w:p><w:r><w:t>Ba</w:t><w:footnoteReference w:id="1"/></w:r>'
        f'<w:r>{VANISH}<w:footnoteReference w:id="2"/></w:r>'
        '<w:del><w:r><w:footnoteReference w:id="3"/></w:r></w:del></w:p>'
    )
    found = imported(body, {"word/footnotes.xml": f"<w:footnotes {space}>{notes}</w:footnotes>".encode()})
    assert found.body == "Một.\n\nBa[^1]\n\n[^1]: Hai"
    assert [each.text for each in found.left_out] == [SECRET] * 3


def test_a_hidden_picture_does_not_come_out_and_neither_does_a_path_as_its_description() -> None:
    hidden = picture().replace('name="x"', 'name="x" hidden="1"')
    run_hidden = picture().replace("<w:r>", f"<w:r>{VANISH}")
    found = imported(paragraph(hidden) + paragraph(run_hidden) + paragraph(picture(alt=r"C:\Users\An\mat.png")))
    assert found.body == "Một.\n\n![](anh/ten-1.png)"
    assert len(found.pictures) == 1
    assert {each.thing for each in found.left_out} == {"hidden pictures", "hidden text"}


def test_a_hidden_end_of_a_paragraph_joins_it_with_the_next() -> None:
    mark = "<w:pPr><w:rPr><w:{0}/></w:rPr></w:pPr>"
    for name in ("vanish", "specVanish", "del"):
        body = f"<w:p>{mark.format(name)}<w:r><w:t>Hai, </w:t></w:r></w:p><w:p><w:r><w:t>ba.</w:t></w:r></w:p>"
        assert imported(body).body == "Một.\n\nHai, ba.", name


def test_what_is_only_hidden_in_a_browser_is_shown() -> None:
    assert imported("<w:p><w:r><w:rPr><w:webHidden/></w:rPr><w:t>Hai</w:t></w:r></w:p>").body == "Một.\n\nHai"


def test_a_picture_of_a_header_does_not_come_out() -> None:
    assert imported("", {"word/media/image1.png": png()}).pictures == []


def grid(look: str = "", cell: str = "", row: str = "", color: str = "") -> str:
    """Return a table of three rows and columns, whose cells are named by both numbers."""
    shown = f'<w:rPr><w:color w:val="{color}"/></w:rPr>' if color else ""
    rows = (
        "".join(
            f"<w:tc><w:tcPr>{cell}</w:tcPr><w:p><w:r>{shown}<w:t>ô{down}{right}</w:t></w:r></w:p></w:tc>"
            for right in range(3)
        )
        for down in range(3)
    )
    made = "".join(f"<w:tr><w:trPr>{row}</w:trPr>{each}</w:tr>" for each in rows)
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="B"/>{look}</w:tblPr>{made}</w:tbl>'


def part(name: str, inner: str = VANISH) -> str:
    return f'<w:tblStylePr w:type="{name}">{inner}</w:tblStylePr>'


def cells_of(found: Imported) -> str:
    return " ".join(sorted(each.strip() for line in found.body.split("\n") for each in line.split("|") if "ô" in each))


ALL = '<w:tblLook w:val="0000" w:firstRow="1" w:lastRow="1" w:firstColumn="1" w:lastColumn="1"/>'
NINE = "ô00 ô01 ô02 ô10 ô11 ô12 ô20 ô21 ô22"


@pytest.mark.parametrize(
    ("hides", "table", "hidden"),
    [
        (part("firstRow"), grid(ALL), "ô00 ô01 ô02"),
        (part("lastRow"), grid('<w:tblLook w:val="0060"/>'), "ô20 ô21 ô22"),
        (part("firstCol"), grid(ALL), "ô00 ô10 ô20"),
        (part("lastCol"), grid('<w:tblLook w:val="0100"/>'), "ô02 ô12 ô22"),
        (part("nwCell"), grid(ALL), "ô00"),
        (part("seCell"), grid(ALL), "ô22"),
        (part("band1Horz"), grid(), "ô00 ô01 ô02 ô20 ô21 ô22"),
        (part("band1Horz"), grid('<w:tblLook w:val="0020"/>'), "ô10 ô11 ô12"),
        (part("band2Vert"), grid(), "ô01 ô11 ô21"),
        (
            part("band2Horz") + '<w:tblPr><w:tblStyleRowBandSize w:val="2"/></w:tblPr>',
            grid(),
            "ô20 ô21 ô22",
        ),
        # What the table does not take of its style does not count, unless Word wrote down that it does.
        (part("firstRow") + part("lastCol"), grid(), ""),
        (part("band1Horz"), grid('<w:tblLook w:val="0600"/>'), ""),
        (part("firstRow"), grid(row='<w:cnfStyle w:val="100000000000"/>'), NINE),
        (part("lastCol"), grid(cell='<w:cnfStyle w:lastColumn="1"/>'), NINE),
        # A later part shows again what an earlier one hides.
        (
            part("firstRow") + part("firstCol", '<w:rPr><w:vanish w:val="0"/></w:rPr>'),
            grid(ALL),
            "ô01 ô02",
        ),
        (VANISH + part("firstRow", '<w:rPr><w:vanish w:val="0"/></w:rPr>'), grid(ALL), NINE[12:]),
    ],
)
def test_what_a_style_hides_in_a_part_of_a_table_does_not_come_out(hides: str, table: str, hidden: str) -> None:
    found = imported(table, styles(style("B", "table", hides)))
    assert cells_of(found) == " ".join(each for each in NINE.split() if each not in hidden)
    assert sorted(each.text for each in found.left_out) == hidden.split()


WHITE = '<w:rPr><w:color w:val="FFFFFF"/>{}</w:rPr>'
DARK = '<w:shd w:val="clear" w:fill="1F3864"/>'
LOOKS = {
    "white on a white page": (f"<w:p>{text(WHITE.format(''))}</w:p>", ""),
    "nearly white": (f"<w:p>{text(WHITE.format('').replace('FFFFFF', 'FDFDFD'))}</w:p>", ""),
    "of the smallest size": (f'<w:p>{text(VANISH.replace("<w:vanish/>", """<w:sz w:val="2"/>"""))}</w:p>', ""),
    "by a style": (f"<w:p>{text(OF_STYLE)}</w:p>", style("C", "character", WHITE.format(""))),
    "black under a black pen": (
        f'<w:p>{text("""<w:rPr><w:color w:val="000000"/><w:highlight w:val="black"/></w:rPr>""")}</w:p>',
        "",
    ),
    "of the colour of its cell": (
        (
            f"<w:tbl><w:tr><w:tc><w:tcPr>{DARK}</w:tcPr><w:p>{text(WHITE.format('').replace('FFFFFF', '1F3864'))}</w:p>"
            "</w:tc></w:tr></w:tbl>"
        ),
        "",
    ),
}


@pytest.mark.parametrize("kind", LOOKS)
def test_what_nobody_can_read_is_left_out_and_named(kind: str) -> None:
    body, own = LOOKS[kind]
    found = imported(body, styles(own))
    assert found.body == "Một."
    assert [(each.thing, each.text) for each in found.left_out] == [("unseen text", SECRET)]
    assert SECRET in say(found.problems[0]).message


@pytest.mark.parametrize(
    ("body", "own"),
    [
        (f"<w:p>{text(WHITE.format(DARK))}</w:p>", ""),
        (f'<w:p>{text(WHITE.format("""<w:highlight w:val="red"/>"""))}</w:p>', ""),
        (f"<w:p><w:pPr>{DARK}</w:pPr>{text(WHITE.format(''))}</w:p>", ""),
        (
            f'<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>{text()}</w:p>',
            style("P", "paragraph", f"<w:pPr>{DARK}</w:pPr>{WHITE.format('')}"),
        ),
        (f"<w:tbl><w:tr><w:tc><w:tcPr>{DARK}</w:tcPr><w:p>{text(WHITE.format(''))}</w:p></w:tc></w:tr></w:tbl>", ""),
        (f"<w:p><w:r>{BOX.format('', f'<w:p>{text(WHITE.format(str()))}</w:p>')}</w:r></w:p>", ""),
        (f"<w:p>{text(WHITE.format('').replace('FFFFFF', 'auto'))}</w:p>", ""),
    ],
)
def test_white_text_on_a_dark_ground_is_text(body: str, own: str) -> None:
    found = imported(body, styles(own))
    assert SECRET in found.body
    assert found.left_out == []


def test_the_white_head_of_a_table_with_a_dark_ground_is_text() -> None:
    head = part("firstRow", f"<w:tcPr>{DARK}</w:tcPr><w:rPr><w:b/><w:color w:val='FFFFFF'/></w:rPr>")
    assert cells_of(imported(grid(ALL), styles(style("B", "table", head)))) == NINE
    coloured = grid(ALL, color="FFFFFF")
    assert cells_of(imported(coloured, styles(style("B", "table", head)))) == NINE[:11]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>đường về, ưỡn ẹo</w:t></w:r></w:p>", "ĐƯỜNG VỀ, ƯỠN ẸO"),
        ("<w:p><w:r><w:rPr><w:smallCaps/></w:rPr><w:t>Đường về</w:t></w:r></w:p>", "Đường về"),
        (
            '<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:rPr><w:caps/></w:rPr><w:t>Đường về</w:t></w:r></w:p>',
            "## Đường về",
        ),
        (
            '<w:p><w:r><w:rPr><w:caps/><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>D©n vËn</w:t></w:r></w:p>',
            "DÂN VẬN",
        ),
    ],
)
def test_capitals_are_as_word_shows_them_but_in_headings(body: str, shown: str) -> None:
    assert imported(body).body == f"Một.\n\n{shown}"


@pytest.mark.parametrize(
    "body",
    [
        (
            f'<mc:AlternateContent {MC}><mc:Choice Requires="x"/><mc:Fallback><w:p>{text()}</w:p></mc:Fallback>'
            "</mc:AlternateContent>"
        ),
        (
            f"<mc:AlternateContent {MC}><mc:Choice><w:p>{text()}</w:p></mc:Choice><mc:Fallback><w:p>{text()}</w:p>"
            "</mc:Fallback></mc:AlternateContent>"
        ),
        (
            f"<w:tbl><mc:AlternateContent {MC}><mc:Choice><w:tr><w:tc><w:p>{text()}</w:p></w:tc></w:tr></mc:Choice>"
            f"<mc:Fallback><w:tr><w:tc><w:p>{text()}</w:p></w:tc></w:tr></mc:Fallback></mc:AlternateContent></w:tbl>"
        ),
    ],
)
def test_one_of_the_ways_in_which_a_thing_is_written_comes_out_once(body: str) -> None:
    assert imported(body).body == f"Một.\n\n{SECRET}"

"""What Word does not show never comes out."""

from __future__ import annotations

import pytest

from dancam.importers.word.article import Imported, read
from dancam.messages.catalogue import say
from tests.word import docx, paragraph, picture, png, run, styles

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
            '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
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

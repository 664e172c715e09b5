"""Text in fonts from before Unicode, and signs of fonts that have them at the places of letters."""

from __future__ import annotations

import pytest

from dancam.importers.word.article import read
from dancam.importers.word.letters import in_unicode, sign
from tests.word import docx, level, numbering, paragraph, run, styles


def body_of(body: str, more: dict[str, bytes] | None = None, notes: str = "") -> tuple[str, list[str]]:
    found = read(docx(body, notes, more=more), "bai.docx", "anh", lambda title: "ten")
    return found.body, [each.code for each in found.problems]


FONT = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
OF_STYLE = '<w:rStyle w:val="C"/>'
OLD = "<w:r><w:t>D©n vËn khÐo</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "own", "defaults"),
    [
        (f"<w:p>{OLD}</w:p>", "", FONT),
        (
            f'<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>{OLD}</w:p>',
            f'<w:style w:type="paragraph" w:styleId="P"><w:name w:val="P"/><w:rPr>{FONT}</w:rPr></w:style>',
            "",
        ),
        (
            f'<w:p><w:pPr><w:pStyle w:val="Q2"/></w:pPr>{OLD}</w:p>',
            (
                f'<w:style w:type="paragraph" w:styleId="P"><w:name w:val="P"/><w:rPr>{FONT}</w:rPr></w:style>'
                '<w:style w:type="paragraph" w:styleId="Q2"><w:name w:val="Q2"/><w:basedOn w:val="P"/></w:style>'
            ),
            "",
        ),
        (
            f"<w:p>{OLD}</w:p>",
            f'<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr>{FONT}</w:rPr></w:style>',
            "",
        ),
        (
            f"<w:p>{OLD.replace('<w:t>', f'<w:rPr>{OF_STYLE}</w:rPr><w:t>')}</w:p>",
            f'<w:style w:type="character" w:styleId="C"><w:name w:val="C"/><w:rPr>{FONT}</w:rPr></w:style>',
            "",
        ),
    ],
)
def test_an_old_font_counts_wherever_it_is_set(body: str, own: str, defaults: str) -> None:
    assert body_of(body, styles(own, defaults=defaults)) == ("Dân vận khéo", ["word-old-fonts"])


def test_notes_and_numbers_in_old_fonts_are_decoded() -> None:
    lists = numbering(level(0, "decimal", "§iÒu %1.", xml=f"<w:rPr>{FONT}</w:rPr>"))
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = paragraph(run("Một"), note, number="1 0")
    more = styles(defaults=FONT) | lists
    assert body_of(body, more, "Theo b¸o c¸o")[0] == "Điều 1. Một[^1]\n\n[^1]: Theo báo cáo"


def test_a_font_of_a_run_goes_before_that_of_its_style() -> None:
    own = styles(defaults='<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>')
    times = '<w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr><w:t>µ</w:t></w:r>'
    assert body_of(f"<w:p>{times}</w:p>", own) == ("µ", [])


def test_unicode_in_an_old_font_stays() -> None:
    assert in_unicode(["Việt Nam"], [".VnTime"]) == (["Việt Nam"], 0)
    assert in_unicode(["Hà Nội là thủ đô"], ["VNI-Times"]) == (["Hà Nội là thủ đô"], 0)


def test_a_letter_may_stand_in_two_runs() -> None:
    assert in_unicode(["va", "ä", "n Da", "â", "n"], ["VNI-Times"] * 5)[0] == ["vậ", "", "n Dâ", "", "n"]


def test_a_soft_hyphen_is_a_letter_of_an_old_font() -> None:
    old = f"<w:r><w:rPr>{FONT}</w:rPr><w:t>nh</w:t><w:softHyphen/><w:t> n</w:t><w:softHyphen/><w:t>íc</w:t></w:r>"
    assert body_of(f"<w:p>{old}</w:p>")[0] == "như nước"
    assert body_of("<w:p><w:r><w:t>thuỷ</w:t><w:softHyphen/><w:t>lợi</w:t></w:r></w:p>")[0] == "thuỷlợi"


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "00A8", "☐"),
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F061", "α"),
        ("Arial", "0111", "đ"),
        ("Wingdings 2", "F052", "☑"),
    ],
)
def test_signs_are_those_that_word_shows(font: str, code: str, shown: str) -> None:
    assert body_of(f'<w:p><w:r><w:t>a </w:t><w:sym w:font="{font}" w:char="{code}"/></w:r></w:p>') == (f"a {shown}", [])


def test_signs_may_stand_as_letters_of_their_font() -> None:
    assert body_of(paragraph(run("a "), run("ü", font="Wingdings")))[0] == "a ✓"
    assert body_of(paragraph(run("a "), run("\uf0b7", font="Symbol")))[0] == "a •"
    assert body_of(paragraph(run("Nghệ An", font="Symbol")))[0] == "Nghệ An"


def test_a_sign_that_nobody_knows_is_told() -> None:
    assert body_of('<w:p><w:r><w:t>a</w:t><w:sym w:font="Wingdings" w:char="F0CC"/></w:r></w:p>') == (
        "a",
        ["word-left-out"],
    )
    assert sign("Wingdings", 0xF0CC) == ""

"""Numbers stand in the article as Word shows them."""

from __future__ import annotations

import pytest

from dancam.importers.word.article import read
from dancam.importers.word.numerals import numeral
from tests.word import docx, level, numbering, paragraph, run, styles

LAW = (
    level(0, "upperRoman", "Chương %1")
    + level(1, "decimal", "Điều %2.", lvlRestart="0")
    + level(2, "decimal", "%3.")
    + level(3, "lowerLetter", "%4)")
)
OUTLINE = level(0, "decimal", "%1.", start="3") + level(1, "decimal", "%1.%2.") + level(2, "lowerRoman", "(%3)")
AGAIN = (
    '<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)


def p(text: str, number: str = "", style: str = "") -> str:
    return paragraph(run(text), number=number, style=style)


def body_of(*body: str, lists: tuple[str, ...] = (LAW, OUTLINE), more: dict[str, bytes] | None = None) -> list[str]:
    parts = numbering(*lists, more=AGAIN) | (more or {})
    found = read(docx(p("Tên", style="T") + "".join(body), more=parts), "bai.docx", "anh", lambda title: "ten")
    assert found.problems == []
    return found.body.split("\n")


def test_articles_of_a_law_go_on_over_its_chapters() -> None:
    assert body_of(
        *(p("Quy định chung", "1 0"), p("Phạm vi", "1 1"), p("Khoản", "1 2"), p("điểm", "1 3"), p("điểm", "1 3")),
        *(p("Khoản", "1 2"), p("Quy định riêng", "1 0"), p("Đối tượng", "1 1"), p("Khoản", "1 2")),
    ) == [
        *("Chương I Quy định chung", "", "Điều 1. Phạm vi", "", "1. Khoản", "", "   a) điểm", "", "   b) điểm", ""),
        *("2. Khoản", "", "Chương II Quy định riêng", "", "Điều 2. Đối tượng", "", "1. Khoản"),
    ]


def test_a_list_goes_on_after_a_paragraph_and_another_begins_anew() -> None:
    assert body_of(
        *(p("ba", "2 0"), p("con", "2 1"), p("bốn", "2 0"), p("Chen giữa"), p("năm", "2 0"), p("một", "9 0")),
        *(p("hai", "9 0"), p("sâu", "2 1")),
    ) == [
        *("3. ba", "", "   3.1. con", "", "4. bốn", "", "Chen giữa", "", "5. năm", "", "1) một", "2) hai", ""),
        "   2.1. sâu",
    ]


def test_numbers_of_a_style_come_with_it() -> None:
    lists = (level(0, "decimal", "Điều %1.", pStyle="D") + level(1, "decimal", "%2.", pStyle="K"),)
    own = styles(
        '<w:style w:type="paragraph" w:styleId="D"><w:name w:val="Dieu"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>",
        '<w:style w:type="paragraph" w:styleId="K"><w:name w:val="Khoan"/><w:basedOn w:val="D"/></w:style>',
    )
    found = body_of(p("a", style="D"), p("b", style="K"), p("c", style="D"), p("d", "0 0", "D"), lists=lists, more=own)
    assert found == ["Điều 1. a", "", "1. b", "", "Điều 2. c", "", "d"]


def test_headings_have_their_numbers() -> None:
    own = styles(
        '<w:style w:type="paragraph" w:styleId="Z"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    )
    lists = (level(0, "upperRoman", "%1."),)
    assert body_of(p("Mở đầu", style="Z"), p("Kết", style="Z"), lists=lists, more=own) == [
        "## I. Mở đầu",
        "",
        "## II. Kết",
    ]


def test_what_word_does_not_show_is_not_counted() -> None:
    hidden = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>'
    )
    deleted = hidden.replace("vanish", "del")
    parts = numbering(LAW, OUTLINE)
    found = read(docx(p("ba", "2 0") + hidden + deleted + p("bốn", "2 0"), more=parts), "b", "anh", lambda title: "ten")
    assert found.body == "3. ba\n4. bốn"


@pytest.mark.parametrize(
    ("text", "form", "shown"),
    [
        ("%1.", "decimalZero", "01\\. a"),
        ("%1", "decimal", "1 a"),
        ("Bước %1:", "decimal", "Bước 1: a"),
        ("%1.", "upperLetter", "A. a"),
        ("%1/", "decimal", "1/ a"),
        ("%1.", "upperRoman", "I. a"),
        ("(%1)", "lowerLetter", "(a) a"),
        ("", "none", "a"),
        ("Lưu ý:", "none", "Lưu ý: a"),
        ("Lưu ý:", "bullet", "Lưu ý: a"),
        ("\uf0b7", "bullet", "- a"),
        ("o", "bullet", "- a"),
        ("+", "bullet", "- a"),
        ("%1)", "decimal", "1) a"),
    ],
)
def test_a_number_that_markdown_has_no_list_for_is_text(text: str, form: str, shown: str) -> None:
    assert body_of(p("a", "1 0"), lists=(level(0, form, text),)) == [shown]


@pytest.mark.parametrize(
    ("value", "form", "written"),
    [
        (1994, "upperRoman", "MCMXCIV"),
        (4, "lowerRoman", "iv"),
        (27, "lowerLetter", "aa"),
        (0, "upperRoman", "0"),
        (5, "chicago", "**"),
        (7, "decimalEnclosedCircle", "⑦"),
        (21, "decimalEnclosedParen", "21"),
        (12, "decimalFullWidth", "１２"),
        (12, "hex", "C"),
        (105, "vietnameseCounting", "một trăm linh năm"),
        (321, "vietnameseCounting", "ba trăm hai mươi mốt"),
        (25, "vietnameseCounting", "hai mươi lăm"),
        (21, "vietnameseCounting", "hai mươi mốt"),
        (10, "vietnameseCounting", "mười"),
        (7, "custom 001, 002, 003, ...", "007"),
    ],
)
def test_numbers_are_written_as_word_does(value: int, form: str, written: str) -> None:
    assert numeral(value, form) == (written, True)


# All that the standard has and Word writes in the document's language or in a script that nobody here reads.
OTHER = """ordinal cardinalText ordinalText ideographDigital japaneseCounting aiueo iroha japaneseLegal
    japaneseDigitalTenThousand aiueoFullWidth irohaFullWidth ganada chosung ideographEnclosedCircle ideographTraditional
    ideographZodiac ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand
    taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand koreanDigital koreanCounting
    koreanLegal koreanDigital2 russianLower russianUpper hebrew1 hebrew2 arabicAlpha arabicAbjad hindiVowels
    hindiConsonants hindiNumbers hindiCounting thaiLetters thaiNumbers thaiCounting bahtText dollarText""".split()  # noqa: SIM905
WORDS = {"ordinal": "thứ 4", "cardinalText": "Bốn", "ordinalText": "Thứ tư"}


def test_no_other_number_passes_for_what_word_shows() -> None:
    for form in (*OTHER, "something new", "custom α, β, γ, ..."):
        assert numeral(4, form) == (WORDS.get(form, "4"), False), form


def test_numbers_in_another_form_are_told() -> None:
    parts = numbering(level(0, "ordinalText", "%1,"), level(0, "aiueo", "%1.") + level(1, "decimal", "%1.%2."))
    body = docx(p("a", "1 0") + p("b", "2 0") + p("c", "2 1") + p("d", "1 0"), more=parts)
    found = read(body, "b", "anh", lambda title: "ten")
    assert found.body == "Thứ nhất, a\n\n1\\. b\n\n1.1. c\n\nThứ hai, d"
    assert [dict(each.values) for each in found.problems] == [{"thing": "numbers", "why": "numbers", "count": "4"}]


def test_all_levels_may_be_in_arabic_figures() -> None:
    lists = (level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", isLgl="1"),)
    assert body_of(p("a", "1 0"), p("b", "1 1"), lists=lists) == ["I. a", "", "1.1 b"]


def test_a_list_may_stand_for_another_by_a_style() -> None:
    own = styles(
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    lists = ('<w:numStyleLink w:val="L"/>', '<w:styleLink w:val="L"/>' + level(0, "decimal", "Điều %1."))
    assert body_of(p("a", "1 0"), p("b", "2 0"), lists=lists, more=own) == ["Điều 1. a", "", "Điều 2. b"]

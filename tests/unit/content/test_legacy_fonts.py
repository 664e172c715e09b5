"""Text of before Unicode: every letter of both encodings, and no text of another kind."""

from __future__ import annotations

import pytest

from dancam.content import frontmatter
from dancam.content.legacy_fonts import encodings, find, from_tcvn3, from_vni, in_unicode, is_syllable
from tests.unit.makers import codes

TCVN3 = (
    ("µ¶·¸¹ ¨»¼½¾Æ ©ÇÈÉÊË ®", "àảãáạ ăằẳẵắặ âầẩẫấậ đ"),
    ("ÌÎÏÐÑ ªÒÓÔÕÖ ×ØÜÝÞ", "èẻẽéẹ êềểễếệ ìỉĩíị"),
    ("ßáâãä «åæçèé ¬êëìíî", "òỏõóọ ôồổỗốộ ơờởỡớợ"),
    ("ïñòóô \xadõö÷øù úûüýþ", "ùủũúụ ưừửữứự ỳỷỹýỵ"),
    ("¡¢§£¤¥¦", "ĂÂĐÊÔƠƯ"),
    ("x∙ héi", "xã hội"),
)
VNI = (
    ("aøaûaõaùaï aêaèaúaüaéaë aâaàaåaãaáaä ñ", "àảãáạ ăằẳẵắặ âầẩẫấậ đ"),
    ("eøeûeõeùeï eâeàeåeãeáeä ìæóíò", "èẻẽéẹ êềểễếệ ìỉĩíị"),
    ("oøoûoõoùoï oâoàoåoãoáoä ôôøôûôõôùôï", "òỏõóọ ôồổỗốộ ơờởỡớợ"),
    ("uøuûuõuùuï ööøöûöõöùöï yøyûyõyùî", "ùủũúụ ưừửữứự ỳỷỹýỵ"),
    ("COÄNG HOØA XAÕ HOÄI, Ñöôøng, ÑÖÔØNG, Öu", "CỘNG HÒA XÃ HỘI, Đường, ĐƯỜNG, Ưu"),
)


@pytest.mark.parametrize(("written", "meant"), TCVN3)
def test_each_letter_of_tcvn3(written: str, meant: str) -> None:
    assert from_tcvn3(written) == meant


@pytest.mark.parametrize(("written", "meant"), VNI)
def test_each_letter_of_vni(written: str, meant: str) -> None:
    assert from_vni(written) == meant


@pytest.mark.parametrize(
    ("text", "name", "meaning"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "TCVN3", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("Chî phiªn ®Çu n¨m", "TCVN3", "Chợ phiên đầu năm"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("UÛY BAN NHAÂN DAÂN TÆNH", "VNI", "ỦY BAN NHÂN DÂN TỈNH"),
        ("Th«ng b¸o", "TCVN3", "Thông báo"),
        ("## Danh s¸ch häc sinh", "TCVN3", "sách học sinh"),
        ("TH¤NG B¸O", "TCVN3", "THÔNG BÁO"),
        ("QuyÕt ®Þnh sè 5/Q§-UBND", "TCVN3", "Quyết định số 5/QĐ-UBND"),
        ("---\ntitle: Kinh tÕ\n---\n", "TCVN3", "tế"),
        ("---\ntitle: V¨n b¶n\n---\n", "TCVN3", "Văn bản"),
        ("---\ntitle: Thoâng baùo\n---\n", "VNI", "Thông báo"),
        ("---\ntitle: Bài\nsummary: Danh saùch hoïc sinh\n---\n", "VNI", "sách học sinh"),
        ("- Chî\n- phiªn\n- ®Çu\n- n¨m\n- vïng\n- nói\n- cao nguyªn", "TCVN3", "Chợ"),
    ],
)
def test_a_text_in_an_old_encoding_is_found(text: str, name: str, meaning: str) -> None:
    found = find(text)
    assert found is not None
    assert (found.name, found.meaning) == (name, meaning)


def test_one_line_among_good_ones_is_found_at_its_place() -> None:
    found = find(
        "Chợ họp từ sớm.\n\n  Nhöõng saûn phaåm cuûa ñoàng baøo ñöôïc baøy ôû hai beân ñöôøng, nhieàu nhaát laø rau."
    )
    assert found is not None
    assert (found.line, found.column, found.length) == (3, 3, len(found.sample))
    assert found.sample == "Nhöõng saûn phaåm cuûa ñoàng baøo ñöôïc baøy ôû hai beân"
    assert found.meaning == "Những sản phẩm của đồng bào được bày ở hai bên"


@pytest.mark.parametrize(
    "text",
    [
        "Cộng hòa xã hội chủ nghĩa Việt Nam, hoà bình, thuỷ lợi, quý IV, gìn giữ, giếng",
        "Les élèves où naïve «à côté» Noël été déjà août, où ça, l’hôtel, maïs, Moïse, Saül, où, où, où",
        "Straße, groß, Fuß, muß, daß, für, Köln, München, Größe, schön, hören, Bö, Höhe, Öl",
        "Göteborg, Malmö, öl från så för på, å, ö, dö, snö, rød grød med fløde, bøger, sø, Ærø",
        "señor, año, niño, niña, según, está, más, así, mañana, corazón, El Niño và La Niña, España",
        "não, mão, pão, ação, você, avô, avó, às, à, está, português, São Tomé và Príncipe",
        "Ø 50 µm, 30 µg, 25 µl, 5 ± 2, ½, 3×4, ÷, © 2024 VTV®, Nestlé®, ¥, §, ¶, ·, «Tôi», « Bà con »",
        "© © © ® ® ® µ µ µ ø ø ø ñ ñ ñ",
        "Türkiye, İstanbul, göl, söz, gün, dön, Erdoğan; Brönte, Ångström, Gödel, Erdős, Poincaré",
        "---\ntitle: N·m, V·m và Mª José ở São Tomé\n---\n",
        "---\ntitle: El Niño aún está\ntags: [café, Noël, Bia®, Citroën, 5 µm, «Tôi»]\n---\n",
        "---\ntitle: Où est Saül\nsummary: L’été, déjà\n---\n",
        "---\ntitle: Pa-ri, Ma-ð-rít\n---\n",
        "Kinh tÕ",
        "m·n a÷b v×n",
        "Xem `C«ng` và [b](https://x.example/%C3%B8?q=ñ)",
        "",
        "\ud800 \x00 ®®®® «»«»",
    ],
)
def test_no_other_text_is_taken_for_one(text: str) -> None:
    assert find(text) is None


@pytest.mark.parametrize(
    "word",
    ["gì", "gìn", "giếng", "giặt", "quý", "quyển", "khuỷu", "nghĩa", "hoà", "hòa", "thuý", "thúy", "ngoằn", "yêu", "ỷ"],
)
def test_words_of_vietnamese_are_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["tơt", "hât", "môc", "fuo", "zan", "wa", "Straòe", "hạr", "hòả", "toàn2", "êô", "đđ"])
def test_other_words_are_none(word: str) -> None:
    assert not is_syllable(word)


def test_an_article_is_told_of_once_with_its_place() -> None:
    text = "---\ntitle: Chî phiªn ®Çu n¨m\ndate: 2026-01-01\ncategory: x\n---\n\nChî phiªn ®Çu n¨m\n"
    source, problems = frontmatter.read(text.encode(), "x/a.md")
    assert source is not None
    assert codes(problems) == ["old-font"]
    assert (problems[0].place.line, problems[0].place.column) == (2, 8)


def test_a_long_text_takes_time_in_proportion() -> None:
    assert find("ñ" + "a" * 200_000) is None
    assert find("ñø " * 60_000) is None
    assert find("©\n" * 60_000) is None


def test_each_line_of_a_text_has_its_encoding() -> None:
    lines = ["title: Kinh tÕ", "date: 2026", "Th«ng b¸o", "Sù kiÖn", "sù", "Lễ hội đình làng", "El Niño"]
    assert encodings(lines, 2) == ["TCVN3", "", "TCVN3", "TCVN3", "", "", ""]
    assert encodings([*lines[:5], "Bµi nµy cò, ®· cò"], 2) == ["TCVN3", "", "TCVN3", "TCVN3", "TCVN3", "TCVN3"]
    assert encodings(["Nhaïc", "Thoâng baùo", "a"]) == ["VNI", "VNI", ""]
    assert encodings(["Café", "Lễ hội"]) == ["", ""]


def test_words_in_capitals_get_capitals() -> None:
    assert in_unicode("TH¤NG B¸O vÒ Lª V¨n T¸m, TØNH NGHÖ AN", "TCVN3") == "THÔNG BÁO về Lê Văn Tám, TỈNH NGHỆ AN"
    assert in_unicode("L£ §øC", "TCVN3") == "LÊ ĐỨC"

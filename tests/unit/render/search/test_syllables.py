"""Syllables: which spellings are found by each other, and what of Markdown is no text."""

from __future__ import annotations

import unicodedata

import pytest

from dancam.render.search.pieces import Vocabulary
from dancam.render.search.seen import seen
from dancam.render.search.syllables import cut, spell
from dancam.vietnamese import nfc
from tests.searching import syllables_of


@pytest.mark.parametrize(
    ("one", "two"),
    [("hoà", "hòa"), ("thuý", "thúy"), ("kĩ", "kỹ"), ("quí", "quý"), ("lí", "lý"), ("y", "i"), ("Mỹ", "mĩ")],
)
def test_spellings_of_one_syllable_are_one(one: str, two: str) -> None:
    assert spell(one.lower()) == spell(two.lower())


@pytest.mark.parametrize(
    ("one", "two"), [("tay", "tai"), ("thuy", "thui"), ("cay", "cai"), ("đay", "đai"), ("huy", "hui"), ("ay", "ai")]
)
def test_other_syllables_with_y_and_i_are_two(one: str, two: str) -> None:
    assert spell(one).plain != spell(two).plain


def test_no_two_syllables_of_vietnamese_with_the_same_letters_have_the_same_sign() -> None:
    vowels = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "uyê"]
    vowels += ["ia", "iê", "uô", "ươ", "ưa", "ua", "uơ", "oa", "oă", "uâ"]
    tones = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
    words = {nfc(f"{onset}{vowel}{tone}") for onset in ("d", "đ", "t") for vowel in vowels for tone in tones}
    assert len({spell(each) for each in words}) == len(words)


@pytest.mark.parametrize(
    ("word", "plain"), [("km²", "km2"), ("İstanbul", "istanbul"), ("ﬁn", "fin"), ("straße", "straße"), ("ñu", "nu")]
)
def test_letters_of_others_are_found_by_those_of_a_keyboard(word: str, plain: str) -> None:
    (syllable,) = syllables_of(word)
    assert spell(syllable).plain == plain


@pytest.mark.parametrize("word", ["đoàn", "nghĩa", "khuỷu", "ường", "ợt", "ẵm", "ờ"])
def test_accents_are_left_out_and_tell_words_apart(word: str) -> None:
    plain, accent = spell(word)
    assert plain.isascii()
    assert plain == spell(plain).plain
    assert accent != spell(plain).accent


def test_a_text_is_cut_into_letters_and_digits() -> None:
    text = "Kế hoạch 159-KH/TU, “Dân vận khéo”; ngày_2/9"
    assert syllables_of(text) == ["kế", "hoạch", "159", "kh", "tu", "dân", "vận", "khéo", "ngày", "2", "9"]
    assert syllables_of(nfc(unicodedata.normalize("NFD", text))) == syllables_of(text)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("[Xem bài](../thoi-su/a.md) này", "xem bài này"),
        ("![Chợ quê](anh/cho.jpg)", "chợ quê"),
        ("[Xem](a_(b).md 'Chú thích')", "xem chú thích"),
        ("Số <b class='x'>a</b> < 5 và > 3", "số a 5 và 3"),
        ("Chữ[^1] {.nho} https://a.example/duong/dan hết", "chữ hết"),
        ("<!-- ẩn --> Hiện", "hiện"),
        ("::: video https://a.example/v\nPhim\n:::", "phim"),
        ("{Theo Báo Nghệ An}", "theo báo nghệ an"),
        ("[Phóng viên]: Xin ông cho biết", "phóng viên xin ông cho biết"),
        ("[1]: https://a.vn/b 'Tên'\n[2]: a.md\nHết", "hết"),
        ("Khi x<y thì mở cống, z>t", "khi x y thì mở cống z t"),
        ("<a href='x' hidden data-a=1>Chữ</a><br/>", "chữ"),
        ("Ngọc&nbsp;Lâm, ph&ograve;ng R&D&amp;C; a&lt;b", "ngọc lâm phòng r d c a b"),
        ("**D**iễn đàn, **Tên:**Nam", "diễn đàn tên nam"),
        ("https://vi.example/Nghệ_An\u00a0Xem www.báo.vn/tin” nhé", "xem nhé"),
    ],
)
def test_what_is_no_text_is_not_searched(body: str, words: str) -> None:
    assert syllables_of(seen(body.encode()).decode()) == words.split()


def test_pieces_of_a_text_have_its_syllables() -> None:
    texts = ["Kế hoạch – số 159-KH/TU", "“Dân vận\u00a0khéo”, dân_vận!", "", "— …", "hoà HÒA Đoàn đoàn", "x\ud800y"]
    vocabulary = Vocabulary()
    numbers, of = vocabulary.numbers([cut(each.encode(errors="replace")) for each in texts])
    for place, text in enumerate(texts):
        found = [vocabulary.spelled[each] for each in numbers[of == place].tolist()]
        assert found == [spell(each) for each in syllables_of(text)]
    assert len(set(vocabulary.numbers([cut("Đoàn đoàn ĐOÀN".encode())])[0].tolist())) == 1

"""The Vietnamese language."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime

import pytest

from dancam.vietnamese import collation_key, day, file_size, fold, long_date, nfc, number, slug


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Đất và người xứ Nghệ", "dat-va-nguoi-xu-nghe"),
        ("Dân vận khéo: “Nghĩ, nói, làm”", "dan-van-kheo-nghi-noi-lam"),
        ("Nghị quyết số 24-NQ/TW", "nghi-quyet-so-24-nq-tw"),
        ("ƯƠNG ữ ợ Ỷ", "uong-u-o-y"),
        ("  ---  ", ""),
        ("🎉", ""),
        ("???", ""),
    ],
)
def test_an_address_is_made_of_plain_letters(text: str, address: str) -> None:
    assert slug(text) == address


def test_composed_and_decomposed_text_have_one_address() -> None:
    text = "Đường về bản Huồi Cụt"
    assert slug(unicodedata.normalize("NFD", text)) == slug(text) == "duong-ve-ban-huoi-cut"


def test_decomposed_text_is_composed() -> None:
    assert nfc("tie\u0302\u0301ng") == "tiếng"


def test_folding_takes_accents_case_and_the_bar_of_the_d() -> None:
    assert fold("ĐẶNG Thị Đào") == fold("dang thi dao") == "dang thi dao"


def test_letters_go_before_tones_in_the_order_of_words() -> None:
    words = ["má", "mạ", "ma", "mã", "mả", "mà", "mb"]
    assert sorted(words, key=collation_key) == ["ma", "mà", "mả", "mã", "má", "mạ", "mb"]


def test_vietnamese_letters_follow_their_plain_ones() -> None:
    letters = ["ư", "u", "ơ", "ô", "o", "ê", "e", "đ", "d", "â", "ă", "a", "v", "p"]
    assert "".join(sorted(letters, key=collation_key)) == "aăâdđeêoôơpuưv"


def test_capitals_do_not_matter_but_for_equal_words() -> None:
    words = ["Bản", "an", "bản", "An", "Cầu"]
    assert sorted(words, key=collation_key) == ["an", "An", "bản", "Bản", "Cầu"]


def test_figures_and_spaces_go_before_letters() -> None:
    assert sorted(["bê", "bản tin", "bản", "2026"], key=collation_key) == ["2026", "bản", "bản tin", "bê"]


@pytest.mark.parametrize("text", ["b\u0301", "\u0301", "x\u0303y", "", "中文", "\u0323\u0323"])
def test_text_with_marks_that_do_not_compose_can_be_sorted(text: str) -> None:
    assert sorted(["a", text], key=collation_key)


@pytest.mark.parametrize(("moment", "name"), [(13, "Thứ Hai"), (18, "Thứ Bảy"), (19, "Chủ Nhật")])
def test_a_long_date_begins_with_the_day_of_the_week(moment: int, name: str) -> None:
    value = datetime(2023, 2, moment, tzinfo=UTC)
    assert long_date(value, has_time=False) == f"{name}, {moment}/02/2023"


def test_a_long_date_has_the_time_where_one_was_given() -> None:
    value = datetime(2023, 2, 5, 8, 5, tzinfo=UTC)
    assert long_date(value, has_time=True) == "Chủ Nhật, 05/02/2023, 08:05"


def test_a_long_date_in_english() -> None:
    value = datetime(2023, 2, 15, 8, 30, tzinfo=UTC)
    assert long_date(value, has_time=False, language="en") == "Wednesday, 15/02/2023"


def test_a_day_is_written_in_figures() -> None:
    assert day(date(2023, 2, 5)) == "05/02/2023"


def test_numbers_have_a_point_between_thousands_and_a_decimal_comma() -> None:
    assert number(1234567.5, 1) == "1.234.567,5"


def test_english_numbers_are_the_other_way_round() -> None:
    assert number(1234567.5, 1, "en") == "1,234,567.5"


@pytest.mark.parametrize(
    ("size", "text"), [(0, "0 B"), (1023, "1023 B"), (1024, "1 KB"), (1536 * 1024, "1,5 MB"), (1024 * 1024, "1,0 MB")]
)
def test_sizes_of_files_are_for_readers(size: int, text: str) -> None:
    assert file_size(size) == text

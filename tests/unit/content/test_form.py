"""From the nodes of a YAML text to values."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from dancam.content.form import Form
from dancam.content.source import Moment
from dancam.content.yaml import Mapping, parse
from dancam.problems import Problem
from tests.unit.makers import codes


def form_of(text: str) -> tuple[Form, list[Problem]]:
    tree = parse(text, "f")
    assert isinstance(tree.root, Mapping)
    return Form(tree.root, tree.problems), tree.problems


def moment(written: str) -> tuple[Moment | None, list[Problem]]:
    form, problems = form_of(f"date: {written}\n")
    return form.moment("date"), problems


@pytest.mark.parametrize(
    "written",
    [
        "2023-02-15 08:30",
        "2023-2-15 8:30",
        "2023-02-15T08:30",
        "2023-02-15T08:30:00",
        "2023-02-15T08:30:00.000",
        "15/02/2023 08:30",
        "15/2/2023, 8:30",
        "15-02-2023 08:30",
        "15.02.2023 8h30",
        "15/02/2023 8g30",
        "'15/02/2023 08:30'",
    ],
)
def test_one_moment_can_be_written_in_many_ways(written: str) -> None:
    found, problems = moment(written)
    assert not problems
    assert found == Moment(datetime(2023, 2, 15, 8, 30), has_time=True)  # noqa: DTZ001 - none was given


def test_the_day_comes_before_the_month() -> None:
    found, _ = moment("01/05/2024")
    assert found == Moment(datetime(2024, 5, 1), has_time=False)  # noqa: DTZ001 - none was given


@pytest.mark.parametrize(
    ("zone", "hours"), [("Z", 0.0), ("+07:00", 7.0), (" +0700", 7.0), ("-03:30", -3.5), ("+14:00", 14.0)]
)
def test_a_zone_is_kept(zone: str, hours: float) -> None:
    found, problems = moment(f"2023-02-15T08:30:00{zone}")
    assert not problems
    assert found is not None
    assert found.value == datetime(2023, 2, 15, 8, 30, tzinfo=timezone(timedelta(hours=hours)))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("31/02/2026", "no-such-day"),
        ("2023-02-29", "no-such-day"),
        ("2023-04-31 08:00", "no-such-day"),
        ("2023-02-00", "no-such-day"),
        ("13/13/2026", "no-such-month"),
        ("2026-00-10", "no-such-month"),
        ("2026-01-31 24:00", "no-such-time"),
        ("2026-01-31 08:60", "no-such-time"),
        ("2026-01-31 08:00:75", "no-such-time"),
        ("hôm qua", "bad-date"),
        ("15/02", "bad-date"),
        ("15/02/23", "bad-date"),
        ("0000-01-01", "bad-date"),
        ("9999-12-31", "bad-date"),
        ("2026-01-31 08:00+99:00", "bad-date"),
        ("[2026]", "not-text"),
    ],
)
def test_a_date_that_is_none_is_told(written: str, code: str) -> None:
    found, problems = moment(written)
    assert found is None
    assert codes(problems) == [code]


def test_a_leap_day_is_a_day() -> None:
    found, problems = moment("29/02/2024")
    assert found is not None
    assert not problems


def test_a_wrong_day_comes_with_the_last_right_one() -> None:
    _, problems = moment("31/02/2024")
    values = dict(problems[0].values)
    assert (values["last"], values["last_vi"]) == ("2024-02-29", "29/02/2024")


def test_a_date_that_no_zone_can_hold_is_refused() -> None:
    found, problems = moment("0001-01-01T00:00:00+08:00")
    assert found is None
    assert codes(problems) == ["bad-date"]


@pytest.mark.parametrize("written", ["no", "8:30", "010", "2023", "1.5", "2023-02-15", "true"])
def test_text_that_yaml_reads_as_something_else_is_told(written: str) -> None:
    form, problems = form_of(f"title: {written}\n")
    assert form.text("title") == ""
    assert codes(problems) == ["text-misread"]
    assert dict(problems[0].values)["value"] == written


def test_the_same_in_quotation_marks_is_text() -> None:
    form, problems = form_of("title: '2023'\n")
    assert form.text("title") == "2023"
    assert not problems


def test_white_space_in_text_becomes_single_spaces() -> None:
    form, _ = form_of('title: "  a\\n\\t b "\n')
    assert form.text("title") == "a b"


@pytest.mark.parametrize("written", ["", "~", "null", "''"])
def test_a_required_field_without_a_value_is_missing(written: str) -> None:
    form, problems = form_of(f"x: y\ntitle: {written}\n")
    form.text("title", required=True)
    assert codes(problems) == ["missing-field"]
    assert problems[0].place.line == 2


def test_a_list_where_text_belongs_is_told() -> None:
    form, problems = form_of("title: [a]\n")
    assert form.text("title", default="d") == "d"
    assert codes(problems) == ["not-text"]


def test_text_cut_off_by_a_hash_is_told_and_kept() -> None:
    form, problems = form_of("title: Xóm #1 ra quân\n")
    assert form.text("title") == "Xóm"
    assert codes(problems) == ["comment-cut"]


def test_a_comment_after_text_is_no_mistake() -> None:
    form, problems = form_of("title: Xóm  # ghi chú\n")
    assert form.text("title") == "Xóm"
    assert not problems


def test_one_value_counts_as_a_list_of_one() -> None:
    form, _ = form_of("tags: dân vận\n")
    assert [text for text, _ in form.texts("tags")] == ["dân vận"]


def test_an_item_without_a_value_is_not_told_as_misread() -> None:
    form, problems = form_of("tags:\n  - a\n  -\n")
    assert [text for text, _ in form.texts("tags")] == ["a"]
    assert "text-misread" not in codes(problems)


@pytest.mark.parametrize(
    ("written", "flag"), [("true", True), ("yes", True), ("Có", True), ("no", False), ("KHÔNG", False), ("off", False)]
)
def test_a_flag_is_read_in_both_languages(written: str, flag: bool) -> None:
    form, problems = form_of(f"draft: {written}\n")
    assert form.flag("draft") is flag
    assert not problems


@pytest.mark.parametrize("written", ["xong", "1", "[true]"])
def test_a_flag_that_is_neither_is_told(written: str) -> None:
    form, problems = form_of(f"draft: {written}\n")
    assert form.flag("draft") is False
    assert codes(problems) == ["not-flag"]


@pytest.mark.parametrize("written", ["0", "501", "-1", "2.5", "hai", "[20]", "1e3", "9999999999"])
def test_a_number_out_of_bounds_is_told_and_replaced(written: str) -> None:
    form, problems = form_of(f"page_size: {written}\n")
    assert form.whole("page_size", 20, 1, 500) == 20
    assert codes(problems) == ["not-number"]


@pytest.mark.parametrize("number", [1, 500])
def test_the_bounds_of_a_number_belong_to_it(number: int) -> None:
    form, problems = form_of(f"page_size: {number}\n")
    assert form.whole("page_size", 20, 1, 500) == number
    assert not problems


def test_a_picture_may_be_a_path() -> None:
    form, _ = form_of("image: anh/a.svg\n")
    picture = form.picture("image")
    assert picture is not None
    assert (picture.src, picture.alt) == ("anh/a.svg", "")


def test_a_picture_without_a_path_is_told() -> None:
    form, problems = form_of("image: {alt: x}\n")
    assert form.picture("image") is None
    assert codes(problems) == ["missing-field"]


@pytest.mark.parametrize(
    ("written", "guess"),
    [
        ("tittle", "title"),
        ("Tiêu đề", "title"),
        ("tieu-de", "title"),
        ("Chuyên mục", "category"),
        ("categry", "category"),
        ("xyz", ""),
    ],
)
def test_an_unknown_field_comes_with_the_one_that_was_meant(written: str, guess: str) -> None:
    form, problems = form_of(f"{written}: a\n")
    form.text("title")
    form.text("category")
    form.finish()
    assert codes(problems) == ["unknown-field"]
    assert dict(problems[0].values)["guess"] == guess


def test_places_of_inner_fields_are_remembered_with_their_way() -> None:
    form, _ = form_of("image:\n  src: a.svg\ntags: [x, y]\n")
    form.picture("image")
    form.texts("tags")
    assert {spot.field for spot in form.spots} == {"image", "image.src", "tags", "tags.1", "tags.2"}

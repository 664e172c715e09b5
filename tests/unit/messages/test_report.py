"""Printing problems and the summary of a build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dancam.cli.formats import as_json, summary
from dancam.messages.report import for_people
from dancam.pipeline.result import Result
from dancam.problems import Place, problem
from dancam.system.disk import line_reader


def printed(line: str, column: int, length: int = 1, language: str = "vi") -> list[str]:
    found = problem("related-itself", Place("content/a.md", 3, column, length), value="x")
    return for_people([found], lambda _file, _line: line, language).split("\n")


def test_the_spot_is_marked_below_the_line() -> None:
    assert printed("date: 31/02/2026", 7, 10) == [
        "cảnh báo[bài-liên-quan] content/a.md:3:7",
        "  3 | date: 31/02/2026",
        "    |       ^^^^^^^^^^ bài liên quan “x” chính là bài này",
        "  gợi ý: xóa dòng này",
    ]


def test_the_same_in_english() -> None:
    assert printed("a: b", 4, language="en")[0] == "warning[related-itself] content/a.md:3:4"


def test_wide_letters_take_two_columns() -> None:
    assert printed("中文: b", 5)[2].index("^") == printed("abcd: b", 7)[2].index("^")


def test_a_long_line_is_cut_around_the_spot() -> None:
    line = "a" * 300 + "Z" + "b" * 300
    lines = printed(line, 301)
    assert len(lines[1]) < 120
    assert lines[1][lines[2].index("^")] == "Z"


def test_a_tab_is_one_column() -> None:
    lines = printed("\tZ", 2)
    assert lines[1][lines[2].index("^")] == "Z"


def test_a_control_character_is_one_column_and_does_nothing() -> None:
    lines = printed("\x1b\x07\x85Z", 4)
    assert lines[1].endswith("\ufffd\ufffd\ufffdZ")
    assert lines[1][lines[2].index("^")] == "Z"


@pytest.mark.parametrize(("column", "length"), [(1, 1), (4, 99), (99, 5), (5, 1)])
def test_a_spot_beyond_the_line_does_not_matter(column: int, length: int) -> None:
    assert "^" in printed("abcd", column, length)[2]


def test_without_a_column_the_whole_line_is_meant() -> None:
    assert printed("abcd", 0)[2] == "    | bài liên quan “x” chính là bài này"


def test_without_a_line_there_is_no_excerpt() -> None:
    found = problem("no-site-yml", Place("site.yml"))
    assert for_people([found], lambda _file, _line: "never").split("\n")[1] == "  không có tệp site.yml ở đây"


def test_a_hint_of_several_lines_is_indented() -> None:
    text = for_people([problem("no-front-matter", Place("content/a.md", 1))], lambda _file, _line: "")
    assert all(line.startswith("    ") for line in text.split("\n")[3:])


def test_problems_are_parted_by_an_empty_line() -> None:
    found = problem("related-itself", Place("a"), value="x")
    assert for_people([found, found], lambda _file, _line: "").count("\n\n") == 1


@pytest.mark.parametrize(
    ("data", "line", "expected"),
    [
        (b"a\nb\nc", 2, "b"),
        (b"a\r\nb\r\nc", 2, "b"),
        (b"a\rb\rc", 2, "b"),
        (b"\xef\xbb\xbfa", 1, "a"),
        ("tie\u0302\u0301ng".encode(), 1, "tiếng"),
        (b"a", 9, ""),
        (b"a", 0, ""),
        (b"\xffa", 1, "\ufffda"),
        ("a\u2028b\x0bc\x0cd\x85e\nf".encode(), 2, "f"),
    ],
)
def test_a_line_is_read_as_the_rooms_count_them(tmp_path: Path, data: bytes, line: int, expected: str) -> None:
    (tmp_path / "a.md").write_bytes(data)
    assert line_reader(tmp_path)("a.md", line) == expected


@pytest.mark.parametrize("file", ["missing.md", "", "a\0b", "site.yml (feed)"])
def test_a_file_that_cannot_be_read_has_no_lines(tmp_path: Path, file: str) -> None:
    assert line_reader(tmp_path)(file, 1) == ""


def test_a_result_as_json_can_be_read_back() -> None:
    found = problem("no-such-day", Place("content/a.md", 2, 7), day=31, month=2, last="x", last_vi="y")
    data = json.loads(as_json(Result(articles=3, problems=[found]), "vi"))
    assert data["articles"] == 3
    assert data["problems"][0] | {"message": "", "hint": ""} == {
        "severity": "error",
        "code": "ngày-không-hợp-lệ",
        "kind": "no-such-day",
        "file": "content/a.md",
        "line": 2,
        "column": 7,
        "message": "",
        "hint": "",
    }


@pytest.mark.parametrize(
    ("result", "start"),
    [
        (Result(published=True), "Đã dựng: "),
        (Result(failed=True), "Chưa đăng gì: "),
        (Result(), "Đã kiểm tra: "),
    ],
)
def test_the_summary_says_what_was_done(result: Result, start: str) -> None:
    assert summary(result).startswith(start)


def test_the_summary_counts_what_was_found() -> None:
    found = [problem("bad-date", Place("a"), value="x"), problem("related-itself", Place("a"), value="x")]
    assert summary(Result(problems=found)).endswith("Vấn đề: 1 lỗi, 1 cảnh báo.")
    assert summary(Result(problems=found), "en").endswith("Problems: 1 error, 1 warning.")


def test_the_summary_tells_of_a_ledger_that_could_not_be_used() -> None:
    assert "Sổ cái" in summary(Result(cold="ignored"))
    assert "Sổ cái" not in summary(Result(cold="none"))


def test_seconds_have_a_decimal_comma() -> None:
    assert "trong 1,50 giây" in summary(Result(seconds=1.5))

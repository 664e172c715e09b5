"""Printing: problems with the lines that they are about, and the summary of a build."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from dancam.messages import say
from dancam.problems import Problem, Severity
from dancam.result import Result
from dancam.vietnamese import nfc, number

_LABELS = {
    "vi": {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.HINT: "gợi ý"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"},
}
_HINT = {"vi": "gợi ý", "en": "hint"}
_WIDEST = 110

ReadLine = Callable[[str, int], str]


def line_reader(site: Path) -> ReadLine:
    """Return a function that reads one line of a file of the portal; empty where it cannot be read."""
    files: dict[str, list[str]] = {}

    def read(file: str, line: int) -> str:
        if file not in files:
            try:
                data = (site / file).read_bytes()
            except (OSError, ValueError):
                data = b""
            text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
            files[file] = nfc(text).split("\n")  # not splitlines, which knows rarer ends of lines as well
        lines = files[file]
        return lines[line - 1] if 0 < line <= len(lines) else ""

    return read


def for_people(problems: Iterable[Problem], read_line: ReadLine, language: str = "vi") -> str:
    """Return problems as people read them: place, excerpt with the spot marked, and what to do."""
    return "\n\n".join(_one(each, read_line, language) for each in problems)


def _one(problem: Problem, read_line: ReadLine, language: str) -> str:
    said = say(problem, language)
    place = problem.place
    where = ":".join([place.file, *(str(each) for each in (place.line, place.column) if each)])
    lines = [f"{_LABELS[language][said.severity]}[{said.code}] {where}"]
    source = read_line(place.file, place.line) if place.line else ""
    if source:
        column = place.column or 1
        start = max(0, column - 1 - _WIDEST // 2) if len(source) > _WIDEST else 0
        shown = source[start : start + _WIDEST].replace("\t", " ")
        before = _width(shown[: column - 1 - start])
        marked = max(1, _width(shown[column - 1 - start : column - 1 - start + place.length]))
        margin = " " * (len(str(place.line)) + 2)
        lines.append(f"  {place.line} | {shown.rstrip()}")
        lines.append(
            f"{margin} | {' ' * before}{'^' * marked} {said.message}" if place.column else f"{margin} | {said.message}"
        )
    else:
        lines.append(f"  {said.message}")
    if said.hint:
        lines.append(f"  {_HINT[language]}: " + said.hint.replace("\n", "\n    "))
    return "\n".join(lines)


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def as_data(problem: Problem, language: str) -> dict[str, object]:
    """Return a problem for JSON."""
    said = say(problem, language)
    return {
        "severity": said.severity.value,
        "code": said.code,
        "kind": problem.code,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": said.message,
        "hint": said.hint,
    }


def result_as_json(result: Result, language: str) -> str:
    """Return a build's result as JSON."""
    data = {
        "published": result.published,
        "articles": result.articles,
        "pages": result.pages,
        "rendered": result.rendered,
        "written": result.written,
        "kept": result.kept,
        "removed": result.removed,
        "files_read": result.files_read,
        "seconds": round(result.seconds, 3),
        "problems": [as_data(each, language) for each in result.problems],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


_SUMMARY = {
    "vi": {
        "published": "Đã dựng",
        "stopped": "Chưa đăng gì",
        "checked": "Đã kiểm tra",
        "counts": (
            "{articles} bài, {pages} trang; {rendered} tệp dựng lại, {kept} tệp giữ nguyên, {removed} tệp gỡ bỏ; "
            "ghi {written} tệp, trong {seconds} giây."
        ),
        "ignored": "Sổ cái .dancam không dùng được, nên dựng lại toàn bộ.",
        "problems": "Vấn đề: {found}.",
        "none": "Không có vấn đề nào.",
    },
    "en": {
        "published": "Built",
        "stopped": "Nothing published",
        "checked": "Checked",
        "counts": (
            "{articles} articles, {pages} pages; {rendered} outputs rendered, {kept} kept, {removed} removed; "
            "{written} files written, in {seconds} s."
        ),
        "ignored": "The ledger in .dancam could not be used, so everything was built anew.",
        "problems": "Problems: {found}.",
        "none": "No problems.",
    },
}


def summary(result: Result, language: str = "vi") -> str:
    """Return what a build did, in three lines at most."""
    words = _SUMMARY[language]
    state = "published" if result.published else "stopped" if result.failed else "checked"
    values = msgspec.structs.asdict(result) | {"seconds": number(result.seconds, 2, language)}
    lines = [f"{words[state]}: {words['counts'].format_map(values)}"]
    if result.cold == "ignored":
        lines.append(words["ignored"])
    labels = _LABELS[language]
    counts = {each: result.count(each) for each in Severity}
    found = ", ".join(f"{count} {labels[each]}" for each, count in counts.items() if count)
    lines.append(words["problems"].format(found=found) if found else words["none"])
    return "\n".join(lines)

"""Problems as text for people, with the source lines they refer to, and as data for pages and JSON."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

import msgspec

from dancam.messages.catalogue import say
from dancam.messages.sayings import Sayings
from dancam.problems import Place, Problem, Severity
from dancam.vietnamese import CONTROL

SEVERITIES = Sayings(
    vi={Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.HINT: "gợi ý"},
    en={Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"},
)
_WIDEST = 110
# The other words of the panel in which an open page shows its problems.
_PAGE_WORDS = Sayings(
    vi={
        "errors": "Có lỗi cần sửa",
        "blocked": "Trang chưa đổi theo tệp vừa lưu. Sửa xong và lưu lại thì bảng này tự mất.",
        "warnings": "Cần xem lại",
        "hint": "Gợi ý",
        "close": "Đóng",
    },
    en={
        "errors": "Errors to mend",
        "blocked": "The page is not yet as the file that was saved. Mend it and save again, and this goes by itself.",
        "warnings": "Worth a look",
        "hint": "Hint",
        "close": "Close",
    },
)

ReadLine = Callable[[str, int], str]


def for_people(problems: Iterable[Problem], read_line: ReadLine, language: str = "vi") -> str:
    """Return problems for people: place, source line with the spot marked, message and hint."""
    return "\n\n".join(_one(each, read_line, language) for each in problems)


def in_brief(problem: Problem, language: str) -> str:
    """Return what a problem says to somebody who has its source on the screen: its message and hint."""
    said = say(problem, language)
    return f"{said.message}\n{SEVERITIES.say(language, Severity.HINT)}: {said.hint}" if said.hint else said.message


class _Excerpt(msgspec.Struct):
    """A line of a source, with the part marked that a problem refers to."""

    text: str
    """The line, cut if it is very long."""
    before: str
    """The text before the marked part."""
    marked: str
    """The marked part; empty if nothing is marked."""


def _excerpt(place: Place, read_line: ReadLine) -> _Excerpt | None:
    """Return the source line at a place, cut if it is very long; None if there is no line or it cannot be read."""
    source = read_line(place.file, place.line) if place.line else ""
    if not source:
        return None
    column = place.column or 1
    start = max(0, column - 1 - _WIDEST // 2) if len(source) > _WIDEST else 0
    # Terminals give control characters no room, or do what they say.
    shown = CONTROL.sub("\ufffd", source[start : start + _WIDEST].replace("\t", " "))
    at = column - 1 - start
    return _Excerpt(shown.rstrip(), shown[:at], shown[at : at + place.length] if place.column else "")


def where(place: Place) -> str:
    """Return a place as `file:line:column`."""
    return ":".join([place.file, *(str(each) for each in (place.line, place.column) if each)])


def _one(problem: Problem, read_line: ReadLine, language: str) -> str:
    said = say(problem, language)
    place = problem.place
    lines = [f"{SEVERITIES.say(language, said.severity)}[{said.code}] {where(place)}"]
    excerpt = _excerpt(place, read_line)
    if excerpt is not None:
        marks = f"{' ' * _width(excerpt.before)}{'^' * max(1, _width(excerpt.marked))} " if place.column else ""
        margin = " " * (len(str(place.line)) + 2)
        lines += [f"  {place.line} | {excerpt.text}", f"{margin} | {marks}{said.message}"]
    else:
        lines.append(f"  {said.message}")
    if said.hint:
        lines.append(f"  {SEVERITIES.say(language, Severity.HINT)}: " + said.hint.replace("\n", "\n    "))
    return "\n".join(lines)


def for_page(problems: Iterable[Problem], read_line: ReadLine, language: str) -> dict[str, object]:
    """Return problems with excerpts for the scripts of an open page, and the words of the panel."""
    items = []
    for each in problems:
        data = as_data(each, language)
        excerpt = _excerpt(each.place, read_line)
        data |= {"label": SEVERITIES.say(language, each.severity), "where": where(each.place)}
        data["excerpt"] = [excerpt.before, excerpt.marked, excerpt.text] if excerpt is not None else None
        items.append(data)
    return {"words": _PAGE_WORDS.in_language(language), "problems": items}


def _width(text: str) -> int:
    """Return the width of a text in columns of a terminal."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def as_data(problem: Problem, language: str) -> dict[str, object]:
    """Return a problem as data for JSON."""
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

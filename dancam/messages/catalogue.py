"""Problems in words: Vietnamese or English, from the tables beside this file."""

from __future__ import annotations

import msgspec

from dancam.messages import commands, fields, files, imports, pages, portal, settings, writing, yaml
from dancam.messages.wording import Wording
from dancam.problems import Problem, Severity

WORDINGS: dict[str, Wording] = {
    **files.TABLE,
    **yaml.TABLE,
    **fields.TABLE,
    **settings.TABLE,
    **portal.TABLE,
    **pages.TABLE,
    **commands.TABLE,
    **writing.TABLE,
    **imports.TABLE,
}

_KINDS = {
    "null": ("giá trị trống", "an empty value"),
    "bool": ("có/không (true/false)", "true or false"),
    "int": ("số", "a number"),
    "float": ("số", "a number"),
    "timestamp": ("ngày tháng", "a date"),
}
_THINGS = {
    "comments": ("chú thích bên lề", "comments"),
    "text boxes": ("hộp chữ", "text boxes"),
    "equations": ("công thức", "equations"),
    "tracked changes": ("dấu vết sửa chưa duyệt", "tracked changes"),
    "merged cells": ("ô bảng gộp", "merged cells"),
    "hidden text": ("chữ ẩn", "hidden text"),
    "fields": ("trường tự động (ngày, số trang…)", "fields (dates, page numbers…)"),
    "embedded objects": ("đối tượng nhúng", "embedded objects"),
    "charts": ("biểu đồ", "charts"),
}


class Said(msgspec.Struct, frozen=True):
    """A problem in words."""

    severity: Severity
    code: str
    message: str
    hint: str


def say(problem: Problem, language: str = "vi") -> Said:
    """Return a problem in the words of a language (vi or en)."""
    wording = WORDINGS[problem.code]
    words = wording.en if language == "en" else wording.vi
    values = dict(problem.values)
    if "kind" in values:
        values["kind_vi"], values["kind_en"] = _KINDS[values["kind"]]
    if "thing" in values:
        values["thing_vi"], values["thing_en"] = _THINGS[values["thing"]]
    hint = words.hint_guess if values.get("guess") and words.hint_guess else words.hint
    return Said(problem.severity, words.code, words.message.format_map(values), hint.format_map(values))

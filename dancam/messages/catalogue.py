"""Problems in words, in Vietnamese or English, from the tables in this folder."""

from __future__ import annotations

import msgspec

from dancam.messages import (
    commands,
    deploys,
    fields,
    files,
    imports,
    live,
    markup,
    pages,
    portal,
    settings,
    typed,
    writing,
    yaml,
)
from dancam.messages.sayings import Sayings
from dancam.messages.wording import Wording
from dancam.problems import Problem, Severity

WORDINGS: dict[str, Wording] = {
    **files.TABLE,
    **yaml.TABLE,
    **fields.TABLE,
    **settings.TABLE,
    **portal.TABLE,
    **pages.TABLE,
    **markup.TABLE,
    **typed.TABLE,
    **commands.TABLE,
    **live.TABLE,
    **deploys.TABLE,
    **writing.TABLE,
    **imports.TABLE,
}

_KINDS = Sayings(
    vi={
        "null": "giá trị trống",
        "bool": "có/không (true/false)",
        "int": "số",
        "float": "số",
        "timestamp": "ngày tháng",
    },
    en={
        "null": "an empty value",
        "bool": "true or false",
        "int": "a number",
        "float": "a number",
        "timestamp": "a date",
    },
)


class Said(msgspec.Struct, frozen=True):
    """A problem in the words of one language."""

    severity: Severity
    """Its severity."""
    code: str
    """The name of its kind in that language."""
    message: str
    """What is wrong."""
    hint: str
    """What to do; may be empty."""


def say(problem: Problem, language: str = "vi") -> Said:
    """Return a problem in the words of a language (vi or en)."""
    wording = WORDINGS[problem.code]
    words = wording.en if language == "en" else wording.vi
    values = dict(problem.values)
    if "kind" in values:
        values["kind"] = _KINDS.say(language, values["kind"])
    if "thing" in values:
        values["thing"] = imports.THINGS.say(language, values["thing"])
    if "why" in values:
        values["why"] = imports.REASONS.say(language, values["why"])
    if "silence" in values:
        values["silence"] = live.SILENCES.say(language, values["silence"])
    hint = words.hint_guess if values.get("guess") and words.hint_guess else words.hint
    return Said(problem.severity, words.code, words.message.format_map(values), hint.format_map(values))

"""Changing the text of a source as an editor would: one field, one link, and all else stays as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dancam.frontmatter import Parts
from dancam.nodes import quoted
from dancam.problems import Place

_KEY = re.compile(r"^(?P<key>[^\s#:'\"\[\]{}-][^:\n]*?)[ ]*:(?=[ \n])", re.MULTILINE)
# What may stand before and behind a target of a link or of a reference.
_BEFORE, _BEHIND = r"(?<![^\s(\"'<=,\[])", r"(?=[\s)\"'>,\]#?]|$)"
_PLAIN = re.compile(r"[^\W\d_][^:#,\[\]{}&*!|>'\"%@`\n]*")
_NOT_TEXT = frozenset({"yes", "no", "true", "false", "on", "off", "null", "y", "n"})


def as_value(text: str) -> str:
    """Return a text as a YAML value, in quotation marks only where it needs them."""
    is_plain = _PLAIN.fullmatch(text) is not None and text == text.strip() and text.casefold() not in _NOT_TEXT
    return text if is_plain else quoted(text)


def with_list(text: str, field: str, values: Sequence[str]) -> str:
    """Return a source with a field that is a list of these values: written as the list was, or below all fields.

    Args:
        text: The text of the source.
        field: The name of the field.
        values: What it shall hold; with none the field is taken out.
    """
    parts = Parts(text)
    assert parts.front is not None
    front = parts.front
    keys = list(_KEY.finditer(front))
    at = next((number for number, match in enumerate(keys) if match["key"] == field), None)
    if at is None:
        start = stop = len(front)
    else:
        start = keys[at].start()
        stop = keys[at + 1].start() if at + 1 < len(keys) else len(front)
        stop = start + len(_without_comments_behind(front[start:stop]))
    in_brackets = at is not None and front[keys[at].end() : stop].lstrip(" ").startswith("[")
    shown = list(map(as_value, values))
    if not shown:
        new = ""
    elif in_brackets:
        new = f"{field}: [{', '.join(shown)}]\n"
    else:
        new = f"{field}:\n" + "".join(f"  - {value}\n" for value in shown)
    return _with_front(text, front[:start] + new + front[stop:])


def _without_comments_behind(lines: str) -> str:
    """Return the lines of a field without comments and empty lines behind them: they belong to the next one."""
    kept = lines.splitlines(keepends=True)
    while len(kept) > 1 and (not kept[-1].strip() or kept[-1].startswith("#")):
        kept.pop()
    return "".join(kept)


def with_field(text: str, place: Place, value: str) -> str:
    """Return a source in which a plain or quoted value of the front matter is another one.

    Args:
        text: The text of the source.
        place: Where the value stands.
        value: The new one.
    """
    lines = text.split("\n")
    line = lines[place.line - 1]
    start = place.column - 1
    lines[place.line - 1] = line[:start] + as_value(value) + line[start + place.length :]
    return "\n".join(lines)


def with_targets(text: str, targets: Mapping[str, str]) -> str:
    """Return a text in which links and references that lead to one target lead to another.

    Args:
        text: A body, or a front matter.
        targets: What is written, and what shall be; without a fragment.
    """
    for old, new in sorted(targets.items(), key=lambda each: -len(each[0])):
        text = re.sub(f"{_BEFORE}{re.escape(old)}{_BEHIND}", lambda _, new=new: new, text, flags=re.MULTILINE)  # type: ignore[misc]
    return text


def _with_front(text: str, front: str) -> str:
    """Return a source with another front matter."""
    first = text.index("\n") + 1
    parts = Parts(text)
    assert parts.front is not None
    return text[:first] + front + text[first + len(parts.front) :]

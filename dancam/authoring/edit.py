"""Changes one field or one link in the text of a source, as an editor would; all else stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from dancam.content.text import TextParts
from dancam.content.yaml import quoted
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
    """Return a source with a field that is a list of these values: written as the old list, or below all fields.

    Args:
        text: The text of the source.
        field: The name of the field.
        values: Its new values; with none the field is removed.
    """
    front = TextParts(text).front
    assert front is not None
    fields = blocks(front)
    before = next((block for name, block in fields if name == field), "")
    shown = list(map(as_value, values))
    if not shown:
        new = ""
    elif before.partition(":")[2].lstrip(" ").startswith("["):
        new = f"{field}: [{', '.join(shown)}]\n"
    else:
        new = f"{field}:\n" + "".join(f"  - {value}\n" for value in shown)
    if not before:
        return with_front(text, front + new)
    return with_front(text, "".join(new if name == field else block for name, block in fields))


def blocks(front: str) -> list[tuple[str, str]]:
    """Return the fields of a front matter with their lines, in order; what stands between them has an empty name.

    Comments and empty lines behind a field belong to the next one.
    """
    fields: list[tuple[str, str]] = []
    keys = list(_KEY.finditer(front))
    starts = [match.start() for match in keys]
    if not starts or starts[0]:
        fields.append(("", front[: starts[0] if starts else len(front)]))
    for match, start, stop in zip(keys, starts, [*starts[1:], len(front)], strict=True):
        lines = front[start:stop].splitlines(keepends=True)
        count = len(lines)
        while count > 1 and (not lines[count - 1].strip() or lines[count - 1].startswith("#")):
            count -= 1
        fields.append((match["key"], "".join(lines[:count])))
        if lines[count:]:
            fields.append(("", "".join(lines[count:])))
    return fields


def with_field(text: str, place: Place, value: str) -> str:
    """Return a source in which a plain or quoted value of the front matter is replaced.

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
        targets: The new targets by the old ones, without fragments.
    """
    for old, new in sorted(targets.items(), key=lambda each: -len(each[0])):
        text = re.sub(f"{_BEFORE}{re.escape(old)}{_BEHIND}", _always(new), text, flags=re.MULTILINE)
    return text


def _always(text: str) -> Callable[[re.Match[str]], str]:
    """Return a function that replaces a match by a text, whatever backslashes are in it."""
    return lambda _: text


def with_front(text: str, front: str) -> str:
    """Return a source with another front matter."""
    first = text.index("\n") + 1
    parts = TextParts(text)
    assert parts.front is not None
    return text[:first] + front + text[first + len(parts.front) :]

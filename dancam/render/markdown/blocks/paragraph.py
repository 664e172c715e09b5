"""The lines of a paragraph at its end: what they define, the tables among them, and the text that is left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dancam.render.markdown.inline.targets import label_of

_LABEL = r"\[((?:[^\[\]\\]|\\[\s\S]){1,999})\]"
_TITLE = r"\"(?:[^\"\\]|\\[\s\S])*+\"|'(?:[^'\\]|\\[\s\S])*+'|\((?:[^()\\]|\\[\s\S])*+\)"
_REFERENCE = re.compile(
    rf" *{_LABEL}:[ \t]*\n?[ \t]*(<(?:[^<>\n\\]|\\.)*>|[^\s<]\S*)"
    rf"(?:(?:[ \t]+|[ \t]*\n[ \t]*)({_TITLE})(?=[ \t]*(?:\n|$)))?[ \t]*(?:\n|$)"
)
_ABBREVIATION = re.compile(r"\*\[([^\\\]\n]+)\] ?:[ \t]*(\S.*)")


def without_references(text: str, references: dict[str, tuple[str, str]]) -> str:
    """Return a paragraph without the definitions of addresses with which it begins.

    Args:
        text: The paragraph.
        references: The addresses and titles of labels, to which those are added that have none yet.
    """
    while text.startswith("["):
        written = _REFERENCE.match(text)
        if written is None or not written[1].strip() or written[1].startswith("^"):
            break
        address = written[2][1:-1] if written[2].startswith("<") else written[2]
        title = written[3][1:-1] if written[3] else ""
        if "\n\n" in title:
            break
        references.setdefault(label_of(written[1]), (address, title))
        text = text[written.end() :]
    return text


def without_abbreviations(lines: Sequence[str], abbreviations: dict[str, str]) -> list[str]:
    """Return the lines that define no abbreviation.

    Args:
        lines: Lines of a paragraph.
        abbreviations: What abbreviations stand for, to which those are added that the lines define.
    """
    left = []
    for line in lines:
        written = _ABBREVIATION.fullmatch(line.strip())
        if written is None:
            left.append(line)
        elif written[2] in {"''", '""'}:
            abbreviations.pop(written[1].strip(), None)
        else:
            abbreviations[written[1].strip()] = written[2].strip()
    return left

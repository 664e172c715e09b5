"""Style rules within a drawing: their comments are emptied."""

from __future__ import annotations

import re

# Strings and addresses, in which `/*` begins no comment; and comments, of which the last may have no end.
_PART = re.compile(
    rb"(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|url\(\s*[^\"'\s)][^)]*\)|\\.)|/\*.*?(?:\*/|\Z)",
    re.DOTALL | re.IGNORECASE,
)
# Characters written as references, except those that would have to be written so again.
_REFERENCE = re.compile(rb"&(?:#(?:x0*([0-9a-fA-F]{1,2})|0*([0-9]{1,3}))|(quot|apos|gt));")
_NAMED = {b"quot": b'"', b"apos": b"'", b"gt": b">"}


def without_comments(text: bytes) -> bytes:
    """Return style rules with empty comments; the same bytes where all are empty.

    Args:
        text: The rules as they are written in XML, in an encoding that has the letters of ASCII.
    """
    plain = _REFERENCE.sub(_plain, text)
    if b"/*" not in plain:
        return text
    emptied = _PART.sub(lambda part: part[1] or b"/**/", plain)  # not removed: they part words
    return text if emptied == plain else emptied


def _plain(reference: re.Match[bytes]) -> bytes:
    if reference[3]:
        return _NAMED[reference[3]]
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return bytes((code,)) if code in {9, 10, 13} or (32 <= code < 127 and code not in b"&<") else reference[0]

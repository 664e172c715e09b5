"""Characters: which kind each is of, what an escape or an entity stands for, how text lies in the tree."""

from __future__ import annotations

import re
import unicodedata
from html import unescape as decoded
from html.entities import html5

from markdown.util import ETX, STX

from dancam.vietnamese import CONTROL

PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
"""The signs that a backslash takes their meaning from."""
BLANK, SIGN, LETTER = range(3)
"""Kinds of characters."""

ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_ESCAPE_OR_ENTITY = re.compile(rf"\\([!-/:-@\[-`{{-~])|{ENTITY.pattern}")
# What the library's serializer would take for an entity.
_LIKE_ENTITY = re.compile(r"&(?=(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)


class _Kinds(dict[str, int]):
    """The kind of each character, looked up once."""

    def __missing__(self, character: str) -> int:
        if character.isspace() or character == "\x01":  # the mark of a place stands at the edge of something
            kind = BLANK
        elif character in {STX, ETX} or unicodedata.category(character)[0] in "PS":
            kind = SIGN
        else:
            kind = LETTER
        self[character] = kind
        return kind


KINDS = _Kinds()
"""The kind of each character."""


def entity(written: str) -> str | None:
    """Return what an entity stands for; None where it stands for nothing.

    Args:
        written: The entity, from `&` to `;`.
    """
    if written[1] != "#" and written[1:] not in html5:
        return None
    return CONTROL.sub("", decoded(written))


def unescaped(text: str) -> str:
    """Return an address, title or label without its backslashes and entities."""
    if "\\" not in text and "&" not in text:
        return text
    return _ESCAPE_OR_ENTITY.sub(_meaning, text)


def _meaning(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    meaning = entity(match[0])
    return match[0] if meaning is None else meaning


def literal(sign: str) -> str:
    """Return a sign that means only itself, as it lies in the tree until the library's `unescape` step.

    Those who get the tree after the inline step read more in it: attribute lists, `[TOC]`, titles of tables. The signs
    of HTML mean nothing to them, and the serializer writes them as entities.
    """
    return f"{STX}{ord(sign)}{ETX}" if sign in PUNCTUATION and sign not in "&<>" else sign


def protected(text: str) -> str:
    """Return a text so that the library's serializer takes no part of it for an entity."""
    return _LIKE_ENTITY.sub("&amp;", text) if "&" in text else text

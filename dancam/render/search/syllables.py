"""Syllables: what of a text is searched, and which spellings are found by each other.

The script of the page has the same rules (`static/theme/search-index.js`); `tests/browser/test_search.py` holds both
together.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from typing import NamedTuple

from dancam.patterns import lazy

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""The signs of the index, each for six bits."""
_SYLLABLE = lazy(r"[^\W_]+")
# Of letters and digits, as most are, in bytes: all others are blanks.
_PLAIN = bytes(each if each > 127 or chr(each).isalnum() else 32 for each in range(256)).lower()
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
# Behind these, `y` and `i` at the end are one sound: kỹ and kĩ, quý and quí.
_ONSETS = frozenset(("", *"bcdghklmnprstvx", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr"))
# Signs of ASCII, and letters of Vietnamese.
_ADDRESS = rb"(?:[!-~]|[\xc3-\xdf][\x80-\xbf]|\xe1[\x80-\xbf]{2})+"
# What of Markdown is no text, each behind a letter and a sign that stand in it: that there is none is told soonest of
# one letter, and latest of what is looked for.
_UNSEEN = (
    (b"]", b"](", lazy(rb"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?=[\s)])")),
    (b"<", b"<", lazy(rb"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)),
    (b"{", b"{", lazy(rb"\{[:.#][^{}\n]*\}")),
    (b"/", b"://", lazy(rb"https?://" + _ADDRESS)),
    (b"w", b"www.", lazy(rb"www\." + _ADDRESS)),
    (b"[", b"[^", lazy(rb"\[\^[^\]\s]*\]")),
    (b":", b":::", lazy(rb":::[^\n]*")),
    (b"]", b"]:", lazy(rb"^ {0,3}\[[^\]\n]+\]:[^\n]*", re.MULTILINE)),
)


class Spelling(NamedTuple):
    """A syllable as it is looked up."""

    plain: str
    """Without accents, with d for đ, and i for y where these are one sound."""
    accent: str
    """One sign for its accents; equal for hoà and hòa."""


def spell(syllable: str) -> Spelling:
    """Return how a syllable in lower case is looked up."""
    decomposed = unicodedata.normalize("NFD", syllable)
    plain = "".join(each for each in decomposed if not unicodedata.combining(each)).replace("đ", "d")
    marks = "".join(each for each in decomposed if each not in _TONES)
    if plain[-1:] == "y" and plain[:-1] in _ONSETS:
        plain, marks = f"{plain[:-1]}i", f"{marks[:-1]}i"
    marks += "".join(each for each in decomposed if each in _TONES)
    return Spelling(plain, DIGITS[zlib.crc32(marks.encode()) & 63])


def cut(text: bytes) -> bytes:
    """Return a composed text in UTF-8 cut into pieces of whole syllables, mostly one, with blanks between."""
    return text.translate(_PLAIN)


def syllables(text: str) -> list[str]:
    """Return the syllables of a text in composed form, in lower case."""
    return [each for piece in cut(text.encode(errors="replace")).split() for each in of_piece(piece)]


def of_piece(piece: bytes) -> list[str]:
    """Return the syllables of one of the pieces of a text."""
    return _SYLLABLE.findall(piece.decode().lower())


def seen(body: bytes) -> bytes:
    """Return a Markdown body, in UTF-8, without what is surely no text of its page."""
    for letter, sign, unseen in _UNSEEN:
        if letter in body and sign in body:
            body = unseen.sub(b" ", body)
    return body

"""Syllables: what of a text is searched, and which spellings are found by each other.

The page's script has the same rules (`static/theme/search.js`); `tests/browser/test_search.py` holds both together.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from typing import NamedTuple

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""The signs of the index, each for six bits."""
# Signs that stand in most texts.
_USUAL = ',.:;!?"()“”’‘…–-/%*|#'
_SYLLABLE = re.compile(r"[^\W_]+")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
# Behind these, `y` and `i` at the end are one sound: kỹ and kĩ, quý and quí.
_ONSETS = frozenset(("", *"bcdghklmnprstvx", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr"))
# What of Markdown is no text, each behind what surely stands in it: a search for nothing costs the most.
_UNSEEN = (
    ("](", re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?=[\s)])")),
    ("<", re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)),
    ("{", re.compile(r"\{[:.#][^{}\n]*\}")),
    ("://", re.compile(r"https?://\S+")),
    ("www.", re.compile(r"www\.\S+")),
    ("[^", re.compile(r"\[\^[^\]\s]*\]")),
    (":::", re.compile(r":::[^\n]*")),
    ("]:", re.compile(r"^ {0,3}\[[^\]\n]+\]:[^\n]*", re.MULTILINE)),
)


class Spelling(NamedTuple):
    """A syllable as it is looked up."""

    plain: str
    """Without accents, with d for đ, and i for y where these are one sound."""
    accent: str
    """One sign for its accents; equal for hoà and hòa."""


class Spellings(dict[str, Spelling]):
    """The spellings of syllables in lower case, each made once."""

    def __missing__(self, syllable: str) -> Spelling:
        decomposed = unicodedata.normalize("NFD", syllable)
        plain = "".join(each for each in decomposed if not unicodedata.combining(each)).replace("đ", "d")
        marks = "".join(each for each in decomposed if each not in _TONES)
        if plain[-1:] == "y" and plain[:-1] in _ONSETS:
            plain, marks = f"{plain[:-1]}i", f"{marks[:-1]}i"
        marks += "".join(each for each in decomposed if each in _TONES)
        spelling = self[syllable] = Spelling(plain, DIGITS[zlib.crc32(marks.encode()) & 63])
        return spelling


def syllables(text: str) -> list[str]:
    """Return the syllables of a text in composed form, in lower case."""
    text = text.lower()
    for sign in _USUAL:
        if sign in text:
            text = text.replace(sign, " ")
    pieces = text.split()
    if all(map(str.isalnum, pieces)):  # most texts have no other signs, and a pattern takes twice the time
        return pieces
    return [each for piece in pieces for each in (_SYLLABLE.findall(piece) if not piece.isalnum() else (piece,))]


def seen(body: str) -> str:
    """Return a Markdown body without what is surely no text of its page."""
    for sign, unseen in _UNSEEN:
        if sign in body:
            body = unseen.sub(" ", body)
    return body

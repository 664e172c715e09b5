"""Syllables: what of a text is searched, and which spellings are found by each other.

The script of the page has the same rules (`static/theme/search-index.js`); `tests/browser/test_search.py` holds both
together.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Callable
from itertools import chain
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
# What of Markdown is no text, each behind what surely stands in it: a search for nothing costs the most.
_UNSEEN = (
    ("](", lazy(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?=[\s)])")),
    ("<", lazy(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)),
    ("{", lazy(r"\{[:.#][^{}\n]*\}")),
    ("://", lazy(r"https?://\S+")),
    ("www.", lazy(r"www\.\S+")),
    ("[^", lazy(r"\[\^[^\]\s]*\]")),
    (":::", lazy(r":::[^\n]*")),
    ("]:", lazy(r"^ {0,3}\[[^\]\n]+\]:[^\n]*", re.MULTILINE)),
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


def syllables(text: str) -> list[str]:
    """Return the syllables of a text in composed form, in lower case."""
    return _SYLLABLE.findall(text.lower())


class Vocabulary:
    """The syllables of many texts, each with a number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._by_piece = _Pieces(self._numbered)
        self.spelled: list[Spelling] = []
        """How they are looked up, by number."""

    def numbers(self, text: str) -> list[int]:
        """Return the numbers of the syllables of a text in composed form.

        Most pieces between blanks were met before, so what is dear is done once for each: a text takes a fifth of the
        time that looking for its syllables would.
        """
        pieces = text.encode(errors="replace").translate(_PLAIN).split()
        return [*chain.from_iterable(map(self._by_piece.__getitem__, pieces))]

    def _numbered(self, piece: bytes) -> tuple[int, ...]:
        return tuple(map(self._number, syllables(piece.decode())))

    def _number(self, syllable: str) -> int:
        if syllable not in self._numbers:
            self._numbers[syllable] = len(self.spelled)
            self.spelled.append(spell(syllable))
        return self._numbers[syllable]


class _Pieces(dict[bytes, tuple[int, ...]]):
    """The numbers of the syllables in a piece of text, found when it is met for the first time."""

    def __init__(self, numbered: Callable[[bytes], tuple[int, ...]]) -> None:
        self._numbered = numbered

    def __missing__(self, piece: bytes) -> tuple[int, ...]:
        found = self[piece] = self._numbered(piece)
        return found


def seen(body: str) -> str:
    """Return a Markdown body without what is surely no text of its page."""
    for sign, unseen in _UNSEEN:
        if sign in body:
            body = unseen.sub(" ", body)
    return body

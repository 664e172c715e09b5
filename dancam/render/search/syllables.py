"""Syllables: what of a text is looked up, and which spellings are found by each other.

The script of the page has the same rules (`static/theme/search-index.js`); `tests/browser/test_search.py` holds both
together.
"""

from __future__ import annotations

import unicodedata
import zlib
from typing import NamedTuple

from dancam.patterns import lazy

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""The signs of the index, each for six bits."""
_SYLLABLE = lazy(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
# Of letters and digits, as most are, in bytes: all others are blanks.
_PLAIN = bytes(each if each > 127 or chr(each).isalnum() else 32 for each in range(256)).lower()
# Level, huyền, hỏi, ngã, sắc, nặng; and the sounds of vowels, as in a, â, ă.
_TONES = ("", *"\u0300\u0309\u0303\u0301\u0323")
_SOUNDS = ("", "\u0302", "\u0306")
_HORN = "\u031b"
_ON_U = lazy(f"u[{''.join(_TONES)}]?{_HORN}")
# Behind these, `y` and `i` at the end are one sound: kỹ and kĩ, quý and quí.
_ONSETS = frozenset(("", *"bcdghklmnprstvx", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr"))


class Spelling(NamedTuple):
    """A syllable as it is looked up."""

    plain: str
    """Without accents, with d for đ, and i for y where these are one sound."""
    accent: str
    """One sign for its accents; equal for hoà and hòa."""


def spell(syllable: str) -> Spelling:
    """Return how a syllable in lower case is looked up."""
    decomposed = unicodedata.normalize("NFKD", syllable)
    plain = "".join(filter(str.isalnum, decomposed)).replace("đ", "d")
    if plain[-1:] == "y" and plain[:-1] in _ONSETS:
        plain = f"{plain[:-1]}i"
    return Spelling(plain, DIGITS[_sign(decomposed)])


def _sign(decomposed: str) -> int:
    """Return a number below 64 for tone, vowel and đ of a syllable, wherever the tone is written.

    No two syllables of Vietnamese with the same letters have the same one.
    """
    marks = [each for each in decomposed if each == "đ" or unicodedata.category(each)[0] == "M"]
    tones = [_TONES.index(each) for each in marks if each in _TONES]
    vowels = {each for each in marks if each != "đ" and each not in _TONES} or {""}
    (vowel,) = vowels if len(vowels) == 1 else ("?",)
    if len(tones) > 1 or vowel not in (*_SOUNDS, _HORN):  # of another language
        return 60 + (zlib.crc32("".join(marks).encode()) & 3)
    sound = (4 if _ON_U.search(decomposed) else 3) if vowel == _HORN else _SOUNDS.index(vowel)
    return 30 * ("đ" in marks) + 6 * sound + sum(tones)


def cut(text: bytes) -> bytes:
    """Return a composed text in UTF-8 cut into pieces of whole syllables, mostly one, with blanks between."""
    return text.translate(_PLAIN)


def syllables(piece: bytes) -> list[str]:
    """Return the syllables of one of the pieces of a text, in lower case."""
    return [*map(str.lower, _SYLLABLE.findall(piece.decode()))]

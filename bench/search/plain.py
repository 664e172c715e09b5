"""Texts as somebody types them who leaves accents out. The product has rules of its own: these are to judge it by."""

from __future__ import annotations

import re
import unicodedata

_SYLLABLE = re.compile(r"[^\W_]+")


def syllables(text: str) -> list[str]:
    """Return the syllables of a text in lower case, with their accents."""
    return _SYLLABLE.findall(text.lower())


def plain(text: str) -> str:
    """Return the syllables of a text without accents, `d` for `đ`, with blanks between."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join(_SYLLABLE.findall("".join(each for each in bare if not unicodedata.combining(each))))

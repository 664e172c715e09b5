"""The Vietnamese language: letters, slugs, sorting, and how dates and numbers are written."""

from __future__ import annotations

import functools
import re
import unicodedata
from datetime import date, datetime

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# The order of letters and tones in Vietnamese dictionaries.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, start=100)}
_TONE_RANK = {tone: rank for rank, tone in enumerate(_TONES)}

# Characters that no page may contain: control characters, surrogates, byte-order marks and noncharacters.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")


def nfc(text: str) -> str:
    """Return the text in composed form (NFC), which all text inside dancam has."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return the text without accents and case, with d for đ, so that texts that look alike become equal."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")


def same(text: str) -> str:
    """Return a key that is equal for spellings of one name: case, blanks and tone placement (hoà, hòa) do not count.

    Unlike `fold` it keeps all accents: Toàn and Toán are two people.
    """
    words = []
    for word in unicodedata.normalize("NFD", text.casefold()).split():
        tones = [char for char in word if char in _TONE_RANK]
        words.append("".join(char for char in word if char not in _TONE_RANK) + "".join(tones))
    return " ".join(words)


# Longest slug that is made from a text that was not written as a file name, such as a title.
LONGEST_SLUG = 100


@functools.lru_cache(maxsize=4096)
def slug(text: str, longest: int = 0) -> str:
    """Return the slug of a text: ASCII letters, digits and hyphens. Empty where no letter or digit remains.

    Args:
        text: The text.
        longest: Characters at most; cut before the word that does not fit. 0 for any length.
    """
    from slugify import slugify  # its import takes as long as reading a hundred files; most builds need no slug

    # By its name: else each call looks through the disk for another library, by which addresses would be others.
    return slugify(nfc(text), max_length=longest, word_boundary=True, save_order=True, backend="text-unidecode")


def collation_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Return a sort key in the order of Vietnamese dictionaries: by letters, then tones, then capitals."""
    letters: list[int] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFC", text.lower()):
        tone = 0
        base = char
        for part in unicodedata.normalize("NFD", char):
            if part in _TONE_RANK:
                tone = _TONE_RANK[part]
                base = unicodedata.normalize("NFC", unicodedata.normalize("NFD", char).replace(part, ""))
        code = ord(base[0]) if base else 0
        letters.append(_RANK.get(base, code if code < 100 else 1000 + code))
        tones.append(tone)
    return tuple(letters), tuple(tones), text.swapcase()


def day(value: date) -> str:
    """Return a date in figures: `15/02/2023`."""
    return f"{value.day:02d}/{value.month:02d}/{value.year}"


def long_date(value: datetime, *, has_time: bool, language: str = "vi") -> str:
    """Return a date as a newspaper prints it: `Thứ Tư, 15/02/2023, 08:30`; without the time if it has none."""
    names = WEEKDAYS_EN if language == "en" else WEEKDAYS
    text = f"{names[value.weekday()]}, {day(value)}"
    return f"{text}, {value.hour:02d}:{value.minute:02d}" if has_time else text


def number(value: float, decimals: int = 0, language: str = "vi") -> str:
    """Return a number with `.` between thousands and `,` before decimals; in English the other way round."""
    text = f"{value:,.{decimals}f}"
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def file_size(size: int, language: str = "vi") -> str:
    """Return a size in bytes as readers know it: `1,2 MB`."""
    if size < 1024:
        return f"{size} B"
    if size < 1024 * 1024:
        return f"{number(size / 1024, 0, language)} KB"
    return f"{number(size / (1024 * 1024), 1, language)} MB"

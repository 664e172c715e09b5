"""Numbers written in the ways that Word has."""

from __future__ import annotations

import re

_ROMAN = {"M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10, "IX": 9}
_ROMAN |= {"V": 5, "IV": 4, "I": 1}
_LETTERS = 26
_MOST_ROMAN = 32_767
_HUNDRED, _MOST_WORDS = 100, 999
_ENCLOSED = 20
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_ORDINALS = {1: "nhất", 4: "tư"}
_ZEROS = re.compile(r"\s*0*1\s*(?:,|$)")
_SIGNS = "*†‡§"


def numeral(value: int, form: str) -> tuple[str, bool]:
    """Return a number as Word writes it, and whether it is certain that Word does so.

    What Word writes in the language of the document is written in Vietnamese, what only other scripts have in Arabic
    figures: of these it is not.

    Args:
        value: The number.
        form: The name that Word has for the way of writing.
    """
    name, _, pattern = form.partition(" ")
    if name in {"ordinal", "cardinalText", "ordinalText"}:
        return _in_words(value, name), False
    written = _written(value, name, pattern)
    return (str(value), False) if written is None else (written, True)


def _written(value: int, name: str, pattern: str) -> str | None:
    """Return a number in a way that is the same in all languages; None where dancam has none like it."""
    match name:
        case "" | "decimal" | "decimalHalfWidth":
            return str(value)
        case "none" | "bullet":
            return ""
        case "upperRoman" | "lowerRoman":
            roman = _roman(value)
            return roman.lower() if name == "lowerRoman" else roman
        case "upperLetter" | "lowerLetter":
            letters = _letters(value)
            return letters.lower() if name == "lowerLetter" else letters
        case "decimalZero":
            return f"{value:02d}"
        case "numberInDash":
            return f"- {value} -"
        case "hex":
            return f"{value:X}"
        case "chicago" if value > 0:
            return _SIGNS[(value - 1) % len(_SIGNS)] * ((value - 1) // len(_SIGNS) + 1)
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese":
            return chr(0x2460 + value - 1) if 1 <= value <= _ENCLOSED else str(value)
        case "decimalEnclosedParen":
            return chr(0x2474 + value - 1) if 1 <= value <= _ENCLOSED else str(value)
        case "decimalEnclosedFullstop":
            return chr(0x2488 + value - 1) if 1 <= value <= _ENCLOSED else str(value)
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(value).translate(_FULL_WIDTH)
        case "vietnameseCounting" if 0 <= value <= _MOST_WORDS:
            return _vietnamese(value)
        case "custom" if _ZEROS.match(pattern):  # 001, 002, 003, ...
            width = len(pattern.partition(",")[0].strip())
            return f"{value:0{min(width, 9)}d}"
        case _:
            return None


def _roman(value: int) -> str:
    if not 0 < value <= _MOST_ROMAN:
        return str(value)
    text = ""
    for letters, worth in _ROMAN.items():
        count, value = divmod(value, worth)
        text += letters * count
    return text


def _letters(value: int) -> str:
    """Return A … Z, AA, BB … as Word goes on after Z."""
    if not 0 < value <= _LETTERS * 100:
        return str(value)
    times, letter = divmod(value - 1, _LETTERS)
    return chr(ord("A") + letter) * (times + 1)


def _in_words(value: int, name: str) -> str:
    """Return a number as Vietnamese says it: `thứ 2`, `Hai`, `Thứ hai`."""
    if name == "ordinal":
        return f"thứ {value}"
    if not 0 <= value <= _MOST_WORDS:
        return str(value)
    words = _vietnamese(value)
    if name == "ordinalText":
        words = f"thứ {_ORDINALS.get(value, words)}"
    return words[0].upper() + words[1:]


def _vietnamese(value: int) -> str:
    hundreds, rest = divmod(value, _HUNDRED)
    if hundreds:
        tail = "" if not rest else f" linh {_UNITS[rest]}" if rest < len(_UNITS) else f" {_vietnamese(rest)}"
        return f"{_UNITS[hundreds]} trăm{tail}"
    tens, unit = divmod(value, 10)
    if not tens:
        return _UNITS[unit]
    head = "mười" if tens == 1 else f"{_UNITS[tens]} mươi"
    if not unit:
        return head
    last = "lăm" if unit == 5 else "mốt" if unit == 1 and tens > 1 else _UNITS[unit]
    return f"{head} {last}"

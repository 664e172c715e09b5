"""Numbers written in the ways that Word has."""

from __future__ import annotations

_ROMAN = {"M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10, "IX": 9}
_ROMAN |= {"V": 5, "IV": 4, "I": 1}
_LETTERS = 26
_MOST_ROMAN = 32_767
_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SIGNS = "*†‡§"


def numeral(value: int, form: str) -> str:
    """Return a number as Word writes it.

    Args:
        value: The number.
        form: The name that Word has for the way of writing; unknown ones are written in Arabic figures.
    """
    name, _, pattern = form.partition(" ")
    match name:
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
        case "ordinal":
            return f"{value}{_english_ordinal(value)}"
        case "hex":
            return f"{value:X}"
        case "chicago" if value > 0:
            return _SIGNS[(value - 1) % len(_SIGNS)] * ((value - 1) // len(_SIGNS) + 1)
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if 1 <= value <= 20:
            return chr(0x2460 + value - 1)
        case "decimalEnclosedParen" if 1 <= value <= 20:
            return chr(0x2474 + value - 1)
        case "decimalEnclosedFullstop" if 1 <= value <= 20:
            return chr(0x2488 + value - 1)
        case "vietnameseCounting" if 0 <= value < 100:
            return _vietnamese(value)
        case "custom":  # 001, 002, 003, ...
            width = len(pattern.partition(",")[0].strip())
            return f"{value:0{min(width, 9)}d}"
        case _:
            return str(value)


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


def _english_ordinal(value: int) -> str:
    return "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _vietnamese(value: int) -> str:
    tens, unit = divmod(value, 10)
    if not tens:
        return _UNITS[unit]
    head = "mười" if tens == 1 else f"{_UNITS[tens]} mươi"
    if not unit:
        return head
    last = "lăm" if unit == 5 else "mốt" if unit == 1 and tens > 1 else _UNITS[unit]
    return f"{head} {last}"

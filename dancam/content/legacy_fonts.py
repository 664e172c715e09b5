"""Vietnamese in the font encodings from before Unicode, TCVN3 and VNI: valid text, but not readable.

With fonts such as .VnTime or VNI-Times the letters of one alphabet were drawn at the places of others: “Việt” is typed
`ViÖt` in TCVN3 and `Vieät` in VNI. In other fonts only the wrong letters are seen. A word counts as being in
such an encoding where it is no Vietnamese syllable as written, but one when decoded; a line, where most of its words
with accents are such words. So no text in another language is mistaken for one. In a short text, such as a title, two
words are enough where all its words are Vietnamese when decoded, and one of them has a sign where no language has it;
in a field of the front matter that one.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import NamedTuple

from dancam.patterns import lazy

# A letter of TCVN3 for each of the alphabet, in the order of the tones: none, à, ả, ã, á, ạ.
_TCVN3 = {
    "a": "aµ¶·¸¹",
    "ă": "¨»¼½¾Æ",
    "â": "©ÇÈÉÊË",
    "e": "eÌÎÏÐÑ",
    "ê": "ªÒÓÔÕÖ",
    "i": "i×ØÜÝÞ",
    "o": "oßáâãä",
    "ô": "«åæçèé",
    "ơ": "¬êëìíî",
    "u": "uïñòóô",
    "ư": "\xadõö÷øù",
    "y": "yúûüýþ",
    "đ": "®",
}
_TCVN3_CAPITALS = {"Ă": "¡", "Â": "¢", "Đ": "§", "Ê": "£", "Ô": "¤", "Ơ": "¥", "Ư": "¦"}
# VNI puts a second sign behind a letter: for its tone, or for its hat and its tone.
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_VNI_TONES = ("", "ø", "û", "õ", "ù", "ï")
_VNI_HATS = {"\u0302": "âàåãáä", "\u0306": "êèúüéë"}
_VNI_ALONE = {"đ": "ñ", "ơ": "ô", "ư": "ö", "ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}

# Signs that such a text may be there: one of them stands in nearly every sentence of it, but seldom in other text.
_SIGNS = tuple("®©ª«¬\xadµ¹¸øñïûäæöåØÑÏÛÄÆÖÅ")
_WORD = lazy(r"[a-zA-Z\xa1-\xff\u2219]{2,12}(?![a-zA-Z\xa1-\xff\u2219])")
_FEWEST = 3
_FEWEST_IN_SHORT = 2
_TOKEN = lazy(r"[a-zA-Z\xa1-\xff\u2219]+")
# What stands before the text of a line: marks of Markdown, or the name of a field.
_BEFORE = lazy(r"[\s>#*+-]*(?:\d{1,9}[.)]\s+)?(?:[a-z_]{1,20}:\s+)?")
# A sign that is no letter within a word, or a capital behind a small letter: in no language, but in TCVN3.
_ASTRAY = lazy(
    r"[a-zA-Z][\xa1-\xac\xae-\xb0\xb5\xb6\xb8\xbb-\xbe\xad][a-zA-Z]|[a-zA-Z][\xb5\xb8\xb6]|[a-z][\xc0-\xd6\xd8-\xde]"
)
_CAPITAL_WITHIN = lazy(r"[a-z][\xc0-\xd6\xd8-\xde]")
# A vowel with a second one behind it that is its tone, its hat or both: in VNI.
_DOUBLE = lazy(r"[aeouyAEOUY\xf4\xf6\xd4\xd6][\xc0-\xff]")
# Letters that neither encoding has, but nearly every line of Vietnamese.
_BEYOND = lazy(r"[\u0100-\u024f\u1e00-\u1eff\u0300-\u036f]")
_SAMPLE = 60

_ONSETS = ("ngh", "ng", "nh", "kh", "gh", "gi", "ch", "th", "tr", "ph", "qu", *"bcdđghklmnprstvx")
# The codas that may follow each nucleus; "-" for none.
_RHYMES = frozenset(
    nucleus + coda.replace("-", "")
    for nucleus, codas in {
        "a": "- c ch i m n ng nh o p t u y",
        "ă": "c m n ng p t",
        "â": "c m n ng p t u y",
        "e": "- c m n ng o p t",
        "ê": "- ch m n nh p t u",
        "i": "- a ch m n nh p t u",
        "iê": "c m n ng p t u",
        "o": "- c i m n ng p t",
        "oa": "- c ch i m n ng nh o p t y",
        "oă": "c m n ng t",
        "oe": "- n o t",
        "oo": "c ng",
        "ô": "- c i m n ng p t",
        "ơ": "- i m n p t",
        "u": "- a c i m n ng p t",
        "uâ": "n ng t y",
        "uê": "- ch nh",
        "uô": "c i m n ng t",
        "uơ": "-",
        "uy": "- a ch n nh p t u",
        "uyê": "n t",
        "ư": "- a c i n ng t u",
        "ươ": "c i m n ng p t u",
        "y": "- m t",
        "yê": "m n ng t u",
    }.items()
    for coda in codas.split()
)
_MARKED = frozenset("ăâêôơư")


class LegacyLine(NamedTuple):
    """A line in an old encoding."""

    line: int
    """Line counted from 1."""
    column: int
    """Column in characters counted from 1."""
    length: int
    """How many characters of it are shown."""
    name: str
    """`TCVN3` or `VNI`."""
    sample: str
    """Some of its words, as written."""
    meaning: str
    """The same in Unicode."""


def find(text: str) -> LegacyLine | None:
    """Return the first line of a text that is in an old encoding; None where there is none.

    Args:
        text: The text, its letters composed.
    """
    if not any(sign in text for sign in _SIGNS):
        return _in_fields(text)
    accented: set[str] = set()
    suspects: dict[str, dict[str, tuple[int, str, int]]] = {name: {} for name in _DECODE}
    fields = text.count("\n", 0, _end_of_fields(text))
    for number, line in enumerate(text.split("\n"), start=1):
        if line.isascii():
            continue
        words = {match[0]: match.start() for match in _WORD.finditer(line) if not match[0].isascii()}
        place = number, line, min(words.values(), default=0)
        accented |= words.keys()
        name = _name_of(line, words, is_field=number < fields)
        if name:
            return _legacy_line(name, *place)
        for each, decode in _DECODE.items():
            hits = {word: place for word in words if _is_word(word, decode(word))}
            suspects[each] = hits | suspects[each]
    for name, places in suspects.items():  # in short lines, such as those of a list
        if len(places) >= 2 * _FEWEST and 3 * len(places) >= 2 * len(accented):
            return _legacy_line(name, *min(places.values()))
    return None


def _in_fields(text: str) -> LegacyLine | None:
    """Return the first field of a front matter that is in an old encoding, in a text without its usual signs."""
    for number, line in enumerate(text[: _end_of_fields(text)].split("\n"), start=1):
        if not line.isascii() and _BEYOND.search(line) is None:
            words = [match for match in _WORD.finditer(line) if not match[0].isascii()]
            name = _name_of(line, {match[0] for match in words}, is_field=True)
            if name:
                return _legacy_line(name, number, line, words[0].start())
    return None


def _end_of_fields(text: str) -> int:
    return max(text.find("\n---", 4), 0) if text.startswith("---\n") else 0


def _name_of(line: str, words: Collection[str], *, is_field: bool) -> str:
    """Return the encoding of a line, given its words with accents; empty where it is in none, or not for certain."""
    for name, decode in _DECODE.items():
        hits = [word for word in words if _is_word(word, decode(word))]
        if len(hits) >= _FEWEST and 3 * len(hits) >= 2 * len(words):
            return name
        if len(hits) >= (1 if is_field else _FEWEST_IN_SHORT) and _is_short(line, hits, name):
            return name
    return ""


def _is_short(line: str, hits: Collection[str], name: str) -> bool:
    """Whether a line with few words of an encoding is in it: all of its words are, and one can be nothing else."""
    if not any((_ASTRAY if name == "TCVN3" else _DOUBLE).search(word) for word in hits) or _BEYOND.search(line):
        return False
    before = _BEFORE.match(line)
    tokens = [each for each in _TOKEN.findall(line, before.end() if before else 0) if len(each) > 1]
    words = [each for each in tokens if each in hits or not _is_abbreviation(each)]
    plain = [each for each in words if each.isascii()]
    good = sum(map(is_syllable, plain))
    if not all(is_syllable(_DECODE[name](each)) for each in words if not each.isascii()):
        return False
    if len(hits) >= _FEWEST_IN_SHORT:
        return 3 * good >= 2 * len(plain)
    return name == "TCVN3" and bool(plain) and good == len(plain)


def _is_abbreviation(word: str) -> bool:
    return all(map(str.isupper, filter(str.isascii, word)))


def encodings(lines: Sequence[str], fields: int = 0) -> list[str]:
    """Return of each line the encoding from before Unicode in which it is; empty where it is in none.

    Args:
        lines: The lines of a text, without what is no prose in them.
        fields: How many of them are the front matter.
    """
    found = [
        _name_of(line, _accented(line), is_field=number < fields) if not line.isascii() else ""
        for number, line in enumerate(lines)
    ]
    names = {name: found.count(name) for name in _DECODE}
    doubtful = [number for number, line in enumerate(lines) if not found[number] and _may_be(line)]
    if not any(names.values()):  # only short lines
        whole = find("\n".join(lines))
        if whole is None:
            return found
        names[whole.name] = 1
    name = max(names, key=lambda each: names[each])
    is_whole = sum(map(bool, found[fields:])) > 1 and not any(map(_BEYOND.search, lines))
    for number in doubtful:
        words = _accented(lines[number])
        hits = [word for word in words if _is_word(word, _DECODE[name](word))]
        are_words = all(is_syllable(_DECODE[name](word)) for word in words)
        if are_words and (hits or (is_whole and number >= fields)):
            found[number] = name
    return found


def _accented(line: str) -> set[str]:
    return {match[0] for match in _WORD.finditer(line) if not match[0].isascii()}


def _may_be(line: str) -> bool:
    return not line.isascii() and _BEYOND.search(line) is None and bool(_accented(line))


def in_unicode(text: str, name: str) -> str:
    """Return a text of an old encoding in Unicode; words in capitals get capitals that TCVN3 has only as fonts.

    Args:
        text: The text.
        name: `TCVN3` or `VNI`.
    """
    if name == "VNI":
        return from_vni(text)
    letters = [each for each in text if each.isascii() and each.isalpha()]
    is_loud = len(letters) > 1 and all(map(str.isupper, letters))

    def decode(match: re.Match[str]) -> str:
        found = from_tcvn3(match[0])
        capitals = [each for each in match[0] if each.isascii()]
        return found.upper() if is_loud or (len(capitals) > 1 and all(map(str.isupper, capitals))) else found

    return _TOKEN.sub(decode, text)


def _legacy_line(name: str, number: int, line: str, start: int) -> LegacyLine:
    sample = line[start:]
    if len(sample) > _SAMPLE:
        sample = sample[:_SAMPLE].rpartition(" ")[0] or sample[:_SAMPLE]
    sample = sample.rstrip()
    return LegacyLine(number, start + 1, len(sample), name, sample, in_unicode(sample, name))


def from_tcvn3(text: str) -> str:
    """Return a text of TCVN3 in Unicode."""
    return text.translate(_tcvn3())


def from_vni(text: str) -> str:
    """Return a text of VNI in Unicode."""
    table, pattern = _vni()
    return pattern.sub(lambda match: table[match[0]], text)


_DECODE = {"TCVN3": from_tcvn3, "VNI": from_vni}


@functools.cache
def _tcvn3() -> dict[int, str]:
    table = {ord(code): letter for letter, code in _TCVN3_CAPITALS.items()}
    for letter, codes in _TCVN3.items():
        for code, tone in zip(codes, _TONES, strict=False):
            table[ord(code)] = unicodedata.normalize("NFC", letter + tone)
    table[0x2219] = table[0xB7]  # some programs write the middle dot as this operator
    return table


@functools.cache
def _vni() -> tuple[dict[str, str], re.Pattern[str]]:
    table = {code: letter for letter, code in _VNI_ALONE.items()}
    for letter in "aeouyôö":
        base = _letter(letter)
        for code, tone in zip(_VNI_TONES[1:], _TONES[1:], strict=True):
            table[letter + code] = unicodedata.normalize("NFC", base + tone)
    for hat, codes in _VNI_HATS.items():
        for letter in "aeo" if hat == "\u0302" else "a":
            for code, tone in zip(codes, _TONES, strict=True):
                table[letter + code] = unicodedata.normalize("NFC", letter + hat + tone)
    for code, letter in list(table.items()):
        table[code.upper()] = letter.upper()
        table[code[0].upper() + code[1:]] = letter.upper()
    return table, re.compile("|".join(sorted(table, key=len, reverse=True)))


def _letter(code: str) -> str:
    return next((letter for letter, alone in _VNI_ALONE.items() if alone == code), code)


def _is_word(written: str, decoded: str) -> bool:
    """Whether a word is Vietnamese only when it is decoded."""
    if written == decoded or not is_syllable(decoded):
        return False
    return not is_syllable(written) or _CAPITAL_WITHIN.search(written) is not None


@functools.lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Whether a word can be written in Vietnamese: onset, rhyme, and one tone at its place.

    Args:
        word: The word, its letters composed.
    """
    word = word.lower()
    tone, place, plain = "", -1, ""
    for letter in word:
        bare = "".join(part for part in unicodedata.normalize("NFD", letter) if part not in _TONES[1:])
        mark = next((part for part in unicodedata.normalize("NFD", letter) if part in _TONES[1:]), "")
        if mark:
            if tone:
                return False
            tone, place = mark, len(plain)
        plain += unicodedata.normalize("NFC", bare)
    onset = next((each for each in _ONSETS if plain.startswith(each) and plain[len(each) :] in _RHYMES), "")
    rhyme = plain[len(onset) :]
    if plain in {"gi", "gin", "giêng", "giêt"}:
        onset, rhyme = "g", plain[1:]
    if rhyme not in _RHYMES:
        return False
    if rhyme.endswith(("c", "ch", "p", "t")) and tone not in {"\u0301", "\u0323"}:
        return False
    return not tone or place - len(onset) in _places(rhyme)


def _places(rhyme: str) -> set[int]:
    """Return where the tone may stand in a rhyme, in the old way of writing and in the new."""
    marked = [number for number, letter in enumerate(rhyme) if letter in _MARKED]
    if marked:
        return {marked[-1]}
    if rhyme in {"oa", "oe", "uy"}:
        return {0, 1}
    return {1} if rhyme.startswith(("oa", "oe", "uy", "oo")) else {0}

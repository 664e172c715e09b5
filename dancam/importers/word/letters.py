"""Letters of fonts that draw other ones than their codes say: TCVN3, VNI, and fonts of signs such as Wingdings."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from dancam.content.legacy_fonts import from_tcvn3, from_vni, is_syllable
from dancam.vietnamese import nfc

_WORD = re.compile(r"[^\W\d_]{2,}")
# Private codes at which fonts of signs have theirs.
_PRIVATE = range(0xF000, 0xF100)
_LONGEST_SIGNS = 2

_SYMBOL = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True))
_SYMBOL |= dict(zip("abcdefghijklmnopqrstuvwxyz", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_SYMBOL |= dict(zip("\"$'*-@\\^~", "∀∃∋∗−≅∴⊥∼", strict=True))
_SYMBOL |= {each: each for each in " !#%&()+,./0123456789:;<=>?[]_{|}"}
_SYMBOL |= dict(
    zip(
        "\xa1\xa2\xa3\xa4\xa5\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xaf\xb0\xb1\xb2\xb3\xb4\xb5\xb6\xb7\xb8\xb9\xba\xbb\xbc",
        "ϒ′≤⁄∞♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…",
        strict=True,
    )
)
_SYMBOL |= dict(
    zip(
        "\xc4\xc5\xc6\xc7\xc8\xc9\xca\xcb\xcc\xcd\xce\xcf\xd0\xd1\xd5\xd6\xd7\xd8\xd9\xda\xdb\xdc\xdd\xde\xdf\xe5\xf2",
        "⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇∏√⋅¬∧∨⇔⇐⇑⇒⇓∑∫",
        strict=True,
    )
)
_WINGDINGS = dict(zip('!"(*6?EFJLNlmnopqrstuvw', "✏✂☎✉⌛✍☜☞☺☹☠●❍■☐□❑❒⬧⧫◆❖⬥", strict=True))
_WINGDINGS |= dict(
    zip(
        "\x9f\xa7\xa8\xab\xd8\xdf\xe0\xe1\xe2\xe8\xef\xf0\xf1\xf2\xfb\xfc\xfd\xfe",
        "•▪☐★➢←→↑↓➔⇦⇨⇧⇩✗✓☒☑",
        strict=True,
    )
)
_WINGDINGS |= {chr(0x80 + number): sign for number, sign in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")} | {" ": " "}
_SIGNS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": dict(zip("OPRSTU\xa3", "✗✓☑☒☒☒☐", strict=True)),
    "webdings": dict(zip("acrn", "✓☐✗●", strict=True)),
}


def is_old_font(name: str) -> bool:
    """Whether a font is of those from before Unicode."""
    return name.lower().startswith((".vn", "vni-", "vni "))


def is_sign_font(name: str) -> bool:
    """Whether a font has signs at the places of letters."""
    return name.lower() in _SIGNS or name.lower().startswith("wingdings")


def sign(font: str, code: int) -> str:
    """Return a sign of a font in Unicode; empty where it has no place there that is known.

    Args:
        font: The font; any other than those of signs has its letters where Unicode has them.
        code: Its number there.
    """
    if font.lower() not in _SIGNS and code not in _PRIVATE:
        return "" if is_sign_font(font) else chr(code)
    return _SIGNS.get(font.lower(), _SYMBOL).get(chr(code & 0xFF), "")


def with_signs(text: str, font: str) -> tuple[str, int]:
    """Return text with its signs in Unicode, and how many of them are unknown and left out.

    Args:
        text: The text.
        font: Its font.
    """
    in_letters = is_sign_font(font) and len(text.strip()) <= _LONGEST_SIGNS
    if not in_letters and not any(ord(each) in _PRIVATE for each in text):
        return text, 0
    made, lost = "", 0
    for each in text:
        if ord(each) in _PRIVATE or (in_letters and ord(each) <= 0xFF):
            found = sign(font, ord(each))
            lost += not found
            made += found
        else:
            made += each
    return made, lost


def in_unicode(texts: Sequence[str], fonts: Sequence[str]) -> tuple[list[str], int]:
    """Return the pieces of a paragraph with old fonts decoded, and how many were.

    A letter of VNI takes two codes, and they may stand in two pieces. Where the text of such a font is Unicode all the
    same, as happens when only the font was changed, it stays as it is.

    Args:
        texts: The pieces, in order.
        fonts: The font of each.
    """
    made, count, start = list(texts), 0, 0
    while start < len(made):
        form = _form(fonts[start])
        end = start + 1
        while end < len(made) and (not made[end] or _form(fonts[end]) == form):
            end += 1
        if form and any(made[start:end]):
            decode = from_vni if form == "vni" else from_tcvn3
            whole = "".join(made[start:end])
            if not _is_unicode(whole, decode(whole)):
                if form == "vni":
                    _join_letters(made, start, end)
                for each in range(start, end):
                    text = nfc(decode(made[each]))
                    made[each] = text.upper() if form == "tcvn3" and fonts[each].endswith("H") else text
                    count += bool(text.strip())
        start = end
    return made, count


def _form(font: str) -> str:
    return "" if not is_old_font(font) else "vni" if font.lower().startswith("vni") else "tcvn3"


def _is_unicode(written: str, decoded: str) -> bool:
    """Whether text in an old font is not written in its codes."""
    if any(0xFF < ord(each) < 0x2000 or (each in "ÀÃàÁÂ" and each in decoded) for each in written):
        return True
    words = [word for word in _WORD.findall(nfc(written)) if not word.isascii()]
    as_it_is = sum(map(is_syllable, words))
    return as_it_is > sum(map(is_syllable, [w for w in _WORD.findall(decoded) if not w.isascii()])) and bool(as_it_is)


def _join_letters(texts: list[str], start: int, end: int) -> None:
    """Put the second code of a letter to the first, where a piece ends between them."""
    filled = [each for each in range(start, end) if texts[each]]
    for here, following in itertools.pairwise(filled):
        if texts[following] and texts[here] and len(from_vni(texts[here][-1] + texts[following][0])) == 1:
            texts[here] += texts[following][0]
            texts[following] = texts[following][1:]

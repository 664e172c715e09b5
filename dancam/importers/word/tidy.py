"""Pieces of text put in order: what looks alike is one piece, one blank between two words, nothing invisible."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dancam.importers.word.model import Break, Piece, Text
from dancam.vietnamese import nfc

# Blanks of all kinds in a row are one; a no-break space between words stays what it is.
_BLANKS = re.compile(r"[\s\u200b\ufeff\u2060]{2,}|[\t\n\r\x0b\x0c\u2000-\u200a\u3000\u2028\u2029]")
_INVISIBLE = re.compile("[\u00ad\u200b\ufeff\u2060\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SCHEME = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)


def readable(text: str) -> str:
    """Return text without characters that nobody sees."""
    return _INVISIBLE.sub("", text)


def web_address(address: str) -> str:
    """Return an address if it leads to another page; places in the document have none in the article."""
    address = address.strip()
    return address if _SCHEME.match(address) else f"http://{address}" if address.startswith("www.") else ""


def tidy(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return pieces with those that look the same joined, and one blank between two words."""
    joined: list[Piece] = []
    for each in pieces:
        last = joined[-1] if joined else None
        if isinstance(each, Text) and isinstance(last, Text) and (last.marks, last.href) == (each.marks, each.href):
            joined[-1] = Text(last.text + each.text, each.marks, each.href)
        else:
            joined.append(each)
    made: list[Piece] = []
    ends_blank = True
    for each in joined:
        if isinstance(each, Text):
            text = _BLANKS.sub(" ", nfc(each.text))
            text = text.lstrip() if ends_blank else text
            if not text:
                continue
            ends_blank = text[-1].isspace()
            made.append(Text(text, each.marks, each.href))
        else:
            if isinstance(each, Break):
                _strip_end(made)
            ends_blank = isinstance(each, Break)
            made.append(each)
    _strip_end(made)
    return tuple(made)


def _strip_end(pieces: list[Piece]) -> None:
    while pieces:
        last = pieces[-1]
        if not isinstance(last, Text):
            return
        pieces.pop()
        text = last.text.rstrip()
        if text:
            pieces.append(Text(text, last.marks, last.href))
            return

"""What of a Markdown body is no text of its page: addresses, tags, attributes, comments."""

from __future__ import annotations

import html
import re

from dancam.patterns import lazy
from dancam.vietnamese import nfc

_ATTRIBUTES = rb"(?>\s+[A-Za-z_:][\w.:-]*(?>\s*=\s*(?>[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*"
_TAG = rb"<[A-Za-z][A-Za-z0-9-]*" + _ATTRIBUTES + rb"\s*/?>|</[A-Za-z][A-Za-z0-9-]*\s*>"
_TITLE = rb"(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\))"
# Each behind a letter and a sign that stand in it: that there is none is told soonest of one letter, and latest of what
# is looked for. None looks further than to the next of its kind, so that time grows with the length alone.
_UNSEEN = (
    (b"]", b"](", lazy(rb"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?=[\s)])")),
    (b"<", b"<", lazy(_TAG)),
    (b"{", b"{", lazy(rb"\{[:.#][^{}\n]*\}")),
    (b"/", b"://", lazy(rb"https?://\S+")),
    (b"w", b"www.", lazy(rb"www\.\S+")),
    (b"[", b"[^", lazy(rb"\[\^[^\[\]\s]*\]")),
    (b":", b":::", lazy(rb":::[^\n]*")),
    (b"]", b"]:", lazy(rb"^ {0,3}\[[^\]\n]+\]:[ \t]*\S+(?:[ \t]+" + _TITLE + rb")?[ \t]*$", re.MULTILINE)),
)
# Marks of emphasis within a word (what stands before them is looked at last, as stars are few), and letters that are
# written as entities.
_WITHIN = lazy(rb"\*(?<=[A-Za-z\x80-\xff]\*)\*{0,2}(?=[A-Za-z\x80-\xff])")
_ENTITY = lazy(rb"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NO_BREAK = "\u00a0".encode()


def seen(body: bytes) -> bytes:
    """Return a Markdown body, in UTF-8, without what is surely no text of its page."""
    if b"<" in body and b"<!--" in body:
        body = _without_comments(body)
    if _NO_BREAK[:1] in body:  # few letters begin with that byte, and many end with the other
        body = body.replace(_NO_BREAK, b" ")
    for letter, sign, unseen in _UNSEEN:
        if letter in body and sign in body:
            body = unseen.sub(b" ", body)
    if b"*" in body:
        body = _WITHIN.sub(b"", body)
    if b"&" in body and _ENTITY.search(body):
        body = nfc(_ENTITY.sub(_character, body).decode()).encode()
    return body


def _without_comments(body: bytes) -> bytes:
    shown, at = [], 0
    while (start := body.find(b"<!--", at)) >= 0 and (end := body.find(b"-->", start)) >= 0:
        shown.append(body[at:start])
        at = end + len(b"-->")
    return b" ".join((*shown, body[at:]))


def _character(entity: re.Match[bytes]) -> bytes:
    return html.unescape(entity[0].decode()).encode(errors="replace")

"""Addresses that stand in a text as they are: `https://…`, `www.…` and e-mail, as GitHub's Markdown finds them."""

from __future__ import annotations

import re
from typing import NamedTuple

from dancam.render.markdown.inline.signs import ENTITY, unescaped

# A backslash before a sign belongs to an address: programs that write Markdown put it before `_`.
_WEB = re.compile(
    r"(?<![\w/@.\\-])(?:https?://|www\.)"
    r"(?:[\w-]+\.)*[\w-]*[^\W_](?::[0-9]{1,5})?(?![\w@])"
    r"(?:[/?#](?:[^\s<>\"`{}|“”«»\\\x01-\x08]|\\[!-/:-@\[-`{-~])*+)?",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"(?<![\w.+\\/-])[a-zA-Z0-9](?:[a-zA-Z0-9.+-]|\\?_)*+@"
    r"(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?\.)+[a-zA-Z0-9]{2,63}(?![\w@]|[.-]\w)"
)
_BEHIND = frozenset("?!.,:;*_~'\"’”…‘“。，、")
_PAIRS = {")": "(", "]": "["}
_ENTITY_AT_END = re.compile(rf"{ENTITY.pattern}$")


class Found(NamedTuple):
    """An address in a text."""

    start: int
    """Where it begins."""
    end: int
    """Where the text goes on."""
    href: str
    """Where it leads."""
    text: str
    """What readers see."""


def addresses(text: str) -> list[Found]:
    """Return the addresses in a text, in order."""
    found: list[Found] = []
    if "://" in text or "ww." in text:
        for match in _WEB.finditer(text):
            written = _without_end(match[0])
            shown = unescaped(written)
            if "." not in shown[4:] and not shown[:4].lower().startswith("http"):
                continue  # `www.` alone
            href = shown if shown[:4].lower() == "http" else f"http://{shown}"
            found.append(Found(match.start(), match.start() + len(written), href, shown))
    if "@" in text:
        mails = [(each.start(), each.end(), unescaped(each[0])) for each in _MAIL.finditer(text)]
        found += [Found(start, end, f"mailto:{mail}", mail) for start, end, mail in mails]
        found.sort()
    return found


def _without_end(written: str) -> str:
    """Return an address without what belongs to the sentence that it stands in."""
    note = written.find("[^")
    if note > 0:
        written = written[:note]
    written = _closed(written)
    end = len(written)
    while end:
        last = written[end - 1]
        if last == ";":
            entity = _ENTITY_AT_END.search(written[max(0, end - 40) : end])
            end -= len(entity[0]) if entity else 1
        elif last in _BEHIND:
            end -= 1
            if end and written[end - 1] == "\\":
                end -= 1
        else:
            break
    return written[:end]


def _closed(written: str) -> str:
    """Return an address up to the first bracket that closes none of its own."""
    depth = {"(": 0, "[": 0}
    for position, sign in enumerate(written):
        if sign in depth:
            depth[sign] += 1
        elif sign in _PAIRS:
            if not depth[_PAIRS[sign]]:
                return written[: position - 1 if written[position - 1] == "\\" else position]
            depth[_PAIRS[sign]] -= 1
    return written

"""What can be known of a Markdown body without rendering it: its opening words and its links."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from dancam.content.source import LinkField

OPENING_LENGTH = 320
# How many times the wanted length is read: markup takes room, and a huge paragraph must not take time.
_READ_FACTOR = 6

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_NOT_PROSE = re.compile(r"\s*(#|>|\||[-*+]\s|\d+[.)]\s|!\[|\[\^?[^\]]+\]:|:::|<|=+\s*$|-{3,}\s*$|\*{3,}\s*$| {4}|\t)")
_INLINE = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[\^[^\]]+\]"), ""),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\[([^\]]*)\]\[[^\]]*\]"), r"\1"),
    (re.compile(r"<[^>]*>"), ""),
    (re.compile(r"\{:?[^{}]*\}"), ""),
    (re.compile(r"(\*{1,3}|_{2,3}|`+)(\S(?:.*?\S)?)\1"), r"\2"),
    (re.compile(r"(?<!\w)_(\S(?:.*?\S)?)_(?!\w)"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)

# Every place in which Markdown or HTML can hold a target. It may match too much (in code, say): a match is only
# looked up, and what the rendered page really links to is reported by the renderer. No part of a pattern can match
# one text in two ways, so that the time stays in proportion to the length.
# Each looks ahead only, so that a target which begins inside another one is matched as well.
_IN_BRACKETS = r"""\]\([\s>]{0,9}(?=(?P<target>(?:[^()\n]|\\[()]|\((?:[^()\n]|\([^()\n]{0,99}\)){0,99}\)){0,500}))"""
_DEFINED = (
    r"""\[(?!\^)[^\]\n]{1,200}\]:[ \t]{0,40}(?:\n[ \t>]{0,40})?"""
    r"""(?=(?P<target><[^<>\n]{1,500}>|\S{1,500}))"""
)
# The address and the picture of a block such as `::: video`.
_BLOCK = r"""(?<!:):{3,99}[ \t]{0,9}\w{1,40}[ \t]{1,9}"""
_WORD = r"""(?=(?P<target>\S{1,500}))"""
_IN_BLOCK = (_BLOCK + _WORD, rf"{_BLOCK}\S{{1,500}}[ \t]{{1,9}}{_WORD}")
_ATTRIBUTE = (
    r"""\b(?:href|src|poster)\s{0,9}=\s{0,9}(?=(?P<target>"[^"\n]{0,500}"?|'[^'\n]{0,500}'?|[^\s"'<>=]{1,500}))"""
)
_TARGETS = tuple(
    re.compile(each, re.MULTILINE | re.IGNORECASE) for each in (_IN_BRACKETS, _DEFINED, _ATTRIBUTE, *_IN_BLOCK)
)
_TITLE = re.compile(r"""\s["'(].*$""", re.DOTALL)
_TITLE_IN_QUOTES = re.compile(r"""\s["'].*$""", re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|$", re.IGNORECASE)


def opening(body: str, length: int = OPENING_LENGTH) -> str:
    """Return the first paragraph of a body as plain text, cut at a word where it is longer than `length`."""
    fence = ""
    for block in re.split(r"\n\s*\n", body):
        match = _FENCE.match(block.lstrip("\n"))
        if fence or match:
            marker = fence or (match[1] if match else "")
            closed = len(re.findall(rf"^ {{0,3}}{re.escape(marker)}", block, re.MULTILINE))
            fence = "" if closed % 2 == (1 if fence else 0) else marker
            continue
        if block.strip() and not _NOT_PROSE.match(block.lstrip("\n")):
            text = plain(block[: _READ_FACTOR * length])
            if text:
                return shorten(text, length)
    return ""


def plain(text: str) -> str:
    """Return a piece of inline Markdown as plain text."""
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return " ".join(html.unescape(text).split())


def shorten(text: str, length: int) -> str:
    """Return the text, cut before the word that does not fit in `length` characters, with an ellipsis."""
    if len(text) <= length:
        return text
    cut = text[:length].rsplit(" ", 1)[0].rstrip(" ,;:–-")
    return f"{cut}…"


def is_inside(target: str) -> bool:
    """Whether a link's target lies in the site: it has no scheme and no host, and is no mere fragment."""
    return _OUTSIDE.match(target) is None


def is_on_web(target: str) -> bool:
    """Whether a link's target is a whole address on the web."""
    return _WEB.match(target) is not None


def links(body: str, first_line: int) -> tuple[LinkField, ...]:
    """Return the targets that the body may point to, each once, with its first place.

    Addresses on the web are among them: only the settings say which of them are the site's own.
    """
    fields: dict[str, LinkField] = {}
    position = line = 0  # of the last one, so that each line is counted once
    for start, written in targets(body):
        if start < position:  # another pattern begins
            position = line = 0
        line += body.count("\n", position, start)
        position = start
        column = start - (body.rfind("\n", 0, start) + 1) + 1
        for target in readings(written):
            if (is_inside(target) or is_on_web(target)) and target not in fields:
                inner = max(0, written.find(target))  # behind a quotation mark, say
                fields[target] = LinkField(target, first_line + line, column + inner)
    return tuple(fields.values())


def targets(body: str) -> Iterator[tuple[int, str]]:
    """Yield start and text of each possible target: too many rather than too few."""
    for pattern in _patterns(body):
        for match in pattern.finditer(body):
            yield match.start("target"), match["target"]


def _patterns(body: str) -> Iterator[re.Pattern[str]]:
    """Yield the patterns that may match: most bodies have few links, and a search for nothing costs the most."""
    in_brackets, defined, attribute, *in_block = _TARGETS
    if "]" in body:
        yield in_brackets
        if "]:" in body:
            yield defined
    if "=" in body and ("<" in body or "{" in body):  # an attribute stands in a tag or in an attribute list
        yield attribute
    if ":::" in body:
        yield from in_block


def readings(written: str) -> Iterator[str]:
    """Yield what a written target may mean: with or without its title, its angle brackets, its escapes."""
    text = written.strip()
    words = text.split(None, 1)
    # A round bracket behind a blank begins a title, or is part of an address such as `Kế hoạch (2).pdf`.
    untitled = (_TITLE.sub("", text), _TITLE_IN_QUOTES.sub("", text))
    for part in dict.fromkeys((text, *untitled, words[0] if words else "")):
        bare = part[1 : part.index(">")] if part.startswith("<") and ">" in part else part
        bare = bare.strip("\"'")
        for reading in dict.fromkeys((bare, _ESCAPE.sub(r"\1", bare))):
            yield html.unescape(reading).strip()
            if "&" in reading:  # Markdown reads only whole entities, `?a=1&copy=2` has none
                yield _ENTITY.sub(lambda entity: html.unescape(entity[0]), reading).strip()

"""The first paragraph of a Markdown body as plain text: what describes an article that has no sapo."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dancam.content.inline import labels_of, words_of
from dancam.patterns import lazy

OPENING_LENGTH = 320
# How many times the wanted length is read: markup takes room, and a huge paragraph must not take time.
_READ_FACTOR = 6

# Lines that begin what is left out up to a certain line.
_FENCE = lazy(r" {0,3}(?P<marks>`{3,}(?=[^`]*$)|~{3,})")
_RAW = lazy(r" {0,3}<(?P<name>script|style|pre|textarea|template|xmp)(?![\w-])", re.IGNORECASE)
_COMMENT = lazy(r" {0,3}<!--")
_DIRECTIVE = lazy(r" {0,3}:{3,} *[^\W\d_]")
_DIRECTIVE_END = lazy(r"^ {0,3}:{3,} *$", re.MULTILINE)
# Single lines that are no paragraph; a hash mark without a blank is text, but several are none.
_LINE = lazy(
    r" {0,3}(?:#{1,6}(?:[ \t]|$)|#{2,6}[^\s#]|\[(?!\^)[^\]\n]+\]:|\*\[[^\]\n]+\]:|\[TOC\][ \t]*$"
    r"|(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$)"
)
# Lines that begin what is none, up to the next empty line; what is indented below some of them belongs to them.
_NESTING = lazy(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)|\[\^[^\]\s]+\]:|:[ \t]|!!! )")
_BLOCK = lazy(
    r"[ \t]*(?:>|\||</?(?:address|blockquote|body|caption|col|colgroup|dd|details|dialog|dl|dt|fieldset|figcaption"
    r"|figure|form|frame|frameset|h[1-6]|head|hr|html|iframe|legend|li|link|menu|meta|nav|noscript|object|ol|optgroup"
    r"|option|param|source|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul|video|audio|canvas|svg|math)"
    r"(?![\w-]))",
    re.IGNORECASE,
)
# Around paragraphs.
_PART = lazy(r"[ \t]*</?(?:article|aside|center|div|footer|header|main|p|section)(?![\w-])", re.IGNORECASE)
_PART_END = lazy(r"</(?:article|aside|center|div|footer|header|main|p|section)\s*>", re.IGNORECASE)
_UNDERLINE = lazy(r" {0,3}(?:=+|-+)[ \t]*$")
_DIVIDER = lazy(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)+$")
_COMMENT_END = lazy(r"-->")


def opening(body: str, length: int = OPENING_LENGTH) -> str:
    """Return the first paragraph of a body as plain text, cut at a word where it is longer than `length`."""
    for paragraph in _paragraphs(body):
        labels = labels_of(body) if "]:" in body and "[" in paragraph else frozenset()
        text = words_of(paragraph[: _READ_FACTOR * length], labels)
        if text:
            return shorten(text, length)
    return ""


def shorten(text: str, length: int) -> str:
    """Return the text, cut before the word that does not fit in `length` characters, with an ellipsis."""
    if len(text) <= length:
        return text
    cut = text[:length].rsplit(" ", 1)[0].rstrip(" ,;:–-")
    return f"{cut}…"


def _lines(body: str) -> Iterator[tuple[int, str]]:
    """Yield each line with where the next one begins, as far as somebody asks."""
    start = 0
    while start < len(body):
        end = body.find("\n", start)
        end = len(body) if end < 0 else end
        yield end + 1, body[start:end]
        start = end + 1


def _paragraphs(body: str) -> Iterator[str]:
    """Yield the paragraphs of a body that stand in nothing else: in no list, quotation, table or heading."""
    gathered: list[str] = []
    end: re.Pattern[str] | None = None  # of what is left out
    is_nested = is_left_out = False  # whether what is indented belongs to a list; until the next empty line
    for behind, line in _lines(body):
        if end is not None:
            end = None if end.search(line) else end
            continue
        if not line.strip():
            yield from _joined(gathered)
            is_left_out = False
            continue
        if is_left_out and not _FENCE.match(line):
            continue
        end = _end_of(line, body, behind)
        if gathered and _UNDERLINE.match(line):
            gathered.clear()  # it was a heading
        elif gathered and _DIVIDER.match(line) and "|" in gathered[-1]:
            gathered.pop()  # the head of a table
            is_left_out = True
        elif end is not None or _LINE.match(line) or _RAW.match(line) or (gathered and _COMMENT.match(line)):
            yield from _joined(gathered)
        elif _NESTING.match(line):
            if line.lstrip().startswith(":"):
                gathered.clear()  # what is defined here
            yield from _joined(gathered)
            is_nested = is_left_out = True
        elif (is_nested and line.startswith(("  ", "\t"))) or _DIRECTIVE.match(line):
            is_left_out = True
        elif _PART.match(line):
            yield from _joined(gathered)
            gathered.append(line)
            if _PART_END.search(line):
                yield from _joined(gathered)
            is_nested = False
        elif _BLOCK.match(line) and not (gathered and line.lstrip().startswith("|")):
            yield from _joined(gathered)
            is_left_out = True
        else:
            is_nested = False
            gathered.append(line)
    yield from _joined(gathered)


def _joined(gathered: list[str]) -> Iterator[str]:
    """Yield the paragraph that was gathered, if there is any, and forget it."""
    if gathered:
        yield "\n".join(line.lstrip() for line in gathered)
        gathered.clear()


def _end_of(line: str, body: str, behind: int) -> re.Pattern[str] | None:
    """Return what ends the code, the comment or the block of our own that begins with a line; None where none does.

    Args:
        line: The line.
        body: The body.
        behind: Where the next line begins.
    """
    if line.lstrip(" ")[:1] not in "`~<:":
        return None
    fence = _FENCE.match(line)
    if fence:
        marks = fence["marks"]
        return re.compile(rf"^ {{0,3}}{marks[0]}{{{len(marks)},}}[ \t]*$")
    raw = _RAW.match(line)
    if raw:
        close = re.compile(rf"</{raw['name']}\s*>", re.IGNORECASE)
        return None if close.search(line) else close
    if _COMMENT.match(line) and "-->" not in line:
        return _COMMENT_END
    if _DIRECTIVE.match(line) and _DIRECTIVE_END.search(body, behind):
        return _DIRECTIVE_END
    return None

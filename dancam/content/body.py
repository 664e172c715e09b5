"""What can be known of a Markdown body without rendering it: where its links may lead."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from dancam.content.source import LinkField

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
# What begins with `#` is a part of the page, but for what is surely the name of a file.
_OUTSIDE = re.compile(
    r"[a-z][a-z0-9+.-]*:|//|#(?![^/]{1,200}\.(?:avif|gif|jpe?g|png|svg|webp|pdf|docx?|xlsx?)$)|$", re.IGNORECASE
)


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

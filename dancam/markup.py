"""What can be known of a Markdown body without rendering it: its opening words, and where it points."""

from __future__ import annotations

import html
import re

from dancam.model import LinkField

OPENING_LENGTH = 320

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

# Every place in which Markdown or HTML can hold a target. It may find too much (in code, say): what is found is
# only looked up, and what the rendered page really links to is told by the renderer.
_TARGETS = re.compile(
    r"""\]\(\s*(?:<(?P<angle>[^<>\n]*)>|(?P<inline>(?:[^\s()<>]|\\.|\((?:[^()\n]|\([^()\n]*\))*\))+))"""
    r"""|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\n?[ \t]*(?:<(?P<defangle>[^<>\n]*)>|(?P<definition>\S+))"""
    r"""|\b(?:href|src)\s*=\s*(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)'|(?P<bare>[^\s"'<>=]+))""",
    re.MULTILINE | re.IGNORECASE,
)
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
            text = plain(block)
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


def links(body: str, first_line: int) -> tuple[LinkField, ...]:
    """Return the targets inside the site that the body may point to, each once, with its first place."""
    found: dict[str, LinkField] = {}
    for match in _TARGETS.finditer(body):
        kind = match.lastgroup or "inline"
        target = html.unescape(match[kind]).strip()
        if not is_inside(target) or target in found:
            continue
        start = match.start(kind)
        line_start = body.rfind("\n", 0, start) + 1
        line = first_line + body.count("\n", 0, start)
        found[target] = LinkField(target, line, start - line_start + 1)
    return tuple(found.values())

"""HTML among the blocks of a body: elements that hold blocks, comments, and what is no text for people."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from dancam.render.markdown.blocks.containers import Indented, Item, Markup, OpenMarkup, Quote
from dancam.render.markdown.blocks.line import Line
from dancam.render.markdown.blocks.verbatim import Outcome, Verbatim
from dancam.render.markdown.html.inline import element_of
from dancam.render.markdown.html.tags import BLOCKS, ENDED_BY, HIDDEN, VOID, Tag, declaration_at, tag_at

if TYPE_CHECKING:
    from dancam.render.markdown.blocks.parsing import Parsing

_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
_BLOCK_TAG = re.compile(rf"</?(?:{'|'.join(sorted(BLOCKS))})(?=[\s/>])|<!--|<\?", re.IGNORECASE)
_CODE = re.compile(r"(`+).+?(?<!`)\1(?!`)")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_CODE_IN_PRE = re.compile(r"\s?<code\b[^>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
# A tag can reach over so many lines.
_MOST_LINES = 20
# fmt: off
_OF_TEXT = frozenset([
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "dd", "li", "td", "th", "caption", "figcaption", "legend",
])
# fmt: on


class Ends:
    """Which start tags of a text have an end tag."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Look through the lines once."""
        self._ended: set[tuple[int, int]] = set()
        self.last: dict[str, int] = {}
        """Number of the last line with each sign that ends something."""
        open_tags: dict[str, list[tuple[int, int]]] = {}
        fence = ""
        for number, line in enumerate(lines, 1):
            mark = _FENCE.match(line)
            if mark and fence in {"", mark[1]}:
                fence = "" if fence else mark[1]
            if ">" not in line:
                continue
            for sign in ("-->", "?>", "]]>"):
                if sign in line:
                    self.last[sign] = number
            if fence:
                continue
            if "`" in line:
                line = _CODE.sub(lambda code: " " * len(code[0]), line)
            for tag in _NAME.finditer(line):
                name = tag[2].lower()
                if tag[1]:
                    if open_tags.get(name):
                        self._ended.add(open_tags[name].pop())
                else:
                    open_tags.setdefault(name, []).append((number, len(line) - tag.start()))

    def has(self, number: int, from_end: int) -> bool:
        """Whether a tag has its end: given its line, and how far before the end of the line it begins.

        It is counted from the end as the marks of lists and quotes are taken from the start.
        """
        return (number, from_end) in self._ended


class _Raw(Verbatim):
    """Lines up to a sign that ends them; behind it the line goes on."""

    def __init__(self, sign: re.Pattern[str], into: Element | None = None) -> None:
        """Take what ends the lines, and the element that shows them, if any does."""
        self._sign = sign
        self._into = into
        self._texts: list[str] = []

    def take(self, line: Line) -> Outcome:
        """Take a line up to the sign."""
        end = self._sign.search(line.text, line.at)
        self._texts.append(line.text[line.at : end.start() if end else None])
        if end is None:
            return "taken"
        line.move(end.end())
        return "over"

    def close(self) -> None:
        """Write the text into its element, tags left out."""
        if self._into is None:
            return
        text = "\n".join(self._texts).removeprefix("\n")
        code = _CODE_IN_PRE.match(text)
        element = SubElement(self._into, "code") if code else self._into
        element.text = AtomicString(html.unescape(_ANY_TAG.sub("", text)))


_COMMENT_END = re.compile("-->")
_INSTRUCTION_END = re.compile(r"\?>")
_CDATA_END = re.compile(r"\]\]>")


def block_tag_in(parsing: Parsing, line: Line) -> int | None:
    """Return the index of the next tag in a line that ends the text before it; None where there is none."""
    if "|" in line.rest and not any(isinstance(each, Markup) for each in parsing.stack):
        return None  # a row of a table, say
    code = [(each.start(), each.end()) for each in _CODE.finditer(line.text, line.at)] if "`" in line.text else []
    for tag in _BLOCK_TAG.finditer(line.text, line.first + 1):
        if tag[0] in {"<!--", "<?"} or any(start < tag.start() < end for start, end in code):
            continue
        if line.text[tag.start() - 1] != "\\" and tag_at(line.text, tag.start()) is not None:
            return tag.start()
    return None


def read_markup(parsing: Parsing, line: Line) -> bool:
    """Read the HTML that a line begins with; return whether it was some that no paragraph can hold."""
    text, at = line.text, line.first
    if text.startswith("<!--", at):
        return _skip(parsing, line, at, "-->", _COMMENT_END)
    if text.startswith("<?", at):
        if not _skip(parsing, line, at, "?>", _INSTRUCTION_END):
            return False
        parsing.blocks.note("html-dropped", "<?", text[at:])
        return True
    if text.startswith("<![CDATA[", at):
        if not _skip(parsing, line, at, "]]>", _CDATA_END):
            return False
        parsing.blocks.note("html-dropped", "<![CDATA[", text[at:])
        return True
    if text.startswith("<!", at):
        end = declaration_at(text, at)
        if end is None:
            return False
        line.move(end)
        return True
    name = _NAME.match(text, at)
    if name is None:
        return False
    is_block = name[2].lower() in BLOCKS
    tag = tag_at(text, at)
    if tag is None and is_block and ">" not in text[at:]:
        tag = _long_tag(parsing, line)
        text, at = line.text, line.first
    if tag is None:
        return False
    if not is_block and not _is_alone(parsing, line, tag):
        return False
    if tag.kind == "close":
        _end(parsing, tag, text[at:])
        line.move(tag.end)
    else:
        _start(parsing, line, tag)
    return True


def _skip(parsing: Parsing, line: Line, at: int, sign: str, end: re.Pattern[str]) -> bool:
    """Pass over what a sign ends, if it ends at all."""
    if sign not in line.text[at + 2 :] and parsing.ends.last.get(sign, 0) <= line.number:
        return False
    parsing.begin()
    raw = _Raw(end)
    line.move(at + 2)
    if raw.take(line) != "over":
        parsing.verbatim = raw
        line.move(len(line.text))
    return True


def _long_tag(parsing: Parsing, line: Line) -> Tag | None:
    """Return the tag that a line begins with and a later one ends; the line is that one then."""
    written = line.rest
    for index in range(parsing.index, min(parsing.index + _MOST_LINES, len(parsing.lines))):
        following = parsing.lines[index]
        if not following.strip():
            return None
        written += f"\n{following}"
        if ">" in following:
            tag = tag_at(written, 0)
            if tag is not None:
                start = len(written) - len(following)
                if tag.end < start:
                    return None
                parsing.index = index + 1
                line.text, line.number = following, index + 1
                line.move(0)
                return tag._replace(end=tag.end - start)
    return None


def _is_alone(parsing: Parsing, line: Line, tag: Tag) -> bool:
    """Whether an element that stands in text elsewhere holds blocks here: its tag has the line for itself."""
    if line.text[tag.end :].strip() or parsing.paragraph is not None or tag.kind == "single":
        return False
    if tag.kind == "close":
        return any(isinstance(each, Markup) and each.tag == tag.name for each in parsing.stack)
    return tag.name not in VOID and parsing.ends.has(line.number, len(line.text) - line.first)


def _start(parsing: Parsing, line: Line, tag: Tag) -> None:
    """Begin the element of a tag."""
    name = tag.name
    has_end = parsing.ends.has(line.number, len(line.text) - line.first)
    parsing.close(parsing.depth)
    while True:
        inner = parsing.stack[-1]
        if not isinstance(inner, Markup):
            break
        if name not in (BLOCKS if inner.tag == "p" else ENDED_BY.get(str(inner.tag), ())):
            break
        parsing.close(len(parsing.stack) - 1)
    parsing.blocks.meet_html()
    element = element_of(tag)
    parsing.begin().append(element)
    written = line.text[line.first :]
    line.move(tag.end)
    if tag.kind == "single":
        return
    if name in HIDDEN or (name == "pre" and has_end):
        if has_end:
            raw = _Raw(re.compile(rf"</{name}\b[^>]*>", re.IGNORECASE), element if name == "pre" else None)
            if raw.take(line) == "over":
                raw.close()
            else:
                parsing.verbatim = raw
                line.move(len(line.text))
        return
    is_inside = any(isinstance(each, Markup) for each in parsing.stack)
    may_be_open = name in ENDED_BY and (is_inside or name == "p")
    if not has_end and not may_be_open:
        parsing.blocks.note("html-unclosed", f"<{name}>", written)
    kind = OpenMarkup if not has_end and (name == "p" or not may_be_open) else Markup
    parsing.open(kind(element, is_inline=name in _OF_TEXT or not line.is_blank))


def _end(parsing: Parsing, tag: Tag, written: str) -> None:
    """End the element of an end tag."""
    parsing.blocks.meet_html()
    for index in range(len(parsing.stack) - 1, 0, -1):
        container = parsing.stack[index]
        if isinstance(container, Markup):
            if container.tag == tag.name:
                parsing.close(index)
                return
        elif index < parsing.depth and isinstance(container, (Quote, Item, Indented)):
            break
    parsing.blocks.note("html-unopened", f"</{tag.name}>", written)

"""HTML among the blocks of a body: elements that hold blocks, comments, and what is no text for people."""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from dancam.content.elements import BLOCKS, VOID
from dancam.patterns import lazy
from dancam.render.markdown.blocks.containers import OF_TEXT, Indented, Item, Items, Markup, OpenMarkup, Quote
from dancam.render.markdown.blocks.ends import CODE, NAME
from dancam.render.markdown.blocks.line import Line
from dancam.render.markdown.blocks.state import State
from dancam.render.markdown.blocks.verbatim import Outcome, Verbatim
from dancam.render.markdown.html.inline import element_of
from dancam.render.markdown.html.tags import ENDED_BY, HIDDEN, Tag, declaration_at, tag_at

_BLOCK_TAG = lazy(rf"</?(?:{'|'.join(sorted(BLOCKS))})(?=[\s/>])|<!--|<\?", re.IGNORECASE)
_CODE_IN_PRE = lazy(r"\s?<code\b[^>]*>", re.IGNORECASE)
_ANY_TAG = lazy(r"</?[a-zA-Z][^<>]*>")
# A tag can reach over so many lines.
_MOST_LINES = 20


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


_COMMENT_END = lazy("-->")
_INSTRUCTION_END = lazy(r"\?>")
_CDATA_END = lazy(r"\]\]>")


def block_tag_in(state: State, line: Line) -> int | None:
    """Return the index of the next tag in a line that ends the text before it; None where there is none."""
    if "|" in line.rest and not any(isinstance(each, Markup) for each in state.stack):
        return None  # a row of a table, say
    code = [(each.start(), each.end()) for each in CODE.finditer(line.text, line.at)] if "`" in line.text else []
    for tag in _BLOCK_TAG.finditer(line.text, line.first + 1):
        if tag[0] in {"<!--", "<?"} or any(start < tag.start() < end for start, end in code):
            continue
        if line.text[tag.start() - 1] != "\\" and tag_at(line.text, tag.start()) is not None:
            return tag.start()
    return None


def read_markup(state: State, line: Line) -> bool:
    """Read the HTML that a line begins with; return whether it was some that no paragraph can hold."""
    text, at = line.text, line.first
    if text.startswith("<!--", at):
        return _skip(state, line, at, "-->", _COMMENT_END)
    if text.startswith("<?", at):
        if not _skip(state, line, at, "?>", _INSTRUCTION_END):
            return False
        state.parts.note("html-dropped", "<?", text[at:])
        return True
    if text.startswith("<![CDATA[", at):
        if not _skip(state, line, at, "]]>", _CDATA_END):
            return False
        state.parts.note("html-dropped", "<![CDATA[", text[at:])
        return True
    if text.startswith("<!", at):
        end = declaration_at(text, at)
        if end is None:
            return False
        line.move(end)
        return True
    name = NAME.match(text, at)
    if name is None:
        return False
    is_block = name[2].lower() in BLOCKS
    tag = tag_at(text, at)
    if tag is None and is_block and ">" not in text[at:]:
        tag = _long_tag(state, line)
        text, at = line.text, line.first
    if tag is None:
        return False
    if not is_block and not _is_alone(state, line, tag):
        return False
    if tag.kind == "close":
        _end(state, tag, text[at:])
        line.move(tag.end)
    else:
        _start(state, line, tag)
    return True


def _skip(state: State, line: Line, at: int, sign: str, end: re.Pattern[str]) -> bool:
    """Pass over what a sign ends, if it ends at all."""
    if sign not in line.text[at + 2 :] and state.ends.last.get(sign, 0) <= line.number:
        return False
    state.begin()
    raw = _Raw(end)
    line.move(at + 2)
    if raw.take(line) != "over":
        state.verbatim = raw
        line.move(len(line.text))
    return True


def _long_tag(state: State, line: Line) -> Tag | None:
    """Return the tag that a line begins with and a later one ends; the line is that one then."""
    written = line.rest
    for index in range(state.index, min(state.index + _MOST_LINES, len(state.lines))):
        following = state.lines[index]
        if not following.strip():
            return None
        written += f"\n{following}"
        if ">" in following:
            tag = tag_at(written, 0)
            if tag is not None:
                start = len(written) - len(following)
                if tag.end < start:
                    return None
                state.index = index + 1
                line.text, line.number = following, index + 1
                line.move(0)
                return tag._replace(end=tag.end - start)
    return None


def _is_alone(state: State, line: Line, tag: Tag) -> bool:
    """Whether an element that stands in text elsewhere holds blocks here: its tag has the line for itself."""
    if line.text[tag.end :].strip() or tag.kind == "single":
        return False
    if state.paragraph is not None and (
        tag.kind == "open" or any(f"<{tag.name}" in written.lower() for written in state.paragraph)
    ):
        return False
    if tag.kind == "close":
        return any(isinstance(each, Markup) and each.tag == tag.name for each in state.stack)
    return tag.name not in VOID and state.ends.has(line.number, len(line.text) - line.first)


def _start(state: State, line: Line, tag: Tag) -> None:
    """Begin the element of a tag."""
    name = tag.name
    has_end = state.ends.has(line.number, len(line.text) - line.first)
    state.close(state.depth)
    if isinstance(state.stack[-1], Items):  # what ends without a tag may stand around the list
        state.close(len(state.stack) - 1)
    while True:
        inner = state.stack[-1]
        if not isinstance(inner, Markup):
            break
        if name not in (BLOCKS if inner.tag == "p" else ENDED_BY.get(str(inner.tag), ())):
            break
        state.close(len(state.stack) - 1)
    state.parts.meet_html(tag)
    element = element_of(tag)
    state.begin().append(element)
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
                state.verbatim = raw
                line.move(len(line.text))
        return
    is_inside = any(isinstance(each, Markup) for each in state.stack)
    may_be_open = name in ENDED_BY and (is_inside or name == "p")
    if not has_end and not may_be_open:
        state.parts.note("html-unclosed", f"<{name}>", written)
    kind = OpenMarkup if not has_end and (name == "p" or not may_be_open) else Markup
    state.open(kind(element, is_inline=name in OF_TEXT or not line.is_blank))


def _end(state: State, tag: Tag, written: str) -> None:
    """End the element of an end tag."""
    state.parts.meet_html(tag)
    for index in range(len(state.stack) - 1, 0, -1):
        container = state.stack[index]
        if isinstance(container, Markup):
            if container.tag == tag.name:
                state.close(index)
                return
        elif index < state.depth and isinstance(container, (Quote, Item, Indented)):
            break
    state.parts.note("html-unopened", f"</{tag.name}>", written)

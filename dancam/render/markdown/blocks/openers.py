"""What can begin a block: by the sign that its line begins with, a function that begins it or says no."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from typing import Literal
from xml.etree.ElementTree import SubElement

from dancam.render.markdown.blocks.containers import Indented, Item, Items, Quote, read_quote
from dancam.render.markdown.blocks.line import TAB, Line
from dancam.render.markdown.blocks.rows import is_rule
from dancam.render.markdown.blocks.state import State
from dancam.render.markdown.blocks.verbatim import FENCE, Fence, Note, Until
from dancam.render.markdown.places import bare

Outcome = Literal["block", "container"] | None
"""What began: a block to which all of the line belongs; a container, with the rest of the line in it; nothing."""

_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_HEADING_END = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
_BREAK = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_MARK = re.compile(r"(?:([*+-])|(\d{1,9})([.)]))([ \t]+|$)")
_FOOTNOTE = re.compile(r"\[\^([^\]\n]+)\]:[ \t]*(.*)")
_DEFINITION = re.compile(r":[ ]{1,3}(?=\S)")
# Who writes more than one word, or letters that no kind has, means a sentence.
_ADMONITION = re.compile(r"!!! ?([a-zA-Z][a-zA-Z0-9_-]*(?:(?: +[a-zA-Z0-9_-]+)*(?= +\"))?)(?: +\"(.*?)\")?[ \t]*$")
_END_OF_DIRECTIVE = re.compile(r"[ >]*:::+[ \t]*")


def _quote(state: State, line: Line) -> Outcome:
    element = SubElement(state.begin(), "blockquote")
    state.open(Quote(element, line.indent))
    read_quote(line)
    return "container"


def _heading(state: State, line: Line) -> Outcome:
    mark = _HEADING.match(line.rest)
    if mark is None:
        return None
    heading = SubElement(state.begin(), f"h{len(mark[1])}")
    heading.text = _HEADING_END.sub("", line.rest[mark.end() :]).strip(" \t")
    return "block"


def _underline(state: State, line: Line) -> Outcome:
    """Make a heading of the paragraph above a line of `=` or `-`."""
    mark = _UNDERLINE.match(line.rest) if state.is_in_paragraph else None
    if mark is None:
        return None
    lines = state.take_paragraph()
    if not lines:  # it only defined something
        return None
    heading = SubElement(state.stack[-1].element, "h1" if mark[1][0] == "=" else "h2")
    heading.text = "\n".join(lines).strip(" \t")
    return "block"


def _dash(state: State, line: Line) -> Outcome:
    return _underline(state, line) or _break(state, line) or _item(state, line)


def _break_or_item(state: State, line: Line) -> Outcome:
    return _break(state, line) or _item(state, line)


def _break(state: State, line: Line) -> Outcome:
    if _BREAK.match(line.rest) is None:
        return None
    SubElement(state.begin(), "hr")
    return "block"


def _item(state: State, line: Line) -> Outcome:
    mark = _MARK.match(line.rest)
    if mark is None:
        return None
    bullet, number, kind, blanks = mark.groups()
    is_empty = mark.end() == len(line.rest)
    if state.is_in_paragraph:
        if is_empty or (number and int(number) != 1):
            return None
        assert state.paragraph is not None
        if "|" in line.rest and is_rule(state.paragraph[-1], line.rest):
            return None
    kind = bullet or kind
    width = len(mark[0]) - len(blanks)
    width += len(blanks) if not is_empty and len(blanks) <= TAB else 1
    indent = line.indent
    inner = state.stack[state.depth - 1]
    if not isinstance(inner, Items) or inner.kind != kind:
        items = SubElement(state.begin(), "ol" if number else "ul")
        if number and int(number) != 1:
            items.set("start", str(int(number)))
        state.open(Items(items, kind, indent))
    item = SubElement(state.begin(is_item=True), "li")
    state.open(Item(item, indent + width))
    line.move(min(line.first + width, len(line.text)))
    return "container"


def _fence(state: State, line: Line) -> Outcome:
    mark = FENCE.match(line.rest)
    if mark is None:
        return None
    element = state.begin()
    fence, info = (mark[1], mark[2]) if mark[1] else (mark[3], mark[4])
    tell = functools.partial(state.parts.note, "fence-open", "", line.rest)
    info = bare(info)
    state.verbatim = Fence(element, fence, info, line.indent, tell, is_outermost=len(state.stack) == 1)
    return "block"


def _colon(state: State, line: Line) -> Outcome:
    return _directive(state, line) if line.rest.startswith(":::") else _definition(state, line)


def _directive(state: State, line: Line) -> Outcome:
    directives = state.parts.directives
    start = directives.start(line.rest) if directives else None
    if directives is None or start is None:
        return None
    last, has_end = line.number, False
    for number, text in enumerate(state.lines[state.index :], state.index + 1):
        if ":::" in text:
            has_end = _END_OF_DIRECTIVE.fullmatch(text) is not None
            if has_end:
                last = number
            if has_end or directives.start(text.lstrip(" \t>")):
                break
    if not has_end:  # it ends with its block
        while last < len(state.lines) and state.lines[last].strip(" \t>"):
            last += 1
    make = functools.partial(directives.make, state.begin(), start)
    if last == line.number:
        make("")
    else:
        state.verbatim = Until(last, make, has_end=has_end)
    return "block"


def _definition(state: State, line: Line) -> Outcome:
    """Begin the definition of the terms above."""
    mark = _DEFINITION.match(line.rest)
    if mark is None:
        return None
    is_loose = state.is_behind_blank
    if state.is_in_paragraph:
        terms = state.take_paragraph()
        if not terms:
            return None
        parent = state.stack[-1].element
    else:
        inner = state.stack[state.depth - 1]
        parent = state.stack[state.depth - 2].element if isinstance(inner, Items) else inner.element
        above = parent[-1] if len(parent) else None
        terms = []
        if above is not None and above.tag == "p" and not above.attrib and is_loose:
            terms = (above.text or "").split("\n")
            parent.remove(above)
        elif above is None or above.tag != "dl":
            return None
        elif state.paragraph and state.lazy and state.stack[state.depth].element.tag == "dd":
            terms = [state.paragraph.pop()]  # the line between two definitions is the term of the second
        state.begin()
    items = parent[-1] if len(parent) and parent[-1].tag == "dl" else SubElement(parent, "dl")
    for term in terms:
        SubElement(items, "dt").text = term.strip(" \t")
    definition = SubElement(items, "dd")
    state.open(Indented(definition, min(line.indent + len(mark[0]), TAB), is_loose=is_loose))
    line.move(line.first + len(mark[0]))
    return "container"


def _footnote(state: State, line: Line) -> Outcome:
    mark = _FOOTNOTE.match(line.rest)
    if mark is None:
        return None
    state.begin()
    number = state.first and state.first + line.number - 1
    state.verbatim = Note(mark[2], lambda text: state.parts.define_footnote(mark[1], text, number))
    return "block"


def _admonition(state: State, line: Line) -> Outcome:
    mark = _ADMONITION.match(line.rest)
    if mark is None:
        return None
    kind, title = " ".join(mark[1].lower().split()), mark[2]
    element = SubElement(state.begin(), "div", {"class": f"admonition {kind}"})
    if title is None:
        name = kind.split(" ", 1)[0]
        title = state.parts.titles.get(name) or name.capitalize()
    if title:
        SubElement(element, "p", {"class": "admonition-title"}).text = title
    state.open(Indented(element))
    line.move(len(line.text))
    return "container"


OPENERS: Mapping[str, Callable[[State, Line], Outcome]] = {
    ">": _quote,
    "#": _heading,
    "=": _underline,
    "-": _dash,
    "*": _break_or_item,
    "+": _item,
    "_": _break,
    **dict.fromkeys("0123456789", _item),
    "`": _fence,
    "~": _fence,
    ":": _colon,
    "[": _footnote,
    "!": _admonition,
}

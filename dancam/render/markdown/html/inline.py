"""Tags within a text become elements of the tree.

Each tag stands in the tree at first as a mark of its own, since Markdown knows only the text in which it is. When all
texts are read, an opening mark and its closing one become an element around what stands between them. One that is left
open ends with what it stands in; one that closes nothing goes. Both are told.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections import Counter
from typing import NamedTuple
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import HtmlInlineProcessor
from markdown.treeprocessors import Treeprocessor

from dancam.content.elements import KNOWN, is_element
from dancam.render.markdown.cleaner import TAGS, Cleaner
from dancam.render.markdown.html.tags import (
    ENDED_BY,
    HIDDEN,
    Tag,
    cdata_at,
    comment_at,
    declaration_at,
    instruction_at,
    mark_among,
    tag_at,
)

# Signs that no name of an element begins with.
OPEN, CLOSE = "<", "</"
# What looks like a tag and is none: a name, and no sign of an address in it.
_LIKE_A_TAG = re.compile(r"<(/?[^\W\d_][^\s<>/@:]*)(?=[\s>/])[^<>@]{0,300}>")
_LONGEST = 60
# Elements of text within elements of text say nothing any more long before, and programs that walk a tree need a bound.
_DEEPEST = 40


class Met(NamedTuple):
    """What was met in a text."""

    found: Element | str
    """The element that stands for it; a text where nothing is left of it."""
    end: int
    """Index behind it."""


def element_of(tag: Tag) -> Element:
    """Return a tag as an element; its values are written as in the text of HTML, as all are in the tree."""
    return Element(tag.name, {name: value.replace("&", "&amp;") for name, value in tag.attributes.items()})


class InlineHtml:
    """Reads the HTML within a text."""

    def __init__(self, cleaner: Cleaner) -> None:
        """Take the cleaner, which collects the remarks."""
        self.cleaner = cleaner
        self.is_met = False
        """Whether the body has any HTML."""
        self.strange: set[str] = set()
        """Names that HTML does not know, of tags that were read as such: so their end tags are, too."""

    def start(self) -> None:
        """Forget the last body."""
        self.is_met = False
        self.strange.clear()

    def meet(self, tag: Tag) -> None:
        """Remember that the body has a tag."""
        self.is_met = True
        if tag.name not in KNOWN:
            self.strange.add(tag.name)

    def at(self, text: str, start: int) -> Met | None:
        """Return what HTML begins at an index; None where none does: it is text.

        Args:
            text: The text.
            start: Index of a `<`.
        """
        following = text[start + 1 : start + 2]
        if following == "!":
            end = comment_at(text, start) or declaration_at(text, start)
            if end is not None:
                return Met("", end)
            if text.startswith("<!--", start):
                self.cleaner.note("html-shown", "<!--", text[start : start + _LONGEST])
            end = cdata_at(text, start)
            return None if end is None else Met(text[start + 9 : end - 3], end)
        if following == "?":
            end = instruction_at(text, start)
            if end is None:
                return None
            self.cleaner.note("html-dropped", "<?", text[start:end])
            return Met("", end)
        tag = tag_at(text, start)
        if tag is None or not (_is_markup(tag) or (tag.kind == "close" and tag.name in self.strange)):
            self._tell_text(text, start)
            return None
        return self._of(tag, text)

    def _of(self, tag: Tag, text: str) -> Met:
        self.meet(tag)
        if tag.kind == "close":
            return Met(Element(CLOSE + tag.name, tag.attributes), tag.end)
        element = element_of(tag)
        end = tag.end
        if tag.kind == "open":
            if tag.name in HIDDEN:
                end = _end_of_hidden(text, tag)
            else:
                element.tag = OPEN + tag.name
        return Met(element, end)

    def _tell_text(self, text: str, start: int) -> None:
        """Tell of what stands in brackets as tags do and is shown as text; `a<b và c>d` compares."""
        like = _LIKE_A_TAG.match(text, start) if not text[start - 1 : start].isalnum() else None
        if like:
            self.cleaner.note("html-shown", f"<{like[1][:_LONGEST]}>", like[0])


def _is_markup(tag: Tag) -> bool:
    """Whether a tag is one, and not words in brackets, as in `<Ten co quan>`."""
    return is_element(tag.name, tag.attributes)


def _end_of_hidden(text: str, tag: Tag) -> int:
    """Return where an element ends whose content nobody shall see; behind its tag, if it is left open."""
    ends = _ends_of_hidden(text, tag.name)
    number = bisect.bisect_left(ends, (tag.end, 0))
    return ends[number][1] if number < len(ends) else tag.end


@functools.lru_cache(maxsize=4)
def _ends_of_hidden(text: str, name: str) -> list[tuple[int, int]]:
    return [each.span() for each in re.finditer(rf"</{name}\b[^<>]*>", text, re.IGNORECASE)]


class Tags(HtmlInlineProcessor):
    """The library's pattern for tags, comments and the like."""

    def __init__(self, md: markdown.Markdown, given: InlineHtml) -> None:
        super().__init__(r"<(?=[^\W\d_]|[/!?])", md)
        self.given = given

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """Return what stands for the HTML at a match, where it begins and where it ends."""
        met = self.given.at(data, m.start())
        if met is None:
            return None, None, None
        if isinstance(met.found, Element):
            for name, value in met.found.items():
                met.found.set(name, self.backslash_unescape(self.unescape(value)))
        return met.found, m.start(), met.end


class Pairs(Treeprocessor):
    """Makes elements of the marks in a tree."""

    def __init__(self, md: markdown.Markdown, given: InlineHtml) -> None:
        super().__init__(md)
        self.given = given

    def run(self, root: Element) -> None:
        """Make elements of the marks below an element."""
        if not self.given.is_met:
            return
        left_open: Counter[str] = Counter()
        unopened: list[Element] = []
        for parent in [each for each in root.iter() if any(child.tag[0] == OPEN for child in each)]:
            _Pairing(parent, self.given.cleaner, left_open, unopened).run()
        for each in unopened:
            name = each.tag[len(CLOSE) :]
            if left_open[name]:  # it is told already
                left_open[name] -= 1
            else:
                self.given.cleaner.note("html-unopened", f"</{name[:_LONGEST]}>", mark_among(each.attrib))


class _Pairing:
    """Pairs the marks below one parent."""

    def __init__(self, parent: Element, cleaner: Cleaner, left_open: Counter[str], unopened: list[Element]) -> None:
        self.parent = parent
        self.cleaner = cleaner
        self.left_open = left_open
        """How many of each name are left open."""
        self.unopened = unopened
        """The closing marks that close nothing."""
        self.open: list[Element] = []
        """The elements that are open, the innermost last."""
        self.names: Counter[str] = Counter()
        """How many of each name are open."""

    def run(self) -> None:
        children = list(self.parent)
        del self.parent[:]
        for child in children:
            tail, child.tail = child.tail, None
            if child.tag.startswith(CLOSE):
                self._close(child)
            else:
                self._put(child)
            if tail:
                _add_text(self._inner(), tail)
        for each in self.open:
            self._tell_open(each)

    def _inner(self) -> Element:
        """Return the element in which things stand: the innermost, but for those that are nested without end."""
        return self.open[min(len(self.open), _DEEPEST) - 1] if self.open else self.parent

    def _put(self, child: Element) -> None:
        is_open = child.tag[0] == OPEN
        if is_open:
            child.tag = child.tag[len(OPEN) :]
        while self.open and child.tag in ENDED_BY.get(self.open[-1].tag, ()):
            self.names[self.open.pop().tag] -= 1
        if not is_open or len(self.open) < _DEEPEST:
            self._inner().append(child)
        if is_open:
            self.open.append(child)
            self.names[child.tag] += 1

    def _close(self, mark: Element) -> None:
        name = mark.tag[len(CLOSE) :]
        if not self.names[name]:
            self.unopened.append(mark)
            return
        while True:
            ended = self.open.pop()
            self.names[ended.tag] -= 1
            if ended.tag == name:
                return
            self._tell_open(ended)

    def _tell_open(self, element: Element) -> None:
        name = element.tag
        self.left_open[name] += 1
        if name in TAGS and name not in ENDED_BY:
            self.cleaner.note("html-unclosed", f"<{name}>", mark_among(element.attrib))


def _add_text(parent: Element, text: str) -> None:
    """Put a text behind all that stands in an element."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text

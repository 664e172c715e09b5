"""HTML by its meaning: two texts of HTML mean the same where browsers show and read out the same.

A browser's own parser (html5ever, by nh3) makes the tree. Blanks that no browser shows are gone, entities are the
characters they stand for, addresses are without their percent signs, and of attributes only those stay that say
something to readers.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote

import nh3

from dancam.render.markdown.cleaner import TAGS

# What an element says to readers besides its text. What the theme adds (how a picture is loaded, identifiers of
# headings, how a table is scrolled) is left out.
_SAYING = {
    "*": {"title", "class", "lang", "dir"},
    "a": {"href"},
    "blockquote": {"cite"},
    "img": {"src", "alt"},
    "input": {"checked", "type"},
    "li": {"value"},
    "ol": {"start", "type", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "time": {"datetime"},
    "video": {"src", "poster"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_ADDRESSES = frozenset(("href", "src", "poster", "cite"))
_EMPTY = frozenset(("br", "col", "hr", "img", "input"))
_WITHIN_TEXT = frozenset(
    ("a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "img", "input", "ins", "kbd", "mark", "q", "s")
)
_WITHIN_TEXT |= {"samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# What browsers show as one blank or none; a no-break space is none of these.
_BLANKS = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class Element:
    """An element."""

    tag: str
    """Its name."""
    attributes: dict[str, str] = field(default_factory=dict)
    """Its attributes that say something."""
    children: list[Element | str] = field(default_factory=list)
    """Elements and texts in it."""

    @property
    def is_block(self) -> bool:
        """Whether it begins on a line of its own."""
        return self.tag not in _WITHIN_TEXT

    def elements(self) -> Iterator[Element]:
        """Yield it and all elements in it."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.elements()

    def text(self) -> str:
        """Return the text in it."""
        return "".join(each if isinstance(each, str) else each.text() for each in self.children)


class _Builder(HTMLParser):
    """Makes a tree of HTML that is well formed."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("body")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: _value(name, value or "") for name, value in sorted(attrs)})
        if tag == "img":
            element.attributes.setdefault("alt", "")
        self._open[-1].children.append(element)
        if tag not in _EMPTY:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _EMPTY:
            del self._open[-1]

    def handle_data(self, data: str) -> None:
        children = self._open[-1].children
        if children and isinstance(children[-1], str):
            children[-1] += data
        else:
            children.append(data)


def _value(name: str, value: str) -> str:
    return unquote(value).strip() if name in _ADDRESSES else " ".join(value.split())


def tree_of(html: str) -> Element:
    """Return the tree of a piece of HTML, by its meaning; a text between its blocks is a paragraph.

    Tags that a body cannot have are not in it, their texts are; of scripts and styles nothing is.
    """
    builder = _Builder()
    builder.feed(_clean(re.sub(r"<(/?)h1\b", r"<\1h2", html, flags=re.IGNORECASE).strip()))
    builder.close()
    _tidy(builder.root)
    _in_paragraphs(builder.root)
    return builder.root


def _clean(html: str) -> str:
    return nh3.clean(
        html, tags=set(TAGS) | {"input"}, attributes=_SAYING, url_schemes=_SCHEMES, link_rel=None, strip_comments=True
    )


def _tidy(element: Element) -> None:
    """Leave out the blanks that no browser shows, below an element."""
    if element.tag == "pre":
        return
    tidied: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str):
            tidied.append(_BLANKS.sub(" ", child))
            continue
        _tidy(child)
        if child.tag == "div" and child.attributes.get("class") == "table":  # only scrolls
            tidied += child.children
        elif child.tag != "p" or child.children:  # an empty paragraph is nothing
            tidied.append(child)
    if element.is_block:
        _trim(tidied)
    element.children = [each for each in tidied if each != ""]


def _trim(children: list[Element | str]) -> None:
    """Leave out the blanks at the beginning and end of each line."""
    for number, child in enumerate(children):
        if isinstance(child, str):
            before = children[number - 1] if number else None
            behind = children[number + 1] if number + 1 < len(children) else None
            if before is None or _breaks(before):
                child = child.lstrip(" ")
            if behind is None or _breaks(behind):
                child = child.rstrip(" ")
            children[number] = child


def _breaks(neighbour: Element | str) -> bool:
    return isinstance(neighbour, Element) and (neighbour.is_block or neighbour.tag == "br")


def as_published(root: Element) -> Element:
    """Return the tree of any HTML with what dancam does with every body.

    Headings have no steps left out, and a picture alone is a figure with its title as the caption.

    Args:
        root: The tree; it is changed.
    """
    _in_steps(each for each in root.elements() if each.tag in _HEADINGS)
    for paragraph in list(root.elements()):
        if paragraph.tag == "p" and len(paragraph.children) == 1:
            picture = paragraph.children[0]
            if isinstance(picture, Element) and picture.tag == "img":
                paragraph.tag = "figure"
                caption = picture.attributes.pop("title", "")
                if caption:
                    paragraph.children.append(Element("figcaption", children=[caption]))
    return root


def _in_paragraphs(root: Element) -> None:
    """Put what stands between the outermost blocks into paragraphs."""
    children: list[Element | str] = []
    for is_block, some in itertools.groupby(root.children, lambda child: isinstance(child, Element) and child.is_block):
        run = list(some)
        children += run if is_block else [Element("p", children=run)]
    root.children = children


def _in_steps(headings: Iterable[Element]) -> None:
    """Leave out no level of headings, beginning with the second: the first is the headline of the page."""
    above: list[int] = []
    for heading in headings:
        level = int(heading.tag[1])
        above = [each for each in above if each < level]
        above.append(level)
        heading.tag = f"h{min(len(above) + 1, 6)}"


def outline(element: Element, depth: int = 0) -> str:
    """Return a tree as text, an element or a text on a line, for people to compare."""
    lines = []
    for child in element.children:
        if isinstance(child, str):
            lines.append(f"{'  ' * depth}{child!r}")
        else:
            values = "".join(f" {name}={value!r}" for name, value in sorted(child.attributes.items()))
            lines += [f"{'  ' * depth}<{child.tag}{values}>", outline(child, depth + 1)]
    return "\n".join(line for line in lines if line)

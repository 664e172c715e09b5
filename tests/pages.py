"""A strict reader of HTML pages: what a browser would have to mend is a mistake, as it may mend it otherwise."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
# What cannot hold blocks: a browser ends it where one begins.
_NO_BLOCKS = HEADINGS | {"p"}
_BLOCKS = _NO_BLOCKS | {
    *("address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form"),
    *("header", "hr", "main", "nav", "ol", "pre", "section", "table", "ul"),
}


class StrictPage(HTMLParser):
    """One page: its mistakes, identifiers, addresses and scripts."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__(convert_charrefs=True)
        self.mistakes: list[str] = []
        self.ids: Counter[str] = Counter()
        self.anchors: list[str] = []
        self.addresses: list[str] = []
        self.scripts: list[dict[str, str | None]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.mistakes += [f"<{tag}> is never closed" for tag in self._open]
        self.mistakes += [f"id {name!r} {count} times" for name, count in self.ids.items() if count > 1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of a tag."""
        line = self.getpos()[0]
        names = Counter(name for name, _ in attrs)
        self.mistakes += [f"line {line}: {name} twice in <{tag}>" for name, count in names.items() if count > 1]
        self.mistakes += [f"line {line}: {name} in <{tag}>" for name in names if name.startswith("on")]
        if tag in _BLOCKS and (inside := _NO_BLOCKS & set(self._open)):
            self.mistakes.append(f"line {line}: <{tag}> in {sorted(inside)}")
        if tag == "a" and "a" in self._open:
            self.mistakes.append(f"line {line}: a link in a link")
        given = dict(attrs)
        if "id" in given:
            self.ids[given["id"] or ""] += 1
        if tag == "script":
            self.scripts.append(given)
        for name in ("href", "src"):
            address = given.get(name)
            if address is not None:
                (self.anchors if address.startswith("#") else self.addresses).append(address)
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Take note of an end."""
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.mistakes.append(f"line {self.getpos()[0]}: </{tag}> in {self._open[-3:]}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of what HTML does not have."""
        self.mistakes.append(f"line {self.getpos()[0]}: <{tag}/>")
        self.handle_starttag(tag, attrs)

"""Random bodies with much HTML, right and wrong: any element in any other one, with any attributes."""

from __future__ import annotations

from random import Random

# fmt: off
_NAMES = (
    "a", "abbr", "b", "blockquote", "br", "button", "caption", "center", "cite", "code", "col", "colgroup", "dd", "del",
    "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "font", "form", "h1", "h2", "h3", "h4", "h6",
    "hr", "i", "iframe", "img", "input", "ins", "kbd", "li", "mark", "noscript", "object", "ol", "option", "p", "pre",
    "q", "s", "samp", "script", "section", "select", "small", "source", "span", "strong", "style", "sub", "summary",
    "sup", "svg", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "time", "title", "tr", "u", "ul", "var",
    "video", "xmp", "o:p", "foo",
)
_TABLE = ("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "tr", "tr", "td", "td", "td", "th")
_OTHERS = ("ul", "ol", "li", "dl", "dt", "dd", "details", "summary", "figure", "figcaption", "p", "a", "b", "div", "h3")
_ATTRIBUTES = (
    "id=x", "id=x", "id=y", "id=''", "id='a b'", "id=page-top", "class='a b'", "class=''", "title='T \"x\"'",
    "lang=vi", "lang=vi-VN", "lang=xx", "lang='tiếng Việt'", "lang=''", "dir=rtl", "dir=up", "style='color:red'",
    "onclick=x()", "href=a.md", "href='a b.md'", "href='https://x.vn/a b'", "href='http://'", "href='https://x:y/'",
    "href='//x|y'", "href='mailto:a b@c'", "href='#a b'", "href='http://[x'", "href='https://x.vn/[a]{b}'", "href=''",
    "href='#%zz'", "href='javascript:x'", "href='http:x'", "href='tel:0 9'", "href='https://x.vn/?a=1&copy=2'",
    "href='https://a..b/'", "hreflang=vi", "hreflang=q", "src=a.png", "src='a b.png'", "src=''", "alt=A", "alt",
    "width=3", "width='100%'", "width=3px", "height=-1", "height=auto", "loading=lazy", "loading=fast",
    "decoding=async", "decoding=x", "colspan=2", "colspan=0", "colspan=99999999", "colspan=3", "rowspan=2",
    "rowspan=0", "rowspan=70000", "rowspan=x", "headers=x", "headers='x y'", "scope=row", "scope=both", "abbr=A",
    "span=2", "span=0", "start=3", "start=ba", "start=-2", "type=a", "type=disc", "type=I", "reversed", "reversed=no",
    "value=3", "value=x", "open", "open=yes", "controls", "controls=off", "preload=none", "preload=all",
    "poster=a.png", "datetime=2026-02-28", "datetime=2026-02-30", "datetime='hôm qua'",
    "datetime=2026-02-28T07:00+07:00", "cite='https://x.vn/a b'", "cite='x y'", "name=x", "align=center", "border=1",
    "markdown=1", "data-x=1", "role=button", "tabindex=0", "checked", "hidden",
)
_WORDS = (
    "Bà con xã Hải Lộc", "ra đồng", "*nạo vét*", "**kênh**", "`mã`", "[tin](a.md)", "![ảnh](a.png)", "2026-02-28",
    "3 < 5 và 7 > 2", "a &amp; b", "\n\n", "\n\n", "\n", "\n- một\n- hai\n", "\n## Mục\n", "<!-- x -->", "[^1]",
    "\n> trích\n", "\n| a | b |\n|---|---|\n| 1 | 2 |\n", "&nbsp;", "  \n", "{: .x }", "<https://x.vn/a>", "", "",
)
# fmt: on


class MarkupWriter:
    """Writes bodies by chance, each number its own."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)

    def body(self) -> str:
        """Return a body."""
        chance = self.chance
        names = chance.choice((_NAMES, _NAMES, _TABLE, _OTHERS, (*_TABLE, *_OTHERS)))
        text = "".join(self.element(names, 0) for _ in range(chance.randint(1, 5)))
        for _ in range(chance.choice((0, 0, 0, 1, 3))):
            start = chance.randint(0, len(text))
            text = text[:start] + text[start + chance.choice((0, 1, 5, 20)) :]
        return text + chance.choice(("", "", "\n\n[^1]: Ghi chú\n"))

    def element(self, names: tuple[str, ...], depth: int) -> str:
        """Return an element of one of some names, with what stands in it."""
        chance = self.chance
        name = chance.choice(names)
        gap = chance.choice(("", "", "\n", "\n\n", " "))
        attributes = "".join(f" {chance.choice(_ATTRIBUTES)}" for _ in range(chance.choice((0, 0, 0, 1, 2, 4))))
        inner = "".join(
            self.element(names, depth + 1) if depth < 5 and chance.random() < 0.6 else chance.choice(_WORDS)
            for _ in range(chance.choice((0, 1, 1, 2, 3)))
        )
        end = chance.choice((f"</{name}>",) * 9 + ("", f"</{chance.choice(names)}>"))
        return f"{gap}<{name}{attributes}{chance.choice(('', '', '', '/'))}>{gap}{inner}{end}{gap}"

"""The elements that HTML has or once had: a tag of another name may be words in brackets."""

from __future__ import annotations

from collections.abc import Mapping

# fmt: off
VOID = frozenset([
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
    "meta", "param", "source", "track", "wbr",
])
"""Elements without an end tag."""
BLOCKS = frozenset([
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup",
    "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "iframe", "legend", "li",
    "link", "listing", "main", "marquee", "menu", "menuitem", "nav", "noembed", "noframes", "noscript", "object", "ol",
    "optgroup", "option", "p", "param", "plaintext", "pre", "script", "search", "section", "style", "summary", "table",
    "tbody", "td", "textarea", "tfoot", "th", "thead", "title", "tr", "track", "ul", "xmp",
])
"""Elements whose tag at the start of a line begins a block: those of CommonMark, and others that hold blocks."""
KNOWN = BLOCKS | VOID | frozenset([
    "a", "abbr", "acronym", "animate", "applet", "audio", "b", "bdi", "bdo", "big", "blink", "button", "canvas",
    "circle", "cite", "clippath", "code", "data", "datalist", "defs", "del", "desc", "dfn", "ellipse", "em", "font",
    "foreignobject", "g", "i", "image", "ins", "isindex", "kbd", "label", "line", "lineargradient", "map",
    "mark", "marker", "mask", "math", "meter", "mfrac", "mi", "mn", "mo", "mrow", "mstyle", "msub", "msup", "mtable",
    "mtd", "mtext", "mtr", "multicol", "nextid", "nobr", "output", "path", "pattern", "picture", "polygon", "polyline",
    "progress", "q", "radialgradient", "rb",
    "rect", "rp", "rt", "rtc", "ruby", "s", "samp", "select", "semantics", "slot", "small", "spacer", "span", "stop",
    "strike", "strong", "sub", "sup", "svg", "symbol", "template", "text", "time", "tspan", "tt", "u", "use", "var",
    "video", "xml",
])
"""All elements that HTML has or once had, with the drawings and formulas in it."""
# fmt: on


def is_element(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether a tag is one, and not words in brackets, as in `<Ten co quan>`.

    Args:
        name: Its name, in small letters.
        attributes: Its attributes with their values; empty for one without a value.
    """
    return name in KNOWN or ":" in name or ("-" in name and bool(attributes)) or any(attributes.values())

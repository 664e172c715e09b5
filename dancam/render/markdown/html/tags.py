"""Tags of HTML in a text: what one says, and where it ends.

They are read as CommonMark reads them, and a little more kindly, as browsers do. A `<` with which no tag begins is a
sign like any other: `a<b`, `<3`, `Kính gửi <Tên cơ quan>`.
"""

from __future__ import annotations

import functools
import html
from collections.abc import Mapping
from typing import Literal, NamedTuple

from dancam.content.elements import VOID
from dancam.patterns import lazy
from dancam.render.markdown.places import ATTRIBUTE, MARK, number_in

HIDDEN = frozenset(["script", "style"])
"""Elements whose content nobody shall see: it is no text for people."""
# Attributes that stand without a value.
# fmt: off
_BARE = frozenset([
    "allowfullscreen", "allowpaymentrequest", "alt", "async", "autofocus", "autoplay", "checked", "class", "compact",
    "contenteditable", "controls", "crossorigin", "declare", "default", "defer", "disabled", "download", "draggable",
    "formnovalidate", "hidden", "href", "id", "inert", "ismap", "itemscope", "loop", "markdown", "multiple", "muted",
    "name", "nohref", "nomodule", "noresize", "noshade", "novalidate", "nowrap", "open", "playsinline", "popover",
    "readonly", "required", "reversed", "seamless", "selected", "spellcheck", "src", "start", "style", "title", "type",
    "typemustmatch", "value",
])
# fmt: on

_PARTS = frozenset(["thead", "tbody", "tfoot"])
ENDED_BY = {
    "p": frozenset(["p"]),
    "li": frozenset(["li"]),
    "dt": frozenset(["dt", "dd"]),
    "dd": frozenset(["dt", "dd"]),
    "td": frozenset(["td", "th", "tr", *_PARTS]),
    "th": frozenset(["td", "th", "tr", *_PARTS]),
    "tr": frozenset(["tr", *_PARTS]),
    "caption": frozenset(["tr", "colgroup", "col", *_PARTS]),
    "colgroup": frozenset(["tr", *_PARTS]),
    "thead": _PARTS,
    "tbody": _PARTS,
    "tfoot": _PARTS,
    "option": frozenset(["option", "optgroup"]),
    "optgroup": frozenset(["optgroup"]),
}
"""Elements whose end tag may be left out, with those that end them where they begin."""

Kind = Literal["open", "close", "single"]


class Tag(NamedTuple):
    """A tag in a text."""

    name: str
    """Its name, in small letters."""
    attributes: dict[str, str]
    """Its attributes, names in small letters, entities in values read; of two with one name the first."""
    kind: Kind
    """`open`, `close`, or `single` where nothing stands within: an element without an end tag, or one with `/>`."""
    end: int
    """Index behind it."""


# How many attributes a tag may have: so the time stays in proportion to the text, whatever stands in it.
_MOST = 100
_NAME = r"[a-zA-Z][a-zA-Z0-9]*+(?:[:._-][a-zA-Z0-9]++)*+"
# The quoted end first: what stands between is anything but the sign with which it began.
_VALUE = r"\"[^\"]*+\"|'[^']*+'|[^\s\"'<>`]++"
_ATTRIBUTE_NAME = rf"(?:[a-zA-Z_:][a-zA-Z0-9_.:-]*+|{MARK})"
_START = lazy(
    rf"<({_NAME})((?:(?:(?<=[\"'])|\s++){_ATTRIBUTE_NAME}(?:\s*+=\s*+(?:{_VALUE}))?+){{0,{_MOST}}}+)\s*+(/?)>"
)
_ATTRIBUTE = lazy(rf"({_ATTRIBUTE_NAME})(?:\s*+=\s*+({_VALUE}))?+")
# In an address `&copy=1` is none.
_ENTITY = lazy(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]{0,40};)")
_END = lazy(rf"</({_NAME})(?:\s++({MARK}))?+[^<>]{{0,300}}+>")
_DECLARATION = lazy(r"<!(?:[a-zA-Z]|\[[a-zA-Z])[^<>]{0,300}+>")


def tag_at(text: str, start: int) -> Tag | None:
    """Return the tag that begins at an index; None where none does.

    Args:
        text: The text.
        start: Index of its `<`.
    """
    written = _START.match(text, start)
    if written is None:
        end = _END.match(text, start)
        return Tag(end[1].lower(), {end[2]: ""} if end[2] else {}, "close", end.end()) if end else None
    name = written[1].lower()
    attributes: dict[str, str] = {}
    given = written[2]
    if given and not _read(name, given, attributes):
        return None
    if written[3] or name in VOID:
        return Tag(name, attributes, "single", written.end())
    return Tag(name, attributes, "open", written.end())


def _read(name: str, given: str, attributes: dict[str, str]) -> bool:
    """Read attributes; return whether they are some: `a <b and c> d` has none."""
    has_value = False
    odd = 0
    for each in _ATTRIBUTE.finditer(given):
        key, value = each[1], each[2]
        key = key.lower()
        if value is None:
            value = ""
            is_mark = number_in(key) is not None
            odd += not is_mark and key not in _BARE and not key.startswith("data-") and key != ATTRIBUTE
        else:
            has_value = True
            value = value[1:-1] if value[0] in "\"'" else value
            if name in VOID and each.end() == len(given) and value.endswith("/") and each[2][0] not in "\"'":
                value = value[:-1]  # `<img src=a.png/>`
            if "&" in value:
                value = _ENTITY.sub(lambda entity: html.unescape(entity[0]), value)
        attributes.setdefault(key, value)
    return has_value or not odd


def mark_among(attributes: Mapping[str, str | None]) -> str:
    """Return the text with the mark of an element: as an attribute of its own, or of its attribute list."""
    for name, value in attributes.items():
        if number_in(name) is not None:
            return name
        if name == ATTRIBUTE:
            return value or ""
    return ""


def comment_at(text: str, start: int) -> int | None:
    """Return the index behind the comment that begins at an index; None where none does."""
    if not text.startswith("<!--", start):
        return None
    if text.startswith((">", "->"), start + 4):  # `<!-->` and `<!--->`
        return text.index(">", start) + 1
    return _behind(text, "-->", start + 4)


def instruction_at(text: str, start: int) -> int | None:
    """Return the index behind the instruction for other programs that begins at an index; None where none does."""
    return _behind(text, "?>", start + 2) if text.startswith("<?", start) else None


def cdata_at(text: str, start: int) -> int | None:
    """Return the index behind the marked text, `<![CDATA[…]]>`, that begins at an index; None where none does."""
    return _behind(text, "]]>", start + 9) if text.startswith("<![CDATA[", start) else None


def declaration_at(text: str, start: int) -> int | None:
    """Return the index behind the declaration that begins at an index; None where none does.

    Those of Word are among them, as in `<![if !supportLists]>`.
    """
    if text.startswith("<![CDATA[", start):
        return None
    written = _DECLARATION.match(text, start)
    return written.end() if written else None


def _behind(text: str, sign: str, start: int) -> int | None:
    """Return the index behind the next sign; None where there is none."""
    if _last(text, sign) < start:
        return None
    return text.index(sign, start) + len(sign)


@functools.lru_cache(maxsize=4)
def _last(text: str, sign: str) -> int:
    """Return where a sign stands last: asked once of each text, as there may be thousands of beginnings in it."""
    return text.rfind(sign)

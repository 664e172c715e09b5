"""SVG: elements, comments, style rules, and pictures within. What drawing programs note for themselves is removed.

An element that is not drawn stays as an empty one, so that style rules that count elements still match the same.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

from dancam.images.containers.cleaned import Cleaned
from dancam.images.containers.css import without_comments
from dancam.patterns import lazy

# Of a drawing that is well-formed XML.
_TOKEN = lazy(
    rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>|[^<]+", re.DOTALL
)
_ATTRIBUTE = lazy(rb"\s+([^\s=/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_SVG = b"http://www.w3.org/2000/svg"
_DRAWN = frozenset({b"", _SVG, b"http://www.w3.org/1999/xhtml", b"http://www.w3.org/1998/Math/MathML"})
_READ = frozenset({_SVG, b"http://www.w3.org/1999/xlink"})
# Of the attributes of XML itself; `xml:base` is a path, which browsers do not follow.
_OF_XML = frozenset({b"xml:space", b"xml:lang", b"xml:id"})
# Attributes whose values are no style rules, though they may look like some.
_NO_STYLE = frozenset({b"id", b"class", b"href"})
# The declarations that standards name. Others may say anything.
_DOCTYPE = lazy(
    rb"<!DOCTYPE\s+svg(?:\s+PUBLIC\s+\"-//W3C//DTD SVG [0-9.]{1,8}(?: Basic| Tiny)?//EN\""
    rb"\s+\"http://www\.w3\.org/(?:Graphics/SVG/1\.[0-2]|TR/2001/REC-SVG-20010904)/DTD/svg1[0-2](?:-basic|-tiny)?\.dtd\")?\s*>"
)
_RULES = lazy(rb"<(?:[^\s<>]+:)?style[\s>].*?</(?:[^\s<>]+:)?style\s*>", re.DOTALL)
_XML = b"http://www.w3.org/XML/1998/namespace"
_NO_NAMESPACE = b"urn:x"
_EMBEDDED = lazy(
    rb"(data:image/[^,\"'()<>]*;base64,)((?:[A-Za-z0-9+/=\s]|&#(?:10|13|x[aAdD]);|%[0-9a-fA-F]{2})*)", re.IGNORECASE
)
_ANY_EMBEDDED = lazy(rb"data:image/", re.IGNORECASE)
_LINE_END = lazy(rb"&#(?:10|13|x[aAdD]);")

# What may stand before the first element, and that element.
_ROOT = lazy(rb"(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->|<![dD][^>]*>)*<(?:[\w.-]+:)?svg[\s/>]", re.DOTALL)

_Names = dict[bytes, bytes]
"""Namespaces by prefix."""


def is_svg(head: bytes) -> bool:
    """Whether a file is a drawing by its first bytes, in an encoding that has the letters of ASCII.

    Args:
        head: Its first bytes.
    """
    return _ROOT.match(head) is not None


def cleaned(data: bytes, clean_picture: Callable[[bytes], Cleaned]) -> Cleaned:
    """Return a drawing without comments, metadata and what other programs keep in it; unchanged where it is no XML.

    Args:
        data: The file.
        clean_picture: Cleans a picture that the drawing holds.
    """
    if b"<!entity" in data.lower() or b"\0" in data:  # entities and UTF-16 are not read here
        return Cleaned(data, is_clean=False)
    try:
        ElementTree.fromstring(data)  # noqa: S314 - there is no entity in it that could grow
    except (ElementTree.ParseError, ValueError, LookupError):
        return Cleaned(data, is_clean=False)
    return _Cleaner(clean_picture, b"".join(_RULES.findall(data))).cleaned(data)


class _Cleaner:
    """Cleans one drawing."""

    def __init__(self, clean_picture: Callable[[bytes], Cleaned], rules: bytes) -> None:
        self.clean_picture = clean_picture
        self.rules = rules
        self.prefixes: set[bytes] = set()  # of elements and attributes that stay
        self.is_clean = True

    def cleaned(self, data: bytes) -> Cleaned:
        """Return the drawing without comments and metadata."""
        parts: list[bytes] = []
        scopes: list[_Names] = [{b"xml": _XML}]
        style = 0  # where the rules of the element `style` begin that is open
        emptied = 0  # the depth of the element whose contents are being removed
        for match in _TOKEN.finditer(data):
            token = match[0]
            if token.startswith(b"<?"):
                parts.append(token if token[2:6].split() == [b"xml"] else b"")
            elif token.startswith(b"</"):
                scopes.pop()
                if emptied > len(scopes):
                    emptied = 0
                if style and _local_name(token) == b"style":
                    parts[style:] = [self._pictures(self._rules(parts[style:]))]
                    style = 0
                if not emptied:
                    parts.append(token)
            elif token.startswith(b"<!") and not token.startswith(b"<![CDATA["):
                self.is_clean &= token.startswith(b"<!--") or b"[" not in token
                parts.append(b"" if token.startswith(b"<!--") else _doctype(token))
            elif token.startswith(b"<") and not token.startswith(b"<!"):
                scope = _scope(token, scopes[-1])
                is_alone = token.endswith(b"/>")
                if not emptied:
                    is_drawn = _is_drawn(token, scope)
                    parts.append(self._pictures(self._tag(token, scope, is_drawn=is_drawn)))
                    if is_drawn and not is_alone and _local_name(token) == b"style":
                        style = len(parts)
                    emptied = 0 if is_drawn or is_alone else len(scopes) + 1
                if not is_alone:
                    scopes.append(scope)
            elif not emptied:
                parts.append(token if style else self._pictures(token))
        return Cleaned(b"".join(map(self._without_unused, parts)), self.is_clean)

    def _rules(self, parts: list[bytes]) -> bytes:
        """Return the contents of an element `style` with empty comments: these may span text of both kinds."""
        self.is_clean &= not any(part.startswith(b"<") and not part.startswith(b"<![CDATA[") for part in parts)
        whole = b"".join(
            part[9:-3].replace(b"&", b"&amp;").replace(b"<", b"&lt;") if part.startswith(b"<![CDATA[") else part
            for part in parts
        )
        emptied = without_comments(whole)
        return b"".join(parts) if emptied == whole else emptied.replace(b"]]>", b"]]&gt;")

    def _tag(self, tag: bytes, scope: _Names, *, is_drawn: bool) -> bytes:
        """Return the tag that opens an element, without attributes that only a drawing program reads."""
        self.prefixes.add(_name(tag).rpartition(b":")[0])

        def kept(match: re.Match[bytes]) -> bytes:
            prefix, _, name = match[1].rpartition(b":")
            if prefix == b"xmlns" or match[1] == b"xmlns":
                is_known = match[2][1:-1] in _DRAWN | _READ | {_XML}
                return match[0] if is_known else match[0].replace(match[2], b'"%s"' % _NO_NAMESPACE)
            if prefix:
                if match[1] not in _OF_XML and scope.get(prefix) not in _READ:
                    return b""
                self.prefixes.add(prefix)
                return match[0]
            if not is_drawn or (name.startswith(b"data-") and name not in self.rules):
                return b""
            if name in _NO_STYLE or name.startswith(b"data-"):
                return match[0]
            value = match[2][1:-1]
            emptied = without_comments(value)
            return match[0] if emptied == value else b' %s="%s"' % (name, emptied.replace(b'"', b"&quot;"))

        return _ATTRIBUTE.sub(kept, tag)

    def _without_unused(self, part: bytes) -> bytes:
        """Return a part of the drawing without the names of namespaces that nothing in it belongs to."""
        if not part.startswith(b"<") or b"xmlns:" not in part or part.startswith(b"<!"):
            return part
        return _ATTRIBUTE.sub(
            lambda match: b"" if match[1][:6] == b"xmlns:" and match[1][6:] not in self.prefixes else match[0], part
        )

    def _pictures(self, text: bytes) -> bytes:
        """Return a part of the drawing with the pictures in it cleaned."""
        if not _ANY_EMBEDDED.search(text):
            return text
        if len(_ANY_EMBEDDED.findall(text)) != len(_EMBEDDED.findall(text)):
            self.is_clean = False
        return _EMBEDDED.sub(self._picture, text)

    def _picture(self, match: re.Match[bytes]) -> bytes:
        try:
            picture = base64.b64decode(unquote_to_bytes(_LINE_END.sub(b"", match[2])))
        except (binascii.Error, ValueError):
            self.is_clean = False
            return match[0]
        clean = self.clean_picture(picture)
        self.is_clean &= clean.is_clean
        return match[0] if clean.data == picture else match[1] + base64.b64encode(clean.data)


def _scope(tag: bytes, outer: _Names) -> _Names:
    """Return the namespaces within an element."""
    own = {
        name.removeprefix(b"xmlns").removeprefix(b":"): value[1:-1]
        for name, value in _ATTRIBUTE.findall(tag)
        if name == b"xmlns" or name.startswith(b"xmlns:")
    }
    return outer | own if own else outer


def _is_drawn(tag: bytes, scope: _Names) -> bool:
    prefix, _, name = _name(tag).rpartition(b":")
    space = scope.get(prefix, b"")
    return space in _DRAWN and not (name == b"metadata" and space in {b"", _SVG})


def _name(tag: bytes) -> bytes:
    """Return the name of an element with its prefix."""
    return tag.strip(b"</>").split(None, 1)[0]


def _local_name(tag: bytes) -> bytes:
    return _name(tag).rpartition(b":")[2]


def _doctype(declaration: bytes) -> bytes:
    """Return the declaration of a document's type where it is a standard one, or was reported for its contents."""
    return declaration if b"[" in declaration or _DOCTYPE.fullmatch(declaration) else b""

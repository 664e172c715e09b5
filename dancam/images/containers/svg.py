"""SVG: elements, comments, and pictures within. What drawing programs note for themselves is removed.

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

# Of a drawing that is well-formed XML.
_TOKEN = re.compile(
    rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>|[^<]+", re.DOTALL
)
_ATTRIBUTE = re.compile(rb"\s+([^\s=/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_SVG = b"http://www.w3.org/2000/svg"
_DRAWN = frozenset({b"", _SVG, b"http://www.w3.org/1999/xhtml", b"http://www.w3.org/1998/Math/MathML"})
_READ = frozenset({_SVG, b"http://www.w3.org/1999/xlink", b"http://www.w3.org/XML/1998/namespace"})
_EMBEDDED = re.compile(
    rb"(data:image/[^,\"'()<>]*;base64,)((?:[A-Za-z0-9+/=\s]|&#(?:10|13|x[aAdD]);|%[0-9a-fA-F]{2})*)", re.IGNORECASE
)
_ANY_EMBEDDED = re.compile(rb"data:image/", re.IGNORECASE)
_LINE_END = re.compile(rb"&#(?:10|13|x[aAdD]);")

# What may stand before the first element, and that element.
_ROOT = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->|<![dD][^>]*>)*<(?:[\w.-]+:)?svg[\s/>]", re.DOTALL)

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
    return _Cleaner(clean_picture).cleaned(data)


class _Cleaner:
    """Cleans one drawing."""

    def __init__(self, clean_picture: Callable[[bytes], Cleaned]) -> None:
        self.clean_picture = clean_picture
        self.is_clean = True

    def cleaned(self, data: bytes) -> Cleaned:
        """Return the drawing without comments and metadata."""
        parts: list[bytes] = []
        scopes: list[_Names] = [{b"xml": b"http://www.w3.org/XML/1998/namespace"}]
        emptied = 0  # the depth of the element whose contents are being removed
        for match in _TOKEN.finditer(data):
            token = match[0]
            if token.startswith(b"<?"):
                parts.append(token if token[2:6].lower() == b"xml " else b"")
            elif token.startswith(b"</"):
                scopes.pop()
                if emptied > len(scopes):
                    emptied = 0
                if not emptied:
                    parts.append(token)
            elif token.startswith(b"<!") and not token.startswith(b"<![CDATA["):
                self.is_clean &= token.startswith(b"<!--") or b"[" not in token
                parts.append(b"" if token.startswith(b"<!--") else token)
            elif token.startswith(b"<") and not token.startswith(b"<!"):
                scope = _scope(token, scopes[-1])
                is_alone = token.endswith(b"/>")
                if not emptied:
                    is_drawn = _is_drawn(token, scope)
                    parts.append(self._pictures(_tag(token, scope, is_drawn=is_drawn)))
                    emptied = 0 if is_drawn or is_alone else len(scopes) + 1
                if not is_alone:
                    scopes.append(scope)
            elif not emptied:
                parts.append(self._pictures(token))
        return Cleaned(b"".join(parts), self.is_clean)

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
    prefix, _, name = tag[1:].rstrip(b"/>").split(None, 1)[0].rpartition(b":")
    space = scope.get(prefix, b"")
    return space in _DRAWN and not (name == b"metadata" and space in {b"", _SVG})


def _tag(tag: bytes, scope: _Names, *, is_drawn: bool) -> bytes:
    """Return the tag that opens an element, without attributes that only a drawing program reads."""

    def kept(match: re.Match[bytes]) -> bytes:
        prefix = match[1].rpartition(b":")[0]
        if prefix == b"xmlns" or match[1] == b"xmlns":
            return match[0]
        is_read = scope.get(prefix, b"") in _READ if prefix else is_drawn
        return match[0] if is_read else b""

    return _ATTRIBUTE.sub(kept, tag)

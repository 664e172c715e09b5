"""Drawings (SVG) of editors: they can run scripts and load from other sites; such drawings are refused."""

from __future__ import annotations

import re
from xml.etree import ElementTree

# Elements that run something, or load another document.
_ACTIVE = frozenset(["script", "foreignobject", "iframe", "object", "embed", "handler", "listener", "audio", "video"])
_MOVING = frozenset(["set", "animate", "animatetransform", "animatemotion"])
_HTML = "{http://www.w3.org/1999/xhtml}"
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp);|$)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"@import|url\(\s*[\"']?\s*(?!#|data:image/(?:png|jpeg|gif|webp);)[^)\s]", re.IGNORECASE)


def danger_in(data: bytes) -> str:
    """Return what makes a drawing dangerous, as it is written there; empty where it only draws.

    What cannot be read as XML is no drawing that a browser would show, and counts as dangerous: `?`.
    """
    if b"<!ENTITY" in data or b"<!entity" in data:
        return "<!ENTITY>"
    if b"<?xml-stylesheet" in data:
        return "<?xml-stylesheet>"
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 - there is no entity in it that could grow
    except (ElementTree.ParseError, ValueError, LookupError):
        return "?"
    return next(filter(None, map(_danger_of, root.iter())), "")


def _danger_of(element: ElementTree.Element) -> str:
    tag = element.tag if isinstance(element.tag, str) else ""
    name = tag.rpartition("}")[2]
    kind = name.lower()
    if kind in _ACTIVE or tag.startswith(_HTML):
        return f"<{name}>"
    for full, value in element.items():
        attribute = full.rpartition("}")[2].lower()
        if attribute.startswith("on"):
            return f"{attribute}="
        if attribute in {"href", "src"} and not _INSIDE.match(value):
            return f"{attribute}={value[:60]!r}"
        if kind in _MOVING and attribute == "attributename" and value.lower().rpartition(":")[2] in {"href", "src"}:
            return f"<{name} attributeName={value!r}>"
        if _ELSEWHERE.search(value):
            return f"{attribute}={value[:60]!r}"
    return "<style>" if kind == "style" and _ELSEWHERE.search(element.text or "") else ""

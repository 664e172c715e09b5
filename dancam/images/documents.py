"""Files of editors that browsers open as pages of the portal: HTML and XML can run scripts there, like drawings."""

from __future__ import annotations

import re

from dancam.images.containers.svg import is_svg
from dancam.images.svg import danger_in

_HTML_NAME = re.compile(r"\.(?:x?html?|xht|shtml?|mht|mhtml|hta|htc)$", re.IGNORECASE)
_XML_NAME = re.compile(r"\.(?:xml|xslt?|xsd|rdf|rss|atom|wsdl|mathml|mml|xul|svgz|kml|gpx)$", re.IGNORECASE)
# What runs something in a page, loads another one into it, or sends what a reader types.
_ACTIVE = re.compile(
    rb"<\s*(?:[\w-]+:)?(?:script|iframe|frame|object|embed|applet|form|base|portal)\b|<meta\b[^>]*http-equiv\s*=\s*[\"']?refresh"
    rb"|[\s/\"']on[a-z]{3,24}\s*=|(?:javascript|vbscript)\s*:|<\?xml-stylesheet|<!ENTITY",
    re.IGNORECASE,
)
_OF_BROWSERS = re.compile(
    rb"http://www\.w3\.org/(?:1999/xhtml|2000/svg|1999/XSL)|<!ENTITY|<\?xml-stylesheet", re.IGNORECASE
)
_LONGEST = 60


def is_document(name: str) -> bool:
    """Whether browsers open files of such a name as pages, though they are no pictures."""
    return _HTML_NAME.search(name) is not None or _XML_NAME.search(name) is not None


def danger_in_document(name: str, data: bytes) -> str:
    """Return what makes a file dangerous of which `is_document` is true; empty where it is only text and data.

    Args:
        name: Its name, or its path.
        data: Its bytes.
    """
    if b"\0" in data:  # in UTF-16, which browsers read
        return "UTF-16"
    if _HTML_NAME.search(name):
        return _active_in(data)
    if is_svg(data) or b"<svg" in data:
        danger = danger_in(data)
        return _active_in(data) or "<svg>" if danger == "?" else danger
    return _active_in(data) if _OF_BROWSERS.search(data) else ""


def _active_in(data: bytes) -> str:
    found = _ACTIVE.search(data)
    return found[0].decode("utf-8", "replace").strip()[:_LONGEST] if found else ""

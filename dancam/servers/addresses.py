"""Addresses for configurations: whatever an editor wrote, nothing in them can mean anything but itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from dancam.servers.policy import Moved

# What browsers leave as it is in the query of an address, besides letters and digits.
_AS_SENT = "!$%&()*+,-./:;=?@[\\]^_`{|}~"
# What may stand in a path in quotes for every server here; all else is written as a regular expression.
_TAME = re.compile(r"[\w/.\-~@+,=&:()% ]*")


def as_sent(query: str) -> str:
    """Return a query as browsers send it: what is percent-encoded already stays so."""
    return quote(query, safe=_AS_SENT)


def target(href: str) -> str:
    """Return the path of a link, percent-encoded to nothing but letters, digits and `/._~%-`."""
    return quote(href, safe="/._~%-")


def is_tame(text: str) -> bool:
    """Whether a text holds nothing that any server may take for more than itself."""
    return _TAME.fullmatch(text) is not None


def literal(text: str) -> str:
    """Return a regular expression for a text, without quotes, blanks, braces, `$` and whatever else is special.

    It fits bytes of UTF-8 and characters alike, as PCRE, RE2 and .NET read it.
    """
    return "".join(
        char if char in _PLAIN or ord(char) > 0x7F else "\\." if char == "." else f"\\x{ord(char):02x}" for char in text
    )


_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-_=&,~@:")


def spellings(path: str) -> tuple[str, ...]:
    """Return the paths by which readers ask for an old address: a folder has three."""
    return (*pages_at(path), path.rstrip("/")) if path.endswith("/") and path.strip("/") else (path,)


def pages_at(path: str) -> tuple[str, ...]:
    """Return the paths of the page at an address; without its slash, a folder leads on to itself."""
    return (path, f"{path}index.html") if path.endswith("/") else (path,)


def spelled_out(moved: Iterable[Moved]) -> list[Moved]:
    """Return old addresses in all their spellings, no path and query twice."""
    found: dict[tuple[str, str], Moved] = {}
    for each in moved:
        for path in spellings(each.path):
            found.setdefault((path, each.query), Moved(path, each.query, each.target))
    return list(found.values())

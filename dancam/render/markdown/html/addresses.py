"""Addresses as they are written in pages: what people type in them by habit is encoded, what leads nowhere is none."""

from __future__ import annotations

import re
from urllib.parse import quote

from dancam.patterns import lazy

# What may stand in an address just so; letters of other alphabets may, too.
_FINE = lazy(r"[a-zA-Z0-9!$&'()*+,./:;=?@_~\u00a1-\ud7ff\uf900-\ufdcf\ufdf0-\uffef-]*")
_ODD = lazy(r"%(?![0-9a-fA-F]{2})|[^a-zA-Z0-9!$&'()*+,./:;=?@_~%\u00a1-\ud7ff\uf900-\ufdcf\ufdf0-\uffef-]")
_DROPPED = lazy(r"[\t\n\r\f]")
_WEB = lazy(r"(?:(https?):[/\\]*|//)(?P<host>[^/\\?#]*)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_HOST = lazy(r"(?:[^@]*@)?(?P<name>(?:[\w\u00b7-]{1,63}\.)*[\w\u00b7-]{1,63}\.?)(?::(?P<port>[0-9]{0,5}))?", re.UNICODE)
_NUMBERS = lazy(r"(?:\d+\.){3}\d+", re.ASCII)
_LARGEST_PORT = 65535
_LARGEST_BYTE = 255


def mended(address: str) -> str | None:
    """Return an address in the form that HTML asks for; None where it cannot be one.

    Args:
        address: What is written: anything that an editor types or pastes between quotation marks.
    """
    if "//" not in address and _FINE.fullmatch(address) and not address.lower().startswith(("http:", "https:")):
        return address
    address = _DROPPED.sub("", address).strip()
    web = _WEB.fullmatch(address)
    if web is None:
        return _encoded(address)
    if not _is_host(web["host"]):
        return None
    scheme = f"{web[1].lower()}:" if web[1] else ""
    path, sign, query = _parted(web["rest"])
    return f"{scheme}//{web['host'].lower()}" + _encoded(path.replace("\\", "/") + sign + query)


def _parted(rest: str) -> tuple[str, str, str]:
    """Return the path of an address and what stands behind it."""
    end = re.search(r"[?#]", rest)
    return (rest[: end.start()], end[0], rest[end.end() :]) if end else (rest, "", "")


def _is_host(host: str) -> bool:
    written = _HOST.fullmatch(host)
    if written is None or int(written["port"] or 0) > _LARGEST_PORT:
        return False
    name = written["name"].rstrip(".")
    if name.rpartition(".")[2].isdecimal():  # then all of it is numbers
        return _NUMBERS.fullmatch(name) is not None and all(int(each) <= _LARGEST_BYTE for each in name.split("."))
    return not any(each.startswith("-") or each.endswith("-") or each[:4].lower() == "xn--" for each in name.split("."))


def _encoded(address: str) -> str:
    """Return an address in which each sign that must not stand there is written by its number."""
    before, sign, part = address.partition("#")
    return _ODD.sub(_by_number, before) + sign + _ODD.sub(_by_number, part)


def _by_number(odd: re.Match[str]) -> str:
    return quote(odd[0], safe="", errors="replace")

"""What a host that keeps headers with each file is told: the type of its content, and how long it may be kept."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from dancam.deploy.record import FOLDER
from dancam.plan.compression import CODECS
from dancam.servers.policy import CACHE, NEVER, OLD_PAGES, OTHERWISE, PICTURES, TEXTS

_TEXTS = {ending: f"{kind}; charset=utf-8" for ending, kind in TEXTS.items()}
_TYPES = {
    **_TEXTS,
    **PICTURES,
    **dict.fromkeys(("htm", *OLD_PAGES), _TEXTS["html"]),
    "atom": "application/atom+xml; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "rss": "application/rss+xml; charset=utf-8",
    "yml": "text/yaml; charset=utf-8",
    "gif": "image/gif",
    "ico": "image/x-icon",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "woff2": "font/woff2",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "ogg": "audio/ogg",
    "webm": "video/webm",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "gz": "application/gzip",
    "zip": "application/zip",
}
_FEEDS = {"rss.xml": _TYPES["rss"], "atom.xml": _TYPES["atom"], "feed.json": "application/feed+json; charset=utf-8"}


# What a reader is told who gets a compressed copy.
_ENCODINGS = {CODECS["brotli"]: "br", CODECS["gzip"]: "gzip"}


class Headers(NamedTuple):
    """What a host is told of a file."""

    kind: str
    """Its content type."""
    kept: str
    """How long it may be kept (`Cache-Control`)."""
    encoding: str = ""
    """How it is compressed (`Content-Encoding`); empty where it is not, or is to be kept so."""


def headers_of(path: str, files: Container[str] = ()) -> Headers:
    """Return what a host is told of a file.

    Args:
        path: The file.
        files: All files of the site: what is compressed is a copy only beside its original.
    """
    for end, encoding in _ENCODINGS.items():
        original = path.removesuffix(end)
        if original != path and original in files:
            return headers_of(original)._replace(encoding=encoding)
    name = path.rpartition("/")[2]
    ending = name.rpartition(".")[2].lower() if "." in name else "html"  # an old address without an ending is a page
    return Headers(_FEEDS.get(name) or _TYPES.get(ending, "application/octet-stream"), _kept(path))


def _kept(path: str) -> str:
    if path.startswith(FOLDER):
        return NEVER
    # Here a header cannot depend on a query; but pages ask for files of the theme with their digest only.
    return next((rule.value for rule in CACHE if re.fullmatch(rule.path, f"/{path}")), OTHERWISE)

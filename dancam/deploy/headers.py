"""What a host that keeps headers with each file is told: the type of its content, and how long it may be kept."""

from __future__ import annotations

from dancam.deploy.record import FOLDER

# As the configurations of web servers have it. Addresses of files of the theme have a part of their digest in them.
FOREVER, MONTH = "public, max-age=31536000, immutable", "public, max-age=2592000"
HOUR, ALWAYS_ASK = "public, max-age=3600", "no-cache"
_THEME, _FONTS = "static/theme/", "static/theme/fonts/"

_PAGE = "text/html; charset=utf-8"
_TYPES = {
    **dict.fromkeys(("html", "htm", "asp", "aspx", "cfm", "do", "jsp", "php"), _PAGE),  # old addresses are pages
    "atom": "application/atom+xml; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "rss": "application/rss+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml; charset=utf-8",
    "yml": "text/yaml; charset=utf-8",
    "avif": "image/avif",
    "gif": "image/gif",
    "ico": "image/x-icon",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
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
    "zip": "application/zip",
}
_FEEDS = {"rss.xml": _TYPES["rss"], "atom.xml": _TYPES["atom"], "feed.json": "application/feed+json; charset=utf-8"}
# What changes at the same address: pages, feeds, sitemaps, lists, the search's files.
_LISTS = {"html", "htm", "asp", "aspx", "cfm", "do", "jsp", "php", "atom", "json", "rss", "txt", "webmanifest", "xml"}


def headers_of(path: str) -> tuple[str, str]:
    """Return the content type of a file, and how long it may be kept (`Cache-Control`)."""
    name = path.rpartition("/")[2]
    ending = name.rpartition(".")[2].lower() if "." in name else "html"  # an old address without an ending is a page
    return _FEEDS.get(name) or _TYPES.get(ending, "application/octet-stream"), _kept(path, ending)


def _kept(path: str, ending: str) -> str:
    if path.startswith(_FONTS):
        return MONTH
    if path.startswith(_THEME):
        return FOREVER
    return ALWAYS_ASK if ending in _LISTS or path.startswith(FOLDER) else HOUR

"""At which addresses readers find the files of a manifest, and in which order they are asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from urllib.parse import quote

from dancam.live.unpacking import BROTLI, GZIP, PLAIN

NOT_FOUND = "404.html"
_INDEX = "index.html"
# Host and server settings: a server reads them and shows them to nobody.
_SETTINGS = frozenset({".htaccess", ".nojekyll", "CNAME", "_headers", "_redirects", "web.config"})
_PACKED = (".br", ".gz", ".zst")
_COPIES = {GZIP: ".gz", BROTLI: ".br"}
ANY = ""
"""Asked as most readers ask, once: of a file without compressed copies."""
# What a quick look always has: what all readers, feed readers and search engines come by.
_FIRST = (_INDEX, NOT_FOUND, "robots.txt", "sitemap.xml", "tim-kiem.html", "rss.xml", "atom.xml", "feed.json")
_FIRST_FOLDERS = ("sitemap/",)
_SEARCH_INDEX = "tim-kiem/muc-luc.json"


def address_of(path: str) -> str:
    """Return the address of a file as readers have it, from the root of the site: `x/index.html` is `x/`."""
    folder, _, name = path.rpartition("/")
    clean = f"{folder}/" if folder and name == _INDEX else "" if path == _INDEX else path
    return quote(clean, safe="/:@!$&'()*+,;=~-._")


def is_for_readers(path: str, files: Collection[str]) -> bool:
    """Whether anybody may ask for a file.

    Args:
        path: Its path.
        files: Paths of all files: a compressed file beside another one is sent in its place.
    """
    return path not in _SETTINGS and not any(path.endswith(end) and path.removesuffix(end) in files for end in _PACKED)


def codings_of(path: str, files: Collection[str]) -> tuple[str, ...]:
    """Return the ways in which clients ask for a file that get different bytes of the server.

    Args:
        path: Its path.
        files: Paths of all files: where compressed copies lie beside it, each way gets a file of its own.
    """
    copies = [coding for coding, end in _COPIES.items() if f"{path}{end}" in files]
    return (PLAIN, *copies) if copies else (ANY,)


def is_first(path: str) -> bool:
    """Whether a file is looked at before all others, and whenever only some are."""
    return path in _FIRST or path == _SEARCH_INDEX or path.startswith(_FIRST_FOLDERS)


def in_order(paths: Iterable[str]) -> list[str]:
    """Return paths in the order in which they are asked for: what matters most first."""
    rank = {path: number for number, path in enumerate(_FIRST)}
    return sorted(paths, key=lambda path: (not is_first(path), rank.get(path, len(rank)), path))


def sample(paths: Sequence[str], count: int, seed: str) -> list[str]:
    """Return what is always looked at, and `count` of the other paths by chance; the same with the same seed."""
    rest = sorted((path for path in paths if not is_first(path)), key=lambda path: _drawn(path, seed))
    return in_order([*(path for path in paths if is_first(path)), *rest[:count]])


def _drawn(path: str, seed: str) -> bytes:
    return hashlib.blake2b(path.encode(), digest_size=8, key=seed.encode()[:64]).digest()

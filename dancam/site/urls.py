"""The only module that makes addresses: the URL of every page and file, and the path of its output."""

from __future__ import annotations

import posixpath
import re
from datetime import datetime
from urllib.parse import quote, unquote, urlsplit

from dancam.cache import Cache
from dancam.content.config import Config
from dancam.filenames import WELL_KNOWN
from dancam.vietnamese import nfc

# Links that are cached at most.
_MOST = 32_768


class BadAddress(ValueError):  # noqa: N818 - an address that an editor wrote, reported as a problem
    """An address leads out of the site, or contains a character that is not allowed."""


class Urls:
    """Addresses of one portal: site-absolute, beginning with `/`, without the path of `base_url`."""

    def __init__(self, config: Config) -> None:
        self.permalink = config.permalink
        parts = urlsplit(config.base_url)
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self.base = parts.path.rstrip("/")
        self._hrefs: Cache[str, str] = Cache(_MOST)  # a page has some twenty links, most of them on many pages

    def href(self, address: str) -> str:
        """Return the `href` of a link to an address: with the path of `base_url`, percent-encoded."""
        href = self._hrefs.get(address)
        if href is None:
            href = self._hrefs[address] = quote(self.base + address, safe="/#?=&%+,;:@!$'()*~-._")
        return href

    def absolute(self, address: str) -> str:
        """Return the whole URL of an address."""
        return self.origin + self.href(address)

    def article(self, *, category: str, section: str, slug: str, date: datetime) -> str:
        """Return the address of an article by the portal's permalink pattern."""
        if self.permalink == "/{category}/{slug}.html":
            return f"/{category}/{slug}.html"
        return self.permalink.format(
            category=category,
            section=section,
            slug=slug,
            year=f"{date.year:04d}",
            month=f"{date.month:02d}",
            day=f"{date.day:02d}",
        )

    def page(self, path: str) -> str:
        """Return the address of a page (not an article) from its path below `content/`."""
        stem = escaped(path.removesuffix(".md"))
        folder, _, name = stem.rpartition("/")
        if name == "index":
            return f"/{folder}/" if folder else "/"
        return f"/{stem}.html"

    def category(self, key: str) -> str:
        """Return the address of a category's front."""
        return f"/{key}/"

    def tag(self, slug: str) -> str:
        """Return the address of a tag's list."""
        return f"/the/{slug}/"

    def author(self, slug: str) -> str:
        """Return the address of an author's list."""
        return f"/tac-gia/{slug}/"

    def list_page(self, front: str, number: int) -> str:
        """Return the address of a numbered page of the list whose front is at `front`; 0 is the front."""
        return f"{front}trang/{number}/" if number else front

    def card(self, front: str, shape: str) -> str:
        """Return the address of the sharing picture for the pages below `front` that have no photograph."""
        return f"{front}the-chia-se{shape}.png"

    def archive(self, year: int = 0, month: int = 0) -> str:
        """Return the address of the archive, or of a year or month of it."""
        return "/luu-tru/" + (f"{year:04d}/" if year else "") + (f"{month:02d}/" if month else "")

    def search_segment(self, key: str) -> str:
        """Return the address of the folder with the files of a segment of the search index."""
        return f"/tim-kiem/{key}/"

    def month_sitemap(self, year: int, month: int) -> str:
        """Return the address of the sitemap of a month."""
        return f"/sitemap/{year:04d}-{month:02d}.xml"

    def indexnow_key(self, key: str) -> str:
        """Return the address of the file that holds the portal's key for IndexNow."""
        return f"/{key}.txt"

    home = "/"
    tags = "/the/"
    authors = "/tac-gia/"
    site_map = "/so-do-trang.html"
    not_found = "/404.html"
    search = "/tim-kiem.html"
    search_index = "/tim-kiem/muc-luc.json"
    sitemap_index = "/sitemap.xml"
    sitemap_pages = "/sitemap/trang.xml"
    sitemap_news = "/sitemap/tin-moi.xml"
    robots = "/robots.txt"
    admin = "/admin/"
    admin_settings = "/admin/config.yml"
    admin_program = "/admin/decap-cms.js"
    admin_scripts = "/admin/editing.js"
    rss_name = "rss.xml"
    atom_name = "atom.xml"
    json_feed_name = "feed.json"


_NO_FILE_NAME = re.compile(r'[\0-\x1f\\:*"<>|]')


_SPECIAL = re.compile("[%#?]")


def escaped(path: str) -> str:
    """Return the path of a file as it stands in an address: what has a meaning of its own there is percent-encoded."""
    return path.replace("%", "%25").replace("#", "%23").replace("?", "%3F") if _SPECIAL.search(path) else path


def _decoded(address: str) -> str:
    """Return an address percent-decoded twice, in case percent signs were encoded too."""
    return nfc(unquote(unquote(address))) if "%" in address else address


def output_path(address: str) -> str:
    """Return the path below `public/` of the file at an address.

    Raises:
        BadAddress: It leads out of the site, or contains a character that no file name may have.
    """
    if "?" in address or "#" in address:
        raise BadAddress(address)
    decoded = nfc(unquote(address) if "%" in address else address)
    # Servers decode once, but what would be bad if one decoded twice is not published.
    if not _is_path(decoded) or ("%" in decoded and not _is_path(_decoded(address))):
        raise BadAddress(address)
    return f"{decoded[1:]}index.html" if decoded.endswith("/") else decoded[1:]


def path_at(address: str) -> str:
    """Return the path of the output at an address; the address itself where no file can be."""
    try:
        return output_path(address)
    except BadAddress:
        return address


def has_path(address: str) -> bool:
    """Whether an output can lie at an address."""
    return path_at(address) != address


def _is_path(decoded: str) -> bool:
    """Whether the path of an address is one of a file below the output folder."""
    if not decoded.startswith("/") or _NO_FILE_NAME.search(decoded):
        return False
    parts = decoded[1:].split("/")
    if any(part.startswith(".") and part != WELL_KNOWN for part in parts) or "" in parts[:-1]:
        return False
    return len(decoded) <= 59 or (all(len(part.encode()) <= 240 for part in parts) and len(decoded.encode()) <= 1000)


def join(folder: str, target: str) -> str:
    """Return the path of a relative target in a folder, both with `/`.

    Raises:
        BadAddress: It leads out of the root, or contains a character that is not allowed.
    """
    decoded = _decoded(target)
    if "\0" in decoded or "\\" in decoded or decoded.startswith("/"):
        raise BadAddress(target)
    path = posixpath.normpath(posixpath.join(folder, decoded))
    if path == ".." or path.startswith(("../", "/")):
        raise BadAddress(target)
    return path


def asset_address(path: str) -> str:
    """Return the address at which an asset is published, with `%`, `#` and `?` of its name percent-encoded."""
    for folder, address in (("content/", "/"), ("static/root/", "/"), ("static/", "/static/")):
        if path.startswith(folder):
            return address + escaped(path[len(folder) :])
    return "/" + escaped(path)

"""What every web server must do with a portal: one description, which each writer puts into the words of its server."""

from __future__ import annotations

import html
import re

from dancam.records import Record

NEVER = "no-cache"
"""Kept, but asked for anew each time: the server answers that nothing changed."""
HOUR = "public, max-age=3600"
MONTH = "public, max-age=2592000"
YEAR = "public, max-age=31536000, immutable"
"""For addresses that always have the same bytes."""


class CacheRule(Record, frozen=True):
    """How long readers keep the files at some addresses."""

    path: str
    """Regular expression for the whole path, without that of `base_url`; of the kind that all servers read."""
    value: str
    """The value of `Cache-Control`."""
    has_version: bool = False
    """Whether it only holds for addresses with a digest in their query (`?v=…`)."""


CACHE = (
    CacheRule("/admin/.*", NEVER),
    # Their addresses have no digest, as style sheets name them; they seldom change.
    CacheRule("/static/theme/fonts/.*", MONTH),
    CacheRule("/static/theme/[^/]+", YEAR, has_version=True),
    # Smaller photographs, and those cut for other sites: a part of the digest is in the name.
    CacheRule(r".*\.[A-Za-z]{3,4}-[0-9a-f]{8}-[0-9]+\.(?:avif|webp|jpe?g|png)", YEAR),
    CacheRule(r".*-[0-9a-f]{8}-(?:1x1|4x3|16x9)\.jpg", YEAR),
    CacheRule(r"(?:.*/|.*\.(?:html|xml|json|txt))", NEVER),
)
"""The first one that fits holds; where none does, it is `OTHERWISE`."""
OTHERWISE = HOUR

HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)
"""What is sent with every answer."""
# Of this host alone: a portal cannot speak for the other hosts of its domain.
HSTS = "max-age=31536000"
TEXTS = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "xml": "application/xml",
    "txt": "text/plain",
    "svg": "image/svg+xml",
    "webmanifest": "application/manifest+json",
}
"""The media type of each kind of text, all in UTF-8; these are compressed."""
PICTURES = {"avif": "image/avif", "webp": "image/webp"}
"""Media types that older servers do not know."""
OLD_PAGES = ("asp", "aspx", "cfm", "do", "jsp", "php")
"""What the old addresses of other programs end in: a file there is a page, and nothing to run."""
_META = re.compile(r"<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"{}]*)\">")


class Moved(Record, frozen=True):
    """An old address."""

    path: str
    """Its path as it is written, not percent-encoded; with the path of `base_url`. A folder ends in `/`."""
    query: str
    """Its query as browsers send it; empty where it has none."""
    target: str
    """The path of the new address, percent-encoded to nothing but letters, digits and `/._~%-`."""


class Hosted(Record, frozen=True):
    """What a server must know of a portal."""

    host: str
    """Name of the host, in ASCII."""
    port: int | None
    """Its port, where `base_url` has one."""
    is_https: bool
    """Whether `base_url` begins with https."""
    base: str
    """Path of `base_url`: empty, or `/kho`."""
    root: str
    """The folder on the server with what was published."""
    policy: str
    """The policy that pages carry; empty where the theme has none that can be read."""
    moved: tuple[Moved, ...] = ()
    """Old addresses, no path and query twice."""
    gone: tuple[str, ...] = ()
    """Paths of withdrawn articles, as in `Moved.path`."""
    has_admin: bool = False
    """Whether the editing page is published."""
    compressed: bool = False
    """Whether compressed copies lie beside the texts."""

    @property
    def address(self) -> str:
        """The whole address, without `/` at its end."""
        port = f":{self.port}" if self.port is not None else ""
        return f"{'https' if self.is_https else 'http'}://{self.host}{port}{self.base}"

    @property
    def full_policy(self) -> str:
        """The policy that servers send: that of the pages, and who may put them into a frame, which no page can say."""
        return f"{self.policy}; frame-ancestors 'self'" if self.policy else "frame-ancestors 'self'"

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """The headers of every answer."""
        return (*HEADERS, ("Strict-Transport-Security", HSTS)) if self.is_https else HEADERS

    @property
    def name(self) -> str:
        """A name for what belongs to this portal in a configuration that many share."""
        return re.sub(r"\W", "_", f"dancam_{self.host}{self.base}", flags=re.ASCII)


def policy_in(template: str) -> str:
    """Return the policy that pages carry.

    Args:
        template: The text of the template that writes it (`parts/policy.html`).

    Returns:
        The policy; empty where the template has none, or one that differs from page to page.
    """
    found = _META.search(template)
    return html.unescape(found[1]).strip() if found else ""

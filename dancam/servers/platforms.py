"""Configuration for Netlify and Cloudflare Pages: the files `_headers` and `_redirects` at the root of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from dancam.records import Record
from dancam.servers.addresses import spelled_out, spellings
from dancam.servers.policy import MONTH, Hosted, Moved

# Parameters of a query that Netlify compares, each as `name=value`; it gives `:` and `*` a meaning of their own.
_PARAMETER = re.compile(r"[A-Za-z0-9_.\-]+=[A-Za-z0-9_.%+\-]+")
_SAFE = "/._~-"


class Limits(Record, frozen=True):
    """What a platform takes."""

    redirects: int
    """Redirects at most, none of which has a wildcard."""
    redirect_length: int
    """Characters of a line of `_redirects`."""
    header_length: int
    """Characters of a line of `_headers`."""
    has_queries: bool
    """Whether a redirect may ask for the query."""
    detaches: bool
    """Whether a rule for headers may take back what another one sets."""
    forces: bool
    """Whether a redirect must say that it goes before a file at its address."""
    answers_gone: bool
    """Whether a page can be answered with 410."""


# As their documents say. Netlify advises against more, and names no length.
NETLIFY = Limits(10_000, 10_000, 10_000, has_queries=True, detaches=False, forces=True, answers_gone=True)
CLOUDFLARE = Limits(2_000, 1_000, 2_000, has_queries=False, detaches=True, forces=False, answers_gone=False)


class Written(Record, frozen=True):
    """The files of a platform."""

    headers: str
    """The file `_headers`."""
    redirects: str
    """The file `_redirects`."""
    left_out: tuple[str, ...]
    """Old addresses that the platform cannot lead on, as they are asked for."""
    gone_left_out: tuple[str, ...] = ()
    """Addresses of withdrawn articles that it could answer with 410, but for its limits."""


def write(hosted: Hosted, limits: Limits) -> Written:
    """Return the files for a platform."""
    moved = spelled_out(hosted.moved)
    asked, plain = [each for each in moved if each.query], [each for each in moved if not each.query]
    gone = _gone(hosted) if limits.answers_gone else {}
    # What has no page of its own to lead on goes before all else, which a query must do in any case.
    rules = [
        *((_address(each), _line(each, limits)) for each in asked),
        *gone.items(),
        *((_address(each), _line(each, limits)) for each in plain),
    ]
    lines: list[str] = []
    left_out: list[str] = []
    for address, line in rules:
        if line is None or len(line) > limits.redirect_length or len(lines) >= limits.redirects:
            left_out.append(address)
        else:
            lines.append(line)
    return Written(
        "".join(f"{line}\n" for line in _headers(hosted, limits)),
        "".join(lines),
        tuple(each for each in left_out if each not in gone),
        tuple(each for each in left_out if each in gone),
    )


def _headers(hosted: Hosted, limits: Limits) -> Iterator[str]:
    """Yield the lines of `_headers`: all rules that fit hold together, so no two set the same header.

    How long files are kept is left to the platform, which has each asked for anew, as we do with pages.
    """
    base = hosted.base
    policy = hosted.full_policy
    is_everywhere = limits.detaches or not hosted.has_admin
    yield f"{base}/*"
    yield from (f"  {name}: {value}" for name, value in hosted.headers)
    if not is_everywhere or len(policy) + len("  Content-Security-Policy: ") > limits.header_length:
        policy = "frame-ancestors 'self'"  # the editing page has a policy of its own; pages carry the rest themselves
    yield f"  Content-Security-Policy: {policy}"
    if hosted.has_admin and limits.detaches:
        yield from (f"{base}/admin/*", "  ! Content-Security-Policy")
    yield from (f"{base}/static/theme/fonts/*", f"  Cache-Control: {MONTH}")


def _gone(hosted: Hosted) -> dict[str, str]:
    """Return the rules for withdrawn articles by all their addresses; the page that says why is the body."""
    pages = {quote(path, safe=_SAFE): quote(each, safe=_SAFE) for each in hosted.gone for path in spellings(each)}
    return {path: f"{path} {page} 410!\n" for path, page in pages.items()}


def _address(moved: Moved) -> str:
    """Return the address that browsers ask for."""
    path = quote(moved.path, safe=_SAFE)
    return f"{path}?{moved.query}" if moved.query else path


def _line(moved: Moved, limits: Limits) -> str | None:
    path = quote(moved.path, safe=_SAFE)
    if not moved.query:
        return f"{path} {moved.target} 301{'!' if limits.forces else ''}\n"
    parameters = moved.query.split("&")
    if not limits.has_queries or not all(map(_PARAMETER.fullmatch, parameters)):
        return None
    return f"{path} {' '.join(parameters)} {moved.target} 301!\n"

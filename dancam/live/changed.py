"""What the world is told of: the pages and feeds of a portal, and which of them are new, changed or gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from dancam.live.addresses import NOT_FOUND, address_of
from dancam.live.manifest import Manifest, read_manifest
from dancam.problems import Place, Refusal, problem
from dancam.records import Record

_FEEDS = frozenset({"rss.xml", "atom.xml", "feed.json"})
# Pages that search engines are asked not to keep.
_UNLISTED = frozenset({NOT_FOUND, "tim-kiem.html"})
_ADMIN = "admin/"


class _Entry(Record, frozen=True):
    path: str
    sha256: str | None = None


class _Report(Record, frozen=True):
    written: tuple[_Entry, ...]
    removed: tuple[_Entry, ...]
    kept: tuple[_Entry, ...]
    base_url: str
    redirects: tuple[str, ...] = ()


class Published(Record, frozen=True):
    """A portal as it is published, and what its last build changed."""

    base_url: str
    """Its address, without `/` at its end."""
    pages: Mapping[str, str]
    """SHA-256 of each page and feed of which the world is told, by path."""
    changed: frozenset[str] = frozenset()
    """Paths of those that the last build wrote or removed; empty where that is not known."""


_decode = msgspec.json.Decoder(_Report).decode


def published(manifest: Manifest) -> Published:
    """Return what a manifest has of which the world is told."""
    files = {path: each.sha256 for path, each in manifest.files.items()}
    return Published(manifest.base_url.rstrip("/"), _told_of(files, manifest.redirects))


def read_published(data: bytes, name: str, *, is_report: bool) -> Published:
    """Return what a file has of which the world is told.

    Args:
        data: The bytes of a manifest or of a report, as `dancam build` writes them.
        name: Its path, for problems.
        is_report: Whether it is a report: that also says what the last build changed.

    Raises:
        Refusal: It is neither.
    """
    if not is_report:
        return published(read_manifest(data, name))
    try:
        report = _decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Refusal(problem("report-broken", Place(name), reason=error)) from None
    now = {each.path: each.sha256 or "" for each in (*report.written, *report.kept)}
    touched = {each.path: "" for each in (*report.written, *report.removed)}
    changed = frozenset(_told_of(touched, report.redirects))
    return Published(report.base_url.rstrip("/"), _told_of(now, report.redirects), changed)


def is_feed(path: str) -> bool:
    """Whether a file is a feed."""
    return path.rpartition("/")[2] in _FEEDS


def url_of(base_url: str, path: str) -> str:
    """Return the whole address of a file."""
    return f"{base_url}/{address_of(path)}"


def changes(before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    """Return the paths of pages and feeds that are new, gone or other than before."""
    return {path for path in {*before, *now} if before.get(path) != now.get(path)}


def _told_of(files: Mapping[str, str], redirects: Iterable[str]) -> dict[str, str]:
    hidden = _UNLISTED.union(redirects)
    return {
        path: digest
        for path, digest in files.items()
        if is_feed(path) or (path.endswith(".html") and path not in hidden and not path.startswith(_ADMIN))
    }

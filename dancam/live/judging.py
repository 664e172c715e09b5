"""Judges what a live site answered beside what its manifest says: how it differs, and most likely why."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import chain
from urllib.parse import urljoin

from msgspec.structs import replace

from dancam.live.addresses import NOT_FOUND, address_of
from dancam.live.asking import Answer
from dancam.live.manifest import Manifest
from dancam.records import Record

_FOUND, _MISSING, _GONE = 200, 404, 410
_NOTHING = frozenset({_MISSING, _GONE})
_CACHE_HEADERS = ("age", "x-cache", "cf-cache-status", "x-cache-hits", "cache-status", "via")
# What `dancam server` has servers send with every page.
_SECURITY_HEADERS = (
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
    "strict-transport-security",
)
_SHOWN = 60
_BINARY = 1000


class Kind(enum.StrEnum):
    """How an address of the live site differs."""

    CHANGED = "changed"
    """Other bytes, and nobody knows whose."""
    OLD = "old"
    """The bytes of an earlier manifest."""
    CACHED = "cached"
    """A cache between here and the server has other bytes than the server."""
    SWAPPED = "swapped"
    """The bytes of another address."""
    MISSING = "missing"
    """Nothing is there."""
    LEFT = "left"
    """Something is there that was removed."""
    REDIRECTED = "redirected"
    """It leads elsewhere."""
    FAILED = "failed"
    """The server refuses, or fails."""
    TYPE = "type"
    """A page that is not sent as one: browsers do not show it."""
    SOFT = "soft"
    """The server has a page for an address that does not exist."""
    SILENT = "silent"
    """No whole answer came."""


class Finding(Record, frozen=True):
    """A difference between the live site and its manifest."""

    path: str
    """Path of the file."""
    url: str
    """The address that was asked for."""
    kind: Kind
    status: int = 0
    """Status of the answer."""
    size: int = -1
    """Bytes of the answer."""
    expected: int = -1
    """Bytes of the file; -1 where that is not known."""
    detail: str = ""
    """What is known besides: where it leads, a cache's headers, the earlier manifest's commit, an error's words."""
    line: int = 0
    """Line of the first difference; 0 where the file itself is not here to compare with."""
    text: str = ""
    """What the live site has there."""
    silence: str = ""
    """Why no answer came, or none that can be read: a key of `messages.live.SILENCES`."""
    codings: tuple[str, ...] = ()
    """How it is compressed for those who get it, where others get something else; empty where all get it."""


class Books:
    """What answers are compared with."""

    def __init__(
        self,
        url: str,
        manifest: Manifest,
        earlier: Manifest | None = None,
        read: Callable[[str], bytes | None] = lambda _path: None,
    ) -> None:
        """Take what is known.

        Args:
            url: Address of the live site, which ends in `/`.
            manifest: What it should have.
            earlier: An earlier manifest.
            read: Returns the bytes of a file as it was built; None where it is not here.
        """
        self.url = url
        self.manifest = manifest
        self.earlier = earlier
        self.read = read

    @cached_property
    def urls(self) -> frozenset[str]:
        """All addresses that the site should have."""
        return frozenset(urljoin(self.url, f"./{address_of(path)}") for path in self.manifest.files)

    @cached_property
    def path_of(self) -> Mapping[str, str]:
        """The path of a file with certain bytes, by their SHA-256."""
        return {each.sha256: path for path, each in reversed([*self.manifest.files.items()])}

    def is_right(self, path: str, answer: Answer) -> bool:
        """Whether an answer is the file at a path, with a status with which a server may send it."""
        statuses = {_FOUND}
        if path in self.manifest.gone:
            statuses.add(_GONE)
        if path == NOT_FOUND:
            statuses.add(_MISSING)
        is_same = self.manifest.files[path].sha256 == answer.sha256 and not answer.is_spoiled
        return is_same and answer.status in statuses


def judge(books: Books, path: str, url: str, answer: Answer, again: Callable[[], Answer]) -> Finding | None:
    """Return how an answer differs from what the manifest says of a path; None where it does not.

    Args:
        books: What it is compared with.
        path: The path.
        url: The address that was asked for.
        answer: The answer, as readers have it.
        again: Asks the same once more, past the caches.
    """
    status, size, expected = answer.status, len(answer.body), books.manifest.files[path].size
    if answer.hops and path in books.manifest.redirects and answer.hops[-1] in books.urls:
        return None
    if answer.is_redirect:
        return Finding(path, url, Kind.REDIRECTED, status, detail=answer.hops[-1] if answer.hops else "")
    if books.is_right(path, answer):
        return _type(path, url, answer) if path.endswith(".html") else None
    if status in {_FOUND, *_NOTHING} and books.is_right(path, again()):
        return Finding(path, url, Kind.CACHED, status, size, expected, _cache(answer))
    if status in _NOTHING:
        return Finding(path, url, Kind.MISSING, status, expected=expected)
    if status != _FOUND:
        return Finding(path, url, Kind.FAILED, status, expected=expected)
    if answer.hops and answer.sha256 in books.path_of:
        return Finding(path, url, Kind.REDIRECTED, status, size, expected, answer.hops[-1])
    return _other(books, path, url, answer)


def judge_removed(path: str, url: str, answer: Answer) -> Finding | None:
    """Return a finding if something is still at the address of a file that was removed."""
    if answer.status != _FOUND or answer.hops:
        return None
    return Finding(path, url, Kind.LEFT, answer.status, len(answer.body))


def judge_nowhere(url: str, answer: Answer) -> Finding | None:
    """Return a finding if the server does not say that an address does not exist which never did."""
    if answer.status in _NOTHING:
        return None
    detail = answer.hops[-1] if answer.hops else ""
    return Finding(NOT_FOUND, url, Kind.SOFT, answer.status, len(answer.body), detail=detail)


def merged(found: Iterable[Finding], asked: int) -> list[Finding]:
    """Return the findings of one address, those that some clients or all of them share made one.

    Args:
        found: Its findings, each with the coding with which it was asked for.
        asked: With how many codings it was asked for.
    """
    groups: dict[Finding, list[Finding]] = {}
    for each in found:
        # Caches tell ages and hits of each answer.
        detail = "" if each.kind in {Kind.CHANGED, Kind.CACHED} else each.detail
        groups.setdefault(replace(each, codings=(), detail=detail), []).append(each)
    told = []
    for group in groups.values():
        codings = sorted({*chain(*(each.codings for each in group))})
        told.append(replace(group[0], codings=() if len(group) == asked > 1 else tuple(codings)))
    return told


def missing_headers(answer: Answer, *, is_secure: bool) -> tuple[str, ...]:
    """Return the security headers that an answer with a page lacks.

    Args:
        answer: The answer.
        is_secure: Whether it came by https.
    """
    wanted: Iterable[str] = _SECURITY_HEADERS if is_secure else _SECURITY_HEADERS[:-1]
    return tuple(each for each in wanted if each not in answer.headers)


def _other(books: Books, path: str, url: str, answer: Answer) -> Finding:
    """Return the finding for a page with other bytes: are they known?"""
    if answer.is_spoiled:
        return Finding(path, url, Kind.CHANGED, answer.status, detail=_cache(answer), silence="spoiled")
    size, expected, earlier = len(answer.body), books.manifest.files[path].size, books.earlier
    if earlier is not None and path in earlier.files and earlier.files[path].sha256 == answer.sha256:
        return Finding(path, url, Kind.OLD, answer.status, size, expected, earlier.commit or earlier.program)
    if answer.sha256 in books.path_of:
        return Finding(path, url, Kind.SWAPPED, answer.status, size, expected, books.path_of[answer.sha256])
    original = books.read(path)
    line, text = first_difference(original, answer.body) if original is not None else (0, "")
    return Finding(path, url, Kind.CHANGED, answer.status, size, expected, _cache(answer), line, text)


def first_difference(ours: bytes, theirs: bytes) -> tuple[int, str]:
    """Return the line of the first difference between two files, and what the second one has there.

    Args:
        ours: The file as it was built.
        theirs: The file as it was answered.
    """
    if b"\0" in ours[:_BINARY]:
        return 0, ""
    pairs = zip(ours, theirs, strict=False)
    at = next((number for number, (one, other) in enumerate(pairs) if one != other), min(len(ours), len(theirs)))
    start = max(theirs.rfind(b"\n", 0, at) + 1, at - _SHOWN // 3)
    shown = theirs[start : at + _SHOWN].partition(b"\n")[0].decode(errors="replace")
    return ours.count(b"\n", 0, at) + 1, "".join(char if char.isprintable() else " " for char in shown).strip()


def _type(path: str, url: str, answer: Answer) -> Finding | None:
    sent = answer.headers.get("content-type", "")
    if sent.partition(";")[0].strip().lower() in {"text/html", "application/xhtml+xml"}:
        return None
    return Finding(path, url, Kind.TYPE, answer.status, detail=sent)


def _cache(answer: Answer) -> str:
    return ", ".join(f"{name}: {answer.headers[name]}" for name in _CACHE_HEADERS if name in answer.headers)

"""Digests of what the bytes of an output depend on: its view at any depth, and its templates."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from typing import Any

import msgspec

from dancam.cache import Cache
from dancam.content.source import TemplateSource
from dancam.records import Record, Shared, quick_digest

# JSON keeps the zone of a moment: in msgpack, one instant in two zones is encoded the same.
_encode = msgspec.json.Encoder().encode
# Digests of shared records that are cached at most.
_MOST = 6_144


class _SharedClasses(dict[type, bool]):
    """Whether the records of a class are shared; needed some thirty times for a page, so cached."""

    def __missing__(self, kind: type) -> bool:
        self[kind] = shared = issubclass(kind, Shared)
        return shared


_is_shared = _SharedClasses().__getitem__


class Fingerprint(Record, frozen=True):
    """Digests of what an output's bytes depend on: equal fingerprints mean equal bytes."""

    program: str
    """Digest of dancam and its libraries."""
    maker: str
    """Digest of the maker: its name, and a template with all that it includes."""
    view: str
    """Digest of the view."""


class Digests(Record, frozen=True):
    """The digests of a view."""

    view: str
    """Digest of all its values, at any depth."""
    fields: str
    """Eight hexadecimal digits for each of its fields, to name later those that changed."""


class Fingerprints:
    """Makes the digests of views; the digest of a record that many views share is computed once."""

    def __init__(self) -> None:
        # By identity; the record is kept alive, so that no other record can get its identity.
        self._shared: Cache[int, tuple[Record, bytes]] = Cache(_MOST)
        self._last: tuple[Record, Digests] | None = None

    def of(self, view: Record) -> Digests:
        """Return the digests of a view."""
        if self._last is not None and self._last[0] is view:
            return self._last[1]
        parts = [self._part(value) for value in msgspec.structs.astuple(view)]
        # No part has a line feed, so that no other list of parts has the same joined text.
        whole = quick_digest(b"\n".join(parts)).hex()
        made = Digests(whole, struct.pack(f">{len(parts)}I", *map(zlib.crc32, parts)).hex())
        self._last = view, made
        return made

    def _part(self, value: Any) -> bytes:  # noqa: ANN401 - a field of any view
        """Return what represents a value: its JSON, or the digest of a shared record."""
        kind = type(value)
        if kind is str:  # most are
            return _encode(value)
        if kind is tuple:
            if value and _is_shared(type(value[0])):
                held = self._shared.get
                parts = [(held(id(each)) or self._share(each))[1] for each in value]
                return b"@[" + b",".join(parts) + b"]"
        elif _is_shared(kind):
            return (self._shared.get(id(value)) or self._share(value))[1]
        return _encode(value)

    def _share(self, value: Record) -> tuple[Record, bytes]:
        """Return a shared record with what represents it, and cache both."""
        digest = quick_digest(_encode(value)).hex()
        part = self._shared[id(value)] = value, f"@{digest}".encode()  # no JSON begins with @
        return part


def changed_fields(view: Record, before: str, now: str) -> tuple[str, ...]:
    """Return the names of the fields of a view whose digests changed; all where it was another kind of view."""
    names = view.__struct_fields__
    if len(before) != len(now):
        return names
    return tuple(name for at, name in enumerate(names) if before[8 * at : 8 * at + 8] != now[8 * at : 8 * at + 8])


def closure(name: str, templates: Mapping[str, TemplateSource]) -> list[TemplateSource]:
    """Return a template and all that it includes, at any depth, by name; those that do not exist are left out."""
    if name not in templates:
        return []
    included: set[str] = set()
    waiting = [name]
    while waiting:
        each = waiting.pop()
        if each in included or each not in templates:
            continue
        included.add(each)
        names = templates[each].includes
        waiting += templates if "*" in names else names
    return [templates[each] for each in sorted(included)]

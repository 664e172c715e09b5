"""The base of all values: frozen records, and the digests by which contents are known."""

from __future__ import annotations

import hashlib

import msgspec


def digest(data: bytes) -> str:
    """Return the digest by which dancam knows a content: the first 32 hexadecimal digits of SHA-256.

    Processors of today have SHA-256 built in: of whole pages it takes half the time of BLAKE2b.
    """
    return hashlib.sha256(data).hexdigest()[:32]


class Record(msgspec.Struct, frozen=True, gc=False):
    """A frozen value; `gc=False` because records never form cycles."""


class Shared(Record, frozen=True):
    """A record that is the same object in many views: what is made of it, such as its digest, is made once."""


_encode = msgspec.msgpack.Encoder().encode


def digest_of(value: object) -> str:
    """Return the digest of records and plain values."""
    return hashlib.blake2b(_encode(value), digest_size=16).hexdigest()

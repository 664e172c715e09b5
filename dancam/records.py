"""The base of all values: frozen records, and the digests by which contents are known."""

from __future__ import annotations

import hashlib

import msgspec


def digest(data: bytes) -> str:
    """Return the digest by which dancam knows a content: the first 32 hexadecimal digits of SHA-256.

    Processors of today have SHA-256 built in: of whole pages it takes half the time of BLAKE2b.
    """
    return hashlib.sha256(data).hexdigest()[:32]


def quick_digest(data: bytes) -> bytes:
    """Return a digest of 16 bytes, for values of a few hundred bytes: BLAKE2b is ready sooner than SHA-256."""
    return hashlib.blake2b(data, digest_size=16).digest()


class Record(msgspec.Struct, frozen=True, gc=False):
    """A frozen value; `gc=False` because records never form cycles."""


class Shared(Record, frozen=True):
    """A record that is the same object in many views: what is made of it, such as its digest, is made once."""


_encode = msgspec.msgpack.Encoder().encode


def digest_of(value: object) -> str:
    """Return the digest of records and plain values."""
    return quick_digest(_encode(value)).hex()

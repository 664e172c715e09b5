"""The manifest of a build, read back: what `pipeline.inventory` wrote, path, SHA-256 and size of every file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from dancam.problems import Place, Refusal, problem
from dancam.records import Record

FORMAT = 1
_HEX = frozenset("0123456789abcdef")
_DIGEST_LENGTH = 64


class FileEntry(NamedTuple):
    """What a manifest says of a file."""

    sha256: str
    """SHA-256 of its bytes, in hexadecimal digits."""
    size: int
    """Bytes."""


class Manifest(Record, frozen=True):
    """All files of a portal, as one build published them."""

    format: int
    """Version of the form."""
    files: Mapping[str, FileEntry]
    """By path below the output folder."""
    program: str = ""
    """Name and version of what built it."""
    base_url: str = ""
    """Address of the portal."""
    commit: str | None = None
    """The commit of its sources; None where they lie in no repository."""
    redirects: tuple[str, ...] = ()
    """Pages that only lead on to another one: a server may redirect there itself."""
    gone: tuple[str, ...] = ()
    """Pages of withdrawn articles: a server may say with the status 410 that they are gone."""


_decode = msgspec.json.Decoder(Manifest).decode


def read_manifest(data: bytes, name: str) -> Manifest:
    """Return the manifest that a file holds.

    Args:
        data: Its bytes.
        name: Its path, for problems.

    Raises:
        Refusal: It is no manifest, is cut off, or is one of a newer dancam.
    """
    try:
        manifest = _decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Refusal(problem("manifest-broken", Place(name), reason=error)) from None
    if manifest.format != FORMAT:
        raise Refusal(problem("manifest-newer", Place(name), value=manifest.format, known=FORMAT))
    for path, each in manifest.files.items():
        is_digest = len(each.sha256) == _DIGEST_LENGTH and not set(each.sha256) - _HEX
        if not is_digest or each.size < 0 or path.startswith("/") or ".." in path.split("/"):
            raise Refusal(problem("manifest-broken", Place(name), reason=path))
    return manifest

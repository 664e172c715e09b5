"""What the world was told, and what it still must be told: kept until every service has taken it."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from dancam.live.changed import Published, changes, is_feed
from dancam.records import Record
from dancam.system.disk import Disk

FORMAT = 1


class Service(enum.StrEnum):
    """Who is told."""

    INDEXNOW = "indexnow"
    """Search engines, of pages."""
    WEBSUB = "websub"
    """The hub of feed readers, of feeds."""


class Outbox(Record, frozen=True):
    """What was told so far, and what waits."""

    format: int = FORMAT
    seen: Mapping[str, str] | None = None
    """SHA-256 of each page and feed when it was last taken note of, by path; None before the first time."""
    waiting: Mapping[Service, tuple[str, ...]] = {}
    """Paths that each service must still be told, in order."""


_decode = msgspec.json.Decoder(Outbox).decode


def read(path: Path) -> Outbox:
    """Return the outbox in a file; an empty one where there is none, or it cannot be read."""
    try:
        outbox = _decode(path.read_bytes())
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return Outbox()
    return outbox if outbox.format == FORMAT else Outbox()


def write(outbox: Outbox, path: Path, disk: Disk) -> None:
    """Write an outbox into a file.

    Raises:
        OSError: It cannot be written.
    """
    disk.write_whole(path, msgspec.json.format(msgspec.json.encode(outbox), indent=0) + b"\n")


def with_news(outbox: Outbox, now: Published, services: Iterable[Service], *, everything: bool = False) -> Outbox:
    """Return an outbox with what is new.

    The first time there is nothing to compare with: then only what the last build is known to have changed is new.

    Args:
        outbox: The outbox.
        now: The portal as it is published.
        services: Who is told; what waited for others is forgotten.
        everything: Whether all is new.
    """
    new = set(now.pages) if everything else set(now.changed)
    if outbox.seen is not None:
        new |= changes(outbox.seen, now.pages)
    waiting = {each: tuple(sorted({*outbox.waiting.get(each, ()), *_for(each, new, now)})) for each in services}
    return Outbox(FORMAT, dict(now.pages), waiting)


def _for(service: Service, paths: Iterable[str], now: Published) -> Iterator[str]:
    """Yield those paths of which a service is told; that a page is gone is told as well, of a feed it cannot be."""
    for path in paths:
        if is_feed(path) == (service is Service.WEBSUB) and (not is_feed(path) or path in now.pages):
            yield path

"""The record on a target: what lies there, and what deploys were about to do, written before they did it.

A base has the digest of each file. After it comes one entry for each deploy, in order, and the head says how far each
of them came. So whoever reads them knows what is there, whatever the transport, and wherever a deploy was cut off.
"""

from __future__ import annotations

import enum
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from dancam.deploy.difference import Known, Steps
from dancam.records import Record

FORMAT = 1
FOLDER = ".dancam-deploy"
HEAD, LOCK = f"{FOLDER}/head.json", f"{FOLDER}/lock.json"
ASIDE = f"{FOLDER}/aside"
"""Where files wait until they are whole."""
# A digest is cut to so many hexadecimal digits: more than enough to tell two files apart, and half the size.
DIGITS = 32
# So many entries are kept before the base is written anew.
MOST_ENTRIES = 50


class Phase(enum.IntEnum):
    """How far a deploy came: this was begun, and what comes before it is done."""

    ROOM = 0
    NEW = 1
    CHANGED = 2
    REMOVED = 3
    DONE = 4


class Head(Record, frozen=True):
    """The head of the record."""

    format: int
    base: int
    """The number of the base; its entries have the numbers after it."""
    phases: tuple[Phase, ...] = ()
    """How far the deploy of each entry came."""
    token: str = ""
    """A name that no other state of the record has."""

    @property
    def last(self) -> int:
        """The number of the last entry."""
        return self.base + len(self.phases)


class Entry(Record, frozen=True):
    """What a deploy was about to do. Readers of a bucket or a branch may see it: it names no machine, and nobody."""

    at: str
    """When it began, in ISO 8601."""
    program: str
    commit: str | None
    """The commit that the sources come from."""
    room: tuple[str, ...]
    new: dict[str, str]
    """The digests of files put where there were none, by path."""
    changed: dict[str, str]
    """The digests of files replaced, by path."""
    removed: tuple[str, ...]

    @property
    def phases(self) -> list[Phase]:
        """What there is to do, in order."""
        work = {Phase.ROOM: self.room, Phase.NEW: self.new, Phase.CHANGED: self.changed, Phase.REMOVED: self.removed}
        return [phase for phase, paths in work.items() if paths]


def entry_of(steps: Steps, wanted: Mapping[str, str], at: str, program: str, commit: str | None) -> Entry:
    """Return the entry of a deploy that is about to do these steps."""

    def digests(batches: Iterable[Sequence[str]]) -> dict[str, str]:
        return {path: wanted[path] for batch in batches for path in batch}

    return Entry(at, program, commit, steps.room, digests(steps.new), digests(steps.changed), steps.removed)


def after(known: Known, entries: Iterable[tuple[Entry, Phase]]) -> Known:
    """Return what is known of a target after deploys that came so far."""
    files, doubtful = dict(known.files), set(known.doubtful)

    def remove(paths: Iterable[str], *, surely: bool) -> None:
        for path in paths:
            files.pop(path, None)
            (doubtful.discard if surely else doubtful.add)(path)

    for entry, phase in entries:
        remove(entry.room, surely=phase > Phase.ROOM)
        if phase > Phase.NEW:
            files |= entry.new
            doubtful -= entry.new.keys()
        elif phase is Phase.NEW:
            doubtful |= entry.new.keys()
        if phase >= Phase.CHANGED:
            files |= entry.changed if phase > Phase.CHANGED else dict.fromkeys(entry.changed, "")
        if phase >= Phase.REMOVED:
            remove(entry.removed, surely=phase > Phase.REMOVED)
    return Known(files, frozenset(doubtful))


def base_name(number: int) -> str:
    """Return the path of a base."""
    return f"{FOLDER}/base-{number}"


def entry_name(number: int) -> str:
    """Return the path of an entry."""
    return f"{FOLDER}/entry-{number}"


def encode(value: object) -> bytes:
    """Return a base or an entry in the form in which it is kept."""
    return zlib.compress(msgspec.json.encode(value))


T = TypeVar("T")


def decode(data: bytes, kind: type[T]) -> T:
    """Return a base or an entry.

    Raises:
        ValueError: It is none.
    """
    try:
        return msgspec.json.decode(zlib.decompress(data), type=kind)
    except (zlib.error, msgspec.MsgspecError) as error:
        raise ValueError(str(error)) from error

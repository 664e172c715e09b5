"""The ledger: what the last build read and published; and, for each output, whether it must be rendered and why."""

from __future__ import annotations

import contextlib
import enum
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from dancam.disk import FileStat
from dancam.model import Record
from dancam.problems import Problem
from dancam.reading import Remembered
from dancam.render import Fingerprint

FORMAT = "1"


class Published(Record, frozen=True):
    """An output as it was published."""

    maker: str
    """Who made it."""
    fingerprint: Fingerprint
    """What its bytes depend on."""
    digest: str
    """Digest of its bytes."""
    stat: FileStat
    """The file as the file system knew it."""
    settled: bool
    """Whether the same numbers prove the same bytes."""
    problems: tuple[Problem, ...] = ()
    """What was wrong when it was rendered."""
    fields: dict[str, str] = msgspec.field(default_factory=dict)
    """Short digest of each field of its view."""


class Action(enum.Enum):
    """What becomes of an output."""

    RENDER = "render"
    KEEP = "keep"
    REMOVE = "remove"


class Why(enum.Enum):
    """The reason of an action."""

    SAME = "same"
    NEW = "new"
    PROGRAM = "program"
    MAKER = "maker"
    VIEW = "view"
    LOST = "lost"
    ALTERED = "altered"
    NOT_PLANNED = "not-planned"


class Condition(enum.Enum):
    """How the file of an output is found on the disk."""

    AS_PUBLISHED = "as published"
    ALTERED = "altered"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of an output, and why."""

    action: Action
    why: Why
    fields: tuple[str, ...] = ()
    """The fields of the view that changed, where that is the reason."""


def compare(
    fingerprint: Fingerprint,
    known: Published,
    condition: Callable[[], Condition],
    fields: Mapping[str, str] | None = None,
) -> Decision:
    """Decide on an output that is planned.

    Args:
        fingerprint: Its fingerprint now.
        known: As it was published last.
        condition: Tells how its file is found.
        fields: Digests of the fields of its view, where the reason shall name those that changed.
    """
    before = known.fingerprint
    if fingerprint.program != before.program:
        return Decision(Action.RENDER, Why.PROGRAM)
    if fingerprint.maker != before.maker:
        return Decision(Action.RENDER, Why.MAKER)
    if fingerprint.view != before.view:
        changed = [name for name, each in (fields or {}).items() if known.fields.get(name) != each]
        return Decision(Action.RENDER, Why.VIEW, tuple(changed))
    found = condition()
    if found is Condition.MISSING:
        return Decision(Action.RENDER, Why.LOST)
    if found is Condition.ALTERED:
        return Decision(Action.RENDER, Why.ALTERED)
    return Decision(Action.KEEP, Why.SAME)


_encode = msgspec.msgpack.Encoder().encode
_decode_source = msgspec.msgpack.Decoder(Remembered).decode
_decode_output = msgspec.msgpack.Decoder(Published).decode


@dataclass(slots=True)
class Entries:
    """What the ledger held when it was opened."""

    sources: dict[str, Remembered] = field(default_factory=dict)
    outputs: dict[str, Published] = field(default_factory=dict)
    ignored: bool = False
    """Whether there was a ledger that could not be used."""


class Ledger:
    """The ledger's file. One that is corrupt, or of another version, is taken as empty."""

    def __init__(self, path: Path, program: str, target: str) -> None:
        """Take where it lies.

        Args:
            path: The file.
            program: Digest of the program: what another one read is not believed.
            target: Name of the output folder: what was published elsewhere is not here.
        """
        self.path = path
        self.program = program
        self.target = target

    def load(self) -> Entries:
        """Return what it holds."""
        if not self.path.exists():
            return Entries()
        try:
            with contextlib.closing(self._connect()) as connection:
                meta = dict(connection.execute("SELECT key, value FROM meta"))
                if meta.get("format") != FORMAT:
                    return Entries(ignored=True)
                entries = Entries()
                if meta.get("program") == self.program:
                    rows = connection.execute("SELECT path, entry FROM sources")
                    entries.sources = {path: _decode_source(entry) for path, entry in rows}
                rows = connection.execute("SELECT path, entry FROM outputs WHERE target = ?", (self.target,))
                entries.outputs = {path: _decode_output(entry) for path, entry in rows}
                return entries
        except (sqlite3.Error, msgspec.MsgspecError, TypeError, UnicodeDecodeError, OSError):
            return Entries(ignored=True)

    def save(
        self,
        before: Entries,
        sources: Mapping[str, Remembered],
        learned: Iterable[str],
        outputs: Mapping[str, Published],
        changed: Iterable[str],
    ) -> None:
        """Record a build that was published.

        Args:
            before: What the ledger held.
            sources: All that is remembered of the sources now.
            learned: Paths of those that are new or changed.
            outputs: All that is published now.
            changed: Paths of those that are new or changed.
        """
        fresh = before.ignored or not self.path.exists()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if fresh:
            for path in (self.path, self.path.with_name(f"{self.path.name}-journal")):
                path.unlink(missing_ok=True)
        with contextlib.closing(self._connect()) as connection, connection:
            connection.execute("CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT)")
            connection.execute("CREATE TABLE IF NOT EXISTS sources (path TEXT PRIMARY KEY, entry BLOB)")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS outputs (target TEXT, path TEXT, entry BLOB, PRIMARY KEY (target, path))"
            )
            if not before.sources:  # of another program, or none
                connection.execute("DELETE FROM sources")
                learned = sources
            meta = (("format", FORMAT), ("program", self.program))
            connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", meta)
            gone = [(path,) for path in before.sources if path not in sources]
            connection.executemany("DELETE FROM sources WHERE path = ?", gone)
            rows = [(path, _encode(sources[path])) for path in learned if path in sources]
            connection.executemany("INSERT OR REPLACE INTO sources VALUES (?, ?)", rows)
            lost = [(self.target, path) for path in before.outputs if path not in outputs]
            connection.executemany("DELETE FROM outputs WHERE target = ? AND path = ?", lost)
            new = [(self.target, path, _encode(outputs[path])) for path in changed]
            connection.executemany("INSERT OR REPLACE INTO outputs VALUES (?, ?, ?)", new)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=10)
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

"""Keeps the record on a target: reads what is there, and writes what is about to be done before it is."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path

import msgspec

from dancam.deploy.difference import Known
from dancam.deploy.record import (
    FORMAT,
    HEAD,
    MOST_ENTRIES,
    Entry,
    Head,
    Phase,
    after,
    base_name,
    decode,
    encode,
    entry_name,
)
from dancam.deploy.targets.store import Store
from dancam.problems import Place, Refusal, problem
from dancam.records import Record
from dancam.system.disk import Disk


class _Copy(Record, frozen=True):
    """What this machine knows of a target, as long as its head has the same token."""

    token: str
    files: dict[str, str]


class Journal:
    """The record on a target."""

    def __init__(self, store: Store, copy: Path) -> None:
        """Take a target, and the path of the copy on this machine, which spares reading the base."""
        self._store = store
        self._copy = copy
        self._head = Head(FORMAT, 0)
        self._weight = 0

    def read(self) -> Known | None:
        """Return what is known of the target; None where it has no record, or one that nobody can read.

        Raises:
            Refusal: A later version of dancam wrote the record.
        """
        data = self._store.read(HEAD)
        try:
            head = msgspec.json.decode(data, type=Head) if data is not None else None
        except msgspec.MsgspecError:
            head = None
        if head is None:
            return None
        if head.format > FORMAT:
            raise Refusal(problem("deploy-newer", Place(HEAD)))
        known = self._as_copied(head) or self._as_recorded(head)
        if known is not None:
            self._head = head
        return known

    def _as_copied(self, head: Head) -> Known | None:
        if not all(phase is Phase.DONE for phase in head.phases):
            return None
        try:
            copy = decode(self._copy.read_bytes(), _Copy)
        except (OSError, ValueError):
            return None
        return Known(copy.files) if copy.token == head.token else None

    def _as_recorded(self, head: Head) -> Known | None:
        try:
            base = self._store.read(base_name(head.base)) if head.base else encode({})
            files = decode(base or b"", dict[str, str])
            entries = [self._entry(head.base + number) for number in range(1, len(head.phases) + 1)]
        except ValueError:
            return None
        return after(Known(files), zip(entries, head.phases, strict=True))

    def _entry(self, number: int) -> Entry:
        return decode(self._store.read(entry_name(number)) or b"", Entry)

    def start(self, files: Mapping[str, str]) -> None:
        """Begin the record anew: what was found on the target is its base."""
        self._rebase(Known(files))

    def reach(self, phase: Phase, entry: Entry) -> None:
        """Write that a phase of a deploy begins, and all before is done; with the first one, what it is about to do."""
        phases = self._head.phases
        if phase is entry.phases[0]:
            self._store.write(entry_name(self._head.last + 1), encode(entry))
            self._weight = len(entry.new) + len(entry.changed) + len(entry.removed)
        else:
            phases = phases[:-1]
        self._write(msgspec.structs.replace(self._head, phases=(*phases, phase)))

    def conclude(self, known: Known) -> None:
        """Write that all is done; many entries, or large ones, are folded into the base.

        Args:
            known: What the target has now.
        """
        if len(self._head.phases) >= MOST_ENTRIES or self._weight * 2 > len(known.files):
            self._rebase(known)
        else:
            self._write(msgspec.structs.replace(self._head, phases=(*self._head.phases[:-1], Phase.DONE)))
        Disk().write_whole(self._copy, encode(_Copy(self._head.token, dict(known.files))))

    def _rebase(self, known: Known) -> None:
        before = self._head
        number = before.last + 1
        self._store.write(base_name(number), encode(dict(known.files)))
        self._write(Head(FORMAT, number))
        self._store.remove([base_name(before.base), *map(entry_name, range(before.base + 1, number))])

    def _write(self, head: Head) -> None:
        head = msgspec.structs.replace(head, token=secrets.token_hex(8))
        self._store.write(HEAD, msgspec.json.encode(head))
        self._head = head

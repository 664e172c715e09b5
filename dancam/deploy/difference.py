"""What is to be done so that a target has what it should have, in an order that leaves no dead link."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from dancam.pipeline.publish import HOMES
from dancam.records import Record

Batches = tuple[tuple[str, ...], ...]


class Known(Record, frozen=True):
    """What is known of a target."""

    files: Mapping[str, str]
    """The digest of each file that is there, by path; empty where its bytes are not known."""
    doubtful: frozenset[str] = frozenset()
    """Files that may be there. Nothing there leads to them: an earlier deploy was cut off before, or after, it did."""


class Steps(Record, frozen=True):
    """What is to be done, step by step: every prefix is a site without a dead link."""

    room: tuple[str, ...] = ()
    """Files to be removed first, as a folder is to stand in their place, or they lie in a folder in place of a file."""
    new: Batches = ()
    """Files to be put where there are none, in batches: those to which the rest leads come first."""
    changed: Batches = ()
    """Files to be replaced, in batches: the home page comes last."""
    removed: tuple[str, ...] = ()
    """Files to be removed when nothing leads to them any more."""

    @property
    def sent(self) -> tuple[str, ...]:
        """All files to be sent, in order."""
        return tuple(path for batch in (*self.new, *self.changed) for path in batch)

    @property
    def gone(self) -> tuple[str, ...]:
        """All files to be removed."""
        return (*self.room, *self.removed)


def difference(known: Known, wanted: Mapping[str, str], rank: Callable[[str], int]) -> Steps:
    """Return the steps from what a target has to what it should have.

    Args:
        known: What it has.
        wanted: The digest of each file that it should have, by path.
        rank: Returns when a file is put, beside others that are new too.
    """
    batches: dict[int, list[str]] = {}
    for path in sorted(wanted):
        if path not in known.files:
            batches.setdefault(rank(path), []).append(path)
    changed = [path for path in sorted(wanted) if known.files.get(path, wanted[path]) != wanted[path]]
    homes = tuple(path for path in changed if path in HOMES)
    others = tuple(path for path in changed if path not in HOMES)
    gone = sorted({*known.files, *known.doubtful} - set(wanted))
    in_the_way = _in_the_way(gone, (path for batch in batches.values() for path in batch))
    return Steps(
        room=tuple(path for path in gone if path in in_the_way),
        new=tuple(tuple(batches[each]) for each in sorted(batches)),
        changed=tuple(each for each in (others, homes) if each),
        removed=tuple(path for path in gone if path not in in_the_way),
    )


def _in_the_way(gone: Iterable[str], new: Iterable[str]) -> set[str]:
    """Return the files that stand where a new file needs a folder, or in a folder where a new file is to stand."""
    gone, new = set(gone), set(new)
    found = {parent for path in new for parent in parents(path) if parent in gone}
    return found | {path for path in gone if any(parent in new for parent in parents(path))}


def parents(path: str) -> list[str]:
    """Return the folders in which a path lies, the innermost first."""
    found = []
    while path := path.rpartition("/")[0]:
        found.append(path)
    return found

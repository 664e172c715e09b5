"""What lies in the folders of a portal and is different from what an earlier build has left, part by part.

A part is what lies at one name in a folder. Several processes look at parts, and send each other what they find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from dancam.filenames import WELL_KNOWN
from dancam.records import digest
from dancam.system.disk import Disk, FileStat
from dancam.system.listing import ListingDifference, difference
from dancam.vietnamese import nfc

# So many files are compared sooner with all that is known at once.
_MANY = 400


class FolderChanges(msgspec.Struct):
    """How a folder differs from its listing, and what in it cannot be used."""

    difference: ListingDifference
    refused: list[str] = []
    """Symbolic links that are not followed; in the output folder, all that are there."""
    nameless: list[str] = []
    """Files whose names are no text, as far as it can be shown."""
    twins: list[str] = []
    """Names that two files have, which differ only in how letters are composed; one of the two is left out."""
    altered: list[str] = []
    """In the output folder, outputs whose bytes are others."""
    strange: list[str] = []
    """In the output folder, files that were never published."""

    def add(self, other: FolderChanges) -> None:
        """Add what was found in another part of the folder."""
        mine, others = self.difference, other.difference
        mine.found.update(others.found)
        mine.changed += others.changed
        mine.gone += others.gone
        mine.stale |= others.stale
        self.refused += other.refused
        self.nameless += other.nameless
        self.twins += other.twins
        self.altered += other.altered
        self.strange += other.strange


def no_changes(listing: Mapping[str, bytes]) -> FolderChanges:
    """Return the difference to a listing of a folder of which nothing was looked at yet."""
    return FolderChanges(ListingDifference(listing, {}, [], [], set()))


def parts_of(names: Iterable[str], listing: Mapping[str, bytes]) -> list[tuple[str, ...]]:
    """Return the parts of a folder: the names in it, together where they differ only in how letters are composed.

    Args:
        names: The names in the folder.
        listing: The pieces of its listing.
    """
    parts: dict[str, list[str]] = {}
    for name in sorted({*names, *listing}):
        parts.setdefault(nfc(name), []).append(name)
    return [tuple(part) for part in parts.values()]


def sources_at(disk: Disk, folder: Path, part: tuple[str, ...], listing: Mapping[str, bytes]) -> FolderChanges:
    """Return what is different in a part of a folder with sources; the listing itself is left out."""
    seen = no_changes({})
    files: dict[str, FileStat] = {}
    for name in part:
        scan = disk.scan(folder, first=name)
        files |= scan.files
        seen.refused += [link.path for link in scan.refused]
        seen.nameless += [shown(raw) for raw in scan.nameless]
    seen.twins = leave_out_twins(files)
    seen.difference = difference(files, {name: listing[name] for name in part if name in listing})
    seen.difference.known = {}
    return seen


def outputs_at(
    disk: Disk,
    folder: Path,
    part: tuple[str, ...],
    listing: Mapping[str, bytes],
    known: Callable[[str], str | None],
    all_known: Callable[[str], Mapping[str, str]],
) -> FolderChanges:
    """Return what is different in a part of the output folder; the listing itself is left out.

    Args:
        disk: The file system.
        folder: The output folder.
        part: The part.
        listing: The pieces of its listing.
        known: Returns the digest of an output's bytes, or None where there is none.
        all_known: Returns the digests of all outputs below a folder.
    """
    seen = no_changes({})
    for name in part:
        scan = disk.scan(folder, hidden=True, first=name)
        files = scan.files
        if scan.followed:  # what it leads to may go away
            files = {path: stat for path, stat in files.items() if path not in scan.followed}
        if not name.startswith(".") or name == WELL_KNOWN:  # others at the root are somebody else's
            seen.refused += [*(link.path for link in scan.refused), *scan.followed]
        found = difference(files, {name: listing[name]} if name in listing else {})
        digest_of = all_known(name).get if len(found.changed) >= _MANY else known
        for path in found.changed:
            before = digest_of(path)
            if before is None:
                seen.strange.append(path)
            elif not _has_digest(disk, f"{folder}/{path}", before):
                seen.altered.append(path)
        found.known = {}
        seen.add(FolderChanges(found))
    return seen


def _has_digest(disk: Disk, path: str, wanted: str) -> bool:
    try:
        return digest(disk.read(path)) == wanted
    except OSError:
        return False


def shown(raw: str) -> str:
    """Return a file name that is no text as far as it can be shown."""
    return raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def leave_out_twins(files: dict[str, FileStat]) -> list[str]:
    """Leave out one of two files whose names differ only in how letters are composed; return these names composed."""
    twins = []
    for raw in [each for each in files if not each.isascii() and nfc(each) != each]:
        composed = nfc(raw)
        twin = next((each for each in files if each != raw and nfc(each) == composed), None)
        if twin is not None and twin < raw:
            twins.append(composed)
            del files[raw]
        elif composed in files:
            twins.append(composed)
            del files[composed]
    return twins

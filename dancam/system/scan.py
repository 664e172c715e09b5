"""What has changed in the folders of a portal since an earlier build, part by part.

A part is one name in a folder, with all that is below it. Several processes check parts, and send their results.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from pathlib import Path

import msgspec

from dancam.filenames import WELL_KNOWN
from dancam.records import whole_digest
from dancam.system.disk import Disk, FileStat, passes
from dancam.system.listing import ListingDifference, difference
from dancam.vietnamese import nfc

# Stands in a name for what is no valid text.
_LOST = "\ufffd"
# From so many files on, it is faster to load all known digests at once.
_MANY = 400


class FolderChanges(msgspec.Struct):
    """How a folder differs from its listing, and what in it cannot be used."""

    difference: ListingDifference
    refused: list[str] = []
    """Symbolic links that are not followed; in the output folder, all of them."""
    nameless: list[str] = []
    """Files whose names are no valid text, as far as they can be shown."""
    twins: list[str] = []
    """Names that two files have, which differ only in how letters are composed; one of the two is left out."""
    aside: list[str] = []
    """Files that are left out for their names and may be articles all the same."""
    altered: list[str] = []
    """In the output folder, outputs whose bytes were changed."""
    strange: list[str] = []
    """In the output folder, files that were never published."""
    odd: bool = False
    """Whether there are links, or files that are left out for their names, in a folder with sources."""

    def add(self, other: FolderChanges) -> None:
        """Add the changes of another part of the folder."""
        mine, others = self.difference, other.difference
        mine.pieces.update(others.pieces)
        mine.changed += others.changed
        mine.removed += others.removed
        mine.stale |= others.stale
        mine.amended |= others.amended
        self.refused += other.refused
        self.nameless += other.nameless
        self.twins += other.twins
        self.aside += other.aside
        self.altered += other.altered
        self.strange += other.strange
        self.odd = self.odd or other.odd


def no_changes(listing: Mapping[str, bytes]) -> FolderChanges:
    """Return the changes of a folder of which nothing was compared with its listing yet."""
    return FolderChanges(ListingDifference(listing, {}, [], [], set()))


def parts_of(names: Iterable[str], listing: Mapping[str, bytes]) -> list[tuple[str, ...]]:
    """Return the parts of a folder: the names in it, together where they differ only in how letters are composed.

    Args:
        names: The names in the folder.
        listing: The pieces of its listing.
    """
    parts: dict[str, list[str]] = {}
    for name in sorted({*names, *(piece.partition("/")[0] for piece in listing)}):
        parts.setdefault(nfc(name), []).append(name)
    return [tuple(part) for part in parts.values()]


def sources_at(disk: Disk, folder: Path, part: tuple[str, ...], listing: Mapping[str, bytes]) -> FolderChanges:
    """Return what has changed in a part of a folder with sources; the listing itself is left out."""
    changes = no_changes({})
    files: dict[str, FileStat] = {}
    for name in part:
        scan = disk.scan(folder, first=name)
        files |= scan.files
        changes.refused += [link.path for link in scan.refused]
        changes.nameless += [shown(raw) for raw in scan.nameless]
        changes.aside += scan.aside
        changes.odd = changes.odd or bool(scan.followed or scan.refused or scan.nameless or scan.aside)
    changes.twins = leave_out_twins(files)
    changes.odd = changes.odd or bool(changes.twins)
    changes.difference = difference(files, _pieces(part, listing))
    changes.difference.listed = {}
    return changes


def sources_named(
    disk: Disk, folder: Path, paths: Iterable[str], knows: Callable[[str], bool], raw: Container[str]
) -> tuple[FolderChanges, set[str]]:
    """Return what has changed of files that are named, of which the folder need not be looked through.

    That is so for plain names and plain files. What else shares a name with others, or has more than one, is known
    only when all of its part is seen: so these parts are returned instead.

    Args:
        disk: The file system.
        folder: The folder with sources.
        paths: The paths of all files in it that may have changed.
        knows: Says whether an earlier build knew a file.
        raw: Paths of files whose names were composed differently on the disk.

    Returns:
        What has changed, and the names in the folder that must be looked through, in NFC.
    """
    files: dict[str, FileStat | None] = {}
    parts: set[str] = set()
    for path in sorted(paths):
        try:
            stat = disk.plain(f"{folder}/{path}")
        except OSError:
            parts.add(_first(path))
            continue
        # Where one of two files goes whose names look the same, the other one comes.
        is_alone = path.isascii() or (nfc(path) == path and stat is not None and path not in raw and _LOST not in path)
        if is_alone and not any(map(passes, path.split("/"))):
            files[path] = stat
        else:
            parts.add(_first(path))
    changes = no_changes({})
    for path, stat in files.items():
        if _first(path) in parts:
            continue
        if stat is not None:
            changes.difference.changed.append(path)
        elif knows(path):
            changes.difference.removed.append(path)
        changes.difference.amended[path] = stat
    return changes, parts


def _first(path: str) -> str:
    return nfc(path.partition("/")[0])


def outputs_at(
    disk: Disk,
    folder: Path,
    part: tuple[str, ...],
    listing: Mapping[str, bytes],
    digest_at: Callable[[str], str | None],
    digests_below: Callable[[str], Mapping[str, str]],
) -> FolderChanges:
    """Return what has changed in a part of the output folder; the listing itself is left out.

    Args:
        disk: The file system.
        folder: The output folder.
        part: The part.
        listing: The pieces of its listing.
        digest_at: Returns the digest of an output's bytes, or None where there is none.
        digests_below: Returns the digests of all outputs below a folder.
    """
    changes = no_changes({})
    for name in part:
        scan = disk.scan(folder, hidden=True, first=name)
        files = scan.files
        if scan.followed:  # what it leads to may be removed
            files = {path: stat for path, stat in files.items() if path not in scan.followed}
        if not name.startswith(".") or name == WELL_KNOWN:  # others at the root are not of dancam
            changes.refused += [*(link.path for link in scan.refused), *scan.followed]
        from_listing = difference(files, _pieces((name,), listing))
        digest_of = digests_below(name).get if len(from_listing.changed) >= _MANY else digest_at
        for path in from_listing.changed:
            before = digest_of(path)
            if before is None:
                changes.strange.append(path)
            elif not _has_digest(disk, f"{folder}/{path}", before):
                changes.altered.append(path)
        from_listing.listed = {}
        changes.add(FolderChanges(from_listing))
    return changes


def _pieces(part: Container[str], listing: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the pieces of a listing that a part of its folder has."""
    return {piece: packed for piece, packed in listing.items() if piece.partition("/")[0] in part}


def _has_digest(disk: Disk, path: str, expected: str) -> bool:
    try:
        return whole_digest(disk.read(path)) == expected
    except OSError:
        return False


def shown(raw: str) -> str:
    """Return a file name that is no valid text, as far as it can be shown."""
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

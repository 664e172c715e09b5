"""A file system that remembers its scans and updates them by reported changes, instead of scanning again."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from dancam.system.disk import Disk, FileStat, Scan


class LiveDisk(Disk):
    """The disk of a process that watches the sources and alone writes the output."""

    # Paths are made absolute but not resolved, as links are not followed.

    def __init__(self) -> None:
        self._scans: dict[tuple[str, bool, str], Scan] = {}
        self._changed: set[str] = set()

    def mark_changed(self, paths: Iterable[Path]) -> None:
        """Record changed paths: files, or folders that were created, removed or moved."""
        self._changed.update(os.path.abspath(path) for path in paths)

    def doubt(self) -> None:
        """Forget all scans, because a file has changed whose change was not reported yet."""
        self._scans.clear()

    def scan(self, folder: Path, *, hidden: bool = False, first: str = "") -> Scan:
        """Return every file below a folder, as `Disk.scan` does; only changed files are examined."""
        root = os.path.abspath(folder)
        if root in self._changed:  # it was created, removed or moved with its contents
            self._scans = {key: each for key, each in self._scans.items() if key[0] != root}
            self._changed.discard(root)
        key = (root, hidden, first)
        scan = self._scans.get(key)
        part = os.path.join(root, first) if first else root
        below = {path for path in self._changed if path == part or path.startswith(part + os.sep)}
        if scan is None or not _is_watched(scan) or not all(self._update(scan, root, path) for path in below):
            scan = self._scans[key] = super().scan(folder, hidden=hidden, first=first)
        self._changed -= below
        return scan

    def _update(self, scan: Scan, root: str, path: str) -> bool:
        """Update one file in a scan; False if it is not a plain file, so that a new scan is needed."""
        name = os.path.relpath(path, root).replace(os.sep, "/")
        if path == root or os.path.isdir(path) or os.path.islink(path) or name.startswith("../"):
            return False
        stat = self.stat(path)
        if name not in scan.files:
            return stat is None and not any(each.startswith(f"{name}/") for each in scan.files)
        if stat is None:
            del scan.files[name]
        else:
            scan.files[name] = stat
        return True

    def replace(self, source: Path | str, target: Path | str) -> None:
        """Move a complete file to its place, and record the change."""
        super().replace(source, target)
        self._changed.add(os.path.abspath(target))

    def remove(self, path: Path, root: Path) -> None:
        """Remove a file, and record the change."""
        super().remove(path, root)
        self._changed.add(os.path.abspath(path))


class DraftDisk(LiveDisk):
    """A disk on which some files have bytes that were not saved."""

    def __init__(self) -> None:
        super().__init__()
        self._unsaved: dict[str, tuple[bytes, FileStat]] = {}

    def hold(self, files: Mapping[Path, bytes]) -> None:
        """Have these files with these bytes, whether they exist or not, and all others as they are saved."""
        new = {os.path.abspath(path): data for path, data in files.items()}
        different = [path for path in self._unsaved if path not in new]
        different += [path for path, data in new.items() if path not in self._unsaved or self._unsaved[path][0] != data]
        now = time.time_ns()
        for path in different:
            self._unsaved.pop(path, None)
            if path in new:
                self._unsaved[path] = new[path], FileStat(len(new[path]), now, now, 0)
        self.mark_changed(map(Path, different))

    def read(self, path: Path | str) -> bytes:
        """Return the bytes of a file."""
        unsaved = self._unsaved.get(os.path.abspath(path))
        return unsaved[0] if unsaved is not None else super().read(path)

    def stat(self, path: Path | str) -> FileStat | None:
        """Return the numbers of one file, or None where there is none."""
        unsaved = self._unsaved.get(os.path.abspath(path))
        return unsaved[1] if unsaved is not None else super().stat(path)

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder."""
        return list(dict.fromkeys([*super().names(folder), *(name.split("/")[0] for name in self._below(folder))]))

    def scan(self, folder: Path, *, hidden: bool = False, first: str = "") -> Scan:
        """Return every file below a folder, those that are not saved among them."""
        scan = super().scan(folder, hidden=hidden, first=first)
        new = {
            name: stat for name, stat in self._below(folder).items() if not first or f"{name}/".startswith(f"{first}/")
        }
        if any(scan.files.get(name) != stat for name, stat in new.items()):
            scan.files = dict(sorted({**scan.files, **new}.items()))
        return scan

    def _below(self, folder: Path) -> dict[str, FileStat]:
        """Return the numbers of the files below a folder that are not saved, by their paths in it."""
        start = os.path.abspath(folder) + os.sep
        unsaved = {path: stat for path, (_, stat) in self._unsaved.items() if path.startswith(start)}
        return {path[len(start) :].replace(os.sep, "/"): stat for path, stat in unsaved.items()}


def _is_watched(scan: Scan) -> bool:
    """Whether every change to the files of a scan is reported by its path.

    Changes of what links lead to are not. Nor are those of an empty folder, which may not have existed to be watched.
    """
    return bool(scan.files) and not (scan.followed or scan.refused or scan.nameless)

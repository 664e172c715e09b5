"""A file system that is told what changes, so that it need not look through all of it again."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from dancam.system.disk import Disk, Scan


class LiveDisk(Disk):
    """For a process that watches the sources and is the only one to write the output."""

    # Paths are made absolute and not resolved: links are not followed.

    def __init__(self) -> None:
        self._scans: dict[tuple[str, bool, str], Scan] = {}
        self._changed: set[str] = set()

    def tell(self, paths: Iterable[Path]) -> None:
        """Take what has changed: files, or folders that came, went or moved."""
        self._changed.update(os.path.abspath(path) for path in paths)

    def doubt(self) -> None:
        """Look at everything again: a file has changed of which nobody has told yet."""
        self._scans.clear()

    def scan(self, folder: Path, *, hidden: bool = False, first: str = "") -> Scan:
        """Return every file below a folder, as `Disk.scan`; only what has changed is looked at."""
        root = os.path.abspath(folder)
        if root in self._changed:  # it came, went or moved with all that is in it
            self._scans = {key: scan for key, scan in self._scans.items() if key[0] != root}
            self._changed.discard(root)
        key = (root, hidden, first)
        known = self._scans.get(key)
        part = os.path.join(root, first) if first else root
        below = {path for path in self._changed if path == part or path.startswith(part + os.sep)}
        if known is None or not _is_told(known) or not all(self._look_again(known, root, path) for path in below):
            known = self._scans[key] = super().scan(folder, hidden=hidden, first=first)
        self._changed -= below
        return known

    def _look_again(self, known: Scan, root: str, path: str) -> bool:
        """Look at one file again; False where it is something else, so that all must be looked at."""
        name = os.path.relpath(path, root).replace(os.sep, "/")
        if path == root or os.path.isdir(path) or os.path.islink(path) or name.startswith("../"):
            return False
        stat = self.stat(path)
        if name not in known.files:
            return stat is None and not any(each.startswith(f"{name}/") for each in known.files)
        if stat is None:
            del known.files[name]
        else:
            known.files[name] = stat
        return True

    def replace(self, source: Path | str, target: Path | str) -> None:
        """Put a whole file in its place, and remember that it is another one."""
        super().replace(source, target)
        self._changed.add(os.path.abspath(target))

    def remove(self, path: Path, root: Path) -> None:
        """Remove a file, and remember that it is gone."""
        super().remove(path, root)
        self._changed.add(os.path.abspath(path))


def _is_told(known: Scan) -> bool:
    """Whether whatever changes in what a scan found is told by its path; of where links lead it is not.

    Nor is it of a folder in which nothing was: there may have been no such folder, and so nobody to watch it.
    """
    return bool(known.files) and not (known.followed or known.refused or known.nameless)

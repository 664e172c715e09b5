"""The file system: scanning, reading, and writing whole files."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from stat import S_ISREG

from dancam.filenames import WELL_KNOWN, article_behind, is_temporary
from dancam.records import Record
from dancam.vietnamese import nfc

# A change this shortly before the scan may be followed by another one with the same times (in nanoseconds).
_SETTLING = 2_000_000_000


class FileStat(Record, frozen=True, array_like=True):
    """The numbers of a file in the file system. While all four stay the same, so do the bytes."""

    size: int
    """Bytes."""
    modified: int
    """Time of the last modification, in nanoseconds."""
    changed: int
    """Time of the last change of the inode, in nanoseconds: no program can set it back."""
    inode: int
    """Number of the file on its device."""

    def settled(self, now: int) -> bool:
        """Whether the numbers can be trusted later: the last change lies long enough before `now` (ns)."""
        return max(self.modified, self.changed) < now - _SETTLING


class RefusedLink(Record, frozen=True):
    """A symbolic link that was not followed."""

    path: str
    """Path below the folder that was scanned."""
    target: str
    """Where it points."""


class Scan:
    """The files of a folder, by path with `/`, in order; and the links that were not followed."""

    def __init__(self) -> None:
        self.files: dict[str, FileStat] = {}
        self.refused: list[RefusedLink] = []
        self.followed: list[str] = []
        """Symbolic links among the files."""
        self.nameless: list[str] = []
        """Files whose names are no valid text."""
        self.aside: list[str] = []
        """Files that are left out for their names and may be articles all the same."""


def passes(name: str) -> bool:
    """Whether a name among sources is passed over: hidden ones, and those that programs give to files for a while."""
    return (name[0] == "." and name != WELL_KNOWN) or is_temporary(name)


class Disk:
    """The file system. Tests pass another one that fails at chosen places."""

    def scan(self, folder: Path, *, hidden: bool = False, first: str = "") -> Scan:
        """Return every file below a folder, leaving out hidden and passing ones unless `hidden`.

        Symbolic links are followed to files inside the folder only.

        Args:
            folder: The folder.
            hidden: Whether hidden and passing files count.
            first: The one name in the folder that is scanned, with all that is below it; empty for all names.
        """
        scan = Scan()
        files: list[tuple[str, FileStat]] = []
        root = os.path.realpath(folder)
        stack = [""]

        def sort(entries: Iterable[os.DirEntry[str]], prefix: str) -> None:
            for entry in entries:
                name = entry.name
                if not hidden and passes(name):
                    if article_behind(name) and entry.is_file(follow_symlinks=False) and name.isprintable():
                        scan.aside.append(prefix + name)
                    continue
                path = prefix + name
                if not name.isascii():
                    try:
                        name.encode()
                    except UnicodeEncodeError:
                        scan.nameless.append(path)
                        continue
                if entry.is_symlink():
                    real = os.path.realpath(entry.path)
                    if not real.startswith(root + os.sep) or not os.path.isfile(real):
                        scan.refused.append(RefusedLink(path, real))
                        continue
                    scan.followed.append(path)
                elif entry.is_dir(follow_symlinks=False):
                    stack.append(path + "/")
                    continue
                try:
                    stat = entry.stat()
                except OSError:
                    continue  # removed since it was listed
                if not S_ISREG(stat.st_mode):
                    continue  # reading a pipe might never end
                files.append((path, FileStat(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)))

        while stack:
            prefix = stack.pop()
            try:
                with os.scandir(os.path.join(folder, prefix)) as entries:
                    sort((each for each in entries if each.name == first) if first and not prefix else entries, prefix)
            except (FileNotFoundError, NotADirectoryError):
                continue
        scan.files = dict(sorted(files))
        return scan

    def stat(self, path: Path | str) -> FileStat | None:
        """Return the numbers of one file, or None where there is none."""
        try:
            stat = os.stat(path)
        except OSError:
            return None
        if not S_ISREG(stat.st_mode):
            return None
        return FileStat(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)

    def plain(self, path: str) -> FileStat | None:
        """Return the numbers of a file that is no link, or None where nothing lies.

        Raises:
            OSError: A link, a folder or the like lies there.
        """
        try:
            stat = os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            return None
        if not S_ISREG(stat.st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), path)
        return FileStat(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder; none where there is no folder."""
        try:
            return os.listdir(folder)
        except OSError:
            return []

    def doubt(self) -> None:
        """Scan everything again from now on: a file is not as it was seen."""

    def now(self) -> int:
        """Return the file system's time in nanoseconds, to judge whether a file's times have settled."""
        return time.time_ns()

    def read(self, path: Path | str) -> bytes:
        """Return the bytes of a file.

        Raises:
            OSError: It cannot be read.
        """
        with open(path, "rb", buffering=0) as file:
            return file.read()

    def write(self, path: Path | str, data: bytes) -> None:
        """Write a file that no reader knows yet, making its folders.

        Raises:
            OSError: It cannot be written.
        """
        try:
            _write(path, data)
        except FileNotFoundError:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            _write(path, data)

    def replace(self, source: Path | str, target: Path | str) -> None:
        """Put a whole file in its place atomically, making room where a folder or file stands in the way.

        Raises:
            OSError: It cannot be put there.
        """
        try:
            os.replace(source, target)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            os.replace(source, target)
        except OSError:
            self._make_room(Path(source), Path(target))

    def _make_room(self, source: Path, target: Path) -> None:
        try:
            source.replace(target)
        except IsADirectoryError:  # a folder of the last build, where this one has a file
            self.remove_tree(target)
            source.replace(target)
        except (NotADirectoryError, FileExistsError):
            for parent in reversed(target.parents):
                if not parent.is_dir() and (parent.exists() or parent.is_symlink()):
                    parent.unlink()  # a file, or a link to one or to nothing: one to a folder is not in the way
                    break
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)

    def sync(self, folder: Path) -> None:
        """Wait until all that was written to the file system of a folder is on the disk permanently.

        Once for all files: to wait for each of thirty takes twice as long, and for each of a thousand too.

        Raises:
            OSError: The disk has lost something, or was too full for it.
        """
        if sys.platform != "linux":
            getattr(os, "sync", lambda: None)()
            return
        import ctypes

        system = ctypes.CDLL(None, use_errno=True)
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            if system.syncfs(descriptor):
                number = ctypes.get_errno()
                raise OSError(number, os.strerror(number), str(folder))
        finally:
            os.close(descriptor)

    def write_whole(self, path: Path, data: bytes) -> None:
        """Write a file so that a reader sees the old bytes or the new ones, never a part.

        Raises:
            OSError: It cannot be written; the old bytes, or the folder that lies there, are still there.
        """
        if path.is_dir():  # never removed for a file
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            self.write(aside, data)
            self.replace(aside, path)
        except OSError:
            with contextlib.suppress(OSError):
                aside.unlink()
            raise

    def remove(self, path: Path, root: Path) -> None:
        """Remove a file, and the folders that this leaves empty below `root`.

        Raises:
            OSError: It exists and cannot be removed.
        """
        if path.is_dir() and not path.is_symlink():
            return  # a folder has taken the place of the file
        try:
            path.unlink(missing_ok=True)
        except NotADirectoryError:
            return  # a file has taken the place of its folder
        parent = path.parent
        while parent != root and root in parent.parents:
            try:
                parent.rmdir()
            except OSError:
                return
            parent = parent.parent

    def remove_tree(self, folder: Path) -> None:
        """Remove a folder with all that is in it; symbolic links are removed, not followed."""
        import shutil

        if folder.is_symlink() or folder.is_file():
            folder.unlink()
        elif folder.exists():
            shutil.rmtree(folder)


def _write(path: Path | str, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)


def line_reader(site: Path) -> Callable[[str, int], str]:
    """Return a function that reads one line of a file of the portal; empty where it cannot be read."""
    files: dict[str, list[str]] = {}

    def read(file: str, line: int) -> str:
        if file not in files:
            try:
                data = (site / file).read_bytes()
            except (OSError, ValueError):
                data = b""
            text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
            files[file] = nfc(text).split("\n")  # not splitlines, which also knows rarer line ends
        lines = files[file]
        return lines[line - 1] if 0 < line <= len(lines) else ""

    return read

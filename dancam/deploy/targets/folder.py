"""A folder on this machine, or one that is mounted."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import shutil
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path

from dancam.deploy.record import ASIDE, FOLDER
from dancam.deploy.targets.store import Failed, Sent, Store
from dancam.system.disk import Disk

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def folder_store(folder: Path) -> Store:
    """Return a folder on this machine as a store; it is made when something is put into it."""
    return _FolderStore(folder)


class _FolderStore:
    def __init__(self, folder: Path) -> None:
        self.folder = folder.expanduser().resolve()
        self._disk = Disk()

    def read(self, path: str) -> bytes | None:
        with _told():
            try:
                return self._disk.read(self.folder / path)
            except (FileNotFoundError, NotADirectoryError):
                return None

    def write(self, path: str, data: bytes) -> None:
        with _told():
            self._disk.write_whole(self.folder / path, data)

    def create(self, path: str, data: bytes) -> bool:
        target = self.folder / path
        aside = target.with_name(f"{target.name}.{secrets.token_hex(4)}")
        with _told():
            self._disk.write(aside, data)
            try:
                os.link(aside, target)  # unlike a rename it fails where there is one
            except FileExistsError:
                return False
            except OSError:  # a file system without hard links
                return self._create(target, data)
            finally:
                aside.unlink()
            return True

    def _create(self, target: Path, data: bytes) -> bool:
        try:
            with target.open("xb") as file:
                file.write(data)
        except FileExistsError:
            return False
        return True

    def send(self, folder: Path, paths: Sequence[str], sent: Sent, _files: Container[str]) -> None:
        aside = self.folder / ASIDE / str(os.getpid())
        with _told():
            aside.parent.mkdir(parents=True, exist_ok=True)
            try:
                for path in paths:
                    shutil.copy2(folder / path, aside)
                    self._disk.replace(aside, self.folder / path)
                    sent(1)
            finally:
                aside.unlink(missing_ok=True)

    def remove(self, paths: Sequence[str]) -> None:
        with _told():
            for path in paths:  # our own folder stays: another deploy may be about to put its lock into it
                ours = path.startswith(f"{FOLDER}/")
                self._disk.remove(self.folder / path, self.folder / FOLDER if ours else self.folder)

    def survey(self) -> Mapping[str, str]:
        with _told():
            files = self._disk.scan(self.folder, hidden=True).files
            return {path: f"sha256:{self._digest(path)}" for path in files if not path.startswith(f"{FOLDER}/")}

    def _digest(self, path: str) -> str:
        with (self.folder / path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def finish(self) -> None:
        pass

    def close(self) -> None:
        pass


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = f"{error.filename or ''}: {error.strerror}".removeprefix(": ")
        if error.errno in _FULL:
            raise Failed("deploy-full", reason) from error
        raise Failed("deploy-rights" if error.errno in _FORBIDDEN else "deploy-failed", reason) from error

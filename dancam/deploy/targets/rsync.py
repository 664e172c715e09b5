"""A host with ssh and rsync: rsync brings the files, its shell does the rest."""

from __future__ import annotations

import shlex
from collections.abc import Container, Mapping, Sequence
from pathlib import Path

from dancam.deploy.address import Address
from dancam.deploy.difference import parents
from dancam.deploy.record import ASIDE, FOLDER
from dancam.deploy.targets.ssh import (
    CREATE,
    EXISTS,
    READ,
    REMOVE,
    SURVEY,
    TIDY,
    WRITE,
    Connection,
    Ran,
)
from dancam.deploy.targets.store import Sent, Store

# Each file is written beside and renamed, whole; what is there is compared byte by byte, as its times may lie.
_OPTIONS = (
    "-tOIzs",
    "--no-implied-dirs",
    f"--temp-dir={ASIDE}",
    "--from0",
    "--files-from=-",
    "--out-format=%n",
    "--outbuf=L",
)
# So many paths fit into one command, even if each is as long as paths get.
_AT_ONCE = 100


def rsync_store(address: Address) -> Store:
    """Return a folder on a host that has rsync, connected.

    Raises:
        Failed: The host cannot be reached.
    """
    return _RsyncStore(address)


class _RsyncStore:
    def __init__(self, address: Address) -> None:
        self._connection = Connection(address)
        self._root = address.path

    def _shell(self, script: str, path: str = "", data: bytes = b"") -> Ran:
        return self._connection.shell(script, self._root, path, str(len(data)), data=data)

    def read(self, path: str) -> bytes | None:
        ran = self._shell(READ, path)
        return ran.printed if ran.status == 0 else None

    def write(self, path: str, data: bytes) -> None:
        self._shell(WRITE, path, data)

    def create(self, path: str, data: bytes) -> bool:
        return self._shell(CREATE, path, data).status != EXISTS

    def send(self, folder: Path, paths: Sequence[str], sent: Sent, _files: Container[str]) -> None:
        connection = self._connection
        target = f"{connection.host}:{self._root}/"
        command = ("rsync", *_OPTIONS, "-e", shlex.join(["ssh", *connection.options]), "--", f"{folder}/", target)

        listed = b"".join(b"%s\0" % path.encode() for path in paths)

        def heard(line: bytes) -> None:
            sent(not line.endswith(b"/\n"))

        connection.run(*command, data=listed, heard=heard)

    def remove(self, paths: Sequence[str]) -> None:
        folders = {parent for path in paths for parent in parents(path) if not path.startswith(FOLDER)}
        for script, several in ((REMOVE, paths), (TIDY, sorted(folders, key=lambda each: -each.count("/")))):
            for start in range(0, len(several), _AT_ONCE):
                self._connection.shell(script, self._root, *several[start : start + _AT_ONCE])

    def survey(self) -> Mapping[str, str]:
        lines = self._shell(SURVEY).printed.decode(errors="surrogateescape").splitlines()
        pairs = (line.removeprefix("\\").split("  ", 1) for line in lines)
        return {path.removeprefix("./"): f"sha256:{digits}" if digits != "-" else "" for digits, path in pairs}

    def finish(self) -> None:
        pass

    def close(self) -> None:
        self._connection.close()

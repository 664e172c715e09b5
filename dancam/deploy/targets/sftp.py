"""A host with SFTP alone: the system's sftp carries out lists of commands over one connection."""

from __future__ import annotations

import re
import secrets
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from dancam.deploy.address import Address
from dancam.deploy.difference import parents
from dancam.deploy.record import ASIDE, FOLDER
from dancam.deploy.targets.failures import failure
from dancam.deploy.targets.ssh import Connection
from dancam.deploy.targets.store import Failed, Sent, Store

_LISTED = re.compile(r"([-d])\S+ .*? \w{3} +\d+ +[\d:]+ (.*)\n")
_OCTAL = re.compile(rb"\\([0-3][0-7]{2})")
_NOT_THERE = re.compile(r"No such file|not found")
# What servers say of anything: of a disk that is full, say, or of a file that may not be replaced.
_FAILURE = "Failure"
# So often a file is made anew that is refused though none is there.
_TRIES = 5


def sftp_store(address: Address) -> Store:
    """Return a folder on a host that has SFTP, connected.

    Raises:
        Failed: The host cannot be reached.
    """
    return _SftpStore(address)


class _SftpStore:
    def __init__(self, address: Address) -> None:
        self._connection = Connection(address)
        self._root = address.path.rstrip("/")
        self._made: set[str] = set()
        self._replaces = True
        """Whether the server renames over a file, as OpenSSH's does; of others a file is removed shortly before."""

    def _run(self, commands: Iterable[str], sent: Sent = lambda _: None) -> tuple[str, str]:
        """Carry out commands, and return what was printed, and what was said besides."""
        connection, printed = self._connection, list[str]()

        def heard(line: bytes) -> None:
            printed.append(_OCTAL.sub(lambda match: bytes([int(match[1], 8)]), line).decode(errors="surrogateescape"))
            sent(line.startswith(b"sftp> rename"))

        batch = "".join(f"{each}\n" for each in commands).encode(errors="surrogateescape")
        ran = connection.run("sftp", *connection.options, "-b", "-", "--", connection.host, data=batch, heard=heard)
        return "".join(printed), ran.said

    def _at(self, path: str) -> str:
        return _quoted(f"{self._root}/{path}" if path else self._root or "/")

    def read(self, path: str) -> bytes | None:
        got = self._new_file()
        try:
            self._run([f"get {self._at(path)} {_quoted(str(got))}"])
        except Failed as failed:
            if _NOT_THERE.search(failed.reason):
                return None
            raise
        return got.read_bytes()

    def write(self, path: str, data: bytes) -> None:
        self._send({path: self._laid(data)})

    def create(self, path: str, data: bytes) -> bool:
        local = self._laid(data)
        aside = f"{ASIDE}/{local.name}"
        commands = [*self._folders([aside, path]), f"put {_quoted(str(local))} {self._at(aside)}"]
        commands.append(f"rename -l {self._at(aside)} {self._at(path)}")  # unlike `rename` it fails where there is one
        for left in reversed(range(_TRIES)):
            try:
                self._run(commands)
            except Failed as failed:
                if self.read(path) is not None:
                    self._run([f"-rm {self._at(aside)}"])
                    return False
                # Servers do not say that there is one; and whoever made it may have removed it before it is read.
                if not left or failed.code != "deploy-failed":
                    raise
            else:
                break
        return True

    def _new_file(self) -> Path:
        return self._connection.folder / secrets.token_hex(4)  # the lock is renewed while files are sent

    def _laid(self, data: bytes) -> Path:
        small = self._new_file()
        small.write_bytes(data)
        return small

    def send(self, folder: Path, paths: Sequence[str], sent: Sent, _files: Container[str]) -> None:
        self._send({path: folder / path for path in paths}, sent)

    def _send(self, files: Mapping[str, Path], sent: Sent = lambda _: None) -> None:
        aside = f"{ASIDE}/{secrets.token_hex(4)}"

        def commands() -> Iterator[str]:
            yield from self._folders([aside, *files])
            for path, local in files.items():
                yield f"put {_quoted(str(local))} {self._at(aside)}"
                yield from () if self._replaces else (f"-rm {self._at(path)}",)
                yield f"rename {self._at(aside)} {self._at(path)}"

        try:
            self._run(commands(), sent)
        except Failed as failed:
            if _FAILURE not in failed.reason:
                raise
            if self._is_full():
                raise Failed("deploy-full", failed.reason) from failed
            if not self._replaces or "rename" not in failed.reason:
                raise
            self._replaces = False
            self._run(commands())

    def _folders(self, paths: Iterable[str]) -> Iterator[str]:
        """Yield commands that make the folders in which paths lie, each once."""
        for path in paths:
            for folder in reversed(parents(f"{self._root}/{path}")):
                if folder not in self._made:
                    self._made.add(folder)
                    yield f"-mkdir {_quoted(folder)}"

    def _is_full(self) -> bool:
        """Whether the host has less room than a file of the web takes; OpenSSH's can be asked."""
        try:
            line = self._run([f"df {self._at('')}"])[0].splitlines()[-1].split()
        except (Failed, IndexError):
            return False
        return len(line) > 2 and line[2].isdigit() and int(line[2]) < 64  # kilobytes

    def remove(self, paths: Sequence[str]) -> None:
        folders = {parent for path in paths for parent in parents(path) if not path.startswith(FOLDER)}
        tidying = [f"-rmdir {self._at(each)}" for each in sorted(folders, key=lambda each: -each.count("/"))]
        for commands, check in (([f"-rm {self._at(path)}" for path in paths], True), (tidying, False)):
            if commands:
                said = self._run(commands)[1]
                bad = [line for line in said.splitlines() if not _NOT_THERE.search(line)]
                if check and bad:
                    raise failure("\n".join(bad))

    def survey(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        folders = [""]
        while folders:
            printed, _ = self._run(f"-ls -lan {self._at(folder)}" for folder in folders)
            folders = []
            for match in _LISTED.finditer(printed):
                path = match[2].removeprefix(f"{self._root}/")
                if path.rpartition("/")[2] in {".", ".."} or path == FOLDER:
                    continue
                if match[1] == "d":
                    folders.append(path)
                else:
                    found[path] = ""
        return found

    def finish(self) -> None:
        pass

    def close(self) -> None:
        self._connection.close()


def _quoted(path: str) -> str:
    """Return a path as sftp's commands take it; between quotes `*`, `?` and `[` are themselves."""
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

"""A branch of a git repository, such as GitHub Pages shows: each deploy is one commit, made from the branch's tip.

All happens at once when the commit is pushed; a push that the branch has meanwhile left behind is refused, so nobody
needs a lock there; here one deploy at a time has the repository. Only what is new travels, both ways: of the branch its
last commit and its folders are brought, no file.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from dancam import __version__
from dancam.deploy.address import Address
from dancam.deploy.record import FOLDER, LOCK
from dancam.deploy.targets.failures import failure
from dancam.deploy.targets.store import Failed, Moved, Sent, Store
from dancam.pipeline.options import STATE
from dancam.problems import Place, Refusal, problem
from dancam.system.lock import Locked, lock

# Without it, Pages would leave out files whose names begin with an underscore or a dot.
_PLAIN = ".nojekyll"
_WAYS_IN = r"^(http\.|credential\.|url\.|core\.sshcommand$)"
_TIP, _MADE = "refs/dancam/tip", "refs/dancam/made"
# Whoever is called by a hook of git is told of a repository that is not meant here.
_OF_A_HOOK = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_QUARANTINE_PATH"}
_NOBODY = "dancam <dancam@localhost>"


def git_store(address: Address, site: Path, wait: float = 0.0) -> Store:
    """Return a branch as a store.

    Args:
        address: The remote, as git writes it, or its name in the portal's repository; and the branch.
        site: The folder of the portal.
        wait: Seconds to wait for another deploy of this portal on this machine.

    Raises:
        Failed: The remote cannot be reached.
        Refusal: Another deploy still has the repository.
    """
    repository = (site / STATE / f"deploy-{address.name}.git").resolve()
    with contextlib.ExitStack() as held:
        held.enter_context(_ours(repository.with_suffix(".lock"), wait))
        branch = f"refs/heads/{address.path}"
        store = _GitStore(_remote(address.host, site), branch, repository, _ways_in(site))
        store.held = held.pop_all()
        return store


@contextlib.contextmanager
def _ours(path: Path, wait: float) -> Iterator[None]:
    try:
        with lock(path, wait):
            yield
    except Locked as locked:
        since = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone().isoformat(timespec="seconds")
        values = {"host": socket.gethostname(), "process": locked.holder, "since": since}
        raise Refusal(problem("deploy-locked", Place(str(path)), **values)) from None


def _remote(named: str, site: Path) -> str:
    if Path(named).is_dir():
        return str(Path(named).resolve())
    try:
        return _git("-C", str(site), "remote", "get-url", "--", named).decode().strip()
    except Failed as failed:
        if failed.code == "deploy-program":
            raise
        return named


def _ways_in(site: Path) -> list[tuple[str, str]]:
    """Return the settings of the portal's own repository that let it in: a token that CI has put there, say."""
    try:
        told = _git("-C", str(site), "config", "--local", "--includes", "-z", "--get-regexp", _WAYS_IN)
    except Failed:
        return []
    pairs = (each.decode(errors="surrogateescape").partition("\n") for each in told.split(b"\0")[:-1])
    return [(name, value) for name, _, value in pairs]


class _GitStore:
    def __init__(self, remote: str, branch: str, repository: Path, ways_in: Sequence[tuple[str, str]]) -> None:
        self._branch, self._repository = branch, repository
        # By the environment: others may read files and command lines, and a password may stand in the remote.
        # Of a branch no file is brought before somebody asks for it.
        target = {"url": remote, "promisor": "true", "partialclonefilter": "blob:none"}
        settings = [*ways_in, *((f"remote.target.{name}", value) for name, value in target.items())]
        self._settings = {"GIT_CONFIG_COUNT": str(len(settings))}
        for number, (name, value) in enumerate(settings):
            self._settings |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
        self.held = contextlib.ExitStack()
        """What ends with the connection."""
        self._new: dict[str, bytes | Path] = {}
        self._gone: set[str] = set()
        if not (repository / "HEAD").exists():
            _git("init", "--quiet", "--bare", str(repository))
        self._tip = self._own("ls-remote", "target", branch).decode().partition("\t")[0]
        if self._tip and not self._has(self._tip):
            self._own("fetch", "--quiet", "--no-tags", "--depth=1", "--filter=blob:none", "target", f"+{branch}:{_TIP}")
            self._tip = self._own("rev-parse", _TIP).decode().strip()

    def _own(self, *arguments: str, data: Iterable[bytes] = ()) -> bytes:
        return _git("--git-dir", str(self._repository), *arguments, data=data, settings=self._settings)

    def _has(self, commit: str) -> bool:
        try:
            self._own("rev-parse", "--quiet", "--verify", f"{commit}^{{tree}}")
        except Failed:
            return False
        return True

    def read(self, path: str) -> bytes | None:
        if path in self._new or path in self._gone or not self._tip:
            new = self._new.get(path)
            return new.read_bytes() if isinstance(new, Path) else new
        listed = self._own("ls-tree", "-z", self._tip, "--", path)
        return self._own("cat-file", "blob", listed.split()[2].decode()) if listed else None

    def write(self, path: str, data: bytes) -> None:
        if path != LOCK:
            self._new[path] = data
            self._gone.discard(path)

    def create(self, path: str, data: bytes) -> bool:
        self.write(path, data)
        return True

    def send(self, folder: Path, paths: Sequence[str], sent: Sent, _files: Container[str]) -> None:
        for path in paths:
            self._new[path] = folder / path
            self._gone.discard(path)
            sent(1)

    def remove(self, paths: Sequence[str]) -> None:
        for path in paths:
            self._new.pop(path, None)
            self._gone.add(path)

    def survey(self) -> Mapping[str, str]:
        listed = self._own("ls-tree", "-r", "-z", self._tip).split(b"\0")[:-1] if self._tip else []
        pairs = (each.decode(errors="surrogateescape").split("\t", 1) for each in listed)
        found = {path: f"git:{about.split()[2]}" for about, path in pairs}
        return {path: each for path, each in found.items() if path != _PLAIN and not path.startswith(f"{FOLDER}/")}

    def finish(self) -> None:
        if not self._new and not self._gone:
            return
        self._own("fast-import", "--quiet", "--force", data=self._commands())
        try:
            self._own("push", "--quiet", "target", f"{_MADE}:{self._branch}")
        except Failed as failed:
            if failed.code == "deploy-moved":
                raise Moved from failed
            raise

    def _commands(self) -> Iterator[bytes]:
        """Yield a commit as `git fast-import` takes it: removals first, as a folder may take the place of a file."""
        try:
            committer = self._own("var", "GIT_COMMITTER_IDENT").strip()
        except Failed:  # nobody has told git who works here
            committer = f"{_NOBODY} {int(time.time())} +0000".encode()
        files = sum(not path.startswith(FOLDER) for path in self._new)
        message = f"dancam {__version__}: {files} tệp, gỡ {len(self._gone)}\n".encode()
        yield b"commit %b\ncommitter %b\ndata %d\n%b" % (_MADE.encode(), committer, len(message), message)
        if self._tip:
            yield b"from %b\n" % self._tip.encode()
        for path in self._gone:
            yield b"D %b\n" % _quoted(path)
        for path, new in {_PLAIN: b"", **self._new}.items():
            data = new.read_bytes() if isinstance(new, Path) else new
            yield b"M 100644 inline %b\ndata %d\n%b\n" % (_quoted(path), len(data), data)

    def close(self) -> None:
        self.held.close()


def _quoted(path: str) -> bytes:
    return b'"%b"' % path.replace("\\", "\\\\").replace('"', '\\"').encode(errors="surrogateescape")


def _git(*arguments: str, data: Iterable[bytes] = (), settings: Mapping[str, str] | None = None) -> bytes:
    """Run git, and return what it prints.

    Args:
        arguments: Its arguments.
        data: What it is given to read.
        settings: Its settings besides, as variables of the environment.

    Raises:
        Failed: There is no git, or it fails.
    """
    inherited = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as printed:
        try:
            process = subprocess.Popen(  # noqa: S603 - no shell, and no remote looks like an option
                ["git", *arguments],  # noqa: S607 - whichever git this user has
                stdin=subprocess.PIPE,
                stdout=printed,
                stderr=said,
                env={**inherited, **(settings or {}), "LC_ALL": "C.UTF-8"},
            )
        except FileNotFoundError as error:
            raise Failed("deploy-program", "git") from error
        with process, contextlib.suppress(BrokenPipeError):  # what it says then is what matters
            assert process.stdin is not None
            for each in data:
                process.stdin.write(each)
        printed.seek(0)
        said.seek(0)
        if process.returncode:
            raise failure(said.read().decode(errors="replace") or f"git {arguments[0]}: {process.returncode}")
        return printed.read()

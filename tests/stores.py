"""A target in memory, which can be cut off at any step, and small sites to bring there."""

from __future__ import annotations

import random
from collections.abc import Callable, Container, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from dancam.deploy.address import Address
from dancam.deploy.record import FOLDER, LOCK
from dancam.deploy.run import Deployed, Watcher, Wishes, deploy
from dancam.deploy.targets.store import Sent
from dancam.pipeline.options import Options
from dancam.pipeline.publish import MARKER
from tests.portal import tree

Site = Mapping[str, bytes]


class Cut(BaseException):
    """The connection, and the deploy with it, is gone: nothing handles it."""


class MemoryStore:
    """A target in memory; see `Store`."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        """All that lies there."""
        self.left = 10**9
        """How many steps are still good."""
        self.steps: list[str] = []
        """Paths of all files that were put or removed, in order."""
        self.look: Callable[[Site], None] = lambda _: None
        """Called after each step with what readers see."""
        self.chance = random.Random(1)

    def _step(self, path: str, data: bytes | None) -> None:
        if self.left <= 0:
            raise Cut
        self.left -= 1
        if data is None:
            self.files.pop(path, None)
        else:
            self.files[path] = data
        if not path.startswith(FOLDER):
            self.steps.append(path)
            self.look(self.seen)

    @property
    def seen(self) -> dict[str, bytes]:
        """What readers see."""
        return {path: data for path, data in self.files.items() if not path.startswith(FOLDER)}

    def read(self, path: str) -> bytes | None:
        """Return a file."""
        return self.files.get(path)

    def write(self, path: str, data: bytes) -> None:
        """Put a file."""
        self._step(path, data)

    def create(self, path: str, data: bytes) -> bool:
        """Make a file if there is none."""
        if path in self.files:
            return False
        self._step(path, data)
        return True

    def send(self, folder: Path, paths: Sequence[str], sent: Sent, _files: Container[str]) -> None:
        """Put files, in any order."""
        for path in self.chance.sample(paths, len(paths)):
            self._step(path, (folder / path).read_bytes())
            sent(1)

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files, in any order."""
        for path in self.chance.sample(paths, len(paths)):
            self._step(path, None)

    def survey(self) -> Mapping[str, str]:
        """Return all files, with nothing of their bytes."""
        return dict.fromkeys(self.seen, "")

    def finish(self) -> None:
        """Nothing is left to do."""

    def close(self) -> None:
        """Nothing is open; whoever died has left the lock, and is known to be dead."""
        if self.left <= 0:
            self.files.pop(LOCK, None)


class Outgoing:
    """An output folder without a ledger, made of a few files, and its way to a target."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.options = Options(site=folder, output=folder / "public", now=datetime.now(UTC))

    def have(self, site: Site) -> Outgoing:
        """Put these files, and no others, into the output folder."""
        output = self.options.output
        for path in tree(output) if output.exists() else ():
            (output / path).unlink()
        for folder in sorted(output.rglob("*"), reverse=True):
            if folder.is_dir():
                folder.rmdir()
        for path, data in {MARKER: b"x", **site}.items():
            (output / path).parent.mkdir(parents=True, exist_ok=True)
            (output / path).write_bytes(data)
        return self

    def deploy(self, store: MemoryStore, **wishes: object) -> Deployed:
        """Deploy to a target in memory."""
        wanted = Wishes(**{"wait": 0.0, **wishes})  # type: ignore[arg-type]  # as the test says
        return deploy(self.options, Address("folder", path="memory"), lambda: store, wanted, Watcher())

    def forget(self) -> Outgoing:
        """Behave as another machine, which has deployed nothing."""
        for copy in (self.folder / ".dancam").glob("deployed-*"):
            copy.unlink()
        return self


def page(*links: str) -> bytes:
    """Return a page with links."""
    return "".join(f'<a href="/{each}">x</a>' for each in links).encode()

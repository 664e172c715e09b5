"""A built portal served on this machine, for screenshots and tests."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator
from pathlib import Path

from dancam.serve.server import Answer, DevServer, Pages, listen


class Folder(Pages):
    """The files of a folder. Paths are not checked here, as the server has checked them."""

    def __init__(self, root: Path) -> None:
        """Take the folder."""
        self.root = root

    def has(self, path: str, /) -> bool:
        """Whether there is a file at a path."""
        try:
            return (self.root / path).is_file()
        except OSError:  # too long
            return False

    def get(self, path: str, /) -> Answer | None:
        """Return the file at a path; None if there is none."""
        return Answer(self.root / path) if self.has(path) else None

    def notes(self, path: str, /) -> bytes:
        """Return the path as JSON, without problems."""
        return json.dumps({"path": path, "words": {}, "problems": []}).encode()


@contextlib.contextmanager
def listening(root: Path, host: str = "127.0.0.1") -> Iterator[DevServer]:
    """Serve a folder at a free port, and yield the server."""
    server = listen(host, 0)
    server.pages = Folder(root)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()

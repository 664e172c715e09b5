"""A built portal at an address of this machine, for pictures and tests."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator
from pathlib import Path

from dancam.serve.server import Answer, DevServer, Pages, listen


class Folder(Pages):
    """The files of a folder. What a path may be is the server's to judge: here each is believed."""

    def __init__(self, root: Path) -> None:
        """Take the folder."""
        self.root = root

    def has(self, path: str, /) -> bool:
        """Whether there is a file of that path."""
        try:
            return (self.root / path).is_file()
        except OSError:  # too long
            return False

    def get(self, path: str, /) -> Answer | None:
        """Return the file of that path."""
        return Answer(self.root / path) if self.has(path) else None

    def notes(self, path: str, /) -> bytes:
        """Return what a page is told: the path for which it asks, and nothing wrong."""
        return json.dumps({"path": path, "words": {}, "problems": []}).encode()


@contextlib.contextmanager
def listening(root: Path, host: str = "127.0.0.1") -> Iterator[DevServer]:
    """Serve a folder at a free port."""
    server = listen(host, 0, Folder(root))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()

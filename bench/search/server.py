"""A web server that compresses as hosts do, writes down every byte that it sends, and can be as slow as a telephone."""

from __future__ import annotations

import contextlib
import gzip
import mimetypes
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

_COMPRESSED = {".html", ".css", ".js", ".svg", ".xml", ".json", ".txt"}  # Pagefind's other files are so already
_TYPES = {".js": "text/javascript", ".json": "application/json"}
_PIECE = 4096
_QUIET = 0.15  # seconds without a request, after which none is to come


@dataclass(frozen=True, slots=True)
class Line:
    """How slow a line is."""

    rate: float
    """Bytes in a second, which all connections share."""
    delay: float
    """Seconds from each request to the first byte of its answer."""


TELEPHONE = Line(1_600_000 / 8, 0.15)


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer."""

    path: str
    """The address that was asked for, without a query."""
    size: int
    """Bytes of its head and its body, as they were sent."""


@dataclass(slots=True)
class Site:
    """What is served, and what was."""

    folders: Mapping[str, Path]
    """Folders by the beginnings of addresses, the longest first."""
    counts: Callable[[str], bool]
    """Whether an answer is counted, and as slow as the line: not what a page is made of with any search."""
    pages: Mapping[str, str] = field(default_factory=dict)
    """Pages that lie in no folder, by address."""
    line: Line | None = None
    address: str = ""
    sent: list[Sent] = field(default_factory=list)
    running: int = 0
    last: float = 0.0
    free: float = 0.0
    """When the line has nothing more to send."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self) -> None:
        """Forget what was sent."""
        with self.lock:
            self.sent = []

    def end(self) -> list[Sent]:
        """Wait until nobody asks for anything more, and return what was sent of what counts."""
        while True:
            with self.lock:
                if not self.running and time.monotonic() - self.last > _QUIET:
                    return [each for each in self.sent if self.counts(each.path)]
            time.sleep(0.01)

    def find(self, path: str) -> bytes | None:
        """Return the body of an answer as it is sent; None where there is none."""
        if path in self.pages:
            return gzip.compress(self.pages[path].encode(), 6, mtime=0)
        for start, folder in self.folders.items():
            if path.startswith(start) and ".." not in path:
                file = folder / path[len(start) :]
                file = file / "index.html" if file.is_dir() else file
                return _read(file) if file.is_file() else None
        return None

    def wait(self, size: int) -> None:
        """Wait until the line has sent some bytes."""
        assert self.line
        with self.lock:
            self.free = max(self.free, time.monotonic()) + size / self.line.rate
            until = self.free
        time.sleep(max(0.0, until - time.monotonic()))


@cache
def _read(file: Path) -> bytes:
    data = file.read_bytes()
    return gzip.compress(data, 6, mtime=0) if file.suffix in _COMPRESSED else data


def _head(path: str, body: bytes | None) -> bytes:
    suffix = Path(path).suffix or ".html"
    kind = _TYPES.get(suffix) or mimetypes.guess_type(f"a{suffix}")[0] or "application/octet-stream"
    lines = ["HTTP/1.1 404 Not Found" if body is None else "HTTP/1.1 200 OK", f"Content-Type: {kind}"]
    lines += [f"Content-Length: {len(body or b'')}", "Cache-Control: max-age=600"]
    lines += ["Content-Encoding: gzip"] if body and suffix in _COMPRESSED else []
    return "\r\n".join([*lines, "", ""]).encode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        """Send an answer, and write it down."""
        site, path = self.site, unquote(urlsplit(self.path).path)
        with site.lock:
            site.running += 1
        try:
            body = site.find(path)
            answer = _head(path, body) + (body or b"")
            with site.lock:
                site.sent.append(Sent(path, len(answer)))
            with contextlib.suppress(ConnectionError):
                if site.line and site.counts(path):
                    time.sleep(site.line.delay)
                    for start in range(0, len(answer), _PIECE):
                        site.wait(len(answer[start : start + _PIECE]))
                        self.wfile.write(answer[start : start + _PIECE])
                else:
                    self.wfile.write(answer)
        finally:
            with site.lock:
                site.running -= 1
                site.last = time.monotonic()

    def log_message(self, *_: object) -> None:
        """Print nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that closes a connection is no error."""


@contextlib.contextmanager
def serving(site: Site) -> Iterator[Site]:
    """Serve a site at a free port; its address is set, without a slash at the end."""
    handler = type("Handler", (_Handler,), {"site": site})
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()

"""The dev server: the built portal for this machine's browsers, which it tells to reload."""

from __future__ import annotations

import contextlib
import errno
import socket
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

SCRIPT_PATH = "/_dancam/reload.js"
EVENTS_PATH = "/_dancam/events"
_SCRIPT = Path(__file__).with_name("reload.js")
_TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml; charset=utf-8",
}


# A browser has six lines open at most, and one for each tab that waits for changes.
MOST_LINES = 100


class DevServer(ThreadingHTTPServer):
    """Serves one folder.

    Each line has a thread. Of too many lines the oldest is cut, whatever it is doing: so nobody who holds lines without
    using them can keep a new one from being answered, and a tab that waits for changes comes back by itself.
    """

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], root: Path | None) -> None:
        """Listen at an address (host, port).

        Raises:
            OSError: The port is taken.
        """
        super().__init__(address, _Handler)
        self.root = root or Path()
        self.changed = threading.Condition()
        self.version = 0
        self._lines: dict[socket.socket, None] = {}
        self._lines_lock = threading.Lock()
        host, port = address[0], self.server_address[1]
        names = {"localhost", "127.0.0.1", "[::1]", host}
        self.hosts = {f"{name}:{port}" for name in names} | (names if port == 80 else set())

    def reload(self) -> None:
        """Tell all browsers to load their page again."""
        with self.changed:
            self.version += 1
            self.changed.notify_all()

    def process_request(self, request: socket.socket, client_address: object) -> None:  # type: ignore[override]
        """Answer on a new line in a thread of its own, and cut the oldest line where there are too many."""
        with self._lines_lock:
            while len(self._lines) >= MOST_LINES:
                oldest = next(iter(self._lines))
                del self._lines[oldest]
                with contextlib.suppress(OSError):
                    oldest.shutdown(socket.SHUT_RDWR)
                with self.changed:  # it may be one that waits
                    self.changed.notify_all()
            self._lines[request] = None
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket) -> None:  # type: ignore[override]
        """Forget a line that ends."""
        with self._lines_lock:
            self._lines.pop(request, None)
        super().shutdown_request(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing where a browser went away in the middle of an answer."""


class _Handler(BaseHTTPRequestHandler):
    server: DevServer
    protocol_version = "HTTP/1.1"
    server_version = "dancam"
    sys_version = ""
    timeout = 30

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Keep the terminal for problems."""

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_POST(self) -> None:
        self.close_connection = True
        self._send(HTTPStatus.METHOD_NOT_ALLOWED, b"", "text/plain", {"Allow": "GET, HEAD"})

    do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_TRACE = do_CONNECT = do_POST  # noqa: N815 - the library's names

    def _answer(self, *, with_body: bool) -> None:
        host = self.headers.get("Host", "")
        if host not in self.server.hosts:  # a page elsewhere must not reach this server under a name of its own
            self._send(HTTPStatus.FORBIDDEN, b"", "text/plain")
            return
        path = self._path()
        if path is None:
            self._send(HTTPStatus.BAD_REQUEST, b"", "text/plain")
        elif path == EVENTS_PATH:
            self._events(host)
        elif path == SCRIPT_PATH:
            self._send(HTTPStatus.OK, _SCRIPT.read_bytes(), _TYPES[".js"], with_body=with_body)
        else:
            self._file(path, with_body=with_body)

    def _path(self) -> str | None:
        """Return the decoded path that is asked for, or None where it is no path."""
        if not self.path.startswith("/") or self.path.startswith("//"):
            return None
        try:
            path = unquote(urlsplit(self.path).path, errors="strict")
        except (ValueError, UnicodeDecodeError):
            return None
        if any(char in path for char in "\0\\\r\n") or ".." in path.split("/"):
            return None
        return path

    def _file(self, path: str, *, with_body: bool) -> None:
        root = self.server.root.resolve()
        target = root / path.lstrip("/")
        if path.endswith("/"):
            target /= "index.html"
        hidden = any(part.startswith(".") for part in path.split("/"))
        status = HTTPStatus.OK
        try:
            if hidden or not target.resolve().is_relative_to(root):
                raise FileNotFoundError(path)
            if target.is_dir() and not path.endswith("/"):
                self._send(
                    HTTPStatus.MOVED_PERMANENTLY,
                    b"",
                    "text/plain",
                    {"Location": self.path.partition("?")[0] + "/"},
                )
                return
            data = target.read_bytes()
        except (OSError, ValueError):
            status, target = HTTPStatus.NOT_FOUND, root / "404.html"
            data = target.read_bytes() if target.is_file() else b""
        mime = _TYPES.get(target.suffix.lower(), "application/octet-stream")
        if target.suffix == ".html":
            data = _with_script(data)
        self._send(status, data, mime, with_body=with_body)

    def _events(self, host: str) -> None:
        """Hold the line open and tell when to reload."""
        origin = self.headers.get("Origin")
        if origin is not None and origin != f"http://{host}":
            self._send(HTTPStatus.FORBIDDEN, b"", "text/plain")
            return
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        seen = self.server.version
        with contextlib.suppress(OSError):
            while True:
                with self.server.changed:
                    self.server.changed.wait(timeout=15)
                    version = self.server.version
                self.wfile.write(b"event: reload\ndata: now\n\n" if version != seen else b": still here\n\n")
                self.wfile.flush()
                seen = version

    def _send(
        self,
        status: HTTPStatus,
        data: bytes,
        mime: str,
        headers: dict[str, str] | None = None,
        *,
        with_body: bool = True,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", mime)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(data)


def _with_script(page: bytes) -> bytes:
    """Return a page with the script that keeps it as its file is.

    It is not deferred, so it sees the page as it was sent, before any other script changes it; all of it, as nothing
    but the ends of the document comes after it.
    """
    tag = f'<script src="{SCRIPT_PATH}"></script>'.encode()
    most, end, rest = page.rpartition(b"</body>")
    return most + tag + end + rest.replace(b"\n", b"") if end else page + tag


def listen(host: str, port: int, root: Path | None = None) -> DevServer:
    """Return a dev server at the first free port from `port` on; `root` may be set until it serves.

    Raises:
        OSError: None of twenty ports is free, or there is no such host.
    """
    for number in range(port, port + 20):
        try:
            return DevServer((host, number), root)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or number == port + 19:
                raise
    raise AssertionError("unreachable")

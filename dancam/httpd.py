"""The dev server: the built portal for this machine's browsers, which it tells to reload."""

from __future__ import annotations

import errno
import os
import shutil
import socket
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, unquote, urlsplit

from dancam.connections import Connections, Streams
from dancam.disk import WELL_KNOWN

Connection = socket.socket | tuple[bytes, socket.socket]
EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared, not bound
HTTP_PORT = 80
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


class DevServer(ThreadingHTTPServer):
    """Serves one folder."""

    daemon_threads = True
    request_queue_size = 512  # many may come while the oldest one goes

    def __init__(self, address: tuple[str, int], root: Path | None) -> None:
        """Listen at an address (host, port).

        Raises:
            OSError: The port is taken.
        """
        self.connections, self.streams = Connections(), Streams()
        super().__init__(address, _Handler)
        self.root = root or Path()
        self.names = {"localhost", "127.0.0.1", "[::1]", address[0].lower()} - {"", *EVERYWHERE}

    def reload(self) -> None:
        """Tell all browsers to load their page again."""
        self.streams.reload()

    def server_close(self) -> None:
        """Stop listening, and end all connections."""
        super().server_close()
        self.connections.end_all()
        self.streams.end_all()

    # The library's hooks around a request are those around a connection.

    def verify_request(self, request: Connection, client_address: object) -> bool:  # noqa: ARG002 - the library's arguments
        """Whether there is a place for a new connection."""
        return isinstance(request, socket.socket) and self.connections.admit(request)

    def shutdown_request(self, request: Connection) -> None:
        """Free the place of a connection, and close it unless it is kept for reloads."""
        if isinstance(request, socket.socket):
            self.connections.leave(request)
            if self.streams.holds(request):
                return
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

    def parse_request(self) -> bool:
        """Whether a whole request has come in that can be answered; if not, it has been refused."""
        if not super().parse_request():
            return False
        self.server.connections.used(self.connection)
        if "Content-Length" in self.headers or "Transfer-Encoding" in self.headers:
            self.close_connection = True  # what follows is no request
        return True

    def send_error(self, code: int, *_: object) -> None:
        """Refuse a request without repeating anything of it."""
        self.close_connection = True
        self._send(HTTPStatus(code))

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self.close_connection = True
        self._send(HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET, HEAD"})

    do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_TRACE = do_CONNECT = do_POST  # noqa: N815 - the library's names

    def _answer(self) -> None:
        if not self._is_for_us():
            self._send(HTTPStatus.FORBIDDEN)
            return
        path = self._path()
        if path is None:
            self._send(HTTPStatus.BAD_REQUEST)
        elif path == EVENTS_PATH:
            self._events()
        elif path == SCRIPT_PATH:
            self._send(HTTPStatus.OK, _SCRIPT.read_bytes(), _TYPES[".js"])
        else:
            self._file(path)

    def _is_for_us(self) -> bool:
        """Whether a request names this server; a page elsewhere must not reach it under a name of its own.

        Beside the names that it was given, that is the number at which the client reached it: where it listens for the
        whole network, a telephone has nothing else, and no name that somebody else gives away is a number.
        """
        said = self.headers.get_all("Host", [])
        names = {*self.server.names, str(self.connection.getsockname()[0])}
        port = self.server.server_address[1]
        allowed = {f"{name}:{port}" for name in names} | (names if port == HTTP_PORT else set())
        return len(said) == 1 and said[0].lower() in allowed

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

    def _file(self, path: str) -> None:
        found = self._find(path)
        if found is None and not path.endswith("/") and self._find(f"{path}/"):
            there = quote(path.strip("/"))  # made anew, so that it cannot be the name of another site
            self._send(HTTPStatus.MOVED_PERMANENTLY, headers={"Location": f"/{there}/"})
            return
        status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
        target = found or self._find("/404.html")
        if target is None:
            self._send(status)
            return
        mime = _TYPES.get(target.suffix.lower(), "application/octet-stream")
        try:
            file = target.open("rb")
        except OSError:  # gone since it was found
            self._send(HTTPStatus.NOT_FOUND)
            return
        with file:
            self._send(status, _with_script(file.read()) if target.suffix == ".html" else file, mime)

    def _find(self, path: str) -> Path | None:
        """Return where the file for a path really lies, if it is a file, not a hidden one, and below the root."""
        root = self.server.root.resolve()
        names = [name for name in path.split("/") if name]
        if any(name.startswith(".") and name != WELL_KNOWN for name in names):
            return None
        try:
            real = root.joinpath(*names, *(["index.html"] if path.endswith("/") else [])).resolve()
            return real if real.is_file() and real.is_relative_to(root) else None
        except (OSError, ValueError, RuntimeError):  # too long, a loop of links
            return None

    def _events(self) -> None:
        """Keep the connection, to tell when to reload."""
        origin, site = self.headers.get("Origin"), self.headers.get("Sec-Fetch-Site", "same-origin")
        if origin not in {None, f"http://{self.headers['Host']}"} or site != "same-origin":
            self._send(HTTPStatus.FORBIDDEN)
            return
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "GET":
            client = str(self.client_address[0])
            self.server.streams.hold(self.connection, client, self.headers.get("Last-Event-ID", ""))

    def _send(
        self,
        status: HTTPStatus,
        data: bytes | BinaryIO = b"",
        mime: str = "text/plain",
        headers: dict[str, str] | None = None,
    ) -> None:
        size = len(data) if isinstance(data, bytes) else os.fstat(data.fileno()).st_size
        self.send_response(status)
        self.send_header("Content-Type", mime)
        self.send_header("Content-Length", str(size))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        if self.close_connection:
            self.send_header("Connection", "close")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        if isinstance(data, bytes):
            self.wfile.write(data)
        else:
            shutil.copyfileobj(data, self.wfile)  # piece by piece: many may ask for a film and not take it


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

"""The HTTP server of `dancam serve`, which also tells open pages to reload."""

from __future__ import annotations

import errno
import os
import shutil
import socket
from collections.abc import Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol
from urllib.parse import parse_qs, quote, unquote, urlsplit

import msgspec

from dancam.filenames import WELL_KNOWN
from dancam.serve.connections import Connections, Streams

Connection = socket.socket | tuple[bytes, socket.socket]
EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared, not bound
HTTP_PORT = 80
EVENTS_PATH = "/_dancam/events"
NOTES_PATH = "/_dancam/notes"
WRITING_PATH = "/_dancam/write"
PREVIEW_PATH = "/_dancam/preview"
NOT_FOUND = "404.html"
_SCRIPTS = {f"/_dancam/{name}": Path(__file__).with_name(name) for name in ("notes.js", "reload.js")}
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
    ".yml": "text/yaml; charset=utf-8",
}


class Answer(msgspec.Struct, frozen=True):
    """The answer for a path."""

    data: bytes | Path
    """Its bytes, or the file that holds them."""
    is_whole: bool = True
    """Whether it is the requested output; else it is a substitute for a page that cannot be rendered."""
    is_foreign: bool = False
    """Whether it is not a page of the portal, so that it gets no reload scripts."""


class Pages(Protocol):
    """The outputs to serve. Many threads call this at once."""

    def has(self, path: str, /) -> bool:
        """Whether there is an output at a path."""

    def get(self, path: str, /) -> Answer | None:
        """Return the output at a path; None if there is none."""

    def notes(self, path: str, /) -> bytes:
        """Return the problems of the output at a path, as JSON."""


class Writing(Protocol):
    """What answers the editing page. Many threads call this at once."""

    most: int
    """The largest allowed request, in bytes."""

    def answer(self, data: bytes) -> tuple[int, bytes]:
        """Carry out a request; return the HTTP status and JSON."""


class _NoPages(Pages):
    """A portal without outputs."""

    def has(self, path: str, /) -> bool:  # noqa: ARG002 - it has none
        return False

    def get(self, path: str, /) -> Answer | None:  # noqa: ARG002 - it has none
        return None

    def notes(self, path: str, /) -> bytes:  # noqa: ARG002 - it has none
        return b"{}"


class DevServer(ThreadingHTTPServer):
    """Serves the outputs of one portal."""

    daemon_threads = True
    request_queue_size = 512  # many may arrive while the oldest connection is closed

    def __init__(self, address: tuple[str, int]) -> None:
        """Listen at an address (host, port).

        Raises:
            OSError: The port is in use.
        """
        self.connections, self.streams = Connections(), Streams()
        super().__init__(address, _Handler)
        self.pages: Pages = _NoPages()
        """What is served."""
        self.writing: Writing | None = None
        """What can be edited; None if nothing can."""
        self.drafting: Writing | None = None
        """What renders articles that are not saved; None if nothing can be edited."""
        self.names = {"localhost", "127.0.0.1", "[::1]", address[0].lower()} - {"", *EVERYWHERE}

    def reload(self, files: Sequence[str] = ()) -> None:
        """Tell all open pages to reload, and which pictures and other files have changed."""
        self.streams.reload(files)

    def server_close(self) -> None:
        """Stop listening, and close all connections."""
        super().server_close()
        self.connections.end_all()
        self.streams.end_all()

    # What the library calls a request in the next two methods is a connection.

    def verify_request(self, request: Connection, client_address: object) -> bool:  # noqa: ARG002 - the library's arguments
        """Whether there is a slot for a new connection."""
        return isinstance(request, socket.socket) and self.connections.admit(request)

    def shutdown_request(self, request: Connection) -> None:
        """Free the slot of a connection, and close it unless it is held for reloads."""
        if isinstance(request, socket.socket):
            self.connections.leave(request)
            if self.streams.holds(request):
                return
        super().shutdown_request(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """Print nothing when a browser disconnects in the middle of an answer."""


class _Handler(BaseHTTPRequestHandler):
    server: DevServer
    protocol_version = "HTTP/1.1"
    server_version = "dancam"
    sys_version = ""
    timeout = 30

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Print nothing, to keep the terminal for problems."""

    def parse_request(self) -> bool:
        """Whether a complete and valid request has arrived; if not, it has been refused."""
        if not super().parse_request():
            return False
        self.server.connections.used(self.connection)
        if "Content-Length" in self.headers or "Transfer-Encoding" in self.headers:
            self.close_connection = True  # what follows is a body, not a request
        return True

    def send_error(self, code: int, *_: object) -> None:
        """Refuse a request; the answer repeats nothing of it."""
        self.close_connection = True
        self._send(HTTPStatus(code))

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self.close_connection = True
        writing = {WRITING_PATH: self.server.writing, PREVIEW_PATH: self.server.drafting}.get(self.path)
        if writing is None:
            self._send(HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET, HEAD"})
            return
        length = self.headers.get("Content-Length", "")
        is_json = self.headers.get_content_type() == "application/json"  # which forms of other sites cannot send
        if not self._is_for_us() or not self._is_from_us(strict=True) or not is_json:
            self._send(HTTPStatus.FORBIDDEN)
        elif not length.isdecimal() or "Transfer-Encoding" in self.headers:
            self._send(HTTPStatus.LENGTH_REQUIRED)
        elif int(length) > writing.most:
            self._send(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        else:
            status, answer = writing.answer(self.rfile.read(int(length)))
            self._send(HTTPStatus(status), answer, _TYPES[".json"])

    def do_PUT(self) -> None:
        self.close_connection = True
        self._send(HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET, HEAD"})

    do_DELETE = do_PATCH = do_OPTIONS = do_TRACE = do_CONNECT = do_PUT  # noqa: N815 - the library's names

    def _answer(self) -> None:
        if not self._is_for_us():
            self._send(HTTPStatus.FORBIDDEN)
            return
        path = self._path()
        if path is None:
            self._send(HTTPStatus.BAD_REQUEST)
        elif path == EVENTS_PATH:
            self._events()
        elif path == NOTES_PATH:
            self._notes()
        elif path in _SCRIPTS:
            self._send(HTTPStatus.OK, _SCRIPTS[path].read_bytes(), _TYPES[".js"])
        else:
            self._output(path)

    def _is_for_us(self) -> bool:
        """Whether the Host header names this server; a foreign page must not reach it under its own domain.

        Besides the configured names, the IP address at which the client connected is allowed: when the server listens
        on the whole network, a telephone knows nothing else, and no foreign domain is an IP address.
        """
        hosts = self.headers.get_all("Host", [])
        names = {*self.server.names, str(self.connection.getsockname()[0])}
        port = self.server.server_address[1]
        allowed = {f"{name}:{port}" for name in names} | (names if port == HTTP_PORT else set())
        return len(hosts) == 1 and hosts[0].lower() in allowed

    def _path(self) -> str | None:
        """Return the decoded path of the request, or None if it is not a valid path."""
        if not self.path.startswith("/") or self.path.startswith("//"):
            return None
        try:
            path = unquote(urlsplit(self.path).path, errors="strict")
        except (ValueError, UnicodeDecodeError):
            return None
        if any(char in path for char in "\0\\\r\n") or ".." in path.split("/"):
            return None
        return path

    def _output(self, path: str) -> None:
        pages, output = self.server.pages, output_at(path)
        version = self.server.streams.version  # read before the page: what changes later is new to it
        answer = pages.get(output) if output else None
        if answer is None and output and not path.endswith("/") and pages.has(f"{output}/index.html"):
            location = quote(output)  # quoted again, so that it cannot lead to another site
            self._send(HTTPStatus.MOVED_PERMANENTLY, headers={"Location": f"/{location}/"})
            return
        status = HTTPStatus.NOT_FOUND
        if answer is not None:
            status = HTTPStatus.OK if answer.is_whole else HTTPStatus.INTERNAL_SERVER_ERROR
        else:
            output, answer = NOT_FOUND, pages.get(NOT_FOUND)
        if answer is None:
            self._send(status)
            return
        suffix = PurePosixPath(output).suffix.lower() if answer.is_whole else ".html"
        mime = _TYPES.get(suffix, "application/octet-stream")
        if isinstance(answer.data, bytes):
            is_plain = suffix != ".html" or answer.is_foreign
            self._send(status, answer.data if is_plain else _with_scripts(answer.data, version), mime)
            return
        try:
            file = answer.data.open("rb")
        except OSError:  # removed meanwhile
            self._send(HTTPStatus.NOT_FOUND)
            return
        with file:
            self._send(status, _with_scripts(file.read(), version) if suffix == ".html" else file, mime)

    def _notes(self) -> None:
        """Send the problems of a page, which its script shows."""
        if not self._is_from_us():
            self._send(HTTPStatus.FORBIDDEN)
            return
        path = parse_qs(urlsplit(self.path).query).get("path", ["/"])[0]
        self._send(HTTPStatus.OK, self.server.pages.notes(output_at(path) or NOT_FOUND), _TYPES[".json"])

    def _is_from_us(self, *, strict: bool = False) -> bool:
        """Whether the request comes from a page of this server, as the browser says; if `strict`, it must say so."""
        origin, own_origin = self.headers.get("Origin"), f"http://{self.headers['Host']}"
        has_own_origin = origin == own_origin or (origin is None and not strict)
        return has_own_origin and self.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"

    def _events(self) -> None:
        """Hold the connection as an event stream for reloads."""
        if not self._is_from_us():
            self._send(HTTPStatus.FORBIDDEN)
            return
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "GET":
            since = parse_qs(urlsplit(self.path).query).get("since", [""])[0]
            seen = self.headers.get("Last-Event-ID", since)
            self.server.streams.hold(self.connection, str(self.client_address[0]), seen)

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
            shutil.copyfileobj(data, self.wfile)  # piece by piece: many clients may request a video and not read it


def output_at(path: str) -> str:
    """Return the path of the output for the path of a URL; empty if it is hidden."""
    names = [name for name in path.split("/") if name]
    if any(name.startswith(".") and name != WELL_KNOWN for name in names):
        return ""
    return "/".join([*names, *(["index.html"] if path.endswith("/") else [])])


def _with_scripts(page: bytes, version: str) -> bytes:
    """Return a page with the scripts that update it when its sources change, and show their problems.

    They get the version of the portal that the page shows.

    They are not deferred, so that the last one sees the page as it was sent, before other scripts change it; and all
    of it, as only the closing tags of the document follow.
    """
    tags = "".join(f'<script src="{path}" data-version="{version}"></script>' for path in _SCRIPTS).encode()
    most, end, rest = page.rpartition(b"</body>")
    return most + tags + end + rest.replace(b"\n", b"") if end else page + tags


def listen(host: str, port: int) -> DevServer:
    """Return a dev server at the first free port from `port` on; its `pages` are set before it serves.

    Args:
        host: The address at which it listens.
        port: From 0 (any free one) to 65535.

    Raises:
        OSError: None of twenty ports is free, or the host is unknown.
    """
    last = min(port + 19, 65535)
    for number in range(port, last + 1):
        try:
            return DevServer((host, number))
        except OSError as error:
            if error.errno != errno.EADDRINUSE or number == last:
                raise
    raise AssertionError("unreachable")

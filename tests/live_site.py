"""A web server on the loopback address with the files of a portal, and with whatever fault a test gives an address."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

Fault = Callable[["Request"], None]
_TYPES = {".html": "text/html; charset=utf-8", ".xml": "application/xml", ".json": "application/json"}


class Request(BaseHTTPRequestHandler):
    """A request to the server; a fault answers it."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    site: LiveSite

    def do_GET(self) -> None:
        """Answer as the site does."""
        site, path = self.site, unquote(urlsplit(self.path).path)
        with site.lock:
            site.asked.append(self.path)
            site.connections.add(self.client_address)
            site.agents.add(self.headers["User-Agent"])
            fault = site.faults.get(path)
        if fault is not None:
            fault(self)
        else:
            self.normal()

    do_POST = do_GET  # noqa: N815 - as the base class has it

    def normal(self) -> None:
        """Answer without a fault."""
        path = unquote(urlsplit(self.path).path)
        file = f"{path[1:]}index.html" if path.endswith("/") else path[1:]
        body = self.site.files.get(file)
        copy = self.accepted_copy(file) if self.site.sends_copies else None
        if copy is not None:
            self.send(200, copy[1], {"Content-Type": "text/html; charset=utf-8", "Content-Encoding": copy[0]})
        elif body is None:
            self.send(404, self.site.files.get("404.html", b"?"))
        else:
            end = path[path.rfind(".") :] if "." in path else ".html"
            self.send(200, body, {"Content-Type": _TYPES.get(end, "application/octet-stream")})

    def accepted_copy(self, file: str) -> tuple[str, bytes] | None:
        """Return the compressed copy beside a file that its reader takes, with its coding; None if there is none."""
        for coding, end in (("br", ".br"), ("gzip", ".gz")):
            if coding in self.headers.get("Accept-Encoding", "") and f"{file}{end}" in self.site.files:
                return coding, self.site.files[f"{file}{end}"]
        return None

    def send(self, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
        """Send an answer, compressed where the site compresses and the reader takes it."""
        given = {"Content-Type": "text/html", **(headers or {})}
        if self.site.compresses and "gzip" in self.headers.get("Accept-Encoding", ""):
            body, given["Content-Encoding"] = gzip.compress(body), "gzip"
        self.send_response(status)
        for name, value in {**given, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    @property
    def is_past_caches(self) -> bool:
        """Whether caches may not answer it."""
        return self.headers.get("Cache-Control") == "no-cache" and "?" in self.path

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base class has it
        """Say nothing."""


class LiveSite:
    """A server in threads of this process."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = dict(files)
        self.faults: dict[str, Fault] = {}
        self.compresses = False
        self.sends_copies = False
        self.asked: list[str] = []
        self.connections: set[object] = set()
        self.agents: set[str] = set()
        self.lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Request,), {"site": self}))
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that goes away
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

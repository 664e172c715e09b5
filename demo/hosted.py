"""A built portal as a web server sends it, compressed and with cache headers; `dancam server` is for real ones."""

from __future__ import annotations

import contextlib
import gzip
import threading
from collections.abc import Iterator
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_COMPRESSED = (".html", ".css", ".js", ".svg", ".xml", ".json", ".txt")
_CACHED = (".css", ".js", ".woff2", ".svg", ".webp", ".avif", ".jpg", ".png")


@cache
def _compressed(path: Path, _written: int) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class _Handler(SimpleHTTPRequestHandler):
    """Sends the files of a folder, and the portal's 404 page for missing ones."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        exists = path.is_file()
        if not exists:
            path = Path(self.directory) / "404.html"
        is_compressed = path.suffix in _COMPRESSED
        data = _compressed(path, path.stat().st_mtime_ns) if is_compressed else path.read_bytes()
        self.send_response(HTTPStatus.OK if exists else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", self.guess_type(str(path)) + ("; charset=utf-8" if is_compressed else ""))
        self.send_header("Content-Length", str(len(data)))
        if is_compressed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=31536000" if path.suffix in _CACHED else "no-cache")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@contextlib.contextmanager
def hosting(root: Path) -> Iterator[str]:
    """Serve a folder at a free port, and yield its address without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(root)))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()

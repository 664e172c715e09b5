"""Requests as bytes, for a dev server that runs in this process."""

from __future__ import annotations

import contextlib
import socket

from dancam.serve.server import DevServer


def call(server: DevServer, host: str = "127.0.0.1") -> socket.socket:
    """Return an open connection to a server."""
    return socket.create_connection((host, server.server_address[1]), timeout=10)


def request(server: DevServer, target: str, host: str = "", method: str = "GET", extra: str = "") -> bytes:
    """Return a whole request, after which the connection is to be closed."""
    host = host or f"127.0.0.1:{server.server_address[1]}"
    return f"{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{extra}\r\n".encode("latin-1")


def ask(server: DevServer, target: str, host: str = "", method: str = "GET", extra: str = "") -> tuple[int, str]:
    """Send one request; return the status and the whole answer."""
    with call(server) as line:
        line.sendall(request(server, target, host, method, extra))
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    return int(answer.split(maxsplit=2)[1]), answer.decode("utf-8", "replace")


def send(server: DevServer, data: bytes) -> bytes:
    """Send bytes, and nothing after them; return the answer."""
    answer = b""
    with call(server) as line, contextlib.suppress(ConnectionError):  # it may have had enough of it already
        with contextlib.suppress(ConnectionError):
            line.sendall(data)
            line.shutdown(socket.SHUT_WR)
        while chunk := line.recv(65536):
            answer += chunk
    return answer

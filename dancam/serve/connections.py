"""The open connections of the dev server: their number is limited, and a new one replaces an old one."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from collections.abc import Sequence

# How many connections are served at once, each by its own thread. A browser opens six.
MOST = 64
# How many pages get reload events, and how many of one client: a browser opens six connections to a server at most,
# and each open page holds one of them, so that with six the seventh page would wait forever.
MOST_STREAMS, MOST_STREAMS_OF_ONE = 32, 4
# Seconds that a connection keeps its slot at least, so that many at once are served one after the other.
GRACE = 0.2


class Connections:
    """The connections that have a thread.

    A slow client cannot be distinguished from a malicious one, and with timeouts alone a few hundred silent
    connections would keep all others out. So when all slots are taken, the connection is closed whose last complete
    request is longest ago. That is soon one that sends nothing, or slowly, or does not read its answer; a browser
    connects again by itself.
    """

    def __init__(self, most: int = MOST, grace: float = GRACE) -> None:
        """Make `most` slots; a connection keeps its slot for `grace` seconds at least."""
        self._grace = grace
        self._free = threading.Semaphore(most)
        self._lock = threading.Lock()
        self._since: dict[socket.socket, float] = {}  # when each sent its last request; the oldest first

    def admit(self, connection: socket.socket) -> bool:
        """Give a new connection a slot; return whether it got one. Only one thread may call this."""
        if not self._free.acquire(blocking=False) and not self._make_room():
            return False
        with self._lock:
            self._since[connection] = time.monotonic()
        return True

    def used(self, connection: socket.socket) -> None:
        """Record that a complete request has arrived."""
        with self._lock:
            if self._since.pop(connection, None) is not None:
                self._since[connection] = time.monotonic()

    def leave(self, connection: socket.socket) -> None:
        """Free the slot of a connection, if it has one, before it is closed."""
        with self._lock:
            since = self._since.pop(connection, None)
        if since is not None:
            self._free.release()

    def end_all(self) -> None:
        """Shut down all connections; their threads close them."""
        with self._lock:
            for connection in self._since:
                _end(connection)

    def _make_room(self) -> bool:
        with self._lock:
            oldest = next(iter(self._since.values()), 0)
        if self._free.acquire(timeout=max(0, oldest + self._grace - time.monotonic())):
            return True
        with self._lock:
            connection = next(iter(self._since), None)
            if connection is not None:
                # This wakes its thread, which closes it: closed here, its number could be another connection's already.
                _end(connection)
        return self._free.acquire(timeout=5)


class Streams:
    """The event streams of open pages, which wait for a reload; they have no thread, and sending never blocks."""

    def __init__(self, most: int = MOST_STREAMS, most_of_one: int = MOST_STREAMS_OF_ONE) -> None:
        """Hold `most` streams, and `most_of_one` of one client; when there are more, the oldest is closed."""
        self._most, self._most_of_one = most, most_of_one
        self._lock = threading.Lock()
        self._clients: dict[socket.socket, str] = {}  # the oldest first
        self._version = time.time_ns()  # differs from an earlier server's, whose pages may still be open

    @property
    def version(self) -> str:
        """The version of the portal that pages show; each reload makes a new one."""
        return str(self._version)

    def hold(self, connection: socket.socket, client: str, seen: str) -> None:
        """Take over a connection; from now on this object closes it.

        Args:
            connection: The connection, after the headers of the answer were sent.
            client: The address of the client.
            seen: The version that the page has, or empty; so a page that lost its connection for a moment, or was just
                being loaded, misses no reload.
        """
        connection.setblocking(False)
        with self._lock:
            for each in [each for each in self._clients if _is_closed(each)]:
                self._drop(each)
            self._clients[connection] = client
            same_client = [each for each, other in self._clients.items() if other == client]
            for each in same_client[: -self._most_of_one]:
                self._drop(each)
            for each in list(self._clients)[: -self._most]:
                self._drop(each)
            self._send(connection, f"retry: 2000\nid: {self._version}\n\n")
            if seen not in {"", str(self._version)}:
                self._send(connection, self._event())

    def holds(self, connection: socket.socket) -> bool:
        """Whether a connection is held here."""
        with self._lock:
            return connection in self._clients

    def reload(self, files: Sequence[str] = ()) -> None:
        """Tell all pages to reload, and which files other than pages have changed."""
        with self._lock:
            self._version += 1
            for connection in list(self._clients):
                self._send(connection, self._event(files))

    def end_all(self) -> None:
        """Close all connections."""
        with self._lock:
            for connection in list(self._clients):
                self._drop(connection)

    def _event(self, files: Sequence[str] = ()) -> str:
        return f"id: {self._version}\nevent: reload\ndata: {json.dumps(files)}\n\n"

    def _send(self, connection: socket.socket, text: str) -> None:
        try:
            is_sent = connection.send(text.encode()) == len(text)
        except OSError:  # the client has disconnected, or has not read for so long that its buffer is full
            is_sent = False
        if not is_sent:
            self._drop(connection)

    def _drop(self, connection: socket.socket) -> None:
        if self._clients.pop(connection, None) is not None:
            _end(connection)
            connection.close()


def _is_closed(connection: socket.socket) -> bool:
    try:
        return connection.recv(1, socket.MSG_PEEK) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def _end(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)

"""The dev server's open connections: never more than so many, and the newest always finds a place."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from collections.abc import Sequence

# How many clients are answered at once, each by a thread of its own. A browser opens six.
MOST = 64
# How many pages are told of reloads, and how many of one machine: a browser keeps six connections to a server, and
# each open page takes one of them, so that with six the seventh page would wait for ever.
MOST_STREAMS, MOST_STREAMS_OF_ONE = 32, 4
# How long a client has before it makes room for another; many that come at once are answered one after the other.
GRACE = 0.2


class Connections:
    """The connections that have a thread.

    Nobody can tell a slow client from one that means harm, and time-outs alone would let some hundreds of silent ones
    keep everybody else out. So where all places are taken, the client goes whose last whole request is longest ago. One
    that says nothing, trickles or does not read what it asked for soon is that one; a browser asks again by itself.
    """

    def __init__(self, most: int = MOST, grace: float = GRACE) -> None:
        """Have `most` places; a client keeps its own for `grace` seconds at least."""
        self._grace = grace
        self._free = threading.Semaphore(most)
        self._lock = threading.Lock()
        self._since: dict[socket.socket, float] = {}  # in this order

    def admit(self, line: socket.socket) -> bool:
        """Take a new connection; return whether there is a place for it. Only one thread may do this."""
        if not self._free.acquire(blocking=False) and not self._make_room():
            return False
        with self._lock:
            self._since[line] = time.monotonic()
        return True

    def used(self, line: socket.socket) -> None:
        """Note that a whole request has come in."""
        with self._lock:
            if self._since.pop(line, None) is not None:
                self._since[line] = time.monotonic()

    def leave(self, line: socket.socket) -> None:
        """Free a connection's place, if it has one, before it is closed."""
        with self._lock:
            left = self._since.pop(line, None)
        if left is not None:
            self._free.release()

    def end_all(self) -> None:
        """End all connections; their threads close them."""
        with self._lock:
            for line in self._since:
                _end(line)

    def _make_room(self) -> bool:
        with self._lock:
            oldest = next(iter(self._since.values()), 0)
        if self._free.acquire(timeout=max(0, oldest + self._grace - time.monotonic())):
            return True
        with self._lock:
            line = next(iter(self._since), None)
            if line is not None:
                _end(line)  # wakes its thread, which closes it: closed here, its number could be another's already
        return self._free.acquire(timeout=5)


class Streams:
    """The connections of pages that wait for a reload: they have no thread, and nobody waits for them."""

    def __init__(self, most: int = MOST_STREAMS, most_of_one: int = MOST_STREAMS_OF_ONE) -> None:
        """Hold `most` of them, and `most_of_one` of one machine; where there are more, the oldest goes."""
        self._most, self._most_of_one = most, most_of_one
        self._lock = threading.Lock()
        self._clients: dict[socket.socket, str] = {}  # the oldest first
        self._version = time.time_ns()  # another one than an earlier server's, whose pages may still be open

    @property
    def version(self) -> str:
        """What pages were told last; another one after each reload."""
        return str(self._version)

    def hold(self, line: socket.socket, client: str, seen: str) -> None:
        """Keep a connection, which is closed here from now on.

        Args:
            line: The connection, on which the head of the answer has been sent.
            client: The machine it comes from.
            seen: What the page was last told, or nothing; a page that was away for a moment, or was just being loaded,
                misses no reload.
        """
        line.setblocking(False)
        with self._lock:
            for each in [each for each in self._clients if _is_gone(each)]:
                self._drop(each)
            self._clients[line] = client
            mine = [each for each, other in self._clients.items() if other == client]
            for each in mine[: -self._most_of_one]:
                self._drop(each)
            for each in list(self._clients)[: -self._most]:
                self._drop(each)
            self._send(line, f"retry: 2000\nid: {self._version}\n\n")
            if seen not in {"", str(self._version)}:
                self._send(line, self._news())

    def holds(self, line: socket.socket) -> bool:
        """Whether a connection is kept here."""
        with self._lock:
            return line in self._clients

    def reload(self, files: Sequence[str] = ()) -> None:
        """Tell all pages that there is something new, and which files besides pages are."""
        with self._lock:
            self._version += 1
            for line in list(self._clients):
                self._send(line, self._news(files))

    def end_all(self) -> None:
        """Close all connections."""
        with self._lock:
            for line in list(self._clients):
                self._drop(line)

    def _news(self, files: Sequence[str] = ()) -> str:
        return f"id: {self._version}\nevent: reload\ndata: {json.dumps(files)}\n\n"

    def _send(self, line: socket.socket, text: str) -> None:
        try:
            whole = line.send(text.encode()) == len(text)
        except OSError:  # it went away, or has not read for so long that its buffer is full
            whole = False
        if not whole:
            self._drop(line)

    def _drop(self, line: socket.socket) -> None:
        if self._clients.pop(line, None) is not None:
            _end(line)
            line.close()


def _is_gone(line: socket.socket) -> bool:
    try:
        return line.recv(1, socket.MSG_PEEK) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def _end(line: socket.socket) -> None:
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)

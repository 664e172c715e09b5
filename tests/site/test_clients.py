"""The dev server with many clients, slow ones and such as want to hold it up: the next browser gets its page."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dancam.serve.connections import MOST, MOST_STREAMS, MOST_STREAMS_OF_ONE
from dancam.serve.server import Answer, DevServer
from demo.folder import listening
from tests.site.raw import ask, call, request, send

MANY = 300
FILM = 8 << 20


@pytest.fixture
def server(tmp_path: Path) -> Iterator[DevServer]:
    (tmp_path / "index.html").write_text("<body>Trang chủ</body>", encoding="utf-8")
    with (tmp_path / "phim.mp4").open("wb") as film:
        film.truncate(FILM)
    with listening(tmp_path) as server:
        yield server


def threads() -> int:
    return sum(thread.name.endswith("(process_request_thread)") for thread in threading.enumerate())


def wait_until(done: Callable[[], bool]) -> None:
    """Wait for something that comes soon; half a minute is for ever."""
    for _ in range(3000):
        if done():
            return
        time.sleep(0.01)
    raise AssertionError("it never came")


@contextlib.contextmanager
def many(server: DevServer, first: bytes = b"", buffer: int = 0) -> Iterator[list[socket.socket]]:
    """Open many connections, and send the same on each."""
    lines: list[socket.socket] = []
    with contextlib.ExitStack() as stack:
        for _ in range(MANY):
            line = stack.enter_context(socket.socket())
            if buffer:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
            line.settimeout(10)
            line.connect(("127.0.0.1", server.server_address[1]))
            with contextlib.suppress(ConnectionError):
                line.sendall(first)
            lines.append(line)
        yield lines


@pytest.mark.parametrize("said", [b"", b"G", b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: "])
def test_clients_that_say_nothing_more_do_not_keep_others_out(server: DevServer, said: bytes) -> None:
    with many(server, said):
        for _ in range(3):
            assert ask(server, "/")[0] == 200
        wait_until(lambda: threads() <= MOST)  # a thread ends a moment after it has freed its slot
    wait_until(lambda: threads() == 0)


def test_clients_that_trickle_do_not_keep_others_out(server: DevServer) -> None:
    stop = threading.Event()

    def trickle(lines: list[socket.socket]) -> None:
        while not stop.wait(0.05):  # each gets along far faster than any time-out
            for line in lines:
                with contextlib.suppress(OSError):
                    line.send(b"G")

    with many(server) as lines:
        trickler = threading.Thread(target=trickle, args=(lines,))
        trickler.start()
        try:
            for _ in range(10):
                assert ask(server, "/")[0] == 200
                wait_until(lambda: threads() <= MOST)  # a thread ends a moment after it has freed its slot
        finally:
            stop.set()
            trickler.join()


def test_clients_that_do_not_read_do_not_keep_others_out_or_fill_the_memory(server: DevServer) -> None:
    tracemalloc.start()
    try:
        with many(server, request(server, "/phim.mp4"), buffer=4096):
            for _ in range(3):
                assert ask(server, "/")[0] == 200
            wait_until(lambda: threads() <= MOST)  # a thread ends a moment after it has freed its slot
            assert tracemalloc.get_traced_memory()[1] < 3 * FILM
    finally:
        tracemalloc.stop()
    assert len(send(server, request(server, "/phim.mp4"))) > FILM


def test_a_browser_that_has_its_connection_keeps_it_while_it_asks(server: DevServer) -> None:
    port = server.server_address[1]
    with call(server) as browser, contextlib.ExitStack() as others:
        for _ in range(2 * MOST):
            others.enter_context(call(server))
            browser.sendall(f"HEAD / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
            assert browser.recv(4096).startswith(b"HTTP/1.1 200")
            assert ask(server, "/")[0] == 200  # comes to its turn after the other one


def test_many_browsers_at_once_all_get_their_page(server: DevServer, monkeypatch: pytest.MonkeyPatch) -> None:
    get = server.pages.get

    def slowly(path: str) -> Answer | None:
        time.sleep(0.02)
        return get(path)

    monkeypatch.setattr(server.pages, "get", slowly)
    with many(server, request(server, "/")) as lines:
        for line in lines:
            assert b"Trang ch" in b"".join(iter(lambda line=line: line.recv(65536), b""))  # type: ignore[misc]  # a default is untyped
    wait_until(lambda: threads() == 0)


def test_a_client_that_says_nothing_is_given_up_at_last(server: DevServer, monkeypatch: pytest.MonkeyPatch) -> None:
    handler = server.RequestHandlerClass
    assert 0 < (handler.timeout or 0) <= 60  # type: ignore[attr-defined]  # of the library
    monkeypatch.setattr(handler, "timeout", 0.1)
    for said in (b"", b"GET / HTTP/1.1\r\n"):
        with call(server) as line:
            line.sendall(said)
            assert line.recv(1) == b""
    wait_until(lambda: threads() == 0)


# Pages that wait for a reload


class Page:
    """An open page, with what its stream has brought so far."""

    def __init__(self, server: DevServer, number: int = 1, seen: str = "", since: str = "") -> None:
        self.line = socket.create_connection(
            ("127.0.0.1", server.server_address[1]), timeout=10, source_address=(f"127.0.0.{number}", 0)
        )
        target = f"/_dancam/events?since={since}" if since else "/_dancam/events"
        self.line.sendall(request(server, target, extra=f"Last-Event-ID: {seen}\r\n" if seen else ""))
        self.said = ""
        self.until("id: ")

    def until(self, text: str) -> str:
        """Read until a text and the end of its event have come, or the stream ends; return what came."""
        start = len(self.said)
        while text not in self.said[start:] or not self.said.endswith("\n\n"):
            more = self.line.recv(65536).decode()
            if not more:
                break
            self.said += more
        return self.said[start:]

    def ended(self) -> bool:
        """Whether the server has closed the stream."""
        self.line.setblocking(False)
        try:
            return self.line.recv(1, socket.MSG_PEEK) == b""
        except BlockingIOError:
            return False
        except ConnectionError:
            return True
        finally:
            self.line.settimeout(10)

    def last(self) -> str:
        """Return what it was last told, as a browser says it when it comes back."""
        return self.said.rpartition("id: ")[2].partition("\n")[0]


@pytest.fixture
def open_pages(server: DevServer) -> Iterator[Callable[..., list[Page]]]:
    pages: list[Page] = []

    def open_some(count: int, number: int = 1, seen: str = "", since: str = "") -> list[Page]:
        new = [Page(server, number, seen, since) for _ in range(count)]
        pages.extend(new)
        return new

    yield open_some
    for page in pages:
        page.line.close()


Open = Callable[..., list[Page]]


def test_open_pages_are_told_of_each_reload_and_cost_no_thread(server: DevServer, open_pages: Open) -> None:
    pages = open_pages(MOST_STREAMS_OF_ONE)
    wait_until(lambda: threads() == 0)
    for _ in range(2):
        server.reload()
        for page in pages:
            assert page.until("data: ").count("event: reload") == 1


def test_the_oldest_page_of_a_machine_makes_room_for_its_newest(server: DevServer, open_pages: Open) -> None:
    (other,) = open_pages(1, number=2)
    pages = open_pages(MOST_STREAMS_OF_ONE + 2)
    wait_until(lambda: pages[0].ended() and pages[1].ended())
    server.reload()
    for page in (other, *pages[2:]):
        assert "event: reload" in page.until("data: ")


def test_the_oldest_page_of_all_makes_room_for_the_newest(server: DevServer, open_pages: Open) -> None:
    pages = [page for number in range(1, MOST_STREAMS + 3) for page in open_pages(1, number=number)]
    wait_until(lambda: pages[0].ended() and pages[1].ended())
    server.reload()
    for page in pages[2:]:
        assert "event: reload" in page.until("data: ")


def test_pages_that_are_closed_make_room_before_the_oldest(server: DevServer, open_pages: Open) -> None:
    (kept,) = open_pages(1)
    for _ in range(2 * MOST_STREAMS_OF_ONE):
        (page,) = open_pages(1)
        page.line.close()
    server.reload()
    assert "event: reload" in kept.until("data: ")


def test_a_page_that_was_away_for_a_moment_misses_no_reload(server: DevServer, open_pages: Open) -> None:
    (page,) = open_pages(1)
    (again,) = open_pages(1, seen=page.last())
    (other,) = open_pages(1)
    server.reload()
    other.until("data: ")
    again.until(f"id: {other.last()}")
    assert again.said.count("event: reload") == 1  # it had missed none
    assert page.last() != again.last()
    (late,) = open_pages(1, seen=page.last())
    assert "event: reload" in late.said or "event: reload" in late.until("data: ")
    assert late.last() == again.last()


def test_a_page_that_reads_nothing_holds_up_no_reload(server: DevServer, open_pages: Open) -> None:
    server.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
    (deaf,) = open_pages(1)
    for _ in range(20_000):
        server.reload()
    (page,) = open_pages(1)
    server.reload()
    assert "event: reload" in page.until("data: ")
    assert deaf.until("its end").count("event: reload") < 20_000


def test_silent_clients_and_open_pages_do_not_take_each_others_places(server: DevServer, open_pages: Open) -> None:
    pages = open_pages(MOST_STREAMS_OF_ONE)
    with many(server):
        assert ask(server, "/")[0] == 200
        server.reload()
        for page in pages:
            assert "event: reload" in page.until("data: ")


def test_a_page_that_changes_while_it_is_loaded_is_told(server: DevServer, open_pages: Open) -> None:
    """Between the answer with a page and the request of its script for news there is time for a change."""

    def version() -> str:
        return ask(server, "/")[1].partition('data-version="')[2].partition('"')[0]

    before = version()
    server.reload()
    (late,) = open_pages(1, since=before)
    (timely,) = open_pages(1, since=version())
    assert "event: reload" in late.said or "event: reload" in late.until("data: ")
    server.reload()
    timely.until("data: ")
    assert timely.said.count("event: reload") == 1  # it had missed none

"""The dev server against requests that no browser sends."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dancam import httpd
from dancam.httpd import DevServer, listen
from tests.property.strategies import examples


@pytest.fixture
def server(tmp_path: Path) -> Iterator[DevServer]:
    root = tmp_path / "public"
    (root / "thoi-su").mkdir(parents=True)
    (root / "index.html").write_text("<html><body>Trang chủ</body></html>", encoding="utf-8")
    (root / "404.html").write_text("<body>Không tìm thấy</body>", encoding="utf-8")
    (root / "thoi-su/index.html").write_text("<body>Thời sự</body>", encoding="utf-8")
    (root / ".dancam-output").write_text("x", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("bí mật", encoding="utf-8")
    (root / "loi-ra").symlink_to(tmp_path / "secret.txt")
    server = listen("127.0.0.1", 0, root)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def ask(server: DevServer, target: str, host: str = "", method: str = "GET", extra: str = "") -> tuple[int, str]:
    """Send one raw request; return the status and the rest of the answer."""
    port = server.server_address[1]
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        host = host or f"127.0.0.1:{port}"
        line.sendall(
            f"{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{extra}\r\n".encode("latin-1")
        )
        answer = b""
        while chunk := line.recv(65536):
            answer += chunk
    head, _, body = answer.decode("utf-8", "replace").partition("\r\n\r\n")
    return int(head.split()[1]), head + body


def test_a_page_is_served_with_the_reload_script(server: DevServer) -> None:
    status, answer = ask(server, "/")
    assert status == 200
    assert "Trang chủ" in answer
    assert "/_dancam/reload.js" in answer


def test_a_missing_page_is_the_page_for_errors(server: DevServer) -> None:
    status, answer = ask(server, "/khong-co.html")
    assert status == 404
    assert "Không tìm thấy" in answer


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%5csecret.txt",
        "/thoi-su/../../secret.txt",
        "/loi-ra",
        "/.dancam-output",
        "/%00",
        "http://127.0.0.1/secret.txt",
        "//evil.example/secret.txt",
        "/%ff",
        "secret.txt",
    ],
)
def test_nothing_outside_the_folder_is_served(server: DevServer, target: str) -> None:
    status, answer = ask(server, target)
    assert status in {400, 404}
    assert "bí mật" not in answer


@pytest.mark.parametrize("target", ["//evil.example/..%2f", "/\\evil.example", "/%5cevil.example/.."])
def test_no_answer_sends_the_browser_to_another_site(server: DevServer, target: str) -> None:
    _, answer = ask(server, target)
    assert "Location" not in answer


def test_a_folder_without_slash_leads_to_the_folder(server: DevServer) -> None:
    status, answer = ask(server, "/thoi-su")
    assert status == 301
    assert "Location: /thoi-su/" in answer


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "evil.example:80", "127.0.0.1.evil.example"])
def test_a_foreign_host_name_is_refused(server: DevServer, host: str) -> None:
    assert ask(server, "/", host)[0] == 403


def test_a_foreign_page_cannot_listen_for_reloads(server: DevServer) -> None:
    assert ask(server, "/_dancam/events", extra="Origin: https://evil.example\r\n")[0] == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_only_reading_is_allowed(server: DevServer, method: str) -> None:
    assert ask(server, "/", method=method)[0] == 405


def test_a_taken_port_gives_the_next_one(server: DevServer) -> None:
    port = server.server_address[1]
    other = listen("127.0.0.1", port, server.root)
    assert other.server_address[1] != port
    other.server_close()


def send(server: DevServer, data: bytes) -> bytes:
    """Send bytes, and nothing after them; return the answer."""
    with socket.create_connection(("127.0.0.1", server.server_address[1]), timeout=5) as line:
        with contextlib.suppress(OSError):  # it may have had enough of it already
            line.sendall(data)
            line.shutdown(socket.SHUT_WR)
        answer = b""
        with contextlib.suppress(ConnectionError):
            while chunk := line.recv(65536):
                answer += chunk
    return answer


PIECES = st.sampled_from(
    [
        *(b"GET ", b"HEAD ", b"POST ", b"/", b"//", b"..", b"%2e", b"%2f", b"%5c", b"%00", b"\\", b"\0", b" ", b"?"),
        *(b"index.html", b"secret.txt", b"loi-ra", b".dancam-output", b"thoi-su", b"http://127.0.0.1", b"@", b":"),
        *(b" HTTP/1.1", b" HTTP/9.9", b"\r\n", b"\n", b"Host: ", b"127.0.0.1", b"Origin: ", b"%ff", b"\xff", b"#"),
        b"Content-Length: 9",
    ]
)


@examples(60)
@given(st.lists(PIECES | st.binary(max_size=6), max_size=20).map(b"".join))
def test_no_request_line_brings_out_more_than_the_folder_or_stops_the_server(server: DevServer, data: bytes) -> None:
    port = server.server_address[1]
    for request in (
        data,
        b"GET /" + data + f" HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode(),
    ):
        answer = send(server, request)
        assert "bí mật".encode() not in answer
        assert not answer.startswith((b"HTTP/1.0 500", b"HTTP/1.1 500"))
        assert b"Traceback" not in answer
    assert ask(server, "/")[0] == 200


def hold(server: DevServer, number: int, kind: str) -> socket.socket:
    """Open a line and use it badly; return it."""
    port = server.server_address[1]
    line = socket.create_connection(("127.0.0.1", port), timeout=5)
    host = f"Host: 127.0.0.1:{port}\r\n"
    if kind == "begins":
        line.sendall(b"GET / HTTP/1.1\r\n"[: number % 16])
    elif kind == "never ends":
        line.sendall(f"GET / HTTP/1.1\r\n{host}X-{number}: ".encode())
    elif kind == "reads nothing":
        line.sendall(f"GET /lon.png HTTP/1.1\r\n{host}\r\n".encode() * 8)
    elif kind == "waits for changes":
        line.sendall(f"GET /_dancam/events HTTP/1.1\r\n{host}\r\n".encode())
    return line


@pytest.mark.parametrize("kind", ["says nothing", "begins", "never ends", "reads nothing", "waits for changes"])
def test_any_number_of_bad_clients_leaves_the_others_their_pages_and_the_machine_its_threads(
    server: DevServer, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(httpd, "MOST_LINES", 20)
    (server.root / "lon.png").write_bytes(bytes(4_000_000))
    before = threading.active_count()
    lines = []
    try:
        for number in range(100):
            lines.append(hold(server, number, kind))
            if number % 10 == 9:
                assert ask(server, "/")[0] == 200
        server.reload()
        assert ask(server, "/thoi-su/")[0] == 200
        for _ in range(100):
            if threading.active_count() <= before + 21:
                break
            threading.Event().wait(0.05)
        assert threading.active_count() <= before + 21
    finally:
        for line in lines:
            line.close()


def test_clients_that_say_nothing_do_not_hold_up_the_others(server: DevServer) -> None:
    port = server.server_address[1]
    silent = [socket.create_connection(("127.0.0.1", port), timeout=5) for _ in range(40)]
    try:
        for number, line in enumerate(silent):
            line.sendall(b"GET / HT"[: number % 8])
        assert ask(server, "/")[0] == 200
        server.reload()
        assert ask(server, "/thoi-su/")[0] == 200
    finally:
        for line in silent:
            line.close()

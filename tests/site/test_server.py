"""The dev server against requests that no browser sends, and pages of other sites that have one send them."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dancam.serve.server import DevServer, listen
from demo.folder import listening
from tests.property.strategies import examples
from tests.site.raw import ask, call, request, send

SECRET = "bí mật"
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only there this machine has more numbers than one")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with pages, and with secrets in it and beside it: whatever path comes this far is believed."""
    root = tmp_path / "public"
    (root / "thoi-su/evil.example").mkdir(parents=True)
    (root / "evil.example").mkdir()
    (root / ".well-known").mkdir()
    for path, text in {
        "index.html": "<html><body>Trang chủ</body></html>",
        "404.html": "<body>Không tìm thấy</body>",
        "thoi-su/index.html": "<body>Thời sự</body>",
        "evil.example/index.html": "x",
        "thoi-su/evil.example/index.html": "x",
        ".well-known/security.txt": "Contact",
        ".dancam-output": SECRET,
        "../secret.txt": SECRET,
        "../kín/index.html": SECRET,
    }.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    os.mkfifo(root / "ong")
    return root


@pytest.fixture
def server(root: Path) -> Iterator[DevServer]:
    with listening(root) as server:
        yield server


def test_a_page_is_served_with_the_reload_script(server: DevServer) -> None:
    status, answer = ask(server, "/")
    assert status == 200
    assert "Trang chủ" in answer
    assert re.search(r"/_dancam/reload.js\" data-version=\"\d+\"", answer)


def test_a_missing_page_is_the_page_for_errors(server: DevServer) -> None:
    status, answer = ask(server, "/khong-co.html")
    assert status == 404
    assert "Không tìm thấy" in answer


def test_what_is_published_hidden_is_served(server: DevServer) -> None:
    assert ask(server, "/.well-known/security.txt")[0] == 200


def test_the_head_of_an_answer_is_that_of_the_whole(server: DevServer) -> None:
    for target in ("/", "/khong-co.html", "/thoi-su", "/_dancam/reload.js"):
        whole, head = (send(server, request(server, target, method=method)) for method in ("GET", "HEAD"))
        assert re.sub(rb"\r\nDate: .*", b"", head) == re.sub(rb"\r\nDate: .*", b"", whole.partition(b"\r\n\r\n")[0]) + (
            b"\r\n\r\n"
        )
    assert send(server, request(server, "/_dancam/events", method="HEAD")).endswith(b"\r\n\r\n")


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ("/", "index.html"),
        ("/thoi-su/", "thoi-su/index.html"),
        ("/thoi-su/b%C3%A0i.html", "thoi-su/bài.html"),
        ("/.dancam-output", "404.html"),
        ("", "index.html"),
    ],
)
def test_a_page_is_told_what_is_wrong_with_it(server: DevServer, asked: str, path: str) -> None:
    status, answer = ask(server, f"/_dancam/notes?path={asked}")
    assert status == 200
    assert json.loads(answer.partition("\r\n\r\n")[2])["path"] == path


# 9: ways out of the folder


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/../../../../../../../../etc/passwd",
        "/%2e%2e/secret.txt",
        "/.%2e/secret.txt",
        "/%252e%252e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/%2e%2e%5csecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/..%c0%afsecret.txt",
        "/thoi-su/../../secret.txt",
        "/thoi-su/..;/..;/secret.txt",
        "/.dancam-output",
        "/%2edancam-output",
        "/./.dancam-output",
        "/%00",
        "/secret.txt%00.html",
        "/\0",
        "http://127.0.0.1/secret.txt",
        "http://127.0.0.1/",
        "file:///etc/passwd",
        "//etc/passwd",
        "//evil.example/secret.txt",
        "/%2fetc/passwd",
        "/C:/secret.txt",
        "/%ff",
        "/[",
        "secret.txt",
        "*",
        "/" + "a" * 5000,
        "/" + "a/" * 5000,
        "/ong",
    ],
)
def test_nothing_outside_the_folder_is_served(server: DevServer, target: str) -> None:
    status, answer = ask(server, target)
    assert status in {400, 404}
    assert SECRET not in answer
    assert "root:" not in answer


@pytest.mark.parametrize(
    "target",
    ["/a/../b", "/%2e%2e/", "/a%2f..%2fb", "/\\a", "/%5ca", "/%00", "/a%0d%0ab", "/%ff", "/%c0%af", "a", "http://a/"],
)
def test_what_is_no_path_is_not_even_looked_for(server: DevServer, target: str) -> None:
    assert ask(server, target)[0] == 400


# 10: ways to another site


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example/..%2f",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "/%5cevil.example",
        "/%5cevil.example/..",
        "/%2fevil.example",
        "/%2f%2fevil.example",
        "/%09/evil.example",
        "/.//evil.example",
        "/thoi-su//evil.example",
        "/thoi-su/%2f%2fevil.example",
        "/thoi-su?//evil.example",
        "/thoi-su#//evil.example",
        "/thoi-su%0d%0aSet-Cookie:%20a=b",
        "/thoi-su%0aLocation:%20//evil.example",
        "https://evil.example/thoi-su",
        "@evil.example",
    ],
)
def test_no_answer_sends_the_browser_to_another_site(server: DevServer, target: str) -> None:
    status, answer = ask(server, target)
    head = answer.partition("\r\n\r\n")[0]
    for there in re.findall(r"(?im)^location: *(.*?)\r?$", head):
        assert re.fullmatch(r"/[\w.-][\w./-]*/", there), (status, there)
    assert "Set-Cookie" not in head
    assert status in {301, 400, 404}


def test_a_folder_without_slash_leads_to_the_folder(server: DevServer) -> None:
    status, answer = ask(server, "/thoi-su?a=b")
    assert status == 301
    assert "Location: /thoi-su/\r\n" in answer


# 11: pages of other sites


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1",
        "evil.example:80",
        "127.0.0.1.evil.example",
        "localhost.evil.example:{port}",
        "evil.example:{port}",
        "127.0.0.1:{port}@evil.example",
        "evil.example@127.0.0.1:{port}",
        "127.0.0.1:{port}, evil.example",
        "127.0.0.1:{port}\r\nHost: evil.example",
        "0.0.0.0:{port}",
        "192.168.1.5:{port}",
        ":{port}",
        "127.1:{port}",
    ],
)
def test_a_foreign_host_name_is_refused(server: DevServer, host: str) -> None:
    """What DNS rebinding sends: the browser believes that a name of the attacker's lies on this machine."""
    host = host.format(port=server.server_address[1])
    for target in ("/", "/_dancam/events", "/_dancam/notes?path=/", "/_dancam/reload.js", "/khong-co.html"):
        status, answer = ask(server, target, host)
        assert status == 403
        assert answer.endswith("\r\n\r\n")


def test_a_request_that_names_no_host_is_refused(server: DevServer) -> None:
    for line in (b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.0\r\n\r\n", b"GET / HTTP/1.1\r\nHost:\r\n\r\n"):
        assert send(server, line).split()[1] == b"403"
    assert b"Trang" not in send(server, b"GET /\r\n\r\n")


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}", "[::1]:{port}"])
def test_the_names_of_this_machine_are_known(server: DevServer, host: str) -> None:
    assert ask(server, "/", host.format(port=server.server_address[1]))[0] == 200


@linux_only
def test_it_listens_to_this_machine_alone(server: DevServer) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"
    with pytest.raises(OSError, match="refused"):
        call(server, "127.0.0.2")


@linux_only
@pytest.mark.parametrize("given", ["0.0.0.0", ""])
def test_for_the_whole_network_it_answers_to_the_number_that_was_called(root: Path, given: str) -> None:
    with listening(root, given) as server:
        port = server.server_address[1]
        statuses = {}
        for host in ("127.0.0.2", "127.0.0.3", "localhost", "0.0.0.0", "evil.example", ""):
            with call(server, "127.0.0.2") as line:  # any number of this machine, as that of its network is
                line.sendall(request(server, "/", f"{host}:{port}"))
                statuses[host] = int(line.recv(4096).split()[1])
    assert statuses == {"127.0.0.2": 200, "127.0.0.3": 403, "localhost": 200} | dict.fromkeys(
        ("0.0.0.0", "evil.example", ""), 403
    )


@pytest.mark.parametrize(
    "extra",
    [
        "Origin: https://evil.example",
        "Origin: null",
        "Origin: http://127.0.0.1",
        "Origin: https://127.0.0.1:{port}",
        "Origin: http://127.0.0.1:{port}.evil.example",
        "Origin: http://localhost:{port}",
        "Origin: ",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: none",
    ],
)
def test_a_foreign_page_cannot_listen_for_reloads(server: DevServer, extra: str) -> None:
    extra = extra.format(port=server.server_address[1])
    assert ask(server, "/_dancam/events", extra=f"{extra}\r\n")[0] == 403
    assert ask(server, "/_dancam/notes?path=/", extra=f"{extra}\r\n")[0] == 403


def test_no_answer_may_be_read_by_another_site(server: DevServer) -> None:
    for target in ("/", "/khong-co.html", "/_dancam/reload.js", "/thoi-su", "/\0"):
        _, answer = ask(server, target, extra="Origin: https://evil.example\r\n")
        head = answer.partition("\r\n\r\n")[0]
        assert "Access-Control" not in head
        assert "Cross-Origin-Resource-Policy: same-origin" in head
        assert "X-Content-Type-Options: nosniff" in head


# 12: anything but reading


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
def test_only_reading_is_allowed(server: DevServer, method: str) -> None:
    for target in ("/", "/_dancam/events", "/khong-co.html", "*"):
        status, answer = ask(server, target, method=method, extra="X-Mine: 1\r\n")
        assert status == 405
        assert "Allow: GET, HEAD" in answer
        assert "X-Mine" not in answer


@pytest.mark.parametrize("method", ["PROPFIND", "get", "G<script>"])
def test_what_is_no_method_is_refused_and_not_repeated(server: DevServer, method: str) -> None:
    status, answer = ask(server, "/<script>", method=method)
    assert status == 501
    assert "script" not in answer


def test_what_follows_a_request_as_its_body_is_no_request(server: DevServer) -> None:
    port = server.server_address[1]
    inner = request(server, "/thoi-su/")
    for method in ("GET", "POST"):
        head = f"{method} / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: {len(inner)}\r\n\r\n"
        assert send(server, head.encode() + inner).count(b"HTTP/1.1 ") == 1


# Anything else


def test_a_taken_port_gives_the_next_one(server: DevServer) -> None:
    port = server.server_address[1]
    other = listen("127.0.0.1", port)
    assert other.server_address[1] != port
    other.server_close()


def test_behind_the_last_port_there_is_none() -> None:
    with pytest.raises(OSError, match="in use"), listen("127.0.0.1", 65535), listen("127.0.0.1", 65535):
        pass


PIECES = st.sampled_from(
    [
        *(b"GET ", b"HEAD ", b"POST ", b"/", b"//", b"..", b"%2e", b"%2f", b"%5c", b"%00", b"\\", b"\0", b" ", b"?"),
        *(b"index.html", b"secret.txt", b".dancam-output", b"thoi-su", b"http://127.0.0.1", b"@", b":"),
        *(b" HTTP/1.1", b" HTTP/9.9", b"\r\n", b"\n", b"Host: ", b"127.0.0.1", b"Origin: ", b"%ff", b"\xff", b"#"),
        b"Content-Length: 9",
    ]
)


@examples(60)
@given(st.lists(PIECES | st.binary(max_size=6), max_size=20).map(b"".join))
def test_no_request_line_brings_out_more_than_the_folder_or_stops_the_server(server: DevServer, data: bytes) -> None:
    port = server.server_address[1]
    for whole in (
        data,
        b"GET /" + data + f" HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode(),
    ):
        answer = send(server, whole)
        assert SECRET.encode() not in answer
        assert not answer.startswith((b"HTTP/1.0 500", b"HTTP/1.1 500"))
        assert b"Traceback" not in answer
    assert ask(server, "/")[0] == 200

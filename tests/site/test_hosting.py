"""The configurations of web servers that webmasters are shown: all do the same, also on the real programs if there."""

from __future__ import annotations

import gzip
import hashlib
import http.client
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dancam.live.compare import Comparison, compare
from dancam.live.judging import Books, Kind
from dancam.live.manifest import FORMAT, FileEntry, Manifest
from demo.examples import blocks
from tests.portal import Portal

WEBMASTERS = Path(__file__).parents[2] / "docs/quan-tri.md"
SHOWN = {
    block.info: block.text
    for block in blocks(WEBMASTERS.read_text(encoding="utf-8"))
    if block.info in {"nginx", "apache", "caddy"}
}
HOUR, NEVER = "public, max-age=3600", "no-cache"
YEAR, MONTH = "public, max-age=31536000, immutable", "public, max-age=2592000"


@pytest.mark.parametrize("program", ["nginx", "apache", "caddy"])
def test_each_server_is_told_the_policy_that_pages_carry(portal: Portal, program: str) -> None:
    page = portal.article("thoi-su/a.md").build().succeeded().page("thoi-su/a.html")
    carried = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert carried
    assert set(re.findall(r"default-src[^\"]*", SHOWN[program])) == {f"{carried[1]}; frame-ancestors 'self'"}


@pytest.mark.parametrize("program", ["nginx", "apache", "caddy"])
def test_each_server_is_told_the_same_of_everything_else(program: str) -> None:
    text = SHOWN[program]
    for word in (
        *("Content-Security-Policy", "X-Content-Type-Options", "nosniff", "strict-origin-when-cross-origin"),
        *("Referrer-Policy", "Permissions-Policy", "Strict-Transport-Security", "/404.html", "well-known"),
        *(HOUR, NEVER, YEAR, MONTH, "camera=(), geolocation=(), microphone=()", "/srv/cong/public", "huyen.example"),
    ):
        assert word in text, word


# The real programs

NGINX = """daemon off;
pid {folder}/pid;
error_log stderr;
{user}
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    {shown}
}}
"""
APACHE = """ServerRoot {folder}
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog /dev/stderr
{modules}
TypesConfig /etc/mime.types
{user}
<Directory />
    Require all denied
</Directory>
{shown}
"""
APACHE_MODULES = "mpm_event authz_core alias dir mime headers filter deflate brotli unixd"
CADDY = """{{
    admin off
    auto_https off
}}
{shown}
"""
COMMANDS = {
    "nginx": ("nginx", "-p", "{folder}", "-c", "{config}"),
    "apache": ("apache2", "-d", "{folder}", "-f", "{config}", "-D", "FOREGROUND"),
    "caddy": ("caddy", "run", "--adapter", "caddyfile", "--config", "{config}"),
}
FILES = {
    "index.html": "<p>Trang chủ</p>" * 200,
    "404.html": "<p>Không tìm thấy</p>",
    "thoi-su/index.html": "<p>Thời sự</p>",
    "thoi-su/bai.html": "<p>Bài</p>",
    "cu/Default.aspx": "<p>Đã chuyển</p>",
    "cu/bai.php": "<?php <p>Đã chuyển</p>",
    "feed.xml": "<rss/>",
    "feed.json": "{}",
    "robots.txt": "User-agent: *",
    "anh.svg": "<svg/>",
    "admin/index.html": "Soạn bài",
    "tep/luat.pdf": "%PDF",
    "static/theme/dancam.css": "a{}" * 999,
    "static/theme/fonts/chu.woff2": "x",
    ".dancam-output": "x",
    "thoi-su/.an": "x",
    ".well-known/security.txt": "Contact",
}


def configuration(program: str, folder: Path, port: int) -> str:
    """Return the configuration that is shown, for a folder and a port, with what is around it elsewhere."""
    shown = SHOWN[program].replace("/srv/cong/public", f"{folder}/public")
    is_root = os.geteuid() == 0
    if program == "nginx":
        shown = shown.replace("listen 80;", f"listen 127.0.0.1:{port};")
        return NGINX.format(folder=folder, shown=shown, user="user root;" if is_root else "")
    if program == "caddy":
        return CADDY.format(shown=shown.replace("\nhuyen.example {", f"\nhttp://127.0.0.1:{port} {{"))
    home = Path("/usr/lib/apache2/modules")
    modules = "\n".join(
        f"LoadModule {name}_module {home}/mod_{name}.so"
        for name in APACHE_MODULES.split()
        if (home / f"mod_{name}.so").is_file()
    )
    user = "User nobody\nGroup nogroup" if is_root else ""
    shown = shown.replace("*:80", f"127.0.0.1:{port}")
    return APACHE.format(folder=folder, port=port, modules=modules, user=user, shown=shown)


@pytest.fixture(scope="module", params=["nginx", "apache", "caddy"])
def port(request: pytest.FixtureRequest) -> Iterator[int]:
    """The port at which a real server serves a small portal as the documents tell it to."""
    program: str = request.param
    executable = shutil.which(COMMANDS[program][0], path=f"{os.environ['PATH']}:/usr/sbin")
    if executable is None:
        pytest.skip(f"{program} is not here: tools/programs.sh installs it where it may")
    with tempfile.TemporaryDirectory() as raw, socket.socket() as found:
        folder = Path(raw)
        folder.chmod(0o755)
        for path, text in FILES.items():
            target = folder / "public" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        found.close()
        config = folder / "config"
        config.write_text(configuration(program, folder, port), encoding="utf-8")
        command = [each.format(folder=folder, config=config) for each in COMMANDS[program][1:]]
        environment = os.environ | {"HOME": raw, "XDG_DATA_HOME": raw, "XDG_CONFIG_HOME": raw}
        with (
            (folder / "log").open("wb") as log,
            subprocess.Popen([executable, *command], stdout=log, stderr=log, env=environment) as process,
        ):
            try:
                for _ in range(300):
                    with socket.socket() as line:
                        if process.poll() is not None or line.connect_ex(("127.0.0.1", port)) == 0:
                            break
                    time.sleep(0.05)
                assert process.poll() is None, (folder / "log").read_text(encoding="utf-8")
                yield port
            finally:
                process.terminate()


class Answer:
    """What a server says."""

    def __init__(self, port: int, path: str, **headers: str) -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        line.request("GET", path, headers={"Host": f"127.0.0.1:{port}"} | headers)
        response = line.getresponse()
        self.status, self.headers, self.data = response.status, response.headers, response.read()
        line.close()

    def said(self, name: str) -> str:
        """Return a header, which must come once at most."""
        found = self.headers.get_all(name, [])
        assert len(found) <= 1, (name, found)
        return found[0] if found else ""


@pytest.mark.parametrize(
    ("path", "status", "kind", "kept", "has_policy"),
    [
        ("/", 200, "text/html; charset=utf-8", NEVER, True),
        ("/thoi-su/", 200, "text/html; charset=utf-8", NEVER, True),
        ("/thoi-su/bai.html", 200, "text/html; charset=utf-8", NEVER, True),
        ("/thoi-su/bai.html?utm_source=a", 200, "text/html; charset=utf-8", NEVER, True),
        ("/khong-co.html", 404, "text/html; charset=utf-8", NEVER, True),
        ("/khong-co/", 404, "text/html; charset=utf-8", None, True),
        ("/khong-co", 404, "text/html; charset=utf-8", None, True),
        ("/cu/Default.aspx", 200, "text/html; charset=utf-8", HOUR, True),
        ("/cu/bai.php", 200, "text/html; charset=utf-8", HOUR, True),
        ("/admin/", 200, "text/html; charset=utf-8", NEVER, False),  # it has a policy of its own
        ("/feed.xml", 200, r"(text|application)/xml; charset=utf-8", NEVER, False),
        ("/feed.json", 200, "application/json(; charset=utf-8)?", NEVER, False),
        ("/robots.txt", 200, "text/plain; charset=utf-8", NEVER, False),
        ("/anh.svg", 200, "image/svg\\+xml(; charset=utf-8)?", HOUR, True),
        ("/tep/luat.pdf", 200, "application/pdf", HOUR, False),
        ("/static/theme/dancam.css", 200, "text/css; charset=utf-8", HOUR, False),
        ("/static/theme/dancam.css?v=", 200, "text/css; charset=utf-8", HOUR, False),
        ("/static/theme/dancam.css?v=0123abcd", 200, "text/css; charset=utf-8", YEAR, False),
        ("/static/theme/fonts/chu.woff2", 200, "(font|application)/(font-)?woff2?", MONTH, False),
        ("/.well-known/security.txt", 200, "text/plain; charset=utf-8", NEVER, False),
        ("/.dancam-output", 404, "text/html; charset=utf-8", None, True),
        ("/thoi-su/.an", 404, "text/html; charset=utf-8", None, True),
        ("/../../../etc/passwd", "40[04]", None, None, None),
    ],
)
def test_a_real_server_answers_as_it_is_told_to(
    port: int, path: str, status: int | str, kind: str | None, kept: str | None, has_policy: bool | None
) -> None:
    answer = Answer(port, path)
    assert re.fullmatch(str(status), str(answer.status))
    if kind is None:
        return
    assert re.fullmatch(kind, answer.said("Content-Type").lower())
    assert kept is None or answer.said("Cache-Control") == kept
    policy = answer.said("Content-Security-Policy")
    assert ("frame-ancestors 'self'" in policy) if has_policy else not policy
    assert answer.said("X-Content-Type-Options") == "nosniff"
    assert answer.said("Referrer-Policy") == "strict-origin-when-cross-origin"
    assert "camera=()" in answer.said("Permissions-Policy")
    if answer.status == 404:
        assert "Không tìm thấy" in answer.data.decode()


def test_a_real_server_leads_to_a_folder(port: int) -> None:
    answer = Answer(port, "/thoi-su")
    assert answer.status in {301, 308}
    assert re.fullmatch(f"(http://127.0.0.1:{port})?/thoi-su/", answer.said("Location"))


def test_a_real_server_packs_texts(port: int) -> None:
    for path in ("/", "/static/theme/dancam.css"):
        whole, packed = Answer(port, path), Answer(port, path, **{"Accept-Encoding": "gzip"})
        assert packed.said("Content-Encoding") == "gzip"
        assert gzip.decompress(packed.data) == whole.data
        assert "Accept-Encoding" in packed.said("Vary")
    assert not Answer(port, "/tep/luat.pdf", **{"Accept-Encoding": "gzip"}).said("Content-Encoding")


@pytest.mark.parametrize("packing", ["identity", "gzip", "br, zstd, gzip"])
def test_a_real_server_sends_no_page_twice_that_is_as_it_was(port: int, packing: str) -> None:
    first = Answer(port, "/", **{"Accept-Encoding": packing})
    asked = {"If-None-Match": first.said("ETag"), "If-Modified-Since": first.said("Last-Modified")}
    again = Answer(port, "/", **{"Accept-Encoding": packing}, **{name: value for name, value in asked.items() if value})
    assert again.status == 304
    assert again.said("Cache-Control") == NEVER


def test_a_portal_behind_each_server_is_found_as_its_manifest_says(port: int, tmp_path: Path) -> None:
    published = {path: text.encode() for path, text in FILES.items() if path not in {".dancam-output", "thoi-su/.an"}}
    entries = {path: FileEntry(hashlib.sha256(data).hexdigest(), len(data)) for path, data in published.items()}
    books = Books(f"http://127.0.0.1:{port}/", Manifest(FORMAT, entries))
    verdict = compare(Comparison(books, tmp_path / "state.jsonl", rate=1000))
    assert (verdict.differences, verdict.problems, verdict.missing_headers) == ((), (), ())
    entries["thoi-su/bai.html"] = FileEntry("0" * 64, 1)
    changed = compare(Comparison(books, tmp_path / "state.jsonl", rate=1000)).differences
    assert [(each.path, each.kind) for each in changed] == [("thoi-su/bai.html", Kind.CHANGED)]

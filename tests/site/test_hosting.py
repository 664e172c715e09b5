"""`dancam server` on real servers: a portal that has everything, and one table of what each must answer."""

from __future__ import annotations

import contextlib
import gzip
import http.client
import io
import json
import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from dancam.cli.main import main
from tests.photographs import painted
from tests.portal import SITE_YML, Portal
from tests.servers import HOST, SERVERS, Answer, folder_for_all, running

NEVER, HOUR, MONTH = "no-cache", "public, max-age=3600", "public, max-age=2592000"
YEAR = "public, max-age=31536000, immutable"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Strict-Transport-Security": "max-age=31536000",
}
HTML, ALL = "text/html; charset=utf-8", ("identity", "gzip", "br")
ADMIN = "admin: {backend: gitlab, repo: a/b, app_id: x}\n"
NEW = "/thoi-su/moi.html"


@dataclass(frozen=True)
class Row:
    """What a server must answer to whoever asks for an address."""

    path: str
    file: str = ""
    """The file that is the body; empty where nothing is compared."""
    status: int = 200
    kind: str = HTML
    kept: str = NEVER
    policy: bool = False
    target: str = ""
    """Where it leads."""


def page(path: str, file: str, **given: object) -> Row:
    return Row(path, file, policy=True, **given)  # type: ignore[arg-type]  # the fields of a row


def moved(path: str, target: str = NEW) -> Row:
    return Row(path, status=301, kind="", kept=f"{NEVER}|{HOUR}", target=target)


def missing(path: str) -> Row:
    return page(path, "404.html", status=404, kept=f"{NEVER}|{HOUR}")


XML, JSON = "(text|application)/xml; charset=utf-8", "application/json; charset=utf-8"
TABLE = [
    page("/", "index.html"),
    page("/?utm_source=a", "index.html"),
    page("/index.html", "index.html"),
    page("/thoi-su/", "thoi-su/index.html"),
    page("/ban/", "ban/index.html"),
    page("/thoi-su/moi.html", "thoi-su/moi.html"),
    page("/thoi-su/moi.html?fbclid=x/y", "thoi-su/moi.html"),
    page("/404.html", "404.html"),
    page("/tim-kiem.html", "tim-kiem.html"),
    # Withdrawn: the page with the reason
    page("/thoi-su/da-go.html", "thoi-su/da-go.html", status=410, kept=f"{NEVER}|{HOUR}"),
    # Old addresses
    *(moved(path) for path in ("/cu.html", "/cu.html?utm_source=a", "/cu/bai", "/cu/bai/", "/cu/bai/index.html")),
    *(
        moved(path)
        for path in ("/cu/Default.aspx", "/tin%20c%C5%A9/b%C3%A0i.html", "/cu/100%25.html", "/cu/a;b$c.html")
    ),
    moved("/cu/da-go.html", "/thoi-su/da-go.html"),
    moved("/index.php?nv=news&id=5"),
    moved("/index.php?nv=news&id=6", "/thoi-su/anh.html"),
    moved("/index.php?nv=news&ID=5", "/thoi-su/anh.html"),
    moved("/tim?q=d%C3%A2n%20v%E1%BA%ADn"),
    moved("/cu/bai?x=${HOME}&y={$HOME}&z={path}"),
    moved("/cu/bai?q=%22;}%27"),
    # What is not there
    *(
        missing(path)
        for path in ("/khong-co.html", "/khong-co/", "/khong-co", "/index.php", "/index.php?nv=news&id=55")
    ),
    *(missing(path) for path in ("/index.php?nv=news&id=5&x", "/tim", "/static/", "/cu/", "/cu/bai.htm")),
    *(missing(path) for path in ("/.dancam-output", "/.htpasswd", "/thoi-su/.an", "/.git/config")),
    Row("/../../../etc/passwd", status=40, kind="", kept=".*"),
    Row("/..%2f..%2fetc/passwd", status=40, kind="", kept=".*"),
    Row("/thoi-su/%2e%2e/%2e%2e/%2e%2e/etc/passwd", status=40, kind="", kept=".*"),
    # A folder without its slash
    Row("/thoi-su", status=30, kind=".*", kept=".*", target="/thoi-su/"),
    # The editing page has a policy of its own
    Row("/admin/", "admin/index.html"),
    Row("/admin/config.yml", "admin/config.yml", kind=".*"),
    Row("/admin/editing.js", "admin/editing.js", kind="(text|application)/javascript; charset=utf-8"),
    # Feeds, sitemaps, the search index
    *(Row(f"/{name}", name, kind=XML) for name in ("rss.xml", "atom.xml", "sitemap.xml", "sitemap/tin-moi.xml")),
    Row("/feed.json", "feed.json", kind=JSON),
    Row("/tim-kiem/muc-luc.json", "tim-kiem/muc-luc.json", kind=JSON),
    Row("/robots.txt", "robots.txt", kind="text/plain; charset=utf-8"),
    Row("/.well-known/security.txt", ".well-known/security.txt", kind="text/plain; charset=utf-8"),
    # Files
    *(
        Row(f"/static/theme/dancam.css{query}", "static/theme/dancam.css", kind="text/css; charset=utf-8", kept=kept)
        for query, kept in (("", HOUR), ("?v=", HOUR), ("?v=0123abcd", YEAR), ("?a=b&v=0123abcd", YEAR))
    ),
    Row(
        "/static/theme/fonts/noto-serif-latin.woff2",
        "static/theme/fonts/noto-serif-latin.woff2",
        kind="(font|application)/(font-)?woff2?",
        kept=MONTH,
    ),
    Row(
        "/static/theme/fonts/OFL-noto-serif.txt",
        "static/theme/fonts/OFL-noto-serif.txt",
        kind="text/plain; charset=utf-8",
        kept=MONTH,
    ),
    page("/static/hinh.svg", "static/hinh.svg", kind="image/svg\\+xml(; charset=utf-8)?", kept=HOUR),
    Row("/thoi-su/anh/ra-quan.jpg", "thoi-su/anh/ra-quan.jpg", kind="image/jpeg", kept=HOUR),
    Row(
        "/thoi-su/anh/ra-quan.jpg-{mark}-320.webp",
        "thoi-su/anh/ra-quan.jpg-{mark}-320.webp",
        kind="image/webp",
        kept=YEAR,
    ),
    Row("/thoi-su/anh-{mark}-16x9.jpg", "thoi-su/anh-{mark}-16x9.jpg", kind="image/jpeg", kept=YEAR),
    Row(
        "/thoi-su/K%E1%BA%BF%20ho%E1%BA%A1ch%20100%25.pdf",
        "thoi-su/Kế hoạch 100%.pdf",
        kind="application/pdf",
        kept=HOUR,
    ),
    Row("/thoi-su/Ghi%20ch%C3%BA%3F.txt", "thoi-su/Ghi chú?.txt", kind="text/plain; charset=utf-8"),
    Row("/the-chia-se.png", "the-chia-se.png", kind="image/png", kept=HOUR),
]


def written(portal: Portal, server: str, *options: str) -> str:
    """Return what `dancam server` prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(["server", server, "--site", str(portal.folder), "--now", portal.now.isoformat(), *options]) == 0
    return out.getvalue()


def everything(folder: Path, settings: str) -> Portal:
    """Return a portal that has everything, built."""
    portal = Portal(folder, f"{ADMIN}{settings}")
    aliases = ["/cu.html", "/cu/bai", "/cu/Default.aspx", "/tin cũ/bài.html", "/cu/100%25.html", "/cu/a;b$c.html"]
    aliases += [
        "/index.php?nv=news&id=5",
        "/tim?q=dân vận",
        "/cu/bai?x=${HOME}&y={$HOME}&z={path}",
        "/cu/bai?q=\";}'",
    ]
    quoted = ", ".join("'" + each.replace("'", "''") + "'" for each in aliases)
    portal.article("thoi-su/moi.md", aliases=f"[{quoted}]", attachments="[Kế hoạch 100%.pdf, Ghi chú?.txt]")
    portal.write("content/thoi-su/Kế hoạch 100%.pdf", b"%PDF-1.4 " + b"x" * 2000)
    portal.write("content/thoi-su/Ghi chú?.txt", "Ghi chú. " * 300)
    portal.article(
        "thoi-su/anh.md", aliases="['/index.php?nv=news&id=6', '/index.php?nv=news&ID=5']", image="anh/ra-quan.jpg"
    )
    portal.write("content/thoi-su/anh/ra-quan.jpg", painted(700, 500))
    portal.article("thoi-su/da-go.md", aliases="[/cu/da-go.html]", withdrawn="Số liệu chưa đúng.")
    portal.write("static/hinh.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n')
    portal.write("static/root/.well-known/security.txt", "Contact: mailto:a@b.example\n")
    portal.articles(9).build().succeeded()
    for hidden in (".htpasswd", "thoi-su/.an", ".git/config"):  # of somebody else
        portal.write(f"public/{hidden}", "x")
    return portal


@pytest.fixture(scope="module", params=["", "/kho"], ids=["whole host, compressed", "below a path"])
def portal(request: pytest.FixtureRequest) -> Iterator[tuple[Portal, str]]:
    base: str = request.param
    settings = SITE_YML.replace(f"https://{HOST}", f"https://{HOST}{base}")
    with folder_for_all() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr("dancam.render.compression._BROTLI_QUALITY", 1)  # which is quick
        patch.setattr("dancam.render.compression._QUALITY_OF_LARGE", 1)
        yield everything(folder / "cong", settings if base else f"compress: true\n{settings}"), base


def shared(text: str, public: Path) -> str:
    """Move what stands inside of Apache's `<Directory>` to a `.htaccess`, and return the virtual host that is left."""
    head, inside, tail = re.split(r"(?<=>)\n(?= *Require all granted)|(?=</Directory>)", text)
    (public / ".htaccess").write_text(inside.replace("Require all granted\n", "", 1), encoding="utf-8")
    return f"{head}\nRequire all granted\nAllowOverride All\n{tail}"


@pytest.mark.parametrize("server", [*SERVERS, "htaccess"])
def test_a_real_server_answers_as_the_table_says(portal: tuple[Portal, str], server: str) -> None:
    made, base = portal
    files = made.tree()
    (mark,) = {found[1] for path in files if (found := re.search(r"ra-quan\.jpg-(\w{8})-320\.webp", path))}
    rows = [
        Row(**{**vars(row), **{at: getattr(row, at).replace("{mark}", mark) for at in ("path", "file")}})
        for row in TABLE
    ]
    text, program = written(made, server.replace("htaccess", "apache")), server
    if server == "htaccess":
        text, program = shared(text, made.folder / "public"), "apache"
    with running(program, text) as port:
        check = Check(port, base, files, is_compressed=not base)
        with contextlib.closing(check.line):
            for row in rows:
                check.row(row)
    compared = f"{len(rows)} addresses, {check.count} headers, statuses and bodies compared"
    print(f"{server}{base}: {compared}, {len(check.wrong)} not as told")
    assert check.wrong == []


class Check:
    """Compares answers with rows, and keeps what is wrong."""

    def __init__(self, port: int, base: str, files: dict[str, bytes], *, is_compressed: bool) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        self.base, self.files, self.is_compressed = base, files, is_compressed
        self.count = 0
        self.wrong: list[str] = []

    def is_so(self, row: Row, what: str, found: object, wanted: str) -> None:
        self.count += 1
        if not re.fullmatch(wanted, str(found), re.DOTALL):
            self.wrong.append(f"{row.path} {what}: {str(found)[:200]!r}, not {wanted[:200]!r}")

    def row(self, row: Row) -> None:
        for codec in ALL:
            answer = self.answer(row, codec)
            self.sent(row, answer, codec)
            if row.status == 200 and row.file:
                self.again(row, answer, codec)
        self.head(row)

    def answer(self, row: Row, codec: str, **headers: str) -> Answer:
        return Answer(self.line, self.base + row.path, Accept_Encoding=codec, **headers)

    def sent(self, row: Row, answer: Answer, codec: str) -> None:
        status = f"{row.status}\\d?" if row.status < 100 else str(row.status)
        self.is_so(row, f"status ({codec})", answer.status, status)
        if row.status == 40:  # refused before any rule of ours
            self.is_so(row, "body", b"root:" in answer.data, "False")
            return
        self.is_so(row, "Cache-Control", answer.said("Cache-Control"), row.kept)
        self.headers(row, answer)
        if row.target:
            where = urlsplit(answer.said("Location"))
            self.is_so(
                row,
                "Location",
                where.path + (f"?{where.query}" if where.query else ""),
                re.escape(self.base + row.target),
            )
        if row.file:
            self.is_so(row, "Content-Type", answer.said("Content-Type").lower(), row.kind)
            self.body(row, answer, codec)

    def headers(self, row: Row, answer: Answer) -> None:
        for name, value in HEADERS.items():
            self.is_so(row, name, answer.said(name), re.escape(value))
        policy = answer.said("Content-Security-Policy")
        if row.policy:
            carried = re.search(rb'Content-Security-Policy" content="([^"]*)"', self.files["index.html"])
            assert carried
            self.is_so(row, "policy", policy, re.escape(f"{carried[1].decode()}; frame-ancestors 'self'"))
        elif row.file:
            self.is_so(row, "policy", policy, "")

    def body(self, row: Row, answer: Answer, codec: str) -> None:
        whole = self.files[row.file]
        has_copy = f"{row.file}.br" in self.files
        packed = answer.said("Content-Encoding")
        unpack = {"gzip": gzip.decompress, "br": brotli.decompress}.get(packed, bytes)
        self.is_so(row, f"body ({codec})", unpack(answer.data) == whole, "True")
        if self.is_compressed:
            wanted = codec if has_copy and codec != "identity" else ""
            # Apache lets nobody rewrite an address with a question mark in it.
            self.is_so(row, f"Content-Encoding ({codec})", packed, f"{wanted}|" if "?" in row.file else wanted)
            if packed:  # the very file, not one that the server packed
                self.is_so(row, "copy", answer.data == self.files[f"{row.file}.{packed.replace('gzip', 'gz')}"], "True")
        else:
            self.is_so(row, f"Content-Encoding ({codec})", packed, f"{codec}|" if codec != "identity" else "")
        if packed or (has_copy and "?" not in row.file):
            self.is_so(row, f"Vary ({codec})", answer.said("Vary"), "Accept-Encoding")

    def again(self, row: Row, first: Answer, codec: str) -> None:
        """Ask again as a browser does that has the file."""
        asked = {"If_None_Match": first.said("ETag"), "If_Modified_Since": first.said("Last-Modified")}
        answer = self.answer(row, codec, **{name: value for name, value in asked.items() if value})
        self.is_so(row, f"status of 304 ({codec})", answer.status, "304")
        self.is_so(row, "Cache-Control of 304", answer.said("Cache-Control"), row.kept)
        self.is_so(row, "body of 304", answer.data, "b''")

    def head(self, row: Row) -> None:
        whole, answer = self.answer(row, "br"), Answer(self.line, self.base + row.path, "HEAD", Accept_Encoding="br")
        self.is_so(row, "status of HEAD", answer.status, str(whole.status))
        self.is_so(row, "body of HEAD", answer.data, "b''")
        for name in ("Content-Type", "Cache-Control", "Content-Encoding", "Content-Security-Policy"):
            self.is_so(row, f"{name} of HEAD", answer.said(name), re.escape(whole.said(name)))


@pytest.mark.parametrize("server", SERVERS)
def test_a_withdrawn_article_that_is_a_folder_is_gone_by_each_of_its_names(server: str) -> None:
    settings = 'compress: true\npermalink: "/{category}/{slug}/"\n'
    with folder_for_all() as folder:
        made = Portal(folder / "cong", f"{settings}{SITE_YML}")
        made.article("thoi-su/go.md", withdrawn="Số liệu chưa đúng.").article("thoi-su/con.md", aliases="[/cu/]")
        made.build().succeeded()
        page = made.tree()["thoi-su/go/index.html"]
        with (
            running(server, written(made, server)) as port,
            contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as line,
        ):
            for codec in ("identity", "br"):
                for path in ("/thoi-su/go/", "/thoi-su/go/index.html"):
                    answer = Answer(line, path, Accept_Encoding=codec)
                    unpack = brotli.decompress if answer.said("Content-Encoding") == "br" else bytes
                    assert (answer.status, unpack(answer.data) == page) == (410, True), path
                assert Answer(line, "/thoi-su/con/", Accept_Encoding=codec).status == 200
                for path, there in (("/cu", "/thoi-su/con/"), ("/thoi-su/go", "/thoi-su/go/")):
                    led = Answer(line, path, Accept_Encoding=codec)
                    assert led.status in {301, 308}
                    assert urlsplit(led.said("Location")).path == there


@pytest.mark.parametrize("server", SERVERS)
def test_a_portal_behind_a_real_server_is_found_as_it_was_built(
    portal: tuple[Portal, str], server: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, base = portal
    (made.folder / "public/.htaccess").unlink(missing_ok=True)  # of another test
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *more, **given: real("127.0.0.1", *more, **given))
    command = ["verify", "--site", str(made.folder), "--now", made.now.isoformat(), "--rate", "1000", "--url"]
    with running(server, written(made, server)) as port:
        address = f"http://{HOST}:{port}{base}/"
        assert main([*command, address]) == 0, capsys.readouterr().out
        if not base:
            copies_are_looked_at([*command, address, "--sample", "1", "--json"], made.folder / "public", capsys)
        page = made.folder / "public/thoi-su/bai-001.html"
        page.write_bytes(page.read_bytes().replace(b"<h1", b"<h1 class=x", 1))
        for copy in (f"{page}.br", f"{page}.gz"):
            Path(copy).unlink(missing_ok=True)
        try:
            assert main([*command, address]) == 1
        finally:
            made.build().succeeded()
    assert "/thoi-su/bai-001.html" in capsys.readouterr().out


def copies_are_looked_at(command: list[str], public: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Deface each of the files that a server has for one address, and see that it is named."""
    pack = {"": bytes, ".gz": gzip.compress, ".br": brotli.compress}
    for end, coding in {"": "identity", ".gz": "gzip", ".br": "br"}.items():
        file = public / f"index.html{end}"
        before = file.read_bytes()
        file.write_bytes(pack[end](b"<h1>hacked</h1>"))
        try:
            capsys.readouterr()
            assert main(command) == 1
        finally:
            file.write_bytes(before)
        found = json.loads(capsys.readouterr().out)["differences"]
        assert [(each["path"], each["kind"], each["encodings"]) for each in found] == [
            ("index.html", "changed", [coding])
        ], end

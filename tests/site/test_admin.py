"""The editing page of `dancam serve --admin`: what it may reach, and who may ask."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from dancam.authoring.admin.local import LocalBackend
from dancam.authoring.admin.page import backend_of, config_file, page, program, scripts
from dancam.cli.main import main
from dancam.content import settings
from dancam.content.config import AdminField, Config
from dancam.serve.server import DevServer
from dancam.system.disk import Disk
from dancam.views.files import ProgramView, admin_view
from demo.folder import listening
from tests.portal import PICTURE, Portal
from tests.site.raw import request, send
from tests.word import png


def ask(portal: Portal, action: str, **params: object) -> tuple[int, object]:
    data = json.dumps({"branch": "main", "action": action, "params": {"branch": "main", **params}})
    status, answer = LocalBackend(portal.folder, Disk()).answer(data.encode())
    return status, json.loads(answer)


def asset(path: str, data: bytes = b"x") -> dict[str, str]:
    return {"path": path, "content": base64.b64encode(data).decode(), "encoding": "base64"}


def entry(path: str, raw: str = "---\ntitle: A\n---\nB\n", **more: str) -> dict[str, str]:
    return {"slug": "a", "path": path, "raw": raw, **more}


def persist(portal: Portal, *entries: dict[str, str], assets: list[dict[str, str]] | None = None) -> int:
    options = {"commitMessage": "x", "useWorkflow": False, "status": "draft"}
    return ask(portal, "persistEntry", dataFiles=list(entries), assets=assets or [], options=options)[0]


def test_articles_are_listed_read_and_written(portal: Portal) -> None:
    portal.article("thoi-su/a.md", image="anh.svg").article("thoi-su/2026/b.md", category="thoi-su")
    portal.write("content/thoi-su/.an.md", "x").write("content/thoi-su/anh.svg", PICTURE)
    status, found = ask(portal, "entriesByFolder", folder="content/thoi-su", extension="md", depth=1)
    assert status == 200
    assert isinstance(found, list)
    assert [each["file"]["path"] for each in found] == ["content/thoi-su/a.md"]
    assert found[0]["data"] == (portal.folder / "content/thoi-su/a.md").read_text(encoding="utf-8")
    assert ask(portal, "getEntry", path="content/thoi-su/khong.md")[1] == {
        "data": None,
        "file": {"path": "content/thoi-su/khong.md", "id": None},
    }
    assert persist(portal, entry("content/thoi-su/moi.md"), assets=[asset("content/thoi-su/anh/a.png", png())]) == 200
    assert (portal.folder / "content/thoi-su/moi.md").read_text(encoding="utf-8") == "---\ntitle: A\n---\nB\n"
    assert (portal.folder / "content/thoi-su/anh/a.png").read_bytes() == png()


def test_an_article_may_be_renamed_and_deleted(portal: Portal) -> None:
    portal.article("thoi-su/a.md")
    text = (portal.folder / "content/thoi-su/a.md").read_text(encoding="utf-8")
    assert persist(portal, entry("content/thoi-su/a.md", text, newPath="content/thoi-su/b.md")) == 200
    assert not (portal.folder / "content/thoi-su/a.md").exists()
    assert (portal.folder / "content/thoi-su/b.md").read_text(encoding="utf-8") == text
    assert ask(portal, "deleteFiles", paths=["content/thoi-su/b.md"])[0] == 200
    assert not (portal.folder / "content/thoi-su/b.md").exists()


def test_no_other_article_is_written_over(portal: Portal) -> None:
    portal.article("thoi-su/a.md").article("thoi-su/b.md").write("content/thoi-su/c.md", b"\xff\xfea")
    before = {path: path.read_bytes() for path in portal.folder.rglob("*.md")}
    assert persist(portal, entry("content/thoi-su/a.md", newPath="content/thoi-su/b.md")) == 422
    assert persist(portal, entry("content/thoi-su/c.md")) == 422
    assert {path: path.read_bytes() for path in portal.folder.rglob("*.md")} == before


def test_no_other_picture_is_written_over(portal: Portal) -> None:
    portal.write("content/thoi-su/anh/a.jpg", b"x")
    assert persist(portal, entry("content/thoi-su/b.md"), assets=[asset("content/thoi-su/anh/a.jpg", b"y")]) == 422
    assert ask(portal, "persistMedia", asset=asset("content/thoi-su/anh/a.jpg", b"y"))[0] == 422
    assert (portal.folder / "content/thoi-su/anh/a.jpg").read_bytes() == b"x"
    assert not (portal.folder / "content/thoi-su/b.md").exists()
    assert persist(portal, entry("content/thoi-su/b.md"), assets=[asset("content/thoi-su/anh/a.jpg", b"x")]) == 200


def test_a_name_that_the_page_cannot_have_hides_no_other_article(portal: Portal) -> None:
    portal.article("thoi-su/a.md").article("thoi-su/b?.md")
    status, found = ask(portal, "entriesByFolder", folder="content/thoi-su", depth=1)
    assert status == 200
    assert isinstance(found, list)
    assert [each["file"]["path"] for each in found] == ["content/thoi-su/a.md"]


@pytest.mark.parametrize("data", [b"a\r\nb\n", b"\xef\xbb\xbfa", "o\u0302\n".encode(), b"", b"a\rb"])
def test_the_page_gets_every_byte_and_what_it_gives_back_is_written(portal: Portal, data: bytes) -> None:
    portal.write("content/thoi-su/a.md", data)
    found = ask(portal, "getEntry", path="content/thoi-su/a.md")[1]
    assert isinstance(found, dict)
    assert found["data"].encode() == data
    assert persist(portal, entry("content/thoi-su/a.md", found["data"])) == 200
    assert (portal.folder / "content/thoi-su/a.md").read_bytes() == data


@pytest.mark.parametrize("data", [b"\xff\xfea\0", b"\xe1a", b"a\0"])
def test_what_is_no_text_is_not_given_and_not_written_over(portal: Portal, data: bytes) -> None:
    portal.write("content/thoi-su/a.md", data)
    found = ask(portal, "getEntry", path="content/thoi-su/a.md")[1]
    assert isinstance(found, dict)
    assert found["data"] is None
    assert persist(portal, entry("content/thoi-su/a.md")) == 422
    assert (portal.folder / "content/thoi-su/a.md").read_bytes() == data


def test_pictures_are_listed_and_kept(portal: Portal) -> None:
    portal.write("static/tep/a.pdf", "a").write("static/tep/a.html", "<script>")
    status, found = ask(portal, "getMedia", mediaFolder="static/tep")
    assert status == 200
    assert isinstance(found, list)
    assert [each["path"] for each in found] == ["static/tep/a.pdf"]
    assert ask(portal, "persistMedia", asset=asset("content/thoi-su/anh/b.jpg"))[0] == 200
    assert ask(portal, "getMediaFile", path="content/thoi-su/anh/b.jpg")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "site.yml",
        "templates/base.html",
        "content/../site.yml",
        "content/../../a.md",
        "/etc/passwd",
        "content/thoi-su/a.html",
        "content/thoi-su/a.svg",
        "content/thoi-su/a.js",
        "content/.git/a.md",
        "content/thoi-su/.a.md",
        "content//thoi-su/a.md",
        "content\\thoi-su\\a.md",
        "content/thoi-su/a.md\0",
        "content/a\n.md",
        "static/theme/dancam.css",
        "static/root/a.md",
        "static/tep/a.md",
        ".vscode/tasks.json",
        "",
        "content",
        "content/ra-ngoai/a.md",
        "content/lien-ket.md",
    ],
)
def test_nothing_but_articles_and_their_files_is_reached(portal: Portal, path: str) -> None:
    outside = portal.folder.parent / "ngoai"
    outside.mkdir()
    (outside / "a.md").write_text("kín", encoding="utf-8")
    (portal.folder / "content/ra-ngoai").symlink_to(outside)
    (portal.folder / "content/lien-ket.md").symlink_to(outside / "a.md")
    before = {each: each.read_bytes() for each in portal.folder.parent.rglob("*") if each.is_file()}
    assert persist(portal, entry(path)) == 422
    assert persist(portal, entry("content/thoi-su/a.md"), assets=[asset(path)]) == 422
    assert persist(portal, entry("content/gioi-thieu.md", newPath=path or "x")) == 422
    for action in ("getEntry", "getMediaFile", "deleteFile"):
        assert ask(portal, action, path=path)[0] in {422, 500}
    assert ask(portal, "deleteFiles", paths=[path])[0] == 422
    assert ask(portal, "persistMedia", asset=asset(path))[0] == 422
    assert {each: each.read_bytes() for each in portal.folder.parent.rglob("*") if each.is_file()} == before


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b"\xff", b'{"action": "rm"}', b'{"action": 1}', b'{"action":"getEntry","params":[]}']
)
def test_what_is_no_request_is_refused(portal: Portal, data: bytes) -> None:
    assert LocalBackend(portal.folder, Disk()).answer(data)[0] == 422
    status, _ = ask(portal, "persistMedia", asset={"path": "content/a.png", "content": "không phải base64"})
    assert status == 422


def test_folders_outside_are_not_listed(portal: Portal) -> None:
    for folder in ("", ".", "static", "templates", "content/../templates", "/etc"):
        assert ask(portal, "entriesByFolder", folder=folder, depth=9)[0] == 422
        assert ask(portal, "getMedia", mediaFolder=folder)[0] == 422


# Who may ask


@pytest.fixture
def server(portal: Portal) -> Iterator[DevServer]:
    with listening(portal.folder / "content") as found:
        found.writing = LocalBackend(portal.folder, Disk())
        yield found


BODY = json.dumps({"action": "persistEntry", "params": {"dataFiles": [entry("content/thoi-su/moi.md")]}})
FROM_US = "Origin: http://127.0.0.1:{port}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\n"


def post(server: DevServer, extra: str, host: str = "", target: str = "/_dancam/write") -> int:
    port = server.server_address[1]
    head = request(server, target, host.format(port=port), "POST", extra.format(port=port))
    head = head.removesuffix(b"\r\n") + f"Content-Length: {len(BODY.encode())}\r\n\r\n".encode()
    return int(send(server, head + BODY.encode()).split()[1])


def test_a_page_of_this_server_may_write(server: DevServer, portal: Portal) -> None:
    assert post(server, FROM_US) == 200
    assert (portal.folder / "content/thoi-su/moi.md").exists()


@pytest.mark.parametrize(
    ("extra", "host"),
    [
        ("Content-Type: application/json\r\n", ""),
        (FROM_US.replace("http://127.0.0.1:{port}", "https://evil.example"), ""),
        (FROM_US.replace("http://127.0.0.1:{port}", "null"), ""),
        (FROM_US.replace("same-origin", "cross-site"), ""),
        (FROM_US.replace("application/json", "text/plain"), ""),
        (FROM_US.replace("application/json", "application/x-www-form-urlencoded"), ""),
        (FROM_US.replace("127.0.0.1", "evil.example"), "evil.example:{port}"),
    ],
)
def test_nobody_else_may(server: DevServer, portal: Portal, extra: str, host: str) -> None:
    assert post(server, extra, host) == 403
    assert not (portal.folder / "content/thoi-su/moi.md").exists()


def test_without_the_editing_page_nothing_is_taken(server: DevServer) -> None:
    assert post(server, FROM_US, target="/admin/") == 405
    server.writing = None
    assert post(server, FROM_US) == 405


def test_a_preview_is_asked_for_like_all_else_on_the_page(server: DevServer) -> None:
    assert post(server, FROM_US, target="/_dancam/preview") == 405
    server.drafting = server.writing
    assert post(server, FROM_US, target="/_dancam/preview") == 200
    assert post(server, "Content-Type: application/json\r\n", target="/_dancam/preview") == 403


def test_a_request_without_an_end_is_refused(server: DevServer) -> None:
    port = server.server_address[1]
    head = FROM_US.format(port=port)
    assert send(server, request(server, "/_dancam/write", "", "POST", head)).split()[1] == b"411"
    huge = f"{head}Content-Length: 99999999999\r\n"
    assert send(server, request(server, "/_dancam/write", "", "POST", huge)).split()[1] == b"413"


def test_the_page_is_not_opened_for_other_machines(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--admin", "--host", "0.0.0.0", "--site", str(portal.folder)]) == 1
    assert "soạn-bài-ngoài-máy" in capsys.readouterr().err


# Its files


SETTINGS = """title: Cổng huyện
short_title: Huyện
base_url: https://huyen.example/cong
language: en
page_size: 7
description: Một câu.
categories:
  - {key: thoi-su, title: Thời sự, description: Tin trong ngày, children: [{key: xa, title: Tin xã}]}
subsites:
  - {category: xa, title: Xã}
authors:
  an: {name: Nguyễn An, positions: [{from: 2021-01-01, title: Phóng viên}]}
admin: {backend: gitea, repo: tinh/cong, login: "https://a.example", api: "https://b.example"}
"""


def test_the_page_loads_nothing_from_elsewhere() -> None:
    html = page(Config(title="A & <b>"), {"name": "proxy"}).decode()
    assert "A &amp; &lt;b>" in html
    assert re.findall(r'(?:src|href)="([^"]+)"', html) == ["config.yml", "editing.js", "decap-cms.js"]
    assert "http" not in html.replace("http-equiv", "")
    assert "https://api.github.com" in page(Config(), {"name": "github"}).decode()


def test_the_program_is_the_one_that_was_chosen() -> None:
    import hashlib

    digest = hashlib.sha256(program()).hexdigest()
    assert digest == "7c1efd6b616b4786e279aeef194dd21649a72058d3bc8d1f78901b574610dfb8"
    assert json.loads(config_file(Config(), {"name": "proxy"}))["backend"] == {"name": "proxy"}
    notice = (Path(__file__).parents[2] / "dancam/authoring/admin/NOTICE.txt").read_text(encoding="utf-8")
    assert f"decap-cms {ProgramView().version} " in notice
    yaml = (Path(__file__).parents[2] / "dancam/authoring/admin/js-yaml.min.js").read_bytes()
    assert hashlib.sha256(yaml).hexdigest() == "0de3dec92d20eab9e0b46a5d928cd45ec025d73e348ddf458dbfb01da00cb473"
    assert yaml.split()[1:3] == [b"js-yaml", b"4.1.1"]
    assert "js-yaml 4.1.1 " in notice


@pytest.mark.parametrize("changed", [{}, {"short_title": ""}, {"public_url": "https://cong.example"}, {"zone": "UTC"}])
def test_a_published_page_is_made_from_all_settings_that_it_shows_and_from_no_others(changed: dict[str, str]) -> None:
    config, problems = settings.read(SETTINGS)
    assert problems == []
    assert config is not None
    admin = config.admin
    assert admin is not None
    config = replace(config, **changed)
    view, backend = admin_view(config, admin), backend_of(admin)
    assert page(view.config, backend) == page(config, backend)
    assert config_file(view.config, backend) == config_file(config, backend)
    assert admin_view(replace(config, page_size=8, description="Câu khác."), admin) == view


# Published


PUBLISHED = """admin:
  backend: {backend}
  repo: tinh/cong
  branch: bai
  login: https://dang-nhap.example/oauth
  api: https://git.example/api/v1
"""


@pytest.mark.parametrize("backend", ["github", "gitlab", "gitea"])
def test_the_page_is_published_where_the_settings_say_so(portal: Portal, backend: str) -> None:
    portal.build().succeeded()
    assert not any(path.startswith("admin") for path in portal.tree())
    portal.edit("site.yml", lambda text: text + PUBLISHED.format(backend=backend)).build().succeeded()
    assert portal.codes() == []
    html, told = portal.page("admin/index.html"), json.loads(portal.page("admin/config.yml"))
    assert "https://dang-nhap.example" in html
    assert "https://git.example" in html
    assert told["backend"]["name"] == {"gitea": "forgejo"}.get(backend, backend)
    assert (told["backend"]["repo"], told["backend"]["branch"]) == ("tinh/cong", "bai")
    assert portal.tree()["admin/decap-cms.js"] == program()
    assert portal.tree()["admin/editing.js"] == scripts()
    assert told["dancam"] == {"zone": "Asia/Ho_Chi_Minh", "preview": ""}
    assert "admin" not in portal.page("sitemap.xml") + portal.page("index.html")
    assert portal.tree() == portal.clean_tree()
    portal.edit("site.yml", lambda text: text.partition("admin:")[0]).build().succeeded()
    assert not any(path.startswith("admin") for path in portal.tree())


@pytest.mark.parametrize(
    ("admin", "login", "hosts"),
    [
        (AdminField("gitlab", "a/b"), None, "https://gitlab.com"),
        (AdminField("gitlab", "a/b", api="https://g.example/git/api/v4"), "https://g.example/git", "https://g.example"),
        (AdminField("gitea", "a/b", api="https://g.example/api/v1"), None, "https://g.example"),
    ],
)
def test_one_logs_in_where_the_repository_is(admin: AdminField, login: str | None, hosts: str) -> None:
    backend = backend_of(admin)
    assert backend.get("base_url") == login
    assert hosts in page(Config(), backend).decode().partition("connect-src")[2].partition(";")[0].split()


def test_a_repository_at_gitea_needs_an_address() -> None:
    text = f"{SETTINGS.partition('admin:')[0]}{PUBLISHED.format(backend='gitea')}"
    assert settings.read(text)[1] == []
    assert [each.code for each in settings.read(text.replace("  api:", "  # api:"))[1]] == ["missing-field"]


def test_wrong_settings_of_the_page_are_told(portal: Portal) -> None:
    portal.edit("site.yml", lambda text: f"{text}admin: {{backend: word, login: javascript:x, repos: a}}\n").build()
    assert sorted(portal.codes()) == ["missing-field", "not-web-address", "unknown-choice", "unknown-field"]

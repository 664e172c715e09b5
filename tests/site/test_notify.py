"""`dancam notify` from the settings to the services, which are a server on the loopback address."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import jsonschema
import pytest
from lxml import etree

from dancam.cli.main import main
from dancam.live import telling
from tests.live_site import LiveSite, Request
from tests.portal import NOW, SITE_YML, Portal

SCHEMAS = Path(__file__).parents[1] / "schemas"
KEY = "0123456789abcdef"


class Services:
    """Stands for IndexNow and a hub: takes what it is told, or answers with a status."""

    def __init__(self, site: LiveSite) -> None:
        self.site = site
        self.statuses: dict[str, list[int]] = {"/indexnow": [], "/hub": []}
        self.pages: list[dict[str, Any]] = []
        self.feeds: list[str] = []
        site.faults = dict.fromkeys(self.statuses, self.take)

    def take(self, request: Request) -> None:
        waiting = self.statuses[request.path]
        status = waiting.pop(0) if waiting else 202
        body = request.rfile.read(int(request.headers["Content-Length"]))
        if status < 300 and request.path == "/indexnow":
            self.pages.append(json.loads(body))
        elif status < 300:
            form = parse_qs(body.decode())
            assert form["hub.mode"] == ["publish"]
            self.feeds += form["hub.url"]
        request.send(status, b"so said the service")

    def told(self) -> list[str]:
        """Return the pages told of since the last time, by address below the portal's."""
        urls = [url for message in self.pages for url in message["urlList"]]
        self.pages.clear()
        assert all(url.startswith("https://thu.example/") for url in urls)
        return [url.removeprefix("https://thu.example") for url in urls]


@pytest.fixture
def services() -> Iterator[Services]:
    with LiveSite({}) as site:
        yield Services(site)


@pytest.fixture
def portal(portal: Portal, services: Services) -> Portal:
    url = services.site.url
    settings = f"notify:\n  indexnow: {KEY}\n  indexnow_endpoint: {url}indexnow\n  websub: {url}hub\n"
    return portal.write("site.yml", SITE_YML + settings).articles(3)


def run(portal: Portal, command: str, *more: str) -> int:
    moment = ("--now", NOW.isoformat()) if command == "build" else ()
    return main([command, "--site", str(portal.folder), *more, *moment])


def read(portal: Portal, path: str) -> str:
    return (portal.folder / "public" / path).read_text(encoding="utf-8")


def waiting(portal: Portal) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads((portal.folder / ".dancam/notify.json").read_bytes())["waiting"]
    return found


def publish_one(portal: Portal) -> None:
    portal.article("thoi-su/moi.md", date="2026-06-14 08:00")
    assert run(portal, "build") == 0


def test_without_the_setting_nobody_is_told_and_nothing_is_published_for_it(
    portal: Portal, services: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    portal.write("site.yml", SITE_YML)
    assert run(portal, "build") == 0
    assert "hub" not in read(portal, "atom.xml") + read(portal, "rss.xml") + read(portal, "feed.json")
    capsys.readouterr()
    assert run(portal, "notify") == 0
    assert "không báo cho ai" in capsys.readouterr().out
    assert services.site.asked == []


def test_the_key_lies_at_the_root_and_every_feed_names_the_hub(portal: Portal, services: Services) -> None:
    hub = f"{services.site.url}hub"
    assert run(portal, "build") == 0
    assert read(portal, f"{KEY}.txt") == KEY
    assert f'<link rel="hub" href="{hub}"/>' in read(portal, "thoi-su/atom.xml")
    assert f'<atom:link href="{hub}" rel="hub"/>' in read(portal, "rss.xml")
    assert json.loads(read(portal, "feed.json"))["hubs"] == [{"type": "WebSub", "url": hub}]
    for name, schema in (("rss.xml", "rss.rng"), ("atom.xml", "atom.rng")):
        form = etree.RelaxNG(etree.parse(SCHEMAS / schema))
        assert form.validate(etree.parse(portal.folder / "public" / name)), form.error_log
    schema = json.loads((SCHEMAS / "feed.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(json.loads(read(portal, "feed.json")))
    portal.write("site.yml", SITE_YML)
    assert run(portal, "build") == 0
    assert not (portal.folder / f"public/{KEY}.txt").exists()
    assert run(portal, "verify") == 0


def test_what_changed_since_the_last_time_is_told_deletions_too(portal: Portal, services: Services) -> None:
    assert run(portal, "build") == run(portal, "notify") == 0
    assert (services.told(), services.feeds) == ([], []), "the first time there is nothing to compare with"
    publish_one(portal)
    assert run(portal, "notify") == 0
    (message,) = services.pages
    assert (message["host"], message["key"]) == ("thu.example", KEY)
    assert message["keyLocation"] == f"https://thu.example/{KEY}.txt"
    told = services.told()
    assert {"/", "/thoi-su/", "/thoi-su/moi.html", "/thoi-su/bai-003.html"} <= set(told)
    assert not [url for url in told if not url.endswith((".html", "/"))], "pages only, no assets"
    assert "/404.html" not in told
    feeds = {
        f"https://thu.example/{where}{name}"
        for where in ("", "thoi-su/")
        for name in ("rss.xml", "atom.xml", "feed.json")
    }
    assert set(services.feeds) == feeds
    portal.delete("content/thoi-su/moi.md")
    assert run(portal, "build") == run(portal, "notify") == 0
    assert "/thoi-su/moi.html" in services.told()
    assert run(portal, "notify") == 0
    assert services.told() == []


def test_a_report_tells_what_changed_even_the_first_time(portal: Portal, services: Services) -> None:
    assert run(portal, "build") == 0
    report = portal.folder / "bao-cao.json"
    portal.article("thoi-su/moi.md", date="2026-06-14 08:00")
    assert run(portal, "build", "--report", str(report)) == run(portal, "notify", "--report", str(report)) == 0
    assert "/thoi-su/moi.html" in services.told()


def test_a_manifest_tells_what_changed_where_the_portal_was_not_built(portal: Portal, services: Services) -> None:
    manifest = portal.folder / "kiem-ke.json"
    told = ("--manifest", str(manifest))
    assert run(portal, "build", *told) == run(portal, "notify", *told) == 0
    portal.article("thoi-su/moi.md", date="2026-06-14 08:00")
    assert run(portal, "build", *told) == 0
    portal.delete(".dancam/ledger.db").delete("public")
    assert run(portal, "notify", *told) == 0
    assert "/thoi-su/moi.html" in services.told()


def test_all_pages_are_told_of_in_messages_that_are_not_too_large(
    portal: Portal, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "_MOST_URLS", 5)
    assert run(portal, "build") == run(portal, "notify", "--all") == 0
    assert max(len(message["urlList"]) for message in services.pages) == 5
    told = services.told()
    assert len(told) == len(set(told)) > 15
    assert "/tim-kiem.html" not in told


def test_what_was_not_taken_is_told_the_next_time_and_the_other_service_is_told_all_the_same(
    portal: Portal, services: Services, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(portal, "build") == run(portal, "notify") == 0
    publish_one(portal)
    monkeypatch.setattr(telling, "_MOST_URLS", 4)
    services.statuses["/indexnow"] = [200, 503]
    capsys.readouterr()
    assert run(portal, "notify") == 1
    said = capsys.readouterr()
    assert "bị-từ-chối" in said.err
    assert "mã 503" in said.err
    assert "so said the service" in said.err
    assert "IndexNow: đã báo 4 địa chỉ, còn" in said.out
    first = services.told()
    assert len(first) == 4
    assert len(services.feeds) == 6
    left = waiting(portal)["indexnow"]
    assert left
    assert waiting(portal)["websub"] == []
    assert run(portal, "notify") == 0
    assert len(services.told()) == len(left)
    assert waiting(portal)["indexnow"] == []


def test_killed_as_it_tells_nothing_is_forgotten(
    portal: Portal, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(portal, "build") == run(portal, "notify") == 0
    publish_one(portal)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("dancam.live.notify.tell", killed)
        assert run(portal, "notify") == 130
    assert "thoi-su/moi.html" in waiting(portal)["indexnow"]
    assert run(portal, "notify") == 0
    assert "/thoi-su/moi.html" in services.told()


@pytest.mark.parametrize(("status", "code"), [(403, "khóa-bị-từ-chối"), (422, "khóa-bị-từ-chối"), (429, "bị-từ-chối")])
def test_refusals_are_told_with_what_to_do(
    portal: Portal, services: Services, capsys: pytest.CaptureFixture[str], status: int, code: str
) -> None:
    services.statuses["/indexnow"] = [status]
    assert run(portal, "build") == 0
    assert run(portal, "notify", "--all") == 1
    assert code in capsys.readouterr().err


def test_a_service_that_cannot_be_reached_is_told_and_waits(
    portal: Portal, services: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        nobody = f"http://127.0.0.1:{taken.getsockname()[1]}/"
    portal.edit("site.yml", lambda text: text.replace(services.site.url, nobody))
    assert run(portal, "build") == 0
    capsys.readouterr()
    assert run(portal, "notify", "--all", "--json") == 1
    data = json.loads(capsys.readouterr().out)
    assert [each["kind"] for each in data["problems"]] == ["notify-silent", "notify-silent"]
    assert data["waiting"]["indexnow"] == len(waiting(portal)["indexnow"]) > 0
    assert "không kết nối được" in data["problems"][0]["message"]


def test_a_dry_run_shows_the_addresses_and_tells_nobody(
    portal: Portal, services: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(portal, "build") == run(portal, "notify") == 0
    publish_one(portal)
    state = (portal.folder / ".dancam/notify.json").read_bytes()
    capsys.readouterr()
    assert run(portal, "notify", "--dry-run", "--lang", "en") == 0
    said = capsys.readouterr().out
    assert "IndexNow: would be told of" in said
    assert "  https://thu.example/thoi-su/moi.html" in said
    assert "  https://thu.example/rss.xml" in said
    assert services.site.asked == []
    assert (portal.folder / ".dancam/notify.json").read_bytes() == state


@pytest.mark.parametrize("garbage", [b"", b"\xff", b"{}", b'{"format": 9}', b'{"format": 1, "waiting": {"x": []}}'])
def test_a_state_that_cannot_be_used_is_begun_anew(portal: Portal, services: Services, garbage: bytes) -> None:
    assert run(portal, "build") == 0
    (portal.folder / ".dancam/notify.json").write_bytes(garbage)
    assert run(portal, "notify") == 0
    assert waiting(portal) == {"indexnow": [], "websub": []}


def test_nobody_is_told_of_drafts_or_of_nothing(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(portal, "notify") == 1
    assert "chưa-dựng-gì" in capsys.readouterr().err
    assert run(portal, "build", "--drafts") == 0
    assert run(portal, "notify") == 1
    assert "có-bản-nháp" in capsys.readouterr().err


@pytest.mark.parametrize(("option", "said"), [("--report", "báo-cáo-hỏng"), ("--manifest", "bản-kê-hỏng")])
def test_a_file_that_is_something_else_is_told(
    portal: Portal, capsys: pytest.CaptureFixture[str], option: str, said: str
) -> None:
    assert run(portal, "notify", option, str(portal.folder / "site.yml")) == 1
    assert said in capsys.readouterr().err
    assert run(portal, "notify", option, str(Path("khong-co.json"))) == 1
    assert "không-có-bản-kê" in capsys.readouterr().err

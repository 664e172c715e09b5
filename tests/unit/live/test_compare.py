"""A live site is compared with its manifest, against a server with faults of every kind."""

from __future__ import annotations

import gzip
import hashlib
import socket
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from dancam.live import asking
from dancam.live.asking import CONNECTIONS, Pace
from dancam.live.compare import Comparison, Verdict, compare
from dancam.live.judging import Books, Kind
from dancam.live.manifest import FORMAT, FileEntry, Manifest
from dancam.live.wording import as_json, in_words
from dancam.problems import Refusal
from tests.live_site import Fault, LiveSite, Request

FILES = {
    "index.html": b"<h1>Trang chu</h1>\n",
    "404.html": b"<h1>Khong co</h1>\n",
    "robots.txt": b"User-agent: *\n",
    "sitemap.xml": b"<urlset/>\n",
    "thoi-su/index.html": b"<h1>Thoi su</h1>\n",
    "thoi-su/bai-1.html": b"<h1>Mot</h1>\n<p>Than bai.</p>\n",
    "thoi-su/bài hai.html": b"<h1>Hai</h1>\n",
    "static/anh.webp": bytes(range(256)) * 4,
}
ARTICLE = "/thoi-su/bai-1.html"
ARTICLE_PATH = ARTICLE[1:]
HACKED = b"<h1>Mot</h1>\n<p>Hacked by nobody.</p>\n"


def manifest(files: dict[str, bytes], commit: str = "c0ffee") -> Manifest:
    entries = {path: FileEntry(hashlib.sha256(data).hexdigest(), len(data)) for path, data in files.items()}
    return Manifest(FORMAT, entries, program="dancam 0", commit=commit)


@pytest.fixture
def site() -> Iterator[LiveSite]:
    with LiveSite(FILES) as site:
        yield site


class Looked:
    """Comparisons of one site, with a clock that does not wait."""

    def __init__(self, site: LiveSite, folder: Path) -> None:
        self.site = site
        self.waited: list[float] = []
        self.comparison = Comparison(
            Books(site.url, manifest(FILES), read=FILES.get), folder / "state.jsonl", rate=1000
        )

    def __call__(self) -> Verdict:
        return compare(self.comparison, pace=Pace(1000, sleep=self.waited.append))

    def kinds(self) -> dict[str, Kind]:
        return {each.path: each.kind for each in self().differences}

    def give(self, path: str, fault: Fault) -> None:
        self.site.faults[path] = fault

    def against(self, **changes: object) -> None:
        books = self.comparison.books
        given = {"manifest": books.manifest, "earlier": books.earlier, "read": books.read, **changes}
        self.comparison = replace(self.comparison, books=Books(books.url, **given))  # type: ignore[arg-type]


@pytest.fixture
def looked(site: LiveSite, tmp_path: Path) -> Looked:
    return Looked(site, tmp_path)


def test_a_site_that_is_as_built_is_the_same_and_asked_politely(looked: Looked) -> None:
    verdict = looked()
    assert verdict.is_same
    assert verdict.compared == len(FILES) + 1
    asked = looked.site.asked
    assert len(asked) == len(FILES) + 1
    assert {"/", "/thoi-su/", ARTICLE, "/thoi-su/b%C3%A0i%20hai.html"} <= set(asked)
    assert not [each for each in asked if each.endswith("index.html")]
    assert len(looked.site.connections) <= CONNECTIONS
    assert all(agent.startswith("dancam/") for agent in looked.site.agents)
    assert not looked.comparison.state.exists()


def test_a_server_that_compresses_is_compared_all_the_same(looked: Looked) -> None:
    looked.site.compresses = True
    assert looked().is_same


def test_a_defaced_page_is_told_with_the_line_and_what_stands_there(looked: Looked) -> None:
    looked.site.files[ARTICLE_PATH] = HACKED
    (found,) = looked().differences
    assert (found.kind, found.path, found.line, found.text) == (
        Kind.CHANGED,
        ARTICLE_PATH,
        2,
        "<p>Hacked by nobody.</p>",
    )
    assert (found.size, found.expected) == (len(HACKED), len(FILES[ARTICLE_PATH]))


def test_a_defaced_page_is_told_without_the_built_file_too(looked: Looked) -> None:
    looked.against(read=lambda _path: None)
    looked.site.files[ARTICLE_PATH] = HACKED
    assert [(each.kind, each.line) for each in looked().differences] == [(Kind.CHANGED, 0)]


def test_a_cache_that_keeps_old_bytes_is_told_apart_by_asking_past_it(looked: Looked) -> None:
    def cache(request: Request) -> None:
        if request.is_past_caches:
            request.normal()
        else:
            request.send(200, b"old", {"Age": "86400", "X-Cache": "HIT"})

    looked.give(ARTICLE, cache)
    (found,) = looked().differences
    assert (found.kind, found.detail) == (Kind.CACHED, "age: 86400, x-cache: HIT")


def test_a_compressed_file_that_was_left_behind_is_named_and_no_cache_is_to_blame(looked: Looked) -> None:
    def stale(request: Request) -> None:
        if "gzip" in request.headers["Accept-Encoding"]:
            data = gzip.compress(b"old")
            request.send_response(200)
            request.send_header("Content-Encoding", "gzip")
            request.send_header("Content-Length", str(len(data)))
            request.end_headers()
            request.wfile.write(data)
        else:
            request.normal()

    looked.give(ARTICLE, stale)
    (found,) = looked().differences
    assert (found.kind, found.codings) == (Kind.CHANGED, ("gzip",))


def test_a_cache_that_keeps_a_missing_page_is_a_stale_copy_too(looked: Looked) -> None:
    looked.give(ARTICLE, lambda request: request.normal() if request.is_past_caches else request.send(404, b"none"))
    assert looked.kinds() == {ARTICLE_PATH: Kind.CACHED}


def test_bytes_of_an_earlier_build_are_told_with_their_commit(looked: Looked) -> None:
    old = {**FILES, ARTICLE_PATH: b"<h1>Cu</h1>\n", "thoi-su/da-go.html": b"gone", "thoi-su/da-xoa.html": b"gone too"}
    looked.against(earlier=manifest(old, commit="0ldbeef"))
    looked.site.files |= {ARTICLE_PATH: old[ARTICLE_PATH], "thoi-su/da-go.html": b"gone"}
    found = {each.path: (each.kind, each.detail) for each in looked().differences}
    assert found == {ARTICLE_PATH: (Kind.OLD, "0ldbeef"), "thoi-su/da-go.html": (Kind.LEFT, "")}
    assert "/thoi-su/da-xoa.html" in looked.site.asked


def test_a_missing_page_and_one_that_is_sent_in_its_place(looked: Looked) -> None:
    del looked.site.files[ARTICLE_PATH]
    looked.give("/thoi-su/bài hai.html", lambda request: request.send(200, FILES["index.html"]))
    assert looked.kinds() == {ARTICLE_PATH: Kind.MISSING, "thoi-su/bài hai.html": Kind.SWAPPED}


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("https://elsewhere.invalid/x", Kind.REDIRECTED),
        ("//elsewhere.invalid/x", Kind.REDIRECTED),
        ("http://127.0.0.1:1/x", Kind.REDIRECTED),  # another port is another site
        ("http://[bad/x", Kind.REDIRECTED),
        ("/", Kind.REDIRECTED),
        (ARTICLE, Kind.REDIRECTED),  # in a circle
        ("/dep", None),  # a server that shortens addresses
    ],
)
def test_redirects_are_followed_on_the_same_host_only(looked: Looked, location: str, expected: Kind | None) -> None:
    looked.give(ARTICLE, lambda request: request.send(301, b"", {"Location": location}))
    looked.give("/dep", lambda request: request.send(200, FILES[ARTICLE_PATH]))
    assert looked.kinds() == ({ARTICLE_PATH: expected} if expected else {})


def test_a_page_that_only_leads_on_may_be_a_redirect_of_the_server_and_a_withdrawn_one_may_be_gone(
    looked: Looked,
) -> None:
    known = replace(manifest(FILES), redirects=(ARTICLE_PATH,), gone=("thoi-su/bài hai.html",))
    looked.give(ARTICLE, lambda request: request.send(301, b"", {"Location": "/thoi-su/"}))
    looked.give("/thoi-su/bài hai.html", lambda request: request.send(410, FILES["thoi-su/bài hai.html"]))
    assert looked.kinds() == {ARTICLE_PATH: Kind.REDIRECTED, "thoi-su/bài hai.html": Kind.MISSING}
    looked.against(manifest=known)
    assert looked.kinds() == {}


def test_a_server_that_fails_once_is_asked_again_and_one_that_fails_for_good_is_told(looked: Looked) -> None:
    failures = iter([500])

    def fault(request: Request) -> None:
        status = next(failures, 0)
        request.send(status, b"sorry") if status else request.normal()

    looked.give(ARTICLE, fault)
    assert looked.kinds() == {}
    looked.give(ARTICLE, lambda request: request.send(500, b"sorry"))
    assert looked.kinds() == {ARTICLE_PATH: Kind.FAILED}
    looked.give(ARTICLE, lambda request: request.send(403, b"no"))
    assert looked.kinds() == {ARTICLE_PATH: Kind.FAILED}


def test_a_busy_server_is_given_the_time_that_it_asks_for(looked: Looked) -> None:
    busy = iter(["7", "Wed, 21 Oct 2015 07:28:00 GMT", "soon"])

    def fault(request: Request) -> None:
        patience = next(busy, "")
        request.send(429, b"slow down", {"Retry-After": patience}) if patience else request.normal()

    looked.give("/", fault)
    verdict = looked()
    assert verdict.differences[0].kind is Kind.FAILED  # three tries, and the fourth would have been well
    assert max(looked.waited) > 6
    assert looked().is_same


def test_a_server_that_wants_to_be_left_alone_is_left_alone_and_the_rest_is_asked_another_time(looked: Looked) -> None:
    looked.give("/thoi-su/", lambda request: request.send(503, b"", {"Retry-After": "3600"}))
    verdict = looked()
    assert [each.code for each in verdict.problems] == ["live-busy"]
    assert verdict.left >= 1
    assert not verdict.is_same
    assert looked.comparison.state.exists()
    del looked.site.faults["/thoi-su/"]
    assert looked().is_same


def cut_off(request: Request) -> None:
    body = FILES[ARTICLE_PATH]
    request.send_response(200)
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body[:5])
    request.close_connection = True


def reset(request: Request) -> None:
    request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.close_connection = True
    request.connection.close()


def packed(request: Request) -> None:
    request.send(200, b"\x0b\x02\x80", {"Content-Encoding": "br"})


def half_packed(request: Request) -> None:
    request.send_response(200)
    request.send_header("Content-Encoding", "gzip")
    request.end_headers()
    request.wfile.write(gzip.compress(FILES[ARTICLE_PATH])[:-9])  # and no length tells that this is not all
    request.close_connection = True


def no_http(request: Request) -> None:
    request.wfile.write(b"220 mail.example ESMTP\r\n")
    request.close_connection = True


@pytest.mark.parametrize(
    ("fault", "silence"),
    [
        (cut_off, "cut-off"),
        (reset, "reset"),
        (packed, "encoding"),
        (half_packed, "cut-off"),
        (no_http, "garbled"),
    ],
)
def test_an_answer_that_is_not_whole_is_told_and_asked_for_again_next_time(
    looked: Looked, fault: Fault, silence: str
) -> None:
    looked.give(ARTICLE, fault)
    (found,) = looked().differences
    assert (found.kind, found.silence) == (Kind.SILENT, silence)
    del looked.site.faults[ARTICLE]
    looked.site.asked.clear()
    assert looked().is_same
    assert looked.site.asked == [ARTICLE]


def until_it_goes(request: Request) -> None:
    request.rfile.read(1)


def test_a_slow_server_is_not_waited_for_for_ever(looked: Looked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_TIMEOUT", 0.05)
    monkeypatch.setattr(asking, "_TRIES", 1)
    looked.give(ARTICLE, until_it_goes)
    (found,) = looked().differences
    assert (found.kind, found.silence) == (Kind.SILENT, "timeout")


def test_an_endless_answer_is_cut(looked: Looked) -> None:
    def endless(request: Request) -> None:
        request.send_response(200)
        request.end_headers()
        while True:
            request.wfile.write(b"x" * 65_536)

    looked.give(ARTICLE, endless)
    assert looked.kinds() == {ARTICLE_PATH: Kind.CHANGED}


def test_a_host_that_cannot_be_reached_is_not_asked_for_every_page(looked: Looked) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        nobody = f"http://127.0.0.1:{taken.getsockname()[1]}/"
    looked.comparison = replace(looked.comparison, books=Books(nobody, manifest(FILES)))
    verdict = looked()
    assert [each.code for each in verdict.problems] == ["live-silent"]
    assert (verdict.compared, verdict.left) == (0, len(FILES) + 1)
    assert not verdict.is_same


def test_a_page_that_is_sent_as_a_download_and_missing_pages_that_are_not_told(looked: Looked) -> None:
    looked.give(ARTICLE, lambda request: request.send(200, FILES[ARTICLE_PATH], {"Content-Type": "text/plain"}))
    del looked.site.files["404.html"]
    assert looked.kinds() == {ARTICLE_PATH: Kind.TYPE, "404.html": Kind.MISSING}

    class Everything(dict[str, bytes]):
        def get(self, key: str, default: object = None) -> bytes:
            return FILES.get(key, FILES["index.html"])

    looked.site.faults.clear()
    looked.site.files = Everything()
    assert looked.kinds() == {"404.html": Kind.SOFT}


def test_headers_that_protect_readers_are_missed_but_are_no_difference(looked: Looked) -> None:
    verdict = looked()
    assert verdict.is_same
    assert "x-content-type-options" in verdict.missing_headers
    assert "strict-transport-security" not in verdict.missing_headers  # not by http
    looked.give("/", lambda request: request.send(200, FILES["index.html"], {"X-Content-Type-Options": "nosniff"}))
    assert "x-content-type-options" not in looked().missing_headers


def test_a_comparison_that_is_cut_off_goes_on_with_what_is_left(looked: Looked) -> None:
    class Stop(Exception):  # noqa: N818
        pass

    def stop(done: int, _total: int) -> None:
        if done == 4:
            raise Stop

    with pytest.raises(Stop):
        compare(looked.comparison, stop, Pace(1000))
    log = looked.comparison.state
    kept = len(log.read_text(encoding="utf-8").splitlines()) - 1
    assert kept == 4
    with log.open("ab") as file:
        file.write(b'{"job":"file thoi-su/index.html","find')  # killed as it wrote
    looked.site.asked.clear()
    verdict = looked()
    assert verdict.is_same
    assert (verdict.before, verdict.compared) == (4, len(FILES) + 1)
    assert len(looked.site.asked) == len(FILES) + 1 - 4
    looked.site.asked.clear()
    looked()
    assert len(looked.site.asked) == len(FILES) + 1, "a comparison that was finished begins anew"


def test_what_differed_is_looked_at_again_when_it_goes_on(looked: Looked) -> None:
    looked.site.files["index.html"] = b"hacked"
    looked.give(ARTICLE, cut_off)
    assert looked.kinds() == {"index.html": Kind.CHANGED, ARTICLE_PATH: Kind.SILENT}
    looked.site.files["index.html"] = FILES["index.html"]
    del looked.site.faults[ARTICLE]
    looked.site.asked.clear()
    assert looked().is_same
    assert sorted(looked.site.asked) == ["/", ARTICLE]


def test_a_log_of_another_comparison_is_begun_anew(looked: Looked) -> None:
    looked.comparison.state.write_bytes(b'{"key":"x","seed":"y","at":0}\n{"job":"file index.html","find')
    assert looked().before == 0
    assert not looked.comparison.state.exists()


@pytest.mark.parametrize(
    "strange", [b"", b"\xff\xfe", b'{"key": 1}\n', b"base_url: https://thu.example\n", b"{" * 5000]
)
def test_a_file_that_is_no_log_is_neither_written_over_nor_removed(looked: Looked, strange: bytes) -> None:
    looked.comparison.state.write_bytes(strange)
    with pytest.raises(Refusal) as refusal:
        looked()
    (told,) = refusal.value.problems
    assert (told.code, told.place.file) == ("not-a-state", str(looked.comparison.state))
    assert looked.comparison.state.read_bytes() == strange
    assert looked.site.asked == []


def test_what_is_no_file_at_all_is_no_log(looked: Looked) -> None:
    looked.comparison.state.mkdir()
    with pytest.raises(Refusal):
        looked()
    assert looked.comparison.state.is_dir()


def test_another_manifest_is_another_comparison(looked: Looked) -> None:
    looked.give(ARTICLE, cut_off)
    looked()
    looked.against(manifest=manifest({**FILES, "index.html": b"new"}))
    assert looked().before == 0


def test_a_quick_look_always_has_what_all_readers_come_by(looked: Looked) -> None:
    looked.comparison = replace(looked.comparison, sample=2)
    verdict = looked()
    assert verdict.is_same
    asked = [each for each in looked.site.asked if "khong-co" not in each]
    assert {"/", "/404.html", "/robots.txt", "/sitemap.xml"} <= set(asked)
    assert len(asked) == 6


def test_the_words_tell_kind_place_and_mend_in_both_languages(looked: Looked) -> None:
    looked.site.files[ARTICLE_PATH] = HACKED
    verdict = looked()
    assert in_words(verdict).splitlines()[:2] == [
        (
            "khác bản đã dựng (1): có người sửa tệp trên máy chủ, hoặc lần đăng dở dang. Xem ai đã sửa trước khi làm "
            "gì khác; đăng lại với `--compare` thì tệp đúng thay tệp sai."
        ),
        f"  {looked.site.url}thoi-su/bai-1.html: 38 byte thay vì 30; từ dòng 2: “<p>Hacked by nobody.</p>”",
    ]
    assert in_words(verdict).endswith("Khác bản đã dựng ở 1 trên 9 địa chỉ.")
    assert "not as built (1): somebody changed files" in in_words(verdict, "en")
    assert '"kind": "changed"' in as_json(verdict, looked.site.url)


def test_the_pace_is_kept_by_all_together() -> None:
    now, waited = [0.0], list[float]()

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        now[0] += seconds

    pace = Pace(10, lambda: now[0], sleep)
    for _ in range(11):
        pace.wait()
    assert now[0] == pytest.approx(1.0)
    pace.hold(5)
    pace.wait()
    assert now[0] == pytest.approx(6.0)

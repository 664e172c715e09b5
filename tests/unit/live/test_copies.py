"""Of a portal with compressed copies, what each kind of client gets is compared."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import brotli
import pytest

from dancam.live.judging import Kind
from dancam.live.unpacking import BROTLI, GZIP, Spoiled, unpacker_of
from dancam.live.wording import as_json, in_words, plan_in_words
from tests.live_site import LiveSite, Request
from tests.unit.live.test_compare import ARTICLE, ARTICLE_PATH, FILES, HACKED, Looked, manifest, no_http

COPIED = ("index.html", ARTICLE_PATH)
PACK = {".gz": gzip.compress, ".br": brotli.compress}
COPIES = {f"{path}{end}": pack(FILES[path]) for path in COPIED for end, pack in PACK.items()}
ALL = {**FILES, **COPIES}
ADDRESSES = len(FILES) + 1
ANSWERS = ADDRESSES + len(COPIES)


@pytest.fixture
def looked(tmp_path: Path) -> Iterator[Looked]:
    with LiveSite(ALL) as site:
        site.sends_copies = True
        looked = Looked(site, tmp_path)
        looked.against(manifest=manifest(ALL))
        yield looked


def codings(looked: Looked) -> dict[str, list[tuple[Kind, tuple[str, ...]]]]:
    found: dict[str, list[tuple[Kind, tuple[str, ...]]]] = {}
    for each in looked().differences:
        found.setdefault(each.path, []).append((each.kind, each.codings))
    return found


def test_an_address_with_copies_is_asked_for_as_each_kind_of_client_does_and_others_once(looked: Looked) -> None:
    assert "So 9 địa chỉ (13 câu hỏi, có bản nén thì hỏi từng bản) của" in plan_in_words(looked.comparison)
    verdict = looked()
    assert verdict.is_same
    assert (verdict.compared, verdict.answers) == (ADDRESSES, ANSWERS)
    assert len(looked.site.asked) == ANSWERS
    assert [looked.site.asked.count(each) for each in ("/", ARTICLE, "/thoi-su/")] == [3, 3, 1]
    assert in_words(verdict).endswith("Đúng như bản đã dựng: 9 địa chỉ (13 câu trả lời, kể cả từng bản nén).")
    assert '"answers": 13' in as_json(verdict, looked.site.url)


@pytest.mark.parametrize(
    ("ends", "named", "words"),
    [
        ([""], ("identity",), "bản không nén"),
        ([".gz"], ("gzip",), "bản nén .gz"),
        ([".br"], ("br",), "bản nén .br"),
        (["", ".br"], ("br", "identity"), "bản nén .br, bản không nén"),
        (["", ".gz", ".br"], (), ""),
    ],
)
def test_a_defaced_file_is_named_and_no_cache_is_to_blame(
    looked: Looked, ends: list[str], named: tuple[str, ...], words: str
) -> None:
    looked.site.files |= {f"{ARTICLE_PATH}{end}": PACK.get(end, bytes)(HACKED) for end in ends}
    verdict = looked()
    (found,) = verdict.differences
    assert (found.kind, found.codings, found.line, found.size) == (Kind.CHANGED, named, 2, len(HACKED))
    told = f"  {looked.site.url}{ARTICLE_PATH}: {words}{words and '; '}38 byte thay vì 30; từ dòng 2"
    assert told in in_words(verdict)
    assert "Khác bản đã dựng ở 1 trên 9 địa chỉ (13 câu trả lời" in in_words(verdict)


def test_a_deleted_file_beside_its_copies_is_missing_for_those_who_take_none(looked: Looked) -> None:
    del looked.site.files[ARTICLE_PATH]
    assert codings(looked) == {ARTICLE_PATH: [(Kind.MISSING, ("identity",))]}


@pytest.mark.parametrize("end", PACK)
@pytest.mark.parametrize("spoiled", [HACKED, b"", None], ids=["text", "empty", "cut"])
def test_a_copy_that_cannot_be_unpacked_is_a_changed_file_and_not_a_server_that_is_silent(
    looked: Looked, end: str, spoiled: bytes | None
) -> None:
    for path in COPIED:
        copy = COPIES[path + end]
        looked.site.files[path + end] = copy[: -len(copy) // 3] if spoiled is None else spoiled
    verdict = looked()
    assert {(each.path, each.kind, each.silence) for each in verdict.differences} == {
        (path, Kind.CHANGED, "spoiled") for path in COPIED
    }
    assert f"bản nén {end}; nén hỏng, không mở ra được" in in_words(verdict)
    assert not looked.comparison.state.exists()


def test_two_differences_at_one_address_are_told_apart(looked: Looked) -> None:
    looked.site.files |= {ARTICLE_PATH: FILES["index.html"], f"{ARTICLE_PATH}.br": brotli.compress(HACKED)}
    assert codings(looked) == {ARTICLE_PATH: [(Kind.CHANGED, ("br",)), (Kind.SWAPPED, ("identity",))]}
    assert "ở 1 trên 9 địa chỉ" in in_words(looked())


@pytest.mark.parametrize("kept", ["br", "gzip", "identity"])
def test_a_cache_that_keeps_the_old_bytes_of_one_coding_is_still_told_from_a_defacement(
    looked: Looked, kept: str
) -> None:
    def cache(request: Request) -> None:
        if request.is_past_caches or request.headers["Accept-Encoding"] != kept:
            request.normal()
        else:
            pack = {"br": brotli.compress, "gzip": gzip.compress}.get(kept, bytes)
            request.send(200, pack(b"old"), {"Age": "9", **({} if kept == "identity" else {"Content-Encoding": kept})})

    looked.give(ARTICLE, cache)
    assert codings(looked) == {ARTICLE_PATH: [(Kind.CACHED, (kept,))]}


def test_ages_that_caches_tell_make_no_difference_of_its_own(looked: Looked) -> None:
    ages = map(str, count())
    looked.give(ARTICLE, lambda request: request.send(200, HACKED, {"Age": next(ages)}))
    assert codings(looked) == {ARTICLE_PATH: [(Kind.CHANGED, ())]}


def test_a_server_that_compresses_unasked_is_told_for_each_address_and_not_taken_for_an_unreachable_one(
    looked: Looked,
) -> None:
    looked.site.sends_copies = False
    looked.against(manifest=manifest({**ALL, **{f"{path}{end}": b"" for path in FILES for end in PACK}}))

    def unasked(request: Request) -> None:
        if request.headers["Accept-Encoding"] == "br":
            request.send(200, gzip.compress(b""), {"Content-Encoding": "gzip"})
        else:
            request.normal()

    for path in FILES:
        looked.give("/" if path == "index.html" else f"/{path.removesuffix('index.html')}", unasked)
    verdict = looked()
    assert verdict.problems == ()
    assert {(each.silence, each.codings) for each in verdict.differences} == {("encoding", ("br",))}
    assert len(verdict.differences) == len(FILES)


def test_only_the_answers_that_differed_are_asked_for_again(looked: Looked) -> None:
    looked.site.files[f"{ARTICLE_PATH}.br"] = brotli.compress(HACKED)
    looked.give("/thoi-su/", no_http)
    assert codings(looked) == {ARTICLE_PATH: [(Kind.CHANGED, ("br",))], "thoi-su/index.html": [(Kind.SILENT, ())]}
    looked.site.files[f"{ARTICLE_PATH}.br"] = COPIES[f"{ARTICLE_PATH}.br"]
    looked.site.faults.clear()
    looked.site.asked.clear()
    verdict = looked()
    assert verdict.is_same
    assert sorted(looked.site.asked) == ["/thoi-su/", ARTICLE]
    assert (verdict.before, verdict.answers) == (ADDRESSES - 2, ANSWERS)


def test_copies_that_a_deploy_left_behind_are_found(looked: Looked) -> None:
    old = {**ALL, "thoi-su/da-go.html": b"gone", "thoi-su/da-go.html.br": b"x", "robots.txt.br": b"x"}
    looked.against(earlier=manifest(old))
    looked.site.files |= {name: brotli.compress(b"old") for name in ("thoi-su/da-go.html.br", "robots.txt.br")}
    assert codings(looked) == {
        "thoi-su/da-go.html": [(Kind.LEFT, ("br",))],
        "robots.txt": [(Kind.CHANGED, ("br",))],
    }


def test_without_the_library_of_brotli_the_rest_is_compared_and_that_is_told(
    looked: Looked, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "brotli", None)
        verdict = looked()
    assert [each.code for each in verdict.problems] == ["no-brotli"]
    assert (verdict.is_same, verdict.compared, verdict.left) == (False, ADDRESSES - len(COPIED), len(COPIED))
    looked.site.asked.clear()
    assert looked().is_same
    assert sorted(looked.site.asked) == ["/", ARTICLE]


@pytest.mark.parametrize(
    ("coding", "pack"), [(GZIP, gzip.compress), (BROTLI, lambda data: brotli.compress(data, quality=1))]
)
def test_a_few_bytes_are_not_unpacked_to_as_many_as_they_like(coding: str, pack: object) -> None:
    bomb = pack(bytes(3_000_000))  # type: ignore[operator]  # of one kind of bytes
    assert len(unpacker_of(coding).feed(bomb, 1000)) < 200_000
    with pytest.raises(Spoiled):
        unpacker_of(coding).feed(HACKED, 1000)

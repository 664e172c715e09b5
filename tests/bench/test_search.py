"""The bench of the search: its articles are like news, its questions can be answered, and its server counts."""

from __future__ import annotations

import gzip
import hashlib
import time
import urllib.request
from pathlib import Path

import pytest

from bench.chance import Chance
from bench.measure import Measure
from bench.search import corpus, ranks, report, without
from bench.search.asking import OURS, PAGEFIND, Answer
from bench.search.building import Built
from bench.search.plain import plain
from bench.search.questions import BODY, COMMON, HEADLINE, MISTAKE, Question, mistyped, questions
from bench.search.report import Findings
from bench.search.server import Line, Sent, Site, serving
from dancam.plan import planner
from dancam.plan.owners import OwnerKind


def test_articles_are_like_news_and_the_same_everywhere() -> None:
    articles = list(corpus.articles(60))
    like = corpus.calibration(articles)
    for found, real in zip((like.syllables, like.different, like.pairs), corpus.REAL, strict=True):
        assert found == pytest.approx(real, rel=0.1)
    assert all(8 <= len(plain(each.title).split()) <= 17 for each in articles)
    assert like.own_titles > 0.95

    whole = hashlib.sha256("".join(each.title + each.summary + each.body for each in articles[:20]).encode())
    assert whole.hexdigest() == "2336ef014b81db55a3ca03325c0c452a0ce7d2eb719cb9051c0f7dc9a7e31e88"


def test_questions_are_the_same_each_time_and_stand_in_the_wanted_article() -> None:
    asked = questions(40, 30)
    assert hashlib.sha256("\n".join(each.query for each in asked).encode()).hexdigest()[:8] == "07e5fa1a"
    assert {kind: sum(each.kind == kind for each in asked) for kind in (HEADLINE, BODY, MISTAKE, COMMON)} == {
        HEADLINE: 9,
        BODY: 9,
        MISTAKE: 9,
        COMMON: 3,
    }
    articles = {each.address: each for each in corpus.articles(40)}
    for each in asked:
        assert each.query.isascii()
        if each.kind == COMMON:
            continue
        article = articles[each.wanted]
        assert plain(each.meant) in plain(article.title if each.place == HEADLINE else article.body)
        assert each.places >= 1
        assert (each.query == plain(each.meant)) is (each.kind != MISTAKE)


def test_a_mistake_is_one_slip_of_the_finger() -> None:
    slips = {mistyped(Chance(seed), "an 9 kheo") for seed in range(300)}
    assert all(abs(len(each) - 9) <= 1 and " 9 " in each and each.count(" ") == 2 for each in slips)
    assert {"na 9 kheo", "sn 9 kheo", "n 9 kheo", "ann 9 kheo", "an 9 hkeo", "an 9 khep"} <= slips
    assert "an 9 kheo" not in slips


def test_the_server_counts_what_it_sends_compressed_and_keeps_the_line_shared(tmp_path: Path) -> None:
    text = b"tim kiem " * 1000
    (tmp_path / "a.json").write_bytes(text)
    (tmp_path / "a.pf_index").write_bytes(text)
    with serving(Site({"/": tmp_path}, lambda path: path != "/b.html", {"/b.html": "x"})) as site:
        sizes = {}
        for name in ("a.json?v=1", "a.pf_index", "b.html", "c.json"):
            site.begin()
            try:
                body = urllib.request.urlopen(f"{site.address}/{name}").read()
            except urllib.error.HTTPError as error:
                body = error.read()
            sizes[name] = [sent.size - len(body) for sent in site.end()]
            assert body in (text, gzip.compress(text, 6, mtime=0), gzip.compress(b"x", 6, mtime=0), b"")
        assert sizes.pop("b.html") == []
        assert all(0 < each < 200 for [each] in sizes.values())
        site.line = Line(90_000, 0.05)
        started = time.monotonic()
        urllib.request.urlopen(f"{site.address}/a.pf_index").read()
        assert time.monotonic() - started > 0.15  # 9 kB at 90 kB a second, behind the delay


def test_what_is_counted_is_what_searching_asks_for(tmp_path: Path) -> None:
    ours, theirs = (each.site(tmp_path, tmp_path).counts for each in (OURS, PAGEFIND))
    assert [ours(each) for each in ("/tim-kiem/muc-luc.json", "/static/theme/search.js", "/thoi-su/bai.html")] == [
        True
    ] * 3
    assert [ours(each) for each in ("/tim-kiem.html", "/static/theme/dancam.css", "/static/theme/dancam.js")] == [
        False
    ] * 3
    assert theirs("/pagefind/pagefind.js") and not theirs("/tim-kiem.html")


def test_scores_tell_clear_questions_from_all_and_failures_what_stood_before() -> None:
    def answer(kind: str, places: int, *found: str, meant: str = "đò đưa") -> Answer:
        return Answer(Question(kind, "do dua", meant, "/a", kind, places), found)

    answers = [
        answer(HEADLINE, 1, "/a"),
        answer(HEADLINE, 2, "/b", "/c", "/d", "/a"),
        answer(HEADLINE, 9, meant="ở ta"),
    ]
    assert str(ranks.score(answers, HEADLINE, ranks.is_clear)) == "50.0% (1 of 2)"
    assert ranks.score(answers, HEADLINE, ranks.any_question).asked == 3
    assert ranks.score(answers, HEADLINE, ranks.has_no_crossed_d).asked == 0
    told = list(ranks.failures(answers, {"/b": "Đò"}))
    assert "place 4" in told[0] and told[2] == "    1. Đò </b>"


def test_without_the_search_nobody_has_the_files_of_its_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planner, "KINDS", dict(planner.KINDS))
    without.leave_out()
    left = {kind for kind, row in planner.KINDS.items() if row.plan.__module__ == without.__name__}
    assert left == {OwnerKind.SEARCH_INDEX, OwnerKind.SEARCH_SEGMENT}
    assert all(planner.KINDS[kind].keys(Site({}, bool)) == () for kind in left)  # type: ignore[arg-type]  # unread


def test_figures_say_what_is_reached_and_of_what_a_query_consists() -> None:
    def answers(*sizes: int, rank: int = 1) -> list[Answer]:
        question = Question(HEADLINE, "do dua", "đò đưa", "/a", HEADLINE, 1)
        found = ("/b",) * (rank - 1) + ("/a",)
        return [Answer(question, found, (Sent("/tim-kiem/2026/pairs-12.json", size),), 0.7) for size in sizes]

    found = Findings({"dancam": answers(10_000, 50_000, 250_000), "pagefind": answers(240_000, rank=4)}, counted=True)
    found.slow = {"dancam": answers(1)}
    measures = {"dancam": 3.0, "dancam without search": 2.0, "pagefind": 2.0}
    cold = {name: [Measure(each, each * 2, 0, "")] for name, each in measures.items()}
    found.built = Built(cold, {"dancam": 20, "dancam without search": 10, "pagefind": 100}, cold, [3, 21], [9, 60])
    reached = {each.what: each.reached for each in report.figures(found)}
    assert [each for each, is_so in reached.items() if is_so is False] == [
        "a first query of 3: worst",
        "known item, words of a body, first 5",
        "the same with one typing mistake, first 5",
        "peak memory of the whole build beside Pagefind's",
        "cold build grows with the index, CPU",
        "files of the index that one publish changes",
        "one publish takes longer with the index",
    ]
    assert "| NO" in report.figures_table(found)
    found.built.memory["pagefind"] = 0  # it was over before anybody looked
    assert "was over before" in report.figures_table(found)
    assert "pairs" in report.sent_table(found)
    kinds = ("/pagefind/wasm.unknown.pagefind", "/pagefind/fragment/vi_0a.pf_fragment", "/t/search.js", "/a.html")
    assert [report.kind_of(each) for each in kinds] == ["wasm", "pf_fragment", "search.js", "pages, for excerpts"]

"""The bench: it measures children too, finds what is missing, and tells what is reached."""

from __future__ import annotations

import sys
from collections import deque
from datetime import timedelta
from pathlib import Path

import pytest

from bench import figures, portal
from bench.browser import Serve
from bench.contestant import Contestant, Dancam
from bench.figures import Findings
from bench.growth import Growth, like_article
from bench.measure import Failed, Measure, run
from bench.outcome import Expectation, Wrong, paragraphs
from bench.peers import Eleventy, Hugo, Pelican
from bench.race import Change, Entry, Race

HOLDS = """
import os, time
{fork}
held = bytearray(40_000_000)
end = time.process_time() + 0.3
while time.process_time() < end: pass
"""
FORKS = "children = [os.fork() for _ in range(2)]"
WAITS = "if all(children): os.wait(); os.wait()"


def test_children_count_for_cpu_and_memory(tmp_path: Path) -> None:
    alone = run([sys.executable, "-c", HOLDS.format(fork="")], tmp_path, memory=True)
    many = run([sys.executable, "-c", HOLDS.format(fork=FORKS) + WAITS], tmp_path, memory=True)
    assert 0.3 <= alone.cpu < 0.9
    assert many.cpu > 3 * 0.3
    assert 40e6 < alone.peak < 90e6
    assert many.peak > 110e6
    assert run([sys.executable, "-c", "print('xong')"], tmp_path).output == "xong\n"


def test_a_command_that_fails_is_told_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="hỏng"):
        run([sys.executable, "-c", "import sys; sys.exit('hỏng')"], tmp_path)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("## Đường mới", ["Đường mới"]),
        ("Một **việc** và [bài](/a/b.html).[^1]", ["Một việc và bài."]),
        ("[^1]: Số liệu cũ.", ["Số liệu cũ."]),
        ("1. đào *kênh*;\n2. đắp bờ.", ["đào kênh;", "đắp bờ."]),
        ("| Xã | Số |\n|---|---:|\n| Na Loi | 3 |", ["Xã", "Số", "Na Loi", "3"]),
        ('![Tranh](/a.svg "Lời")', []),
    ],
)
def test_the_text_of_a_body_is_known(markdown: str, text: list[str]) -> None:
    assert paragraphs(markdown) == text


def test_neighbours_are_five_newer_and_ten_older_or_more_where_there_are_too_few() -> None:
    articles = list(portal.articles(120))
    expected = Expectation(articles)
    own = [each for each in articles if each.topic is articles[0].topic]
    assert len(own) > 20

    def around(rank: int) -> list[int]:
        addresses = [each.address for each in own]
        return sorted(addresses.index(each) for each in expected.neighbours(own[rank]))

    assert around(0) == list(range(1, 16))
    assert around(len(own) - 1) == list(range(len(own) - 16, len(own) - 1))
    assert around(12) == [*range(2, 12), *range(13, 18)]


def test_a_round_with_dancam_builds_checks_and_finds_what_is_missing(tmp_path: Path) -> None:
    dancam, articles = Dancam(), list(portal.articles(40))
    race = Race([Entry(dancam, tmp_path / "dancam", everywhere=True)], Expectation(articles), articles[20:22])
    dancam.prepare(tmp_path / "dancam")
    for article in articles:
        dancam.write_article(tmp_path / "dancam", article)
    told: list[str] = []
    race.run(["cold", "fresh-published"], 1, told.append)
    assert [line.partition(":")[0] for line in told] == ["round 1, cold", "round 1, fresh-published"]
    assert set(race.results["cold"]) == {"dancam", "cp -r"}
    output = dancam.output(tmp_path / "dancam")
    page = output / articles[20].address[1:]
    with pytest.raises(Wrong, match="articles instead of"):
        race.expected.check(output, [])  # the new article was only built in the copy
    race.expected = Expectation(articles)
    page.write_text(page.read_text(encoding="utf-8").replace("</p>", " thừa</p>", 1), encoding="utf-8")
    race.expected.check(output, articles[20:21])
    page.write_text(page.read_text(encoding="utf-8").replace('class="headline"', "", 1), encoding="utf-8")
    with pytest.raises(Wrong, match="not to its neighbours"):
        race.expected.check(output, articles[20:21])


@pytest.mark.parametrize("kind", [Hugo, Eleventy, Pelican])
def test_a_peer_gets_the_same_bodies_and_a_template_that_can_be_changed(
    kind: type[Hugo | Eleventy | Pelican], tmp_path: Path
) -> None:
    peer: Contestant = kind(tmp_path / "tools")
    folder = tmp_path / "portal"
    peer.prepare(folder)
    article = list(portal.articles(3))[2]
    peer.write_article(folder, article)
    text = peer.source(folder, article).read_text(encoding="utf-8")
    assert text.endswith(article.body)
    assert article.title in text and all(tag in text for tag in article.tags)
    Change("Dấu vết.").make(peer, folder)
    assert "<p>Dấu vết.</p>\n</body>" in (folder / peer.base_template).read_text(encoding="utf-8")
    assert len(list((folder / peer.static / "anh").iterdir())) == 24


def test_articles_published_to_be_counted_are_alike_and_newer_than_all() -> None:
    first, second = like_article(1000, 0), like_article(10_000, 7)
    assert (first.topic, first.authors, first.tags) == (second.topic, second.authors, second.tags)
    assert portal.LAST < first.date < second.date < portal.NOW
    assert second.date == portal.LAST + timedelta(minutes=80)
    assert "](/" not in portal.write_article(5, portal.LAST, deque()).body


def measure(wall: float, cpu: float = 1.0, peak: int = 0) -> Measure:
    return Measure(wall, cpu, peak, "")


def test_ratios_are_those_of_the_rounds_and_each_figure_says_whether_it_is_reached() -> None:
    found = Findings(1000, {"cold": {"dancam": [measure(1), measure(4), measure(2)], "hugo": [measure(2)] * 3}})
    assert found.ratio("cold", "hugo", figures.wall) == 1.0
    assert found.ratio("cold", "pelican", figures.wall) is None
    cold = measure(9, 9, int(1e9))
    found.growth = [
        Growth(1000, cold, (measure(0.5),) * 2, (30, 32)),
        Growth(5000, cold, (measure(1.5, 3.5),) * 2, (32, 30)),
    ]
    found.serve = Serve(2.0, [0.9], [0.3, 0.2], [0.4, 0.5], {"article": [0.1, 0.2, 0.12]})
    reached = {(each.what, each.asked): each.reached for each in figures.figures(found)}
    assert reached["cold build", "wall ≤ 0.8 × hugo"] is False
    assert reached["cold build", "CPU ≤ 1.0 × hugo"] is True
    assert reached["nothing changed", "wall ≤ 0.04 × hugo"] is None
    assert reached["outputs written when one article is published", "≤ 60, the same at all sizes"] is True
    assert reached["publish at 5000 articles", "≤ 4 × the publish at 1000"] is True
    assert reached["publish at 5000 articles", "≤ 3 s of CPU"] is False
    assert reached["serve: save to the open page: article", "≤ 150 ms"] is True
    assert reached["serve: the same, neither built nor served before", "≤ 1000 ms"] is False
    assert reached["serve: save to the open page: style sheet", "–"] is None
    assert "not measured" in figures.figures_table(found)


def test_a_table_can_be_read_as_it_is() -> None:
    assert figures.table([("what", "s"), ("cold", "1.25")]) == "| what | s    |\n|------|------|\n| cold | 1.25 |"

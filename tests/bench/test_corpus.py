"""The portals that the bench is run on."""

from __future__ import annotations

import hashlib
import re
from itertools import islice
from pathlib import Path

from bench import corpus, portal
from bench.words import TOPICS
from dancam.pipeline.build import build
from dancam.pipeline.options import Options


def test_the_same_number_gives_the_same_portal_everywhere() -> None:
    whole = hashlib.sha256()
    for article in portal.articles(50):
        whole.update(corpus.front_matter(article).encode() + article.body.encode())
    assert whole.hexdigest() == "11b9545308b38dff2b88f11d48e2ba2d0331a7a85d0cc2e0fca7ae5f6259c59b"


def test_articles_do_not_depend_on_how_many_there_are() -> None:
    few, many = list(portal.articles(20)), list(islice(portal.articles(20_000), 20))
    assert [(each.title, each.body) for each in few] == [(each.title, each.body) for each in many]


def test_the_last_article_appeared_a_day_before_the_portal_is_built() -> None:
    for count in (1, 300, 20_000):
        assert portal.LAST - portal.step(count) * (count - 1) <= portal.LAST
        assert portal.step(count).total_seconds() >= 60
    assert list(portal.articles(3))[-1].date == portal.LAST


def test_the_mix_is_that_of_a_newspaper() -> None:
    articles = list(portal.articles(1000))
    words = [len(each.body.split()) for each in articles]
    assert 380 <= min(words) <= max(words) <= 960
    assert len(portal.TAGS) == len({portal.slug(tag) for tag in portal.TAGS}) == 200
    assert len({each.key for each in portal.AUTHORS}) == 40

    def part(pattern: str) -> float:
        return sum(bool(re.search(pattern, each.body, re.MULTILINE)) for each in articles) / len(articles)

    assert 0.28 < part(r"^(- |1\. )") < 0.38
    assert 0.07 < part(r"^\|---") < 0.13
    assert 0.7 < part("^## ") < 0.9
    assert 0.02 < part(r"^\[\^1\]: ") < 0.09
    assert 0.3 < part(r"\]\(/[a-z-]+/") < 0.5
    shares = {topic.key: sum(each.topic is topic for each in articles) / len(articles) for topic in TOPICS}
    assert 0.34 < max(shares.values()) < 0.42
    assert 0.005 < min(shares.values()) < 0.04


def test_it_builds_without_a_problem(tmp_path: Path) -> None:
    corpus.write(tmp_path, portal.articles(60))
    result = build(Options(site=tmp_path, output=tmp_path / "public", now=portal.NOW, jobs=1))
    assert result.published
    assert not result.problems
    assert result.articles == 60

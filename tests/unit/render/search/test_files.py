"""The files of the index: each is of its own segment, and many articles are left to NumPy."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from dancam.render.search import files
from dancam.render.search.files import Drawers
from dancam.render.search.postings import Postings, Texts
from dancam.views.search import SearchedArticle, SearchPartView, SearchSegment


def part(*bodies: str, parts: int = 1) -> SearchPartView:
    articles = (SearchedArticle(each, "", "", "", "", (), "", (), "") for each in bodies)
    return SearchPartView(SearchSegment(tuple(articles)), parts, 0)


@pytest.fixture
def drawers() -> Drawers:
    return Drawers(lambda article: article.path.encode())


@pytest.mark.parametrize("many", [1, 50])
def test_each_file_is_of_its_own_segment(drawers: Drawers, many: int) -> None:
    one, two = part(*["chợ [Phiên](tep.md)"] * many), part(*["sông Lam"] * many)
    assert set(json.loads(drawers.words(one))) == {"cho", "phien"}
    assert set(json.loads(drawers.pairs(two))) == {"song"}
    assert set(json.loads(drawers.words(one))) == {"cho", "phien"}
    assert set(json.loads(drawers.pairs(one))) == {"cho"}
    assert set(json.loads(drawers.words(two))) == {"song", "lam"}


def test_bodies_are_read_once_for_all_files_of_a_segment() -> None:
    read = []

    def body(article: SearchedArticle) -> bytes:
        read.append(article.path)
        return b""

    drawers = Drawers(body)
    view = part("a", "b")
    for _ in range(3):
        drawers.words(view)
        drawers.pairs(view)
    assert read == ["a", "b"]


def test_only_many_articles_are_worth_numpy(drawers: Drawers, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def count(texts: Iterable[Texts]) -> Postings:
        made.append(Postings(texts))
        return made[-1]

    monkeypatch.setattr(files, "Postings", count)
    drawers.words(part(*"abc"))
    assert len(made) == 1
    drawers.words(part(*["a"] * 50))
    drawers.words(part(*"abc"))  # what is imported is used
    assert len(made) == 1

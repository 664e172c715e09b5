"""Postings: what is written of each syllable and pair is where it stands, and nothing else."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dancam.render.search.postings import EVERYWHERE, Postings
from dancam.render.search.syllables import DIGITS, spell, syllables
from dancam.views.search import SearchedArticle
from tests.property.strategies import examples

WORDS = "dân dan đan vận khéo kỹ kĩ hoà hòa 159 – x,y (Dân “Vận"
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join)
ARTICLES = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=80)
FEW = 64
Found = dict[tuple[str, ...], set[tuple[str, str, int]]]


def searched(number: int, title: str, summary: str) -> SearchedArticle:
    return SearchedArticle(str(number), "", title, "", summary, (), "", (), "")


def expected(articles: list[tuple[str, str, str]], length: int) -> Found:
    found: Found = defaultdict(set)
    for number, texts in enumerate(articles):
        for place, text in zip("*!.", texts, strict=True):
            spelled = [spell(each) for each in syllables(text)]
            for these in pairwise(spelled) if length > 1 else ((each,) for each in spelled):
                accents = "".join(each.accent for each in these)
                found[tuple(each.plain for each in these)].add((place, accents, number))
    return found


def read(postings: str, length: int) -> set[tuple[str, str, int]]:
    found = set()
    for written in postings.split("."):
        accents, rest = written[:length], written[length:].replace("!", " !").replace("*", " *")
        for part in f".{rest}".split(" "):
            numbers = list(decoded(part[1:]))
            assert numbers == sorted(set(numbers))
            found |= {(part[0], accents, number) for number in numbers}
    return found


def decoded(written: str) -> list[int]:
    numbers, last, value, shift = [], -1, 0, 0
    for digit in map(DIGITS.index, written):
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            last += value + 1
            numbers.append(last)
            value = shift = 0
    return numbers


@examples(100)
@given(ARTICLES)
def test_postings_are_where_it_stands(articles: list[tuple[str, str, str]]) -> None:
    views = [searched(number, title, summary) for number, (title, summary, _) in enumerate(articles)]
    postings = Postings(views, lambda view: articles[int(view.path)][2])
    pairs = {(one, two): read(written, 2) for one, row in postings.pairs.items() for two, written in row.items()}
    assert pairs == expected(articles, 2)
    words = {(word,): read(written, 1) for word, written in postings.words.items() if EVERYWHERE not in written}
    known = expected(articles, 1)
    assert words == {word: known[word] for word in words}
    assert not {*known} - {*words} or len(articles) > FEW


def test_a_syllable_of_most_bodies_is_told_as_one_of_all() -> None:
    views = [searched(number, "", "") for number in range(100)]
    words = Postings(views, lambda view: "chung" if int(view.path) < 51 else "riêng").words
    assert words["chung"][1:] == EVERYWHERE
    assert decoded(words["rieng"][1:]) == list(range(51, 100))

"""Postings: what is written of each syllable and pair is where it stands, and nothing else; made in either way."""

from __future__ import annotations

import itertools
import json
import zlib
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dancam.render.search import columns, pieces, written
from dancam.render.search.columns import Columns
from dancam.render.search.pieces import Vocabulary
from dancam.render.search.postings import EVERYWHERE, Postings, Texts
from dancam.render.search.syllables import DIGITS, cut, spell
from tests.property.strategies import examples
from tests.searching import syllables_of

WORDS = "dân dan đan vận khéo kỹ kĩ hoà hòa 159 – x,y (Dân “Vận — KHÉO… xóm–làng"
LONG = "quanghọctrò1 quanghọctrò2 mườibốnchữxx mườibốnchữxy thịtrấnCầuGiátQuỳnhLưu thịtrấnCầuGiátQuỳnhLưư"
TEXTS = st.lists(st.sampled_from(f"{WORDS} {LONG}".split()), max_size=8).map(" ".join) | st.text(max_size=20)
ARTICLES = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=80)
FEW = 64
Article = tuple[str, str, str]
Found = dict[tuple[str, ...], set[tuple[str, str, int]]]
Files = list[bytes]


def texts(articles: Iterable[Article]) -> list[Texts]:
    return [tuple(cut(each.encode(errors="replace")) for each in article) for article in articles]


def expected(articles: Iterable[Article], length: int) -> Found:
    found: Found = defaultdict(set)
    for number, article in enumerate(articles):
        for place, text in zip(".!*", article, strict=True):
            spelled = [spell(each) for each in syllables_of(text)]
            for these in pairwise(spelled) if length > 1 else ((each,) for each in spelled):
                accents = "".join(each.accent for each in these)
                found[tuple(each.plain for each in these)].add((place, accents, number))
    return found


def read(postings: str, length: int) -> set[tuple[str, str, int]]:
    found = set()
    for way in postings.split("."):
        accents, rest = way[:length], way[length:].replace("!", " !").replace("*", " *")
        for part in f".{rest}".split(" "):
            numbers = list(decoded(part[1:]))
            assert numbers == sorted(set(numbers))
            found |= {(part[0], accents, number) for number in numbers}
    return found


def decoded(digits: str) -> list[int]:
    numbers, last, value, shift = [], -1, 0, 0
    for digit in map(DIGITS.index, digits):
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            last += value + 1
            numbers.append(last)
            value = shift = 0
    return numbers


def words_in(files: Files) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for number, file in enumerate(files):
        for word, postings in json.loads(file).items():
            assert zlib.crc32(word[:3].encode()) % len(files) == number
            found[(word,)] = postings
    return found


def pairs_in(files: Files) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for number, file in enumerate(files):
        for one, row in json.loads(file).items():
            for two, postings in row.items():
                assert (zlib.crc32(f"{one} ".encode()) ^ zlib.crc32(two[:2].encode())) % len(files) == number
                found[one, two] = postings
    return found


@examples(100)
@given(ARTICLES, st.integers(1, 9))
def test_postings_are_where_it_stands(articles: list[Article], parts: int) -> None:
    postings = Postings(texts(articles))
    pairs = {key: read(each, 2) for key, each in pairs_in(postings.pairs(parts)).items()}
    assert pairs == expected(articles, 2)
    every = words_in(postings.words(parts))
    known = expected(articles, 1)
    assert every.keys() == known.keys()
    told = {key: read(each, 1) for key, each in every.items() if EVERYWHERE not in each}
    assert told == {key: known[key] for key in told}
    assert told.keys() == known.keys() or len(articles) > FEW


@examples(150)
@given(st.lists(ARTICLES, min_size=1, max_size=3), st.integers(1, 9))
def test_both_ways_make_the_same_files(segments: list[list[Article]], parts: int) -> None:
    vocabulary = Vocabulary()
    for articles in segments:
        plain, fast = Postings(texts(articles)), Columns(texts(articles), len(articles), vocabulary)
        assert fast.words(parts) == plain.words(parts)
        assert fast.pairs(parts) == plain.pairs(parts)


def test_what_stands_in_most_bodies_and_headlines_is_the_same_in_both_ways() -> None:
    articles = texts([("chung riêng", "chung", "chung")] * 70)
    assert Columns(articles, len(articles), Vocabulary()).words(3) == Postings(articles).words(3)
    assert Columns(articles, len(articles), Vocabulary()).pairs(3) == Postings(articles).pairs(3)


def test_one_first_syllable_has_a_row_in_each_file() -> None:
    articles = texts([(f"a {letter}o", "", "") for letter in "bcdghklmnpqrst"])
    assert Columns(articles, len(articles), Vocabulary()).pairs(4) == Postings(articles).pairs(4)


@pytest.fixture
def many() -> list[Article]:
    """Articles of more syllables, pairs and files than are worked on together."""
    syllable = ["dan", "đan", "vận", "khéo", "xã", "làng", *(f"{each % 20 * 1234567}{each}" for each in range(1000))]
    numbers = itertools.count()

    def text(length: int) -> str:
        return " ".join(syllable[next(numbers) * 7919 % (3 + next(numbers) % len(syllable))] for _ in range(length))

    return [(text(90), text(12), text(9)) for _ in range(300)]


@pytest.mark.parametrize("bits", [64, 40])
def test_it_does_not_matter_what_is_worked_on_together(
    many: list[Article], bits: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = Postings(texts(many))
    monkeypatch.setattr(columns, "_KEY_BITS", bits)
    monkeypatch.setattr(columns, "_SLICE", 100)
    monkeypatch.setattr(written, "_KEYS", 100)
    monkeypatch.setattr(written, "_FILES", 3)
    fast = Columns(texts(many), len(many), Vocabulary())
    assert fast.words(100) == plain.words(100)
    assert fast.pairs(100) == plain.pairs(100)


def test_a_table_that_is_too_small_loses_no_piece(many: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_BITS", 3)
    assert Columns(texts(many), len(many), Vocabulary()).pairs(9) == Postings(texts(many)).pairs(9)


def test_pieces_that_are_mixed_to_the_same_number_stay_two(
    many: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "_MIX", (np.uint64(0), np.uint64(1)))
    assert Columns(texts(many), len(many), Vocabulary()).pairs(9) == Postings(texts(many)).pairs(9)


@pytest.mark.parametrize("way", [Postings, lambda some: Columns(some, len(some), Vocabulary())])
def test_a_syllable_of_most_bodies_is_told_as_one_of_all(way: type[Postings]) -> None:
    articles = [("chung" if number < 51 else "riêng", "", "") for number in range(100)]
    words = words_in(way(texts(articles)).words(1))
    assert words[("chung",)][1:] == EVERYWHERE
    assert decoded(words[("rieng",)][1:]) == list(range(51, 100))

"""The Vietnamese language, for any text."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dancam.vietnamese import collation_key, fold, nfc, slug
from tests.property.strategies import SIGNS, WORDS, examples

TEXT = st.text(SIGNS, max_size=30) | WORDS


@examples(300)
@given(TEXT)
def test_an_address_is_plain_and_made_of_itself(text: str) -> None:
    made = slug(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", made)
    assert slug(made) == made


@examples(200)
@given(TEXT)
def test_an_address_does_not_know_how_a_text_was_composed(text: str) -> None:
    assert slug(unicodedata.normalize("NFD", text)) == slug(unicodedata.normalize("NFC", text))


@examples(200)
@given(WORDS)
def test_capitals_make_no_other_address(text: str) -> None:
    assert slug(text.upper()) == slug(text) == slug(text.lower())


@examples(200)
@given(WORDS)
def test_folding_goes_as_far_as_the_address(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert slug(fold(text)) == slug(text)


@examples(200)
@given(TEXT)
def test_folding_does_not_know_how_a_text_was_composed(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@examples(200)
@given(TEXT)
def test_composing_is_done_once(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text) == nfc(unicodedata.normalize("NFD", text))


@examples(300)
@given(st.lists(TEXT, max_size=8))
def test_any_words_have_one_order(words: list[str]) -> None:
    ordered = sorted(words, key=collation_key)
    backwards = ordered[::-1]
    backwards.sort(key=collation_key)
    assert backwards == ordered


@examples(200)
@given(WORDS, WORDS)
def test_words_are_equal_in_the_order_only_where_they_are_equal(one: str, other: str) -> None:
    assert (collation_key(one) == collation_key(other)) == (one == other)


@examples(200)
@given(WORDS, WORDS)
def test_a_word_stands_before_its_longer_ones(word: str, more: str) -> None:
    assert collation_key(word) < collation_key(word + more)


@examples(200)
@given(WORDS)
def test_the_order_does_not_know_how_a_text_was_composed(word: str) -> None:
    assert collation_key(unicodedata.normalize("NFD", word))[:2] == collation_key(word)[:2]

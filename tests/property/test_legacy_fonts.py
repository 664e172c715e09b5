"""Old font encodings: real Vietnamese is never taken for one, and the same in an old encoding always is."""

from __future__ import annotations

import functools
import unicodedata
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st

from bench import corpus, portal
from dancam.content import legacy_fonts
from dancam.content.legacy_fonts import find, from_tcvn3, from_vni, is_syllable
from tests.property.strategies import examples

ROOT = Path(__file__).parent.parent.parent
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
ONSETS = ("", *legacy_fonts._ONSETS)
# The other way round; the capitals of TCVN3 are in fonts of their own.
TO_TCVN3 = str.maketrans({letter: chr(code) for code, letter in legacy_fonts._tcvn3().items() if code != 0x2219})
TO_VNI = str.maketrans({letter: code for code, letter in legacy_fonts._vni()[0].items() if len(letter) == 1})


@functools.cache
def syllables() -> list[str]:
    """Return all syllables, those that are in use and those that nobody uses."""
    found = []
    for onset in ONSETS:
        for rhyme in sorted(legacy_fonts._RHYMES):
            for tone in TONES:
                for place in range(1, len(rhyme) + 1):
                    word = unicodedata.normalize("NFC", onset + rhyme[:place] + tone + rhyme[place:])
                    if is_syllable(word):
                        found.append(word)
    return sorted(set(found))


SYLLABLES = st.deferred(lambda: st.sampled_from(syllables()))  # no second for whoever only imports this
WORDS = SYLLABLES.flatmap(lambda word: st.sampled_from([word, word.title(), word.upper()]))
FOREIGN = st.sampled_from(
    ["Straße", "señor", "año", "Noël", "où", "été", "Göteborg", "Ø", "©", "®", "« »", "µm", "naïve", "São", "El Niño"]
)
TEXT = st.lists(st.one_of(WORDS, WORDS, WORDS, FOREIGN), min_size=1, max_size=40).map(" ".join)


def test_there_are_as_many_syllables_as_there_should_be() -> None:
    assert 15_000 < len(syllables()) < 25_000


@examples(1500)
@given(TEXT)
def test_real_vietnamese_is_never_taken_for_one(text: str) -> None:
    assert find(text) is None


@examples(600)
@given(st.lists(SYLLABLES, min_size=12, max_size=40), st.sampled_from(["TCVN3", "VNI"]))
def test_the_same_in_an_old_encoding_always_is(words: list[str], name: str) -> None:
    text = " ".join(words)
    table, decode = (TO_TCVN3, from_tcvn3) if name == "TCVN3" else (TO_VNI, from_vni)
    written = text.translate(table)
    assert decode(written) == text
    changed = {each for each in words if not each.translate(table).isascii()}
    odd = {each for each in changed if not is_syllable(each.translate(table))}
    assume(any(sign in written for sign in legacy_fonts._SIGNS))
    assume(len(odd) >= 3 and 3 * len(odd) >= 2 * len(changed))
    found = find(written)
    assert found is not None


def test_no_article_of_the_demo_portal_and_of_the_bench_is_taken_for_one(tmp_path: Path) -> None:
    corpus.write(tmp_path, portal.articles(200))
    files = [*sorted((ROOT / "content").rglob("*.md")), *tmp_path.rglob("*.md")]
    texts = [path.read_text(encoding="utf-8") for path in files]
    assert len(texts) > 280
    assert [text[:60] for text in texts if find(text)] == []

"""No letter of a text is lost between the marks in it, whatever they are."""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser

import markdown
from hypothesis import example, given
from hypothesis import strategies as st
from markdown.extensions.footnotes import FootnoteExtension

from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.inline.runs import Run, pair
from dancam.render.markdown.renderer import Renderer
from dancam.views.words import Words
from tests.amounts import examples_of
from tests.property.strategies import examples

RENDERER = Renderer(Words(), ())
# What may get lost is none of these: addresses, titles and labels are written with others.
LETTERS = "abcđêG"
EMPHASIS = ("*", "**", "***", "_", "__", "___", " ", ",", "(", "“", "a", "b", "cđ", "ê", "\na")
PIECES = (
    *EMPHASIS,
    *("~", "~~", "~~~", "^", "^^", "`", "``", "\\", "\\\\", "!", "&", "&#38;", "&#160;", "&ZZ;", "<", "< ", ">", ";"),
    *("[", "]", "![", "](Z.md)", "](<Z> 'Z')", "](Z Z.md)", "][Z]", "[Z]", "][]", "[^1]", "[^2]", "![^1]", "{", "}"),
    *("{.Z}", "{G}", "<https://Z.vn>", "https://Z.vn", "www.Z.vn", "Z@Z.vn", "  \nb", "\\\nb", " \n b", "|", ")", "."),
)
BEHIND = "\n\n[^1]: Z\n\n[Z]: Z.md 'Z'\n"


class Reader(HTMLParser):
    """Reads the words of HTML, those of pictures too."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.text += dict(attrs).get("alt") or ""

    def handle_data(self, data: str) -> None:
        self.text += data


def letters(text: str) -> str:
    return "".join(each for each in text if each in LETTERS)


def letters_of(html: str) -> str:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return letters(reader.text)


def body(pieces: list[str]) -> str:
    # A tag is no matter of this test, and a letter would be part of it.
    text = f"a{''.join(pieces)}".replace("<", "< ").replace("< https", "<https").replace("< Z", "<Z")
    return re.sub(r"\]\((?![Z<])", "] (", text)  # nor is an address


def made(text: str) -> str:
    return str(RENDERER.render(text, Target).html)


def kept(pieces: list[str]) -> None:
    text = body(pieces)
    assert letters_of(made(text + BEHIND)) == letters(text)


@examples(5000)
@given(st.lists(st.sampled_from(PIECES), max_size=16))
@example(["*", "b", "**", "b", "*", "a"])
@example(["![", "`", "&", "`", "](Z.md)"])
@example(["[", "a", "![", "b", "](Z.md)", "[^1]", "](Z.md)"])
def test_no_letter_is_lost(pieces: list[str]) -> None:
    kept(pieces)


@examples(2500)
@given(st.lists(st.sampled_from(EMPHASIS), max_size=24))
def test_no_letter_is_lost_in_emphasis(pieces: list[str]) -> None:
    kept(pieces)


def test_the_same_test_finds_the_letters_that_the_library_loses() -> None:
    chance = random.Random(3)
    plain = markdown.Markdown(extensions=[FootnoteExtension()])
    lost = []
    for _ in range(max(3000, examples_of(5000))):
        text = body(chance.choices(EMPHASIS, k=12))
        plain.reset()
        if letters_of(plain.convert(text)) != letters(text):
            lost.append(text)
    assert lost
    assert all(letters_of(made(text)) == letters(text) for text in lost)


@examples(2500)
@given(st.text("*_ ab.“+", max_size=40).filter(lambda text: not re.search(r"_[ .]+_", text)))  # blanks of a form
def test_emphasis_is_that_of_the_algorithm_as_it_is_written_down(text: str) -> None:
    runs = _runs(text)
    pair(text, runs)
    assert [(each.count, each.ends, each.begins) for each in runs] == _as_written(text)


def _runs(text: str) -> list[Run]:
    runs = []
    position = 0
    while position < len(text):
        end = position + 1
        if text[position] in "*_":
            while text[end : end + 1] == text[position]:
                end += 1
            runs.append(Run(text, position, end))
        position = end
    return runs


@dataclass
class Written:
    """A run, for the algorithm as it is written down."""

    run: Run
    opens: bool
    closes: bool
    count: int
    ends: int = 0
    begins: list[str] = field(default_factory=list)
    is_there: bool = True


def _as_written(text: str) -> list[tuple[int, int, list[str]]]:
    """Pair the runs by trying all that are open for each that closes, without remembering anything."""
    runs = []
    for run in _runs(text):
        before, behind = text[: run.start][-1:] or " ", text[run.end : run.end + 1] or " "
        is_left = not behind.isspace() and (not _is_sign(behind) or before.isspace() or _is_sign(before))
        is_right = not before.isspace() and (not _is_sign(before) or behind.isspace() or _is_sign(behind))
        opens = is_left and (run.sign == "*" or not is_right or _is_sign(before))
        closes = is_right and (run.sign == "*" or not is_left or _is_sign(behind))
        runs.append(Written(run, opens, closes, run.length))
    number = 0
    while number < len(runs):
        closer = runs[number]
        for other in range(number - 1, -1, -1) if closer.closes and closer.count else ():
            opener = runs[other]
            lengths = opener.run.length, closer.run.length
            is_odd = (opener.closes or closer.opens) and sum(lengths) % 3 == 0 and any(each % 3 for each in lengths)
            if opener.is_there and opener.run.sign == closer.run.sign and opener.opens and opener.count and not is_odd:
                used = 2 if opener.count > 1 and closer.count > 1 else 1
                opener.count -= used
                closer.count -= used
                opener.begins.append("strong" if used == 2 else "em")
                closer.ends += 1
                for between in runs[other + 1 : number]:
                    between.is_there = False  # what stands between can open nothing any more
                break
        else:
            number += 1
    return [(each.count, each.ends, each.begins) for each in runs]


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"

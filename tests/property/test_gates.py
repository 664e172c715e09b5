"""The library without the parts that cannot match makes the same HTML as the library untouched."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.inline.extension import BEGINNINGS
from dancam.render.markdown.renderer import Renderer, library_of
from dancam.render.markdown.tree import BETWEEN
from dancam.views.words import Words
from demo.bodies import Writer
from tests.property.strategies import examples

RENDERER = Renderer(Words(), ("youtube.com",))


def untouched() -> markdown.Markdown:
    """Return the library untouched."""
    return library_of(markdown.Markdown, RENDERER.words, RENDERER.hosts, RENDERER.cleaner)


WHOLE = untouched()

# Every sign that a part of the library looks for, in the forms that it looks for, and what may stand around it.
PIECES = st.sampled_from(
    [
        *"abđ.,;()!\"' ",
        *(
            "\n",
            "\n\n",
            "  \n",
            "\n    ",
            "\n\n    ",
            "\n\n        ",
            "\n  ",
            "\t",
            "\n\t",
            "\n> ",
            "\n\n> ",
            "> > ",
            ">",
        ),
        *(
            "\n- ",
            "\n* ",
            "\n+ ",
            "- ",
            "* ",
            "-",
            "+",
            "*",
            "**",
            "***",
            "_",
            "__",
            "___",
            "*a*",
            "_b_",
            "**c**",
            "a_b_c",
        ),
        *("\n1. ", "\n2. ", "3. ", "12.", "1) ", "\n10. "),
        *("#", "# ", "\n# ", "\n## a ##\n", "\n===", "\n---", "\n-\n", "=", "\n***\n", "\n- - -\n", "_ _ _"),
        *("|", "\n|a|b|\n|-|-:|\n|1|2|\n", "a|b\n-|-\nc|d\n", "`", "``", "`a|b`", "```", "\n```\n", "\n~~~\n", "~"),
        *(
            "[",
            "]",
            "(",
            ")",
            "[a](b)",
            "![a](b 'c')",
            "[a][b]",
            "[b]",
            "\n[b]: c\n",
            "![b]",
            "[TOC]",
            "[^1]",
            "\n[^1]: ",
        ),
        *(
            "\n*[ab]: Cộng\n",
            "ab",
            "{",
            "}",
            "{: #x .y }",
            "{.z}",
            "&",
            "&amp;",
            "&#65;",
            "&lt;b&gt;",
            "\\",
            "\\*",
            "\\[",
            "\\#",
        ),
        *(
            "\n: ",
            "\n:   ",
            ": ",
            "a\n: b",
            "!!!",
            '\n!!! note "T"\n    ',
            "\n!!! x\n",
            "<",
            ">",
            "<b>",
            "<div>",
            "</div>",
        ),
        *(
            "\n::: video ",
            ":::",
            "\n:::\n",
            "b.mp4 ",
            "https://youtube.com/b",
            "::: b\n",
            " b.jpg\n",
            "[a](j:b)",
            "{style=x}",
        ),
        *(
            "~~a~~",
            "~~",
            "H~2~",
            "m^2^",
            "^",
            "\n- [ ] ",
            "\n- [x] ",
            "[^1]: a[^2]",
            "\n[^2]: ",
            "[^A]",
            "www.x.y",
            "a@b.cd",
        ),
        *("<https://x.y>", "<a@b.c>", "<!-- ", " -->", "https://x.y", "\u00a0", "\u2028", "\x1f", "e\u0301"),
    ]
)


def same(text: str) -> None:
    global WHOLE
    WHOLE.reset()
    try:
        expected = WHOLE.convert(text)
    except RuntimeError:  # it is nested too deep
        WHOLE = untouched()
        with pytest.raises(RuntimeError):
            RENDERER.render(text, lambda _: None)
        return
    library = RENDERER.library
    library.reset()
    made = library.convert(text)
    found = made.replace(BETWEEN, "")
    assert (found, library.toc_tokens) == (expected, getattr(WHOLE, "toc_tokens", []))
    cleaner = RENDERER.cleaner
    seen = []
    for clean in (RENDERER.clean, everything):
        cleaner.start(lambda target: Target(target.upper()) if "b" in target else None)
        seen.append((clean(made), cleaner.ids, set(cleaner.notes())))
    assert seen[0] == seen[1]


def everything(raw: str) -> str:
    """Clean each part of a body, and look at each for what is left out."""
    return RENDERER.cleaner.clean(raw, ["<b>"])


def test_each_part_of_the_library_has_its_signs() -> None:
    whole = untouched()
    assert {whole.inlinePatterns[name] for name in BEGINNINGS} == set(whole.inlinePatterns)


def test_no_pattern_is_barred_from_an_element() -> None:
    assert not any(each.ANCESTOR_EXCLUDES for each in untouched().inlinePatterns)


@examples(2500)
@given(st.integers(0, 2**32))
def test_bodies_as_editors_write_them(number: int) -> None:
    same(Writer(number).body())


@examples(2500)
@given(st.lists(PIECES, max_size=14).map("".join))
@example("~~~a&#65;")
def test_a_heap_of_signs(text: str) -> None:
    same(text)


@examples(1000)
@given(st.lists(PIECES.filter(lambda piece: "<" not in piece), max_size=30).map("".join))
def test_a_longer_heap_without_angle_brackets(text: str) -> None:
    same(text)


@examples(500)
@given(st.lists(st.sampled_from("ab \n\t.1:-*_=#>|[]^!(){}\\`~&+"), max_size=40).map("".join))
def test_a_heap_of_characters(text: str) -> None:
    same(text)

"""The library without the parts that cannot match makes the same HTML as the library untouched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dancam.prose import Renderer
from tests.property.strategies import examples

RENDERER = Renderer("Bảng", "Trở lại")
WHOLE = RENDERER.whole()

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
        *("<https://x.y>", "<a@b.c>", "<!-- ", " -->", "https://x.y", "\u00a0", "\u2028", "\x1f", "e\u0301"),
    ]
)


def same(text: str) -> None:
    WHOLE.reset()
    expected = WHOLE.convert(text)
    library = RENDERER.gated.instance(text)
    assert library.convert(text) == expected
    assert getattr(library, "toc_tokens", []) == getattr(WHOLE, "toc_tokens", [])


@examples(2500)
@given(st.lists(PIECES, max_size=14).map("".join))
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

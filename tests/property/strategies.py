"""What random tests are made of: texts with a liking for what is dangerous, and settings for all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from tests.amounts import examples_of

# All but surrogates. `st.text()` takes the same by itself, but tries a million characters for it in each checkout.
SIGNS = st.characters(exclude_categories=["Cs"])
VIETNAMESE = st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằấểễộợừýỵ ÂĐƯ")
WORDS = st.text(VIETNAMESE, min_size=1, max_size=12).filter(str.strip)

# What YAML, Markdown and HTML make something of.
YAML_PIECES = st.sampled_from(
    [
        "title: ",
        "date: ",
        "category: ",
        "tags: ",
        "author: ",
        "related: ",
        "image:\n  ",
        "src: ",
        "- ",
        "\n",
        "\n\n",
        "---\n",
        "--- ",
        "...\n",
        ": ",
        ":",
        "#",
        " #",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "\\",
        "|\n",
        ">-\n",
        "&a ",
        "*a ",
        "!!int ",
        "!x ",
        "? ",
        "<<: ",
        "\t",
        "  ",
        "~",
        "no",
        "8:30",
        "2026-02-30",
        "31/02/2026 25:00",
        "0001-01-01",
        "+99:99",
        "%",
        "@",
        "`",
        "\u2028",
        "\x85",
        "\ufeff",
        "\x07",
        "\0",
        "\\x00",
        "\\ud800",
        "đường",
        "e\u0301",
        "🎉",
        "javascript:x",
        "../..",
        "/%2e%2e/",
        "\r\n",
        "\r",
        ",",
    ]
)
MARKDOWN_PIECES = st.sampled_from(
    [
        "[a](b.md)",
        "![a](b.svg)",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "<",
        ">",
        "<a href='x'>",
        "</a>",
        "`",
        "```\n",
        "~~~\n",
        "*",
        "**",
        "_",
        "__",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "- ",
        "1. ",
        "> ",
        "# ",
        "## ",
        "|",
        "|---|\n",
        "[^1]",
        "[^1]: ",
        "[x]: y.md\n",
        "*[x]: ",
        "{: #a .b }",
        "&amp;",
        "&#x3C;",
        "&",
        "\\",
        "<!--",
        "-->",
        "<![CDATA[",
        "<?",
        "<b>",
        "!!! note\n",
        "đường",
        "e\u0301",
        "\u2028",
        "\x0b",
        ":   ",
        "a_b_c",
        "<script>",
        "<svg",
        "style=",
    ]
)


def pieces(of: st.SearchStrategy[str], most: int = 30) -> st.SearchStrategy[str]:
    """Return texts glued together from pieces, with any text between."""
    return st.lists(of | st.text(SIGNS, max_size=6), max_size=most).map("".join)


def examples(count: int, *, shrink: bool = True) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the settings of a random test that `count` examples show to hold; `amounts.py` says how many are tried.

    Args:
        count: A good number of examples.
        shrink: Whether a failing example is made smaller; not where each builds a portal.
    """
    return settings(
        max_examples=examples_of(count),
        phases=[phase for phase in Phase if shrink or phase not in {Phase.shrink, Phase.explain}],
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture],
    )

"""What docs/markdown.md says of Markdown: each example becomes what stands below it, and what is told is told."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from dancam.messages.catalogue import WORDINGS
from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.renderer import Prose, Renderer
from dancam.views.words import Words
from demo.examples import Block, blocks
from demo.meaning import outline, tree_of

PAGE = Path(__file__).parents[4] / "docs/markdown.md"
TEXT = PAGE.read_text(encoding="utf-8")
PAIRS = [(one, other) for one, other in itertools.pairwise(blocks(TEXT)) if one.info.startswith("markdown")]
RENDERER = Renderer(Words())
# Examples that do not yet become what is said of them, by their lines: none may be left.
NOT_YET: frozenset[int] = frozenset()


def rendered(block: Block) -> Prose:
    return RENDERER.render(block.text, lambda target: Target(target))


def name_of(pair: tuple[Block, Block]) -> str:
    return f"line {pair[0].line}"


@pytest.mark.parametrize("pair", PAIRS, ids=name_of)
def test_each_example_becomes_what_stands_below_it(pair: tuple[Block, Block]) -> None:
    example, expected = pair
    assert expected.info == "html"
    is_so = outline(tree_of(str(rendered(example).html))) == outline(tree_of(expected.text))
    assert is_so == (example.line not in NOT_YET), outline(tree_of(str(rendered(example).html)))


@pytest.mark.parametrize("pair", PAIRS, ids=name_of)
def test_what_is_told_of_an_example_is_named_below_it(pair: tuple[Block, Block]) -> None:
    example, expected = pair
    behind = TEXT.split("\n")[expected.line + expected.text.count("\n") + 1 :]
    said = re.fullmatch(r"Báo: (.*)\.", behind[1]) if len(behind) > 1 else None
    names = re.findall(r"`([^`]+)`", said[1]) if said else []
    assert list(dict.fromkeys(WORDINGS[each.code].vi.code for each in rendered(example).remarks)) == names
    assert (example.info == "markdown sai") == bool(names)


def test_it_has_an_example_for_each_part_of_markdown() -> None:
    made = "\n".join(other.text for _, other in PAIRS)
    inline = ("strong", "em", "del", "sub", "sup", "a", "img", "abbr", "code", "br")
    for tag in (*inline, "h2", "h3", "ul", "ol", "blockquote", "figure", "table", "dl", "details", "hr", "pre"):
        assert f"<{tag}" in made, tag
    assert len(PAIRS) > 50
    assert not NOT_YET

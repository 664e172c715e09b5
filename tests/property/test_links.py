"""What the renderer asks for, the reading stage has found: else a good link would be dropped as dead."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dancam.content.body import is_inside, links
from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.renderer import Renderer
from dancam.views.words import Words
from tests.property.strategies import MARKDOWN_PIECES, examples, pieces
from tests.unit.clock import within

RENDERER = Renderer(Words())


def asked(body: str) -> set[str]:
    """Return the targets for which the renderer asks."""
    found: set[str] = set()

    def resolve(target: str) -> Target:
        if is_inside(target):
            found.add(target)
        return Target("/x.html")

    RENDERER.render(body, resolve)
    return found


def missed(body: str) -> set[str]:
    return asked(body) - {link.target for link in links(body, 1)}


TARGET = st.sampled_from(
    [
        "b.md",
        "../c/b.md",
        "/c/b.html",
        "anh/b.svg",
        "b(1).md",
        "b.md#muc",
        "b.md?x=1",
        "ké hoạch.pdf",
        "k%E1%BA%BF.pdf",
        "ten_tep_dai.md",
        "b*c*.md",
        "a--b.md",
        "./b.md",
        "b&amp;c.md",
        "b.md?a=1&amp;b=2",
        "b.md?a=1&copy=2",
        "b\\~c\\&d.md",
        "tệp/ké hoạch (2).pdf",
        "1",
        "[b].md",
    ]
)
TITLE = st.sampled_from(["", ' "Tên"', " 'Tên'", ' "Tên \\"hai\\""', "  'a (b)'"])
WORD = st.sampled_from(
    ["chữ", "*chữ*", "`mã`", "a [b] c", "![ảnh](c.svg)", "**a", "a\nb", "<b>x</b>", "&amp;", "\\]", ""]
)


def inline(text: str, target: str, title: str) -> str:
    return f"[{text}]({target}{title})"


LINK = st.one_of(
    st.builds(inline, WORD, TARGET, TITLE),
    st.builds(inline, WORD, TARGET.map("<{}>".format), TITLE),
    st.builds(inline, WORD, TARGET.map(" {} ".format), st.just("")),
    st.builds(inline, WORD, TARGET.map("\n{}".format), TITLE),
    st.builds(inline, WORD, TARGET.map(lambda each: each.replace("_", "\\_").replace("*", "\\*")), TITLE),
    st.builds("!{}".format, st.builds(inline, WORD, TARGET, TITLE)),
    st.builds("[x][{}]\n\n[{}]: {}{}\n".format, st.just("n"), st.just("n"), TARGET, TITLE),
    st.builds("[n]\n\n  [n]:   <{}>\n    {}\n".format, TARGET, TITLE),
    st.builds("[N][]\n\n[n]:\n    {}\n".format, TARGET),
    st.builds('<a href="{}">x</a>'.format, TARGET),
    st.builds("<a class=x href='{}' title=\"t\">x</a>".format, TARGET),
    st.builds("<img alt='>' src = \"{}\">".format, TARGET),
    st.builds("::: video {}".format, TARGET.map(lambda each: each.replace(" ", "%20"))),
    st.builds(":::video {} {}\nChữ\n:::".format, st.sampled_from(["a.mp4", "https://youtu.be/x"]), st.just("b.jpg")),
    st.builds('<video poster="{}" src={}></video>'.format, TARGET, st.just("c.mp4")),
    st.builds('<a\nhref="{}"\n>x</a>'.format, TARGET),
    st.builds('<figure><img src="{}"><figcaption>[x]({})</figcaption></figure>'.format, TARGET, TARGET),
)
FRAME = st.sampled_from(
    [
        "{}",
        "> {}",
        "- {}",
        "1. {}\n",
        "Chữ {} chữ.",
        "| a | b |\n|---|---|\n| {} | x |",
        "## {}",
        "x[^1]\n\n[^1]: {}",
        "T\n:   {}",
        "    {}",
        "```\n{}\n```",
        "`{}`",
        "*{}*",
        "!!! note\n    {}",
        "<div>\n{}\n</div>",
        "<!-- {} -->",
        "- a\n\n    > {}",
    ]
)


def framed(frame: str, link: str) -> str:
    """Put a link into a block; further lines of it get the same indentation."""
    before = frame.partition("{}")[0].rpartition("\n")[2]
    indent = before if before.strip() in {"", ">"} else " " * len(before)
    return frame.replace("{}", link.replace("\n", f"\n{indent}"))


@examples(600)
@given(FRAME, LINK)
def test_every_link_in_every_block_is_found(frame: str, link: str) -> None:
    assert missed(framed(frame, link)) == set()


@examples(150)
@given(st.lists(st.builds(framed, FRAME, LINK), min_size=2, max_size=5).map("\n\n".join))
def test_every_link_among_others_is_found(body: str) -> None:
    assert missed(body) == set()


@examples(300)
@given(pieces(MARKDOWN_PIECES, most=12))
def test_every_link_of_a_heap_of_markup_is_found(body: str) -> None:
    assume("\0" not in body)
    with within(seconds=20):
        assert missed(body) == set()


@pytest.mark.parametrize("frame", ["{}", "> {}", "T\n:   {}", "x[^1]\n\n[^1]: {}", "> - 1. {}"])
def test_a_definition_in_any_block_is_found(frame: str) -> None:
    body = framed(frame, "[x]\n\n[x]: b.md") + "\n"
    assert missed(body) == set()
    assert missed(framed(frame, "[x]: b.md") + "\n\n[x]") == set()
    assert missed("[a](b.md)[x]: y.md\n:   [x]: y.md\n") == set()


@pytest.mark.parametrize("frame", ["{}", "> {}", "- {}", "| a |\n|---|\n| {} |"])
@pytest.mark.parametrize("target", ["b.md", "ké hoạch.pdf", "<b c.md>", "b\\_c.md"])
def test_the_links_that_editors_write_are_found(frame: str, target: str) -> None:
    body = framed(frame, f"[chữ]({target})")
    assert asked(body)
    assert missed(body) == set()

"""Mending: twice is as once, no word is lost, and what is typed for a list is none any more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

import lxml.html
from hypothesis import given
from hypothesis import strategies as st

from dancam.authoring.fixes.mends import mended
from dancam.content.typed import layout
from dancam.content.typed.lines import INVISIBLE, prose
from dancam.content.typed.lists import runs
from dancam.content.typed.remarks import remarks
from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.renderer import renderer
from dancam.vietnamese import nfc
from dancam.views.words import VIETNAMESE
from tests.property.strategies import WORDS, examples

HEADS = st.sampled_from(
    ["title: Bài", "title: Một  hai\ntags: [a, 'B']", "title: Kinh tÕ\nimage: {src: a\\b.jpg, alt: c}"]
)
SIGNS = st.sampled_from(
    [
        *("• ", "•", "● ", "◦ ", "· ", "– ", "—", "-", "- ", "+", "+ ", "*", "* ", "+) ", "-\u00a0", "–\u00a0", "o\t"),
        *(
            "1/ ",
            "2/ ",
            "1.",
            "2.",
            "1. ",
            "2. ",
            "3)",
            "a) ",
            "b) ",
            "c. ",
            "d) ",
            "đ) ",
            "I. ",
            "II. ",
            "(1) ",
            "(2) ",
        ),
        *("✓ ", "##", "# ", "##\u00a0", "> ", "> • ", "  ", "    ", "\t", "", "", "", "  • ", "    - ", "| "),
    ]
)
PIECES = st.sampled_from(
    [
        *(" ", "  ", "   ", "\u00a0", " \u00a0", "\u200b", "\u00ad", "\t", ".", "?", ";", ":", "`", "``", "**", "_"),
        *(
            "[a](b\\c.md “d”)",
            "![](a.jpg “b  c”)",
            "[a](b  c.md)",
            "`•  a`",
            "<b>",
            "</b>",
            '<i title="a  b">',
            "<!--",
            "-->",
        ),
        *(
            "e\u0302\u0301",
            "Th«ng b¸o",
            "viÖc",
            "Thoâng baùo",
            "|",
            "https://a.vn/x\u200by",
            "{: .a  .b }",
            "\\",
            "  \n",
            "©",
        ),
    ]
)
LINES = st.tuples(SIGNS, st.lists(st.one_of(WORDS, WORDS, PIECES), max_size=5).map("".join)).map("".join)
WHOLE_LINES = st.sampled_from(
    ["", "", "```", "~~~", ":::", "---", "=====", "***", "| a | b |", "|---|---|", "> ", "<pre>", "</pre>"]
)
ENDS = st.sampled_from(["\n", "\r\n", "\n", "\r"])


@st.composite
def sources(draw: st.DrawFn) -> bytes:
    """Return a source with much to mend, with line ends of all kinds."""
    lines = [
        *f"---\n{draw(HEADS)}\n---".split("\n"),
        *draw(st.lists(st.one_of(LINES, LINES, WHOLE_LINES), max_size=12)),
    ]
    end = draw(ENDS)
    mark = draw(st.sampled_from(["", "", "\ufeff"]))
    return f"{mark}{end.join(lines)}{draw(st.sampled_from(['', end]))}".encode()


def letters(data: bytes) -> list[str]:
    """Return all letters and digits of a source, without the letters that stand for bullets."""
    text = nfc(data.decode()).replace("\ufeff", "").replace("\r", "\n")
    return re.findall(r"[^\W_]", re.sub(r"(?m)^[ \t>]*o\t", "", text))


def body_of(data: bytes) -> str:
    text = nfc(data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"))
    return text.split("\n---\n", 1)[-1] if "\n---\n" in text else ""


@examples(3000)
@given(sources(), st.sampled_from([{}, {"b": "b"}]))
def test_mending_is_done_once_and_loses_nothing(data: bytes, names: dict[str, str]) -> None:
    """All at once, as most of the time goes into making up sources and mending them."""
    found = mended(data, names)
    assert mended(found.data, names).data == found.data
    assert [run for run in runs(prose(body_of(found.data))) if run.mend] == []
    assert found.codes or found.data == data
    assert found.data.startswith("\ufeff".encode()) == data.startswith("\ufeff".encode())
    assert (b"\r" in found.data) == (b"\r" in data)
    if "old-font" not in found.codes:
        alike = str.casefold if "tag-written" in found.codes else str  # a tag is written as it is elsewhere
        assert [*map(alike, letters(found.data))] == [*map(alike, letters(data))]


LOOKS: dict[str, Callable[[Sequence[str]], Iterable[object]]] = {
    "odd-blank": layout.marks_with_odd_blanks,
    "heading-close": layout.headings_without_blank,
    "heading-underlined": layout.underlined,
    "table-drawn": layout.drawn_tables,
    "table-spaced": layout.spaced_tables,
    "caption-quotes": layout.curly_captions,
}


@examples(3000)
@given(sources())
def test_the_quick_look_misses_nothing(data: bytes) -> None:
    """Most bodies are only looked at for signs; whatever would be found in all lines must have one."""
    body = body_of(data)
    lines = prose(body)
    found = {each.code for each in remarks(body, 1, "a.md")}
    lists = {"list-typed", "list-mixed", "list-lettered", "lines-with-dashes"}
    assert bool(list(runs(lines))) == bool(found & lists)
    for code, look in LOOKS.items():
        assert bool(list(look(lines))) == (code in found), code


PLANTED = st.sampled_from(
    [
        *(
            "\u200b",
            "\u00ad",
            "\u2060",
            "\ufeff",
            "\u200e",
            "  ",
            "\u00a0 ",
            "e\u0302\u0301",
            "*",
            "**",
            "_",
            "`",
            "~~",
            "#",
        ),
        *(
            "-",
            "- ",
            "1",
            ".",
            ". ",
            ":",
            "[a](b.md)",
            "[",
            "](",
            ")",
            "<",
            "b>",
            "</b>",
            "&am",
            "p;",
            "|",
            "^",
            "=",
            "\\",
            "!",
        ),
        *(
            "\n",
            "\n",
            "\n\n",
            "\n\n",
            "• ",
            "1/ ",
            "a) ",
            "– ",
            "\n• ",
            "\n• ",
            "\n2/ ",
            "ไทย",
            "x",
            "www",
            ".a.vn",
            "http",
            "://",
        ),
    ]
)
BODIES = st.lists(st.one_of(PLANTED, PLANTED, WORDS), max_size=14).map("".join)
ONLY_SIGNS = {"invisible-character", "double-space", "loose-marks"}
_MARKS_OF_ITEMS = re.compile(r"[-•–+*#]|\d{1,3}[./)]")


def shown(body: str) -> str:
    """Return the HTML of a body with one blank for each gap, letters composed, and without what nobody sees."""
    written = renderer(VIETNAMESE, ()).render(body, lambda _: Target("/a")).html
    html = " ".join(nfc(INVISIBLE.sub("", written)).replace("&nbsp;", " ").split())
    return re.sub(r" ?(</?(?:p|li|h\d|br|td|th)\b[^>]*>) ?", r"\1", html).replace("<p></p>", "")


def told_words(html: str) -> str:
    """Return the words of HTML without the marks of items and headings, which are no text any more."""
    text = " ".join(lxml.html.fragment_fromstring(html, create_parent="div").itertext())
    return "".join(_MARKS_OF_ITEMS.sub(" ", text).split())


@examples(1500)
@given(BODIES)
def test_the_page_says_after_mending_what_it_said_before(body: str) -> None:
    head = "---\ntitle: a\n---\n"
    found = mended(f"{head}{body}\n".encode(), {})
    before, after = shown(nfc(f"{body}\n")), shown(found.data.decode().removeprefix(head))
    if set(found.codes) <= ONLY_SIGNS:
        assert after == before
    assert told_words(after) == told_words(before)

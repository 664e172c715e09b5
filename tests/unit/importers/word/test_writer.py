"""What is written as Markdown is read as what was meant: the same letters with the same looks, the same numbers."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dancam.importers.word.account import Account
from dancam.importers.word.model import Block, Break, Cell, Number, Paragraph, Piece, Table, Text, plain
from dancam.importers.word.tidy import tidy
from dancam.importers.word.writer import Writer
from dancam.render.markdown.renderer import Renderer
from dancam.views.words import Words
from tests.property.strategies import examples

RENDERER = Renderer(Words(table="", back_to_text=""), ())
MARKS = frozenset({"strong", "em", "del", "sup", "sub"})
_APART = frozenset({"p", "li", "td", "th", "br", "h2", "h3", "blockquote", "tr"})


def written(*blocks: Block) -> str:
    return Writer({}, {}, Account()).write(blocks)


class Reader(HTMLParser):
    """Reads HTML: each letter with its marks, and each item of a list with its number."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.letters: list[tuple[str, frozenset[str]]] = []
        self.items: list[tuple[str, str]] = []
        self._marks: list[str] = []
        self._lists: list[list[int | None]] = []
        self._number = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _APART:
            self.letters.append((" ", frozenset()))
        if tag in MARKS:
            self._marks.append(tag)
        elif tag in {"ol", "ul"}:
            self._lists.append([int(dict(attrs).get("start") or 1) if tag == "ol" else None])
        elif tag == "li":
            number = self._lists[-1][0]
            self._number = "-" if number is None else str(number)
            if number is not None:
                self._lists[-1][0] = number + 1

    def handle_endtag(self, tag: str) -> None:
        if tag in MARKS:
            self._marks.remove(tag)
        elif tag in {"ol", "ul"}:
            self._lists.pop()
        elif tag == "li":
            self._number = ""

    def handle_data(self, data: str) -> None:
        self.letters += [(letter, frozenset(self._marks)) for letter in data]
        if data.strip():
            self.items.append((self._number, " ".join(data.split())))
            self._number = ""


def shown(letters: Sequence[tuple[str, frozenset[str]]]) -> list[tuple[str, frozenset[str]]]:
    """Return letters with one blank between two words; how a blank looks is no matter."""
    made: list[tuple[str, frozenset[str]]] = []
    for letter, marks in letters:
        if not letter.isspace():
            made.append((letter, marks))
        elif made and made[-1][0] != " ":
            made.append((" ", frozenset()))
    return made[:-1] if made and made[-1][0] == " " else made


LETTERS = st.sampled_from(list("aĐểx1 9.,*_~`[](){}<>#+-=!|:\\&^\"'“”/@$%;\u00a0 "))
SIGNS = st.sampled_from(
    [
        *("**", "http://a.vn/x_y", "www.a.vn", "&amp;", "<b>", "](", "1.", "2)", "- ", "# ", "+ ", "> ", ":::", "---"),
        *("~~", "a_b_c", "https://x.vn/~u/(a)*b", "&#35;", "<!--", "![", "[^1]:", "-->", "http", "://", "<<<<<<< a"),
    ]
)
TEXT = st.lists(st.one_of(LETTERS, LETTERS, LETTERS, SIGNS), min_size=1, max_size=8).map("".join)
PIECE = st.one_of(
    st.builds(
        Text,
        TEXT,
        st.one_of(
            st.frozensets(st.sampled_from(["strong", "em", "del"])),
            st.sampled_from([frozenset({"sup"}), frozenset({"sub", "em"})]),
        ),
        st.sampled_from(["", "", "", "https://x.vn/a"]),
    ),
    st.just(Break()),
)
PIECES = st.lists(PIECE, min_size=1, max_size=6).map(tidy).filter(plain)
OTHER = Paragraph((Text("x"),))


@examples(2000)
@given(PIECES, st.sampled_from(["paragraph", "heading", "item", "cell", "merged"]))
def test_each_letter_is_read_as_it_was_written(pieces: tuple[Piece, ...], place: str) -> None:
    wanted = [
        (letter, each.marks if isinstance(each, Text) else frozenset[str]())
        for each in pieces
        for letter in (each.text if isinstance(each, Text) else " ")
    ]
    if place in {"cell", "merged"}:
        cells = Cell((Paragraph(pieces),), columns=1 if place == "cell" else 2), Cell((OTHER,))
        body = written(Table((cells,)))
        wanted += [(" ", frozenset()), ("x", frozenset())]
    else:
        number = Number("3.", ".", 3, "1", 0, frozenset()) if place == "item" else None
        body = written(Paragraph(pieces, heading=int(place == "heading"), number=number))
    read = shown(Reader(str(RENDERER.render(body, lambda _: None).html)).letters)
    bold = {"strong"} if place == "heading" else set()
    assert [(letter, marks - bold) for letter, marks in read] == [
        (letter, marks - bold) for letter, marks in shown(wanted)
    ]


@st.composite
def outlines(draw: st.DrawFn) -> tuple[list[Block], list[tuple[str, str]]]:
    """Return paragraphs of two lists among others, and what a reader must see of each: its number and its text."""
    blocks: list[Block] = []
    seen: list[tuple[str, str]] = []
    counts: dict[tuple[str, int], int] = {}
    for place in range(draw(st.integers(2, 12))):
        text = f"w{place}"
        kind = draw(st.sampled_from(["plain", "quote", "heading", *["item"] * 7]))
        if kind != "item":
            indent = draw(st.sampled_from([0, 0, 360, 720]))
            blocks.append(Paragraph((Text(text),), int(kind == "heading"), is_quote=kind == "quote", indent=indent))
            seen.append(("", text))
            continue
        name, level = draw(st.sampled_from("ab")), draw(st.integers(0, 2))
        sign = draw(st.sampled_from([("."), {"a": ")", "b": ""}[name], "-"]))
        count = counts[name, level] = draw(st.sampled_from([counts.get((name, level), 0) + 1] * 9 + [7]))
        for deeper in range(level + 1, 3):
            counts.pop((name, deeper), None)
        label = {"-": "", "": f"Điều {count}."}.get(sign, f"{count}{sign}")
        number = Number(label, sign, count, name, level, frozenset())
        blocks.append(Paragraph((Text(text),), indent=360 * (level + 1), number=number))
        seen.append((str(count) if sign in {".", ")"} else sign, text if sign else f"{label} {text}"))
    return blocks, seen


@examples(1000)
@given(outlines())
def test_each_item_has_its_number(outline: tuple[list[Block], list[tuple[str, str]]]) -> None:
    blocks, seen = outline
    html = str(RENDERER.render(written(*blocks), lambda _: None).html)
    assert Reader(html).items == seen


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# thẻ", r"\# thẻ"),
        ("#ChungTay", r"\#ChungTay"),
        ("> trích", r"\> trích"),
        ("+ cộng", r"\+ cộng"),
        ("- trừ", r"\- trừ"),
        ("1975. Năm ấy", r"1975\. Năm ấy"),
        ("2) hai", r"2\) hai"),
        ("::: hộp", r"\::: hộp"),
        ("[TOC]", r"\[TOC\]"),
        ("==tô== và a == b", r"\==tô== và a == b"),
        ("=====", r"\====="),
        ("---", r"\---"),
        ("* * *", r"\* \* \*"),
        ("<<<<<<< HEAD", "&lt;<<<<<< HEAD"),
        (">>>>>>> a", r"\>>>>>>> a"),
        (": nghĩa", r"\: nghĩa"),
        ("{Theo Báo Nghệ An}", r"\{Theo Báo Nghệ An\}"),
        ("```", r"\`\`\`"),
        ("| a | b |", r"\| a | b |"),
        ("-Việc", "-Việc"),
        ("3.5 ha", "3.5 ha"),
        ("Xem https://nghean.example/a_b, nhé", "Xem https://nghean.example/a_b, nhé"),
    ],
)
def test_signs_at_the_start_of_a_line_are_text(text: str, line: str) -> None:
    assert written(Paragraph((Text(text),))) == line
    assert written(Paragraph((Text("a"), Break(), Text(text)))) == f"a\\\n{line}"


def test_looks_are_written_with_signs_where_they_are_seen_and_with_tags_where_not() -> None:
    def line(*pieces: Piece) -> str:
        return written(Paragraph(tidy(pieces)))

    strong, em = frozenset({"strong"}), frozenset({"em"})
    assert line(Text("Theo "), Text("Báo", strong), Text(".")) == "Theo **Báo**."
    assert line(Text("a"), Text("“Báo”", strong), Text("đưa")) == "a<strong>“Báo”</strong>đưa"
    assert line(Text("Báo", strong | em)) == "***Báo***"
    assert line(Text("một ", strong), Text("hai", strong | em), Text(" ba", strong)) == "**một *hai* ba**"
    assert line(Text(" một ", strong), Text("hai")) == "**một** hai"
    assert line(Text("một"), Text(" ", strong), Text("hai")) == "một hai"

"""Code, escapes, entities, links, pictures and breaks."""

from __future__ import annotations

import pytest

from tests.unit.render.markdown.inline.rendered import html, line, render, told

DEFINED = "\n\n[Bài Một]: mot.md 'Tên'\n\n[hai]: hai.md\n"


def test_an_apostrophe_holds_neither_cells_nor_tags_together() -> None:
    assert "<td>K`Ho</td>\n<td>K`Ho</td>" in html("| a | b |\n|---|---|\n| K`Ho | K`Ho |")
    assert html("K`Ho <div>a</div> K`Ho").startswith("<p>K`Ho</p>\n<div>a</div>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`a*b*c` và ``a`b``", "<code>a*b*c</code> và <code>a`b</code>"),
        ("`` `a` ``", "<code>`a`</code>"),
        ("`a\nb`", "<code>a b</code>"),
        ("`&amp; <b>`", "<code>&amp;amp; &lt;b&gt;</code>"),
        ("`a\\`b`", "<code>a\\</code>b`"),
        ("``a` b", "``a` b"),
        ("`https://x.vn [a](b.md)`", "<code>https://x.vn [a](b.md)</code>"),
        ("\\*a\\* \\_b\\_ \\[c\\](d) \\`e\\`", "*a* _b_ [c](d) `e`"),
        ("C:\\Users\\mai, a\\", "C:\\Users\\mai, a\\"),
        ("\\~\\~a~~ x\\^2^ \\![a](b.md)", '~~a~~ x^2^ !<a href="b.md">a</a>'),
        ("&lt;b&gt; &copy; &#272;&#x110; &khongco; R&D &", "&lt;b&gt; © ĐĐ &amp;khongco; R&amp;D &amp;"),
        ("&amp;lt; \\&lt; &amp;amp;", "&amp;lt; &amp;lt; &amp;amp;"),
        ("&#42;a&#42;", "*a*"),
        ("a&#2;b&#1;c", "abc"),
        # Within or behind a word it is an apostrophe.
        ("K`Ho và K`Ho", "K`Ho và K`Ho"),
        ("45`, 12°30``; 90`", "45`, 12°30``; 90`"),
        ("K`Ho (`a`) và a`.b`", "K`Ho (<code>a</code>) và a`.b`"),
        ("a`*b*` và a``b``", "a<code>*b*</code> và a<code>b</code>"),
    ],
)
def test_code_escapes_and_entities(text: str, expected: str) -> None:
    assert line(f"x {text}") == f"x {expected}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("một  \nhai", "một<br>\nhai"),
        ("một\\\nhai", "một<br>\nhai"),
        ("một \n  hai", "một\nhai"),
        ("*một  \nhai*", "<em>một<br>\nhai</em>"),
        ("`một`  \nhai", "<code>một</code><br>\nhai"),
        ("một\\\\\nhai", "một\\\nhai"),
    ],
)
def test_breaks(text: str, expected: str) -> None:
    assert line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](b.md)", '<a href="b.md">a</a>'),
        ("[a](b.md 'T') [a](b.md \"T\") [a](b.md (T))", '<a href="b.md" title="T">a</a> ' * 3),
        ("[a](<b c.md>)", '<a href="b c.md">a</a>'),
        ("[a](bài viết.html)", '<a href="bài viết.html">a</a>'),
        ("[a](tệp/bài viết (2).pdf 'T')", '<a href="tệp/bài viết (2).pdf" title="T">a</a>'),
        ("[1](hôm qua)", "[1](hôm qua)"),
        ("[a](b_(c).md)", '<a href="b_(c).md">a</a>'),
        ("[a](b\\(c.md)", '<a href="b(c.md">a</a>'),
        ("[a](b.md?x=1&amp;y=2)", '<a href="b.md?x=1&amp;y=2">a</a>'),
        ("[a [b] c](d.md)", '<a href="d.md">a [b] c</a>'),
        ("[a **b** `]`](c.md)", '<a href="c.md">a <strong>b</strong> <code>]</code></a>'),
        ("[a [b](c.md) d](e.md)", '[a <a href="c.md">b</a> d](e.md)'),
        ("[](b.md) và [ ](b.md)", '<a href="b.md">b.md</a> và <a href="b.md">b.md</a>'),
        ("[https://x.vn](b.md)", '<a href="b.md">https://x.vn</a>'),
        ("[a\nb](c.md)", '<a href="c.md">a\nb</a>'),
        ("[a](b.md", "[a](b.md"),
        ("[a] (b.md)", "[a] (b.md)"),
        ("[] và [ ] và ][", "[] và [ ] và ]["),
        (
            "<https://x.vn/a_b_c> <mai@x.vn>",
            '<a href="https://x.vn/a_b_c">https://x.vn/a_b_c</a> <a href="mailto:mai@x.vn">mai@x.vn</a>',
        ),
        (
            "[x][Bài Một] [x][bài\nmột] [Bài một][] [bài một]",
            '<a href="mot.md" title="Tên">x</a> ' * 2
            + '<a href="mot.md" title="Tên">Bài một</a> <a href="mot.md" title="Tên">bài một</a>',
        ),
        (
            "[x][hai] [x][ba] [hai]: [x] [hai]",
            '<a href="hai.md">x</a> [x][ba] <a href="hai.md">hai</a>: [x] <a href="hai.md">hai</a>',
        ),
    ],
)
def test_links(text: str, expected: str) -> None:
    assert line(f"x {text}{DEFINED}") == f"x {expected.strip()}"


def test_pictures_have_the_words_of_what_stands_in_them() -> None:
    assert 'alt="Bà con đồng và [x]"' in html("x ![Bà *con* [đồng](a.md) `và` \\[x\\]](b.jpg)")
    assert 'alt="a b c"' in html("x ![a ![b](c.jpg) c](d.jpg)")
    assert html("[![a](b.jpg)](c.md)").startswith('<p><a href="c.md"><img alt="a"')
    assert 'title="T&quot;"' in html("x ![a][b]\n\n[b]: c.jpg 'T\"'")


def test_escaped_signs_mean_nothing_to_those_who_come_later() -> None:
    assert line("a\\{.b} *c*\\{.d\\}") == "a{.b} <em>c</em>{.d}"
    assert html("\\[TOC]\n\n## Mục").startswith("<p>[TOC]</p>")
    assert html("- \\[ ] a") == "<ul>\n<li>[ ] a</li>\n</ul>"
    assert [each.title for each in render("## 1\\. Mục \\<b\\> &lt;i&gt; \\*").toc] == ["1. Mục <b> <i> *"]


def test_a_link_with_blanks_is_looked_up_as_it_is_written() -> None:
    assert told("xem [a](khong co.md)") == [("dead-link", "khong co.md", 1, 9)]


@pytest.mark.parametrize("piece", ["![[]()", "[a](", "[a](<b", '[a](b "', "[", "`a ``b ", "*a _b ", "a** ", "~a", "^_"])
def test_many_signs_keep_their_place(piece: str) -> None:
    text = f"x {piece * 300}y"
    assert line(text).startswith("x")
    assert line(text).endswith("y")

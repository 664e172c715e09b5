"""Footnotes: their marks, their texts, and what is told of them."""

from __future__ import annotations

import re

from tests.unit.render.markdown.inline.rendered import html, told


def marks(made: str) -> list[tuple[str, str]]:
    return re.findall(r'class="footnote-ref" href="#fn:([^"]+)">(\d+)<', made)


def test_marks_and_texts_lead_to_each_other_in_the_order_of_the_marks() -> None:
    made = html("Một[^b], hai[^a] và một[^b].\n\n[^a]: Chữ *a*\n\n[^b]: Chữ b")
    assert marks(made) == [("b", "1"), ("a", "2"), ("b", "1")]
    assert made.index("Chữ b") < made.index("Chữ <em>a</em>")
    ids, ways = set(re.findall('id="([^"]+)"', made)), re.findall('href="#([^"]+)"', made)
    assert set(ways) == ids
    assert len(ways) == 6
    assert made.count('title="Trở lại 1"') == 2
    assert told("Một[^b], hai[^a] và một[^b].\n\n[^a]: Chữ *a*\n\n[^b]: Chữ b") == []


def test_a_mark_without_a_text_is_a_small_sign() -> None:
    assert html("a[^1] b") == "<p>a<sup>1</sup> b</p>"
    assert html("a[^Theo báo cáo] b") == "<p>a<sup>Theo báo cáo</sup> b</p>"
    assert told("x\n\na[^1] b[^2]\n\n[^2]:") == [("footnote-missing", "1", 3, 2), ("footnote-missing", "2", 3, 8)]


def test_a_text_that_is_empty_is_told_and_not_shown() -> None:
    assert html("a\n\n[^2]:") == "<p>a</p>"
    assert told("a\n\n[^2]:") == [("footnote-unused", "2", 3, 1)]


def test_a_text_without_a_mark_is_shown_behind_the_others() -> None:
    text = "a[^2]\n\n[^1]: thừa\n\n[^2]: hai"
    made = html(text)
    assert made.index("hai") < made.index("thừa")
    assert made.count("↩") == 1
    assert told(text) == [("footnote-unused", "1", 3, 1)]


def test_two_texts_for_one_mark_are_both_shown() -> None:
    text = "a[^1] b[^2]\n\n[^1]: một\n\n[^1]: khác\n\n[^2]: hai"
    made = html(text)
    assert made.index("một") < made.index("hai") < made.index("khác")
    assert len(set(re.findall('<li id="([^"]+)"', made))) == 3
    assert told(text) == [("footnote-twice", "1", 5, 1)]


def test_marks_that_differ_in_case_are_one() -> None:
    text = "a[^Đơn vị]\n\n[^đơn vị]: Đơn vị: tấn"
    assert marks(html(text)) == [("đơn-vị", "1")]
    assert told(text) == [("footnote-case", "Đơn vị", 1, 2)]


def test_a_mark_in_a_text_leads_on() -> None:
    made = html("a[^1]\n\n[^1]: một[^2]\n\n[^2]: hai[^3]\n\n[^3]: ba[^1]")
    assert marks(made) == [("1", "1"), ("2", "2"), ("3", "3"), ("1", "1")]
    assert told("a[^1]\n\n[^1]: một\n    [^2]:\n[^3]: hai") != []  # one within another: nobody fails over it


def test_marks_in_headings_tables_and_captions() -> None:
    made = html(
        '## Mục[^1]\n\n| a[^1] |\n|---|\n| b[^1] |\n\n![c](d.jpg "Ảnh: Minh[^1]")\n\nx ![e[^1]](f.jpg) y\n\n'
        "[g[^1]](h.md)\n\n[^1]: một"
    )
    assert len(marks(made)) == 6
    assert "[^" not in made
    assert re.search(r"<figcaption>Ảnh: Minh<sup id=", made)
    assert '<a href="h.md">g</a><sup' in made
    assert '<h2 id="muc">' in made


def test_a_mark_behind_an_exclamation_mark_is_one() -> None:
    assert marks(html("Hay quá![^1] Thật!\n\n[^1]: một")) == [("1", "1")]


def test_what_only_looks_like_a_mark_is_text() -> None:
    assert html("[^] [^ ] \\[^1] `[^1]`") == "<p>[^] [^ ] [^1] <code>[^1]</code></p>"
    assert html("[^1](a.md)") == '<p><a href="a.md">^1</a></p>'


def test_a_body_forgets_the_footnotes_of_the_last_one() -> None:
    html("a[^1]\n\n[^1]: một")
    assert html("a[^1]") == "<p>a<sup>1</sup></p>"

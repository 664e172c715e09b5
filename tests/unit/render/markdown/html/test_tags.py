"""Tags in a text."""

from __future__ import annotations

import pytest

from dancam.render.markdown.html.tags import (
    Tag,
    cdata_at,
    comment_at,
    declaration_at,
    instruction_at,
    mark_among,
    tag_at,
)
from tests.unit.clock import within


@pytest.mark.parametrize(
    ("text", "name", "attributes", "kind"),
    [
        ("<b>", "b", {}, "open"),
        ("<B Class=x>", "b", {"class": "x"}, "open"),
        ("</b>", "b", {}, "close"),
        ("</b  >", "b", {}, "close"),
        ("<br>", "br", {}, "single"),
        ("<br/>", "br", {}, "single"),
        ("<div/>", "div", {}, "single"),
        ("<a href='x'title=\"y\">", "a", {"href": "x", "title": "y"}, "open"),
        ("<a href=x\n class = 'y'>", "a", {"href": "x", "class": "y"}, "open"),
        ("<a href=a?b=c&d>", "a", {"href": "a?b=c&d"}, "open"),
        ("<a href='?a=1&copy=2&amp;b'>", "a", {"href": "?a=1&copy=2&b"}, "open"),
        ("<a href=x href=y>", "a", {"href": "x"}, "open"),
        ("<img src=a.png/>", "img", {"src": "a.png"}, "single"),
        ("<details open>", "details", {"open": ""}, "open"),
        ("<o:p>", "o:p", {}, "open"),
        ("<b \x0112\x01 class=x>", "b", {"\x0112\x01": "", "class": "x"}, "open"),
        ("</b \x013\x01>", "b", {"\x013\x01": ""}, "close"),
    ],
)
def test_a_tag_says_what_it_is(text: str, name: str, attributes: dict[str, str], kind: str) -> None:
    for before, behind in (("", ""), ("x", "y"), ("<", ">")):
        tag = tag_at(before + text + behind, len(before))
        assert tag == Tag(name, attributes, kind, len(before + text))  # type: ignore[arg-type]  # mypy knows no str of it


@pytest.mark.parametrize(
    "text",
    [
        *("<3", "< b>", "<b", "<b class='x>", "<Nguyễn Văn A>", "<b và c>", "<b thi c>", "<x=1>", "<a 'b'>", "</3>"),
        *("<https://x.vn/a>", "<a@b.vn>", "<!-- x -->", "<?x?>", "<>", "</>", "<b <i>"),
    ],
)
def test_what_is_no_tag_is_none(text: str) -> None:
    assert tag_at(text, 0) is None


def test_what_else_html_has_ends_where_it_ends() -> None:
    assert comment_at("<!-- a > b -->c", 0) == 14
    assert comment_at("<!-->c", 0) == 5
    assert comment_at("<!--->c", 0) == 6
    assert comment_at("<!-- a", 0) is None
    assert comment_at("<!- a -->", 0) is None
    assert instruction_at("<?php a > b ?>c", 0) == 14
    assert instruction_at("<?php a >", 0) is None
    assert cdata_at("<![CDATA[a]b]]>c", 0) == 15
    assert cdata_at("<![CDATA[a", 0) is None
    assert declaration_at("<!DOCTYPE html>c", 0) == 15
    assert declaration_at("<![if !supportLists]>c", 0) == 21
    assert declaration_at("<![CDATA[a]]>", 0) is None
    assert declaration_at("<!3>", 0) is None


@pytest.mark.parametrize(
    "unit",
    ["<a ", "<!--", '<a b="', "<a b='\"' ", "<![CDATA[", "<?", "<!a", "</a", "<a b=\"c='d='\"e='", "<a a a a", "<a   "],
)
def test_the_time_is_in_proportion_to_the_text(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    with within(seconds=20):
        for start in range(0, len(text), len(unit)):
            for each in (tag_at, comment_at, instruction_at, cdata_at, declaration_at):
                each(text, start)


def test_the_mark_of_a_place_is_found_among_attributes() -> None:
    assert mark_among({"class": "x", "\x017\x01": ""}) == "\x017\x01"
    assert mark_among({"dancamplace": "\x018\x01"}) == "\x018\x01"
    assert mark_among({"class": "x"}) == ""

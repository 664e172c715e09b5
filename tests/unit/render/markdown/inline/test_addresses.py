"""Addresses that stand in a text as they are."""

from __future__ import annotations

import pytest

from dancam.render.markdown.inline.addresses import addresses
from tests.unit.render.markdown.inline.rendered import html, line


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("xem https://hailoc.gov.vn.", ["https://hailoc.gov.vn"]),
        ("(http://a.vn/b_(c)), “https://a.vn/d”!", ["http://a.vn/b_(c)", "https://a.vn/d"]),
        ("Nguồn:https://a.vn/x?y=1&amp;z=2; www.a.vn/b…", ["https://a.vn/x?y=1&z=2", "http://www.a.vn/b"]),
        ("https://vi.wikipedia.org/wiki/Hải_Lộc_(xã), https://mônphốt.vn/", None),
        ("Www.a.vn HTTPS://A.VN/b http://localhost:8000/x", ["http://Www.a.vn", "HTTPS://A.VN/b", None]),
        ("https://a.vn/b\\_c\\*d", ["https://a.vn/b_c*d"]),
        ("https://a.vn/&lt; https://a.vn/b&nbsp;c", None),
        ("mai.le+tin@hailoc.gov.vn, Email:ab_c@d.vn", ["mailto:mai.le+tin@hailoc.gov.vn", "mailto:ab_c@d.vn"]),
        ("ab\\_c@d.vn", ["mailto:ab_c@d.vn"]),
        ("chữhttps://a.vn xwww.a.vn a/www.b.vn www. https:// http://u@b.vn a@b a@b. @a @a.vn", []),
        ("https://a.vn/b[^1] [x https://a.vn/c](d)", ["https://a.vn/b", "https://a.vn/c"]),
        ("https://a.vn/?x[]=1&y=(2)", ["https://a.vn/?x[]=1&y=(2)"]),
        ("(https://a.vn/b\\) [https://a.vn/c\\]](d)", ["https://a.vn/b", "https://a.vn/c"]),
        ('"https://a.vn"<b>https://a.vn/`c`', ["https://a.vn", "https://a.vn/"]),
    ],
)
def test_addresses_are_found_without_what_belongs_to_the_sentence(text: str, links: list[str | None] | None) -> None:
    found = [each.href for each in addresses(text)]
    if links is None:
        assert len(found) == 2
    else:
        assert len(found) == len(links)
        assert all(link in {None, href} for href, link in zip(found, links, strict=True))


def test_an_address_is_a_link_with_its_own_text() -> None:
    assert line("Xem www.a.vn/x_y_z.") == 'Xem <a href="http://www.a.vn/x_y_z">www.a.vn/x_y_z</a>.'
    assert line("**https://a.vn/** *a@b.vn*") == (
        '<strong><a href="https://a.vn/">https://a.vn/</a></strong> <em><a href="mailto:a@b.vn">a@b.vn</a></em>'
    )
    assert line("https://a.vn/?b=1&copy;=2 x") == '<a href="https://a.vn/?b=1©=2">https://a.vn/?b=1©=2</a> x'


@pytest.mark.parametrize("text", ["`https://a.vn`", "```\nhttps://a.vn\n```", '<b title="https://a.vn">x</b>'])
def test_in_code_and_tags_an_address_is_text(text: str) -> None:
    assert "<a" not in html(text)


@pytest.mark.parametrize("text", ["[https://a.vn x](b.md)", "[<https://a.vn>](b.md)", "[a@b.vn][c]\n\n[c]: b.md"])
def test_within_a_link_an_address_is_text(text: str) -> None:
    assert html(text).count("<a") == 1
    assert 'href="b.md"' in html(text)

"""Addresses as HTML asks for them."""

from __future__ import annotations

import pytest

from dancam.render.markdown.html.addresses import mended


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://x.vn/a?b=c&d=e#f", "https://x.vn/a?b=c&d=e#f"),
        ("https://x.vn/bài viết", "https://x.vn/bài%20viết"),
        ("https://x.vn/[a]{b}|c", "https://x.vn/%5Ba%5D%7Bb%7D%7Cc"),
        ("https://x.vn/100%", "https://x.vn/100%25"),
        ("https://x.vn/%C3%A1", "https://x.vn/%C3%A1"),
        ("https://x.vn/a#b#c", "https://x.vn/a#b%23c"),
        ("https://x.vn\\a\\b", "https://x.vn/a/b"),
        ("HTTPS://X.VN/A", "https://x.vn/A"),
        ("https:/x.vn/a", "https://x.vn/a"),
        ("https:x.vn/a", "https://x.vn/a"),
        ("https://xã.vn:8080/", "https://xã.vn:8080/"),
        ("https://1.2.3.4/", "https://1.2.3.4/"),
        ("//x.vn/a b", "//x.vn/a%20b"),
        ("mailto:a b@c.vn", "mailto:a%20b@c.vn"),
        ("tel:+84 23 45", "tel:+84%2023%2045"),
        ("#muc một", "#muc%20một"),
        ("", ""),
        (" #a\n", "#a"),
    ],
)
def test_what_people_type_is_encoded(written: str, expected: str) -> None:
    assert mended(written) == expected
    assert mended(expected) == expected


@pytest.mark.parametrize(
    "written",
    [
        *("http://", "https:///", "https://x y/", "https://x:web/", "https://x:99999/", "https://a..vn/"),
        *("https://[x/", "https://1.2.3/", "https://1.2.3.456/", "https://-x.vn/", "//", "https://x|y"),
    ],
)
def test_what_can_be_no_address_is_none(written: str) -> None:
    assert mended(written) is None

"""Values of attributes, and tags of languages."""

from __future__ import annotations

import pytest

from dancam.render.markdown.html.languages import language
from dancam.render.markdown.html.values import fitting


@pytest.mark.parametrize(
    ("tag", "name", "written", "expected"),
    [
        ("td", "colspan", "2", "2"),
        ("td", "colspan", "0", None),
        ("td", "colspan", "1001", None),
        ("td", "colspan", "hai", None),
        ("td", "rowspan", "65535", None),
        ("ol", "start", "-3", "-3"),
        ("ol", "start", "٣", "3"),
        ("ol", "start", "ba", None),
        ("ol", "start", "9" * 4000, None),
        ("ol", "type", "A", "A"),
        ("ol", "type", "disc", None),
        ("ol", "reversed", "no", ""),
        ("img", "width", "300", "300"),
        ("img", "width", "300px", "300"),
        ("img", "width", "100%", None),
        ("img", "loading", "Lazy", "lazy"),
        ("img", "loading", "fast", None),
        ("p", "dir", "rtl", "rtl"),
        ("p", "dir", "up", None),
        ("p", "lang", "vi_vn", "vi-VN"),
        ("p", "lang", "tiếng Việt", None),
        ("th", "scope", "row", "row"),
        ("th", "scope", "both", None),
        ("video", "preload", "all", None),
        ("details", "open", "open", ""),
        ("time", "datetime", "2026-02-28", "2026-02-28"),
        ("time", "datetime", "2026-02-30", None),
        ("time", "datetime", "2026-02-28T07:30+07:00", "2026-02-28T07:30+07:00"),
        ("time", "datetime", "2026-02-28 07:30", "2026-02-28 07:30"),
        ("time", "datetime", "07:30", "07:30"),
        ("time", "datetime", "PT2H", "PT2H"),
        ("time", "datetime", "hôm qua", None),
        ("del", "datetime", "2026-02-28 07:30", None),
        ("del", "datetime", "2026-02-28", "2026-02-28"),
        ("blockquote", "cite", "https://x.vn/a b", "https://x.vn/a%20b"),
        ("blockquote", "cite", "https://x y", None),
        ("p", "title", 'a "b"', 'a "b"'),
    ],
)
def test_a_value_is_one_that_html_knows(tag: str, name: str, written: str, expected: str | None) -> None:
    assert fitting(tag, name, written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [("vi", "vi"), ("VI-vn", "vi-VN"), ("zh-hant-tw", "zh-Hant-TW"), ("vi-latn", "vi"), ("xx", None), ("", None)],
)
def test_a_language_is_one_of_the_registry(written: str, expected: str | None) -> None:
    assert language(written) == expected

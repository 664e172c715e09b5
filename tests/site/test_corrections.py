"""Corrections: said above the text and to search engines, and nowhere else."""

from __future__ import annotations

import json
import re

from tests.portal import Portal

WORDS = "Bài đăng hôm qua ghi nhầm “225” & <b>; đúng là 255."


def test_a_correction_stands_above_the_text_and_is_told_to_search_engines(portal: Portal) -> None:
    portal.article("thoi-su/a.md", "Thân bài.", correction=f"'{WORDS}'").build().succeeded()
    page = portal.page("thoi-su/a.html")
    assert portal.codes() == []
    assert page.index("</header>") < page.index('class="correction"') < page.index('class="prose"')
    assert "<strong>Đính chính:</strong> Bài đăng hôm qua ghi nhầm “225” &amp; &lt;b&gt;" in page
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert json.loads(blocks[0])["correction"] == WORDS


def test_nothing_is_said_where_nothing_was_wrong(portal: Portal) -> None:
    portal.article("thoi-su/a.md", "Thân bài.", correction="").build().succeeded()
    page = portal.page("thoi-su/a.html")
    assert "Đính chính" not in page
    assert '"correction"' not in page


def test_a_correction_renders_its_own_page_alone(portal: Portal) -> None:
    portal.articles(9).article("thoi-su/a.md").build().succeeded()
    portal.article("thoi-su/a.md", correction="Đúng là 255.").build().rendered(1)
    assert portal.tree() == portal.clean_tree()
    for path, data in portal.tree().items():
        assert ("Đúng là 255".encode() in data) == (path == "thoi-su/a.html")


def test_a_page_that_is_no_article_has_none(portal: Portal) -> None:
    portal.write("content/trang.md", "---\ntitle: Trang\ncorrection: Sai\n---\nThân.\n").build().succeeded()
    assert portal.codes() == ["only-on-articles"]


def test_its_name_in_vietnamese_is_understood(portal: Portal) -> None:
    portal.article("thoi-su/a.md", **{"đính chính": "Đúng là 255."}).build().succeeded()
    assert portal.codes() == ["unknown-field"]
    assert "correction" in " ".join(portal.messages())

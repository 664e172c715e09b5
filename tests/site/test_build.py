"""Building: what is rendered, what is kept, what is removed."""

from __future__ import annotations

import pytest

from tests.portal import Portal


def test_a_second_build_renders_and_writes_nothing(portal: Portal) -> None:
    portal.articles(9).build().succeeded().rendered(at_least=20)
    portal.build().succeeded().rendered(0).wrote(0)
    assert portal.result.removed == 0


def test_touching_a_source_rebuilds_nothing(portal: Portal) -> None:
    portal.articles(3).build().touch("content/thoi-su/bai-001.md").build().rendered(0).wrote(0)


def test_an_edit_of_the_body_renders_one_output(portal: Portal) -> None:
    portal.articles(9).build()
    portal.edit("content/thoi-su/bai-005.md", lambda text: text + "\nThêm một đoạn.\n").build()
    assert portal.result.written_paths == ["thoi-su/bai-005.html"]


def test_an_incremental_build_equals_a_clean_one(portal: Portal) -> None:
    portal.articles(9).build()
    portal.edit("content/thoi-su/bai-003.md", lambda text: text.replace("Bài bai-003", "Tên mới"))
    portal.delete("content/thoi-su/bai-004.md").articles(2, first=20).build().succeeded()
    assert portal.tree() == portal.clean_tree()


def test_a_deleted_article_takes_its_page_along(portal: Portal) -> None:
    portal.articles(3).build().delete("content/thoi-su/bai-002.md").build().succeeded()
    assert not portal.exists("thoi-su/bai-002.html")
    assert portal.codes() == ["address-lost"]
    portal.build()
    assert portal.codes() == []


@pytest.mark.parametrize("size", [60, 400])
def test_publishing_an_article_costs_the_same_in_any_portal(portal: Portal, size: int) -> None:
    portal.articles(size).build()
    tags = "[dân vận, nông thôn mới, cải cách]"
    portal.article("thoi-su/cu.md", date="2026-06-14 08:00", tags=tags, author="khoi").build()
    portal.article("thoi-su/moi.md", date="2026-06-15 08:00", tags=tags, author="khoi").build().succeeded()
    # The article and its two neighbours, the home page, the fronts and open pages of the category, of three tags
    # and of the author, the archive with year and month, six feeds, the month's sitemap, their index, the news.
    assert portal.result.rendered == portal.result.written == 22

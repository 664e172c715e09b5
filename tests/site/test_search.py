"""The files that a browser searches in: all articles, one file for each month, and nothing that is not published."""

from __future__ import annotations

import json

from tests.portal import Portal


def test_each_month_has_its_articles_newest_first(portal: Portal) -> None:
    portal.article("thoi-su/a.md", date="2026-05-03", title="Một & <hai>", summary="“Sapo”")
    portal.article("dan-van-kheo/b.md", date="2026-05-04").article(
        "thoi-su/c.md", date="2026-04-01"
    ).build().succeeded()
    assert json.loads(portal.page("tim-kiem/muc-luc.json")) == ["/tim-kiem/2026-05.json", "/tim-kiem/2026-04.json"]
    assert json.loads(portal.page("tim-kiem/2026-05.json")) == [
        ["Bài b", "/dan-van-kheo/b.html", "Thân bài.", "Dân vận khéo", "04/05/2026"],
        ["Một & <hai>", "/thoi-su/a.html", "“Sapo”", "Thời sự", "03/05/2026"],
    ]


def test_a_month_that_goes_and_one_that_comes_are_what_a_clean_build_has(portal: Portal) -> None:
    portal.articles(30).article("thoi-su/c.md", date="2025-04-01").build().succeeded()
    portal.delete("content/thoi-su/c.md").article("thoi-su/d.md", date="2025-06-01").build().succeeded()
    assert not portal.exists("tim-kiem/2025-04.json")
    assert portal.exists("tim-kiem/2025-06.json")
    assert portal.tree() == portal.clean_tree()


def test_an_article_that_changes_makes_one_month_anew(portal: Portal) -> None:
    portal.articles(200).build().succeeded()
    portal.edit("content/thoi-su/bai-100.md", lambda text: text.replace("Bài bai-100", "Tên mới")).build()
    months = [path for path in portal.result.rendered_paths if path.startswith("tim-kiem/")]
    assert months == ["tim-kiem/2026-02.json"]


def test_what_is_not_published_cannot_be_found(portal: Portal) -> None:
    portal.article("thoi-su/a.md", draft="true").article("thoi-su/b.md", withdrawn="Sai").article(
        "thoi-su/c.md"
    ).build()
    assert [row[0] for row in json.loads(portal.page("tim-kiem/2026-06.json"))] == ["Bài c"]


def test_a_portal_below_a_path_and_an_empty_one(portal: Portal) -> None:
    portal.build().succeeded()
    assert json.loads(portal.page("tim-kiem/muc-luc.json")) == []
    portal.edit("site.yml", lambda text: text.replace("https://thu.example", "https://thu.example/cong"))
    portal.article("thoi-su/a.md").build().succeeded()
    assert json.loads(portal.page("tim-kiem/muc-luc.json")) == ["/cong/tim-kiem/2026-06.json"]
    assert json.loads(portal.page("tim-kiem/2026-06.json"))[0][1] == "/cong/thoi-su/a.html"
    assert '"urlTemplate":"https://thu.example/cong/tim-kiem.html?q={search_term_string}"' in portal.page("index.html")

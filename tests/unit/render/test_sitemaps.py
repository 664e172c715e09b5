"""Sitemaps and robots.txt."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from dancam.render import sitemaps
from dancam.views.sitemaps import (
    NewsEntry,
    NewsSitemapView,
    month_sitemap_view,
    news_sitemap_view,
    pages_sitemap_view,
    robots_view,
    sitemap_index_view,
)
from tests.portal import SITE_YML
from tests.unit.makers import page, site_of, source

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def locations(data: bytes) -> list[str | None]:
    return [each.text for each in ET.fromstring(data).iter(f"{SITEMAP}loc")]


def test_the_index_names_the_pages_and_each_month_newest_first() -> None:
    site = site_of(source("thoi-su/a.md", date="2025-12-01"), source("thoi-su/b.md", date="2026-01-01"))
    assert locations(sitemaps.index(sitemap_index_view(site))) == [
        "https://thu.example/sitemap/trang.xml",
        "https://thu.example/sitemap/2026-01.xml",
        "https://thu.example/sitemap/2025-12.xml",
    ]


def test_a_month_has_its_articles_with_their_last_change() -> None:
    site = site_of(source(updated="2026-06-02 10:00"))
    data = sitemaps.urls(month_sitemap_view(site, 2026, 6))
    assert locations(data) == ["https://thu.example/thoi-su/bai.html"]
    assert ET.fromstring(data).findtext(f"{SITEMAP}url/{SITEMAP}lastmod") == "2026-06-02T10:00:00+07:00"


def test_the_index_is_as_new_as_the_last_change_of_a_month() -> None:
    site = site_of(source(date="2026-06-01", updated="2026-06-02"))
    assert sitemap_index_view(site).entries[1].modified == "2026-06-02T00:00:00+07:00"


def test_pages_and_fronts_stand_in_a_sitemap_of_their_own() -> None:
    found = locations(sitemaps.urls(pages_sitemap_view(site_of(page("gioi-thieu.md"), source()))))
    assert {"https://thu.example/", "https://thu.example/thoi-su/", "https://thu.example/gioi-thieu.html"} <= set(found)
    assert "https://thu.example/thoi-su/bai.html" not in found


@pytest.mark.parametrize(("date", "count"), [("2026-06-13 09:00", 1), ("2026-06-13 08:59", 0), ("2026-06-15 09:00", 1)])
def test_the_news_are_those_of_two_days(date: str, count: int) -> None:
    assert len(news_sitemap_view(site_of(source(date=date))).entries) == count


def test_scheduled_articles_are_no_news_even_where_drafts_are_shown() -> None:
    site = site_of(source(date="2026-06-20"), drafts=True)
    assert site.articles
    assert not news_sitemap_view(site).entries


def test_a_news_entry_names_its_portal_and_language() -> None:
    site = site_of(source(date="2026-06-15 08:00", lang="en"))
    news = ET.fromstring(sitemaps.news(news_sitemap_view(site))).find(f"{SITEMAP}url/{NEWS}news")
    assert news is not None
    assert news.findtext(f"{NEWS}publication/{NEWS}name") == "Cổng thử"
    assert news.findtext(f"{NEWS}publication/{NEWS}language") == "en"
    assert news.findtext(f"{NEWS}title") == "Bài bai"


def test_hostile_text_stays_text() -> None:
    view = NewsSitemapView("<x>", (NewsEntry("https://a.example/?a&b", "</news:title>\x02", "2026-06-15", "<vi>"),))
    root = ET.fromstring(sitemaps.news(view))
    assert root.findtext(f".//{NEWS}title") == "</news:title>"


def test_robots_are_welcome_and_told_of_the_sitemaps() -> None:
    text = sitemaps.robots(robots_view(site_of(site_yml=SITE_YML))).decode()
    assert "Disallow" not in text
    assert "Sitemap: https://thu.example/sitemap.xml\n" in text

"""Articles in several languages: readers and search engines are led from one to the other."""

from __future__ import annotations

import re

import pytest

from tests.portal import Portal

FRENCH, ENGLISH = "https://thu.example/thoi-su/pont.html", "https://thu.example/thoi-su/bridge.html"
OWN = "https://thu.example/thoi-su/cau.html"


@pytest.fixture
def bridge(portal: Portal) -> Portal:
    """A portal with an article in three languages, and others."""
    portal.article("thoi-su/cau.md", title="Cầu mới", translations="[bridge.md, pont.md]")
    portal.article("thoi-su/bridge.md", title="A new bridge & more", lang="en", translations="[cau.md, pont.md]")
    portal.article("thoi-su/pont.md", title="Un pont", lang="fr", translations="[cau.md, bridge.md]")
    return portal.articles(5).build().succeeded()


def alternates(page: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page))


def test_search_engines_are_told_of_all_languages_on_each_page(bridge: Portal) -> None:
    assert bridge.codes() == []
    for name in ("cau", "bridge", "pont"):
        found = alternates(bridge.page(f"thoi-su/{name}.html"))
        assert found == {"vi": OWN, "en": ENGLISH, "fr": FRENCH, "x-default": OWN}
    assert alternates(bridge.page("thoi-su/bai-001.html")) == {}


def test_readers_are_led_there_by_the_name_of_the_language(bridge: Portal) -> None:
    page = bridge.page("thoi-su/cau.html")
    assert "Bài này bằng:" in page
    link = '<a href="/thoi-su/bridge.html" hreflang="en" lang="en" title="A new bridge &amp; more">English</a>'
    assert link in page
    assert '<a href="/thoi-su/cau.html" hreflang="vi" lang="vi" title="Cầu mới">Tiếng Việt</a>' in bridge.page(
        "thoi-su/pont.html"
    )
    assert "Bài này bằng" not in bridge.page("thoi-su/bai-001.html")


def test_a_translation_that_changes_or_goes_changes_those_that_lead_to_it(bridge: Portal) -> None:
    bridge.edit("content/thoi-su/bridge.md", lambda text: text.replace("A new bridge", "The new bridge")).build()
    assert 'title="The new bridge' in bridge.page("thoi-su/cau.html")
    assert bridge.tree() == bridge.clean_tree()
    bridge.edit("content/thoi-su/bridge.md", lambda text: text.replace("[cau.md, pont.md]", "[pont.md]")).build()
    assert bridge.codes() == ["translation-one-sided"]
    assert bridge.tree() == bridge.clean_tree()
    bridge.delete("content/thoi-su/bridge.md").build()
    assert bridge.codes().count("translation-missing") == 2
    assert "English" not in bridge.page("thoi-su/cau.html")
    assert alternates(bridge.page("thoi-su/pont.html")).keys() == {"vi", "fr", "x-default"}
    assert bridge.tree() == bridge.clean_tree()

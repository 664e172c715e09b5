"""Lists and how they are cut."""

from __future__ import annotations

import pytest

from dancam.site.site import Site
from dancam.views.lists import Listing, ListView, author_listing, category_listing, list_view, tag_listing
from tests.portal import Portal
from tests.unit.makers import presenter_of, run_of, site_of, source


def listing_of(count: int, category: str = "thoi-su") -> tuple[Site, Listing]:
    """A list with pages of four."""
    site = site_of(*run_of(count, category))
    return site, category_listing(site, site.categories[category])


def view(count: int, number: int) -> ListView:
    site, listing = listing_of(count)
    return list_view(site, listing, number, presenter_of(site))


def titles(found: ListView) -> list[str]:
    return [card.teaser.title.removeprefix("Bài bai-") for card in found.cards]


@pytest.mark.parametrize(("count", "pages"), [(0, 0), (1, 0), (4, 0), (5, 2), (8, 2), (9, 3)])
def test_a_list_that_fits_on_its_front_has_no_numbered_pages(count: int, pages: int) -> None:
    assert listing_of(count)[1].pages == pages


@pytest.mark.parametrize(("count", "pages"), [(0, 0), (1, 1), (4, 1), (5, 2)])
def test_a_sub_site_always_has_numbered_pages_as_its_front_is_a_home(count: int, pages: int) -> None:
    site = site_of(*run_of(count, "dan-van-kheo"))
    assert category_listing(site, site.categories["ban"]).pages == pages


def test_pages_are_numbered_from_the_oldest() -> None:
    assert titles(view(9, 1)) == ["04", "03", "02", "01"]
    assert titles(view(9, 3)) == ["09"]


def test_the_front_shows_the_newest_two_pages() -> None:
    assert titles(view(9, 0)) == ["09", "08", "07", "06", "05"]


def test_the_front_of_a_short_list_shows_everything() -> None:
    assert titles(view(4, 0)) == ["04", "03", "02", "01"]


def test_a_full_page_stays_as_it_is_when_articles_are_added() -> None:
    assert view(9, 1) == view(13, 1)


def test_the_front_leads_on_to_what_it_does_not_show() -> None:
    front = view(13, 0)
    assert front.older is not None
    assert front.older.href == "/thoi-su/trang/2/"
    assert front.newer is None
    assert front.front is None


def test_a_front_that_shows_everything_leads_nowhere() -> None:
    assert view(8, 0).older is None


def test_numbered_pages_lead_to_both_sides() -> None:
    middle = view(9, 2)
    assert middle.older is not None
    assert middle.newer is not None
    assert middle.front is not None
    assert (middle.older.href, middle.newer.href) == ("/thoi-su/trang/1/", "/thoi-su/trang/3/")
    assert middle.front.href == "/thoi-su/"


def test_the_oldest_and_the_newest_page_end_the_way() -> None:
    assert view(9, 1).older is None
    assert view(9, 3).newer is None


def test_a_page_says_which_days_it_spans() -> None:
    assert view(9, 1).period == "01/05/2026 – 04/05/2026"
    assert view(9, 3).period == "09/05/2026"
    assert view(0, 0).period == ""


def test_years_lead_to_their_last_page() -> None:
    older = [source(f"thoi-su/cu-{number}.md", date=f"2025-05-0{number}") for number in range(1, 7)]
    site = site_of(*older, *run_of(3))
    front = list_view(site, category_listing(site, site.categories["thoi-su"]), 0, presenter_of(site))
    assert [(year.title, year.href) for year in front.years] == [
        ("2026", "/thoi-su/trang/3/"),
        ("2025", "/thoi-su/trang/2/"),
    ]


def test_the_front_of_a_category_leads_to_those_below_it() -> None:
    site = site_of(*run_of(9, "dan-van-kheo"))
    listing = category_listing(site, site.categories["ban"])
    presenter = presenter_of(site)
    assert [each.title for each in list_view(site, listing, 0, presenter).children] == [
        "Dân vận khéo",
        "Quy chế dân chủ",
    ]
    assert list_view(site, listing, 1, presenter).children == ()


def test_numbered_pages_have_titles_of_their_own() -> None:
    assert view(9, 1).head.title != view(9, 2).head.title != view(9, 0).head.title


def test_lists_of_tags_and_authors_stand_below_their_index() -> None:
    site = site_of(source(tags="[Dân vận]", author="khoi"))
    presenter = presenter_of(site)
    tag = list_view(site, tag_listing(site, site.tags["dan-van"]), 0, presenter)
    author = list_view(site, author_listing(site, site.authors["khoi"]), 0, presenter)
    assert [crumb.href for crumb in tag.crumbs] == ["/", "/the/", "/the/dan-van/"]
    assert [crumb.href for crumb in author.crumbs] == ["/", "/tac-gia/", "/tac-gia/khoi/"]
    assert author.description == "Phó Trưởng ban"


def test_an_empty_list_has_a_front() -> None:
    assert view(0, 0).cards == ()


def test_pinned_articles_lead_the_front_of_a_category_and_nothing_else(portal: Portal) -> None:
    portal.articles(9).article("thoi-su/ghim.md", date="2025-01-01 08:00", pinned="true").build().succeeded()
    front = portal.page("thoi-su/index.html")
    assert front.index("Bài ghim") < front.index("Bài bai-009")
    assert front.count(">Bài ghim</a>") == 1
    assert "Bài ghim" in portal.page("thoi-su/trang/1/index.html")
    assert "Bài ghim" not in portal.page("thoi-su/trang/3/index.html")

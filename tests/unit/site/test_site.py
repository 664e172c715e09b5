"""From the sources to the portal."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from dancam.site.article import ReferentKind
from tests.portal import SITE_YML, Portal
from tests.unit.makers import NOW, arranged, codes, page, site_of, source, told

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def test_articles_stand_from_the_oldest_to_the_newest() -> None:
    site = site_of(source("thoi-su/b.md", date="2026-02-01"), source("thoi-su/a.md", date="2026-01-01"))
    assert [each.path for each in site.articles] == ["thoi-su/a.md", "thoi-su/b.md"]


def test_articles_of_one_moment_stand_by_their_path_whatever_order_they_were_read_in() -> None:
    one, two = source("thoi-su/a.md"), source("thoi-su/b.md")
    assert [*site_of(one, two).articles] == [*site_of(two, one).articles]
    assert [each.path for each in site_of(two, one).articles] == ["thoi-su/a.md", "thoi-su/b.md"]


def test_a_date_without_a_zone_is_in_the_portals_zone() -> None:
    site = site_of(source(date="2026-01-31 08:30"))
    assert site.articles[0].front.date == datetime(2026, 1, 31, 8, 30, tzinfo=HANOI)


def test_a_date_with_another_zone_is_shown_in_the_portals() -> None:
    site = site_of(source(date="2026-01-31T20:00:00Z"))
    assert site.articles[0].front.date.isoformat() == "2026-02-01T03:00:00+07:00"
    assert list(site.shelves) == [(2026, 2)]


def test_a_draft_is_not_published() -> None:
    site = site_of(source(draft="true"))
    assert not site.articles
    assert not site.shelves


def test_a_draft_is_shown_where_drafts_are_wanted() -> None:
    assert site_of(source(draft="true"), drafts=True).articles[0].front.state == "draft"


def test_an_article_of_the_future_waits() -> None:
    assert not site_of(source(date="2026-06-15 09:01")).articles


def test_an_article_appears_at_its_very_moment() -> None:
    assert len(site_of(source(date="2026-06-15 09:00")).articles) == 1


def test_an_expired_article_is_gone_even_with_drafts() -> None:
    assert not site_of(source(expires="2026-06-15 09:00"), drafts=True).articles


def test_an_article_that_expires_later_is_there() -> None:
    assert site_of(source(expires="2026-06-15 09:01")).articles


def test_an_expired_page_is_gone() -> None:
    assert not site_of(page("a.md", expires="2026-01-01")).pages


def test_an_unknown_category_is_told_with_the_one_that_was_meant() -> None:
    found = arranged([source("thoi-su/a.md", category="thoi-xu")])
    assert codes(told(found.problems)) == ["unknown-category"]
    [problem] = found.problems["content/thoi-su/a.md"]
    assert dict(problem.values)["guess"] == "thoi-su"
    assert problem.place.line == 4


def test_a_category_holds_the_articles_of_all_below_it() -> None:
    site = site_of(source("dan-van-kheo/a.md"), source("quy-che/b.md"))
    assert len(site.categories["ban"].articles) == 2
    assert not site.categories["ban"].own
    assert len(site.categories["quy-che"].own) == 1


def test_categories_know_their_way_and_their_sub_site() -> None:
    category = site_of().categories["dan-van-kheo"]
    assert category.trail == ("ban", "dan-van-kheo")
    assert category.subsite == "ban"


def test_categories_outside_a_sub_site_belong_to_the_portal() -> None:
    assert site_of().categories["thoi-su"].subsite == ""


def test_a_banner_is_inherited_but_not_into_a_sub_site() -> None:
    text = """title: a
base_url: https://a.example
categories:
  - key: x
    title: X
    banner: /static/x.svg
    children:
      - {key: y, title: Y}
      - {key: z, title: Z, children: [{key: w, title: W}]}
subsites:
  - {category: z, title: Z}
"""
    categories = site_of(site_yml=text).categories
    y_banner = categories["y"].banner
    assert y_banner is not None
    assert y_banner.src == "/static/x.svg"
    assert categories["z"].banner is None
    assert categories["w"].banner is None


def test_an_author_of_the_registry_is_found_by_key_and_by_name() -> None:
    site = site_of(source("thoi-su/a.md", author="khoi"), source("thoi-su/b.md", author="nguyễn mạnh khôi"))
    assert {each.front.authors[0].slug for each in site.articles} == {"khoi"}
    assert list(site.authors) == ["khoi"]


@pytest.mark.parametrize(
    ("day", "position"),
    [
        ("2019-12-31", "Trưởng phòng"),
        ("2020-01-01", "Trưởng phòng"),
        ("2026-02-28 23:59", "Trưởng phòng"),
        ("2026-03-01", "Phó Trưởng ban"),
    ],
)
def test_an_author_has_the_position_held_on_the_day(day: str, position: str) -> None:
    assert site_of(source(date=day, author="khoi")).articles[0].front.authors[0].position == position


def test_a_position_given_in_the_article_goes_first() -> None:
    site = site_of(source(author="{name: khoi, position: Đại biểu}"))
    assert site.articles[0].front.authors[0].position == "Đại biểu"


def test_the_list_of_an_author_has_the_latest_position() -> None:
    site = site_of(
        source("thoi-su/b.md", date="2026-05-01", author="khoi"),
        source("thoi-su/a.md", date="2021-01-01", author="khoi"),
    )
    assert site.authors["khoi"].position == "Phó Trưởng ban"
    assert len(site.authors["khoi"].articles) == 2


def test_a_name_that_looks_like_a_key_is_told() -> None:
    found = arranged([source(author="khoii-x")])
    assert codes(told(found.problems)) == ["unknown-author"]


def test_a_plain_name_is_an_author_of_its_own() -> None:
    found = arranged([source(author="Lê Thị Hoa")])
    assert not told(found.problems)
    assert found.site.authors["le-thi-hoa"].title == "Lê Thị Hoa"


def test_one_who_signs_twice_is_listed_once() -> None:
    assert len(site_of(source(author="[khoi, Nguyễn Mạnh Khôi]")).authors["khoi"].articles) == 1


def test_tags_that_fold_to_one_address_are_one_list() -> None:
    site = site_of(source("thoi-su/a.md", tags="[Dân vận]"), source("thoi-su/b.md", tags="[dân vận]"))
    assert [len(each.articles) for each in site.tags.values()] == [2]


def test_a_page_in_the_folder_of_a_category_is_told() -> None:
    assert codes(told(arranged([page("thoi-su/a.md")]).problems)) == ["page-in-category"]


@pytest.mark.parametrize("path", ["a.md", "ban/gioi-thieu.md", "khac/a.md"])
def test_a_page_elsewhere_is_in_its_place(path: str) -> None:
    assert not told(arranged([page(path)]).problems)


def test_months_hold_their_articles() -> None:
    site = site_of(
        source("thoi-su/a.md", date="2026-01-31"),
        source("thoi-su/b.md", date="2026-02-01"),
        source("thoi-su/c.md", date="2026-02-02"),
    )
    assert {month: site.count(month) for month in site.shelves} == {(2026, 1): 1, (2026, 2): 2}
    assert {month: len(site.articles_of(month)) for month in site.shelves} == {(2026, 1): 1, (2026, 2): 2}


def test_the_rank_of_an_article_is_its_place_in_its_category() -> None:
    site = site_of(source("thoi-su/a.md", date="2026-01-01"), source("thoi-su/b.md", date="2026-01-02"))
    own = site.categories["thoi-su"].own
    assert all(own[own.rank(each)] is each for each in own)


def test_what_is_not_published_is_known_to_exist() -> None:
    site = site_of(source("thoi-su/nhap.md", draft="true"))
    found = site.references.resolve("thoi-su/khac.md", "nhap.md")
    assert (found.kind, found.path) == (ReferentKind.UNPUBLISHED, "thoi-su/nhap.md")
    assert site.article("thoi-su/nhap.md") is None


def test_the_moment_is_seen_in_the_portals_zone() -> None:
    assert site_of(site_yml=SITE_YML + "zone: Europe/Paris\n").now == NOW
    assert str(site_of(site_yml=SITE_YML + "zone: Europe/Paris\n").now.tzinfo) == "Europe/Paris"


def test_two_people_whose_names_differ_in_accents_have_two_pages(portal: Portal) -> None:
    portal.article("thoi-su/a.md", author="Trần Thị Hòa", date="2026-02-01")
    portal.article("thoi-su/b.md", author="Trần Thị Hoa", date="2026-03-01")
    portal.article("thoi-su/c.md", author="Trần Thị Hoà", date="2026-04-01").build().succeeded()
    assert portal.codes() == ["same-author"]
    first, second = portal.text("tac-gia/tran-thi-hoa/index.html"), portal.text("tac-gia/tran-thi-hoa-2/index.html")
    assert "Bài a" in first
    assert "Bài c" in first
    assert "Bài b" not in first
    assert "Bài b" in second


def test_a_name_that_differs_from_the_registry_in_accents_is_somebody_else(portal: Portal) -> None:
    portal.article("thoi-su/a.md", author="Nguyễn Mạnh Khối").build().succeeded()
    assert "Phó Trưởng ban" not in portal.text("thoi-su/a.html")
    assert portal.codes() == ["author-alike"]

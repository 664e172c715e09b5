"""Tin cùng chuyên mục: what stands under an article."""

from __future__ import annotations

import pytest

from dancam.site.site import Site
from dancam.views.article import adjacent, neighbours, related
from dancam.views.parts import Teaser
from tests.portal import SITE_YML
from tests.unit.makers import article_of, page, presenter_of, run_of, site_of, source

# site.yml of the tests: at most 2 newer, 3 older.


def near(site: Site, number: int) -> list[str]:
    """Return the numbers of the neighbours of an article of a run."""
    article = article_of(site, f"thoi-su/bai-{number:02d}.md")
    found = neighbours(site, article, {article.path}, 5)
    return [each.path.removeprefix("thoi-su/bai-").removesuffix(".md") for each in found]


def teasers(site: Site, path: str) -> tuple[Teaser, ...]:
    article = article_of(site, path)
    return related(site, article, presenter_of(site))


def hrefs(site: Site, path: str = "thoi-su/bai.md") -> list[str]:
    return [each.href for each in teasers(site, path)]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (5, ["07", "06", "04", "03", "02"]),
        (9, ["08", "07", "06", "05", "04"]),
        (8, ["09", "07", "06", "05", "04"]),
        (1, ["06", "05", "04", "03", "02"]),
        (2, ["06", "05", "04", "03", "01"]),
        (3, ["06", "05", "04", "02", "01"]),
    ],
)
def test_neighbours_are_near_in_time_and_one_side_fills_up_for_the_other(number: int, expected: list[str]) -> None:
    assert near(site_of(*run_of(9)), number) == expected


def test_a_category_with_few_articles_shows_all_others() -> None:
    assert near(site_of(*run_of(3)), 2) == ["03", "01"]


def test_the_only_article_of_its_category_has_no_neighbours() -> None:
    assert near(site_of(*run_of(1)), 1) == []


@pytest.mark.parametrize(
    ("count", "number", "expected"), [(3, 2, ("03", "01")), (3, 1, ("02", "")), (3, 3, ("", "02")), (1, 1, ("", ""))]
)
def test_the_articles_beside_are_the_next_in_time(count: int, number: int, expected: tuple[str, str]) -> None:
    site = site_of(*run_of(count), source("dan-van-kheo/a.md"))
    found = adjacent(site, article_of(site, f"thoi-su/bai-{number:02d}.md"))
    assert tuple(each.path[-5:-3] if each else "" for each in found) == expected


def test_neighbours_are_of_the_very_category_and_not_of_those_around_it() -> None:
    site = site_of(source("dan-van-kheo/a.md"), source("quy-che/b.md"), source("ban/c.md"))
    assert hrefs(site, "dan-van-kheo/a.md") == []


def test_drafts_and_articles_to_come_are_no_neighbours() -> None:
    site = site_of(source(), source("thoi-su/nhap.md", draft="true"), source("thoi-su/sau.md", date="2026-12-01"))
    assert hrefs(site) == []


def test_those_picked_by_hand_come_first_in_their_order() -> None:
    site = site_of(
        *run_of(9), source(date="2026-05-20", related="[bai-01.md, ../ban/khac.md, bai-05]"), source("ban/khac.md")
    )
    assert hrefs(site)[:3] == ["/thoi-su/bai-01.html", "/ban/khac.html", "/thoi-su/bai-05.html"]
    assert len(hrefs(site)) == 5


def test_nothing_is_shown_twice() -> None:
    site = site_of(
        *run_of(9), source(date="2026-05-20", related="[bai-09.md, bai-09.md, /thoi-su/bai-09.html, bai-09]")
    )
    found = hrefs(site)
    assert len(found) == len(set(found)) == 5


def test_an_outside_page_is_not_shown_twice() -> None:
    again = "{url: 'https://x.example/', title: X}"
    assert hrefs(site_of(source(related=f"[{again}, {again}]"))) == ["https://x.example/"]


def test_an_article_is_never_related_to_itself() -> None:
    site = site_of(*run_of(3), source(related="[bai.md, bai, /thoi-su/bai.html]"))
    assert "/thoi-su/bai.html" not in hrefs(site)


@pytest.mark.parametrize("entry", ["nhap.md", "khong.md", "gioi-thieu.md", "../../x.md"])
def test_what_is_no_published_article_is_left_out(entry: str) -> None:
    site = site_of(
        source(related=f"[{entry}]"),
        source("thoi-su/nhap.md", draft="true"),
        page("thoi-su/gioi-thieu.md"),
    )
    assert hrefs(site) == []


def test_an_outside_page_shows_its_title_and_no_date() -> None:
    found = teasers(site_of(source(related="[{url: 'https://x.example/', title: Trang X}]")), "thoi-su/bai.md")
    assert [(each.title, each.outside, each.date) for each in found] == [("Trang X", True, "")]


def test_an_outside_page_without_a_title_shows_its_address() -> None:
    assert teasers(site_of(source(related="['https://x.example/']")), "thoi-su/bai.md")[0].title == "https://x.example/"


def test_there_are_never_more_than_site_yml_says() -> None:
    picked = ", ".join(f"bai-{number:02d}.md" for number in range(1, 9))
    assert len(hrefs(site_of(*run_of(9), source(related=f"[{picked}]")))) == 5


def test_none_are_shown_where_site_yml_wants_none() -> None:
    text = SITE_YML.replace("related: {newer: 2, older: 3}", "related: {newer: 0, older: 0}")
    assert hrefs(site_of(*run_of(9), source(related="[bai-01.md]"), site_yml=text)) == []


def test_a_new_article_changes_only_a_bounded_few() -> None:
    before, after = site_of(*run_of(20)), site_of(*run_of(21))
    changed = [
        article.path for article in before.articles if teasers(before, article.path) != teasers(after, article.path)
    ]
    assert changed == ["thoi-su/bai-19.md", "thoi-su/bai-20.md"]

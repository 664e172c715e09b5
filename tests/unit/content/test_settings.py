"""site.yml."""

from __future__ import annotations

import pytest

from dancam.content import settings
from dancam.content.config import Config, PositionField, category_keys, place
from dancam.problems import Place, Problem
from tests.unit.makers import codes

LEAST = "title: a\nbase_url: https://a.example\n"


def read(more: str) -> tuple[Config, list[Problem]]:
    found, problems = settings.read(LEAST + more)
    assert found is not None
    return found, problems


def wrong(more: str) -> list[str]:
    return codes(read(more)[1])


def test_two_fields_are_enough() -> None:
    found, problems = read("")
    assert not problems
    assert (found.language, found.zone, found.page_size) == ("vi", "Asia/Ho_Chi_Minh", 20)


@pytest.mark.parametrize("text", ["", "# ghi chú\n", "- a\n", "xin chào\n"])
def test_what_is_no_mapping_is_refused(text: str) -> None:
    found, problems = settings.read(text)
    assert found is None
    assert len(problems) == 1


def test_title_and_address_are_required() -> None:
    _, problems = settings.read("language: vi\n")
    assert {dict(each.values)["field"] for each in problems} == {"title", "base_url"}


@pytest.mark.parametrize(
    "address",
    [
        "ftp://a.example",
        "a.example",
        "/cong",
        "https://",
        "https://a.example/?q=1",
        "https://a.example/#x",
        "'http://[x'",
    ],
)
def test_an_address_that_no_browser_can_open_is_told(address: str) -> None:
    _, problems = settings.read(f"title: a\nbase_url: {address}\n")
    assert codes(problems) == ["not-web-address"]


def test_the_slash_at_the_end_of_the_address_is_left_out() -> None:
    found, _ = settings.read("title: a\nbase_url: https://a.example/cong/\n")
    assert found is not None
    assert found.base_url == "https://a.example/cong"


@pytest.mark.parametrize("zone", ["Asia/Hanoi", "''", "../../etc/passwd", "America"])
def test_an_unknown_zone_is_told(zone: str) -> None:
    assert wrong(f"zone: {zone}\n") == ["unknown-zone"]


def test_an_unknown_language_is_told() -> None:
    assert wrong("language: fr\n") == ["unknown-choice"]


@pytest.mark.parametrize(
    "pattern", ["/{category}/{slug}/", "/{year}/{month}/{day}/{slug}.html", "/tin/{section}/{slug}.html"]
)
def test_permalinks_may_have_other_shapes(pattern: str) -> None:
    found, problems = read(f'permalink: "{pattern}"\n')
    assert not problems
    assert found.permalink == pattern


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("/{categry}/{slug}.html", "permalink-part"),
        ("/{slug!r}.html", "permalink-part"),
        ("/{slug.__class__}.html", "permalink-part"),
        ("/{}/{slug}.html", "permalink-part"),
        ("/{{slug}}.html", "permalink-part"),
        ("{category}/{slug}.html", "permalink-shape"),
        ("/{category}.html", "permalink-shape"),
        ("/{category}/{slug}", "permalink-shape"),
        ("/../{slug}.html", "permalink-shape"),
        ("/.x/{slug}.html", "permalink-shape"),
        ("//a.example/{slug}.html", "permalink-shape"),
        ("/tin tức/{slug}.html", "permalink-shape"),
        ("/{slug}{.html", "permalink-shape"),
        ("/{slug}.html?x", "permalink-shape"),
        ("", "permalink-shape"),
    ],
)
def test_a_permalink_that_makes_no_address_is_told_and_not_used(pattern: str, code: str) -> None:
    found, problems = read(f'permalink: "{pattern}"\n')
    assert codes(problems) == [code]
    assert found.permalink == "/{category}/{slug}.html"


def test_a_menu_has_addresses_categories_pages_and_children() -> None:
    found, problems = read(
        "menu:\n  - {title: A, url: /}\n  - {category: x}\n  - title: B\n    children:\n      - {page: a.md}\n"
        "categories:\n  - {key: x, title: X}\n"
    )
    assert not problems
    first, second, third = found.menu
    assert (first.title, first.url, first.spot.line) == ("A", "/", 4)
    assert (second.category, second.spot.line, second.spot.column) == ("x", 5, 16)
    assert third.title == "B"
    assert [(each.page, each.spot.line) for each in third.children] == [("a.md", 8)]


@pytest.mark.parametrize("entry", ["{title: A}", "{url: /, page: a.md}", "{title: A, url: /, category: x}"])
def test_a_menu_entry_that_leads_nowhere_or_twice_is_told(entry: str) -> None:
    assert "menu-entry" in wrong(f"menu: [{entry}]\n")


def test_a_menu_entry_with_an_address_needs_a_title() -> None:
    assert wrong("menu: [{url: /}]\n") == ["missing-field"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_dangerous_address_in_menu_or_footer_is_told(address: str) -> None:
    assert wrong(f"menu: [{{title: A, url: '{address}'}}]\n")
    assert wrong(f"footer: {{links: [{{title: A, url: '{address}'}}]}}\n")


@pytest.mark.parametrize("where", ["menu: [{category: y}]", "subsites: [{category: y, title: Y}]"])
def test_a_key_that_no_category_has_is_told(where: str) -> None:
    assert wrong(f"{where}\ncategories: [{{key: x, title: X}}]\n") == ["unknown-category"]


def test_a_category_key_is_an_address_part() -> None:
    assert wrong("categories: [{key: Thời sự, title: X}]\n") == ["category-key"]


def test_a_category_key_stands_once_in_the_whole_tree() -> None:
    text = "categories:\n  - {key: x, title: X}\n  - {key: y, title: Y, children: [{key: x, title: Z}]}\n"
    assert wrong(text) == ["category-twice"]


def test_category_keys_come_in_the_order_of_the_tree() -> None:
    text = "categories:\n  - {key: x, title: X, children: [{key: y, title: Y}]}\n  - {key: a, title: A}\n"
    assert category_keys(read(text)[0]) == ["x", "y", "a"]


def test_positions_of_an_author_are_sorted_by_their_day() -> None:
    found, _ = read(
        "authors:\n  k:\n    name: K\n    positions:\n"
        "      - {from: 2022-10-01, title: Sau}\n      - {from: 2021-01-01, title: Trước}\n      - {title: Đầu}\n"
    )
    assert [each.title for each in found.authors[0].positions] == ["Đầu", "Trước", "Sau"]


def test_a_single_position_holds_always() -> None:
    found, _ = read("authors: {k: {name: K, position: Trưởng ban}}\n")
    assert found.authors[0].positions == (PositionField("Trưởng ban"),)


@pytest.mark.parametrize(
    "text",
    [
        "footr: {}\n",
        "related: {newwer: 1}\n",
        "footer: {fax: x}\n",
        "authors: {k: {name: K, job: x}}\n",
        "categories: [{key: x, title: X, colour: red}]\n",
        "menu: [{title: A, url: /, icon: x}]\n",
    ],
)
def test_an_unknown_field_is_told_at_any_depth(text: str) -> None:
    assert wrong(text) == ["unknown-field"]


def test_the_place_of_a_banner_is_that_of_its_file() -> None:
    found, _ = read("banner:\n  src: /static/a.svg\n")
    assert place(found.banner_spot) == Place("site.yml", 4, 8, 13)


@pytest.mark.parametrize("zone", ["Asia/Hanoi", "Asia/Ha_Noi", "GMT+7", "+07:00", "ICT", "Việt Nam"])
def test_a_zone_that_means_vietnam_is_understood(zone: str) -> None:
    _, problems = read(f'zone: "{zone}"\n')
    assert dict(problems[0].values)["guess"] == "Asia/Ho_Chi_Minh"


def test_two_sub_sites_at_one_category_are_told() -> None:
    text = "categories: [{key: x, title: X}]\nsubsites: [{category: x, title: A}, {category: x, title: B}]\n"
    assert wrong(text)

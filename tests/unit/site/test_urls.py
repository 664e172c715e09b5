"""The only maker of addresses."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dancam.site.urls import BadAddress, Urls, join, output_path
from tests.unit.makers import config_of

DATE = datetime(2023, 2, 5, tzinfo=UTC)


def urls(base: str = "https://a.example", permalink: str = "") -> Urls:
    more = f'permalink: "{permalink}"\n' if permalink else ""
    return Urls(config_of(f"title: a\nbase_url: {base}\n{more}"))


def test_an_article_lies_in_its_category() -> None:
    assert urls().article(category="thoi-su", section="tin/thoi-su", slug="bai", date=DATE) == "/thoi-su/bai.html"


def test_a_permalink_pattern_is_filled() -> None:
    made = urls(permalink="/{section}/{year}/{month}/{day}/{slug}/")
    assert made.article(category="b", section="a/b", slug="bai", date=DATE) == "/a/b/2023/02/05/bai/"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("gioi-thieu.md", "/gioi-thieu.html"),
        ("ban/gioi-thieu.md", "/ban/gioi-thieu.html"),
        ("ban/index.md", "/ban/"),
        ("index.md", "/"),
        ("a.md.md", "/a.md.html"),
    ],
)
def test_a_page_lies_where_its_file_does(path: str, address: str) -> None:
    assert urls().page(path) == address


def test_links_carry_the_path_of_the_portal_and_are_encoded() -> None:
    made = urls("https://a.example/cong")
    assert made.href("/tin/kế hoạch.pdf") == "/cong/tin/k%E1%BA%BF%20ho%E1%BA%A1ch.pdf"
    assert made.absolute("/") == "https://a.example/cong/"


def test_nothing_that_ends_an_attribute_is_left_in_a_link() -> None:
    assert not set('"<>` ') & set(urls().href('/a"b<c>d`e f'))


def test_the_front_of_a_list_is_its_page_zero() -> None:
    assert [urls().list_page("/thoi-su/", number) for number in (0, 1)] == ["/thoi-su/", "/thoi-su/trang/1/"]


def test_the_archive_has_years_and_months() -> None:
    made = urls()
    assert [made.archive(), made.archive(2023), made.archive(2023, 2)] == [
        "/luu-tru/",
        "/luu-tru/2023/",
        "/luu-tru/2023/02/",
    ]


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/", "index.html"),
        ("/thoi-su/", "thoi-su/index.html"),
        ("/thoi-su/bai.html", "thoi-su/bai.html"),
        ("/k%E1%BA%BF.pdf", "kế.pdf"),
    ],
)
def test_an_address_has_its_file(address: str, path: str) -> None:
    assert output_path(address) == path


@pytest.mark.parametrize(
    "address",
    [
        "",
        "bai.html",
        "/../a",
        "/a/../b",
        "/a/./b",
        "/a//b",
        "//a",
        "/%2e%2e/a",
        "/%252e%252e/a",
        "/a%2f..%2fb",
        "/a\\b",
        "/a%5cb",
        "/a\0b",
        "/a%00b",
        "/a\nb",
        "/a?b",
        "/a#b",
        "/a:b",
        "/" + "a" * 300,
        "/" + "ế" * 90,
        "/.dancam-output",
        "/.dancam-aside/a.html",
        "/thoi-su/.htaccess",
        "/" + "a/" * 3000,
    ],
)
def test_an_address_that_no_file_may_have_is_refused(address: str) -> None:
    with pytest.raises(BadAddress):
        output_path(address)


def test_composed_and_decomposed_addresses_have_one_file() -> None:
    assert output_path("/tin/e%CC%81.html") == output_path("/tin/é.html")


@pytest.mark.parametrize(
    ("folder", "target", "path"),
    [
        ("thoi-su", "bai.md", "thoi-su/bai.md"),
        ("thoi-su", "../ban/bai.md", "ban/bai.md"),
        ("thoi-su/2026", "../anh/./a.svg", "thoi-su/anh/a.svg"),
        ("", "bai.md", "bai.md"),
        ("thoi-su", "k%E1%BA%BF.pdf", "thoi-su/kế.pdf"),
        ("thoi-su", "..", "."),
    ],
)
def test_a_relative_target_is_joined_to_its_folder(folder: str, target: str, path: str) -> None:
    assert join(folder, target) == path


@pytest.mark.parametrize("target", ["../../a", "%2e%2e/%2e%2e/a", "a\0", "..\\..\\a", "/etc/passwd", "%2fetc", "../.."])
def test_a_target_that_leads_out_is_refused(target: str) -> None:
    with pytest.raises(BadAddress):
        join("thoi-su", target)

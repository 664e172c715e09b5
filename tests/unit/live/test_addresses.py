"""At which addresses readers find files, and which of them a quick look takes."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dancam.live.addresses import address_of, in_order, is_first, is_for_readers, sample
from dancam.site.urls import BadAddress, output_path

NAMES = st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="/\\"), min_size=1, max_size=12)
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join)


@given(PATHS)
def test_the_address_of_any_file_leads_to_it(path: str) -> None:
    address = f"/{address_of(path)}"
    assert address.isascii()
    written = path.replace("%", "%25").replace("#", "%23").replace("?", "%3F")
    with contextlib.suppress(BadAddress):  # no portal has such a file
        assert output_path(address) == output_path(f"/{written}")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.html", ""),
        ("thoi-su/index.html", "thoi-su/"),
        ("thoi-su/bai.html", "thoi-su/bai.html"),
        ("myindex.html", "myindex.html"),
        ("cu/100% đúng?.html", "cu/100%25%20%C4%91%C3%BAng%3F.html"),
        (".well-known/security.txt", ".well-known/security.txt"),
    ],
)
def test_readers_have_clean_addresses(path: str, address: str) -> None:
    assert address_of(path) == address


def test_what_servers_read_for_themselves_and_what_they_send_in_place_of_another_is_not_asked_for() -> None:
    files = [
        "index.html",
        "index.html.gz",
        "index.html.br",
        "tep/so-lieu.gz",
        "CNAME",
        "_redirects",
        ".htaccess",
        ".nojekyll",
    ]
    assert [path for path in files if is_for_readers(path, files)] == ["index.html", "tep/so-lieu.gz"]


def test_what_matters_most_is_asked_for_first() -> None:
    paths = [
        "a.html",
        "sitemap/2026-01.xml",
        "robots.txt",
        "rss.xml",
        "tim-kiem/muc-luc.json",
        "404.html",
        "index.html",
    ]
    assert in_order(paths)[:4] == ["index.html", "404.html", "robots.txt", "rss.xml"]
    assert in_order(paths)[-1] == "a.html"
    assert not is_first("thoi-su/rss.xml")


def test_a_quick_look_is_the_same_with_the_same_seed_and_another_with_another() -> None:
    paths = ["index.html", *(f"{number}.html" for number in range(200))]
    taken = sample(paths, 10, "a")
    assert taken == sample(list(reversed(paths)), 10, "a")
    assert len(taken) == 11
    assert taken[0] == "index.html"
    assert taken != sample(paths, 10, "b")
    assert sample(paths[:3], 10, "a") == in_order(paths[:3])

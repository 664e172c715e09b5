"""What a path, a slug or an address in an article refers to."""

from __future__ import annotations

import pytest

from dancam.site.article import ReferentKind
from dancam.site.names import Name
from dancam.site.references import References
from dancam.site.urls import asset_address
from tests.unit.makers import names_of

KNOWN = References(
    names_of(
        Name("thoi-su/bai.md", "/thoi-su/bai.html", "bai", "", (2026, 2), 2.0),
        Name("ban/khac.md", "/ban/khac.html", "khac", "", (2026, 1), 1.0),
        Name("ban/bai.md", "/ban/bai.html", "bai", "", (2026, 1), 1.0),
        Name("ban/gioi-thieu/index.md", "/ban/gioi-thieu/", "", ""),
        Name("thoi-su/nhap.md", "/thoi-su/nhap.html", "nhap", "draft"),
        Name("a/nhap.md", "/a/nhap.html", "bai", "draft"),
        Name("a/mot-nhap.md", "/a/mot-nhap.html", "cho", "draft"),
        Name("a/hai-nhap.md", "/a/hai-nhap.html", "cho", "scheduled"),
        assets=["content/thoi-su/anh/a.svg", "static/logo.svg", "static/root/favicon.ico"],
    )
)


@pytest.mark.parametrize(
    ("target", "kind", "address"),
    [
        ("../ban/khac.md", ReferentKind.PAGE, "/ban/khac.html"),
        ("bai.md", ReferentKind.PAGE, "/thoi-su/bai.html"),
        ("/ban/khac.md", ReferentKind.PAGE, "/ban/khac.html"),
        ("/ban/khac.html", ReferentKind.PAGE, "/ban/khac.html"),
        ("../ban/khac.html", ReferentKind.PAGE, "/ban/khac.html"),
        ("../ban/gioi-thieu/", ReferentKind.PAGE, "/ban/gioi-thieu/"),
        ("bai.md?x=1", ReferentKind.PAGE, "/thoi-su/bai.html"),
        ("anh/a.svg", ReferentKind.ASSET, "/thoi-su/anh/a.svg"),
        ("/thoi-su/anh/a.svg", ReferentKind.ASSET, "/thoi-su/anh/a.svg"),
        ("/static/logo.svg", ReferentKind.ASSET, "/static/logo.svg"),
        ("/static/khong.svg", ReferentKind.MISSING, ""),
        ("/the/dan-van/", ReferentKind.ADDRESS, "/the/dan-van/"),
        ("/", ReferentKind.ADDRESS, "/"),
        ("nhap.md", ReferentKind.UNPUBLISHED, ""),
        ("khong.md", ReferentKind.MISSING, ""),
        ("/khong.md", ReferentKind.MISSING, ""),
        ("../../etc/passwd", ReferentKind.BAD, ""),
        ("/../x.html", ReferentKind.BAD, ""),
        ("/%2e%2e/x.html", ReferentKind.BAD, ""),
        ("/\\evil.example", ReferentKind.BAD, ""),
    ],
)
def test_a_target_is_resolved_from_its_file(target: str, kind: ReferentKind, address: str) -> None:
    found = KNOWN.resolve("thoi-su/bai.md", target)
    assert (found.kind, found.address) == (kind, address)


@pytest.mark.parametrize("target", ["https://x.example/a.md", "//x.example", "mailto:a@b", "#muc"])
def test_other_sites_are_not_looked_up(target: str) -> None:
    assert KNOWN.resolve("thoi-su/bai.md", target).kind is ReferentKind.OUTSIDE


def test_a_fragment_goes_along() -> None:
    assert KNOWN.resolve("thoi-su/bai.md", "../ban/khac.md#muc-2").fragment == "#muc-2"


def test_a_slug_names_a_related_article() -> None:
    assert KNOWN.related("thoi-su/bai.md", "khac").path == "ban/khac.md"


def test_of_articles_with_one_slug_the_newest_that_is_published_counts() -> None:
    assert KNOWN.related("ban/khac.md", "bai").path == "thoi-su/bai.md"


def test_of_articles_with_one_slug_of_which_none_is_published_the_first_counts() -> None:
    found = KNOWN.related("ban/khac.md", "cho")
    assert (found.kind, found.path) == (ReferentKind.UNPUBLISHED, "a/hai-nhap.md")


def test_a_related_path_may_lack_its_suffix() -> None:
    assert KNOWN.related("thoi-su/bai.md", "../ban/khac").path == "ban/khac.md"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("content/thoi-su/anh/a.svg", "/thoi-su/anh/a.svg"),
        ("static/logo.svg", "/static/logo.svg"),
        ("static/root/robots.txt", "/robots.txt"),
    ],
)
def test_assets_have_their_addresses(path: str, address: str) -> None:
    assert asset_address(path) == address

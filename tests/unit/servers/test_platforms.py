"""`_headers` and `_redirects` as Netlify and Cloudflare Pages read them, by their documents."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from dancam.servers import writers
from dancam.servers.platforms import CLOUDFLARE, NETLIFY, Limits, write
from dancam.servers.policy import HEADERS, HSTS, MONTH, Moved
from tests.unit.servers.portals import hosted, moved

both = pytest.mark.parametrize("limits", [NETLIFY, CLOUDFLARE], ids=["netlify", "cloudflare"])


def headers(text: str) -> dict[str, dict[str, str]]:
    """Read `_headers`: addresses, each followed by indented headers; `!` takes one back."""
    found: dict[str, dict[str, str]] = {}
    address = ""
    for line in text.splitlines():
        if line.startswith("  "):
            name, mark, value = line.strip().partition(": ")
            assert mark or name.startswith("! "), line
            assert name not in found[address], line
            found[address][name] = value
        else:
            assert re.fullmatch(r"/\S*", line), line
            address = line
            assert address not in found
            found[address] = {}
    return found


def applied(rules: dict[str, dict[str, str]], path: str) -> dict[str, str]:
    """Return the headers of an address: those of all rules that fit."""
    found: dict[str, str] = {}
    for address, values in rules.items():
        if re.fullmatch(re.escape(address).replace(r"\*", ".*"), path):
            for name, value in values.items():
                if name.startswith("! "):
                    found.pop(name[2:], None)
                else:
                    assert name not in found, f"two rules say {name}: their values would be joined"
                    found[name] = value
    return found


def redirects(text: str) -> dict[tuple[str, frozenset[str]], tuple[str, str]]:
    """Read `_redirects`: address, parameters of a query, target, status."""
    found: dict[tuple[str, frozenset[str]], tuple[str, str]] = {}
    for line in text.splitlines():
        address, *parameters, target, status = line.split(" ")
        assert address.startswith("/") and target.startswith("/"), line
        assert line.isascii() and all("=" in each for each in parameters), line
        found.setdefault((address, frozenset(parameters)), (target, status))
    return found


@both
def test_every_page_gets_the_headers_of_all_servers(limits: Limits) -> None:
    got = applied(headers(write(hosted(), limits).headers), "/thoi-su/bai.html")
    policy = "default-src 'none'; script-src 'self'; frame-ancestors 'self'"
    assert got == dict(HEADERS) | {"Strict-Transport-Security": HSTS, "Content-Security-Policy": policy}


@both
def test_a_portal_without_https_says_nothing_of_it(limits: Limits) -> None:
    got = applied(headers(write(hosted(is_https=False), limits).headers), "/")
    assert "Strict-Transport-Security" not in got


@both
def test_fonts_are_kept_for_a_month_below_a_path_too(limits: Limits) -> None:
    rules = headers(write(hosted(base="/kho"), limits).headers)
    assert applied(rules, "/kho/static/theme/fonts/a.woff2")["Cache-Control"] == MONTH
    assert applied(rules, "/static/theme/fonts/a.woff2") == {}


@both
def test_the_editing_page_is_not_given_the_policy_of_the_pages(limits: Limits) -> None:
    rules = headers(write(hosted(has_admin=True), limits).headers)
    assert "script-src" not in applied(rules, "/admin/").get("Content-Security-Policy", "")
    assert "frame-ancestors 'self'" in applied(rules, "/").get("Content-Security-Policy", "")


@both
def test_old_addresses_lead_on_in_all_their_spellings(limits: Limits) -> None:
    told = write(hosted(moved=(moved("/cu.html"), moved("/cũ/bài viết/"))), limits)
    force = "!" if limits is NETLIFY else ""
    assert {
        address: (target, status) for (address, _), (target, status) in redirects(told.redirects).items()
    } == dict.fromkeys(
        (
            "/cu.html",
            "/c%C5%A9/b%C3%A0i%20vi%E1%BA%BFt/",
            "/c%C5%A9/b%C3%A0i%20vi%E1%BA%BFt",
            "/c%C5%A9/b%C3%A0i%20vi%E1%BA%BFt/index.html",
        ),
        ("/thoi-su/moi.html", f"301{force}"),
    )
    assert told.left_out == ()


def test_netlify_answers_410_with_the_page_that_says_why_and_cloudflare_cannot() -> None:
    portal = hosted(gone=("/thoi-su/go.html", "/cũ/đã gỡ.html"), moved=(moved("/cu.html"),))
    lines = write(portal, NETLIFY).redirects.splitlines()
    other = "/c%C5%A9/%C4%91%C3%A3%20g%E1%BB%A1.html"
    assert lines == [
        "/thoi-su/go.html /thoi-su/go.html 410!",
        f"{other} {other} 410!",
        "/cu.html /thoi-su/moi.html 301!",
    ]
    assert "410" not in write(portal, CLOUDFLARE).redirects
    few = replace(NETLIFY, redirects=1)
    assert write(portal, few).redirects.splitlines() == lines[:1]
    assert write(portal, few).left_out == ("/cu.html",)


def test_a_withdrawn_page_of_a_folder_is_gone_in_all_its_spellings() -> None:
    lines = write(hosted(gone=("/x/",)), NETLIFY).redirects.splitlines()
    assert sorted(lines) == ["/x /x/ 410!", "/x/ /x/ 410!", "/x/index.html /x/ 410!"]


def test_withdrawn_articles_that_netlify_does_not_take_are_told_and_crowd_out_nothing_silently() -> None:
    long = f"/{'a' * 6_000}.html"
    portal = hosted(
        gone=(long, *(f"/go-{number}.html" for number in range(4))),
        moved=(moved("/cu.html"), moved("/x.php", "id=5")),
    )
    told = write(portal, replace(NETLIFY, redirects=3))
    assert [line.split()[0] for line in told.redirects.splitlines()] == ["/x.php", "/go-0.html", "/go-1.html"]
    assert told.gone_left_out == (long, "/go-2.html", "/go-3.html")
    assert told.left_out == ("/cu.html",)
    assert write(portal, CLOUDFLARE).gone_left_out == ()
    many = hosted(gone=tuple(f"/{number}.html" for number in range(10_001)))
    remarks = writers.write("netlify", many, "en").remarks
    assert any("410 at these 1 addresses of withdrawn articles: /10000.html" in each for each in remarks)


@pytest.mark.parametrize("server", ["netlify", "cloudflare"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_head_and_the_remarks_say_one_place_for_the_files(server: str, language: str) -> None:
    below, at_root = (writers.write(server, hosted(base=base), language) for base in ("/kho", ""))
    for text in at_root.files.values():
        assert ("Đặt vào" if language == "vi" else "Put it into") + " static/root/" in text
    place = (
        "Đặt ở gốc của trang, ngoài" if language == "vi" else "Put it at the root of the site, outside of"
    ) + " /kho "
    for text in below.files.values():
        assert place in text
        assert ("Đặt vào" if language == "vi" else "Put it into") not in text


def test_netlify_is_asked_for_the_query_before_the_bare_address() -> None:
    told = write(hosted(moved=(moved("/x.php"), moved("/x.php", "id=5&nv=a%20b", "/hai.html"))), NETLIFY)
    lines = told.redirects.splitlines()
    assert lines == ["/x.php id=5 nv=a%20b /hai.html 301!", "/x.php /thoi-su/moi.html 301!"]


@pytest.mark.parametrize("query", ["15", "id=:id", "a=*", "a=b;c", "a[]=1", "a={b}"])
def test_a_query_that_netlify_would_take_for_something_else_is_left_out(query: str) -> None:
    told = write(hosted(moved=(moved("/x.php", query),)), NETLIFY)
    assert told.redirects == ""
    assert told.left_out == (f"/x.php?{query}",)


def test_what_cloudflare_cannot_do_is_left_out_and_told() -> None:
    many = [moved(f"/cu/{number}.html") for number in range(2_001)]
    long = moved("/" + "a" * 990 + ".html")
    told = write(hosted(moved=(moved("/x.php", "id=5"), long, *many)), CLOUDFLARE)
    assert len(told.redirects.splitlines()) == 2_000
    assert set(told.left_out) == {"/x.php?id=5", long.path, "/cu/2000.html"}
    assert max(map(len, told.redirects.splitlines())) <= 1_000


def test_cloudflare_is_sent_no_policy_that_is_too_long() -> None:
    told = headers(write(hosted(policy="img-src " + "https://a.example " * 200), CLOUDFLARE).headers)
    assert told["/*"]["Content-Security-Policy"] == "frame-ancestors 'self'"
    assert len(told) <= 100


@both
@pytest.mark.parametrize("path", ["/a b.html", "/a#b.html", "/:id/x.html", "/*.html", "/a\u2028b.html", "/a!.html"])
def test_no_address_means_more_than_itself(limits: Limits, path: str) -> None:
    ((address, parameters),) = redirects(write(hosted(moved=(Moved(path, "", "/b.html"),)), limits).redirects)
    assert not parameters
    assert not set(address) & set(":*#!")

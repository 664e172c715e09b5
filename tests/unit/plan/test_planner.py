"""From the site to the outputs."""

from __future__ import annotations

import pytest

from dancam.problems import Place, Severity
from tests.portal import SITE_YML
from tests.unit.makers import codes, outputs, page, planned, run_of, source, told


def test_a_portal_without_articles_has_its_fixed_outputs() -> None:
    paths = set(planned().slots)
    assert {
        "index.html", "404.html", "luu-tru/index.html", "the/index.html", "tac-gia/index.html", "so-do-trang.html",
        "thoi-su/index.html", "ban/index.html", "trong/index.html", "rss.xml", "atom.xml", "feed.json",
        "thoi-su/rss.xml", "sitemap.xml", "sitemap/trang.xml", "sitemap/tin-moi.xml", "robots.txt",
    } <= paths  # fmt: skip


def test_an_article_has_its_page_its_lists_and_its_month() -> None:
    paths = set(planned(source(tags="[Dân vận]", author="khoi")).slots)
    assert {
        "thoi-su/bai.html", "the/dan-van/index.html", "tac-gia/khoi/index.html", "luu-tru/2026/index.html",
        "luu-tru/2026/06/index.html", "sitemap/2026-06.xml",
    } <= paths  # fmt: skip


def test_the_front_of_a_sub_site_is_a_home_page() -> None:
    slots = planned(*run_of(2, "dan-van-kheo")).slots
    assert slots["ban/index.html"].maker == "template:home.html"
    assert slots["ban/trang/1/index.html"].maker == "template:list.html"


def test_every_output_can_make_its_view() -> None:
    made = outputs(source(tags="[a]", author="khoi", aliases="[/cu.html]"), page("gioi-thieu.md"), *run_of(9))
    assert all(each.view is not None for each in made)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (source("thoi-su/a.md", slug="x"), source("thoi-su/b.md", slug="x")),
        (source("ban/a.md", category="thoi-su"), page("thoi-su/a.md")),
        (source("thoi-su/a.md", aliases="[/thoi-su/]"), source("thoi-su/b.md")),
        (source("thoi-su/a.md", aliases="[/thoi-su]"), source("thoi-su/b.md")),
        (source("thoi-su/a.md", aliases="[/thoi-su/b.html]"), source("thoi-su/b.md")),
        (source("thoi-su/a.md", aliases="[/x.html]"), source("thoi-su/b.md", aliases="[/x.html]")),
        (source("thoi-su/a.md", aliases="[/rss.xml]"), source("thoi-su/b.md")),
        (source("thoi-su/a.md", aliases="[/sitemap/2026-06.xml]"), source("thoi-su/b.md")),
        (page("index.md"), source("thoi-su/b.md")),
        (page("404.md"), source("thoi-su/b.md")),
        (page("thoi-su/index.md"), source("thoi-su/b.md")),
        (page("luu-tru/index.md"), source("thoi-su/b.md")),
        (page("the/a/index.md"), source("thoi-su/b.md", tags="[a]")),
        (page("tac-gia/khoi/index.md"), source("thoi-su/b.md", author="khoi")),
        (source("thoi-su/a.md", aliases="[/x%41.html]"), source("thoi-su/b.md", aliases="[/xA.html]")),
    ],
)  # fmt: skip
def test_two_claims_to_one_address_are_told(one: object, two: object) -> None:
    assert "same-address" in codes(told(planned(one, two).problems))  # type: ignore[arg-type]  # either kind of source


def test_addresses_that_differ_in_capitals_only_are_told() -> None:
    found = planned(source("thoi-su/a.md", aliases="[/X.html]"), source("thoi-su/b.md", aliases="[/x.html]"))
    assert codes(told(found.problems)) == ["same-address-but-case"]


def test_a_numbered_page_of_a_list_cannot_be_taken() -> None:
    found = planned(*run_of(9), source(date="2026-01-01", aliases="[/thoi-su/trang/2/]"))
    assert "same-address" in codes(told(found.problems))


def test_a_category_cannot_have_the_address_of_the_archive() -> None:
    found = planned(site_yml=SITE_YML.replace("key: trong", "key: luu-tru"))
    assert "same-address" in codes(told(found.problems))


def test_the_file_that_comes_first_has_the_address_whatever_was_planned_first() -> None:
    found = planned(source("thoi-su/b.md", slug="x", date="2026-01-01"), source("thoi-su/a.md", slug="x"))
    [problem] = told(found.problems)
    assert problem.place.file == "content/thoi-su/b.md"
    assert dict(problem.values)["other"] == "content/thoi-su/a.md:5"


def test_a_file_and_a_folder_cannot_have_one_name() -> None:
    found = planned(source("thoi-su/a.md", aliases="[/cu.html, /cu.html/x.html]"))
    assert codes(told(found.problems)) == ["same-address"]


@pytest.mark.parametrize("alias", ["/../a.html", "/a/%2e%2e/b.html", "/a:b.html", "/.htaccess"])
def test_an_old_address_that_no_file_may_have_is_told_at_its_line(alias: str) -> None:
    found = planned(source(aliases=f"['{alias}']"))
    assert codes(told(found.problems)) == ["address-outside"]
    assert told(found.problems)[0].place == Place("content/thoi-su/bai.md", 5, 11, len(alias) + 2)


@pytest.mark.parametrize(
    "aliases",
    [
        "[/cu.html, /cu.html]",
        "[/c%C5%A9/, /cũ, /cũ/, /c%C5%A9/index.html]",
        "['/cu.html#muc', /cu.html]",
        "[/thoi-su/bai.html]",
    ],
)
def test_one_old_address_written_twice_in_an_article_is_one(aliases: str) -> None:
    found = planned(source(aliases=aliases))
    assert codes(told(found.problems)) == []
    redirects = [path for path, slot in found.slots.items() if slot.place.file.endswith("bai.md") and "cu" in path]
    assert len(redirects) <= 1


def test_one_old_address_of_two_articles_is_a_mistake() -> None:
    found = planned(source("thoi-su/a.md", aliases="[/cu, /cu/]"), source("thoi-su/b.md", aliases="[/cu/]"))
    assert codes(told(found.problems)) == ["same-address"]


def test_old_addresses_that_differ_in_capitals_are_told() -> None:
    assert codes(told(planned(source(aliases="[/cu.html, /Cu.html]")).problems)) == ["same-address-but-case"]


@pytest.mark.parametrize("alias", ["/index.php?nv=news&id=5", "/?p=12", "/tin.aspx?id=5#binh-luan", "/a/?"])
def test_of_an_old_address_with_a_query_the_reason_is_said(alias: str) -> None:
    [problem] = told(planned(source(aliases=f"['{alias}', /cu.html]")).problems)
    assert problem.code == "alias-query"
    assert problem.severity is Severity.HINT
    assert problem.place == Place("content/thoi-su/bai.md", 5, 11, len(alias) + 2)
    written = alias.partition("#")[0]
    assert dict(problem.values) == {"value": written, "address": "/thoi-su/bai.html"}


@pytest.mark.parametrize("alias", ["/../a?b", "/.git/x?b", "/a:b?c", "/a%5cb?c"])
def test_an_old_address_with_a_query_must_lie_in_the_portal_too(alias: str) -> None:
    assert codes(told(planned(source(aliases=f"['{alias}']")).problems)) == ["address-outside"]


def test_an_old_address_without_a_suffix_is_a_folder() -> None:
    slots = planned(source(aliases="[/cu/bai, /cu/bai-2/, /cu/bai-3.html]")).slots
    assert {"cu/bai/index.html", "cu/bai-2/index.html", "cu/bai-3.html"} <= set(slots)


def test_static_files_are_published_and_those_of_root_at_the_root() -> None:
    slots = planned(assets=["static/a.css", "static/root/favicon.ico"]).slots
    assert {"static/a.css", "favicon.ico"} <= set(slots)


def test_a_robots_txt_of_ones_own_goes_first() -> None:
    found = planned(assets=["static/root/robots.txt"])
    assert found.slots["robots.txt"].maker == "copy"
    assert not told(found.problems)


def test_files_beside_articles_are_published_where_something_refers_to_them() -> None:
    assets = [f"content/thoi-su/anh/{name}.svg" for name in "abcd"] + ["content/thoi-su/tep/e.pdf"]
    slots = planned(source(image="anh/a.svg", body="![x](anh/b.svg)", attachments="tep/e.pdf"), assets=assets).slots
    assert {"thoi-su/anh/a.svg", "thoi-su/anh/b.svg", "thoi-su/tep/e.pdf"} <= set(slots)
    assert not {"thoi-su/anh/c.svg", "thoi-su/anh/d.svg"} & set(slots)


def test_files_of_a_draft_are_not_published() -> None:
    found = planned(source(draft="true", image="anh/a.svg"), assets=["content/thoi-su/anh/a.svg"])
    assert "thoi-su/anh/a.svg" not in found.slots


def test_every_category_has_its_feeds() -> None:
    slots = planned().slots
    assert {"ban/rss.xml", "quy-che/atom.xml", "trong/feed.json"} <= set(slots)

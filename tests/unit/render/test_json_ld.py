"""JSON-LD."""

from __future__ import annotations

import json
import re
from typing import Any

from dancam.render.json_ld import json_ld
from dancam.views.article import article_view
from dancam.views.home import home_view
from dancam.views.pages import not_found_view
from dancam.views.parts import Sheet
from tests.portal import SITE_YML
from tests.unit.makers import presenter_of, site_of, source

_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def blocks(view: Sheet) -> dict[str, Any]:
    text = json_ld(view)
    assert _BLOCK.sub("", text).strip() == ""
    return {block["@type"]: block for block in map(json.loads, _BLOCK.findall(text))}


def article(**fields: str) -> dict[str, Any]:
    site = site_of(source(**fields), assets=["content/thoi-su/anh/a.jpg"])
    return blocks(article_view(site, site.articles[0], presenter_of(site)))


def test_an_article_is_a_news_article_with_its_way() -> None:
    found = article(date="2026-06-01 08:30", author="khoi", tags="[a, b]", image="anh/a.jpg")
    assert set(found) == {"NewsArticle", "BreadcrumbList"}
    news = found["NewsArticle"]
    assert news["headline"] == "Bài bai"
    assert news["datePublished"] == news["dateModified"] == "2026-06-01T08:30:00+07:00"
    assert news["author"][0]["jobTitle"] == "Phó Trưởng ban"
    assert news["keywords"] == ["a", "b"]
    assert news["image"] == ["https://thu.example/thoi-su/anh/a.jpg"]
    assert news["publisher"] == {
        "@type": "Organization",
        "@id": "https://thu.example/#to-chuc",
        "name": "Tỉnh ủy",
        "url": "https://thu.example/",
    }


def test_what_an_article_does_not_have_is_left_out() -> None:
    news = article()["NewsArticle"]
    assert not {"author", "image", "keywords"} & set(news)


def test_the_steps_of_the_way_are_counted_from_one() -> None:
    steps = article()["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3]
    assert steps[-1]["item"] == "https://thu.example/thoi-su/bai.html"


def test_the_home_page_is_the_web_site() -> None:
    site = site_of()
    found = blocks(home_view(site, presenter_of(site)))
    assert set(found) == {"WebSite", "Organization"}
    assert found["WebSite"]["publisher"]["@id"] == found["Organization"]["@id"]


def test_the_organization_tells_what_the_foot_of_the_page_does() -> None:
    text = SITE_YML + "\nfooter: {managing_body: Tỉnh ủy, phone: 0238 1, email: a@b.vn, address: Vinh}\n"
    site = site_of(site_yml=re.sub(r"footer:.*\n(  .*\n)*", "", SITE_YML) + text[len(SITE_YML) :])
    found = blocks(home_view(site, presenter_of(site)))["Organization"]
    assert (found["telephone"], found["email"], found["address"]) == ("0238 1", "a@b.vn", "Vinh")


def test_the_home_of_a_sub_site_is_no_web_site_of_its_own() -> None:
    site = site_of()
    assert "WebSite" not in blocks(home_view(site, presenter_of(site), site.categories["ban"]))


def test_the_page_for_errors_says_nothing() -> None:
    site = site_of()
    assert json_ld(not_found_view(site, presenter_of(site))) == ""


def test_no_text_can_end_the_element() -> None:
    hostile = "'</script><script>alert(1)</script><!-- & \u2028'"
    site = site_of(source(title=hostile, summary=hostile, author=hostile, tags=f"[{hostile}]"))
    text = json_ld(article_view(site, site.articles[0], presenter_of(site)))
    assert text.count("</script>") == text.count("<script") == 2
    assert "<!--" not in text
    assert article(title=hostile)["NewsArticle"]["headline"].startswith("</script>")

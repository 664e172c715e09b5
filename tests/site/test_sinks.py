"""What is a text in the sources is that text wherever it comes out, decoded as the standard of each sink says."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import lxml.html
import pytest

from dancam.vietnamese import slug
from tests.photographs import painted
from tests.portal import SITE_YML, Portal

NASTY = (
    'a<b thì <img src=x onerror=alert(1)> & "c"',
    "</title></script><script>alert(1)</script>",
    "&amp; &lt;b&gt; &#60;i&#62; &nbsp;",
    "]]> <![CDATA[x]]> <?php ?>",
    "{{ 7 * 7 }} {% include 'x' %} {# y #}",
    "“ngoặc” 'đơn' `mã` **đậm** _x_ [y](z) ~~w~~",
    "--> <!-- ẩn --> <!DOCTYPE html>",
    '\\u003cb\\u003e \\n \\" \\\\',
    "R&D; C++ &C# <T> 5 > 3 < 7",
    "🇻🇳 giờ\u00a0chót \u202f Đ\u1ec7",
    '=HYPERLINK("x") @y +84 -1',
    "javascript:alert(1) data:text/html,<b>",
)
ATOM, CREATOR = "{http://www.w3.org/2005/Atom}", "{http://purl.org/dc/elements/1.1/}creator"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
SITE = 'Cổng <b>"R&D"</b>'


@dataclass(frozen=True, slots=True)
class Published:
    """A portal with an article for each nasty text."""

    portal: Portal
    number: int

    @property
    def address(self) -> str:
        return f"https://thu.example/thoi-su/a{self.number}.html"

    @functools.cache  # noqa: B019 - an article's page is asked for by each of its sinks
    def xml(self, path: str) -> ET.Element:
        return ET.fromstring(self.portal.page(path))

    @functools.cache  # noqa: B019 - as above
    def html(self, path: str) -> lxml.html.HtmlElement:
        return lxml.html.document_fromstring(self.portal.page(path))

    def page(self) -> lxml.html.HtmlElement:
        return self.html(f"thoi-su/a{self.number}.html")

    def rss(self, element: str) -> list[str]:
        for item in self.xml("rss.xml").iter("item"):
            if item.findtext("link") == self.address:
                return [each.text or "" for each in item.findall(element)]
        raise AssertionError

    def atom(self, path: str) -> list[ET.Element]:
        for entry in self.xml("atom.xml").iter(f"{ATOM}entry"):
            if entry.findtext(f"{ATOM}id") == self.address:
                found = entry.findall(path)
                assert all(each.get("type", "text") == "text" for each in found)
                return found
        raise AssertionError

    def feed(self, field: str) -> object:
        return next(each[field] for each in self.json("feed.json")["items"] if each["id"] == self.address)  # type: ignore[index]

    def json(self, path: str) -> object:
        return json.loads(self.portal.page(path))

    def meta(self, name: str) -> str:
        return str(self.page().xpath("//meta[@name=$n or @property=$n]/@content", n=name)[0])

    def article(self) -> dict[str, object]:
        blocks = self.page().xpath("//script[@type='application/ld+json']/text()")
        return next(each for each in map(json.loads, blocks) if each["@type"] == "NewsArticle")

    def found(self, field: int) -> str:
        files = sorted((self.portal.folder / "public/tim-kiem").rglob("cards-*"))
        rows = (row for path in files for row in json.loads(path.read_bytes()))
        return next(row[field] for row in rows if row[1] == f"/thoi-su/a{self.number}.html")  # type: ignore[no-any-return]

    def link_in(self, path: str, behind: str = "") -> str:
        href = f"/thoi-su/a{self.number}.html"
        return str(self.html(path).xpath(f"//a[@href=$h]{behind}", h=href)[0].text_content())

    def news(self) -> str:
        (entry,) = [
            each
            for each in self.xml("sitemap/tin-moi.xml")
            if (each.findtext("{http://www.sitemaps.org/schemas/sitemap/0.9}loc") or "") == self.address
        ]
        return entry.findtext(f"{NEWS}news/{NEWS}title") or ""


def as_html(text: str) -> str:
    """Return the text of what is HTML by its standard, which must have no element."""
    element = lxml.html.fragment_fromstring(text, create_parent="div")
    assert len(element) == 0, text
    return str(element.text_content())


TITLE, SUMMARY, TAG, AUTHOR, ALT = "Tin", "Sapo", "Nhãn", "Ông", "Ảnh"
SINKS: dict[str, tuple[str, Callable[[Published], object]]] = {
    "RSS title": (TITLE, lambda at: at.rss("title")[0]),
    "RSS description": (SUMMARY, lambda at: as_html(at.rss("description")[0])),
    "RSS category": (TAG, lambda at: at.rss("category")[1]),
    "RSS creator": (AUTHOR, lambda at: at.rss(CREATOR)[0]),
    "Atom title": (TITLE, lambda at: at.atom(f"{ATOM}title")[0].text),
    "Atom summary": (SUMMARY, lambda at: at.atom(f"{ATOM}summary")[0].text),
    "Atom category": (TAG, lambda at: at.atom(f"{ATOM}category")[1].get("term")),
    "Atom author": (AUTHOR, lambda at: at.atom(f"{ATOM}author/{ATOM}name")[0].text),
    "JSON Feed title": (TITLE, lambda at: at.feed("title")),
    "JSON Feed summary": (SUMMARY, lambda at: at.feed("summary")),
    "JSON Feed content_text": (SUMMARY, lambda at: at.feed("content_text")),
    "JSON Feed tags": (TAG, lambda at: at.feed("tags")[1]),  # type: ignore[index]
    "JSON Feed authors": (AUTHOR, lambda at: at.feed("authors")[0]["name"]),  # type: ignore[index]
    "title": (TITLE, lambda at: at.page().xpath("//title")[0].text.removesuffix(f" | {SITE}")),
    "h1": (TITLE, lambda at: at.page().xpath("//h1")[0].text_content()),
    "description": (SUMMARY, lambda at: at.meta("description")),
    "og:title": (TITLE, lambda at: at.meta("og:title")),
    "og:description": (SUMMARY, lambda at: at.meta("og:description")),
    "og:image:alt": (ALT, lambda at: at.meta("og:image:alt")),
    "article:tag": (TAG, lambda at: at.meta("article:tag")),
    "sapo": (SUMMARY, lambda at: at.page().xpath("//p[contains(@class, 'sapo')]")[0].text_content()),
    "byline": (AUTHOR, lambda at: at.page().xpath("//a[@rel='author']")[0].text_content()),
    "alt": (ALT, lambda at: at.page().xpath("//figure//img/@alt")[0]),
    "tag link": (TAG, lambda at: at.page().xpath("//section[@class='tags']//a")[0].text_content()),
    "JSON-LD headline": (TITLE, lambda at: at.article()["headline"]),
    "JSON-LD description": (SUMMARY, lambda at: at.article()["description"]),
    "JSON-LD author": (AUTHOR, lambda at: at.article()["author"][0]["name"]),  # type: ignore[index]
    "JSON-LD keywords": (TAG, lambda at: at.article()["keywords"][0]),  # type: ignore[index]
    "search title": (TITLE, lambda at: at.found(0)),
    "search summary": (SUMMARY, lambda at: at.found(2)),
    "news sitemap": (TITLE, lambda at: at.news()),
    "redirect title": (TITLE, lambda at: at.html(f"cu-{at.number}.html").xpath("//title")[0].text.partition(": ")[2]),
    "redirect link": (TITLE, lambda at: at.link_in(f"cu-{at.number}.html")),
    "category list": (TITLE, lambda at: at.link_in("thoi-su/index.html")),
    "tag page": (TAG, lambda at: at.html(f"the/{tag_slug(at.number)}/index.html").xpath("//h1")[0].text_content()),
}


def tag_slug(number: int) -> str:
    return slug(f"{TAG}{number} {NASTY[number]}", 100)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """Return a portal with an article for each nasty text, published."""
    site = SITE_YML.replace("title: Cổng thử", f"title: '{SITE}'").replace("page_size: 4", "page_size: 40")
    made = Portal(Path(tmp_path_factory.mktemp("sinks")), site)
    for number, text in enumerate(NASTY):
        written = {
            name: json.dumps(f"{name}{number} {text}", ensure_ascii=False)
            for name in (TITLE, SUMMARY, TAG, AUTHOR, ALT)
        }
        made.write(f"content/thoi-su/a{number}.jpg", painted(640, 400))
        made.article(
            f"thoi-su/a{number}.md",
            title=written[TITLE],
            summary=written[SUMMARY],
            tags=f"[{written[TAG]}]",
            author=written[AUTHOR],
            date="2026-06-14 08:00",
            image=f"{{src: a{number}.jpg, alt: {written[ALT]}}}",
            aliases=f"[/cu-{number}.html]",
        )
    return made.build().succeeded()


@pytest.mark.parametrize("sink", SINKS)
def test_a_text_is_the_same_text_in_every_sink(portal: Portal, sink: str) -> None:
    field, read = SINKS[sink]
    for number, text in enumerate(NASTY):
        expected = f"{field}{number} {text}"
        assert " ".join(str(read(Published(portal, number))).split()) == " ".join(expected.split())


def test_the_names_of_the_portal_are_texts_too(portal: Portal) -> None:
    at = Published(portal, 0)
    assert at.xml("rss.xml").findtext("channel/title") == SITE
    assert at.xml("atom.xml").findtext(f"{ATOM}title") == SITE
    assert at.json("feed.json")["title"] == SITE  # type: ignore[index]
    assert at.meta("og:site_name") == SITE
    assert at.html("index.html").xpath("//title")[0].text == SITE


def test_no_page_has_an_element_of_a_text(portal: Portal) -> None:
    for path, data in portal.tree().items():
        if path.endswith(".html"):
            page = lxml.html.document_fromstring(data.decode())
            assert not page.xpath("//*[@onerror]"), path
            assert not [each for each in page.iter("script") if "alert" in (each.text or "") and not each.get("type")]

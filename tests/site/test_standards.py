"""Feeds, sitemaps and JSON-LD as their standards have them, over all that the demo portal publishes."""

from __future__ import annotations

import email.utils
import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

from demo.portal import NOW as DEMO_NOW
from tests.portal import NOW, Portal

SCHEMAS = Path(__file__).parents[1] / "schemas"
ATOM, RSS, SITEMAP = (etree.RelaxNG(etree.parse(SCHEMAS / f"{name}.rng")) for name in ("atom", "rss", "sitemap"))
JSON_FEED = json.loads((SCHEMAS / "feed.json").read_text(encoding="utf-8"))
ORIGIN = "https://dancam.example"
SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK, LINK_OF_ATOM = "link", "{http://www.w3.org/2005/Atom}link"


def published(folder: Path, address: str) -> Path:
    """Return the file that lies at a whole address of the portal."""
    assert address.startswith(f"{ORIGIN}/"), address
    path = address.removeprefix(f"{ORIGIN}/")
    return folder / (f"{path}index.html" if path.endswith("/") or not path else path)


def valid(schema: etree.RelaxNG, path: Path) -> etree._Element:
    tree = etree.parse(path)
    assert schema.validate(tree), (path, schema.error_log)
    return tree.getroot()


def test_feeds_are_valid_and_what_they_name_is_there(demo_folder: Path) -> None:
    feeds = sorted(demo_folder.rglob("rss.xml"))
    assert len(feeds) == 15
    for path in feeds:
        channel = valid(RSS, path).find("channel")
        own = f"{ORIGIN}/{path.relative_to(demo_folder)}"
        assert channel.find(LINK_OF_ATOM).get("href") == own
        dates = [email.utils.parsedate_to_datetime(each.text) for each in channel.iter("pubDate")]
        assert dates == sorted(dates, reverse=True)
        assert all(date <= DEMO_NOW for date in dates)
        named = [each.text for each in (channel.find(LINK), *(item.find(LINK) for item in channel.iter("item")))]
        assert len(set(named)) == len(named)
        for each in named:
            assert published(demo_folder, each).is_file()
        for enclosure in channel.iter("enclosure"):
            assert published(demo_folder, enclosure.get("url")).stat().st_size == int(enclosure.get("length"))


def test_atom_feeds_are_valid_and_have_one_identity_each(demo_folder: Path) -> None:
    space = {"a": "http://www.w3.org/2005/Atom"}
    for path in demo_folder.rglob("atom.xml"):
        feed = valid(ATOM, path)
        own = f"{ORIGIN}/{path.relative_to(demo_folder)}"
        assert feed.xpath("a:link[@rel='self']/@href", namespaces=space) == [own]
        assert len(feed.xpath("a:link[@rel='alternate']", namespaces=space)) == 1
        identities = feed.xpath("a:entry/a:id/text()", namespaces=space)
        assert len({own, *identities}) == len(identities) + 1
        moments = [datetime.fromisoformat(each) for each in feed.xpath("a:entry/a:updated/text()", namespaces=space)]
        if moments:
            assert datetime.fromisoformat(feed.xpath("a:updated/text()", namespaces=space)[0]) == max(moments)
        for entry in feed.xpath("a:entry", namespaces=space):
            assert len(entry.xpath("a:link[@rel='alternate']", namespaces=space)) == 1
            assert entry.xpath("a:author", namespaces=space) or feed.xpath("a:author", namespaces=space)
            first, last = (entry.xpath(f"a:{name}/text()", namespaces=space)[0] for name in ("published", "updated"))
            assert datetime.fromisoformat(first) <= datetime.fromisoformat(last)


def test_json_feeds_are_valid(demo_folder: Path) -> None:
    for path in demo_folder.rglob("feed.json"):
        feed = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.Draft7Validator(JSON_FEED).validate(feed)
        assert feed["feed_url"] == f"{ORIGIN}/{path.relative_to(demo_folder)}"
        assert all(published(demo_folder, item["url"]).is_file() for item in feed["items"])


def test_sitemaps_are_valid_and_name_every_page_for_search_engines_once(demo_folder: Path) -> None:
    index = valid(SITEMAP, demo_folder / "sitemap.xml")
    named = [published(demo_folder, each.text) for each in index.iter(f"{SITEMAPS}loc")]
    assert set(named) == {*(demo_folder / "sitemap").iterdir()} - {demo_folder / "sitemap/tin-moi.xml"}
    found: list[str] = []
    for path in named:
        found += [each.text for each in valid(SITEMAP, path).iter(f"{SITEMAPS}loc")]
    assert len(set(found)) == len(found)
    wanted = set()
    for path in demo_folder.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        canonical = re.search(r'<link rel="canonical" href="([^"]+)">', page)
        is_old = 'http-equiv="refresh"' in page
        if canonical and not is_old and "noindex" not in page:
            assert published(demo_folder, canonical[1]) == path
            wanted.add(canonical[1])
    # Numbered lists, the archive's years and months and lists of tags and authors are found by links.
    extra = {each for each in wanted if re.search(r"/trang/\d+/$|/luu-tru/\d|/the/.|/tac-gia/.", each)}
    assert set(found) == wanted - extra
    valid(SITEMAP, demo_folder / "sitemap/tin-moi.xml")


def test_the_news_sitemap_is_valid_with_news_in_it(portal: Portal) -> None:
    portal.article("thoi-su/a.md", date=f"{NOW:%Y-%m-%d} 08:00", title="Một & hai").articles(3)
    portal.article("thoi-su/b.md", date=f"{NOW:%Y-%m-%d} 07:00", lang="en-GB").build()
    news = valid(SITEMAP, portal.options.output / "sitemap/tin-moi.xml")
    space = {"n": "http://www.google.com/schemas/sitemap-news/0.9"}
    assert news.xpath("//n:title/text()", namespaces=space) == ["Một & hai", "Bài b"]
    assert news.xpath("//n:language/text()", namespaces=space) == ["vi", "en"]


def test_the_schemas_find_what_is_wrong(demo_folder: Path, tmp_path: Path) -> None:
    for schema, name, right, wrong in (
        (RSS, "rss.xml", "<description>", "<describe>"),
        (RSS, "rss.xml", "+0700</pubDate>", "</pubDate>"),
        (RSS, "rss.xml", "<link>https://", "<link>/"),
        (ATOM, "atom.xml", "+07:00</updated>", "</updated>"),
        (ATOM, "atom.xml", "<published>", "<published>x"),
        (SITEMAP, "sitemap.xml", "<lastmod>2026-11-20T08", "<lastmod>2026-13-20T08"),
        (SITEMAP, "sitemap.xml", "<loc>https", "<loc>ftp"),
    ):
        text = (demo_folder / name).read_text(encoding="utf-8")
        assert right in text
        changed = text.replace(right, wrong)
        if wrong == "<describe>":
            changed = changed.replace("</description>", "</describe>")
        (tmp_path / name).write_text(changed, encoding="utf-8")
        assert not schema.validate(etree.parse(tmp_path / name)), wrong


# JSON-LD. Of each type of schema.org that is used: its properties, and of what type each may be.

TEXT, URL, DATE, FLAG, NUMBER, IDENTITY = "Text", "URL", "DateTime", "Boolean", "Integer", "@id"
TYPES: dict[str, dict[str, tuple[str, ...]]] = {
    "NewsArticle": {
        "headline": (TEXT,),
        "description": (TEXT,),
        "inLanguage": (TEXT,),
        "datePublished": (DATE,),
        "dateModified": (DATE,),
        "articleSection": (TEXT,),
        "author": ("Person", "Organization"),
        "publisher": ("Organization",),
        "image": (URL, "ImageObject"),
        "mainEntityOfPage": ("WebPage", URL),
        "isAccessibleForFree": (FLAG,),
        "keywords": (TEXT,),
        "correction": (TEXT, "CorrectionComment"),
        "audio": ("AudioObject",),
    },
    "Person": {"name": (TEXT,), "url": (URL,), "jobTitle": (TEXT,)},
    "WebPage": {},
    "AudioObject": {"contentUrl": (URL,)},
    "ImageObject": {"url": (URL,)},
    "Organization": {
        "name": (TEXT,),
        "url": (URL,),
        "logo": ("ImageObject", URL),
        "address": (TEXT, "PostalAddress"),
        "telephone": (TEXT,),
        "email": (TEXT,),
    },
    "WebSite": {
        "name": (TEXT,),
        "alternateName": (TEXT,),
        "url": (URL,),
        "inLanguage": (TEXT,),
        "description": (TEXT,),
        "publisher": ("Organization", IDENTITY),
        "potentialAction": ("SearchAction",),
    },
    "SearchAction": {"target": ("EntryPoint",), "query-input": (TEXT,)},
    "EntryPoint": {"urlTemplate": (TEXT,)},
    "BreadcrumbList": {"itemListElement": ("ListItem",)},
    "ListItem": {"position": (NUMBER,), "name": (TEXT,), "item": (URL, "Thing")},
}
# What search engines ask for.
NEEDED = {
    "NewsArticle": ("headline", "datePublished", "dateModified", "author", "image", "publisher"),
    "Organization": ("name", "url", "logo"),
    "WebSite": ("name", "url"),
    "BreadcrumbList": ("itemListElement",),
    "ListItem": ("position", "name", "item"),
    "Person": ("name", "url"),
}


def kind_of(value: Any) -> Iterator[str]:
    """Yield the types of schema.org that a value may be of."""
    if isinstance(value, bool):
        yield FLAG
    elif isinstance(value, int):
        yield NUMBER
    elif isinstance(value, dict):
        yield value.get("@type", IDENTITY)
    else:
        yield TEXT
        if re.fullmatch(r"https?://[!-~]+", value):
            yield URL
        if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", value):
            yield DATE


def mistakes(block: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong in a block of JSON-LD, at any depth."""
    kind = block.get("@type")
    if kind is None:
        if set(block) != {"@id"}:
            yield f"no type: {block}"
        return
    if kind not in TYPES:
        yield f"unknown type {kind}"
        return
    for name in NEEDED.get(kind, ()):
        if not block.get(name):
            yield f"{kind} without {name}"
    for name, value in block.items():
        if name.startswith("@"):
            continue
        for each in value if isinstance(value, list) else [value]:
            allowed = TYPES[kind].get(name, ())
            if not set(kind_of(each)) & set(allowed):
                yield f"{kind}.{name} is {each!r}, and may be {allowed}"
            if isinstance(each, dict):
                yield from mistakes(each)


def blocks(page: str) -> list[dict[str, Any]]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return [json.loads(each) for each in found]


def test_json_ld_is_of_the_types_of_schema_org_on_every_page(demo_folder: Path) -> None:
    seen: set[str] = set()
    for path in demo_folder.rglob("*.html"):
        for block in blocks(path.read_text(encoding="utf-8")):
            assert block["@context"] == "https://schema.org"
            assert list(mistakes(block)) == [], path
            seen.add(block["@type"])
            for image in block.get("image", ()):
                assert published(demo_folder, image).is_file(), image
    assert seen == {"NewsArticle", "BreadcrumbList", "WebSite", "Organization"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"@type": "NewsArticle", "headline": "A"},
        {"@type": "Organization", "name": "A", "url": "/a", "logo": "https://a.example/a.png"},
        {
            "@type": "Organization",
            "name": "A",
            "url": "https://a.example/",
            "logo": "https://a.example/b",
            "colour": "x",
        },
        {
            "@type": "BreadcrumbList",
            "itemListElement": [{"@type": "ListItem", "position": "1", "name": "A", "item": "x"}],
        },
        {"@type": "Newsarticle"},
        {"name": "A"},
    ],
)
def test_what_is_no_type_of_schema_org_would_be_seen(wrong: dict[str, Any]) -> None:
    assert list(mistakes(wrong))


def test_every_page_tells_search_engines_and_networks_the_same_everywhere(demo_folder: Path) -> None:
    """One canonical address, the large picture, and a picture that networks can show."""
    for path in demo_folder.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in page:
            continue
        assert len(re.findall(r'<link rel="canonical"', page)) == (path.name != "404.html"), path
        robots = re.findall(r'<meta name="robots" content="([^"]+)">', page)
        assert robots in (["max-image-preview:large"], ["noindex"]), path
        meta = dict(re.findall(r'<meta property="(og:[a-z:_]+)" content="([^"]*)">', page))
        for name in ("og:title", "og:type", "og:site_name", "og:locale", "og:image", "og:image:alt", "og:description"):
            assert meta[name], (path, name)
        picture = published(demo_folder, meta["og:image"])
        assert picture.suffix in {".png", ".jpg"}
        assert picture.stat().st_size < 300_000
        assert (int(meta["og:image:width"]), int(meta["og:image:height"])) == (1200, 675)

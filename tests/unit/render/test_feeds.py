"""RSS, Atom and JSON Feed."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime, parsedate_to_datetime
from xml.etree import ElementTree
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dancam.render import feeds
from dancam.site.site import Site
from dancam.views.feeds import FeedView, feed_view
from tests.portal import SITE_YML
from tests.unit.makers import presenter_of, run_of, site_of, source

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "Một <b> & \"hai\" ]]> 'ba' \x01"


def view(site: Site) -> FeedView:
    return feed_view(site, "Cổng", "", "/", "rss.xml", site.articles, presenter_of(site))


def one(**fields: str) -> FeedView:
    return view(site_of(source(**fields), assets=["content/thoi-su/anh/a.jpg"]))


def rss_item(found: FeedView) -> ET.Element:
    item = ET.fromstring(feeds.rss(found)).find("channel/item")
    assert item is not None
    return item


def test_an_rss_item_says_what_when_and_where() -> None:
    item = rss_item(one(date="2026-06-01 08:30", tags="[a]", author="khoi", summary="Sapo"))
    assert item.findtext("title") == "Bài bai"
    assert item.findtext("link") == item.findtext("guid") == "https://thu.example/thoi-su/bai.html"
    assert item.findtext("description") == "Sapo"
    assert [each.text for each in item.findall("category")] == ["Thời sự", "a"]
    assert item.findtext("{http://purl.org/dc/elements/1.1/}creator") == "Nguyễn Mạnh Khôi"


def test_an_rss_date_can_be_read_back() -> None:
    found = one(date="2026-06-01 08:30")
    assert parsedate_to_datetime(rss_item(found).findtext("pubDate") or "") == found.items[0].published


def test_a_picture_is_an_enclosure_with_its_size() -> None:
    enclosure = rss_item(one(image="anh/a.jpg")).find("enclosure")
    assert enclosure is not None
    assert enclosure.attrib == {"url": "https://thu.example/thoi-su/anh/a.jpg", "length": "2048", "type": "image/jpeg"}


def test_a_feed_has_the_newest_twenty() -> None:
    found = view(site_of(*run_of(25)))
    assert len(found.items) == 20
    assert found.items[0].title == "Bài bai-25"


def test_a_feed_is_as_new_as_its_last_change() -> None:
    site = site_of(source("thoi-su/a.md", updated="2026-06-10"), source("thoi-su/b.md", date="2026-06-05"))
    updated = view(site).updated
    assert updated is not None
    assert updated.isoformat() == "2026-06-10T00:00:00+07:00"


@pytest.mark.parametrize("maker", [feeds.rss, feeds.atom])
def test_an_empty_feed_is_well_formed(maker: object) -> None:
    data = maker(view(site_of()))  # type: ignore[operator]  # any maker of feeds
    assert ET.fromstring(data) is not None


@pytest.mark.parametrize("maker", [feeds.rss, feeds.atom])
def test_hostile_text_stays_text(maker: object) -> None:
    site = site_of(source(), site_yml=SITE_YML)
    found = feed_view(site, HOSTILE, HOSTILE, "/", "rss.xml", site.articles, presenter_of(site))
    root = ET.fromstring(maker(found))  # type: ignore[operator]  # any maker of feeds
    expected = HOSTILE.replace("\x01", "")
    assert expected in [each.text for each in root.iter()]
    assert not list(root.iter("b"))


def test_hostile_text_stays_text_in_attributes() -> None:
    assert ET.fromstring(f"<a b={feeds.attribute(HOSTILE)}/>").get("b") == HOSTILE.replace("\x01", "")


def test_an_atom_entry_has_an_identity_dates_and_authors() -> None:
    found = one(date="2026-06-01 08:30", updated="2026-06-02", author="[khoi, Lê Hoa]", lang="en")
    entry = ET.fromstring(feeds.atom(found)).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}id") == "https://thu.example/thoi-su/bai.html"
    assert entry.findtext(f"{ATOM}published") == "2026-06-01T08:30:00+07:00"
    assert entry.findtext(f"{ATOM}updated") == "2026-06-02T00:00:00+07:00"
    assert [each.text for each in entry.findall(f"{ATOM}author/{ATOM}name")] == ["Nguyễn Mạnh Khôi", "Lê Hoa"]
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_atom_has_an_author_for_entries_without_one() -> None:
    root = ET.fromstring(feeds.atom(one()))
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Cổng"


def test_a_json_feed_is_version_1_1() -> None:
    feed = json.loads(feeds.json_feed(one(author="khoi", lang="en", image="anh/a.jpg")))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    item = feed["items"][0]
    assert item["authors"] == [{"name": "Nguyễn Mạnh Khôi"}]
    assert (item["language"], item["image"]) == ("en", "https://thu.example/thoi-su/anh/a.jpg")


def test_a_feed_of_a_portal_below_a_path_has_whole_addresses() -> None:
    text = SITE_YML.replace("https://thu.example", "https://thu.example/cong")
    found = view(site_of(source(image="anh/a.jpg"), site_yml=text, assets=["content/thoi-su/anh/a.jpg"]))
    assert found.url == "https://thu.example/cong/rss.xml"
    assert found.items[0].image == "https://thu.example/cong/thoi-su/anh/a.jpg"


ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
# With what a text must not hold, and what must be escaped, far more often than by chance.
TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("&<>\"'\x00\x01\x7f\u2028\ufffe\uffff\ud800\t\n\r a")))
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@given(st.datetimes(timezones=ZONES))
def test_a_date_of_rss_is_that_of_the_library(moment: datetime) -> None:
    assert feeds._rfc822(moment) == format_datetime(moment)


@given(TEXTS)
def test_a_text_is_escaped_as_the_library_does_without_what_xml_cannot_hold(text: str) -> None:
    assert feeds.text(text) == escape(NOT_XML.sub("", text))
    element = ElementTree.fromstring(f"<a b={feeds.attribute(text)}/>")
    assert element.get("b") == NOT_XML.sub("", text)

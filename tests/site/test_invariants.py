"""What holds for every published portal, whatever is in it: the demo portal, and one of random articles."""

from __future__ import annotations

import functools
import json
import random
import re
import unicodedata
from datetime import timedelta
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest

from dancam.servers.policy import policy_in
from demo.bodies import Writer
from tests.pages import StrictPage
from tests.portal import NOW, PICTURE, Portal

REPOSITORY = Path(__file__).parents[2]
ODD = [
    "Một & hai < ba > bốn \" năm ' sáu",
    "{{ 7 * 7 }} {% include 'x' %}",
    "</script><script>alert(1)</script>",
    "]]> --> <!--",
    "Đường sắt Bắc–Nam “đổi mới”…",
    unicodedata.normalize("NFD", "Nghị quyết số 18-NQ/TW về đổi mới"),
    "A" * 200,
]


def random_portal(folder: Path, count: int = 60) -> Portal:
    """Write articles with any body and odd texts in every field."""
    chance = random.Random(7)
    portal = Portal(folder)
    portal.write("content/anh.svg", PICTURE)
    for number in range(count):
        quoted = [json.dumps(chance.choice(ODD), ensure_ascii=False) for _ in range(5)]
        day = NOW - timedelta(days=chance.randrange(400), minutes=number)
        portal.article(
            f"{chance.choice(['thoi-su', 'dan-van-kheo', 'quy-che'])}/so-{number}.md",
            Writer(number).body(),
            title=quoted[0],
            date=f"{day:%Y-%m-%d %H:%M}",
            summary=quoted[1] if number % 3 else "",
            tags=f"[{quoted[2]}, dân vận]" if number % 2 and re.search(r"\w", quoted[2]) else "",
            author=f"{{name: {quoted[3]}, position: {quoted[4]}}}" if number % 5 else "",
            image=f"{{src: /anh.svg, alt: {quoted[4]}}}" if number % 4 else "",
            draft="true" if number % 11 == 0 else "",
        )
    return portal


@pytest.fixture(scope="module", params=["demo", "random"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> Portal:
    """Return a built portal."""
    if request.param == "random":
        return random_portal(tmp_path_factory.mktemp("site") / "site").build().succeeded()
    return Portal(demo_folder.parent, "")


@functools.cache
def tree(portal: Portal) -> dict[str, bytes]:
    return portal.tree()


@functools.cache
def pages(portal: Portal) -> dict[str, StrictPage]:
    return {path: StrictPage(data.decode()) for path, data in tree(portal).items() if path.endswith(".html")}


def test_a_browser_has_nothing_to_mend_in_any_page(built: Portal) -> None:
    assert {path: page.mistakes for path, page in pages(built).items() if page.mistakes} == {}


def test_every_page_has_one_headline_and_says_its_language(built: Portal) -> None:
    for path, data in tree(built).items():
        if path.endswith(".html"):
            text = data.decode()
            assert text.startswith("<!doctype html>\n<html lang="), path
            assert len(re.findall(r"<h1\b", text)) <= 1, path


def test_no_link_of_the_portal_leads_nowhere(built: Portal) -> None:
    files = tree(built)
    found = pages(built)
    origin = built_origin(built)
    for path, page in found.items():
        for address in page.addresses:
            if address.startswith(origin):
                address = address.removeprefix(origin) or "/"
            if not address.startswith("/"):
                continue
            parts = urlsplit(address)
            target = unquote(parts.path).lstrip("/")
            target += "index.html" if not target or target.endswith("/") else ""
            assert target in files, (path, address)
            if parts.fragment and target in found:
                assert unquote(parts.fragment) in found[target].ids, (path, address)


def built_origin(portal: Portal) -> str:
    """Return where the portal lies, without a slash at the end."""
    text = (portal.folder / "site.yml").read_text(encoding="utf-8")
    found = re.search(r"^base_url: (\S+)", text, re.MULTILINE)
    assert found is not None
    return found[1].rstrip("/")


def test_nothing_active_is_published(built: Portal) -> None:
    for path, page in pages(built).items():
        for script in page.scripts:
            own = (script.get("src") or "").startswith("/")
            assert own or script.get("type") == "application/ld+json", (path, script)
        assert not [each for each in page.addresses if re.match(r"\s*(javascript|data|vbscript):", each, re.I)], path


def test_every_page_says_what_may_run_before_anything_could(built: Portal) -> None:
    served = policy_in((REPOSITORY / "templates/parts/policy.html").read_text(encoding="utf-8"))
    for path, data in tree(built).items():
        if path.endswith(".html") and b"<html" in data:
            text = data.decode()
            found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
            assert found, path
            assert found[1] == served  # what servers send: tests/site/test_hosting.py
            assert text.index("Content-Security-Policy") < min(text.find(each) % 10**9 for each in ("<script", "<link"))


def test_every_text_is_composed_and_has_no_control_character(built: Portal) -> None:
    for path, data in tree(built).items():
        if path.endswith((".html", ".xml", ".json", ".txt", ".atom")):
            text = data.decode()
            assert unicodedata.is_normalized("NFC", text), path
            assert not re.search(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]", text), path


def test_feeds_and_sitemaps_can_be_read_and_lead_to_what_is_there(built: Portal) -> None:
    files, origin = tree(built), built_origin(built)
    looked = 0
    for path, data in files.items():
        if path.startswith("tim-kiem/"):  # what is shown of articles that are found
            base = origin.rpartition("//")[2].partition("/")[2]
            rows = [each[1] for each in json.loads(data)] if "/cards-" in path else []
            urls = [origin + each.removeprefix(f"/{base}" if base else "") for each in rows]
        elif path.endswith(".json"):
            urls = [each["url"] for each in json.loads(data).get("items", [])]
        elif path.endswith(".xml"):
            root = ElementTree.fromstring(data)
            names = {"loc", "guid"} if root.tag != "{http://www.w3.org/2005/Atom}feed" else {"id"}
            urls = [(each.text or "").strip() for each in root.iter() if each.tag.rpartition("}")[2] in names]
            assert all(urls), path
        else:
            continue
        looked += 1
        assert len(set(urls)) == len(urls), path
        for url in urls:
            assert url.startswith(origin + "/"), (path, url)
            target = unquote(urlsplit(url).path).lstrip("/")
            assert target.endswith("/") or not target or target in files, (path, url)
    assert looked >= 6


def test_every_published_article_is_in_its_list_the_archive_and_a_sitemap_and_no_draft_anywhere(
    built: Portal,
) -> None:
    everything = "\n".join(data.decode() for path, data in tree(built).items() if path.endswith((".html", ".xml")))
    sitemap = "\n".join(data.decode() for path, data in tree(built).items() if path.startswith("sitemap"))
    lists = [data.decode() for path, data in tree(built).items() if path.endswith("/index.html")]
    articles = drafts = 0
    for source in (built.folder / "content").rglob("*.md"):
        text = source.read_text(encoding="utf-8")
        front = text.split("---\n")[1]
        address = f"/{source.stem}.html"
        if re.search(r"^draft: true", front, re.MULTILINE):
            drafts += 1
            assert f"{address}<" not in sitemap
            assert f'{address}"' not in everything, source
        elif re.search(r"^date: ", front, re.MULTILINE) and not re.search(r"^slug: ", front, re.MULTILINE):
            if re.search(r"^date: 20(2[7-9]|[3-9])", front, re.MULTILINE) or f"{address}<" not in sitemap:
                continue  # scheduled: then it is in no sitemap
            articles += 1
            assert sum(f'{address}"' in each for each in lists) >= 2, source
    assert articles > 20
    assert drafts > 0


def test_nothing_of_this_machine_is_published(built: Portal) -> None:
    for path, data in tree(built).items():
        text = data.decode("utf-8", "replace")
        assert str(built.folder) not in text, path
        assert "_dancam/" not in text, path
        assert "localhost" not in text, path


def test_a_headline_stands_on_its_page_as_it_was_written(built: Portal) -> None:
    for path, data in tree(built).items():
        found = re.search(r"<h1[^>]*>(.*?)</h1>", data.decode("utf-8", "replace"), re.DOTALL)
        if path.endswith(".html") and found and any(each[:12] in unescape(found[1]) for each in ODD):
            assert unescape(found[1]) in {unicodedata.normalize("NFC", each) for each in ODD}, path

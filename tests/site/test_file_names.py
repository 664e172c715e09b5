"""Names of files as people give them: found however they are written, and linked so that every server finds them."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from urllib.parse import quote, unquote, urlsplit

import pytest

from dancam.content.yaml import quoted
from dancam.problems import close_match
from tests.photographs import painted
from tests.portal import PICTURE, Portal

NAMES = (
    *("a#1.svg", "#dau.svg", "sao?.svg", "50%.svg", "%.svg", "a%20b.svg", "100%25.svg", "a%2fb.svg", "ảnh 1.svg"),
    *("a  b.svg", "a\u00a0b.svg", "a+b.svg", "a&b.svg", "a'b.svg", "a(1).svg", "a (2).svg", "a [3].svg"),
    *("x;y,z=1.svg", "~a!@$^.svg", "a{b}.svg", "a`b.svg", "-a.svg", unicodedata.normalize("NFD", "đường đi.svg")),
)
_URL = re.compile(r'(?:src|href|url|content)="(?P<attribute>[^"]+)"|"(?P<text>https://thu\.example/[^"]+)"')


def dead(portal: Portal) -> list[str]:
    """Return the addresses within the portal at which nothing is published, on whatever is published."""
    files = portal.tree()
    found = []
    for path, data in files.items():
        if not path.endswith((".html", ".xml", ".json")) or path.startswith("static/"):
            continue
        for match in _URL.finditer(data.decode()):
            written = match["attribute"] or match["text"]
            address = json.loads(f'"{written}"') if match["text"] else html.unescape(written)
            parts = urlsplit(address)
            if (parts.netloc in {"", "thu.example"}) and parts.path.startswith("/") and ".svg" in address:
                target = unquote(parts.path)[1:]
                found += [f"{path}: {address}"] if target not in files else []
                assert not re.search(r"[\s<>\"]", address), address
    return found


PAGES = ("truong", "tran", "ma-hoa", "goc", "html")


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """A portal with a file of each name, shown by articles beside it in each way, built."""
    portal = Portal(tmp_path_factory.mktemp("named") / "site")
    for number, name in enumerate(NAMES):
        portal.write(f"content/thoi-su/ten-{number}/{name}", PICTURE)
        name = unicodedata.normalize("NFC", name)
        root = f"/thoi-su/ten-{number}/"
        for page, body, fields in (
            ("truong", "Một.", {"image": quoted(name), "attachments": f"[{{file: {quoted(name)}}}]"}),
            ("tran", f"Một.\n\n![Chú thích](<{name}>)\n\n[Tải về](<{name}>)", {}),
            ("ma-hoa", f"Một.\n\n![Chú thích]({quote(name)})\n\n[Tải về]({quote(name)})", {}),
            ("goc", f"Một.\n\n![Chú thích]({root}{quote(name)})", {"image": quoted(root + name)}),
            ("html", f'Một.\n\n<img src="{html.escape(name)}" alt="Chú thích">', {}),
        ):
            title = quoted(f"Bài {page} {number}")
            portal.article(f"thoi-su/ten-{number}/{page}-{number}.md", body, title=title, **fields)
    return portal.build().succeeded()


@pytest.mark.parametrize("number", range(len(NAMES)), ids=lambda number: NAMES[number])
def test_a_file_is_found_and_linked_whatever_its_name_is(named: Portal, number: int) -> None:
    folder, name = f"thoi-su/ten-{number}", unicodedata.normalize("NFC", NAMES[number])
    assert named.exists(f"{folder}/{name}")
    for page in PAGES:
        text = named.page(f"thoi-su/{page}-{number}.html")
        assert f"/{folder}/{name}" in {unquote(html.unescape(each)) for each in re.findall(r'src="([^"]+)"', text)}, (
            page
        )


def test_whatever_the_names_of_files_are_nothing_is_told_and_no_address_is_dead(named: Portal) -> None:
    assert named.messages() == []
    assert dead(named) == []
    assert named.tree() == named.clean_tree()


@pytest.mark.parametrize("name", ["ảnh #1 50%.jpg", "ảnh? 1.jpg"])
def test_a_photograph_with_such_a_name_has_its_sizes(portal: Portal, name: str) -> None:
    portal.write(f"content/thoi-su/{name}", painted(1600, 900)).article("thoi-su/a.md", image=quoted(name))
    text = portal.build().succeeded().page("thoi-su/a.html")
    files = portal.tree()
    sets = [each.split(" ")[0] for found in re.findall(r'srcset="([^"]+)"', text) for each in found.split(", ")]
    assert len(sets) > 4
    assert all(unquote(each)[1:] in files for each in sets)


@pytest.mark.parametrize(
    ("kept", "written"),
    [("a\u00a0b.svg", "a b.svg"), ("a b.svg", "a\u00a0b.svg"), ("a b.svg", "a\u200b b.svg"), ("a.svg", "“a.svg”")],
)
def test_blanks_that_look_alike_are_alike_in_names(portal: Portal, kept: str, written: str) -> None:
    portal.write(f"content/thoi-su/{kept}", PICTURE).article("thoi-su/a.md", image=quoted(written))
    assert portal.build().succeeded().codes() == []


def test_pages_may_have_such_names_too(portal: Portal) -> None:
    portal.write("content/hỏi #1 50%.md", "---\ntitle: Hỏi đáp\n---\nMột.\n")
    portal.article(
        "thoi-su/a.md",
        "[Xem](/hỏi%20%231%2050%25.html), [xem](<../hỏi #1 50%.md>), [xem](../h%E1%BB%8Fi%20%231%2050%25.md)",
    )
    portal.build().succeeded()
    assert portal.codes() == []
    assert "hỏi #1 50%.html" in portal.tree()
    assert portal.page("thoi-su/a.html").count('href="/h%E1%BB%8Fi%20%231%2050%25.html"') == 3
    assert "https://thu.example/h%E1%BB%8Fi%20%231%2050%25.html" in portal.page("sitemap/trang.xml")


def test_a_hint_never_proposes_what_is_written() -> None:
    assert close_match("anh.jpg", ["anh.jpg"]) == ""
    assert close_match("anh.jpg", ["anh.jpg", "ảnh.jpg"]) == "ảnh.jpg"


def test_a_part_of_a_page_and_a_file_are_told_apart(portal: Portal) -> None:
    portal.write("content/thoi-su/b.pdf", "%PDF-1.7").write("content/thoi-su/b#c.pdf", "%PDF-1.7 c")
    portal.article("thoi-su/a.md", "[Trang 2](b.pdf#page=2), [tệp](b#c.pdf), [dưới](#muc-1)\n\n## Mục 1\n\nHết.")
    text = portal.build().succeeded().page("thoi-su/a.html")
    assert portal.codes() == []
    assert 'href="/thoi-su/b.pdf#page=2"' in text
    assert 'href="/thoi-su/b%23c.pdf"' in text
    assert 'href="#muc-1"' in text


def test_a_file_with_a_sign_that_no_address_may_have_is_told_once(portal: Portal) -> None:
    names = [f"a{sign}b.jpg" for sign in '"<>|*']
    for number, name in enumerate(names):
        portal.write(f"content/thoi-su/{name}", painted(1200, 800))
        portal.article(f"thoi-su/bai-{number}.md", image=f"'{name}'")
    portal.build()
    assert [(each.code, each.place.file) for each in portal.result.problems] == [
        ("address-outside", f"content/thoi-su/{name}") for name in sorted(names)
    ]

"""What a host is told of each file."""

from __future__ import annotations

import pytest

from dancam.deploy.headers import headers_of
from dancam.servers.policy import HOUR, MONTH, NEVER, YEAR
from tests.portal import PICTURE, Portal


@pytest.mark.parametrize(
    ("path", "kind", "kept"),
    [
        ("index.html", "text/html; charset=utf-8", NEVER),
        ("cu/Default.aspx", "text/html; charset=utf-8", HOUR),
        ("cu/bai", "text/html; charset=utf-8", HOUR),
        ("thoi-su/rss.xml", "application/rss+xml; charset=utf-8", NEVER),
        ("atom.xml", "application/atom+xml; charset=utf-8", NEVER),
        ("feed.json", "application/feed+json; charset=utf-8", NEVER),
        ("sitemap/2026-06.xml", "application/xml; charset=utf-8", NEVER),
        ("robots.txt", "text/plain; charset=utf-8", NEVER),
        ("tim-kiem/2026.0/words-0.json", "application/json; charset=utf-8", NEVER),
        ("static/theme/dancam.css", "text/css; charset=utf-8", YEAR),
        ("static/theme/fonts/a.woff2", "font/woff2", MONTH),
        ("thoi-su/Ảnh.JPG", "image/jpeg", HOUR),
        ("thoi-su/anh/a.jpg-0123abcd-320.webp", "image/webp", YEAR),
        ("admin/config.yml", "text/yaml; charset=utf-8", NEVER),
        ("tep/luat.pdf", "application/pdf", HOUR),
        ("tep/la.xyz", "application/octet-stream", HOUR),
    ],
)
def test_each_file_has_its_type_and_its_time(path: str, kind: str, kept: str) -> None:
    assert headers_of(path) == (kind, kept, "")
    assert headers_of(f"{path}.br", {path}) == (kind, kept, "br")
    assert headers_of(f"{path}.gz", {path}) == (kind, kept, "gzip")


def test_what_is_compressed_is_itself_where_it_is_no_copy() -> None:
    assert headers_of("tep/so-lieu.txt.gz", {"tep/khac.txt"}) == ("application/gzip", HOUR, "")
    assert headers_of("tep/so-lieu.txt.br", {"tep/khac.txt"}) == ("application/octet-stream", HOUR, "")


def test_no_file_of_a_portal_has_an_unknown_type(portal: Portal) -> None:
    portal.write("content/thoi-su/anh.svg", PICTURE).article("thoi-su/a.md", "![](anh.svg)")
    files = portal.build(compress=True).succeeded().tree()
    told = {path: headers_of(path, files) for path in files}
    assert [path for path, each in told.items() if each.kind == "application/octet-stream"] == []
    assert {each.encoding for path, each in told.items() if path.startswith("thoi-su/a.html")} == {"", "br", "gzip"}

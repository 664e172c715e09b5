"""`dancam build --preview`: a build for editors, from which search engines are kept away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dancam.cli.main import main
from tests.portal import NOW, Portal

OWN = "User-agent: *\nAllow: /\n"


def run(portal: Portal, command: str, *more: str) -> int:
    moment = ("--now", NOW.isoformat()) if command == "build" else ()
    return main([command, "--site", str(portal.folder), *more, *moment])


@pytest.mark.parametrize("own", [False, True])
def test_no_page_of_a_preview_is_for_search_engines_even_with_a_robots_txt_of_ones_own(
    portal: Portal, own: bool
) -> None:
    portal.articles(3).article("thoi-su/nhap.md", draft="true")
    if own:
        portal.write("static/root/robots.txt", OWN)
    preview = portal.folder / "xem-thu"
    options = ("--preview", "--drafts", "--output", str(preview))
    assert run(portal, "build", *options) == 0
    pages = list(preview.rglob("*.html"))
    assert preview / "thoi-su/nhap.html" in pages
    for page in pages:
        robots = re.findall(r'<meta name="robots" content="([^"]+)">', page.read_text(encoding="utf-8"))
        assert robots == ["noindex"], page
    assert (preview / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nDisallow: /\n\n"
    assert run(portal, "verify", *options) == 0


def test_a_portal_that_was_built_for_a_preview_becomes_public_again(portal: Portal) -> None:
    portal.articles(3).write("static/root/robots.txt", OWN)
    assert run(portal, "build", "--preview") == run(portal, "verify", "--preview") == 0
    assert run(portal, "build") == run(portal, "verify") == 0
    public: Path = portal.folder / "public"
    assert (public / "robots.txt").read_text(encoding="utf-8") == OWN
    assert 'content="max-image-preview:large"' in (public / "index.html").read_text(encoding="utf-8")
    portal.delete("static/root/robots.txt")
    assert run(portal, "build") == run(portal, "verify") == 0
    assert "Sitemap: " in (public / "robots.txt").read_text(encoding="utf-8")
    portal.write("static/root/robots.txt", OWN)
    assert run(portal, "build", "--preview") == run(portal, "verify", "--preview") == 0

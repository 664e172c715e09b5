"""What editors, strangers and accidents may try against a portal, as one tries it: through files and a whole build.

docs/faults.md says of each attack which tests show what becomes of it.
"""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

import dancam
from tests.portal import PICTURE, Portal

PACKAGE = Path(dancam.__file__).parent
REPOSITORY = Path(__file__).parents[2]
OUTSIDE = [
    "../../../thoat.html",
    "/../../thoat.html",
    "..%2f..%2fthoat.html",
    "%2e%2e/%2e%2e/thoat.html",
    "..\\..\\thoat.html",
    "/tmp/thoat.html",
    '"a\\0b.html"',
    "//ngoai.example/a.html",
    "file:///etc/passwd",
]


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("field", ["slug", "category", "aliases", "image", "attachments", "related", "author", "tags"])
def test_no_field_leads_out_of_the_portal(portal: Portal, field: str) -> None:
    for number, value in enumerate(OUTSIDE):
        portal.article(f"thoi-su/a{number}.md", **{field: value})
    inside = {portal.folder / "public", portal.folder / ".dancam"}
    told: set[str] = set()
    for wrong in (set(), {*map("content/thoi-su/a{}.md".format, range(len(OUTSIDE)))}):
        for path in wrong & told:  # what one value keeps from being published is published without it
            portal.delete(path)
        beside = {path: data for path, data in everything(portal.folder.parent).items() if not inside & {*path.parents}}
        portal.build()
        now = {path: data for path, data in everything(portal.folder.parent).items() if not inside & {*path.parents}}
        assert now == beside
        assert all(b"root:" not in data for data in portal.tree().values())
        told |= {each.place.file for each in portal.result.problems}
    portal.succeeded()
    for number, value in enumerate(OUTSIDE):
        harmless = field in {"author", "tags", "related"} or value == "/tmp/thoat.html"  # a name, or an address inside
        assert f"content/thoi-su/a{number}.md" in told or harmless, value


def test_no_link_or_picture_of_a_body_leads_out_of_the_portal(portal: Portal) -> None:
    for number, value in enumerate(OUTSIDE):
        written = value.strip('"').replace("\\0", "\0")
        portal.article(f"thoi-su/a{number}.md", f"[x]({written}) ![y]({written})\n\n::: video {written}\n")
    portal.build()
    told = {each.place.file for each in portal.result.problems}
    assert {f"content/thoi-su/a{number}.md" for number in range(len(OUTSIDE))} <= told
    for path in [each.place.file for each in portal.result.problems if each.is_error]:
        (portal.folder / path).unlink(missing_ok=True)
    for path, data in portal.build().succeeded().tree().items():
        if path.startswith("thoi-su/a"):
            page = re.sub(r"<span>.*?</span>", "", data.decode())
            assert "thoat" not in page
            assert "passwd" not in page


@pytest.mark.parametrize("value", ["/../{slug}.html", "/%2e%2e/{slug}.html", "\\{slug}.html", "{slug}/../../x.html"])
def test_no_permalink_leads_out_of_the_portal(portal: Portal, value: str) -> None:
    portal.edit("site.yml", lambda text: text + f'permalink: "{value}"\n'.replace("\\", "\\\\"))
    portal.article("thoi-su/a.md").build().failed("permalink-shape")


@pytest.mark.parametrize("name", ["../../../etc/passwd", "/etc/passwd", "%2e%2e/site.yml", "..\\site.yml"])
def test_no_template_includes_what_is_none(portal: Portal, name: str) -> None:
    portal.write("templates/article.html", "{% include " + repr(name) + " %}")
    portal.article("thoi-su/a.md").build()
    assert not portal.result.published
    assert "templates/article.html" in {each.place.file for each in portal.result.problems}


def test_links_in_a_loop_end_and_are_refused_by_name(portal: Portal) -> None:
    portal.article("thoi-su/a.md")
    (portal.folder / "content/thoi-su/vong").symlink_to(portal.folder / "content")
    (portal.folder / "content/mot").symlink_to("hai")
    (portal.folder / "content/hai").symlink_to("mot")
    (portal.folder / "static").mkdir()
    (portal.folder / "static/minh").symlink_to(".")
    portal.build()
    named = {each.place.file for each in portal.result.problems}
    assert named == {"content/thoi-su/vong", "content/mot", "content/hai", "static/minh"}
    assert portal.codes() == ["link-refused"] * 4


def test_the_language_of_templates_is_text_in_articles(portal: Portal) -> None:
    attack = "{{ 7*7 }} {% include 'base.html' %} {# x #} {{ view.frame }}"
    portal.article("thoi-su/a.md", attack, title=f'"{attack}"', summary=f'"{attack}"', tags=f'["{attack}"]')
    portal.build().succeeded()
    for path in ("thoi-su/a.html", "thoi-su/index.html", "rss.xml", "feed.json"):
        text = portal.tree()[path].decode()
        assert "49" not in re.sub(r"[0-9a-f]{6,}|v=\w+", "", text).replace("2049", "")
        assert "7*7" in text


@pytest.mark.parametrize(
    "front",
    [
        "a: &a [x]\n"
        + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{('*' + chr(97 + n) + ', ') * 9}]\n" for n in range(9)),
        "title: " + "[" * 50_000,
        "title: " + "{a: " * 20_000,
        "title: !!python/object/apply:os.system [echo]",
        "title: a\n" + "- " * 30_000 + "x",
        "title: " + "a" * 1_100_000,
        "".join(f"k{number}: x\n" for number in range(80_000)),
    ],
    ids=["aliases", "brackets", "braces", "python", "dashes", "long", "many"],
)
def test_hostile_front_matter_is_an_error_with_its_line_and_soon(portal: Portal, front: str) -> None:
    portal.write("content/thoi-su/a.md", f"---\n{front}\n---\n\nx\n")
    started = time.process_time()
    portal.build()
    assert time.process_time() - started < 20  # far more than it takes, far less than it would without limits
    assert not portal.result.published
    assert all(each.place.line >= 1 for each in portal.result.problems)
    assert len(portal.result.problems) < 100_000


def test_nothing_of_the_dev_server_is_published(portal: Portal) -> None:
    portal.articles(3).article("thoi-su/nhap.md", "Bí mật", draft="true").build().succeeded()
    for path, data in portal.tree().items():
        assert b"_dancam" not in data, path
        assert "Bí mật".encode() not in data, path
        assert str(portal.folder).encode() not in data, path


def test_no_script_of_the_theme_makes_markup_of_text() -> None:
    scripts = sorted((REPOSITORY / "static/theme").rglob("*.js"))
    assert scripts
    for script in scripts:
        text = script.read_text(encoding="utf-8")
        # outerHTML may be read, to save a page.
        made = r"innerHTML|outerHTML\s*\+?=[^=]|insertAdjacentHTML|document\.write|\beval\b|new Function"
        assert not re.search(made, text), script


def test_nothing_is_unpickled_that_lay_on_the_disk() -> None:
    imported = re.compile(r"^\s*(?:import|from) (?:pickle|shelve)\b", re.MULTILINE)
    users = {path for path in PACKAGE.rglob("*.py") if imported.search(path.read_text("utf-8"))}
    # Between a process and its own fork; between a scheduler and a worker that serves it.
    assert users == {PACKAGE / "system/processes.py", PACKAGE / "render/tasks.py"}
    for user in users:
        assert "open(" not in user.read_text(encoding="utf-8").replace("os.fdopen(", "")


@pytest.mark.parametrize(
    "alias", ["https://ngoai.example/", "//ngoai.example/a", "javascript:alert(1)", "/\\ngoai.example"]
)
def test_an_old_address_elsewhere_is_an_error(portal: Portal, alias: str) -> None:
    portal.article("thoi-su/a.md", aliases=f"['{alias}']").build().failed("alias-outside")


def test_pictures_of_all_kinds_are_told_or_published_as_they_are(portal: Portal) -> None:
    files = {
        "a.png": b"\x89PNG\r\n\x1a\n",
        "b.tiff": b"II*\0",
        "c.psd": b"8BPS",
        "d.svg": b"<svg onload='x'/>",
        "e.jpg": b"",
    }
    for name, data in files.items():
        portal.write(f"content/thoi-su/{name}", data)
    portal.write("content/thoi-su/g.svg", PICTURE)
    portal.article("thoi-su/a.md", "\n\n".join(f"![x]({name})" for name in [*files, "g.svg"]))
    portal.build().failed("drawing-active")
    told = {each.place.file.rpartition("/")[2] for each in portal.result.problems}
    assert told == {*files, "a.md"}  # which shows the empty one

"""What an output depends on: whatever of it changes, it is rendered again; and what keeps a build from publishing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dancam.system.disk import Disk
from tests.portal import Portal


def test_another_program_renders_everything(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    portal.articles(3).build().succeeded()
    everything = portal.result.rendered
    portal.build().rendered(0)
    monkeypatch.setattr("dancam.pipeline.read.program_digest", lambda: "another")
    cards = sum("the-chia-se" in path for path in portal.tree())
    assert cards == 18  # they have a recipe of their own
    portal.build().rendered(everything - cards).wrote(0)


@pytest.mark.parametrize("name", ["base.html", "parts/footer.html", "frame.html"])
def test_another_template_renders_all_pages_that_use_it(portal: Portal, name: str) -> None:
    portal.articles(3).build().succeeded()
    text = (Path(__file__).parents[2] / "templates" / name).read_text(encoding="utf-8")
    portal.write(f"templates/{name}", text + "<!-- mới -->\n").build().succeeded()
    assert set(portal.result.rendered_paths) >= {"index.html", "thoi-su/bai-001.html", "thoi-su/index.html"}
    assert portal.tree() == portal.clean_tree()


def test_other_settings_render_what_shows_them(portal: Portal) -> None:
    portal.write("content/bang-ron.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    portal.articles(9).article("dan-van-kheo/a.md").build().succeeded()
    for old, new in (
        ("title: Cổng thử", "title: Tên khác"),
        ("title: Thời sự", "title: Tin tức"),
        ("newer: 2, older: 3", "newer: 1, older: 2"),
        ("page_size: 4", "page_size: 3"),
        ("description: Trang của Ban.", "description: Trang của Ban.\n    banner: bang-ron.svg"),
        ("  - {category: thoi-su}\n", "  - {category: dan-van-kheo}\n"),
    ):
        portal.edit("site.yml", lambda text, old=old, new=new: text.replace(old, new))  # type: ignore[misc]  # a default is untyped
        portal.build().succeeded().rendered(at_least=1)
        assert portal.tree() == portal.clean_tree(), new


def test_a_banner_of_a_sub_site_that_is_another_file_is_shown(portal: Portal) -> None:
    portal.write("content/bang-ron.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    portal.edit("site.yml", lambda text: text.replace("Trang của Ban.", "Trang của Ban.\n    banner: bang-ron.svg"))
    portal.article("dan-van-kheo/a.md").build().succeeded()
    portal.write("content/bang-ron.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="7"/>')
    portal.build().succeeded()
    assert portal.tree() == portal.clean_tree()


def test_drafts_come_and_go_with_the_option(portal: Portal) -> None:
    portal.articles(2).article("thoi-su/nhap.md", draft="true").build().succeeded()
    assert not portal.exists("thoi-su/nhap.html")
    portal.build(drafts=True).succeeded()
    assert portal.exists("thoi-su/nhap.html")
    portal.build().succeeded()
    assert not portal.exists("thoi-su/nhap.html")
    assert portal.tree() == portal.clean_tree()


def test_an_edit_of_the_same_size_and_time_is_seen(portal: Portal) -> None:
    portal.article("thoi-su/a.md", "Một hai ba.").build().succeeded()
    path = portal.folder / "content/thoi-su/a.md"
    before = path.stat()
    portal.edit("content/thoi-su/a.md", lambda text: text.replace("hai ba", "hai bb"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    portal.build().succeeded()
    assert "hai bb" in portal.page("thoi-su/a.html")


def test_what_somebody_did_to_the_output_is_undone(portal: Portal) -> None:
    portal.articles(3).build().succeeded()
    clean = portal.tree()
    (portal.folder / "public/thoi-su/bai-001.html").write_text("sửa", encoding="utf-8")
    (portal.folder / "public/thoi-su/bai-002.html").unlink()
    portal.build().succeeded().rendered(2)
    assert portal.tree() == clean


def test_a_body_that_changes_between_reading_and_rendering_is_never_mixed(portal: Portal) -> None:
    portal.articles(2)

    class Busy(Disk):
        """A disk on which somebody saves an article when it was just read."""

        reads = 0

        def read(self, path: Path | str) -> bytes:
            data = super().read(path)
            if str(path).endswith("bai-001.md"):
                Busy.reads += 1
                if Busy.reads == 1:
                    portal.edit("content/thoi-su/bai-001.md", lambda text: text.replace("Bài", "Tin") + "Thêm.\n")
            return data

    portal.build(Busy()).succeeded()
    assert portal.tree() == portal.clean_tree()


def test_an_error_publishes_nothing(portal: Portal) -> None:
    portal.articles(2).build().succeeded()
    before = portal.tree()
    portal.article("thoi-su/sai.md", date="31/02/2026").article("thoi-su/moi.md")
    portal.build().failed("no-such-day")
    assert portal.tree() == before


def pages(portal: Portal) -> set[str]:
    """Return the pages that the last build rendered."""
    return {path for path in portal.result.rendered_paths if path.endswith(".html")}


def test_a_part_of_another_page_is_told_when_it_goes_and_forgotten_when_it_comes_back(portal: Portal) -> None:
    portal.article("thoi-su/a.md", "## Kết quả đạt được\n\nChữ.").article("thoi-su/c.md", "Chữ.")
    portal.write("content/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\n\n[x](thoi-su/a.md#ket-qua-dat-duoc)\n")
    portal.article("thoi-su/b.md", "[x](a.md#ket-qua-dat-duoc) [y](/thoi-su/a.html#khong-co) [z](a.md)")
    portal.build().succeeded()
    assert portal.codes() == ["dead-anchor"]
    assert portal.result.problems[0].place.column == 32
    portal.edit("content/thoi-su/a.md", lambda text: text.replace("đạt được", "cuối năm")).build()
    assert portal.codes() == ["dead-anchor"] * 3
    assert pages(portal) == {"thoi-su/a.html", "thoi-su/b.html", "gioi-thieu.html"}
    portal.edit("content/thoi-su/c.md", lambda text: text + "\nThêm.\n").build()
    assert pages(portal) == {"thoi-su/c.html"}
    assert portal.codes() == ["dead-anchor"] * 3
    portal.edit("content/thoi-su/a.md", lambda text: text + "\n### Kết quả đạt được {: #ket-qua-dat-duoc }\n").build()
    assert portal.codes() == ["dead-anchor"]
    assert portal.tree() == portal.clean_tree()

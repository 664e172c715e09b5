"""Moving an article and renaming a tag: addresses stay, links follow, and nothing else changes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from dancam.cli.main import main
from dancam.cli.move import Moved, Renamed, move, rename_tag
from dancam.problems import Refusal
from dancam.system.disk import Disk
from tests.portal import NOW, PICTURE, Portal


def moved(portal: Portal, old: str, new: str) -> Moved:
    return move(portal.options, old, new, Disk())


def text(portal: Portal, path: str) -> str:
    return (portal.folder / path).read_text(encoding="utf-8")


def refused(portal: Portal, old: str, new: str) -> str:
    before = {path: path.read_bytes() for path in portal.folder.rglob("*.md")}
    with pytest.raises(Refusal) as refusal:
        moved(portal, old, new)
    assert {path: path.read_bytes() for path in portal.folder.rglob("*.md")} == before
    return refusal.value.problems[0].code


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("content/thoi-su/a.md", "content/dan-van-kheo/"),
        ("content/thoi-su/a.md", "content/dan-van-kheo"),
        ("thoi-su/a", "dan-van-kheo/a.md"),
        ("./content/thoi-su/a.md", "./content/dan-van-kheo/a.md"),
    ],
)
def test_an_article_moves_with_its_category_and_leaves_its_address(portal: Portal, old: str, new: str) -> None:
    portal.article("thoi-su/a.md").build().succeeded()
    found = moved(portal, old, new)
    assert found == Moved("content/dan-van-kheo/a.md", "/thoi-su/a.html", "/dan-van-kheo/a.html", "dan-van-kheo")
    assert not (portal.folder / "content/thoi-su/a.md").exists()
    portal.build().succeeded()
    assert portal.codes() == []
    assert "/dan-van-kheo/a.html" in portal.page("thoi-su/a.html")
    assert "aliases:\n  - '/thoi-su/a.html'\n---" in text(portal, "content/dan-van-kheo/a.md")


def test_moving_back_needs_no_redirect_from_itself(portal: Portal) -> None:
    portal.article("thoi-su/a.md", aliases="[/cu.html]")
    before = text(portal, "content/thoi-su/a.md")
    moved(portal, "thoi-su/a", "dan-van-kheo/")
    assert "aliases: ['/cu.html', '/thoi-su/a.html']" in text(portal, "content/dan-van-kheo/a.md")
    moved(portal, "dan-van-kheo/a", "thoi-su/")
    assert "aliases: ['/cu.html', '/dan-van-kheo/a.html']" in text(portal, "content/thoi-su/a.md")
    assert text(portal, "content/thoi-su/a.md").replace("'/cu.html', '/dan-van-kheo/a.html'", "/cu.html") == before


@pytest.mark.parametrize(
    ("old", "place"),
    [("", "content/"), (".", "content/"), ("./", "content/"), ("content/", "content/"), ("..", "content/..")],
)
def test_what_names_no_file_is_no_article(portal: Portal, old: str, place: str) -> None:
    with pytest.raises(Refusal) as refusal:
        moved(portal, old, "content/thoi-su/")
    (only,) = refusal.value.problems
    assert (only.code, only.place.file) == ("no-such-source", place)


@pytest.mark.parametrize("fields", [{"draft": "true"}, {"date": f"{NOW + timedelta(days=2):%Y-%m-%d}"}])
def test_what_nobody_has_seen_leaves_nothing(portal: Portal, fields: dict[str, str]) -> None:
    portal.article("thoi-su/a.md", **fields)
    assert moved(portal, "thoi-su/a", "dan-van-kheo/").alias == ""
    assert "aliases" not in text(portal, "content/dan-van-kheo/a.md")


def test_a_file_that_keeps_its_address_leaves_nothing(portal: Portal) -> None:
    portal.article("thoi-su/a.md", slug="a")
    found = moved(portal, "thoi-su/a", "thoi-su/2026/ten-khac.md")
    assert (found.alias, found.category) == ("", "")
    assert text(portal, "content/thoi-su/2026/ten-khac.md").count("slug: a") == 1


def test_what_the_article_refers_to_is_still_found(portal: Portal) -> None:
    portal.write("content/thoi-su/anh/a.svg", PICTURE).write("content/thoi-su/tep.pdf", "%PDF-1.4")
    body = "[b](b.md#muc), [c](../dan-van-kheo/c.md), ![Ảnh](anh/a.svg), [tệp](tep.pdf), [mình](a.md), [d]."
    body += "\n\n[d]: b.md\n"
    portal.article("thoi-su/b.md", "## Mục").article("dan-van-kheo/c.md", category="dan-van-kheo")
    fields = {"image": "{src: anh/a.svg, alt: Ảnh}", "attachments": "[tep.pdf]", "related": "[b.md, c]"}
    portal.article("thoi-su/a.md", body, **fields).build().succeeded()
    assert portal.codes() == []
    moved(portal, "thoi-su/a", "dan-van-kheo/")
    portal.build().succeeded()
    assert portal.codes() == []
    now = text(portal, "content/dan-van-kheo/a.md")
    for part in ("(../thoi-su/b.md#muc)", "(c.md)", "(../thoi-su/anh/a.svg)", "(../thoi-su/tep.pdf)", "[mình](a.md)"):
        assert part in now
    assert "related: [../thoi-su/b.md, c]" in now
    assert "[d]: ../thoi-su/b.md" in now


def test_what_refers_to_the_article_follows(portal: Portal) -> None:
    portal.article("thoi-su/a.md", "## Mục")
    portal.article("thoi-su/b.md", "[1](a.md#muc) [2](/thoi-su/a.md) [3](content/thoi-su/a.md) [4](a.md) `ba.md`")
    portal.article("quy-che/c.md", "[1](../thoi-su/a.md) [2](/thoi-su/a.html)", category="quy-che", related="[a]")
    portal.write("content/trang.md", "---\ntitle: Trang\n---\n[1](thoi-su/a.md)\n").build().succeeded()
    assert portal.codes() == []
    found = moved(portal, "thoi-su/a", "dan-van-kheo/moi.md")
    assert found.changed == ["content/quy-che/c.md", "content/thoi-su/b.md", "content/trang.md"]
    portal.build().succeeded()
    assert portal.codes() == []
    new = "dan-van-kheo/moi.md"
    assert f"[1](../{new}#muc) [2](/{new}) [3](content/{new}) [4](../{new}) `ba.md`" in text(
        portal, "content/thoi-su/b.md"
    )
    assert f"[1](../{new}) [2](/dan-van-kheo/moi.html)" in text(portal, "content/quy-che/c.md")
    assert "related: [moi]" in text(portal, "content/quy-che/c.md")
    assert f"[1]({new})" in text(portal, "content/trang.md")


def test_a_page_moves_too(portal: Portal) -> None:
    portal.write("content/lien-he.md", "---\ntitle: Liên hệ\n---\n\n[Giới thiệu](gioi-thieu.md)\n").build().succeeded()
    found = moved(portal, "lien-he", "ban/lien-he.md")
    assert (found.alias, found.address) == ("/lien-he.html", "/ban/lien-he.html")
    portal.build().succeeded()
    assert portal.codes() == []
    assert "[Giới thiệu](../gioi-thieu.md)" in text(portal, "content/ban/lien-he.md")


def test_lines_end_as_they_did(portal: Portal) -> None:
    portal.article("thoi-su/a.md")
    path = portal.folder / "content/thoi-su/a.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    moved(portal, "thoi-su/a", "dan-van-kheo/")
    data = (portal.folder / "content/dan-van-kheo/a.md").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") == 9


def test_nothing_is_touched_where_it_cannot_be(portal: Portal) -> None:
    portal.article("thoi-su/a.md").article("thoi-su/b.md").write("content/thoi-su/c.md", "---\ntitle: [\n---\n")
    assert refused(portal, "thoi-su/khong", "ban/") == "no-such-source"
    assert refused(portal, "thoi-su/c", "ban/") == "no-such-source"
    assert refused(portal, "thoi-su/a", "thoi-su/b.md") == "exists-already"
    assert refused(portal, "thoi-su/a", "../../ra-ngoai.md") == "move-outside"
    assert refused(portal, "../site.yml", "ban/") == "no-such-source"
    assert moved(portal, "thoi-su/a", "thoi-su/a.md") == Moved("content/thoi-su/a.md")


def test_the_command_says_what_it_did(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.article("thoi-su/a.md").article("thoi-su/b.md", "[a](a.md)")
    arguments = ["move", "content/thoi-su/a.md", "content/quy-che/", "--site", str(portal.folder), "--now", str(NOW)]
    assert main(arguments) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Đã chuyển đến content/quy-che/a.md",
        "  chuyên mục nay là quy-che",
        "  địa chỉ cũ /thoi-su/a.html dẫn sang /quy-che/a.html",
        "  đã sửa liên kết trong: content/thoi-su/b.md",
    ]
    assert main(["move", "content/thoi-su/bb.md", "content/quy-che/", "--site", str(portal.folder)]) == 1
    assert "có phải ý bạn là “content/thoi-su/b.md”" in capsys.readouterr().err


# Tags


def renamed(portal: Portal, old: str, new: str) -> Renamed:
    return rename_tag(portal.options, old, new, Disk())


@pytest.mark.parametrize(
    ("tags", "after"),
    [
        ("tags: [dân vận, Khác]", "tags: [Công tác dân vận, Khác]"),
        ("tags: [Dân  Vận]", "tags: [Công tác dân vận]"),
        ("tags: dân vận, khác", "tags:\n  - Công tác dân vận\n  - khác"),
        ("tags:\n  - khác\n  # ghi chú\n  - dân vận", "tags:\n  - khác\n  - Công tác dân vận"),
        ("tags: [dân vận, Công tác dân vận]", "tags: [Công tác dân vận]"),
        ("tags: [\n  dân vận,\n  'a: b']", "tags: [Công tác dân vận, 'a: b']"),
    ],
)
def test_a_tag_is_another_one_in_every_article(portal: Portal, tags: str, after: str) -> None:
    head = "---\ntitle: A\ndate: 2026-06-01\ncategory: thoi-su\n"
    portal.write("content/thoi-su/a.md", f"{head}{tags}\n# chú thích\ndraft: false\n---\nThân: dân vận.\n")
    portal.article("thoi-su/b.md", tags="[dân vận chính quyền]")
    found = renamed(portal, "dân vận", "Công tác dân vận")
    assert found == Renamed(["content/thoi-su/a.md"], "/the/dan-van/")
    expected = f"{head}{after}\n# chú thích\ndraft: false\n---\nThân: dân vận.\n"
    assert text(portal, "content/thoi-su/a.md") == expected
    portal.build().succeeded()
    assert portal.codes() == []


def test_a_tag_written_otherwise_keeps_its_page(portal: Portal) -> None:
    portal.article("thoi-su/a.md", tags="[dan van]").article("thoi-su/b.md", tags="[Dân vận]")
    assert renamed(portal, "dan van", "Dân vận") == Renamed(["content/thoi-su/a.md"])


def test_the_last_part_of_the_address_names_all_ways_to_write_it(portal: Portal) -> None:
    portal.article("thoi-su/a.md", tags="[dân vạn]").article("thoi-su/b.md", tags="[Dân vận]")
    assert len(renamed(portal, "dan-van", "Dân vận khéo").changed) == 2


def test_a_tag_that_is_none_is_told(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.article("thoi-su/a.md", tags="[dân vận]")
    for old, new, said in (("dân vân", "x", "có phải ý bạn là “dân vận”"), ("dân vận", "?", "từ-khóa-trống")):
        assert main(["rename-tag", old, new, "--site", str(portal.folder)]) == 1
        assert said in capsys.readouterr().err
    assert main(["rename-tag", "dân vận", "Dân vận", "--site", str(portal.folder)]) == 0
    assert capsys.readouterr().out.startswith("Đã đổi trong 1 tệp:")


def test_without_a_portal_it_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["move", "a", "b"], ["rename-tag", "a", "b"]):
        assert main([*arguments, "--site", str(tmp_path)]) == 1
        assert "thiếu-site-yml" in capsys.readouterr().err

"""The preview of the editing page: what is not saved yet looks as it will when it is, and changes nothing."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from dancam.messages import report
from dancam.serve.drafting import Drafting
from dancam.serve.live_disk import DraftDisk, LiveDisk
from dancam.serve.ondemand import OnDemand
from dancam.system.disk import Disk
from tests.portal import PICTURE, Portal
from tests.word import png

Ask = Callable[..., tuple[str, list[str]]]


@pytest.fixture
def drafting(portal: Portal) -> Drafting:
    options = replace(portal.options, output=portal.folder / ".dancam/serve-8000")
    return Drafting(options, lambda each: report.in_brief(each, "vi"))


@pytest.fixture
def ask(portal: Portal, drafting: Drafting) -> Ask:
    def ask(path: str, raw: str, **pictures: bytes) -> tuple[str, list[str]]:
        assets = [
            {"path": f"content/thoi-su/anh/{name}.png", "content": base64.b64encode(data).decode()}
            for name, data in pictures.items()
        ]
        request = {"path": path, "raw": raw, "assets": assets}
        status, answer = drafting.answer(json.dumps(request).encode(), portal.now)
        assert status == 200
        found = json.loads(answer)
        return found["page"], found["notes"]

    return ask


def shown(portal: Portal, path: str) -> str:
    """Return a page of the portal as it is saved."""
    outputs = OnDemand(replace(portal.options, output=portal.folder / ".dancam/serve-1"), LiveDisk())
    outputs.refresh(portal.now)
    found = outputs.show(path)
    assert found is not None
    assert isinstance(found.data, bytes)
    outputs.close()
    return found.data.decode()


TEXT = "---\ntitle: Tên mới\ndate: 2026-06-02 08:00\ncategory: thoi-su\ntags: [a]\n---\n\nThân **mới** ![A](a.svg).\n"


@pytest.mark.parametrize(
    ("path", "page", "text"),
    [
        ("content/thoi-su/bai-002.md", "thoi-su/bai-002.html", TEXT),
        ("content/thoi-su/bai-002.md", "thoi-su/bai-002.html", "\ufeff" + TEXT.replace("\n", "\r\n")),
        ("content/thoi-su/moi.md", "thoi-su/moi.html", TEXT),
        ("content/thoi-su/moi.md", "thoi-su/moi.html", TEXT.replace("---\n\n", "withdrawn: Sai.\n---\n\n")),
        ("content/gioi-thieu.md", "gioi-thieu.html", "---\ntitle: Giới thiệu khác\n---\n\nKhác.\n"),
    ],
)
def test_what_is_not_saved_looks_as_if_it_were(portal: Portal, ask: Ask, path: str, page: str, text: str) -> None:
    portal.articles(3).write("content/thoi-su/a.svg", PICTURE)
    before = {each: each.read_bytes() for each in (portal.folder / "content").rglob("*") if each.is_file()}
    made, notes = ask(path, text)
    assert notes == []
    assert {each: each.read_bytes() for each in (portal.folder / "content").rglob("*") if each.is_file()} == before
    assert not (portal.folder / "public").exists()
    portal.write(path, text)
    assert made == shown(portal, page)


def test_a_draft_is_shown_as_it_will_be_published_and_others_are_not(portal: Portal, ask: Ask) -> None:
    portal.articles(2).article("thoi-su/nhap.md", draft="true", title="Còn nháp")
    made, notes = ask("content/thoi-su/moi.md", TEXT.replace("title", "draft: true\ntitle"))
    assert notes == []
    assert "Tên mới" in made
    assert "Còn nháp" not in made
    portal.write("content/thoi-su/moi.md", TEXT)
    assert made == shown(portal, "thoi-su/moi.html")


def test_what_is_due_later_is_shown(ask: Ask) -> None:
    made, notes = ask("content/thoi-su/moi.md", TEXT.replace("2026-06-02", "2030-06-02"))
    assert notes == []
    assert "Tên mới" in made


def test_mistakes_are_told_in_words_and_leave_with_the_article(ask: Ask) -> None:
    made, notes = ask("content/thoi-su/moi.md", TEXT.replace("2026-06-02", "2026-06-31"))
    assert made == ""
    assert len(notes) == 1
    assert "tháng 6" in notes[0]
    made, notes = ask("content/thoi-su/khac.md", TEXT)  # that one was left without saving
    assert notes == []
    assert "Tên mới" in made


def test_each_key_is_seen(ask: Ask) -> None:
    for word in ("một", "hai", "một"):
        assert f"<strong>{word}</strong>" in ask("content/thoi-su/moi.md", TEXT.replace("mới**", f"{word}**"))[0]


def test_a_new_picture_is_shown_before_it_is_saved(portal: Portal, drafting: Drafting, ask: Ask) -> None:
    made, _ = ask("content/thoi-su/moi.md", TEXT.replace("a.svg", "anh/a.png"), a=png())
    assert 'width="12"' in made
    address = made.partition('src="/thoi-su/anh/')[2].partition('"')[0]
    found = drafting.show(f"thoi-su/anh/{address}")
    assert found is not None
    assert isinstance(found.data, bytes)
    assert drafting.show("khong-co.png") is None
    assert not (portal.folder / "content/thoi-su/anh").exists()


def test_what_others_save_meanwhile_is_seen(portal: Portal, drafting: Drafting, ask: Ask) -> None:
    portal.article("thoi-su/a.md", title="Bài cũ")
    assert "Bài cũ" in ask("content/thoi-su/moi.md", TEXT)[0]
    portal.article("thoi-su/a.md", title="Bài đổi tên")
    drafting.changed([portal.folder / "content/thoi-su/a.md"])
    assert "Bài đổi tên" in ask("content/thoi-su/moi.md", TEXT)[0]
    drafting.close()


@pytest.mark.parametrize("path", ["site.yml", "content/../site.yml", "/etc/a.md", "content/a.html", "content/.a", ""])
def test_nothing_else_is_reached(portal: Portal, drafting: Drafting, path: str) -> None:
    for asset in ([], [{"path": path, "content": ""}]):
        request = {"path": "content/a.md" if asset else path, "raw": TEXT, "assets": asset}
        assert drafting.answer(json.dumps(request).encode(), portal.now)[0] == 422
    assert drafting.answer(b"{}", portal.now)[0] == 422
    assert drafting.answer(b"\xff", portal.now)[0] == 422


# The disk


def test_files_that_are_not_saved_are_listed_among_the_others(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b/2.md").write_bytes(b"2")
    disk = DraftDisk()
    assert list(disk.scan(tmp_path).files) == ["b/2.md"]
    unsaved = {"a.md": b"a", "b/1.md": b"1", "b/2.md": b"22", "c/3.md": b""}
    disk.hold({tmp_path / path: data for path, data in unsaved.items()})
    assert list(disk.scan(tmp_path).files) == ["a.md", "b/1.md", "b/2.md", "c/3.md"]
    assert list(disk.scan(tmp_path, first="b").files) == ["b/1.md", "b/2.md"]
    assert list(disk.scan(tmp_path, first="a.md").files) == ["a.md"]
    assert sorted(disk.names(tmp_path)) == ["a.md", "b", "c"]
    assert (disk.read(tmp_path / "a.md"), disk.read(tmp_path / "b/2.md")) == (b"a", b"22")
    stat = disk.stat(tmp_path / "a.md")
    assert stat is not None
    assert stat.size == 1
    disk.hold({tmp_path / "a.md": b"a"})
    assert disk.stat(tmp_path / "a.md") == stat
    assert list(disk.scan(tmp_path).files) == ["a.md", "b/2.md"]
    disk.hold({})
    assert list(disk.scan(tmp_path).files) == ["b/2.md"]
    assert disk.scan(tmp_path).files == Disk().scan(tmp_path).files
    assert disk.read(tmp_path / "b/2.md") == b"2"

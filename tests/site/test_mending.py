"""`dancam check --fix` and `--diff` on a whole portal."""

from __future__ import annotations

from pathlib import Path

import pytest

from dancam.cli.main import main
from demo.portal import copy_sources
from tests.portal import Portal

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def faulty(portal: Portal) -> Portal:
    """Return a portal with something of each kind that can be mended."""
    portal.article("thoi-su/a.md", "Các việc:\n• Nạo vét\n• Đắp bờ\n\n[b](b.MD)", title="Th«ng b¸o", tags="[Dân vận]")
    portal.article("thoi-su/b.MD", "Hai  dấu.", tags="[dân vận]")
    portal.article("thoi-su/c.md", "Ba.", tags="[Dân vận]")
    portal.write("content/thoi-su/d.md", "\ufeff---\r\ntitle: D\r\n---\r\n\r\nMột  hai\r\n".encode())
    return portal


def run(portal: Portal, *arguments: str) -> int:
    return main(
        ["check", "--site", str(portal.folder), "--now", "2026-06-15T09:00:00+07:00", "--jobs", "1", *arguments]
    )


def contents(portal: Portal) -> dict[str, bytes]:
    folder = portal.folder / "content"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_all_of_it_is_mended_and_then_checked(faulty: Portal, capsys: Captured) -> None:
    before = contents(faulty)
    assert run(faulty, "--fix") == 0
    shown = capsys.readouterr()
    now = contents(faulty)
    assert sorted(now) == ["gioi-thieu.md", "thoi-su/a.md", "thoi-su/b.md", "thoi-su/c.md", "thoi-su/d.md"]
    a, b = now["thoi-su/a.md"].decode(), now["thoi-su/b.md"].decode()
    assert "title: Thông báo\n" in a
    assert "Các việc:\n- Nạo vét\n- Đắp bờ\n\n[b](b.md)" in a
    assert "tags: [Dân vận]\n" in b
    assert "Hai dấu." in b
    assert now["thoi-su/d.md"] == before["thoi-su/d.md"].replace(b"  hai", b" hai")
    assert now["thoi-su/c.md"] == before["thoi-su/c.md"]
    assert "Đã sửa content/thoi-su/a.md: phông-chữ-cũ ×1, danh-sách-gõ-tay ×2" in shown.err
    assert "Đã sửa content/thoi-su/b.md: " in shown.err
    assert "cách viết từ khóa ×1" in shown.err
    assert "danh-sách-gõ-tay]" not in shown.err
    assert run(faulty, "--fix") == 0
    assert "Đã sửa" not in capsys.readouterr().err
    assert contents(faulty) == now


def test_the_difference_is_shown_and_nothing_is_written(faulty: Portal, capsys: Captured) -> None:
    before = contents(faulty)
    for arguments in (["--diff"], ["--fix", "--diff"], ["--diff", "--lang", "en"]):
        assert run(faulty, *arguments) == 0
        shown = capsys.readouterr()
        assert contents(faulty) == before
        assert "--- content/thoi-su/a.md\n+++ content/thoi-su/a.md\n" in shown.out
        assert "-• Nạo vét\n" in shown.out
        assert "+- Nạo vét\n" in shown.out
        assert "--- content/thoi-su/b.MD\n+++ content/thoi-su/b.md\n" in shown.out
        assert ("3 tệp sẽ được sửa" in shown.err) or ("3 files would be mended" in shown.err)


def test_a_portal_in_order_stays_as_it_is(tmp_path: Path, capsys: Captured) -> None:
    copy_sources(tmp_path)
    portal = Portal(tmp_path, "")
    before = contents(portal)
    assert run(portal, "--diff") == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == "Không có gì để tự sửa.\n"
    assert contents(portal) == before


def test_an_ending_in_capitals_stays_where_the_other_file_is_there(portal: Portal) -> None:
    portal.article("thoi-su/a.md", "Một.").article("thoi-su/a.MD", "Hai.")
    if len(contents(portal)) == 3:  # not where both are one file
        run(portal, "--fix")
        assert {"thoi-su/a.md", "thoi-su/a.MD"} <= set(contents(portal))


def test_a_link_to_a_file_stays_a_link(portal: Portal) -> None:
    portal.article("thoi-su/a.md", "Hai  dấu.")
    link = portal.folder / "content/thoi-su/b.md"
    link.symlink_to("a.md")
    run(portal, "--fix")
    assert link.is_symlink()
    assert "Hai dấu." in link.read_text(encoding="utf-8")


def test_without_a_portal_nothing_is_mended(tmp_path: Path, capsys: Captured) -> None:
    assert main(["check", "--fix", "--site", str(tmp_path)]) == 1
    assert main(["check", "--diff", "--site", str(tmp_path)]) == 1
    assert "site.yml" in capsys.readouterr().err

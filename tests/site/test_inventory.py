"""What a build tells other programs: which files it wrote, removed and kept, and what the output folder holds."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from dancam.cli.main import main
from dancam.pipeline.publish import MARKER, has_drafts
from dancam.system.disk import Disk
from tests.portal import Portal

NOW = "2026-06-15T09:00:00+07:00"


def build(portal: Portal, *options: str, status: int = 0) -> dict[str, Any]:
    """Build with both lists, and return the report, where it was written."""
    report, manifest = portal.folder / "report.json", portal.folder / "manifest.json"
    told = ("--report", str(report), "--manifest", str(manifest))
    assert main(["build", "--site", str(portal.folder), "--now", NOW, "--jobs", "1", *told, *options]) == status
    return json.loads(report.read_bytes()) if report.exists() else {}


def manifest_of(portal: Portal) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((portal.folder / "manifest.json").read_bytes())
    return found


def paths(several: list[dict[str, Any]]) -> list[str]:
    return [each["path"] for each in several]


def git(folder: Path, *arguments: str) -> str:
    names = ("-c", "user.name=A", "-c", "user.email=a@example.com")
    return subprocess.run(["git", "-C", folder, *names, *arguments], check=True, capture_output=True, text=True).stdout


def agrees(portal: Portal, report: dict[str, Any]) -> None:
    """Assert that both lists say of each file what it is."""
    files = {path: [hashlib.sha256(data).hexdigest(), len(data)] for path, data in portal.tree().items()}
    assert manifest_of(portal)["files"] == files
    assert list(manifest_of(portal)["files"]) == sorted(files)
    told = {each["path"]: [each["sha256"], each["size"]] for each in report["written"] + report["kept"]}
    assert told == files


def test_a_report_says_what_became_of_each_file_and_why(portal: Portal) -> None:
    portal.articles(6)
    first = build(portal)
    agrees(portal, first)
    assert first["kept"] == first["removed"] == []
    assert {each["why"] for each in first["written"]} == {"new"}

    before = manifest_of(portal)["files"]
    portal.article("thoi-su/moi.md", date="2026-06-14 08:00").delete("content/thoi-su/bai-001.md")
    (portal.folder / "public/la.txt").write_text("lạ")
    second = build(portal)
    agrees(portal, second)
    reasons = {each["path"]: each["why"] for each in second["written"]}
    assert reasons["thoi-su/moi.html"] == "new"
    assert reasons["index.html"] == "view"
    removed = {each["path"]: each for each in second["removed"]}
    gone = removed["thoi-su/bai-001.html"]
    assert [gone["sha256"], gone["size"]] == before["thoi-su/bai-001.html"]
    assert gone["why"] == "not-planned"
    assert removed["la.txt"] == {"path": "la.txt", "sha256": None, "size": 0, "why": "strange"}

    third = build(portal)
    agrees(portal, third)
    assert third["written"] == third["removed"] == []
    assert {each["why"] for each in third["kept"]} == {"same"}


def test_an_output_that_came_out_the_same_is_kept_for_its_reason(portal: Portal) -> None:
    build(portal.articles(2))
    portal.write("templates/parts/footer.html", "<footer>Chân trang</footer>")
    build(portal)
    portal.edit("templates/parts/footer.html", lambda text: text + "{# chỉ là lời ghi #}")
    report = build(portal)
    agrees(portal, report)
    assert report["written"] == []
    assert {each["why"] for each in report["kept"] if "bai-00" in each["path"]} == {"maker"}


def test_both_lists_name_the_commit_and_say_whether_the_sources_are_it(portal: Portal) -> None:
    build(portal.articles(1))
    assert manifest_of(portal)["commit"] is manifest_of(portal)["dirty"] is None
    git(portal.folder, "init", "--quiet")
    git(portal.folder, "add", "content", "site.yml")
    git(portal.folder, "commit", "--quiet", "-m", "một")
    report = build(portal)
    assert report["commit"] == manifest_of(portal)["commit"] == git(portal.folder, "rev-parse", "HEAD").strip()
    assert report["dirty"] is False
    assert report["base_url"] == "https://thu.example"
    assert build(portal.articles(2), "--base-url", "https://khac.example")["dirty"] is True
    assert manifest_of(portal)["base_url"] == "https://khac.example"


def test_of_a_failed_build_nothing_is_written_and_that_is_told(
    portal: Portal, capsys: pytest.CaptureFixture[str]
) -> None:
    portal.write("content/thoi-su/hong.md", "---\ndate: 31/02/2026\n---\n")
    assert build(portal, status=1) == {}
    told = capsys.readouterr().err
    assert told.count("gợi ý[chưa-ghi]") == 2
    assert "report.json" in told


def test_a_list_that_the_next_build_would_remove_is_refused(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    inside = portal.folder / "public/report.json"
    assert main(["build", "--site", str(portal.folder), "--report", str(inside)]) == 1
    assert "tệp-trong-thư-mục-xuất" in capsys.readouterr().err
    assert not (portal.folder / "public").exists()
    hidden = portal.folder / "public/.kiem-ke.json"
    assert main(["build", "--site", str(portal.folder), "--manifest", str(hidden)]) == 0
    assert json.loads(hidden.read_bytes())["files"]


def test_the_mark_of_the_output_folder_says_whether_drafts_are_in_it(portal: Portal) -> None:
    output = portal.folder / "public"
    portal.articles(1).build(drafts=True).succeeded()
    assert has_drafts(output, Disk())
    mark = (output / MARKER).stat()
    portal.build(drafts=True)
    assert (output / MARKER).stat() == mark
    portal.build().succeeded()
    assert not has_drafts(output, Disk())
    portal.build().succeeded().rendered(0)


@pytest.mark.parametrize("option", ["--report", "--manifest"])
@pytest.mark.parametrize("what", [".", "content", "content/thoi-su/bai-001.md", "site.yml", "la.json", "public/x.json"])
def test_nothing_else_is_lost_where_a_list_is_written(
    portal: Portal, capsys: pytest.CaptureFixture[str], option: str, what: str
) -> None:
    portal.articles(2).write("la.json", '{"format": 1}')
    path = portal.folder / what
    before = {each: each.read_bytes() for each in portal.folder.rglob("*") if each.is_file()}
    assert main(["build", "--site", str(portal.folder), "--now", NOW, option, str(path), "--lang", "en"]) == 1
    assert ("exists-already" if path.exists() else "list-in-output") in capsys.readouterr().err
    assert {each: each.read_bytes() for each in portal.folder.rglob("*") if each.is_file()} == before


def test_a_list_is_written_to_no_device_and_two_lists_not_into_one_file(
    portal: Portal, capsys: pytest.CaptureFixture[str]
) -> None:
    portal.articles(2)
    pipe = portal.folder / "pipe"
    os.mkfifo(pipe)
    for given in (["--report", str(pipe)], ["--manifest", "/dev/null"], ["--report", "x.json", "--manifest", "x.json"]):
        assert main(["build", "--site", str(portal.folder), "--now", NOW, *given]) == 1
        assert "đã-có" in capsys.readouterr().err
    assert pipe.is_fifo()


def test_a_list_takes_the_place_of_an_earlier_one_or_of_an_empty_file(portal: Portal) -> None:
    (portal.folder / "report.json").touch()
    agrees(portal, build(portal.articles(2)))
    agrees(portal, build(portal.articles(3)))


def test_a_file_never_takes_the_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b").touch()
    with pytest.raises(IsADirectoryError):
        Disk().write_whole(tmp_path / "a", b"x")
    assert (tmp_path / "a/b").exists()
    assert [*tmp_path.iterdir()] == [tmp_path / "a"]

"""The command: arguments, exit statuses, what is printed where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dancam import __version__
from dancam.cli.main import main
from tests.portal import Portal

NOW = "2026-06-15T09:00:00+07:00"
Captured = pytest.CaptureFixture[str]


def run(portal: Portal, command: str, *more: str) -> int:
    return main([command, "--site", str(portal.folder), "--now", NOW, *more])


def test_the_version_is_told(capsys: Captured) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"dancam {__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["new", "--help"]])
def test_help_is_told(arguments: list[str], capsys: Captured) -> None:
    assert main(arguments) == 0
    assert "dancam" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["biuld"],
        ["build", "--nope"],
        ["build", "--now", "hôm qua"],
        ["build", "--base-url", "javascript:x"],
        ["build", "--base-url", "http://[x"],
        ["build", "--cluster", "10.0.0.5:8786"],
        ["build", "--cluster", "http://10.0.0.5:8786"],
        ["build", "--cluster", "tcp://10.0.0.5"],
        ["check", "--cluster", "tcp://10.0.0.5:8786"],
        ["build", "--now", "1970-12-31"],
        ["build", "--now", "3000-01-01"],
        ["next", "--now", "9999-12-31T23:59:59-07:00"],
        ["build", "--jobs", "hai"],
        ["build", "--jobs", "-5"],
        ["build", "--jobs", "257"],
        ["serve", "--port", "99999999"],
        ["serve", "--port", "65536"],
        ["serve", "--port", "-1"],
        ["serve", "--port", "8e3"],
        ["serve", "--port", "9" * 5000],
        ["serve", "--host", "a..b"],
        ["serve", "--host", "a" * 70],
        ["move", "", "content/thoi-su/"],
        ["move", "content/thoi-su/a.md", " "],
        ["rename-tag", "", "x"],
        ["rename-tag", "x", ""],
        ["explain", ""],
        ["new", "Bài"],
        ["explain"],
        ["build", "--lang", "fr"],
    ],
)
def test_wrong_usage_has_a_status_of_its_own(arguments: list[str], capsys: Captured) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert "dancam" in captured.err
    assert "lỗi: " in captured.err
    assert captured.out == ""


def test_a_number_out_of_bounds_is_told_with_the_bounds(capsys: Captured) -> None:
    main(["serve", "--port", "65536"])
    assert "lỗi: --port: phải là số nguyên từ 0 đến 65535, không phải “65536”" in capsys.readouterr().err


def test_a_build_publishes_and_tells_so(portal: Portal, capsys: Captured) -> None:
    portal.article("thoi-su/a.md")
    assert run(portal, "build") == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("Đã dựng: 1 bài, 1 trang")
    assert captured.err == ""
    assert portal.exists("thoi-su/a.html")


def test_an_error_ends_with_status_1_and_publishes_nothing(portal: Portal, capsys: Captured) -> None:
    portal.article("thoi-su/a.md", date="31/02/2026")
    assert run(portal, "build") == 1
    captured = capsys.readouterr()
    assert "lỗi[ngày-không-hợp-lệ] content/thoi-su/a.md:3:7" in captured.err
    assert captured.out.startswith("Chưa đăng gì")
    assert not portal.exists("index.html")


def test_a_warning_is_an_error_where_the_build_is_strict(portal: Portal) -> None:
    portal.article("thoi-su/a.md", image="anh/khong.svg")
    assert run(portal, "build", "--strict") == 1
    assert not portal.exists("index.html")
    assert run(portal, "build") == 0


def test_messages_come_in_english_where_asked(portal: Portal, capsys: Captured) -> None:
    portal.article("thoi-su/a.md", date="31/02/2026")
    run(portal, "build", "--lang", "en")
    captured = capsys.readouterr()
    assert "error[bad-date]" in captured.err
    assert captured.out.startswith("Nothing published")


def test_json_is_all_that_is_printed(portal: Portal, capsys: Captured) -> None:
    portal.article("thoi-su/a.md", date="31/02/2026")
    assert run(portal, "build", "--json") == 1
    captured = capsys.readouterr()
    assert json.loads(captured.out)["problems"][0]["kind"] == "no-such-day"
    assert captured.err == ""


def test_checking_finds_the_same_and_publishes_nothing(portal: Portal, capsys: Captured) -> None:
    portal.article("thoi-su/a.md", "[x](khong.md)")
    assert run(portal, "check") == 0
    captured = capsys.readouterr()
    assert "liên-kết-chết" in captured.err
    assert captured.out.startswith("Đã kiểm tra")
    assert not (portal.folder / "public").exists()


def test_drafts_and_another_address_are_for_this_build_only(portal: Portal) -> None:
    portal.article("thoi-su/a.md", draft="true")
    run(portal, "build", "--drafts", "--base-url", "https://khac.example/xem/")
    assert 'href="https://khac.example/xem/thoi-su/a.html"' in portal.page("thoi-su/a.html")
    run(portal, "build")
    assert not portal.exists("thoi-su/a.html")
    assert "khac.example" not in portal.page("index.html")


def test_the_output_can_lie_elsewhere(portal: Portal, tmp_path: Path) -> None:
    assert run(portal, "build", "--output", str(tmp_path / "out")) == 0
    assert (tmp_path / "out/index.html").exists()
    assert not (portal.folder / "public").exists()


@pytest.mark.parametrize("command", ["build", "check"])
def test_without_site_yml_nothing_is_done(tmp_path: Path, command: str, capsys: Captured) -> None:
    assert main([command, "--site", str(tmp_path)]) == 1
    assert "thiếu-site-yml" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["new", "Chợ Vinh", "--category", "thoi-su"], ["schema"], ["next"], ["clean"]])
def test_what_builds_nothing_needs_a_portal_too(tmp_path: Path, command: list[str], capsys: Captured) -> None:
    assert main([*command, "--site", str(tmp_path)]) == 1
    assert "thiếu-site-yml" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["new", "Chợ Vinh", "--category", "thoi-su"], ["schema"], ["build"]])
def test_settings_that_are_there_and_cannot_be_read_are_not_told_to_be_missing(
    portal: Portal, command: list[str], capsys: Captured
) -> None:
    portal.delete("site.yml")
    (portal.folder / "site.yml").mkdir()
    assert run(portal, *command) == 1
    said = capsys.readouterr().err
    assert "lỗi[không-đọc-được] site.yml" in said
    assert "thiếu-site-yml" not in said


@pytest.mark.parametrize("data", [b"\xff\xfe", b"- a", b""])
def test_dates_have_the_usual_zone_where_the_settings_cannot_be_read(
    portal: Portal, data: bytes, capsys: Captured
) -> None:
    portal.article("thoi-su/a.md", expires="2026-06-15 09:00").article("thoi-su/b.md", expires="2026-06-15 09:01")
    portal.write("site.yml", data)
    assert run(portal, "check", "--format", "json") == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert [each["file"] for each in problems if each["kind"] == "expired"] == ["content/thoi-su/a.md"]


def test_a_new_article_is_written_and_named(portal: Portal, capsys: Captured) -> None:
    assert run(portal, "new", "Chợ Vinh", "--category", "thoi-su") == 0
    path = portal.folder / "content/thoi-su/cho-vinh.md"
    assert capsys.readouterr().out == f"{path}\n"
    assert path.exists()


def test_a_new_article_needs_a_category_that_is_there(portal: Portal, capsys: Captured) -> None:
    assert run(portal, "new", "Chợ Vinh", "--category", "thoi-xu") == 1
    assert "có phải ý bạn là “thoi-su”?" in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"\xff\xfe", b"title: \xff", b"- a", b"", b"a: [", b"\xef\xbb\xbftitle: a\n"])
def test_a_new_article_in_a_portal_that_cannot_be_read_is_refused(
    portal: Portal, data: bytes, capsys: Captured
) -> None:
    portal.write("site.yml", data)
    assert run(portal, "new", "Chợ Vinh", "--category", "thoi-su") == 1
    assert "lỗi[" in capsys.readouterr().err


def test_a_new_portal_is_written(tmp_path: Path, capsys: Captured) -> None:
    assert main(["init", str(tmp_path / "cong")]) == 0
    assert (tmp_path / "cong/site.yml").exists()
    assert main(["init", str(tmp_path / "cong")]) == 1
    assert "đã-có" in capsys.readouterr().err


def test_cleaning_removes_the_output_and_the_ledger_only(portal: Portal) -> None:
    run(portal, "build")
    assert main(["clean", "--site", str(portal.folder)]) == 0
    assert sorted(path.name for path in portal.folder.iterdir()) == ["content", "site.yml"]


def test_cleaning_leaves_the_files_of_others_alone(portal: Portal, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/a.txt").touch()
    assert main(["clean", "--site", str(portal.folder), "--output", str(tmp_path / "mine")]) == 1
    assert main(["clean", "--site", str(tmp_path / "mine")]) == 1
    assert (tmp_path / "mine/a.txt").exists()


def test_the_reason_of_an_output_is_told(portal: Portal, capsys: Captured) -> None:
    names = (
        "content/thoi-su/a.md",
        "./content/thoi-su/a.md",
        "/thoi-su/a.html",
        "public/thoi-su/a.html",
        "thoi-su/a.html",
    )
    portal.article("thoi-su/a.md").build()
    for wanted in names:
        assert run(portal, "explain", wanted) == 0
        assert capsys.readouterr().out.startswith("thoi-su/a.html: giữ nguyên: không có gì thay đổi\n"), wanted
    portal.article("thoi-su/a.md", title="Tên khác")
    for wanted in names:
        run(portal, "explain", wanted, "--lang", "en")
        said = capsys.readouterr().out
        assert said.startswith("thoi-su/a.html: will be rendered: what it shows changed ("), wanted


def test_an_output_that_will_go_is_explained_too(portal: Portal, capsys: Captured) -> None:
    portal.article("thoi-su/a.md").build().delete("content/thoi-su/a.md")
    run(portal, "explain", "/thoi-su/a.html")
    assert capsys.readouterr().out.startswith("thoi-su/a.html: sẽ gỡ bỏ")


def test_what_is_not_there_cannot_be_explained(portal: Portal, capsys: Captured) -> None:
    portal.article("thoi-su/a.md").build()
    for wanted in ("content/thoi-su/aa.md", "/../x", "/khong/", "a\0b"):
        assert run(portal, "explain", wanted) == 1
        assert "không-tìm-thấy" in capsys.readouterr().err, wanted


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"draft": "true"}, "bản nháp"),
        ({"date": "2030-01-01"}, "chưa đến `date`"),
        ({"expires": "2026-06-02"}, "đã qua `expires`"),
    ],
)
def test_why_an_article_is_not_published_is_explained(
    portal: Portal, capsys: pytest.CaptureFixture[str], fields: dict[str, str], words: str
) -> None:
    portal.article("thoi-su/a.md", **fields)
    assert main(["explain", "content/thoi-su/a.md", "--site", str(portal.folder), "--now", "2026-06-15"]) == 0
    assert words in capsys.readouterr().out


def test_a_scheduled_article_is_checked_before_it_falls_due(portal: Portal) -> None:
    portal.articles(1).article("thoi-su/a.md", date="2030-01-01", slug="bai-001")
    common = ["--site", str(portal.folder), "--now", "2026-06-15"]
    assert main(["build", *common]) == 0
    assert main(["check", *common]) == 1

"""When the clock changes the portal next."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

from dancam.cli.main import main
from dancam.cli.upcoming import as_json, changes_after, in_words
from tests.portal import NOW, ZONE, Portal
from tests.unit.authoring.test_proofread import sheet


def test_what_is_still_to_come_is_told_in_order() -> None:
    changes = changes_after(
        [
            sheet("cu", date="2026-06-15 09:00"),  # this very minute
            sheet("mai", date="2026-06-16 08:00", expires="2026-06-20"),
            sheet("xa", date="2026-06-15T09:00:01+07:00"),
            sheet("nhap", date="2026-07-01", draft="true"),
            sheet("qua", date="2026-08-01", expires="2026-07-01"),
            sheet("het", expires="2026-06-15 09:00"),
        ],
        NOW,
        ZONE,
    )
    assert [(each.file[8:-3], each.what) for each in changes] == [
        ("xa", "publish"),
        ("mai", "publish"),
        ("mai", "expire"),
        ("qua", "expire"),
    ]


def test_a_date_with_another_zone_is_the_same_moment() -> None:
    (change,) = changes_after([sheet("a", date="2026-06-15T04:00:00Z")], NOW, ZONE)
    assert change.at == datetime(2026, 6, 15, 11, 0, tzinfo=ZONE)
    assert change.at.utcoffset() == timedelta(hours=7)


@pytest.mark.parametrize(
    ("date", "left"),
    [
        ("2026-06-15 09:20", "20 phút nữa"),
        ("2026-06-15 12:05", "3 giờ 5 phút nữa"),
        ("2026-06-25 10:30", "10 ngày 1 giờ nữa"),
        ("2026-06-15T09:00:30+07:00", "1 phút nữa"),
    ],
)
def test_people_read_how_long_that_is(date: str, left: str) -> None:
    said = in_words(changes_after([sheet("a", title="Chợ", date=date)], NOW, ZONE), NOW, ZONE)
    assert left in said
    assert "đăng “Chợ” (content/a.md)" in said


def test_nothing_to_come_is_said() -> None:
    assert in_words([], NOW, ZONE) == "Không có bài nào chờ đến giờ đăng hoặc gỡ."
    assert in_words([], NOW, ZONE, "en") == "No article waits to appear or to go."
    assert json.loads(as_json([], NOW)) == {"next": None, "seconds": None, "changes": []}


def test_of_many_the_first_are_named() -> None:
    changes = changes_after([sheet(f"a{number}", date="2026-07-01") for number in range(14)], NOW, ZONE)
    said = in_words(changes, NOW, ZONE)
    assert said.count("\n") == 11
    assert said.endswith("… và 4 lần nữa.")


def test_the_seconds_are_enough_to_wait() -> None:
    changes = changes_after([sheet("a", date="2026-06-15 09:01")], NOW, ZONE)
    assert json.loads(as_json(changes, NOW))["seconds"] == 60
    assert json.loads(as_json(changes, NOW + timedelta(seconds=0.5)))["seconds"] == 60


def test_a_build_then_changes_what_was_told(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.article("thoi-su/a.md", date="2026-06-20 08:00", expires="2026-06-21 08:00", title="Chợ phiên")
    arguments = ["next", "--site", str(portal.folder), "--now"]
    there = []
    moment = NOW
    for _ in range(3):
        there.append(portal.at(moment).build().succeeded().exists("thoi-su/a.html"))
        assert main([*arguments, moment.isoformat(), "--json"]) == 0
        at = json.loads(capsys.readouterr().out)["next"]
        if at:
            portal.at(datetime.fromisoformat(at) - timedelta(seconds=1)).build().rendered(0)
            moment = datetime.fromisoformat(at)
    assert there == [False, True, False]
    assert main([*arguments, NOW.isoformat(), "--lang", "en"]) == 0
    assert "appears “Chợ phiên”" in capsys.readouterr().out


@pytest.mark.parametrize("data", [b"title: [\n", b"\xff\xfe", b"- a", b"zone: Mars/Olympus\n", b""])
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_settings_that_cannot_be_read_are_told(
    portal: Portal, data: bytes, form: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    portal.article("thoi-su/a.md", date="2030-01-01").write("site.yml", data)
    assert main(["next", "--site", str(portal.folder), *form]) == 1
    captured = capsys.readouterr()
    assert "lỗi[" in captured.err
    assert captured.out == ""


def test_without_a_portal_it_is_told(tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["next", "--site", str(tmp_path)]) == 1
    assert "thiếu-site-yml" in capsys.readouterr().err

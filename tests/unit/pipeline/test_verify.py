"""What is published, compared with a clean build."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from dancam.cli.main import main
from dancam.pipeline.verify import Deviation, Verdict, in_words, verify
from dancam.plan.decisions import Why
from dancam.render.makers import MAKERS, Maker, Rendered
from tests.portal import NOW, PICTURE, Portal


def looked(portal: Portal) -> Verdict:
    return verify(portal.options)


def found(portal: Portal) -> dict[str, tuple[Deviation, Why | None]]:
    verdict = looked(portal)
    assert not verdict.problems
    assert not any(each.is_defect for each in verdict.differences)
    return {each.path: (each.kind, each.decision.why if each.decision else None) for each in verdict.differences}


def test_what_was_just_built_is_the_same(portal: Portal) -> None:
    portal.articles(3).build().succeeded()
    before = sorted(path.name for path in (portal.folder / ".dancam").iterdir())
    verdict = looked(portal)
    assert verdict.is_same
    assert verdict.compared == len(portal.tree())
    assert sorted(path.name for path in (portal.folder / ".dancam").iterdir()) == before
    portal.build().rendered(0)


def test_each_file_that_somebody_changed_is_named_with_what_happened_to_it(portal: Portal) -> None:
    portal.write("content/thoi-su/anh.svg", PICTURE).articles(3).article("thoi-su/a.md", image="anh.svg")
    portal.build().succeeded()
    public = portal.folder / "public"
    (public / "thoi-su/bai-001.html").write_text("sửa", encoding="utf-8")
    (public / "thoi-su/bai-002.html").unlink()
    (public / "thoi-su/thua.html").write_text("thừa", encoding="utf-8")
    (public / "thoi-su/anh.svg").rename(public / "khac.svg")
    (public / "thoi-su/anh.svg").symlink_to("../khac.svg")
    (public / ".an").write_text("của người khác", encoding="utf-8")
    assert found(portal) == {
        "khac.svg": (Deviation.EXTRA, None),
        "thoi-su/anh.svg": (Deviation.DIFFERENT, Why.LOST),
        "thoi-su/bai-001.html": (Deviation.DIFFERENT, Why.ALTERED),
        "thoi-su/bai-002.html": (Deviation.MISSING, Why.LOST),
        "thoi-su/thua.html": (Deviation.EXTRA, None),
    }
    portal.build().succeeded()
    assert looked(portal).is_same


def test_what_was_edited_since_is_named_with_its_reason(portal: Portal) -> None:
    portal.articles(3).build().succeeded()
    portal.edit("content/thoi-su/bai-001.md", lambda text: text + "\nThêm.\n")
    portal.delete("content/thoi-su/bai-002.md").article("thoi-su/moi.md")
    told = found(portal)
    assert told["thoi-su/bai-001.html"] == (Deviation.DIFFERENT, Why.VIEW)
    assert told["thoi-su/bai-002.html"] == (Deviation.EXTRA, Why.NOT_PLANNED)
    assert told["thoi-su/moi.html"] == (Deviation.MISSING, Why.NEW)


def test_what_fell_due_since_the_last_build_is_no_difference(portal: Portal) -> None:
    portal.article("thoi-su/mai.md", date="2026-06-16 08:00").build().succeeded()
    portal.at(NOW + timedelta(days=2))
    assert looked(portal).is_same
    assert not verify(portal.options, at_last_build=False).is_same


def test_a_ledger_that_is_wrong_is_a_defect_of_dancam(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    portal.articles(2).build().succeeded()
    another = Maker(lambda *_: Rendered(b"another program that says that it is the same"))
    monkeypatch.setattr("dancam.render.press.MAKERS", {**MAKERS, "feed:rss": another})
    verdict = looked(portal)
    assert {each.path for each in verdict.differences if each.is_defect} >= {"rss.xml", "thoi-su/rss.xml"}
    assert "lỗi của dancam" in in_words(verdict)
    assert "defect of dancam" in in_words(verdict, "en")


def test_without_a_ledger_everything_is_compared_all_the_same(portal: Portal) -> None:
    portal.articles(2).build().succeeded().delete(".dancam")
    assert looked(portal).is_same
    (portal.folder / "public/rss.xml").write_text("", encoding="utf-8")
    assert found(portal) == {"rss.xml": (Deviation.DIFFERENT, Why.NEW)}
    (portal.folder / ".dancam").mkdir(exist_ok=True)
    (portal.folder / ".dancam/ledger.db").write_bytes(b"garbage" * 100)
    assert found(portal) == {"rss.xml": (Deviation.DIFFERENT, Why.NEW)}


def test_where_nothing_was_built_there_is_nothing_to_compare(portal: Portal) -> None:
    assert [each.code for each in looked(portal).problems] == ["nothing-published"]


def test_sources_that_cannot_be_built_are_told(portal: Portal) -> None:
    portal.articles(2).build().succeeded().article("thoi-su/sai.md", date="31/02/2026")
    assert [each.code for each in looked(portal).problems] == ["no-such-day"]


def test_the_command_says_it_in_words_and_as_json(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.articles(2)
    options = ["--site", str(portal.folder)]
    assert main(["build", *options, "--now", NOW.isoformat()]) == 0
    capsys.readouterr()
    assert main(["verify", *options]) == 0
    count = len(portal.tree())
    assert capsys.readouterr().out == f"Giống hệt một bản dựng sạch: {count} tệp, từng byte.\n"
    (portal.folder / "public/rss.xml").write_text("", encoding="utf-8")
    assert main(["verify", *options]) == 1
    assert capsys.readouterr().out == (
        f"Khác một bản dựng sạch ở 1 tệp (bản sạch có {count} tệp):\n"
        "  khác: rss.xml: sẽ dựng lại: tệp trong thư mục xuất đã bị sửa từ bên ngoài\n"
        "Lần dựng tới (`dancam build`) sẽ sửa các tệp này.\n"
    )
    assert main(["verify", *options, "--json", "--lang", "en"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert (data["same"], data["compared"], data["problems"]) == (False, count, [])
    assert data["differences"] == [
        {
            "path": "rss.xml",
            "kind": "different",
            "reason": "will be rendered: its file in the output folder was changed by somebody else",
            "defect": False,
        }
    ]
    portal.delete("public")
    assert main(["verify", *options]) == 1
    told = capsys.readouterr()
    assert "chưa-dựng-gì" in told.err
    assert told.out == "Không có bản dựng sạch nào để so sánh.\n"

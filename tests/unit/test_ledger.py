"""What the last build read and published."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dancam.disk import FileStat
from dancam.ledger import Action, Condition, Decision, Entries, Ledger, Published, Why, compare
from dancam.model import Asset
from dancam.problems import Place, problem
from dancam.reading import Remembered
from dancam.render import Fingerprint
from tests.unit.makers import settings, source

STAT = FileStat(1, 2, 3, 4)
PRINT = Fingerprint("program", "maker", "view")
KNOWN = Published("copy", PRINT, "digest", STAT, settled=True, fields={"title": "1", "body": "2"})


def remembered(record: object = None) -> Remembered:
    found = (problem("bad-date", Place("content/a.md", 1), value="x"),)
    return Remembered(STAT, settled=True, digest="d", record=record, problems=found)  # type: ignore[arg-type]


def ledger(folder: Path, program: str = "program", target: str = "public") -> Ledger:
    return Ledger(folder / "ledger.db", program, target)


def saved(folder: Path) -> Ledger:
    made = ledger(folder)
    sources = {"a": remembered(source()), "b": remembered(Asset("b", "d", 1)), "c": remembered(settings())}
    made.save(Entries(), sources, sources, {"x.html": KNOWN, "y.html": KNOWN}, ["x.html", "y.html"])
    return made


@pytest.mark.parametrize(
    ("fingerprint", "condition", "action", "why"),
    [
        (PRINT, Condition.AS_PUBLISHED, Action.KEEP, Why.SAME),
        (PRINT, Condition.MISSING, Action.RENDER, Why.LOST),
        (PRINT, Condition.ALTERED, Action.RENDER, Why.ALTERED),
        (Fingerprint("new", "maker", "view"), Condition.AS_PUBLISHED, Action.RENDER, Why.PROGRAM),
        (Fingerprint("program", "new", "view"), Condition.AS_PUBLISHED, Action.RENDER, Why.MAKER),
        (Fingerprint("program", "maker", "new"), Condition.AS_PUBLISHED, Action.RENDER, Why.VIEW),
    ],
)
def test_an_output_is_kept_only_where_nothing_changed(
    fingerprint: Fingerprint, condition: Condition, action: Action, why: Why
) -> None:
    assert compare(fingerprint, KNOWN, lambda: condition) == Decision(action, why)


def test_the_fields_that_changed_are_named() -> None:
    changed = Fingerprint("program", "maker", "new")
    found = compare(changed, KNOWN, lambda: Condition.AS_PUBLISHED, {"title": "9", "body": "2", "date": "3"})
    assert found.fields == ("title", "date")


def test_a_file_is_not_looked_at_where_the_view_changed_anyway() -> None:
    def never() -> Condition:
        raise AssertionError("looked at")

    assert compare(Fingerprint("program", "maker", "new"), KNOWN, never).action is Action.RENDER


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    entries = saved(tmp_path).load()
    assert entries.outputs == {"x.html": KNOWN, "y.html": KNOWN}
    assert entries.sources["a"] == remembered(source())
    assert entries.sources["c"].record == settings()
    assert not entries.ignored


def test_without_a_ledger_there_is_nothing_and_nothing_was_ignored(tmp_path: Path) -> None:
    assert ledger(tmp_path).load() == Entries()


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    made = saved(tmp_path)
    before = made.load()
    made.save(before, {"a": before.sources["a"]}, [], {"x.html": KNOWN}, [])
    after = made.load()
    assert (list(after.sources), list(after.outputs)) == (["a"], ["x.html"])


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    made = saved(tmp_path)
    before = made.load()
    new = Published("copy", PRINT, "other", STAT, settled=False)
    made.save(before, before.sources, [], before.outputs | {"x.html": new}, ["x.html"])
    assert made.load().outputs == {"x.html": new, "y.html": KNOWN}


def test_another_program_does_not_believe_what_was_read_but_knows_what_was_published(tmp_path: Path) -> None:
    saved(tmp_path)
    entries = ledger(tmp_path, program="newer").load()
    assert not entries.sources
    assert set(entries.outputs) == {"x.html", "y.html"}


def test_the_sources_of_another_program_do_not_come_back(tmp_path: Path) -> None:
    saved(tmp_path)
    newer = ledger(tmp_path, program="newer")
    newer.save(newer.load(), {"a": remembered()}, [], {}, [])
    assert list(newer.load().sources) == ["a"]


def test_another_output_folder_has_a_memory_of_its_own(tmp_path: Path) -> None:
    saved(tmp_path)
    other = ledger(tmp_path, target="elsewhere")
    assert not other.load().outputs
    other.save(other.load(), {}, [], {"z.html": KNOWN}, ["z.html"])
    assert set(ledger(tmp_path).load().outputs) == {"x.html", "y.html"}


@pytest.mark.parametrize("data", [b"", b"garbage", b"SQLite format 3\0" + b"\xff" * 200])
def test_a_corrupt_ledger_is_a_cold_build(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "ledger.db").write_bytes(data)
    entries = ledger(tmp_path).load()
    assert entries == Entries(ignored=True)
    ledger(tmp_path).save(entries, {}, [], {"x.html": KNOWN}, ["x.html"])
    assert ledger(tmp_path).load().outputs == {"x.html": KNOWN}


@pytest.mark.parametrize("cut", [10, 1000, 5000])
def test_a_truncated_ledger_is_a_cold_build(tmp_path: Path, cut: int) -> None:
    path = saved(tmp_path).path
    path.write_bytes(path.read_bytes()[:cut])
    assert ledger(tmp_path).load().ignored


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE meta SET value = '0' WHERE key = 'format'",
        "DELETE FROM meta",
        "DROP TABLE outputs",
        "UPDATE outputs SET entry = x'c1'",
        "UPDATE outputs SET entry = x'80'",
        "UPDATE sources SET entry = 'text'",
        "UPDATE sources SET entry = NULL",
        "UPDATE sources SET entry = 5",
    ],
)
def test_a_ledger_that_somebody_changed_is_a_cold_build(tmp_path: Path, change: str) -> None:
    path = saved(tmp_path).path
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(change)
    assert ledger(tmp_path).load() == Entries(ignored=True)


def test_a_folder_in_place_of_the_ledger_is_a_cold_build(tmp_path: Path) -> None:
    (tmp_path / "ledger.db").mkdir()
    assert ledger(tmp_path).load().ignored

"""docs/fault_table.md: each attack and fault has tests, and each of them is there."""

from __future__ import annotations

import pytest

from tests.site import fault_table

ROWS = fault_table.rows()


def test_every_attack_fault_and_kind_of_test_has_its_row() -> None:
    numbers = [row.number for row in ROWS]
    expected = [*(f"A{n}" for n in range(1, 20)), *(f"F{n}" for n in range(1, 35)), *(f"T{n}" for n in range(1, 9))]
    assert numbers == expected


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.number)
def test_what_a_row_names_is_there(row: fault_table.Row) -> None:
    assert row.tests or row.cases
    texts = {file: (fault_table.ROOT / "tests" / file).read_text(encoding="utf-8") for file, _ in row.tests}
    assert row.missing(texts, fault_table.titles()) == []


def test_a_name_that_is_not_there_is_seen() -> None:
    row = fault_table.Row("A1", "x", (("site/test_attacks.py", "test_gone"),), ("Không có",))
    texts = {"site/test_attacks.py": "def test_other(): ..."}
    assert row.missing(texts, fault_table.titles()) == ["test_gone", "Không có"]

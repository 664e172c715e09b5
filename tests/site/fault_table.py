"""docs/faults.md as data: the rows of its tables, with the tests that they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/faults.md"
_ROW = re.compile(r"^\| ([AFT]\d+) \| (.*?) \|", re.MULTILINE)
_TEST = re.compile(r"`((?:unit|property|site|browser|bench)/[\w/]*test_\w+\.py)::(\w+)`")
_GOLDEN = re.compile(r"`golden: ([^`]+)`")


@dataclass(frozen=True, slots=True)
class Row:
    """An attack, a fault or a kind of tests."""

    number: str
    """`A1`, `F1` or `T1`, and so on."""
    what: str
    """What happens."""
    tests: tuple[tuple[str, str], ...]
    """File below `tests/` and name of each test that shows what becomes of it."""
    cases: tuple[str, ...]
    """Titles of the golden cases that do."""

    def missing(self, texts: dict[str, str], known: set[str]) -> list[str]:
        """Return the tests and cases that are named and are not there."""
        tests = [name for file, name in self.tests if not re.search(rf"\bdef {name}\(", texts[file])]
        return tests + [case for case in self.cases if case not in known]


def titles() -> set[str]:
    """Return the titles of all golden cases."""
    found: set[str] = set()
    for path in (ROOT / "tests/golden/cases").glob("*.txt"):
        found |= set(re.findall(r"^#### (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE))
    return found


def rows() -> list[Row]:
    """Return the rows of the page."""
    found = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        row = _ROW.match(line)
        if row:
            tests = tuple((file, name) for file, name in _TEST.findall(line))
            found.append(Row(row[1], row[2], tests, tuple(_GOLDEN.findall(line))))
    return found

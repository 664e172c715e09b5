"""What a way to break the program is, for `tests/mutants.py` and those of its parts."""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True)
class Mutant:
    """One way to break the program."""

    name: str
    """What is broken."""
    changes: tuple[tuple[str, str, str], ...]
    """Each with a file, what stands there, and what instead."""
    tests: tuple[str, ...]
    """The tests that must notice."""

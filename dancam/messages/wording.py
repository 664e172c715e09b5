"""The types that hold the wording of a problem."""

from __future__ import annotations

import msgspec


class ProblemWords(msgspec.Struct, frozen=True):
    """The wording of a kind of problem in one language. `{name}` is a placeholder for a value of the problem."""

    code: str
    """The name of the kind, as it is printed."""
    message: str
    """What is wrong."""
    hint: str = ""
    """What to do."""
    hint_guess: str = ""
    """What to do if the problem has a value `guess`, which is what was most likely meant."""


class Wording(msgspec.Struct, frozen=True):
    """The wording of a kind of problem in both languages; its severity is in `dancam/problems.py`."""

    vi: ProblemWords
    """In Vietnamese."""
    en: ProblemWords
    """In English."""


# The hint of a problem that has a guess.
GUESS_VI, GUESS_EN = "có phải ý bạn là “{guess}”?", "did you mean “{guess}”?"

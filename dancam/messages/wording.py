"""How the words of a problem are written down."""

from __future__ import annotations

import msgspec


class ProblemWords(msgspec.Struct, frozen=True):
    """A problem in one language. `{name}` stands for a value of the problem."""

    code: str
    """Its name as people see it."""
    message: str
    """What is wrong."""
    hint: str = ""
    """What to do."""
    hint_guess: str = ""
    """What to do where the problem has a value `guess`: what was most likely meant."""


class Wording(msgspec.Struct, frozen=True):
    """A kind of problem in both languages; how grave it is stands in `problems`."""

    vi: ProblemWords
    en: ProblemWords


# The hint where the problem knows what was most likely meant.
GUESS_VI, GUESS_EN = "có phải ý bạn là “{guess}”?", "did you mean “{guess}”?"

"""How texts are searched, for tests."""

from __future__ import annotations

from dancam.render.search.syllables import cut, syllables


def syllables_of(text: str) -> list[str]:
    """Return the syllables of a text in composed form, in lower case."""
    return [each for piece in cut(text.encode(errors="replace")).split() for each in syllables(piece)]

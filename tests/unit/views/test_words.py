"""What the theme says: no word is there that nobody says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dancam.views.words import Words

ROOT = Path(__file__).parents[3]
# Asked for by the state of an article.
BY_STATE = {"draft", "scheduled"}
SAID = {
    word
    for folder, kind in (("templates", "*.html"), ("dancam", "*.py"))
    for path in (ROOT / folder).rglob(kind)
    for word in re.findall(r"\bwords\.([a-z_]+)", path.read_text(encoding="utf-8"))
}


@pytest.mark.parametrize("word", Words.__struct_fields__)
def test_every_word_is_said_somewhere(word: str) -> None:
    assert word in SAID | BY_STATE

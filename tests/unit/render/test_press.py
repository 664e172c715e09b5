"""What becomes of a body over which the library fails."""

from __future__ import annotations

import pytest

from dancam.render.markdown.gates import Library
from tests.portal import Portal


def test_a_body_over_which_the_library_fails_is_named(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    convert = Library.convert

    def failing(self: Library, source: str) -> str:
        if "Hỏng" in source:
            raise ValueError
        return convert(self, source)

    monkeypatch.setattr(Library, "convert", failing)
    portal.article("thoi-su/hong.md", "Hỏng.").build(jobs=1).failed("prose-failed")
    assert any("thoi-su/hong.md" in each for each in portal.messages())

"""Regular expressions that are compiled when first used."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from dancam.patterns import lazy


def test_a_lazy_pattern_is_the_pattern() -> None:
    given = lazy(r"(?P<word>[a-z]+)", re.IGNORECASE)
    assert given.pattern == r"(?P<word>[a-z]+)"
    assert given.findall("Bai viet") == ["Bai", "viet"]
    assert given.groupindex == {"word": 1}
    assert given.fullmatch("12") is None
    assert given.sub("-", "Bai 12") == "- 12"


def test_it_is_compiled_at_its_first_use_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    given = lazy("(")
    with pytest.raises(re.error):
        given.search("")
    compiled: list[str] = []
    real = re.compile

    def compile(pattern: str, flags: int = 0) -> re.Pattern[str]:  # noqa: A001 - it stands for that one
        compiled.append(pattern)
        return real(pattern, flags)

    monkeypatch.setattr(re, "compile", compile)
    other = lazy("b")
    assert not compiled
    assert other.search("ab") and other.search("b")
    assert compiled == ["b"]


def test_what_looks_for_losses_compiles_nothing_before_there_is_any() -> None:
    code = (
        "import re._compiler as c, dancam.render.markdown.renderer, sys; seen = []; real = c.compile\n"
        "c.compile = lambda p, f=0: seen.append(p) or real(p, f)\n"
        "del sys.modules['dancam.render.markdown.losses']; import dancam.render.markdown.losses; print(len(seen))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"

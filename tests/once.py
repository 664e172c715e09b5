"""What all portals of a test process have in common is made once: most of the time of a small build.

That is templates, parsed and compiled, the cards of categories, and the sizes of photographs. What is made is
remembered by all that it is made of, so that nobody gets what another portal's templates are. How a portal keeps its
own compiled templates goes on as ever. The tests of just these parts do without this: see `as_it_is`.
"""

from __future__ import annotations

import functools
from typing import Any

import pytest

from dancam.content import files
from dancam.images import cards, resize
from dancam.problems import Problem
from dancam.render.templates import engine, macros

_made: dict[tuple[Any, ...], Any] = {}


class _Remembering(macros.Environment):
    """An environment that compiles what no other one has compiled in this process."""

    def compile(self, source: Any, name: str | None = None, filename: str | None = None, *more: Any) -> Any:
        """Return the code of a template."""
        key = source, name, filename, *more
        if key not in _made:
            _made[key] = super().compile(source, name, filename, *more)
        return _made[key]


@functools.cache
def _included(text: str, file: str) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    found, problems = _includes(text, file)
    return found, tuple(problems)


_includes = files.includes
_drawn = cards.drawn
_resized = resize.resized


def remember(patch: pytest.MonkeyPatch) -> None:
    """Have it made once from here on."""
    patch.setattr(cards, "drawn", functools.lru_cache(maxsize=2000)(_drawn))
    patch.setattr(resize, "resized", functools.lru_cache(maxsize=500)(_resized))
    patch.setattr(engine, "Environment", _Remembering)
    patch.setattr(files, "includes", lambda *given: (_included(*given)[0], [*_included(*given)[1]]))


def forget(patch: pytest.MonkeyPatch) -> None:
    """Have the program do as it does."""
    patch.setattr(cards, "drawn", _drawn)
    patch.setattr(resize, "resized", _resized)
    patch.setattr(engine, "Environment", macros.Environment)
    patch.setattr(files, "includes", _includes)

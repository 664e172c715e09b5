"""What all portals of a test process have in common is made once: most of the time of a small build.

That is settings, theme and templates, parsed and compiled, the cards of categories, and the sizes of photographs. What
is made is remembered by all that it is made of, the texts of included templates among it, so that nobody gets what
another portal's templates are. How a portal keeps its own compiled templates goes on as ever. The tests of just these
parts do without this: see `as_it_is`.

A build that is not told in how many processes is made in one, whatever the machine: what a fork compiles is lost with
it. Tests of several processes say how many.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from types import CodeType
from typing import Any

import jinja2
import pytest

from dancam.cli import check
from dancam.content import files, reader
from dancam.images import cards, resize
from dancam.pipeline import prepare, read, stages
from dancam.problems import Problem
from dancam.render.templates import engine, macros
from dancam.system import processes

_Texts = tuple[tuple[str, str | None], ...]
_made: dict[tuple[Any, ...], list[tuple[_Texts, CodeType]]] = defaultdict(list)
_plainly = jinja2.Environment.compile


class _Remembering(macros.Environment):
    """An environment that takes note of the templates which it puts into another one."""

    used: dict[str, str | None] | None = None

    def text_of(self, name: str) -> str | None:
        assert self.loader is not None
        try:
            return self.loader.get_source(self, name)[0]
        except jinja2.TemplateError:
            return None

    def _parsed(self, name: str) -> jinja2.nodes.Template | None:
        if self.used is not None:
            self.used[name] = self.text_of(name)
        return super()._parsed(name)

    def compile(self, source: Any, name: str | None = None, filename: str | None = None, *more: Any) -> Any:
        """Return the code of a template."""
        known = _made[source, name, filename, self.code_generator_class, *more]
        for texts, code in known:
            if all(self.text_of(each) == text for each, text in texts):
                return code
        self.used = {}
        try:
            code = _plainly(self, source, name, filename, *more)
            known.append((tuple(self.used.items()), code))
        finally:
            self.used = None
        return code


@functools.cache
def _included(text: str, file: str) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    found, problems = _includes(text, file)
    return found, tuple(problems)


_ASKING = (prepare, read, stages, check)
_default_jobs = processes.default_jobs
_ALIKE = ("settings_of", "measured", "template")
_parsers: dict[str, files.Parse] = {name: getattr(reader, name) for name in _ALIKE}
_includes = files.includes
_drawn = cards.drawn
_resized = resize.resized


def _parsing(parse: files.Parse) -> files.Parse:
    """Return what parses files, and each of those that many portals have but once: it looks at nothing else."""
    known: dict[tuple[str, str], tuple[files.FileContents, tuple[Problem, ...]]] = {}

    def parsed(path: str, data: bytes, name: str) -> tuple[files.FileContents, list[Problem]]:
        if path.startswith("content/"):
            return parse(path, data, name)
        if (path, name) not in known:
            record, problems = parse(path, data, name)
            known[path, name] = record, tuple(problems)
        record, found = known[path, name]
        return record, [*found]

    return parsed


def remember(patch: pytest.MonkeyPatch) -> None:
    """Have it made once from here on."""
    patch.setattr(cards, "drawn", functools.lru_cache(maxsize=2000)(_drawn))
    patch.setattr(resize, "resized", functools.lru_cache(maxsize=500)(_resized))
    patch.setattr(engine, "Environment", _Remembering)
    patch.setattr(files, "includes", lambda *given: (_included(*given)[0], [*_included(*given)[1]]))
    for name, parse in _parsers.items():
        patch.setattr(reader, name, _parsing(parse))
    for module in _ASKING:
        patch.setattr(module, "default_jobs", lambda: 1)


def forget(patch: pytest.MonkeyPatch) -> None:
    """Have the program do as it does."""
    patch.setattr(cards, "drawn", _drawn)
    patch.setattr(resize, "resized", _resized)
    patch.setattr(engine, "Environment", macros.Environment)
    patch.setattr(files, "includes", _includes)
    for name, parse in _parsers.items():
        patch.setattr(reader, name, parse)
    for module in _ASKING:
        patch.setattr(module, "default_jobs", _default_jobs)

"""Jinja templates: what each includes, and how a view becomes a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import jinja2
from jinja2 import meta

from dancam.model import Record, TemplateSource
from dancam.problems import Place, Problem, problem

Loaded = tuple[str, str, Callable[[], bool]]


def environment(load: Callable[[str], Loaded | None] = lambda _: None) -> jinja2.Environment:
    """Return the environment of all templates: strict about names, escaping everything.

    Args:
        load: Returns the text of a template by name, with the name for its tracebacks; or None.
    """
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(load),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )


def includes(text: str, file: str) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the names of the templates that a template extends, includes or imports; `*` for a computed name.

    Args:
        text: The template.
        file: Its path, for the place of a problem.
    """
    try:
        tree = environment().parse(text)
    except jinja2.TemplateSyntaxError as error:
        return (), [problem("template-syntax", Place(file, error.lineno), detail=error.message or "")]
    found = {name or "*" for name in meta.find_referenced_templates(tree)}
    return tuple(sorted(found)), []


def closure(name: str, templates: Mapping[str, TemplateSource]) -> list[TemplateSource]:
    """Return a template and all that it includes, at any depth, by name; those that do not exist are left out."""
    if name not in templates:
        return []
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        each = waiting.pop()
        if each in seen or each not in templates:
            continue
        seen.add(each)
        names = templates[each].includes
        waiting += templates if "*" in names else names
    return [templates[each] for each in sorted(seen)]


class Engine:
    """Renders templates from files."""

    def __init__(self, places: Mapping[str, Path], filters: Mapping[str, Callable[..., object]]) -> None:
        """Take the file of each template by name, and the filters."""
        self.places = places
        self.environment = environment(self._load)
        self.environment.filters.update(filters)

    def _load(self, name: str) -> Loaded | None:
        place = self.places.get(name)
        return (place.read_text(encoding="utf-8-sig"), name, lambda: True) if place else None

    def render(self, name: str, values: Mapping[str, Record | object]) -> str:
        """Return the page that a template makes of its values.

        Raises:
            jinja2.TemplateError: The template is wrong; `failure` says where.
        """
        return self.environment.get_template(name).render(values)


def failure(error: Exception, name: str) -> tuple[str, int, str]:
    """Return the template, the line and the words of an error that a template raised."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.name or name, error.lineno, error.message or ""
    if isinstance(error, jinja2.TemplateNotFound):
        return name, _line(error, name)[1], f"{error.name}"
    found, line = _line(error, name)
    return found, line, str(error)


def _line(error: Exception, name: str) -> tuple[str, int]:
    """Return the innermost template and line of an error's traceback, which Jinja rewrites to template lines."""
    found, line = name, 0
    trace = error.__traceback__
    while trace is not None:
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            found, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return found, line

"""Jinja templates: what each includes, and how a view becomes a page."""

from __future__ import annotations

import contextlib
import functools
import re
from collections.abc import Callable, Iterable, Mapping

import jinja2

from dancam.content.files import SYNTAX
from dancam.problems import Place, Problem, close_match, problem
from dancam.render.templates.compiled import Kept
from dancam.render.templates.inlining import DirectGenerator
from dancam.render.templates.macros import Environment

FOLDER = "templates"


Loaded = tuple[str, str, Callable[[], bool]]


def environment(
    load: Callable[[str], Loaded | None] = lambda _: None,
    kept: jinja2.BytecodeCache | None = None,
    *,
    direct: bool = False,
) -> jinja2.Environment:
    """Return the environment of all templates: strict about names, escaping everything.

    Args:
        load: Returns the text of a template by name, with the name for its tracebacks; or None.
        kept: Compiled templates.
        direct: Whether what is rendered shall fail sooner than find out what was meant.
    """
    made = Environment(
        loader=jinja2.FunctionLoader(load),
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=kept,
        **SYNTAX,
    )
    if direct:
        made.code_generator_class = DirectGenerator
    # What gives something else each time: a page is a function of its view.
    del made.globals["lipsum"], made.filters["random"]
    return made


class Engine:
    """Renders templates."""

    def __init__(
        self,
        read: Callable[[str], str | None],
        filters: Mapping[str, Callable[..., object]],
        kept: Kept | None = None,
    ) -> None:
        """Take what templates are made of.

        Args:
            read: Returns the text of a template by name, or None.
            filters: Functions by their names in templates.
            kept: What earlier builds compiled.
        """
        self.read = read
        self.filters = filters
        self.kept = kept
        self.environment = self._environment(kept, direct=True)
        self._plainly: set[str] = set()

    def _environment(self, kept: Kept | None, *, direct: bool) -> jinja2.Environment:
        made = environment(self._load, kept, direct=direct)
        made.filters.update(self.filters)
        return made

    @functools.cached_property
    def plain(self) -> jinja2.Environment:
        """Jinja as it is: for templates that ask for what may not be there, and for what is wrong with a template."""
        return self._environment(None, direct=False)

    def _load(self, name: str) -> Loaded | None:
        text = self.read(name)
        return (text, name, lambda: True) if text is not None else None

    def load(self, names: Iterable[str]) -> None:
        """Have templates at hand, and keep for the next build what had to be compiled.

        A template that is wrong is left for `render`, which knows the page that fails by it.
        """
        for name in names:
            with contextlib.suppress(Exception):
                self.environment.get_template(name)
        if self.kept is not None:
            self.kept.save()

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """Return the page that a template makes of its values.

        Raises:
            Exception: Whatever the template raises; `failure` says where.
        """
        if name not in self._plainly:
            try:
                return self.environment.get_template(name).render(values)
            except Exception:  # noqa: S110 - what it is, Jinja's own code tells
                pass
        page = self.plain.get_template(name).render(values)
        self._plainly.add(name)
        return page


_NO_FIELD = re.compile(r"'(?:[\w.]+\.)?(?P<owner>\w+) object' has no attribute '(?P<name>\w+)'")
_NO_NAME = re.compile(r"'(?P<name>\w+)' is undefined")


def failure(error: Exception, name: str, values: Mapping[str, object], page: str) -> Problem:
    """Return the problem of an error that a template raised.

    Args:
        error: The error.
        name: Name of the template that was rendered.
        values: What it was given.
        page: The page that was to be made, for the message.
    """
    frames = _frames(error)
    if isinstance(error, RecursionError):
        place = Place(f"{FOLDER}/{name}", 0)
        for template, line in frames:  # the first that comes again; where it ended says nothing
            if sum(template == other for other, _ in frames) > 1:
                place = Place(f"{FOLDER}/{template}", line)
                break
        return problem("template-endless", place, page=page)
    template, line = frames[-1] if frames else (name, 0)
    detail = str(error)
    if isinstance(error, jinja2.TemplateSyntaxError):
        template, line, detail = error.name or name, error.lineno, error.message or ""
    where = Place(f"{FOLDER}/{template}", line)
    if isinstance(error, jinja2.TemplateNotFound):
        return problem("no-template", where, name=error.name)
    match = _NO_FIELD.fullmatch(detail) if isinstance(error, jinja2.UndefinedError) else None
    if match:
        fields = getattr(values["view"], "__struct_fields__", ())
        own = type(values["view"]).__name__ == match["owner"]
        guess = close_match(match["name"], fields) if own else ""
        return problem("template-name", where, owner=match["owner"], name=match["name"], guess=guess, page=page)
    match = _NO_NAME.fullmatch(detail) if isinstance(error, jinja2.UndefinedError) else None
    if match:
        guess = close_match(match["name"], values)
        return problem("template-name", where, owner=name, name=match["name"], guess=guess, page=page)
    return problem("template-failed", where, detail=detail, page=page)


def _frames(error: Exception) -> list[tuple[str, int]]:
    """Return the templates and lines of an error's traceback, the innermost last; Jinja rewrites it to their lines."""
    frames = []
    trace = error.__traceback__
    while trace is not None:
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            frames.append((trace.tb_frame.f_code.co_filename, trace.tb_lineno))
        trace = trace.tb_next
    return frames

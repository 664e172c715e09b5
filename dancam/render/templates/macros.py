"""Jinja with a memory: what an imported macro made of some records is made once, and shown on many pages."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, MutableMapping
from types import CodeType
from typing import Any

import jinja2
from jinja2 import TemplateError, nodes
from jinja2.environment import TemplateModule
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from dancam.cache import Cache
from dancam.records import Record
from dancam.render.templates.inlining import DirectGenerator, inline, inline_macros

try:
    from markupsafe._speedups import _escape_inner as _escape_text
except ImportError:  # another markupsafe, or one without C

    def _escape_text(s: str, /) -> str:
        return str(escape(s))


# Results that one macro remembers at most. A card of the theme takes some 2 KB.
_MOST = 6_144
# What cannot change; neither can records, which are made of these.
_FIXED = frozenset({str, Markup, int, float, bool, type(None)})
# Makes markup of a text that is certainly a string, in a fifth of the time of the class itself.
_markup = functools.partial(str.__new__, Markup)


class RememberingMacro(Macro):
    """A macro that sees its arguments and nothing else, so that equal arguments have equal results."""

    def __init__(
        self,
        environment: jinja2.Environment,
        func: Callable[..., str],
        *more: Any,  # noqa: ANN401 - Jinja's own
    ) -> None:
        super().__init__(environment, func, *more)
        self._site = environment
        self._say = func
        self._is_plain = not (self.catch_kwargs or self.catch_varargs or self.caller or self.explicit_caller)
        # By the identities of the arguments, which are held: no other object can come to one of these identities.
        self._known: Cache[tuple[object, ...], tuple[str, tuple[object, ...]]] = Cache(_MOST)

    def result(self, here: EvalContext, args: tuple[object, ...], kwargs: dict[str, object]) -> str:
        """Return what the macro makes of its arguments, or made of the very same before.

        Args:
            here: Whether texts are escaped where it is called.
            args: Its arguments.
            kwargs: Those given by name.
        """
        assert isinstance(self._site, Environment)
        # What stands in a result that is remembered need not be remembered once more for itself.
        if here.autoescape is not True:
            return self(here, *args, **kwargs)
        if self._site.remembering:
            return self._make(here, args, kwargs)
        key: tuple[object, ...] = tuple(map(id, args))
        if kwargs:
            key = (*key, *kwargs, *map(id, kwargs.values()))
        known = self._known.get(key)
        if known is not None:
            return known[0]
        held = (*args, *kwargs.values())
        if not all(map(_is_fixed, held)):
            return self._make(here, args, kwargs)
        self._site.remembering = True
        try:
            made = self._make(here, args, kwargs)
        finally:
            self._site.remembering = False
        self._known[key] = made, held
        return made

    def _make(self, here: EvalContext, args: tuple[object, ...], kwargs: dict[str, object]) -> str:
        """Call the macro where texts are escaped: what Jinja's own call does, without what few macros need of it."""
        rest = self.arguments[len(args) :]
        if not self._is_plain or len(args) > len(self.arguments) or not kwargs.keys() <= set(rest):
            return self(here, *args, **kwargs)
        made: object = self._say(*args, *(kwargs.get(name, missing) for name in rest))
        return made if type(made) is Markup else Markup(made)  # noqa: S704 - escaped, as Jinja does


class _Context(Context):
    def call(self, obj: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - Jinja's own
        if type(obj) is RememberingMacro:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return obj.result(self.eval_ctx, args, kwargs)
        return super().call(obj, *args, **kwargs)

    def direct(self, obj: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - Jinja's own
        """Call what does not ask for the variables around the call: everything that templates have to call."""
        if type(obj) is RememberingMacro:
            return obj.result(self.eval_ctx, args, kwargs)
        return super().call(obj, *args, **kwargs)


class _Template(jinja2.Template):
    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja's name
        uptodate: Callable[[], bool] | None = None,
    ) -> jinja2.Template:
        made = super().from_code(environment, code, globals, uptodate)
        names = made.root_render_func.__globals__
        names["escape"], names["Markup"] = escaped, _markup
        return made

    def make_module(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - Jinja's name
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> TemplateModule:
        """Make the module that an import gets; without variables, nothing of the page can be seen in it."""
        names = self.root_render_func.__globals__
        names["Macro"] = Macro if vars or locals else RememberingMacro
        try:
            return super().make_module(vars, shared, locals)
        finally:
            names["Macro"] = Macro


class Environment(jinja2.Environment):
    """Jinja's environment, for templates that never change while it lives."""

    template_class = _Template
    context_class = _Context

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Jinja's options
        super().__init__(**options)
        self.remembering = False
        """Whether a result that will be remembered is being made."""
        self._loaded: dict[str, jinja2.Template] = {}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> jinja2.Template:
        """Return a template by name."""
        if isinstance(name, jinja2.Template):
            return name
        template = self._loaded.get(name)
        if template is None:  # it is nearly always there, and Jinja's own way to it is five times longer
            template = self._loaded[name] = super().get_template(name, parent, globals)
        return template

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        if self.code_generator_class is DirectGenerator:
            inline(source, self._parsed, (name or "",))
            inline_macros(source)
        return super()._generate(source, name, filename, defer_init)

    def _parsed(self, name: str) -> nodes.Template | None:
        assert self.loader is not None
        try:
            text, filename, _ = self.loader.get_source(self, name)
            return self._parse(text, name, filename)
        except TemplateError:
            return None

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the names that all templates see, in one plain dictionary: every include copies all of them."""
        return {**self.globals, **(d or {})}


def _is_fixed(value: object) -> bool:
    """Return whether a value can never change."""
    kind = type(value)
    if kind is tuple:  # of texts; lists of records are rarely the same ones twice, and what is made of them is long
        return all(type(each) is str for each in value)  # type: ignore[attr-defined]  # it is a tuple
    return kind in _FIXED or isinstance(value, Record)


def escaped(value: object) -> str:
    """Return a value as HTML: markup as it is, everything else escaped.

    It returns what `markupsafe.escape` does, but makes no object of markup of each text that only goes into a page:
    they would cost a twelfth of a cold build.
    """
    kind = type(value)
    if kind is str:
        return _escape_text(value)  # type: ignore[arg-type]  # its type is known
    if kind is Markup:
        return value  # type: ignore[return-value]  # its type is known
    return escape(value)

"""Code that reads fields directly and contains what it includes makes the pages that Jinja's own code makes."""

from __future__ import annotations

import shutil
from pathlib import Path

import jinja2
import pytest

from dancam.content.source import Tag
from dancam.pipeline.build import build
from dancam.pipeline.options import Options
from dancam.render.templates.engine import Engine, failure
from tests.portal import NOW

pytestmark = pytest.mark.usefixtures("as_it_is")

REPOSITORY = Path(__file__).parents[4]

TAG = Tag("Dân <vận>", "dan-van")
VALUES = {"view": TAG, "items": (TAG, Tag("Khác", "khac")), "mapping": {"a": "<", "items": 2, "class": "c"}}

# What templates do, and whether the direct code can do it.
CASES = {
    "a field": ("{{ view.title }}", True),
    "an item": ("{{ mapping['a'] }}{{ items[1].title }}{{ items[:1]|length }}", True),
    "a method": ("{{ view.title.upper() }}{{ mapping.keys()|list|length }}", True),
    "a field that is a keyword of Python": ("{{ mapping.class }}", True),
    "an item that is read as a field": ("{{ mapping.a }}", False),
    "what may not be there": ("{{ view.nothing is defined }}{{ view.nothing|default('x') }}", False),
    "an include": ("{% include 'leaf.html' %}", True),
    "an include that includes": ("{% include 'branch.html' %}", True),
    "an include in a loop": ("{% for view in items %}{% include 'leaf.html' %}{% endfor %}", True),
    "an include that uses the loop": ("{% for x in items %}{% include 'loop.html' %}{% endfor %}", True),
    "an include in a block": ("{% extends 'base.html' %}{% block b %}{% include 'leaf.html' %}{% endblock %}", True),
    "an include in a set": ("{% set x %}{% include 'leaf.html' %}{% endset %}[{{ x }}]{{ x }}", True),
    "an include in a filter": ("{% filter upper %}{% include 'leaf.html' %}{% endfilter %}", True),
    "an include in a macro": ("{% macro m(view) %}{% include 'leaf.html' %}{% endmacro %}{{ m(items[1]) }}", True),
    "an include in an if": (
        "{% if view %}{% include 'leaf.html' %}{% else %}{% include 'none.html' %}{% endif %}",
        True,
    ),
    "what an include sets": ("{% set x = 1 %}{% include 'sets.html' %}{{ x }}{% include 'sets.html' %}", True),
    "what an include alone sets": ("{% include 'sets.html' %}{{ x is defined }}", True),
    "what is set around an include": ("{% set view = items[1] %}{% include 'leaf.html' %}", True),
    "an include that imports": ("{% include 'imports.html' %}{{ m is defined }}", True),
    "an include with a block": ("{% include 'base.html' %}", True),
    "an include that extends": ("{% include 'child.html' %}", True),
    "an include with a macro": ("{% include 'macros.html' %}{{ link is defined }}", True),
    "an include without the page": ("{% include 'alone.html' without context %}", True),
    "an include that may be missing": ("{% include 'none.html' ignore missing %}x", True),
    "an include by a computed name": ("{% include name|default('leaf.html') %}", True),
    "one of several": ("{% include ['none.html', 'leaf.html'] %}", True),
    "an include that is not escaped": ("{% autoescape false %}{% include 'leaf.html' %}{% endautoescape %}", True),
    "an include that does not escape": ("{% include 'bare.html' %}{{ view.title }}", True),
    "a macro": ("{% import 'macros.html' as m %}{{ m.link(view) }}{{ m.link(view, level=3) }}", True),
    "a macro with too much": ("{% import 'macros.html' as m %}{{ m.rest(view, 1, 2, a=3) }}", True),
    "a macro around a part": (
        "{% import 'macros.html' as m %}{% call m.around(view) %}{{ mapping['a'] }}{% endcall %}",
        True,
    ),
    "a macro in a loop": ("{% from 'macros.html' import link %}{% for x in items %}{{ link(x) }}{% endfor %}", True),
}
# Macros, each on a line: name and parameters, then what it says.
MACROS = {
    "a macro that calls another": (
        "b(x): <{{ x.title }}>",
        "a(x): {{ b(x) }}!",
    ),
    "at any depth": (
        "c(x): {{ x }}",
        "b(x): {{ c(x.slug) }}",
        "a(x): {% if x %}{{ b(x) }}{{ b(x) }}{% endif %}",
    ),
    "with defaults": (
        "b(x, y=1, z='<'): {{ x.slug }}{{ y }}{{ z }}",
        "a(x): {{ b(x) }}{{ b(x, 2) }}{{ b(x, z=3) }}{{ b(y=x.title, x=x) }}",
    ),
    "with a default that reads another": (
        "b(x, y=x): {{ y.slug }}",
        "a(x): {{ b(x) }}",
    ),
    "with too few": (
        "b(x, y): {{ x.slug }}{{ y is defined }}",
        "a(x): {{ b(x) }}",
    ),
    "with what is left": (
        "b(x): {{ x.slug }}{{ varargs }}",
        "a(x): {{ b(x, 2) }}",
    ),
    "from a list": (
        "b(x, y): {{ x.slug }}{{ y }}",
        "a(x): {{ b(*(x, 2)) }}",
    ),
    "in a loop": (
        "b(x): {{ x }}",
        "a(x): {% for y in (x.slug, 2) %}{{ b(y) }}{% endfor %}",
    ),
    "that calls itself": ("a(x, n=2): {{ x.slug }}{% if n %}{{ a(x, n - 1) }}{% endif %}",),
    "that calls it back": (
        "b(x, n): {% if n %}{{ a(x, n - 1) }}{% endif %}",
        "a(x, n=2): {{ n }}{{ b(x, n) }}",
    ),
    "with a loop": (
        "b(x): {% for y in x %}{{ y }}{{ loop.index }}{% endfor %}",
        "a(x): {{ b(x.slug) }}",
    ),
    "that sets": (
        "b(x): {% set y = x %}{{ y.slug }}",
        "a(x): {% set y = 1 %}{{ b(x) }}{{ y }}",
    ),
    "that reads what the caller has": (
        "b(): {{ y is defined }}",
        "a(x): {% set y = 1 %}{{ b() }}",
    ),
    "whose name means something else": (
        "b(x): {{ x }}",
        "a(x, b='c'): {{ b is string }}",
    ),
    "that is defined twice": (
        "b(x): 1",
        "a(x): {{ b(x) }}",
        "b(x): 2",
    ),
    "in an expression": (
        "b(x): <{{ x.title }}",
        "a(x): {{ b(x) ~ '<' }}{{ b(x)|upper }}",
    ),
    "around a part": (
        "b(x): {{ x.slug }}{{ caller() }}",
        "a(x): {% call b(x) %}<{% endcall %}",
    ),
    "with a name that is computed": (
        "b(x): {{ x.slug }}",
        "{% set c = b %}",
        "a(x): {{ c(x) }}",
    ),
}
FILES = {
    "leaf.html": "<{{ view.title }}>\n",
    "branch.html": "{% set words = view %}{% include 'leaf.html' %}{{ words.slug }}",
    "loop.html": "{{ loop is defined }}",
    "sets.html": "{{ x is defined and x }}{% set x = 5 %}{{ x }}",
    "imports.html": "{% import 'macros.html' as m %}{{ m.link(view) }}",
    "base.html": "({% block b %}{{ view.title }}{% endblock %})",
    "child.html": "{% extends 'base.html' %}{% block b %}child{% endblock %}",
    "alone.html": "{{ view is defined }}",
    "bare.html": "{% autoescape false %}{{ view.title }}{% endautoescape %}",
    "macros.html": "{% macro link(tag, level=2) %}<h{{ level }}>{{ tag.title }}{% endmacro %}"
    "{% macro rest(tag) %}{{ tag.title }}{{ varargs }}{{ kwargs }}{% endmacro %}"
    "{% macro around(tag) %}{{ tag.title }}[{{ caller() }}]{% endmacro %}",
    "cycle.html": "{% include 'wheel.html' %}",
    "wheel.html": "{% include 'cycle.html' %}",
}


@pytest.mark.parametrize("case", CASES)
def test_the_page_is_the_one_that_jinja_makes(case: str) -> None:
    text, is_direct = CASES[case]
    engine = Engine({**FILES, "page.html": text}.get, {})
    made = [engine.render("page.html", VALUES) for _ in range(2)]
    assert ("plain" not in vars(engine)) == is_direct
    assert made == [engine.plain.get_template("page.html").render(VALUES)] * 2


def macros(case: str) -> str:
    """Return a template with the macros of a case."""
    found = ""
    for line in MACROS[case]:
        head, colon, said = line.partition(": ")
        found += f"{{% macro {head} %}}{said}{{% endmacro %}}" if colon else line
    return found


@pytest.mark.parametrize("case", MACROS)
def test_a_macro_says_what_it_says_in_jinja(case: str) -> None:
    page = "{% import 'm.html' as m %}{{ m.a(view) }}{% for x in items %}{{ m.a(x) }}{% endfor %}{{ m.a(view) }}"
    files = {"page.html": page, "m.html": macros(case)}
    engine = Engine(files.get, {})
    made = engine.render("page.html", VALUES)
    assert "plain" not in vars(engine)
    loader = jinja2.DictLoader(files)
    jinja = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    assert made == jinja.get_template("page.html").render(VALUES)


@pytest.mark.parametrize(
    ("name", "calls"),
    [
        ("a macro that calls another", 0),
        ("at any depth", 0),
        ("with defaults", 0),
        ("in a loop", 1),
        ("that calls itself", 1),
        ("with too few", 1),
        ("that is defined twice", 1),
    ],
)
def test_what_macros_call_stands_in_their_code(name: str, calls: int) -> None:
    code = Engine(FILES.get, {}).environment.compile(macros(name), "m.html", raw=True)
    assert isinstance(code, str)
    assert code.count("context.direct(") == calls


def test_macros_that_would_grow_without_end_are_called() -> None:
    text = "{% macro m0(x) %}{{ x }}{% endmacro %}"
    for number in range(1, 40):
        text += f"{{% macro m{number}(x) %}}{{{{ m{number - 1}(x) }}}}{{{{ m{number - 1}(x) }}}}{{% endmacro %}}"
    page = "{% import 'm.html' as m %}{{ m.m3('y') }}"
    assert Engine({"page.html": page, "m.html": text}.get, {}).render("page.html", {}) == "y" * 8


@pytest.mark.parametrize(
    ("text", "file", "line"),
    [
        ("\n{% include 'bad.html' %}", "bad.html", 3),
        ("\n{% include 'far.html' %}", "bad.html", 3),
        ("{% include 'leaf.html' %}\n\n\n{{ view.nothing }}", "page.html", 4),
        ("\n{% include 'wrong.html' %}", "wrong.html", 2),
        ("\n{% include 'none.html' %}", "page.html", 2),
    ],
)
def test_a_failure_is_told_where_it_is(text: str, file: str, line: int) -> None:
    more = {"bad.html": "\n\n{{ view.nothing }}", "far.html": "\n{% include 'bad.html' %}", "wrong.html": "\n{% if %}"}
    engine = Engine({**FILES, **more, "page.html": text}.get, {})
    for _ in range(2):
        with pytest.raises(Exception) as caught:
            engine.render("page.html", VALUES)
        found = failure(caught.value, "page.html", VALUES, "content/bai.md")
        assert (found.place.file, found.place.line) == (f"templates/{file}", line)


def test_templates_that_include_each_other_end() -> None:
    with pytest.raises(RecursionError):
        Engine(FILES.get, {}).render("cycle.html", VALUES)


def test_a_template_that_once_needed_jinjas_own_code_is_left_to_it() -> None:
    asked: list[object] = []
    engine = Engine({"a.html": "{{ mapping.a|asked }}{{ view.nothing is defined }}"}.get, {"asked": asked.append})
    for _ in range(3):
        engine.render("a.html", VALUES)
    assert len(asked) == 3


def test_no_page_of_the_theme_is_made_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for each in ("content", "static", "templates"):
        shutil.copytree(REPOSITORY / each, tmp_path / each)
    shutil.copy(REPOSITORY / "site.yml", tmp_path)
    made: list[str] = []

    class Once(Engine):
        def render(self, name: str, values: dict[str, object]) -> str:  # type: ignore[override]  # what it gets
            page = super().render(name, values)
            made.append(name)
            assert "plain" not in vars(self)
            return page

    monkeypatch.setattr("dancam.render.templates.engine.Engine", Once)
    for drawing in ("cards.drawn", "resize.resized"):  # it is the pages that count
        monkeypatch.setattr(f"dancam.images.{drawing}", lambda *_, **__: b"")
    assert build(Options(site=tmp_path, output=tmp_path / "public", now=NOW, jobs=1)).published
    assert {"article.html", "home.html", "list.html", "page.html", "archive.html", "terms.html"} <= set(made)

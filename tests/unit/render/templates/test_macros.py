"""Macros that remember make the pages of macros that do not."""

from __future__ import annotations

import gc

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from dancam.content.files import SYNTAX
from dancam.content.source import Tag
from dancam.render.templates import macros
from dancam.render.templates.engine import Engine

pytestmark = pytest.mark.usefixtures("as_it_is")

TAG = Tag("Dân vận", "dan-van")


class Counted:
    """Templates with a filter that counts how often it was asked."""

    def __init__(self, **files: str) -> None:
        self.asked: list[object] = []
        self.engine = Engine({f"{name}.html": text for name, text in files.items()}.get, {"asked": self._ask})

    def _ask(self, value: object) -> object:
        self.asked.append(value)
        return value

    def __call__(self, **values: object) -> str:
        return self.engine.render("page.html", values)


MACROS = """
{%- macro link(tag, level=2) %}<a class="{{ level }}">{{ tag.title|asked }}</a>{% endmacro %}
{%- macro say(text) %}{{ text|asked }}{% endmacro %}
{%- macro links(tags) %}{% for tag in tags %}{{ link(tag) }}{% endfor %}{% endmacro %}
{%- macro twice(tag) %}{{ link(tag) }}{{ link(tag) }}{% endmacro %}
{%- macro around(tag) %}{{ tag.title|asked }}{{ caller() }}{% endmacro %}"""


def test_what_a_macro_made_of_a_record_is_made_once() -> None:
    page = Counted(page="{% import 'm.html' as m %}{{ m.link(tag) }}", m=MACROS)
    assert page(tag=TAG) == page(tag=TAG) == '<a class="2">Dân vận</a>'
    assert page.asked == ["Dân vận"]


def test_other_arguments_have_another_result() -> None:
    page = Counted(page="{% import 'm.html' as m %}{{ m.link(tag, level) }}{{ m.link(tag, level=4) }}", m=MACROS)
    assert page(tag=TAG, level=3) == '<a class="3">Dân vận</a><a class="4">Dân vận</a>'
    assert page(tag=Tag("Khác", "khac"), level=3) == '<a class="3">Khác</a><a class="4">Khác</a>'
    assert page(tag=TAG, level="x") == '<a class="x">Dân vận</a><a class="4">Dân vận</a>'


def test_an_argument_by_name_is_not_another_one_of_the_same_value() -> None:
    page = Counted(
        page="{% import 'm.html' as m %}{{ m.two(a=x) }}{{ m.two(b=x) }}",
        m="{% macro two(a='', b='') %}[{{ a }},{{ b }}]{% endmacro %}",
    )
    assert page(x="1") == page(x="1") == "[1,][,1]"


@pytest.mark.parametrize("values", [(1, True), ("<b>", Markup("<b>")), (0, False), (1, 1.0)])
def test_equal_values_of_different_kinds_are_not_confused(values: tuple[object, object]) -> None:
    page = Counted(page="{% import 'm.html' as m %}{{ m.say(value) }}", m=MACROS)
    assert [page(value=each) for each in values] == [str(escape(each)) for each in values]


def test_what_can_change_is_not_remembered() -> None:
    page = Counted(page="{% import 'm.html' as m %}{{ m.say(value) }}", m=MACROS)
    value = ["a"]
    assert page(value=value) == "[&#39;a&#39;]"
    value.append("b")
    assert page(value=value) == "[&#39;a&#39;, &#39;b&#39;]"


def test_the_macros_that_a_list_is_made_with_remember() -> None:
    page = Counted(page="{% import 'm.html' as m %}{{ m.links(tags) }}", m=MACROS)
    assert page(tags=(TAG,)) == page(tags=(TAG,))
    assert page.asked == ["Dân vận"]


def test_the_parts_of_a_remembered_result_are_not_remembered_themselves() -> None:
    page = Counted(page="{% import 'm.html' as m %}{{ m.twice(tag) }}", m=MACROS)
    assert page(tag=TAG) == page(tag=TAG)
    assert page.asked == ["Dân vận"] * 2


def test_a_macro_that_sees_its_page_is_made_anew() -> None:
    text = "{% macro own() %}{{ view }}{% endmacro %}{{ own() }}"
    page = Counted(page=text)
    assert [page(view=each) for each in "ab"] == ["a", "b"]
    page = Counted(page="{% import 'm.html' as m with context %}{{ m.own() }}", m=text)
    assert [page(view=each) for each in "ab"] == ["a", "b"]
    page = Counted(page="{% from 'm.html' import own with context %}{{ own() }}", m=text)
    assert [page(view=each) for each in "ab"] == ["a", "b"]


def test_a_macro_that_is_imported_elsewhere_with_its_page_is_made_anew_there() -> None:
    macro = "{% macro own(tag) %}{{ view is defined and view }}{% endmacro %}"
    first = "{% import 'm.html' as m %}{{ m.own(tag) }}"
    page = Counted(page=first + "{% import 'm.html' as n with context %}{{ n.own(tag) }}" + first, m=macro)
    assert [page(view=each, tag=TAG) for each in "ab"] == ["FalseaFalse", "FalsebFalse"]


def test_a_macro_around_a_part_of_the_page_is_made_anew() -> None:
    page = Counted(page="{% import 'm.html' as m %}{% call m.around(tag) %}{{ view }}{% endcall %}", m=MACROS)
    assert [page(view=each, tag=TAG) for each in "ab"] == ["Dân vậna", "Dân vậnb"]


def test_a_result_is_markup_only_where_texts_are_escaped() -> None:
    text = "{% import 'm.html' as m %}{% autoescape on %}{{ m.say(text) ~ '<' }}{% endautoescape %}"
    page = Counted(page=text, m=MACROS)
    assert [page(text="a", on=on) for on in (True, False, True)] == ["a&lt;", "a<", "a&lt;"]


def test_a_macro_that_failed_fails_again_and_others_still_remember() -> None:
    page = Counted(page="{% import 'm.html' as m %}{{ m.link(tag) }}", m=MACROS)
    for _ in range(2):
        with pytest.raises(jinja2.UndefinedError):
            page(tag=1)
    page.asked.clear()
    assert page(tag=TAG) == page(tag=TAG)
    assert page.asked == ["Dân vận"]


def test_a_record_that_lies_where_another_one_lay_is_not_taken_for_it() -> None:
    page = Counted(page="{% import 'm.html' as m %}{{ m.link(tag) }}", m=MACROS)
    for number in range(200):
        assert f">{number}<" in page(tag=Tag(str(number), ""))
        gc.collect(0)


def test_a_macro_that_remembers_much_starts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(macros, "_MOST", 3)
    page = Counted(page="{% import 'm.html' as m %}{{ m.link(tag) }}", m=MACROS)
    tags = [Tag(str(number), "") for number in range(4)]
    for tag in (*tags, tags[3], tags[0]):
        assert f">{tag.title}<" in page(tag=tag)
    assert page.asked == ["0", "1", "2", "3", "0"]


@pytest.mark.parametrize("name", ["lipsum()", "'a'|random"])
def test_a_template_has_nothing_that_is_left_to_chance(name: str) -> None:
    with pytest.raises((jinja2.UndefinedError, jinja2.TemplateAssertionError)):
        Counted(page="{{ " + name + " }}")()


# Pages are those of Jinja without a memory

VALUES = {"view": TAG, "items": (TAG, Tag("Khác <em>", "khac")), "mapping": {"a": "<", "items": 2, "class": "c"}}
PAGES = {
    "an include": "{% include 'leaf.html' %}",
    "an include that includes": "{% include 'branch.html' %}",
    "an include in a loop": "{% for view in items %}{% include 'leaf.html' %}{% endfor %}",
    "an include that uses the loop": "{% for x in items %}{% include 'loop.html' %}{% endfor %}",
    "an include in a block": "{% extends 'base.html' %}{% block b %}{% include 'leaf.html' %}{% endblock %}",
    "an include in a set": "{% set x %}{% include 'leaf.html' %}{% endset %}[{{ x }}]{{ x }}",
    "an include in a filter": "{% filter upper %}{% include 'leaf.html' %}{% endfilter %}",
    "an include in a macro": "{% macro m(view) %}{% include 'leaf.html' %}{% endmacro %}{{ m(items[1]) }}",
    "an include in an if": "{% if view %}{% include 'leaf.html' %}{% else %}{% include 'none.html' %}{% endif %}",
    "what an include sets": "{% set x = 1 %}{% include 'sets.html' %}{{ x }}{% include 'sets.html' %}",
    "what an include alone sets": "{% include 'sets.html' %}{{ x is defined }}",
    "what is set around an include": "{% set view = items[1] %}{% include 'leaf.html' %}",
    "an include that imports": "{% include 'imports.html' %}{{ m is defined }}",
    "an include with a block": "{% include 'base.html' %}",
    "an include that extends": "{% include 'child.html' %}",
    "an include with a macro": "{% include 'macros.html' %}{{ link is defined }}",
    "an include without the page": "{% include 'alone.html' without context %}",
    "an include that may be missing": "{% include 'none.html' ignore missing %}x",
    "an include by a computed name": "{% include name|default('leaf.html') %}",
    "one of several": "{% include ['none.html', 'leaf.html'] %}",
    "an include that is not escaped": "{% autoescape false %}{% include 'leaf.html' %}{% endautoescape %}",
    "an include that does not escape": "{% include 'bare.html' %}{{ view.title }}",
    "a macro": "{% import 'macros.html' as m %}{{ m.link(view) }}{{ m.link(view, level=3) }}",
    "a macro with too much": "{% import 'macros.html' as m %}{{ m.rest(view, 1, 2, a=3) }}",
    "a macro around a part": "{% import 'macros.html' as m %}{% call m.around(view) %}{{ mapping['a'] }}{% endcall %}",
    "a macro in a loop": "{% from 'macros.html' import link %}{% for x in items %}{{ link(x) }}{% endfor %}",
}
# Macros, each on a line: name and parameters, then what it says.
SAYING = {
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
}


def jinja(files: dict[str, str]) -> jinja2.Environment:
    """Return Jinja as it is, told what dancam tells it."""
    return jinja2.Environment(loader=jinja2.DictLoader(files), undefined=jinja2.StrictUndefined, **SYNTAX)


@pytest.mark.parametrize("case", PAGES)
def test_a_page_is_the_one_that_jinja_makes(case: str) -> None:
    files = {**FILES, "page.html": PAGES[case]}
    engine = Engine(files.get, {})
    made = [engine.render("page.html", VALUES) for _ in range(2)]
    assert made == [jinja(files).get_template("page.html").render(VALUES)] * 2


@pytest.mark.parametrize("case", SAYING)
def test_a_macro_says_what_it_says_in_jinja(case: str) -> None:
    text = ""
    for line in SAYING[case]:
        head, colon, said = line.partition(": ")
        text += f"{{% macro {head} %}}{said}{{% endmacro %}}" if colon else line
    page = "{% import 'm.html' as m %}{{ m.a(view) }}{% for x in items %}{{ m.a(x) }}{% endfor %}{{ m.a(view) }}"
    files = {"page.html": page, "m.html": text}
    assert Engine(files.get, {}).render("page.html", VALUES) == jinja(files).get_template("page.html").render(VALUES)


@given(st.one_of(st.text(), st.text("&<>'\"a"), st.text().map(Markup), st.integers(), st.none(), st.booleans()))
def test_a_value_is_escaped_as_the_library_does(value: object) -> None:
    assert str(macros.escaped(value)) == str(escape(value))


def test_text_is_escaped_and_markup_is_not() -> None:
    assert macros.escaped("<b> & \"'") == "&lt;b&gt; &amp; &#34;&#39;"
    assert macros.escaped(Markup("<b>")) == "<b>"

"""Macros that remember make the pages of macros that do not; and texts that are escaped."""

from __future__ import annotations

import gc

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from dancam.content.source import Tag
from dancam.render.templates import macros
from dancam.render.templates.engine import Engine
from tests.property.strategies import SIGNS

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


@given(
    st.one_of(st.text(SIGNS), st.text("&<>'\"a"), st.text(SIGNS).map(Markup), st.integers(), st.none(), st.booleans())
)
def test_a_value_is_escaped_as_the_library_does(value: object) -> None:
    assert str(macros.escaped(value)) == str(escape(value))


def test_text_is_escaped_and_markup_is_not() -> None:
    assert macros.escaped("<b> & \"'") == "&lt;b&gt; &amp; &#34;&#39;"
    assert macros.escaped(Markup("<b>")) == "<b>"

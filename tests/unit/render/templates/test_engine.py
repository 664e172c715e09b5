"""Jinja templates, and the theme's agreement with the rest."""

from __future__ import annotations

import re

import jinja2
import pytest

from dancam.content.files import includes
from dancam.content.reader import theme_folder
from dancam.content.source import Tag, TemplateSource
from dancam.plan.fingerprints import closure
from dancam.render.deadline import shallow
from dancam.render.markdown.renderer import Renderer
from dancam.render.templates.engine import Engine, environment, failure
from dancam.views.words import Words
from tests.unit.makers import codes

pytestmark = pytest.mark.usefixtures("as_it_is")


def engine(**files: str) -> Engine:
    return Engine({f"{name}.html": text for name, text in files.items()}.get, {})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{% extends 'a.html' %}", ("a.html",)),
        (
            "{% include 'a.html' %}{% import 'b.html' as b %}{% from 'c.html' import d %}",
            ("a.html", "b.html", "c.html"),
        ),
        ("{% include name %}", ("*",)),
        ("{% include ['a.html', 'b.html'] %}", ("a.html", "b.html")),
        ("x", ()),
    ],
)
def test_what_a_template_includes_is_known(text: str, names: tuple[str, ...]) -> None:
    assert includes(text, "f") == (names, [])


@pytest.mark.parametrize("text", ["{% if %}", "a\n{{ b", "{% block x %}", "{{ a | }}", "{% frob %}"])
def test_a_template_that_cannot_be_read_is_told(text: str) -> None:
    found, problems = includes(text, "templates/a.html")
    assert found == ()
    assert codes(problems) == ["template-syntax"]
    assert problems[0].place.line > 0


def sources(**wanted: tuple[str, ...]) -> dict[str, TemplateSource]:
    return {name: TemplateSource(name, name, found) for name, found in wanted.items()}


def test_the_closure_of_a_template_is_all_that_it_includes_at_any_depth() -> None:
    known = sources(a=("b",), b=("c",), c=(), d=())
    assert [each.path for each in closure("a", known)] == ["a", "b", "c"]


def test_a_circle_of_templates_has_a_closure() -> None:
    assert [each.path for each in closure("a", sources(a=("b",), b=("a",)))] == ["a", "b"]


def test_a_computed_name_may_be_any_template() -> None:
    assert [each.path for each in closure("a", sources(a=("*",), b=(), c=()))] == ["a", "b", "c"]


def test_a_template_that_does_not_exist_has_no_closure() -> None:
    assert closure("x", sources(a=())) == []


def test_text_is_escaped() -> None:
    assert engine(a="{{ x }}").render("a.html", {"x": '<b a="\'">&'}) == "&lt;b a=&#34;&#39;&#34;&gt;&amp;"


TAG = Tag("Dân vận", "dan-van")


@pytest.mark.parametrize(
    ("text", "code", "line", "guess"),
    [
        ("one\n{{ nothing }}", "template-name", 2, None),
        ("{{ vieww }}", "template-name", 1, "view"),
        ("\n\n{{ view.titel }}", "template-name", 3, "title"),
        ("{{ view.title.nothing }}", "template-name", 1, ""),
        ("one\ntwo\n{% include 'c.html' %}", "no-template", 3, None),
        ("{{ 1 / 0 }}", "template-failed", 1, None),
        ("{% if %}", "template-failed", 1, None),
    ],
)
def test_a_failing_template_is_told_with_its_line(text: str, code: str, line: int, guess: str | None) -> None:
    made = engine(a="{% extends 'b.html' %}", b=text)
    values = {"view": TAG}
    with pytest.raises(Exception) as caught:
        made.render("a.html", values)
    found = failure(caught.value, "a.html", values, "content/bai.md")
    assert found.code == code
    assert (found.place.file, found.place.line) == ("templates/b.html", line)
    assert guess is None or dict(found.values)["guess"] == guess


@pytest.mark.parametrize(
    ("text", "file", "line"),
    [
        ("\n{% include 'bad.html' %}", "bad", 3),
        ("\n{% include 'far.html' %}", "bad", 3),
        ("{% include 'leaf.html' %}\n\n\n{{ view.nothing }}", "page", 4),
        ("\n{% include 'wrong.html' %}", "wrong", 2),
        ("\n{% include 'none.html' %}", "page", 2),
        ("\n{% import 'macros.html' as m %}\n{{ m.bad(view) }}", "macros", 2),
    ],
)
def test_a_failure_is_told_where_it_is(text: str, file: str, line: int) -> None:
    made = engine(
        page=text,
        leaf="<{{ view.title }}>",
        bad="\n\n{{ view.nothing }}",
        far="\n{% include 'bad.html' %}",
        wrong="\n{% if %}",
        macros="{% macro bad(x) %}\n{{ x.nothing }}{% endmacro %}",
    )
    for _ in range(2):
        with pytest.raises(Exception) as caught:
            made.render("page.html", {"view": TAG})
        place = failure(caught.value, "page.html", {"view": TAG}, "content/bai.md").place
        assert (place.file, place.line) == (f"templates/{file}.html", line)


def test_templates_that_include_each_other_end() -> None:
    made = engine(cycle="{% include 'wheel.html' %}", wheel="{% include 'cycle.html' %}")
    with pytest.raises(RecursionError):
        made.render("cycle.html", {})


@pytest.mark.parametrize("name", ["now", "site", "open", "request", "config", "get_flashed_messages"])
def test_a_template_sees_no_clock_and_no_world(name: str) -> None:
    with pytest.raises(jinja2.UndefinedError):
        environment().from_string("{{ " + name + " }}").render()


def theme() -> dict[str, str]:
    folder = theme_folder() / "templates"
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}


def test_every_template_of_the_theme_can_be_read_and_includes_what_is_there() -> None:
    found = theme()
    for name, text in found.items():
        included, problems = includes(text, name)
        assert not problems
        assert set(included) <= set(found), name


def test_a_heading_never_takes_an_identifier_of_the_theme() -> None:
    taken = set(re.findall(r'\bid="([a-z-]+)"', "\n".join(theme().values())))
    headings = "\n\n".join(f"## {each.replace('-', ' ')}" for each in sorted(taken))
    made = {each.id for each in Renderer(Words()).render(headings, lambda _: None).toc}
    assert len(made) == len(taken) > 0
    assert not made & taken


def test_the_theme_has_no_script_and_no_style_of_its_own_in_its_pages() -> None:
    for name, text in theme().items():
        bare = re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", bare), name
        assert not re.search(r"<script(?![^>]*\bsrc=)", bare), name


def test_the_theme_never_says_that_a_text_is_safe() -> None:
    for name, text in theme().items():
        assert not re.search(r"\{\{[^}]*view[^}]*\|\s*safe", text), name


def test_templates_stand_in_one_another_as_deep_as_they_need_and_not_without_end() -> None:
    text = "{{ left | seen }}{% if left %}{% set left = left - 1 %}{% include 'a.html' %}{% endif %}"
    seen: list[int] = []
    made = Engine({"a.html": text}.get, {"seen": seen.append})
    with shallow():
        made.render("a.html", {"left": 60})
        assert len(seen) == 61
        seen.clear()
        with pytest.raises(RecursionError):
            made.render("a.html", {"left": -1})
    assert len(seen) < 1000  # twice 400: once to make the page, once to find out why that failed

"""Names that libraries keep to themselves: which of them dancam uses, and why.

Another version may be without them, so `pyproject.toml` bounds the versions of these libraries from above.
"""

from __future__ import annotations

import argparse
import ast
import os
import tomllib
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from jinja2.debug import rewrite_traceback_stack
from jinja2.runtime import Context
from markdown import serializers

import dancam

ROOT = Path(dancam.__file__).parents[1]

# By the place where each is used. A name that begins with an underscore and is not of the file's own is seen by the
# test; of the others it is only tested that they are there.
USED = {
    ("cli/arguments.py", "_positionals"): "argparse has no other way to give the two parts of its help a heading",
    ("cli/arguments.py", "_optionals"): "likewise",
    ("cli/main.py", "_exit"): "in Python's documentation",
    ("system/processes.py", "_exit"): "in Python's documentation",
    (
        "render/templates/macros.py",
        "_speedups",
    ): "escapes a text and makes no object of markup of it; not needed to work",
    ("render/templates/macros.py", "_escape_inner"): "its function",
    ("render/templates/macros.py", "_parse"): "parses a template that becomes part of another one",
}
UNSEEN = {
    "Environment._generate, overridden": "where Jinja writes the code of a template that was parsed",
    "CodeGenerator.visit_*, Frame and optimizeconst of jinja2.compiler": "writes code that reads fields directly",
    "markdown.serializers.BOOLEAN_ATTRIBUTES": "attributes that HTML writes without a value",
    "escape and Markup, in the globals of a compiled template": "ours make no object of markup of each text",
    "Macro, in the globals of a compiled template": "the class of its macros; imported ones get one with a memory",
    "_loop_vars and _block_vars, arguments of Context.call": "what Jinja's code gives along, and no macro takes",
    "__jinja_exception__, in the globals of a frame": "a frame of a template among those of an error",
}
BOUND = ("jinja2", "markdown", "markupsafe")


def private_names(file: Path) -> Iterator[str]:
    """Yield the names in a file that begin with an underscore and are nothing of its own."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    own = {each.name for each in nodes if isinstance(each, ast.FunctionDef | ast.ClassDef)}
    own |= {each.id for each in nodes if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}
    own |= {each.attr for each in nodes if isinstance(each, ast.Attribute) and isinstance(each.ctx, ast.Store)}
    for each in nodes:
        if isinstance(each, ast.ImportFrom):
            names = [*(each.module or "").split("."), *(part.name for part in each.names)]
        elif isinstance(each, ast.Attribute) and each.attr not in own:
            names = [each.attr]
        elif isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store) and "__" in each.id:
            names = [each.id]  # another class's private name, given a type or replaced
        else:
            continue
        names = [name for name in names if name != "_replace"]  # of named tuples, in Python's documentation
        yield from (name for name in names if name.startswith("_") and not name.endswith("__"))


def test_no_other_private_names_are_used() -> None:
    package = Path(dancam.__file__).parent
    used = {
        (file.relative_to(package).as_posix(), name) for file in package.rglob("*.py") for name in private_names(file)
    }
    assert used == set(USED)


@pytest.mark.parametrize("name", ["from x import _y", "from _x import y", "x._y", "class X:\n    _Y__z = 1"])
def test_a_private_name_is_seen(name: str, tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text(f"{name}\n")
    assert list(private_names(tmp_path / "x.py"))


def test_the_private_names_are_there() -> None:
    parser = argparse.ArgumentParser()
    assert parser._positionals.title
    assert parser._optionals.title
    assert callable(os._exit)
    assert vars(serializers)["BOOLEAN_ATTRIBUTES"]["html"]


def test_what_jinja_writes_is_there() -> None:
    text = "{% macro m(x) %}{{ x }}{% endmacro %}{% for x in y %}{{ m(x) }}{{ 1 // z }}{% endfor %}"
    environment = jinja2.Environment()
    seen: list[set[str]] = []

    class Listening(Context):
        def call(self, obj: object, /, *args: object, **kwargs: object) -> object:
            seen.append(set(kwargs))
            return super().call(obj, *args, **kwargs)  # type: ignore[arg-type]  # what Jinja calls can be called

    environment.context_class = Listening
    template = environment.from_string(text)
    assert "Macro" in template.root_render_func.__globals__
    with pytest.raises(ZeroDivisionError):
        template.render(y="a", z=0)
    assert seen == [{"_loop_vars"}]
    assert '"__jinja_exception__"' in Path(rewrite_traceback_stack.__code__.co_filename).read_text(encoding="utf-8")


@pytest.mark.parametrize("library", BOUND)
def test_a_library_whose_private_names_are_used_is_bounded_from_above(library: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (wanted,) = (each for each in project["dependencies"] if each.startswith(library) and each[len(library)] in "=<>")
    assert "==" in wanted or "<" in wanted

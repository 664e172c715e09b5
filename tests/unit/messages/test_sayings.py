"""What the program says besides problems is there in both languages, wherever it stands."""

from __future__ import annotations

import ast
import functools
import importlib
import pkgutil
import string
from pathlib import Path

import pytest

import dancam
from dancam.messages.sayings import Sayings

LANGUAGES = {"vi", "en"}


@functools.cache
def modules() -> dict[str, str]:
    """Return the text of each module of the program by its name."""
    names = [each.name for each in pkgutil.walk_packages(dancam.__path__, "dancam.") if each.name != "dancam.__main__"]
    specs = {name: importlib.util.find_spec(name) for name in names}
    return {name: Path(spec.origin).read_text(encoding="utf-8") for name, spec in specs.items() if spec and spec.origin}


@functools.cache
def all_sayings() -> dict[str, Sayings[object]]:
    """Return every table of sentences, once, by module and name."""
    tables: dict[int, tuple[str, Sayings[object]]] = {}
    for name, text in modules().items():
        if "Sayings(" in text:
            for variable, value in vars(importlib.import_module(name)).items():
                if isinstance(value, Sayings):
                    tables.setdefault(id(value), (f"{name}.{variable}", value))
    return dict(tables.values())


def names_in(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("where", sorted(all_sayings()))
def test_both_languages_have_the_same_keys_and_the_same_names(where: str) -> None:
    sayings = all_sayings()[where]
    assert set(sayings.vi) == set(sayings.en)
    for key, sentence in sayings.vi.items():
        assert sentence, key
        assert sayings.en[key], key
        assert names_in(sentence) == names_in(sayings.en[key]), key


def test_no_table_of_two_languages_is_hidden_from_the_test_above() -> None:
    made = [name for name, text in modules().items() for _ in range(text.count(" = Sayings("))]
    other = [name for name, text in modules().items() if text.count("Sayings(") != text.count(" = Sayings(")]
    assert other == ["dancam.messages.sayings"], "one that has no name of its own"
    assert len(all_sayings()) == len(made), "one that is no variable of its module"


def test_no_table_of_two_languages_has_another_form() -> None:
    otherwise = [
        f"{name}:{node.lineno}"
        for name, text in modules().items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Dict) and {key.value for key in node.keys if isinstance(key, ast.Constant)} == LANGUAGES
    ]
    assert otherwise == []


def test_a_sentence_is_said_in_either_language_with_its_values() -> None:
    sayings = Sayings(vi={"count": "{count} bài", "brace": "{{}}"}, en={"count": "{count} articles", "brace": "{{}}"})
    assert sayings.say("vi", "count", count=3) == "3 bài"
    assert sayings.say("en", "count", count="{x}") == "{x} articles"
    assert sayings.say("vi", "brace") == sayings.say("en", "brace") == "{}"

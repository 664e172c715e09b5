"""Every problem has its words, and every word its problem."""

from __future__ import annotations

import ast
import functools
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import dancam
from dancam import problems
from dancam.messages.catalogue import WORDINGS, say
from dancam.messages.wording import ProblemWords
from dancam.problems import Place, Severity, problem, severity_of

PACKAGE = Path(dancam.__file__).parent


def trees() -> Iterator[ast.Module]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.parent.name != "messages" and path.name != "problems.py":
            yield ast.parse(path.read_text(encoding="utf-8"))


@functools.cache
def words_used() -> set[str]:
    return {
        node.value
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@functools.cache
def calls() -> list[tuple[str, set[str]]]:
    """Return code and names of values of each problem that is made; the code is empty where it is computed."""
    found = []
    for tree in trees():
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        for function in functions:
            given = {**_dictionaries(function)}
            for node in ast.walk(function):
                if not isinstance(node, ast.Call) or not node.args:
                    continue
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name not in {"problem", "report"}:
                    continue
                names: set[str] = set()
                for keyword in node.keywords:
                    if keyword.arg:
                        names.add(keyword.arg)
                    elif isinstance(keyword.value, ast.Name):
                        names |= given.get(keyword.value.id, set())
                first = node.args[0]
                code = first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""
                found.append((code, names))
    return found


def _dictionaries(function: ast.FunctionDef) -> dict[str, set[str]]:
    """Return the keys of each dictionary that a function fills, by its name."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(function):
        if not isinstance(node, ast.Assign):
            continue
        target = node.targets[0]
        if isinstance(target, ast.Name) and isinstance(node.value, ast.Dict):
            keys = {key.value for key in node.value.keys if isinstance(key, ast.Constant)}
            found.setdefault(target.id, set()).update(str(key) for key in keys)
        elif isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Constant):
            found.setdefault(ast.unparse(target.value), set()).add(str(target.slice.value))
    return found


def placeholders(words: ProblemWords) -> set[str]:
    texts = (words.message, words.hint, words.hint_guess)
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", sorted(WORDINGS))
def test_every_wording_is_used(code: str) -> None:
    assert code in words_used()


def test_what_is_named_as_less_than_an_error_is_a_problem_that_has_words() -> None:
    named = (problems._WARNINGS, problems._HINTS, problems.GUESSING, problems.PASSING)
    assert frozenset().union(*named) <= set(WORDINGS)
    assert frozenset() == problems._WARNINGS & problems._HINTS


@pytest.mark.parametrize(
    ("code", "severity"),
    [
        ("not-utf-8", Severity.ERROR),
        ("dead-link", Severity.WARNING),
        ("same-title", Severity.HINT),
        ("of a kind that nobody knows", Severity.ERROR),
    ],
)
def test_a_problem_is_an_error_unless_it_is_named_as_less(code: str, severity: Severity) -> None:
    assert problem(code, Place("a")).severity is severity_of(code) is severity
    assert problem(code, Place("a")).is_error == (severity is Severity.ERROR)


def test_every_problem_that_is_made_has_a_wording() -> None:
    assert {code for code, _ in calls() if code} <= set(WORDINGS)


@pytest.mark.parametrize("code", sorted(WORDINGS))
def test_a_wording_needs_only_what_its_problem_gives(code: str) -> None:
    made = [names for each, names in calls() if each == code]
    wording = WORDINGS[code]
    for words in (wording.vi, wording.en):
        needed = placeholders(words)
        if made:
            assert all(needed <= names for names in made), needed
        else:  # its code is computed: some problem with a computed code gives all that it needs
            assert any(needed <= names for each, names in calls() if not each), needed


@pytest.mark.parametrize("code", sorted(WORDINGS))
def test_both_languages_have_a_message_and_a_hint(code: str) -> None:
    for words in (WORDINGS[code].vi, WORDINGS[code].en):
        assert words.message
        assert words.hint
        assert not words.message.endswith("."), "it stands in the middle of a line"
        assert words.code == words.code.lower()
        assert " " not in words.code


def test_one_name_of_a_problem_has_one_severity() -> None:
    by_name: dict[str, set[Severity]] = {}
    for code, wording in WORDINGS.items():
        by_name.setdefault(wording.vi.code, set()).add(severity_of(code))
    assert {name for name, found in by_name.items() if len(found) > 1} == set()


def test_a_guess_goes_before_the_general_hint() -> None:
    place = Place("a")
    assert say(problem("unknown-zone", place, value="x", guess="Asia/Ho_Chi_Minh")).hint.startswith("có phải")
    assert say(problem("unknown-zone", place, value="x", guess="")).hint.startswith("ví dụ")


def test_braces_in_values_stay_as_they_are() -> None:
    said = say(problem("bad-date", Place("a"), value="{x} {{y}} {0.__class__}"))
    assert "{x} {{y}} {0.__class__}" in said.message

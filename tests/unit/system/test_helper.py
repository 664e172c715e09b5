"""A process of this program that is asked."""

from __future__ import annotations

import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dancam.system.helper import Helper, HelperDied, HelperFailed

_MODULE = """
    import os, sys, threading, time
    from dancam.system.helper import serve

    def answer(question):
        print("libraries may print")
        if question == b"die":
            os._exit(3)
        if question == b"fail":
            raise ValueError("không")
        if question == b"thread":
            return threading.current_thread().name.encode()
        return question[::-1]

    serve(b"hello", answer, float(os.environ["WAITING"]))
"""


@pytest.fixture
def helper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Helper]:
    (tmp_path / "answering.py").write_text(textwrap.dedent(_MODULE), encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("WAITING", str(getattr(request, "param", 60)))
    made = Helper("answering")
    yield made
    made.end()


def test_it_answers_large_and_small_questions_and_tells_what_fails(helper: Helper) -> None:
    assert helper.greeting == b"hello"
    assert helper.ask(b"abc") == b"cba"
    assert helper.ask(b"thread") == b"MainThread"
    large = bytes(range(256)) * 20_000
    assert helper.ask(large) == large[::-1]
    with pytest.raises(HelperFailed, match="ValueError: không"):
        helper.ask(b"fail")
    assert helper.ask(b"") == b""
    assert helper.is_alive


def test_that_it_died_is_told_and_so_is_that_it_is_dead(helper: Helper) -> None:
    for _ in range(2):
        with pytest.raises(HelperDied):
            helper.ask(b"die")
    assert not helper.is_alive


@pytest.mark.parametrize("helper", [0], indirect=True)
def test_it_ends_when_it_is_left_alone(helper: Helper) -> None:
    while helper.is_alive:
        time.sleep(0.01)
    with pytest.raises(HelperDied):
        helper.ask(b"abc")


def test_a_module_that_cannot_start_is_told() -> None:
    with pytest.raises(HelperDied, match="ended with status 1"):
        Helper("dancam.no_such_module")

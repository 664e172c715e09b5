"""Compiled templates that are kept from build to build."""

from __future__ import annotations

import hashlib
import marshal
from pathlib import Path

import jinja2
import pytest

from dancam.content.reader import Whereabouts
from dancam.content.source import TemplateSource
from dancam.records import digest
from dancam.render.press import Press
from dancam.render.templates.compiled import NAME, Kept
from dancam.render.templates.engine import Engine
from dancam.system.disk import Disk

pytestmark = pytest.mark.usefixtures("as_it_is")

FILES = {
    "a.html": "{% extends 'b.html' %}{% block x %}{{ view }}{% endblock %}",
    "b.html": "<{% block x %}{% endblock %}{% include 'c.html' %}>",
    "c.html": "!",
}
NAMED = {"a.html": ("b.html",), "list.html": ("b.html",), "b.html": ("c.html",)}
INCLUDES = {"b.html": ("c.html",)}


class Built:
    """One build after another: which templates each had to compile, and what it made of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, files: dict[str, str] = FILES, program: str = "1") -> tuple[list[str | None], str]:
        kept = Kept(Disk(), self.folder, program, lambda name: "".join(map(files.__getitem__, INCLUDES.get(name, ()))))
        engine = Engine(files.get, {}, kept)
        compiled: list[str | None] = []
        real = engine.environment._compile

        def spy(source: str, filename: str) -> object:
            compiled.append(filename)
            return real(source, filename)

        engine.environment._compile = spy  # type: ignore[method-assign, assignment]  # only looks on
        engine.load(files)
        return compiled, engine.render("a.html", {"view": "x"})


def test_what_was_compiled_is_not_compiled_again(tmp_path: Path) -> None:
    build = Built(tmp_path)
    assert build() == (["a.html", "b.html", "c.html"], "<x!>")
    before = (tmp_path / NAME).stat()
    assert build() == ([], "<x!>")
    assert (tmp_path / NAME).stat() == before


def test_a_template_that_changed_is_compiled_and_the_others_are_not(tmp_path: Path) -> None:
    build = Built(tmp_path)
    build()
    changed = FILES | {"b.html": "[{% block x %}{% endblock %}{% include 'c.html' %}]"}
    assert build(changed) == (["b.html"], "[x!]")
    assert build(changed) == ([], "[x!]")
    assert build() == (["b.html"], "<x!>")


def test_what_includes_a_template_that_changed_is_compiled_with_it(tmp_path: Path) -> None:
    build = Built(tmp_path)
    build()
    assert build(FILES | {"c.html": "?"}) == (["b.html", "c.html"], "<x?>")


def test_what_another_program_compiled_is_not_believed(tmp_path: Path) -> None:
    build = Built(tmp_path)
    build()
    assert build(program="2") == (["a.html", "b.html", "c.html"], "<x!>")
    assert build(program="2") == ([], "<x!>")


@pytest.mark.parametrize("cut", [0, 10, 31, 32, 33, 200, -1])
def test_a_file_that_was_cut_off_is_as_none(tmp_path: Path, cut: int) -> None:
    build = Built(tmp_path)
    build()
    (tmp_path / NAME).write_bytes((tmp_path / NAME).read_bytes()[:cut])
    assert build() == (["a.html", "b.html", "c.html"], "<x!>")
    assert build() == ([], "<x!>")


def test_no_byte_can_be_changed_unnoticed(tmp_path: Path) -> None:
    build = Built(tmp_path)
    build()
    data = (tmp_path / NAME).read_bytes()
    for place in range(0, len(data), 97):
        (tmp_path / NAME).write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        assert build() == (["a.html", "b.html", "c.html"], "<x!>"), place


@pytest.mark.parametrize("payload", [b"", b"garbage", b"\xc1", b"\x80", marshal.dumps(1), b"\xff" * 5000])
def test_garbage_with_a_right_digest_is_as_none(tmp_path: Path, payload: bytes) -> None:
    (tmp_path / NAME).write_bytes(hashlib.blake2b(payload, digest_size=32).digest() + payload)
    assert Built(tmp_path)() == (["a.html", "b.html", "c.html"], "<x!>")


def test_a_folder_in_its_place_is_as_none(tmp_path: Path) -> None:
    (tmp_path / NAME / "x").mkdir(parents=True)
    build = Built(tmp_path)
    assert build() == (["a.html", "b.html", "c.html"], "<x!>")
    assert build() == ([], "<x!>")


def test_a_template_that_is_wrong_is_left_for_its_page(tmp_path: Path) -> None:
    deep = "{% for x in y %}" * 30 + "{% endfor %}" * 30  # more than Python can nest
    files = {**FILES, "f.html": "{% if %}", "d.html": "{{ 1|nothing }}", "e.html": deep}
    engine = Engine(files.get, {}, Kept(Disk(), tmp_path, "1", lambda _: ""))
    engine.load([*files, "none.html"])
    assert engine.render("a.html", {"view": "x"}) == "<x!>"
    for name in ("f.html", "d.html", "e.html"):
        with pytest.raises((jinja2.TemplateError, SyntaxError)):
            engine.render(name, {})


def press(folder: Path, state: Path | None) -> Press:
    templates = {}
    for name, text in {**FILES, "list.html": FILES["a.html"]}.items():
        path = folder / "templates" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        templates[name] = TemplateSource(name, digest(text.encode()), NAMED.get(name, ()))
    return Press(Disk(), Whereabouts(folder, {}), templates, "1", state)


def test_a_press_has_all_templates_at_hand_that_its_makers_need(tmp_path: Path) -> None:
    state = tmp_path / ".dancam"
    made = press(tmp_path, state)
    made.ready(["copy", "template:list.html", "template:list.html", "template:404.html"])
    (tmp_path / "templates/b.html").unlink()
    assert made.engine.render("list.html", {"view": "x"}) == "<x!>"
    assert [path.name for path in state.iterdir()] == [NAME]


def test_a_press_without_a_state_writes_nothing(tmp_path: Path) -> None:
    press(tmp_path, None).ready(["template:list.html"])
    assert [path.name for path in tmp_path.iterdir()] == ["templates"]


def test_a_press_that_makes_no_page_does_not_look_for_templates(tmp_path: Path) -> None:
    made = press(tmp_path, tmp_path / ".dancam")
    made.ready(["copy", "feed:rss"])
    assert "engine" not in vars(made)

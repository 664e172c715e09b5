"""Which program this is."""

from __future__ import annotations

import re
import shutil
import sys
import tomllib
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest

import dancam
from dancam.system import program

PACKAGE = Path(dancam.__file__).parent


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package, of which the digest is taken."""
    shutil.copytree(PACKAGE, tmp_path / "dancam", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(dancam, "__file__", str(tmp_path / "dancam/__init__.py"))
    return tmp_path / "dancam"


class Looking:
    """Asks for versions, and remembers of what."""

    def __init__(self, ask: Callable[[str], str]) -> None:
        self.ask = ask
        self.asked: list[str] = []

    def __call__(self, name: str) -> str:
        self.asked.append(name)
        return self.ask(name)


def digest() -> str:
    return program.program_digest.__wrapped__()


def test_the_digest_is_the_same_wherever_the_program_lies(copy: Path) -> None:
    assert copy.is_dir()
    assert digest() == program.program_digest()


@pytest.mark.parametrize(
    "file",
    [
        "records.py",
        "views/parts.py",
        "messages/pages.py",
        "render/markdown/renderer.py",
        "new.py",
        "authoring/admin/scripts/lines.js",
    ],
)
def test_every_line_of_code_counts(copy: Path, file: str) -> None:
    before = digest()
    with (copy / file).open("a", encoding="utf-8") as text:
        text.write("# x\n")
    assert digest() != before


def test_what_is_no_code_does_not_count(copy: Path) -> None:
    before = digest()
    (copy / "__pycache__").mkdir()
    (copy / "__pycache__/records.pyc").touch()
    (copy / "notes.txt").write_text("x", encoding="utf-8")
    (copy / "theme/static/theme").mkdir(parents=True)  # as a wheel has it
    (copy / "theme/static/theme/search.js").write_text("x", encoding="utf-8")
    assert digest() == before


def test_the_parts_say_what_another_program_has_of_its_own(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = program.program_parts()
    assert before["dancam"].startswith(f"{dancam.__version__} (")
    assert before.keys() == {"dancam", "Python", "zlib", *program._LIBRARIES}
    (copy / "new.py").write_text("# x\n", encoding="utf-8")
    monkeypatch.setattr(program, "_versions", lambda: ["jinja2 99"])
    after = program.program_parts()
    assert (after["dancam"] == before["dancam"], after["Python"], after["jinja2"]) == (False, before["Python"], "99")


def test_the_versions_of_all_libraries_count() -> None:
    found = dict(each.split(" ") for each in program._versions())
    assert set(found) == set(program._LIBRARIES)
    assert found == {name: metadata.version(name) for name in program._LIBRARIES}


def test_no_library_is_left_out_but_those_that_make_no_output() -> None:
    needed = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split("[<>=]", each)[0].replace("-", "_") for each in needed}
    assert names - {"watchdog", "argcomplete"} <= set(program._LIBRARIES)


def test_libraries_that_are_installed_in_an_unusual_way_are_found_too(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = program._versions()
    monkeypatch.setattr(sys, "path", [f"{folder}/" for folder in sys.path])  # as few spell it
    monkeypatch.setattr(metadata, "version", look := Looking(metadata.version))
    assert program._versions() == expected
    assert sorted(look.asked) == sorted(program._LIBRARIES)


def test_another_version_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest()
    monkeypatch.setattr(program, "_versions", lambda: ["jinja2 99"])
    changed = digest()
    monkeypatch.undo()
    monkeypatch.setattr(sys, "version", "99")
    assert len({before, changed, digest()}) == 3

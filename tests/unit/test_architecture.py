"""The architecture: a folder imports only from lower floors, no module from those that import it, and most are pure."""

from __future__ import annotations

import ast
import functools
import statistics
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import dancam

PACKAGE = Path(dancam.__file__).parent
LONGEST = 400
MOST_AT_THE_TOP = 24

# From the ground up; "" is what lies in dancam/ itself. A folder imports from all floors below its own.
FLOORS = (
    {""},
    {"messages", "system", "images"},
    {"content", "servers"},
    {"site", "authoring", "importers"},
    {"views"},
    {"plan"},
    {"render"},
    {"pipeline"},
    {"serve", "deploy", "live"},
    {"cli"},
)
FLOOR = {folder: number for number, folders in enumerate(FLOORS) for folder in folders}

# Folders that may touch files, the clock, processes and sockets; all others are pure but for the modules below.
SHELL = {"system", "pipeline", "serve", "deploy", "cli"}
# What is pure in them all the same.
PURE = {f"deploy/{name}" for name in ("address", "difference", "headers", "record")}
IMPURE = {
    "content/reader",  # opens what changed
    "authoring/handover",  # brings workflows and the package
    "content/reading",  # reads a file
    "authoring/scaffold",  # copies the portal to start with
    "authoring/admin/local",  # saves what the editing page sends
    "authoring/admin/page",  # brings the editing page's program
    "render/press",  # reads bodies, photographs and templates
    "render/workers",  # lays bytes aside
    "render/tasks",  # unpickles what it is to render
    "render/deadline",  # the time that a page may take
    "live/asking",  # asks a web server
    "live/compare",  # has several threads ask
    "live/log",  # keeps what was compared
    "live/signature",  # runs ssh-keygen
    "live/outbox",  # keeps what waits to be told
    "live/telling",  # tells services
    "live/notify",  # empties the outbox
    "render/templates/compiled",  # keeps compiled templates
}
# All that a pure module may import besides dancam: what is not named here may touch the world.
LIBRARIES = {
    "PIL",
    "brotli",
    "jinja2",
    "markdown",
    "markupsafe",
    "msgspec",
    "nh3",
    "numpy",
    "slugify",
    "yaml",
}
LANGUAGE = {"__future__", "array", "bisect", "collections", "contextlib", "copy", "dataclasses", "enum", "functools"}
LANGUAGE |= {"itertools", "keyword", "math", "operator", "types", "typing", "warnings"}
TEXT = {"base64", "binascii", "codecs", "difflib", "fnmatch", "hashlib", "html", "json", "posixpath", "re", "struct"}
TEXT |= {"unicodedata", "xml", "zlib"}
TIME = {"calendar", "datetime", "zoneinfo"}
# Of these only what works on values.
PARTS = ("pathlib.Pure", "urllib.parse.", "zipfile.", "io.BytesIO.", "io.StringIO.")
HARMLESS = {*LIBRARIES, *LANGUAGE, *TEXT, *TIME}
IN_MEMORY = {"BytesIO", "StringIO"}
DOORS = {"open", "eval", "exec", "__import__", "input", "print", "breakpoint", "import_module"}
CLOCKS = {"now", "today", "utcnow"}


@functools.cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@functools.cache
def modules() -> dict[str, ast.Module]:
    """Return all modules of the package by path, without `.py`."""
    return {
        path.relative_to(PACKAGE).with_suffix("").as_posix(): parsed(path)
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.parent != PACKAGE or not path.name.startswith("__")
    }


def folder_of(module: str) -> str:
    return module.partition("/")[0] if "/" in module else ""


@functools.cache
def imports_in(tree: ast.Module) -> list[ast.Import | ast.ImportFrom]:
    """Return all that code imports anywhere: at its top, in functions, for its types."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]


def names_in(tree: ast.Module) -> set[str]:
    """Return the dotted names that code imports."""
    names: set[str] = set()
    for node in imports_in(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        else:
            assert node.level == 0, "a relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@functools.cache
def imported(module: str) -> frozenset[str]:
    return frozenset(names_in(modules()[module]))


def imports(module: str) -> set[str]:
    """Return the modules of dancam that a module imports."""
    paths = {name.removeprefix("dancam.").replace(".", "/") for name in imported(module) if name.startswith("dancam.")}
    return {each for each in paths | {path.rpartition("/")[0] for path in paths} if each in modules()}


def impurities(tree: ast.Module) -> Iterator[str]:
    """Yield what code has of the world outside: what it imports, and which clock or file it asks for itself."""
    for name in names_in(tree):
        is_ours = name.startswith("dancam.") and not name.startswith("dancam.system")
        is_value = name == "io" or f"{name}.".startswith(PARTS) or name.partition(".")[0] in HARMLESS
        if not is_ours and not is_value:
            yield name
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in DOORS:
            yield node.id
        elif isinstance(node, ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            is_clock = node.attr in CLOCKS and owner in {"datetime", "date"}
            if is_clock or node.attr in DOORS - {"open"} or (owner == "io" and node.attr not in IN_MEMORY):
                yield ast.unparse(node)


@pytest.mark.parametrize(
    "code",
    [
        "import os",
        "from pathlib import Path",
        "from io import open",
        "import io; io.open('a')",
        "from dancam.system.disk import Disk",
        "import importlib",
        "import random",
        "import urllib.request",
        "x = open('a')",
        "o = open",
        "n = datetime.now",
        "d = date.today()",
        "__import__('os')",
        "eval('1')",
    ],
)
def test_the_world_outside_is_seen(code: str) -> None:
    assert list(impurities(ast.parse(code)))


def test_every_folder_has_one_floor() -> None:
    assert sorted(FLOOR) == sorted({folder_of(each) for each in modules()})


def test_a_folder_imports_only_from_lower_floors() -> None:
    upward = [
        f"{module} imports {other}"
        for module in modules()
        for other in imports(module)
        if folder_of(module) != folder_of(other) and FLOOR[folder_of(other)] >= FLOOR[folder_of(module)]
    ]
    assert upward == []


def test_no_module_is_imported_by_a_name_that_is_computed() -> None:
    doors = {"__import__", "import_module"}
    for module, tree in modules().items():
        for node in ast.walk(tree):
            name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
            assert name not in doors, module


def test_no_module_imports_one_that_imports_it() -> None:
    try:
        TopologicalSorter({module: imports(module) for module in modules()}).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_what_is_pure_touches_neither_files_nor_clock_nor_processes_nor_sockets() -> None:
    found = {
        module: sorted(impurities(tree))
        for module, tree in modules().items()
        if (folder_of(module) not in SHELL or module in PURE) and module not in IMPURE and any(impurities(tree))
    }
    assert found == {}


def test_every_exception_is_needed() -> None:
    assert [module for module in IMPURE if not any(impurities(modules()[module]))] == []


def test_every_folder_says_what_comes_in_and_what_goes_out_and_hands_nothing_on() -> None:
    faces = {path.parent: ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("__init__.py")}
    assert {path.parent for path in PACKAGE.rglob("*.py")} == set(faces)
    for folder, face in faces.items():
        if folder != PACKAGE:
            assert ast.get_docstring(face), folder
            assert len(face.body) == 1, folder


def test_everything_is_imported_under_the_name_that_it_has() -> None:
    renamed = {
        f"{path}: {each.name} as {each.asname}"
        for folder in ("dancam", "tests", "tools", "demo")
        for path in (PACKAGE.parent / folder).rglob("*.py")
        for node in imports_in(parsed(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "dancam"
        for each in node.names
        if each.asname
    }
    assert renamed == set()


def test_rooms_are_small_and_few_enough_to_be_overlooked() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE.rglob("*.py")}
    assert {str(path): count for path, count in lines.items() if count > LONGEST} == {}
    assert 100 <= statistics.median(count for path, count in lines.items() if path.name != "__init__.py") <= 180
    assert len([each for each in PACKAGE.iterdir() if each.name != "__pycache__"]) <= MOST_AT_THE_TOP


@pytest.mark.parametrize(("folder", "barred"), [("tests", "tools"), ("tools", "tests"), ("demo", "tests tools")])
def test_tests_and_tools_do_not_import_each_other(folder: str, barred: str) -> None:
    """What both need lies in `demo/`, which imports neither."""
    for path in (PACKAGE.parent / folder).rglob("*.py"):
        names = names_in(parsed(path))
        assert not {name.partition(".")[0] for name in names} & set(barred.split()), path

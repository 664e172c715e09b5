"""The architecture: a room imports only from lower floors; rooms are small; every message is used and complete."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import dancam

PACKAGE = Path(dancam.__file__).parent
LONGEST = 400

# From the ground up. A room may import from all floors below its own, and not from its own.
FLOORS: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split())
    for line in (
        (
            "model vietnamese fontcodes program deadline connections images drawings stripping inlining shortcuts "
            "gates processes"
        ),
        "problems disk words fingerprints articles macros markup trees",
        (
            "nodes wording compiled config decisions cleaning listing sizes resizing cards shelves views/parts "
            "watching live httpd asking"
        ),
        "directives tables fields scaffold templates urls seeing wordings/commands wordings/fields wordings/files",
        "wordings/pages wordings/portal wordings/imports wordings/settings wordings/writing wordings/yaml",
        "frontmatter messages names prose settings arguments prompting",
        "references parsing result fieldbook",
        "reading site report proofreading editing schema",
        "views/heads",
        "entries taking arrangement formats upcoming views/presenter admin/forms admin/merging",
        (
            "ledger checks writers admin/local admin/pages views/article views/archive views/data views/lists "
            "views/pages views/search"
        ),
        "opening arranging feeds views/front",
        "outputs console",
        "plan sitemaps metadata search",
        "render scope",
        "preparing workers",
        "publish",
        "remembering",
        "making",
        "build explain",
        "verifying checking moving completion importers/package importers/markdown",
        "importers/word",
        "ondemand",
        "telling",
        "serve authoring",
        "cli",
        "__main__",
    )
)


def rooms() -> dict[str, Path]:
    return {
        path.relative_to(PACKAGE).with_suffix("").as_posix(): path
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.name != "__init__.py"
    }


def imports(path: Path, known: dict[str, Path]) -> set[str]:
    """Return the rooms that a room imports anywhere: at its top, in functions, for its types."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names] + [node.module or ""]
        for name in names:
            parts = name.split(".")
            room = "/".join(parts[1:])
            if parts[0] == "dancam" and room in known:
                found.add(room)
    return found


def test_every_room_has_one_floor() -> None:
    assert sorted(room for floor in FLOORS for room in floor) == sorted(rooms())


@pytest.mark.parametrize("room", sorted(rooms()))
def test_a_room_imports_only_from_lower_floors(room: str) -> None:
    known = rooms()
    floor = {each: number for number, names in enumerate(FLOORS) for each in names}
    assert {each for each in imports(known[room], known) if floor[each] >= floor[room]} == set()


def test_only_the_shell_touches_files_processes_and_sockets() -> None:
    shell = {
        "disk",
        "deadline",
        "live",
        "processes",
        "program",
        "parsing",
        "reading",
        "seeing",
        "entries",
        "ledger",
        "opening",
    }
    shell |= {
        "preparing",
        "templates",
        "compiled",
        "render",
        "workers",
        "making",
        "publish",
        "build",
        "report",
        "explain",
        "verifying",
        "cli",
    }
    shell |= {
        "scaffold",
        "watching",
        "connections",
        "httpd",
        "serve",
        "ondemand",
        "telling",
        "checking",
        "formats",
        "arguments",
    }
    shell |= {"moving", "completion", "console", "authoring", "admin/local", "admin/pages"}
    world = {"os", "pathlib", "shutil", "subprocess", "socket", "sqlite3", "tempfile", "threading", "multiprocessing"}
    for room, path in rooms().items():
        if room in shell:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        modules |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert not modules & world - ({"pathlib"} if room == "frontmatter" else set()), room


@pytest.mark.parametrize("room", sorted(rooms()))
def test_a_room_is_small(room: str) -> None:
    assert len(rooms()[room].read_text(encoding="utf-8").splitlines()) <= LONGEST

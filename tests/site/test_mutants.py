"""What `make mutants` breaks is there to be broken; the run itself takes minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutant import Mutant
from tests.mutants import apply, copy_of_project, mutants

MUTANTS = mutants()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project."""
    folder = tmp_path_factory.mktemp("copy")
    copy_of_project(folder)
    return folder


@pytest.mark.parametrize("mutant", MUTANTS, ids=[each.name for each in MUTANTS])
def test_a_mutant_can_be_made_and_is_a_program(mutant: Mutant, project: Path) -> None:
    files = {file: (project / file).read_text(encoding="utf-8") for file, _, _ in mutant.changes}
    try:
        apply(mutant, project)
        for file in files:
            if not file.endswith(".py"):
                continue
            compile((project / file).read_text(encoding="utf-8"), file, "exec")
    finally:
        for file, text in files.items():
            (project / file).write_text(text, encoding="utf-8")
    named = [each.partition("::")[0] for each in mutant.tests if not each.startswith("-")]
    assert named
    assert all((project / each).exists() for each in named)

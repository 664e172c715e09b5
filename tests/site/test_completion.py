"""The Tab key in a real bash."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dancam.cli.main import main
from tests.portal import Portal

ROOT = Path(__file__).parents[2]
BASH = shutil.which("bash")
PRESS = """
eval "$2"
COMP_LINE="$1"; COMP_POINT=${#1}; COMP_TYPE=9
read -ra COMP_WORDS <<< "$1"
[[ "$1" == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_python_argcomplete dancam "${COMP_WORDS[$COMP_CWORD]}" "${COMP_WORDS[$((COMP_CWORD - 1))]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""
pytestmark = pytest.mark.skipif(BASH is None, reason="there is no bash here")


@pytest.fixture
def pressed(portal: Portal, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> object:
    """Returns what bash offers behind a line, in the folder of the portal."""
    portal.article("thoi-su/a.md", tags="[nông thôn mới, dân vận]", author="khoi")
    program = tmp_path / "bin/dancam"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT / "build.py"}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    assert main(["completion", "bash"]) == 0
    lines = capsys.readouterr().out

    def press(line: str) -> list[str]:
        env = os.environ | {"PATH": f"{program.parent}:{os.environ['PATH']}", "PYTHONUTF8": "1"}
        done = subprocess.run(
            ["bash", "-c", PRESS, "bash", line, lines],
            capture_output=True,
            text=True,
            cwd=portal.folder,
            env=env,
            check=False,
        )
        assert not done.stderr, done.stderr
        return [each.replace("\\", "").rstrip() for each in done.stdout.splitlines() if each]

    return press


def test_commands_options_and_articles_are_offered(pressed) -> None:  # type: ignore[no-untyped-def]  # a fixture
    assert pressed("dancam che") == ["check"]
    assert "--category" in pressed("dancam new --")
    assert pressed("dancam move content/th") == ["content/thoi-su/a.md"]


def test_categories_authors_and_tags_are_offered(pressed, portal: Portal) -> None:  # type: ignore[no-untyped-def]  # a fixture
    assert sorted(pressed("dancam new --category ")) == ["ban", "dan-van-kheo", "quy-che", "thoi-su", "trong"]
    assert pressed("dancam new --author kh") == ["khoi"]
    assert pressed("dancam new --tag n") == ["nông thôn mới"]  # from the sources
    portal.build().succeeded()
    assert pressed("dancam rename-tag d") == ["dân vận"]  # from what a build has left


def test_a_portal_that_cannot_be_read_offers_nothing(pressed, portal: Portal) -> None:  # type: ignore[no-untyped-def]  # a fixture
    portal.write("site.yml", "title: [")
    assert pressed("dancam new --category ") == []
    portal.delete("site.yml")
    assert pressed("dancam new --category ") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_has_its_lines(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert "dancam" in capsys.readouterr().out

"""The commit from which a folder's files come, where it is a work tree of git."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from dancam.records import Record


class Commit(Record, frozen=True):
    """A commit."""

    name: str
    """Its name: 40 or 64 hexadecimal digits."""
    dirty: bool
    """Whether files differ from it."""


def commit_of(folder: Path, below: Sequence[str]) -> Commit | None:
    """Return the commit that a work tree stands at; None where there is none, or no git.

    Args:
        folder: A folder in the work tree.
        below: Names in it: what lies elsewhere makes nothing dirty.
    """
    name = _git(folder, "rev-parse", "--verify", "HEAD")
    if not name:
        return None
    changes = _git(folder, "status", "--porcelain", "--", *(each for each in below if (folder / each).exists()))
    return Commit(name, dirty=changes != "")


def named(folder: Path, name: str) -> str:
    """Return the full name of a commit that people may name in any way that git knows; empty where there is none."""
    return _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}") or ""


def changed_between(folder: Path, before: str, now: str) -> list[str] | None:
    """Return the paths below a folder that two commits have not alike; None where git does not know them both."""
    told = _git(folder, "diff", "--name-only", "--no-renames", "--relative", "-z", before, now, "--")
    return None if told is None else [path for path in told.split("\0") if path]


def _git(folder: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no argument comes from a stranger
            ("git", "-C", str(folder), *arguments),  # noqa: S607 - whichever git this user has
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None

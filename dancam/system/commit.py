"""The commit from which a folder's files come, where it is a work tree of git."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from dancam.records import Record
from dancam.system.disk import passes


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
    return Commit(name, dirty=not is_clean(folder, below))


def is_clean(folder: Path, paths: Sequence[str]) -> bool:
    """Whether files are as the commit has them at which a work tree stands, and no others lie beside them.

    Args:
        folder: A folder in the work tree.
        paths: Files and folders in it. They need not be there: what was removed is another state, too.
    """
    asked = ("--porcelain", "-z", "--untracked-files=normal", "--ignored=matching", "--ignore-submodules=none")
    told = _git(folder, "--literal-pathspecs", "status", *asked, "--", *paths)
    return told is not None and all(map(_means_nothing, filter(None, told.split("\0"))))


def _means_nothing(entry: str) -> bool:
    """Whether an entry of git's status is of a file that git ignores, and we do as well."""
    return entry.startswith("!! ") and passes(entry.rstrip("/").rpartition("/")[2].removeprefix("!! "))


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

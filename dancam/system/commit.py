"""The commit from which a folder's files come, where it is a work tree of git."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping, Sequence
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


def are_blobs(folder: Path, names: Mapping[str, str | None]) -> bool:
    """Whether some files are as git has them; it looks at no other.

    Args:
        folder: A folder in the work tree.
        names: The name of the blob of each file, by its path below the folder; None where there is to be no file.
    """
    paths = [path for path in names if (folder / path).is_file()]
    if any("\n" in path for path in paths):  # which git would take for two
        return False
    if not paths:
        return all(name is None for name in names.values())
    top = _git(folder, "rev-parse", "--show-prefix")  # from there these paths are read, wherever git is called
    made = _git(folder, "hash-object", "--stdin-paths", given=[f"{top}{path}" for path in paths])
    return made is not None and dict(zip(paths, made.splitlines(), strict=True)) == {
        path: name for path, name in names.items() if name is not None
    }


def named(folder: Path, name: str) -> str:
    """Return the full name of a commit that people may name in any way that git knows; empty where there is none."""
    return _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}") or ""


def changed_between(folder: Path, before: str, now: str) -> dict[str, str | None] | None:
    """Return what two commits have not alike.

    Returns:
        The name of the blob that the later one has, by path below the folder; None where it has none, and empty for
        what is no file: a link, or a repository of its own. None where git does not know both commits.
    """
    asked = ("--raw", "--no-abbrev", "--no-renames", "--relative", "--ignore-submodules=none", "-z")
    told = _git(folder, "diff", *asked, before, now, "--")
    if told is None:
        return None
    entries = told.split("\0")
    return {path: _blob(entry) for entry, path in zip(entries[::2], entries[1::2], strict=False)}


def _blob(entry: str) -> str | None:
    """Return the name of the later blob of an entry such as `:100644 100644 NAME NAME M`."""
    _, mode, _, name, status = entry.split(" ")
    return None if status == "D" else name if mode.startswith("100") else ""


def _git(folder: Path, *arguments: str, given: Iterable[str] = ()) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no argument comes from a stranger
            ("git", "-C", str(folder), *arguments),  # noqa: S607 - whichever git this user has
            input="".join(f"{line}\n" for line in given),
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None

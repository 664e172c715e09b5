"""What git can say of the sources since the last build, so that their folders need not be looked through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from dancam.content.reader import CONTENT, STATIC, TEMPLATES
from dancam.pipeline.options import Options
from dancam.records import Record

_SOURCES = ("site.yml", CONTENT, STATIC, TEMPLATES)


class Since(Record, frozen=True):
    """What is known of the sources by their commit."""

    commit: str = ""
    """The commit that they surely are of; empty where that is not known."""
    changed: Mapping[str, str | None] | None = None
    """What may have changed since the last build, by path below the site's folder: the name of its blob, None where it
    is gone, and empty for what is no file. None where anything may have changed."""
    doubt: str = ""
    """Why all are looked at although it was asked not to: `no-git`, `uncommitted`, `no-commit`, `other-commit`,
    `not-known` or `not-named`; else empty."""


def since(options: Options, before: str) -> Since:
    """Return what is known of the sources.

    What is not committed is not seen, unless all files are looked at.

    Args:
        options: What to build, and whether git is asked.
        before: The commit of the last build, as the ledger has it; empty where it has none.
    """
    if options.since is None:
        return Since()
    from dancam.system.commit import changed_between, named  # most builds start no other program

    head = named(options.site, "HEAD")
    if head and any(_lies_elsewhere(options.site / root) for root in (CONTENT, STATIC)):
        return all_of(options, "not-named")
    asked = named(options.site, options.since) if options.since else before
    if head and before and asked == before:
        changed = changed_between(options.site, before, head)
        if changed is not None:
            return Since(head, changed)
        return all_of(options, "not-known")
    return all_of(options, "other-commit" if head and before else "no-commit")


def _lies_elsewhere(folder: Path) -> bool:
    """Whether git does not name the files of a folder, as it is a link or a repository of its own."""
    return folder.is_symlink() or (folder / ".git").exists()


def all_of(options: Options, doubt: str) -> Since:
    """Return that all files must be looked at: so they are of the commit only if none differs from it.

    Args:
        options: What to build.
        doubt: Why, if git knows no better.
    """
    from dancam.system.commit import commit_of

    commit = commit_of(options.site, _SOURCES)
    if commit is None:
        return Since("", None, "no-git")
    if commit.dirty:
        return Since("", None, "uncommitted" if doubt == "no-commit" else doubt)
    return Since("" if doubt == "not-named" else commit.name, None, doubt)


def checked(options: Options, known: Since, parts: Iterable[str]) -> Since:
    """Return what is known of the sources: they are of the commit only if what is looked at does not differ from it.

    Args:
        options: What to build.
        known: What git says.
        parts: Names below `content/` that are looked through.
    """
    if known.changed is None:
        return known
    from dancam.system.commit import are_blobs, is_clean

    named = {path: blob for path, blob in known.changed.items() if path.startswith(f"{CONTENT}/") and blob != ""}
    folders = [f"{CONTENT}/{each}" for each in parts]
    if any(path.startswith(f"{STATIC}/") for path in known.changed):
        folders.append(STATIC)
    if not are_blobs(options.site, named) or (folders and not is_clean(options.site, folders)):
        return msgspec.structs.replace(known, commit="")
    return known

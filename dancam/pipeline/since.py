"""What git can say of the sources since the last build, so that their folders need not be looked through."""

from __future__ import annotations

from dancam.content.reader import CONTENT, STATIC, TEMPLATES
from dancam.pipeline.options import Options
from dancam.records import Record

_SOURCES = ("site.yml", CONTENT, STATIC, TEMPLATES)


class Since(Record, frozen=True):
    """What is known of the sources by their commit."""

    commit: str = ""
    """The commit that they surely are of; empty where that is not known."""
    changed: frozenset[str] | None = None
    """The paths that may have changed since the last build, below the site's folder; None for any."""
    doubt: str = ""
    """Why all are looked at although it was asked not to: `no-commit`, `other-commit` or `not-known`; else empty."""


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
    asked = named(options.site, options.since) if options.since else before
    if head and before and asked == before:
        changed = changed_between(options.site, before, head)
        if changed is not None:
            return Since(head, frozenset(changed))
        return _all(options, "not-known")
    return _all(options, "other-commit" if head and before else "no-commit")


def _all(options: Options, doubt: str) -> Since:
    """Return that all files must be looked at: so they are of the commit only if none differs from it."""
    from dancam.system.commit import commit_of

    commit = commit_of(options.site, _SOURCES)
    return Since(commit.name if commit is not None and not commit.dirty else "", None, doubt)

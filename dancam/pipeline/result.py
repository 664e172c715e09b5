"""The result of a build."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dancam.plan.decisions import Why
from dancam.problems import PASSING, Problem, Severity
from dancam.records import Record


class Change(Record, frozen=True):
    """What publishing did to a file, and why."""

    path: str
    """Its path below the output folder."""
    digest: str
    """SHA-256 of its bytes, in 64 hexadecimal digits; empty for a file that dancam did not make."""
    size: int
    """How many bytes it has, or had."""
    why: Why
    """The reason."""


class Changes(Record, frozen=True):
    """What publishing did to files."""

    written: tuple[Change, ...] = ()
    """Files that are new or have new bytes."""
    removed: tuple[Change, ...] = ()
    """Files that are gone."""
    rendered: tuple[Change, ...] = ()
    """Files whose outputs were rendered, and are the same."""


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a build."""

    problems: Sequence[Problem] = ()
    """By file, line, column and code."""
    failed: bool = False
    """Whether problems forbid publishing: errors, or warnings where the build is strict."""
    published: bool = False
    """Whether the output folder is up to date with the sources."""
    articles: int = 0
    """Articles of the portal."""
    pages: int = 0
    """Pages (not articles) of the portal."""
    rendered: int = 0
    """Outputs rendered."""
    elsewhere: int = 0
    """Those of them that other machines rendered."""
    written: int = 0
    """Files written."""
    kept: int = 0
    """Outputs kept without rendering."""
    removed: int = 0
    """Files removed."""
    files_read: int = 0
    """Sources opened."""
    seconds: float = 0.0
    """How long it took."""
    cold: str = ""
    """Why the ledger was not used: `none`, `ignored`, or empty."""
    doubt: str = ""
    """Why all files were looked at although it was asked not to, as `Since` has it; else empty."""
    rendered_paths: Sequence[str] = ()
    """Paths of the outputs rendered."""
    written_paths: Sequence[str] = ()
    """Paths of the files written."""
    changes: Changes = Changes()
    """What publishing did to each file; empty unless the options ask for it."""

    def count(self, wanted: Severity) -> int:
        """Return how many problems have a severity."""
        return count(self.problems, wanted)


def count(problems: Iterable[Problem], wanted: Severity) -> int:
    """Return how many problems have a severity."""
    return sum(each.severity is wanted for each in problems)


def forbid_publishing(problems: Sequence[Problem], *, strict: bool) -> bool:
    """Whether problems forbid publishing.

    Args:
        problems: All problems of the portal.
        strict: Whether warnings do too, except those about what was published before: else nothing could ever be
            taken down, and what is published would depend on more than the sources.
    """
    lasting = [each for each in problems if each.code not in PASSING]
    return count(problems, Severity.ERROR) > 0 or (strict and count(lasting, Severity.WARNING) > 0)

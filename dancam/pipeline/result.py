"""What came of a build."""

from __future__ import annotations

import msgspec

from dancam.problems import PASSING, Problem, Severity


class Result(msgspec.Struct):
    """What came of a build."""

    articles: int = 0
    pages: int = 0
    rendered: int = 0
    """Outputs rendered."""
    written: int = 0
    """Files written."""
    kept: int = 0
    """Outputs kept as they were."""
    removed: int = 0
    """Files removed."""
    files_read: int = 0
    """Sources opened."""
    seconds: float = 0.0
    problems: list[Problem] = msgspec.field(default_factory=list)
    published: bool = False
    failed: bool = False
    """Whether problems forbid publishing: errors, or warnings where the build is strict."""
    cold: str = ""
    """Why the ledger was not used: `none`, `ignored`, or empty."""
    rendered_paths: list[str] = msgspec.field(default_factory=list)
    written_paths: list[str] = msgspec.field(default_factory=list)

    def judge(self, *, strict: bool) -> None:
        """Find whether the problems forbid publishing.

        Args:
            strict: Whether warnings do. One about what was published before does not: else nothing could ever be
                taken down, and what is published would depend on more than the sources.
        """
        warnings = self.count(Severity.WARNING) - sum(each.code in PASSING for each in self.problems)
        self.failed = self.count(Severity.ERROR) > 0 or (strict and warnings > 0)

    def count(self, wanted: Severity) -> int:
        """Return how many problems have a severity."""
        return sum(each.severity is wanted for each in self.problems)

"""What the commands share: the current moment, settings, printed problems, exit statuses."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dancam.content.config import FILE
from dancam.problems import Place, Problem, Refusal, problem
from dancam.system.disk import Disk, line_reader

if TYPE_CHECKING:  # each command imports what it needs
    from dancam.content.config import Config
    from dancam.pipeline.options import Options

BUILT, FAILED, USAGE = 0, 1, 2


def now(given: argparse.Namespace) -> datetime:
    """Return the moment for which the portal is built."""
    moment: datetime | None = given.now
    return moment or datetime.now(UTC)


def print_problems(problems: Sequence[Problem], given: argparse.Namespace) -> None:
    """Print problems to standard error, with the source lines they refer to."""
    from dancam.messages import report

    if problems:
        read_line = line_reader(getattr(given, "site", Path()))
        print(report.for_people(problems, read_line, given.lang), file=sys.stderr)
        print(file=sys.stderr)


def settings_in(site: Path, disk: Disk, *, without_errors: bool = False) -> Config:
    """Return the settings of a portal.

    Args:
        site: Its folder.
        disk: The file system.
        without_errors: Whether one wrong field is enough to refuse them; otherwise it has its default.

    Raises:
        Refusal: `site.yml` is missing or cannot be used; carries its problems.
    """
    from dancam.content.config import Config
    from dancam.content.files import settings_of
    from dancam.content.reading import failure_of, read_file

    reading = read_file(disk, FILE, site / FILE, "", settings_of)
    if reading.failure:
        raise Refusal(failure_of(FILE, reading))
    if not isinstance(reading.record, Config) or (without_errors and any(each.is_error for each in reading.problems)):
        raise Refusal(*reading.problems)
    return reading.record


def require_portal(site: Path) -> None:
    """Check that a folder is the folder of a portal.

    Raises:
        Refusal: It has no `site.yml`.
    """
    if not (site / FILE).exists():
        raise Refusal(problem("no-site-yml", Place(FILE)))


def plain_options(given: argparse.Namespace) -> Options:
    """Return the options for a command that builds nothing.

    Raises:
        Refusal: There is no portal.
    """
    from dancam.pipeline.options import Options

    require_portal(given.site)
    return Options(site=given.site, output=given.site / "public", now=now(given))


class Bar:
    """A progress bar that appears only if the work takes longer than a second."""

    def __init__(self, wanted: bool) -> None:
        """Begin, at the present moment.

        Args:
            wanted: Whether it is shown at all: not where nobody looks, or where a program reads what is printed.
        """
        self.wanted = wanted
        self.started = time.monotonic()
        self.shown = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Show how many of all are done."""
        now = time.monotonic()
        if not self.wanted or now - self.started < 1 or now - self.shown < 0.1:
            return
        self.shown = now
        filled = 30 * done // max(total, 1)
        bar = "█" * filled + "░" * (30 - filled)
        print(f"\r{bar} {done}/{total}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Remove the bar from the terminal."""
        if self.shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)

"""What all commands share: the clock, printing problems, exit statuses."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dancam.content.config import FILE
from dancam.problems import Place, Problem, Refusal, problem
from dancam.system.disk import Disk, line_reader

if TYPE_CHECKING:  # what is not needed is not imported
    from dancam.content.config import Config
    from dancam.pipeline.options import Options

BUILT, FAILED, USAGE = 0, 1, 2


def now(given: argparse.Namespace) -> datetime:
    """Return the moment at which the portal is looked at."""
    moment: datetime | None = given.now
    return moment or datetime.now(UTC)


def print_problems(problems: Sequence[Problem], given: argparse.Namespace) -> None:
    """Print problems for people, with the lines that they are about."""
    from dancam.messages import report

    if problems:
        read_line = line_reader(getattr(given, "site", Path()))
        print(report.for_people(problems, read_line, given.lang), file=sys.stderr)
        print(file=sys.stderr)


def settings_in(site: Path, disk: Disk) -> Config:
    """Return the settings of a portal.

    Args:
        site: Its folder.
        disk: The file system.

    Raises:
        Refusal: There is no `site.yml` that can be used; carries what is wrong with it.
    """
    from dancam.content.config import Config
    from dancam.content.files import settings_of
    from dancam.content.reader import failure_of, read_file

    looked = read_file(disk, FILE, site / FILE, "", settings_of)
    if looked.failure:
        raise Refusal(failure_of(FILE, looked))
    if not isinstance(looked.record, Config):
        raise Refusal(*looked.problems)
    return looked.record


def require_portal(site: Path) -> None:
    """See to it that a folder is the folder of a portal.

    Raises:
        Refusal: It has no `site.yml`.
    """
    if not (site / FILE).exists():
        raise Refusal(problem("no-site-yml", Place(FILE)))


def plain_options(given: argparse.Namespace) -> Options:
    """Return what a command that builds nothing must know of the portal.

    Raises:
        Refusal: There is none.
    """
    from dancam.pipeline.options import Options

    require_portal(given.site)
    return Options(site=given.site, output=given.site / "public", now=now(given))

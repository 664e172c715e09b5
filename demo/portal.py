"""The demo portal of this repository, built as readers get it."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from dancam.pipeline.build import build
from dancam.pipeline.options import Options

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
"""The moment at which it is looked at."""


def copy_sources(folder: Path) -> None:
    """Copy its sources into a folder, which is made if it is not there."""
    for name in ("content", "static", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "site.yml", folder)


def build_into(output: Path, site: Path = ROOT, jobs: int = 0) -> None:
    """Build it.

    Args:
        output: The folder to publish into.
        site: Where its sources are.
        jobs: How many processes may work; 0 for one on each processor.

    Raises:
        AssertionError: It has an error.
    """
    result = build(Options(site=site, output=output, now=NOW, jobs=jobs))
    assert result.published, [each.code for each in result.problems]

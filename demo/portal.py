"""The demo portal of this repository, built as for publishing."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from dancam.pipeline.build import build
from dancam.pipeline.options import Options

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
"""The moment for which it is built."""


def copy_sources(folder: Path) -> None:
    """Copy its sources into a folder, which is created if needed."""
    for name in ("content", "static", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "site.yml", folder)


def build_into(output: Path, site: Path = ROOT, jobs: int = 0) -> None:
    """Build it.

    Args:
        output: The folder to publish into.
        site: The folder with its sources.
        jobs: How many processes to use; 0 for one on each processor.

    Raises:
        AssertionError: It was not published, because of an error.
    """
    result = build(Options(site=site, output=output, now=NOW, jobs=jobs))
    assert result.published, [each.code for each in result.problems]

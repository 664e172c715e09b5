"""What the caller decides about a build, and where its state lies."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from dancam.records import digest

STATE = ".dancam"


OUTPUT = "output"
"""Name of the listing of the output folder."""


class Options(msgspec.Struct, frozen=True):
    """What the caller decides about a build."""

    site: Path
    """The folder with site.yml."""
    output: Path
    """The output folder."""
    now: datetime
    """The moment, with a zone, at which the portal is looked at."""
    drafts: bool = False
    """Whether drafts and scheduled articles are shown."""
    strict: bool = False
    """Whether warnings prevent publishing."""
    base_url: str = ""
    """Address of the portal in place of that in site.yml."""
    root_url: str = ""
    """Address of the portal in place of one in site.yml that has a path: it is looked at where there is none."""
    jobs: int = 0
    """Worker processes at most; 0 for as many as there are processors."""
    publish: bool = True
    """Whether the outputs are published, or only rendered to see their problems."""
    sync: bool = False
    """Whether new bytes are on the disk for good before they take the place of published ones."""


def ledger_path(options: Options) -> Path:
    """Return where the ledger of an output folder lies: each has one, found again when all of the portal is moved."""
    try:
        target = options.output.resolve().relative_to(options.site.resolve()).as_posix()
    except ValueError:
        target = options.output.resolve().as_posix()
    name = "ledger" if target == "public" else f"ledger-{digest(target.encode())[:8]}"
    return options.site / STATE / f"{name}.db"

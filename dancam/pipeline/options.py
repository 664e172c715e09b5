"""What the caller decides about a build, and where its state is stored."""

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
    """The moment of the portal, with a zone."""
    drafts: bool = False
    """Whether drafts and scheduled articles are shown."""
    strict: bool = False
    """Whether warnings prevent publishing."""
    base_url: str = ""
    """Base URL that replaces the one in site.yml; empty to keep that."""
    root_url: str = ""
    """Base URL that replaces the one in site.yml only if that has a path, for a server that serves without it."""
    preview: bool = False
    """Whether search engines are kept away from all pages."""
    jobs: int = 0
    """Maximum number of worker processes; 0 for the number of processors."""
    cluster: str = ""
    """Address of a Dask scheduler whose workers read and render; empty for processes of this machine."""
    publish: bool = True
    """Whether the outputs are published, or only rendered to get their problems."""
    since: str | None = None
    """The commit of the last build: only what git has otherwise since then is looked at. Empty for the one that the
    ledger has, None to look at all files."""
    trusts_output: bool = False
    """Whether the files in the output folder are taken to be as they were published."""
    lists_changes: bool = False
    """Whether the result lists what publishing did to each file."""
    compress: bool | None = None
    """Whether compressed copies are published; None for what site.yml says."""
    sync: bool = False
    """Whether new files are synced to the disk before they replace published ones."""


def ledger_path(options: Options) -> Path:
    """Return the path of an output folder's ledger; it stays the same when the whole portal is moved."""
    try:
        target = options.output.resolve().relative_to(options.site.resolve()).as_posix()
    except ValueError:
        target = options.output.resolve().as_posix()
    name = "ledger" if target == "public" else f"ledger-{digest(target.encode())[:8]}"
    return options.site / STATE / f"{name}.db"

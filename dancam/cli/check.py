"""`dancam check`: read, render and proofread everything, publish nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from dancam.authoring.proofread import Notes, SourceFacts, compared, notes_on
from dancam.cli.console import settings_in
from dancam.content.config import Config
from dancam.pipeline.build import Progress, build
from dancam.pipeline.options import Options
from dancam.pipeline.result import Result, forbid_publishing
from dancam.problems import Problem, Refusal, in_order
from dancam.system.disk import Disk
from dancam.system.processes import default_jobs, spread
from dancam.vietnamese import nfc

_BATCH = 100
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(list[Notes]).decode


def check(options: Options, disk: Disk | None = None, progress: Progress | None = None) -> Result:
    """Report every problem of a portal, drafts and scheduled articles included, and publish nothing.

    Args:
        options: The portal to check.
        disk: The file system.
        progress: Called with how many outputs are rendered, and how many there are.
    """
    disk = disk or Disk()
    options = msgspec.structs.replace(options, publish=False, drafts=True)
    result = build(options, disk, progress)
    problems = in_order([*result.problems, *_remarks(options, disk)])
    failed = result.failed or forbid_publishing(problems, strict=options.strict)
    return msgspec.structs.replace(result, problems=problems, failed=failed)


def _remarks(options: Options, disk: Disk) -> Iterator[Problem]:
    facts: list[SourceFacts] = []
    for notes in _all_notes(options, disk, proofreads=True):
        yield from notes.remarks
        facts += [notes.facts] if notes.facts else []
    yield from compared(facts, options.now, _zone_of(options.site, disk))


def all_facts(options: Options, disk: Disk) -> list[SourceFacts]:
    """Return the facts of every Markdown file by which it is compared with others."""
    return [notes.facts for notes in _all_notes(options, disk, proofreads=False) if notes.facts]


def _all_notes(options: Options, disk: Disk, *, proofreads: bool) -> Iterator[Notes]:
    folder = options.site / "content"
    paths = [path for path in disk.scan(folder).files if path.endswith(".md")]

    def read(path: str) -> Notes:
        try:
            return notes_on(nfc(path), disk.read(folder / path), proofreads=proofreads)
        except OSError:  # the build reports it
            return Notes()

    def read_batch(batch: range) -> bytes:
        return _encode([read(paths[number]) for number in batch])

    for data in spread(read_batch, len(paths), options.jobs or default_jobs(), _BATCH):
        yield from _decode(data)


def _zone_of(site: Path, disk: Disk) -> ZoneInfo:
    """Return the time zone of dates without one; the default if the settings cannot be read (a build reports why)."""
    try:
        config = settings_in(site, disk)
    except Refusal:
        config = Config()
    return ZoneInfo(config.zone)

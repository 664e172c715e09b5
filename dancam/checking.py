"""`dancam check`: everything is read and rendered, nothing is published, and every file is proofread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from dancam import frontmatter, settings
from dancam.build import Progress, build
from dancam.config import FILE, Config
from dancam.disk import Disk
from dancam.opening import Options
from dancam.problems import Problem, in_order
from dancam.processes import default_jobs, spread
from dancam.proofreading import Sheet, compared, proofread, sheet_of
from dancam.result import Result
from dancam.vietnamese import nfc

_BATCH = 100
_encode = msgspec.json.Encoder().encode


class _Seen(msgspec.Struct):
    """What was seen in some files."""

    problems: list[Problem] = []
    sheets: list[Sheet] = []


_decode = msgspec.json.Decoder(_Seen).decode


def check(options: Options, disk: Disk | None = None, progress: Progress | None = None) -> Result:
    """Tell of every problem of a portal, drafts and scheduled articles included, and publish nothing.

    Args:
        options: What to look at.
        disk: The file system.
        progress: Told how many of how many outputs are rendered.
    """
    disk = disk or Disk()
    options = msgspec.structs.replace(options, publish=False, drafts=True)
    result = build(options, disk, progress)
    result.problems = in_order([*result.problems, *_remarks(options, disk)])
    result.judge(strict=options.strict)
    return result


def _remarks(options: Options, disk: Disk) -> Iterator[Problem]:
    sheets: list[Sheet] = []
    for seen in _all_seen(options, disk, proofreads=True):
        yield from seen.problems
        sheets += seen.sheets
    yield from compared(sheets, options.now, zone_of(options.site, disk))


def all_sheets(options: Options, disk: Disk) -> list[Sheet]:
    """Return what must be known of every file to compare it with others."""
    return [sheet for seen in _all_seen(options, disk, proofreads=False) for sheet in seen.sheets]


def _all_seen(options: Options, disk: Disk, *, proofreads: bool) -> Iterator[_Seen]:
    folder = options.site / "content"
    paths = [path for path in disk.scan(folder).files if path.endswith(".md")]

    def look(batch: range) -> bytes:
        return _encode(_looked(folder, [paths[number] for number in batch], disk, proofreads=proofreads))

    for data in spread(look, len(paths), options.jobs or default_jobs(), _BATCH):
        yield _decode(data)


def _looked(folder: Path, paths: Sequence[str], disk: Disk, *, proofreads: bool = True) -> _Seen:
    seen = _Seen()
    for raw in paths:
        path = nfc(raw)
        try:
            data = disk.read(folder / raw)
        except OSError:  # the build has told
            continue
        source, _ = frontmatter.read(data, path)
        if source is None:
            continue
        seen.sheets.append(sheet_of(source))
        text = frontmatter.Text(data, f"content/{path}").text if proofreads else None
        if text is not None:
            seen.problems += proofread(text, source, data.decode("utf-8-sig", "replace"))
    return seen


def remarks_on(site: Path, file: str, disk: Disk) -> list[Problem]:
    """Return the remarks on one file alone; none where it cannot be read.

    Args:
        site: The folder of the portal.
        file: Path of the file below it.
        disk: The file system.
    """
    return _looked(site / "content", [file.removeprefix("content/")], disk).problems


def zone_of(site: Path, disk: Disk) -> ZoneInfo:
    """Return the zone of dates without one; the usual one where the settings cannot be read."""
    try:
        text = frontmatter.Text(disk.read(site / FILE), FILE).text
    except OSError:
        text = None
    config = settings.read(text)[0] if text is not None else None
    return ZoneInfo((config or Config()).zone)

"""The first look at a portal: what was read, and whether anything at all is different from the last build.

The whole portal is one shelf here: where no file, no moment and no setting is another, nothing is brought, arranged or
planned, and what that takes is not even imported.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from typing import TypeVar
from urllib.parse import urlsplit

import msgspec

from dancam.content.config import Config
from dancam.content.reader import (
    CONTENT,
    ChangedMeanwhile,
    Folders,
    Memory,
    Reader,
    Reading,
    RememberedFile,
    theme_folder,
)
from dancam.pipeline.ledger import Ledger, Unusable
from dancam.pipeline.ledger_entries import Stage
from dancam.pipeline.options import OUTPUT, Options, ledger_path
from dancam.problems import Place, Problem, Refusal, problem
from dancam.records import digest_of
from dancam.system.disk import Disk
from dancam.system.processes import default_jobs, spread
from dancam.system.program import program_digest
from dancam.system.scan import FolderChanges, no_changes, outputs_at, parts_of, sources_at

_encode = msgspec.msgpack.Encoder().encode
T = TypeVar("T")
# So often a portal is read whose sources change meanwhile.
_TRIES = 3


class Opened(msgspec.Struct, frozen=True):
    """A portal as it is found."""

    options: Options
    disk: Disk
    ledger: Ledger
    program: str
    """Digest of the program."""
    believed: bool
    """Whether the ledger knows what was read: it was written by this very program."""
    reading: Reading
    config: Config
    arranged: str
    """Digest of all that the arrangement depends on besides the sources and the moment."""
    folder: FolderChanges
    """How the output folder differs from what was published."""

    @property
    def is_arranged(self) -> bool:
        """Whether the ledger has the portal as it was arranged with these settings, at this moment or earlier."""
        state = self.ledger.state
        return self.believed and state is not None and state.arranged == self.arranged and state.now <= self.options.now

    @property
    def news_are_due(self) -> bool:
        """Whether an article is too old by now for the news sitemap that it is in."""
        state = self.ledger.state
        return state is not None and 0 < state.news_due < self.options.now.timestamp()

    def is_untouched(self) -> bool:
        """Whether nothing at all is different from the last build."""
        return (
            self.is_arranged
            and not self.news_are_due
            and not any(found.stale for found in self.reading.listings.values())
            and not self.folder.difference.stale
            and not self.folder.refused
            and not self.ledger.due(self.options.now)
        )


class _Nothing(Memory):
    """The memory of a first build."""

    def listing(self, root: str) -> Mapping[str, bytes]:  # noqa: ARG002 - it has none
        return {}

    def file(self, path: str) -> RememberedFile | None:  # noqa: ARG002 - it has none
        return None

    def digests(self, folder: str) -> Mapping[str, str]:  # noqa: ARG002 - it has none
        return {}

    def below(self, folder: str) -> Mapping[str, RememberedFile]:  # noqa: ARG002 - it has none
        return {}

    def raw_paths(self) -> Mapping[str, str]:
        return {}


def with_portal(options: Options, disk: Disk, work: Callable[[Opened], T], *, distrust: bool = False) -> T:
    """Open a portal, do work on it, close it, and return what the work has returned; see `settled`."""

    def closing(opened: Opened) -> T:
        with contextlib.closing(opened.ledger):
            return work(opened)

    return settled(options, disk, closing, distrust=distrust)


def settled(options: Options, disk: Disk, work: Callable[[Opened], T], *, distrust: bool = False) -> T:
    """Open a portal and do work on it; again where a source changed meanwhile, or the ledger cannot be used.

    Args:
        options: What to build, and where.
        disk: The file system.
        work: Is given the portal, and closes its ledger.
        distrust: Whether it is known already that the ledger cannot be used.

    Raises:
        Refusal: The portal cannot be read, or does not lie still.
        OSError: Something cannot be written.
    """
    tries = _TRIES
    while True:
        try:
            return work(open_portal(options, disk, distrust=distrust))
        except Unusable:
            if distrust:
                raise
            distrust = True
        except ChangedMeanwhile as changed:
            tries -= 1
            if not tries:
                raise Refusal(problem("changed-meanwhile", Place(changed.path))) from changed
            disk.doubt()


def open_portal(options: Options, disk: Disk, *, distrust: bool = False) -> Opened:
    """Read what changed in a portal.

    Args:
        options: What to build, and where.
        disk: The file system.
        distrust: Whether the ledger is not used.

    Raises:
        Refusal: There is no site.yml that can be used.
        ChangedMeanwhile: A file went away since it was seen.
        Unusable: The ledger is corrupt.
    """
    ledger = Ledger(ledger_path(options))
    if distrust:
        ledger.forget()
    try:
        return _opened(options, disk, ledger)
    except msgspec.MsgspecError as error:  # a piece of a listing
        ledger.close()
        raise Unusable from error
    except BaseException:
        ledger.close()
        raise


def _opened(options: Options, disk: Disk, ledger: Ledger) -> Opened:
    program = program_digest()
    believed = ledger.state is not None and ledger.state.program == program
    memory = ledger if believed else _Nothing()
    jobs = options.jobs or default_jobs()
    content, folder = _look_around(options, disk, ledger, memory, jobs)
    reading = Reader(Folders(options.site, theme_folder()), disk, memory, jobs).read(content)
    if reading.config is None:
        raise Refusal(*_all_read(reading, ledger if believed else None))
    config = _settings(reading.config, options)
    arranged = digest_of([config, options.drafts])
    return Opened(options, disk, ledger, program, believed, reading, config, arranged, folder)


_decode = msgspec.msgpack.Decoder(list[tuple[str, FolderChanges]]).decode


def _look_around(
    options: Options, disk: Disk, ledger: Ledger, memory: Memory, jobs: int
) -> tuple[FolderChanges, FolderChanges]:
    """Return what is different in `content/` and in the output folder, looked at by several processes."""
    folders = {CONTENT: options.site / CONTENT, OUTPUT: options.output}
    listings = {CONTENT: memory.listing(CONTENT), OUTPUT: ledger.listing(OUTPUT)}
    parts = [(root, part) for root, folder in folders.items() for part in parts_of(disk.names(folder), listings[root])]

    def look_at(number: int) -> tuple[str, FolderChanges]:
        root, part = parts[number]
        if root == CONTENT:
            return root, sources_at(disk, folders[root], part, listings[root])
        known, all_known = ledger.output_digest, ledger.output_digests
        return root, outputs_at(disk, folders[root], part, listings[root], known, all_known)

    seen = {root: no_changes(listing) for root, listing in listings.items()}
    for data in spread(lambda batch: _encode([look_at(number) for number in batch]), len(parts), jobs, batch=1):
        for root, found in _decode(data):
            seen[root].add(found)
    return seen[CONTENT], seen[OUTPUT]


def _settings(known: Config, options: Options) -> Config:
    instead = options.base_url or (options.root_url if urlsplit(known.base_url).path else "")
    return msgspec.structs.replace(known, base_url=instead.rstrip("/"), public_url=known.base_url) if instead else known


def _all_read(reading: Reading, ledger: Ledger | None) -> list[Problem]:
    """Return the problems of all files: of those that are as an earlier build has read them, what that one found."""
    known = ledger.problems() if ledger is not None else {}
    problems = {where.key: each for where, each in known.items() if where.stage is Stage.READ}
    for path in reading.outdated():
        problems.pop(path, None)
    problems |= reading.problems
    return [*(each for several in problems.values() for each in several), *reading.lasting]

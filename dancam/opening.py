"""The first look at a portal: what was read, and whether anything at all is different from the last build.

The whole portal is one shelf here: where no file, no moment and no setting is another, nothing is brought, arranged or
planned, and what that takes is not even imported.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from dancam.config import Config
from dancam.disk import Disk, digest
from dancam.ledger import Ledger, Unusable
from dancam.listing import Difference, difference
from dancam.problems import Problem, Refusal
from dancam.processes import Spread, default_jobs
from dancam.program import program_digest
from dancam.reading import Folders, Memory, Reader, Reading, Remembered, theme_folder

STATE = ".dancam"
OUTPUT = "output"
"""Name of the listing of the output folder."""
_encode = msgspec.msgpack.Encoder().encode


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
    jobs: int = 0
    """Worker processes at most; 0 for as many as there are processors."""
    publish: bool = True
    """Whether the outputs are published, or only rendered to see their problems."""


class OutputFolder(msgspec.Struct):
    """How the output folder differs from what was published."""

    difference: Difference
    """How it differs from its listing."""
    altered: list[str]
    """Outputs whose bytes are others."""
    strange: list[str]
    """Files that were never published."""

    def add(self, other: OutputFolder) -> None:
        """Add what was found in another part of the folder."""
        mine, others = self.difference, other.difference
        mine.found.update(others.found)
        mine.changed += others.changed
        mine.gone += others.gone
        mine.stale |= others.stale
        self.altered += other.altered
        self.strange += other.strange


class Opened(msgspec.Struct):
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
    folder: OutputFolder
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
            and not self.ledger.due(self.options.now)
        )


class _Nothing(Memory):
    """The memory of a first build."""

    def listing(self, root: str) -> Mapping[str, bytes]:  # noqa: ARG002 - it has none
        return {}

    def file(self, path: str) -> Remembered | None:  # noqa: ARG002 - it has none
        return None

    def digests(self, folder: str) -> Mapping[str, str]:  # noqa: ARG002 - it has none
        return {}

    def below(self, folder: str) -> Mapping[str, Remembered]:  # noqa: ARG002 - it has none
        return {}

    def raw_paths(self) -> Mapping[str, str]:
        return {}


def open_portal(options: Options, disk: Disk, *, distrust: bool = False) -> Opened:
    """Read what changed in a portal.

    Args:
        options: What to build, and where.
        disk: The file system.
        distrust: Whether the ledger is not used.

    Raises:
        Refusal: There is no site.yml that can be used.
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
    listing = ledger.listing(OUTPUT)

    firsts = sorted({*disk.names(options.output), *listing})

    def look_at(batch: range) -> bytes:
        return _encode([_look_at(firsts[number], options.output, disk, ledger, listing) for number in batch])

    jobs = options.jobs or default_jobs()
    looking = Spread(look_at, len(firsts), jobs, batch=1)  # a fork begins while the sources are looked at here
    try:
        reading = Reader(Folders(options.site, theme_folder()), disk, memory, jobs).read()
        folder = OutputFolder(Difference(listing, {}, [], [], set()), [], [])
        for data in looking:
            for found in _decode(data):
                folder.add(found)
    finally:
        looking.end()
    config = _settings(reading, options)
    arranged = digest_of([config, options.drafts])
    return Opened(options, disk, ledger, program, believed, reading, config, arranged, folder)


# So many files are compared sooner with all that is known at once.
_MANY = 400
_decode = msgspec.msgpack.Decoder(list[OutputFolder]).decode


def _look_at(first: str, folder: Path, disk: Disk, ledger: Ledger, listing: Mapping[str, bytes]) -> OutputFolder:
    """Return how what lies at a name in the output folder differs from what was published, without the listing."""
    stat = disk.stat_file(folder / first)
    files = {first: stat} if stat else {}
    if stat is None and not (folder / first).is_symlink():  # which is never followed out of the folder
        files = {f"{first}/{path}": each for path, each in disk.scan(folder / first, hidden=True).files.items()}
    found = difference(files, {first: listing[first]} if first in listing else {})
    known = ledger.output_digests(first).get if len(found.changed) >= _MANY else ledger.output_digest
    altered, strange = [], []
    for path in found.changed:
        before = known(path)
        if before is None:
            strange.append(path)
        elif not _has_digest(disk, f"{folder}/{path}", before):
            altered.append(path)
    found.known = {}
    return OutputFolder(found, altered, strange)


def _has_digest(disk: Disk, path: str, wanted: str) -> bool:
    try:
        return digest(disk.read(path)) == wanted
    except OSError:
        return False


def ledger_path(options: Options) -> Path:
    """Return where the ledger of an output folder lies: each has one, found again when all of the portal is moved."""
    try:
        target = options.output.resolve().relative_to(options.site.resolve()).as_posix()
    except ValueError:
        target = options.output.resolve().as_posix()
    name = "ledger" if target == "public" else f"ledger-{digest(target.encode())[:8]}"
    return options.site / STATE / f"{name}.db"


def digest_of(value: object) -> str:
    """Return the digest of records and plain values."""
    return hashlib.blake2b(_encode(value), digest_size=16).hexdigest()


def _settings(reading: Reading, options: Options) -> Config:
    if reading.config is None:
        raise Refusal(*lasting_problems(reading))
    if options.base_url:
        known = reading.config
        return msgspec.structs.replace(known, base_url=options.base_url.rstrip("/"), public_url=known.base_url)
    return reading.config


def lasting_problems(reading: Reading) -> list[Problem]:
    """Return the problems of what was opened, and of what could not be."""
    return [*(each for found in reading.problems.values() for each in found), *reading.lasting]

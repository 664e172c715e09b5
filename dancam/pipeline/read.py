"""The first stage: reads what changed in a portal, and decides whether anything changed since the last build.

If no file, setting or due moment did, nothing is loaded, arranged or planned, and the modules for that are not even
imported.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar
from urllib.parse import urlsplit

import msgspec

from dancam.content.config import Config
from dancam.content.reader import (
    CONTENT,
    STATIC,
    ChangedMeanwhile,
    Folders,
    Memory,
    Reader,
    Reading,
    RememberedFile,
    theme_folder,
)
from dancam.pipeline import publish
from dancam.pipeline.ledger import Ledger
from dancam.pipeline.ledger_entries import Stage, Unusable
from dancam.pipeline.options import OUTPUT, Options, ledger_path
from dancam.pipeline.since import Since, all_of, checked, since
from dancam.problems import Place, Problem, Refusal, problem
from dancam.records import digest_of
from dancam.system.disk import Disk
from dancam.system.executor import Executor, Forks
from dancam.system.processes import default_jobs, spread
from dancam.system.program import program_digest
from dancam.system.scan import FolderChanges, no_changes, outputs_at, parts_of, sources_at, sources_named
from dancam.vietnamese import nfc

_encode = msgspec.msgpack.Encoder().encode
T = TypeVar("T")
# How often reading is tried while sources keep changing.
_TRIES = 3


class Opened(msgspec.Struct, frozen=True):
    """A portal as it was read."""

    options: Options
    disk: Disk
    ledger: Ledger
    program: str
    """Digest of the program."""
    trusted: bool
    """Whether what the ledger has of files counts: it was written by the same program."""
    reading: Reading
    config: Config
    arranged: str
    """Digest of everything that the arrangement depends on, except the sources and the moment."""
    folder: FolderChanges
    """How the output folder differs from what was published."""
    since: Since
    """What is known of the sources by their commit."""
    odd: bool
    """Whether some of the sources are links, or left out for their names."""
    executor: Executor
    """Who reads and renders."""

    @property
    def is_arranged(self) -> bool:
        """Whether the ledger has the portal as arranged with these settings, at this moment or earlier."""
        state = self.ledger.state
        return self.trusted and state is not None and state.arranged == self.arranged and state.now <= self.options.now

    @property
    def is_compressed_alike(self) -> bool:
        """Whether the last build published compressed copies if this one does, and none if it does not."""
        return self.ledger.state is not None and self.ledger.state.compressed == self.config.compress

    @property
    def news_are_due(self) -> bool:
        """Whether an article in the news sitemap has become too old for it."""
        state = self.ledger.state
        return state is not None and 0 < state.news_due < self.options.now.timestamp()

    def is_unchanged(self) -> bool:
        """Whether nothing at all changed since the last build."""
        return (
            self.is_arranged
            and self.is_compressed_alike
            and not self.news_are_due
            and all(listing.is_none for listing in self.reading.listings.values())
            and self.folder.difference.is_none
            and not self.folder.refused
            and not self.ledger.due(self.options.now)
        )


class _EmptyMemory(Memory):
    """The memory of a first build: empty."""

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
    """Open a portal, do work on it, close it, and return the result of the work; see `until_settled`."""

    def closing(opened: Opened) -> T:
        with contextlib.closing(opened.ledger):
            return work(opened)

    return until_settled(options, disk, closing, distrust=distrust)


def until_settled(options: Options, disk: Disk, work: Callable[[Opened], T], *, distrust: bool = False) -> T:
    """Open a portal and return the result of work on it; repeat if sources change or the ledger is unusable.

    Args:
        options: What to build, and where.
        disk: The file system.
        work: Called with the portal; must close its ledger.
        distrust: Whether the ledger is already known to be unusable.

    Raises:
        Refusal: The portal cannot be read, or its sources keep changing.
        OSError: Something cannot be written.
    """
    tries = _TRIES
    while True:
        try:
            return work(open_portal(options, disk, distrust=distrust, looks_at_all=tries < _TRIES))
        except Unusable:
            if distrust:
                raise
            distrust = True
        except ChangedMeanwhile as change:
            tries -= 1
            if not tries:
                raise Refusal(problem("changed-meanwhile", Place(change.path))) from change
            disk.doubt()


def open_portal(options: Options, disk: Disk, *, distrust: bool = False, looks_at_all: bool = False) -> Opened:
    """Read what changed in a portal.

    Args:
        options: What to build, and where.
        disk: The file system.
        distrust: Whether the ledger is ignored.
        looks_at_all: Whether all files are looked at whatever git says: what it does not name may be another, too.

    Raises:
        Refusal: There is no usable site.yml.
        ChangedMeanwhile: A file disappeared since it was listed.
        Unusable: The ledger is corrupt.
    """
    ledger = Ledger(ledger_path(options))
    if distrust:
        ledger.forget()
    try:
        return _opened(options, disk, ledger, looks_at_all=looks_at_all)
    except msgspec.MsgspecError as error:  # a piece of a listing
        ledger.close()
        raise Unusable from error
    except BaseException:
        ledger.close()
        raise


def _opened(options: Options, disk: Disk, ledger: Ledger, *, looks_at_all: bool) -> Opened:
    program = program_digest()
    trusted = ledger.state is not None and ledger.state.program == program
    memory = ledger if trusted else _EmptyMemory()
    jobs = options.jobs or default_jobs()
    if looks_at_all and options.since is not None:
        known = all_of(options, "no-commit")
    else:
        known = since(options, ledger.commit if trusted else "")
    content, folder, parts = _folder_changes(options, disk, ledger, memory, jobs, known)
    known = checked(options, known, parts)
    executor = _executor(options, jobs)
    reader = Reader(Folders(options.site, theme_folder()), disk, memory, executor)
    reading = reader.read(content, looks_at_static=known.changed is None or _are_below(known.changed, STATIC))
    if reading.config is None:
        raise Refusal(*_all_read(reading, ledger if trusted else None))
    config = _settings(reading.config, options)
    # Copies change nothing in the portal, which `serve` takes over from a build without them.
    arranged = digest_of([msgspec.structs.replace(config, compress=False), options.drafts])
    odd = content.odd  # where there was something, all was looked through
    return Opened(options, disk, ledger, program, trusted, reading, config, arranged, folder, known, odd, executor)


def _executor(options: Options, jobs: int) -> Executor:
    if not options.cluster:
        return Forks(jobs)
    from dancam.pipeline.cluster import Cluster

    return Cluster(options.cluster, jobs)


_decode = msgspec.msgpack.Decoder(list[tuple[str, FolderChanges]]).decode


def _are_below(paths: Iterable[str], root: str) -> bool:
    return any(path.startswith(f"{root}/") for path in paths)


def _folder_changes(
    options: Options, disk: Disk, ledger: Ledger, memory: Memory, jobs: int, known: Since
) -> tuple[FolderChanges, FolderChanges, Sequence[str]]:
    """Return what changed in `content/` and in the output folder; what is looked through, by several processes.

    Returns:
        The changes, and the names below `content/` that are looked through.
    """
    folders = {CONTENT: options.site / CONTENT, OUTPUT: options.output}
    listings = {CONTENT: memory.listing(CONTENT), OUTPUT: ledger.listing(OUTPUT)}
    changed = {root: no_changes(listing) for root, listing in listings.items()}

    def parts_in(root: str) -> list[tuple[str, ...]]:
        return parts_of(disk.names(folders[root]), listings[root])

    parts: list[tuple[str, tuple[str, ...]]] = []
    # What a link leads to may change without it; and what was left out is told by each build.
    if known.changed is None or (ledger.state is not None and ledger.state.odd):
        parts += [(CONTENT, part) for part in parts_in(CONTENT)]
    else:
        paths = (path.removeprefix(f"{CONTENT}/") for path in known.changed if path.startswith(f"{CONTENT}/"))
        raw = {path.removeprefix(f"{CONTENT}/") for path in memory.raw_paths()}
        named, names = sources_named(
            disk, folders[CONTENT], paths, lambda path: memory.file(f"{CONTENT}/{path}") is not None, raw
        )
        changed[CONTENT].add(named)
        parts += [(CONTENT, part) for part in parts_in(CONTENT) if nfc(part[0]) in names] if names else []
    if (known.changed is not None or options.trusts_output) and publish.is_settled(options.output):
        changed[OUTPUT].difference.is_known = lambda path: ledger.output_digest(path) is not None
    else:
        parts += [(OUTPUT, part) for part in parts_in(OUTPUT)]

    def read_part(number: int) -> tuple[str, FolderChanges]:
        root, part = parts[number]
        if root == CONTENT:
            return root, sources_at(disk, folders[root], part, listings[root])
        digest, digests = ledger.output_digest, ledger.output_digests
        return root, outputs_at(disk, folders[root], part, listings[root], digest, digests)

    for data in spread(lambda batch: _encode([read_part(number) for number in batch]), len(parts), jobs, batch=1):
        for root, changes in _decode(data):
            changed[root].add(changes)
    return changed[CONTENT], changed[OUTPUT], [name for root, part in parts if root == CONTENT for name in part]


def _settings(config: Config, options: Options) -> Config:
    config = msgspec.structs.replace(config, preview=options.preview)
    if options.compress is not None:
        config = msgspec.structs.replace(config, compress=options.compress)
    instead = options.base_url or (options.root_url if urlsplit(config.base_url).path else "")
    if not instead:
        return config
    return msgspec.structs.replace(config, base_url=instead.rstrip("/"), public_url=config.base_url)


def _all_read(reading: Reading, ledger: Ledger | None) -> list[Problem]:
    """Return the problems of all files; those of unchanged files come from the ledger."""
    earlier = ledger.problems() if ledger is not None else {}
    problems = {key.key: each for key, each in earlier.items() if key.stage is Stage.READ}
    for path in reading.outdated():
        problems.pop(path, None)
    problems |= reading.problems
    return [*(each for several in problems.values() for each in several), *reading.lasting]

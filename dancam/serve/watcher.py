"""Watching the sources: change sets, one for each burst of saving."""

from __future__ import annotations

import logging
import queue
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from dancam.filenames import WELL_KNOWN, is_temporary
from dancam.system.disk import Disk, FileStat

# A text editor writes several times for one save; what comes within this many seconds is one change.
SETTLE = 0.02
# Seconds after which the watcher looks whether it was told of everything, and after which it looks where it was not:
# events get lost when there are too many of them, and on shared folders they may not come at all.
LOOK, LOOK_OFTEN = 5.0, 1.0
# Looking takes this part of the time at most.
_PART = 20
_LOGGER = logging.getLogger("watchdog")
# Reading raises events too; without this list a large portal would drown the watcher in its own reading.
_EVENTS: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileClosedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]


class _Collector(FileSystemEventHandler):
    """Takes the events of one folder, which may be a link to where it really lies."""

    def __init__(self, paths: queue.SimpleQueue[Path], folder: Path, real: Path) -> None:
        self.paths, self.folder, self.real = paths, folder, real

    def on_any_event(self, event: FileSystemEvent) -> None:
        for raw in (event.src_path, event.dest_path):
            path = Path(str(raw)) if raw else None
            if path and not is_temporary(path.name) and (path.name[:1] != "." or path.name == WELL_KNOWN):
                self.paths.put(self.folder / path.relative_to(self.real) if path.is_relative_to(self.real) else path)


class _Complaints(logging.Handler):
    """Hears when watchdog says that it lost something."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard = False

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - the library's own
        """Remember that there was something."""
        self.heard = True


class _Look:
    """Looks through the watched folders, and finds what is another one since the last time."""

    def __init__(self, folders: Iterable[Path], files: Iterable[Path]) -> None:
        self._folders, self._files = list(folders), list(files)
        self._disk = Disk()
        self._known: dict[Path, FileStat] = {}
        self.took = 0.0
        """Seconds that the last look took."""
        self.changed()

    def changed(self) -> set[Path]:
        """Return the files that came, went or changed."""
        started = time.monotonic()
        found: dict[Path, FileStat] = {}
        for folder in self._folders:
            found |= {folder / name: stat for name, stat in self._disk.scan(folder).files.items()}
        stats = ((file, self._disk.stat(file)) for file in self._files)
        found |= {file: stat for file, stat in stats if stat is not None}
        before, self._known = self._known, found
        self.took = time.monotonic() - started
        return {path for path in before.keys() | found.keys() if before.get(path) != found.get(path)}


def watch(
    folders: Sequence[Path],
    files: Sequence[Path] = (),
    settle: float = SETTLE,
    looks: Callable[[], None] = lambda: None,
) -> Generator[frozenset[Path], None, None]:
    """Yield the changed paths after each burst of changes.

    The first set is empty and comes as soon as nothing can be missed any more; empty ones also come now and then
    while nothing changes, so that a caller can stop. Where the system does not tell of all changes, or of none, they
    are looked for.

    Args:
        folders: Watched with all that is below them. One that is missing is told when it comes, if it lies beside
            one of the files.
        files: Single files to watch.
        settle: Seconds of silence that end a burst.
        looks: Called once, when it turns out that changes have to be looked for.
    """
    wanted = [folder.absolute() for folder in folders]
    single = {file.absolute() for file in files}
    told = _told(wanted, single, settle)
    complaints = _Complaints()
    _LOGGER.addHandler(complaints)
    every = LOOK
    try:
        try:
            next(told)
        except OSError:  # the system has no more watches to give
            told.close()
            told, every = _nothing(), LOOK_OFTEN
            looks()
        look = _Look(wanted, single)
        yield frozenset()
        known: set[Path] = set()
        due = time.monotonic() + every
        while True:
            changed = set(next(told))
            known |= changed
            if complaints.heard or (not changed and time.monotonic() >= due):
                complaints.heard = False
                missed = _missed(look.changed(), known)
                if missed and every == LOOK:
                    late = next(told)  # what is still on its way is not lost
                    known |= late
                    changed |= late
                    missed = _missed(missed, known)
                if missed and every == LOOK:
                    every = LOOK_OFTEN
                    looks()
                changed |= missed
                known = set()
                due = time.monotonic() + max(every, _PART * look.took)
            yield frozenset(changed)
    finally:
        told.close()
        _LOGGER.removeHandler(complaints)


def _missed(changed: set[Path], told: set[Path]) -> set[Path]:
    """Return what changed and was not told, neither itself nor a folder above it."""
    return {path for path in changed if path not in told and told.isdisjoint(path.parents)}


def _nothing() -> Generator[frozenset[Path], None, None]:
    """Yield empty sets, as if there were no changes."""
    while True:
        time.sleep(0.1)
        yield frozenset()


def _told(wanted: Sequence[Path], single: set[Path], settle: float) -> Generator[frozenset[Path], None, None]:
    """Yield what the system tells of; the first set is empty and comes as soon as it tells.

    Raises:
        OSError: The system has no more watches to give.
    """
    paths: queue.SimpleQueue[Path] = queue.SimpleQueue()
    observer: BaseObserver = Observer()
    watches: dict[Path, ObservedWatch] = {}

    def begin(folder: Path) -> None:
        if folder in watches:  # of one that was here before: it tells nothing more
            observer.unschedule(watches.pop(folder))
        if folder.is_dir():
            real = folder.resolve()  # a link itself never changes
            collector = _Collector(paths, folder, real)
            watches[folder] = observer.schedule(collector, str(real), recursive=True, event_filter=_EVENTS)

    def begin_again(folder: Path) -> None:
        try:
            begin(folder)
        except OSError as error:
            _LOGGER.warning("%s is not watched: %s", folder, error)

    for folder in wanted:
        begin(folder)
    for parent in {file.parent for file in single}:
        observer.schedule(_Collector(paths, parent, parent), str(parent), recursive=False, event_filter=_EVENTS)
    observer.start()
    try:
        yield frozenset()
        while True:
            burst = {each.absolute() for each in _burst(paths, settle)}
            for folder in burst.intersection(wanted):
                begin_again(folder)
            yield frozenset(
                path for path in burst if path in single or any(folder in (path, *path.parents) for folder in wanted)
            )
    finally:
        observer.stop()
        observer.join()


def _burst(paths: queue.SimpleQueue[Path], settle: float) -> set[Path]:
    """Wait for a change, at most half a second, then for silence; return what changed."""
    try:
        burst = {paths.get(timeout=0.5)}
    except queue.Empty:
        return set()
    deadline = time.monotonic() + 20 * settle
    while time.monotonic() < deadline:
        try:
            burst.add(paths.get(timeout=settle))
        except queue.Empty:
            break
    return burst

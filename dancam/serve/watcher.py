"""Watching the sources: yields a set of changed paths for each burst of changes."""

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

# A text editor writes several times for one save; events within this many seconds are one burst.
SETTLE = 0.02
# Seconds between two polls of the folders, to check that no change was missed, and between two once one was missed:
# events get lost when there are too many of them, and shared folders may have none at all.
POLL, POLL_OFTEN = 5.0, 1.0
# Between two polls lies this many times the duration of the last one at least.
_PAUSE = 20
_LOGGER = logging.getLogger("watchdog")
# Reading a file raises events too; without this list, builds of a large portal would flood the watcher.
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
    """Collects the events of one folder, which may be a link to the real one."""

    def __init__(self, paths: queue.SimpleQueue[Path], folder: Path, real: Path) -> None:
        self.paths, self.folder, self.real = paths, folder, real

    def on_any_event(self, event: FileSystemEvent) -> None:
        for raw in (event.src_path, event.dest_path):
            path = Path(str(raw)) if raw else None
            if path and not is_temporary(path.name) and (path.name[:1] != "." or path.name == WELL_KNOWN):
                self.paths.put(self.folder / path.relative_to(self.real) if path.is_relative_to(self.real) else path)


class _LossHandler(logging.Handler):
    """Notices when watchdog logs that it lost events."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.has_lost = False

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - the library's own
        """Record the loss."""
        self.has_lost = True


class _Poller:
    """Scans the watched folders and compares them with the last scan."""

    def __init__(self, folders: Iterable[Path], files: Iterable[Path]) -> None:
        self._folders, self._files = list(folders), list(files)
        self._disk = Disk()
        self._stats: dict[Path, FileStat] = {}
        self.took = 0.0
        """Seconds that the last scan took."""
        self.changed()

    def changed(self) -> set[Path]:
        """Return the files that were created, removed or changed since the last call."""
        started = time.monotonic()
        now: dict[Path, FileStat] = {}
        for folder in self._folders:
            now |= {folder / name: stat for name, stat in self._disk.scan(folder).files.items()}
        stats = ((file, self._disk.stat(file)) for file in self._files)
        now |= {file: stat for file, stat in stats if stat is not None}
        before, self._stats = self._stats, now
        self.took = time.monotonic() - started
        return {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}


def watch(
    folders: Sequence[Path],
    files: Sequence[Path] = (),
    settle: float = SETTLE,
    on_polling: Callable[[], None] = lambda: None,
) -> Generator[frozenset[Path], None, None]:
    """Yield the changed paths after each burst of changes.

    The first set is empty and comes as soon as no change can be missed any more; empty ones also come now and then
    while nothing changes, so that a caller can stop. If the system does not report all changes, or none, the folders
    are polled.

    Args:
        folders: Watched with everything below them. One that does not exist is noticed when it is created, if it lies
            beside one of the files.
        files: Single files to watch.
        settle: Seconds without events that end a burst.
        on_polling: Called once, when it turns out that the folders have to be polled often.
    """
    wanted = [folder.absolute() for folder in folders]
    single = {file.absolute() for file in files}
    events = _reported(wanted, single, settle)
    losses = _LossHandler()
    _LOGGER.addHandler(losses)
    every = POLL
    try:
        try:
            next(events)
        except OSError:  # the system has no more watches to give
            events.close()
            events, every = _no_events(), POLL_OFTEN
            on_polling()
        poller = _Poller(wanted, single)
        yield frozenset()
        reported: set[Path] = set()
        due = time.monotonic() + every
        while True:
            changed = set(next(events))
            reported |= changed
            if losses.has_lost or (not changed and time.monotonic() >= due):
                losses.has_lost = False
                missed = _missed(poller.changed(), reported)
                if missed and every == POLL:
                    late = next(events)  # events that are still on their way are not lost
                    reported |= late
                    changed |= late
                    missed = _missed(missed, reported)
                if missed and every == POLL:
                    every = POLL_OFTEN
                    on_polling()
                changed |= missed
                reported = set()
                due = time.monotonic() + max(every, _PAUSE * poller.took)
            yield frozenset(changed)
    finally:
        events.close()
        _LOGGER.removeHandler(losses)


def _missed(changed: set[Path], reported: set[Path]) -> set[Path]:
    """Return the changed paths that were not reported, neither themselves nor a folder above them."""
    return {path for path in changed if path not in reported and reported.isdisjoint(path.parents)}


def _no_events() -> Generator[frozenset[Path], None, None]:
    """Yield empty sets, as if nothing changed."""
    while True:
        time.sleep(0.1)
        yield frozenset()


def _reported(wanted: Sequence[Path], single: set[Path], settle: float) -> Generator[frozenset[Path], None, None]:
    """Yield the changes that the system reports; the first set is empty and comes as soon as reporting has begun.

    Raises:
        OSError: The system has no more watches to give.
    """
    paths: queue.SimpleQueue[Path] = queue.SimpleQueue()
    observer: BaseObserver = Observer()
    watches: dict[Path, ObservedWatch] = {}

    def begin(folder: Path) -> None:
        if folder in watches:  # a watch of its predecessor, which reports nothing any more
            observer.unschedule(watches.pop(folder))
        if folder.is_dir():
            real = folder.resolve()  # a link has no events of what it leads to
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
    """Wait for an event, at most half a second, then for silence; return the changed paths."""
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

"""Watching the sources: change sets, one for each burst of saving."""

from __future__ import annotations

import queue
import time
from collections.abc import Generator, Sequence
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
from watchdog.observers.api import ObservedWatch

from dancam.disk import is_passing

# A text editor writes several times for one save; what comes within this many seconds is one change.
SETTLE = 0.02
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
    def __init__(self) -> None:
        self.paths: queue.SimpleQueue[Path] = queue.SimpleQueue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        for raw in (event.src_path, event.dest_path):
            path = Path(str(raw)) if raw else None
            if path and not is_passing(path.name) and not path.name.startswith("."):
                self.paths.put(path)


def watch(
    folders: Sequence[Path], files: Sequence[Path] = (), settle: float = SETTLE
) -> Generator[frozenset[Path], None, None]:
    """Yield the changed paths after each burst of changes.

    The first set is empty and comes as soon as nothing can be missed any more; empty ones also come now and then
    while nothing changes, so that a caller can stop.

    Args:
        folders: Watched with all that is below them. One that is missing is told when it comes, if it lies beside
            one of the files.
        files: Single files to watch.
        settle: Seconds of silence that end a burst.
    """
    collector = _Collector()
    observer = Observer()
    watches: dict[Path, ObservedWatch] = {}

    def begin(folder: Path) -> None:
        if folder in watches:  # of one that was here before: it tells nothing more
            observer.unschedule(watches.pop(folder))
        if folder.is_dir():
            watches[folder] = observer.schedule(collector, str(folder), recursive=True, event_filter=_EVENTS)

    wanted = [folder.absolute() for folder in folders]
    for folder in wanted:
        begin(folder)
    for parent in {file.parent for file in files}:
        observer.schedule(collector, str(parent), recursive=False, event_filter=_EVENTS)
    single = {file.absolute() for file in files}
    observer.start()
    try:
        yield frozenset()
        while True:
            burst = {each.absolute() for each in _burst(collector.paths, settle)}
            for folder in burst.intersection(wanted):
                begin(folder)
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

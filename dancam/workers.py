"""Rendering many outputs at once: worker processes take them in batches, and only short reports come back."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dancam.disk import Disk
from dancam.frontmatter import digest
from dancam.model import Record
from dancam.plan import Plan
from dancam.problems import Problem
from dancam.render import Fingerprint, Press, field_digests

# Fewer outputs than this are rendered sooner than a worker process starts.
_WORTH_A_WORKER = 150
_BATCH = 40


class Done(Record, frozen=True):
    """The report on one rendered output."""

    path: str
    """Its path."""
    maker: str
    """Its maker."""
    fingerprint: Fingerprint
    """What its bytes depend on."""
    fields: dict[str, str]
    """Digests of the fields of its view."""
    digest: str
    """Digest of its bytes."""
    aside: str
    """Name of the file in which its bytes wait to be published; empty where the published file has them already."""
    problems: tuple[Problem, ...]
    """What was wrong."""


@dataclass(frozen=True, slots=True)
class Task:
    """What all workers share."""

    plan: Plan
    press: Press
    disk: Disk
    target: Path
    """The output folder."""
    aside: Path | None
    """Where bytes wait; None where nothing will be published."""


def render_one(task: Task, number: int, path: str) -> Done:
    """Render one output; bytes that differ from the published file are laid aside under `number`."""
    output = task.plan.output(path)
    rendered = task.press.render(output, task.plan.slots[path].place)
    aside = ""
    if task.aside and not _same(task.disk, task.target / path, rendered.data):
        aside = str(number)
        task.disk.write(task.aside / aside, rendered.data)
    return Done(
        path=path,
        maker=output.maker,
        fingerprint=task.press.fingerprint(output),
        fields=field_digests(output.view),
        digest=digest(rendered.data),
        aside=aside,
        problems=rendered.problems,
    )


def _same(disk: Disk, path: Path, data: bytes) -> bool:
    try:
        return disk.read(path) == data
    except OSError:
        return False


def default_jobs() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def render_all(task: Task, paths: Sequence[str], jobs: int) -> Iterator[Done]:
    """Render outputs and yield the report on each.

    Args:
        task: What to render from.
        paths: Which outputs.
        jobs: How many processes at most.
    """
    jobs = min(jobs, len(paths) // _WORTH_A_WORKER)
    if jobs < 2 or not hasattr(os, "fork"):
        for number, path in enumerate(paths):
            yield render_one(task, number, path)
        return
    import concurrent.futures
    import multiprocessing

    global _task, _paths
    _task, _paths = task, paths  # the workers are forks: they have these without a copy crossing over
    batches = [range(start, min(start + _BATCH, len(paths))) for start in range(0, len(paths), _BATCH)]
    fork = multiprocessing.get_context("fork")
    with concurrent.futures.ProcessPoolExecutor(jobs, fork, _die_with, (os.getpid(),)) as pool:
        for done in pool.map(_render_batch, batches):
            yield from done


_task: Task
_paths: Sequence[str]


def _die_with(parent: int) -> None:
    """Have the system end this worker when its parent is killed; otherwise it would wait for work for ever."""
    if sys.platform != "linux":
        return
    import ctypes
    import signal

    set_parent_death_signal = 1
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _render_batch(batch: range) -> list[Done]:
    return [render_one(_task, number, _paths[number]) for number in batch]

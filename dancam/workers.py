"""Rendering many outputs at once: worker processes take them in batches, and only short reports come back."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from dancam.decisions import Action, Condition, Decision, Published, Why, compare
from dancam.disk import Disk, digest
from dancam.fingerprints import changed_fields
from dancam.model import Record
from dancam.plan import Output, Plan
from dancam.problems import Problem
from dancam.render import Press

# Fewer outputs than this are rendered sooner than a worker process starts.
_WORTH_A_WORKER = 150
_BATCH = 40


class Done(Record, frozen=True):
    """The report on one rendered output."""

    path: str
    """Its path."""
    output: Published
    """What is to remember of it."""
    aside: str
    """Name of the file in which its bytes wait to be published; empty where the published file has them already."""
    problems: tuple[Problem, ...]
    """What was wrong."""


class Kept(Record, frozen=True):
    """The report on an output that is as it was."""

    path: str
    """Its path."""


class Task(msgspec.Struct, frozen=True):
    """What all workers share."""

    plan: Plan
    press: Press
    disk: Disk
    target: Path
    """The output folder."""
    aside: Path | None
    """Where bytes wait; None where nothing will be published."""
    known: Callable[[str], Published | None]
    """Returns an output as it was published."""
    condition: Callable[[str, Published], Condition]
    """Tells how the file of an output is found."""

    def decide(self, path: str, *, with_fields: bool = False) -> tuple[Decision, Output | None]:
        """Decide what becomes of a planned output, and why; with its view, where that was made on the way."""
        known = self.known(path)
        if known is None:
            return Decision(Action.RENDER, Why.NEW), None
        if known.fingerprint.program != self.press.program:
            return Decision(Action.RENDER, Why.PROGRAM), None
        if known.fingerprint.maker != self.press.maker_digest(self.plan.slots[path].maker):
            return Decision(Action.RENDER, Why.MAKER), None
        output = self.plan.output(path)
        fingerprint, fields = self.press.fingerprint(output), self.press.fields(output)
        changed = (lambda: changed_fields(output.view, known.fields, fields)) if with_fields else tuple
        return compare(fingerprint, known, lambda: self.condition(path, known), changed), output


def render_one(task: Task, number: int, path: str) -> Done | Kept:
    """Render one output unless it is as it was; bytes that differ from the published file wait under `number`."""
    decision, output = task.decide(path)
    if decision.action is Action.KEEP:
        return Kept(path)
    output = output or task.plan.output(path)
    slot = task.plan.slots[path]
    rendered = task.press.render(output, slot.place)
    aside = ""
    if task.aside and not _same(task.disk, task.target / path, rendered.data):
        aside = str(number)
        task.disk.write(task.aside / aside, rendered.data)
    published = Published(
        maker=output.maker,
        fingerprint=task.press.fingerprint(output),
        digest=digest(rendered.data),
        place=slot.place,
        fields=task.press.fields(output),
    )
    return Done(path, published, aside, rendered.problems)


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


def render_all(task: Task, paths: Sequence[str], jobs: int) -> Iterator[Done | Kept]:
    """Render those outputs that are not as they were, and yield the report on each.

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


def _render_batch(batch: range) -> list[Done | Kept]:
    return [render_one(_task, number, _paths[number]) for number in batch]

"""What the parts of a task cost: packing, doing and unpacking it, each by itself in one process; and Dask."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import msgspec

from bench import portal
from bench.contestant import ROOT
from dancam.pipeline.cluster import Cluster
from dancam.pipeline.options import Options
from dancam.pipeline.prepare import prepare
from dancam.pipeline.read import open_portal
from dancam.pipeline.stages import task_of
from dancam.render.tasks import performer, travels
from dancam.render.workers import RenderingJob, with_whole_first
from dancam.system.disk import Disk
from dancam.system.executor import Parcel

_BATCH = 120
_TASKS = 300


@dataclass(frozen=True, slots=True)
class Parts:
    """Seconds of CPU and bytes of all that travels in a cold build."""

    articles: int
    outputs: int
    """Outputs that travel."""
    tasks: int
    here: float
    """Rendered in this process, as without a cluster."""
    packed: float
    """Views and files made into tasks."""
    performed: float
    """Tasks done by one worker."""
    unpacked: float
    """What came back laid aside."""
    sent: int
    """Bytes of all tasks."""
    returned: int
    """Bytes of all answers."""
    shared: int
    """Bytes that each worker is given once."""


def parts(folder: Path, articles: int) -> Parts:
    """Take the rendering of a portal apart.

    Args:
        folder: The portal; a folder `aside` is made in it.
        articles: How many articles it has.
    """
    now = portal.NOW
    prepared = prepare(open_portal(Options(site=folder, output=folder / "parts", now=now, jobs=1), Disk()))
    slots = prepared.plan.slots
    by_month = sorted((path for path in slots if travels(slots[path].maker)), key=lambda path: slots[path].month)
    paths, whole = with_whole_first(prepared.plan, by_month)
    rest = range(whole[-1].stop if whole else 0, len(paths), _BATCH)
    whole += [range(start, min(start + _BATCH, len(paths))) for start in rest]
    job = RenderingJob(task_of(prepared, folder / "aside"), paths)
    job.do(whole[0])  # compiles templates
    started = time.process_time()
    for batch in whole:
        job.do(batch)
    done = time.process_time()
    parcels: list[Parcel] = [parcel for batch in whole for parcel in job.pack(batch)]
    packed = time.process_time()
    shared = job.shared()
    perform = performer(shared)
    perform(parcels[0].task)
    ready = time.process_time()
    answers = [perform(each.task) for each in parcels]
    performed = time.process_time()
    for answer in answers:
        job.unpack(answer)
    unpacked = time.process_time()
    return Parts(
        articles,
        len(paths),
        len(parcels),
        done - started,
        packed - done,
        performed - ready,
        unpacked - performed,
        sum(len(each.task) for each in parcels),
        sum(map(len, answers)),
        len(shared),
    )


class _Nothing:
    """A job of tasks that take no time: reading no texts."""

    kind = "read"

    def do(self, numbers: Sequence[int]) -> bytes:
        raise AssertionError(numbers)  # the cluster does it

    def shared(self) -> bytes:
        return b""

    def pack(self, numbers: Sequence[int]) -> Iterable[Parcel]:
        yield Parcel([*numbers], task=msgspec.msgpack.encode([]))

    def unpack(self, answer: bytes) -> bytes:
        return answer


@dataclass(frozen=True, slots=True)
class Dask:
    """Seconds that Dask takes with one worker, and what it needs."""

    imported: float
    """CPU, to import it where the portal is built."""
    helper: float
    """CPU, to start a helper where there was none."""
    job: float
    """To connect, to ask the worker, and to leave, for each of the two jobs of a build."""
    task: float
    """CPU of the process that builds for each task of no work."""
    turn: float
    """From one such task to the next."""

    @property
    def fixed(self) -> float:
        """All that does not depend on the size of the portal."""
        return self.imported + self.helper + 2 * self.job


def dask(address: str) -> Dask:
    """Measure Dask by tasks that take no time."""

    def seconds(tasks: int) -> tuple[float, float]:
        started, cpu = time.perf_counter(), time.process_time()
        assert sum(1 for _ in Cluster(address, 1).run(_Nothing(), tasks, 1)) == tasks
        return time.perf_counter() - started, time.process_time() - cpu

    def started(*arguments: str) -> float:
        before = os.times()
        subprocess.run(
            [sys.executable, *arguments], check=True, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True
        )
        after = os.times()
        return sum(after[2:4]) - sum(before[2:4])  # of children that ended

    seconds(1)
    bare, imported, helper = (
        median(started(*arguments) for _ in range(5))
        for arguments in (("-c", ""), ("-c", "import distributed"), ("-m", "dancam.pipeline.remote"))
    )
    few, many = ([*zip(*(seconds(tasks) for _ in range(5)), strict=True)] for tasks in (1, _TASKS))
    turn, task = ((median(all_) - median(one)) / (_TASKS - 1) for one, all_ in zip(few, many, strict=True))
    return Dask(imported - bare, helper, median(few[0]), task, turn)

"""Where work is done: in forks of this process, or as tasks, which are values, on other machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from dancam.problems import Problem
from dancam.records import Record
from dancam.system.processes import spread


class Parcel(Record, frozen=True):
    """A part of a job made ready for another machine; what has nothing to do there is done at once."""

    numbers: Sequence[int]
    """Which numbers it is about."""
    task: bytes = b""
    """The task as a value; empty where it is done."""
    done: bytes = b""
    """The result, as `Job.do` returns it, where it is done."""


class Job(Protocol):
    """Work on numbers, in either form."""

    kind: str
    """Which work it is: another machine knows it by this name."""

    def do(self, numbers: Sequence[int], /) -> bytes:
        """Do the work for these numbers here, and return the result."""

    def shared(self) -> bytes:
        """Return what all tasks need besides what each brings along."""

    def pack(self, numbers: Sequence[int], /) -> Iterable[Parcel]:
        """Make tasks of the work for these numbers.

        A fork may do this: `unpack` finds nothing of what is remembered here, only what the task and its answer carry.
        """

    def unpack(self, answer: bytes, /) -> bytes:
        """Return the result of a task, as `do` returns it, from what came back of it.

        Raises:
            Exception: It is no such answer.
        """


class Executor(Protocol):
    """Does jobs."""

    remarks: list[Problem]
    """What is to be said of those who did them."""
    elsewhere: int
    """How many numbers other machines did."""

    def run(self, job: Job, count: int, batch: int, *, whole: Sequence[range] = (), worth: int = 1) -> Iterator[bytes]:
        """Do a job for each number below `count`, in batches, and yield the result of each batch, in any order.

        Args:
            job: The job.
            count: How many numbers.
            batch: How many numbers at once; fewer towards the end.
            whole: The first numbers, in ranges that are better done as a whole, before all others.
            worth: Fewer numbers than this are done sooner than another process starts.

        Raises:
            Exception: Whatever the job raises.
        """


class Forks:
    """Forks of this process."""

    def __init__(self, jobs: int) -> None:
        """Take how many processes may work at most, this one among them."""
        self.jobs = jobs
        self.remarks: list[Problem] = []
        self.elsewhere = 0

    def run(self, job: Job, count: int, batch: int, *, whole: Sequence[range] = (), worth: int = 1) -> Iterator[bytes]:
        """Do a job, as `Executor.run` says."""
        return spread(job.do, count, min(self.jobs, count // worth), batch, whole)

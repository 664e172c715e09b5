"""Work spread over processes: forks that share the memory of the parent, take numbers from one queue and send bytes.

The parent works along. So nothing has to be copied to the workers, and there is no process that only waits: with two
processors there is one fork, which matters for the memory as much as for the time.
"""

from __future__ import annotations

import functools
import os
import pickle
import select
import signal
import struct
import sys
from collections.abc import Callable, Iterator, Sequence

Work = Callable[[range], bytes]
_NUMBER = struct.Struct("=I")
_HEAD = struct.Struct("=?Q")
_PIPE_BYTES = 1 << 20


def default_jobs() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def spread(work: Work, count: int, jobs: int, batch: int, whole: Sequence[range] = ()) -> Iterator[bytes]:
    """Do work for each number below `count`, in batches, and yield the result of each batch, in any order.

    Args:
        work: Takes a range of numbers and returns bytes.
        count: How many numbers.
        jobs: How many processes at most, this one among them.
        batch: How many numbers at once; fewer towards the end, so that all processes end together.
        whole: The first numbers, in ranges that one process each does as a whole, before all others.

    Raises:
        Exception: Whatever the work raises.
        RuntimeError: A worker was killed.
    """
    batches = [*whole, *_batches(whole[-1].stop if whole else 0, count, batch, max(jobs, 1))]
    # The numbers of all batches must fit into the pipe at once: it is filled before any process reads.
    if jobs < 2 or not hasattr(os, "fork") or len(batches) < 2 or len(batches) * _NUMBER.size > _PIPE_BYTES // 2:
        for each in batches:
            yield work(each)
        return
    queue, filling = _pipe()
    os.write(filling, b"".join(map(_NUMBER.pack, range(len(batches)))))
    os.close(filling)

    def next_batch() -> range | None:
        number = os.read(queue, _NUMBER.size)
        return batches[_NUMBER.unpack(number)[0]] if number else None

    def work_on(send: Callable[[bytes], None]) -> None:
        while (each := next_batch()) is not None:
            send(work(each))

    workers = [_fork(work_on) for _ in range(min(jobs, len(batches)) - 1)]
    try:
        while (mine := next_batch()) is not None:
            yield work(mine)
            yield from _received(workers, wait=False)
        while any(worker.is_open for worker in workers):
            yield from _received(workers, wait=True)
    finally:
        os.close(queue)
        for worker in workers:
            worker.end()


def _batches(start: int, count: int, batch: int, jobs: int) -> Iterator[range]:
    while start < count:
        size = min(batch, max(batch // 8, (count - start) // (2 * jobs), 1))
        yield range(start, min(start + size, count))
        start += size


def in_background(work: Callable[[], bytes], jobs: int) -> Callable[[], bytes]:
    """Begin work in a fork, and return a function that waits for it and returns its result.

    Args:
        work: Returns bytes.
        jobs: How many processes at most; with one the work is done when its result is asked for.
    """
    if jobs < 2 or not hasattr(os, "fork"):
        return work
    worker = _fork(lambda send: send(work()))

    def wait() -> bytes:
        try:
            data = worker.receive()
            if data is None:
                raise RuntimeError(f"worker {worker.process} came to nothing")
            worker.receive()  # its end
            return data
        finally:
            worker.end()

    return wait


class _Worker:
    """A fork, seen from its parent."""

    def __init__(self, process: int, results: int) -> None:
        self.process = process
        self.results = results
        self.is_open = True

    def receive(self) -> bytes | None:
        """Return the next result; None where there are no more."""
        head = self._exactly(_HEAD.size)
        if head is None:
            self.is_open = False
            _, status = os.waitpid(self.process, 0)
            if status:
                raise RuntimeError(f"worker {self.process} ended with status {status}")
            return None
        failed, size = _HEAD.unpack(head)
        data = self._exactly(size)
        if data is None:
            raise RuntimeError(f"worker {self.process} was killed")
        if failed:
            raise pickle.loads(data)  # noqa: S301 - from a fork of this very process, through a pipe of its own
        return data

    def _exactly(self, size: int) -> bytes | None:
        parts = []
        while size:
            part = os.read(self.results, min(size, _PIPE_BYTES))
            if not part:
                return None
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def end(self) -> None:
        """Close its pipe, and kill it where it still runs."""
        os.close(self.results)
        if self.is_open:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)


def _received(workers: list[_Worker], *, wait: bool) -> Iterator[bytes]:
    """Yield the results that the workers have sent."""
    waiting = {worker.results: worker for worker in workers if worker.is_open}
    ready, _, _ = select.select(waiting, [], [], None if wait else 0)
    for results in ready:
        data = waiting[results].receive()
        if data is not None:
            yield data


def _pipe() -> tuple[int, int]:
    reading, writing = os.pipe()
    if sys.platform == "linux":
        import fcntl

        fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    return reading, writing


def _fork(work: Callable[[Callable[[bytes], None]], None]) -> _Worker:
    """Start a fork that does work; the work is given a function that sends bytes to this process."""
    parent, die_with = os.getpid(), _ender()
    results, sending = _pipe()
    process = os.fork()
    if process:
        os.close(sending)
        return _Worker(process, results)
    status = 1
    try:
        die_with(parent)
        os.close(results)
        try:
            work(lambda data: _send(sending, data, failed=False))
        except Exception as error:
            _send(sending, pickle.dumps(error), failed=True)
        status = 0
    finally:
        os._exit(status)  # nothing of the parent's must be flushed or closed a second time


def _send(sending: int, data: bytes, *, failed: bool) -> None:
    rest = memoryview(_HEAD.pack(failed, len(data)) + data)
    while rest:
        rest = rest[os.write(sending, rest) :]


@functools.cache
def _ender() -> Callable[[int], None]:
    """Return what lets the system end a worker when its parent is killed: no other process would read its results.

    It is made before the processes part, as each would import it for itself.
    """
    if sys.platform != "linux":
        return lambda _: None
    import ctypes

    system = ctypes.CDLL(None)
    set_parent_death_signal = 1

    def die_with(parent: int) -> None:
        system.prctl(set_parent_death_signal, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)

    return die_with

"""Reading and rendering by the workers of a Dask scheduler: tasks go out as values, bytes come back.

Nothing but the time depends on the cluster: what a worker gives back undone, what is lost with it, and all that is left
when the scheduler is gone, is done here. Tasks go only to workers that said they have this very program, at the address
at which they said it: one that is started again is asked again.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
import queue
import time
import uuid
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from dancam.pipeline.remote import Setup
from dancam.problems import Place, Problem, Refusal, problem
from dancam.system.executor import Executor, Forks, Job, Parcel
from dancam.system.processes import spread
from dancam.system.program import program_digest, program_parts

if TYPE_CHECKING:  # Dask is imported when there is something to do for it
    from distributed import Client, Future

# Seconds to reach the scheduler, between two looks at the workers, without any of them, without an answer of any.
_CONNECT, _LOOK, _NOBODY, _SILENCE = 5.0, 0.5, 5.0, 120.0
# Tasks at a worker for each of its threads: one in work, and one so that it need not wait for the network.
_AHEAD = 2
_encode = msgspec.msgpack.Encoder().encode


_Call = Callable[[str, bytes], object]


def _calls() -> tuple[_Call, _Call]:
    """Return what workers call. The code of functions in a function travels: the scheduler needs no dancam for them."""

    def accept(job: str, setup: bytes) -> object:
        from dancam.pipeline import remote

        return remote.accept(job, setup)

    def perform(job: str, task: bytes) -> object:
        from dancam.pipeline import remote

        return remote.perform(job, task)

    return accept, perform


_ACCEPT, _PERFORM = _calls()


class Cluster(Executor):
    """The workers of a Dask scheduler."""

    def __init__(self, address: str, jobs: int) -> None:
        """Take the scheduler's address, and how many processes of this machine may make tasks at most."""
        self.remarks: list[Problem] = []
        self.elsewhere = 0
        self._address = address
        self._jobs = jobs

    def run(self, job: Job, count: int, batch: int, *, whole: Sequence[range] = (), worth: int = 1) -> Iterator[bytes]:
        """Do a job, as `Executor.run` says.

        Raises:
            Refusal: The scheduler cannot be reached, or has no worker that can be used.
        """
        if count < worth:
            yield from Forks(1).run(job, count, batch, whole=whole)
            return
        undone = set(range(count))
        with contextlib.closing(_packed(job, count, self._jobs, batch, whole)) as parcels:
            first = next(parcels, None)  # which starts the processes that pack: Dask has no threads yet
            if first is None:
                return
            with _connected(self._address) as client:
                session = Session(client, self._address, job, self.remarks)
                for parcel, result in session.results(itertools.chain([first], parcels)):
                    undone.difference_update(parcel.numbers)
                    self.elsewhere += len(parcel.numbers) if parcel.task else 0
                    yield result
        yield from _done_here(job, undone, self._jobs, batch, whole)


def _packed(job: Job, count: int, jobs: int, batch: int, whole: Sequence[range]) -> Generator[Parcel, None, None]:
    """Yield the parcels of a job, which several processes of this machine pack."""
    for data in spread(lambda numbers: _encode([*job.pack(numbers)]), count, jobs, batch, whole):
        yield from _decode(data)


_decode = msgspec.msgpack.Decoder(list[Parcel]).decode


def _done_here(job: Job, undone: set[int], jobs: int, batch: int, whole: Sequence[range]) -> Iterator[bytes]:
    """Do what is left of a job in processes of this machine."""
    together = [[number for number in each if number in undone] for each in whole]
    others = sorted(undone.difference(*together))
    groups = [*filter(None, together), *(others[at : at + batch] for at in range(0, len(others), batch))]
    return spread(lambda one: job.do(groups[one.start]), len(groups), jobs, 1)


@contextlib.contextmanager
def _connected(address: str) -> Iterator[Client]:
    """Be a client of a scheduler.

    Raises:
        Refusal: It cannot be reached, or Dask is not installed.
    """
    try:
        from distributed import Client
    except ImportError:
        raise Refusal(problem("cluster-not-installed", Place(address))) from None
    with _silenced():
        try:
            client = Client(address, timeout=_CONNECT, set_as_default=False, name="dancam")
        except Exception as error:  # of many kinds, by the way of transport
            raise Refusal(problem("cluster-unreachable", Place(address), reason=_reason(error))) from error
        try:
            yield client
        finally:
            with contextlib.suppress(Exception):  # the scheduler is gone
                client.close(timeout=_CONNECT)


@contextlib.contextmanager
def _silenced() -> Iterator[None]:
    """Have Dask print nothing: what goes wrong is told as a problem, and that tasks are large is meant."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logging.disable()
        try:
            yield
        finally:
            logging.disable(logging.NOTSET)


def _reason(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".strip().partition("\n")[0]


class _Lost(Exception):  # noqa: N818 - it says what happened
    """The cluster does no more; its text is why, empty where it only says nothing."""


class _Flight(msgspec.Struct, frozen=True):
    """A task on its way."""

    parcel: Parcel
    workers: frozenset[str]
    """Addresses of those that may do it."""


class Session:
    """One job at a scheduler."""

    def __init__(self, client: Client, address: str, job: Job, remarks: list[Problem]) -> None:
        """Take the scheduler's client and address, the job, and where to note what is to be said of the workers."""
        self._client = client
        self._place = Place(address)
        self._job = job
        self._remarks = remarks
        self._name = uuid.uuid4().hex
        self._setup = _encode(Setup(job.kind, program_digest(), job.shared()))
        self._threads: dict[str, int] = {}
        """How many threads each worker has that is there, by address."""
        self._met: set[str] = set()
        """Those that ever were there."""
        self._asked: dict[Future[Any], str] = {}
        """Those that were asked which program they have."""
        self._fit: set[str] = set()
        """Those that have this one."""
        self._flights: dict[Future[Any], _Flight] = {}
        self._finished: queue.SimpleQueue[Future[Any]] = queue.SimpleQueue()
        self._undone: list[str] = []
        """Why tasks came to nothing."""
        self._looked = self._manned = self._heard = time.monotonic()

    def results(self, parcels: Iterator[Parcel]) -> Iterator[tuple[Parcel, bytes]]:
        """Yield parcels with their results until all are done, or the cluster does no more.

        Raises:
            Refusal: There never was a worker that may work.
        """
        try:
            self._look()
            yield from self._results(parcels)
        except _Lost as lost:
            if not self._fit:
                raise Refusal(problem("cluster-empty", self._place), *self._remarks) from lost
            gone, silent = problem("cluster-lost", self._place, reason=lost), problem("cluster-silent", self._place)
            self._remarks.append(gone if str(lost) else silent)
        if self._undone:
            count, reason = len(self._undone), self._undone[0]
            self._remarks.append(problem("cluster-undone", self._place, count=count, reason=reason))

    def _results(self, parcels: Iterator[Parcel]) -> Iterator[tuple[Parcel, bytes]]:
        parcel = next(parcels, None)
        while parcel is not None or self._flights:
            while parcel is not None and (parcel.done or self._has_room()):
                if parcel.done:
                    yield parcel, parcel.done
                else:
                    workers = self._fit & self._threads.keys()
                    future = self._submit(_PERFORM, parcel.task, workers)
                    self._flights[future] = _Flight(parcel, frozenset(workers))
                parcel = next(parcels, None)
            yield from self._landed()
            if time.monotonic() - self._looked > _LOOK:
                self._look()

    def _has_room(self) -> bool:
        return len(self._flights) < _AHEAD * sum(self._threads[each] for each in self._fit & self._threads.keys())

    def _submit(self, call: _Call, data: bytes, workers: Iterable[str]) -> Future[Any]:
        """Have some worker call a function with the name of the job and data.

        Raises:
            _Lost: The scheduler is gone.
        """
        key = f"dancam-{self._job.kind}-{uuid.uuid4().hex}"
        try:
            future = self._client.submit(call, self._name, data, key=key, workers=[*workers], pure=False)
            future.add_done_callback(self._finished.put)
        except Exception as error:  # of many kinds
            raise _Lost(_reason(error)) from error
        return future

    def _landed(self) -> Iterator[tuple[Parcel, bytes]]:
        """Yield what is done, after a moment at most; of workers that answered, take note.

        Raises:
            _Lost: The scheduler is gone.
        """
        with contextlib.suppress(queue.Empty):
            future = self._finished.get(timeout=_LOOK)
            while True:
                self._heard = time.monotonic()
                if future.status == "cancelled" and (future in self._asked or future in self._flights):
                    raise _Lost("CommClosedError")
                if future in self._asked:
                    self._judge(self._asked.pop(future), future)
                elif future in self._flights:
                    flight = self._flights.pop(future)
                    result = self._result(future)
                    if result is not None:
                        yield flight.parcel, result
                future = self._finished.get_nowait()

    def _result(self, future: Future[Any]) -> bytes | None:
        """Return the result of a task; None where it is to be done here."""
        try:
            answer: bytes = future.result(timeout=_SILENCE)
        except Exception as error:
            self._undone.append(_reason(error))
            return None
        try:
            return self._job.unpack(answer)
        except msgspec.MsgspecError as error:
            self._undone.append(_reason(error))
            return None

    # The workers

    def _look(self) -> None:
        """See which workers are there: ask new ones which program they have, and wait for none that is gone.

        Raises:
            _Lost: The scheduler is gone, or nobody works.
        """
        try:
            self._threads = self._client.nthreads()
        except Exception as error:  # of many kinds
            raise _Lost(_reason(error)) from error
        for address in self._threads.keys() - self._met:
            self._met.add(address)
            self._asked[self._submit(_ACCEPT, self._setup, [address])] = address
        self._asked = {future: each for future, each in self._asked.items() if each in self._threads}
        gone = [future for future, each in self._flights.items() if each.workers.isdisjoint(self._threads)]
        for future in gone:  # Dask would wait until they are there again
            del self._flights[future]
            self._undone.append("KilledWorker")
        self._looked = now = time.monotonic()
        if self._asked or self._fit & self._threads.keys():
            self._manned = now
        if not self._asked and not self._flights:
            self._heard = now
        if now - self._manned > _NOBODY or now - self._heard > _SILENCE:
            raise _Lost

    def _judge(self, address: str, future: Future[Any]) -> None:
        """Let a worker work that has this very program; of another one, note in what it differs."""
        place, ours = Place(address), program_parts()
        try:
            theirs: Mapping[str, str] = future.result(timeout=_CONNECT)
        except Exception as error:
            self._remarks.append(problem("worker-unfit", place, reason=_reason(error)))
            return
        different = sorted(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name))
        if not different:
            self._fit.add(address)
            return
        there, here = (", ".join(f"{name} {each.get(name, '–')}" for name in different) for each in (theirs, ours))
        self._remarks.append(problem("worker-refused", place, theirs=there, ours=here))

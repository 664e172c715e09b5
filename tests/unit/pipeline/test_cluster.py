"""The client's side of a cluster, with a scheduler that is played."""

from __future__ import annotations

import contextlib
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
import pytest

from dancam.pipeline import cluster
from dancam.pipeline.cluster import Cluster
from dancam.problems import Refusal
from dancam.system.executor import Parcel
from dancam.system.program import program_parts

_encode = msgspec.msgpack.encode
_numbers = msgspec.msgpack.Decoder(list[int]).decode


class Counting:
    """A job whose result is the numbers themselves; those that can be divided by ten are not worth sending."""

    kind = "count"

    def __init__(self) -> None:
        self.here: list[int] = []

    def do(self, numbers: Sequence[int]) -> bytes:
        self.here += numbers
        return _encode([*numbers])

    def shared(self) -> bytes:
        return b"shared"

    def pack(self, numbers: Sequence[int]) -> Iterator[Parcel]:
        near = [each for each in numbers if each % 10 == 0]
        far = [each for each in numbers if each % 10]
        if near:
            yield Parcel(near, done=_encode(near))
        yield Parcel(far, task=_encode(far))

    def unpack(self, answer: bytes) -> bytes:
        return _encode(_numbers(answer))


class Future:
    """What a call comes to."""

    def __init__(self) -> None:
        self.status = "pending"
        self._outcome: object = None
        self._callback: Callable[[Future], object] = lambda _: None

    def end(self, status: str, outcome: object = None) -> None:
        self.status, self._outcome = status, outcome
        self._callback(self)

    def add_done_callback(self, callback: Callable[[Future], object]) -> None:
        self._callback = callback
        if self.status != "pending":
            callback(self)

    def result(self, timeout: float) -> object:
        assert self.status != "pending"
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome


Worker = Callable[[bytes, Future], object]


def answers(task: bytes, future: Future) -> None:
    future.end("finished", task)


def never(_task: bytes, _future: Future) -> None:
    """Do nothing."""


def fails(_task: bytes, future: Future) -> None:
    future.end("error", ValueError("no"))


def babbles(_task: bytes, future: Future) -> None:
    future.end("finished", b"\xff")


class Client:
    """A scheduler and its workers: what each does with a task, by address."""

    def __init__(self, **workers: Worker) -> None:
        self.workers = workers
        self.parts = {address: program_parts() for address in workers}
        self.given: dict[str, list[bytes]] = {}
        self.looks = 0
        self.changes: dict[int, Callable[[], object]] = {}

    def nthreads(self) -> dict[str, int]:
        self.looks += 1
        self.changes.get(self.looks, lambda: None)()
        return dict.fromkeys(self.workers, 1)

    def submit(self, call: object, _name: str, data: bytes, *, key: str, workers: list[str], pure: bool) -> Future:
        future = Future()
        assert not pure
        assert key.startswith("dancam-count-")
        if call is cluster._ACCEPT:
            (address,) = workers
            parts = self.parts.get(address)
            future.end("finished", parts) if parts else future.end("error", ImportError("none"))
            return future
        address = sorted(workers, key=lambda each: len(self.given.get(each, ())))[0]
        self.given.setdefault(address, []).append(data)
        self.workers[address](data, future)
        return future


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_LOOK", 0.01)
    monkeypatch.setattr(cluster, "_NOBODY", 0.05)
    monkeypatch.setattr(cluster, "_CONNECT", 0.2)


def run(client: Client, monkeypatch: pytest.MonkeyPatch, job: Counting | None = None, count: int = 200) -> Cluster:
    """Do a job, and see that each number is done exactly once."""

    @contextlib.contextmanager
    def connected(_address: str) -> Iterator[Any]:
        yield client

    monkeypatch.setattr(cluster, "_connected", connected)
    made = Cluster("tcp://scheduler:1", 1)
    done = [number for data in made.run(job or Counting(), count, 7, whole=[range(15)]) for number in _numbers(data)]
    assert sorted(done) == [*range(count)]
    return made


def codes(made: Cluster) -> list[str]:
    return [each.code for each in made.remarks]


def test_workers_do_all_but_what_is_not_worth_sending(monkeypatch: pytest.MonkeyPatch) -> None:
    client, job = Client(a=answers, b=answers), Counting()
    made = run(client, monkeypatch, job)
    assert (made.elsewhere, job.here, codes(made)) == (180, [], [])
    assert _encode([each for each in range(15) if each % 10]) in {*client.given["a"], *client.given["b"]}


@pytest.mark.parametrize("worker", [fails, babbles])
def test_what_comes_to_nothing_is_done_here(monkeypatch: pytest.MonkeyPatch, worker: Worker) -> None:
    client, job = Client(a=answers, b=worker), Counting()
    made = run(client, monkeypatch, job)
    assert codes(made) == ["cluster-undone"]
    assert dict(made.remarks[0].values)["count"] == str(len(client.given["b"]))
    assert made.elsewhere == 180 - len(job.here) > 0


def test_what_a_worker_had_that_is_gone_is_done_here_and_its_successor_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    client, job = Client(a=never), Counting()

    def die() -> None:
        client.workers, client.parts["b"] = {"b": answers}, program_parts()

    client.changes[3] = die
    made = run(client, monkeypatch, job)
    assert codes(made) == ["cluster-undone"]
    assert sorted(job.here) == sorted(number for task in client.given["a"] for number in _numbers(task))
    assert len(client.given["b"]) > len(client.given["a"])


def test_a_worker_that_comes_later_must_have_this_program_too(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(a=answers)

    def come() -> None:
        client.workers |= {"b": answers, "c": answers}
        client.parts["b"] = {**program_parts(), "dancam": "0.0.1", "markdown": "1"}

    client.changes[2] = come
    monkeypatch.setattr(cluster, "_LOOK", 0)
    made = run(client, monkeypatch)
    told = {each.place.file: each for each in made.remarks}
    assert {address: each.code for address, each in told.items()} == {"b": "worker-refused", "c": "worker-unfit"}
    assert dict(told["b"].values)["theirs"] == "dancam 0.0.1, markdown 1"
    assert client.given.keys() == {"a"}


def test_without_any_worker_that_fits_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(a=answers)
    client.parts["a"] = {"dancam": "0"}
    with pytest.raises(Refusal) as refusal:
        run(client, monkeypatch)
    assert [each.code for each in refusal.value.problems] == ["cluster-empty", "worker-refused"]
    with pytest.raises(Refusal) as refusal:
        run(Client(), monkeypatch)
    assert [each.code for each in refusal.value.problems] == ["cluster-empty"]


def test_where_all_workers_go_the_rest_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(a=never)
    client.changes[3] = lambda: client.workers.clear()
    assert codes(run(client, monkeypatch)) == ["cluster-silent", "cluster-undone"]


def test_nobody_is_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_SILENCE", 0.05)
    assert codes(run(Client(a=never), monkeypatch)) == ["cluster-silent"]


def test_without_its_scheduler_the_rest_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise OSError

    client = Client(a=never)
    client.changes[3] = gone
    assert codes(run(client, monkeypatch)) == ["cluster-lost"]
    assert codes(run(Client(a=lambda _, future: future.end("cancelled")), monkeypatch)) == ["cluster-lost"]


def test_a_fault_of_this_machine_is_none_of_the_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(Counting):
        def unpack(self, answer: bytes) -> bytes:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        run(Client(a=answers), monkeypatch, Full())


def test_a_little_work_is_done_here_without_asking_anybody() -> None:
    made = Cluster("tcp://127.0.0.1:1", 1)
    done = [number for data in made.run(Counting(), 5, 10, worth=6) for number in _numbers(data)]
    assert done == [0, 1, 2, 3, 4]


def test_who_cannot_be_reached_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and nobody listens
        made = Cluster(f"tcp://127.0.0.1:{taken.getsockname()[1]}", 1)
        with pytest.raises(Refusal) as refusal:
            list(made.run(Counting(), 10, 5))
    assert [each.code for each in refusal.value.problems] == ["cluster-unreachable"]


def test_that_dask_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Refusal) as refusal:
        list(Cluster("tcp://127.0.0.1:1", 1).run(Counting(), 10, 5))
    assert [each.code for each in refusal.value.problems] == ["cluster-not-installed"]

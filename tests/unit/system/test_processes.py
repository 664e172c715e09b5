"""Work spread over forks."""

from __future__ import annotations

import os
import signal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dancam.system.processes import _batches, in_background, spread


def numbers(work: range) -> bytes:
    return b"".join(b"%d " % each for each in work)


@given(st.integers(0, 50), st.integers(0, 3000), st.integers(1, 200), st.integers(1, 16))
def test_the_batches_are_all_numbers_once_and_none_is_too_large(start: int, count: int, batch: int, jobs: int) -> None:
    batches = list(_batches(start, start + count, batch, jobs))
    assert [number for each in batches for number in each] == list(range(start, start + count))
    assert all(0 < len(each) <= batch for each in batches)
    assert len(batches) <= count / max(batch // 8, 1) + 1


@pytest.mark.parametrize("jobs", [0, 1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 7, 1000])
def test_each_number_is_worked_on_once(count: int, jobs: int) -> None:
    found = b"".join(spread(numbers, count, jobs, 10)).split()
    assert sorted(map(int, found)) == list(range(count))


@pytest.mark.parametrize("jobs", [1, 3])
def test_what_the_work_raises_arrives(jobs: int) -> None:
    def work(batch: range) -> bytes:
        if 77 in batch:
            raise KeyError(77)
        return b""

    with pytest.raises(KeyError, match="77"):
        list(spread(work, 100, jobs, 10))


def test_a_worker_that_is_killed_is_noticed() -> None:
    parent = os.getpid()

    def work(batch: range) -> bytes:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return b""

    with pytest.raises(RuntimeError):
        for _ in spread(work, 10_000, 2, 1):
            pass


@pytest.mark.parametrize("jobs", [1, 2])
def test_work_beside_is_waited_for(jobs: int) -> None:
    assert in_background(lambda: b"done", jobs)() == b"done"

    def fail() -> bytes:
        raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        in_background(fail, jobs)()

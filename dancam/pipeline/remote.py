"""What happens on a machine that works for others: its Dask worker takes tasks, helpers of dancam's own do them.

A task of Dask runs in a thread. There the limit of time of a page cannot hold, and a page that kills its process would
take the worker along; so each thread has a helper, which ends when it is left alone.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping

import msgspec

from dancam.records import Record
from dancam.system.helper import Helper, HelperDied, HelperFailed, serve
from dancam.system.program import program_digest, program_parts

# Seconds that a helper waits for another task, and of how many jobs a machine knows what their tasks share.
_PATIENCE = 60.0
_JOBS = 8


class Setup(Record, frozen=True):
    """What a machine must know of a job before it does tasks of it."""

    kind: str
    """Which job it is."""
    program: str
    """Digest of the program that packs the tasks: no other may do them."""
    shared: bytes
    """What all tasks need besides what each brings along."""


class _Question(Record, frozen=True):
    """What a helper is asked."""

    setup: Setup | None
    """Of which job the task is; None where it is one more of the same."""
    task: bytes
    """The task."""


class _Greeting(Record, frozen=True):
    """What a helper says first."""

    program: str
    """Digest of its program."""
    parts: dict[str, str]
    """Versions of what that consists of."""


_encode = msgspec.msgpack.Encoder().encode
_decode_question = msgspec.msgpack.Decoder(_Question).decode
_decode_greeting = msgspec.msgpack.Decoder(_Greeting).decode
_decode_setup = msgspec.msgpack.Decoder(Setup).decode


# In the Dask worker


class _OurHelper(Helper):
    """A helper, and which job it has in hand."""

    def __init__(self) -> None:
        super().__init__(__name__)
        self.said = _decode_greeting(self.greeting)
        self.job = ""


_setups: dict[str, Setup] = {}
_idle: list[_OurHelper] = []


def accept(job: str, setup: bytes) -> Mapping[str, str]:
    """Take a job, of which tasks may follow, and return of which versions the program consists that would do them.

    Args:
        job: The name of the job.
        setup: The `Setup`.
    """
    taken = _decode_setup(setup)
    helper = _helper(taken.program)
    if helper.said.program == taken.program:
        _idle.append(helper)
        _setups[job] = taken
        while len(_setups) > _JOBS:
            del _setups[next(iter(_setups))]
    else:
        helper.end()
    return helper.said.parts


def perform(job: str, task: bytes) -> bytes:
    """Do a task of a job that this worker took, and return the answer.

    Raises:
        HelperFailed: The task raised an exception.
        HelperDied: It kills whoever does it.
    """
    try:
        return _asked(job, task)
    except HelperDied:
        return _asked(job, task)  # once more, as another program may have killed it


def _asked(job: str, task: bytes) -> bytes:
    setup = _setups[job]
    helper = _helper(setup.program)
    try:
        answer = helper.ask(_encode(_Question(setup if helper.job != job else None, task)))
    except (HelperDied, HelperFailed):
        helper.end()
        raise
    helper.job = job
    _idle.append(helper)
    return answer


def _helper(program: str) -> _OurHelper:
    """Return an idle helper with a program, or else a new one, whichever program it has."""
    while True:
        try:
            helper = _idle.pop()
        except IndexError:
            return _OurHelper()
        if helper.is_alive and helper.said.program == program:
            return helper
        helper.end()


# In the helper


class _Performer:
    """Does tasks."""

    def __init__(self) -> None:
        self._perform: Callable[[bytes], bytes] | None = None

    def __call__(self, question: bytes) -> bytes:
        asked = _decode_question(question)
        if asked.setup is not None:
            self._perform = _performer(asked.setup)
        assert self._perform is not None
        return self._perform(asked.task)


def _performer(setup: Setup) -> Callable[[bytes], bytes]:
    if setup.program != program_digest():
        raise ValueError("another program")
    if setup.kind == "read":
        from dancam.content.reading import perform

        return perform
    from dancam.render.tasks import performer

    return performer(setup.shared)


if __name__ == "__main__":
    gc.set_threshold(50_000, 50, 50)  # as in the command
    serve(_encode(_Greeting(program_digest(), program_parts())), _Performer(), _PATIENCE)

"""A process of the same program that answers bytes with bytes, through pipes, until nobody asks any more.

Unlike a fork it can be started by a process with threads, and what it is asked runs in its main thread, where a limit
of time holds.
"""

from __future__ import annotations

import os
import select
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

_HEAD = struct.Struct("=?Q")


class HelperFailed(Exception):  # noqa: N818 - it says what happened
    """What was asked raised an exception in the helper; its text is that of the exception."""


class HelperDied(Exception):  # noqa: N818 - it says what happened
    """The helper ended before it answered."""


class Helper:
    """A helper, seen from the process that asks."""

    def __init__(self, module: str) -> None:
        """Start a helper, and wait for what it says first.

        Args:
            module: The module that runs in it; it calls `serve`.

        Raises:
            HelperDied: It could not start.
            OSError: There can be no more processes.
        """
        path = os.pathsep.join(each or str(Path.cwd()) for each in sys.path)  # whatever of it came from a command line
        self._process = subprocess.Popen(  # noqa: S603 - this program once more
            [sys.executable, "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env={**os.environ, "PYTHONPATH": path},
        )
        try:
            self.greeting = self._receive()
            """What it said first."""
        except HelperDied:
            self.end()
            raise

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def ask(self, question: bytes) -> bytes:
        """Return the answer to a question.

        Raises:
            HelperFailed: The question raised an exception.
            HelperDied: The helper ended before it answered.
        """
        assert self._process.stdin is not None
        try:
            _send(self._process.stdin, question, failed=False)
        except OSError as error:
            raise HelperDied from error
        return self._receive()

    def _receive(self) -> bytes:
        assert self._process.stdout is not None
        received = _received(self._process.stdout)
        if received is None:
            raise HelperDied(f"process {self._process.pid} ended with status {self._process.wait()}")
        failed, data = received
        if failed:
            raise HelperFailed(data.decode())
        return data

    def end(self) -> None:
        """End it."""
        self._process.kill()
        with self._process:  # closes its pipes, and waits for it
            pass


def serve(greeting: bytes, answer: Callable[[bytes], bytes], seconds: float) -> None:
    """Answer questions, in the process of a helper, until it is left alone.

    Args:
        greeting: What to say first.
        answer: Returns the answer to a question.
        seconds: How long to wait for the next one.
    """
    questions = os.fdopen(os.dup(sys.stdin.fileno()), "rb", buffering=0)  # none is read ahead, unseen by `select`
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever libraries print
    _send(answers, greeting, failed=False)
    while select.select([questions], [], [], seconds)[0] and (received := _received(questions)) is not None:
        try:
            _send(answers, answer(received[1]), failed=False)
        except Exception as error:
            _send(answers, f"{type(error).__name__}: {error}".encode(), failed=True)


def _send(pipe: IO[bytes], data: bytes, *, failed: bool) -> None:
    for part in (_HEAD.pack(failed, len(data)), data):
        rest = memoryview(part)
        while rest:
            rest = rest[pipe.write(rest) :]


def _received(pipe: IO[bytes]) -> tuple[bool, bytes] | None:
    """Return the next message, and whether it tells of a failure; None where the other side has ended."""
    head = _exactly(pipe, _HEAD.size)
    if head is None:
        return None
    failed, size = _HEAD.unpack(head)
    data = _exactly(pipe, size)
    return (failed, data) if data is not None else None


def _exactly(pipe: IO[bytes], size: int) -> bytes | None:
    """Return so many bytes; None where there are fewer."""
    data = bytearray()
    while len(data) < size:
        part = pipe.read(size - len(data))
        if not part:
            return None
        data += part
    return bytes(data)

"""Limits to what one page may take: some texts keep the Markdown library busy for hours, some templates never end."""

from __future__ import annotations

import contextlib
import inspect
import signal
import sys
import threading
from collections.abc import Iterator

# Seconds of processor time that a page may take. The longest of a real portal, a law of 700 KB, takes one.
SECONDS = 10.0
# How many calls templates may stand in one another: some hundred templates. What each says is handed on by all around
# it, so one that includes itself without end takes the square of that.
DEEPEST = 400


class TooSlow(BaseException):
    """A page took too long. No `Exception`, lest a library that handles those goes on."""


@contextlib.contextmanager
def limit() -> Iterator[None]:
    """Do what follows in `SECONDS` of this process's time, or not to the end.

    Only the main thread of a process on Unix has such a limit; it holds within regular expressions, too.

    Raises:
        TooSlow: The time is over.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    if signal.getsignal(signal.SIGVTALRM) is not _stop:
        signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS, 1)  # and again, should somebody have held it up
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


@contextlib.contextmanager
def shallow() -> Iterator[None]:
    """Do what follows in fewer calls than Python allows, from here on."""
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(min(usual, _depth() + DEEPEST))
    try:
        yield
    finally:
        sys.setrecursionlimit(usual)


def _depth() -> int:
    """Return how many calls stand in one another here."""
    depth, frame = 0, inspect.currentframe()
    while frame is not None:
        depth, frame = depth + 1, frame.f_back
    return depth


def _stop(*_: object) -> None:
    raise TooSlow

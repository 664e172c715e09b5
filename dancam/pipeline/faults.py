"""Turns exceptions during work on a portal into problems, so that users see no traceback."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from dancam.pipeline.options import STATE, Options
from dancam.problems import Place, Problem, Refusal, problem
from dancam.system.lock import Locked


def faults_of(options: Options, work: Callable[[], object]) -> Sequence[Problem]:
    """Do work on a portal, and return the problems that made it fail."""
    try:
        work()
    except Exception as error:
        return problems_of(error, options)
    return ()


def problems_of(error: Exception, options: Options) -> Sequence[Problem]:
    """Return an exception as problems.

    Raises:
        Exception: The error itself, if it is a bug of the program and the environment has DANCAM_DEBUG.
    """
    if isinstance(error, Refusal):
        return error.problems
    if isinstance(error, Locked):
        return [problem("locked", Place(str(options.site)), holder=error.holder)]
    if isinstance(error, OSError):
        return [_of_disk(error, options)]
    if os.environ.get("DANCAM_DEBUG"):
        raise error
    return [_of_program(error, options)]


def _of_disk(error: OSError, options: Options) -> Problem:
    """Return an error of the file system as a problem: a source cannot be read, or another file cannot be written."""
    reason = error.strerror or str(error)
    name = os.path.relpath(error.filename or options.output, options.site).replace(os.sep, "/")
    if name.startswith(("content", "static", "templates", "site.yml")):
        return problem("unreadable", Place(name), reason=reason)
    return problem("cannot-write", Place(str(error.filename or options.output)), reason=reason)


def _of_program(error: Exception, options: Options) -> Problem:
    if type(error).__module__ == "sqlite3":  # a ledger that cannot be read is ignored, so this one could not be written
        return problem("cannot-write", Place(str(options.site / STATE)), reason=str(error))
    return problem("internal", Place(str(options.site)), detail=f"{type(error).__name__}: {error}")

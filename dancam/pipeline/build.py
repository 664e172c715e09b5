"""One build: joins the stages, and has no logic of its own."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Sequence

from dancam.content.reader import ChangedMeanwhile
from dancam.pipeline import publish
from dancam.pipeline.ledger import Unusable
from dancam.pipeline.options import STATE, Options
from dancam.pipeline.read import Opened, open_portal
from dancam.pipeline.result import Result
from dancam.problems import Place, Problem, Refusal, Severity, in_order, problem
from dancam.system.disk import Disk
from dancam.system.lock import Locked, lock

_TRIES = 3
Progress = Callable[[int, int], None]


def build(options: Options, disk: Disk | None = None, progress: Progress | None = None) -> Result:
    """Build a portal once.

    Args:
        options: What to build, and where.
        disk: The file system.
        progress: Told how many of how many outputs are rendered.

    Returns:
        What came of it; with a problem of severity error nothing was published.
    """
    disk = disk or Disk()
    started = time.monotonic()
    result = Result()

    def work(opened: Opened) -> None:
        with contextlib.closing(opened.ledger):
            _build_once(opened, result, progress)

    def locked() -> None:
        if options.publish:
            refused = publish.refusal(options.site, options.output)
            if refused:
                raise Refusal(refused)
            with lock(options.site / STATE / "lock"):
                settled(options, disk, work)
        else:
            settled(options, disk, work)

    faults = faults_of(options, locked)
    result.problems = in_order([*result.problems, *faults])
    result.failed = result.failed or result.count(Severity.ERROR) > 0
    result.seconds = time.monotonic() - started
    return result


def faults_of(options: Options, work: Callable[[], None]) -> Sequence[Problem]:
    """Do work on a portal, and return as problems what kept it from being done."""
    try:
        work()
    except Refusal as refusal:
        return refusal.problems
    except Locked as locked:
        return [problem("locked", Place(str(options.site)), holder=locked.holder)]
    except OSError as error:
        return [_of_disk(error, options)]
    except Exception as error:  # a fault of our own: told like any other, unless somebody wants to find it
        if os.environ.get("DANCAM_DEBUG"):
            raise
        return [_of_program(error, options)]
    return ()


def _of_disk(error: OSError, options: Options) -> Problem:
    """Return the problem that the file system has: among the sources it could not be read, elsewhere not written."""
    reason = error.strerror or str(error)
    name = os.path.relpath(error.filename or options.output, options.site).replace(os.sep, "/")
    if name.startswith(("content", "static", "templates", "site.yml")):
        return problem("unreadable", Place(name), reason=reason)
    return problem("cannot-write", Place(str(error.filename or options.output)), reason=reason)


def _of_program(error: Exception, options: Options) -> Problem:
    if type(error).__module__ == "sqlite3":  # where it is read it is not believed: it could not be written
        return problem("cannot-write", Place(str(options.site / STATE)), reason=str(error))
    return problem("internal", Place(str(options.site)), detail=f"{type(error).__name__}: {error}")


def settled(options: Options, disk: Disk, work: Callable[[Opened], None], *, distrust: bool = False) -> None:
    """Open a portal and do work on it; again where a source changed meanwhile, or the ledger cannot be used.

    Args:
        options: What to build, and where.
        disk: The file system.
        work: Is given the portal.
        distrust: Whether it is known already that the ledger cannot be used.

    Raises:
        Refusal: The portal cannot be read, or does not lie still.
        OSError: Something cannot be written.
    """
    for attempt in range(_TRIES):
        try:
            work(open_portal(options, disk, distrust=distrust))
        except Unusable:
            if distrust:
                raise
            distrust = True
        except ChangedMeanwhile as changed:
            if attempt == _TRIES - 1:
                raise Refusal(problem("changed-meanwhile", Place(changed.path))) from changed
            disk.doubt()
        else:
            return


def _build_once(opened: Opened, result: Result, progress: Progress | None) -> None:
    if not opened.is_untouched():
        from dancam.pipeline.stages import make  # what arranges, plans and renders takes long to import

        make(opened, result, progress)
        return
    state, ledger = opened.ledger.state, opened.ledger
    assert state is not None
    result.articles, result.pages, result.kept = state.articles, state.pages, state.outputs
    result.files_read, result.cold = opened.reading.files_read, ""
    kept = (*ledger.problems().values(), *ledger.troubles().values())
    result.problems = [*opened.reading.lasting, *(each for found in kept for each in found)]
    result.judge(strict=opened.options.strict)
    result.published = opened.options.publish and not result.failed

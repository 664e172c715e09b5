"""One build, from its lock to its result: the stages run only where something changed, and faults become problems."""

from __future__ import annotations

import time
from collections.abc import Callable

from msgspec.structs import replace

from dancam.pipeline import publish
from dancam.pipeline.faults import problems_of
from dancam.pipeline.options import STATE, Options
from dancam.pipeline.read import Opened, with_portal
from dancam.pipeline.result import Result, forbid_publishing
from dancam.problems import Refusal, in_order
from dancam.system.disk import Disk
from dancam.system.lock import lock

Progress = Callable[[int, int], None]


def build(options: Options, disk: Disk | None = None, progress: Progress | None = None) -> Result:
    """Build a portal once.

    Args:
        options: What to build, and where.
        disk: The file system.
        progress: Called with the number of outputs rendered so far and the number of all.

    Returns:
        The result; with a problem of severity error nothing was published.
    """
    disk = disk or Disk()
    started = time.monotonic()
    try:
        result = _locked(options, disk, progress)
    except Exception as error:
        result = Result(problems=problems_of(error, options), failed=True)
    return replace(result, problems=in_order(result.problems), seconds=time.monotonic() - started)


def _locked(options: Options, disk: Disk, progress: Progress | None) -> Result:
    if not options.publish:
        return with_portal(options, disk, lambda opened: _result(opened, progress))
    refused = publish.refusal(options.site, options.output)
    if refused:
        raise Refusal(refused)
    with lock(options.site / STATE / "lock"):
        return with_portal(options, disk, lambda opened: _result(opened, progress))


def _result(opened: Opened, progress: Progress | None) -> Result:
    if opened.is_unchanged():
        return _unchanged(opened)
    from dancam.pipeline.stages import run  # the modules that arrange, plan and render take long to import

    return run(opened, progress)


def _unchanged(opened: Opened) -> Result:
    """Return the result where nothing changed: that of the last build, with its problems."""
    state, ledger = opened.ledger.state, opened.ledger
    assert state is not None
    remembered = (*ledger.problems().values(), *ledger.rendering_problems().values())
    problems = [*opened.reading.lasting, *(each for several in remembered for each in several)]
    failed = forbid_publishing(problems, strict=opened.options.strict)
    if opened.options.publish:  # all of the output was looked at, where publishing had been broken off
        opened.disk.remove_tree(opened.options.output / publish.ASIDE)
    if not failed and opened.since.commit and opened.since.commit != ledger.commit:
        with ledger.writing(from_scratch=False) as entries:
            entries.commit(opened.since.commit)
    return Result(
        problems=problems,
        failed=failed,
        published=opened.options.publish and not failed,
        articles=state.articles,
        pages=state.pages,
        kept=state.outputs,
        files_read=opened.reading.files_read,
        doubt=opened.since.doubt,
    )

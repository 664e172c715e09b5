"""The stages of a build in order: prepare, render, judge, publish, remember."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from dancam.pipeline import publish
from dancam.pipeline.faults import problems_of
from dancam.pipeline.outcome import Outcome
from dancam.pipeline.prepare import Prepared, prepare
from dancam.pipeline.read import Opened
from dancam.pipeline.remember import remember
from dancam.pipeline.result import Result, forbid_publishing
from dancam.plan.owners import Owner
from dancam.problems import Problem
from dancam.render.makers import MAKERS
from dancam.render.workers import Done, Task, render_all
from dancam.system.disk import Disk
from dancam.system.processes import default_jobs

Progress = Callable[[int, int], None]

# Moving fewer files than this is faster than starting a process.
_WORTH_A_FORK = 1_000


def run(opened: Opened, progress: Progress | None) -> Result:
    """Build a portal that was opened.

    Args:
        opened: The portal as it was read.
        progress: Called with the number of outputs processed so far and the number of all.

    Returns:
        The result. If it could not be published, as the disk is full or not writable, its problems say so.

    Raises:
        ChangedMeanwhile: A source changed since it was read.
        Unusable: The ledger is corrupt.
    """
    portal = prepare(opened)
    options, disk = portal.options, portal.disk
    before = portal.owners_before()
    problems = [each for several in portal.problems().values() for each in several]
    # With a template that cannot be parsed, every page would fail and report it again.
    can_render = all(each.code != "template-syntax" for each in problems)
    if options.publish:
        publish.mark(options.output, disk, drafts=options.drafts, preview=options.preview)
    aside = options.output / publish.ASIDE if options.publish else None
    read_elsewhere = opened.executor.elsewhere
    with _emptied(aside, disk) as broken_off:
        outcome = Outcome(portal, before, _rendered(portal, before, aside, progress) if can_render else {})
        problems += outcome.problems_of_outputs() if can_render else ()  # a clean build would have none of them
        problems += opened.executor.remarks
        result = replace(_judged(outcome, problems), elsewhere=opened.executor.elsewhere - read_elsewhere)
        if result.failed or not options.publish:
            return result
        try:
            broken_off(True)
            result = _published(outcome, result)
            broken_off(False)
            return result
        except (OSError, sqlite3.Error) as error:
            return replace(result, problems=[*result.problems, *problems_of(error, options)], failed=True)


@contextlib.contextmanager
def _emptied(folder: Path | None, disk: Disk) -> Iterator[Callable[[bool], None]]:
    """Empty the folder of files to be published, before and after.

    Where publishing was broken off, it stays until one is completed: as long as it is there, the output folder may be
    other than the ledger has it. What the context yields is told whether that is so now.
    """
    is_broken_off = folder is not None and folder.exists()

    def broken_off(now: bool) -> None:
        nonlocal is_broken_off
        is_broken_off = now

    if folder:
        disk.remove_tree(folder)
    try:
        yield broken_off
    finally:
        if folder:
            disk.remove_tree(folder)
            if is_broken_off:
                with contextlib.suppress(OSError):  # with the folder around it, what was in doubt is gone
                    folder.mkdir()


def _rendered(
    portal: Prepared, before: Mapping[str, Owner], aside: Path | None, progress: Progress | None
) -> dict[str, Done]:
    """Render all outputs that are not certainly unchanged, and return the reports."""
    plan = portal.plan
    stale = [path for path in plan.slots if path not in plan.unchanged or path not in before]
    stale.sort(key=lambda path: plan.slots[path].month)
    portal.press.ready(plan.slots[path].maker for path in stale)
    done: dict[str, Done] = {}
    for each in render_all(task_of(portal, aside), stale, portal.opened.executor):
        done[each.path] = each
        if progress:
            progress(len(done), len(stale))
    return done


def task_of(portal: Prepared, aside: Path | None = None) -> Task:
    """Return what workers need to render the outputs of a portal."""
    ledger = portal.ledger
    return Task(
        plan=portal.plan,
        presenter=portal.presenter,
        press=portal.press,
        disk=portal.disk,
        target=str(portal.options.output),
        listing=portal.folder.difference,
        aside=str(aside) if aside else "",
        known=ledger.output,
        condition=portal.condition,
    )


def _judged(outcome: Outcome, earlier: Sequence[Problem]) -> Result:
    """Return the result before publishing, and whether the problems forbid that."""
    portal, done = outcome.portal, outcome.done
    site, ledger = portal.arrangement.site, portal.ledger
    problems = [*portal.reading.lasting, *earlier]
    if not any(each.is_error for each in problems):
        problems += outcome.lost_addresses()  # otherwise the article may exist but be unreadable at the moment
    return Result(
        problems=problems,
        failed=forbid_publishing(problems, strict=portal.options.strict),
        articles=len(site.articles),
        pages=len(site.pages),
        rendered=len(done),
        kept=outcome.outputs - len(done),
        files_read=portal.reading.files_read,
        cold="ignored" if ledger.ignored else "" if ledger.state is not None else "none",
        doubt=portal.opened.since.doubt,
        rendered_paths=list(done),
    )


def _published(outcome: Outcome, result: Result) -> Result:
    """Publish a build, remember it, and return its result."""
    portal, done = outcome.portal, outcome.done
    options, plan, folder = portal.options, portal.plan, portal.folder
    changes = outcome.changes() if options.lists_changes else result.changes

    def put_into_place() -> int:
        if options.sync:
            portal.disk.sync(options.output)
        return publish.publish(
            portal.disk,
            options.output,
            done.values(),
            lambda path: MAKERS[plan.slots[path].maker].order,
            folder.difference,
            outcome.removed,
            outcome.links,
        )

    jobs = options.jobs or default_jobs()
    publishing = publish.Publishing(put_into_place, jobs if len(done) >= _WORTH_A_FORK else 1)
    remember(outcome, publishing)
    written = [each.path for each in done.values() if each.aside]
    return replace(
        result, published=True, removed=publishing.wait(), written=len(written), written_paths=written, changes=changes
    )

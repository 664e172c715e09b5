"""Rendering and publishing what is planned."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from dancam.messages.catalogue import severity
from dancam.pipeline import publish
from dancam.pipeline.prepare import Prepared, prepare
from dancam.pipeline.read import Opened
from dancam.pipeline.remember import remember
from dancam.pipeline.result import Result
from dancam.plan.decisions import Published
from dancam.problems import Place, Problem, Severity, in_order, problem
from dancam.render.makers import MAKERS
from dancam.render.workers import Done, Task, render_all
from dancam.system.disk import Disk
from dancam.system.processes import beside, default_jobs

Progress = Callable[[int, int], None]

# Fewer files than this are in their places sooner than a process starts.
_WORTH_A_FORK = 1_000


def make(opened: Opened, result: Result, progress: Progress | None) -> None:
    """Build a portal that was opened.

    Args:
        opened: The portal as it was found.
        result: Gets what came of it.
        progress: Told how many of how many outputs were looked at.

    Raises:
        ChangedMeanwhile: A source changed since it was read.
        Unusable: The ledger is corrupt.
        OSError: Something cannot be written.
    """
    portal = prepare(opened)
    options, disk = portal.options, portal.disk
    before = portal.standing()
    stale = [path for path in portal.plan.slots if path not in portal.plan.settled or path not in before]
    stale.sort(key=lambda path: portal.plan.slots[path].month)
    told = [each for found in portal.problems().values() for each in found]
    if _cannot_render(told):
        stale = []
    if options.publish:
        publish.mark(options.output, disk)
    aside = options.output / publish.ASIDE if options.publish else None
    portal.press.ready(portal.plan.slots[path].maker for path in stale)
    with _emptied(aside, disk):
        done = _render(portal, stale, aside, progress)
        _conclude(portal, told, before, done, result)


def _cannot_render(told: Iterable[Problem]) -> bool:
    """Whether a template cannot be read: every page would fail by it, and say so."""
    return any(each.code == "template-syntax" for each in told)


@contextlib.contextmanager
def _emptied(folder: Path | None, disk: Disk) -> Iterator[None]:
    """Have a folder for what waits to be published: nothing of an earlier build in it, and nothing left behind."""
    if folder:
        disk.remove_tree(folder)
    try:
        yield
    finally:
        if folder:
            disk.remove_tree(folder)


def _conclude(
    portal: Prepared, told: list[Problem], before: Mapping[str, str], done: dict[str, Done], result: Result
) -> None:
    """Gather the problems of everything, and publish where they allow it."""
    options, plan = portal.options, portal.plan
    gone = [path for path in before if path not in plan.slots]
    troubles = {path: each for path, each in portal.ledger.troubles().items() if path not in done}
    if _cannot_render(told):
        troubles.clear()  # a clean build knows none of them
    for path in gone if not plan.is_whole else [path for path in troubles if path not in plan.slots]:
        troubles.pop(path, None)
    problems = [*portal.reading.lasting, *told, *(each for found in troubles.values() for each in found)]
    problems += _once_per_template(each for new in done.values() for each in new.problems)
    site, state = portal.found.site, portal.ledger.state
    result.articles, result.pages = len(site.articles), len(site.pages)
    outputs = len(plan.slots)
    if not plan.is_whole and state is not None:
        outputs = state.outputs - len(gone) + sum(path not in before for path in plan.slots)
    result.rendered, result.kept = len(done), outputs - len(done)
    result.rendered_paths = list(done)
    result.files_read = portal.reading.files_read
    if not any(severity(each.code) is Severity.ERROR for each in problems):
        problems += lost(portal, gone)  # otherwise the article may be there, but unreadable just now
    result.problems = problems
    result.cold = "ignored" if portal.ledger.ignored else "" if state is not None else "none"
    result.judge(strict=options.strict)
    if options.publish and not result.failed:
        strangers = [path for path in portal.folder.strange if path not in plan.slots]
        removed = [path for path in (*gone, *strangers) if path in portal.folder.difference]
        found = portal.folder.difference
        links = [path for path in portal.folder.refused if path not in plan.slots]  # others make room by themselves

        def put_into_place() -> bytes:
            if options.sync:
                portal.disk.sync(options.output)

            def order_of(path: str) -> int:
                return MAKERS[plan.slots[path].maker].order

            removals = publish.publish(portal.disk, options.output, done.values(), order_of, found, removed, links)
            return b"%d" % removals

        jobs = options.jobs or default_jobs()
        published = functools.cache(beside(put_into_place, jobs if len(done) >= _WORTH_A_FORK else 1))
        remember(portal, before, gone, removed, done, outputs, published)
        result.removed = int(published())
        result.written_paths = [each.path for each in done.values() if each.aside]
        result.written = len(result.written_paths)
        result.published = True


def _once_per_template(problems: Iterable[Problem]) -> list[Problem]:
    """Leave out the repetitions of a mistake in a template, which all pages made by it have: the first one is named."""
    kept: dict[object, Problem] = {}
    for each in in_order(problems):  # pages are rendered in any order
        kept.setdefault((each.code, each.place) if each.place.file.startswith("templates/") else each, each)
    return list(kept.values())


def _render(portal: Prepared, stale: list[str], aside: Path | None, progress: Progress | None) -> dict[str, Done]:
    options = portal.options
    done: dict[str, Done] = {}
    for each in render_all(task_of(portal, aside), stale, options.jobs or default_jobs()):
        done[each.path] = each
        if progress:
            progress(len(done), len(stale))
    return done


def task_of(portal: Prepared, aside: Path | None = None) -> Task:
    """Return what workers need to render the outputs of a portal."""
    ledger = portal.ledger
    return Task(
        plan=portal.plan,
        press=portal.press,
        disk=portal.disk,
        target=str(portal.options.output),
        found=portal.folder.difference,
        aside=str(aside) if aside else "",
        known=ledger.output,
        condition=portal.condition,
    )


def lost(portal: Prepared, gone: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each article's or page's address that was published and is not any more."""
    for path in gone:
        known: Published | None = portal.ledger.output(path)
        maker = MAKERS.get(known.maker) if known is not None else None
        if maker is not None and maker.is_readers_address:
            yield problem("address-lost", Place(path), address=f"/{path}")

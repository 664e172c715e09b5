"""One build: joins the stages, and has no logic of its own."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dancam import publish
from dancam.decisions import Published
from dancam.disk import Disk, Locked, lock
from dancam.ledger import Unusable
from dancam.messages import severity
from dancam.preparing import STATE, Options, Prepared, prepare
from dancam.problems import Place, Problem, Refusal, Severity, in_order, problem
from dancam.remembering import remember
from dancam.render import ChangedMeanwhile
from dancam.workers import Done, Task, default_jobs, render_all

_TRIES = 3


@dataclass(slots=True)
class Result:
    """What came of a build."""

    articles: int = 0
    pages: int = 0
    rendered: int = 0
    """Outputs rendered."""
    written: int = 0
    """Files written."""
    kept: int = 0
    """Outputs kept as they were."""
    removed: int = 0
    """Files removed."""
    files_read: int = 0
    """Sources opened."""
    seconds: float = 0.0
    problems: list[Problem] = field(default_factory=list)
    published: bool = False
    failed: bool = False
    """Whether problems forbid publishing: errors, or warnings where the build is strict."""
    cold: str = ""
    """Why the ledger was not used: `none`, `ignored`, or empty."""
    rendered_paths: list[str] = field(default_factory=list)
    written_paths: list[str] = field(default_factory=list)

    def count(self, wanted: Severity) -> int:
        """Return how many problems have a severity."""
        return sum(severity(each.code) is wanted for each in self.problems)


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
    try:
        if options.publish:
            refused = publish.refusal(options.site, options.output)
            if refused:
                raise Refusal(refused)
            with lock(options.site / STATE / "lock"):
                _build_settled(options, disk, result, progress)
        else:
            _build_settled(options, disk, result, progress)
    except Refusal as refusal:
        result.problems += refusal.problems
    except Locked as locked:
        result.problems.append(problem("locked", Place(str(options.site)), holder=locked.holder))
    except OSError as error:
        place = Place(str(error.filename or options.output))
        result.problems.append(problem("cannot-write", place, reason=error.strerror or str(error)))
    except Exception as error:  # a fault of our own: told like any other, unless somebody wants to find it
        if os.environ.get("DANCAM_DEBUG"):
            raise
        result.problems.append(problem("internal", Place(str(options.site)), detail=f"{type(error).__name__}: {error}"))
    result.problems = in_order(result.problems)
    result.failed = result.failed or result.count(Severity.ERROR) > 0
    result.seconds = time.monotonic() - started
    return result


def _build_settled(options: Options, disk: Disk, result: Result, progress: Progress | None) -> None:
    """Build; and again where a source changed while it was being built, or the ledger cannot be used."""
    distrust = False
    for attempt in range(_TRIES):
        try:
            _build_once(options, disk, result, progress, distrust=distrust)
        except Unusable:
            distrust = True
        except ChangedMeanwhile as changed:
            if attempt == _TRIES - 1:
                raise Refusal(problem("changed-meanwhile", Place(changed.path))) from changed
        else:
            return


def _build_once(options: Options, disk: Disk, result: Result, progress: Progress | None, *, distrust: bool) -> None:
    portal = prepare(options, disk, distrust=distrust)
    try:
        before = portal.standing()
        stale = [path for path in portal.plan.slots if path not in portal.plan.settled or path not in before]
        if any(each.code == "template-syntax" for found in portal.problems().values() for each in found):
            stale = []  # every page would fail by it, and say so
        if options.publish:
            publish.mark(options.output, disk)
        aside = options.output / publish.ASIDE if options.publish else None
        portal.press.ready(portal.plan.slots[path].maker for path in stale)
        with _emptied(aside, disk):
            done = _render(portal, stale, aside, progress)
            _conclude(portal, before, done, result)
    finally:
        portal.ledger.close()


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


def _conclude(portal: Prepared, before: Iterable[str], done: dict[str, Done], result: Result) -> None:
    """Gather the problems of everything, and publish where they allow it."""
    options, plan = portal.options, portal.plan
    gone = [path for path in before if path not in plan.slots]
    troubles = {path: each for path, each in portal.ledger.troubles().items() if path not in done}
    for path in gone if not plan.is_whole else [path for path in troubles if path not in plan.slots]:
        troubles.pop(path, None)
    problems = [each for found in (*portal.problems().values(), *troubles.values()) for each in found]
    problems += _once_per_template(each for new in done.values() for each in new.problems)
    site, state = portal.found.site, portal.ledger.state
    result.articles, result.pages = len(site.articles), len(site.pages)
    outputs = len(plan.slots)
    if not plan.is_whole and state is not None:
        outputs = state.outputs - len(gone) + sum(path not in set(before) for path in plan.slots)
    result.rendered, result.kept = len(done), outputs - len(done)
    result.rendered_paths = list(done)
    result.files_read = portal.reading.files_read
    if not any(severity(each.code) is Severity.ERROR for each in problems):
        problems += _lost(portal, gone)  # otherwise the article may be there, but unreadable just now
    result.problems = problems
    result.cold = "ignored" if portal.ledger.ignored else "" if state is not None else "none"
    result.failed = result.count(Severity.ERROR) > 0 or (options.strict and result.count(Severity.WARNING) > 0)
    if options.publish and not result.failed:
        strangers = [path for path in portal.folder.changed if path not in plan.slots and not _stays(portal, path)]
        removed = [path for path in (*gone, *strangers) if portal.folder.stat(path) is not None]
        result.removed = publish.publish(portal.disk, options.output, done.values(), portal.folder, removed)
        result.written_paths = [each.path for each in done.values() if each.aside]
        result.written = len(result.written_paths)
        result.published = True
        remember(portal, gone, removed, done, outputs)


def _stays(portal: Prepared, path: str) -> bool:
    """Whether a file in the output folder that is not planned now was published before by somebody who stays."""
    owner = None if portal.plan.is_whole else portal.ledger.owner(path)
    return owner is not None and owner not in portal.plan.owners


def _once_per_template(problems: Iterable[Problem]) -> list[Problem]:
    """Leave out the repetitions of a template's mistake, which all pages made by it have."""
    kept: dict[object, Problem] = {}
    for each in problems:
        kept.setdefault((each.code, each.place) if each.place.file.startswith("templates/") else each, each)
    return list(kept.values())


def _render(portal: Prepared, stale: list[str], aside: Path | None, progress: Progress | None) -> dict[str, Done]:
    options = portal.options
    done: dict[str, Done] = {}
    for number, each in enumerate(render_all(task_of(portal, aside), stale, options.jobs or default_jobs()), start=1):
        if isinstance(each, Done):
            done[each.path] = each
        if progress:
            progress(number, len(stale))
    return done


def task_of(portal: Prepared, aside: Path | None = None) -> Task:
    """Return what workers need to render the outputs of a portal."""
    ledger = portal.ledger
    return Task(portal.plan, portal.press, portal.disk, portal.options.output, aside, ledger.output, portal.condition)


def _lost(portal: Prepared, gone: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each article's or page's address that was published and is not any more."""
    for path in gone:
        known: Published | None = portal.ledger.output(path)
        if known is not None and known.maker in {"template:article.html", "template:page.html"}:
            yield problem("address-lost", Place(path), address=f"/{path}")

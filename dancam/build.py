"""One build: joins the stages, and has no logic of its own."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec

from dancam import checks, publish
from dancam.config import Config
from dancam.disk import Disk, FileStat, Locked, lock
from dancam.frontmatter import digest
from dancam.ledger import Action, Condition, Decision, Entries, Ledger, Published, Why, compare
from dancam.messages import severity
from dancam.plan import Plan, plan
from dancam.problems import Place, Problem, Refusal, Severity, in_order, problem
from dancam.reading import Folders, Reader, Reading, theme_folder
from dancam.render import ChangedMeanwhile, Press, field_digests, program_digest
from dancam.site import Site, arrange
from dancam.workers import Done, Task, default_jobs, render_all

_TRIES = 3
STATE = ".dancam"


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller decides about a build."""

    site: Path
    """The folder with site.yml."""
    output: Path
    """The output folder."""
    now: datetime
    """The moment, with a zone, at which the portal is looked at."""
    drafts: bool = False
    """Whether drafts and scheduled articles are shown."""
    strict: bool = False
    """Whether warnings prevent publishing."""
    base_url: str = ""
    """Address of the portal in place of that in site.yml."""
    jobs: int = 0
    """Worker processes at most; 0 for as many as there are processors."""
    publish: bool = True
    """Whether the outputs are published, or only rendered to see their problems."""


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


@dataclass(slots=True)
class Prepared:
    """A portal read, arranged and planned, with what the ledger knows of it."""

    options: Options
    disk: Disk
    reading: Reading
    site: Site
    plan: Plan
    press: Press
    ledger: Ledger
    entries: Entries
    found: dict[str, FileStat]
    """Files found in the output folder."""
    problems: list[Problem]

    def condition(self, path: str) -> Condition:
        """Return how the file of an output is found; bytes are read only where the numbers prove nothing."""
        known = self.entries.outputs[path]
        stat = self.found.get(path)
        if stat is None:
            return Condition.MISSING
        if known.settled and stat == known.stat:
            return Condition.AS_PUBLISHED
        try:
            same = digest(self.disk.read(self.options.output / path)) == known.digest
        except OSError:
            return Condition.ALTERED
        return Condition.AS_PUBLISHED if same else Condition.ALTERED

    def decide(self, path: str, *, with_fields: bool = False) -> Decision:
        """Decide what becomes of a planned output, and why."""
        known = self.entries.outputs.get(path)
        if known is None:
            return Decision(Action.RENDER, Why.NEW)
        if known.fingerprint.program != self.press.program:  # known without making the view
            return Decision(Action.RENDER, Why.PROGRAM)
        output = self.plan.output(path)
        fields = field_digests(output.view) if with_fields else None
        return compare(self.press.fingerprint(output), known, lambda: self.condition(path), fields)


Progress = Callable[[int, int], None]


def prepare(options: Options, disk: Disk) -> Prepared:
    """Read, arrange and plan a portal.

    Raises:
        Refusal: There is no site.yml that can be used.
    """
    program = program_digest()
    ledger = Ledger(options.site / STATE / "ledger.db", program, _target_name(options))
    entries = ledger.load()
    reading = Reader(Folders(options.site, theme_folder()), disk, entries.sources).read()
    config = _settings(reading, options)
    arrangement = arrange(config, reading.sources, reading.assets, options.now, drafts=options.drafts)
    site = arrangement.site
    planned = plan(site)
    problems = [*reading.problems, *arrangement.problems, *planned.problems, *checks.check(site)]
    found = disk.scan(options.output, hidden=True).files
    press = Press(disk, reading.real, reading.templates, program)
    return Prepared(options, disk, reading, site, planned, press, ledger, entries, found, problems)


def _target_name(options: Options) -> str:
    """Return the name under which the ledger knows the output folder: it holds when the portal is moved as a whole."""
    try:
        return options.output.resolve().relative_to(options.site.resolve()).as_posix()
    except ValueError:
        return options.output.resolve().as_posix()


def _settings(reading: Reading, options: Options) -> Config:
    if reading.config is None:
        raise Refusal(*reading.problems)
    if options.base_url:
        known = reading.config
        return msgspec.structs.replace(known, base_url=options.base_url.rstrip("/"), public_url=known.base_url)
    return reading.config


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
    """Build; and again where a source changed while it was being built."""
    for attempt in range(_TRIES):
        try:
            _build_once(options, disk, result, progress)
        except ChangedMeanwhile as changed:
            if attempt == _TRIES - 1:
                raise Refusal(problem("changed-meanwhile", Place(changed.path))) from changed
        else:
            return


def _build_once(options: Options, disk: Disk, result: Result, progress: Progress | None) -> None:
    portal = prepare(options, disk)
    decisions = {path: portal.decide(path) for path in portal.plan.slots}
    stale = [path for path, decision in decisions.items() if decision.action is Action.RENDER]
    if any(each.code == "template-syntax" for each in portal.problems):
        stale = []  # every page would fail by it, and say so
    if options.publish:
        publish.mark(options.output, disk)
    aside = options.output / publish.ASIDE if options.publish else None
    with _emptied(aside, disk):
        done = _render(portal, stale, aside, progress)
        _conclude(portal, decisions, done, result)


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


def _conclude(portal: Prepared, decisions: Mapping[str, Decision], done: Mapping[str, Done], result: Result) -> None:
    """Gather the problems of everything, and publish where they allow it."""
    options = portal.options
    kept = [portal.entries.outputs[path] for path in decisions if path not in done and path in portal.entries.outputs]
    problems = list(portal.problems)
    problems += [each for known in kept for each in known.problems]
    problems += _once_per_template(each for new in done.values() for each in new.problems)
    result.articles, result.pages = len(portal.site.articles), len(portal.site.pages)
    result.rendered, result.kept = len(done), len(kept)
    result.rendered_paths = list(done)
    result.files_read = portal.reading.files_read
    if not any(severity(each.code) is Severity.ERROR for each in problems):
        problems += _lost(portal)  # otherwise the article may be there, but unreadable just now
    result.problems = problems
    result.cold = "ignored" if portal.entries.ignored else "" if portal.entries.outputs else "none"
    result.failed = result.count(Severity.ERROR) > 0 or (options.strict and result.count(Severity.WARNING) > 0)
    if options.publish and not result.failed:
        written = [each.path for each in done.values() if each.aside]
        removed = publish.publish(portal.disk, options.output, done.values(), portal.found, portal.plan.slots)
        result.written, result.written_paths, result.removed = len(written), written, removed
        result.published = True
        _remember(portal, decisions, done)


def _once_per_template(problems: Iterable[Problem]) -> list[Problem]:
    """Leave out the repetitions of a template's mistake, which all pages made by it have."""
    kept: dict[object, Problem] = {}
    for each in problems:
        kept.setdefault((each.code, each.place) if each.place.file.startswith("templates/") else each, each)
    return list(kept.values())


def _render(portal: Prepared, stale: list[str], aside: Path | None, progress: Progress | None) -> dict[str, Done]:
    options = portal.options
    task = Task(portal.plan, portal.press, portal.disk, options.output, aside)
    done: dict[str, Done] = {}
    for each in render_all(task, stale, options.jobs or default_jobs()):
        done[each.path] = each
        if progress:
            progress(len(done), len(stale))
    return done


def _lost(portal: Prepared) -> list[Problem]:
    """Return a problem for each article's or page's address that was published and is not any more."""
    return [
        problem("address-lost", Place(path), address=f"/{path}")
        for path, known in portal.entries.outputs.items()
        if path not in portal.plan.slots and known.maker in {"template:article.html", "template:page.html"}
    ]


def _remember(portal: Prepared, decisions: Mapping[str, Decision], done: Mapping[str, Done]) -> None:
    """Let the ledger know what is published now."""
    now = portal.disk.now()
    outputs: dict[str, Published] = {}
    changed: list[str] = []
    for path in decisions:
        known, new = portal.entries.outputs.get(path), done.get(path)
        stat = portal.disk.stat(portal.options.output / path) if new and new.aside else portal.found.get(path)
        if stat is None:
            continue  # gone again since; the next build sees it
        settled = stat.settled(now)
        if new is not None:
            outputs[path] = Published(new.maker, new.fingerprint, new.digest, stat, settled, new.problems, new.fields)
            changed.append(path)
        elif known is not None:
            if known.stat != stat or known.settled != settled:
                outputs[path] = msgspec.structs.replace(known, stat=stat, settled=settled)
                changed.append(path)
            else:
                outputs[path] = known
    reading = portal.reading
    same = len(outputs) == len(portal.entries.outputs) and len(reading.remember) == len(portal.entries.sources)
    if changed or reading.learned or not same:
        portal.ledger.save(portal.entries, reading.remember, reading.learned, outputs, changed)

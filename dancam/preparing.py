"""Everything that is decided before the first output is rendered: what was read, what is new, what must be planned."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from dancam.arranging import Arrangement, arrange
from dancam.checks import settings_problems
from dancam.config import Config
from dancam.decisions import Condition, Published
from dancam.disk import Disk
from dancam.frontmatter import digest
from dancam.ledger import Ledger
from dancam.listing import Difference, difference
from dancam.model import Asset, Source
from dancam.plan import Plan
from dancam.problems import Problem, Refusal
from dancam.reading import Folders, Memory, Reader, Reading, Remembered, Whereabouts, theme_folder
from dancam.render import Press, program_digest
from dancam.scope import Known, Scope, concerned_by_outputs, plan_all, plan_some, scope_of
from dancam.views.presenter import Presenter

STATE = ".dancam"
OUTPUT = "output"
"""Name of the listing of the output folder."""
_encode = msgspec.msgpack.Encoder().encode


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
class Prepared:
    """A portal read, arranged and planned, with what the ledger knows of it."""

    options: Options
    disk: Disk
    ledger: Ledger
    reading: Reading
    found: Arrangement
    plan: Plan
    scope: Scope
    press: Press
    folder: Difference
    """How the output folder differs from its listing."""
    disturbed: dict[str, Condition]
    """Outputs that were published and are not found so."""
    believed: bool
    """Whether the ledger knows what was read: it was written by this very program."""
    afresh: bool
    """Whether all sources were arranged anew."""
    planned_all: bool
    """Whether all outputs were planned."""
    program: str
    """Digest of the program."""
    arranged: str
    """Digest of all that the arrangement depends on besides the sources and the moment."""
    planned: str
    """Digest of all that every page depends on."""

    def standing(self) -> dict[str, str]:
        """Return the owner of each output that was published by somebody who is planned now, by path."""
        if self.planned_all:
            return self.ledger.all_outputs()
        return {path: owner for owner in self.plan.owners for path in self.ledger.outputs_of(owner)}

    def condition(self, path: str, known: Published) -> Condition:
        """Return how the file of an output is found."""
        found = self.disturbed.get(path)
        if found is None or found is Condition.MISSING:
            return found or Condition.AS_PUBLISHED
        return condition(self.disk, self.options.output / path, known)

    def problems(self) -> dict[str, list[Problem]]:
        """Return the problems of everything but the rendering, by whose they are."""
        known = self.ledger.problems() if self.believed else {}
        if self.afresh:
            known = {owner: each for owner, each in known.items() if owner.startswith("read ")}
        elif self.planned_all:
            known = {owner: each for owner, each in known.items() if not owner.startswith("plan ")}
        return {**known, **self.new_problems(), "": [*self.reading.lasting, *settings_problems(self.found.site)]}

    def new_problems(self) -> dict[str, list[Problem]]:
        """Return the problems of everything that was looked at now, by whose they are; none for what is gone."""
        gone = {f"read {path}": list[Problem]() for path, each in self.reading.remember.items() if each is None}
        read = {f"read {path}": each for path, each in self.reading.problems.items()}
        plan = {f"plan {owner}": each for owner, each in self.plan.problems.items()}
        return {**gone, **read, **self.found.problems, **plan}


class _Nothing(Memory):
    """The memory of a first build."""

    def listing(self, root: str) -> Mapping[str, bytes]:  # noqa: ARG002 - it has none
        return {}

    def file(self, path: str) -> Remembered | None:  # noqa: ARG002 - it has none
        return None

    def below(self, folder: str) -> Mapping[str, Remembered]:  # noqa: ARG002 - it has none
        return {}

    def raw_paths(self) -> Mapping[str, str]:
        return {}


def condition(disk: Disk, file: Path, known: Published) -> Condition:
    """Return how the file of an output is found, by its bytes."""
    try:
        same = digest(disk.read(file)) == known.digest
    except FileNotFoundError:
        return Condition.MISSING
    except OSError:
        return Condition.ALTERED
    return Condition.AS_PUBLISHED if same else Condition.ALTERED


def prepare(options: Options, disk: Disk, *, whole: bool = False, distrust: bool = False) -> Prepared:
    """Read, arrange and plan a portal.

    Args:
        options: What to build, and where.
        disk: The file system.
        whole: Whether all outputs are planned, also those that surely are as they were.
        distrust: Whether the ledger is not used.

    Raises:
        Refusal: There is no site.yml that can be used.
        Unusable: The ledger is corrupt.
    """
    program = program_digest()
    ledger = Ledger(ledger_path(options))
    if distrust:
        ledger.forget()
    state = ledger.state
    believed = state is not None and state.program == program
    reading = Reader(Folders(options.site, theme_folder()), disk, ledger if believed else _Nothing()).read()
    config = _settings(reading, options)
    arranged = _digest([config, options.drafts])
    little = believed and state is not None and state.arranged == arranged and state.now <= options.now
    sources: Mapping[str, Source | None] = reading.sources
    assets: Mapping[str, Asset | None] = reading.assets
    if little:
        due = {path: ledger.source(path) for path in ledger.due(options.now)}
        sources = {**due, **sources}
    elif believed:
        sources = {**ledger.sources(), **sources}
        assets = {**ledger.assets_below("content"), **ledger.assets_below("static"), **assets}
    found = arrange(config, sources, assets, options.now, drafts=options.drafts, before=ledger if little else None)
    return _planned(
        Prepared(
            options=options,
            disk=disk,
            ledger=ledger,
            reading=reading,
            found=found,
            plan=Plan(),
            scope=scope_of(found),
            press=Press(
                disk,
                Whereabouts(options.site, reading.odd),
                reading.templates,
                program,
                options.site / STATE if options.publish else None,
            ),
            folder=difference(disk.scan(options.output, hidden=True).files, ledger.listing(OUTPUT)),
            disturbed={},
            believed=believed,
            afresh=not little,
            planned_all=whole or not little,
            program=program,
            arranged=arranged,
            planned="",
        )
    )


def ledger_path(options: Options) -> Path:
    """Return where the ledger of an output folder lies: one for each, found again when the portal is moved as a whole."""
    try:
        target = options.output.resolve().relative_to(options.site.resolve()).as_posix()
    except ValueError:
        target = options.output.resolve().as_posix()
    name = "ledger" if target == "public" else f"ledger-{digest(target.encode())[:8]}"
    return options.site / STATE / f"{name}.db"


def _settings(reading: Reading, options: Options) -> Config:
    if reading.config is None:
        raise Refusal(*(each for found in reading.problems.values() for each in found), *reading.lasting)
    if options.base_url:
        known = reading.config
        return msgspec.structs.replace(known, base_url=options.base_url.rstrip("/"), public_url=known.base_url)
    return reading.config


def _digest(value: object) -> str:
    return hashlib.blake2b(_encode(value), digest_size=16).hexdigest()


def _planned(portal: Prepared) -> Prepared:
    """Return the portal with its outputs planned: those that may be different, or all."""
    site, ledger, reading = portal.found.site, portal.ledger, portal.reading
    known = Known(ledger)
    presenter = Presenter(site, known)
    frames = [presenter.frame(category) for category in (None, *site.categories.values())]
    templates = sorted((each.path, each.digest) for each in reading.templates.values())
    portal.planned = _digest([portal.program, portal.arranged, frames, templates])
    if ledger.state is None or ledger.state.planned != portal.planned:
        portal.planned_all = True
    _look_at_folder(portal)
    if not portal.planned_all:
        planner = plan_some(portal.found, presenter, ledger, portal.scope, reading.assets)
        if planner is not None:
            known.plan = portal.plan = planner.plan
            changed = set(portal.standing()) ^ set(planner.plan.slots)
            for article in concerned_by_outputs(portal.found, planner.plan, changed):
                planner.article(article)
            for page in site.pages if changed else ():
                planner.page(page)
            planner.plan.settled -= portal.disturbed.keys()
            return portal
        portal.planned_all = True  # two outputs want one address: whose it is can only be told from all
    portal.plan = plan_all(portal.found, presenter, None if portal.afresh else ledger, portal.scope)
    known.plan = portal.plan
    return portal


def _look_at_folder(portal: Prepared) -> None:
    """Find the outputs that are not as they were published, and have their owners planned."""
    state, ledger, scope = portal.ledger.state, portal.ledger, portal.scope
    if state is not None and 0 < state.news_due < portal.options.now.timestamp():
        scope.owners.add("sitemap news")
    for path in portal.folder.gone:
        portal.disturbed[path] = Condition.MISSING
    for path in portal.folder.changed:
        known = ledger.output(path)
        if known is None:
            continue
        found = condition(portal.disk, portal.options.output / path, known)
        if found is not Condition.AS_PUBLISHED:
            portal.disturbed[path] = found
    for path in portal.disturbed:
        owner = ledger.owner(path)
        if owner is not None:
            scope.add(owner, portal.found.site)

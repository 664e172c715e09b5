"""All stages before rendering: arranges what was read, and plans what must be rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from dancam.content.reader import Reading, Whereabouts
from dancam.content.source import Asset, Source
from dancam.pipeline.ledger import Ledger
from dancam.pipeline.ledger_entries import ProblemKey, Stage
from dancam.pipeline.options import STATE, Options
from dancam.pipeline.read import Opened
from dancam.plan.decisions import Condition
from dancam.plan.outputs import OutputPaths, Plan
from dancam.plan.owners import Owner, OwnerKind
from dancam.plan.scope import Scope, plan_all, plan_some, scope_of
from dancam.problems import Problem
from dancam.records import digest_of
from dancam.render.press import Press
from dancam.site.arrange import arrange
from dancam.site.changes import Arrangement
from dancam.site.checks import settings_problems
from dancam.system.disk import Disk
from dancam.system.processes import default_jobs, in_background
from dancam.system.scan import FolderChanges
from dancam.views.frames import Frames
from dancam.views.head import fonts_of
from dancam.views.presenter import Presenter


class Prepared(msgspec.Struct, frozen=True):
    """A portal that was read, arranged and planned, with the ledger of the last build."""

    opened: Opened
    """The portal as it was read."""
    arrangement: Arrangement
    """The portal, and what is new in it."""
    scope: Scope
    """What had to be planned."""
    plan: Plan
    """The outputs that may have changed, or all."""
    planned: str
    """Digest of everything that all pages depend on."""
    damaged: Mapping[str, Condition]
    """Outputs whose files are missing or altered."""
    presenter: Presenter
    """Makes the views of the plan."""
    press: Press
    """Makes the bytes of the views."""

    @property
    def from_scratch(self) -> bool:
        """Whether all sources were arranged, without an earlier portal."""
        return self.arrangement.from_scratch

    @property
    def options(self) -> Options:
        """What to build, and where."""
        return self.opened.options

    @property
    def disk(self) -> Disk:
        """The file system."""
        return self.opened.disk

    @property
    def ledger(self) -> Ledger:
        """The ledger of the last build."""
        return self.opened.ledger

    @property
    def reading(self) -> Reading:
        """What was read."""
        return self.opened.reading

    @property
    def folder(self) -> FolderChanges:
        """How the output folder differs from what was published."""
        return self.opened.folder

    def owners_before(self) -> dict[str, Owner]:
        """Return the earlier owner of each output whose earlier owner is planned now, by path."""
        if self.plan.is_whole:
            return self.ledger.all_outputs()
        return {path: owner for owner in self.plan.owners for path in self.ledger.outputs_of(owner)}

    def condition(self, path: str) -> Condition:
        """Return the state of an output's file."""
        return self.damaged.get(path, Condition.AS_PUBLISHED)

    def problems(self) -> dict[ProblemKey, list[Problem]]:
        """Return the problems of all stages before rendering, by stage and key."""
        earlier = self.ledger.problems() if self.opened.trusted else {}
        if self.from_scratch:
            earlier = {key: each for key, each in earlier.items() if key.stage is Stage.READ}
        elif self.plan.is_whole:
            earlier = {key: each for key, each in earlier.items() if key.stage is not Stage.PLAN}
        for path in self.reading.outdated():
            earlier.pop(ProblemKey(Stage.READ, path), None)
        return {**earlier, **self.new_problems()}

    def new_problems(self) -> dict[ProblemKey, list[Problem]]:
        """Return the problems of everything that this build processed, by stage and key.

        A key without problems now has an empty list; where everything was processed, it is left out.
        """
        read, plan = self.reading.problems, self.plan.problems
        paths = read if self.from_scratch else self.reading.outdated()
        owners = set(map(str, self.plan.owners))
        if self.plan.is_whole:
            before = () if self.from_scratch else self.ledger.problems()
            owners = {*map(str, plan), *(each.key for each in before if each.stage is Stage.PLAN)}
        planned = {str(owner): each for owner, each in plan.items()}
        return {
            **{ProblemKey(Stage.READ, path): read.get(path, []) for path in paths},
            **{ProblemKey(Stage.PLAN, owner): planned.get(owner, []) for owner in owners},
            **{ProblemKey(Stage.ARRANGE, key): each for key, each in self.arrangement.problems.items()},
            ProblemKey(Stage.SETTINGS): settings_problems(self.arrangement.site),
        }


def prepare(opened: Opened, *, whole: bool = False, on_demand: bool = False) -> Prepared:
    """Arrange and plan a portal.

    Args:
        opened: The portal as it was read.
        whole: Whether all outputs are planned, including those that are certainly unchanged.
        on_demand: Whether outputs are rendered only on request: then a change that concerns every page, such as of a
            template, does not mean that all outputs are planned.

    Raises:
        Unusable: The ledger is corrupt.
    """
    options, ledger, reading = opened.options, opened.ledger, opened.reading
    state = options.site / STATE if options.publish or on_demand else None
    press = Press(opened.disk, Whereabouts(options.site, reading.odd), reading.templates, opened.program, state)
    # Without an earlier build to start from, templates are compiled while articles are arranged.
    ahead = not opened.is_arranged and options.publish
    compiled = in_background(press.compile_all, options.jobs or default_jobs()) if ahead else bytes
    arrangement = _arranged(opened)
    damaged = _damaged(opened.folder)
    scope = scope_of(arrangement, _owners_to_plan(opened, damaged))
    frames = Frames(arrangement.site)
    planned = _digest_of_every_page(opened, frames)
    is_planned_alike = ledger.state is not None and ledger.state.planned == planned and opened.is_compressed_alike
    every_page = ledger.state is None or not (is_planned_alike or on_demand)
    plan = None
    if not (whole or arrangement.from_scratch or every_page):
        plan = plan_some(arrangement, ledger, scope, reading.assets, damaged)
    if plan is None:  # or whose an address is, which two outputs want, can only be said of all
        plan = plan_all(arrangement, None if arrangement.from_scratch else ledger, scope)
    presenter = Presenter(frames, OutputPaths(plan, ledger))
    compiled()
    return Prepared(opened, arrangement, scope, plan, planned, damaged, presenter, press)


def _arranged(opened: Opened) -> Arrangement:
    """Return the arranged portal: the one in the ledger with what is new, or all sources where it has none."""
    options, ledger, reading = opened.options, opened.ledger, opened.reading
    sources: Mapping[str, Source | None] = reading.sources
    assets: Mapping[str, Asset | None] = reading.assets
    if opened.is_arranged:
        due = {path: ledger.source(path) for path in ledger.due(options.now)}
        sources = {**due, **sources}
    elif opened.trusted:
        sources = {**ledger.sources(), **sources}
        assets = {**ledger.assets_below("content"), **ledger.assets_below("static"), **assets}
    before = ledger if opened.is_arranged else None
    return arrange(opened.config, sources, assets, options.now, drafts=options.drafts, before=before)


def _damaged(folder: FolderChanges) -> dict[str, Condition]:
    """Return the outputs whose files are missing or altered."""
    missing = dict.fromkeys(folder.difference.removed, Condition.MISSING)
    return missing | dict.fromkeys(folder.altered, Condition.ALTERED)


def _owners_to_plan(opened: Opened, damaged: Iterable[str]) -> Iterator[Owner]:
    """Yield the owners that must be planned even if nothing is new in the portal."""
    if opened.news_are_due:
        yield Owner(OwnerKind.SITEMAP_NEWS)
    yield from filter(None, map(opened.ledger.owner, damaged))


def _digest_of_every_page(opened: Opened, frames: Frames) -> str:
    """Return the digest of everything that all pages depend on: settings, frames, makers."""
    site = frames.site
    banners = [frames.pictures.banner(each.banner) for each in site.subsites.values()]  # on the home page
    templates = sorted((each.path, each.digest) for each in opened.reading.templates.values())
    return digest_of([opened.program, opened.arranged, frames.all(), banners, templates, fonts_of(site)])

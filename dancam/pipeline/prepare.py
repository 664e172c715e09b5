"""Everything that is decided before the first output is rendered: what is new, and what must be planned for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from dancam.content.reader import Reading, Whereabouts
from dancam.content.source import Asset, Source
from dancam.pipeline.ledger import Ledger
from dancam.pipeline.options import STATE, Options
from dancam.pipeline.read import Opened
from dancam.plan.decisions import Condition
from dancam.plan.outputs import Plan
from dancam.plan.scope import Known, Scope, concerned_by_outputs, plan_all, plan_some, scope_of
from dancam.problems import Problem
from dancam.records import digest_of
from dancam.render.press import Press
from dancam.site.arrange import arrange
from dancam.site.changes import Arrangement
from dancam.site.checks import settings_problems
from dancam.system.disk import Disk
from dancam.system.processes import beside, default_jobs
from dancam.system.scan import Seen
from dancam.views.presenter import Presenter


class Prepared(msgspec.Struct):
    """A portal read, arranged and planned, with what the ledger knows of it."""

    opened: Opened
    """What was found."""
    found: Arrangement
    plan: Plan
    scope: Scope
    press: Press
    disturbed: dict[str, Condition]
    """Outputs that were published and are not found so."""
    afresh: bool
    """Whether all sources were arranged anew."""
    planned_all: bool
    """Whether all outputs were planned."""
    planned: str
    """Digest of all that every page depends on."""
    presenter: Presenter
    """Makes what the views share."""

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
        """What the last build left."""
        return self.opened.ledger

    @property
    def reading(self) -> Reading:
        """What was read."""
        return self.opened.reading

    @property
    def folder(self) -> Seen:
        """How the output folder differs from what was published."""
        return self.opened.folder

    def standing(self) -> dict[str, str]:
        """Return the owner of each output that was published by somebody who is planned now, by path."""
        if self.planned_all:
            return self.ledger.all_outputs()
        return {path: owner for owner in self.plan.owners for path in self.ledger.outputs_of(owner)}

    def condition(self, path: str) -> Condition:
        """Return how the file of an output is found."""
        return self.disturbed.get(path, Condition.AS_PUBLISHED)

    def problems(self) -> dict[str, list[Problem]]:
        """Return the problems of everything but the rendering, by whose they are."""
        known = self.ledger.problems() if self.opened.believed else {}
        if self.afresh:
            known = {owner: each for owner, each in known.items() if owner.startswith("read ")}
        elif self.planned_all:
            known = {owner: each for owner, each in known.items() if not owner.startswith("plan ")}
        for path in self.reading.outdated():
            known.pop(f"read {path}", None)
        return {**known, **self.new_problems()}

    def new_problems(self) -> dict[str, list[Problem]]:
        """Return the problems of everything that was looked at now, by whose they are; none for what has none any more.

        Where all was looked at, only those who have some.
        """
        read, plan = self.reading.problems, self.plan.problems
        paths = read if self.afresh else self.reading.outdated()
        owners: Iterable[str] = self.plan.owners
        if self.planned_all:
            before = () if self.afresh else self.ledger.problems()
            owners = {*plan, *(each.removeprefix("plan ") for each in before if each.startswith("plan "))}
        return {
            **{f"read {path}": read.get(path, []) for path in paths},
            **{f"plan {owner}": plan.get(owner, []) for owner in owners},
            **self.found.problems,
            "settings": settings_problems(self.found.site),
        }


def prepare(opened: Opened, *, whole: bool = False, on_demand: bool = False) -> Prepared:
    """Arrange and plan a portal.

    Args:
        opened: What was found.
        whole: Whether all outputs are planned, also those that surely are as they were.
        on_demand: Whether outputs are only rendered when somebody asks for them: then those that look different, but
            are the same as ever, need not be planned now.

    Raises:
        Unusable: The ledger is corrupt.
    """
    options, disk, ledger, reading = opened.options, opened.disk, opened.ledger, opened.reading
    little = opened.is_arranged
    sources: Mapping[str, Source | None] = reading.sources
    assets: Mapping[str, Asset | None] = reading.assets
    if little:
        due = {path: ledger.source(path) for path in ledger.due(options.now)}
        sources = {**due, **sources}
    elif opened.believed:
        sources = {**ledger.sources(), **sources}
        assets = {**ledger.assets_below("content"), **ledger.assets_below("static"), **assets}
    whereabouts = Whereabouts(options.site, reading.odd)
    state = options.site / STATE if options.publish or on_demand else None
    press = Press(disk, whereabouts, reading.templates, opened.program, state)
    # Where nothing is left of an earlier build, templates are compiled while articles are arranged.
    ahead = not little and options.publish
    compiled = beside(press.compile_all, options.jobs or default_jobs()) if ahead else bytes
    before = ledger if little else None
    found = arrange(opened.config, sources, assets, options.now, drafts=options.drafts, before=before)
    known = Known(ledger)
    presenter = Presenter(found.site, known)
    portal = Prepared(
        opened=opened,
        found=found,
        plan=Plan(),
        scope=scope_of(found),
        press=press,
        disturbed={},
        afresh=not little,
        planned_all=whole or not little,
        planned="",
        presenter=presenter,
    )
    _plan(portal, known, on_demand=on_demand)
    compiled()
    return portal


def _plan(portal: Prepared, known: Known, *, on_demand: bool) -> None:
    """Plan the outputs: those that may be different, or all."""
    site, ledger, reading, presenter = portal.found.site, portal.ledger, portal.reading, portal.presenter
    frames = [presenter.frame(category) for category in (None, *site.categories.values())]
    banners = [presenter.banner(each.banner) for each in site.subsites.values()]  # on the home page
    templates = sorted((each.path, each.digest) for each in reading.templates.values())
    shown = [frames, banners, templates, presenter.heads.fonts]
    portal.planned = digest_of([portal.opened.program, portal.opened.arranged, *shown])
    if ledger.state is None or (ledger.state.planned != portal.planned and not on_demand):
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
            return
        portal.planned_all = True  # two outputs want one address: whose it is can only be told from all
    portal.plan = plan_all(portal.found, presenter, None if portal.afresh else ledger, portal.scope)
    known.plan = portal.plan


def _look_at_folder(portal: Prepared) -> None:
    """Find the outputs that are not as they were published, and have their owners planned."""
    ledger, scope = portal.ledger, portal.scope
    if portal.opened.news_are_due:
        scope.owners.add("sitemap news")
    portal.disturbed.update((path, Condition.MISSING) for path in portal.folder.difference.gone)
    portal.disturbed.update((path, Condition.ALTERED) for path in portal.folder.altered)
    for path in portal.disturbed:
        owner = ledger.owner(path)
        if owner is not None:
            scope.add(owner, portal.found.site)

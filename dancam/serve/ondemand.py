"""The portal as its sources are now, each output rendered when somebody asks for it: nothing waits for a whole build.

What is read, arranged and planned is kept in a ledger of its own, as a build keeps it; only nothing is rendered ahead
and nothing published. A mistake of severity error leaves the portal as it was before, until it is mended.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from dancam.authoring.proofread import notes_on
from dancam.content.config import Config
from dancam.content.reader import ChangedMeanwhile
from dancam.images.metadata import is_stripped
from dancam.pipeline.faults import faults_of
from dancam.pipeline.ledger import Unusable, begin_with
from dancam.pipeline.options import OUTPUT, Options, ledger_path
from dancam.pipeline.outcome import Outcome
from dancam.pipeline.prepare import Prepared, prepare
from dancam.pipeline.read import Opened, until_settled
from dancam.pipeline.remember import remember
from dancam.plan.decisions import Published, entry_of
from dancam.plan.fingerprints import Fingerprint, closure
from dancam.plan.outputs import Output, Slot
from dancam.plan.owners import Owner, OwnerKind, source_owner
from dancam.plan.planner import Planner
from dancam.problems import Problem, in_order
from dancam.render.makers import MAKERS
from dancam.render.workers import Done
from dancam.serve.live_disk import LiveDisk
from dancam.site.urls import asset_address
from dancam.views.files import CopyView, SizeView

# Pages whose last good bytes are kept, for as long as there is a mistake in what they are made of.
_KEPT = 100
# Sources that are rendered right after they were saved, to tell what is wrong with them.
_TRIED = 20
_TRIES = 3
_FULL = frozenset({"SQLITE_FULL", "SQLITE_IOERR_WRITE"})


class Shown(msgspec.Struct, frozen=True):
    """An output as it was rendered last."""

    data: bytes | Path
    """Its bytes, or the file that has them."""
    file: str = ""
    """The source that it comes from."""
    problems: tuple[Problem, ...] = ()
    """What was wrong on the way; where that is an error, the bytes are older ones, or there are none."""


class News(msgspec.Struct):
    """What a look at the sources has found."""

    changed: list[str] = []
    """Files that changed, by path below the site's folder."""
    files: list[str] = []
    """Addresses of pictures and other copied files among them."""
    problems: list[Problem] = []
    """Everything that is wrong now, but for what only rendering shows."""
    is_blocked: bool = False
    """Whether an error among them leaves the portal as it was."""


class OnDemand:
    """One portal; for one thread."""

    def __init__(self, options: Options, disk: LiveDisk) -> None:
        """Take what to show, and a file system that is told what changes.

        Nothing is published, whatever the options say. Only the first look may take several processes: after it there
        are threads, and a process that has some must not fork.
        """
        self.options = msgspec.structs.replace(options, publish=False, strict=False)
        public = msgspec.structs.replace(options, output=options.site / "public")
        begin_with(ledger_path(self.options), ledger_path(public), OUTPUT)
        self._disk = disk
        self._portal: Prepared | None = None
        self._waiting: Prepared | None = None
        self._planner: Planner | None = None
        self._shown: dict[str, Shown] = {}
        self._distrust = False
        self.news = News()
        """What the last look has found."""
        self.due: datetime | None = None
        """When the clock changes the portal next, if no file does before; known once it is settled."""

    # Looking

    def look(self, now: datetime) -> News:
        """Look at what changed in the sources; from now on the portal is as they are, unless there is an error."""
        self.options = msgspec.structs.replace(self.options, now=now)
        self.news = News()
        troubles = faults_of(self.options, self.settle)
        faults = faults_of(self.options, self._look)
        self.news.problems += [*troubles, *faults]
        self.news.is_blocked = self.news.is_blocked or bool(faults)
        self.options = msgspec.structs.replace(self.options, jobs=1)
        self.news.problems = in_order(self.news.problems)
        return self.news

    def _look(self) -> None:
        until_settled(self.options, self._disk, self._take, distrust=self._distrust)
        self._distrust = False

    def _take(self, opened: Opened) -> None:
        try:
            portal = prepare(opened, on_demand=True)
        except BaseException:
            opened.ledger.close()
            raise
        self._note(portal)
        if self.news.is_blocked:
            opened.ledger.close()
            return
        self.close()
        self._portal = self._waiting = portal
        self._planner = Planner(portal.arrangement.site)

    def _note(self, portal: Prepared) -> None:
        reading, news = portal.reading, self.news
        news.problems = [*reading.lasting, *(each for found in portal.problems().values() for each in found)]
        news.changed = sorted(reading.remember)
        news.files = [asset_address(path) for path in reading.assets]
        news.is_blocked = any(each.is_error for each in news.problems)
        if not news.is_blocked and not portal.from_scratch:
            news.problems += Outcome(portal, portal.owners_before(), {}).lost_addresses()

    def settle(self) -> None:
        """Write down what the last look has found; it may wait until nobody asks for anything."""
        portal, self._waiting = self._waiting, None
        if portal is None:
            return
        try:
            self._write(portal)
            self.due = portal.ledger.next_due(self.options.now)
        except (Unusable, sqlite3.DatabaseError) as error:
            self._distrust = True  # it is gone, or garbage
            if getattr(error, "sqlite_errorname", "") in _FULL:
                raise

    def _write(self, portal: Prepared) -> None:
        before = portal.owners_before()
        slots = portal.plan.slots.items()
        new = {path: _planned(path, slot) for path, slot in slots if portal.from_scratch or path not in before}
        remember(Outcome(portal, before, new))

    def size(self) -> tuple[int, int]:
        """Return how many articles and how many pages there are."""
        site = self._portal.arrangement.site if self._portal is not None else None
        return (len(site.articles), len(site.pages)) if site is not None else (0, 0)

    def config(self) -> Config:
        """Return the settings; the usual ones where none could be read yet."""
        return self._portal.arrangement.site.config if self._portal is not None else Config()

    def close(self) -> None:
        """Let go of the ledger."""
        if self._portal is not None:
            self._portal.ledger.close()
        self._portal = None

    # Showing

    def has(self, path: str) -> bool:
        """Whether something lies at a path of the output."""
        return self._slot(path) is not None

    def show(self, path: str) -> Shown | None:
        """Return the output at a path as the sources are now; None where there is none."""
        for _ in range(_TRIES):
            try:
                return self._render(path)
            except ChangedMeanwhile as changed:  # saved a moment ago, and nobody has told yet
                if self._portal is not None:
                    self._disk.tell([Path(self._portal.press.real[changed.path])])
                self.look(self.options.now)
                if self.news.is_blocked:
                    break
            except Unusable:
                self._begin_again()
        return self._shown.get(path) or (Shown(b"") if self._portal is None or self._slot(path) else None)

    def _slot(self, path: str) -> Slot | None:
        portal, planner = self._portal, self._planner
        if portal is None or planner is None:
            return None
        if path in portal.plan.slots or portal.plan.is_whole:
            return portal.plan.slots.get(path)
        if path not in planner.plan.slots:
            try:
                owner = portal.ledger.owner(path)
                if owner is None or owner in portal.plan.owners or owner in planner.plan.owners:
                    return None
                planner.plan_for(owner)
            except Unusable:
                self._begin_again()
                return self._slot(path)
        return planner.plan.slots.get(path)

    def _begin_again(self) -> None:
        """Read everything anew: somebody was at the ledger."""
        self.close()
        self._waiting, self._distrust = None, True
        self.look(self.options.now)

    def _render(self, path: str) -> Shown | None:
        slot = self._slot(path)
        if slot is None or self._portal is None:
            return Shown(b"") if self._portal is None else None
        press, view = self._portal.press, slot.view(self._portal.presenter)
        if isinstance(view, CopyView) and not (view.path.startswith("content/") and is_stripped(view.path)):
            return Shown(Path(press.real[view.path]))
        if isinstance(view, SizeView) and path in self._shown:  # what has its name has its bytes
            return self._shown[path]
        press.ready([slot.maker])
        rendered = press.render(Output(path, slot.maker, view), slot.place)
        data: bytes | Path = rendered.data
        if any(each.is_error for each in rendered.problems):
            data = self._shown[path].data if path in self._shown else b""
        shown = Shown(data, slot.place.file, rendered.problems)
        self._shown.pop(path, None)
        self._shown[path] = shown
        if len(self._shown) > _KEPT:
            del self._shown[next(iter(self._shown))]
        return shown

    def problems_of(self, path: str) -> list[Problem]:
        """Return what is wrong with an output's source and templates, and all that keeps the portal from following."""
        shown = self._shown.get(path, Shown(b""))
        told = self.news.problems
        grave = [each for each in told if each.is_error]
        slot = self._slot(path)
        file = shown.file or (slot.place.file if slot is not None else "")
        own = [each for each in told if each.place.file == file]
        return in_order([*grave, *own, *shown.problems, *self._remarks(file)])

    def _remarks(self, file: str) -> tuple[Problem, ...]:
        """Return what a colleague would say of a source."""
        if not file.endswith(".md"):
            return ()
        try:
            data = self._disk.read(self.options.site / file)
        except OSError:
            return ()
        return notes_on(file.removeprefix("content/"), data).remarks

    # Trying

    def to_try(self) -> Iterator[str]:
        """Yield outputs that show what is wrong with what has just changed.

        Of each source that changed its own page; for each template that did one page that is made with it.
        """
        portal, planner = self._portal, self._planner
        if portal is None or planner is None or self.news.is_blocked:
            return
        sources = [path.removeprefix("content/") for path in self.news.changed if path.endswith(".md")]
        for source in sources[:_TRIED] if not portal.from_scratch else ():
            planner.plan_for(source_owner(source))
            yield from (path for path, slot in self._slots() if slot.owner == source_owner(source))
        names = {path.removeprefix("templates/") for path in self.news.changed if path.startswith("templates/")}
        if not names:
            return
        for owner in _samples(portal):
            planner.plan_for(owner)
        tried: set[str] = set()
        for path, slot in self._slots():
            template = MAKERS[slot.maker].template
            if template and template not in tried:
                tried.add(template)
                if names & {part.path for part in closure(template, portal.reading.templates)}:
                    yield path

    def _slots(self) -> list[tuple[str, Slot]]:
        """Return all outputs that were planned so far; those that were planned for a trial first."""
        planned = self._planner.plan.slots if self._planner is not None else {}
        others = self._portal.plan.slots if self._portal is not None else {}
        return list({**planned, **others}.items())


def _planned(path: str, slot: Slot) -> Done:
    """Return what is to remember of an output that nobody has asked for yet."""
    published = Published(maker=slot.maker, fingerprint=Fingerprint("", "", ""), digest="", place=slot.place)
    return Done(path, "", entry_of(published), "", ())


def _samples(portal: Prepared) -> Iterator[Owner]:
    """Yield owners whose outputs are of all kinds."""
    site = portal.arrangement.site
    yield from (source_owner(article.path) for article in site.articles[-1:])
    yield from (source_owner(page.path) for page in site.pages[:1])
    one_of_a_kind = (OwnerKind.HOME, OwnerKind.NOT_FOUND, OwnerKind.ARCHIVE, OwnerKind.TAGS, OwnerKind.SITE_MAP)
    yield from map(Owner, one_of_a_kind)
    yield from (Owner(OwnerKind.CATEGORY, key) for key in site.categories)

"""The portal as its sources are now, with each output rendered on demand, so that nothing waits for a whole build.

What is read, arranged and planned is kept in a ledger of its own, as in a build; but nothing is rendered in advance and
nothing published. A problem of severity error leaves the portal in its previous state until it is corrected.
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
from dancam.images.metadata import HEAD, is_stripped
from dancam.pipeline.faults import faults_of
from dancam.pipeline.ledger import begin_with
from dancam.pipeline.ledger_entries import Unusable
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

# How many outputs are kept as last rendered, to be shown while a page has an error.
_KEPT = 100
# How many saved sources are rendered right away, to report their problems.
_MOST_TRIED = 20
# How often rendering is tried while the source keeps changing.
_ATTEMPTS = 3
_PAGES = frozenset({"template:article.html", "template:page.html", "template:withdrawn.html"})
_FULL = frozenset({"SQLITE_FULL", "SQLITE_IOERR_WRITE"})


class Shown(msgspec.Struct, frozen=True):
    """An output as last rendered."""

    data: bytes | Path
    """Its bytes, or the file that holds them."""
    file: str = ""
    """The source it is made from."""
    problems: tuple[Problem, ...] = ()
    """Problems in rendering it; with an error among them, the bytes are the previous ones, or empty."""


class News(msgspec.Struct):
    """The result of a refresh."""

    changed: list[str] = []
    """Files that changed, by path below the site's folder."""
    files: list[str] = []
    """Addresses of pictures and other copied files among them."""
    problems: list[Problem] = []
    """All problems except those that only rendering shows."""
    is_blocked: bool = False
    """Whether an error among them leaves the portal in its previous state."""


class OnDemand:
    """One portal, to be used by one thread."""

    def __init__(self, options: Options, disk: LiveDisk) -> None:
        """Take the portal to show, and a disk to which changes are reported.

        Nothing is published, whatever the options say. Only the first refresh may use several processes: later there
        are threads, and a process with threads must not fork.
        """
        self.options = msgspec.structs.replace(options, publish=False, strict=False, compress=False)
        public = msgspec.structs.replace(options, output=options.site / "public")
        begin_with(ledger_path(self.options), ledger_path(public), OUTPUT)
        self._disk = disk
        self._portal: Prepared | None = None
        self._unsaved: Prepared | None = None
        self._planner: Planner | None = None
        self._shown: dict[str, Shown] = {}
        self._distrust = False
        self.news = News()
        """The result of the last refresh."""
        self.due: datetime | None = None
        """When the clock changes the portal next, if no file changes before; set by `save`."""

    # Refreshing

    def refresh(self, now: datetime) -> News:
        """Read what changed in the sources, and bring the portal up to date unless there is an error."""
        self.options = msgspec.structs.replace(self.options, now=now)
        self.news = News()
        faults_of_saving = faults_of(self.options, self.save)
        faults = faults_of(self.options, self._refresh)
        self.news.problems += [*faults_of_saving, *faults]
        self.news.is_blocked = self.news.is_blocked or bool(faults)
        self.options = msgspec.structs.replace(self.options, jobs=1)
        self.news.problems = in_order(self.news.problems)
        return self.news

    def _refresh(self) -> None:
        until_settled(self.options, self._disk, self._accept, distrust=self._distrust)
        self._distrust = False

    def _accept(self, opened: Opened) -> None:
        try:
            portal = prepare(opened, on_demand=True)
        except BaseException:
            opened.ledger.close()
            raise
        self._fill_news(portal)
        if self.news.is_blocked:
            opened.ledger.close()
            return
        self.close()
        self._portal = self._unsaved = portal
        self._planner = Planner(portal.arrangement.site)

    def _fill_news(self, portal: Prepared) -> None:
        reading, news = portal.reading, self.news
        news.problems = [*reading.lasting, *(each for several in portal.problems().values() for each in several)]
        news.changed = sorted(reading.remember)
        news.files = [asset_address(path) for path in reading.assets]
        news.is_blocked = any(each.is_error for each in news.problems)
        if not news.is_blocked and not portal.from_scratch:
            news.problems += Outcome(portal, portal.owners_before(), {}).lost_addresses()

    def save(self) -> None:
        """Write the result of the last refresh to the ledger; this can wait until there are no requests."""
        portal, self._unsaved = self._unsaved, None
        if portal is None:
            return
        try:
            self._write(portal)
            self.due = portal.ledger.next_due(self.options.now)
        except (Unusable, sqlite3.DatabaseError) as error:
            self._distrust = True  # it was removed, or is damaged
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
        """Return the settings; the defaults if none could be read yet."""
        return self._portal.arrangement.site.config if self._portal is not None else Config()

    def close(self) -> None:
        """Close the ledger."""
        if self._portal is not None:
            self._portal.ledger.close()
        self._portal = None

    # Showing

    def has(self, path: str) -> bool:
        """Whether there is an output at a path."""
        return self._slot(path) is not None

    def page_of(self, source: str) -> str:
        """Return the path of the page of a source; empty if it has none.

        Args:
            source: Path of the source below `content/`.
        """
        if self._planner is None:
            return ""
        owner = source_owner(source)
        if self._portal is None or not self._portal.plan.is_whole:
            self._planner.plan_for(owner)
        pages = (path for path, slot in self._slots() if slot.owner == owner and slot.maker in _PAGES)
        return next(pages, "")

    def show(self, path: str) -> Shown | None:
        """Return the output at a path, made from the sources as they are now; None if there is none."""
        for _ in range(_ATTEMPTS):
            try:
                return self._render(path)
            except ChangedMeanwhile as changed:  # saved a moment ago, and not reported yet
                if self._portal is not None:
                    self._disk.mark_changed([Path(self._portal.press.real[changed.path])])
                self.refresh(self.options.now)
                if self.news.is_blocked:
                    break
            except Unusable:
                self._start_over()
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
                self._start_over()
                return self._slot(path)
        return planner.plan.slots.get(path)

    def _start_over(self) -> None:
        """Read everything again, because the ledger was damaged from outside."""
        self.close()
        self._unsaved, self._distrust = None, True
        self.refresh(self.options.now)

    def _render(self, path: str) -> Shown | None:
        slot = self._slot(path)
        if slot is None or self._portal is None:
            return Shown(b"") if self._portal is None else None
        press, view = self._portal.press, slot.view(self._portal.presenter)
        if isinstance(view, CopyView):
            original = Path(press.real[view.path])
            if not (view.path.startswith("content/") and is_stripped(view.path, _head(original))):
                return Shown(original)  # it may be large: it is sent from the disk
        if isinstance(view, SizeView) and path in self._shown:  # its name contains the digest of its bytes
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
        """Return the problems of an output's source and templates, and all errors that block the portal."""
        shown = self._shown.get(path, Shown(b""))
        problems = self.news.problems
        errors = [each for each in problems if each.is_error]
        slot = self._slot(path)
        file = shown.file or (slot.place.file if slot is not None else "")
        own = [each for each in problems if each.place.file == file]
        return in_order([*errors, *own, *shown.problems, *self._remarks(file)])

    def _remarks(self, file: str) -> tuple[Problem, ...]:
        """Return the remarks of proofreading on a source."""
        if not file.endswith(".md"):
            return ()
        try:
            data = self._disk.read(self.options.site / file)
        except OSError:
            return ()
        return notes_on(file.removeprefix("content/"), data).remarks

    # Trial outputs

    def outputs_to_try(self) -> Iterator[str]:
        """Yield the paths of outputs whose rendering shows the problems of what has just changed.

        For each changed source these are its own outputs; for changed templates, one output of each affected template.
        """
        portal, planner = self._portal, self._planner
        if portal is None or planner is None or self.news.is_blocked:
            return
        sources = [path.removeprefix("content/") for path in self.news.changed if path.endswith(".md")]
        for source in sources[:_MOST_TRIED] if not portal.from_scratch else ():
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
        """Return all outputs planned so far, those planned for a trial first."""
        planned = self._planner.plan.slots if self._planner is not None else {}
        others = self._portal.plan.slots if self._portal is not None else {}
        return list({**planned, **others}.items())


def _planned(path: str, slot: Slot) -> Done:
    """Return the ledger entry of an output that was not requested yet."""
    published = Published(maker=slot.maker, fingerprint=Fingerprint("", "", ""), digest="", place=slot.place)
    return Done(path, "", entry_of(published), "", ())


def _samples(portal: Prepared) -> Iterator[Owner]:
    """Yield owners whose outputs cover all kinds of page."""
    site = portal.arrangement.site
    yield from (source_owner(article.path) for article in site.articles[-1:])
    yield from (source_owner(page.path) for page in site.pages[:1])
    one_of_a_kind = (OwnerKind.HOME, OwnerKind.NOT_FOUND, OwnerKind.ARCHIVE, OwnerKind.TAGS, OwnerKind.SITE_MAP)
    yield from map(Owner, one_of_a_kind)
    yield from (Owner(OwnerKind.CATEGORY, key) for key in site.categories)


def _head(file: Path) -> bytes:
    """Return the first bytes of a file; none where it cannot be read, which is reported when it is sent."""
    try:
        with file.open("rb") as opened:
            return opened.read(HEAD)
    except OSError:
        return b""

"""What a build that was published leaves in the ledger: as much as is new."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dancam.content.config import FILE
from dancam.content.reader import RememberedFile
from dancam.pipeline.ledger_entries import OutputEntry, State
from dancam.pipeline.options import OUTPUT
from dancam.pipeline.outcome import Outcome
from dancam.pipeline.prepare import Prepared
from dancam.pipeline.publish import MARKER, Publishing
from dancam.plan.decisions import entry_of
from dancam.plan.owners import Owner, OwnerKind
from dancam.render.workers import Done
from dancam.site.article import Month
from dancam.site.shelves import Shelf
from dancam.system.listing import Piece, piece_of
from dancam.views.sitemaps import NEWS_AGE, news


def remember(outcome: Outcome, publishing: Publishing | None = None) -> None:
    """Let the ledger know what is published.

    It waits for the publishing as late as it can: what it writes takes a while in a first build, and the files get into
    their places meanwhile. Only the listing of the output folder must see them there, and if they do not get there,
    nothing is remembered.

    Args:
        outcome: The portal, and what was rendered of it.
        publishing: The files on their way; None where nothing is published.

    Raises:
        OSError: They did not get there.
    """
    portal, done, gone = outcome.portal, outcome.done, outcome.gone
    arrangement, last = portal.arrangement, portal.ledger.state
    state = _state(outcome)
    listings: dict[str, dict[str, bytes | None]] = {}
    if last is not None:  # what the ledger holds cannot be read any more once it is written afresh
        _wait(publishing)
        listings = _listings(outcome)
        is_new = listings or gone or done or portal.afresh or arrangement.names or portal.reading.remember
        if not is_new and state == msgspec.structs.replace(last, now=state.now):
            return
    slots = portal.plan.slots
    kept = _kept(portal, done) if portal.afresh else {}
    rendered = {
        path: OutputEntry(slots[path].owner, each.digest, each.entry, each.problems) for path, each in done.items()
    }
    handed = {
        path: slots[path].owner
        for path, owner in outcome.before.items()
        if path in slots and path not in done and slots[path].owner != owner
    }
    files, shelves = _files(portal), _shelves(portal)
    problems = portal.problems() if portal.afresh else portal.new_problems()
    with portal.ledger.writing(afresh=portal.afresh) as entries:
        entries.state(state)
        entries.files(files)
        entries.names(arrangement.names, arrangement.fronts)
        entries.shelves(shelves)
        entries.asked(arrangement.asked)
        entries.pages(arrangement.pages)
        entries.uses(portal.scope.old_uses, portal.scope.new_uses)
        entries.problems(problems)
        if last is None:
            _wait(publishing)
            listings = _listings(outcome)
        for root, pieces in listings.items():
            entries.listing(root, pieces)
        entries.owners(handed)
        entries.outputs(gone, {**kept, **rendered})


def _wait(publishing: Publishing | None) -> None:
    if publishing is not None:
        publishing.wait()


def _state(outcome: Outcome) -> State:
    portal = outcome.portal
    site = portal.arrangement.site
    return State(
        program=portal.opened.program,
        arranged=portal.opened.arranged,
        planned=portal.planned,
        now=portal.options.now,
        news_due=_news_due(portal),
        outputs=outcome.outputs,
        articles=len(site.articles),
        pages=len(site.pages),
    )


def _news_due(portal: Prepared) -> float:
    state = portal.ledger.state
    if state is not None and Owner(OwnerKind.SITEMAP_NEWS) not in portal.plan.owners:
        return state.news_due
    oldest = min((article.date for article in news(portal.arrangement.site)), default=None)
    return (oldest + NEWS_AGE).timestamp() if oldest is not None else 0.0


def _listings(outcome: Outcome) -> dict[str, dict[str, bytes | None]]:
    """Return the pieces of listings that are new, by folder; None for one that is gone."""
    portal = outcome.portal
    listings: dict[str, dict[str, bytes | None]] = {}
    for root, found in portal.reading.listings.items():
        pieces = {first: found.piece(first) for first in (found.firsts() if portal.afresh else found.stale)}
        if pieces:
            listings[root] = _packed(pieces, portal.reading.now)
    if not portal.options.publish:
        return listings
    folder = portal.folder.difference
    changed = {first: folder.piece(first) for first in (folder.firsts() if portal.afresh else folder.stale)}
    marked = () if MARKER in folder else (MARKER,)  # else the next build would find a file that it does not know
    written = (each.path for each in outcome.done.values() if each.aside)
    for path in (*marked, *outcome.removed, *written):
        first = path.partition("/")[0]
        piece = changed.setdefault(first, folder.piece(first))
        stat = portal.disk.stat(f"{portal.options.output}/{path}")
        if stat is not None:
            piece[path] = stat
        else:
            piece.pop(path, None)
    if changed:
        listings[OUTPUT] = _packed(changed, portal.disk.now())
    return listings


def _packed(pieces: Mapping[str, Piece], now: int) -> dict[str, bytes | None]:
    return {first: piece_of(piece, now) if piece else None for first, piece in pieces.items()}


def _files(portal: Prepared) -> dict[str, RememberedFile | None]:
    """Return what is new to remember of files; a source whose article is on a shelf is remembered there."""
    new = dict(portal.reading.remember)
    if portal.afresh and portal.opened.believed:
        new = {
            **portal.ledger.below("content"),
            **portal.ledger.below("static"),
            **portal.ledger.below("templates"),
            **new,
        }
        settings = portal.ledger.file(FILE)
        new.setdefault(FILE, settings)
    names = portal.arrangement.names
    for path in {*names, *(each.removeprefix("content/") for each in new if each.endswith(".md"))}:
        name = names.get(path) or portal.arrangement.site.names.name(path)
        file = f"content/{path}"
        known = new[file] if file in new else portal.ledger.file(file)
        if known is None:
            continue
        on_shelf = name is not None and name.month is not None
        record = None if on_shelf else portal.arrangement.sources.get(path, known.record)
        if record is not known.record or file in new:
            new[file] = RememberedFile(known.digest, record, known.raw)
    return new


def _shelves(portal: Prepared) -> dict[Month, Shelf | None]:
    return {month: portal.arrangement.site.shelves.get(month) for month in portal.arrangement.changed_shelves}


def _kept(portal: Prepared, done: Mapping[str, Done]) -> dict[str, OutputEntry]:
    """Return the outputs that stay as they were, for a ledger that is written afresh."""
    troubles = portal.ledger.troubles()
    kept: dict[str, OutputEntry] = {}
    for path, slot in portal.plan.slots.items():
        known = portal.ledger.output(path) if path not in done else None
        if known is not None:
            kept[path] = OutputEntry(slot.owner, known.digest, entry_of(known), troubles.get(path, ()))
    return kept

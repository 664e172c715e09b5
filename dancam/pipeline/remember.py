"""Writes what is new in a published build into the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

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
from dancam.system.disk import FileStat
from dancam.system.listing import Piece, packed, piece_of, settled
from dancam.views.sitemaps import NEWS_AGE, news


def remember(outcome: Outcome, publishing: Publishing | None = None) -> None:
    """Record in the ledger what is published.

    It waits for publishing as late as possible: writing takes a while in a first build, and files are moved into their
    places meanwhile. Only the listing of the output folder needs them in place, and if publishing fails, nothing is
    recorded.

    Args:
        outcome: The portal and its rendered outputs.
        publishing: The publishing in progress; None where nothing is published.

    Raises:
        OSError: Publishing failed.
    """
    portal, done, unplanned = outcome.portal, outcome.done, outcome.unplanned
    arrangement, last = portal.arrangement, portal.ledger.state
    state = _state(outcome)
    listings = _Listings({}, {})
    if last is not None:  # once the ledger is rewritten, its present content can no longer be read
        _wait(publishing)
        listings = _listings(outcome)
        is_new = any((*listings, unplanned, done, portal.from_scratch, arrangement.names, portal.reading.remember))
        if not is_new and state == msgspec.structs.replace(last, now=state.now):
            return
    slots = portal.plan.slots
    kept = _kept(portal, done) if portal.from_scratch else {}
    rendered = {
        path: OutputEntry(slots[path].owner, each.digest, each.size, each.entry, each.problems)
        for path, each in done.items()
    }
    new_owners = {
        path: slots[path].owner
        for path, owner in outcome.before.items()
        if path in slots and path not in done and slots[path].owner != owner
    }
    files, shelves = _files(portal), _shelves(portal)
    problems = portal.problems() if portal.from_scratch else portal.new_problems()
    with portal.ledger.writing(from_scratch=portal.from_scratch) as entries:
        entries.state(state)
        entries.commit(portal.opened.since.commit)
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
        for root, pieces in listings.pieces.items():
            entries.listing(root, pieces)
        for root, amended in listings.amended.items():
            entries.amended(root, amended)
        entries.owners(new_owners)
        entries.outputs(unplanned, {**kept, **rendered})


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
        compressed=portal.opened.config.compress,
        now=portal.options.now,
        news_due=_news_due(portal),
        outputs=outcome.outputs,
        articles=len(site.articles),
        pages=len(site.pages),
        base_url=portal.opened.config.base_url,
        drafts=portal.options.drafts,
        odd=portal.opened.odd,
    )


def _news_due(portal: Prepared) -> float:
    state = portal.ledger.state
    if state is not None and Owner(OwnerKind.SITEMAP_NEWS) not in portal.plan.owners:
        return state.news_due
    oldest = min((article.date for article in news(portal.arrangement.site)), default=None)
    return (oldest + NEWS_AGE).timestamp() if oldest is not None else 0.0


class _Listings(NamedTuple):
    """What is new in the listings of folders."""

    pieces: dict[str, dict[str, bytes | None]]
    """New pieces by folder; None for one that was removed."""
    amended: dict[str, dict[str, FileStat | None]]
    """New numbers of single files in other pieces, by folder; None for one that is gone."""


def _listings(outcome: Outcome) -> _Listings:
    """Return what is new in the listings of folders."""
    portal = outcome.portal
    new = _Listings({}, {})
    for root, listing in portal.reading.listings.items():
        if portal.from_scratch:
            listing.include_amended()
        elif listing.amended:
            new.amended[root] = _settled(listing.amended, portal.reading.now)
        folders = listing.folders() if portal.from_scratch else listing.stale
        pieces = {folder: listing.piece(folder) for folder in folders}
        if pieces:
            new.pieces[root] = _packed(pieces, portal.reading.now)
    if portal.options.publish:
        _of_outputs(outcome, new)
    return new


def _of_outputs(outcome: Outcome, new: _Listings) -> None:
    """Add what is new in the listing of the output folder."""
    portal = outcome.portal
    folder = portal.folder.difference
    mark = portal.disk.stat(portal.options.output / MARKER)
    marked = folder.piece(MARKER).get(MARKER) != mark  # else the next build would see a strange file
    written = (each.path for each in outcome.done.values() if each.aside)
    paths = (*((MARKER,) if marked else ()), *outcome.removed, *written)
    folder.amended = {path: portal.disk.stat(f"{portal.options.output}/{path}") for path in paths}
    now = portal.disk.now()
    if folder.is_known is not None and not portal.from_scratch:
        new.amended[OUTPUT] = _settled(folder.amended, now)
        return
    changed = {*folder.folders()} if portal.from_scratch else {*folder.stale}
    changed |= {*map(piece_of, folder.amended)}
    folder.include_amended()
    if changed:
        new.pieces[OUTPUT] = _packed({each: folder.piece(each) for each in sorted(changed)}, now)


def _settled(files: Mapping[str, FileStat | None], now: int) -> dict[str, FileStat | None]:
    return {path: settled(stat, now) if stat is not None else None for path, stat in files.items()}


def _packed(pieces: Mapping[str, Piece], now: int) -> dict[str, bytes | None]:
    return {folder: packed(piece, now) if piece else None for folder, piece in pieces.items()}


def _files(portal: Prepared) -> dict[str, RememberedFile | None]:
    """Return what is new to record of files; a source whose article is on a shelf is recorded there."""
    new = dict(portal.reading.remember)
    if portal.from_scratch and portal.opened.trusted:
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
        remembered = new[file] if file in new else portal.ledger.file(file)
        if remembered is None:
            continue
        on_shelf = name is not None and name.month is not None
        record = None if on_shelf else portal.arrangement.sources.get(path, remembered.record)
        if record is not remembered.record or file in new:
            new[file] = RememberedFile(remembered.digest, record, remembered.raw)
    return new


def _shelves(portal: Prepared) -> dict[Month, Shelf | None]:
    return {month: portal.arrangement.site.shelves.get(month) for month in portal.arrangement.changed_shelves}


def _kept(portal: Prepared, done: Mapping[str, Done]) -> dict[str, OutputEntry]:
    """Return the outputs that are kept, for a ledger that is written from scratch."""
    problems = portal.ledger.rendering_problems()
    kept: dict[str, OutputEntry] = {}
    for path, slot in portal.plan.slots.items():
        published = portal.ledger.output(path) if path not in done else None
        if published is not None:
            kept[path] = OutputEntry(
                slot.owner, published.digest, published.size, entry_of(published), problems.get(path, ())
            )
    return kept

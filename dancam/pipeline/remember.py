"""What a build that was published leaves in the ledger: as much as is new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from dancam.content.config import FILE
from dancam.content.reader import Remembered
from dancam.pipeline.ledger_entries import Standing, State
from dancam.pipeline.options import OUTPUT
from dancam.pipeline.prepare import Prepared
from dancam.pipeline.publish import MARKER
from dancam.plan.decisions import entry_of
from dancam.render.workers import Done
from dancam.site.article import Month
from dancam.site.shelves import Shelf
from dancam.system.listing import Piece, piece_of
from dancam.views.sitemaps import NEWS_AGE, news


def remember(
    portal: Prepared,
    before: Mapping[str, str],
    gone: Sequence[str],
    removed: Iterable[str],
    done: Mapping[str, Done],
    outputs: int,
    published: Callable[[], object],
) -> None:
    """Let the ledger know what is published.

    Args:
        portal: The portal.
        before: Whose an output was, by path, of all who are planned.
        gone: Paths of outputs that are not planned any more.
        removed: Paths of files that were removed from the output folder.
        done: The outputs that were rendered, by path.
        outputs: How many outputs there are.
        published: Waits until all files are in their places. In a large build they get there meanwhile.
    """
    site = portal.found.site
    state = State(
        program=portal.opened.program,
        arranged=portal.opened.arranged,
        planned=portal.planned,
        now=portal.options.now,
        news_due=_news_due(portal),
        outputs=outputs,
        articles=len(site.articles),
        pages=len(site.pages),
    )
    found = portal.found
    is_first = portal.ledger.state is None
    listings: dict[str, dict[str, bytes | None]] = {}
    if not is_first:  # what the ledger holds cannot be read any more when it is written afresh
        published()
        listings = _listings(portal, removed, done)
    if not (listings or gone or done or portal.afresh or found.names or portal.reading.remember):
        last = portal.ledger.state
        if last is not None and state == msgspec.structs.replace(last, now=state.now):
            return  # nothing is new
    slots = portal.plan.slots
    kept = _kept(portal, done) if portal.afresh else {}
    rendered = {
        path: Standing(slots[path].owner, each.digest, each.entry, each.problems) for path, each in done.items()
    }
    handed = {
        path: slots[path].owner
        for path, owner in before.items()
        if path in slots and path not in done and slots[path].owner != owner
    }
    files, shelves = _files(portal), _shelves(portal)
    problems = portal.problems() if portal.afresh else portal.new_problems()
    with portal.ledger.writing(afresh=portal.afresh) as entries:
        entries.state(state)
        entries.files(files)
        entries.names(found.names, found.fronts)
        entries.shelves(shelves)
        entries.asked(found.asked)
        entries.pages(found.pages)
        entries.uses(portal.scope.old_uses, portal.scope.new_uses)
        entries.problems(problems)
        if is_first:
            published()
            listings = _listings(portal, removed, done)
        for root, pieces in listings.items():
            entries.listing(root, pieces)
        entries.owners(handed)
        entries.outputs(gone, {**kept, **rendered})


def _news_due(portal: Prepared) -> float:
    state = portal.ledger.state
    if state is not None and "sitemap news" not in portal.plan.owners:
        return state.news_due
    oldest = min((article.date for article in news(portal.found.site)), default=None)
    return (oldest + NEWS_AGE).timestamp() if oldest is not None else 0.0


def _listings(portal: Prepared, removed: Iterable[str], done: Mapping[str, Done]) -> dict[str, dict[str, bytes | None]]:
    """Return the pieces of listings that are new, by folder; None for one that is gone."""
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
    for path in (*marked, *removed, *(each.path for each in done.values() if each.aside)):
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


def _files(portal: Prepared) -> dict[str, Remembered | None]:
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
    names = portal.found.names
    for path in {*names, *(each.removeprefix("content/") for each in new if each.endswith(".md"))}:
        name = names.get(path) or portal.found.site.names.name(path)
        file = f"content/{path}"
        known = new[file] if file in new else portal.ledger.file(file)
        if known is None:
            continue
        on_shelf = name is not None and name.month is not None
        record = None if on_shelf else portal.found.sources.get(path, known.record)
        if record is not known.record or file in new:
            new[file] = Remembered(known.digest, record, known.raw)
    return new


def _shelves(portal: Prepared) -> dict[Month, Shelf | None]:
    return {month: portal.found.site.shelves.get(month) for month in portal.found.opened}


def _kept(portal: Prepared, done: Mapping[str, Done]) -> dict[str, Standing]:
    """Return the outputs that stay as they were, for a ledger that is written afresh."""
    troubles = portal.ledger.troubles()
    kept: dict[str, Standing] = {}
    for path, slot in portal.plan.slots.items():
        known = portal.ledger.output(path) if path not in done else None
        if known is not None:
            kept[path] = Standing(slot.owner, known.digest, entry_of(known), troubles.get(path, ()))
    return kept

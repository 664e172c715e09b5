"""Puts articles on the shelves of their months, with their labels, and compares shelves with the earlier ones."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from dancam.site.article import Article, Month, entry_of
from dancam.site.changes import Past
from dancam.site.shelves import Shelf, label_of, tags_of

# Bytes of entries that are kept for the ledger at most; making the rest again is cheaper than keeping it in memory.
_KEPT = 1 << 24


def shelve(
    past: Past,
    processed: Collection[str],
    made: Iterable[Article],
    months: Collection[Month],
    trails: Mapping[str, tuple[str, ...]],
) -> dict[Month, Shelf]:
    """Return all shelves, oldest first; a month without articles has none.

    Args:
        past: The earlier portal.
        processed: Paths of the processed sources: their earlier articles are replaced.
        made: The articles made from them.
        months: The months that any of them has or had.
        trails: For each category, the keys from the root of the tree to the category itself.
    """
    placed = {month: [each for each in past.articles(month) if each.path not in processed] for month in months}
    for article in made:
        placed[article.month].append(article)
    shelves: dict[Month, Shelf] = {}
    kept = 0
    for month in sorted({*past.labels, *months}):
        if month not in placed:
            shelves[month] = Shelf(month, past.labels[month], _loader(past, month))
            continue
        articles = sorted(placed[month], key=lambda each: each.order)
        if not articles:
            continue
        if _same(past.articles(month), articles):
            shelves[month] = Shelf(month, past.labels[month], _loader(past, month))
            continue
        entries = list(map(entry_of, articles))
        label = label_of(articles, entries, trails)
        kept += sum(map(len, entries))
        shelves[month] = Shelf(month, label, functools.partial(tuple, articles), entries if kept < _KEPT else ())
    return shelves


def _loader(past: Past, month: Month) -> Callable[[], Sequence[Article]]:
    return lambda: past.articles(month)


def changed_shelves(
    past: Past, shelves: Mapping[Month, Shelf], months: Iterable[Month]
) -> dict[Month, tuple[Sequence[Article], Sequence[Article]]]:
    """Return the articles before and now of each shelf on which an article changed.

    Args:
        past: The earlier portal.
        shelves: All shelves now.
        months: The months in which an article may have changed.
    """
    pairs = {month: (past.articles(month), shelves[month].articles if month in shelves else ()) for month in months}
    return {month: (before, now) for month, (before, now) in pairs.items() if not _same(before, now)}


def _same(before: Sequence[Article], now: Sequence[Article]) -> bool:
    return len(before) == len(now) and all(one is two or one == two for one, two in zip(before, now, strict=True))


def changed_tags(past: Past, shelves: Mapping[Month, Shelf], months: Iterable[Month]) -> set[str]:
    """Return the address parts of the tags whose lists changed in the given months."""
    changed: set[str] = set()
    for month in months:
        now = tags_of(shelves[month].label) if month in shelves else {}
        before = tags_of(past.labels[month]) if month in past.labels else {}
        changed |= {slug for slug in {*now, *before} if now.get(slug) != before.get(slug)}
    return changed

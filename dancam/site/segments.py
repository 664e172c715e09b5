"""Segments of the search index: the articles, oldest first, cut where publishing one more changes few files.

A segment is a stretch of months that are over, or a part of the newest month. What is published today falls into the
last one, which is small; all others stay as they are. The cut depends on nothing but how many articles each month has,
so it is the same whatever was built before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from dancam.records import Record
from dancam.site.article import Month

# Months of a year, and years, are put together while they have no more articles than this.
_MOST = 5000
BLOCKS = (256, 16)
"""The newest month is cut behind every so many articles, the coarse blocks being full ones only."""


class Segment(Record, frozen=True):
    """A stretch of articles that are searched together."""

    first: Month
    """Its first month."""
    last: Month
    """Its last month."""
    start: int = 0
    """Number of its first article within the newest month; 0 where it has whole months."""
    count: int = 0
    """How many articles it has."""
    is_open: bool = False
    """Whether the next article to appear may come into it."""

    @property
    def key(self) -> str:
        """What names it, in addresses too."""
        (year, month), (last_year, last_month) = self.first, self.last
        first, last = f"{year:04d}-{month:02d}", f"{last_year:04d}-{last_month:02d}"
        return f"{first}_{last}" if first != last else f"{first}.{self.start}"

    def has(self, month: Month) -> bool:
        """Whether articles of a month stand in it."""
        return self.first <= month <= self.last

    def differs(self, month: Month, old: Sequence[object], new: Sequence[object]) -> bool:
        """Whether its part of a month is another one, given all articles of that before and now."""
        block = slice(self.start, self.start + self.count) if self.first == self.last else slice(None)
        return self.has(month) and [*old[block]] != [*new[block]]


def segments_of(counts: Mapping[Month, int]) -> list[Segment]:
    """Return the segments, oldest first.

    Args:
        counts: How many articles each month has.
    """
    months = sorted(month for month, count in counts.items() if count)
    if not months:
        return []
    newest = months.pop()
    years = [list(each) for _, each in groupby(months, key=lambda month: month[0])]
    this_year = years.pop() if years and years[-1][0][0] == newest[0] else []
    segments = [*_joined(years, counts), *_joined(([month] for month in this_year), counts)]
    return [*segments, *_blocks(newest, counts[newest])]


def _joined(stretches: Iterable[list[Month]], counts: Mapping[Month, int]) -> Iterator[Segment]:
    """Yield stretches of months put together; one that is too long for a segment is cut at its months."""
    gathered: list[Month] = []
    count = 0

    def whole() -> Iterator[Segment]:
        if gathered:
            yield Segment(gathered[0], gathered[-1], count=count)

    for stretch in stretches:
        size = sum(counts[month] for month in stretch)
        if count + size > _MOST:
            yield from whole()
            gathered, count = [], 0
        if size > _MOST and len(stretch) > 1:
            yield from _joined(([month] for month in stretch), counts)
        else:
            gathered += stretch
            count += size
    yield from whole()


def _blocks(month: Month, count: int) -> Iterator[Segment]:
    """Yield the newest month cut so that its last block is small."""
    start = 0
    for size in BLOCKS:
        stop = start + (count - start - 1) // size * size
        if stop > start:
            yield Segment(month, month, start, stop - start)
        start = stop
    yield Segment(month, month, start, count - start, is_open=True)

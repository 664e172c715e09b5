"""Segments of the search index: every article in one, few in the one that grows, and old ones as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dancam.site.article import Month
from dancam.site.segments import Segment, segments_of
from tests.property.strategies import examples

MONTHS = st.tuples(st.integers(2019, 2026), st.integers(1, 12))
COUNTS = st.dictionaries(MONTHS, st.integers(0, 1500), max_size=40)


def keys(counts: dict[Month, int]) -> list[str]:
    return [each.key for each in segments_of(counts)]


def test_years_that_are_over_are_whole_and_the_newest_month_is_cut() -> None:
    counts = {(year, month): 300 for year in (2024, 2025) for month in range(1, 13)} | {(2026, 1): 90, (2026, 2): 70}
    assert keys(counts) == ["2024-01_2024-12", "2025-01_2025-12", "2026-01.0", "2026-02.0", "2026-02.64"]


def test_small_years_are_put_together_and_large_ones_are_cut() -> None:
    assert keys({(year, 6): 100 for year in range(1970, 2030)}) == [
        "1970-06_2019-06",
        "2020-06_2028-06",
        "2029-06.0",
        "2029-06.96",
    ]
    months = {(2025, month): 3000 for month in range(1, 4)}
    assert keys(months | {(2026, 1): 1}) == ["2025-01.0", "2025-02.0", "2025-03.0", "2026-01.0"]


def test_nothing_has_no_segments() -> None:
    assert segments_of({}) == segments_of({(2026, 1): 0}) == []


@examples(300)
@given(COUNTS)
def test_each_article_stands_in_one_segment(counts: dict[Month, int]) -> None:
    segments = segments_of(counts)
    assert sum(each.count for each in segments) == sum(counts.values())
    assert all(each.count for each in segments)
    assert len({each.key for each in segments}) == len(segments)
    for month, count in counts.items():
        having = [each for each in segments if each.has(month)]
        if len(having) > 1:
            assert [each.start for each in having] == [
                sum(each.count for each in having[:number]) for number in range(len(having))
            ]
            assert sum(each.count for each in having) == count
    assert [each.is_open for each in segments] == [False] * (len(segments) - 1) + [True] * bool(segments)


@examples(300)
@given(COUNTS.filter(lambda counts: any(counts.values())))
def test_one_more_article_changes_the_last_segment_only(counts: dict[Month, int]) -> None:
    newest = max(month for month, count in counts.items() if count)
    before = segments_of(counts)
    after = segments_of(counts | {newest: counts[newest] + 1})
    changed: set[Segment] = {*before} ^ {*after}
    assert all(each.first == each.last == newest for each in changed)
    if counts[newest] % 16:
        assert changed == {before[-1], after[-1]}
        assert after[-1].count <= 32

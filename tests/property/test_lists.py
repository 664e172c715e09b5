"""Lists and neighbours in portals of any size."""

from __future__ import annotations

import functools

from hypothesis import given
from hypothesis import strategies as st

from dancam.site.site import Site
from dancam.views.article import neighbours
from dancam.views.lists import Listing, category_listing
from tests.portal import SITE_YML
from tests.property.strategies import examples
from tests.unit.makers import run_of, site_of

SIZES = st.integers(1, 7)
COUNTS = st.integers(0, 28)


@functools.cache
def site(count: int, size: int = 4, newer: int = 2, older: int = 3) -> Site:
    text = SITE_YML.replace("page_size: 4", f"page_size: {size}")
    text = text.replace("{newer: 2, older: 3}", f"{{newer: {newer}, older: {older}}}")
    return site_of(*run_of(count), site_yml=text)


def listing(count: int, size: int) -> Listing:
    found = site(count, size)
    return category_listing(found, found.categories["thoi-su"])


def paths(found: Listing, number: int) -> list[str]:
    return [article.path for article in found.on_page(number)]


@examples(150)
@given(COUNTS, SIZES)
def test_every_article_stands_on_exactly_one_numbered_page(count: int, size: int) -> None:
    found = listing(count, size)
    pages = [path for number in range(1, found.pages + 1) for path in paths(found, number)]
    if found.pages:
        assert pages == [article.path for article in found.articles]
    else:
        assert paths(found, 0) == [article.path for article in found.articles]


@examples(150)
@given(COUNTS, SIZES)
def test_only_the_last_numbered_page_may_be_short(count: int, size: int) -> None:
    found = listing(count, size)
    for number in range(1, found.pages + 1):
        length = len(found.on_page(number))
        assert length == size or (number == found.pages and 0 < length < size)


@examples(150)
@given(COUNTS, COUNTS, SIZES)
def test_a_full_page_never_changes_when_articles_are_added(count: int, more: int, size: int) -> None:
    before, after = listing(min(count, more), size), listing(max(count, more), size)
    for number in range(1, before.pages + 1):
        if len(before.on_page(number)) == size:
            assert paths(before, number) == paths(after, number)


@examples(150)
@given(COUNTS, SIZES)
def test_the_front_shows_the_newest_and_leads_on_without_a_gap(count: int, size: int) -> None:
    found = listing(count, size)
    front = paths(found, 0)
    assert front == [article.path for article in found.articles][len(found.articles) - len(front) :]
    assert len(front) >= min(count, size)
    assert len(front) <= 2 * size
    if found.pages > 2:
        assert paths(found, found.pages - 2)[-1] < front[0]
        assert len(front) + (found.pages - 2) * size == count


@examples(150)
@given(COUNTS, SIZES)
def test_an_article_is_found_on_its_page(count: int, size: int) -> None:
    found = listing(count, size)
    if found.pages:
        for index, article in enumerate(found.articles):
            assert article in found.on_page(found.page_of(index))


@examples(200)
@given(st.integers(1, 28), st.data(), st.integers(0, 5), st.integers(0, 6))
def test_neighbours_are_the_nearest_and_keep_their_bounds(
    count: int, data: st.DataObject, newer: int, older: int
) -> None:
    whole = site(count, 4, newer, older)
    own = whole.categories["thoi-su"].own
    article = data.draw(st.sampled_from(own))
    taken = set(data.draw(st.lists(st.sampled_from([each.path for each in own]), max_size=5))) | {article.path}
    wanted = newer + older
    found = neighbours(whole, article, taken, wanted)
    free = [each for each in own if each.path not in taken]
    rank = own.index(article)
    after = [each for each in found if own.index(each) > rank]
    before = [each for each in found if own.index(each) < rank]

    assert len(found) == min(wanted, len(free))
    assert len({each.path for each in found}) == len(found)
    assert not {each.path for each in found} & taken
    assert [own.index(each) for each in found] == sorted((own.index(each) for each in found), reverse=True)
    assert len(after) <= newer or len(before) == sum(own.index(each) < rank for each in free)
    for side, all_of_them in (
        (after[::-1], [each for each in free if own.index(each) > rank]),
        (before, [each for each in reversed(free) if own.index(each) < rank]),
    ):
        assert side == all_of_them[: len(side)]

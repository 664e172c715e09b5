"""Which pages of a list may be different: all that are, whatever became of its articles."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from dancam.plan.scope import Span, _span, pages_between
from dancam.site.article import Article, Month
from dancam.site.lists import ALL, ListName
from dancam.site.shelves import ArticleList
from dancam.views.lists import Listing
from tests.property.articles import ARTICLES, TRAILS, Shelves, article
from tests.property.strategies import examples

SIZE = st.integers(1, 5)


def listing(row: ArticleList, size: int, *, always: bool) -> Listing:
    return Listing("tag", "", "", "/the/x/", row, size, always_numbered=always)


def spans_of(before: Shelves, after: Shelves, name: ListName) -> list[Span]:
    """Return the stretches that are different in the months that changed, as the scope of a build has them."""
    months = sorted({*before.shelves, *after.shelves})
    found = []
    for month in months:
        old, new = (part(each, month, name) for each in (before, after))
        if old != new:
            found.append(_span(after.row(name), month, old, new))
    return found


def part(shelves: Shelves, month: Month, name: ListName) -> Sequence[Article]:
    return shelves.shelves[month].articles_of(name, TRAILS) if month in shelves.shelves else ()


EDITS = st.lists(
    st.tuples(st.sampled_from(["drop", "rename", "move"]), st.integers(0, 29), st.integers(0, 300)), max_size=4
)


def edited(articles: list[Article], edits: list[tuple[str, int, int]], more: list[Article]) -> list[Article]:
    """Return other articles than before, most of them the same."""
    found = dict(enumerate(articles))
    for how, number, day in edits:
        if number not in found:
            continue
        old = found.pop(number)
        tags = [tag.title for tag in old.front.tags]
        if how != "drop":
            days = (old.front.date - articles[0].front.date).days if how == "rename" else day
            title = "Ba" if how == "rename" else old.front.title
            found[number] = article(
                number, max(days, 0), title, old.front.category, tags, old.front.authors[0].name, old.front.pinned
            )
    return [*found.values(), *more]


NEW = st.lists(st.integers(0, 300), max_size=3).map(
    lambda days: [article(100 + number, day, "Mới", "a", ["X"], "K", False) for number, day in enumerate(days)]
)


@examples(400)
@given(ARTICLES, EDITS, NEW, SIZE, st.booleans())
def test_every_page_that_is_different_is_looked_at(
    articles: list[Article], edits: list[tuple[str, int, int]], more: list[Article], size: int, always: bool
) -> None:
    before, after = Shelves(articles), Shelves(edited(articles, edits, more))
    for name in before.names() | after.names():
        old, new = (listing(each.row(name), size, always=always) for each in (before, after))
        looked = pages_between(spans_of(before, after, name), size, len(new.articles))
        for number in range(1, new.pages + 1):
            same = number <= old.pages and shown(old, number) == shown(new, number)
            assert same or any(low <= number <= high for low, high in looked), (name, number, looked)


def shown(listing: Listing, number: int) -> tuple[object, ...]:
    """Return all that a numbered page shows of a list."""
    return [*listing.on_page(number)], listing.is_full(number)


@examples(200)
@given(ARTICLES.filter(lambda each: len(each) > 12), SIZE)
def test_a_new_article_at_the_end_concerns_the_last_pages_only(articles: list[Article], size: int) -> None:
    before, after = Shelves(articles), Shelves([*articles, article(100, 400, "Mới", "a", ["X"], "K", False)])
    count = len(after.articles)
    looked = pages_between(spans_of(before, after, ALL), size, count)
    if count - 1 > 2 * size:
        assert all(low >= count // size - 1 for low, _ in looked), looked

"""A list over many shelves is as good as a plain one, and only opens the shelves that are looked at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dancam.site.article import Article, entry_of
from dancam.site.lists import ALL, PINNED, ListKind, ListName, lists_of
from dancam.site.shelves import Label, label_of, title_of
from tests.property.articles import ARTICLES, TRAILS, Shelves
from tests.property.strategies import examples

INDEX = st.none() | st.integers(-35, 35)


@examples(150)
@given(ARTICLES, st.data())
def test_a_row_is_as_good_as_a_list(articles: list[Article], data: st.DataObject) -> None:
    shelves = Shelves(articles)
    for name in shelves.names():
        row, plain = shelves.row(name), shelves.plain(name)
        assert len(row) == len(plain) > 0
        assert list(row) == plain
        assert list(reversed(row)) == plain[::-1]
        assert [row[number] for number in range(-len(plain), len(plain))] == plain * 2
        cut = slice(data.draw(INDEX), data.draw(INDEX), data.draw(st.sampled_from([None, 1, 2, -1, -3])))
        assert row[cut] == plain[cut]
        assert [row.rank(each) for each in plain] == list(range(len(plain)))
        assert [row.month_at(number) for number in range(len(plain))] == [each.month for each in plain]
        for beyond in (len(plain), -len(plain) - 1):
            with pytest.raises(IndexError):
                row[beyond]


@examples(100)
@given(ARTICLES, st.integers(2023, 2025), st.integers(1, 12))
def test_a_row_knows_where_a_month_begins(articles: list[Article], year: int, month: int) -> None:
    shelves = Shelves(articles)
    for name in shelves.names():
        row, plain = shelves.row(name), shelves.plain(name)
        assert row.index_of((year, month)) == sum(each.month < (year, month) for each in plain)
        found = [(shelf.month, plain[start:stop]) for shelf, start, stop in row.spans()]
        assert [each for _, several in found for each in several] == plain
        assert all(several and {each.month for each in several} == {month} for month, several in found)
    assert not shelves.opened


@examples(100)
@given(ARTICLES, st.integers(0, 30), st.integers(0, 30))
def test_only_the_shelves_that_are_looked_at_are_opened(articles: list[Article], start: int, size: int) -> None:
    shelves = Shelves(articles)
    for name in shelves.names():
        shelves = Shelves(articles)
        row, plain = shelves.row(name), shelves.plain(name)
        assert row[start : start + size] == plain[start : start + size]
        assert set(shelves.opened) == {each.month for each in plain[start : start + size]}
        assert len(shelves.opened) == len(set(shelves.opened))


@examples(50)
@given(ARTICLES.filter(bool))
def test_the_newest_are_found_on_the_newest_shelf(articles: list[Article]) -> None:
    shelves = Shelves(articles)
    row = shelves.row(ALL)
    assert row[-1] is next(reversed(row)) is shelves.articles[-1]
    assert shelves.opened == [shelves.articles[-1].month]


def test_an_empty_row_has_nothing() -> None:
    row = Shelves([]).row(ALL)
    assert not row
    assert list(row) == row[:] == row[-3:] == []
    assert row.index_of((2024, 1)) == 0


def label(articles: list[Article]) -> Label:
    articles = sorted(articles, key=lambda each: each.order)
    return label_of(articles, map(entry_of, articles), TRAILS)


@examples(100)
@given(ARTICLES.filter(bool))
def test_a_label_counts_what_the_shelf_has(articles: list[Article]) -> None:
    for shelf in Shelves(articles).shelves.values():
        for name, part in shelf.label.parts.items():
            assert part.count == len(shelf.articles_of(name, TRAILS)) > 0


@examples(100)
@given(ARTICLES.filter(bool), st.data())
def test_a_label_says_of_which_lists_something_is_different(articles: list[Article], data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(articles))
    rest = [each for each in articles if each is not one]
    if not rest:
        return
    before, after = label(articles).parts, label(rest).parts
    changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    front = one.front
    trail = TRAILS[front.category]
    kinds = {ListName(ListKind.OWN, front.category), ALL} | {ListName(ListKind.CATEGORY, key) for key in trail}
    kinds |= {ListName(ListKind.TAG, tag.slug) for tag in front.tags}
    kinds |= {ListName(ListKind.AUTHOR, each.who) for each in front.authors}
    if front.pinned:
        kinds |= {PINNED} | {ListName(ListKind.PINNED, key) for key in trail}
    assert changed == kinds


@examples(100)
@given(ARTICLES.filter(bool))
def test_the_title_of_a_list_is_that_of_its_first_article_or_of_the_authors_last(articles: list[Article]) -> None:
    shelves = Shelves(articles)
    for name in shelves.names():
        row = shelves.row(name)
        title, _ = title_of(name, [shelf.label.parts[name] for shelf in row.shelves])
        if name.kind is ListKind.TAG:
            assert title == next(tag.title for tag in row[0].front.tags if tag.slug == name.key)
        elif name.kind is ListKind.AUTHOR:
            assert title == row[-1].front.authors[0].name
        else:
            assert title == ""
    assert title_of(ListName(ListKind.TAG, "x"), []) == ("", "")


@examples(100)
@given(ARTICLES.filter(bool), st.data())
def test_a_new_body_is_a_difference_in_the_very_category_and_a_new_headline_everywhere(
    articles: list[Article], data: st.DataObject
) -> None:
    one = data.draw(st.sampled_from(articles))
    mine = {ALL, *lists_of(one.front, TRAILS)}
    for other, expected in (
        (replace(one, source=replace(one.source, body="Khác")), {ListName(ListKind.OWN, one.front.category)}),
        (replace(one, front=replace(one.front, title="Khác")), mine),
    ):
        parts = label(articles).parts, label([other if each is one else each for each in articles]).parts
        assert {name for name in parts[0] if parts[0][name] != parts[1][name]} == expected
        assert parts[0].keys() == parts[1].keys()

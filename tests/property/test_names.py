"""Names over what an earlier build left answer as if all of them were in one place; and who asks is found."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from dancam.content.source import Asset
from dancam.site.article import Month, Referent
from dancam.site.names import Name, Names, questions
from dancam.site.questions import QuestionIndex, asked_by, at_asset, at_front, at_output, short
from dancam.site.references import References
from tests.property.strategies import SIGNS, examples

PATHS = [f"{folder}{letter}.md" for folder in ("", "x/") for letter in "abc"]
ADDRESSES = ["/a.html", "/x/a.html", "/b/", "/c.html"]
SLUGS = ["a", "b", ""]
FILES = ["content/a.svg", "content/x/a.svg", "static/a.svg"]
STATES = ["", "", "draft", "expired"]
MONTHS: list[Month | None] = [(2026, 1), (2026, 2)]


def name(path: str, address: str, slug: str, state: str, at: int, body: str) -> Name:
    month = MONTHS[at % 2] if slug and not state else None
    return Name(path, address, slug, state, month, float(at) if month else 0.0, body=body)


FRONTS = st.dictionaries(st.sampled_from(PATHS), st.sampled_from([b"1", b"2"]), max_size=4)
Fields = tuple[str, str, str, int, str]
NAME = st.tuples(
    st.sampled_from(ADDRESSES),
    st.sampled_from(SLUGS),
    st.sampled_from(STATES),
    st.integers(1, 4),
    st.sampled_from(["m", "n"]),
)
NAMES = st.dictionaries(st.sampled_from(PATHS), NAME, max_size=6).map(
    lambda found: {path: name(path, *rest) for path, rest in found.items()}
)
ASSETS = st.dictionaries(st.sampled_from(FILES), st.integers(1, 2), max_size=3).map(
    lambda found: {path: Asset(path, str(size), size) for path, size in found.items()}
)


def fronts_of(names: Mapping[str, Name], drawn: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a digest for the front of each published article."""
    return {path: drawn.get(path, b"0") for path, each in names.items() if each.month is not None}


class Store:
    """The plain way to keep names."""

    def __init__(self, names: Mapping[str, Name], assets: Mapping[str, Asset], fronts: Mapping[str, bytes]) -> None:
        self.names = names
        self.assets = assets
        self.fronts = fronts

    def name(self, path: str) -> Name | None:
        return self.names.get(path)

    def front(self, path: str) -> bytes:
        return self.fronts.get(path, b"")

    def names_at(self, address: str) -> list[Name]:
        return [each for each in self.names.values() if each.address == address]

    def names_of_slug(self, slug: str) -> list[Name]:
        return [each for each in self.names.values() if each.slug == slug]

    def all_slugs(self) -> list[tuple[str, str]]:
        return [(each.path, each.slug) for each in self.names.values() if each.month is not None]

    def asset(self, path: str) -> Asset | None:
        return self.assets.get(path)

    def assets_below(self, folder: str) -> dict[str, Asset]:
        return {path: each for path, each in self.assets.items() if path.startswith(f"{folder}/")}


def over(
    old: Mapping[str, Name],
    files: Mapping[str, Asset],
    new: Mapping[str, Name],
    more: Mapping[str, Asset],
    old_fronts: Mapping[str, bytes],
    new_fronts: Mapping[str, bytes],
) -> Names:
    """Return names of which only those that changed are given; the rest is in the store."""
    changed = {path: new.get(path) for path in (*old, *new) if old.get(path) != new.get(path)}
    other = {path: more.get(path) for path in (*files, *more) if files.get(path) != more.get(path)}
    made = {path: each for path, each in new_fronts.items() if path in changed or old_fronts.get(path) != each}
    return Names(other, changed, Store(old, files, old_fronts)).with_fronts(made)


def bare(name: Name | None) -> Name | None:
    """Return a name without its body, which is asked for by itself."""
    return msgspec.structs.replace(name, body="") if name is not None else None


def answers(names: Names) -> dict[str, object]:
    """Return the answers to all questions that one may ask, by question."""
    found: dict[str, object] = {}
    found |= {f"p:{path}": bare(names.name(path)) for path in PATHS}
    found |= {f"published {path}": bare(names.published(path)) for path in PATHS}
    found |= {f"a:{address}": bare(names.at(address)) for address in ADDRESSES}
    found |= {f"s:{slug}": bare(names.by_slug(slug)) for slug in SLUGS}
    found |= {f"b:{path}": names.body(each) if (each := names.name(path)) else None for path in PATHS}
    found |= {at_front(path): names.front(path) for path in PATHS}
    found |= {at_asset(path): names.asset(path) for path in FILES}
    found |= {f"below {folder}": names.assets_below(folder) for folder in ("content", "static", "content/x", "none")}
    found["slugs"] = names.slugs()
    return found


@examples(300)
@given(NAMES, ASSETS, NAMES, ASSETS, FRONTS, FRONTS)
def test_names_over_a_store_are_as_good_as_names_alone(
    old: dict[str, Name],
    files: dict[str, Asset],
    new: dict[str, Name],
    more: dict[str, Asset],
    old_fronts: dict[str, bytes],
    new_fronts: dict[str, bytes],
) -> None:
    together = over(old, files, new, more, fronts_of(old, old_fronts), fronts_of(new, new_fronts))
    alone = Names(more, new).with_fronts(fronts_of(new, new_fronts))
    assert answers(together) == answers(alone)
    below = together.assets_below("content")
    assert list(below) == sorted(below)


@examples(300)
@given(NAMES, NAMES)
def test_every_question_with_another_answer_is_named(old: dict[str, Name], new: dict[str, Name]) -> None:
    before, after = answers(Names({}, old)), answers(Names({}, new))
    changed: set[str] = set()
    for path in PATHS:
        changed |= questions(old.get(path), new.get(path))
    assert {each for each in before if each[:2] in {"b:", "p:", "a:", "s:"} and before[each] != after[each]} <= changed


TARGETS = st.sampled_from(
    [
        "a.md",
        "x/a.md",
        "../b.md",
        "a",
        "b",
        "/a.html",
        "/x/a.html",
        "/b/",
        "a.html",
        "a.md#muc",
        "/x/a.html#muc",
        "b/",
        "a.svg",
        "/static/a.svg",
        "/t/",
    ]
)


def looked_up(names: Names, path: str, target: str) -> list[Referent]:
    found = References(names)
    return [found.resolve(path, target), found.related(path, target)]


@examples(1000)
@given(
    NAMES,
    ASSETS,
    st.sampled_from(PATHS),
    NAME | st.none(),
    st.sampled_from([*FILES, ""]),
    st.sampled_from(PATHS),
    TARGETS,
    FRONTS,
)
def test_whoever_gets_another_answer_has_asked_for_what_changed(
    old: dict[str, Name],
    files: dict[str, Asset],
    one: str,
    new: Fields | None,
    file: str,
    path: str,
    target: str,
    other: dict[str, bytes],
) -> None:
    changed = dict(old)
    changed.pop(one, None)
    if new is not None:
        changed[one] = name(one, *new)
    more = {each: asset for each, asset in files.items() if each != file}
    if file and file not in files:
        more[file] = Asset(file, "9", 9)
    fronts, fronts_now = fronts_of(old, {}), fronts_of(changed, other)
    before, after = Names(files, old).with_fronts(fronts), Names(more, changed).with_fronts(fronts_now)
    with before.recording() as asked:
        first = looked_up(before, path, target)
    if first != looked_up(after, path, target):
        answered = questions(old.get(one), changed.get(one)) | ({at_asset(file)} if file else set())
        answered |= {at_front(each) for each in PATHS if fronts.get(each) != fronts_now.get(each)}
        assert asked & set(map(short, answered)), (target, first)


def test_the_question_for_an_output_is_noted_where_it_may_have_an_answer() -> None:
    names = Names({}, {})
    with names.recording() as asked:
        names.note_output("/the/a/")
        names.note_output("/../x")
    assert asked == {short(at_output("the/a/index.html"))}


def test_questions_are_noted_for_whoever_listens_last_and_for_nobody_afterwards() -> None:
    names = Names({}, {})
    with names.recording() as outer:
        with contextlib.suppress(ZeroDivisionError), names.recording() as inner:
            names.asset("a.svg")
            names.asset(str(1 // 0))
        names.asset("b.svg")
    names.asset("c.svg")
    assert inner == {short(at_asset("a.svg"))}
    assert outer == {short(at_asset("b.svg"))}


QUESTION = st.text(SIGNS, max_size=4)
SHELVES = st.dictionaries(
    st.tuples(st.integers(2020, 2022), st.integers(1, 12)), st.sets(QUESTION, max_size=5), max_size=5
)


@examples(200)
@given(SHELVES, st.sets(QUESTION, max_size=4), st.sets(QUESTION, max_size=3))
def test_everybody_who_asks_is_found(shelves: dict[Month, set[str]], wanted: set[str], later: set[str]) -> None:
    kept = {month: asked_by(map(short, each)) for month, each in shelves.items()}
    found = QuestionIndex(kept.__getitem__, kept)
    for changed in (wanted, later):
        expected = {month for month, each in shelves.items() if each & changed}
        assert set(found.shelves_asking(changed)) == expected  # so few texts have each a number of its own


@examples(100)
@given(st.sets(QUESTION), st.sets(QUESTION))
def test_what_was_asked_before_is_asked_still(before: set[str], now: set[str]) -> None:
    known = memoryview(asked_by(map(short, before))).cast("I")
    assert asked_by(map(short, now), known) == asked_by(map(short, before | now))


def test_nobody_is_looked_for_where_nothing_changed() -> None:
    def never(month: Month) -> bytes:
        raise AssertionError(month)

    assert not list(QuestionIndex(never, [(2026, 1)]).shelves_asking([]))
    assert not list(QuestionIndex(never, []).shelves_asking(["x"]))

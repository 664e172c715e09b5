"""Deploys that are cut off anywhere: no reader ever meets a dead link, and the last one leaves what was built."""

from __future__ import annotations

import contextlib
import itertools
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dancam.pipeline import inventory
from demo.links import dead_links
from tests.amounts import examples_of
from tests.stores import Cut, MemoryStore, Outgoing, Site, page

NAMES = ("a.html", "b.html", "c/index.html", "c/d.html", "e.html")


@st.composite
def sites(draw: st.DrawFn) -> Site:
    """A site in which each link leads to a page."""
    names = draw(st.sets(st.sampled_from(NAMES)))
    pages = {}
    for name in sorted(names | {"index.html"}):
        links = draw(st.sets(st.sampled_from(sorted(names)))) if names else set()
        pages[name] = page(*sorted(links)) + draw(st.sampled_from((b"", b"!")))
    return pages


def bring(
    outgoing: Outgoing, several: Sequence[Site], cuts: Sequence[int], other_machine: Sequence[bool]
) -> MemoryStore:
    """Deploy sites one after the other, each cut off after so many steps, and the last one to its end."""
    store = MemoryStore()
    common = set.intersection(*map(set, several))
    outgoing.have(several[0]).deploy(store)
    assert store.seen == several[0]

    def look(seen: Site) -> None:
        assert dead_links(dict(seen), common) == []

    store.look = look
    for site, good, other in zip(several[1:], cuts, other_machine, strict=True):
        store.left = good
        with contextlib.suppress(Cut):
            (outgoing.forget() if other else outgoing).have(site).deploy(store)
    store.left = 10**9
    result = outgoing.have(several[-1]).deploy(store)
    assert result.problems == ()
    assert store.seen == several[-1]
    assert not outgoing.deploy(store).steps.sent
    assert not outgoing.forget().deploy(store).steps.sent
    return store


@given(st.data())
@settings(max_examples=examples_of(200))
def test_any_deploys_cut_off_anywhere(data: st.DataObject) -> None:
    several = data.draw(st.lists(sites(), min_size=2, max_size=4))
    count = len(several) - 1
    cuts = data.draw(st.lists(st.integers(0, 25), min_size=count, max_size=count))
    others = data.draw(st.lists(st.booleans(), min_size=count, max_size=count))
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(inventory, "commit_of", lambda *_: None)
        bring(Outgoing(Path(folder)), several, cuts, others)


FIRST = {"index.html": page("a.html", "old.html"), "a.html": page("old.html"), "old.html": page(), "z.css": b"1"}
SECOND = {
    "index.html": page("a.html", "new.html"),
    "a.html": page("new.html"),
    "new.html": page("a.html"),
    "more.html": b"x",
    "z.css": b"2",
}
THIRD = {
    "index.html": page("old.html", "new.html"),
    "old.html": page("x.html"),
    "new.html": page("x.html"),
    "x.html": b"x",
}


def test_two_deploys_each_cut_off_at_every_step(outgoing: Outgoing) -> None:
    """The second one wants back what the first one was removing, and leads to what the first one was putting."""
    whole = MemoryStore()
    outgoing.have(FIRST).deploy(whole)
    before = whole.left
    outgoing.have(SECOND).deploy(whole)
    steps = before - whole.left
    assert steps > 8
    for first, second in itertools.product(range(steps + 1), range(0, steps + 4, 2)):
        bring(outgoing.forget(), (FIRST, SECOND, THIRD), (first, second), (True, False))


def test_a_folder_takes_the_place_of_a_file_and_a_file_that_of_a_folder(outgoing: Outgoing) -> None:
    two = [{"index.html": b"1", "a": b"x"}, {"index.html": b"2", "a/b": b"x"}]
    for cut in range(12):
        bring(outgoing.forget(), two, (cut,), (True,))
        bring(outgoing.forget(), two[::-1], (cut,), (True,))

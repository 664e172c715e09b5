"""What a folder holds, compared with what it held."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dancam.system.disk import FileStat
from dancam.system.listing import Piece, difference, packed, piece_of
from tests.property.strategies import examples

PATHS = st.lists(st.sampled_from(["a", "b", "đ", "a.md"]), min_size=1, max_size=4).map("/".join)
STATS = st.builds(FileStat, st.integers(0, 2), st.integers(0, 2), st.integers(0, 2), st.integers(0, 2))
FOLDERS = st.dictionaries(PATHS, STATS, max_size=8).map(lambda each: dict(sorted(each.items())))
LATER = 10**12


def listed(files: Piece, now: int = LATER) -> dict[str, bytes]:
    """Return the listing of a folder."""
    return {
        folder: packed({path: stat for path, stat in files.items() if piece_of(path) == folder}, now)
        for folder in map(piece_of, files)
    }


@examples(300)
@given(FOLDERS, FOLDERS)
def test_a_difference_is_what_is_different(before: Piece, now: Piece) -> None:
    found = difference(now, listed(before))
    assert sorted(found.changed) == sorted(path for path, stat in now.items() if before.get(path) != stat)
    assert sorted(found.removed) == sorted(before.keys() - now.keys())
    old, new = listed(before), listed(now)
    assert found.stale == {folder for folder in {*old, *new} if old.get(folder) != new.get(folder)}


@examples(200)
@given(FOLDERS, FOLDERS)
def test_a_difference_knows_all_that_was_found(before: Piece, now: Piece) -> None:
    found = difference(now, listed(before))
    assert all((path in found) == (path in now) for path in {*before, *now, "none", "a/none"})
    everything = [item for folder in found.folders() for item in found.piece(folder).items()]
    assert sorted(everything) == sorted(now.items())


@examples(100)
@given(FOLDERS)
def test_what_changed_shortly_before_is_looked_at_again(files: Piece) -> None:
    now = 2
    found = difference(files, listed(files, now))
    assert sorted(found.changed) == sorted(path for path, stat in files.items() if not stat.settled(now))
    assert not found.removed


def test_a_piece_is_a_folder_of_the_first_two_levels() -> None:
    assert [*map(piece_of, ("a", "a/b", "a/b/c", "a/b/c/d"))] == ["a", "a", "a/b", "a/b"]

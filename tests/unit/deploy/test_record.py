"""What a record says of a target, wherever a deploy was cut off."""

from __future__ import annotations

import pytest

from dancam.deploy.difference import Known, Steps
from dancam.deploy.record import Entry, Phase, after, decode, encode, entry_of

STEPS = Steps(room=("way",), new=(("new",),), changed=(("changed",), ("index.html",)), removed=("old",))
WANTED = {"way/x": "w", "new": "n", "changed": "c", "index.html": "i"}
ENTRY = entry_of(STEPS, WANTED, "2026-06-15", "dancam", None)
BEFORE = Known({"way": "1", "changed": "1", "index.html": "1", "old": "1", "same": "1"})


@pytest.mark.parametrize(
    ("phase", "files", "doubtful"),
    [
        (Phase.ROOM, {"changed": "1", "index.html": "1", "old": "1", "same": "1"}, {"way"}),
        (Phase.NEW, {"changed": "1", "index.html": "1", "old": "1", "same": "1"}, {"new"}),
        (Phase.CHANGED, {"changed": "", "index.html": "", "old": "1", "same": "1", "new": "n"}, set()),
        (Phase.REMOVED, {"changed": "c", "index.html": "i", "same": "1", "new": "n"}, {"old"}),
        (Phase.DONE, {"changed": "c", "index.html": "i", "same": "1", "new": "n"}, set()),
    ],
)
def test_what_is_known_depends_on_how_far_a_deploy_came(
    phase: Phase, files: dict[str, str], doubtful: set[str]
) -> None:
    assert after(BEFORE, [(ENTRY, phase)]) == Known(files, frozenset(doubtful))


def test_what_was_doubtful_is_certain_once_it_is_put_or_removed() -> None:
    again = entry_of(Steps(new=(("new",),), removed=("old",)), WANTED, "", "", None)
    cut = after(BEFORE, [(ENTRY, Phase.NEW), (again, Phase.NEW)])
    assert cut.doubtful == {"new"}
    assert after(cut, [(again, Phase.DONE)]).doubtful == frozenset()
    assert after(Known({}, frozenset({"old"})), [(again, Phase.DONE)]) == Known({"new": "n"})


def test_an_entry_has_the_phases_in_which_there_is_something_to_do() -> None:
    assert ENTRY.phases == [Phase.ROOM, Phase.NEW, Phase.CHANGED, Phase.REMOVED]
    assert entry_of(Steps(removed=("old",)), {}, "", "", None).phases == [Phase.REMOVED]


def test_an_entry_is_read_as_it_was_written_and_garbage_is_refused() -> None:
    assert decode(encode(ENTRY), Entry) == ENTRY
    for garbage in (b"", b"x", encode({"a": 1}), encode(ENTRY)[:-3]):
        with pytest.raises(ValueError, match=r"."):
            decode(garbage, Entry)

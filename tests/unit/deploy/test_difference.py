"""What is to be done to a target, and in which order."""

from __future__ import annotations

from dancam.deploy.difference import Known, Steps, difference, parents

NOTHING = Known({})


def steps(has: dict[str, str], wanted: dict[str, str], doubtful: set[str] = frozenset()) -> Steps:  # type: ignore[assignment]  # nothing is put into it
    return difference(Known(has, frozenset(doubtful)), wanted, lambda path: 0 if path.endswith(".css") else 9)


def test_new_files_come_in_order_of_rank_then_changed_ones_the_home_page_last_then_removals() -> None:
    has = {"index.html": "1", "a.html": "1", "old.html": "1", "same.html": "1"}
    wanted = {"index.html": "2", "a.html": "2", "new.html": "1", "new.css": "1", "same.html": "1"}
    assert steps(has, wanted) == Steps(
        new=(("new.css",), ("new.html",)), changed=(("a.html",), ("index.html",)), removed=("old.html",)
    )


def test_where_nothing_differs_nothing_is_done() -> None:
    assert steps({"a": "1"}, {"a": "1"}) == Steps()


def test_unknown_bytes_are_sent_again_and_what_may_be_there_is_put_or_removed() -> None:
    assert steps({"a": ""}, {"a": "1"}).changed == (("a",),)
    assert steps({}, {"a": "1"}, {"a"}).new == (("a",),)
    assert steps({}, {}, {"a"}).removed == ("a",)


def test_what_stands_in_the_way_goes_first() -> None:
    assert steps({"a": "1"}, {"a/index.html": "1"}) == Steps(room=("a",), new=(("a/index.html",),))
    assert steps({"a/b/c": "1", "ab": "1"}, {"a": "1"}) == Steps(room=("a/b/c",), new=(("a",),), removed=("ab",))


def test_what_is_sent_and_what_goes() -> None:
    found = steps({"a": "1", "b": "1", "index.html": "1", "x": "1"}, {"a/c": "1", "b": "2", "index.html": "2"})
    assert found.sent == ("a/c", "b", "index.html")
    assert found.gone == ("a", "x")


def test_parents_are_named_from_within() -> None:
    assert parents("a/b/c") == ["a/b", "a"]
    assert parents("a") == []

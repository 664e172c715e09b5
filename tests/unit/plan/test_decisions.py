"""For each output: whether it must be rendered, and why."""

from __future__ import annotations

import pytest

from dancam.plan.decisions import Action, Condition, Decision, Published, Why, compare
from dancam.plan.fingerprints import Fingerprint, Fingerprints, changed_fields
from dancam.records import Record

PRINT = Fingerprint("program", "maker", "view")
KNOWN = Published("copy", PRINT, "digest")


class Two(Record, frozen=True):
    title: str
    body: str
    date: str = ""


@pytest.mark.parametrize(
    ("fingerprint", "condition", "action", "why"),
    [
        (PRINT, Condition.AS_PUBLISHED, Action.KEEP, Why.SAME),
        (PRINT, Condition.MISSING, Action.RENDER, Why.LOST),
        (PRINT, Condition.ALTERED, Action.RENDER, Why.ALTERED),
        (Fingerprint("new", "maker", "view"), Condition.AS_PUBLISHED, Action.RENDER, Why.PROGRAM),
        (Fingerprint("program", "new", "view"), Condition.AS_PUBLISHED, Action.RENDER, Why.MAKER),
        (Fingerprint("program", "maker", "new"), Condition.AS_PUBLISHED, Action.RENDER, Why.VIEW),
    ],
)
def test_an_output_is_kept_only_where_nothing_changed(
    fingerprint: Fingerprint, condition: Condition, action: Action, why: Why
) -> None:
    assert compare(fingerprint, KNOWN, lambda: condition) == Decision(action, why)


def test_the_fields_that_changed_are_named() -> None:
    before, now = Two("a", "b"), Two("c", "b", "d")
    fields = [Fingerprints().of(each).fields for each in (before, now)]
    changed = Fingerprint("program", "maker", "new")
    found = compare(changed, KNOWN, lambda: Condition.AS_PUBLISHED, lambda: changed_fields(now, *fields))
    assert found.fields == ("title", "date")


def test_all_fields_changed_where_it_was_another_kind_of_view() -> None:
    assert changed_fields(Two("a", "b"), "0" * 16, Fingerprints().of(Two("a", "b")).fields) == ("title", "body", "date")


def test_a_file_is_not_looked_at_where_the_view_changed_anyway() -> None:
    def never() -> Condition:
        raise AssertionError("looked at")

    assert compare(Fingerprint("program", "maker", "new"), KNOWN, never).action is Action.RENDER

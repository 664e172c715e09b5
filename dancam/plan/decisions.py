"""Decides for each output whether it must be rendered, and why."""

from __future__ import annotations

import enum
from collections.abc import Callable

import msgspec

from dancam.plan.fingerprints import Fingerprint
from dancam.problems import Place
from dancam.records import Record


class Published(Record, frozen=True):
    """An output as it was published."""

    maker: str
    """Its maker, as in `Output.maker`."""
    fingerprint: Fingerprint
    """Fingerprint of what its bytes depend on."""
    digest: str
    """SHA-256 of its bytes, in 64 hexadecimal digits."""
    place: Place = Place("")
    """The source that it was made from."""
    fields: str = ""
    """Eight hexadecimal digits for each field of its view."""
    size: int = 0
    """How many bytes it has."""


# Encoded where an output is rendered, and not decoded on the way to the ledger.
_encode = msgspec.json.Encoder().encode


def entry_of(published: Published) -> bytes:
    """Return an output in the form in which the ledger keeps it."""
    return _encode(published)


class Action(enum.Enum):
    """What becomes of an output."""

    RENDER = "render"
    KEEP = "keep"
    REMOVE = "remove"


class Why(enum.Enum):
    """The reason for an action."""

    SAME = "same"
    NEW = "new"
    PROGRAM = "program"
    MAKER = "maker"
    VIEW = "view"
    LOST = "lost"
    ALTERED = "altered"
    NOT_PLANNED = "not-planned"
    STRANGE = "strange"


class Condition(enum.Enum):
    """The state of an output's file on the disk."""

    AS_PUBLISHED = "as published"
    ALTERED = "altered"
    MISSING = "missing"


class Decision(msgspec.Struct, frozen=True):
    """What becomes of an output, and why."""

    action: Action
    why: Why
    fields: tuple[str, ...] = ()
    """The fields of the view that changed, where that is the reason."""


def compare(
    fingerprint: Fingerprint,
    published: Published,
    condition: Callable[[], Condition],
    changed: Callable[[], tuple[str, ...]] = tuple,
) -> Decision:
    """Return what becomes of a planned output.

    Args:
        fingerprint: Its fingerprint now.
        published: The output as it was last published.
        condition: Returns the state of its file.
        changed: Returns the fields of its view that changed, where the reason is to name them.
    """
    before = published.fingerprint
    if fingerprint.program != before.program:
        return Decision(Action.RENDER, Why.PROGRAM)
    if fingerprint.maker != before.maker:
        return Decision(Action.RENDER, Why.MAKER)
    if fingerprint.view != before.view:
        return Decision(Action.RENDER, Why.VIEW, changed())
    state = condition()
    if state is Condition.MISSING:
        return Decision(Action.RENDER, Why.LOST)
    if state is Condition.ALTERED:
        return Decision(Action.RENDER, Why.ALTERED)
    return Decision(Action.KEEP, Why.SAME)

"""dancam without its search, which has no setting for that: what a build takes more with it is what the index takes."""

from __future__ import annotations

from typing import Any, cast

from dancam.cli.main import run
from dancam.plan import planner
from dancam.plan.owners import OwnerKind


def leave_out() -> None:
    """Have the files of the index planned by nobody; the page that asks them stays."""
    kinds = cast(dict[OwnerKind, Any], planner.KINDS)
    for kind in OwnerKind:
        if kind.name.startswith("SEARCH_") and kind is not OwnerKind.SEARCH_PAGE:
            kinds[kind] = type(kinds[kind])(lambda _: (), lambda _, __: None)


if __name__ == "__main__":
    leave_out()
    run()

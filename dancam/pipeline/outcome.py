"""A planned portal with what rendering made of it: all that is needed to tell of it, to publish and to remember it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from dancam.pipeline.prepare import Prepared
from dancam.plan.owners import Owner
from dancam.problems import Place, Problem, in_order, problem
from dancam.render.makers import MAKERS
from dancam.render.workers import Done


class Outcome:
    """What became of the outputs that were planned."""

    def __init__(self, portal: Prepared, before: Mapping[str, Owner], done: Mapping[str, Done]) -> None:
        """Take what it came of.

        Args:
            portal: The portal.
            before: The owner of each output that was published by somebody who is planned now, by path.
            done: The outputs that were rendered, by path.
        """
        self.portal = portal
        self.before = before
        self.done = done

    @cached_property
    def gone(self) -> list[str]:
        """Paths of outputs that are not planned any more."""
        return [path for path in self.before if path not in self.portal.plan.slots]

    @cached_property
    def outputs(self) -> int:
        """How many outputs there are."""
        plan, state = self.portal.plan, self.portal.ledger.state
        if plan.is_whole or state is None:
            return len(plan.slots)
        return state.outputs - len(self.gone) + sum(path not in self.before for path in plan.slots)

    @cached_property
    def removed(self) -> list[str]:
        """Paths of files in the output folder that are not planned."""
        folder, slots = self.portal.folder, self.portal.plan.slots
        strangers = (path for path in folder.strange if path not in slots)
        return [path for path in (*self.gone, *strangers) if path in folder.difference]

    def problems_of_outputs(self) -> list[Problem]:
        """Return what came up when outputs were rendered, now or by an earlier build."""
        plan = self.portal.plan
        earlier = {path: each for path, each in self.portal.ledger.troubles().items() if path not in self.done}
        for path in self.gone if not plan.is_whole else [path for path in earlier if path not in plan.slots]:
            earlier.pop(path, None)
        new = once_per_template(each for done in self.done.values() for each in done.problems)
        return [*(each for several in earlier.values() for each in several), *new]

    def lost(self) -> Iterator[Problem]:
        """Yield a problem for each article's or page's address that was published and is not any more."""
        for path in self.gone:
            known = self.portal.ledger.output(path)
            maker = MAKERS.get(known.maker) if known is not None else None
            if maker is not None and maker.is_readers_address:
                yield problem("address-lost", Place(path), address=f"/{path}")


def once_per_template(problems: Iterable[Problem]) -> list[Problem]:
    """Leave out the repetitions of a mistake in a template, which all pages made by it have: the first one is named."""
    kept: dict[object, Problem] = {}
    for each in in_order(problems):  # pages are rendered in any order
        kept.setdefault((each.code, each.place) if each.place.file.startswith("templates/") else each, each)
    return list(kept.values())

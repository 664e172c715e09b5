"""A planned portal with its rendered outputs: what is needed to report on it, publish it and remember it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from dancam.pipeline.prepare import Prepared
from dancam.pipeline.publish import is_ours
from dancam.pipeline.result import Change, Changes
from dancam.plan.decisions import Why
from dancam.plan.owners import Owner
from dancam.problems import Place, Problem, in_order, problem
from dancam.render.makers import MAKERS
from dancam.render.workers import Done


class Outcome:
    """A planned portal after rendering."""

    def __init__(self, portal: Prepared, before: Mapping[str, Owner], done: Mapping[str, Done]) -> None:
        """Take the portal and the results of rendering.

        Args:
            portal: The portal.
            before: The earlier owner of each output whose earlier owner is planned now, by path.
            done: The outputs that were rendered, by path.
        """
        self.portal = portal
        self.before = before
        self.done = done

    @cached_property
    def unplanned(self) -> list[str]:
        """Paths of outputs that are no longer planned."""
        return [path for path in self.before if path not in self.portal.plan.slots]

    @cached_property
    def outputs(self) -> int:
        """How many outputs the portal has now."""
        plan, state = self.portal.plan, self.portal.ledger.state
        if plan.is_whole or state is None:
            return len(plan.slots)
        return state.outputs - len(self.unplanned) + sum(path not in self.before for path in plan.slots)

    @cached_property
    def removed(self) -> list[str]:
        """Paths of files in the output folder that are not planned."""
        folder, slots = self.portal.folder, self.portal.plan.slots
        strangers = (path for path in folder.strange if path not in slots)
        return [path for path in (*self.unplanned, *strangers) if path in folder.difference]

    @cached_property
    def links(self) -> list[str]:
        """Symbolic links in the output folder that go; the others are replaced when their outputs are published."""
        return [path for path in self.portal.folder.refused if path not in self.portal.plan.slots]

    def changes(self) -> Changes:
        """Return what publishing does to each file; to be asked before the ledger forgets what was."""
        rendered = [Change(each.path, each.digest, each.size, each.why) for each in self.done.values()]
        written = {each.path for each in self.done.values() if each.aside}
        return Changes(
            written=tuple(each for each in rendered if each.path in written),
            removed=tuple(self._removal(path) for path in (*self.links, *self.removed) if is_ours(path)),
            rendered=tuple(each for each in rendered if each.path not in written),
        )

    def _removal(self, path: str) -> Change:
        published = self.portal.ledger.output(path)
        if published is None:
            return Change(path, "", 0, Why.STRANGE)
        return Change(path, published.digest, published.size, Why.NOT_PLANNED)

    def problems_of_outputs(self) -> list[Problem]:
        """Return the problems of rendering, from this build and, for kept outputs, from earlier builds."""
        plan = self.portal.plan
        earlier = {
            path: each for path, each in self.portal.ledger.rendering_problems().items() if path not in self.done
        }
        for path in self.unplanned if not plan.is_whole else [path for path in earlier if path not in plan.slots]:
            earlier.pop(path, None)
        new = once_per_template(each for done in self.done.values() for each in done.problems)
        return [*(each for several in earlier.values() for each in several), *new]

    def lost_addresses(self) -> Iterator[Problem]:
        """Yield a problem for each address of an article or page that was published and no longer is."""
        for path in self.unplanned:
            published = self.portal.ledger.output(path)
            maker = MAKERS.get(published.maker) if published is not None else None
            if maker is not None and maker.is_readers_address:
                yield problem("address-lost", Place(path), address=f"/{path}")


def once_per_template(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems without repetitions: of a mistake in a template that its pages repeat, only the first is kept."""
    first: dict[object, Problem] = {}
    for each in in_order(problems):  # pages are rendered in any order
        first.setdefault((each.code, each.place) if each.place.file.startswith("templates/") else each, each)
    return list(first.values())

"""Outputs: every file of the portal as a value, and the plan of which lies where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec

from dancam.plan.owners import Owner
from dancam.problems import Place, Problem, problem
from dancam.records import Record
from dancam.site.article import Month
from dancam.site.urls import BadAddress, output_path
from dancam.views.presenter import Presenter

NO_MONTH = (9999, 0)
"""Stands for what is of no month, or of the newest."""


class Owners(Protocol):
    """Who has which output."""

    def owner(self, path: str) -> Owner | None:
        """Return whose an output is; None where there is none of that path."""


class Output(msgspec.Struct, frozen=True):
    """One file of the portal as a value: equal makers and views give equal bytes."""

    path: str
    """Where it lies below the output folder, with `/`."""
    maker: str
    """Who makes it: `template:NAME`, `copy`, `robots`, or a feed or sitemap by its name."""
    view: Record
    """All that the maker may read."""


class Slot(msgspec.Struct, frozen=True):
    """A place in the output, with the recipe for its view: a view is only made when somebody asks for it."""

    maker: str
    """Who makes its bytes, as `Output.maker`."""
    view: Callable[[Presenter], Record]
    """Makes the view."""
    place: Place
    """The source that it comes from, for problems."""
    owner: Owner
    """Whose it is."""
    month: Month = NO_MONTH
    """Of when most of what it shows is: what shows the same is best rendered one after the other."""


class Plan:
    """Outputs by path: of the whole portal, or of a few owners."""

    def __init__(self) -> None:
        self.slots: dict[str, Slot] = {}
        self.owners: set[Owner] = set()
        """Those who are planned: whatever else they had before is gone."""
        self.is_whole = False
        """Whether all outputs are planned."""
        self.settled: set[str] = set()
        """Paths of those outputs that surely are as they were, if they were there before."""
        self.problems: dict[Owner, list[Problem]] = {}
        """By owner."""
        self._folded: dict[str, str] = {}

    def output(self, path: str, presenter: Presenter) -> Output:
        """Return one output with its view."""
        slot = self.slots[path]
        return Output(path, slot.maker, slot.view(presenter))

    def own(self, owner: Owner) -> None:
        """Begin with an owner."""
        self.owners.add(owner)

    def add(
        self,
        address: str,
        maker: str,
        view: Callable[[Presenter], Record],
        place: Place,
        owner: Owner,
        month: Month = NO_MONTH,
    ) -> str:
        """Give an address to an output and return its path; a second claim to it is a problem that names both."""
        try:
            path = output_path(address)
        except BadAddress:
            self.problems.setdefault(owner, []).append(problem("address-outside", place, address=address))
            return ""
        folded = path.casefold()
        other = self._folded.get(folded)
        if other is not None:
            first, second = self.slots[other].place, place
            # The one who can mend it is told: a source rather than the portal itself, else the later of two.
            if (second.line > 0, second.file, second.line) < (first.line > 0, first.file, first.line):
                first, second = second, first
            code = "same-address" if other == path else "same-address-but-case"
            self.problems.setdefault(owner, []).append(problem(code, second, address=address, other=_name(first)))
            return ""
        self._folded[path if folded == path else folded] = path
        self.slots[path] = Slot(maker, view, place, owner, month)
        return path

    def tell_of_folders(self) -> None:
        """Tell where one output lies in a folder whose name another output, a file, has."""
        for path, slot in self.slots.items():
            parent = path.rpartition("/")[0]
            while parent:
                if parent in self.slots:
                    found = problem(
                        "same-address", slot.place, address=f"/{path}", other=_name(self.slots[parent].place)
                    )
                    self.problems.setdefault(slot.owner, []).append(found)
                parent = parent.rpartition("/")[0]


class OutputPaths:
    """The paths of all outputs: those that are planned, and those that stay as an earlier build has left them."""

    def __init__(self, plan: Plan, earlier: Owners) -> None:
        """Take the plan, and who had each output before."""
        self._plan = plan
        self._earlier = earlier

    def __contains__(self, path: object, /) -> bool:
        if path in self._plan.slots:
            return True
        if self._plan.is_whole:
            return False
        owner = self._earlier.owner(str(path))
        return owner is not None and owner not in self._plan.owners


def _name(place: Place) -> str:
    return f"{place.file}:{place.line}" if place.line else place.file

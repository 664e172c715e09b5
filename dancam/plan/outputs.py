"""Outputs: every file of the portal as a value, and the plan that gives each a path."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec

from dancam.plan.compression import CODECS, copies_of, is_worth_it, maker_of
from dancam.plan.owners import Owner
from dancam.problems import Place, Problem, problem
from dancam.records import Record
from dancam.site.article import Month
from dancam.site.urls import BadAddress, output_path
from dancam.views.presenter import Presenter

NO_MONTH = (9999, 0)
"""Placeholder for outputs of no month, or of the newest month."""


class Owners(Protocol):
    """The owners of outputs."""

    def owner(self, path: str) -> Owner | None:
        """Return the owner of the output at a path; None where there is none."""


class Output(msgspec.Struct, frozen=True):
    """One file of the portal as a value: equal makers and views give equal bytes."""

    path: str
    """Path below the output folder, with `/`."""
    maker: str
    """Name of its maker: `template:NAME`, `copy`, `robots`, or a feed or sitemap by its name."""
    view: Record
    """All that the maker may read."""


class Slot(msgspec.Struct, frozen=True):
    """A planned output without its path, with a function that makes its view when it is needed."""

    maker: str
    """Name of the maker of its bytes, as in `Output.maker`."""
    view: Callable[[Presenter], Record]
    """Makes the view."""
    place: Place
    """The source that it is made from, for problems."""
    owner: Owner
    """Its owner."""
    month: Month = NO_MONTH
    """The month of most of what it shows: outputs that show the same are best rendered one after another."""


class Plan:
    """Outputs by path: of the whole portal, or of a few owners."""

    def __init__(self, *, compress: bool = False) -> None:
        """Start without outputs.

        Args:
            compress: Whether compressed copies of outputs are planned, too.
        """
        self.slots: dict[str, Slot] = {}
        self.owners: set[Owner] = set()
        """Owners that are planned: any other output that they had before is removed."""
        self.is_whole = False
        """Whether all outputs are planned."""
        self.unchanged: set[str] = set()
        """Paths of outputs that are certainly unchanged, if they existed before."""
        self.problems: dict[Owner, list[Problem]] = {}
        """Problems by owner."""
        self._compress = compress
        self._folded: dict[str, str] = {}
        self._last: tuple[object, Presenter, Record] | None = None

    def output(self, path: str, presenter: Presenter) -> Output:
        """Return one output with its view."""
        slot = self.slots[path]
        return Output(path, slot.maker, self._view(slot, presenter))

    def _view(self, slot: Slot, presenter: Presenter) -> Record:
        """Return the view of an output; a compressed copy, which comes after its original, has the very same."""
        last = self._last
        if last is not None and last[0] is slot.view and last[1] is presenter:
            return last[2]
        view = slot.view(presenter)
        self._last = slot.view, presenter, view
        return view

    def own(self, owner: Owner) -> None:
        """Mark an owner as planned."""
        self.owners.add(owner)

    def certain(self, path: str) -> None:
        """Mark an output as certainly unchanged, if it existed before."""
        self.unchanged.update((path, *copies_of(path)))

    def add(
        self,
        address: str,
        maker: str,
        view: Callable[[Presenter], Record],
        place: Place,
        owner: Owner,
        month: Month = NO_MONTH,
        size: int | None = None,
    ) -> str:
        """Plan an output, with its compressed copies where they are wanted.

        A second output for one address is a problem that names both.

        Args:
            address: Its site-absolute address.
            maker: The name of its maker.
            view: Makes its view.
            place: The source that it is made from.
            owner: Its owner.
            month: The month of most of what it shows.
            size: Its size in bytes, where that is known.

        Returns:
            Its path; empty where there is a problem.
        """
        try:
            path = output_path(address)
        except BadAddress:
            self.problems.setdefault(owner, []).append(problem("address-outside", place, address=address))
            return ""
        slot = Slot(maker, view, place, owner, month)
        if not self._take(path, address, slot):
            return ""
        if self._compress and is_worth_it(path, maker, size):
            for codec, end in CODECS.items():
                self._take(path + end, address + end, msgspec.structs.replace(slot, maker=maker_of(maker, codec)))
        return path

    def _take(self, path: str, address: str, slot: Slot) -> bool:
        """Plan an output at a path; return whether no other one lies there."""
        folded, owner = path.casefold(), slot.owner
        other = self._folded.get(folded)
        if other is not None:
            first, second = self.slots[other].place, slot.place
            # The problem is reported where it can be fixed: in a source if possible, else in the later of the two.
            if (second.line > 0, second.file, second.line) < (first.line > 0, first.file, first.line):
                first, second = second, first
            code = "same-address" if other == path else "same-address-but-case"
            self.problems.setdefault(owner, []).append(problem(code, second, address=address, other=_name(first)))
            return False
        self._folded[path if folded == path else folded] = path
        self.slots[path] = slot
        return True

    def report_folder_clashes(self) -> None:
        """Report each output in a folder whose path is also the path of another output, a file."""
        for path, slot in self.slots.items():
            parent = path.rpartition("/")[0]
            while parent:
                if parent in self.slots:
                    clash = problem(
                        "same-address", slot.place, address=f"/{path}", other=_name(self.slots[parent].place)
                    )
                    self.problems.setdefault(slot.owner, []).append(clash)
                parent = parent.rpartition("/")[0]


class OutputPaths:
    """The paths of all outputs: those that are planned, and those kept from an earlier build."""

    def __init__(self, plan: Plan, earlier: Owners) -> None:
        """Take the plan, and the owners of the earlier outputs."""
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

"""Seeded choices that are the same on every machine and with every Python."""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Chance:
    """A seeded row of choices. Python promises that `random()` stays the same, but not what it offers beyond."""

    def __init__(self, seed: int) -> None:
        self.next = random.Random(seed).random  # noqa: S311 - nothing secret is made here

    def below(self, end: int) -> int:
        """Return a whole number from 0, less than `end`."""
        return int(self.next() * end)

    def pick(self, items: Sequence[Item]) -> Item:
        """Return one of the items."""
        return items[int(self.next() * len(items))]


class Weighted(Generic[Item]):
    """Items of which some are picked more often than others."""

    def __init__(self, items: Sequence[Item], weights: Sequence[float]) -> None:
        self.items = items
        self.sums = list(accumulate(weights))

    def pick(self, chance: Chance) -> Item:
        """Return one of the items."""
        return self.items[min(bisect(self.sums, chance.next() * self.sums[-1]), len(self.items) - 1)]


def zipf(items: Sequence[Item], offset: float = 2) -> Weighted[Item]:
    """Return the items with weights that fall as those of words in a language do."""
    return Weighted(items, [1 / (rank + offset) for rank in range(len(items))])

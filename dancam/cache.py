"""A bounded cache in memory."""

from __future__ import annotations

from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Cache(dict[Key, Value]):
    """A dictionary that is emptied when it is full, so that its memory is bounded.

    Pages that share values are made one after the other, so the few values that are made twice cost less than
    tracking which were used last; and a lookup costs the same as in a plain dictionary.
    """

    __slots__ = ("most",)

    def __init__(self, most: int) -> None:
        """Hold `most` values at most."""
        super().__init__()
        self.most = most

    def __setitem__(self, key: Key, value: Value) -> None:
        if len(self) >= self.most:
            self.clear()
        super().__setitem__(key, value)

"""What was made once and may be needed again."""

from __future__ import annotations

from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Cache(dict[Key, Value]):
    """A dictionary that forgets everything when it is full, so that it takes no more memory than it may.

    What is near in a portal is made together, so the few that are made a second time cost less than knowing which
    were asked for last; and looking into it costs what looking into a plain dictionary does.
    """

    __slots__ = ("most",)

    def __init__(self, most: int) -> None:
        """Take how many values there may be at most."""
        super().__init__()
        self.most = most

    def __setitem__(self, key: Key, value: Value) -> None:
        if len(self) >= self.most:
            self.clear()
        super().__setitem__(key, value)

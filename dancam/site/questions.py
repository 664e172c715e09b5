"""Who asked for what: the questions of the articles on a shelf, in a form that takes little room."""

from __future__ import annotations

import binascii
import bisect
from array import array
from collections.abc import Callable, Iterable, Sequence

from dancam.site.article import Month


def short(question: str) -> int:
    """Return the number that stands for a question."""
    return binascii.crc32(question.encode())


def asked_by(questions: Iterable[int], known: Iterable[int] = ()) -> bytes:
    """Return questions in a form that takes little room and is quickly searched: short numbers, in order.

    Two questions may have one number; then somebody is looked at again in vain.
    """
    return array("I", sorted({*known, *questions})).tobytes()


class Asking:
    """Who asks for what, by shelf."""

    def __init__(self, asked: Callable[[Month], bytes] | None, labels: Iterable[Month]) -> None:
        """Take what returns what the articles on a shelf ask for, where there is an earlier build; and its shelves."""
        self._asked = asked
        self._labels = labels
        self._numbers: dict[Month, array[int]] | None = None

    def who_asks(self, changed: Iterable[str]) -> Iterable[Month]:
        """Return the shelves on which somebody asks one of these questions."""
        wanted = [short(question) for question in changed]
        if not wanted or self._asked is None:
            return []
        if self._numbers is None:
            self._numbers = {}
            for month in self._labels:
                self._numbers[month] = array("I")
                self._numbers[month].frombytes(self._asked(month))
        return [month for month, numbers in self._numbers.items() if _any_in(numbers, wanted)]


def _any_in(numbers: Sequence[int], wanted: Iterable[int]) -> bool:
    for each in wanted:
        at = bisect.bisect_left(numbers, each)
        if at < len(numbers) and numbers[at] == each:
            return True
    return False


def at_output(path: str) -> str:
    """Return the question whether an output has this path."""
    return f"o:{path}"


def at_asset(path: str) -> str:
    """Return the question what the file at a path is."""
    return f"x:{path}"

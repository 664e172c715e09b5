"""The questions that the articles on a shelf ask about the portal, in a compact form."""

from __future__ import annotations

import binascii
import bisect
from array import array
from collections.abc import Callable, Collection, Iterable, Sequence

from dancam.site.article import Month


def short(question: str) -> int:
    """Return the number that stands for a question."""
    return binascii.crc32(question.encode())


def asked_by(questions: Iterable[int], earlier: Iterable[int] = ()) -> bytes:
    """Return questions in a compact form that is quick to search: sorted short numbers.

    Two questions may share a number; then an article is processed again without need.
    """
    return array("I", sorted({*earlier, *questions})).tobytes()


def numbers_of(asked: bytes) -> array[int]:
    """Return the short numbers of questions from the form of `asked_by`."""
    numbers = array("I")
    numbers.frombytes(asked)
    return numbers


class QuestionIndex:
    """Finds the shelves whose articles ask a question."""

    def __init__(self, asked: Callable[[Month], bytes], months: Collection[Month]) -> None:
        """Take a function that returns the questions of a shelf, and the months of all shelves."""
        self._asked = asked
        self._months = months
        self._numbers: dict[Month, array[int]] | None = None

    def shelves_asking(self, changed: Iterable[str]) -> Iterable[Month]:
        """Return the shelves with articles that ask one of these questions."""
        wanted = [short(question) for question in changed] if self._months else []
        if not wanted:
            return []
        if self._numbers is None:
            self._numbers = {month: numbers_of(self._asked(month)) for month in self._months}
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


def at_front(path: str) -> str:
    """Return the question what other pages may show of the article at a path below `content/`."""
    return f"f:{path}"

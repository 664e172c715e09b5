"""Runs of `*`, `_`, `~` and `^`, and which of them belong together: CommonMark's delimiter algorithm.

`*a*` and `_a_` are emphasis, `**a**` and `__a__` strong emphasis, `~~a~~` is struck out, `H~2~O` and `m^2^` are below
and above the line. What has no partner stays text. What is looked for in vain is remembered, so the time stays in
proportion to the number of runs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dancam.content.inline import BLANK_FORM
from dancam.render.markdown.inline.signs import BLANK, KINDS, LETTER, SIGN

_BLANKS = re.compile(r"\s")
_WORDS = re.compile(r"[^\W_]")
_LONGEST = {"~": 2, "^": 1}


class Run:
    """A run of one sign."""

    __slots__ = ("begins", "can_close", "can_open", "count", "end", "ends", "length", "sign", "start")

    def __init__(self, text: str, start: int, end: int) -> None:
        """Take the run.

        Args:
            text: The text that it stands in.
            start: Where it begins.
            end: Where the text goes on.
        """
        self.sign = text[start]
        self.start, self.end = start, end
        self.length = self.count = end - start
        self.begins: list[str] = []
        """Tags that begin behind what is left of it, the innermost first."""
        self.ends = 0
        """How many elements end before it."""
        before = KINDS[text[start - 1]] if start else BLANK
        behind = KINDS[text[end]] if end < len(text) else BLANK
        if self.sign == "^":  # as in `Ca^2+^X`
            self.can_open, self.can_close = behind != BLANK, before != BLANK
        else:
            self.can_open = behind == LETTER or (behind == SIGN and before != LETTER)
            self.can_close = before == LETTER or (before == SIGN and behind != LETTER)
            if self.sign == "_" and self.can_open and self.can_close:
                self.can_open, self.can_close = before == SIGN, behind == SIGN
        if self.sign == "~" and self.length == 1 and before == BLANK:
            self.can_open = False  # as in `~5~10 km`: what is below the line hangs on something
        if self.length > _LONGEST.get(self.sign, self.length):
            self.can_open = self.can_close = False


def pair(text: str, runs: Sequence[Run]) -> None:
    """Find the runs that belong together, and say of each what begins and ends at it.

    Args:
        text: The text that they stand in.
        runs: The runs, in order.
    """
    openers: list[Run] = []
    in_vain: dict[tuple[str, bool, int], int] = {}
    for closer in runs:
        while closer.can_close and closer.count:
            key = closer.sign, closer.can_open, closer.length % 3 if closer.sign in "*_" else closer.length
            number = _opener(text, openers, closer, in_vain.get(key, -1))
            if number is None:
                in_vain[key] = closer.start
                break
            opener = openers[number]
            used = _used(opener, closer)
            opener.begins.append(_tag(closer.sign, used))
            opener.count -= used
            closer.count -= used
            closer.ends += 1
            del openers[number + 1 if opener.count else number :]
        if closer.can_open and closer.count:
            openers.append(closer)


def _opener(text: str, openers: list[Run], closer: Run, bound: int) -> int | None:
    """Return the number of the run that another one closes; None where there is none.

    Args:
        text: The text that they stand in.
        openers: What is open.
        closer: What may close one of them.
        bound: Those before this place were looked through for one of its kind.
    """
    for number in range(len(openers) - 1, -1, -1):
        opener = openers[number]
        if opener.start < bound:
            break
        if opener.sign != closer.sign:
            continue
        if closer.sign in "*_":
            together = opener.length + closer.length
            is_odd = (opener.can_close or closer.can_open) and together % 3 == 0
            if not is_odd or (opener.length % 3 == 0 and closer.length % 3 == 0):
                if BLANK_FORM.fullmatch(text, opener.end - 1, closer.start):
                    del openers[number]
                    return None
                return number
        elif opener.length == closer.length:
            if closer.length == 2:
                return number
            if _BLANKS.search(text, opener.end, closer.start):  # so it is for all that follow
                del openers[number]
                break
            if _WORDS.search(text, opener.end, closer.start):  # not `^_^`
                return number
            break
    return None


def _used(opener: Run, closer: Run) -> int:
    if closer.sign in "*_":
        return 2 if opener.count > 1 and closer.count > 1 else 1
    return closer.count


def _tag(sign: str, used: int) -> str:
    if sign == "~":
        return "del" if used == 2 else "sub"
    if sign == "^":
        return "sup"
    return "strong" if used == 2 else "em"

"""Which tags of HTML in a text have an end: those that have none end with their block."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dancam.content.inline import OPENS_CODE

NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
"""What a tag begins with."""
CODE = re.compile(rf"{OPENS_CODE}(`+).+?(?<!`)\1(?!`)")
"""Code within a line."""
_FENCE = re.compile(r" {0,3}(```|~~~)")


class Ends:
    """Which start tags of a text have an end tag."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Look through the lines once."""
        self._ended: set[tuple[int, int]] = set()
        self.last: dict[str, int] = {}
        """Number of the last line with each sign that ends something."""
        open_tags: dict[str, list[tuple[int, int]]] = {}
        fence = ""
        for number, line in enumerate(lines, 1):
            mark = _FENCE.match(line)
            if mark and fence in {"", mark[1]}:
                fence = "" if fence else mark[1]
            if ">" not in line:
                continue
            for sign in ("-->", "?>", "]]>"):
                if sign in line:
                    self.last[sign] = number
            if fence:
                continue
            if "`" in line:
                line = CODE.sub(lambda code: " " * len(code[0]), line)
            for tag in NAME.finditer(line):
                name = tag[2].lower()
                if tag[1]:
                    if open_tags.get(name):
                        self._ended.add(open_tags[name].pop())
                else:
                    open_tags.setdefault(name, []).append((number, len(line) - tag.start()))

    def has(self, number: int, from_end: int) -> bool:
        """Whether a tag has its end: given its line, and how far before the end of the line it begins.

        It is counted from the end as the marks of lists and quotes are taken from the start.
        """
        return (number, from_end) in self._ended

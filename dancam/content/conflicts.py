"""The marks that git leaves in a file where two people changed the same lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dancam.problems import Place, Problem, problem

_SIGNS = ("<<<<<<<", ">>>>>>>", "|||||||")
_MARK = re.compile(r"^(?P<sign><{7}|>{7}|\|{7}(?=$| [^|]*$)|={7}(?=[ \t\r]*$))(?=$|[ \t\r])[^\n]*", re.MULTILINE)
_FENCE = re.compile(r"^[ \t>]*(?:`{3,}|~{3,})", re.MULTILINE)


def conflicts(text: str, file: str) -> Iterator[Problem]:
    """Yield an error for each place of a text in which git could not put two versions together.

    A mark that is left over alone is one too, but for a line of `=`, which may stand under a heading, and in a fence of
    code, where somebody may write about git.

    Args:
        text: The text, its line ends single.
        file: Path of the file.
    """
    if not any(sign in text for sign in _SIGNS):
        return
    marks = list(_MARK.finditer(text))
    begun: re.Match[str] | None = None
    alone = [each for each in marks if each["sign"][0] != "="]
    for match in marks:
        sign = match["sign"][0]
        if sign == "<":
            begun = match
        elif sign == ">" and begun is not None:
            yield _problem(text, begun, file)
            alone = [each for each in alone if not begun.start() <= each.start() <= match.start()]
            begun = None
    for match in alone:
        if len(_FENCE.findall(text, 0, match.start())) % 2 == 0:
            yield _problem(text, match, file)


def _problem(text: str, match: re.Match[str], file: str) -> Problem:
    line = text.count("\n", 0, match.start()) + 1
    return problem("conflict-mark", Place(file, line, 1, len(match[0].rstrip())), value=match["sign"])

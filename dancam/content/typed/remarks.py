"""Everything in a body that would come out otherwise than its author sees it in the text, as problems."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dancam.content.typed import layout
from dancam.content.typed.lines import prose
from dancam.content.typed.lists import BULLETS, DASHES, KEPT, ListRun, runs
from dancam.problems import Place, Problem, problem

# What a line must begin with for anything here to be found: most bodies have no such line, and the search for nothing
# has to cost nothing. A line feed in front makes the search quick, and that most lines begin with two letters.
_SUSPECT = re.compile(
    rf"""\n(?![\n|]|(?![ivxIVX]{{2}}|[①-⑩])[^\W\d_]{{2}})[ \t>]*
    (?:[{BULLETS}{DASHES}{KEPT}│┃║┌├└╔╠╚┏┣┗]|[ovqüØ§](?=\t|[ ]{{2}}|\xa0)
    |[-+*]\)|[-+](?=[^\W\d_])|\*(?=[^\W\d_])(?![^\n]*\*)|-(?=["“‘(])|\#{{2,6}}(?=[^\s\#])
    |(?:[-*+]|\d{{1,3}}[.)]|\#{{1,6}})[ \t]*[{layout.ODD_BLANKS}]
    |\d{{1,3}}[ ]?(?:[.)]-?(?=[^\s\d])|[/-]|[ ][.)])
    |(?:[a-zđA-ZĐ]|[ivxIVX]{{2,5}})[.)/-]|\((?:[a-zđA-ZĐ]|[ivxIVX]{{2,5}}|\d{{1,3}})\)
    |(?:=+|-+)[ \t]*(?:\n|\Z)|\+[-=]{{2}})""",
    re.VERBOSE,
)
_CURLY = re.compile(r"\]\((?:[^()\n“”„‘’]|\([^()\n]*\))*[“”„‘’]")


def remarks(body: str, first_line: int, file: str) -> Iterator[Problem]:
    """Yield a problem for each list, table, heading and caption that Markdown reads otherwise than it looks.

    Args:
        body: The body.
        first_line: Line of the file on which it starts.
        file: Path of the file, for the places.
    """
    is_spaced = "\t" in body or "   " in body
    has_captions = "](" in body and _CURLY.search(body) is not None
    is_suspect = "│" in body or _SUSPECT.search(body if body.startswith("\n") else f"\n{body}") is not None
    if not (is_spaced or has_captions or is_suspect):
        return
    lines = prose(body)

    def at(spot: layout.Spot) -> Place:
        return Place(file, first_line + spot.row, spot.start + 1, spot.length)

    if is_suspect:
        for run in runs(lines):
            if not run.goes_on:
                yield _list(run, first_line, file)
        for spot in layout.marks_with_odd_blanks(lines):
            yield problem("odd-blank", at(spot), value=spot.text, sign=f"U+{ord(lines[spot.row][spot.start]):04X}")
        for spot in layout.headings_without_blank(lines):
            yield problem("heading-close", at(spot), value=spot.text)
        for spot in layout.underlined(lines):
            yield problem("heading-underlined", at(spot), value=_short(lines, spot.row - 1))
        for spot in layout.drawn_tables(lines):
            yield problem("table-drawn", at(spot), count=spot.text)
    if is_spaced:
        for spot in layout.spaced_tables(lines):
            yield problem("table-spaced", at(spot), count=spot.text)
    if has_captions:
        for row, match in layout.curly_captions(lines):
            spot = layout.Spot(row, match.start("open"), match.end() - match.start("open"), match["caption"])
            yield problem("caption-quotes", at(spot), value=match["caption"].strip())


def _list(run: ListRun, first_line: int, file: str) -> Problem:
    first = run.wrong[0]
    place = Place(file, first_line + first.row, first.start + 1, len(first.sign))
    values = {"value": first.sign, "count": len(run.wrong)}
    if first.family == "dash" and run.is_joined and run.mend == "apart":
        return problem("lines-with-dashes", place, **values)
    if run.mend == "apart":
        return problem("list-lettered", place, **values)
    if not run.mend:
        return problem("list-mixed", place, **values)
    return problem("list-typed", place, **values, right="1. " if first.family == "number" else "- ")


_SHOWN = 40


def _short(lines: Sequence[str], row: int) -> str:
    text = lines[row].strip().replace("\0", "")
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"

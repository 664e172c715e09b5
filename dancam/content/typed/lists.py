"""Lists that people type with signs of their own, which Markdown runs together to one paragraph."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dancam.content.typed.lines import is_empty
from dancam.patterns import lazy

Family = Literal["bullet", "dash", "plus", "star", "number", "letter", "roman", "bracket", "kept"]
Mend = Literal["bullets", "numbers", "apart", ""]

BULLETS = "•●○▪▫■□◦‣⁃∙·◆◇♦❖✦※➢➤►▶\uf0b7\uf0a7\uf0d8\uf076\uf071\uf06e\uf02d"
DASHES = "–—―‒−"
# Signs that say something themselves, so that they have to stay.
KEPT = "✓✔☐☑✗✘★☆→⇒➔①②③④⑤⑥⑦⑧⑨⑩\uf0fc"
# What stands behind the number of a document, which is no number of an item: `15/QĐ-UBND`, `19-NQ/TW`, `3/TTr`.
_DOCUMENT = (
    r"[ \t\xa0]*(?:[A-ZĐ][A-Za-zĐđ]{0,5}\d{0,2}[/-][A-ZĐ]|"
    r"(?:BB|BC|CTr?|CĐ|CV|ĐA|GM|HD|HĐ|KH|KL|L|LCT|NĐ|NQ|PA|PL|QC|QĐ|QyĐ|SL|TB|TT|TTLT|TTr|UBND|VBHN)\b(?![ ]*[.:]))"
)
# An item: its sign, and what must follow. A star before a label, as in `*Nguồn: TTXVN`, is the sign of a note, which
# says something itself; the letters of `V. I. Lê-nin` are of a name. Word writes some bullets as letters of its fonts
# for signs, and a tab.
_ITEM = lazy(
    rf"""(?P<indent>[ \t>]*)(?:
    (?P<bullet>[{BULLETS}](?![{BULLETS}])|[ovqüØ§](?=\t|[ ]{{2}}|\xa0))
    |(?P<kept>[{KEPT}](?![{KEPT}]))
    |(?P<closed>[-+*{BULLETS}{DASHES}]\))
    |(?P<dash>[{DASHES}](?![{DASHES}\d\s-])|[{DASHES}](?=[ \t\xa0])|-(?=[^\W\d_]|["“‘(]))
    |(?P<plus>\+(?=[^\W\d_]))
    |(?P<note>\*(?=[^\W\d_][^:*\n]{{0,30}}:)(?![^\n]*\*))
    |(?P<star>\*(?=[^\W\d_])(?![^\n]*\*))
    |(?P<proper>[-+*](?=[ \t]))
    |(?P<number>\d{{1,3}})(?:(?P<good>[.)](?=[ \t]))|
        [ ]?(?:[.)]|[./]-|[/-](?!{_DOCUMENT}))(?=[ \t\xa0]|[^\W\d_])|[.)](?=[“"‘(]))
    |(?![A-ZĐ][.][ ]?[A-ZĐ]\w?[.])(?P<mark>[a-zđA-ZĐ]|[ivxIVX]{{2,5}})(?:[.)/-]|[.]-)(?=[ \t\xa0]|[^\W\d_]{{2}})
    |\((?P<bracket>[a-zđA-ZĐ]|[ivxIVX]{{2,5}}|\d{{1,3}})\)(?=[ \t\xa0]|[^\W\d_])
    )[ \t\xa0]*(?=\S)""",
    re.VERBOSE,
)
_BREAK = lazy(r"(?: {2,}|\\)$")
_SENTENCE_ENDS = tuple('.?!…:"”’)»*_')
_LETTERS = ("abcdefghijklmnopqrstuvwxyz", "abcdđeghiklmnopqrstuvxy")
_FEWEST = 2
_LEVELS = 3  # of one kind within each other
_ROMAN = {"i": 1, "v": 5, "x": 10}
_PROPER: dict[str, Family] = {"-": "dash", "+": "plus", "*": "star"}


@dataclass(frozen=True, slots=True)
class Item:
    """A line that begins with a sign of a list."""

    row: int
    """Number of the line in the body, counted from 0."""
    start: int
    """Where the sign begins in it."""
    end: int
    """Where the words begin."""
    sign: str
    """The sign, without the blanks behind it."""
    family: Family
    """What kind of list it may belong to."""
    value: str = ""
    """Its number or letter, in small letters."""
    is_proper: bool = False
    """Whether Markdown knows it."""


@dataclass(frozen=True, slots=True)
class ListRun:
    """Items of one list."""

    items: tuple[Item, ...]
    """Its items; some of them may be proper ones."""
    is_joined: bool
    """Whether they stand in one paragraph, which runs them together; otherwise each is a paragraph."""
    mend: Mend
    """How it can be mended: as bullets, as numbers, by empty lines between; empty where somebody must decide."""
    goes_on: bool = False
    """Whether it is the rest of a list that begins in another paragraph, and was yielded."""

    @property
    def wrong(self) -> tuple[Item, ...]:
        """Those that Markdown does not know."""
        return tuple(each for each in self.items if not each.is_proper)


def items_of(row: int, line: str) -> list[Item]:
    """Return what a line may be as an item: a letter may be a Roman number."""
    match = _ITEM.match(line)
    if match is None:
        return []
    kind = match.lastgroup or ""
    start = match.end("indent")
    sign = line[start : match.end()].rstrip(" \t\xa0")

    def item(family: Family, value: str = "", *, is_proper: bool = False) -> Item:
        return Item(row, start, match.end(), sign, family, value, is_proper)

    if kind == "proper":
        return [item(_PROPER[sign], is_proper=True)]
    if kind in {"number", "good"}:
        return [item("number", match["number"], is_proper=kind == "good")]
    if kind in {"mark", "bracket"}:
        value = match[kind].lower()
        found = [item("letter" if kind == "mark" else "bracket", value)] if len(value) == 1 or value.isdigit() else []
        return [*found, *([item("roman", value)] if _roman(value) else [])]
    families: dict[str, Family] = {
        "bullet": "bullet",
        "kept": "kept",
        "closed": "bullet",
        "dash": "dash",
        "note": "kept",
    }
    return [item(families.get(kind) or ("plus" if kind == "plus" else "star"))]


def _roman(value: str) -> int:
    """Return a Roman number of small ones; 0 where it is none."""
    if not value or any(each not in _ROMAN for each in value):
        return 0
    digits = [_ROMAN[each] for each in value]
    return sum(-each if each < after else each for each, after in zip(digits, [*digits[1:], 0], strict=True))


def _follows(before: Item, after: Item) -> bool:
    """Whether an item can be the next one of a list."""
    if before.family != after.family:
        return False
    if before.family == "number" or (before.value.isdigit() and after.value.isdigit()):
        return int(after.value) == int(before.value) + 1
    if before.family == "roman":
        return _roman(after.value) == _roman(before.value) + 1
    if before.family in {"letter", "bracket"}:
        return any(f"{before.value}{after.value}" in letters for letters in _LETTERS)
    return True


def runs(lines: Sequence[str]) -> Iterator[ListRun]:
    """Yield the lists of a body that Markdown takes for none, in no order.

    Args:
        lines: Its lines, without what is no prose.
    """
    ends: list[tuple[Item | None, Item | None]] = []  # of each block: in its first line, and the last of all
    taken: set[int] = set()
    for rows in _blocks(lines):
        found = {row: items_of(row, lines[row]) for row in rows}
        for run in _joined(found, lines):
            taken.update(each.row for each in run.items)
            yield run
        last = next((items[0] for items in reversed(found.values()) if items), None)
        ends.append((next(iter(found[rows[0]]), None), last))
    yield from _apart(ends, taken, lines)


def _blocks(lines: Sequence[str]) -> Iterator[range]:
    """Yield the numbers of the lines of each block: what stands between empty lines."""
    start = 0
    for row in range(len(lines) + 1):
        if row == len(lines) or is_empty(lines[row]):
            if row > start:
                yield range(start, row)
            start = row + 1


def _joined(found: Mapping[int, Sequence[Item]], lines: Sequence[str]) -> Iterator[ListRun]:
    """Yield the lists within a block, given what each of its lines may be."""
    chains: list[list[Item]] = []
    latest: dict[Family, list[list[Item]]] = {}
    for items in found.values():
        for item in items:
            near = latest.setdefault(item.family, [])
            chain = next((each for each in reversed(near) if _continues(each[-1], item)), None)
            if chain is None:
                chains.append(chain := [])
                near[:] = [*near[-_LEVELS:], chain]
            chain.append(item)
    proper = {row for row, items in found.items() if any(each.is_proper for each in items)}
    signs: dict[int, set[tuple[Family, str]]] = {}  # by the column in which they stand
    for items in found.values():
        for item in items:
            if item.family != "number":
                signs.setdefault(item.start, set()).add((item.family, item.sign))
    taken: set[int] = set()
    for chain in sorted(chains, key=lambda each: -len(each)):
        wrong = [each for each in chain if not each.is_proper and each.row not in taken]
        is_swallowed = chain[0].family == "bullet" and not proper.isdisjoint((chain[0].row - 1, chain[0].row + 1))
        if not wrong or (len(chain) < _FEWEST and not is_swallowed) or _is_of_names(chain[0], lines):
            continue
        mend = _mend(chain, signs, lines)
        if mend == "apart" and all(_BREAK.search(lines[each.row]) for each in chain[:-1]):
            continue  # each stands on a line of its own
        taken.update(each.row for each in wrong)
        yield ListRun(tuple(chain), True, mend)


def _is_of_names(first: Item, lines: Sequence[str]) -> bool:
    """Whether a list would begin as with `C. Mác` or `A. bị bắt`: those of headings and answers begin with A."""
    if first.family != "letter" or not first.sign[0].isupper() or first.sign[1:] != ".":
        return False
    return first.value != "a" or lines[first.row][first.end].islower()


def _continues(before: Item, after: Item) -> bool:
    is_near = after.row - before.row == 1 or before.family not in {"dash", "plus", "star"}
    return is_near and before.row < after.row and _follows(before, after)


def _mend(chain: Sequence[Item], signs: Mapping[int, set[tuple[Family, str]]], lines: Sequence[str]) -> Mend:
    """Return how a list can be mended without a decision.

    Args:
        chain: Its items.
        signs: Family and sign of all items of the block, by the column in which they stand.
        lines: All lines.
    """
    family = chain[0].family
    if family in {"letter", "roman", "bracket", "kept"}:
        return "apart"
    if family == "number":
        return "numbers"
    for start in {each.start for each in chain if not each.is_proper}:
        others = signs[start]
        if len(others) > 1 and any(other != "dash" for other, _ in others):
            return ""  # perhaps one is a level below the other
    if family != "dash" or any(each.is_proper for each in chain) or _is_no_dialogue(chain, lines):
        return "bullets"
    return "apart"


def _is_no_dialogue(chain: Sequence[Item], lines: Sequence[str]) -> bool:
    """Whether lines with dashes are surely no sentences that people say."""
    ends = [lines[each.row].rstrip() for each in chain]
    return not any(each.endswith(_SENTENCE_ENDS) for each in ends[:-1]) and not ends[-1].endswith(
        ("?", "!", "…", '"', "”")
    )


def _apart(
    ends: Sequence[tuple[Item | None, Item | None]], taken: Container[int], lines: Sequence[str]
) -> Iterator[ListRun]:
    """Yield the lists whose items are paragraphs of their own, or go on in another paragraph.

    Args:
        ends: The item in the first line of each block, and its last one.
        taken: The lines that belong to lists within a block.
        lines: All lines.
    """
    chain: list[Item] = []
    for first, last in (*ends, (None, None)):
        if first is not None and chain and _follows(chain[-1], first):
            chain += [first, *([last] if last is not None and last is not first and _follows(first, last) else [])]
            continue
        if len(chain) >= _FEWEST:
            yield from _paragraphs(chain, taken, lines)
        chain = [last] if last is not None else []


def _paragraphs(chain: Sequence[Item], taken: Container[int], lines: Sequence[str]) -> Iterator[ListRun]:
    """Yield the list of such items, unless it may be something else."""
    family = chain[0].family
    items = tuple(each for each in chain if each.row not in taken)
    if not any(not each.is_proper for each in items):
        return
    is_bullets = family in {"bullet", "plus", "star"} or (family == "dash" and _is_typed_with_hyphens(chain, lines))
    if family == "number" or is_bullets:
        yield ListRun(items, False, "bullets" if is_bullets else "numbers", goes_on=len(items) < len(chain))


def _is_typed_with_hyphens(chain: Sequence[Item], lines: Sequence[str]) -> bool:
    return all(each.sign == "-" for each in chain) and _is_no_dialogue(chain, lines)

"""Lists and headings as Markdown writes them, in place of those that are typed by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dancam.authoring.fixes.drafts import Draft, Edit
from dancam.content.typed import layout
from dancam.content.typed.lines import is_empty, prose
from dancam.content.typed.lists import Item, ListRun, items_of, runs

_ENDS = (".", "!", "?", ";", ":", "…", "”", '"')
_DEEP = 4


def listed(draft: Draft) -> Iterator[Edit]:
    """Yield edits that make proper lists of those that are typed, or paragraphs of items with letters."""
    lines = prose("\n".join(draft.body))
    for run in runs(lines):
        edits = list(_edits(run, lines))
        for each in (*edits, *_unbroken({each.row for each in edits}, lines)):
            yield Edit(each.row + draft.fields, each.start, each.end, each.new, each.code)


def spaced(draft: Draft) -> Iterator[Edit]:
    """Yield edits that put a plain blank behind the marks of items and headings."""
    lines = prose("\n".join(draft.body))
    for row, line in enumerate(lines, draft.fields):
        match = layout.MARK.match(line)
        if match:
            yield Edit(row, match.end("mark"), match.end(), " ", "odd-blank")
    for spot in layout.headings_without_blank(lines):
        end = spot.start + spot.length
        yield Edit(spot.row + draft.fields, end, end, " ", "heading-close")


def _edits(run: ListRun, lines: Sequence[str]) -> Iterator[Edit]:
    """Yield the edits of one list, by the rows of the body."""
    if not run.mend:
        return
    if run.mend == "apart":
        for item in run.items:
            if item.row and not is_empty(lines[item.row - 1]):
                yield _empty_line(item.row, lines, "list-lettered")
    else:
        less = _superfluous_indent(run, lines)
        for item in run.wrong:
            yield Edit(item.row, item.start, item.end, _mark(run, item), "list-typed")
            if less:
                yield Edit(item.row, 0, less, "", "list-typed")
        first = run.items[0]
        if run.mend == "numbers" and int(first.value) != 1 and _is_text_above(first.row, lines):
            yield _empty_line(first.row, lines, "list-typed")
    behind = run.items[-1].row + 1
    if run.is_joined and _begins_a_paragraph(behind, lines):
        yield _empty_line(behind, lines, "list-typed")


def _unbroken(rows: Iterable[int], lines: Sequence[str]) -> Iterator[Edit]:
    """Yield edits that take away the backslash which broke the line before each of those that begin something now."""
    for row in rows:
        before = lines[row - 1] if row else ""
        if (len(before) - len(before.rstrip("\\"))) % 2:
            yield Edit(row - 1, len(before) - 1, len(before), "", "list-typed")


def _mark(run: ListRun, item: Item) -> str:
    """Return the mark of Markdown for an item, with its blank: as that of the proper items of its list."""
    proper = next((each.sign for each in run.items if each.is_proper), "")
    if run.mend == "numbers":
        return f"{item.value}{proper[-1:] or '.'} "
    return f"{proper or '-'} "


def _superfluous_indent(run: ListRun, lines: Sequence[str]) -> int:
    """Return how many characters of indent a list has that is no part of another one and stands far to the right."""
    if any(each.is_proper for each in run.items):
        return 0
    indents = [lines[each.row][: each.start] for each in run.items]
    least = min(map(len, indents))
    if any(each.strip() for each in indents) or max(len(each.expandtabs(_DEEP)) for each in indents) < _DEEP:
        return 0
    for row in range(run.items[0].row - 1, -1, -1):
        if not is_empty(lines[row]):
            is_inside = lines[row].startswith((" ", "\t")) or any(each.is_proper for each in items_of(row, lines[row]))
            return 0 if is_inside else least
    return least


def _is_text_above(row: int, lines: Sequence[str]) -> bool:
    return row > 0 and not is_empty(lines[row - 1]) and not items_of(row - 1, lines[row - 1])


def _begins_a_paragraph(row: int, lines: Sequence[str]) -> bool:
    """Whether a line behind a list is text that does not go on with the last item."""
    if row >= len(lines) or is_empty(lines[row]) or items_of(row, lines[row]):
        return False
    line = lines[row]
    if line.startswith((" ", "\t", "#", ">", "|", ":::", "```", "~~~", "<", "\0")):
        return False
    return lines[row - 1].rstrip().endswith(_ENDS) or not line[:1].islower()


def _empty_line(row: int, lines: Sequence[str], code: str) -> Edit:
    """Return an edit that puts an empty line above another one, in the same quotation."""
    line = lines[row]
    quotation = line[: len(line) - len(line.lstrip(" \t>"))].rstrip() if line.lstrip().startswith(">") else ""
    return Edit(row, 0, 0, f"{quotation}\n", code)

"""All mends, one after the other, on one source."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Callable, Iterable, Mapping

from dancam.authoring.fixes import blanks, letters, lists, tags, targets
from dancam.authoring.fixes.drafts import Draft, Edit, draft_of, edited
from dancam.records import Record

_Mend = Callable[[Draft], Iterable[Edit]]
# Letters first, since the others read them; lists before blanks, which are no gaps behind a mark.
_MENDS: tuple[_Mend, ...] = (
    letters.composed,
    letters.unicode_letters,
    targets.straight,
    targets.slashes,
    lists.spaced,
    lists.listed,
    blanks.unseen,
    blanks.doubled,
)
# A mend may show another one its work; so many times at most.
_MOST_TURNS = 6


class Mended(Record, frozen=True):
    """A source after its mending."""

    data: bytes
    """Its bytes."""
    codes: tuple[str, ...] = ()
    """What was mended: a code for each edit, in order."""


def mended(data: bytes, ways: Mapping[str, str], path: str = "", names: Mapping[str, str] | None = None) -> Mended:
    """Return a source in which all is mended that needs no judgement; the same bytes where nothing does.

    Args:
        data: Its bytes.
        ways: How tags are written, by `tags.usual_tags`.
        path: Its path below `content/`.
        names: The new paths of the files there that get another ending.
    """
    mends: list[_Mend] = [*_MENDS, functools.partial(tags.usual, ways=ways)]
    if names:
        mends.append(functools.partial(targets.renamed, path=path, names=names))
    draft = draft_of(data)
    if draft is None:
        return Mended(data)
    codes: list[str] = []
    for _ in range(_MOST_TURNS):
        before = draft
        for mend in mends:
            edits = list(mend(draft))
            codes += [each.code for each in edits]
            draft = edited(draft, edits)
        if draft == before:
            break
    return Mended(draft.data(), tuple(codes)) if codes else Mended(data)


def tags_in(data: bytes) -> list[str]:
    """Return the tags of a source as they are written; none where it cannot be read."""
    draft = draft_of(data)
    return tags.tags_of(draft) if draft is not None else []


def difference(path: str, new_path: str, before: bytes, after: bytes) -> str:
    """Return what is different in a file, as `diff -u` writes it.

    Args:
        path: Its path.
        new_path: The path that it would have.
        before: Its bytes as they are.
        after: Its bytes as they would be.
    """
    old, new = (_lines(each) for each in (before, after))
    return "".join(f"{line}\n" for line in difflib.unified_diff(old, new, path, new_path, lineterm=""))


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")

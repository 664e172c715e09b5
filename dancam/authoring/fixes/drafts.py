"""A source as lines to edit, with all that no mend may touch hidden: code, addresses, tags of HTML."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dancam.content.conflicts import conflicts
from dancam.content.text import TextParts
from dancam.content.typed.lines import prose

_LINE_END = re.compile(r"\r\n|\n|\r")
# In a body, what is no prose besides code: the target of a link but not its caption, what a label leads to, tags,
# addresses, attribute lists, the first line of a block of our own.
_HIDDEN = re.compile(
    r"</?[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|<[^<>\s]+[:@][^<>\s]*>"
    r"|\]\([ \t]*(?:<[^<>\n]*>|(?:[^()\n\"'“”„‘’]|\([^()\n]*\))*)"
    r"|^[ \t>]*\[(?!\^)[^\]\n]+\]:[^\n]*"
    r"|\]\[[^\]\n]*\]"
    r"|(?:https?://|www\.)[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\{[ \t]*(?::|[#.][\w-]+|[\w-]+=)[^{}\n]*\}"
    r"|^ {0,3}:{3,}[^\n]*",
    re.MULTILINE,
)
_ALL_BUT_LINE_ENDS = re.compile(r"[^\n]")
# In a front matter: comments, and fields that hold no words.
_KEY = re.compile(r"[ ]*(?:-[ ]+)*(?P<key>[a-z_]+)[ ]*:(?=[ ]|$)")
_COMMENT = re.compile(r"(?:^|[ \t])#.*$")
_NO_WORDS = re.compile(
    r"(?<![\w-])(?:src|file|url|slug|category|lang|date|updated|expires|draft|pinned)[ ]*:[ ]*"
    r"(?:\"[^\"]*\"|'[^']*'|[^,{}\"']+)"
)
PATHS = frozenset({"image", "audio", "src", "file"})
"""Fields whose value is the path of a file."""
PATH_LISTS = frozenset({"attachments", "related", "translations"})
"""Fields whose values are such paths, or slugs."""
_WORDLESS = frozenset({*PATHS, *PATH_LISTS, "url", "slug", "aliases", "category", "lang", "date", "updated", "expires"})


@dataclass(frozen=True, slots=True)
class Edit:
    """Some characters of a line and what is to stand there instead."""

    row: int
    """Number of the line, counted from 0."""
    start: int
    """Where they begin."""
    end: int
    """Where they end."""
    new: str
    """What is to stand there; a line feed in it makes a new line."""
    code: str
    """Code of the problem that is mended."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A source, line by line."""

    lines: tuple[str, ...]
    """Its lines, without their ends."""
    ends: tuple[str, ...]
    """The end of each line, as it is written."""
    mark: bytes
    """Its byte-order mark, if it has one."""
    fields: int
    """How many of the lines are the front matter, with the lines `---`."""

    @property
    def body(self) -> tuple[str, ...]:
        """The lines of the body."""
        return self.lines[self.fields :]

    def data(self) -> bytes:
        """Return its bytes."""
        return self.mark + "".join(map("".join, zip(self.lines, self.ends, strict=True))).encode()


def draft_of(data: bytes) -> Draft | None:
    """Return a source to edit; None where it cannot be read, has no front matter, or holds the marks of git."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        text = data[len(mark) :].decode()
    except UnicodeDecodeError:
        return None
    if "\0" in text or next(conflicts(text.replace("\r\n", "\n"), ""), None) is not None:
        return None  # two versions in one are somebody's to put together first
    ends = [*_LINE_END.findall(text), ""]
    lines = _LINE_END.split(text)
    parts = TextParts("\n".join(lines))
    if parts.front is None:
        return None
    return Draft(tuple(lines), tuple(ends), mark, parts.body_line - 1)


def edited(draft: Draft, edits: Iterable[Edit]) -> Draft:
    """Return a draft with edits; of two that overlap the first one counts."""
    by_row: dict[int, list[Edit]] = {}
    for each in sorted(set(edits), key=lambda each: (each.row, each.start, each.end)):
        others = by_row.setdefault(each.row, [])
        if not others or others[-1].end <= each.start:
            others.append(each)
    if not by_row:
        return draft
    lines: list[str] = []
    ends: list[str] = []
    fields = draft.fields
    for row, (line, end) in enumerate(zip(draft.lines, draft.ends, strict=True)):
        for each in reversed(by_row.get(row, [])):
            line = line[: each.start] + each.new + line[each.end :]
        first, *more = line.split("\n")
        lines += [first, *more]
        ends += [*([_end_of(draft, row)] * len(more)), end]
        fields += len(more) if row < draft.fields else 0
    return replace(draft, lines=tuple(lines), ends=tuple(ends), fields=fields)


def _end_of(draft: Draft, row: int) -> str:
    """Return how a new line in place of another one ends: as that one, or the one before it."""
    return draft.ends[row] or (draft.ends[row - 1] if row else "") or "\n"


def words(draft: Draft) -> list[str]:
    """Return the lines with a NUL for each character that belongs to no words of the author."""
    return [*_words_of_fields(draft.lines[: draft.fields]), *words_of_body(draft.body)]


def words_of_body(body: Sequence[str]) -> list[str]:
    """Return the lines of a body with a NUL for each character that belongs to no words."""
    text = "\n".join(prose("\n".join(body)))
    return _HIDDEN.sub(_as_nothing, text).split("\n")


def _as_nothing(match: re.Match[str]) -> str:
    return _ALL_BUT_LINE_ENDS.sub("\0", match[0])


def _words_of_fields(lines: Sequence[str]) -> Iterator[str]:
    for line, (own, around) in zip(lines, keys(lines), strict=True):
        if own in _WORDLESS or (around in _WORDLESS and own in {"", around}):
            is_mapping = line.partition(":")[2].lstrip().startswith("{")
            if not is_mapping:
                yield "\0" * len(line)
                continue
        yield _NO_WORDS.sub(_as_nothing, _COMMENT.sub(_as_nothing, line))


def keys(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield for each line of a front matter the field that begins on it, if any does, and the one at its left edge."""
    around = ""
    for line in lines:
        match = _KEY.match(line)
        own = match["key"] if match else ""
        if line[:1] not in {" ", "-", "#", ""}:
            around = own
        yield own, around

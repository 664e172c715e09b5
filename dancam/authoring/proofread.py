"""Reads a text as a careful colleague would: reports what can be published, but should be better."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from dancam.content import frontmatter
from dancam.content.inline import OPENS_CODE
from dancam.content.source import Moment, Source
from dancam.content.text import Text, TextParts
from dancam.content.typed.lines import INVISIBLE, unneeded
from dancam.problems import Place, Problem, problem
from dancam.records import Record
from dancam.vietnamese import day, nfc, same

# A date farther ahead is surely a slip of the pen.
FAR = timedelta(days=366)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
# Longer lines are no paragraphs, and patterns must not take their time with them.
_LONGEST = 10_000
# What is no prose, and is left out without moving the rest: code, addresses, tags, footnote marks.
_NOT_WORDS = re.compile(
    rf"{OPENS_CODE}(`+)[^`].*?\1|"
    r"\]\([^)\n]*\)|\]\[[^\]\n]*\]|<[^>\n]*>|https?://\S+|\{:?[^{}\n]*\}"
)
_CODE = re.compile(rf"{OPENS_CODE}`[^`]*`")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+\S")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_PICTURE = re.compile(r"!\[([^\]\n]*)\](?=[(\[])")
_PICTURE_TAG = re.compile(r"<img\b(?![^>\n]*\balt\s*=\s*[\"']?[^\"'>\s])[^>\n]*>", re.IGNORECASE)
_GAP = re.compile(r"(?<=[^\s|])(?P<gap>[ \u00a0]{2,})(?=[^\s|\\])")
# Two vowels with a tone mark. `later` and `sooner` are the two ways in which people write `oa`, `oe` and `uy` at the
# end of a word; it is never right as in `hòan`, `qúy`, `gìa`.
_END = r"(?![^\W\d_])"
_TONE = re.compile(
    rf"(?<![qQ])(?:(?P<later>[oO][àáảãạèéẻẽẹ]{_END}|[uU][ỳýỷỹỵ]{_END})|(?P<sooner>[òóỏõọÒÓỎÕỌ][ae]{_END}|[ùúủũụÙÚỦŨỤ]y{_END}))"
    r"|(?P<astray>[òóỏõọÒÓỎÕỌ][ae](?=[a-zà-ỹ])|(?<=[qQ])[ùúủũụÙÚỦŨỤ][aeiyôơ]|(?<=[gG])[ìíỉĩị][aou])"
)
_LETTERS = re.compile(r"[^\W\d_]*")


def _letters(text: str) -> str:
    """Return the letters that a text begins with."""
    letters = _LETTERS.match(text)
    return letters[0] if letters else ""


def proofread(text: str, source: Source, raw: str = "") -> Iterator[Problem]:
    """Yield the remarks of a colleague on one file.

    Args:
        text: Its text, normalised.
        source: What was read from it.
        raw: Its text as it is on the disk, with its letters composed as they are there.
    """
    unseen = list(_unseen(text))
    if unseen:
        line, column, sign = unseen[0]
        place = Place(f"content/{source.path}", line, column)
        yield problem("invisible-character", place, value=f"U+{ord(sign):04X}", count=len(unseen))
    parts = TextParts(text)
    for each in _remarks(parts, text, source, raw):
        yield msgspec.structs.replace(each, place=parts.place(each.place))


def _remarks(parts: TextParts, text: str, source: Source, raw: str) -> Iterator[Problem]:
    """Yield the remarks; columns in the body do not count its control characters."""
    file = f"content/{source.path}"
    if raw and not unicodedata.is_normalized("NFC", raw):
        yield problem("loose-marks", Place(file, _first_loose(raw)))
    yield from _picture(source)
    lines = list(_prose(parts))
    yield from _headings(lines, file)
    yield from _pictures(lines, file)
    gaps = [*_gaps_in_fields(source, text), *_gaps(lines)]
    if gaps:
        line, column, length = gaps[0]
        yield problem("double-space", Place(file, line, column, length), count=len(gaps))
    yield from _tones(
        [(number, line) for number, line in enumerate(text.split("\n"), 1) if number < parts.body_line], lines, file
    )


class SourceFacts(Record, frozen=True):
    """What is needed of one file to compare it with all others."""

    path: str
    """Path below `content/`."""
    title: str
    title_place: Place
    slug: str
    slug_place: Place
    date: Moment | None
    date_place: Place
    expires: Moment | None
    expires_place: Place
    draft: bool


def facts_of(source: Source) -> SourceFacts:
    """Return what is needed of a source to compare it with others."""
    return SourceFacts(
        source.path,
        source.title,
        source.place("title"),
        source.slug if source.is_article else "",
        source.place("slug"),
        source.date,
        source.place("date"),
        source.expires,
        source.place("expires"),
        source.draft,
    )


def compared(facts: Iterable[SourceFacts], now: datetime, zone: ZoneInfo) -> Iterator[Problem]:
    """Yield the problems that show when all files are compared: titles and slugs used twice, and odd dates.

    Args:
        facts: Those of all files.
        now: The moment for which the portal is checked.
        zone: The zone of dates without one.
    """
    titles: dict[str, SourceFacts] = {}
    slugs: dict[str, SourceFacts] = {}
    for each in sorted(facts, key=lambda each: (aware(each.date, zone), each.path)):
        first = titles.setdefault(same(each.title), each)
        if first is not each:
            yield problem("same-title", each.title_place, value=each.title, other=f"content/{first.path}")
        first = slugs.setdefault(each.slug, each) if each.slug else each
        if first is not each:
            yield problem("same-slug", each.slug_place, value=each.slug, other=f"content/{first.path}")
        if each.date is not None and aware(each.date, zone) > now + FAR:
            yield problem("date-far", each.date_place, date=day(each.date.value))
        if each.expires is not None and aware(each.expires, zone) <= now:
            yield problem("expired", each.expires_place, date=day(each.expires.value))


def aware(moment: Moment | None, zone: ZoneInfo) -> datetime:
    """Return a moment with a zone; without a moment, one before all others."""
    if moment is None:
        return datetime(1, 1, 2, tzinfo=zone)
    return moment.value if moment.value.tzinfo else moment.value.replace(tzinfo=zone)


# One file

Line = tuple[int, str]


def _prose(parts: TextParts) -> Iterator[Line]:
    """Yield the lines of a body outside code, each with its number in the file."""
    fence = ""
    for number, line in enumerate(parts.body.split("\n"), parts.body_line):
        match = _FENCE.match(line)
        if fence:
            if match and match[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
            continue
        if match:
            fence = match[1]
        elif len(line) <= _LONGEST and (not line.startswith(("    ", "\t")) or line.lstrip()[:1] in "-*+|"):
            yield number, line


def _bare(line: str) -> str:
    """Return a line with all that is no word replaced by NUL, so that columns stay the same."""
    return _NOT_WORDS.sub(lambda match: "\0" * len(match[0]), line)


def _first_loose(raw: str) -> int:
    """Return the first line in which letters are composed of several characters."""
    lines = raw.split("\n")
    return next((number for number, line in enumerate(lines, 1) if nfc(line) != line), 1)


def _picture(source: Source) -> Iterator[Problem]:
    if source.image is not None and not source.image.alt:
        yield problem("alt-missing", source.place("image.src"), value=source.image.src)


def _pictures(lines: list[Line], file: str) -> Iterator[Problem]:
    for number, line in lines:
        bare = _CODE.sub(lambda match: " " * len(match[0]), line)
        for match in _PICTURE.finditer(bare):
            if not match[1].strip():
                target = line[match.end() + 1 :].split(")")[0].split("]")[0]
                yield problem("alt-missing", Place(file, number, match.start() + 1, len(match[0])), value=target)
        for match in _PICTURE_TAG.finditer(bare):
            yield problem("alt-missing", Place(file, number, match.start() + 1, len(match[0])), value="<img>")


def _headings(lines: list[Line], file: str) -> Iterator[Problem]:
    """Yield a problem for each heading that is more than one level below the one before it."""
    before, last = 1, (0, "")
    for number, line in lines:
        match = _HEADING.match(line)
        under = (
            _UNDERLINE.match(line)
            if last[0] == number - 1 and last[1].strip() and not _HEADING.match(last[1])
            else None
        )
        if match or under:
            level = max(2, len(match[1]) if match else 1 if under and under[1][0] == "=" else 2)
            if level > before + 1:
                place = Place(file, number, 1, len(line.rstrip()))
                yield problem("heading-skipped", place, level="#" * level, wanted="#" * (before + 1))
            before = level
        last = (number, line)


def _gaps(lines: list[Line]) -> Iterator[tuple[int, int, int]]:
    for number, line in lines:
        if ("  " not in line.strip() and "\u00a0" not in line) or line.count("|") > 1:  # the columns of a table
            continue
        start = re.match(r"[\s>]*(?:[-*+]|\d+[.)]|\[\^[^\]]+\]:|:)?\s*", line)
        for match in _GAP.finditer(_bare(line), start.end() if start else 0):
            yield number, match.start() + 1, len(match["gap"])


def _unseen(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and character of each that nobody sees."""
    if INVISIBLE.search(text):
        for number, line in enumerate(text.split("\n"), 1):
            for match in unneeded(line):
                yield number, match.start() + 1, match[0]


def _gaps_in_fields(source: Source, text: str) -> Iterator[tuple[int, int, int]]:
    lines = text.split("\n")
    for field in ("title", "summary"):
        if not source.has_spot(field):
            continue
        spot = source.spot(field)
        line = lines[spot.line - 1]
        for match in _GAP.finditer(line, spot.column - 1):
            yield spot.line, match.start() + 1, len(match["gap"])


def _tones(front: list[Line], lines: list[Line], file: str) -> Iterator[Problem]:
    """Yield a problem where tone marks stand in a wrong place, or now on one vowel, now on the other."""
    places: dict[str, list[tuple[int, int, str]]] = {"later": [], "sooner": [], "astray": []}
    for number, line in [*front, *lines]:
        bare = ""
        for match in _TONE.finditer(line):
            bare = bare or _bare(line)
            if bare[match.start()] != "\0":
                start = match.start() - len(_letters(bare[: match.start()][::-1]))
                places[match.lastgroup or ""].append((number, start + 1, _letters(bare[start:])))
    later, sooner, astray = places["later"], places["sooner"], places["astray"]
    if astray:
        number, column, word = astray[0]
        place = Place(file, number, column, len(word))
        yield problem("tone-astray", place, value=word, right=_TONE.sub(_moved, word), count=len(astray))
    if later and sooner:
        few, many = (later, sooner) if len(later) <= len(sooner) else (sooner, later)
        number, column, word = few[0]
        values = {"value": word, "few": len(few), "other": many[0][2], "many": len(many)}
        yield problem("tones-mixed", Place(file, number, column, len(word)), **values)


def _moved(match: re.Match[str]) -> str:
    """Return two vowels with the mark of the first on the second."""
    plain, mark = unicodedata.normalize("NFD", match[0][0])[0], unicodedata.normalize("NFD", match[0][0])[1:]
    return plain + nfc(unicodedata.normalize("NFD", match[0][1]) + mark)


class Notes(Record, frozen=True):
    """The results of proofreading one file."""

    facts: SourceFacts | None = None
    """What is needed to compare it with others; None where it cannot be read."""
    remarks: tuple[Problem, ...] = ()
    """The remarks of a colleague on it alone."""


def notes_on(path: str, data: bytes, *, proofreads: bool = True) -> Notes:
    """Return the results of proofreading one file.

    Args:
        path: Its path below `content/`.
        data: Its bytes.
        proofreads: Whether it is read as a colleague would, or only for comparing it with others.
    """
    source, _ = frontmatter.read(data, path)
    if source is None:  # the build reports why
        return Notes()
    text = Text(data, f"content/{path}").text if proofreads else None
    raw = data.decode("utf-8-sig", "replace")
    return Notes(facts_of(source), tuple(proofread(text, source, raw)) if text is not None else ())

"""What a document proposes for the front matter: its title, its author, and the head of an official document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dancam.importers.word.model import Block, Image, NoteMark, Paragraph, Table, Text, lines
from dancam.importers.word.tables import pieces_in
from dancam.records import Record
from dancam.vietnamese import fold

_LONGEST_TITLE = 300
# A name under a text: two to six words, which all begin with a capital.
_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,5}")
_LAST_BLOCKS = 3
# What may stand below a name on the right: a line or two that are no text; below one on the left only what says whose
# the pictures are, as a bold line there is a heading just as well.
_LONGEST_BELOW = 60
_SOURCE = re.compile(r"(?:anh|bai|nguon|theo|video|clip|do hoa|thuc hien)\b")
_PLACE = r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|thôn|xóm|bản|làng|tại|ở) {}(?!\w)"
# The head of an official document stands among its first blocks, or among the first lines if all are short.
_FIRST_BLOCKS = 8
_MOST_HEAD_LINES, _LONGEST_HEAD = 24, 900
# In capitals an authority may stand before it: a tab parts the columns.
_STATE = re.compile(r"(?P<before>.*\s)?cong hoa xa hoi chu nghia viet nam(?: doc lap tu do hanh phuc)?")
_PARTY = re.compile(r"(?P<before>.*\s)?(?:dang cong san viet nam|doan (?:tncs|thanh nien cong san) ho chi minh)")
_MOTTO = re.compile(r"(?P<before>.*\s)?doc lap tu do hanh phuc")
_DATE = re.compile(r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})", re.IGNORECASE)
_DATE_LINE = re.compile(r"(?:[^\W\d_][\w .\-]*,\s*)?ngày\b.{0,12}\btháng\b.{0,12}\bnăm\b.{0,8}", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:^|\s)Số\s*:?[\s.…_]*(?P<number>[^\W_]*(?:\s*[-–/.&]\s*[^\W_]+)*)\s*(?:[\s,]" + _DATE_LINE.pattern + r")?$",
    re.IGNORECASE,
)
# What is stamped on an official document above or below its head, with accents and case put aside.
_STAMP = re.compile(
    r"(?:hoa toc(?: hen gio)?|(?:thuong )?khan(?: cap)?|(?:tuyet |toi |do |tai lieu )?mat|ban (?:sao|thao|chinh)"
    r"|sao (?:y|luc)(?: ban chinh)?|du thao(?: (?:lan|thu|so|ngay)\b.*| \d.*)?"
    r"|(?:chi |tai lieu )?(?:luu hanh )?noi bo|khong pho bien)"
)
_LONGEST_STAMP = 40
_SUBJECT = re.compile(r"(?:V/v|Về việc)\s*:?\s*(?P<subject>.+)", re.IGNORECASE)
_NO_LETTERS = re.compile(r"[\W_]*")
_MOST_TITLE_LINES = 6
_LONGEST_LINE = 120


class Proposals(Record, frozen=True):
    """What a document proposes, and what of it is left for the article."""

    blocks: tuple[Block, ...]
    """The paragraphs and tables without what became a field."""
    title: str = ""
    author: str = ""
    number: str = ""
    """The number of an official document: `12/QĐ-UBND`."""
    date: str = ""
    """Its date: `2026-11-30`."""
    head: str = ""
    """All words of its head."""
    notes: tuple[str, ...] = ()
    """The notes whose marks stood in what became a field."""
    links: tuple[str, ...] = ()
    """Where that led, as no field leads anywhere."""


class _Taken:
    """Takes blocks away that become fields; pictures in them stay."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = list(blocks)
        self.notes: list[str] = []
        self.links: list[str] = []

    def take(self, block: Block) -> None:
        """Take one away."""
        place = next(number for number, each in enumerate(self.blocks) if each is block)
        pieces = pieces_in(block)
        self.notes += [each.key for each in pieces if isinstance(each, NoteMark)]
        self.links += dict.fromkeys(each.href for each in pieces if isinstance(each, Text) and each.href)
        self.blocks[place : place + 1] = [Paragraph((each,)) for each in pieces if isinstance(each, Image)]


def propose(blocks: Sequence[Block]) -> Proposals:
    """Return what a document proposes.

    Args:
        blocks: Its paragraphs and tables.
    """
    left = _Taken(blocks)
    head, below = _head(left)
    title = _title(left, below if head else None)
    if head and not title:
        title = _subject(head)
    number, signed = _number(head), _date(head)
    author = "" if head else _author(left)  # who signs an official document is not its author
    fields = title, author, number, signed, "; ".join(head)
    return Proposals(_without_frames(left.blocks), *fields, tuple(left.notes), tuple(left.links))


def _head(left: _Taken) -> tuple[list[str], list[Block]]:
    """Take the head of an official document away.

    Returns:
        Its lines, none where there is no such head, and the blocks that follow it.
    """
    shown = [each for each in left.blocks if lines((each,))]
    for place, block in enumerate(shown):
        if isinstance(block, Table) or _is_of_head(block):
            end = place + 1
            while end < len(shown) and isinstance(shown[end], Paragraph) and _is_of_head(shown[end]):
                end += 1
            if _is_head(lines(tuple(shown[place:end]))):
                return _take_lines(left, shown[place:end]), shown[end:]
        if place + 1 >= _FIRST_BLOCKS and any(len(each) > _LONGEST_LINE for each in lines(tuple(shown[: place + 1]))):
            break
    return [], []


def _without_frames(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks in which the head of a further document, which a table only lays out, is its paragraphs."""
    made: list[Block] = []
    for each in blocks:
        if isinstance(each, Table) and _is_head(lines((each,))):
            made += [block for row in each.rows for cell in row for block in cell.blocks]
        else:
            made.append(each)
    return tuple(made)


def _is_head(found: Sequence[str]) -> bool:
    """Whether lines are a head: it names the state or the party, and has what articles that name them lack."""
    if len(found) > _MOST_HEAD_LINES or sum(map(len, found)) > _LONGEST_HEAD:
        return False
    has_more = any(_is_number(each) or _DATE_LINE.fullmatch(each) for each in found)
    if any(_names(_STATE, each) for each in found):
        return has_more or any(_names(_MOTTO, each) for each in found)
    return has_more and any(_names(_PARTY, each) for each in found)


def _take_lines(left: _Taken, blocks: Sequence[Block]) -> list[str]:
    found: list[str] = []
    for each in blocks:
        found += lines((each,))
        left.take(each)
    return found


def _is_of_head(block: Block) -> bool:
    """Whether all lines of a paragraph can be lines of a head."""
    return all(map(is_of_head, lines((block,))))


def is_of_head(line: str) -> bool:
    """Whether a line can be one of a head: the state, the motto, a number, a date, or a line of signs."""
    return bool(
        _NO_LETTERS.fullmatch(line)
        or any(_names(form, line) for form in (_STATE, _PARTY, _MOTTO))
        or _DATE_LINE.fullmatch(line)
        or _is_number(line)
    )


def _names(form: re.Pattern[str], line: str) -> bool:
    """Whether a line is but a name or a motto, perhaps behind an authority in capitals."""
    match = form.fullmatch(_plain(line)) if len(line) <= _LONGEST_LINE else None
    if match is None:
        return False
    before = line.split()[: len((match["before"] or "").split())]
    return not before or " ".join(before).isupper()


def _is_number(line: str) -> bool:
    match = _NUMBER.match(line) if len(line) <= _LONGEST_LINE else None
    return match is not None and not match["number"].isalnum() and bool(match["number"])


def _number(head: Sequence[str]) -> str:
    for line in head:
        match = _NUMBER.search(line) if len(line) <= _LONGEST_LINE else None
        if match and any(each.isdigit() for each in match["number"]):
            return re.sub(r"\s*([-–/.&])\s*", r"\1", match["number"])
    return ""


def _date(head: Sequence[str]) -> str:
    match = _DATE.search(" ".join(head))
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat() if match else ""
    except ValueError:  # no such day
        return ""


def _subject(head: Sequence[str]) -> str:
    """Return the subject of a letter as a title; it ends where the other column of the head begins."""
    for place, line in enumerate(head):
        match = _SUBJECT.search(line)
        if match is None:
            continue
        found = [match["subject"]]
        for each in head[place + 1 :]:
            if is_of_head(each):
                break
            found.append(each)
        return f"Về việc {' '.join(found).rstrip(' .;')}"
    return ""


def _is_stamp(block: Block) -> bool:
    """Whether all that a block has was stamped on the paper: how urgent it is, how secret, that it is a draft."""
    found = lines((block,))
    return all(len(each) <= _LONGEST_STAMP and _STAMP.fullmatch(_plain(each)) for each in found) and bool(found)


def _plain(line: str) -> str:
    """Return the words of a line without accents, case and signs."""
    return " ".join(re.sub(r"[\W_]+", " ", fold(line)).split())


def _title(left: _Taken, below: Sequence[Block] | None) -> str:
    """Take the title away and return it; stamps above it stay.

    Args:
        left: The blocks.
        below: Those that follow the head of an official document; None where it is none.
    """
    shown = [each for each in left.blocks if lines((each,)) and not _is_stamp(each)]
    first = shown[0] if shown else None
    styled = [each for each in left.blocks if isinstance(each, Paragraph) and each.is_title and each.words()]
    if isinstance(first, Paragraph) and first.heading == 1 and not first.is_title and _fits([first]):
        return _taken_title(left, [first])
    if styled:
        run = _titles_from(left.blocks, styled[0])
        return _taken_title(left, run if _fits(run) else [styled[0]]) if _fits([styled[0]]) else ""
    if below is not None:
        return _official_title(left, [each for each in below if not _is_stamp(each)])
    if isinstance(first, Paragraph) and first.is_all("strong") and _fits([first]):
        return _taken_title(left, [first])
    return ""


def _titles_from(blocks: Sequence[Block], first: Paragraph) -> list[Paragraph]:
    """Return a paragraph with those right behind it that are titles too."""
    start = next(number for number, each in enumerate(blocks) if each is first)
    made: list[Paragraph] = []
    for each in blocks[start:]:
        if not (isinstance(each, Paragraph) and each.is_title and each.words()):
            break
        made.append(each)
    return made


def _official_title(left: _Taken, shown: Sequence[Block]) -> str:
    """Take the kind and the subject of an official document away, which stand in the middle of the page."""
    found: list[Paragraph] = []
    for each in shown:
        if not isinstance(each, Paragraph):
            break
        words = each.words()
        if _NO_LETTERS.fullmatch(words):
            left.take(each)
            if found:
                break
            continue
        is_like_a_title = each.align == "center" and len(words) <= _LONGEST_LINE and not words.endswith((".", ",", ":"))
        is_like_a_title = is_like_a_title and not _plain(words).startswith("kinh gui")
        is_authority = bool(found) and words.isupper() and not found[-1].words().isupper()
        if not is_like_a_title or is_authority or len(found) == _MOST_TITLE_LINES:
            break
        found.append(each)
    if not found or not _fits(found):
        return ""
    title = _taken_title(left, found)
    kind, subject = lines((found[0],))[0], title
    if kind.isupper() and not subject.isupper() and subject.startswith(kind):
        rest = subject[len(kind) :].strip()
        rest = f"v{rest[1:]}" if rest.startswith("Về ") else rest
        return f"{kind.capitalize()} {rest}"
    return title


def _fits(paragraphs: Sequence[Paragraph]) -> bool:
    return 0 < len(" ".join(lines(tuple(paragraphs)))) <= _LONGEST_TITLE


def _taken_title(left: _Taken, paragraphs: Sequence[Paragraph]) -> str:
    for each in paragraphs:
        left.take(each)
    return " ".join(lines(tuple(paragraphs)))


def _author(left: _Taken) -> str:
    """Take the signature below a text away and return it."""
    shown = [each for each in left.blocks if lines((each,))]
    is_right_only = False
    for each in shown[-_LAST_BLOCKS:][::-1]:
        if not isinstance(each, Paragraph) or each.heading or each.is_quote or each.number is not None:
            break
        words = each.words()
        is_right = each.align == "right"
        is_apart = is_right or (each.is_all("strong") and not is_right_only and not words.isupper())
        if is_apart and _is_name(words) and not _is_place(words, shown):
            left.take(each)
            return words
        if len(words) > _LONGEST_BELOW:
            break
        is_right_only = is_right_only or not _SOURCE.match(_plain(words))
    return ""


def _is_name(words: str) -> bool:
    return _NAME.fullmatch(words) is not None and all(each[0].isupper() for each in words.split())


def _is_place(words: str, blocks: Sequence[Block]) -> bool:
    """Whether the text speaks of a place of that name."""
    place = re.compile(_PLACE.format(re.escape(words)), re.IGNORECASE)
    return any(place.search(each) for each in lines(tuple(blocks)))

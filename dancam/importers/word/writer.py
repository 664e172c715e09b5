"""Paragraphs, lists and tables of a document as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dancam.importers.word.account import Account
from dancam.importers.word.inline import line_starts, markdown
from dancam.importers.word.model import Block, Image, Number, Paragraph, Piece, Table, Text
from dancam.importers.word.tables import as_html, as_markdown, has_content, is_box, is_simple, notes_in, with_number
from dancam.records import Record

_DEEPEST_HEADING = 6
# How much further to the right a list stands that belongs to the item above it, in twentieths of a point.
_STEP = 100
_OTHER = {".": ")", ")": "."}


class _Item(Record, frozen=True):
    """An item of a list to which more may belong."""

    list: str
    level: int
    left: int
    """How far from the margin its text stands in Word."""
    width: int
    """How far from the margin its text stands in Markdown."""


class _Before(Record, frozen=True):
    """The list that ends where the next paragraph begins."""

    list: str
    sign: str
    next: int


class Writer:
    """Writes a document as Markdown, block after block."""

    def __init__(self, pictures: Mapping[int, str], notes: Mapping[str, Sequence[Block]], account: Account) -> None:
        """Begin.

        Args:
            pictures: The file of each picture, by its number.
            notes: The footnotes, by their names.
            account: Where it is entered what gets another form.
        """
        self._pictures = pictures
        self._notes = dict(notes)
        self._account = account
        self._chunks: list[tuple[str, str]] = []
        self._last = ""
        self._items: list[_Item] = []
        self._before: dict[int, _Before] = {}
        self._levels: list[int] = []

    def write(self, blocks: Sequence[Block]) -> str:
        """Return blocks as Markdown, with their footnotes at the end."""
        unboxed = _unboxed(blocks)
        self._levels = sorted({each.heading for each in unboxed if isinstance(each, Paragraph) and _is_heading(each)})
        for each in unboxed:
            self._block(each)
        for key, note in self._notes.items():
            self._note(key, note)
        return "".join(gap + text for gap, text in self._chunks).lstrip("\n")

    def _block(self, block: Block) -> None:
        if isinstance(block, Table):
            if has_content(block):
                self._table(block)
        elif _is_heading(block):
            self._heading(block)
        elif block.is_quote:
            self._quote(block)
        elif block.number is not None and block.number.sign and not block.heading and block.pieces:
            self._list_item(block, block.number)
        elif block.pieces or (block.number is not None and block.number.label):  # not a bullet without a text
            self._plain(block)

    def _put(self, text: str, gap: str = "\n\n", kind: str = "") -> None:
        self._chunks.append((gap, text))
        self._last = kind

    def _end_lists(self) -> None:
        self._items.clear()
        self._before.clear()

    def _heading(self, block: Paragraph) -> None:
        level = min(_DEEPEST_HEADING, 2 + self._levels.index(block.heading))
        pieces = [each for each in with_number(block) if not isinstance(each, Image)]
        bare = [_without(each, "strong") for each in pieces]  # a heading is bold by itself
        text = markdown(bare, self._pictures, " ")
        text = f"{text[:-1]}\\#" if text.endswith("#") else text
        self._end_lists()
        self._put(f"{'#' * level} {text}")
        for each in block.pieces:
            if isinstance(each, Image):
                self._put(markdown((each,), self._pictures))

    def _quote(self, block: Paragraph) -> None:
        text = line_starts(markdown(with_number(block), self._pictures))
        quoted = "\n".join(f"> {line}" for line in text.split("\n"))
        self._end_lists()
        if text:
            self._put(quoted, "\n>\n" if self._last == "quote" else "\n\n", "quote")

    def _plain(self, block: Paragraph) -> None:
        """Write a paragraph, with its number as text where it has one."""
        text = line_starts(markdown(with_number(block), self._pictures))
        if not text:
            return
        self._open_for(block)
        width = self._items[-1].width if self._items else 0
        depth = len(self._items)
        self._before = {key: each for key, each in self._before.items() if key < depth}
        self._put(_indented(text, width, width))

    def _open_for(self, block: Paragraph) -> None:
        """Close the items to which a paragraph does not belong."""
        number = block.number
        while self._items:
            top = self._items[-1]
            if number is not None:
                if top.list == number.list:
                    if top.level < number.level:
                        return
                elif block.indent > top.left + _STEP and all(each.list != number.list for each in self._items):
                    return
            elif block.indent and block.indent >= top.left > 0:
                return
            self._items.pop()

    def _list_item(self, block: Paragraph, number: Number) -> None:
        self._open_for(block)
        depth = len(self._items)
        outer = self._items[-1].width if self._items else 0
        before = self._before.get(depth)
        sign = number.sign
        goes_on = before is not None and (
            before.sign == sign == "-"
            or (sign != "-" and (before.list, before.next) == (number.list, number.value) and before.sign != "-")
        )
        if before is not None and sign != "-" and before.sign != "-":
            sign = before.sign if goes_on else _OTHER[before.sign]
        marker = "-" if sign == "-" else f"{number.value}{sign}"
        width = outer + len(marker) + 1
        text = line_starts(markdown(block.pieces, self._pictures))
        is_tight = goes_on or (before is None and depth and (sign == "-" or number.value == 1) and text)
        body = f"{' ' * outer}{marker} {_indented(text, width, 0)}".rstrip()
        self._put(body, "\n" if is_tight and self._last == "item" else "\n\n", "item")
        self._before = {key: each for key, each in self._before.items() if key < depth}
        self._before[depth] = _Before(number.list, sign, number.value + 1)
        self._items.append(_Item(number.list, number.level, block.indent, width))

    def _table(self, table: Table) -> None:
        self._end_lists()
        if is_simple(table):
            self._put(as_markdown(table, self._pictures))
            return
        self._put(as_html(table, self._pictures))
        for key in notes_in(table):
            note = self._notes.pop(key, ())
            text = self._note_text(note)
            if text:
                self._account.change("notes in tables")
                is_line = isinstance(note[0], Paragraph) and note[0].number is None
                self._put(f"({key}){' ' if is_line else chr(10) * 2}{text}")

    def _note(self, key: str, note: Sequence[Block]) -> None:
        text = self._note_text(note)
        self._put(f"[^{key}]: {_indented(text, 4, 0)}", "\n" if self._last == "note" else "\n\n", "note")

    def _note_text(self, note: Sequence[Block]) -> str:
        """Return a note as Markdown, with its lists and tables; it has no headings."""
        plain = [replace(each, heading=0) if isinstance(each, Paragraph) else each for each in note]
        return Writer(self._pictures, {}, self._account).write(plain)


def paragraphs_in(blocks: Sequence[Block]) -> list[Paragraph]:
    """Return the paragraphs of blocks, those of tables cell by cell."""
    made: list[Paragraph] = []
    for each in blocks:
        if isinstance(each, Paragraph):
            made.append(each)
        else:
            for row in each.rows:
                for cell in row:
                    made += paragraphs_in(cell.blocks)
    return made


def _unboxed(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks in which tables that are but a frame are what they hold."""
    made: list[Block] = []
    for each in blocks:
        made += _unboxed(each.rows[0][0].blocks) if isinstance(each, Table) and is_box(each) else [each]
    return made


def _is_heading(block: Paragraph) -> bool:
    return bool(block.heading and block.words())


def _without(piece: Piece, mark: str) -> Piece:
    return Text(piece.text, piece.marks - {mark}, piece.href) if isinstance(piece, Text) else piece


def _indented(text: str, width: int, first: int) -> str:
    """Return lines moved to the right, the first one by another width."""
    lines = text.split("\n")
    moved = [f"{' ' * width}{line}" if line else "" for line in lines[1:]]
    return "\n".join([" " * first + lines[0], *moved])

"""A text file as read: its bytes become text, which is cut into front matter and body."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right

from dancam.content import legacy_fonts
from dancam.content.blanks import COLON, NOTHING, WIDE
from dancam.problems import Place, Problem, problem
from dancam.records import digest
from dancam.vietnamese import CONTROL, nfc

_CLOSED = b"\n---\n"
_END = rf"[ \t{WIDE}{NOTHING}]*$"
_CLOSING = re.compile(rf"\n---{_END}", re.MULTILINE)
# What is meant as one: more hyphens, the dash that text programs make of three, those of other keyboards.
_DASH = r"[-\u2010-\u2015\u2212\u2500\u2501\ufe58\ufe63\uff0d]"
_DASHES = rf"(?:-{{3,}}|-*[\u2013-\u2015][-\u2010-\u2015]*|{_DASH}{{3,}})"
# Other lines that part texts; a field stands before one that closes, and none behind it.
_DIVIDER = r"(?P<divider>--|-(?:[ \t]+-){2,}|(?P<sign>[*_+.])(?:[ \t]*(?P=sign)){2,})"
_LIKE_CLOSING = re.compile(
    rf"\n(?![A-Za-z])(?P<indent>[ \t{WIDE}{NOTHING}]*)(?:{_DASHES}|{_DIVIDER}){_END}", re.MULTILINE
)
_LIKE_OPENING = re.compile(rf"[ {WIDE}{NOTHING}]*{_DASHES}{_END}")
_FIELD = re.compile(rf"[ \t\n{WIDE}{NOTHING}]*[\"']?[\w -]{{1,40}}[\"']?[ {WIDE}{NOTHING}]*[:{COLON}]")
_FIELD_BEHIND = re.compile(r"\s*[a-z_]+[ ]*:(?=\s)")
_BLOCK_BEGINS = re.compile(r":(?:[ \t]+[|>][-+0-9]{0,2})?[ \t]*$")
# The bytes of control characters, and the first bytes of those that have several.
_SUSPECTS = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0xC2, 0xEF])


class Text:
    """A text file as read: its text normalised, or None with the problem that prevents it."""

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.suspect = True
        """Whether a control character may be in it."""
        self.text = self._decode(data)

    def _decode(self, data: bytes) -> str | None:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            self.problems.append(problem("utf-16", Place(self.file)))
            return None
        while data.startswith(codecs.BOM_UTF8):  # a program that joins files leaves several
            data = data.removeprefix(codecs.BOM_UTF8)
        self.suspect = len(data.translate(None, _SUSPECTS)) < len(data)
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            before = _one_line_end(data[: error.start].decode("utf-8", "replace"))
            line = before.count("\n") + 1
            column = len(before) - before.rfind("\n")
            byte = f"0x{data[error.start]:02X}"
            self.problems.append(problem("not-utf-8", Place(self.file, line, column), byte=byte))
            return None
        text = _one_line_end(text)
        if "\0" in text:
            line = text.count("\n", 0, text.index("\0")) + 1
            self.problems.append(problem("nul-byte", Place(self.file, line)))
            return None
        return nfc(text)

    def unreadable(self) -> list[Problem]:
        """Return a problem where the text is in a font encoding from before Unicode."""
        legacy = legacy_fonts.find(self.text or "")
        if legacy is None:
            return []
        place = Place(self.file, legacy.line, legacy.column, legacy.length)
        return [problem("old-font", place, name=legacy.name, sample=legacy.sample, meaning=legacy.meaning)]


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


class TextParts:
    """A normalised text cut in two: front matter and body."""

    def __init__(self, text: str, *, suspect: bool = True) -> None:
        """Cut a text; where it is not `suspect`, it holds no control character."""
        self._written: list[str] = []  # the lines of the body with the control characters, where there are any
        self._shifts: dict[int, list[int]] = {}
        self.front: str | None = None
        """The YAML between the lines `---`; None where the file does not start with one, or it is not closed."""
        self.body = text
        self.body_line = 1
        self.unclosed = False
        self.control = 0
        """Line of the first control character of the body, which are all removed; 0 where there is none."""
        first = text.find("\n")
        if first < 0 or not (text.startswith("---\n") or _is_opening(text, first)):
            return
        closing = _CLOSING.search(text, first)
        like = _LIKE_CLOSING.finditer(text, first, closing.start() if closing else len(text))
        closing = next((each for each in like if _closes(each, text)), closing)
        if closing is None:
            self.unclosed = True
            return
        self.front = text[first + 1 : closing.start() + 1]
        self.body_line = self.front.count("\n") + 3
        self.body = text[closing.end() + 1 :]
        control = CONTROL.search(self.body) if suspect else None
        if control:
            self.control = self.body_line + self.body.count("\n", 0, control.start())
            self._written = self.body.split("\n")
            self.body = CONTROL.sub("", self.body)

    def place(self, place: Place) -> Place:
        """Return a place of the file whose column counts no control character of the body, as one that counts them."""
        row = place.line - self.body_line
        if not 0 <= row < len(self._written) or not place.column:
            return place
        if row not in self._shifts:
            controls = CONTROL.finditer(self._written[row])
            self._shifts[row] = [each.start() - number for number, each in enumerate(controls)]
        shifts = self._shifts[row]
        first, last = (
            each + bisect_right(shifts, each - 1) for each in (place.column, place.column + place.length - 1)
        )
        return Place(place.file, place.line, first, last - first + 1)


def _is_opening(text: str, end: int) -> bool:
    """Whether a first line that ends at `end` opens a front matter: as it should, or by what is meant as that."""
    line = text[:end]
    return line.rstrip() == "---" or (_LIKE_OPENING.fullmatch(line) is not None and _FIELD.match(text, end) is not None)


def _closes(match: re.Match[str], text: str) -> bool:
    """Whether a line closes the front matter that looks like one that does, and is not a part of a text in it."""
    before = text[: match.start()].rstrip().rpartition("\n")[2]
    depth, depth_before = len(match["indent"].strip(NOTHING)), len(before) - len(before.lstrip())
    if depth and (depth >= depth_before > 0 or _BLOCK_BEGINS.search(before)):
        return False
    if match["divider"] is None:
        return True
    is_behind_field = depth_before > 0 or before[:1] in "-#" or _FIELD.match(before) is not None
    return is_behind_field and not _FIELD_BEHIND.match(text, match.end())


def read_body(data: bytes, file: str, expected: str) -> bytes | None:
    """Return the normalised body of a Markdown file in UTF-8; None where its digest is not the expected one.

    Args:
        data: The bytes of the file.
        file: Its path.
        expected: Digest of the body when the front matter was read.
    """
    closing = data.find(_CLOSED)
    if closing >= 0:  # bytes with the digest of the normalised body are the normalised body
        body = data[closing + len(_CLOSED) :]
        if digest(body) == expected:
            return body
    text = Text(data, file)
    if text.text is None:
        return None
    normalised = TextParts(text.text, suspect=text.suspect).body.encode()
    return normalised if digest(normalised) == expected else None

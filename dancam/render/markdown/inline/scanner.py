"""One text of a body read from its beginning to its end, as CommonMark reads it.

What begins first is read first: code, an address, a tag hides the signs in it. Brackets are kept until they close, and
runs of emphasis are paired when the text, or the link that they stand in, ends. The outcome is a flat list of pieces,
of which `building` makes elements.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString, code_escape

from dancam.content.inline import APOSTROPHE
from dancam.render.markdown.inline.addresses import Found, addresses
from dancam.render.markdown.inline.pieces import Auto, Bracket, End, Note, Picture, Piece, notes_in, plain
from dancam.render.markdown.inline.runs import Run, pair
from dancam.render.markdown.inline.signs import ENTITY, PUNCTUATION, entity, literal, protected, unescaped
from dancam.render.markdown.inline.targets import LABEL, Address, address_at, label_of

FOOTNOTE = re.compile(r"\[\^(?!\s*\])([^\[\]\n]{1,200})\]")
"""The mark of a footnote."""

_NEXT = re.compile(r"[*_~^`\\\[\]!<&\n]")
_TICKS = re.compile(r"`+")
_APOSTROPHE = re.compile(APOSTROPHE)
_BLANKS = re.compile(r"[ \t]*")
_AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*)>")
_MAIL_LINK = re.compile(
    r"<([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)>"
)
_LINE_END = re.compile(r"\s+")


def has_signs(text: str) -> bool:
    """Whether there may be anything to read in a text: in most of them there is not.

    Args:
        text: The text. Single signs are looked for first, one by one: nothing else is as quick.
    """
    return (
        "*" in text
        or "[" in text
        or "_" in text
        or "`" in text
        or "\\" in text
        or "<" in text
        or "&" in text
        or "~" in text
        or "^" in text
        or "@" in text
        or ("/" in text and "://" in text)
        or ("w" in text and "ww." in text)
        or ("\n" in text and _has_blanks_at_break(text))
    )


def _has_blanks_at_break(text: str) -> bool:
    position = text.find("\n")
    while position >= 0:
        if text[position - 1] == " " or text[position + 1 : position + 2] == " ":
            return True
        position = text.find("\n", position + 1)
    return False


References = Mapping[str, tuple[str, str | None]]


class Scanner:
    """Reads one text."""

    def __init__(
        self,
        text: str,
        references: References,
        patterns: Mapping[str, Sequence[InlineProcessor]],
        has_note: Callable[[str], bool],
    ) -> None:
        """Take the text.

        Args:
            text: The text.
            references: Addresses and titles by their labels.
            patterns: What else the library has patterns for, by the signs that they begin with.
            has_note: Whether a footnote has such a label.
        """
        self.text = text
        self.pieces: list[Piece] = []
        self._references = references
        self._patterns = patterns
        self._has_note = has_note
        self._runs: list[Run] = []
        self._brackets: list[Bracket] = []
        self._dead = 0  # so many brackets cannot become links, as a link stands in them
        self._ticks: dict[int, list[int]] | None = None

    def scan(self) -> list[Piece]:
        """Return the pieces of the text."""
        text, pieces = self.text, self.pieces
        found = addresses(text) if "://" in text or "ww." in text or "@" in text else []
        found.reverse()
        position = 0
        while True:
            sign = _NEXT.search(text, position)
            start = sign.start() if sign else len(text)
            while found and found[-1].start < position:
                found.pop()
            if found and found[-1].start < start:
                position = self._address(found.pop(), position)
                continue
            if start > position:
                pieces.append(text[position:start])
            if sign is None:
                break
            position = _STEPS[sign[0]](self, start)
        pair(text, self._runs)
        return pieces

    def _address(self, found: Found, position: int) -> int:
        if found.start > position:
            self.pieces.append(self.text[position : found.start])
        self.pieces.append(Auto(found.href, found.text))
        return found.end

    def _run(self, start: int) -> int:
        text = self.text
        end, sign = start + 1, text[start]
        while text[end : end + 1] == sign:
            end += 1
        run = Run(text, start, end)
        if run.can_open or run.can_close:
            self.pieces.append(run)
            self._runs.append(run)
        else:
            self.pieces.append(text[start:end])
        return end

    def _code(self, start: int) -> int:
        text = self.text
        if self._ticks is None:
            self._ticks = {}
            for ticks in _TICKS.finditer(text, start):
                self._ticks.setdefault(len(ticks[0]), []).append(ticks.start())
        ticks_here = _TICKS.match(text, start)
        assert ticks_here is not None
        begin, length = ticks_here.end(), len(ticks_here[0])
        places = self._ticks.get(length, [])
        number = bisect_left(places, begin)
        if number == len(places) or _APOSTROPHE.match(text, start):
            self.pieces.append(ticks_here[0])
            return begin
        code = text[begin : places[number]].replace("\n", " ")
        if code[0] == code[-1] == " " and not code.isspace():
            code = code[1:-1]
        element = Element("code")
        element.text = AtomicString(code_escape(code))
        self.pieces.append(element)
        return places[number] + length

    def _escape(self, start: int) -> int:
        sign = self.text[start + 1 : start + 2]
        if sign == "\n":
            self.pieces.append(Element("br"))  # the library ends the line behind it
            return self._behind_blanks(start + 2)
        if sign in PUNCTUATION:
            self.pieces.append(literal(sign))
            return start + 2
        self.pieces.append("\\")
        return start + 1

    def _line_end(self, start: int) -> int:
        pieces = self.pieces
        last = pieces[-1] if pieces else None
        if isinstance(last, str) and last[-1:] in {" ", "\t"} and self.text[start - 1] in " \t":
            bare = last.rstrip(" \t")
            pieces[-1] = bare
            if last.endswith("  "):
                pieces.append(Element("br"))
                return self._behind_blanks(start + 1)
        pieces.append("\n")
        return self._behind_blanks(start + 1)

    def _behind_blanks(self, start: int) -> int:
        blanks = _BLANKS.match(self.text, start)
        return blanks.end() if blanks else start

    def _entity(self, start: int) -> int:
        written = ENTITY.match(self.text, start)
        meaning = entity(written[0]) if written else None
        if written is None or meaning is None:
            self.pieces.append("&")
            return start + 1
        self.pieces.append(literal(meaning))
        return written.end()

    def _angle(self, start: int) -> int:
        for pattern, scheme in ((_AUTOLINK, ""), (_MAIL_LINK, "mailto:")):
            link = pattern.match(self.text, start)
            if link:
                self.pieces.append(Auto(scheme + link[1], link[1]))
                return link.end()
        for other in self._patterns.get("<", ()):
            match = other.compiled_re.match(self.text, start)
            if match:
                made, begin, end = other.handleMatch(match, self.text)
                if made is not None and begin == start and end is not None:
                    self.pieces.append(made)
                    return end
        self.pieces.append("<")
        return start + 1

    def _bang(self, start: int) -> int:
        if self.text[start + 1 : start + 2] != "[" or self._note_at(start + 1) is not None:
            self.pieces.append("!")
            return start + 1
        return self._open("![", start + 2)

    def _bracket(self, start: int) -> int:
        note = self._note_at(start)
        if note is None:
            return self._open("[", start + 1)
        self.pieces.append(Note(note[1]))
        return note.end()

    def _note_at(self, start: int) -> re.Match[str] | None:
        """Return the mark of a footnote that stands there; None where there is none, or it is a link's text."""
        note = FOOTNOTE.match(self.text, start) if self.text[start + 1 : start + 2] == "^" else None
        if note is None or self._has_note(note[1]):
            return note
        is_link = self.text[note.end() : note.end() + 1] == "(" and address_at(self.text, note.end()) is not None
        return None if is_link or label_of(note[0][1:-1]) in self._references else note

    def _open(self, written: str, end: int) -> int:
        bracket = Bracket(written, end, len(self.pieces), len(self._runs))
        self.pieces.append(bracket)
        self._brackets.append(bracket)
        return end

    def _close(self, start: int) -> int:
        if self._brackets:
            bracket = self._brackets.pop()
            is_dead = len(self._brackets) < self._dead and not bracket.is_picture
            self._dead = min(self._dead, len(self._brackets))
            address = None if is_dead else self._target(bracket, start)
            if address is not None:
                self._link(bracket, address)
                return address.end
        self.pieces.append("]")
        return start + 1

    def _target(self, bracket: Bracket, start: int) -> Address | None:
        """Return where the brackets that close here lead; None where they are text.

        Args:
            bracket: The one that opened.
            start: Where the other one stands.
        """
        text = self.text
        behind = text[start + 1 : start + 2]
        if behind == "(":
            address = address_at(text, start + 1)
            if address is not None:
                return address
        if not self._references:
            return None
        end = start + 1
        label = LABEL.match(text, end) if behind == "[" else None
        if label is not None:
            end = label.end()
        if label is None or not label[1].strip():
            label = LABEL.match(text, bracket.start - 1)
            if label is None or label.end() != start + 1:
                return None
        known = self._references.get(label_of(label[1]))
        return None if known is None else Address(known[0], known[1], end)

    def _link(self, bracket: Bracket, address: Address) -> None:
        """Make a link or a picture of what stands behind a bracket."""
        runs = self._runs[bracket.first_run :]
        del self._runs[bracket.first_run :]
        pair(self.text, runs)
        pieces = self.pieces
        inner = pieces[bracket.at + 1 :]
        title = _LINE_END.sub(" ", unescaped(address.title)) if address.title else ""
        if bracket.is_picture:
            element = Element("img", {"src": protected(unescaped(address.href)), "alt": protected(plain(inner))})
            notes = [each for piece in inner for each in notes_in(piece)]
            if "[^" in title:  # it becomes a caption
                notes += [Note(each[1]) for each in FOOTNOTE.finditer(title)]
                title = FOOTNOTE.sub("", title).strip()
            pieces[bracket.at :] = [Picture(element, tuple(notes)) if notes else element]
        else:
            element = Element("a", {"href": protected(unescaped(address.href))})
            pieces[bracket.at + 1 :] = [each.text if isinstance(each, Auto) else each for each in inner]
            if all(isinstance(each, str) and not each.strip() for each in inner):  # nobody could see it
                pieces[bracket.at + 1 :] = [address.href]
            pieces.append(End())
            bracket.link = element
            self._dead = len(self._brackets)
        if title:
            element.set("title", protected(title))


_STEPS: dict[str, Callable[[Scanner, int], int]] = {
    **dict.fromkeys("*_~^", Scanner._run),
    "`": Scanner._code,
    "\\": Scanner._escape,
    "\n": Scanner._line_end,
    "&": Scanner._entity,
    "<": Scanner._angle,
    "!": Scanner._bang,
    "[": Scanner._bracket,
    "]": Scanner._close,
}

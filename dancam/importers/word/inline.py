"""Pieces of a paragraph as Markdown or as HTML, so that the reader gets these very letters and nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from html import escape as html_escape

from dancam.importers.word.model import Break, Image, NoteMark, Piece, Text

_NONE = frozenset[str]()
_STARS = frozenset({"strong", "em"})
_SIGNS = {"strong": "**", "em": "*", "del": "~~"}
_ALWAYS = re.compile(r"[\\`*\[\]~^{}]")
# In HTML it is written by its number, as some programs read Markdown even there.
_MARK = re.compile(r":(?=//)|(?<=www)\.|[\\`*\[\]~^{}|]|(?<![^\W_])_|_(?![^\W_])")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_TINT = re.compile(r"(?<![\w=])==(?=[^\s=])")  # other programs tint what stands between two
_ENTITY = re.compile(r"&(?=#?\w+(?:;|$))")
_TAG = re.compile(r"<(?=[a-zA-Z/!?]|$)")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"”’]*[^\s<>\"”’.,;:!?()\[\]]", re.IGNORECASE)
_ODD_IN_ADDRESS = re.compile(r"[\\`*\[\]~^{}|&]|_(?=\W|_|$)|(?<=\W)_")
_UNSAFE_IN_ADDRESS = re.compile(r"[\\|]|&#?\w+(?:;|$)")
_APART = re.compile(r"[.,;:!?]?\s")
_ENDS = frozenset(["", ".", ",", ";", ":", "?"])
# What at the start of a line would be a mark of Markdown, or of another program.
_LINE_START = re.compile(
    r"(?P<number>\d{1,9})(?P<sign>[.)])(?=\s|$)|(?P<item>[-+](?=\s|$))|(?P<any>[#>:]|-(?=[-\s]*$)|=(?==*\s*$)|!!!|\?\?\?|\+\+\+)"
    r"|(?P<less><)(?=<)|(?P<bar>\|)"
)
_IN_ADDRESS = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C", '"': "%22", "|": "%7C"}
_IN_ADDRESS |= {"\n": "", "\r": "", "\t": "", "`": "%60", "*": "%2A", "{": "%7B", "}": "%7D", "^": "%5E"}


def markdown(pieces: Sequence[Piece], pictures: Mapping[int, str], line_break: str = "\\\n") -> str:
    """Return pieces as Markdown.

    Args:
        pieces: The pieces.
        pictures: The file of each picture, by its number.
        line_break: What stands for the start of a new line: a backslash, `<br>`, or a blank.
    """
    return _Writer(pictures, line_break).write(_with_free_blanks(_trimmed(pieces)), frozenset(), "", "")


def line_starts(text: str) -> str:
    """Return the Markdown of a paragraph so that no line of it begins with what would be a list, a heading or such."""
    return "\n".join(map(_safe_start, text.split("\n")))


def html(pieces: Sequence[Piece], pictures: Mapping[int, str]) -> str:
    """Return pieces as HTML on one line; a note's mark is its number in brackets, raised.

    Args:
        pieces: The pieces.
        pictures: The file of each picture, by its number.
    """
    made = ""
    for each in _trimmed(pieces):
        if isinstance(each, Break):
            made += "<br>"
        elif isinstance(each, NoteMark):
            made += f"<sup>({each.key})</sup>"
        elif isinstance(each, Image):
            if each.number in pictures:
                made += _linked(
                    f'<img src="{html_escape(pictures[each.number])}" alt="{_in_html(each.alt)}">', each.href
                )
        else:
            text = _in_html(each.text)
            for mark in sorted(each.marks):
                text = f"<{mark}>{text}</{mark}>"
            made += _linked(text, each.href)
    return made


def _linked(html: str, href: str) -> str:
    return f'<a href="{html_escape(_address(href))}">{html}</a>' if href else html


def _in_html(text: str) -> str:
    return _MARK.sub(lambda match: f"&#{ord(match[0])};", html_escape(text))


def _trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces without line breaks around them, and never two together."""
    made: list[Piece] = []
    for each in pieces:
        if not isinstance(each, Break) or (made and not isinstance(made[-1], Break)):
            made.append(each)
    if made and isinstance(made[-1], Break):
        made.pop()
    return made


def _with_free_blanks(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces in which blanks at the edges look as what stands on both their sides."""
    parts: list[Piece] = []
    for each in pieces:
        if not isinstance(each, Text):
            parts.append(each)
            continue
        core = each.text.strip()
        start = each.text.index(core) if core else len(each.text)
        ends = each.text[:start], core, each.text[start + len(core) :]
        parts += [Text(text, each.marks, each.href) for text in ends if text]
    made: list[Piece] = []
    for number, each in enumerate(parts):
        if isinstance(each, Text) and not each.text.strip():
            before, after = _next_text(parts[:number][::-1]), _next_text(parts[number + 1 :])
            marks = before.marks & after.marks - {"sup", "sub"}
            each = Text(each.text, marks, before.href if before.href == after.href else "")
        made.append(each)
    return made


def _next_text(pieces: Sequence[Piece]) -> Text:
    """Return the text beside a blank; an empty one where something else stands there."""
    for each in pieces:
        if not isinstance(each, Text):
            break
        if each.text.strip():
            return each
    return Text("")


class _Writer:
    def __init__(self, pictures: Mapping[int, str], line_break: str) -> None:
        self._pictures = pictures
        self._break = line_break

    def write(self, pieces: Sequence[Piece], active: frozenset[str], before: str, after: str) -> str:
        """Return pieces as Markdown.

        Args:
            pieces: The pieces.
            active: The marks around all of them.
            before: The character before them; empty at the start.
            after: The character behind them; empty at the end.
        """
        made, number = "", 0
        while number < len(pieces):
            each = pieces[number]
            wrap, end = self._widest(pieces, number, active)
            if not wrap:
                made += self._single(each, active, is_last=number == len(pieces) - 1)
                number += 1
                continue
            following = _first_character(pieces[end], active) if end < len(pieces) else after
            made += self._wrapped(wrap, pieces[number:end], active, (made or before)[-1:], following)
            number = end
        return made

    def _widest(self, pieces: Sequence[Piece], start: int, active: frozenset[str]) -> tuple[str, int]:
        """Return the mark that holds for most pieces from one on, and where it ends."""
        first = pieces[start]
        if not isinstance(first, Text) or not first.text.strip():
            return "", start
        best, end = "", start
        wanted = [f"href {first.href}"] if first.href else []
        for mark in [*wanted, *sorted(first.marks)]:
            if mark in active:
                continue
            stop = filled = start + 1
            while stop < len(pieces) and _has(pieces[stop], mark):
                stop += 1
                last = pieces[stop - 1]
                filled = stop if isinstance(last, Image) or (isinstance(last, Text) and last.text.strip()) else filled
            if filled > end:
                best, end = mark, filled
        return best, end

    def _wrapped(self, mark: str, pieces: Sequence[Piece], active: frozenset[str], before: str, after: str) -> str:
        if mark.startswith("href "):
            inner = self.write(pieces, active | {mark}, "[", "]")
            return f"[{inner}]({_address(mark[5:])})"
        marks = {mark}
        if mark in _STARS and not active & _STARS and all(_has(each, other) for other in _STARS for each in pieces):
            marks = {*_STARS}
        sign = "***" if len(marks) > 1 else _SIGNS.get(mark, "")
        if sign:
            inner = self.write(pieces, active | marks, sign[0], sign[0])
            if _can_stand(sign[0], inner, before, after):
                return f"{sign}{inner}{sign}"
        return f"<{mark}>{self.write(pieces, active | {mark}, '>', '<')}</{mark}>"

    def _single(self, piece: Piece, active: frozenset[str], *, is_last: bool) -> str:
        if isinstance(piece, Break):
            return self._break
        if isinstance(piece, NoteMark):
            return f"[^{piece.key}]"
        if isinstance(piece, Image):
            source = self._pictures.get(piece.number)
            alt = _in_cell(_escaped(piece.alt), self._break)
            shown = f"![{alt}]({_address(source)})" if source else ""
            return f"[{shown}]({_address(piece.href)})" if shown and piece.href and not _is_link(active) else shown
        is_link = _is_link(active)
        text = (
            _no_address(_escaped(piece.text))
            if is_link
            else _with_addresses(piece.text, is_alone=not active and is_last)
        )
        return _in_cell(text, self._break)


def _is_link(active: frozenset[str]) -> bool:
    return any(each.startswith("href ") for each in active)


def _has(piece: Piece, mark: str) -> bool:
    if isinstance(piece, Image):
        return f"href {piece.href}" == mark
    if not isinstance(piece, Text):
        return False
    return piece.href == mark[5:] if mark.startswith("href ") else mark in piece.marks


def _first_character(piece: Piece, active: frozenset[str]) -> str:
    """Return the character with which a piece begins in Markdown."""
    if not isinstance(piece, Text):
        return "\n" if isinstance(piece, Break) else "["
    if piece.href and f"href {piece.href}" not in active:
        return "["
    new = piece.marks - active if piece.text.strip() else _NONE
    return "*" if new & {"strong", "em"} else "~" if "del" in new else "<" if new else piece.text[0]


def _can_stand(sign: str, inner: str, before: str, after: str) -> bool:
    """Whether signs around text are seen as what they are meant for."""
    first, last = inner[0], inner[-1]
    if first.isspace() or last.isspace() or sign in {before, after, first, last}:
        return False
    return (not _is_sign(first) or _is_edge(before)) and (not _is_sign(last) or _is_edge(after))


def _is_edge(character: str) -> bool:
    return not character or character.isspace() or _is_sign(character)


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _escaped(text: str) -> str:
    """Return text in which no character is a mark of Markdown."""
    text = _ENTITY.sub("&amp;", text)
    text = _ALWAYS.sub(r"\\\g<0>", text)
    text = _UNDERSCORE.sub(r"\\_", text)
    text = _TINT.sub(r"\\==", text) if "==" in text else text
    text = f"{text[:-1]}\\!" if text.endswith("!") else text  # a link may follow
    return _TAG.sub("&lt;", text)


def _with_addresses(text: str, *, is_alone: bool) -> str:
    """Return escaped text; addresses of pages in it stay whole, as programs make links of them.

    Args:
        text: The text.
        is_alone: Whether nothing stands around it that a program could take for the end of an address.
    """
    made, end = "", 0
    for match in _ADDRESS.finditer(text):
        address = match[0]
        if match.start() and text[match.start() - 1].isalnum():
            continue
        made += _escaped(text[end : match.start()])
        end = match.end()
        is_apart = bool(_APART.match(text, end)) or (is_alone and text[end:] in _ENDS)
        is_odd = _ODD_IN_ADDRESS.search(address) is not None
        if is_apart and not is_odd:
            made += address
        elif address.lower().startswith("http") and not _UNSAFE_IN_ADDRESS.search(address + text[end : end + 1]):
            made += f"<{address}>"
        else:
            scheme = "" if address.lower().startswith("http") else "http://"
            made += f"[{_no_address(_escaped(address))}]({scheme}{_address(address)})"
    return made + _escaped(text[end:])


def _no_address(text: str) -> str:
    """Return escaped text in which no address is seen: in the text of a link it would begin another one."""
    return text.replace("://", "\\://").replace("www.", "www\\.").replace("WWW.", "WWW\\.")


def _in_cell(text: str, line_break: str) -> str:
    """Return text so that a cell of a table does not end at a bar in it."""
    return text.replace("\\\\|", "&#92;&#124;").replace("|", r"\|") if line_break == "<br>" else text


def _address(address: str) -> str:
    made = "".join(_IN_ADDRESS.get(each, each) for each in address.strip())
    return _ENTITY.sub("&amp;", made)


def _safe_start(line: str) -> str:
    match = _LINE_START.match(line)
    if match is None:
        return line
    if match["number"]:
        return f"{match['number']}\\{line[match.start('sign') :]}"
    if match["less"]:
        return f"&lt;{line[1:]}"
    return f"\\{line}"

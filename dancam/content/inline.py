"""The words of inline Markdown: a paragraph without what readers do not see of it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from dancam.content.elements import is_element
from dancam.patterns import lazy

APOSTROPHE = r"(?<=[^\W_])(?:`(?=[^\W_])|`{1,2}(?=[\s.,;:!?)”]|\Z))"
"""Backticks within or behind a word, as a regular expression: they open no code, as in `K`Ho và K`Ho`, `phút 45``."""
OPENS_CODE = rf"(?<!`)(?!{APOSTROPHE})"
"""Stands before backticks that may open code, as a regular expression."""

BLANK_FORM = lazy(r"_[ \t./:,()^-]*")
"""A sign and what stands before the next, where both are blanks of a form, or parts of faces: `__/__/2026`, `(-_-)`."""

# Signs with which something may begin; all between them are words.
_SIGN = lazy(r"[\\`<&!\[\]*_~^{]|(?:https?://|www\.)")
_ESCAPED = lazy(r"""\\([!-/:-@\[-`{-~])""")
_BREAK = lazy(r"\\\n[ \t]*")
_TICKS = lazy(r"`+")
_APOSTROPHE = lazy(APOSTROPHE)
_ADDRESS = lazy(r"(?:https?://|www\.)[^\s<]+")
_BEHIND_ADDRESS = "?!.,:;*_~'\""
_AUTOMATIC = lazy(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
_NAME = r"[a-zA-Z][a-zA-Z0-9]*+(?:[:._-][a-zA-Z0-9]++)*+"
_TAG = lazy(
    rf"""</(?P<ended>{_NAME})\s*>"""
    rf"""|<(?P<name>{_NAME})(?P<attributes>(?:\s+[a-zA-Z_:][\w.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*/?>"""
    r"""|<!--(?:-?>|.*?-->)|<\?.*?\?>|<![A-Za-z][^>]*>""",
    re.DOTALL,
)
_VALUE = lazy(r"""([a-zA-Z_:][\w.:-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
# What compares, or names in brackets, and is shown as text: `a<b và c>d`, `<Theo Báo>`. No attribute has a value.
_COMPARED = lazy(
    r"<[a-zA-Z][\w-]*(?:\s+(?!(?:open|hidden|controls|loop|muted|autoplay|allowfullscreen|reversed|download)\b)"
    r"[^\W\d_][\w.-]*)+\s*>"
)
_APART = lazy(r"</?(?:br|p|div|li|td|th|tr|h[1-6]|hr|img)\b", re.IGNORECASE)
_UNSEEN = lazy(r"<(script|style|template)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_ENTITY = lazy(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_FOOTNOTE = lazy(r"\[\^[^\]\s]+\]")
# A target may hold blanks, as editors write them, and brackets in pairs.
_TARGET = lazy(
    r"""\((?>\s*(?:<[^<>\n]*>(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?"""
    r"""|(?:[^()\\"']|\\.|"[^"\n]*"(?=\s*\))|'[^'\n]*'(?=\s*\))|["']|\((?:[^()\\]|\\.|\([^()\n]*\))*\))*)\s*)\)""",
    re.DOTALL,
)
_LABEL = lazy(r"\[([^\[\]]*)\]")
_DEFINITION = lazy(r"^[ >]{0,9}\[(?!\^)([^\[\]\n]+)\]:", re.MULTILINE)
_ATTRIBUTE = r"""(?:[#.][\w:-]+|[a-zA-Z][\w:-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))"""
_ATTRIBUTES = lazy(rf"\{{(?::[^{{}}\n]*|\s*{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*\s*)\}}")
# They belong to the paragraph where they stand alone on its last line.
_LAST_LINE = lazy(rf"(?:\A|\n)[ \t]*{_ATTRIBUTES.pattern}\s*$")
_STRUCK = lazy(r"~~(?=\S)(?:[^~\\]|\\.|~(?!~))*?\S~~(?!~)", re.DOTALL)
_LOWERED = lazy(r"~(?=[^\s~])(?:[^\s~\\]|\\.)+~(?!~)")
_RAISED = lazy(r"\^(?=[^\s^])(?:[^\s^\\]|\\.)+\^")
_PUNCTUATION = lazy(r"[^\w\s]|_")


def words_of(text: str, labels: Collection[str] = ()) -> str:
    """Return a paragraph of Markdown as the text that readers see, its white space as one blank each.

    Pictures and footnote marks are no text, and code is text as it stands.

    Args:
        text: The paragraph.
        labels: What is defined in the body for links such as `[this][label]`, by `labels_of`.
    """
    return " ".join(_Words(_LAST_LINE.sub("", text), labels).read().split())


def labels_of(body: str) -> frozenset[str]:
    """Return the labels that a body defines for links, in the form in which they are compared."""
    return frozenset(_label(each) for each in _DEFINITION.findall(body))


def _label(written: str) -> str:
    return " ".join(written.split()).casefold()


@dataclass(slots=True)
class _Run:
    """Some signs `*` or `_` in a row, which may be emphasis."""

    place: int  # among the pieces
    sign: str
    length: int
    opens: bool
    closes: bool
    left: int = 0

    def __post_init__(self) -> None:
        self.left = self.length


@dataclass(slots=True)
class _Bracket:
    """A bracket that may begin a link or a picture."""

    place: int
    is_picture: bool
    runs: int
    can_link: bool = True


@dataclass(slots=True)
class _Words:
    """Reads one paragraph from its start to its end."""

    text: str
    labels: Collection[str]
    pieces: list[str] = field(default_factory=list)
    runs: list[_Run] = field(default_factory=list)
    brackets: list[_Bracket] = field(default_factory=list)
    closing: set[int] = field(default_factory=set)  # where signs stand whose other half was read
    position: int = 0
    elements: set[str] = field(default_factory=set)  # names of the tags that were met
    is_element: bool = False  # whether what was read last can have attributes

    def read(self) -> str:
        """Return its words."""
        text = self.text
        while self.position < len(text):
            match = _SIGN.search(text, self.position)
            start = match.start() if match else len(text)
            if start > self.position:
                self.pieces.append(text[self.position : start])
                self.is_element = False
            self.position = start
            if match:
                self._sign(match[0])
        self._emphasis(0)
        return "".join(self.pieces)

    def _put(self, words: str, end: int, *, is_element: bool = False) -> None:
        if words:
            self.pieces.append(words)
        self.position, self.is_element = end, is_element

    def _sign(self, sign: str) -> None:
        """Read what begins at a sign."""
        if sign == "[":
            self._open(is_picture=False)
        elif sign == "]":
            self._close()
        elif sign in "*_":
            self._run(sign)
        elif sign in "~^":
            self._pair(sign)
        elif not _READERS[sign](self):
            self._put(sign, self.position + len(sign))

    def _backslash(self) -> bool:
        match = _BREAK.match(self.text, self.position)
        if match:
            self._put(" ", match.end())
            return True
        match = _ESCAPED.match(self.text, self.position)
        if match:
            self._put(match[1], match.end())
        return match is not None

    def _code(self) -> bool:
        ticks = _TICKS.match(self.text, self.position)
        assert ticks is not None
        may_open = _APOSTROPHE.match(self.text, self.position) is None
        for match in _TICKS.finditer(self.text, ticks.end()) if may_open else ():
            if len(match[0]) == len(ticks[0]):
                self._put(self.text[ticks.end() : match.start()], match.end(), is_element=True)
                return True
        self._put(ticks[0], ticks.end())
        return True

    def _markup(self) -> bool:
        match = _AUTOMATIC.match(self.text, self.position)
        if match:
            self._put(match[1], match.end(), is_element=True)
            return True
        if _COMPARED.match(self.text, self.position):
            return False
        match = _UNSEEN.match(self.text, self.position)
        if match is None:
            match = _TAG.match(self.text, self.position)
            if match and not self._is_element(match):
                return False
        if match:
            self._put(" " if _APART.match(match[0]) else "", match.end())
        return match is not None

    def _is_element(self, match: re.Match[str]) -> bool:
        """Whether a tag is one on the page, where words in brackets are shown."""
        name = (match["name"] or match["ended"] or "").lower()
        if not name:
            return True
        values = {each[1]: "".join(each.groups("")[1:]) for each in _VALUE.finditer(match["attributes"] or "")}
        if is_element(name, values):
            self.elements.add(name)
            return True
        return bool(match["ended"]) and name in self.elements

    def _entity(self) -> bool:
        match = _ENTITY.match(self.text, self.position)
        if match:
            self._put(html.unescape(match[0]), match.end())
        return match is not None

    def _picture(self) -> bool:
        if not self.text.startswith("![", self.position):
            return False
        self._open(is_picture=True)
        return True

    def _address(self) -> bool:
        match = _ADDRESS.match(self.text, self.position)
        before = self.text[self.position - 1 : self.position]
        if match is None or before.isalnum():
            return False
        words = match[0]
        if self.brackets:
            words = words.partition("]")[0]
        if words.count("(") < words.count(")"):
            words = words[: words.rindex(")")]
        words = words.rstrip(_BEHIND_ADDRESS)
        self._put(words, self.position + len(words), is_element=True)
        return True

    def _attributes(self) -> bool:
        match = _ATTRIBUTES.match(self.text, self.position) if self.is_element else None
        if match:
            self._put("", match.end())
        return match is not None

    # Signs in pairs

    def _pair(self, sign: str) -> None:
        start = self.position
        if start in self.closing:
            self.closing.discard(start)
            length = 2 if self.text.startswith("~~", start) and start + 1 in self.closing else 1
            self.closing.discard(start + 1)
            self._put("", start + length, is_element=True)
            return
        if sign == "~" and self.text.startswith("~~", start):
            match, length = _STRUCK.match(self.text, start), 2
        else:
            match, length = (_LOWERED if sign == "~" else _RAISED).match(self.text, start), 1
        if match:
            self.closing.update(range(match.end() - length, match.end()))
            self._put("", start + length)
        else:
            self._put(self.text[start : start + length], start + length)

    def _run(self, sign: str) -> None:
        start = end = self.position
        while self.text.startswith(sign, end):
            end += 1
        before, behind = self.text[start - 1 : start] or " ", self.text[end : end + 1] or " "
        is_before, is_behind = _PUNCTUATION.match(before), _PUNCTUATION.match(behind)
        left = not behind.isspace() and (not is_behind or before.isspace() or bool(is_before))
        right = not before.isspace() and (not is_before or behind.isspace() or bool(is_behind))
        if sign == "_":
            left, right = left and (not right or bool(is_before)), right and (not left or bool(is_behind))
        self.runs.append(_Run(len(self.pieces), sign, end - start, left, right))
        self.pieces.append(sign * (end - start))
        self.position, self.is_element = end, right

    def _emphasis(self, first: int) -> None:
        """Take the signs away that are emphasis, from one of the runs on."""
        runs = self.runs[first:]
        number = 0
        while number < len(runs):
            closer = runs[number]
            opener = next((each for each in reversed(runs[:number]) if _fit(each, closer)), None)
            if not closer.closes or not closer.left or opener is None:
                if not closer.opens:
                    del runs[number]
                else:
                    number += 1
                continue
            if BLANK_FORM.fullmatch(closer.sign + "".join(self.pieces[opener.place + 1 : closer.place])):
                runs.remove(opener)
                if not closer.opens:
                    runs.remove(closer)
                    number -= 1
                continue
            used = 2 if opener.left >= 2 and closer.left >= 2 else 1
            opener.left -= used
            closer.left -= used
            kept = [each for each in runs[: runs.index(opener) + 1] if each.left]
            number = len(kept)
            runs = [*kept, *([closer] if closer.left else []), *runs[runs.index(closer) + 1 :]]
        for each in self.runs[first:]:
            self.pieces[each.place] = each.sign * each.left
        del self.runs[first:]

    # Brackets

    def _open(self, *, is_picture: bool) -> None:
        match = _FOOTNOTE.match(self.text, self.position)
        if match and not is_picture:
            self._put("", match.end())
            return
        self.brackets.append(_Bracket(len(self.pieces), is_picture, len(self.runs)))
        written = "![" if is_picture else "["
        self._put(written, self.position + len(written))

    def _close(self) -> None:
        if not self.brackets:
            self._put("]", self.position + 1)
            return
        bracket = self.brackets.pop()
        end = self._end_of_link() if bracket.can_link or bracket.is_picture else 0
        if not end:
            self._put("]", self.position + 1)
            return
        self._emphasis(bracket.runs)
        self.pieces[bracket.place] = ""
        if bracket.is_picture:
            del self.pieces[bracket.place :]
        else:
            for each in self.brackets:
                each.can_link = each.is_picture
        self._put("", end, is_element=True)

    def _end_of_link(self) -> int:
        """Return where a link or picture ends whose text is closed here; 0 where it is none."""
        behind = self.position + 1
        match = _TARGET.match(self.text, behind)
        if match:
            return match.end()
        match = _LABEL.match(self.text, behind)
        if match and _label(match[1]) in self.labels:
            return match.end()
        start = self.text.rfind("[", 0, self.position)
        if _label(self.text[start + 1 : self.position]) in self.labels and not (match and match[1].strip()):
            return match.end() if match else behind
        return 0


def _fit(opener: _Run, closer: _Run) -> bool:
    """Whether two runs may be the two ends of emphasis."""
    if opener.sign != closer.sign or not opener.opens or not opener.left or not closer.closes:
        return False
    # A run that both opens and closes fits only where the lengths do not leave a third.
    is_odd = (opener.closes or closer.opens) and (opener.length + closer.length) % 3 == 0
    return not is_odd or (opener.length % 3 == 0 and closer.length % 3 == 0)


_READERS: dict[str, Callable[[_Words], bool]] = {
    "\\": _Words._backslash,
    "`": _Words._code,
    "<": _Words._markup,
    "&": _Words._entity,
    "!": _Words._picture,
    "{": _Words._attributes,
    "http://": _Words._address,
    "https://": _Words._address,
    "www.": _Words._address,
}

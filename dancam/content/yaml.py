"""YAML as a tree that knows its places: read from the parser's events, so that no value is guessed or built."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol
from unicodedata import is_normalized

import msgspec
import yaml

from dancam.content.blanks import Straight, as_sign, first_odd, named
from dancam.problems import Place, Problem, problem
from dancam.records import Record
from dancam.vietnamese import nfc

MAX_BYTES = 256 * 1024
MAX_DEPTH = 24
# Line ends to libyaml, but not to text editors, by which people count lines.
_RARE_LINE_ENDS = ("\x85", "\u2028", "\u2029")

# Which type YAML 1.1 gives a plain scalar; no value of that type is built.
_resolve: Callable[..., str] = yaml.resolver.Resolver().resolve
_KINDS = {
    "tag:yaml.org,2002:null": "null",
    "tag:yaml.org,2002:bool": "bool",
    "tag:yaml.org,2002:int": "int",
    "tag:yaml.org,2002:float": "float",
    "tag:yaml.org,2002:timestamp": "timestamp",
}
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
# A comment that people cannot have meant, as it takes the closing bracket with it; and the beginning of a field.
_HASH_IN_LIST = re.compile(r"(?:[\[{].*?(?<=[\s,\[{])|^\s+)(?P<value>#[^\s#,\]}][^,\]}]*)")
_IS_FIELD = re.compile(r"[\w-]+:")
_LONGEST_WORD = len("false")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Mark(Protocol):
    """A place in a text as the parser reports it, counted from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Scalar(Record, frozen=True):
    """A single value as written."""

    text: str
    """The value; without its quotation marks."""
    place: Place
    """Where it stands, with its quotation marks."""
    plain: bool
    """Whether it stands without quotation marks, so that YAML would guess its type."""
    comment: str = ""
    """What YAML left out behind it, on the same line, because of a `#`."""

    @property
    def is_null(self) -> bool:
        """Whether YAML reads it as no value."""
        return self.plain and self.text in _NULLS

    @property
    def kind(self) -> str:
        """What YAML reads it as: str, null, bool, int, float or timestamp."""
        if not self.plain or (len(self.text) > _LONGEST_WORD and self.text[0].isalpha()):
            return "str"  # what starts with a letter and is not text is a short word: no, true, null
        return _KINDS.get(_resolve(yaml.ScalarNode, self.text, (True, False)), "str")


class Sequence(Record, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    """Its items, in order."""
    place: Place
    """Where it starts."""


class Mapping(Record, frozen=True):
    """Keys with values, in the order written; no key twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    """The keys with their values."""
    place: Place
    """Where it starts."""


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class Tree:
    """One YAML text as read."""

    root: Node | None = None
    """None where the text is empty or has no readable structure."""
    problems: list[Problem] = field(default_factory=list)


class _Stop(Exception):  # noqa: N818 - ends the reading of one text; never leaves this module
    def __init__(self, reason: Problem) -> None:
        self.reason = reason


def parse(text: str, file: str, first_line: int = 1) -> Tree:
    """Read one YAML document.

    Args:
        text: The document.
        file: The file's path, for the places.
        first_line: Line of the file on which the text starts.
    """
    for end in _RARE_LINE_ENDS:
        text = text.replace(end, " ")
    tree = Tree()
    whole = Place(file=file, line=first_line)
    if len(text) > MAX_BYTES:
        tree.problems.append(problem("yaml-too-big", whole, limit=MAX_BYTES // 1024))
        return tree
    reader = _Reader(Straight(text), file, first_line, tree.problems)
    try:
        tree.root = reader.document()
    except _Stop as stop:
        tree.problems.append(stop.reason)
    except yaml.MarkedYAMLError as error:
        tree.problems.append(reader.explain(error))
    except yaml.YAMLError as error:
        position = getattr(error, "position", None)
        line = first_line + text.count("\n", 0, position) if isinstance(position, int) else first_line
        character = getattr(error, "character", 0)
        shown = f"U+{character:04X}" if isinstance(character, int) else str(character)
        tree.problems.append(problem("yaml-character", Place(file=file, line=line), character=shown))
    return tree


def odd_sign(text: str, file: str, first_line: int = 1) -> Problem | None:
    """Return the first odd blank or colon of a text that is no mapping; None where it has none.

    Args:
        text: The text.
        file: The file's path, for the place.
        first_line: Line of the file on which the text starts.
    """
    for number, line in enumerate(text.split("\n")):
        at = first_odd(line)
        if at >= 0:
            return problem("yaml-odd-sign", Place(file, first_line + number, at + 1), character=named(line[at]))
    return None


class _Reader:
    """Turns the events of one document into nodes."""

    def __init__(self, straight: Straight, file: str, first_line: int, problems: list[Problem]) -> None:
        self.straight = straight
        self.text = text = straight.text
        self.lines = text.split("\n")
        self.has_comments = "#" in text
        # In quotation marks a letter may be written by its number.
        self.is_composed = "\\" not in text and is_normalized("NFC", text)
        self.file = file
        self.first_line = first_line
        self.problems = problems
        self.next: Callable[[], yaml.Event]

    def place(self, start: _Mark | None, end: _Mark | None = None) -> Place:
        if start is None:
            return Place(self.file, self.first_line)
        line, column = start.line, start.column
        stop = end.column if end is not None and end.line == line else 0
        if self.straight.is_written:  # nearly always, and a front matter has some twenty places
            length = stop - column
            return Place(self.file, self.first_line + line, column + 1, length if length > 1 else 1)
        return self.at(line, column, stop)

    def at(self, line: int, start: int, stop: int = 0) -> Place:
        """Return a part of a line as a place of the file; lines and columns are counted from 0."""
        column = self.straight.column(line, start)
        length = self.straight.column(line, stop) - column if stop > start else 1
        return Place(self.file, self.first_line + line, column + 1, length if length > 1 else 1)

    def line(self, number: int) -> str:
        """Return a line counted from 0; empty where there is none."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def document(self) -> Node | None:
        self.next = _Loader(self.text).get_event
        self.next()  # stream start
        if isinstance(self.next(), yaml.StreamEndEvent):
            return None
        root = self.node(self.next(), 0)
        self.next()  # document end
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise _Stop(problem("yaml-two-documents", self.place(event.start_mark)))
        return root

    def node(self, event: yaml.Event, depth: int) -> Node:
        place = self.place(event.start_mark, event.end_mark)
        if isinstance(event, yaml.ScalarEvent) and event.tag is event.anchor is None and depth <= MAX_DEPTH:
            return self.scalar(event, place)  # nearly always
        if depth > MAX_DEPTH:
            raise _Stop(problem("yaml-too-deep", place, limit=MAX_DEPTH))
        if isinstance(event, yaml.AliasEvent):
            raise _Stop(problem("yaml-alias", place))
        assert isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)
        if event.anchor:
            raise _Stop(problem("yaml-alias", place))
        if event.tag and event.tag != "!":
            raise _Stop(problem("yaml-tag", place, tag=event.tag))
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, place)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := self.next(), yaml.SequenceEndEvent):
                items.append(self.node(event, depth + 1))
            return Sequence(tuple(items), place)
        return self.mapping(place, depth)

    def scalar(self, event: yaml.ScalarEvent, place: Place) -> Scalar:
        text = event.value if self.is_composed else nfc(event.value)
        if not self.has_comments or event.style in {"|", ">"}:
            return Scalar(text, place, event.implicit[0])
        comment = self.comment(event.end_mark)
        if comment and not text and event.end_mark is not None:  # all that is there to be shown
            start = self.line(event.end_mark.line).index(comment)
            place = self.at(event.end_mark.line, start, start + len(comment))
        return Scalar(text, place, event.implicit[0], comment)

    def comment(self, end: _Mark | None) -> str:
        """Return the comment behind a scalar."""
        if end is None:
            return ""
        rest = self.line(end.line)[end.column :].strip()
        return rest if rest.startswith("#") else ""

    def mapping(self, place: Place, depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise _Stop(problem("yaml-key", key.place))
            value = self.node(self.next(), depth + 1)
            if not key.text.isascii():
                key = msgspec.structs.replace(key, text=as_sign(key.text))
            if key.text in entries:
                first = entries[key.text][0].place.line
                self.problems.append(problem("duplicate-key", key.place, key=key.text, first=first))
            entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), place)

    def explain(self, error: yaml.MarkedYAMLError) -> Problem:
        """Return an error of the parser as a problem in the terms of an editor."""
        mark = error.problem_mark or error.context_mark
        if mark is None:
            return problem("yaml-syntax", Place(file=self.file, line=self.first_line), detail=error.problem or "")
        line = self.line(mark.line)
        place = self.place(mark)
        message = error.problem or ""
        key, _, value = line.partition(":")
        value = value.strip()
        start = line.find(value, len(key) + 1) if value else mark.column
        on_value = self.at(mark.line, start, start + len(value))
        odd = self.odd_before(mark)
        if odd is not None:
            return odd
        if "\t" in line[: mark.column + 1] and ("token" in message or "tab" in message):
            return problem("yaml-tab", self.at(mark.line, line.index("\t")))
        if "mapping values are not allowed" in message:
            return self.explain_colon(mark, on_value)
        values = {"key": key.strip(), "value": value, "quoted": quoted(value)}
        if value[:1] in {'"', "'"} and value.find(value[0], 1) not in {-1, len(value) - 1}:
            return problem("yaml-quote", on_value, **values)
        if value[:1] in {"&", "*"}:
            return problem("yaml-alias", on_value)
        if value[:1] == "!":
            return problem("yaml-tag", on_value, tag=value.split()[0])
        if "did not find expected" in message and "flow" in (error.context or ""):
            return self.hash_in_list(mark) or problem("yaml-unclosed", self.place(error.context_mark))
        if "unexpected end of stream" in message and error.context_mark is not None:
            return problem("yaml-unclosed", self.place(error.context_mark))
        if "cannot start any token" in message:
            character = line[mark.column] if mark.column < len(line) else ""
            return problem("yaml-start", on_value, character=character, **values)
        if "could not find expected ':'" in message:
            return problem("yaml-no-colon", self.place(error.context_mark or mark))
        if "did not find expected" in message or "expected <block end>" in message:
            return problem("yaml-indent", place)
        return problem("yaml-syntax", place, detail=message)

    def odd_before(self, mark: _Mark) -> Problem | None:
        """Return the odd blank or colon on the line of a mistake or the one before it that surely caused it."""
        for number in (mark.line, mark.line - 1):
            line = self.line(number)
            at = first_odd(line)
            colon = line.find(":")
            if at >= 0 and (colon < 0 or at <= colon + 1):
                return problem("yaml-odd-sign", self.at(number, at), character=named(line[at]))
        return None

    def hash_in_list(self, mark: _Mark) -> Problem | None:
        """Return the `#` behind an opening bracket up to `mark`: YAML reads nothing of what follows it on its line."""
        for number in range(min(mark.line, len(self.lines) - 1), -1, -1) if self.has_comments else ():
            line = self.lines[number]
            found = _HASH_IN_LIST.search(line)
            if found:
                text = found["value"].strip()
                place = self.at(number, found.start("value"), found.start("value") + len(text))
                return problem("hash-in-list", place, value=text, quoted=quoted(text))
            if _IS_FIELD.match(line):
                return None
        return None

    def explain_colon(self, mark: _Mark, on_value: Place) -> Problem:
        """Return why a colon may not stand at `mark`, judged by its line and the one before it."""
        line = self.line(mark.line)
        before = self.line(mark.line - 1)
        key, _, value = line.partition(":")
        value = value.strip()
        if ": " in value:
            return problem("yaml-colon", on_value, key=key.strip(), value=value, quoted=quoted(value))
        glued = re.match(r"\s*([\w-]+):(\S.*)", before)
        if glued:
            place = self.at(mark.line - 1, glued.start(2) - 1)
            return problem("yaml-colon-space", place, key=glued[1], value=glued[2].strip())
        if line[:1] == " ":
            return problem("yaml-indent", self.place(mark))
        return problem("yaml-no-colon", Place(file=self.file, line=on_value.line - 1, column=1))


def quoted(text: str) -> str:
    """Return a text as a quoted YAML value, which YAML reads as that text."""
    return "'" + text.replace("'", "''") + "'"

"""Reads a YAML mapping field by field: each is asked for by name and kind, and every mistake is reported."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from urllib.parse import urlsplit

from dancam.content.blanks import as_figures, as_sign, is_blank, trimmed, without_quotes
from dancam.content.source import Moment, PictureField, Spot
from dancam.content.yaml import Mapping, Node, Scalar, Sequence, quoted
from dancam.problems import Place, Problem, close_match, problem
from dancam.vietnamese import CONTROL, fold

# What an editor may write instead of a field's name: reported, with the right name.
VIETNAMESE_NAMES = {
    "tieu de": "title",
    "ngay": "date",
    "ngay dang": "date",
    "chuyen muc": "category",
    "tac gia": "author",
    "authors": "author",
    "sapo": "summary",
    "tom tat": "summary",
    "description": "summary",
    "anh": "image",
    "anh dai dien": "image",
    "lien quan": "related",
    "the": "tags",
    "tu khoa": "tags",
    "nguon": "source",
    "tep dinh kem": "attachments",
    "dinh kem": "attachments",
    "nhap": "draft",
    "ban nhap": "draft",
    "ghim": "pinned",
    "het han": "expires",
    "cap nhat": "updated",
    "dinh chinh": "correction",
    "go bai": "withdrawn",
    "rut bai": "withdrawn",
    "ly do go": "withdrawn",
    "am thanh": "audio",
    "ban dich": "translations",
    "ngon ngu khac": "translations",
    "nghe bai": "audio",
}

# What cannot be meant as a comment: people leave a blank before one.
_IS_WORD = re.compile(r"#[^\s#]")
_TIME = r"(?:[T ,]+(?P<hour>\d{1,2})[:hg](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?)?"
_ZONE = r"(?:\s*(?P<zone>Z|[+-]\d{2}:?\d{2}))?"
_ISO_DATE = re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}}){_TIME}{_ZONE}")
_VIETNAMESE_DATE = re.compile(rf"(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-](?P<year>\d{{4}}){_TIME}{_ZONE}")
_FLAGS = {
    "true": True,
    "yes": True,
    "on": True,
    "có": True,
    "false": False,
    "no": False,
    "off": False,
    "không": False,
}


class Form:
    """One mapping, read field by field. `finish` reports the fields that were not asked for."""

    def __init__(
        self, mapping: Mapping, problems: list[Problem], prefix: str = "", *, may_be_cleared: bool = False
    ) -> None:
        """Take a mapping.

        Args:
            mapping: The mapping.
            problems: The list to which problems are added.
            prefix: What stands before the names of its fields: `image.`.
            may_be_cleared: Whether a field with nothing in it (`""`) counts as missing, as editing pages write one.
        """
        self.mapping = mapping
        self.problems = problems
        self.prefix = prefix
        self.may_be_cleared = may_be_cleared
        self.values = {key.text: node for key, node in mapping.entries}
        self.keys = {key.text: key for key, _ in mapping.entries}
        self.asked: set[str] = set()
        self.spots: list[Spot] = []

    def report(self, code: str, place: Place, **values: object) -> None:
        """Add a problem."""
        self.problems.append(problem(code, place, **values))

    def node(self, name: str) -> Node | None:
        """Return the node of a field and remember its place; None where it is missing or has no value."""
        self.asked.add(name)
        node = self.values.get(name)
        if node is None:
            return None
        if isinstance(node, Scalar) and (node.is_null or (self.may_be_cleared and is_blank(node.text))):
            self.vanished(name, node)
            return None
        place = node.place
        self.spots.append(Spot(self.prefix + name, place.line, place.column, place.length))
        return node

    def vanished(self, name: str, node: Scalar) -> bool:
        """Report a value that YAML took for a comment as a whole; return whether it is one."""
        if not _IS_WORD.match(node.comment):
            return False
        found = problem("value-hash", node.place, field=name, value=node.comment, quoted=quoted(node.comment))
        if found not in self.problems:  # a field may be asked for twice
            self.problems.append(found)
        return True

    def sign(self, name: str) -> str:
        """Return a field that is no prose but a key, a path or the like; empty where it is missing or wrong."""
        return as_sign(self.text(name))

    def text(self, name: str, *, required: bool = False, default: str = "") -> str:
        """Return a field that is text; `default` where it is missing or wrong."""
        node = self.node(name)
        if node is None:
            if required:
                self.missing(name)
            return default
        text = self.as_text(name, node)
        if text == "" and required:
            self.missing(name)
        return default if text is None else text

    def missing(self, name: str) -> None:
        """Report a required field that is missing, at its key or at the mapping."""
        key = self.keys.get(name)
        self.report("missing-field", key.place if key else self.mapping.place, field=name)

    def name(self, name: str, *, required: bool = False) -> str:
        """Return a field that is the name of a file; empty where it is missing or wrong."""
        return _as_name(self.values[name]) if self.text(name, required=required) else ""

    def as_name(self, name: str, node: Node) -> str:
        """Return the name of a file in a node, with its blanks as they are; empty, with a problem, where it is none."""
        return _as_name(node) if self.as_text(name, node) else ""

    def as_text(self, name: str, node: Node) -> str | None:
        """Return the text of a node, or None with a problem where YAML reads it as something else."""
        if not isinstance(node, Scalar):
            self.report("not-text", node.place, field=name)
            return None
        kind = node.kind
        if kind == "null":
            if not self.vanished(name, node):
                self.report("empty-item", node.place, field=name)
            return None
        if kind != "str":
            self.report("text-misread", node.place, field=name, value=node.text, kind=kind)
            return None
        if node.comment and _IS_WORD.match(node.comment):
            whole = quoted(f"{node.text} {node.comment}")
            self.report("comment-cut", node.place, field=name, value=node.text, quoted=whole)
        text = node.text
        if not text.isprintable() and CONTROL.search(text):
            text = CONTROL.sub("", text)
            self.report("control-character", node.place, field=name)
        text = " ".join(text.split())
        return text if text.isascii() else trimmed(text)

    def web_address(self, name: str, *, required: bool = False, inside: bool = False) -> str:
        """Return a field that is the address of a page elsewhere; where `inside`, also one of the site.

        Anything else, such as `javascript:`, is a problem, and an empty text is returned.
        """
        text = as_sign(self.text(name, required=required))
        if not text or is_web_address(text) or (inside and is_site_address(text)):
            return text
        self.report("not-web-address", self.values[name].place, field=self.prefix + name, value=text)
        return ""

    def texts(self, name: str) -> list[tuple[str, Place]]:
        """Return a field that is a list of texts, or one text, each with its place."""
        texts = []
        for item in self.items(name):
            text = self.as_text(name, item)
            if text:
                texts.append((text, item.place))
        return texts

    def items(self, name: str) -> tuple[Node, ...]:
        """Return the items of a list; a single value counts as a list of one."""
        node = self.node(name)
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            return (node,)
        for number, item in enumerate(node.items, start=1):
            place = item.place
            self.spots.append(Spot(f"{self.prefix}{name}.{number}", place.line, place.column, place.length))
        return node.items

    def flag(self, name: str) -> bool:
        """Return a field that is true or false; false where it is missing."""
        node = self.node(name)
        if node is None:
            return False
        value = _FLAGS.get(as_sign(node.text).lower()) if isinstance(node, Scalar) else None
        if value is None:
            self.report("not-flag", node.place, field=name)
        return bool(value)

    def whole(self, name: str, default: int, least: int, most: int) -> int:
        """Return a field that is a whole number between two bounds."""
        node = self.node(name)
        if node is None:
            return default
        text = as_sign(node.text) if isinstance(node, Scalar) else ""
        if re.fullmatch(r"[0-9]{1,9}", text) and least <= int(text) <= most:
            return int(text)
        self.report("not-number", node.place, field=name, least=least, most=most)
        return default

    def moment(self, name: str) -> Moment | None:
        """Return a field that is a date, with or without a time and a zone."""
        node = self.node(name)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self.report("not-text", node.place, field=name)
            return None
        return self.as_moment(name, node)

    def as_moment(self, name: str, node: Scalar) -> Moment | None:
        """Return the moment that a scalar stands for, or None with a problem."""
        text = as_figures(node.text)
        match = _ISO_DATE.fullmatch(text) or _VIETNAMESE_DATE.fullmatch(text)
        offset = _offset(match["zone"]) if match and match["zone"] else 0
        if match is None or not 1900 <= int(match["year"]) <= 2999 or abs(offset) > 14 * 60:
            self.report("bad-date", node.place, field=name, value=text)
            return None
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        hour, minute, second = int(match["hour"] or 0), int(match["minute"] or 0), int(match["second"] or 0)
        if not 1 <= month <= 12:
            self.report("no-such-month", node.place, field=name, value=text, month=month)
            return None
        last = monthrange(year, month)[1]
        if not 1 <= day <= last:
            values = {"day": day, "month": month, "last": f"{year}-{month:02d}-{last:02d}"}
            values["last_vi"] = f"{last:02d}/{month:02d}/{year}"
            self.report("no-such-day", node.place, field=name, **values)
            return None
        if hour > 23 or minute > 59 or second > 59:
            self.report("no-such-time", node.place, field=name, value=text)
            return None
        zone = timezone(timedelta(minutes=offset)) if match["zone"] else None
        value = datetime(year, month, day, hour, minute, second, tzinfo=zone)
        return Moment(value, has_time=match["hour"] is not None)

    def form(self, name: str) -> Form | None:
        """Return a field that is a mapping as a form of its own; None where it is missing or something else."""
        node = self.node(name)
        if node is None:
            return None
        return self.as_form(name, node)

    def as_form(self, name: str, node: Node) -> Form | None:
        """Return a node as a form, or None with a problem."""
        if not isinstance(node, Mapping):
            self.report("not-mapping", node.place, field=name)
            return None
        form = Form(node, self.problems, f"{self.prefix}{name}.", may_be_cleared=self.may_be_cleared)
        form.spots = self.spots
        return form

    def is_cleared(self) -> bool:
        """Whether nothing is filled in, as an editing page leaves a group that was cleared."""
        values = self.values.values() if self.may_be_cleared else ()
        return bool(values) and all(
            isinstance(each, Scalar) and is_blank(each.text) and not _IS_WORD.match(each.comment) for each in values
        )

    def forms(self, name: str) -> Iterator[Form]:
        """Yield the items of a list of mappings."""
        for item in self.items(name):
            form = self.as_form(name, item)
            if form is not None:
                yield form

    def spot(self, name: str, *more: str) -> Spot:
        """Return the place of a field's value, or of a value within it by the keys `more`; else of the mapping."""
        node: Node = self.values.get(name, self.mapping)
        for each in more:
            entries = {key.text: value for key, value in node.entries} if isinstance(node, Mapping) else {}
            node = entries.get(each, node)
        return Spot(self.prefix + name, node.place.line, node.place.column, node.place.length)

    def picture(self, name: str) -> PictureField | None:
        """Return a field that is a picture: its path, or a mapping with `src`."""
        node = self.node(name)
        if node is None:
            return None
        if isinstance(node, Scalar):
            src = self.as_name(name, node)
            return PictureField(src) if src else None
        form = self.as_form(name, node)
        if form is None or form.is_cleared():
            return None
        src = form.name("src", required=True)
        picture = PictureField(src, form.text("alt"), form.text("caption"), form.text("credit"))
        form.finish()
        return picture if src else None

    def finish(self) -> None:
        """Report each field that was not asked for."""
        for name, key in self.keys.items():
            if name not in self.asked:
                guess = VIETNAMESE_NAMES.get(re.sub(r"[-_ ]+", " ", fold(name)).strip(), "")
                if guess not in self.asked:
                    guess = close_match(name, sorted(self.asked))
                self.report("unknown-field", key.place, field=name, guess=guess)


def _as_name(node: Node) -> str:
    return without_quotes(CONTROL.sub("", node.text)) if isinstance(node, Scalar) else ""


def is_web_address(text: str) -> bool:
    """Whether a text is the whole address of a page on the web."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not re.search(r"[\s<>\"\\]", text)


def is_site_address(text: str) -> bool:
    """Whether a text is an address of the site itself, or one to write or call to."""
    return bool(re.match(r"/(?![/\\])|#|mailto:|tel:", text))


def _offset(text: str) -> int:
    """Return the minutes from UTC of a zone written as `+07:00`, `+0700` or `Z`."""
    if text == "Z":
        return 0
    digits = text[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return minutes if text[0] == "+" else -minutes

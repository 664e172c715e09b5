"""One Markdown file: its bytes become text, its front matter a `Source`, and every mistake a problem."""

from __future__ import annotations

import codecs
import re
from datetime import datetime
from pathlib import PurePosixPath

from dancam import fontcodes, markup
from dancam.disk import digest
from dancam.fields import Form, is_web_address
from dancam.model import AttachmentField, Moment, Origin, RelatedField, Signature, Source, Tag, packed_spots
from dancam.nodes import Mapping, Scalar, parse
from dancam.problems import Place, Problem, problem
from dancam.vietnamese import CONTROL, LONGEST_SLUG, file_size, nfc, same, slug

# Bytes of a file from which on somebody has surely put something into it that is no article.
LONGEST_BODY = 5 * 1024 * 1024
_CLOSED = b"\n---\n"
_CLOSING = re.compile(r"\n---[ \t]*$", re.MULTILINE)
# The bytes of control characters, and those with which one of several bytes begins.
_SUSPECTS = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0xC2, 0xEF])
_ADDRESS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ONLY_ON_ARTICLES = (
    *("slug", "author", "tags", "related", "source"),
    *("correction", "withdrawn", "audio", "pinned", "translations"),
)


class Text:
    """A text file as read: normalised, or with the problem that prevents it."""

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
        """Return a problem where the text is in a font encoding of before Unicode."""
        found = fontcodes.find(self.text or "")
        if found is None:
            return []
        place = Place(self.file, found.line, found.column, found.length)
        return [problem("old-font", place, name=found.name, sample=found.sample, meaning=found.meaning)]


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


class Parts:
    """A normalised text cut in two: front matter and body."""

    def __init__(self, text: str, *, suspect: bool = True) -> None:
        """Cut a text; where it is not `suspect`, it holds no control character."""
        self.front: str | None = None
        """The YAML between the lines `---`; None where the file does not start with one, or it is not closed."""
        self.body = text
        self.body_line = 1
        self.unclosed = False
        self.control = 0
        """Line of the first control character of the body, which is taken out; 0 where there is none."""
        first = text.find("\n")
        if first < 0 or text[:first].rstrip() != "---":
            return
        closing = _CLOSING.search(text, first)
        if closing is None:
            self.unclosed = True
            return
        self.front = text[first + 1 : closing.start() + 1]
        self.body_line = self.front.count("\n") + 3
        self.body = text[closing.end() + 1 :]
        control = CONTROL.search(self.body) if suspect else None
        if control:
            self.control = self.body_line + self.body.count("\n", 0, control.start())
            self.body = CONTROL.sub("", self.body)


def read_body(data: bytes, file: str, known: str) -> str | None:
    """Return the body of a Markdown file; None where it has another digest than the one that is known.

    Args:
        data: The bytes of the file.
        file: Its path.
        known: Digest of the body when the front matter was read.
    """
    closing = data.find(_CLOSED)
    if closing >= 0:  # what has the digest of the normalised body is the normalised body
        body = data[closing + len(_CLOSED) :]
        if digest(body) == known:
            return body.decode()
    found = Text(data, file)
    if found.text is None:
        return None
    text = Parts(found.text, suspect=found.suspect).body
    return text if digest(text.encode()) == known else None


def read(data: bytes, path: str) -> tuple[Source | None, list[Problem]]:
    """Read one Markdown file.

    Args:
        data: Its bytes.
        path: Its path below `content/`.

    Returns:
        What was read, or None where it is unusable; and every problem found on the way.
    """
    file = f"content/{path}"
    text = Text(data, file)
    if text.text is None:
        return None, text.problems
    parts = Parts(text.text, suspect=text.suspect)
    if parts.front is None:
        code = "front-matter-unclosed" if parts.unclosed else "no-front-matter"
        return None, [problem(code, Place(file, 1, 1, 3 if parts.unclosed else 1))]
    tree = parse(parts.front, file, first_line=2)
    problems = tree.problems
    problems += text.unreadable()
    if len(data) > LONGEST_BODY:
        size = file_size(len(data))
        values = {"size": size, "limit": file_size(LONGEST_BODY)}
        problems.append(problem("body-too-long", Place(file, parts.body_line), **values))
    if parts.control:
        problems.append(problem("control-character", Place(file, parts.control), field="body"))
    if tree.root is None:
        if not problems:
            problems.append(problem("missing-field", Place(file, 1), field="title"))
        return None, problems
    if not isinstance(tree.root, Mapping):
        problems.append(problem("not-fields", tree.root.place))
        return None, problems
    return _source(Form(tree.root, problems), parts, path), problems


def _source(form: Form, parts: Parts, path: str) -> Source | None:
    title = form.text("title", required=True)
    date = form.moment("date")
    category = form.text("category")
    for name, given, other in (("date", date, category), ("category", category, date)):
        if other and not given and form.node(name) is None:
            form.missing(name)
    if "date" not in form.values and "category" not in form.values:
        for name in _ONLY_ON_ARTICLES:
            if name in form.keys:
                form.tell("only-on-articles", form.keys[name].place, field=name)
    # An error is told for each of these; a stand-in lets all else that is wrong with the file be told at once.
    if category and date is None:
        date = Moment(datetime(2000, 1, 1), has_time=False)  # noqa: DTZ001 - in the portal's zone
    title = title or form.mapping.place.file
    surely_article = date is not None or bool(category)
    summary = form.text("summary")
    source = Source(
        path=path,
        title=title,
        date=date,
        category=category or None,
        authors=_authors(form),
        summary=summary or markup.opening(parts.body),
        has_summary=bool(summary),
        image=form.picture("image"),
        related=_related(form),
        tags=_tags(form),
        slug=_slug(form, path),
        aliases=tuple(_aliases(form)),
        updated=form.moment("updated"),
        correction=form.text("correction"),
        withdrawn=form.text("withdrawn"),
        audio=form.text("audio"),
        expires=form.moment("expires"),
        draft=form.flag("draft"),
        pinned=form.flag("pinned"),
        origin=_origin(form),
        attachments=_attachments(form),
        lang=_lang(form),
        translations=tuple(dict.fromkeys(text for text, _ in form.texts("translations"))),
        body=digest(parts.body.encode()),
        body_line=parts.body_line,
        links=markup.links(parts.body, parts.body_line),
        spots=packed_spots(form.spots),
    )
    form.finish()
    return source if not surely_article or source.is_article else None


def _lang(form: Form) -> str | None:
    lang = form.text("lang")
    if lang and not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", lang):
        form.tell("bad-lang", form.values["lang"].place, value=lang)
        return None
    return lang or None


def _authors(form: Form) -> tuple[Signature, ...]:
    authors = []
    for item in form.items("author"):
        if isinstance(item, Mapping):
            part = form.as_form("author", item)
            if part is not None:
                name = part.text("name", required=True)
                authors.append(Signature(name, part.text("position") or None))
                part.finish()
        else:
            text = form.as_text("author", item)
            if text:
                authors.append(Signature(text))
    return tuple(author for author in authors if author.name)


def _related(form: Form) -> tuple[RelatedField, ...]:
    related = []
    for item in form.items("related"):
        if isinstance(item, Mapping):
            part = form.as_form("related", item)
            if part is not None:
                related.append(RelatedField(part.web_address("url", required=True), part.text("title")))
                part.finish()
            continue
        target = form.as_text("related", item) or ""
        if target and not markup.is_inside(target) and not is_web_address(target):
            form.tell("not-web-address", item.place, field="related", value=target)
            target = ""
        related.append(RelatedField(target))
    return tuple(each for each in related if each.target)


def _tags(form: Form) -> tuple[Tag, ...]:
    tags: dict[str, Tag] = {}
    node = form.values.get("tags")
    given = form.texts("tags")
    if isinstance(node, Scalar):  # `tags: một, hai` is what people write who know other systems
        given = [(part.strip(), place) for text, place in given for part in text.split(",") if part.strip()]
    for text, place in given:
        address = slug(text, LONGEST_SLUG)
        if not address:
            form.tell("empty-tag", place, value=text)
        known = tags.setdefault(address, Tag(text, address))
        if address and known.title != text and same(known.title) != same(text):
            values = {"value": text, "known": known.title, "other": form.mapping.place.file, "address": address}
            form.tell("same-tag", place, **values)
    return tuple(tag for tag in tags.values() if tag.slug)


def _slug(form: Form, path: str) -> str:
    given = form.text("slug")
    if given:
        address = slug(given)
        if not address:
            form.tell("empty-slug", form.values["slug"].place, field="slug", value=given)
        elif address != given:
            form.tell("slug-changed", form.values["slug"].place, value=given, slug=address)
        return address or "-"
    *_, folder, file = ("", *path.split("/"))
    stem = file.removesuffix(".md") or file
    if stem == "index" and folder:
        stem = folder
    # Most names are addresses already, and to make one costs as much as to read the rest of the file.
    address = stem if _ADDRESS.fullmatch(stem) else slug(stem)
    if not address:
        form.tell("empty-slug", Place(f"content/{path}", 1), field="slug", value=file)
    return address or "-"


def _aliases(form: Form) -> list[str]:
    aliases = []
    for text, place in form.texts("aliases"):
        if not text.startswith("/") or text.startswith("//") or "\\" in text:
            form.tell("alias-outside", place, value=text)
        elif text not in aliases:
            aliases.append(text)
    return aliases


def _origin(form: Form) -> Origin | None:
    node = form.node("source")
    if node is None:
        return None
    if isinstance(node, Scalar):
        name = form.as_text("source", node)
        return Origin(name) if name else None
    part = form.as_form("source", node)
    if part is None:
        return None
    origin = Origin(part.text("name", required=True), part.web_address("url"))
    part.finish()
    return origin if origin.name else None


def _attachments(form: Form) -> tuple[AttachmentField, ...]:
    attachments = []
    for item in form.items("attachments"):
        if isinstance(item, Scalar):
            file = form.as_text("attachments", item) or ""
            attachments.append(AttachmentField(file, PurePosixPath(file).name))
            continue
        part = form.as_form("attachments", item)
        if part is not None:
            file = part.text("file", required=True)
            attachments.append(AttachmentField(file, part.text("title") or PurePosixPath(file).name))
            part.finish()
    return tuple(each for each in attachments if each.file)

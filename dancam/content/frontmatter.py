"""One Markdown file: its bytes become text, its front matter a `Source`, and every mistake a problem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath

from dancam.content.blanks import as_sign
from dancam.content.body import is_inside, links
from dancam.content.conflicts import conflicts
from dancam.content.form import Form, is_web_address
from dancam.content.opening import opening
from dancam.content.source import (
    AttachmentField,
    LinkField,
    Moment,
    OfficialDocument,
    Origin,
    RelatedField,
    Signature,
    Source,
    Tag,
    packed_spots,
)
from dancam.content.text import Text, TextParts
from dancam.content.typed.remarks import remarks
from dancam.content.yaml import Mapping, Scalar, odd_sign, parse
from dancam.problems import Place, Problem, problem
from dancam.records import digest
from dancam.vietnamese import LONGEST_SLUG, file_size, same, slug

# Bytes of a file: a larger one surely holds something that is no article.
LONGEST_BODY = 5 * 1024 * 1024
_ADDRESS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ONLY_ON_ARTICLES = (
    *("slug", "author", "tags", "related", "source", "document"),
    *("correction", "withdrawn", "audio", "pinned", "translations"),
)


def read(data: bytes, path: str) -> tuple[Source | None, list[Problem]]:
    """Read one Markdown file.

    Args:
        data: Its bytes.
        path: Its path below `content/`.

    Returns:
        The source, or None where it is unusable; and every problem.
    """
    file = f"content/{path}"
    text = Text(data, file)
    if text.text is None:
        return None, text.problems
    parts = TextParts(text.text, suspect=text.suspect)
    found = list(conflicts(text.text, file))
    if found and (parts.front is None or found[0].place.line < parts.body_line):
        return None, found  # all that would be told of it besides comes from two versions in one
    if parts.front is None:
        code = "front-matter-unclosed" if parts.unclosed else "no-front-matter"
        return None, [problem(code, Place(file, 1, 1, 3 if parts.unclosed else 1))]
    tree = parse(parts.front, file, first_line=2)
    problems = tree.problems
    problems += text.unreadable()
    problems += found
    problems += _in_body(parts, file)
    if len(data) > LONGEST_BODY:
        size = file_size(len(data))
        values = {"size": size, "limit": file_size(LONGEST_BODY)}
        problems.append(problem("body-too-long", Place(file, parts.body_line), **values))
    if parts.control:
        problems.append(problem("control-character", Place(file, parts.control), field="body"))
    if isinstance(tree.root, Mapping):
        source = _source(Form(tree.root, problems, may_be_cleared=True), parts, path)
    else:
        source = None
        if tree.root is not None:
            odd = odd_sign(parts.front, file, first_line=2)
            problems.append(odd or problem("not-fields", tree.root.place))
    if source is None and not any(each.is_error for each in problems):  # or nobody would know that it is missing
        problems.append(problem("missing-field", Place(file, 1), field="title"))
    return source, problems


def _in_body(parts: TextParts, file: str) -> Iterator[Problem]:
    """Yield what in a body would come out otherwise than it looks, each with its place in the file."""
    for each in remarks(parts.body, parts.body_line, file):
        yield Problem(each.code, parts.place(each.place), each.values) if parts.control else each


def _in_file(link: LinkField, parts: TextParts) -> LinkField:
    """Return a link of a body with its place in the file, where control characters stand."""
    return LinkField(link.target, link.line, parts.place(Place("", link.line, link.column)).column)


def _source(form: Form, parts: TextParts, path: str) -> Source | None:
    title = form.text("title", required=True)
    date = form.moment("date")
    category = form.sign("category")
    for name, given, other in (("date", date, category), ("category", category, date)):
        if other and not given and form.node(name) is None:
            form.missing(name)
    if "date" not in form.values and "category" not in form.values:
        for name in _ONLY_ON_ARTICLES:
            if name in form.keys:
                form.report("only-on-articles", form.keys[name].place, field=name)
    # An error is reported for each of these; with a stand-in, all other mistakes of the file are reported as well.
    if category and date is None:
        date = Moment(datetime(2000, 1, 1), has_time=False)  # noqa: DTZ001 - as all dates of sources, without a zone
    title = title or form.mapping.place.file
    surely_article = date is not None or bool(category)
    summary = form.text("summary")
    targets = links(parts.body, parts.body_line)
    source = Source(
        path=path,
        title=title,
        date=date,
        category=category or None,
        authors=_authors(form),
        summary=summary or opening(parts.body),
        has_summary=bool(summary),
        image=form.picture("image"),
        related=_related(form),
        tags=_tags(form),
        slug=_slug(form, path),
        aliases=tuple(_aliases(form)),
        updated=form.moment("updated"),
        correction=form.text("correction"),
        withdrawn=form.text("withdrawn"),
        audio=form.name("audio"),
        expires=form.moment("expires"),
        draft=form.flag("draft"),
        pinned=form.flag("pinned"),
        origin=_origin(form),
        document=_document(form),
        attachments=_attachments(form),
        lang=_lang(form),
        translations=tuple(dict.fromkeys(as_sign(text) for text, _ in form.texts("translations"))),
        body=digest(parts.body.encode()),
        body_line=parts.body_line,
        links=tuple(_in_file(each, parts) for each in targets) if parts.control else targets,
        spots=packed_spots(form.spots),
    )
    form.finish()
    return source if not surely_article or source.is_article else None


def _lang(form: Form) -> str | None:
    lang = form.sign("lang")
    if lang and not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", lang):
        form.report("bad-lang", form.values["lang"].place, value=lang)
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
        target = as_sign(form.as_text("related", item) or "")
        if target and not is_inside(target) and not is_web_address(target):
            form.report("not-web-address", item.place, field="related", value=target)
            target = ""
        related.append(RelatedField(target))
    return tuple(each for each in related if each.target)


def _tags(form: Form) -> tuple[Tag, ...]:
    tags: dict[str, Tag] = {}
    node = form.values.get("tags")
    given = form.texts("tags")
    if isinstance(node, Scalar):  # people who know other systems write `tags: một, hai`
        given = [(part.strip(), place) for text, place in given for part in text.split(",") if part.strip()]
    for text, place in given:
        address = slug(text, LONGEST_SLUG)
        if not address:
            form.report("empty-tag", place, value=text)
        first = tags.setdefault(address, Tag(text, address))
        if address and first.title != text and same(first.title) != same(text):
            values = {"value": text, "known": first.title, "other": form.mapping.place.file, "address": address}
            form.report("same-tag", place, **values)
    return tuple(tag for tag in tags.values() if tag.slug)


def _slug(form: Form, path: str) -> str:
    given = form.sign("slug")
    if given:
        address = slug(given)
        if not address:
            form.report("empty-slug", form.values["slug"].place, field="slug", value=given)
        elif address != given:
            form.report("slug-changed", form.values["slug"].place, value=given, slug=address)
        return address or "-"
    *_, folder, file = ("", *path.split("/"))
    stem = file.removesuffix(".md") or file
    if stem == "index" and folder:
        stem = folder
    # Most names are addresses already, and making one costs as much as reading the rest of the file.
    address = stem if _ADDRESS.fullmatch(stem) else slug(stem)
    if not address:
        form.report("empty-slug", Place(f"content/{path}", 1), field="slug", value=file)
    return address or "-"


def _aliases(form: Form) -> list[str]:
    aliases = []
    for written, place in form.texts("aliases"):
        text = as_sign(written).partition("#")[0]  # browsers do not send what follows it
        if not text.startswith("/") or text.startswith("//") or "\\" in text:
            form.report("alias-outside", place, value=text)
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
    if part is None or part.is_cleared():
        return None
    origin = Origin(part.text("name", required=True), part.web_address("url"))
    part.finish()
    return origin if origin.name else None


def _document(form: Form) -> OfficialDocument | None:
    node = form.node("document")
    if node is None:
        return None
    if isinstance(node, Scalar):
        number = form.as_text("document", node)
        return OfficialDocument(number) if number else None
    part = form.as_form("document", node)
    if part is None:
        return None
    document = OfficialDocument(part.text("number"), part.moment("date"))
    part.finish()
    return document if document.number or document.date else None


def _attachments(form: Form) -> tuple[AttachmentField, ...]:
    attachments = []
    for item in form.items("attachments"):
        if isinstance(item, Scalar):
            file = form.as_name("attachments", item)
            attachments.append(AttachmentField(file, PurePosixPath(file).name))
            continue
        part = form.as_form("attachments", item)
        if part is not None:
            if part.is_cleared():
                continue
            file = part.name("file", required=True)
            attachments.append(AttachmentField(file, part.text("title") or PurePosixPath(file).name))
            part.finish()
    return tuple(each for each in attachments if each.file)

"""A Word document as an article: its text as Markdown, its pictures as files, its title and author as proposals."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import BinaryIO, Protocol

import mammoth
import msgspec

from dancam.importers.markdown import to_markdown
from dancam.importers.package import Package, Paragraph
from dancam.problems import Place, Problem, Refusal, problem
from dancam.vietnamese import nfc

_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
b => strong
i => em
u => em
strike => del
"""
_SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}
_TITLE = re.compile(r"<h1[^>]*>(?P<text>.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
# A name under a text: two to six words that all begin with a capital.
_NAME = re.compile(r"[A-ZĐÀ-Ỹ][^\W\d_]*(?: [A-ZĐÀ-Ỹ][^\W\d_]*){1,5}")
_LONGEST_TITLE = 200
_LEAD = re.compile(r"!\[(?P<alt>[^\]\n]*)\]\((?P<src>[^)\n]+)\)(?:\n+|$)")


class WordPicture(msgspec.Struct, frozen=True):
    """A picture of the document."""

    name: str
    """Its file name."""
    data: bytes


class Imported(msgspec.Struct):
    """The article in a document."""

    title: str = ""
    """Its title; empty where none is recognised."""
    author: str = ""
    """Its author; empty where none is recognised."""
    body: str = ""
    """Its text as Markdown; a picture has the name of its `WordPicture`, in the given folder."""
    image: str = ""
    """The picture before the text, which becomes that of the article."""
    alt: str = ""
    """Text for readers who do not see it."""
    pictures: list[WordPicture] = []
    problems: list[Problem] = []
    """What has no place in an article, or was changed."""


class _Image(Protocol):
    content_type: str | None
    alt_text: str | None

    def open(self) -> BinaryIO: ...


def read(data: bytes, name: str, folder: str, stem: Callable[[str], str]) -> Imported:
    """Return the article in a Word document.

    Args:
        data: Its bytes.
        name: Its file name, for problems.
        folder: Where its pictures will lie, as a path from the article: `anh`.
        stem: Returns the beginning of the names of its pictures, by its title.

    Raises:
        Refusal: It is no Word document.
    """
    package = Package(data, name)
    article = Imported(problems=list(package.unsupported()))
    images: list[tuple[str, bytes]] = []

    def keep(image: _Image) -> dict[str, str]:
        suffix = _SUFFIXES.get(image.content_type or "", "")
        try:
            with image.open() as file:
                content = file.read()
        except Exception:  # a picture that is only linked is on another disk; the library raises its own kinds
            suffix, content = "", b""
        if not suffix:
            kind = (image.content_type or "?").removeprefix("image/").upper()
            article.problems.append(problem("word-picture", Place(name), form=kind))
            return {"src": ""}
        images.append((suffix, content))
        return {"src": f"picture-{len(images)}", "alt": " ".join((image.alt_text or "").split())}

    try:
        result = mammoth.convert_to_html(
            package.file(),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(keep),
            external_file_access=False,
        )
    except Exception as error:  # the library has bugs, and does not expect every document
        raise Refusal(problem("word-broken", Place(name))) from error
    html = nfc(str(result.value))
    article.title, html = _title(html, package)
    article.author, html = _author(html, package)
    names = {}
    for number, (suffix, content) in enumerate(images, start=1):
        picture = WordPicture(f"{stem(article.title)}-{number}.{suffix}", content)
        names[f"picture-{number}"] = f"{folder}/{picture.name}"
        article.pictures.append(picture)
    article.body = to_markdown(html, names)
    lead = _LEAD.match(article.body)
    if lead:
        article.alt, article.image, article.body = lead["alt"], lead["src"], article.body[lead.end() :]
    return article


def _title(html: str, package: Package) -> tuple[str, str]:
    """Return the title of a document, and its HTML without it."""
    heading = _TITLE.match(html) or re.search(r'<h1 class="title">(?P<text>.*?)</h1>', html, re.DOTALL)
    if heading:
        text = _text(heading["text"])
        if text and len(text) <= _LONGEST_TITLE:
            return text, html[: heading.start()] + html[heading.end() :]
    paragraphs = package.paragraphs()
    first = paragraphs[0] if paragraphs else Paragraph("", is_bold=False, is_right=False)
    if first.is_bold and len(first.text) <= _LONGEST_TITLE:
        rest = _without(html, first.text, from_end=False)
        if rest is not None:
            return first.text, rest
    return package.title(), html


def _author(html: str, package: Package) -> tuple[str, str]:
    """Return the author of a document, and its HTML without the signature."""
    for paragraph in package.paragraphs()[-3:][::-1]:
        if (paragraph.is_right or paragraph.is_bold) and _NAME.fullmatch(paragraph.text):
            rest = _without(html, paragraph.text, from_end=True)
            if rest is not None:
                return paragraph.text, rest
    return package.creator(), html


def _text(html: str) -> str:
    from html import unescape

    return " ".join(unescape(_TAG.sub("", html)).split())


def _without(html: str, text: str, *, from_end: bool) -> str | None:
    """Return HTML without the paragraph that has this text; None where there is none."""
    matches = [match for match in re.finditer(r"<p[^>]*>.*?</p>", html, re.DOTALL) if _text(match[0]) == text]
    if not matches:
        return None
    match = matches[-1 if from_end else 0]
    return html[: match.start()] + html[match.end() :]

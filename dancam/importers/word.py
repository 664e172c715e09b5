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
    """What was in a document."""

    title: str = ""
    """Its title, as far as it can be told."""
    author: str = ""
    """Who signs it, as far as that can be told."""
    body: str = ""
    """Its text as Markdown; a picture is named as `WordPicture` has it, in the folder that was given."""
    image: str = ""
    """The picture before the text: that of the article."""
    alt: str = ""
    """What it shows."""
    pictures: list[WordPicture] = []
    problems: list[Problem] = []
    """What has no place in an article, or was changed."""


class _Image(Protocol):
    content_type: str | None
    alt_text: str | None

    def open(self) -> BinaryIO: ...


def read(data: bytes, name: str, folder: str, stem: Callable[[str], str]) -> Imported:
    """Read a Word document.

    Args:
        data: Its bytes.
        name: Its file name, for problems.
        folder: Where its pictures will lie, as the article says it: `anh`.
        stem: Returns how the names of pictures begin, by the title.

    Raises:
        Refusal: It is no Word document.
    """
    package = Package(data, name)
    found = Imported(problems=list(package.strange()))
    images: list[tuple[str, bytes]] = []

    def keep(image: _Image) -> dict[str, str]:
        suffix = _SUFFIXES.get(image.content_type or "", "")
        try:
            with image.open() as file:
                content = file.read()
        except Exception:  # a picture that is only linked lies on somebody's disk; the library raises its own kinds
            suffix, content = "", b""
        if not suffix:
            kind = (image.content_type or "?").removeprefix("image/").upper()
            found.problems.append(problem("word-picture", Place(name), form=kind))
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
    except Exception as error:  # the library has mistakes of its own, and documents that it did not expect
        raise Refusal(problem("word-broken", Place(name))) from error
    html = nfc(str(result.value))
    found.title, html = _title(html, package)
    found.author, html = _author(html, package)
    names = {}
    for number, (suffix, content) in enumerate(images, start=1):
        picture = WordPicture(f"{stem(found.title)}-{number}.{suffix}", content)
        names[f"picture-{number}"] = f"{folder}/{picture.name}"
        found.pictures.append(picture)
    found.body = to_markdown(html, names)
    lead = _LEAD.match(found.body)
    if lead:
        found.alt, found.image, found.body = lead["alt"], lead["src"], found.body[lead.end() :]
    return found


def _title(html: str, package: Package) -> tuple[str, str]:
    """Return the title that a document has, and its HTML without it."""
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
    """Return who signs a document, and its HTML without the signature."""
    for paragraph in package.paragraphs()[-3:][::-1]:
        if (paragraph.is_right or paragraph.is_bold) and _NAME.fullmatch(paragraph.text):
            rest = _without(html, paragraph.text, from_end=True)
            if rest is not None:
                return paragraph.text, rest
    return package.creator(), html


def _text(html: str) -> str:
    import html as library

    return " ".join(library.unescape(_TAG.sub("", html)).split())


def _without(html: str, text: str, *, from_end: bool) -> str | None:
    """Return HTML without a paragraph of a text; None where there is none."""
    found = [match for match in re.finditer(r"<p[^>]*>.*?</p>", html, re.DOTALL) if _text(match[0]) == text]
    if not found:
        return None
    match = found[-1 if from_end else 0]
    return html[: match.start()] + html[match.end() :]

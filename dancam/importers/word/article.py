"""A Word document as an article: its text as Markdown, its pictures as files, its title and author as proposals."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from dancam.importers.word.account import LeftOut
from dancam.importers.word.document import Document
from dancam.importers.word.model import Block, Image, Paragraph
from dancam.importers.word.package import Package
from dancam.importers.word.proposals import is_of_head, propose
from dancam.importers.word.writer import Writer, paragraphs_in
from dancam.problems import Problem


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
    number: str = ""
    """The number of an official document; empty where it is none."""
    date: str = ""
    """Its date, as 2026-11-30."""
    body: str = ""
    """Its text as Markdown; a picture has the name of its `WordPicture`, in the given folder."""
    image: str = ""
    """The picture before the text, which becomes that of the article."""
    alt: str = ""
    """Text for readers who do not see it."""
    stem: str = ""
    """The beginning of the names of its pictures; empty where it has none."""
    pictures: list[WordPicture] = []
    taken: dict[str, str] = {}
    """The `title` and the `author` that stood in the text and are fields now."""
    left_out: list[LeftOut] = []
    """What of the document the article does not have."""
    problems: list[Problem] = []
    """What has no place in an article, or was changed."""


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
    document = Document(package)
    account = document.account
    found = propose(document.blocks)
    article = Imported(found.title, found.author, found.number, found.date)
    article.taken = {thing: text for thing, text in (("title", found.title), ("author", found.author)) if text}
    title = package.title()
    if title not in found.head and not is_of_head(title):  # Word proposes the first line of a file as its title
        article.title = article.title or title
    article.author = article.author or package.creator()
    if found.head:
        account.leave("document head", found.head)
    article.stem = stem(article.title) if document.pictures else ""
    pictures = {}
    for number, (suffix, content) in enumerate(document.pictures, start=1):
        picture = WordPicture(f"{article.stem}-{number}.{suffix}", content)
        pictures[number] = f"{folder}/{picture.name}"
        article.pictures.append(picture)
    notes = dict(document.notes)
    for key in found.notes:  # front matter has no notes
        texts = [each.words() for each in paragraphs_in(notes.pop(key, ()))]
        account.leave("notes of the title", " ".join(texts))
    for address in found.links:
        account.leave("bare links", address)
    blocks = list(found.blocks)
    lead = _lead(blocks)
    if lead is not None:
        article.image, article.alt = pictures[lead.number], lead.alt
    article.body = Writer(pictures, notes, account).write(blocks)
    article.left_out = account.left
    article.problems = list(account.problems(name))
    return article


def _lead(blocks: list[Block]) -> Image | None:
    """Take the picture before the text away and return it."""
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph) and len(first.pieces) == 1 and first.number is None:
        piece = first.pieces[0]
        if isinstance(piece, Image) and not piece.href:  # the picture of an article leads nowhere
            del blocks[0]
            return piece
    return None

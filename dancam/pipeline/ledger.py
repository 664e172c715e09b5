"""The ledger: what the last build read, arranged and published. Everything in it is loaded only when needed."""

from __future__ import annotations

import contextlib
import functools
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

from dancam.content.files import FileContents
from dancam.content.reader import RememberedFile
from dancam.content.source import Asset, Source
from dancam.pipeline.ledger_entries import (
    FORMAT,
    INDEXES,
    TABLES,
    Entries,
    ProblemKey,
    Stage,
    State,
    Unusable,
    number_of,
)
from dancam.pipeline.ledger_listings import Listing
from dancam.plan.decisions import Published
from dancam.plan.owners import Owner, read_owner
from dancam.problems import Problem
from dancam.site.article import Article, Month, StaticPage
from dancam.site.names import Name
from dancam.site.shelves import Label


class Ledger:
    """The ledger's file. A corrupt one, or one of another version, is treated as empty."""

    def __init__(self, path: Path) -> None:
        """Open the ledger at a path."""
        self.path = path
        self.ignored = False
        """Whether there was a ledger that could not be used."""
        self.state: State | None = None
        """The state of the last build; None where there was none."""
        self._articles: dict[Month, Sequence[Article]] = {}
        self._connection: sqlite3.Connection | None = None
        if path.exists():
            try:
                self._open()
            except Unusable:
                self.forget()

    def _open(self) -> None:
        with _guarded():
            self._connection = self._connected()
            meta = dict(self._connection.execute("SELECT key, value FROM meta"))
            if meta.get("format") != FORMAT:
                raise Unusable
            self.state = _decode(State, meta["state"])

    def _connected(self) -> sqlite3.Connection:
        self._process = os.getpid()
        connection = sqlite3.connect(self.path, timeout=10)
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    def forget(self) -> None:
        """Behave as if there were no ledger."""
        self.close()
        self.ignored, self.state = True, None

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _rows(self, kind: object, query: str, *values: object) -> list[Any]:
        """Return rows, checked for their type, as SQLite does not enforce the types of its columns."""
        if self._connection is None:
            return []
        with _guarded():
            # In a worker. SQLite forbids a process to use or even close a connection that its parent opened, so a
            # reference to the parent's is kept, lest it be garbage-collected.
            if self._process != os.getpid():
                self._inherited, self._connection = self._connection, self._connected()
            rows = self._connection.execute(query, values).fetchall()
            return msgspec.convert(rows, list[kind], builtin_types=(bytes,))  # type: ignore[valid-type]  # known only now

    def _one(self, kind: object, query: str, *values: object) -> tuple[Any, ...] | None:
        rows = self._rows(kind, query, *values)
        return rows[0] if rows else None

    def _texts(self, query: str, *values: object) -> list[str]:
        return [text for (text,) in self._rows(tuple[str], query, *values)]

    # What was read

    @property
    def commit(self) -> str:
        """The commit that the sources of the last build surely were of; empty where that is not known."""
        row = self._one(tuple[str], "SELECT value FROM meta WHERE key = 'commit'")
        return row[0] if row else ""

    def listing(self, root: str) -> Mapping[str, bytes]:
        """Return the pieces of the listing of a folder."""
        return Listing(self._rows, root)

    def file(self, path: str) -> RememberedFile | None:
        """Return what was read from a file."""
        row = self._one(_FileRow, "SELECT digest, record, raw FROM files WHERE path = ?", path)
        return _remembered(*row) if row else None

    def below(self, folder: str) -> Mapping[str, RememberedFile]:
        """Return what was read from the files below a folder."""
        query = "SELECT path, digest, record, raw FROM files WHERE path > ? AND path < ?"
        rows = self._rows(tuple[str, str, bytes | None, str], query, *_below(folder))
        return {path: _remembered(digest, record, raw) for path, digest, record, raw in rows}

    def digests(self, folder: str) -> Mapping[str, str]:
        """Return the digest of each file below a folder."""
        query = "SELECT path, digest FROM files WHERE path > ? AND path < ?"
        return dict(self._rows(_Texts, query, *_below(folder)))

    def raw_paths(self) -> Mapping[str, str]:
        """Return the path on the disk of each file whose name is not in NFC there."""
        return dict(self._rows(_Texts, "SELECT path, raw FROM files WHERE raw <> ''"))

    def source(self, path: str) -> Source | None:
        """Return the source at a path below `content/`, or None."""
        name = self.name(path)
        if name is not None and name.month is not None:
            return next((each.source for each in self.articles(name.month) if each.path == path), None)
        file = self.file(f"content/{path}")
        return file.record if file is not None and isinstance(file.record, Source) else None

    def sources(self) -> dict[str, Source | None]:
        """Return all sources, by path below `content/`; None for an unusable one."""
        sources: dict[str, Source | None] = {}
        for path, each in self.below("content").items():
            if path.endswith(".md"):
                sources[path.removeprefix("content/")] = each.record if isinstance(each.record, Source) else None
        for month in self.labels():
            sources.update((article.path, article.source) for article in self.articles(month))
        return sources

    # What was arranged

    def name(self, path: str) -> Name | None:
        """Return the name of the source at a path below `content/`."""
        row = self._one(_NameRow, f"SELECT {_NAME} FROM names WHERE path = ?", path)  # noqa: S608 - a constant, no input
        return _name(row) if row else None

    def front(self, path: str) -> bytes:
        """Return the digest of the front of the article at a path; empty where there is none."""
        row = self._one(tuple[bytes], "SELECT front FROM names WHERE path = ?", path)
        return cast(bytes, row[0]) if row else b""

    def names_at(self, address: str) -> list[Name]:
        """Return the names of the sources with an address."""
        query = f"SELECT {_NAME} FROM names WHERE address = ?"  # noqa: S608 - a constant, no input
        return [_name(row) for row in self._rows(_NameRow, query, address)]

    def names_of_slug(self, slug: str) -> list[Name]:
        """Return the names of the articles with a slug."""
        query = f"SELECT {_NAME} FROM names WHERE slug = ?"  # noqa: S608 - a constant, no input
        return [_name(row) for row in self._rows(_NameRow, query, slug)]

    def all_slugs(self) -> list[tuple[str, str]]:
        """Return path and slug of every published article."""
        return self._rows(_Texts, "SELECT path, slug FROM names WHERE month IS NOT NULL")

    def due(self, now: datetime) -> list[str]:
        """Return the paths of the sources that the clock has changed by the moment `now`."""
        return self._texts("SELECT path FROM names WHERE due > 0 AND due <= ?", now.timestamp())

    def next_due(self, now: datetime) -> datetime | None:
        """Return the first moment after `now` at which the clock changes a source; None where it never does."""
        rows = self._rows(tuple[int | None], "SELECT min(due) FROM names WHERE due > ?", now.timestamp())
        return datetime.fromtimestamp(rows[0][0], UTC) if rows and rows[0][0] is not None else None

    def asset(self, path: str) -> Asset | None:
        """Return the file at a path below the site's folder."""
        file = self.file(path)
        return file.record if file is not None and isinstance(file.record, Asset) else None

    def assets_below(self, folder: str) -> dict[str, Asset]:
        """Return the files below a folder, except sources and templates, by path below the site's folder."""
        return {path: each.record for path, each in self.below(folder).items() if isinstance(each.record, Asset)}

    def labels(self) -> Mapping[Month, Label]:
        """Return the label of each shelf, oldest first."""
        rows = self._rows(tuple[int, bytes], "SELECT month, label FROM shelves ORDER BY month")
        return {divmod(month, 100): _decode(Label, label) for month, label in rows}

    def articles(self, month: Month) -> Sequence[Article]:
        """Return the articles on a shelf, oldest first; the same objects as long as the ledger is open."""
        if month not in self._articles:
            row = self._one(tuple[bytes], "SELECT articles FROM shelves WHERE month = ?", number_of(month))
            self._articles[month] = _decode(tuple[Article, ...], row[0]) if row else ()
        return self._articles[month]

    def asked(self, month: Month) -> bytes:
        """Return the questions of the articles on a shelf, in the form of `asked_by`."""
        row = self._one(tuple[bytes], "SELECT numbers FROM asked WHERE month = ?", number_of(month))
        if not row or len(row[0]) % 4:
            raise Unusable
        return cast(bytes, row[0])

    def pages(self) -> Sequence[StaticPage]:
        """Return the pages."""
        rows = self._rows(tuple[bytes], "SELECT entry FROM pages ORDER BY path")
        return tuple(_decode(StaticPage, entry) for (entry,) in rows)

    def users(self, asset: str) -> set[str]:
        """Return the paths of the published sources that refer to a file."""
        return set(self._texts("SELECT source FROM uses WHERE asset = ?", asset))

    def used(self) -> list[str]:
        """Return the files that published sources refer to."""
        return self._texts("SELECT DISTINCT asset FROM uses")

    def guessed(self) -> list[str]:
        """Return the paths of sources with a problem that guesses what was meant."""
        keys = self._texts("SELECT key FROM problems WHERE guess = 1 AND stage = ?", Stage.ARRANGE)
        return [key.removeprefix("content/") for key in keys if key.startswith("content/")]

    def problems(self) -> dict[ProblemKey, list[Problem]]:
        """Return all problems, by stage and key."""
        rows = self._rows(tuple[Stage, str, bytes], "SELECT stage, key, entry FROM problems")
        return {ProblemKey(stage, key): _decode(list[Problem], entry) for stage, key, entry in rows}

    # What was published

    def output(self, path: str) -> Published | None:
        """Return an output as it was published."""
        row = self._one(tuple[bytes], "SELECT entry FROM outputs WHERE path = ?", path)
        return _decode(Published, row[0]) if row else None

    def output_digest(self, path: str) -> str | None:
        """Return the digest of the bytes of the output at a path; None where there is none."""
        row = self._one(tuple[str], "SELECT digest FROM outputs WHERE path = ?", path)
        return row[0] if row else None

    def output_digests(self, folder: str) -> Mapping[str, str]:
        """Return the digests of the bytes of all outputs below a folder, by path."""
        query = "SELECT path, digest FROM outputs WHERE path > ? AND path < ?"
        return dict(self._rows(_Texts, query, *_below(folder)))

    def contents(self) -> dict[str, tuple[str, int]]:
        """Return the digest of the bytes of every output and their number, by path, in order."""
        rows = self._rows(tuple[str, str, int], "SELECT path, digest, size FROM outputs ORDER BY path")
        return {path: (digest, size) for path, digest, size in rows}

    def made_by(self, maker: str) -> list[str]:
        """Return the paths of the outputs that a maker made, in order."""
        return self._texts(
            "SELECT path FROM outputs WHERE instr(entry, ?) ORDER BY path", b'"maker":"%b"' % maker.encode()
        )

    def owner(self, path: str) -> Owner | None:
        """Return the owner of the output at a path; None where there is none."""
        row = self._one(tuple[str], "SELECT owner FROM outputs WHERE path = ?", path)
        return _owner(row[0]) if row else None

    def outputs_of(self, owner: Owner) -> list[str]:
        """Return the paths of the outputs of an owner."""
        return self._texts("SELECT path FROM outputs WHERE owner = ?", str(owner))

    def rivals(self, path: str) -> Iterator[tuple[str, Owner]]:
        """Yield path and owner of outputs that conflict with a path: equal but for case, or one below the other."""
        yield from self._owned("folded = ?", path.casefold())
        parent = path.rpartition("/")[0]
        while parent:
            yield from self._owned("path = ?", parent)
            parent = parent.rpartition("/")[0]
        yield from self._owned("path > ? AND path < ?", *_below(path))

    def all_outputs(self) -> dict[str, Owner]:
        """Return the owner of every output, by path."""
        return dict(self._owned("TRUE"))

    def _owned(self, where: str, *values: str) -> Iterator[tuple[str, Owner]]:
        rows = self._rows(_Texts, f"SELECT path, owner FROM outputs WHERE {where}", *values)  # noqa: S608 - from this module
        return ((path, _owner(owner)) for path, owner in rows)

    def rendering_problems(self) -> dict[str, list[Problem]]:
        """Return the problems of rendering, by path of the output."""
        rows = self._rows(tuple[str, bytes], "SELECT path, trouble FROM outputs WHERE trouble IS NOT NULL")
        return {path: _decode(list[Problem], trouble) for path, trouble in rows}

    # Writing

    @contextlib.contextmanager
    def writing(self, *, from_scratch: bool) -> Iterator[Entries]:
        """Return a context with the entries to write, in one transaction: all of them, or nothing.

        Args:
            from_scratch: Whether the present content of the ledger is dropped.
        """
        if self._connection is None or self.ignored:
            self.close()
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.path.is_dir():
                self.path.rmdir()
            for path in (self.path, self.path.with_name(f"{self.path.name}-journal")):
                path.unlink(missing_ok=True)
            self._connection = self._connected()
        with self._connection as connection:
            connection.execute("BEGIN")
            if from_scratch:
                for table in TABLES:
                    connection.execute(f"DROP TABLE IF EXISTS {table.split()[0]}")
                    connection.execute(f"CREATE TABLE {table}")
            yield Entries(connection)
            if from_scratch:  # faster at once than row by row
                for index in INDEXES:
                    connection.execute(f"CREATE INDEX {index}")
        self.ignored = False


def begin_with(path: Path, other: Path, listing: str) -> None:
    """Start a ledger that does not exist yet as a copy of another one, if that exists and can be read.

    Args:
        path: Path of the new ledger.
        other: Path of the other ledger.
        listing: Name of the listing that is not copied.
    """
    if path.exists() or not other.is_file():
        return
    aside = path.with_name(f"{path.name}-aside")
    aside.unlink(missing_ok=True)
    try:
        with contextlib.closing(sqlite3.connect(other)) as source, contextlib.closing(sqlite3.connect(aside)) as new:
            source.backup(new)
            with new:
                new.execute("DELETE FROM listings WHERE root = ?", (listing,))
                new.execute("DELETE FROM amended WHERE root = ?", (listing,))
        aside.replace(path)
    except (sqlite3.Error, OSError):  # then it starts empty
        aside.unlink(missing_ok=True)


_T = TypeVar("_T")


@contextlib.contextmanager
def _guarded() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, msgspec.ValidationError, TypeError, KeyError, UnicodeDecodeError, OSError) as error:
        raise Unusable from error


def _decode(kind: type[_T], entry: object) -> _T:
    try:
        return cast(_T, _decoder(kind).decode(entry))  # type: ignore[arg-type]  # msgspec checks it
    except (msgspec.MsgspecError, TypeError, UnicodeDecodeError) as error:
        raise Unusable from error


@functools.cache
def _decoder(kind: object) -> msgspec.json.Decoder[object]:
    return msgspec.json.Decoder(kind)


_Texts = tuple[str, str]
_FileRow = tuple[str, bytes | None, str]
_NameRow = tuple[str, str, str, str, int | None, float, int, str]
_NAME = "path, address, slug, state, month, at, due, body"


def _name(row: tuple[Any, ...]) -> Name:
    path, address, slug, state, month, *rest = row
    return Name(path, address, slug, state, divmod(month, 100) if month is not None else None, *rest)


def _remembered(digest: str, record: bytes | None, raw: str) -> RememberedFile:
    return RememberedFile(
        digest, _decode(cast(type[FileContents], FileContents), record) if record is not None else None, raw
    )


def _owner(text: str) -> Owner:
    try:
        return read_owner(text)
    except ValueError as error:
        raise Unusable from error


def _below(folder: str) -> tuple[str, str]:
    """Return two paths with all paths below a folder between them: `0` is the character after `/`."""
    return f"{folder}/", f"{folder}0"

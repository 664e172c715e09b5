"""The tables of the ledger, and how their entries are written."""

from __future__ import annotations

import enum
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec

from dancam.content.reader import RememberedFile
from dancam.plan.owners import Owner
from dancam.problems import GUESSING, Problem
from dancam.records import Record
from dancam.site.article import Month, StaticPage
from dancam.site.names import Name
from dancam.site.shelves import Shelf
from dancam.system.disk import FileStat
from dancam.system.listing import piece_of

FORMAT = "5"


class Unusable(Exception):  # noqa: N818 - the build starts again without the ledger; no error of the program
    """The ledger is corrupt, or was changed by another program."""


TABLES = (
    "meta (key TEXT PRIMARY KEY, value BLOB)",
    "listings (root TEXT, piece TEXT, entry BLOB, PRIMARY KEY (root, piece)) WITHOUT ROWID",
    "amended (root TEXT, piece TEXT, path TEXT, entry BLOB, PRIMARY KEY (root, piece, path)) WITHOUT ROWID",
    "files (path TEXT PRIMARY KEY, digest TEXT, raw TEXT, record BLOB) WITHOUT ROWID",
    (
        "names (path TEXT PRIMARY KEY, address TEXT, slug TEXT, state TEXT, month INT, at REAL, due INT, body TEXT,"
        " front BLOB)"
    ),
    "shelves (month INTEGER PRIMARY KEY, label BLOB, articles BLOB)",
    "asked (month INTEGER PRIMARY KEY, numbers BLOB)",  # beside the articles, they would be read only through these
    "pages (path TEXT PRIMARY KEY, entry BLOB)",
    "uses (asset TEXT, source TEXT, PRIMARY KEY (asset, source)) WITHOUT ROWID",
    "problems (stage TEXT, key TEXT, guess INT, entry BLOB, PRIMARY KEY (stage, key)) WITHOUT ROWID",
    "outputs (path TEXT PRIMARY KEY, folded TEXT, owner TEXT, digest TEXT, size INT, entry BLOB, trouble BLOB)",
)
INDEXES = (
    "files_raw ON files (path, raw) WHERE raw <> ''",
    "names_address ON names (address)",
    "names_slug ON names (slug)",
    "names_due ON names (due) WHERE due > 0",
    "outputs_folded ON outputs (folded)",
    "outputs_owner ON outputs (owner)",
    "outputs_trouble ON outputs (path) WHERE trouble IS NOT NULL",
)
# JSON keeps the zone of a moment; MessagePack does not.
_encode = msgspec.json.Encoder().encode
_encode_numbers = msgspec.msgpack.Encoder().encode


class State(Record, frozen=True):
    """What a build depended on, and its totals."""

    program: str
    """Digest of the program that read the sources: what another program read is not trusted."""
    arranged: str
    """Digest of everything that the arrangement depends on, except the sources and the moment."""
    planned: str
    """Digest of everything that all pages depend on: settings, frames, makers."""
    compressed: bool
    """Whether compressed copies were published."""
    now: datetime
    """The moment of the portal."""
    news_due: float
    """When the next article becomes too old for the news sitemap, in seconds since 1970; 0 for never."""
    outputs: int
    """How many outputs there are."""
    articles: int
    """How many articles."""
    pages: int
    """How many pages (not articles)."""
    base_url: str
    """The address of the portal."""
    drafts: bool
    """Whether drafts and scheduled articles are among the outputs."""
    odd: bool
    """Whether some of the sources are links, or left out for their names: then all must be looked through."""


class Stage(enum.StrEnum):
    """The stage of a build that reports a problem."""

    READ = "read"
    ARRANGE = "arrange"
    PLAN = "plan"
    SETTINGS = "settings"


class ProblemKey(NamedTuple):
    """Where problems were reported: they stay until the same stage processes the same key again."""

    stage: Stage
    """The stage that reported them."""
    key: str = ""
    """A file, a source or tag, or an owner of outputs, depending on the stage; empty for the settings."""


class OutputEntry(msgspec.Struct, frozen=True):
    """What the ledger keeps of an output."""

    owner: Owner
    """Its owner."""
    digest: str
    """SHA-256 of its bytes, in 64 hexadecimal digits."""
    size: int
    """How many bytes it has."""
    entry: bytes
    """A `Published`, encoded."""
    problems: Sequence[Problem]
    """Problems of rendering it."""


class Entries:
    """Writes entries into the ledger; each method takes many at once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._many = connection.executemany

    def state(self, state: State) -> None:
        """Record the state of the build."""
        rows = (("format", FORMAT), ("state", _encode(state)))
        self._many("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)

    def commit(self, name: str) -> None:
        """Record the commit that the sources surely are of; empty where that is not known."""
        self._many("INSERT OR REPLACE INTO meta VALUES ('commit', ?)", [(name,)])

    def listing(self, root: str, pieces: Mapping[str, bytes | None]) -> None:
        """Record pieces of a listing; None for one that was removed. What was known of single files is in them."""
        self._many("DELETE FROM amended WHERE root = ? AND piece = ?", [(root, piece) for piece in pieces])
        removed = [(root, piece) for piece, entry in pieces.items() if entry is None]
        self._many("DELETE FROM listings WHERE root = ? AND piece = ?", removed)
        rows = ((root, piece, entry) for piece, entry in pieces.items() if entry is not None)
        self._many("INSERT OR REPLACE INTO listings VALUES (?, ?, ?)", rows)

    def amended(self, root: str, files: Mapping[str, FileStat | None]) -> None:
        """Record the numbers of single files of a listing whose pieces stay; None for a file that is gone."""
        rows = (
            (root, piece_of(path), path, _encode_numbers(each) if each is not None else None)
            for path, each in files.items()
        )
        self._many("INSERT OR REPLACE INTO amended VALUES (?, ?, ?, ?)", rows)

    def files(self, files: Mapping[str, RememberedFile | None]) -> None:
        """Record what was read from files; None for one that was removed."""
        self._many("DELETE FROM files WHERE path = ?", [(path,) for path, each in files.items() if each is None])
        rows = (
            (path, each.digest, each.raw, _encode(each.record) if each.record is not None else None)
            for path, each in files.items()
            if each is not None
        )
        self._many("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", rows)

    def names(self, names: Mapping[str, Name | None], fronts: Mapping[str, bytes]) -> None:
        """Record names, None for one that was removed, with the digests of the fronts of articles."""
        self._many("DELETE FROM names WHERE path = ?", [(path,) for path, each in names.items() if each is None])
        rows = (
            (
                path,
                each.address,
                each.slug,
                each.state,
                number_of(each.month),
                each.at,
                each.due,
                each.body,
                fronts.get(path, b""),
            )
            for path, each in names.items()
            if each is not None
        )
        self._many("INSERT OR REPLACE INTO names VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def shelves(self, shelves: Mapping[Month, Shelf | None]) -> None:
        """Record shelves; None for one that is empty now."""
        empty = [(number_of(month),) for month, each in shelves.items() if each is None]
        self._many("DELETE FROM shelves WHERE month = ?", empty)
        self._many("DELETE FROM asked WHERE month = ?", empty)
        rows = (
            (number_of(month), _encode(each.label), b"[%b]" % b",".join(each.entries))
            for month, each in shelves.items()
            if each is not None
        )
        self._many("INSERT OR REPLACE INTO shelves VALUES (?, ?, ?)", rows)

    def asked(self, asked: Mapping[Month, bytes]) -> None:
        """Record the questions of the articles on shelves."""
        rows = ((number_of(month), each) for month, each in asked.items())
        self._many("INSERT OR REPLACE INTO asked VALUES (?, ?)", rows)

    def pages(self, pages: Mapping[str, StaticPage | None]) -> None:
        """Record pages; None for one that was removed."""
        self._many("DELETE FROM pages WHERE path = ?", [(path,) for path, each in pages.items() if each is None])
        rows = ((path, _encode(each)) for path, each in pages.items() if each is not None)
        self._many("INSERT OR REPLACE INTO pages VALUES (?, ?)", rows)

    def uses(self, old: Iterable[tuple[str, str]], new: Iterable[tuple[str, str]]) -> None:
        """Remove old and record new pairs of a file and a published source that refers to it."""
        self._many("DELETE FROM uses WHERE asset = ? AND source = ?", old)
        self._many("INSERT OR IGNORE INTO uses VALUES (?, ?)", new)

    def problems(self, problems: Mapping[ProblemKey, Sequence[Problem]]) -> None:
        """Record problems by stage and key; an empty sequence removes them."""
        self._many("DELETE FROM problems WHERE stage = ? AND key = ?", list(problems))
        rows = (
            (*key, any(each.code in GUESSING for each in several), _encode(several))
            for key, several in problems.items()
            if several
        )
        self._many("INSERT INTO problems VALUES (?, ?, ?, ?)", rows)

    def owners(self, owners: Mapping[str, Owner]) -> None:
        """Record new owners of outputs that are otherwise unchanged."""
        rows = [(str(owner), path) for path, owner in owners.items()]
        self._many("UPDATE outputs SET owner = ? WHERE path = ?", rows)

    def outputs(self, removed: Iterable[str], new: Mapping[str, OutputEntry]) -> None:
        """Remove outputs, and record new ones with owner, entry and problems."""
        self._many("DELETE FROM outputs WHERE path = ?", [(path,) for path in removed])
        rows = (
            (
                path,
                path.casefold(),
                str(each.owner),
                each.digest,
                each.size,
                each.entry,
                _encode(each.problems) if each.problems else None,
            )
            for path, each in new.items()
        )
        self._many("INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def number_of(month: Month | None) -> int | None:
    """Return a month as one number: 202406."""
    return month[0] * 100 + month[1] if month is not None else None

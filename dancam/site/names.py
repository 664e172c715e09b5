"""Everything in the portal that can be referred to: sources by path, address and slug, and files."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

import msgspec

from dancam.content.source import Asset
from dancam.records import Record
from dancam.site.article import Month
from dancam.site.questions import at_asset, at_front, at_output, short
from dancam.site.urls import BadAddress, output_path

PUBLISHED = ""
"""The state of a published source."""


class Name(Record, frozen=True, array_like=True):
    """What is needed to refer to a source."""

    path: str
    """Path below `content/`."""
    address: str
    """Its address; the one that it would have where it is not published."""
    slug: str
    """Its slug; empty for pages, as they cannot be referred to by slug."""
    state: str
    """Empty where it is published; else the reason why not: `draft`, `scheduled` or `expired`."""
    month: Month | None = None
    """The month of a published article; else None."""
    at: float = 0.0
    """When it appeared, in seconds since 1970; 0 for pages and where it is not published."""
    due: int = 0
    """The next moment at which the clock alone changes it, in seconds since 1970; 0 for none."""
    body: str = ""
    """Digest of its body, as a link may name a part of it."""


class NameStore(Protocol):
    """The names of an earlier build."""

    def name(self, path: str) -> Name | None:
        """Return the name of the source at a path."""

    def front(self, path: str) -> bytes:
        """Return the digest of the front of the article at a path; empty where there is none."""

    def names_at(self, address: str) -> Iterable[Name]:
        """Return the names of the sources with an address."""

    def names_of_slug(self, slug: str) -> Iterable[Name]:
        """Return the names of the articles with a slug."""

    def all_slugs(self) -> Iterable[tuple[str, str]]:
        """Return path and slug of every published article."""

    def asset(self, path: str) -> Asset | None:
        """Return the file at a path below the site's folder."""

    def assets_below(self, folder: str) -> Mapping[str, Asset]:
        """Return the files below a folder, by path below the site's folder."""


class Names:
    """The names of this build: those that changed, on top of those of an earlier build.

    Within `recording`, every question is recorded, even one without an answer: when the answer changes later, whatever
    asked it is processed again.
    """

    def __init__(
        self,
        assets: Mapping[str, Asset | None],
        names: Mapping[str, Name | None],
        store: NameStore | None = None,
    ) -> None:
        """Take what changed, by path; None for what was removed. `store` has the rest."""
        self._assets = assets
        self._names = names
        self._store = store
        self._fronts: Mapping[str, bytes] = {}
        self._asked: set[int] | None = None
        self._at: dict[str, list[Name]] = {}
        self._slugs: dict[str, list[Name]] = {}
        for name in names.values():
            if name is not None:
                self._at.setdefault(name.address, []).append(name)
                self._slugs.setdefault(name.slug, []).append(name)

    def with_fronts(self, fronts: Mapping[str, bytes]) -> Names:
        """Return the same names with the digests of the fronts of this build, by path."""
        names = copy.copy(self)
        names._fronts = fronts
        return names

    @contextlib.contextmanager
    def recording(self) -> Iterator[set[int]]:
        """Record the questions asked within the context, as short numbers."""
        before, self._asked = self._asked, set()
        try:
            yield self._asked
        finally:
            self._asked = before

    def _note(self, question: str) -> None:
        if self._asked is not None:
            self._asked.add(short(question))

    def note_output(self, address: str) -> None:
        """Record the question whether any output has an address, which only the plan answers."""
        with contextlib.suppress(BadAddress):
            self._note(at_output(output_path(address)))

    def name(self, path: str) -> Name | None:
        """Return the name of the source at a path below `content/`."""
        self._note(f"p:{path}")
        if path in self._names or self._store is None:
            return self._names.get(path)
        return self._store.name(path)

    def published(self, path: str) -> Name | None:
        """Return the name of the source at a path if it is published."""
        name = self.name(path)
        return name if name is not None and name.state == PUBLISHED else None

    def front(self, path: str) -> bytes:
        """Return the digest of the front of the article at a path; empty where no article is published."""
        self._note(at_front(path))
        if path in self._fronts or path in self._names or self._store is None:
            return self._fronts.get(path, b"")
        return self._store.front(path)

    def body(self, name: Name) -> str:
        """Return the digest of the body of a source, for a link to a part of it."""
        self._note(f"b:{name.path}")
        return name.body

    def at(self, address: str) -> Name | None:
        """Return the name of the source with an address, preferring one that is published."""
        self._note(f"a:{address}")
        names = list(self._at.get(address, ()))
        if self._store is not None:
            names += [name for name in self._store.names_at(address) if name.path not in self._names]
        return min(names, key=lambda name: (name.state != PUBLISHED, name.path), default=None)

    def by_slug(self, slug: str) -> Name | None:
        """Return the name of the article with a slug: the newest published one of several."""
        self._note(f"s:{slug}")
        if not slug:
            return None
        names = list(self._slugs.get(slug, ()))
        if self._store is not None:
            names += [name for name in self._store.names_of_slug(slug) if name.path not in self._names]
        published = [name for name in names if name.state == PUBLISHED]
        if published:
            return max(published, key=lambda name: (name.at, name.path))
        return min(names, key=lambda name: name.path, default=None)

    def asset(self, path: str) -> Asset | None:
        """Return the file at a path below the site's folder."""
        self._note(at_asset(path))
        if path in self._assets or self._store is None:
            return self._assets.get(path)
        return self._store.asset(path)

    def slugs(self) -> list[str]:
        """Return the slugs of all published articles."""
        slugs = [name.slug for name in self._names.values() if name and name.slug and name.state == PUBLISHED]
        if self._store is not None:
            slugs += [slug for path, slug in self._store.all_slugs() if path not in self._names]
        return sorted(slugs)

    def assets_below(self, folder: str) -> dict[str, Asset]:
        """Return the files below a folder, by path below the site's folder, in order."""
        assets = dict(self._store.assets_below(folder)) if self._store is not None else {}
        for path, asset in self._assets.items():
            if path.startswith(f"{folder}/"):
                assets.pop(path, None)
                if asset is not None:
                    assets[path] = asset
        return dict(sorted(assets.items()))


def questions(before: Name | None, after: Name | None) -> set[str]:
    """Return the questions whose answer changes when a name changes."""
    if before == after:
        return set()
    changed: set[str] = set()
    for name in (before, after):
        if name is not None:
            changed |= {f"b:{name.path}", f"p:{name.path}", f"a:{name.address}", f"s:{name.slug}"}
    if before and after and msgspec.structs.replace(before, body=after.body) == after:
        return {f"b:{after.path}"}
    return changed

"""Everything in the portal that can be referred to: sources by path, address and slug, and files."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from typing import Protocol

import msgspec

from dancam.content.source import Asset
from dancam.records import Record
from dancam.site.article import Month
from dancam.site.questions import at_asset, at_output, short
from dancam.site.urls import BadAddress, output_path

PUBLISHED = ""
"""State of what is published."""


class Name(Record, frozen=True, array_like=True):
    """What others must know of a source to refer to it."""

    path: str
    """Path below `content/`."""
    address: str
    """Its address; where it is not published, the one that it would have."""
    slug: str
    """Its slug; empty for pages, which no slug refers to."""
    state: str
    """Empty where it is published; else why it is not: `draft`, `scheduled` or `expired`."""
    month: Month | None = None
    """The month of an article that is published."""
    at: float = 0.0
    """When it appeared, in seconds since 1970; 0 for pages and for what is not published."""
    front: bytes = b""
    """What other pages may show of it, as a digest."""
    due: int = 0
    """The next moment at which only the clock changes it, in seconds since 1970; 0 for none."""
    body: str = ""
    """Digest of its body, in which a link may name a part."""

    @property
    def is_page(self) -> bool:
        """Whether it is a page and no article."""
        return not self.slug


class NameStore(Protocol):
    """The names that an earlier build has left."""

    def name(self, path: str) -> Name | None:
        """Return the source at a path."""

    def names_at(self, address: str) -> Iterable[Name]:
        """Return the sources with an address."""

    def names_of_slug(self, slug: str) -> Iterable[Name]:
        """Return the articles with a slug."""

    def all_slugs(self) -> Iterable[tuple[str, str]]:
        """Return path and slug of every published article."""

    def asset(self, path: str) -> Asset | None:
        """Return the file at a path below the site's folder."""

    def assets_below(self, folder: str) -> Mapping[str, Asset]:
        """Return the files below a folder, by path below the site's folder."""


class Names:
    """The names of this build: those that changed, over those that an earlier build has left.

    While somebody listens, every question is noted, also one without an answer: an answer that changes later
    concerns those who asked.
    """

    def __init__(
        self,
        assets: Mapping[str, Asset | None],
        names: Mapping[str, Name | None] | None = None,
        store: NameStore | None = None,
    ) -> None:
        """Take what changed, by path; None for what is gone. `store` has the rest."""
        self._assets = assets
        self._store = store
        self._names: dict[str, Name | None] = {}
        """Those that changed."""
        self._at: dict[str, dict[str, Name]] = {}
        self._slugs: dict[str, dict[str, Name]] = {}
        self.asked: set[int] | None = None
        for path, name in (names or {}).items():
            self.set(path, name)

    def set(self, path: str, name: Name | None) -> None:
        """Let a source have a name, or none any more."""
        before = self._names.get(path)
        if before is not None:
            self._at[before.address].pop(path, None)
            self._slugs[before.slug].pop(path, None)
        self._names[path] = name
        if name is not None:
            self._at.setdefault(name.address, {})[path] = name
            self._slugs.setdefault(name.slug, {})[path] = name

    def _note(self, question: str) -> None:
        if self.asked is not None:
            self.asked.add(short(question))

    def note_output(self, address: str) -> None:
        """Note the question whether anything lies at an address, which only the plan answers."""
        with contextlib.suppress(BadAddress):
            self._note(at_output(output_path(address)))

    def name(self, path: str) -> Name | None:
        """Return the source at a path below `content/`."""
        self._note(f"p:{path}")
        if path in self._names or self._store is None:
            return self._names.get(path)
        return self._store.name(path)

    def published(self, path: str) -> Name | None:
        """Return the source at a path where it is published."""
        found = self.name(path)
        return found if found is not None and found.state == PUBLISHED else None

    def body(self, name: Name) -> str:
        """Return the digest of the body of a source, for whoever looks into it."""
        self._note(f"b:{name.path}")
        return name.body

    def at(self, address: str) -> Name | None:
        """Return the source with an address, one that is published before others."""
        self._note(f"a:{address}")
        found = list(self._at.get(address, {}).values())
        if self._store is not None:
            found += [name for name in self._store.names_at(address) if name.path not in self._names]
        return min(found, key=lambda name: (name.state != PUBLISHED, name.path), default=None)

    def slugged(self, slug: str) -> Name | None:
        """Return the article with a slug: of several the newest that is published."""
        self._note(f"s:{slug}")
        if not slug:
            return None
        found = list(self._slugs.get(slug, {}).values())
        if self._store is not None:
            found += [name for name in self._store.names_of_slug(slug) if name.path not in self._names]
        shown = [name for name in found if name.state == PUBLISHED]
        if shown:
            return max(shown, key=lambda name: (name.at, name.path))
        return min(found, key=lambda name: name.path, default=None)

    def asset(self, path: str) -> Asset | None:
        """Return the file at a path below the site's folder."""
        self._note(at_asset(path))
        if path in self._assets or self._store is None:
            return self._assets.get(path)
        return self._store.asset(path)

    def slugs(self) -> list[str]:
        """Return the slugs of all published articles."""
        found = [name.slug for name in self._names.values() if name and name.slug and name.state == PUBLISHED]
        if self._store is not None:
            found += [slug for path, slug in self._store.all_slugs() if path not in self._names]
        return sorted(found)

    def assets_below(self, folder: str) -> dict[str, Asset]:
        """Return the files below a folder, by path below the site's folder, in order."""
        found = dict(self._store.assets_below(folder)) if self._store is not None else {}
        for path, asset in self._assets.items():
            if path.startswith(f"{folder}/"):
                found.pop(path, None)
                if asset is not None:
                    found[path] = asset
        return dict(sorted(found.items()))


def questions(before: Name | None, after: Name | None) -> set[str]:
    """Return the questions that are answered otherwise once a name changes."""
    if before == after:
        return set()
    changed: set[str] = set()
    for name in (before, after):
        if name is not None:
            changed |= {f"b:{name.path}", f"p:{name.path}", f"a:{name.address}", f"s:{name.slug}"}
    if before and after and msgspec.structs.replace(before, body=after.body) == after:
        return {f"b:{after.path}"}
    return changed

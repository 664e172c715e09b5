"""What arranging starts from and comes to: the portal that an earlier build has left, and what is new in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

import msgspec

from dancam.content.source import Source
from dancam.problems import Problem
from dancam.site.article import Article, Month, StaticPage
from dancam.site.names import Name, NameStore
from dancam.site.questions import Asking
from dancam.site.shelves import Label
from dancam.site.site import Site


class Before(NameStore, Protocol):
    """The portal that an earlier build has left."""

    def labels(self) -> Mapping[Month, Label]:
        """Return the label of each shelf, oldest first."""

    def articles(self, month: Month) -> Sequence[Article]:
        """Return the articles on a shelf, oldest first; the same ones whenever it is asked."""

    def asked(self, month: Month) -> bytes:
        """Return what the articles on a shelf ask for, as `asked_by` has it."""

    def pages(self) -> Sequence[StaticPage]:
        """Return the pages."""

    def guessed(self) -> Iterable[str]:
        """Return the paths of sources with a problem that guesses what was meant."""


class Past:
    """The portal before this build: as an earlier one has left it, or nothing at all."""

    def __init__(self, before: Before | None) -> None:
        """Take what an earlier build has left; None for the first one."""
        self._before = before
        self.labels: Mapping[Month, Label] = before.labels() if before is not None else {}
        """The label of each shelf, oldest first."""
        self.pages: Sequence[StaticPage] = before.pages() if before is not None else ()
        """All pages."""
        self.who_asks = Asking(self.asked, self.labels).who_asks
        """Returns the shelves on which somebody asked one of some questions."""

    def name(self, path: str) -> Name | None:
        """Return the source that was at a path below `content/`."""
        return self._before.name(path) if self._before is not None else None

    def front(self, path: str) -> bytes:
        """Return the digest of the front of the article that was at a path; empty where there was none."""
        return self._before.front(path) if self._before is not None else b""

    def articles(self, month: Month) -> Sequence[Article]:
        """Return the articles that were on a shelf, oldest first."""
        return self._before.articles(month) if self._before is not None and month in self.labels else ()

    def asked(self, month: Month) -> bytes:
        """Return what the articles on a shelf asked for, as `asked_by` has it."""
        return self._before.asked(month) if self._before is not None and month in self.labels else b""

    def guessed(self) -> Iterable[str]:
        """Return the paths of sources with a problem that guesses what was meant."""
        return self._before.guessed() if self._before is not None else ()


class Arrangement(msgspec.Struct, frozen=True):
    """A site, and what is new in it."""

    site: Site
    """The portal at this moment."""
    afresh: bool
    """Whether there was none before."""
    sources: Mapping[str, Source | None]
    """The sources that changed, by path; None for one that is gone."""
    problems: Mapping[str, list[Problem]]
    """Problems by whose they are: a source, or a tag. Those of all that was looked at are here, if only as none."""
    names: Mapping[str, Name | None]
    """The names of sources of which the name or the front changed, by path; None for one that is gone."""
    fronts: Mapping[str, bytes]
    """The digests of the fronts of the articles among them, by path."""
    opened: Mapping[Month, tuple[Sequence[Article], Sequence[Article]]]
    """The articles before and now, of each shelf on which something changed."""
    labels: Mapping[Month, Label]
    """The labels of the shelves before."""
    asked: Mapping[Month, bytes]
    """What the articles on a shelf ask for, where that is new."""
    pages: Mapping[str, StaticPage | None]
    """The pages that changed, by path; None for one that is gone."""
    pages_before: Sequence[StaticPage]
    """All pages before."""
    who_asks: Callable[[Iterable[str]], Iterable[Month]]
    """Returns the shelves on which somebody asked one of some questions before."""

"""The input and the result of arranging: the portal of an earlier build, and what changed in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

import msgspec

from dancam.content.source import Source
from dancam.problems import Problem
from dancam.site.article import Article, Month, StaticPage
from dancam.site.names import Name, NameStore
from dancam.site.questions import QuestionIndex
from dancam.site.shelves import Label
from dancam.site.site import Site


class Before(NameStore, Protocol):
    """The portal of an earlier build."""

    def labels(self) -> Mapping[Month, Label]:
        """Return the label of each shelf, oldest first."""

    def articles(self, month: Month) -> Sequence[Article]:
        """Return the articles on a shelf, oldest first; each call returns the same objects."""

    def asked(self, month: Month) -> bytes:
        """Return the questions of the articles on a shelf, in the form of `asked_by`."""

    def pages(self) -> Sequence[StaticPage]:
        """Return the pages."""

    def guessed(self) -> Iterable[str]:
        """Return the paths of sources with a problem that guesses what was meant."""


class Past:
    """The portal before this build; empty in the first build."""

    def __init__(self, before: Before | None) -> None:
        """Take the portal of an earlier build; None for the first build."""
        self._before = before
        self.labels: Mapping[Month, Label] = before.labels() if before is not None else {}
        """The label of each shelf, oldest first."""
        self.pages: Sequence[StaticPage] = before.pages() if before is not None else ()
        """All pages."""
        self.shelves_asking = QuestionIndex(self.asked, self.labels).shelves_asking
        """Returns the shelves with articles that asked one of the given questions."""

    def name(self, path: str) -> Name | None:
        """Return the name of the source that was at a path below `content/`."""
        return self._before.name(path) if self._before is not None else None

    def front(self, path: str) -> bytes:
        """Return the digest of the front of the article that was at a path; empty where there was none."""
        return self._before.front(path) if self._before is not None else b""

    def articles(self, month: Month) -> Sequence[Article]:
        """Return the articles that were on a shelf, oldest first."""
        return self._before.articles(month) if self._before is not None and month in self.labels else ()

    def asked(self, month: Month) -> bytes:
        """Return the questions of the articles that were on a shelf, in the form of `asked_by`."""
        return self._before.asked(month) if self._before is not None and month in self.labels else b""

    def guessed(self) -> Iterable[str]:
        """Return the paths of sources with a problem that guesses what was meant."""
        return self._before.guessed() if self._before is not None else ()


class Arrangement(msgspec.Struct, frozen=True):
    """A site, and what is new in it."""

    site: Site
    """The portal at this moment."""
    from_scratch: bool
    """Whether there was no earlier portal to start from."""
    sources: Mapping[str, Source | None]
    """The sources that changed, by path; None for one that was removed."""
    problems: Mapping[str, list[Problem]]
    """Problems by owner: a source, or a tag. All owners that were checked are here, those without problems too."""
    names: Mapping[str, Name | None]
    """The names of sources whose name or front changed, by path; None for one that was removed."""
    fronts: Mapping[str, bytes]
    """The digests of the fronts of these articles, by path."""
    changed_shelves: Mapping[Month, tuple[Sequence[Article], Sequence[Article]]]
    """The articles before and now, for each shelf on which an article changed."""
    labels: Mapping[Month, Label]
    """The labels of the earlier shelves."""
    asked: Mapping[Month, bytes]
    """The questions of the articles on a shelf, where they are new."""
    pages: Mapping[str, StaticPage | None]
    """The pages that changed, by path; None for one that was removed."""
    pages_before: Sequence[StaticPage]
    """All pages of the earlier portal."""
    shelves_asking: Callable[[Iterable[str]], Iterable[Month]]
    """Returns the earlier shelves with articles that asked one of the given questions."""

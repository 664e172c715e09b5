"""What an arrangement starts from and comes to: the portal that an earlier build has left, and what is new in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

import msgspec

from dancam.content.source import Source
from dancam.problems import Problem
from dancam.site.article import Article, Month, StaticPage
from dancam.site.names import Name, NameStore
from dancam.site.shelves import Label
from dancam.site.site import Site


class Before(NameStore, Protocol):
    """The portal that an earlier build has left."""

    def labels(self) -> Mapping[Month, Label]:
        """Return the label of each shelf, oldest first."""

    def articles(self, month: Month) -> Sequence[Article]:
        """Return the articles on a shelf, oldest first."""

    def asked(self, month: Month) -> bytes:
        """Return what the articles on a shelf ask for, as `asked_by` has it."""

    def pages(self) -> Sequence[StaticPage]:
        """Return the pages."""

    def guessed(self) -> Iterable[str]:
        """Return the paths of sources with a problem that guesses what was meant."""


class Arrangement(msgspec.Struct):
    """A site, and what is new in it."""

    site: Site
    afresh: bool = True
    """Whether there was none before."""
    sources: Mapping[str, Source | None] = msgspec.field(default_factory=dict)
    """The sources that changed, by path; None for one that is gone."""
    problems: dict[str, list[Problem]] = msgspec.field(default_factory=dict)
    """Problems by whose they are: a source, or a tag. Those of all that was looked at are here, if only as none."""
    names: dict[str, Name | None] = msgspec.field(default_factory=dict)
    """The names that changed, by path; None for one that is gone."""
    opened: dict[Month, tuple[Sequence[Article], Sequence[Article]]] = msgspec.field(default_factory=dict)
    """The articles before and now, of each shelf on which something changed."""
    labels: Mapping[Month, Label] = msgspec.field(default_factory=dict)
    """The labels of the shelves before."""
    asked: dict[Month, bytes] = msgspec.field(default_factory=dict)
    """What the articles on a shelf ask for, where that is new."""
    pages: dict[str, StaticPage | None] = msgspec.field(default_factory=dict)
    """The pages that changed, by path; None for one that is gone."""
    pages_before: Sequence[StaticPage] = ()
    """All pages before."""
    who_asks: Callable[[Iterable[str]], Iterable[Month]] = lambda _: ()
    """Returns the shelves on which somebody asked one of some questions before."""

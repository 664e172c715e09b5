"""The lists of articles: their names, and of which ones an article is part."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dancam.site.article import Front


class ListKind(enum.StrEnum):
    """What a list is of; the comment says what its key is."""

    ALL = "all"
    OWN = "own"  # a category: its articles without those of its subcategories
    CATEGORY = "category"  # a category: its articles with those of its subcategories
    PINNED = "pinned"  # a category, with its subcategories; empty for the portal
    TAG = "tag"  # address part
    AUTHOR = "author"  # `@` and the key in the registry, or a name

    __hash__ = str.__hash__  # that of an enumeration is Python, and these are looked up for each article


class ListName(NamedTuple):
    """The name of a list of articles."""

    kind: ListKind
    """What it is of."""
    key: str = ""
    """Which one of its kind."""

    def __str__(self) -> str:
        """Return it as problems are kept by it."""
        return f"{self.kind} {self.key}"


ALL = ListName(ListKind.ALL)
"""The list of all articles."""
PINNED = ListName(ListKind.PINNED)
"""The list of all pinned articles."""


def lists_of(front: Front, trails: Mapping[str, tuple[str, ...]]) -> Iterator[ListName]:
    """Yield the names of the lists of which an article is part, except `ALL`.

    Args:
        front: The front of the article.
        trails: For each category, the keys from the root of the tree to the category itself.
    """
    yield ListName(ListKind.OWN, front.category)
    for each in trails[front.category]:
        yield ListName(ListKind.CATEGORY, each)
        if front.pinned:
            yield ListName(ListKind.PINNED, each)
    if front.pinned:
        yield PINNED
    for tag in front.tags:
        yield ListName(ListKind.TAG, tag.slug)
    for who in dict.fromkeys([author.who for author in front.authors]):  # an author may sign twice, with two positions
        yield ListName(ListKind.AUTHOR, who)

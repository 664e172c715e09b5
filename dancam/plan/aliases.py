"""The old addresses of pages: which become pages that lead on, and which only a server can see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dancam.records import Record
from dancam.site.urls import path_at

# Old addresses with these suffixes are files; all others become folders, which servers deliver as pages.
_PAGE_SUFFIXES = frozenset({"html", "htm", "xhtml", "shtml", "asp", "aspx", "cfm", "do", "jsp", "php", "xml"})


class OldAddress(Record, frozen=True):
    """An old address of a page."""

    number: int
    """Which one of the page, from 1."""
    written: str
    """As it is written."""
    address: str
    """The address of its page, without the query."""
    query: str | None
    """What follows the `?`; None where it has none. A server alone sees it."""


def old_addresses(aliases: Sequence[str], url: str) -> Iterator[OldAddress]:
    """Yield the old addresses of a page; one that is written twice, or is its own, counts once.

    Args:
        aliases: As the front matter has them.
        url: The address of the page.
    """
    known = {path_at(url)}
    for number, alias in enumerate(aliases, start=1):
        path, mark, query = alias.partition("?")
        if mark:
            yield OldAddress(number, alias, path, query)
            continue
        suffix = alias.rpartition("/")[2].rpartition(".")[2].lower()
        address = alias if alias.endswith("/") or suffix in _PAGE_SUFFIXES else f"{alias}/"
        if (output := path_at(address)) not in known:
            known.add(output)
            yield OldAddress(number, alias, address, None)

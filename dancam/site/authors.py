"""The addresses of authors: two people share none, though their names may differ in accents only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from dancam.problems import Problem, problem
from dancam.site.article import Article
from dancam.vietnamese import slug

Seen = tuple[object, ...]
"""When an author wrote first: what articles are sorted by."""


class Writers(msgspec.Struct, frozen=True):
    """The address part of each author who cannot have the plain one, and of whom has that."""

    slugs: Mapping[str, str]
    """Address part by author; those who are not here have their plain one."""
    owners: Mapping[str, str]
    """Author who has the plain address part, by that part, where several want it."""

    def slug(self, who: str) -> str:
        """Return the address part of an author."""
        return self.slugs.get(who) or base_of(who)


def writers(registry: Iterable[str], known: Iterable[str], first: Callable[[str], Seen]) -> Writers:
    """Return who has which address part: the registry chooses first, then who wrote first.

    Args:
        registry: Keys of the registry.
        known: All authors who wrote something.
        first: Tells when one of them wrote first; only asked where several want one address.
    """
    wanting: dict[str, list[str]] = {}
    for who in dict.fromkeys((*(f"@{key}" for key in registry), *known)):
        wanting.setdefault(base_of(who), []).append(who)
    slugs: dict[str, str] = {}
    owners: dict[str, str] = {}
    for base, several in wanting.items():
        if len(several) == 1:
            continue
        registered = [who for who in several if who.startswith("@")]
        others = sorted((who for who in several if not who.startswith("@")), key=first)
        owners[base] = (registered or others)[0]
        count = 1
        for who in (registered + others)[1:]:
            count += 1
            while f"{base}-{count}" in wanting:
                count += 1
            slugs[who] = f"{base}-{count}"
    return Writers(slugs, owners)


def with_addresses(article: Article, who_has: Writers, name_of: Callable[[str], str]) -> tuple[Article, list[Problem]]:
    """Return an article with its authors at their addresses, and a problem for each who cannot have the plain one.

    Args:
        article: The article.
        who_has: Who has which address part.
        name_of: Returns the name of an author.
    """
    if all(each.who not in who_has.slugs and each.slug == base_of(each.who) for each in article.authors):
        return article, []
    problems = []
    bylines = []
    for number, author in enumerate(article.authors, start=1):
        address = who_has.slug(author.who)
        if author.who in who_has.slugs:
            known = name_of(who_has.owners[base_of(author.who)])
            values = {"value": author.name, "known": known, "address": address}
            problems.append(problem("same-author", article.source.place(f"author.{number}"), **values))
        bylines.append(msgspec.structs.replace(author, slug=address))
    return msgspec.structs.replace(article, authors=tuple(bylines)), problems


def base_of(who: str) -> str:
    """Return the address part that an author has unless somebody of another name has it before."""
    if who.startswith("@"):
        key = who[1:]
        return slug(key) or key
    return who.partition("/")[0]

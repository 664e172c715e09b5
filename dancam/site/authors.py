"""The addresses of authors: two people share none, though their names may differ in accents only.

Most authors have the address part that their key or name makes. Where several want the same one, the registry goes
first, then whoever signed first; all others get a number, and are told of the one who has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec

from dancam.content.source import Source
from dancam.problems import Problem, problem
from dancam.site.article import Article, Byline, Month, Signer
from dancam.site.shelves import Label, authors_of
from dancam.vietnamese import slug


def base_of(who: str) -> str:
    """Return the address part that an author has unless another author has it already."""
    if who.startswith("@"):
        key = who[1:]
        return slug(key) or key
    return who.partition("/")[0]


class Debut(NamedTuple):
    """The first signature of an author."""

    order: tuple[datetime, str]
    """Date and path of the article."""
    number: int
    """Which of its signatures it is: of two who sign their first article together, the upper one is first."""
    name: str
    """The author's name there."""


class Holder(NamedTuple):
    """The author who has an address part that several want."""

    who: str
    """Which author."""
    name: str
    """The author's name: in the registry, or in the first article."""


class AuthorAddresses(msgspec.Struct, frozen=True):
    """Which author has which address part."""

    numbered: Mapping[str, str]
    """Address part by author, of those who cannot have the one that their name makes."""
    holders: Mapping[str, Holder]
    """Who has the address part instead, by that part."""

    def slug(self, who: str) -> str:
        """Return the address part of an author."""
        return self.numbered.get(who) or base_of(who)

    def bylines(self, source: Source, signers: Iterable[Signer]) -> tuple[tuple[Byline, ...], list[Problem]]:
        """Return those who sign an article with their addresses, and a problem for each who has a number."""
        bylines, problems = [], []
        for number, signer in enumerate(signers, start=1):
            address = self.slug(signer.who)
            bylines.append(Byline(signer.name, signer.position, signer.who, address))
            if signer.who in self.numbered:
                values = {"value": signer.name, "known": self.holders[base_of(signer.who)].name, "address": address}
                problems.append(problem("same-author", source.place(f"author.{number}"), **values))
        return tuple(bylines), problems


def author_addresses(
    registry: Mapping[str, str], signed: Iterable[str], debut: Callable[[str], Debut]
) -> AuthorAddresses:
    """Return which author has which address part.

    Args:
        registry: Names of the authors of the registry, by key.
        signed: All authors who signed something.
        debut: Returns the first signature of one of them; only asked where several want one address part.
    """
    wanting: dict[str, list[str]] = {}
    for who in dict.fromkeys((*(f"@{key}" for key in registry), *signed)):
        wanting.setdefault(base_of(who), []).append(who)
    numbered: dict[str, str] = {}
    holders: dict[str, Holder] = {}
    for base, several in wanting.items():
        if len(several) == 1:
            continue
        registered = [who for who in several if who.startswith("@")]
        others = sorted((debut(who), who) for who in several if not who.startswith("@"))
        ranked = [(who, registry[who[1:]]) for who in registered] + [(who, first.name) for first, who in others]
        holders[base] = Holder(*ranked[0])
        count = 1
        for who, _ in ranked[1:]:
            count += 1
            while f"{base}-{count}" in wanting:
                count += 1
            numbered[who] = f"{base}-{count}"
    return AuthorAddresses(numbered, holders)


class Signed(NamedTuple):
    """An article as far as the addresses of authors go."""

    order: tuple[datetime, str]
    """Date and path: what articles are sorted by."""
    signers: Sequence[Signer]
    """Those who sign, in order."""


class AuthorChanges(msgspec.Struct, frozen=True):
    """The addresses of authors now, and where they differ from those that articles on shelves have."""

    addresses: AuthorAddresses
    """Which author has which address part now."""
    months: frozenset[Month]
    """The shelves of the earlier build on which articles may have to be looked at for that, besides those opened."""
    renamed: frozenset[str]
    """Address parts whose holder is another author now, or has another name: those with a number are told of it."""

    def concern(self, article: Article) -> bool:
        """Whether an article has to be looked at for its authors."""
        numbered = self.addresses.numbered
        return any(
            each.slug != self.addresses.slug(each.who) or (each.who in numbered and base_of(each.who) in self.renamed)
            for each in article.front.authors
        )


def author_changes(
    registry: Mapping[str, str],
    labels: Mapping[Month, Label],
    articles: Callable[[Month], Iterable[Article]],
    signed: Mapping[Month, Sequence[Signed]],
) -> AuthorChanges:
    """Find the addresses of all authors, and who has another one than before.

    Args:
        registry: Names of the authors of the registry, by key.
        labels: The labels of all shelves of the earlier build, oldest first.
        articles: Returns the articles on one of these shelves, oldest first.
        signed: What lies on the shelves now on which some article changed.
    """
    slugs: dict[str, dict[Month, str]] = {}
    for month, label in labels.items():
        for who, address in authors_of(label):
            slugs.setdefault(who, {})[month] = address
    months = {who: [month for month in known if month not in signed] for who, known in slugs.items()}
    for month, several in signed.items():
        for each in several:
            for signer in each.signers:
                months.setdefault(signer.who, []).append(month)

    def debut(who: str) -> Debut:
        month = min(months[who])
        several = signed[month] if month in signed else [signed_of(article) for article in articles(month)]
        mine = (each for each in several if any(signer.who == who for signer in each.signers))
        first = min(mine, key=lambda each: each.order)
        number = [signer.who for signer in first.signers].index(who)
        return Debut(first.order, number, first.signers[number].name)

    def name_before(who: str, base: str) -> str | None:
        """Return the name of the author who had an address part before; None where another author had it."""
        month, address = next(iter(slugs.get(who, {}).items()), (None, ""))
        if month is None or address != base:
            return None
        return next(each.name for article in articles(month) for each in article.front.authors if each.who == who)

    addresses = author_addresses(registry, [who for who, known in months.items() if known], debut)
    renamed = {
        base
        for base, (who, name) in addresses.holders.items()
        if not who.startswith("@") and name_before(who, base) != name  # the settings name those of the registry
    }
    concerned = {month for who in addresses.numbered if base_of(who) in renamed for month in months.get(who, ())}
    for who, known in slugs.items():
        address = addresses.slug(who)
        concerned |= {month for month, before in known.items() if before != address}
    return AuthorChanges(addresses, frozenset(concerned), frozenset(renamed))


def signed_of(article: Article) -> Signed:
    """Return an article as far as the addresses of authors go."""
    return Signed(article.order, article.front.authors)

"""The addresses of authors: two people never share one, even if their names differ in accents only.

Most authors have the address part made from their key or name. Where several want the same one, the registry takes
precedence, then the earliest signature; each of the others gets a number and a problem that names the holder.
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
    """Return the address part that an author has unless another author holds it."""
    if who.startswith("@"):
        key = who[1:]
        return slug(key) or key
    return who.partition("/")[0]


class Debut(NamedTuple):
    """The first signature of an author."""

    order: tuple[datetime, str]
    """Date and path of the article."""
    number: int
    """Index of the signature in the article: of two authors with the same first article, the one above comes first."""
    name: str
    """The author's name in that article."""


class Holder(NamedTuple):
    """The author who holds an address part that several want."""

    who: str
    """The author, as in `Signer.who`."""
    name: str
    """The author's name in the registry, or in the first article."""


class AuthorAddresses(msgspec.Struct, frozen=True):
    """The address part of each author."""

    numbered: Mapping[str, str]
    """Address part by author, only for authors who got a number."""
    holders: Mapping[str, Holder]
    """The holder of each address part that several want, by that part."""

    def slug(self, who: str) -> str:
        """Return the address part of an author."""
        return self.numbered.get(who) or base_of(who)

    def bylines(self, source: Source, signers: Iterable[Signer]) -> tuple[tuple[Byline, ...], list[Problem]]:
        """Return the bylines of an article, and a problem for each author whose address has a number."""
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
    """Return the address part of each author.

    Args:
        registry: Names of the authors of the registry, by key.
        signed: All authors with an article.
        debut: Returns the first signature of an author; only called where several want one address part.
    """
    wanting: dict[str, list[str]] = {}
    for who in dict.fromkeys((*(f"@{key}" for key in registry), *signed)):
        wanting.setdefault(base_of(who), []).append(who)
    numbered: dict[str, str] = {}
    holders: dict[str, Holder] = {}
    for base, rivals in wanting.items():
        if len(rivals) == 1:
            continue
        registered = [who for who in rivals if who.startswith("@")]
        others = sorted((debut(who), who) for who in rivals if not who.startswith("@"))
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
    """The fields of an article on which the addresses of authors depend."""

    order: tuple[datetime, str]
    """Date and path, the sort key of articles."""
    signers: Sequence[Signer]
    """Its authors, in order."""


class AuthorChanges(msgspec.Struct, frozen=True):
    """The addresses of authors now, and how they differ from those of the earlier build."""

    addresses: AuthorAddresses
    """The address part of each author now."""
    months: frozenset[Month]
    """Shelves of the earlier build, besides those that changed, with articles that may be concerned."""
    renamed: frozenset[str]
    """Address parts whose holder, or the holder's name, changed: the problems of numbered authors name the holder."""

    def concern(self, article: Article) -> bool:
        """Whether an article must be processed again because of its authors."""
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
    """Return the addresses of all authors, and which of them changed.

    Args:
        registry: Names of the authors of the registry, by key.
        labels: The labels of all shelves of the earlier build, oldest first.
        articles: Returns the articles on one of these shelves, oldest first.
        signed: All articles now on each shelf on which an article changed.
    """
    slugs: dict[str, dict[Month, str]] = {}
    for month, label in labels.items():
        for who, address in authors_of(label):
            slugs.setdefault(who, {})[month] = address
    months = {who: [month for month in by_month if month not in signed] for who, by_month in slugs.items()}
    for month, now in signed.items():
        for each in now:
            for signer in each.signers:
                months.setdefault(signer.who, []).append(month)

    def debut(who: str) -> Debut:
        month = min(months[who])
        candidates = signed[month] if month in signed else [signed_of(article) for article in articles(month)]
        mine = (each for each in candidates if any(signer.who == who for signer in each.signers))
        first = min(mine, key=lambda each: each.order)
        number = [signer.who for signer in first.signers].index(who)
        return Debut(first.order, number, first.signers[number].name)

    def name_before(who: str, base: str) -> str | None:
        """Return the name that an author had before; None where another author held the address part."""
        month, address = next(iter(slugs.get(who, {}).items()), (None, ""))
        if month is None or address != base:
            return None
        return next(each.name for article in articles(month) for each in article.front.authors if each.who == who)

    addresses = author_addresses(registry, [who for who, signed_in in months.items() if signed_in], debut)
    renamed = {
        base
        for base, (who, name) in addresses.holders.items()
        if not who.startswith("@") and name_before(who, base) != name  # names in the registry are part of the settings
    }
    concerned = {month for who in addresses.numbered if base_of(who) in renamed for month in months.get(who, ())}
    for who, by_month in slugs.items():
        address = addresses.slug(who)
        concerned |= {month for month, before in by_month.items() if before != address}
    return AuthorChanges(addresses, frozenset(concerned), frozenset(renamed))


def signed_of(article: Article) -> Signed:
    """Return the fields of an article on which the addresses of authors depend."""
    return Signed(article.order, article.front.authors)

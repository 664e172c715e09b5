"""The second pass over the sources: articles and pages, now that every front is known.

Each is made here, once, with all references of its source: files, links, related articles, translations.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

import msgspec

from dancam.content.config import Config
from dancam.content.source import Asset, Source
from dancam.problems import Problem
from dancam.site.article import Article, Front, Month, Referent, ReferentKind, StaticPage
from dancam.site.checks import source_problems, translation_problems
from dancam.site.fronts import FirstPass
from dancam.site.references import References


class SecondPass(msgspec.Struct, frozen=True):
    """The result of the second pass; all fields but `asked` are by path below `content/`."""

    articles: Mapping[str, Article]
    """The articles among the sources that the first pass processed."""
    pages: Mapping[str, StaticPage]
    """The pages among them."""
    problems: Mapping[str, list[Problem]]
    """Problems of their references."""
    asked: Mapping[Month, set[int]]
    """The questions of the articles, by the month of their shelf, as short numbers."""


def link(
    first: FirstPass, front_of: Callable[[str], Front | None], config: Config, references: References, now: datetime
) -> SecondPass:
    """Return the articles and pages of the sources that the first pass processed.

    Args:
        first: The result of the first pass.
        front_of: Returns the front of any published article, by path.
        config: The settings.
        references: Resolves references; its names know all fronts.
        now: The moment of the portal.
    """
    articles: dict[str, Article] = {}
    pages: dict[str, StaticPage] = {}
    problems: dict[str, list[Problem]] = {}
    asked: dict[Month, set[int]] = {}
    for path, publication in first.publications.items():
        if publication is None:
            continue
        if path in first.fronts:
            with references.names.recording() as asked_now:
                article = _article(first.fronts[path], publication.source, references)
                translations = [front_of(each.path) if each.front else None for each in article.translations]
                problems[path] = [
                    *translation_problems(config, references, article, translations),
                    *source_problems(config, references, article, now),
                ]
            articles[path] = article
            asked.setdefault(article.month, set()).update(asked_now)
        elif publication.is_page and publication.name is not None:
            pages[path] = page = _page(publication.source, publication.name.address, references)
            problems[path] = list(source_problems(config, references, page, now))
    return SecondPass(articles, pages, problems, asked)


def _article(front: Front, source: Source, references: References) -> Article:
    path = source.path
    return Article(
        front=front,
        source=source,
        attachments=_attachments(source, references),
        audio=references.asset(path, source.audio) if source.audio else None,
        links=_links(source, references),
        related=tuple(references.related(path, each.target) for each in source.related),
        translations=tuple(references.related(path, each) for each in source.translations),
    )


def _page(source: Source, url: str, references: References) -> StaticPage:
    return StaticPage(
        source=source,
        url=url,
        picture=references.asset(source.path, source.image.src) if source.image else None,
        attachments=_attachments(source, references),
        links=_links(source, references),
    )


def _attachments(source: Source, references: References) -> tuple[Asset | None, ...]:
    return tuple(references.asset(source.path, each.file) for each in source.attachments)


def _links(source: Source, references: References) -> tuple[Referent, ...]:
    """Return where the links of a body lead."""
    referents = tuple(references.resolve(source.path, each.target) for each in source.links)
    for referent in referents:
        if referent.kind is ReferentKind.ADDRESS:
            references.names.note_output(referent.address)
    return referents

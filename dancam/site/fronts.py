"""The first pass over the sources: what others may show of each article.

It reaches the sources that changed, and all that asked for something that has another answer now. A new front is
itself another answer, so this goes on until nobody asks any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from dancam.content.source import Source
from dancam.problems import Problem
from dancam.site.article import Article, Front, Month, StaticPage, front_digest
from dancam.site.authors import AuthorAddresses
from dancam.site.changes import Past
from dancam.site.publication import Appearance, Publication, PublicationRules
from dancam.site.questions import at_front
from dancam.site.references import References


class FirstPass(msgspec.Struct, frozen=True):
    """What the first pass comes to; everything in it is by path below `content/`, but for `asked`."""

    publications: Mapping[str, Publication | None]
    """What becomes of each source that was reached; None for one that is gone."""
    fronts: Mapping[str, Front]
    """The fronts of the articles among them."""
    digests: Mapping[str, bytes]
    """The digests of these fronts."""
    changed: frozenset[str]
    """Those whose front is another one than before, or is there only now, or is gone."""
    problems: Mapping[str, list[Problem]]
    """What is wrong with the sources by themselves and with their authors."""
    asked: Mapping[Month, set[int]]
    """What the articles asked for, by the month of their shelf, as short numbers."""


def make_fronts(
    changed: Mapping[str, Publication | None],
    again: Iterable[Article | StaticPage],
    questions: set[str],
    *,
    past: Past,
    rules: PublicationRules,
    references: References,
    addresses: AuthorAddresses,
) -> FirstPass:
    """Make the fronts of all articles that something may have changed for.

    Args:
        changed: What becomes of each source that changed, by path; None for one that is gone.
        again: What did not change, and must be looked at again.
        questions: Those that have another answer now than before.
        past: The portal before.
        rules: What is published, when and by whom.
        references: What resolves references.
        addresses: Which author has which address part.
    """
    publications: dict[str, Publication | None] = {}
    fronts: dict[str, Front] = {}
    digests: dict[str, bytes] = {}
    other: set[str] = set()
    problems: dict[str, list[Problem]] = {}
    asked: dict[Month, set[int]] = {}
    waiting = dict(changed)
    unchanged = list(again)
    while waiting or unchanged or questions:
        unchanged += [article for month in past.who_asks(questions) for article in past.articles(month)]
        for each in unchanged:
            if each.path not in publications and each.path not in waiting:
                waiting[each.path] = rules.publication(each.source)
        questions = set()
        for path, publication in waiting.items():
            publications[path] = publication
            problems[path] = list(publication.problems) if publication is not None else []
            if publication is not None and publication.appearance is not None:
                with references.names.listening() as noted:
                    front, of_authors = _front(publication.source, publication.appearance, references, addresses)
                fronts[path], digests[path] = front, front_digest(front)
                problems[path] += of_authors
                asked.setdefault(front.month, set()).update(noted)
            if digests.get(path, b"") != past.front(path):
                other.add(path)
                questions.add(at_front(path))
        waiting, unchanged = {}, []
    return FirstPass(publications, fronts, digests, frozenset(other), problems, asked)


def _front(
    source: Source, appearance: Appearance, references: References, addresses: AuthorAddresses
) -> tuple[Front, list[Problem]]:
    """Return the front of an article, and a problem for each author who cannot have the address of the name."""
    authors, problems = addresses.bylines(source, appearance.signers)
    image = source.image
    front = Front(
        path=source.path,
        url=appearance.url,
        title=source.title,
        summary=source.summary,
        category=source.category or "",
        date=appearance.date,
        has_time=source.date is not None and source.date.has_time,
        updated=appearance.updated,
        authors=authors,
        picture=references.asset(source.path, image.src) if image else None,
        alt=image.alt if image else "",
        tags=source.tags,
        pinned=source.pinned,
        lang=source.lang or "",
        translations=source.translations,
        state=appearance.state,
    )
    return front, problems

"""The first pass over the sources: what other pages may show of each article.

It processes the sources that changed, and all that asked a question with another answer now. A new front is itself a
new answer, so this repeats until no question is left.
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
    """The result of the first pass; all fields but `asked` are by path below `content/`."""

    publications: Mapping[str, Publication | None]
    """The publication of each processed source; None for one that was removed."""
    fronts: Mapping[str, Front]
    """The fronts of the articles among them."""
    digests: Mapping[str, bytes]
    """The digests of these fronts."""
    changed: frozenset[str]
    """Paths of the sources whose front changed, is new or was removed."""
    problems: Mapping[str, list[Problem]]
    """Problems of the sources on their own and of their authors."""
    asked: Mapping[Month, set[int]]
    """The questions of the articles, by the month of their shelf, as short numbers."""


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
    """Return the fronts of all articles that may have changed.

    Args:
        changed: The publication of each source that changed, by path; None for one that was removed.
        again: Articles and pages that did not change but must be processed again.
        questions: Those whose answer changed.
        past: The earlier portal.
        rules: Decide what is published, when and by whom.
        references: Resolves references.
        addresses: The address part of each author.
    """
    publications: dict[str, Publication | None] = {}
    fronts: dict[str, Front] = {}
    digests: dict[str, bytes] = {}
    different: set[str] = set()
    problems: dict[str, list[Problem]] = {}
    asked: dict[Month, set[int]] = {}
    waiting = dict(changed)
    unchanged = list(again)
    while waiting or unchanged or questions:
        unchanged += [article for month in past.shelves_asking(questions) for article in past.articles(month)]
        for each in unchanged:
            if each.path not in publications and each.path not in waiting:
                waiting[each.path] = rules.publication(each.source)
        questions = set()
        for path, publication in waiting.items():
            publications[path] = publication
            problems[path] = list(publication.problems) if publication is not None else []
            if publication is not None and publication.appearance is not None:
                with references.names.recording() as asked_now:
                    front, author_problems = _front(publication.source, publication.appearance, references, addresses)
                fronts[path], digests[path] = front, front_digest(front)
                problems[path] += author_problems
                asked.setdefault(front.month, set()).update(asked_now)
            if digests.get(path, b"") != past.front(path):
                different.add(path)
                questions.add(at_front(path))
        waiting, unchanged = {}, []
    return FirstPass(publications, fronts, digests, frozenset(different), problems, asked)


def _front(
    source: Source, appearance: Appearance, references: References, addresses: AuthorAddresses
) -> tuple[Front, list[Problem]]:
    """Return the front of an article, and a problem for each author whose address has a number."""
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

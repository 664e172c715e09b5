"""Make the portal from its sources: the earlier portal is updated with the sources that changed.

In the first build, all sources have changed. An article is processed again when a question that it asked has another
answer now; the questions of each shelf are recorded. The steps for a source:

1. `publication`: what it becomes, by site.yml and the clock alone.
2. `authors`: the address of each author's list.
3. `fronts`: what other pages may show of each article.
4. `linking`: the articles and pages themselves, with all that they refer to.
5. `shelving`: onto the shelves of their months, with new labels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from dancam.content.config import Config
from dancam.content.source import Asset, Source
from dancam.problems import Problem
from dancam.site.article import Article, Front, Month, StaticPage
from dancam.site.authors import AuthorChanges, Signed, author_changes, signed_of
from dancam.site.changes import Arrangement, Before, Past
from dancam.site.checks import tag_problems
from dancam.site.fronts import FirstPass, make_fronts
from dancam.site.linking import SecondPass, link
from dancam.site.lists import ListKind, ListName
from dancam.site.names import Name, Names, questions
from dancam.site.publication import Publication, PublicationRules
from dancam.site.questions import asked_by, at_asset, numbers_of
from dancam.site.references import References
from dancam.site.shelving import changed_shelves, changed_tags, shelve
from dancam.site.site import site_of


def arrange(
    config: Config,
    sources: Mapping[str, Source | None],
    assets: Mapping[str, Asset | None],
    now: datetime,
    *,
    drafts: bool = False,
    before: Before | None = None,
) -> Arrangement:
    """Arrange sources into a portal.

    Args:
        config: The settings.
        sources: The sources that changed, by path; None for one that was removed. All of them without `before`.
        assets: The same of all other files.
        now: The moment of the portal, with a zone.
        drafts: Whether drafts and scheduled articles are shown.
        before: The earlier portal, made with the same settings at an earlier moment.
    """
    past = Past(before)

    # Each source on its own.
    rules = PublicationRules(config, now, drafts=drafts)
    publications = {path: rules.publication(each) if each is not None else None for path, each in sources.items()}
    names = Names(assets, {path: each.name if each else None for path, each in publications.items()}, before)
    names_before = {path: past.name(path) for path in sources}

    # The addresses of authors.
    signed = _signed(publications, names_before, past)
    registry = {author.key: author.name for author in config.authors}
    authors = author_changes(registry, past.labels, past.articles, signed)

    # Fronts, then the articles and pages.
    own = (config.base_url, config.public_url)
    first = make_fronts(
        publications,
        _to_recheck(names, authors, {*signed, *authors.months}, past) if sources or assets else (),
        _questions(names, names_before, assets) if past.labels else set(),
        past=past,
        rules=rules,
        references=References(names, own),
        addresses=authors.addresses,
    )
    names = names.with_fronts(first.digests)
    references = References(names, own)
    second = link(first, _fronts(first, names, past), config, references, rules.now)

    # Onto the shelves.
    months = {*signed, *(front.month for front in first.fronts.values())}
    shelves = shelve(past, first.publications, second.articles.values(), months, rules.trails)
    changed = changed_shelves(past, shelves, months)
    pages_before = {page.path: page for page in past.pages}
    pages = {path: page for path, page in pages_before.items() if path not in first.publications}
    pages.update(second.pages)
    site = site_of(config, shelves, pages.values(), names, references, rules.now)

    # Problems, and what is new.
    tags = changed_tags(past, shelves, changed)
    if before is not None:  # the line of a reported tag may have changed
        tags |= {tag.slug for path in sources if path in second.articles for tag in second.articles[path].front.tags}
    problems = _problems(first, second) | {
        str(ListName(ListKind.TAG, slug)): list(tag_problems(site, slug)) for slug in sorted(tags)
    }
    renamed = [path for path in sources if before is None or names.name(path) != names_before[path]]
    named = dict.fromkeys((*renamed, *first.changed))
    return Arrangement(
        site=site,
        from_scratch=before is None,
        sources=sources,
        # In the first build, no earlier problem could be solved by now.
        problems={owner: each for owner, each in problems.items() if each or before is not None},
        names={path: names.name(path) for path in named},
        fronts={path: first.digests[path] for path in named if path in first.digests},
        changed_shelves=changed,
        labels=past.labels,
        asked={
            month: asked_by(asked | second.asked[month], numbers_of(past.asked(month)))
            for month, asked in first.asked.items()
        },
        pages={
            path: pages.get(path)
            for path in dict.fromkeys((*pages_before, *pages))
            if pages.get(path) != pages_before.get(path)
        },
        pages_before=past.pages,
        shelves_asking=past.shelves_asking,
    )


def _signed(
    publications: Mapping[str, Publication | None], names_before: Mapping[str, Name | None], past: Past
) -> dict[Month, list[Signed]]:
    """Return the signed articles that are now in each month in which a source changed."""
    signed: dict[Month, list[Signed]] = {}
    for name in names_before.values():
        if name is not None and name.month is not None:
            signed[name.month] = []
    for path, publication in publications.items():
        if publication is not None and publication.appearance is not None:
            date = publication.appearance.date
            signed.setdefault((date.year, date.month), []).append(Signed((date, path), publication.appearance.signers))
    for month, articles in signed.items():
        articles += [signed_of(each) for each in past.articles(month) if each.path not in publications]
    return signed


def _to_recheck(
    names: Names, authors: AuthorChanges, months: Iterable[Month], past: Past
) -> Iterator[Article | StaticPage]:
    """Yield what must be processed again although neither it nor an answer to its questions is known to have changed.

    These are articles whose authors have another address, those with a problem that guesses what was meant, and all
    pages, as they are few.
    """
    for month in months:
        yield from (article for article in past.articles(month) if authors.concern(article))
    for path in past.guessed():
        name = names.published(path)
        if name is not None and name.month is not None:
            yield from (article for article in past.articles(name.month) if article.path == path)
    yield from past.pages


def _questions(names: Names, names_before: Mapping[str, Name | None], assets: Iterable[str]) -> set[str]:
    """Return the questions whose answer changed: all about changed files, and those about changed names."""
    changed = {at_asset(path) for path in assets}
    for path, before in names_before.items():
        changed |= questions(before, names.name(path))
    return changed


def _fronts(first: FirstPass, names: Names, past: Past) -> Callable[[str], Front | None]:
    """Return a function that returns the front of any published article."""

    def front_of(path: str) -> Front | None:
        name = names.published(path)
        if path in first.publications or name is None or name.month is None:
            return first.fronts.get(path)
        return next(article.front for article in past.articles(name.month) if article.path == path)

    return front_of


def _problems(first: FirstPass, second: SecondPass) -> dict[str, list[Problem]]:
    """Return the problems of all processed sources, by owner."""
    return {f"content/{path}": [*problems, *second.problems.get(path, ())] for path, problems in first.problems.items()}

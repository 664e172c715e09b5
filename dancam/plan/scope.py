"""Finds the outputs that must be planned for what is new in the portal; all others are kept from the last build."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import msgspec

from dancam.plan.outputs import Owners, Plan
from dancam.plan.owners import (
    LISTS,
    OF_A_MONTH,
    OF_ALL_ARTICLES,
    OF_ALL_PAGES,
    Owner,
    OwnerKind,
    list_name,
    list_owner,
    of_month,
    source_owner,
)
from dancam.plan.planner import OWN_ROBOTS, Planner, banner_files, files_of, plan
from dancam.site.article import Article, Month, ReferentKind, StaticPage
from dancam.site.changes import Arrangement
from dancam.site.lists import ALL, ListKind, ListName
from dancam.site.questions import at_output
from dancam.site.segments import segments_of
from dancam.site.shelves import ArticleList, MonthOfList, by_list, title_of
from dancam.site.site import Site
from dancam.site.urls import BadAddress, output_path


class EarlierOutputs(Owners, Protocol):
    """The outputs of an earlier build."""

    def outputs_of(self, owner: Owner) -> Collection[str]:
        """Return the paths of the outputs of an owner."""

    def rivals(self, path: str) -> Iterable[tuple[str, Owner]]:
        """Yield path and owner of outputs that cannot exist together with an output at a path."""

    def users(self, asset: str) -> set[str]:
        """Return the paths of the published sources that refer to a file."""

    def used(self) -> Iterable[str]:
        """Return the files that published sources refer to."""


class Span(msgspec.Struct, frozen=True):
    """A range of a list that changed."""

    start: int
    """Index of its first article."""
    stop: int
    """Index after its last article."""
    grown: int
    """How many articles more it has than before; may be negative."""


class Scope(msgspec.Struct):
    """What must be planned."""

    lists: dict[ListName, list[Span]] = msgspec.field(default_factory=dict)
    """The ranges of each list that changed, oldest first, by the list's name."""
    renamed: set[ListName] = msgspec.field(default_factory=set)
    """Names of lists whose title or description changed, which all their pages show."""
    owners: set[Owner] = msgspec.field(default_factory=set)
    """Other owners: neither articles, pages, files nor lists."""
    articles: dict[str, Article] = msgspec.field(default_factory=dict)
    """Articles whose pages may have changed, by path."""
    unpublished: set[str] = msgspec.field(default_factory=set)
    """Paths of sources that are no longer published."""
    pages: dict[str, StaticPage] = msgspec.field(default_factory=dict)
    """Pages that may have changed, by path."""
    new_uses: set[tuple[str, str]] = msgspec.field(default_factory=set)
    """Pairs of a file and a source that refers to it now."""
    old_uses: set[tuple[str, str]] = msgspec.field(default_factory=set)
    """Pairs of a file and a source that referred to it before but does not now."""
    files: set[str] = msgspec.field(default_factory=set)
    """Files whose published copies are missing or altered."""

    def add(self, owner: Owner, site: Site) -> None:
        """Add all outputs of an owner."""
        if owner.kind is OwnerKind.SOURCE:
            article = site.article(owner.key)
            if article is not None:
                self.articles[owner.key] = article
            self.pages.update((page.path, page) for page in site.pages if page.path == owner.key)
        elif owner.kind in LISTS:
            self.lists.setdefault(list_name(owner), [])
        elif owner.kind is OwnerKind.FILE:
            self.files.add(owner.key)
        else:
            self.owners.add(owner)


def scope_of(arrangement: Arrangement, owners: Iterable[Owner] = ()) -> Scope:
    """Return what must be planned of a site in which little is new.

    Args:
        arrangement: The site, and what is new in it.
        owners: Further owners that must be planned.
    """
    scope = Scope()
    site = arrangement.site
    for owner in owners:
        scope.add(owner, site)
    if not arrangement.from_scratch:
        _lists(arrangement, scope)
        _segments(arrangement, scope)
    for old, new in arrangement.changed_shelves.values():
        before_by_path = {article.path: article for article in old}
        for article in new:
            before = before_by_path.pop(article.path, None)
            if article is not before:
                _uses(before, article, scope)
        for article in before_by_path.values():
            if site.article(article.path) is None:
                scope.unpublished.add(article.path)
            _uses(article, None, scope)
    pages_before = {page.path: page for page in arrangement.pages_before}
    for path, page in arrangement.pages.items():
        if page is None:
            scope.unpublished.add(path)
        else:
            scope.pages[path] = page
        _uses(pages_before.get(path), page, scope)
    if arrangement.pages:
        scope.owners.update(map(Owner, OF_ALL_PAGES))
    if ALL in scope.lists:
        scope.owners.update(map(Owner, OF_ALL_ARTICLES))
        scope.owners.update(Owner(OwnerKind.HOME, key) for key in site.subsites)
    moved = scope.old_uses & scope.new_uses  # of an article that moved from one shelf to another
    scope.old_uses -= moved
    return scope


def _uses(before: Article | StaticPage | None, now: Article | StaticPage | None, scope: Scope) -> None:
    if before is not None:
        scope.old_uses |= {(path, before.path) for path in files_of(before)}
    if now is not None:
        scope.new_uses |= {(path, now.path) for path in files_of(now)}


def _lists(arrangement: Arrangement, scope: Scope) -> None:
    """Add the ranges of lists that changed, and what shows a part of one, to the scope."""
    site = arrangement.site
    trails = {key: each.trail for key, each in site.categories.items()}
    lists = {each.name: each for each in _all_lists(site)}
    for month in sorted(arrangement.changed_shelves):
        old, new = (by_list(each, trails) for each in arrangement.changed_shelves[month])
        for name in _changed_lists(arrangement, month):
            articles = lists.get(name) or ArticleList(name, (), trails)
            old_part, new_part = old.get(name, ()), new.get(name, ())
            span = _span(articles, month, old_part, new_part)
            if name.kind is ListKind.OWN:
                _neighbours(articles, span, scope, site, only_inside=_only_inside(old_part, new_part))
            else:
                scope.lists.setdefault(name, []).append(span)
                scope.owners.update(_owners_showing(name, month))
    scope.renamed = _renamed(arrangement, lists, scope.lists)


def _segments(arrangement: Arrangement, scope: Scope) -> None:
    """Add the segments of the search index in which something changed, or that came or went, to the scope."""
    changed = arrangement.changed_shelves
    now = segments_of({month: arrangement.site.count(month) for month in arrangement.site.shelves})
    before = segments_of({month: label.parts[ALL].count for month, label in arrangement.labels.items()})
    keys = {each.key for each in now if any(each.differs(month, *changed[month]) for month in changed)}
    keys |= {each.key for each in {*now} ^ {*before}}
    scope.owners.update(Owner(OwnerKind.SEARCH_SEGMENT, key) for key in keys)


def _changed_lists(arrangement: Arrangement, month: Month) -> list[ListName]:
    """Return the names of the lists whose part in a month changed."""
    site = arrangement.site
    before = arrangement.labels[month].parts if month in arrangement.labels else {}
    now = site.shelves[month].label.parts if month in site.shelves else {}
    return sorted(name for name in {*before, *now} if before.get(name) != now.get(name))


def _neighbours(articles: ArticleList, span: Span, scope: Scope, site: Site, *, only_inside: bool) -> None:
    """Add the articles that show a range of their category's list, as neighbours in time."""
    reach = 0 if only_inside else site.config.newer + site.config.older + 1
    for article in articles[max(0, span.start - reach) : span.stop + reach]:
        scope.articles[article.path] = article


def _owners_showing(name: ListName, month: Month) -> Iterator[Owner]:
    """Yield the owners, except the list's own, that show a part of a list that changed in a month."""
    owner = list_owner(name)
    if name == ALL:
        year, number = month
        yield of_month(OwnerKind.ARCHIVE, year)
        yield from (of_month(kind, year, number) for kind in OF_A_MONTH)
    elif owner is not None and owner.kind is OwnerKind.CATEGORY:
        yield Owner(OwnerKind.FEEDS, owner.key)


def _renamed(
    arrangement: Arrangement, lists: Mapping[ListName, ArticleList], names: Iterable[ListName]
) -> set[ListName]:
    """Return the names of the lists whose title or description changed."""
    parts: dict[ListName, list[MonthOfList]] = {name: [] for name in names}
    for label in arrangement.labels.values():
        for name in label.parts.keys() & parts.keys():
            parts[name].append(label.parts[name])
    now = {name: [shelf.label.parts[name] for shelf in lists[name].shelves] if name in lists else [] for name in parts}
    return {name for name, before in parts.items() if title_of(name, before) != title_of(name, now[name])}


def _all_lists(site: Site) -> Iterable[ArticleList]:
    yield site.articles
    for category in site.categories.values():
        yield from (category.own, category.articles, category.pinned)
    yield from (group.articles for group in (*site.tags.values(), *site.authors.values()))


def _span(articles: ArticleList, month: Month, old: Sequence[Article], new: Sequence[Article]) -> Span:
    """Return the range of a list that changed in a month."""
    start = articles.index_of(month)
    head = 0
    while head < min(len(old), len(new)) and _alike(old[head], new[head]):
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and _alike(old[-1 - tail], new[-1 - tail]):
        tail += 1
    return Span(start + head, start + len(new) - tail, len(new) - len(old))


def _alike(one: Article, two: Article) -> bool:
    return one is two or one == two


def _only_inside(old: Sequence[Article], new: Sequence[Article]) -> bool:
    """Whether only the articles' own pages show what changed in them."""
    return len(old) == len(new) and all(one is two or one.front == two.front for one, two in zip(old, new, strict=True))


def pages_between(spans: Sequence[Span], size: int, count: int) -> list[tuple[int, int]]:
    """Return the ranges (first, last) of the numbers of list pages that may have changed.

    Args:
        spans: The ranges of the list that changed, oldest first.
        size: Articles on a page.
        count: Articles of the list.
    """
    if count <= 2 * size or count - sum(span.grown for span in spans) <= 2 * size:
        return [(0, count // size + 2)]
    ranges = []
    shift = 0
    for number, span in enumerate(spans):
        shift += span.grown
        stop = span.stop
        if shift:  # all that follows is shifted, up to the next range or the end
            stop = spans[number + 1].start if number + 1 < len(spans) else count
        ranges.append((max(0, span.start - 1) // size + 1, stop // size + 1))
    return ranges


def plan_all(arrangement: Arrangement, earlier: EarlierOutputs | None, scope: Scope) -> Plan:
    """Plan all outputs.

    Args:
        arrangement: The site.
        earlier: The outputs of an earlier build; None where all sources were arranged in this build.
        scope: What must be planned.
    """
    site = arrangement.site
    files = {path for path, _ in scope.new_uses}
    if earlier is not None:
        users = _Users(earlier, scope)
        files |= {path for path in earlier.used() if users.has(path)}
    return plan(site, files | banner_files(site))


class _Users:
    """The published sources that refer to a file: those of an earlier build with what changed since."""

    def __init__(self, earlier: EarlierOutputs, scope: Scope) -> None:
        self._earlier = earlier
        self._new, self._old = _by_file(scope.new_uses), _by_file(scope.old_uses)

    def has(self, path: str) -> bool:
        """Whether any source refers to a file."""
        return path in self._new or bool(self._earlier.users(path) - self._old.get(path, set()))


def _by_file(uses: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    sources: dict[str, set[str]] = {}
    for file, source in uses:
        sources.setdefault(file, set()).add(source)
    return sources


def plan_some(
    arrangement: Arrangement,
    earlier: EarlierOutputs,
    scope: Scope,
    assets: Iterable[str],
    damaged: Collection[str] = (),
) -> Plan | None:
    """Plan only what must be planned; None where all must be planned, as two outputs want one address.

    Args:
        arrangement: The site.
        earlier: The outputs of an earlier build.
        scope: What must be planned.
        assets: Files that changed.
        damaged: Paths of outputs whose files are missing or altered.
    """
    site = arrangement.site
    planner = Planner(site)
    for article in scope.articles.values():
        planner.article(article)
    for page in scope.pages.values():
        planner.page(page)
    for path in scope.unpublished:
        planner.plan.own(source_owner(path))
    for name, spans in scope.lists.items():
        owner = list_owner(name)
        if owner is not None:
            listing = planner.listing(owner)
            count = len(listing.articles) if listing else 0
            ranges = None if name in scope.renamed else pages_between(spans, site.config.page_size, count)
            planner.plan_for(owner, ranges)
    for owner in sorted(scope.owners):
        planner.plan_for(owner)
    _files(planner, earlier, scope, assets)
    if _has_conflicts(planner.plan, earlier):
        return None
    before = {path for owner in planner.plan.owners for path in earlier.outputs_of(owner)}
    changed = before ^ planner.plan.slots.keys()
    for article in articles_linking_to(arrangement, planner.plan, changed):
        planner.article(article)
    for page in site.pages if changed else ():
        planner.page(page)
    planner.plan.unchanged.difference_update(damaged)
    return planner.plan


def _files(planner: Planner, earlier: EarlierOutputs, scope: Scope, assets: Iterable[str]) -> None:
    banners, users = banner_files(planner.site), _Users(earlier, scope)
    wanted = {path for path, _ in (*scope.old_uses, *scope.new_uses)} | set(assets) | scope.files
    for path in sorted(wanted):
        if path.startswith("static/") or path in banners or users.has(path):
            planner.file(path)
        else:
            planner.unseen(path)
    if OWN_ROBOTS in wanted:
        planner.plan_for(Owner(OwnerKind.ROBOTS))


def _has_conflicts(planned: Plan, earlier: EarlierOutputs) -> bool:
    """Whether an output is planned where another one is or will be."""
    if _has_errors(planned):
        return True
    before = {path for owner in planned.owners for path in earlier.outputs_of(owner)}
    for path in planned.slots:
        if path not in before and any(owner not in planned.owners for _, owner in earlier.rivals(path)):
            return True
    planned.report_folder_clashes()
    return _has_errors(planned)


def _has_errors(planned: Plan) -> bool:
    """Whether two outputs want one address, or one has none."""
    return any(each.is_error for problems in planned.problems.values() for each in problems)


def articles_linking_to(arrangement: Arrangement, planned: Plan, changed: set[str]) -> Iterable[Article]:
    """Yield the articles with a link to an address that gained or lost its output.

    Args:
        arrangement: The site.
        planned: The plan.
        changed: Paths of outputs that are new or removed.
    """
    for month in arrangement.shelves_asking(at_output(path) for path in changed):
        for article in arrangement.site.articles_of(month):
            if source_owner(article.path) not in planned.owners and _links_to(article, changed):
                yield article


def _links_to(article: Article, changed: set[str]) -> bool:
    for link in article.links:
        if link.kind is ReferentKind.ADDRESS:
            try:
                if output_path(link.address) in changed:
                    return True
            except BadAddress:
                continue
    return False

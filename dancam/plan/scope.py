"""From what is new in the portal to the outputs that have to be planned: all others are as the last build left them."""

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
    list_owner,
    of_month,
    source_owner,
)
from dancam.plan.planner import Planner, banner_files, files_of, plan
from dancam.site.article import Article, Month, ReferentKind, StaticPage
from dancam.site.changes import Arrangement
from dancam.site.questions import at_output
from dancam.site.shelves import ALL, ArticleList, MonthOfList, by_list, title_of
from dancam.site.site import Site
from dancam.site.urls import BadAddress, output_path


class EarlierOutputs(Owners, Protocol):
    """The outputs that an earlier build has left."""

    def outputs_of(self, owner: Owner) -> Collection[str]:
        """Return the paths of the outputs that somebody has."""

    def rivals(self, path: str) -> Iterable[tuple[str, Owner]]:
        """Yield path and owner of outputs that cannot lie beside one of that path."""

    def users(self, asset: str) -> set[str]:
        """Return the paths of the published sources that refer to a file."""

    def used(self) -> Iterable[str]:
        """Return the files that published sources refer to."""


class Span(msgspec.Struct, frozen=True):
    """A stretch of a list that is different now."""

    start: int
    """Index of its first article."""
    stop: int
    """Index behind its last."""
    grown: int
    """How many articles more there are in it than before."""


class Scope(msgspec.Struct):
    """What has to be planned."""

    lists: dict[str, list[Span]] = msgspec.field(default_factory=dict)
    """The stretches of each list that are different, from the oldest."""
    renamed: set[str] = msgspec.field(default_factory=set)
    """Lists with another title or description, which stands on all their pages."""
    owners: set[Owner] = msgspec.field(default_factory=set)
    """The owners of what is neither an article nor a page nor a file nor a list."""
    articles: dict[str, Article] = msgspec.field(default_factory=dict)
    """Articles that may look different, by path."""
    gone: set[str] = msgspec.field(default_factory=set)
    """Paths of sources that are not published any more."""
    pages: dict[str, StaticPage] = msgspec.field(default_factory=dict)
    """Pages that may look different, by path."""
    new_uses: set[tuple[str, str]] = msgspec.field(default_factory=set)
    """Files (first) to which a source (second) refers now."""
    old_uses: set[tuple[str, str]] = msgspec.field(default_factory=set)
    """Files to which a source referred before and does not now."""
    files: set[str] = msgspec.field(default_factory=set)
    """Files that are not published as they were."""

    def add(self, owner: Owner, site: Site) -> None:
        """Have all outputs of an owner planned."""
        if owner.kind is OwnerKind.SOURCE:
            article = site.article(owner.key)
            if article is not None:
                self.articles[owner.key] = article
            self.pages.update((page.path, page) for page in site.pages if page.path == owner.key)
        elif owner.kind in LISTS:
            self.lists.setdefault(f"{owner.kind} {owner.key}", [])
        elif owner.kind is OwnerKind.FILE:
            self.files.add(owner.key)
        else:
            self.owners.add(owner)


def scope_of(found: Arrangement, owners: Iterable[Owner] = ()) -> Scope:
    """Return what has to be planned of a site in which little is new.

    Args:
        found: The site, and what is new in it.
        owners: Those who have to be planned besides.
    """
    scope = Scope()
    site = found.site
    for owner in owners:
        scope.add(owner, site)
    if not found.from_scratch:
        _lists(found, scope)
    for old, new in found.changed_shelves.values():
        known = {article.path: article for article in old}
        for article in new:
            before = known.pop(article.path, None)
            if article is not before:
                _uses(before, article, scope)
        for article in known.values():
            if site.article(article.path) is None:
                scope.gone.add(article.path)
            _uses(article, None, scope)
    pages_before = {page.path: page for page in found.pages_before}
    for path, page in found.pages.items():
        if page is None:
            scope.gone.add(path)
        else:
            scope.pages[path] = page
        _uses(pages_before.get(path), page, scope)
    if found.pages:
        scope.owners.update(map(Owner, OF_ALL_PAGES))
    if ALL in scope.lists:
        scope.owners.update(map(Owner, OF_ALL_ARTICLES))
        scope.owners.update(Owner(OwnerKind.HOME, key) for key in site.subsites)
    moved = scope.old_uses & scope.new_uses  # an article that went from one shelf to another
    scope.old_uses -= moved
    return scope


def _uses(before: Article | StaticPage | None, now: Article | StaticPage | None, scope: Scope) -> None:
    if before is not None:
        scope.old_uses |= {(path, before.path) for path in files_of(before)}
    if now is not None:
        scope.new_uses |= {(path, now.path) for path in files_of(now)}


def _lists(found: Arrangement, scope: Scope) -> None:
    """Find the stretches of lists that are different, and what shows a part of one."""
    site = found.site
    trails = {key: each.trail for key, each in site.categories.items()}
    rows = {row.name: row for row in _rows(site)}
    for month in sorted(found.changed_shelves):
        old, new = (by_list(articles, trails) for articles in found.changed_shelves[month])
        for name in _changed_lists(found, month):
            row = rows.get(name) or ArticleList(name, (), trails)
            old_part, new_part = old.get(name, ()), new.get(name, ())
            span = _span(row, month, old_part, new_part)
            if name.startswith("own "):
                _neighbours(row, span, scope, site, only_inside=_only_inside(old_part, new_part))
            else:
                scope.lists.setdefault(name, []).append(span)
                scope.owners.update(_also(name, month))
    scope.renamed = _renamed(found, rows, scope.lists)


def _changed_lists(found: Arrangement, month: Month) -> list[str]:
    """Return the names of the lists of which a month has not the same as before."""
    site = found.site
    before = found.labels[month].parts if month in found.labels else {}
    now = site.shelves[month].label.parts if month in site.shelves else {}
    return sorted(name for name in {*before, *now} if before.get(name) != now.get(name))


def _neighbours(row: ArticleList, span: Span, scope: Scope, site: Site, *, only_inside: bool) -> None:
    """Have the articles planned that show a stretch of the list of their category, as neighbours in time."""
    reach = 0 if only_inside else site.config.newer + site.config.older + 1
    for article in row[max(0, span.start - reach) : span.stop + reach]:
        scope.articles[article.path] = article


def _also(name: str, month: Month) -> Iterator[Owner]:
    """Yield the owners besides its own who show a part of a list that is different in a month."""
    owner = list_owner(name)
    if name == ALL:
        year, number = month
        yield of_month(OwnerKind.ARCHIVE, year)
        yield from (of_month(kind, year, number) for kind in OF_A_MONTH)
    elif owner is not None and owner.kind is OwnerKind.CATEGORY:
        yield Owner(OwnerKind.FEEDS, owner.key)


def _renamed(found: Arrangement, rows: Mapping[str, ArticleList], names: Iterable[str]) -> set[str]:
    """Return the lists with another title or description than before."""
    parts: dict[str, list[MonthOfList]] = {name: [] for name in names}
    for label in found.labels.values():
        for name in label.parts.keys() & parts.keys():
            parts[name].append(label.parts[name])
    now = {name: [shelf.label.parts[name] for shelf in rows[name].shelves] if name in rows else [] for name in parts}
    return {name for name, before in parts.items() if title_of(name, before) != title_of(name, now[name])}


def _rows(site: Site) -> Iterable[ArticleList]:
    yield site.articles
    for category in site.categories.values():
        yield from (category.own, category.articles, category.pinned)
    yield from (group.articles for group in (*site.tags.values(), *site.authors.values()))


def _span(row: ArticleList, month: Month, old: Sequence[Article], new: Sequence[Article]) -> Span:
    """Return the stretch of a list that is different in a month."""
    start = row.index_of(month)
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
    """Whether articles changed only in what their own pages show."""
    return len(old) == len(new) and all(one is two or one.front == two.front for one, two in zip(old, new, strict=True))


def pages_between(spans: Sequence[Span], size: int, count: int) -> list[tuple[int, int]]:
    """Return the numbers of the list pages that may be different, from and to each.

    Args:
        spans: The stretches of the list that are different, from the oldest.
        size: Articles on a page.
        count: Articles of the list.
    """
    if count <= 2 * size or count - sum(span.grown for span in spans) <= 2 * size:
        return [(0, count // size + 2)]
    found = []
    shift = 0
    for number, span in enumerate(spans):
        shift += span.grown
        stop = span.stop
        if shift:  # all that follows is moved, up to the next stretch or to the end
            stop = spans[number + 1].start if number + 1 < len(spans) else count
        found.append((max(0, span.start - 1) // size + 1, stop // size + 1))
    return found


def plan_all(found: Arrangement, earlier: EarlierOutputs | None, scope: Scope) -> Plan:
    """Plan all outputs.

    Args:
        found: The site.
        presenter: Makes what its views share.
        earlier: What an earlier build has left; None where all that is published was looked at now.
        scope: What has to be planned of it.
    """
    site = found.site
    files = {path for path, _ in scope.new_uses}
    if earlier is not None:
        files |= {path for path in earlier.used() if _is_used(path, earlier, scope)}
    return plan(site, files | banner_files(site))


def _is_used(path: str, earlier: EarlierOutputs, scope: Scope) -> bool:
    now = {source for file, source in scope.new_uses if file == path}
    before = {source for file, source in scope.old_uses if file == path}
    return bool(now) or bool(earlier.users(path) - before)


def plan_some(found: Arrangement, earlier: EarlierOutputs, scope: Scope, assets: Iterable[str]) -> Plan | None:
    """Plan what has to be planned; None where that is not enough, as two outputs want one address.

    Args:
        found: The site.
        presenter: Makes what its views share.
        earlier: What an earlier build has left.
        scope: What has to be planned.
        assets: Files that changed.
    """
    site = found.site
    planner = Planner(site)
    for article in scope.articles.values():
        planner.article(article)
    for page in scope.pages.values():
        planner.page(page)
    for path in scope.gone:
        planner.plan.own(source_owner(path))
    for name, spans in scope.lists.items():
        owner = list_owner(name)
        if owner is not None:
            listing = planner.listing(owner)
            count = len(listing.articles) if listing else 0
            looked = None if name in scope.renamed else pages_between(spans, site.config.page_size, count)
            planner.plan_for(owner, looked)
    for owner in sorted(scope.owners):
        planner.plan_for(owner)
    _files(planner, earlier, scope, assets)
    if _crowded(planner.plan, earlier):
        return None
    before = {path for owner in planner.plan.owners for path in earlier.outputs_of(owner)}
    changed = before ^ planner.plan.slots.keys()
    for article in concerned_by_outputs(found, planner.plan, changed):
        planner.article(article)
    for page in site.pages if changed else ():
        planner.page(page)
    return planner.plan


def _files(planner: Planner, earlier: EarlierOutputs, scope: Scope, assets: Iterable[str]) -> None:
    banners = banner_files(planner.site)
    wanted = {path for path, _ in (*scope.old_uses, *scope.new_uses)} | set(assets) | scope.files
    for path in sorted(wanted):
        if path.startswith("static/") or path in banners or _is_used(path, earlier, scope):
            planner.file(path)
        else:
            planner.plan.own(Owner(OwnerKind.FILE, path))
    if "static/root/robots.txt" in wanted:
        planner.plan_for(Owner(OwnerKind.ROBOTS))


def _crowded(planned: Plan, earlier: EarlierOutputs) -> bool:
    """Whether something is planned where something else is or will be."""
    if any(planned.problems.values()):
        return True
    known = {path for owner in planned.owners for path in earlier.outputs_of(owner)}
    for path in planned.slots:
        if path not in known and any(owner not in planned.owners for _, owner in earlier.rivals(path)):
            return True
    planned.tell_of_folders()
    return any(planned.problems.values())


def concerned_by_outputs(found: Arrangement, planned: Plan, changed: set[str]) -> Iterable[Article]:
    """Yield the articles with a link to an address at which something lies only now, or nothing any more.

    Args:
        found: The site.
        planned: The plan.
        changed: Paths of outputs that are new or gone.
    """
    for month in found.shelves_asking(at_output(path) for path in changed):
        for article in found.site.articles_of(month):
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

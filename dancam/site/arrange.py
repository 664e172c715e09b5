"""From the sources to the portal: of an earlier one, what the sources that changed make of it.

The first build is the case in which all of them changed. Whoever asks for something that has another answer now is
looked at again; who asked is known of each shelf.
"""

from __future__ import annotations

import functools
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

import msgspec

from dancam.content.config import Config
from dancam.content.source import Asset, Source
from dancam.problems import Problem
from dancam.site.article import Article, Kind, Month, Referent, StaticPage, entry_of, front_digest
from dancam.site.authors import Seen, Writers, base_of, with_addresses, writers
from dancam.site.changes import Arrangement, Before
from dancam.site.checks import source_problems, tag_problems, translation_problems
from dancam.site.names import Name, Names, questions
from dancam.site.publication import Taken, Taker
from dancam.site.questions import Asking, asked_by, at_asset
from dancam.site.references import References
from dancam.site.shelves import Label, Shelf, label_of, of_author, of_tag
from dancam.site.site import Site, site_of

# Bytes of entries that are kept for the ledger at most; the rest is sooner made once more than held all the while.
_KEPT = 1 << 24


def arrange(
    config: Config,
    sources: Mapping[str, Source | None],
    assets: Mapping[str, Asset | None],
    now: datetime,
    *,
    drafts: bool = False,
    before: Before | None = None,
) -> Arrangement:
    """Arrange sources to a portal.

    Args:
        config: The settings.
        sources: The sources that changed, by path; None for one that is gone. All of them where there is no `before`.
        assets: The same of all other files.
        now: The moment, with a zone, at which the portal is looked at.
        drafts: Whether drafts and scheduled articles are shown.
        before: The portal as it was, made with the same settings at an earlier moment.
    """
    return _Arranging(config, sources, assets, now, drafts=drafts, before=before).arrange()


class _Arranging:
    def __init__(
        self,
        config: Config,
        sources: Mapping[str, Source | None],
        assets: Mapping[str, Asset | None],
        now: datetime,
        *,
        drafts: bool,
        before: Before | None,
    ) -> None:
        self.config = config
        self.sources = sources
        self.assets = assets
        self.before = before
        self.taker = Taker(config, now, drafts=drafts)
        self.names = Names(assets, store=before)
        self.references = References(self.names, (config.base_url, config.public_url))
        self.labels: Mapping[Month, Label] = before.labels() if before else {}
        self.old: dict[Month, Sequence[Article]] = {}
        self.new: dict[Month, dict[str, Article]] = {}
        self.pages_before = before.pages() if before else ()
        self.pages = {page.path: page for page in self.pages_before}
        self.fronts: dict[str, bytes] = {}
        self.told: dict[str, list[Problem]] = {}
        self.taken: dict[str, list[Problem]] = {}
        self.names_before: dict[str, Name | None] = {}
        self.asked: dict[Month, set[int]] = {}
        self.asking = Asking(before.asked if before else None, self.labels)

    def arrange(self) -> Arrangement:
        for path, source in self.sources.items():
            self._take(path, source)
        who_has = self._give_addresses()
        self._look_up(who_has)
        shelves = self._shelves()
        site = site_of(self.config, shelves, self.pages.values(), self.names, self.references, self.taker.now)
        self._tell_of_tags(site)
        return Arrangement(
            site=site,
            afresh=self.before is None,
            sources=self.sources,
            problems=self.told,
            names={
                path: name
                for path, before in self.names_before.items()
                if (name := self.names.name(path)) != before or self.before is None
            },
            opened={
                month: (self.old[month], shelves[month].articles if month in shelves else ())
                for month in self.new
                if not _same(self.old[month], tuple(shelves[month].articles) if month in shelves else ())
            },
            labels=self.labels,
            asked={month: self._asked_by(month) for month in self.asked if month in shelves},
            pages=self._changed_pages(),
            pages_before=self.pages_before,
            who_asks=self.asking.who_asks,
        )

    # Taking

    def _open(self, month: Month) -> dict[str, Article]:
        """Return the articles of a shelf, by path; from now on it may change."""
        if month not in self.new:
            articles = self.before.articles(month) if self.before and month in self.labels else ()
            self.old[month] = articles
            self.new[month] = {article.path: article for article in articles}
        return self.new[month]

    def _take(self, path: str, source: Source | None) -> None:
        before = self.before.name(path) if self.before else None
        self.names_before[path] = before
        if before is not None and before.month is not None:
            self._open(before.month).pop(path, None)
        self.pages.pop(path, None)
        taken = self.taker.take(source) if source is not None else Taken()
        if taken.problems or self.before is not None:
            self.taken[path] = taken.problems
        if taken.article is not None:
            self._open(taken.article.month)[path] = taken.article
        elif taken.page is not None:
            self.pages[path] = taken.page
        self.names.set(path, taken.name)

    # Authors

    def _give_addresses(self) -> Writers:
        """Find the authors' addresses, and open the shelves on which somebody's changes."""
        lists: dict[str, list[Month]] = {}
        slugs: dict[str, set[str]] = {}
        for month, label in self.labels.items():
            if month not in self.new:
                for name, part in label.parts.items():
                    if name.startswith("author "):
                        lists.setdefault(name, []).append(month)
                        slugs.setdefault(name, set()).add(part.slug)
        for month, articles in self.new.items():
            for article in articles.values():
                for author in article.authors:
                    lists.setdefault(of_author(author.who), []).append(month)

        def first(who: str) -> Article:
            month = min(lists[of_author(who)])
            known = self.new[month].values() if month in self.new else self._brought(month)
            mine = (each for each in known if any(author.who == who for author in each.authors))
            return min(mine, key=lambda each: each.order)

        def since(who: str) -> Seen:
            article = first(who)  # of two who sign their first article together, the one who signs first
            return *article.order, [author.who for author in article.authors].index(who)

        self._first = first
        self._months_of = lists
        who_has = writers(
            self.taker.registry,
            (name.removeprefix("author ") for name in lists),
            since,
        )
        for name, known in slugs.items():
            if known != {who_has.slug(name.removeprefix("author "))}:
                for month in lists[name]:
                    self._open(month)
        self.renamed = {base for base, owner in who_has.owners.items() if self._is_renamed(base, owner)}
        for who in who_has.slugs:
            if base_of(who) in self.renamed:
                for month in lists.get(of_author(who), ()):
                    self._open(month)
        return who_has

    def _is_renamed(self, base: str, owner: str) -> bool:
        """Whether the name has changed of who has an address part: all others who want it are told of that."""
        name = of_author(owner)
        if self.before is None or owner.startswith("@"):  # then the settings say it
            return False
        before = min((month for month, label in self.labels.items() if name in label.parts), default=None)
        if before is None or self.labels[before].parts[name].slug != base:
            return True
        if before not in self.new and before == min(self._months_of[name]):
            return False
        articles = self.old[before] if before in self.new else self._brought(before)
        was = next(each.name for article in articles for each in article.authors if each.who == owner)
        return was != self._name_of(owner)

    def _brought(self, month: Month) -> Sequence[Article]:
        assert self.before is not None
        return self.before.articles(month)

    def _name_of(self, who: str) -> str:
        author = self.taker.registry.get(who.removeprefix("@")) if who.startswith("@") else None
        return author.name if author else next(each.name for each in self._first(who).authors if each.who == who)

    # Looking up what sources refer to

    def _look_up(self, who_has: Writers) -> None:
        """Look up what the sources refer to: those that changed, and those that asked for what has another answer."""
        changed = {at_asset(path) for path in self.assets} if self.before else set()
        waiting = set(self.sources)
        waiting.update(self._with_other_authors(who_has))
        if self.before is not None and (waiting or changed):
            waiting.update(path for path in self.before.guessed() if self.names.published(path))
            waiting.update(page.path for page in self.pages_before)  # few, and quickly looked at
        reached: set[str] = set()
        while waiting or changed:
            waiting |= {path for month in self.asking.who_asks(changed) for path in self._open(month)}
            changed = set()
            waiting -= reached
            reached |= waiting
            for path in waiting:
                changed |= self._look_at(path, who_has)
            waiting = set()
        for path in reached:
            self._refer(path)
        if self.before is None:  # nobody had a problem before that could be gone now
            self.told = {owner: problems for owner, problems in self.told.items() if problems}

    def _with_other_authors(self, who_has: Writers) -> Iterable[str]:
        for articles in self.new.values():
            for article in articles.values():
                if any(
                    author.slug != who_has.slug(author.who)
                    or (author.who in who_has.slugs and base_of(author.who) in self.renamed)
                    for author in article.authors
                ):
                    yield article.path

    def _look_at(self, path: str, who_has: Writers) -> set[str]:
        """Find an article's or page's files and its authors' addresses; return the questions answered otherwise now."""
        if path not in self.names_before:
            self.names_before[path] = self.before.name(path) if self.before else None
        found = self._published(path)
        self.told[f"content/{path}"] = told = list(self._taken_problems(found, path))
        name = self.names.name(path)
        if found is not None:
            asked: set[int] = set()
            self.names.asked = asked
            source = found.source
            picture = self.references.asset(path, source.image.src) if source.image else None
            files = tuple(self.references.asset(path, each.file) for each in source.attachments)
            found = msgspec.structs.replace(found, picture=picture, attachments=files)
            if isinstance(found, Article):
                audio = self.references.asset(path, source.audio) if source.audio else None
                found = msgspec.structs.replace(found, audio=audio)
                found, problems = with_addresses(found, who_has, self._name_of)
                told += problems
            self._put(found)
            self.names.asked = None
            self._note(found, asked)
            assert name is not None
            if isinstance(found, Article):
                self.fronts[path] = front_digest(found)
                name = msgspec.structs.replace(name, front=self.fronts[path])
                self.names.set(path, name)
        return questions(self.names_before[path], name) if self.before else set()

    def _taken_problems(self, found: Article | StaticPage | None, path: str) -> Iterable[Problem]:
        if path in self.taken or self.before is None:
            return self.taken.get(path, ())
        return self.taker.take(found.source).problems if found is not None else ()

    def _refer(self, path: str) -> None:
        """Find where the links and the related articles of an article or page lead, and what is wrong with it."""
        found = self._published(path)
        if found is None:
            return
        asked: set[int] = set()
        self.names.asked = asked
        source = found.source
        links = tuple(self._link(path, link.target) for link in source.links)
        found = msgspec.structs.replace(found, links=links)
        if isinstance(found, Article):
            related = tuple(self.references.related(path, each.target) for each in source.related)
            others = tuple(self.references.related(path, each) for each in source.translations)
            found = msgspec.structs.replace(found, related=related, translations=others)
            known = [self._published(each.path) if each.front else None for each in others]
            self.told[f"content/{path}"] += translation_problems(self.config, self.references, found, known)
        self.told[f"content/{path}"] += source_problems(self.config, self.references, found, self.taker.now)
        self._put(found)
        self.names.asked = None
        self._note(found, asked)

    def _link(self, path: str, target: str) -> Referent:
        found = self.references.resolve(path, target)
        if found.kind is Kind.ADDRESS:
            self.names.note_output(found.address)
        return msgspec.structs.replace(found, front=b"") if found.front else found

    def _published(self, path: str) -> Article | StaticPage | None:
        if path in self.pages:
            return self.pages[path]
        name = self.names.published(path)
        return self._open(name.month).get(path) if name is not None and name.month is not None else None

    def _put(self, found: Article | StaticPage) -> None:
        if isinstance(found, Article):
            self.new[found.month][found.path] = found
        else:
            self.pages[found.path] = found

    def _note(self, found: Article | StaticPage, asked: set[int]) -> None:
        if isinstance(found, Article):
            self.asked.setdefault(found.month, set()).update(asked)

    # Putting on shelves

    def _shelves(self) -> dict[Month, Shelf]:
        shelves: dict[Month, Shelf] = {}
        kept = 0
        for month in sorted({*self.labels, *self.new}):
            if month not in self.new:
                shelves[month] = Shelf(month, self.labels[month], self._bring(month))
                continue
            articles = sorted(self.new[month].values(), key=lambda each: each.order)
            if not articles:
                continue
            bring = functools.partial(tuple, articles)
            if _same(self.old[month], articles):
                shelves[month] = Shelf(month, self.labels[month], bring)
                continue
            entries = list(map(entry_of, articles))
            label = label_of(articles, entries, self.taker.trails, self.fronts)
            kept += sum(map(len, entries))
            shelves[month] = Shelf(month, label, bring, entries if kept < _KEPT else ())
        return shelves

    def _bring(self, month: Month) -> Callable[[], Sequence[Article]]:
        return lambda: self._brought(month)

    def _asked_by(self, month: Month) -> bytes:
        known = array("I")
        if self.before is not None and month in self.labels:
            known.frombytes(self.before.asked(month))
        return asked_by(self.asked[month], known)

    def _changed_pages(self) -> dict[str, StaticPage | None]:
        before = {page.path: page for page in self.pages_before}
        paths = dict.fromkeys((*before, *self.pages))
        return {path: self.pages.get(path) for path in paths if self.pages.get(path) != before.get(path)}

    def _tell_of_tags(self, site: Site) -> None:
        """Tell of each tag that is written in several ways, where something changed among its articles."""
        read = [site.article(path) for path in self.sources] if self.before else []  # it may stand on another line
        changed = {of_tag(tag.slug) for article in read if article is not None for tag in article.source.tags}
        for month in self.new:
            now = site.shelves[month].label.parts if month in site.shelves else {}
            before = self.labels[month].parts if month in self.labels else {}
            changed |= {name for name in {*now, *before} if now.get(name) != before.get(name)}
        for name in sorted(changed):
            kind, _, slug = name.partition(" ")
            if kind == "tag":
                self.told[name] = list(tag_problems(site, slug))


def _same(old: Sequence[Article], new: Sequence[Article]) -> bool:
    return len(old) == len(new) and all(one is two or one == two for one, two in zip(old, new, strict=True))

"""One source at a time: what site.yml and the clock make of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

import msgspec

from dancam.content.config import AuthorField, Config, trails_of
from dancam.content.source import Moment, Source
from dancam.problems import Problem, close_match, problem
from dancam.site.article import Article, Byline, StaticPage
from dancam.site.authors import base_of
from dancam.site.names import Name
from dancam.site.urls import Urls
from dancam.vietnamese import LONGEST_SLUG, fold, same, slug


class Taken:
    """What became of a source: at most one of article and page; a name unless it belongs nowhere."""

    __slots__ = ("article", "name", "page", "problems")

    def __init__(self) -> None:
        self.article: Article | None = None
        self.page: StaticPage | None = None
        self.name: Name | None = None
        self.problems: list[Problem] = []


class Taker:
    """Takes sources, each by itself."""

    def __init__(self, config: Config, now: datetime, *, drafts: bool) -> None:
        """Take the settings, the moment and whether drafts and scheduled articles are shown."""
        self.urls = Urls(config)
        self.zone: tzinfo = ZoneInfo(config.zone)
        self.now = now.astimezone(self.zone)
        self.drafts = drafts
        self.trails: Mapping[str, tuple[str, ...]] = trails_of(config)
        self.subsites = {each.category for each in config.subsites}
        self.registry = {author.key: author for author in config.authors}
        self._by_name = {same(author.name): author for author in config.authors}
        self._alike = {fold(author.name): author for author in config.authors}
        self._who: dict[str, str] = {}

    def aware(self, moment: Moment) -> datetime:
        """Return a moment in the portal's zone."""
        value = moment.value
        return value.replace(tzinfo=self.zone) if value.tzinfo is None else value.astimezone(self.zone)

    def take(self, source: Source) -> Taken:
        """Return what becomes of a source at the moment."""
        taken = Taken()
        expires = self.aware(source.expires) if source.expires else None
        expired = expires is not None and expires <= self.now
        if source.date is None or source.category is None:
            self._page(source, taken, expires, expired=expired)
            return taken
        if source.category not in self.trails:
            guess = close_match(source.category, list(self.trails))
            values = {"value": source.category, "guess": guess, "known": ", ".join(self.trails)}
            taken.problems.append(problem("unknown-category", source.place("category"), **values))
            return taken
        date = self.aware(source.date)
        updated = self.aware(source.updated) if source.updated else None
        state = "draft" if source.draft else "scheduled" if date > self.now else ""
        section = "/".join(self.trails[source.category])
        address = self.urls.article(category=source.category, section=section, slug=source.slug, date=date)
        due = self._next(date, expires, updated)
        if expired or (state and not self.drafts):
            why = "expired" if expired else state
            taken.name = Name(source.path, address, source.slug, why, due=due, body=source.body)
            return taken
        if source.withdrawn:
            taken.page = StaticPage(_bare(source), address)
            taken.name = Name(source.path, address, source.slug, "", due=due)
            return taken
        taken.article = Article(source, address, date, updated, self._bylines(source, date, taken.problems), state)
        month = taken.article.month
        taken.name = Name(source.path, address, source.slug, "", month, date.timestamp(), due=due, body=source.body)
        return taken

    def _page(self, source: Source, taken: Taken, expires: datetime | None, *, expired: bool) -> None:
        folder = source.path.partition("/")[0]
        if folder in self.trails and "/" in source.path and folder not in self.subsites:
            taken.problems.append(problem("page-in-category", source.place("title"), category=folder))
        address = self.urls.page(source.path)
        state = "expired" if expired else "draft" if source.draft and not self.drafts else ""
        taken.name = Name(source.path, address, "", state, due=self._next(expires), body=source.body)
        if not state:
            taken.page = StaticPage(source, address)

    def _next(self, *moments: datetime | None) -> int:
        """Return the first of the moments that are still to come, in seconds since 1970; 0 for none."""
        to_come = [moment.timestamp() for moment in moments if moment is not None and moment > self.now]
        return int(min(to_come)) if to_come else 0

    def _bylines(self, source: Source, date: datetime, problems: list[Problem]) -> tuple[Byline, ...]:
        bylines = []
        for number, signature in enumerate(source.authors, start=1):
            author = self.registry.get(signature.name) or self._by_name.get(same(signature.name))
            if author is not None:
                position = signature.position or self._position(author, date)
                who = f"@{author.key}"
                bylines.append(Byline(author.name, position, base_of(who), who))
                continue
            name = signature.name
            self._tell_odd_name(source, number, name, problems)
            who = self._who.get(name) or f"{slug(name, LONGEST_SLUG) or 'khong-ten'}/{same(name)}"
            self._who[name] = who
            bylines.append(Byline(name, signature.position or "", base_of(who), who))
        return tuple(dict.fromkeys(bylines))

    def _tell_odd_name(self, source: Source, number: int, name: str, problems: list[Problem]) -> None:
        """Tell of an author who is not in the registry but was most likely meant to be."""
        place = source.place(f"author.{number}")
        alike = self._alike.get(fold(name))
        if alike is not None:
            problems.append(problem("author-alike", place, value=name, guess=alike.name))
        elif self.registry and re.fullmatch(r"[A-Za-z0-9-]+", name):
            guess = close_match(name, list(self.registry))
            if guess or "-" in name or name.islower():
                problems.append(problem("unknown-author", place, value=name, guess=guess))

    def _position(self, author: AuthorField, date: datetime) -> str:
        """Return the position that an author held at a date; the first known one before all dates."""
        held = author.positions[0].title if author.positions else ""
        for position in author.positions:
            if position.since is None or self.aware(Moment(position.since, has_time=True)) <= date:
                held = position.title
        return held


def _bare(source: Source) -> Source:
    """Return an article that was withdrawn without all that is not published of it."""
    return msgspec.structs.replace(
        source,
        summary="",
        has_summary=False,
        image=None,
        attachments=(),
        audio="",
        links=(),
        authors=(),
        related=(),
        tags=(),
        origin=None,
        correction="",
    )

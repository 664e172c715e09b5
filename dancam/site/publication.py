"""What becomes of one source, by site.yml and the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

import msgspec

from dancam.content.config import AuthorField, Config, trails_of
from dancam.content.source import Moment, Signature, Source
from dancam.problems import Problem, close_match, problem
from dancam.site.article import Signer
from dancam.site.names import PUBLISHED, Name
from dancam.site.urls import Urls
from dancam.vietnamese import LONGEST_SLUG, fold, same, slug


class Appearance(msgspec.Struct, frozen=True):
    """How an article appears: the part of its front that depends on site.yml and the clock."""

    url: str
    """Site-absolute address."""
    date: datetime
    """When it appeared, in the portal's zone."""
    updated: datetime | None
    """When it was last changed for readers, in the portal's zone."""
    signers: tuple[Signer, ...]
    """Its authors, in order."""
    state: str
    """`draft` or `scheduled` where only a build with drafts shows it; else empty."""


class Publication(msgspec.Struct, frozen=True):
    """What becomes of one source at a moment: an article, a page, or nothing visible to readers."""

    source: Source
    """The source; for a withdrawn article, without the fields that are not published."""
    name: Name | None
    """What is needed to refer to it; None where its category is unknown."""
    appearance: Appearance | None
    """How it appears as an article; None where it is not one."""
    problems: tuple[Problem, ...]
    """Problems of the source on its own."""

    @property
    def is_page(self) -> bool:
        """Whether it is published as a page, not an article."""
        return self.appearance is None and self.name is not None and self.name.state == PUBLISHED


class PublicationRules:
    """Decides by site.yml and the clock what is published, when and by whom."""

    def __init__(self, config: Config, now: datetime, *, drafts: bool) -> None:
        """Take the settings, the moment, and whether drafts and scheduled articles are shown."""
        self.urls = Urls(config)
        self.zone: tzinfo = ZoneInfo(config.zone)
        self.now = now.astimezone(self.zone)
        self.drafts = drafts
        self.trails: Mapping[str, tuple[str, ...]] = trails_of(config)
        self.subsites = {each.category for each in config.subsites}
        self.registry = {author.key: author for author in config.authors}
        self._by_name = {same(author.name): author for author in config.authors}
        self._by_folded_name = {fold(author.name): author for author in config.authors}
        self._who: dict[str, str] = {}

    def publication(self, source: Source) -> Publication:
        """Return what becomes of a source."""
        if source.date is None or source.category is None:
            return self._page(source)
        if source.category not in self.trails:
            guess = close_match(source.category, list(self.trails))
            values = {"value": source.category, "guess": guess, "known": ", ".join(self.trails)}
            unknown = problem("unknown-category", source.place("category"), **values)
            return Publication(source, None, None, (unknown,))
        date = self._aware(source.date)
        expires = self._aware(source.expires) if source.expires else None
        updated = self._aware(source.updated) if source.updated else None
        state = "draft" if source.draft else "scheduled" if date > self.now else ""
        section = "/".join(self.trails[source.category])
        address = self.urls.article(category=source.category, section=section, slug=source.slug, date=date)
        due = self._next(date, expires, updated)
        expired = self._is_over(expires)
        if expired or (state and not self.drafts):
            reason = "expired" if expired else state
            name = Name(source.path, address, source.slug, reason, due=due, body=source.body)
            return Publication(source, name, None, ())
        if source.withdrawn:
            return Publication(_bare(source), Name(source.path, address, source.slug, PUBLISHED, due=due), None, ())
        appearance = Appearance(address, date, updated, self._signers(source, date), state)
        month = date.year, date.month
        name = Name(source.path, address, source.slug, PUBLISHED, month, date.timestamp(), due=due, body=source.body)
        return Publication(source, name, appearance, tuple(self._odd_names(source)))

    def _page(self, source: Source) -> Publication:
        problems: tuple[Problem, ...] = ()
        folder = source.path.partition("/")[0]
        if folder in self.trails and "/" in source.path and folder not in self.subsites:
            problems = (problem("page-in-category", source.place("title"), category=folder),)
        expires = self._aware(source.expires) if source.expires else None
        state = "expired" if self._is_over(expires) else "draft" if source.draft and not self.drafts else PUBLISHED
        name = Name(source.path, self.urls.page(source.path), "", state, due=self._next(expires), body=source.body)
        return Publication(source, name, None, problems)

    def _aware(self, moment: Moment) -> datetime:
        """Return a moment in the portal's zone."""
        value = moment.value
        return value.replace(tzinfo=self.zone) if value.tzinfo is None else value.astimezone(self.zone)

    def _is_over(self, expires: datetime | None) -> bool:
        return expires is not None and expires <= self.now

    def _next(self, *moments: datetime | None) -> int:
        """Return the earliest future moment, in seconds since 1970; 0 for none."""
        future = [moment.timestamp() for moment in moments if moment is not None and moment > self.now]
        return int(min(future)) if future else 0

    def _registered(self, signature: Signature) -> AuthorField | None:
        """Return the author of the registry whose key or name is in the signature."""
        return self.registry.get(signature.name) or self._by_name.get(same(signature.name))

    def _signers(self, source: Source, date: datetime) -> tuple[Signer, ...]:
        """Return the authors of an article, without repetitions."""
        signers = []
        for signature in source.authors:
            author = self._registered(signature)
            if author is not None:
                position = signature.position or self._position(author, date)
                signers.append(Signer(author.name, position, f"@{author.key}"))
                continue
            name = signature.name
            who = self._who.get(name) or f"{slug(name, LONGEST_SLUG) or 'khong-ten'}/{same(name)}"
            self._who[name] = who
            signers.append(Signer(name, signature.position or "", who))
        return tuple(dict.fromkeys(signers))

    def _position(self, author: AuthorField, date: datetime) -> str:
        """Return the position that an author held at a date; the first listed one before all dates."""
        held = author.positions[0].title if author.positions else ""
        for position in author.positions:
            if position.since is None or self._aware(Moment(position.since, has_time=True)) <= date:
                held = position.title
        return held

    def _odd_names(self, source: Source) -> Iterator[Problem]:
        """Yield a problem for each author who is not in the registry but was probably meant to be."""
        for number, signature in enumerate(source.authors, start=1):
            if self._registered(signature) is not None:
                continue
            name, place = signature.name, source.place(f"author.{number}")
            alike = self._by_folded_name.get(fold(name))
            if alike is not None:
                yield problem("author-alike", place, value=name, guess=alike.name)
            elif self.registry and re.fullmatch(r"[A-Za-z0-9-]+", name):
                guess = close_match(name, list(self.registry))
                if guess or "-" in name or name.islower():
                    yield problem("unknown-author", place, value=name, guess=guess)


def _bare(source: Source) -> Source:
    """Return a withdrawn article without the fields that are not published."""
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
        document=None,
        correction="",
    )

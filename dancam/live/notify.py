"""`dancam notify`: what is new goes into the outbox, and from there to each service; what one does not take stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from dancam.content.config import NotifyField
from dancam.live import outbox
from dancam.live.changed import Published, url_of
from dancam.live.outbox import Outbox, Service, with_news
from dancam.live.telling import NotTaken, messages, tell
from dancam.problems import Problem
from dancam.records import Record
from dancam.system.disk import Disk


class Told(Record, frozen=True):
    """What became of the news."""

    urls: Mapping[Service, tuple[str, ...]]
    """The addresses of which each service was told, or would be."""
    waiting: Mapping[Service, int]
    """Of how many each must still be told: the next time."""
    problems: tuple[Problem, ...] = ()
    """Why they were not told."""
    is_first: bool = False
    """Whether there was nothing to compare with, so that only this build's changes are known."""


def services(settings: NotifyField) -> list[Service]:
    """Return who is told, by the settings."""
    wanted = {Service.INDEXNOW: settings.indexnow, Service.WEBSUB: settings.websub}
    return [service for service, setting in wanted.items() if setting]


def notify(
    settings: NotifyField, now: Published, state: Path, *, everything: bool = False, only_shows: bool = False
) -> Told:
    """Tell all services what is new.

    Args:
        settings: Who is told.
        now: The portal as it is published.
        state: The file of the outbox.
        everything: Whether they are told of all pages.
        only_shows: Whether nobody is told, and nothing is written.

    Raises:
        OSError: The outbox cannot be written.
    """
    disk, before = Disk(), outbox.read(state)
    waiting = with_news(before, now, services(settings), everything=everything)
    if only_shows:
        urls = {each: _urls(now, paths) for each, paths in waiting.waiting.items()}
        return Told(urls, dict.fromkeys(urls, 0), is_first=before.seen is None)
    outbox.write(waiting, state, disk)  # killed from here on, nothing is forgotten
    told: dict[Service, tuple[str, ...]] = {}
    problems = []
    for service in waiting.waiting:
        try:
            for paths in messages(service, waiting.waiting[service]):
                tell(service, settings, now.base_url, paths)
                waiting = _without(waiting, service, len(paths))
                told[service] = (*told.get(service, ()), *_urls(now, paths))
                outbox.write(waiting, state, disk)
        except NotTaken as refused:
            problems.append(refused.reason)
    left = {service: len(paths) for service, paths in waiting.waiting.items()}
    return Told({each: told.get(each, ()) for each in left}, left, tuple(problems), before.seen is None)


def _without(waiting: Outbox, service: Service, count: int) -> Outbox:
    """Return an outbox without the first paths of a service."""
    return replace(waiting, waiting={**waiting.waiting, service: waiting.waiting[service][count:]})


def _urls(now: Published, paths: Sequence[str]) -> tuple[str, ...]:
    return tuple(url_of(now.base_url, path) for path in paths)

"""`dancam next`: which articles appear or expire next, and when."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dancam.authoring.proofread import SourceFacts, aware
from dancam.messages.sayings import Sayings
from dancam.records import Record
from dancam.vietnamese import long_date

# How many changes are printed; the JSON has all of them.
_SHOWN = 10
_WORDS = Sayings(
    vi={
        "none": "Không có bài nào chờ đến giờ đăng hoặc gỡ.",
        "next": "Lần tới: {at}, {left} nữa.",
        "publish": "đăng",
        "expire": "gỡ",
        "more": "… và {count} lần nữa.",
        "days": "{days} ngày {hours} giờ",
        "hours": "{hours} giờ {minutes} phút",
        "minutes": "{minutes} phút",
    },
    en={
        "none": "No article waits to appear or to go.",
        "next": "Next: {at}, in {left}.",
        "publish": "appears",
        "expire": "goes",
        "more": "… and {count} more.",
        "days": "{days} d {hours} h",
        "hours": "{hours} h {minutes} min",
        "minutes": "{minutes} min",
    },
)


class Change(Record, frozen=True):
    """An article that appears or expires."""

    at: datetime
    """When."""
    what: str
    """`publish` or `expire`."""
    file: str
    """The path of its source below the site's folder."""
    title: str
    """Its title."""


def changes_after(facts: Iterable[SourceFacts], now: datetime, zone: ZoneInfo) -> list[Change]:
    """Return the changes after `now`, the next one first.

    Args:
        facts: Those of all Markdown files; drafts never appear by themselves.
        now: The current moment.
        zone: The time zone of dates without one.
    """
    changes = []
    for each in facts:
        if each.draft:
            continue
        expires = aware(each.expires, zone) if each.expires is not None else None
        if each.date is not None and (at := aware(each.date, zone)) > now and (expires is None or at < expires):
            changes.append(Change(at.astimezone(zone), "publish", f"content/{each.path}", each.title))
        if expires is not None and expires > now:
            changes.append(Change(expires.astimezone(zone), "expire", f"content/{each.path}", each.title))
    return sorted(changes, key=lambda change: (change.at, change.file, change.what))


def as_json(changes: Sequence[Change], now: datetime) -> str:
    """Return changes as JSON, with the time of the next build and the seconds until then; null for never."""
    at = changes[0].at if changes else None
    data = {
        "next": at.isoformat() if at else None,
        "seconds": -int((now - at).total_seconds() // 1) if at else None,
        "changes": [
            {"at": each.at.isoformat(), "what": each.what, "file": each.file, "title": each.title} for each in changes
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def in_words(changes: Sequence[Change], now: datetime, zone: ZoneInfo, language: str = "vi") -> str:
    """Return changes for people: when the next one is, and the first few."""
    if not changes:
        return _WORDS.say(language, "none")

    def when(at: datetime) -> str:
        return long_date(at.astimezone(zone), has_time=True, language=language)

    lines = [_WORDS.say(language, "next", at=when(changes[0].at), left=_left(changes[0].at - now, language))]
    words = _WORDS.in_language(language)
    lines += [f"  {when(each.at)}: {words[each.what]} “{each.title}” ({each.file})" for each in changes[:_SHOWN]]
    if len(changes) > _SHOWN:
        lines.append(_WORDS.say(language, "more", count=len(changes) - _SHOWN))
    return "\n".join(lines)


def _left(left: timedelta, language: str) -> str:
    minutes = -(-int(left.total_seconds()) // 60)
    days, hours = divmod(minutes // 60, 24)
    kind = "days" if days else "hours" if hours else "minutes"
    return _WORDS.say(language, kind, days=days, hours=hours, minutes=minutes % 60)

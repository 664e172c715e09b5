"""The files that a browser searches in, as JSON with as few bytes as readers have patience."""

from __future__ import annotations

import msgspec

from dancam.views.search import SearchIndexView, SearchMonthView


def month(view: SearchMonthView) -> bytes:
    """Return the articles of a month: headline, address, sapo, category and day of each."""
    rows = [[each.title, each.href, each.summary, each.category, each.date] for each in view.entries]
    return msgspec.json.encode(rows) + b"\n"


def index(view: SearchIndexView) -> bytes:
    """Return the addresses of the months, newest first."""
    return msgspec.json.encode(view.months) + b"\n"

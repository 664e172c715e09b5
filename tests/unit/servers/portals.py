"""Portals as servers know them, for tests."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from dancam.servers.policy import Hosted, Moved
from tests.servers import HOST

PLAIN = Hosted(
    host=HOST,
    port=None,
    is_https=True,
    base="",
    root="/srv/cong/public",
    policy="default-src 'none'; script-src 'self'",
)


def hosted(**given: Any) -> Hosted:
    """Return a portal; what is not given is as it is mostly."""
    return replace(PLAIN, **given)


def moved(path: str, query: str = "", target: str = "/thoi-su/moi.html") -> Moved:
    """Return an old address."""
    return Moved(path, query, target)

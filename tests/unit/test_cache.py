"""A cache has what was put into it, and never more than it may."""

from __future__ import annotations

from dancam.cache import Cache


def test_what_was_put_into_it_is_there_until_it_is_full() -> None:
    cache: Cache[str, int] = Cache(2)
    cache["a"], cache["b"] = 1, 2
    assert cache == {"a": 1, "b": 2}
    cache["c"] = 3
    assert cache == {"c": 3}
    assert cache.get("a") is None

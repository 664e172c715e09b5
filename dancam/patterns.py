"""Regular expressions that are compiled when first used: most texts need few of them, and compiling takes time.

All of them together take a tenth of a second, which every build of one article would pay.
"""

from __future__ import annotations

import re
from typing import AnyStr, cast


class _Lazy:
    """A pattern that is not compiled yet; what was asked of it once is an attribute of its own."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        value: object = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, value)
        return value


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a regular expression that is compiled when it is first used.

    Args:
        pattern: The expression, as `re.compile` takes it; a mistake in it shows at its first use.
        flags: Flags of `re`.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))

"""Lines of configurations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from dancam.servers.policy import Hosted

Say = Callable[[str], str]
"""Returns the comment on a part of a configuration, by name."""
_ADDRESS = re.compile(r"[0-9.]+|\[[0-9a-fA-F:.]+\]")


def indented(lines: Iterable[str], by: int = 4) -> Iterator[str]:
    """Yield lines with blanks before each that is not empty."""
    return (f"{' ' * by}{line}" if line else "" for line in lines)


def listening(hosted: Hosted) -> tuple[str, int]:
    """Return where a server listens without certificates: an address with `:`, or all of them, and the port."""
    is_address = _ADDRESS.fullmatch(hosted.host) is not None
    port = 80 if hosted.is_https or hosted.port is None else hosted.port
    return (f"{hosted.host}:" if is_address else "", port)

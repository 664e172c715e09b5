"""Which outputs lie in the output folder compressed as well, for servers that send the file as it is."""

from __future__ import annotations

from collections.abc import Mapping

CODECS: Mapping[str, str] = {"brotli": ".br", "gzip": ".gz"}
"""The ways to compress, and what the name of a compressed copy ends in."""
KINDS = ("html", "css", "js", "json", "xml", "txt", "svg", "webmanifest")
"""What the names of files end in that are worth compressing: other formats of the web are compressed already."""
# A smaller file fits into one packet in any case.
_LEAST = 1_000
REDIRECT = "template:redirect.html"
"""The maker of pages that lead on: a server that is told of them sends none."""
_SMALL = frozenset({REDIRECT, "robots"})


def is_worth_it(path: str, maker: str, size: int | None = None) -> bool:
    """Return whether an output is published compressed as well.

    Args:
        path: Its path.
        maker: The name of its maker.
        size: Its size in bytes; None where only rendering shows it. Others are hardly ever small.
    """
    return path.endswith(_ENDS) and maker not in _SMALL and (size is None or size >= _LEAST)


def copies_of(path: str) -> tuple[str, ...]:
    """Return the paths of the compressed copies of an output."""
    return tuple(path + end for end in CODECS.values())


def maker_of(maker: str, codec: str) -> str:
    """Return the name of what makes the compressed copy of an output that `maker` makes."""
    return f"{maker}+{codec}"


_ENDS = tuple(f".{kind}" for kind in KINDS)

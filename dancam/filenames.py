"""Which names in a folder count: those that text editors leave for a moment do not, one hidden folder does."""

from __future__ import annotations

import fnmatch
import re

# Written by text editors and file managers beside the real file; never a source.
_PASSING = re.compile(
    "|".join(
        fnmatch.translate(pattern)
        for pattern in (
            "*~",
            "*.swp",
            "*.swx",
            "*.tmp",
            "*.bak",
            "#*#",
            "4913",
            "*.crdownload",
            "Thumbs.db",
            "~$*",
            "*___jb_???___",
        )
    )
)


# The one hidden folder that sites publish.
WELL_KNOWN = ".well-known"


def is_passing(name: str) -> bool:
    """Whether a file of that name is one that text editors and the like leave for a moment."""
    return _PASSING.match(name) is not None

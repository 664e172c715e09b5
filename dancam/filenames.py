"""Which file names are ignored (temporary files of text editors), and the one hidden folder that is not."""

from __future__ import annotations

import fnmatch
import re

# Written by text editors and file managers beside the real file; never a source.
_TEMPORARY = re.compile(
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


# The only hidden folder that sites publish.
WELL_KNOWN = ".well-known"


def is_temporary(name: str) -> bool:
    """Whether a file of that name is a temporary one of a text editor, browser or file manager."""
    return _TEMPORARY.match(name) is not None

"""Which file names are ignored (hidden ones, temporary files of editors), and the one hidden folder that is not."""

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


# Hidden ones, backups and halves of downloads; what text editors have open (`.bai.md.swp`, `#bai.md#`) is none of them.
_PUT_ASIDE = re.compile(
    r"\.?(?P<stem>.*?)(?:\.md(?:~|\.(?:tmp|bak|crdownload))?|~|\.(?:tmp|bak|crdownload))", re.IGNORECASE
)


def article_behind(name: str) -> str:
    """Return the name that an article should have whose file is ignored, perhaps by mischance; empty for other names.

    Args:
        name: The name of a file that is ignored: `.bai.md`, `bai.md~`, `bai.md.bak`, `.md`.
    """
    match = _PUT_ASIDE.fullmatch(name) if name[:2] not in {"._", ".#", ".~", "~$"} else None
    return f"{match['stem'].strip(' .') or 'bai'}.md" if match else ""

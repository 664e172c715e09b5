"""Where temporary files lie while tests run: in memory, if there is enough of it.

Half of what the system does for the tests is writing to a disk files that nobody reads again.
"""

from __future__ import annotations

import os
import tempfile

_SHARED = "/dev/shm"
_ENOUGH = 2**31


def folder() -> str | None:
    """Return a folder in memory with room for two gigabytes; None where there is none, as in many a container."""
    if not os.access(_SHARED, os.W_OK):
        return None
    room = os.statvfs(_SHARED)
    return _SHARED if room.f_bavail * room.f_frsize > _ENOUGH else None


def use() -> None:
    """Have all temporary files there from here on, those of processes that are started too."""
    if "TMPDIR" not in os.environ and (place := folder()):
        os.environ["TMPDIR"] = tempfile.tempdir = place

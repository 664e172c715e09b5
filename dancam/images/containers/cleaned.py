"""The result of cleaning a file."""

from __future__ import annotations

from dancam.records import Record


class Cleaned(Record, frozen=True):
    """A file without its metadata."""

    data: bytes
    """Its bytes: the same picture, pixel for pixel."""
    is_clean: bool
    """Whether all of it was understood. Otherwise some of its metadata may still be there."""

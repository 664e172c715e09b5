"""The views of what is not HTML: feeds, sitemaps, robots.txt and copied files."""

from __future__ import annotations

from dancam.content.source import Asset
from dancam.records import Record


class TextView(Record, frozen=True):
    """A file of the editing page, made with the settings alone."""

    text: str
    """All of it."""


class ProgramView(Record, frozen=True):
    """The program of the editing page, which comes with dancam."""

    version: str
    """Which one it is."""


class CopyView(Record, frozen=True):
    """A file that is copied as it is."""

    path: str
    """Path below the site's folder."""
    digest: str
    """Digest of its bytes."""


class SizeView(Record, frozen=True):
    """A photograph in another size."""

    path: str
    """Path below the site's folder of the file that it is made from."""
    digest: str
    """Digest of that file's bytes."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""


class CardView(Record, frozen=True):
    """The picture that other sites show of a page which has none of its own."""

    title: str
    """What stands on it: a category, or the portal."""
    portal: str
    """What stands below: the sub-site or the portal; empty where that is the title."""
    tone: int
    """Number of the category, for the colour."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""
    fonts: tuple[CopyView, ...]
    """The theme's fonts: those to read with, then those for what stands around, each in its parts."""


def copy_view(asset: Asset) -> CopyView:
    """Return a file to copy."""
    return CopyView(asset.path, asset.digest)

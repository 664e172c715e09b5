"""The views of files: copies, photographs in other sizes, cards, the editing page."""

from __future__ import annotations

from dancam.content.source import Asset
from dancam.records import Record
from dancam.site.site import Category, Site
from dancam.views.presenter import Presenter


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


def card_title(site: Site, category: Category | None) -> str:
    """Return what stands on the card of a category, or of the portal."""
    if category is None:
        return site.config.title
    subsite = site.subsites.get(category.key)
    return subsite.title if subsite else category.title


def card_view(site: Site, category: Category | None, width: int, height: int, presenter: Presenter) -> CardView:
    """Return the card of a category, or of the portal, in one shape."""
    portal = ""
    if category is not None:
        portal = site.config.title if category.key in site.subsites else presenter.frame(category).title
    tone = presenter.tones[category.key] if category else 0
    fonts = tuple(map(copy_view, presenter.heads.fonts))
    return CardView(card_title(site, category), portal, tone, width, height, fonts)


def copy_view(asset: Asset) -> CopyView:
    """Return a file to copy."""
    return CopyView(asset.path, asset.digest)

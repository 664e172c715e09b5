"""The views of files: copies, photographs, cards and the editing page."""

from __future__ import annotations

from dancam.content.config import AdminField, Config
from dancam.content.source import Asset
from dancam.records import Record
from dancam.site.site import Category, Site
from dancam.views.presenter import Presenter


class AdminView(Record, frozen=True):
    """A file of the editing page that is made from the settings."""

    config: Config
    """What `site.yml` says of what the page shows; everything else has its default."""
    admin: AdminField
    """Where the page keeps articles."""


class ProgramView(Record, frozen=True):
    """The program of the editing page, which comes with dancam."""

    version: str = "3.16.3"
    """Its version, as `authoring/admin/NOTICE.txt` names it: with another one it is published anew."""


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


def admin_view(config: Config, admin: AdminField) -> AdminView:
    """Return what the editing page is made from: no other setting may make it anew.

    Args:
        config: The settings of the portal.
        admin: Where the page keeps articles.
    """
    shown = Config(
        title=config.title,
        short_title=config.short_title,
        base_url=config.base_url,
        public_url=config.public_url,
        language=config.language,
        categories=config.categories,
        authors=config.authors,
    )
    return AdminView(shown, admin)


def copy_view(asset: Asset) -> CopyView:
    """Return a file to copy."""
    return CopyView(asset.path, asset.digest)

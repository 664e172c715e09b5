"""The views of files: pictures and attachments, photographs, cards and the editing page."""

from __future__ import annotations

from dancam.content.config import AdminField, Config
from dancam.content.source import Asset
from dancam.records import Record
from dancam.site.site import Category, Site
from dancam.views.presenter import Presenter


class AdminView(Record, frozen=True):
    """A file of the editing page that is made from the settings."""

    config: Config
    """The settings in `site.yml` that the page shows; all others have their defaults."""
    admin: AdminField
    """Where the page saves articles."""


class ProgramView(Record, frozen=True):
    """The program of the editing page, which comes with dancam."""

    version: str = "3.16.3"
    """Its version, as in `authoring/admin/NOTICE.txt`; a new version is published again."""


class ScriptsView(Record, frozen=True):
    """What dancam adds to the program of the editing page; it is a part of dancam, and published again with it."""


class IndexNowKeyView(Record, frozen=True):
    """The file by which search engines see that it is the portal that tells them of its pages (IndexNow)."""

    key: str
    """What is in it, and the name of the file."""


class CopyView(Record, frozen=True):
    """A file that is published beside the pages: copied, or cleaned of private metadata if it is a picture."""

    path: str
    """Path below the site's folder."""
    digest: str
    """Digest of its bytes."""


class SizeView(Record, frozen=True):
    """A photograph in another size."""

    path: str
    """Path of the original file, below the site's folder."""
    digest: str
    """Digest of the original file's bytes."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""


class CardView(Record, frozen=True):
    """The picture that other sites show for a page without one."""

    title: str
    """The text on it: title of a category, or of the portal."""
    portal: str
    """The line below: title of the sub-site or portal; empty where that is `title`."""
    tone: int
    """Number of the colour of the category."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""
    fonts: tuple[CopyView, ...]
    """The theme's fonts: the files of the text font, then those of the interface font."""


def card_title(site: Site, category: Category | None) -> str:
    """Return the text on the card of a category, or of the portal."""
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
    """Return the view of the editing page, with only the settings that may change it.

    Args:
        config: The settings of the portal.
        admin: Where the page saves articles.
    """
    shown = Config(
        title=config.title,
        short_title=config.short_title,
        base_url=config.base_url,
        public_url=config.public_url,
        language=config.language,
        zone=config.zone,
        categories=config.categories,
        authors=config.authors,
    )
    return AdminView(shown, admin)


def copy_view(asset: Asset) -> CopyView:
    """Return the view of a file that is published beside the pages."""
    return CopyView(asset.path, asset.digest)

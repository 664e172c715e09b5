"""Pictures for pages: with address, size and the files of other sizes."""

from __future__ import annotations

from dancam.content.source import Asset, PictureField
from dancam.images.sizes import SourceSet, sizes_of, source_set
from dancam.site.site import Site
from dancam.site.urls import asset_address
from dancam.views.parts import Picture


class Pictures:
    """Makes the pictures of one site's pages."""

    def __init__(self, site: Site) -> None:
        """Take the site."""
        self._site = site

    def picture(self, field: PictureField | None, asset: Asset | None) -> Picture | None:
        """Return a picture for a page; None where there is none or its file is missing."""
        if field is None or asset is None:
            return None
        return self.of(asset, field.alt, field.caption, field.credit)

    def of(self, asset: Asset, alt: str, caption: str = "", credit: str = "") -> Picture:
        """Return a file as a picture."""
        address = asset_address(asset.path)
        return Picture(
            src=self._site.urls.href(address),
            alt=alt,
            width=asset.width,
            height=asset.height,
            caption=caption,
            credit=credit,
            files=self.files(address, asset.width, asset.height, asset.mark),
        )

    def files(self, address: str, width: int, height: int, mark: str) -> SourceSet | None:
        """Return the files of a photograph in several sizes; None where there is only one file."""
        if not mark:
            return None
        return source_set(sizes_of(address, width, height, mark, avif=self._site.config.avif), self._site.urls.href)

    def banner(self, field: PictureField | None) -> Picture | None:
        """Return a banner of site.yml as a picture; None where there is none or its file is missing."""
        return self.picture(field, self._site.references.asset("", field.src) if field else None)

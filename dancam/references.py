"""What a path, a slug or an address in an article refers to."""

from __future__ import annotations

import enum
import posixpath
import re
from collections.abc import Iterable, Mapping

from dancam.markup import is_inside
from dancam.model import Record
from dancam.urls import BadAddress, join


class Kind(enum.Enum):
    """What was found at the end of a reference."""

    PAGE = "page"
    """A published article or page."""
    ASSET = "asset"
    """A file that is copied."""
    ADDRESS = "address"
    """An address of the site; whether something lies there, only the plan knows."""
    UNPUBLISHED = "unpublished"
    """An article that exists but is not published now."""
    MISSING = "missing"
    """Nothing."""
    BAD = "bad"
    """It leads out of the site."""
    OUTSIDE = "outside"
    """Another site."""


class Referent(Record, frozen=True):
    """Where a reference leads."""

    kind: Kind
    """What was found."""
    path: str = ""
    """Path of the article below `content/`, or of the asset below the site's folder."""
    address: str = ""
    """Site-absolute address, without fragment."""
    fragment: str = ""
    """What stood after `#`, with it."""


def asset_address(path: str) -> str:
    """Return the address at which an asset is published."""
    for folder, address in (("content/", "/"), ("static/root/", "/"), ("static/", "/static/")):
        if path.startswith(folder):
            return address + path[len(folder) :]
    return "/" + path


class References:
    """Resolves references among what is published, what is not, and the assets."""

    def __init__(
        self,
        published: Mapping[str, str],
        unpublished: Mapping[str, str],
        assets: Iterable[str],
        slugs: Iterable[tuple[str, str]],
        own: Iterable[str] = (),
    ) -> None:
        """Take the portal's files.

        Args:
            published: Address of each published article and page by path below `content/`.
            unpublished: Address that each of the others would have.
            assets: Paths of the assets below the site's folder.
            slugs: Slug and path of each article; of two with one slug the first counts.
            own: Whole addresses of the portal: what begins with one of them lies inside.
        """
        hosts = "|".join(re.escape(each.partition("://")[2]) for each in own if each)
        self.own = re.compile(rf"https?://(?:{hosts})(?=[/?#]|$)", re.IGNORECASE) if hosts else None
        self.published = published
        self.unpublished = unpublished
        self.unpublished_addresses = {address: path for path, address in unpublished.items()}
        self.assets = assets if isinstance(assets, (dict, frozenset, set)) else frozenset(assets)
        self.by_address = {address: path for path, address in published.items()}
        self.by_slug: dict[str, str] = {}
        for slug, path in slugs:
            self.by_slug.setdefault(slug, path)

    def resolve(self, path: str, target: str) -> Referent:
        """Return what `target` means in the file at `path` (below `content/`)."""
        own = self.own.match(target) if self.own else None
        if own:
            rest = target[own.end() :]
            target = rest if rest.startswith("/") else f"/{rest}"
        if not is_inside(target):
            return Referent(Kind.OUTSIDE, address=target)
        bare, _, fragment = target.partition("#")
        bare = bare.partition("?")[0]
        fragment = f"#{fragment}" if fragment else ""
        try:
            if bare.startswith("/"):
                return self._absolute(bare, fragment)
            joined = join(posixpath.dirname(path), bare)
        except BadAddress:
            return Referent(Kind.BAD)
        found = self._file(joined, fragment)
        if found.kind is Kind.MISSING and bare.endswith(".md"):  # written from content/, as all messages do
            found = self._file(bare.removeprefix("content/"), fragment)
        if found.kind is Kind.MISSING and path in self.published:
            neighbour = posixpath.normpath(posixpath.join(posixpath.dirname(self.published[path]), bare))
            neighbour += "/" if bare.endswith("/") else ""
            if neighbour in self.by_address:
                return Referent(Kind.PAGE, self.by_address[neighbour], neighbour, fragment)
        return found

    def related(self, path: str, target: str) -> Referent:
        """Return the article that an entry of `related` means; a slug counts as well."""
        if target in self.by_slug:
            return self._file(self.by_slug[target], "")
        found = self.resolve(path, target)
        if found.kind is Kind.MISSING and not target.endswith(".md"):
            with_suffix = self.resolve(path, f"{target}.md")
            return with_suffix if with_suffix.kind is not Kind.MISSING else found
        return found

    def _absolute(self, target: str, fragment: str) -> Referent:
        inner = join("", target[1:]) if target != "/" else ""
        if inner.startswith("static/"):
            if inner in self.assets:
                return Referent(Kind.ASSET, inner, asset_address(inner), fragment)
            return Referent(Kind.MISSING)
        address = f"/{inner}" + ("/" if target.endswith("/") and inner else "")
        if address in self.by_address:
            return Referent(Kind.PAGE, self.by_address[address], address, fragment)
        if address in self.unpublished_addresses:
            return Referent(Kind.UNPUBLISHED, self.unpublished_addresses[address])
        found = self._file(inner, fragment)
        if found.kind is Kind.MISSING and not inner.endswith(".md"):
            return Referent(Kind.ADDRESS, address=address, fragment=fragment)
        return found

    def _file(self, path: str, fragment: str) -> Referent:
        if path in self.published:
            return Referent(Kind.PAGE, path, self.published[path], fragment)
        if path in self.unpublished:
            return Referent(Kind.UNPUBLISHED, path)
        asset = f"content/{path}"
        if asset in self.assets:
            return Referent(Kind.ASSET, asset, asset_address(asset), fragment)
        return Referent(Kind.MISSING)

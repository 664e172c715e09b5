"""What a path, a slug or an address in an article refers to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from urllib.parse import unquote

from msgspec.structs import replace

from dancam.content.blanks import as_sign
from dancam.content.body import is_inside
from dancam.content.source import Asset
from dancam.site.article import Referent, ReferentKind
from dancam.site.names import PUBLISHED, Name, Names
from dancam.site.urls import BadAddress, asset_address, escaped, join
from dancam.vietnamese import nfc


class References:
    """Resolves references within a portal."""

    def __init__(self, names: Names, own: Iterable[str] = ()) -> None:
        """Take the names.

        Args:
            names: Everything that can be referred to.
            own: Whole URLs of the portal: a target that begins with one of them is internal.
        """
        hosts = "|".join(re.escape(each.partition("://")[2]) for each in own if each)
        self.own = re.compile(rf"https?://(?:{hosts})(?=[/?#]|$)", re.IGNORECASE) if hosts else None
        self.names = names

    def resolve(self, path: str, target: str) -> Referent:
        """Return where `target` leads from the file at `path` (below `content/`).

        It is read as an address; where nothing is there, as the name of a file, in which `#`, `?` and `%` mean nothing.
        """
        referent = self._resolve(path, target)
        if referent.kind in _NOT_FOUND and _SPECIAL.search(target):
            return self._named(path, target) or referent
        return referent

    def _named(self, path: str, target: str) -> Referent | None:
        """Return what has the name `target`, as it is written or percent-decoded once; None where nothing has."""
        folder = "" if target.startswith("/") else posixpath.dirname(path)
        for name in dict.fromkeys((target, nfc(unquote(target)))):
            joined = posixpath.normpath(posixpath.join(folder, name.removeprefix("/")))
            if joined.startswith(("../", "/")):
                continue
            if target.startswith("/static/"):
                asset = self.names.asset(joined)
                found = _file_of(asset, "") if asset is not None else Referent(ReferentKind.MISSING)
            else:
                found = self._file(joined, "")
            if found.kind not in _NOT_FOUND:
                return found
        return None

    def _resolve(self, path: str, target: str) -> Referent:
        own = self.own.match(target) if self.own else None
        if own:
            rest = target[own.end() :]
            target = rest if rest.startswith("/") else f"/{rest}"
        if not is_inside(target):
            return _OUTSIDE
        bare, _, fragment = target.partition("#")
        bare = bare.partition("?")[0]
        fragment = f"#{fragment}" if fragment else ""
        try:
            if bare.startswith("/"):
                return self._absolute(bare, fragment)
            joined = join(posixpath.dirname(path), bare)
        except BadAddress:
            return Referent(ReferentKind.BAD)
        referent = self._file(joined, fragment)
        if referent.kind is ReferentKind.MISSING and bare.endswith(".md"):  # relative to content/, as in all messages
            referent = self._file(bare.removeprefix("content/"), fragment)
        if referent.kind is ReferentKind.MISSING:
            here = self.names.published(path)
            if here is not None:
                neighbour = posixpath.normpath(posixpath.join(posixpath.dirname(here.address), bare))
                neighbour += "/" if bare.endswith("/") else ""
                name = self.names.at(neighbour)
                if name is not None and name.state == PUBLISHED:
                    return self._page(name, fragment)
        return referent

    def asset(self, path: str, target: str) -> Asset | None:
        """Return the asset that `target` leads to from the file at `path`, or None.

        In a front matter it is the name of a file, so one that has just that name comes first.
        """
        if _SPECIAL.search(target):
            named = self._named(path, target)
            if named is not None and named.kind is ReferentKind.ASSET:
                return self.names.asset(named.path)
        for name in _spellings(target):
            referent = self.resolve(path, name)
            if referent.kind is ReferentKind.ASSET:
                return self.names.asset(referent.path)
        return None

    def related(self, path: str, target: str) -> Referent:
        """Return where an entry of `related` leads, with the digest of the article's front; it may be a slug too."""
        referent = self._related(path, target)
        return (
            replace(referent, front=self.names.front(referent.path)) if referent.kind is ReferentKind.PAGE else referent
        )

    def _related(self, path: str, target: str) -> Referent:
        name = self.names.by_slug(target)
        if name is not None:
            return self._file(name.path, "")
        referent = self.resolve(path, target)
        if referent.kind is ReferentKind.MISSING and not target.endswith(".md"):
            with_suffix = self.resolve(path, f"{target}.md")
            return with_suffix if with_suffix.kind is not ReferentKind.MISSING else referent
        return referent

    def _absolute(self, target: str, fragment: str) -> Referent:
        inner = join("", target[1:]) if target != "/" else ""
        if inner.startswith("static/"):
            asset = self.names.asset(inner)
            return _file_of(asset, fragment) if asset is not None else Referent(ReferentKind.MISSING)
        address = f"/{escaped(inner)}" + ("/" if target.endswith("/") and inner else "")
        name = self.names.at(address)
        if name is not None:
            return self._page(name, fragment)
        referent = self._file(inner, fragment)
        if referent.kind is ReferentKind.MISSING and not inner.endswith(".md"):
            return Referent(ReferentKind.ADDRESS, address=address, fragment=fragment)
        return referent

    def _file(self, path: str, fragment: str) -> Referent:
        name = self.names.name(path)
        if name is not None:
            return self._page(name, fragment)
        asset = self.names.asset(f"content/{path}")
        return _file_of(asset, fragment) if asset is not None else Referent(ReferentKind.MISSING)

    def _page(self, name: Name, fragment: str) -> Referent:
        if name.state != PUBLISHED:
            return Referent(ReferentKind.UNPUBLISHED, name.path)
        body = self.names.body(name) if fragment else ""
        return Referent(ReferentKind.PAGE, name.path, name.address, fragment, body=body)


# What means something in an address and nothing in a name.
_SPECIAL = re.compile("[%#?]")
_NOT_FOUND = frozenset({ReferentKind.MISSING, ReferentKind.BAD, ReferentKind.ADDRESS})
_OUTSIDE = Referent(ReferentKind.OUTSIDE)


def _spellings(name: str) -> Iterable[str]:
    """Return a name of a file as it is written, and with other blanks, which look the same."""
    return dict.fromkeys((name, as_sign(name), name.replace(" ", "\u00a0")))


def _file_of(asset: Asset, fragment: str) -> Referent:
    address = asset_address(asset.path)
    return Referent(
        ReferentKind.ASSET,
        asset.path,
        address,
        fragment,
        asset.width,
        asset.height,
        mark=asset.mark,
        no_picture=asset.no_picture,
    )

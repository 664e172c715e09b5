"""`dancam move` and `dancam rename-tag`: move an article or rename a tag, and update every reference to it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote, unquote

import msgspec

from dancam.authoring.edit import with_field, with_list, with_targets
from dancam.content import frontmatter
from dancam.content.source import Source
from dancam.content.text import Text
from dancam.pipeline.options import Options
from dancam.pipeline.prepare import Prepared, prepare
from dancam.pipeline.read import with_portal
from dancam.problems import Place, Refusal, close_match, problem
from dancam.site.article import Referent, ReferentKind
from dancam.site.publication import PublicationRules
from dancam.system.disk import Disk
from dancam.vietnamese import nfc, same, slug

CONTENT = "content/"


class Moved(msgspec.Struct):
    """The result of moving an article."""

    path: str = ""
    """Its new path, below the site's folder."""
    alias: str = ""
    """Its old address, now a redirect; empty if it is unchanged or was never public."""
    address: str = ""
    """Its new address."""
    category: str = ""
    """Its new category; empty if it is unchanged."""
    changed: list[str] = []
    """Other files that were changed, by path below the site's folder."""


class _Portal:
    """All sources, and what their references refer to."""

    def __init__(self, options: Options, disk: Disk) -> None:
        options = msgspec.structs.replace(options, publish=False, drafts=True)
        self.prepared: Prepared = with_portal(options, disk, prepare, distrust=True)  # so that every source is loaded
        self.disk, self.site = disk, options.site
        self.sources: Mapping[str, Source | None] = self.prepared.arrangement.sources
        self.references = self.prepared.arrangement.site.references
        self.rules = PublicationRules(self.prepared.opened.config, options.now, drafts=True)
        self.readers_rules = PublicationRules(self.prepared.opened.config, options.now, drafts=False)
        self._line_ends: dict[str, str] = {}
        """The line ends of the files that have CRLF, by path."""

    def source(self, path: str) -> Source:
        source = self.sources.get(path)
        if source is None:
            guess = close_match(path, [each for each, other in self.sources.items() if other is not None])
            raise Refusal(problem("no-such-source", Place(CONTENT + path), guess=CONTENT + guess if guess else ""))
        return source

    def text(self, path: str) -> str:
        data = self.disk.read(self.prepared.press.real[CONTENT + path])
        text = Text(data, CONTENT + path).text
        assert text is not None  # it was read before
        if b"\r\n" in data:
            self._line_ends[path] = "\r\n"
        return text

    def write(self, path: str, text: str, was: str = "") -> None:
        text = text.replace("\n", self._line_ends.get(was or path, "\n"))
        where = self.site / CONTENT / path if was else self.prepared.press.real[CONTENT + path]
        self.disk.write_whole(Path(where), text.encode())

    def address(self, source: Source) -> str:
        name = self.rules.publication(source).name
        return name.address if name is not None else ""

    def is_public(self, source: Source) -> bool:
        """Whether readers may already know the address of a source."""
        name = self.readers_rules.publication(source).name
        return name is not None and name.state not in {"draft", "scheduled"}

    def references_of(self, source: Source) -> Iterable[tuple[str, Referent]]:
        """Yield each reference of a source as it is written, without query and fragment, and what it refers to."""
        for link in source.links:
            referent = self.references.resolve(source.path, link.target)
            yield _without_rest(source.path, link.target, referent), referent
        for each in (*(related.target for related in source.related), *source.translations):
            yield _bare(each), self.references.related(source.path, each)
        files = [source.image.src if source.image else "", source.audio, *(each.file for each in source.attachments)]
        for target in filter(None, files):
            referent = self.references.resolve(source.path, target)
            yield _without_rest(source.path, target, referent), referent


def _without_rest(path: str, target: str, referent: Referent) -> str:
    """Return a reference without query and fragment, unless what looks like them belongs to the name of the file."""
    is_whole = _named_by(path, target, referent.path.removeprefix(CONTENT)) is not None
    return target if is_whole else _bare(target)


def _named_by(path: str, written: str, file: str) -> str | None:
    """Return how a relative reference names a file: "" as it is, `%` percent-encoded; None where it does not."""
    folder = posixpath.dirname(path)
    for kind, name in (("", written), ("%", unquote(written))):
        if posixpath.normpath(posixpath.join(folder, name)) in {file, file.removesuffix(".md")}:
            return kind
    return None


def _bare(target: str) -> str:
    return target.partition("#")[0].partition("?")[0]


def move(options: Options, old: str, new: str, disk: Disk) -> Moved:
    """Move an article or page, leave a redirect at its old address, and update all links to it.

    Args:
        options: The portal.
        old: Its path, with or without `content/` and `.md`.
        new: Its new path, or the folder into which it goes.
        disk: The file system.

    Raises:
        Refusal: There is no such source, or the new path is taken or outside `content/`.
        OSError: A file cannot be read or written.
    """
    portal = _Portal(options, disk)
    source = portal.source(_path(old))
    path = _target(new, source.path)
    result = Moved(path=CONTENT + path)
    if path == source.path:
        return result
    if path in portal.sources or (options.site / CONTENT / path).exists():
        raise Refusal(problem("exists-already", Place(CONTENT + path)))
    text = portal.text(source.path)
    folder, category = source.path.partition("/")[0], path.partition("/")[0]
    if source.category == folder != category and category in portal.rules.trails:
        text = with_field(text, source.place("category"), category)
        result.category = category
    text = with_targets(text, _own_targets(portal, source, path))
    moved = _read(text, path)
    before, result.address = portal.address(source), portal.address(moved)
    if result.address != before:
        aliases = [each for each in moved.aliases if each != result.address]
        if portal.is_public(source) and before:
            result.alias = before
            aliases = [*aliases, before]
        if tuple(aliases) != moved.aliases:
            text = with_list(text, "aliases", aliases)
            moved = _read(text, path)
    others = {
        each.path: _with_references_updated(portal, each, source, moved, before)
        for each in portal.sources.values()
        if each is not None and each.path != source.path
    }
    portal.write(path, text, was=source.path)
    for other, changed in others.items():
        if changed is not None:
            portal.write(other, changed)
            result.changed.append(CONTENT + other)
    disk.remove(Path(portal.prepared.press.real[CONTENT + source.path]), options.site / "content")
    return result


def _path(text: str) -> str:
    """Return the path of a source below `content/`; what names no file, such as `content/`, stays without `.md`."""
    path = posixpath.normpath(nfc(text.replace("\\", "/")).removeprefix("./").removeprefix(CONTENT))
    if posixpath.basename(path) in {"", ".", ".."}:
        return "" if path == "." else path
    return path if path.endswith(".md") else f"{path}.md"


def _target(text: str, old: str) -> str:
    """Return the new path of a source; in a folder it keeps its file name."""
    if text.endswith("/") or not posixpath.basename(text).endswith(".md"):
        folder = posixpath.normpath(nfc(text).removeprefix("./").removeprefix(CONTENT) or ".")
        path = posixpath.normpath(posixpath.join(folder, posixpath.basename(old)))
    else:
        path = _path(text)
    if path.startswith(("../", "/")) or path == "..":
        raise Refusal(problem("move-outside", Place(text)))
    return path


def _read(text: str, path: str) -> Source:
    """Return the source that a changed text makes.

    Raises:
        Refusal: The change would make a field invalid.
    """
    source, problems = frontmatter.read(text.encode(), path)
    if source is None:
        raise Refusal(*problems)
    return source


def _own_targets(portal: _Portal, source: Source, path: str) -> dict[str, str]:
    """Return how the references of a source must be written at its new path, by how they are written now."""
    targets = {}
    folder = posixpath.dirname(path)
    for written, referent in portal.references_of(source):
        file = referent.path.removeprefix(CONTENT)
        kind = _named_by(source.path, written, file)
        if referent.kind in {ReferentKind.PAGE, ReferentKind.ASSET, ReferentKind.UNPUBLISHED} and kind is not None:
            if file == source.path:
                file = path
            new = posixpath.relpath(file, folder or ".")
            new = new if written.endswith(posixpath.splitext(file)[1]) else new.removesuffix(".md")
            targets[written] = quote(new, safe="/") if kind else new
    return {old: new for old, new in targets.items() if old != new and old}


def _with_references_updated(portal: _Portal, other: Source, source: Source, moved: Source, before: str) -> str | None:
    """Return the text of another source with its references to the moved one updated; None if nothing changes."""
    targets = {}
    for written, referent in portal.references_of(other):
        is_page = referent.kind in {ReferentKind.PAGE, ReferentKind.UNPUBLISHED}
        if referent.path != source.path or not is_page or not written:
            continue
        if written == source.slug and "/" not in written:
            new = moved.slug
        elif written == before:
            new = portal.address(moved)
        else:
            new = _in_same_form(written, source.path, moved.path, posixpath.dirname(other.path))
        if new != written:
            targets[written] = new
    return with_targets(portal.text(other.path), targets) if targets else None


def _in_same_form(written: str, old: str, new: str, folder: str) -> str:
    """Return the new path of a source in the form of the old reference: from the top, or from the folder."""
    new = new if written.endswith(".md") else new.removesuffix(".md")
    for start in ("/", CONTENT, ""):
        if written in {start + old, start + old.removesuffix(".md")} and (start or "/" in old or folder):
            return start + new
    return posixpath.relpath(new, folder or ".")


class Renamed(msgspec.Struct):
    """The result of renaming a tag."""

    changed: list[str] = []
    """The files that were changed, by path below the site's folder."""
    old_address: str = ""
    """Address of the page that the tag had; empty if it has the same now."""


def rename_tag(options: Options, old: str, new: str, disk: Disk) -> Renamed:
    """Rename a tag in all sources; an article that has both tags keeps one.

    Args:
        options: The portal.
        old: The tag, or the last part of its address.
        new: Its new name.
        disk: The file system.

    Raises:
        Refusal: There is no such tag, or the new name has no letter or digit.
        OSError: A file cannot be read or written.
    """
    new_slug = slug(new)
    if not new_slug:
        raise Refusal(problem("empty-tag", Place("dancam rename-tag"), value=new))
    portal = _Portal(options, disk)
    slugs = {tag.title: tag.slug for each in portal.sources.values() if each is not None for tag in each.tags}
    titles = {title for title in slugs if same(title) == same(old)} or {
        title for title, tag_slug in slugs.items() if tag_slug == old
    }
    if not titles:
        raise Refusal(problem("no-such-tag", Place("dancam rename-tag"), value=old, guess=close_match(old, slugs)))
    result = Renamed()
    for source in portal.sources.values():
        if source is None or not any(tag.title in titles for tag in source.tags):
            continue
        tags = dict.fromkeys(new if tag.title in titles else tag.title for tag in source.tags)
        text = with_list(portal.text(source.path), "tags", list(tags))
        _read(text, source.path)
        portal.write(source.path, text)
        result.changed.append(CONTENT + source.path)
    before = {slugs[title] for title in titles}
    if new_slug not in before:
        result.old_address = portal.rules.urls.tag(min(before))
    return result

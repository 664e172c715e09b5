"""Moving an article, and renaming a tag, with all that refers to them: `dancam move`, `dancam rename-tag`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path

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
    """What became of it."""

    path: str = ""
    """Where the article lies now, below the site's folder."""
    alias: str = ""
    """Its old address, where it stays as a redirect; empty where nobody has seen it yet, or it is the same."""
    address: str = ""
    """Its new address."""
    category: str = ""
    """Its new category; empty where it is the same."""
    changed: list[str] = []
    """Other files that were changed, by path below the site's folder."""


class _Portal:
    """All sources, and what their references mean."""

    def __init__(self, options: Options, disk: Disk) -> None:
        options = msgspec.structs.replace(options, publish=False, drafts=True)
        self.prepared: Prepared = with_portal(options, disk, prepare, distrust=True)  # every source is at hand
        self.disk, self.site = disk, options.site
        self.sources: Mapping[str, Source | None] = self.prepared.arrangement.sources
        self.references = self.prepared.arrangement.site.references
        self.rules = PublicationRules(self.prepared.opened.config, options.now, drafts=True)
        self.readers_rules = PublicationRules(self.prepared.opened.config, options.now, drafts=False)
        self._odd: dict[str, str] = {}
        """How the files that are to be changed end their lines."""

    def source(self, path: str) -> Source:
        found = self.sources.get(path)
        if found is None:
            guess = close_match(path, [each for each, source in self.sources.items() if source is not None])
            raise Refusal(problem("no-such-source", Place(CONTENT + path), guess=CONTENT + guess if guess else ""))
        return found

    def text(self, path: str) -> str:
        data = self.disk.read(self.prepared.press.real[CONTENT + path])
        text = Text(data, CONTENT + path).text
        assert text is not None  # it was read
        if b"\r\n" in data:
            self._odd[path] = "\r\n"
        return text

    def write(self, path: str, text: str, was: str = "") -> None:
        text = text.replace("\n", self._odd.get(was or path, "\n"))
        where = self.site / CONTENT / path if was else self.prepared.press.real[CONTENT + path]
        self.disk.write_whole(Path(where), text.encode())

    def address(self, source: Source) -> str:
        name = self.rules.publication(source).name
        return name.address if name is not None else ""

    def is_seen(self, source: Source) -> bool:
        """Whether readers may know the address of a source."""
        name = self.readers_rules.publication(source).name
        return name is not None and name.state not in {"draft", "scheduled"}

    def refers(self, source: Source) -> Iterable[tuple[str, Referent]]:
        """Yield each reference of a source as it is written, without a fragment, and what it means."""
        for link in source.links:
            yield _bare(link.target), self.references.resolve(source.path, link.target)
        for each in (*(related.target for related in source.related), *source.translations):
            yield _bare(each), self.references.related(source.path, each)
        files = [source.image.src if source.image else "", source.audio, *(each.file for each in source.attachments)]
        for target in filter(None, files):
            yield _bare(target), self.references.resolve(source.path, target)


def _bare(target: str) -> str:
    return target.partition("#")[0].partition("?")[0]


def move(options: Options, old: str, new: str, disk: Disk) -> Moved:
    """Move an article or page, leave a redirect at its old address, and have all links follow.

    Args:
        options: The portal.
        old: Its path, with or without `content/` and `.md`.
        new: Its new path, or the folder into which it goes.
        disk: The file system.

    Raises:
        Refusal: There is no such source, or something is in the way.
        OSError: Something cannot be read or written.
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
        if portal.is_seen(source) and before:
            result.alias = before
            aliases = [*aliases, before]
        if tuple(aliases) != moved.aliases:
            text = with_list(text, "aliases", aliases)
            moved = _read(text, path)
    others = {
        each.path: _following(portal, each, source, moved, before)
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
    path = posixpath.normpath(nfc(text.replace("\\", "/")).removeprefix("./").removeprefix(CONTENT))
    return path if path.endswith(".md") else f"{path}.md"


def _target(text: str, old: str) -> str:
    """Return where a source goes: a folder takes it under its own name."""
    if text.endswith("/") or not posixpath.basename(text).endswith(".md"):
        folder = posixpath.normpath(nfc(text).removeprefix("./").removeprefix(CONTENT) or ".")
        path = posixpath.normpath(posixpath.join(folder, posixpath.basename(old)))
    else:
        path = _path(text)
    if path.startswith(("../", "/")) or path == "..":
        raise Refusal(problem("move-outside", Place(text)))
    return path


def _read(text: str, path: str) -> Source:
    """Return what a changed text says; a change that makes an error of a field is not made."""
    source, problems = frontmatter.read(text.encode(), path)
    if source is None:
        raise Refusal(*problems)
    return source


def _own_targets(portal: _Portal, source: Source, path: str) -> dict[str, str]:
    """Return how the references of a source must be written where it lies elsewhere."""
    targets = {}
    folder = posixpath.dirname(path)
    for written, found in portal.refers(source):
        file = found.path.removeprefix(CONTENT)
        here = posixpath.normpath(posixpath.join(posixpath.dirname(source.path), written))
        if found.kind in {ReferentKind.PAGE, ReferentKind.ASSET, ReferentKind.UNPUBLISHED} and here in {
            file,
            file.removesuffix(".md"),
        }:
            if file == source.path:
                file = path
            new = posixpath.relpath(file, folder or ".")
            targets[written] = new if written.endswith(posixpath.splitext(file)[1]) else new.removesuffix(".md")
    return {old: new for old, new in targets.items() if old != new and old}


def _following(portal: _Portal, other: Source, source: Source, moved: Source, before: str) -> str | None:
    """Return the text of another source in which all references follow one that moves; None where it has none."""
    targets = {}
    for written, found in portal.refers(other):
        if found.path != source.path or found.kind not in {ReferentKind.PAGE, ReferentKind.UNPUBLISHED} or not written:
            continue
        if written == source.slug and "/" not in written:
            new = moved.slug
        elif written == before:
            new = portal.address(moved)
        else:
            new = _written_alike(written, source.path, moved.path, posixpath.dirname(other.path))
        if new != written:
            targets[written] = new
    return with_targets(portal.text(other.path), targets) if targets else None


def _written_alike(written: str, old: str, new: str, folder: str) -> str:
    """Return a path to a source as the one to its old place is written: from the top, or from the folder."""
    new = new if written.endswith(".md") else new.removesuffix(".md")
    for start in ("/", CONTENT, ""):
        if written in {start + old, start + old.removesuffix(".md")} and (start or "/" in old or folder):
            return start + new
    return posixpath.relpath(new, folder or ".")


class Renamed(msgspec.Struct):
    """What became of a tag."""

    changed: list[str] = []
    """The files that were changed, by path below the site's folder."""
    gone: str = ""
    """Address of the page that the tag had, if it has another one now."""


def rename_tag(options: Options, old: str, new: str, disk: Disk) -> Renamed:
    """Give a tag another name in all sources; where an article has both, one is left.

    Args:
        options: The portal.
        old: The tag, or the last part of its address.
        new: Its new name.
        disk: The file system.

    Raises:
        Refusal: There is no such tag, or the new one is none.
        OSError: Something cannot be read or written.
    """
    address = slug(new)
    if not address:
        raise Refusal(problem("empty-tag", Place("dancam rename-tag"), value=new))
    portal = _Portal(options, disk)
    known = {tag.title: tag.slug for each in portal.sources.values() if each is not None for tag in each.tags}
    wanted = {title for title in known if same(title) == same(old)} or {
        title for title, its in known.items() if its == old
    }
    if not wanted:
        raise Refusal(problem("no-such-tag", Place("dancam rename-tag"), value=old, guess=close_match(old, known)))
    result = Renamed()
    for source in portal.sources.values():
        if source is None or not any(tag.title in wanted for tag in source.tags):
            continue
        tags = dict.fromkeys(new if tag.title in wanted else tag.title for tag in source.tags)
        text = with_list(portal.text(source.path), "tags", list(tags))
        _read(text, source.path)
        portal.write(source.path, text)
        result.changed.append(CONTENT + source.path)
    before = {known[title] for title in wanted}
    if address not in before:
        result.gone = portal.rules.urls.tag(min(before))
    return result

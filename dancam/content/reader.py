"""The reading stage: reads each file of the portal that changed; all others are not opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from dancam.content.config import FILE, Config
from dancam.content.files import FileContents, Parse, measured, settings_of, source, template
from dancam.content.reading import FileReading, ReadingJob, decode, failure_of, read_file
from dancam.content.source import Asset, Source, TemplateSource
from dancam.filenames import article_behind
from dancam.problems import Place, Problem, problem
from dancam.records import Record
from dancam.system.disk import Disk, FileStat
from dancam.system.executor import Executor
from dancam.system.listing import ListingDifference, difference
from dancam.system.scan import FolderChanges, leave_out_twins, no_changes, shown
from dancam.vietnamese import nfc

CONTENT, STATIC, TEMPLATES = "content", "static", "templates"
THEME_STATIC = "static/theme"
# From so many changed files on, several processes read them faster.
_MANY = 400
_BATCH = 50


class RememberedFile(Record, frozen=True):
    """What an earlier build read from a file."""

    digest: str
    """Digest of its bytes."""
    record: FileContents
    """What was read; None where the file was unusable, or where its article is on a shelf."""
    raw: str = ""
    """Its path on the disk, where its letters are composed differently there."""


class Memory(Protocol):
    """What an earlier build remembered of the files."""

    def listing(self, root: str) -> Mapping[str, bytes]:
        """Return the pieces of the listing of a folder."""

    def file(self, path: str) -> RememberedFile | None:
        """Return what was read from a file."""

    def digests(self, folder: str) -> Mapping[str, str]:
        """Return the digest of each file below a folder."""

    def below(self, folder: str) -> Mapping[str, RememberedFile]:
        """Return what was read from the files below a folder."""

    def raw_paths(self) -> Mapping[str, str]:
        """Return the path on the disk of each file whose letters are composed differently there."""


class ChangedMeanwhile(Exception):  # noqa: N818 - the build starts again; no error of the program
    """A source is not as the reading stage saw it any more."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path
        """Path below the site's folder."""


class Folders(msgspec.Struct, frozen=True):
    """Where a portal's files lie."""

    site: Path
    """The folder with site.yml."""
    theme: Path
    """The folder with the default `templates/` and `static/theme/`."""


class Whereabouts:
    """Where each file lies on the disk, by path below the site's folder; those of the theme count as lying there."""

    def __init__(self, site: Path, odd: Mapping[str, Path]) -> None:
        """Take the site's folder, and the files that lie elsewhere or under another name."""
        self._site = site
        self._odd = odd

    def __getitem__(self, path: str) -> Path | str:
        return self._odd.get(path) or f"{self._site}/{path}"


class Reading(msgspec.Struct):
    """All that was read."""

    config: Config | None = None
    """The settings; None where site.yml is unusable."""
    sources: dict[str, Source | None] = msgspec.field(default_factory=dict)
    """Markdown files that changed, by path below `content/`; None for one that was removed or is unusable."""
    assets: dict[str, Asset | None] = msgspec.field(default_factory=dict)
    """Other files that changed, by path below the site's folder; None for one that was removed or is unusable."""
    templates: dict[str, TemplateSource] = msgspec.field(default_factory=dict)
    """All templates by name."""
    problems: dict[str, list[Problem]] = msgspec.field(default_factory=dict)
    """Problems of each file that was opened."""
    lasting: list[Problem] = msgspec.field(default_factory=list)
    """Problems of files that could not be opened."""
    remember: dict[str, RememberedFile | None] = msgspec.field(default_factory=dict)
    """What is new to remember of the files, by path; None for one that was removed."""
    moved: set[str] = msgspec.field(default_factory=set)
    """Those of them whose bytes are the same as before, and only their path on the disk changed."""
    unread: set[str] = msgspec.field(default_factory=set)
    """Files that could not be read."""
    listings: dict[str, ListingDifference] = msgspec.field(default_factory=dict)
    """How each folder differs from its listing."""
    odd: dict[str, Path] = msgspec.field(default_factory=dict)
    """Where the files lie that are not in the site's folder under their own name."""
    files_read: int = 0
    """How many files were opened."""
    now: int = 0
    """The file system's time before the first of them was opened, in nanoseconds."""

    def outdated(self) -> set[str]:
        """Return the paths of the files whose earlier problems no longer apply."""
        return self.remember.keys() - self.moved | self.unread


def theme_folder() -> Path:
    """Return the folder of the default theme: in the package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    packed = package / "theme"
    return packed if packed.is_dir() else package.parent


class _Contents(msgspec.Struct, frozen=True):
    """What a file says, and whether that is new."""

    record: FileContents
    new: bool = True


class Reader:
    """Reads a portal's files."""

    def __init__(self, folders: Folders, disk: Disk, memory: Memory, executor: Executor) -> None:
        """Take where to read, the file system, what an earlier build remembered, and who reads many files."""
        self.executor = executor
        self._raw = memory.raw_paths()
        self.folders = folders
        self.disk = disk
        self.memory = memory
        self.reading = Reading(now=disk.now())

    def read(self, content: FolderChanges, *, looks_at_static: bool = True) -> Reading:
        """Return everything that changed.

        Args:
            content: How that folder differs from its listing.
            looks_at_static: Whether files below `static/` may have changed.

        Raises:
            ChangedMeanwhile: A file was removed since it was listed.
        """
        reading, site, theme = self.reading, self.folders.site, self.folders.theme
        for path, raw in self._raw.items():
            reading.odd[path] = site / raw
        config = self._settings()
        reading.config = config if isinstance(config, Config) else None
        self._report(CONTENT, content)
        self._content(self._changed(CONTENT, content.difference))
        static = self._theme(THEME_STATIC, theme / THEME_STATIC, STATIC)
        if looks_at_static:
            static = self._scan(STATIC, site / STATIC) | static
            for path, where in self._changed(STATIC, self._difference(STATIC, static)):
                self._asset(path, where)
        else:
            self._changed(STATIC, no_changes(self.memory.listing(STATIC)).difference)
        self._templates(self._scan(TEMPLATES, site / TEMPLATES) | self._theme(TEMPLATES, theme / TEMPLATES, TEMPLATES))
        return reading

    # Which files there are

    def _scan(self, root: str, folder: Path) -> dict[str, FileStat]:
        """Return the files of a folder by path, and report those that cannot be used."""
        scan = self.disk.scan(folder)
        files = dict(scan.files)
        refused = [link.path for link in scan.refused]
        nameless = [shown(raw) for raw in scan.nameless]
        self._report(root, FolderChanges(no_changes({}).difference, refused, nameless, leave_out_twins(files)))
        return files

    def _report(self, root: str, changes: FolderChanges) -> None:
        """Report what in a folder cannot be used."""
        problems = self.reading.lasting
        problems += [problem("link-refused", Place(f"{root}/{path}")) for path in changes.refused]
        problems += [problem("file-name", Place(f"{root}/{path}")) for path in changes.nameless]
        problems += [problem("same-file-name", Place(f"{root}/{path}")) for path in changes.twins]
        for path in changes.aside:
            problems += self._aside(f"{root}/{path}")

    def _aside(self, path: str) -> list[Problem]:
        """Return what is to be said of a file that is left out for its name."""
        where = self.folders.site / path
        if self.disk.stat(where.with_name(article_behind(where.name))) is not None:
            return []  # a copy of an article
        from dancam.content.strangers import put_aside  # what parses is not imported where nothing changed

        try:
            return put_aside(nfc(path), self.disk.read(where))
        except OSError:
            return []  # gone since it was listed

    def _difference(self, root: str, files: Mapping[str, FileStat]) -> ListingDifference:
        return difference(dict(sorted(files.items())), self.memory.listing(root))

    def _theme(self, prefix: str, folder: Path, root: str) -> dict[str, FileStat]:
        """Return the files of the theme that the site does not have itself, by path below `root`."""
        own = self.folders.site / prefix
        if folder.resolve() == own.resolve():
            return {}
        files = {}
        for raw, stat in self.disk.scan(folder).files.items():
            if self.disk.stat(own / raw) is None:
                path = f"{prefix}/{raw}"
                self.reading.odd[path] = folder / raw
                files[path.removeprefix(f"{root}/")] = stat
        return files

    def _changed(self, root: str, changes: ListingDifference) -> list[tuple[str, Path]]:
        """Return path and place of each file that changed since its listing; those that were removed are noted."""
        reading = self.reading
        reading.listings[root] = changes
        for raw in changes.removed:
            path = nfc(f"{root}/{raw}")
            reading.remember[path] = None
            reading.odd.pop(path, None)
            if root == CONTENT and path.endswith(".md"):
                reading.sources[path.removeprefix(f"{CONTENT}/")] = None
            elif root != TEMPLATES:
                reading.assets[path] = None
        changed = []
        for raw in changes.changed:
            path = nfc(f"{root}/{raw}")
            if path != f"{root}/{raw}":
                reading.odd[path] = self.folders.site / root / raw
            changed.append((path, reading.odd.get(path) or self.folders.site / path))
        return changed

    # What they say

    def _settings(self) -> FileContents:
        stat = self.disk.stat(self.folders.site / FILE)
        changes = difference({FILE: stat} if stat else {}, self.memory.listing(FILE))
        self.reading.listings[FILE] = changes
        remembered = self.memory.file(FILE)
        if remembered is not None and not changes.changed and stat is not None:
            return remembered.record
        return self._read(FILE, self.folders.site / FILE, settings_of).record

    def _content(self, changed: Sequence[tuple[str, Path]]) -> None:
        """Read what changed below `content/`; many files in several processes at once."""
        if len(changed) < _MANY:
            for path, where in changed:
                remembered = self.memory.file(path)
                before = remembered.digest if remembered else ""
                parse = source if path.endswith(".md") else measured
                self._keep(path, where, read_file(self.disk, path, where, before, parse))
            return
        import dancam.content.frontmatter  # noqa: F401 - before processes part, and each would import it for itself

        job = ReadingJob(self.disk, changed, self.memory.digests(CONTENT))
        for data in self.executor.run(job, len(changed), _BATCH):
            for number, result in decode(data):
                self._keep(*changed[number], result)

    def _keep(self, path: str, where: Path, result: FileReading) -> None:
        contents, name = self._remember(path, where, result), path.removeprefix(f"{CONTENT}/")
        if not path.endswith(".md"):
            self._keep_asset(path, contents)
        elif contents.new:
            self.reading.sources[name] = contents.record if isinstance(contents.record, Source) else None
        else:
            self.reading.sources.pop(name, None)

    def _asset(self, path: str, where: Path) -> None:
        self._keep_asset(path, self._read(path, where, measured))

    def _keep_asset(self, path: str, contents: _Contents) -> None:
        if contents.new:
            self.reading.assets[path] = contents.record if isinstance(contents.record, Asset) else None
        else:
            self.reading.assets.pop(path, None)

    def _templates(self, files: Mapping[str, FileStat]) -> None:
        reading = self.reading
        records = {path: each.record for path, each in self.memory.below(TEMPLATES).items()}
        for path, where in self._changed(TEMPLATES, self._difference(TEMPLATES, files)):
            if where.suffix == ".html":
                records[path] = self._read(path, where, template).record
        for path, record in records.items():
            if isinstance(record, TemplateSource) and reading.remember.get(path, record) is not None:
                reading.templates[path.removeprefix(f"{TEMPLATES}/")] = record

    def _read(self, path: str, where: Path, parse: Parse) -> _Contents:
        """Return what a file says: from memory where its bytes did not change."""
        remembered = self.memory.file(path)
        before = remembered.digest if remembered else ""
        return self._remember(path, where, read_file(self.disk, path, where, before, parse))

    def _remember(self, path: str, where: Path, result: FileReading) -> _Contents:
        """Return what a file says, and note what is to be remembered of it."""
        reading = self.reading
        if result.is_missing and path != FILE:  # it existed a moment ago
            raise ChangedMeanwhile(path)
        if result.failure:
            reading.lasting.append(failure_of(path, result))
            reading.unread.add(path)
            return _Contents(None)
        reading.files_read += 1
        raw = ""
        if path in reading.odd and where.is_relative_to(self.folders.site):
            on_disk = where.relative_to(self.folders.site).as_posix()
            raw = on_disk if nfc(on_disk) == path else ""  # a theme may lie there as well
        if result.is_same:
            reading.remember.pop(path, None)
            moved = raw != self._raw.get(path, "")
            remembered = self.memory.file(path) if moved or not path.startswith(f"{CONTENT}/") else None
            if remembered is not None and moved:
                reading.remember[path] = RememberedFile(result.digest, remembered.record, raw)
                reading.moved.add(path)
            return _Contents(remembered.record if remembered is not None else None, new=False)
        reading.remember[path] = RememberedFile(result.digest, result.record, raw)
        if result.problems:
            reading.problems[path] = result.problems
        return _Contents(result.record)

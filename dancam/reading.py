"""The reading stage: every file of the portal once, by digest; what did not change is remembered, not read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dancam import frontmatter, settings
from dancam.config import FILE, Config
from dancam.disk import Disk, FileStat
from dancam.frontmatter import digest
from dancam.model import Asset, Record, Source, TemplateSource
from dancam.problems import Place, Problem, problem
from dancam.vietnamese import nfc

CONTENT, STATIC, TEMPLATES = "content", "static", "templates"
THEME_STATIC = "static/theme"


class Remembered(Record, frozen=True):
    """What an earlier build read from a file."""

    stat: FileStat
    """The file as the file system knew it."""
    settled: bool
    """Whether the same numbers prove the same bytes."""
    digest: str
    """Digest of its bytes."""
    record: Source | Asset | TemplateSource | Config | None
    """What was read; None where the file was unusable."""
    problems: tuple[Problem, ...]
    """What was wrong with it."""


@dataclass(slots=True)
class Reading:
    """All that was read."""

    config: Config | None = None
    sources: list[Source] = field(default_factory=list)
    assets: dict[str, Asset] = field(default_factory=dict)
    """By path below the site's folder; a theme's file counts as if it lay there."""
    templates: dict[str, TemplateSource] = field(default_factory=dict)
    """By name."""
    real: dict[str, Path] = field(default_factory=dict)
    """Where each file lies on the disk, by path below the site's folder."""
    problems: list[Problem] = field(default_factory=list)
    remember: dict[str, Remembered] = field(default_factory=dict)
    """What to remember of each file, by path."""
    learned: set[str] = field(default_factory=set)
    """Paths whose memory is new."""
    files_read: int = 0
    """How many files were opened."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a portal's files lie."""

    site: Path
    """The folder with site.yml."""
    theme: Path
    """The folder with the default `templates/` and `static/theme/`."""


def theme_folder() -> Path:
    """Return the folder of the default theme: in the package, or beside it in a checkout."""
    package = Path(__file__).parent
    packed = package / "theme"
    return packed if packed.is_dir() else package.parent


class Reader:
    """Reads a portal's files."""

    def __init__(self, folders: Folders, disk: Disk, memory: Mapping[str, Remembered]) -> None:
        """Take where to read, with what, and what is known from before."""
        self.folders = folders
        self.disk = disk
        self.memory = memory
        self.reading = Reading()
        self.now = disk.now()
        self._stats: dict[str, FileStat] = {}

    def read(self) -> Reading:
        """Read everything."""
        reading = self.reading
        record = self._file(FILE, self.folders.site / FILE, self._config)
        reading.config = record if isinstance(record, Config) else None
        for path, where in self._files(CONTENT, self.folders.site / CONTENT):
            if path.endswith(".md"):
                found = self._file(path, where, self._source)
                if isinstance(found, Source):
                    reading.sources.append(found)
            else:
                self._asset(path, where)
        for path, where in self._files(STATIC, self.folders.site / STATIC):
            self._asset(path, where)
        for path, where in self._files(THEME_STATIC, self.folders.theme / THEME_STATIC):
            self._asset(path, where)
        for folder in (self.folders.site, self.folders.theme):
            for path, where in self._files(TEMPLATES, folder / TEMPLATES):
                name = path.removeprefix(f"{TEMPLATES}/")
                if where.suffix == ".html":
                    template = self._file(path, where, self._template)
                    if isinstance(template, TemplateSource):
                        reading.templates[name] = template
        return reading

    def _files(self, prefix: str, folder: Path) -> list[tuple[str, Path]]:
        """Return path and place of each file below a folder that was not found in another one before."""
        scan = self.disk.scan(folder)
        for link in scan.refused:
            place = Place(f"{prefix}/{link.path}")
            self.reading.problems.append(problem("link-refused", place))
        found = []
        here: set[str] = set()
        for raw, stat in scan.files.items():
            try:
                raw.encode()
            except UnicodeEncodeError:
                shown = raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
                self.reading.problems.append(problem("file-name", Place(f"{prefix}/{shown}")))
                continue
            path = nfc(f"{prefix}/{raw}")
            if path in here:
                self.reading.problems.append(problem("same-file-name", Place(path)))
                continue
            here.add(path)
            if path not in self.reading.real:  # the portal's own file goes before the theme's
                self._stats[path] = stat
                found.append((path, folder / raw))
        return found

    def _asset(self, path: str, where: Path) -> None:
        asset = self._file(path, where, self._measured)
        if isinstance(asset, Asset):
            self.reading.assets[path] = asset

    def _file(
        self,
        path: str,
        where: Path,
        parse: Callable[[str, bytes, str], tuple[Source | Asset | TemplateSource | Config | None, list[Problem]]],
    ) -> Source | Asset | TemplateSource | Config | None:
        """Return what a file says: from memory where it surely did not change, else by reading it."""
        reading = self.reading
        reading.real[path] = where
        known = self.memory.get(path)
        stat = self._stats.get(path) or self.disk.stat(where)
        if known is not None and known.settled and known.stat == stat:
            reading.remember[path] = known
            reading.problems += known.problems
            return known.record
        try:
            data = self.disk.read(where)
        except OSError as error:
            code = "no-site-yml" if path == FILE and isinstance(error, FileNotFoundError) else "unreadable"
            reading.problems.append(problem(code, Place(path), reason=error.strerror or str(error)))
            return None
        reading.files_read += 1
        name = digest(data)
        if known is not None and known.digest == name:
            record, problems = known.record, list(known.problems)
        else:
            record, problems = parse(path, data, name)
        if stat is not None:
            entry = Remembered(stat, stat.settled(self.now), name, record, tuple(problems))
            if entry != known:
                reading.learned.add(path)
            reading.remember[path] = entry
        reading.problems += problems
        return record

    def _config(self, path: str, data: bytes, _: str) -> tuple[Config | None, list[Problem]]:
        text = frontmatter.Text(data, path)
        return settings.read(text.text) if text.text is not None else (None, text.problems)

    def _source(self, path: str, data: bytes, _: str) -> tuple[Source | None, list[Problem]]:
        return frontmatter.read(data, path.removeprefix(f"{CONTENT}/"))

    def _measured(self, path: str, data: bytes, name: str) -> tuple[Asset, list[Problem]]:
        from dancam.images import measure

        width, height = measure(data, path)
        return Asset(path, name, len(data), width, height), []

    def _template(self, path: str, data: bytes, name: str) -> tuple[TemplateSource | None, list[Problem]]:
        from dancam.templates import includes

        text = frontmatter.Text(data, path)
        if text.text is None:
            return None, text.problems
        found, problems = includes(text.text, path)
        return TemplateSource(path.removeprefix(f"{TEMPLATES}/"), name, found), problems

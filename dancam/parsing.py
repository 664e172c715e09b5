"""One file of the portal: its bytes, and what they say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from dancam.config import Config
from dancam.disk import Disk, digest
from dancam.model import Asset, Source, TemplateSource
from dancam.problems import Place, Problem, problem

Read = Source | Asset | TemplateSource | Config | None
"""What a file says; None where it is unusable."""


Parse = Callable[[str, bytes, str], tuple[Read, list[Problem]]]
"""Takes path, bytes and digest of a file; returns what it says, and what is wrong with it."""


class Looked(msgspec.Struct, frozen=True, array_like=True):
    """What came of looking at a file."""

    digest: str = ""
    """Digest of its bytes."""
    is_same: bool = False
    """Whether they are the same as before; then nothing else is told of them."""
    record: Read = None
    """What it says."""
    problems: list[Problem] = []
    """What is wrong with it."""
    failure: str = ""
    """Why it cannot be read."""
    is_missing: bool = False
    """Whether it is not there at all."""


def look(disk: Disk, path: str, where: Path, before: str, parse: Parse) -> Looked:
    """Read a file and parse it unless its bytes have a digest.

    Args:
        disk: The file system.
        path: Its path below the site's folder.
        where: Where it lies.
        before: The digest that it had; empty where that is not known.
        parse: What parses it.
    """
    try:
        data = disk.read(where)
    except OSError as error:
        return Looked(failure=error.strerror or str(error), is_missing=isinstance(error, FileNotFoundError))
    name = digest(data)
    if name == before:
        return Looked(name, is_same=True)
    return Looked(name, False, *parse(path, data, name))


def settings_of(path: str, data: bytes, _: str) -> tuple[Config | None, list[Problem]]:
    """Return the settings in site.yml."""
    from dancam import frontmatter, settings  # what parses is not imported where nothing changed

    text = frontmatter.Text(data, path)
    if text.text is None:
        return None, text.problems
    config, problems = settings.read(text.text)
    return config, problems + text.unreadable()


def source(path: str, data: bytes, _: str) -> tuple[Source | None, list[Problem]]:
    """Return the source in a Markdown file."""
    from dancam import frontmatter

    return frontmatter.read(data, path.removeprefix("content/"))


def measured(path: str, data: bytes, name: str) -> tuple[Asset, list[Problem]]:
    """Return a file that is copied, with its size in pixels where it is a picture."""
    from dancam.images import MOST_PIXELS, is_shown, is_whole, measure
    from dancam.sizes import mark_of
    from dancam.stripping import stripped

    width, height = measure(data, path)
    problems = []
    place = Place(path)
    if width * height > MOST_PIXELS:
        problems.append(problem("picture-too-large", place, limit=MOST_PIXELS // 1_000_000))
        width = height = 0
    elif path.startswith("content/"):  # what lies in static/ is the webmaster's
        danger = danger_of(path, data)
        if danger:
            problems.append(problem("drawing-active", place, what=danger))
        elif not is_shown(path):
            problems.append(problem("picture-format", place))
        elif not is_whole(data, path):
            problems.append(problem("picture-broken", place))
    mark = mark_of(path, data, name, width) if not problems else ""
    size = len(stripped(data, path) if path.startswith("content/") else data)  # as readers get it
    return Asset(path, name, size, width, height, mark), problems


def danger_of(path: str, data: bytes) -> str:
    """Return what makes a drawing dangerous; empty for all other files."""
    if not path.lower().endswith(".svg"):
        return ""
    from dancam.drawings import danger_in

    return danger_in(data)


def template(path: str, data: bytes, name: str) -> tuple[TemplateSource | None, list[Problem]]:
    """Return a template: what its fingerprint needs of it."""
    from dancam import frontmatter
    from dancam.templates import includes

    text = frontmatter.Text(data, path)
    if text.text is None:
        return None, text.problems
    found, problems = includes(text.text, path)
    return TemplateSource(path.removeprefix("templates/"), name, found), problems

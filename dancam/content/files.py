"""One file of the portal: its bytes, and what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dancam.content.config import Config
from dancam.content.source import Asset, Source, TemplateSource
from dancam.problems import Place, Problem, problem

_TEXTS = (
    ".css",
    ".csv",
    ".html",
    ".htm",
    ".ics",
    ".js",
    ".json",
    ".mjs",
    ".svg",
    ".txt",
    ".vcf",
    ".vtt",
    ".webmanifest",
    ".xml",
)

FileContents = Source | Asset | TemplateSource | Config | None
"""What a file says; None where it is unusable."""


SYNTAX: dict[str, Any] = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": True}
"""How templates are written: options of Jinja wherever one is parsed."""

Parse = Callable[[str, bytes, str], tuple[FileContents, list[Problem]]]
"""Takes path, bytes and digest of a file; returns what it says, and what is wrong with it."""


def settings_of(path: str, data: bytes, _: str) -> tuple[Config | None, list[Problem]]:
    """Return the settings in site.yml."""
    from dancam.content import settings  # what parses is not imported where nothing changed
    from dancam.content.conflicts import conflicts  # what parses is not imported where nothing changed
    from dancam.content.text import Text  # what parses is not imported where nothing changed

    text = Text(data, path)
    if text.text is None:
        return None, text.problems
    found = list(conflicts(text.text, path))
    if found:
        return None, found  # all that would be told of it besides comes from two versions in one
    config, problems = settings.read(text.text)
    return config, problems + text.unreadable()


def source(path: str, data: bytes, _: str) -> tuple[Source | None, list[Problem]]:
    """Return the source in a Markdown file."""
    from dancam.content import frontmatter

    return frontmatter.read(data, path.removeprefix("content/"))


def measured(path: str, data: bytes, name: str) -> tuple[Asset, list[Problem]]:
    """Return a file that is copied, with its size in pixels where it is a picture."""
    from dancam.images.containers.cleaned import Cleaned
    from dancam.images.measure import MOST_PIXELS, is_shown, is_whole, measure
    from dancam.images.metadata import cleaned
    from dancam.images.sizes import mark_of

    problems = []
    place = Place(path)
    is_editors = path.startswith("content/")  # files in static/ are the webmaster's
    published = cleaned(data, path) if is_editors else Cleaned(data, is_clean=True)
    # As it is published: some metadata turns a picture in one program and not in another.
    width, height = measure(published.data, path)
    if width * height > MOST_PIXELS:
        problems.append(problem("picture-too-large", place, limit=MOST_PIXELS // 1_000_000))
        width = height = 0
    elif is_editors:
        danger = danger_of(path, data)
        if danger:
            problems.append(problem("drawing-active", place, what=danger))
        elif not is_shown(path):
            problems.append(problem("picture-format", place))
        elif not is_whole(published.data, path):
            problems.append(problem("picture-broken", place))
    mark = mark_of(path, published.data, name, width) if not problems else ""
    if not published.is_clean:
        problems.append(problem("metadata-kept", place))
    problems += _conflicts_in(path, data)
    return Asset(path, name, len(published.data), width, height, mark), problems


def _conflicts_in(path: str, data: bytes) -> list[Problem]:
    """Return the marks of git in a file that is copied and holds text, such as a style sheet."""
    if b"\n=======" not in data or not path.lower().endswith(_TEXTS):
        return []
    from dancam.content.conflicts import conflicts

    return list(conflicts(data.decode("utf-8", "replace").replace("\r\n", "\n"), path))


def danger_of(path: str, data: bytes) -> str:
    """Return what makes a drawing dangerous; empty for all other files."""
    if not path.lower().endswith(".svg"):
        return ""
    from dancam.images.svg import danger_in

    return danger_in(data)


def template(path: str, data: bytes, name: str) -> tuple[TemplateSource | None, list[Problem]]:
    """Return what the fingerprint of a template needs of it."""
    from dancam.content.conflicts import conflicts  # what parses is not imported where nothing changed
    from dancam.content.text import Text  # what parses is not imported where nothing changed

    text = Text(data, path)
    if text.text is None:
        return None, text.problems
    names, problems = includes(text.text, path)
    return TemplateSource(path.removeprefix("templates/"), name, names), [*conflicts(text.text, path), *problems]


def includes(text: str, file: str) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the names of the templates that a template extends, includes or imports; `*` for a computed name.

    Args:
        text: The template.
        file: Its path, for the place of a problem.
    """
    import jinja2  # only a template that is new needs it
    from jinja2 import meta

    try:
        tree = jinja2.Environment(**SYNTAX).parse(text)  # noqa: S701 - SYNTAX has it
    except jinja2.TemplateSyntaxError as error:
        return (), [problem("template-syntax", Place(file, error.lineno), detail=error.message or "")]
    names = {name or "*" for name in meta.find_referenced_templates(tree)}
    return tuple(sorted(names)), []

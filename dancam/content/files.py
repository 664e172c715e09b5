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
    from dancam.content.strangers import misnamed
    from dancam.images.containers.cleaned import Cleaned
    from dancam.images.kinds import SHOWN, UNSHOWN, kind_by_name, kind_of
    from dancam.images.measure import MOST_PIXELS, measure
    from dancam.images.metadata import cleaned
    from dancam.images.sizes import mark_of

    problems = []
    place = Place(path)
    is_editors = path.startswith("content/")  # files in static/ are the webmaster's
    published = cleaned(data, path) if is_editors else Cleaned(data, is_clean=True)
    kind, promised = kind_of(data), kind_by_name(path)
    # As it is published: some metadata turns a picture in one program and not in another.
    width, height = measure(published.data, path)
    if width * height > MOST_PIXELS:
        problems.append(problem("picture-too-large", place, limit=MOST_PIXELS // 1_000_000))
        width = height = 0
    elif is_editors:
        problems += misnamed(path, data)
        problems += _dangers(path, data) or _as_picture(path, published.data, kind, promised, width)
    mark = mark_of(path, published.data, name, width) if all(each.code == "picture-name" for each in problems) else ""
    if not published.is_clean and not any(each.is_error for each in problems):
        problems.append(problem("metadata-kept", place))
    no_picture = "" if kind in SHOWN | UNSHOWN else kind
    problems += _conflicts_in(path, data)
    is_misnamed = any(each.code == "source-name" for each in problems)
    return Asset(path, name, len(published.data), width, height, mark, no_picture, is_misnamed), problems


def _conflicts_in(path: str, data: bytes) -> list[Problem]:
    """Return the marks of git in a file that is copied and holds text, such as a style sheet."""
    if b"\n=======" not in data or not path.lower().endswith(_TEXTS):
        return []
    from dancam.content.conflicts import conflicts

    return list(conflicts(data.decode("utf-8", "replace").replace("\r\n", "\n"), path))


def _as_picture(path: str, data: bytes, kind: str, promised: str, width: int) -> list[Problem]:
    """Return what is wrong with a file as a picture, judged by its bytes; nothing for all other files.

    Args:
        path: Its path below the site's folder.
        data: Its bytes, as they are published.
        kind: What it is by its bytes.
        promised: The kind of picture that its name promises; empty for none.
        width: Its width in pixels; 0 where that is unknown.
    """
    from dancam.images.kinds import ENDINGS, RASTER, SHOWN, UNSHOWN
    from dancam.images.measure import is_whole

    place = Place(path)
    if kind in UNSHOWN - {"SVGZ"} or (promised in UNSHOWN and kind not in SHOWN):
        return [problem("picture-format", place, what=kind if kind in UNSHOWN else promised)]
    if kind not in SHOWN:
        return [problem("picture-none", place, what=kind)] if promised else []
    if not is_whole(data, kind) or (kind in RASTER - {"ICO"} and promised in RASTER - {"ICO"} and not width):
        return [problem("picture-broken", place)]
    if kind == promised:
        return []
    is_shown = kind in RASTER and promised in RASTER
    stem, dot, _ = path.rpartition("/")[2].rpartition(".")
    right = f"{stem if dot and stem else path.rpartition('/')[2]}{ENDINGS[kind][0]}"
    return [problem("picture-name" if is_shown else "picture-name-hides", place, what=kind, name=right)]


def _dangers(path: str, data: bytes) -> list[Problem]:
    """Return what makes a file dangerous that browsers do not only show; nothing for all others."""
    from dancam.images.documents import danger_in_document, is_document
    from dancam.images.svg import danger_in

    place = Place(path)
    if path.lower().endswith(".svg"):
        danger = danger_in(data)
        if danger == "?":
            return [problem("drawing-broken", place)]
        return [problem("drawing-active", place, what=danger)] if danger else []
    danger = danger_in_document(path, data) if is_document(path) else ""
    return [problem("file-active", place, what=danger)] if danger else []


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
        tree = jinja2.Environment(**SYNTAX).parse(text)  # noqa: S701 - only parsed, never rendered
    except jinja2.TemplateSyntaxError as error:
        return (), [problem("template-syntax", Place(file, error.lineno), detail=error.message or "")]
    names = {name or "*" for name in meta.find_referenced_templates(tree)}
    return tuple(sorted(names)), []

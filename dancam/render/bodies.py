"""The body of an article or page for its page: HTML, and what is wrong with it as problems with their places."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import unquote

import msgspec

from dancam.content.reader import ChangedMeanwhile
from dancam.content.text import Text, TextParts, read_body
from dancam.problems import Place, Problem, problem
from dancam.views.article import ArticleView
from dancam.views.pages import PageView
from dancam.views.parts import BodyLink

if TYPE_CHECKING:  # Markdown is imported when the first body needs it: most builds render little
    from dancam.render.markdown.cleaner import Target
    from dancam.render.markdown.renderer import Prose, Remark, Renderer


class Bodies:
    """Renders the bodies of one build."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        """Take how files are read.

        Args:
            read: Returns the bytes of a file by its path below the site's folder.
        """
        self._read = read
        self._anchors: dict[tuple[str, str], frozenset[str]] = {}

    def render(self, view: ArticleView | PageView) -> tuple[Prose, list[Problem]]:
        """Return the body of a page as HTML, and what is wrong with it.

        Raises:
            ChangedMeanwhile: A body changed since it was read.
            RecursionError: It is nested too deep.
            Exception: The library fails over it.
        """
        body = view.body
        path = f"content/{body.path}"
        renderer = _renderer(view)
        targets = {link.target: self._target(link, renderer) for link in body.links}
        data = self._read(path)
        prose = renderer.render(_body(data, path, body.digest).decode(), targets.get)
        if not prose.remarks:
            return prose, []
        parts = TextParts(Text(data, path).text or "")
        problems = [_problem(each, path, body.line) for each in prose.remarks]
        return prose, [msgspec.structs.replace(each, place=parts.place(each.place)) for each in problems]

    def written(self, path: str, digest: str) -> bytes:
        """Return the body of a source as it was read, in UTF-8.

        Raises:
            ChangedMeanwhile: It is another one now.
        """
        file = f"content/{path}"
        return _body(self._read(file), file, digest)

    def _target(self, link: BodyLink, renderer: Renderer) -> Target:
        """Return where a link leads, and whether the page there has the part that is meant."""
        from dancam.render.markdown.cleaner import Target, is_reserved

        why = link.why
        anchor = unquote(link.href.partition("#")[2])
        if link.body and anchor and not is_reserved(anchor):
            key = link.page, link.body
            if key not in self._anchors:
                page = f"content/{link.page}"
                self._anchors[key] = renderer.anchors(_body(self._read(page), page, link.body).decode())
            if anchor not in self._anchors[key]:
                why = "dead-anchor"
        return Target(link.href, link.width, link.height, link.files, why, link.no_picture)


def _body(data: bytes, path: str, digest: str) -> bytes:
    """Return the normalised body of a file, given its bytes.

    Raises:
        ChangedMeanwhile: It is another one now.
    """
    body = read_body(data, path, digest)
    if body is None:
        raise ChangedMeanwhile(path)
    return body


def _renderer(view: ArticleView | PageView) -> Renderer:
    from dancam.render.markdown.renderer import renderer

    return renderer(view.frame.words, view.frame.video_hosts)


def _problem(remark: Remark, path: str, first_line: int) -> Problem:
    """Return a remark on a body as a problem of its file; its column is the one in the body.

    Args:
        remark: The remark.
        path: Path of the file below the site's folder.
        first_line: Line of the file on which the body starts.
    """
    place = Place(path, first_line + remark.place.line - 1, remark.place.column, remark.place.length)
    if remark.code == "image-missing":
        return problem("image-missing", place, value=remark.target, guess="")
    return problem(remark.code, place, target=remark.target, known=remark.known)

"""Copied files, and photographs as readers get them: without what a camera wrote into them, in other sizes, drawn."""

from __future__ import annotations

from collections.abc import Callable

from dancam.images.metadata import stripped
from dancam.problems import Place, Problem, problem
from dancam.views.files import CardView, CopyView, SizeView


def copy(view: CopyView, data: bytes) -> bytes:
    """Return a file as it is published: what editors put beside an article says nothing of camera and place.

    Args:
        view: Which file.
        data: Its bytes.
    """
    return stripped(data, view.path) if view.path.startswith("content/") else data


def resized(view: SizeView, data: bytes, form: str, place: Place, *, cut: bool) -> tuple[bytes, tuple[Problem, ...]]:
    """Return a photograph in another size; the file as it is, with a problem, where it cannot be read.

    Args:
        view: Which photograph, and which size.
        data: The bytes of its file.
        form: The format of the result, such as `webp`.
        place: The source, for the problem.
        cut: Whether what is too wide or too high is cut off.
    """
    from dancam.images import resize  # brings Pillow, which few builds need

    # Without metadata, as it was measured: only what browsers follow may turn it.
    data = stripped(data, view.path)
    try:
        return resize.resized(data, view.width, view.height, form, cut=cut), ()
    except resize.Unreadable:
        return data, (problem("picture-broken", place),)


def card(view: CardView, font: Callable[[CopyView], bytes]) -> bytes:
    """Return the drawn picture that other sites show of a page without a photograph.

    Args:
        view: What stands on it.
        font: Returns the bytes of a font.
    """
    from dancam.images import cards  # brings Pillow

    fonts = tuple(map(font, view.fonts))
    return cards.drawn(view.title, view.portal, view.tone, (view.width, view.height), fonts)

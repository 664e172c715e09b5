"""What the tests of this folder have in common: bodies rendered."""

from __future__ import annotations

from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.renderer import Prose, Renderer
from dancam.views.words import Words

RENDERER = Renderer(Words(back_to_text="Trở lại", task_done="Xong", task_to_do="Chưa"), ())


def render(text: str) -> Prose:
    return RENDERER.render(text, lambda target: None if "khong" in target else Target(target))


def html(text: str) -> str:
    return str(render(text).html).strip()


def line(text: str) -> str:
    """Return the HTML within the only paragraph of a body."""
    made = html(text)
    assert made.startswith("<p>")
    assert made.endswith("</p>")
    return made[3:-4]


def told(text: str) -> list[tuple[str, str, int, int]]:
    """Return code, target, line and column of each remark."""
    return [(each.code, each.target, each.place.line, each.place.column) for each in render(text).remarks]

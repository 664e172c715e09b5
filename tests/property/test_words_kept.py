"""No word of a body is lost, whatever stands around it; `make fuzz-bodies` tries more of the same."""

from __future__ import annotations

from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.renderer import Prose, Renderer
from dancam.views.words import Words
from demo.numbered import Author, missing, unkept
from tests.amounts import examples_of

RENDERER = Renderer(Words())
BODIES = examples_of(1000)


def rendered(text: str) -> Prose:
    return RENDERER.render(text, lambda target: Target(target))


def test_every_word_of_a_whole_body_is_on_its_page_once_and_in_its_place_and_nothing_is_told() -> None:
    for number in range(BODIES):
        body = Author(number).body()
        prose = rendered(body.text)
        assert unkept(body, str(prose.html)) == [], f"body {number}:\n{body.text}"
        assert prose.remarks == (), f"body {number}:\n{body.text}"


def test_every_word_of_a_spoiled_body_is_on_its_page_or_somebody_is_told() -> None:
    for number in range(BODIES):
        body = Author(number).spoiled()
        prose = rendered(body.text)
        assert not missing(body, str(prose.html)) or prose.remarks, f"body {number}:\n{body.text}"

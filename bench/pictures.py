"""A small pool of pictures, drawn from a few shapes."""

from __future__ import annotations

from pathlib import Path

from bench.chance import Chance

COUNT = 24
PICTURES = tuple(f"tranh-{number:02d}.svg" for number in range(1, COUNT + 1))
_COLOURS = ("#7a1f1f", "#b3541e", "#d9a441", "#3b6e4f", "#2f5d7c", "#6b4e71", "#8a8d45", "#4a4a4a")


def draw(number: int) -> str:
    """Return the picture of a number as SVG: fields, hills and a sun."""
    chance = Chance(number)
    across, down, radius = 100 + chance.below(760), 60 + chance.below(160), 30 + chance.below(50)
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" width="960" height="600" viewBox="0 0 960 600">',
        '<rect width="960" height="600" fill="#f4ead6"/>',
        f'<circle cx="{across}" cy="{down}" r="{radius}" fill="#d9a441"/>',
    ]
    for depth in range(3 + chance.below(4)):
        top = 200 + 70 * depth + chance.below(60)
        bend = top - 120 + chance.below(240)
        colour = chance.pick(_COLOURS)
        lines.append(f'<path d="M0 {top} Q{chance.below(960)} {bend} 960 {top} V600 H0 Z" fill="{colour}"/>')
    return "\n".join([*lines, "</svg>", ""])


def write(folder: Path) -> None:
    """Write all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(PICTURES, start=1):
        (folder / name).write_text(draw(number), encoding="utf-8")
